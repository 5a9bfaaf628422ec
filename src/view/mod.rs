//! What is shown of an article: the pieces that the page of `serve` and the report of `--to html` have in common.

mod article;
mod bar;
mod graph;
mod labels;
mod layout;
mod node;

use zhaiyao::{Keyword, Span};

pub(crate) use article::article;
pub(crate) use bar::bar;
pub(crate) use graph::{graph, hover_rules};
pub(crate) use labels::LabelLanguage;
#[cfg(feature = "serve")]
pub(crate) use labels::ROLES;
pub(crate) use node::{Element, Node};

/// A keyword as it is shown.
#[derive(Clone, Debug)]
pub(crate) struct Shown {
    pub(crate) text: String,
    /// From 0 to 1; none if somebody added it.
    pub(crate) score: Option<f64>,
    pub(crate) spans: Vec<Span>,
}

impl From<&Keyword> for Shown {
    fn from(keyword: &Keyword) -> Self {
        Self {
            text: keyword.text.clone(),
            score: Some(keyword.score),
            spans: keyword.spans.clone(),
        }
    }
}

/// How all pieces look.
pub(crate) const STYLE: &str = include_str!("style.css");
