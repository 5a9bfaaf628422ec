//! What can be chosen by name.

use clap::{
    ValueEnum,
    builder::{PossibleValue, PossibleValuesParser, TypedValueParser},
};
use zhaiyao::{Method, Order};

use crate::cli::{job::Explain, terminal::Colors};
use crate::{input, message::Language, output};

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(super) enum OrderArg {
    #[default]
    Text,
    Rank,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(super) enum MethodArg {
    #[default]
    Textrank,
    Tfidf,
}

/// What inputs are; nothing where it is to be found out.
#[derive(Clone, Copy, Debug)]
pub(super) struct From(pub(super) Option<input::InputFormat>);

/// Parses `--from`: the name of a format, or `auto`.
pub(super) fn from() -> impl TypedValueParser<Value = From> {
    let auto = PossibleValue::new("auto").help("What it looks like, by content and name");
    let formats = input::READERS.iter();
    let formats = formats.map(|format| PossibleValue::new(format.name).help(format.help));
    PossibleValuesParser::new(std::iter::once(auto).chain(formats))
        .map(|name| From(input::format_named(&name)))
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum ExplainArg {
    /// Scores and figures
    Scores,
    /// The word graph, for Graphviz
    Dot,
}

/// How results are written.
#[derive(Clone, Copy, Debug)]
pub(super) struct To(pub(super) &'static output::OutputFormat);

/// Parses `--to`: the name of a format.
pub(super) fn to() -> impl TypedValueParser<Value = To> {
    let formats = output::FORMATS.iter().map(|format| {
        let value = PossibleValue::new(format.name);
        if format.help.is_empty() {
            value
        } else {
            value.help(format.help)
        }
    });
    PossibleValuesParser::new(formats).map(|name| To(output::format_named(&name).unwrap_or(output::TEXT)))
}

impl OrderArg {
    pub(super) fn order(self) -> Order {
        match self {
            Self::Text => Order::Text,
            Self::Rank => Order::Rank,
        }
    }
}

impl MethodArg {
    pub(super) fn method(self) -> Method {
        match self {
            Self::Textrank => Method::TextRank,
            Self::Tfidf => Method::TfIdf,
        }
    }
}

impl ExplainArg {
    pub(super) fn explain(self) -> Explain {
        match self {
            Self::Scores => Explain::Scores,
            Self::Dot => Explain::Dot,
        }
    }
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(super) enum When {
    #[default]
    Auto,
    Always,
    Never,
}

impl When {
    pub(super) fn colors(self) -> Colors {
        match self {
            Self::Auto => Colors::Auto,
            Self::Always => Colors::Always,
            Self::Never => Colors::Never,
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Lang {
    En,
    Zh,
}

impl Lang {
    pub(super) fn language(self) -> Language {
        match self {
            Self::En => Language::English,
            Self::Zh => Language::Chinese,
        }
    }
}
