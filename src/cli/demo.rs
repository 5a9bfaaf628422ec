use serde_json::value::RawValue;
use zhaiyao::{AnalyzeOptions, Engine, KeywordOptions, SummaryOptions};

use super::terminal::{self, Colors};
use crate::{
    message::{Language, texts},
    output::{self, Abstract, Digest, Renderer},
};

const SAMPLE: &str = include_str!("../../examples/news.txt");

/// A sample article, what comes out of it, and what to do next.
pub(super) fn demo(colors: Colors) -> String {
    let document = Engine::new().analyze_with(SAMPLE, &AnalyzeOptions::default());
    let (summary, keywords) = (SummaryOptions::default(), KeywordOptions::default());
    let (summary, ranked) = document.summary_and_ranking(&summary);
    let summary = Abstract::new(summary.text(), summary, ranked);
    let keywords = document.keywords(&keywords);
    let style = terminal::style(colors);
    let renderer = Renderer {
        format: output::TEXT,
        style,
        keep_fields: false,
        keep_content: false,
        is_only: true,
    };
    let result = renderer.digest(&Digest {
        summary: Some(&summary),
        keywords: Some(&keywords),
        ..Digest::new(RawValue::NULL, &document)
    });
    let (before, between, after) = match Language::current() {
        Language::English => (texts::DEMO_ARTICLE, texts::DEMO_RESULT, texts::DEMO_NEXT),
        Language::Chinese => (
            texts::CHINESE_DEMO_ARTICLE,
            texts::CHINESE_DEMO_RESULT,
            texts::CHINESE_DEMO_NEXT,
        ),
    };
    let article = style.wrapped(SAMPLE.trim_end());
    let result = String::from_utf8_lossy(&result);
    format!("{before}\n\n{article}\n\n{between}\n\n{result}\n{after}")
}
