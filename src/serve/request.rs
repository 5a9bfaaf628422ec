use std::time::Instant;

use axum::http::StatusCode;
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;
use zhaiyao::{
    AnalyzeOptions, Document, Engine, KeywordOptions, Length, Method, Order, SummaryOptions,
    text::blocks::Role,
};

use super::{
    number::{Positive, Whole},
    object::Object,
    refusal::Refusal,
};
use crate::{
    style::HouseStyle,
    view::{LabelLanguage, ROLES},
};

/// Of the sentences, blocks and keywords that an editor speaks of, each list: it is gone through for every sentence.
const MOST_LISTED: usize = 1000;

/// An article as `--from ndjson` has it, and what is wanted of it.
#[derive(Debug, Deserialize)]
pub(super) struct Request {
    pub(super) id: Option<Box<RawValue>>,
    title: Option<String>,
    pub(super) text: String,
    #[serde(default)]
    options: Object<RequestOptions>,
    #[serde(default)]
    page: Object<PageOptions>,
}

/// The options of the command, and what an editor says about single sentences and blocks. Places are byte offsets
/// into the text, anywhere in the sentence or block.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is a field of the request")]
struct RequestOptions {
    #[serde(deserialize_with = "given")]
    sentences: Option<Positive>,
    #[serde(deserialize_with = "given")]
    chars: Option<Positive>,
    #[serde(deserialize_with = "given")]
    ratio: Option<f64>,
    order: OrderName,
    whole: bool,
    #[serde(deserialize_with = "given")]
    ceiling: Option<bool>,
    #[serde(deserialize_with = "given")]
    keywords: Option<Positive>,
    #[serde(deserialize_with = "given")]
    min_score: Option<f64>,
    fill: bool,
    tags: Vec<String>,
    words: bool,
    method: MethodName,
    #[serde(deserialize_with = "given")]
    min_chars: Option<Positive>,
    focus: Option<String>,
    pinned: Vec<Whole>,
    uncut: Vec<Whole>,
    excluded: Vec<Whole>,
    roles: Vec<Object<RoleAt>>,
    style: Option<Object<HouseStyle>>,
    structure: bool,
}

/// What only the page asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct PageOptions {
    pub(super) language: LabelLanguage,
    /// Keywords that the editor added.
    pub(super) added: Vec<String>,
}

#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum OrderName {
    #[default]
    Text,
    Rank,
}

#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum MethodName {
    #[default]
    Textrank,
    Tfidf,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RoleAt {
    at: Whole,
    role: String,
}

/// A value that is there: `null` is none.
fn given<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

