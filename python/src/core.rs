//! The engine, and what it finds in a text.

use std::num::NonZeroUsize;

use arrow_array::RecordBatch;
use arrow_pyarrow::PyArrowType;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyString;
use zhaiyao::{Engine, Error, Keyword, Offsets, Span, Summary, SummarySentence};

use crate::article::{abstract_of, document};
use crate::columns::columns as columns_of;
use crate::options::Options;
use crate::rows::{Wanted, rows};
use crate::text::{Owned, utf8};

/// The engine behind `zhaiyao.Engine`.
#[pyclass(frozen, module = "zhaiyao._zhaiyao")]
pub(crate) struct Core {
    engine: Engine,
    /// The user's words that no text can have: a mark in them ends a clause.
    #[pyo3(get)]
    words_never_found: Vec<String>,
    /// Those in which a frequency or a tag may have been meant that is none.
    #[pyo3(get)]
    words_in_doubt: Vec<String>,
}

/// A word list, and the file that it comes from; "" for one that does not come from any.
type List = (Owned, Owned);

/// Start and end.
type Place = (usize, usize);

/// Text, score, start, end, index, cut, parts.
type SentenceFields = (String, f64, usize, usize, usize, bool, Vec<Place>);

/// Text, score, count, tag, spans.
type KeywordFields = (String, f64, usize, String, Vec<Place>);

/// Register, text and sentences.
type SummaryFields = (&'static str, String, Vec<SentenceFields>);

/// Title; summary and keywords where they are wanted. Places are in code points.
type Found = (Option<String>, Option<SummaryFields>, Option<Vec<KeywordFields>>);

#[pymethods]
impl Core {
    #[new]
    fn new(
        user_words: Vec<List>,
        stop_lists: Vec<Owned>,
        stop_words: Vec<Owned>,
        default_stop_words: bool,
    ) -> PyResult<Self> {
        let mut builder = Engine::builder();
        if !default_stop_words {
            builder = builder.without_stop_words();
        }
        for Owned(list) in stop_lists {
            builder = builder.stop_word_list(&list);
        }
        for Owned(word) in stop_words {
            builder = builder.stop_word(&word);
        }
        for (Owned(file), Owned(list)) in user_words {
            builder = builder
                .user_words(&list)
                .map_err(|error| wrong_line(&file, &error))?;
        }
        Ok(Self {
            words_never_found: builder.words_never_found().map(str::to_owned).collect(),
            words_in_doubt: builder.words_in_doubt().map(str::to_owned).collect(),
            engine: builder.build(),
        })
    }

    /// The tags that are asked for and no keyword can have.
    fn tags_of_none(&self, options: &Options) -> Vec<String> {
        let tags = options.keywords.tags.iter();
        tags.filter(|tag| !self.engine.is_tag_of_keywords(tag))
            .cloned()
            .collect()
    }

    /// What is found in a text. Other threads run meanwhile.
    fn analyze(
        &self,
        py: Python<'_>,
        text: Bound<'_, PyString>,
        title: Option<Owned>,
        options: &Options,
        wants_summary: bool,
        wants_keywords: bool,
    ) -> PyResult<Found> {
        let text = utf8(&text)?;
        let title = title.as_ref().map(|title| title.0.as_str());
        Ok(py.detach(|| {
            let document = document(&self.engine, &text, title, options);
            let offsets = Offsets::new(&text);
            let summary = wants_summary.then(|| abstract_of(&document, options));
            let keywords = wants_keywords.then(|| document.keywords(&options.keywords));
            (
                document.title().map(str::to_owned),
                summary.map(|(text, summary)| summary_fields(text, summary, &offsets)),
                keywords.map(|keywords| {
                    keywords
                        .into_iter()
                        .map(|it| keyword_fields(it, &offsets))
                        .collect()
                }),
            )
        }))
    }

    /// The columns that are wanted, and `error`, for a batch whose first column has texts and the second, if any, their
    /// titles, as bytes.
    fn analyze_batch(
        &self,
        py: Python<'_>,
        batch: PyArrowType<RecordBatch>,
        columns: Vec<String>,
        options: &Options,
        threads: NonZeroUsize,
        max_bytes: usize,
    ) -> PyResult<PyArrowType<RecordBatch>> {
        let wants = |name: &str| columns.iter().any(|column| column == name);
        let wanted = Wanted {
            options,
            summary: wants("summary"),
            sentences: wants("sentences"),
            keywords: wants("keywords"),
            max_bytes,
        };
        let found = py.detach(|| {
            let rows = rows(&self.engine, &batch.0, &wanted, threads)?;
            columns_of(&rows, &wanted).map_err(|error| PyValueError::new_err(error.to_string()))
        });
        found.map(PyArrowType)
    }
}

fn summary_fields(text: String, summary: Summary, offsets: &Offsets<'_>) -> SummaryFields {
    let sentences = summary.sentences.into_iter();
    (
        summary.register.name(),
        text,
        sentences.map(|it| sentence_fields(it, offsets)).collect(),
    )
}

fn sentence_fields(sentence: SummarySentence, offsets: &Offsets<'_>) -> SentenceFields {
    let (start, end) = code_points(sentence.span, offsets);
    (
        sentence.text,
        sentence.score,
        start,
        end,
        sentence.index,
        sentence.cut,
        places(&sentence.parts, offsets),
    )
}

fn keyword_fields(keyword: Keyword, offsets: &Offsets<'_>) -> KeywordFields {
    let spans = places(&keyword.spans, offsets);
    (keyword.text, keyword.score, keyword.count, keyword.tag, spans)
}

fn places(spans: &[Span], offsets: &Offsets<'_>) -> Vec<Place> {
    spans.iter().map(|&span| code_points(span, offsets)).collect()
}

fn code_points(span: Span, offsets: &Offsets<'_>) -> Place {
    (offsets.chars(span.start), offsets.chars(span.end))
}

/// A line that is none of a word list, as Python programs expect it.
fn wrong_line(file: &str, error: &Error) -> PyErr {
    PyValueError::new_err(match error {
        Error::Line { line, reason, .. } if !file.is_empty() => format!("{file}:{line}: {reason}"),
        error => format!("user_words: {error}"),
    })
}
