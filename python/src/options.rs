//! Options by the command's names, checked where they are given.

use pyo3::exceptions::{PyOverflowError, PyValueError};
use pyo3::prelude::*;
use zhaiyao::{KeywordOptions, Length, Method, Order, SummaryOptions};

use crate::text::Owned;

/// What abstract and keywords should be like. The arguments are those of `Engine.analyze`.
#[pyclass(frozen, module = "zhaiyao._zhaiyao")]
pub(crate) struct Options {
    pub(crate) summary: SummaryOptions,
    /// Whether the abstract of a paper has purpose, methods, results and conclusion, each under its name.
    pub(crate) structure: bool,
    pub(crate) keywords: KeywordOptions,
    pub(crate) focus: Option<String>,
}

/// As the command has it: what journals ask for, as a rule.
const STRUCTURED_CHARS: usize = 300;

#[pymethods]
impl Options {
    #[new]
    #[pyo3(signature = (*, sentences=None, chars=None, ratio=None, whole=false, ceiling=true, compress=true,
        structure=false, order="text", keywords=Number(8), min_score=None, fill=false, words=false, method="textrank", min_chars=Number(2), tags=Tags::default(), focus=None))]
    #[expect(clippy::too_many_arguments, clippy::fn_params_excessive_bools)]
    fn new(
        sentences: Option<Number>,
        chars: Option<Number>,
        ratio: Option<f64>,
        whole: bool,
        ceiling: bool,
        compress: bool,
        structure: bool,
        order: &str,
        keywords: Number,
        min_score: Option<f64>,
        fill: bool,
        words: bool,
        method: &str,
        min_chars: Number,
        tags: Tags,
        focus: Option<Owned>,
    ) -> PyResult<Self> {
        let mut summary = SummaryOptions::default();
        if let Some(length) = length(sentences, chars, ratio)? {
            summary.length = length;
        } else if structure {
            summary.length = Length::Chars(STRUCTURED_CHARS);
        }
        summary.whole = whole;
        summary.ceiling = ceiling;
        summary.order = choice("order", order, &[("text", Order::Text), ("rank", Order::Rank)])?;
        summary.compress = compress;
        let mut wanted = KeywordOptions::default();
        wanted.count = count("keywords", keywords)?;
        wanted.words_only = words;
        wanted.min_chars = count("min_chars", min_chars)?;
        let methods = [("textrank", Method::TextRank), ("tfidf", Method::TfIdf)];
        wanted.method = choice("method", method, &methods)?;
        wanted.tags = tags.0;
        wanted.min_score = match (min_score, fill) {
            (Some(_), true) => return Err(wrong("min_score and fill exclude each other".to_owned())),
            (None, true) => Some(0.0),
            (Some(score), false) => Some(share("min_score", score)?),
            (None, false) => None,
        };
        Ok(Self {
            summary,
            structure,
            keywords: wanted,
            focus: focus.map(|focus| focus.0),
        })
    }
}

/// Beginnings of tags: between commas, or one by one.
#[derive(Default)]
struct Tags(Vec<String>);

impl FromPyObject<'_, '_> for Tags {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        if let Ok(tags) = object.extract::<String>() {
            return Ok(Self(tags.split(',').map(str::to_owned).collect()));
        }
        let tags = object.try_iter()?.map(|tag| tag?.extract());
        Ok(Self(tags.collect::<PyResult<_>>()?))
    }
}

/// A whole number; what is beyond all limits is taken for the largest or smallest that there is.
struct Number(i64);

impl FromPyObject<'_, '_> for Number {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        match object.extract::<i64>() {
            Err(error) if error.is_instance_of::<PyOverflowError>(object.py()) => {
                Ok(Self(if object.lt(0)? { i64::MIN } else { i64::MAX }))
            }
            number => number.map(Self),
        }
    }
}

fn length(sentences: Option<Number>, chars: Option<Number>, ratio: Option<f64>) -> PyResult<Option<Length>> {
    Ok(match (sentences, chars, ratio) {
        (None, None, None) => None,
        (Some(n), None, None) => Some(Length::Sentences(count("sentences", n)?)),
        (None, Some(n), None) => Some(Length::Chars(count("chars", n)?)),
        (None, None, Some(part)) => Some(Length::Ratio(share("ratio", part)?)),
        _ => return Err(wrong("sentences, chars and ratio exclude each other".to_owned())),
    })
}

fn count(name: &str, Number(number): Number) -> PyResult<usize> {
    let count = usize::try_from(number).ok().filter(|&count| count > 0);
    count.ok_or_else(|| wrong(format!("{name} must be a whole number, 1 at least, not {number}")))
}

fn share(name: &str, part: f64) -> PyResult<f64> {
    if part > 0.0 && part <= 1.0 {
        return Ok(part);
    }
    Err(wrong(format!("{name} must be above 0 and at most 1, not {part}")))
}

fn choice<T: Copy>(name: &str, chosen: &str, choices: &[(&str, T)]) -> PyResult<T> {
    let found = choices.iter().find(|(choice, _)| *choice == chosen);
    found.map(|(_, value)| *value).ok_or_else(|| {
        let names: Vec<_> = choices.iter().map(|(choice, _)| format!("{choice:?}")).collect();
        wrong(format!("{name} must be {}, not {chosen:?}", names.join(" or ")))
    })
}

fn wrong(reason: String) -> PyErr {
    PyValueError::new_err(reason)
}
