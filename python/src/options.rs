//! Options by the command's names, checked where they are given.

use std::collections::HashMap;

use pyo3::exceptions::{PyOverflowError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyString};
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
    #[pyo3(signature = (**options))]
    fn new(options: Option<HashMap<String, Bound<'_, PyAny>>>) -> PyResult<Self> {
        let mut given = Given(options.unwrap_or_default());
        let structure = given.take("structure")?.unwrap_or(false);
        let options = Self {
            summary: summary(&mut given, structure)?,
            structure,
            keywords: keywords(&mut given)?,
            focus: given.take_unless_none("focus")?.map(|Owned(focus)| focus),
        };
        match given.0.keys().next() {
            Some(name) => Err(PyTypeError::new_err(format!("there is no option {name:?}"))),
            None => Ok(options),
        }
    }
}

fn summary(given: &mut Given<'_>, structure: bool) -> PyResult<SummaryOptions> {
    let mut summary = SummaryOptions::default();
    if let Some(length) = length(given)? {
        summary.length = length;
    } else if structure {
        summary.length = Length::Chars(STRUCTURED_CHARS);
    }
    summary.whole = given.take("whole")?.unwrap_or(summary.whole);
    summary.ceiling = given.take("ceiling")?.unwrap_or(summary.ceiling);
    summary.compress = given.take("compress")?.unwrap_or(summary.compress);
    if let Some(order) = given.take("order")? {
        summary.order = choice("order", order, &[("text", Order::Text), ("rank", Order::Rank)])?;
    }
    Ok(summary)
}

fn length(given: &mut Given<'_>) -> PyResult<Option<Length>> {
    let sentences = given.take_unless_none("sentences")?;
    let chars = given.take_unless_none("chars")?;
    let ratio = given.take_unless_none("ratio")?;
    Ok(match (sentences, chars, ratio) {
        (None, None, None) => None,
        (Some(n), None, None) => Some(Length::Sentences(count("sentences", n)?)),
        (None, Some(n), None) => Some(Length::Chars(count("chars", n)?)),
        (None, None, Some(part)) => Some(Length::Ratio(share("ratio", part)?)),
        _ => return Err(wrong("sentences, chars and ratio exclude each other".to_owned())),
    })
}

fn keywords(given: &mut Given<'_>) -> PyResult<KeywordOptions> {
    let mut keywords = KeywordOptions::default();
    if let Some(n) = given.take("keywords")? {
        keywords.count = count("keywords", n)?;
    }
    if let Some(n) = given.take("min_chars")? {
        keywords.min_chars = count("min_chars", n)?;
    }
    if let Some(method) = given.take("method")? {
        let methods = [("textrank", Method::TextRank), ("tfidf", Method::TfIdf)];
        keywords.method = choice("method", method, &methods)?;
    }
    if let Some(Tags(tags)) = given.take("tags")? {
        keywords.tags = tags;
    }
    keywords.words_only = given.take("words")?.unwrap_or(keywords.words_only);
    let fill = given.take("fill")?.unwrap_or(false);
    keywords.min_score = match (given.take_unless_none("min_score")?, fill) {
        (Some(_), true) => return Err(wrong("min_score and fill exclude each other".to_owned())),
        (None, true) => Some(0.0),
        (Some(score), false) => Some(share("min_score", score)?),
        (None, false) => None,
    };
    Ok(keywords)
}

/// Options that are given and not read yet.
struct Given<'py>(HashMap<String, Bound<'py, PyAny>>);

impl Given<'_> {
    fn take<T: Value>(&mut self, name: &str) -> PyResult<Option<T>> {
        self.0
            .remove(name)
            .map(|value| T::of(&value).map_err(|error| named(name, T::KIND, &value, error)))
            .transpose()
    }

    /// For options that `None` leaves open.
    fn take_unless_none<T: Value>(&mut self, name: &str) -> PyResult<Option<T>> {
        if self.0.get(name).is_some_and(PyAnyMethods::is_none) {
            self.0.remove(name);
        }
        self.take(name)
    }
}

/// An error of type with the option that it is about.
fn named(name: &str, kind: &str, value: &Bound<'_, PyAny>, error: PyErr) -> PyErr {
    if !error.is_instance_of::<PyTypeError>(value.py()) {
        return error;
    }
    match value.get_type().name() {
        Ok(type_name) => PyTypeError::new_err(format!("{name} must be {kind}, not {type_name}")),
        Err(error) => error,
    }
}