impl Request {
    /// The request in a body, checked.
    pub(super) fn parse(body: &[u8]) -> Result<Self, Refusal> {
        let wrong = |error: serde_json::Error| {
            let status = if error.is_data() {
                StatusCode::UNPROCESSABLE_ENTITY
            } else {
                StatusCode::BAD_REQUEST
            };
            Refusal::new(status, error.to_string())
        };
        let Object(request): Object<Self> = serde_json::from_slice(body).map_err(wrong)?;
        let refused = |reason| Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, reason);
        request.options.0.check().map_err(refused)?;
        request.check_lists().map_err(refused)?;
        Ok(request)
    }

    fn check_lists(&self) -> Result<(), String> {
        let (options, page) = (&self.options.0, &self.page.0);
        let lists = [
            ("pinned", options.pinned.len()),
            ("uncut", options.uncut.len()),
            ("excluded", options.excluded.len()),
            ("roles", options.roles.len()),
            ("added", page.added.len()),
            ("tags", options.tags.len()),
        ];
        match lists.iter().find(|(_, n)| *n > MOST_LISTED) {
            Some((name, _)) => Err(format!("more than {MOST_LISTED} in {name:?}")),
            None => Ok(()),
        }
    }

    /// What only the page asks for.
    pub(super) fn page(&self) -> &PageOptions {
        &self.page.0
    }

    /// The house style, if it has its own.
    pub(super) fn style(&self) -> Option<&HouseStyle> {
        self.options.0.style.as_ref().map(|Object(style)| style)
    }

    /// Whether the abstract has parts under their names.
    pub(super) fn is_structured(&self) -> bool {
        self.options.0.structure
    }

    /// The text, analysed, until `deadline`.
    pub(super) fn document(&self, engine: &Engine, deadline: Instant) -> Document<'_> {
        let mut options = AnalyzeOptions::default().deadline(deadline);
        options.title = self.title.as_deref();
        options.focus = self.options.0.focus.as_deref();
        let roles = self.options.0.roles.iter();
        options.roles = roles
            .filter_map(|Object(at)| Some((at.at.0, role(&at.role)?)))
            .collect();
        engine.analyze_with(&self.text, &options)
    }

    pub(super) fn summary_options(&self, document: &Document<'_>) -> SummaryOptions {
        let options = &self.options.0;
        let order = match options.order {
            OrderName::Text => Order::Text,
            OrderName::Rank => Order::Rank,
        };
        SummaryOptions::default()
            .length(options.length())
            .order(order)
            .whole(options.whole)
            .ceiling(options.ceiling.unwrap_or(true))
            .pinned(sentences_at(document, &options.pinned))
            .uncut(sentences_at(document, &options.uncut))
            .excluded(sentences_at(document, &options.excluded))
    }

    pub(super) fn keyword_options(&self) -> KeywordOptions {
        let (options, default) = (&self.options.0, KeywordOptions::default());
        let method = match options.method {
            MethodName::Textrank => Method::TextRank,
            MethodName::Tfidf => Method::TfIdf,
        };
        let mut keyword_options = KeywordOptions::default();
        keyword_options.min_score = if options.fill {
            Some(0.0)
        } else {
            options.min_score
        };
        keyword_options
            .count(options.keywords.map_or(default.count, |n| n.0.get()))
            .tags(&options.tags)
            .words_only(options.words)
            .min_chars(options.min_chars.map_or(default.min_chars, |n| n.0.get()))
            .method(method)
    }
}

impl RequestOptions {
    fn check(&self) -> Result<(), String> {
        let n_lengths = [
            self.sentences.is_some(),
            self.chars.is_some(),
            self.ratio.is_some(),
        ];
        if n_lengths.into_iter().filter(|is_given| *is_given).count() > 1 {
            return Err("only one of \"sentences\", \"chars\" and \"ratio\"".to_owned());
        }
        if self.ratio.is_some_and(|ratio| !(ratio > 0.0 && ratio <= 1.0)) {
            return Err("\"ratio\" must be above 0 and at most 1".to_owned());
        }
        if self.min_score.is_some_and(|score| !(0.0..=1.0).contains(&score)) {
            return Err("\"min_score\" must be from 0 to 1".to_owned());
        }
        if self.fill && self.min_score.is_some() {
            return Err("only one of \"fill\" and \"min_score\"".to_owned());
        }
        match self.roles.iter().find(|at| role(&at.0.role).is_none()) {
            Some(at) => Err(format!("no role {:?}", at.0.role)),
            None => Ok(()),
        }
    }

    fn length(&self) -> Length {
        match (self.sentences, self.chars, self.ratio) {
            (Some(n), ..) => Length::Sentences(n.0.get()),
            (_, Some(n), _) => Length::Chars(n.0.get()),
            (.., Some(share)) => Length::Ratio(share),
            _ => SummaryOptions::default().length,
        }
    }
}

/// The role with this name.
fn role(name: &str) -> Option<Role> {
    ROLES
        .into_iter()
        .find(|(_, known, ..)| *known == name)
        .map(|(role, ..)| role)
}

