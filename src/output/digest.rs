use serde_json::value::RawValue;
use zhaiyao::keywords::RankedWords;
use zhaiyao::summary::{RankedSentences, Register};
use zhaiyao::{Document, Keyword, Summary, SummaryOptions, SummarySentence};

use super::explain::Explanation;
use crate::{
    date::Date,
    message::{Message, message},
};

/// The results for one article.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Digest<'a> {
    pub(crate) id: &'a RawValue,
    pub(crate) title: Option<&'a str>,
    /// The text that spans refer to, analysed.
    pub(crate) document: &'a Document<'a>,
    /// The text as HTML, where it came so.
    pub(crate) html: Option<&'a str>,
    /// A file that comes with it.
    pub(crate) enclosure: Option<DigestEnclosure<'a>>,
    /// Fields of its record that were not read, as a JSON object.
    pub(crate) fields: Option<&'a RawValue>,
    pub(crate) path: Option<&'a str>,
    pub(crate) encoding: Option<&'a str>,
    pub(crate) link: Option<&'a str>,
    pub(crate) date: Option<Date>,
    pub(crate) author: Option<&'a str>,
    pub(crate) source: Option<&'a str>,
    pub(crate) summary: Option<&'a Abstract>,
    pub(crate) keywords: Option<&'a [Keyword]>,
    /// The ranking that these were chosen by, where somebody looks at it.
    pub(crate) ranked_words: Option<&'a RankedWords>,
    pub(crate) explanation: Option<&'a Explanation>,
    /// What there is to say about it where nobody sees standard error.
    pub(crate) remarks: &'a [Message],
}

/// A file that comes with an article: sound, as a rule.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DigestEnclosure<'a> {
    pub(crate) url: &'a str,
    pub(crate) length: Option<&'a str>,
    pub(crate) kind: Option<&'a str>,
}

/// A summary to be written.
#[derive(Debug)]
pub(crate) struct Abstract {
    pub(crate) text: String,
    pub(crate) sentences: Vec<SummarySentence>,
    pub(crate) register: Register,
    /// Whether it is the whole text, which was short enough.
    pub(crate) is_whole: bool,
    /// The ranking that it was chosen by.
    pub(crate) ranked: RankedSentences,
}

impl Abstract {
    /// What is printed, what of it is quoted, and the ranking that this was chosen by.
    pub(crate) fn new(text: String, summary: Summary, ranked: RankedSentences) -> Self {
        Self {
            text,
            register: summary.register,
            sentences: summary.sentences,
            is_whole: false,
            ranked,
        }
    }
}

/// Why an abstract has nothing in it, where the text has sentences.
pub(crate) fn why_empty(text: &str, document: &Document<'_>, options: &SummaryOptions) -> Option<Message> {
    (text.is_empty() && !document.sentences().is_empty()).then(|| {
        if options.whole {
            message!("no abstract: no whole sentence fits (see --whole)")
        } else if options.excluded.is_empty() {
            message!("no abstract: nothing that can be quoted fits")
        } else {
            message!("no abstract: nothing fits that can be quoted and is not left out")
        }
    })
}

/// What is written in place of an article that could not be read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Failure<'a> {
    pub(crate) id: Option<&'a RawValue>,
    pub(crate) line: Option<u64>,
    pub(crate) reason: &'a str,
}

impl<'a> Digest<'a> {
    /// With nothing known but the analysed text and its title.
    pub(crate) fn new(id: &'a RawValue, document: &'a Document<'a>) -> Self {
        Self {
            id,
            title: document.title(),
            document,
            html: None,
            enclosure: None,
            fields: None,
            path: None,
            encoding: None,
            link: None,
            date: None,
            author: None,
            source: None,
            summary: None,
            keywords: None,
            ranked_words: None,
            explanation: None,
            remarks: &[],
        }
    }

    /// The keywords joined by `separator`.
    pub(super) fn joined_keywords(&self, separator: &str) -> Option<String> {
        let words = self
            .keywords?
            .iter()
            .map(|keyword| keyword.text.as_str())
            .collect::<Vec<_>>();
        Some(words.join(separator)).filter(|words| !words.is_empty())
    }

    pub(super) fn summary_text(&self) -> Option<&str> {
        self.summary
            .map(|summary| summary.text.as_str())
            .filter(|text| !text.is_empty())
    }

    pub(super) fn is_whole(&self) -> bool {
        self.summary.is_some_and(|summary| summary.is_whole)
    }
}

/// An id without the quotes of JSON.
pub(super) fn plain_id(id: &RawValue) -> String {
    serde_json::from_str(id.get()).unwrap_or_else(|_| id.get().to_owned())
}