/// What options can be.
trait Value: Sized {
    const KIND: &str;

    fn of(object: &Bound<'_, PyAny>) -> PyResult<Self>;
}

impl Value for bool {
    const KIND: &str = "True or False";

    fn of(object: &Bound<'_, PyAny>) -> PyResult<Self> {
        object.extract()
    }
}

impl Value for Owned {
    const KIND: &str = "a str";

    fn of(object: &Bound<'_, PyAny>) -> PyResult<Self> {
        object.extract()
    }
}

/// Beginnings of tags: between commas, or one by one.
struct Tags(Vec<String>);

impl Tags {
    fn from_beginnings<'a>(tags: impl Iterator<Item = &'a str>) -> Self {
        let tags = tags.map(str::trim).filter(|tag| !tag.is_empty());
        Self(tags.map(str::to_owned).collect())
    }
}

impl Value for Tags {
    const KIND: &str = "a str or some of them";

    fn of(object: &Bound<'_, PyAny>) -> PyResult<Self> {
        if object.is_instance_of::<PyString>() {
            let Owned(tags) = object.extract()?;
            return Ok(Self::from_beginnings(tags.split(',')));
        }
        let tags = object.try_iter()?.map(|tag| Ok(tag?.extract::<Owned>()?.0));
        let tags: Vec<String> = tags.collect::<PyResult<_>>()?;
        Ok(Self::from_beginnings(tags.iter().map(String::as_str)))
    }
}

/// A whole number.
enum Number {
    /// One that counts something; what is beyond all limits is the largest that there is.
    Count(usize),
    /// Another one, as it is printed.
    Wrong(String),
}

impl Value for Number {
    const KIND: &str = "a whole number";

    fn of(object: &Bound<'_, PyAny>) -> PyResult<Self> {
        let number = match no_bool(object)?.extract::<i64>() {
            Err(error) if error.is_instance_of::<PyOverflowError>(object.py()) => {
                if object.lt(0)? {
                    0
                } else {
                    i64::MAX
                }
            }
            number => number?,
        };
        let count = usize::try_from(number).ok().filter(|&count| count > 0);
        Ok(count.map_or_else(|| Self::Wrong(printed(object)), Self::Count))
    }
}

/// An object that is not True or False, which are numbers to Python, but no limits.
fn no_bool<'a, 'py>(object: &'a Bound<'py, PyAny>) -> PyResult<&'a Bound<'py, PyAny>> {
    if object.is_instance_of::<PyBool>() {
        return Err(PyTypeError::new_err("a bool is no number"));
    }
    Ok(object)
}

/// A number as Python prints it, if it does.
fn printed(number: &Bound<'_, PyAny>) -> String {
    let text = number.str().map(|text| text.to_string());
    text.unwrap_or_else(|_| "one of thousands of digits".to_owned())
}

/// A share; what is beyond all numbers is infinite.
struct Share(f64);

impl Value for Share {
    const KIND: &str = "a number";

    fn of(object: &Bound<'_, PyAny>) -> PyResult<Self> {
        match no_bool(object)?.extract() {
            Ok(share) => Ok(Self(share)),
            Err(error) if error.is_instance_of::<PyOverflowError>(object.py()) => {
                let sign = if object.lt(0)? { -1.0 } else { 1.0 };
                Ok(Self(f64::INFINITY * sign))
            }
            Err(error) => Err(error),
        }
    }
}

fn count(name: &str, number: Number) -> PyResult<usize> {
    match number {
        Number::Count(count) => Ok(count),
        Number::Wrong(number) => Err(wrong(format!(
            "{name} must be a whole number, 1 at least, not {number}"
        ))),
    }
}

fn share(name: &str, Share(part): Share) -> PyResult<f64> {
    if part > 0.0 && part <= 1.0 {
        return Ok(part);
    }
    Err(wrong(format!("{name} must be above 0 and at most 1, not {part}")))
}

fn choice<T: Copy>(name: &str, Owned(chosen): Owned, choices: &[(&str, T)]) -> PyResult<T> {
    let found = choices.iter().find(|(choice, _)| *choice == chosen);
    found.map(|(_, value)| *value).ok_or_else(|| {
        let names: Vec<_> = choices.iter().map(|(choice, _)| format!("{choice:?}")).collect();
        wrong(format!("{name} must be {}, not {chosen:?}", names.join(" or ")))
    })
}

fn wrong(reason: String) -> PyErr {
    PyValueError::new_err(reason)
}