/// The sentences that hold these bytes.
fn sentences_at(document: &Document<'_>, bytes: &[Whole]) -> Vec<usize> {
    let sentences = document.sentences();
    let sentence_at = |&Whole(at): &Whole| {
        let index = sentences.partition_point(|sentence| sentence.span.end <= at);
        sentences
            .get(index)
            .filter(|sentence| sentence.span.start <= at)
            .map(|_| index)
    };
    bytes.iter().filter_map(sentence_at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_have_the_status_that_fits() {
        let table = [
            ("{\"text\":\"甲。\"}", None),
            (
                "{\"id\":[1],\"title\":null,\"text\":\"\",\"more\":1,\"options\":{\"chars\":9,\"order\":\"rank\"}}",
                None,
            ),
            ("", Some(400)),
            ("{\"text\":", Some(400)),
            ("{\"text\":\"\\ud800\"}", Some(400)),
            ("[null,null,\"t\"]", Some(422)),
            ("{\"text\":\"\",\"options\":[]}", Some(422)),
            ("{\"text\":\"\",\"options\":{\"chars\":null}}", Some(422)),
            ("{\"text\":\"\",\"page\":[]}", Some(422)),
            (
                "{\"text\":\"\",\"options\":{\"roles\":[[0,\"body\"]]}}",
                Some(422),
            ),
            ("{\"title\":\"t\"}", Some(422)),
            ("{\"text\":1}", Some(422)),
            ("{\"text\":\"\",\"options\":{\"char\":9}}", Some(422)),
            ("{\"text\":\"\",\"options\":{\"chars\":0}}", Some(422)),
            ("{\"text\":\"\",\"options\":{\"chars\":-1}}", Some(422)),
            (
                "{\"text\":\"\",\"options\":{\"chars\":9,\"ratio\":0.1}}",
                Some(422),
            ),
            ("{\"text\":\"\",\"options\":{\"ratio\":1.1}}", Some(422)),
            (
                "{\"text\":\"\",\"options\":{\"fill\":true,\"tags\":[\"n\"]}}",
                None,
            ),
            ("{\"text\":\"\",\"options\":{\"min_score\":0.5}}", None),
            ("{\"text\":\"\",\"options\":{\"min_score\":1.5}}", Some(422)),
            (
                "{\"text\":\"\",\"options\":{\"fill\":true,\"min_score\":0.5}}",
                Some(422),
            ),
            (
                "{\"text\":\"\",\"options\":{\"roles\":[{\"at\":0,\"role\":\"king\"}]}}",
                Some(422),
            ),
        ];
        for (name, item) in [
            ("pinned", "1"),
            ("uncut", "1"),
            ("excluded", "1"),
            ("roles", "{\"at\":0,\"role\":\"body\"}"),
        ] {
            let body = |n| {
                format!(
                    "{{\"text\":\"\",\"options\":{{\"{name}\":[{}]}}}}",
                    vec![item; n].join(",")
                )
            };
            assert!(Request::parse(body(MOST_LISTED).as_bytes()).is_ok());
            assert!(
                Request::parse(body(MOST_LISTED + 1).as_bytes()).is_err(),
                "{name}"
            );
        }
        for (body, want) in table {
            let got = Request::parse(body.as_bytes()).err();
            let want = want.map(|status| StatusCode::from_u16(status).unwrap());
            let status = got.map(|refusal| axum::response::IntoResponse::into_response(refusal).status());
            assert_eq!(status, want, "{body}");
        }
    }

    #[test]
    fn any_byte_of_a_sentence_means_it() {
        let engine = Engine::new();
        let document = engine.analyze("两省签订合作协议。\n\n天气晴朗。");
        let second = document.sentences()[1].span;
        assert_eq!(
            sentences_at(&document, &[0, 1, second.start, second.end - 1].map(Whole)),
            [0, 0, 1, 1]
        );
        assert_eq!(
            sentences_at(&document, &[second.start - 1, second.end, usize::MAX].map(Whole)),
            [0; 0]
        );
    }
}
