//! Rows of Arrow's tables: texts in, summaries, keywords and sentences out.

use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, RecordBatch};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use zhaiyao::{Engine, Keyword, Offsets, SummarySentence};

use crate::article::{abstract_of, document};
use crate::options::Options;

/// A column of texts as bytes: Arrow's strings come from anywhere and need not be UTF-8.
fn texts(column: &ArrayRef) -> PyResult<Vec<Option<&[u8]>>> {
    if let Some(column) = column.as_binary_opt::<i32>() {
        Ok(column.iter().collect())
    } else if let Some(column) = column.as_binary_opt::<i64>() {
        Ok(column.iter().collect())
    } else if let Some(column) = column.as_binary_view_opt() {
        Ok(column.iter().collect())
    } else {
        let reason = format!(
            "{} is not binary, large_binary or binary_view",
            column.data_type()
        );
        Err(PyTypeError::new_err(reason))
    }
}

/// What is wanted of each row.
pub(crate) struct Wanted<'a> {
    pub(crate) options: &'a Options,
    pub(crate) summary: bool,
    pub(crate) sentences: bool,
    pub(crate) keywords: bool,
    /// Longer texts fail.
    pub(crate) max_bytes: usize,
}

/// What is found in a row; what is not wanted is empty.
#[derive(Default)]
pub(crate) struct Found {
    pub(crate) summary: String,
    pub(crate) sentences: Vec<(SummarySentence, [i64; 2])>,
    pub(crate) keywords: Vec<Keyword>,
}

/// Why nothing is found in a row.
pub(crate) struct Failure {
    /// For programs: `not_utf8`, `too_long`, `internal`.
    pub(crate) kind: &'static str,
    pub(crate) message: String,
}

/// `None` where there is no text.
pub(crate) type Row = Option<Result<Found, Failure>>;

/// What is found in the rows of a batch whose first column has the texts, and the second, if any, their titles; or what
/// a signal has raised meanwhile.
pub(crate) fn rows(
    engine: &Engine,
    batch: &RecordBatch,
    wanted: &Wanted<'_>,
    threads: NonZeroUsize,
) -> PyResult<Vec<Row>> {
    let all = texts(batch.column(0))?;
    let titles = batch.columns().get(1).map(texts).transpose()?;
    let row = |row: usize| -> Row {
        let text = all[row]?;
        let title = titles.as_ref().and_then(|titles| titles[row]);
        // An engine never panics; if one does nevertheless, a night's work is not to be lost.
        let found = catch_unwind(AssertUnwindSafe(|| found(engine, text, title, wanted)));
        Some(found.unwrap_or_else(|_| Err(failure("internal", "the engine panicked".to_owned()))))
    };
    let mut signals = Signals(Instant::now());
    in_order(batch.num_rows(), threads, row, || signals.handled())
}

/// Works on items, several at a time; results in order. `pause` comes between items, and its error ends the work.
fn in_order<R: Send, E>(
    n_items: usize,
    threads: NonZeroUsize,
    work: impl Fn(usize) -> R + Sync,
    mut pause: impl FnMut() -> Result<(), E>,
) -> Result<Vec<R>, E> {
    let next = AtomicUsize::new(0);
    let items =
        || std::iter::from_fn(|| Some(next.fetch_add(1, Ordering::Relaxed)).filter(|&item| item < n_items));
    let worker = || items().map(|item| (item, work(item))).collect::<Vec<_>>();
    // Threads of the call's own: a pool would not survive a fork, by which Python and Spark start processes.
    let results = thread::scope(|scope| {
        // Where no more threads can be started, fewer do it.
        let start = |_| thread::Builder::new().spawn_scoped(scope, worker).ok();
        let others: Vec<_> = (1..threads.get().min(n_items)).map_while(start).collect();
        let own = items().map(|item| pause().map(|()| (item, work(item))));
        let mut results = own.collect::<Result<Vec<_>, _>>();
        if results.is_err() {
            next.store(n_items, Ordering::Relaxed);
        }
        for thread in others {
            let found = thread.join().unwrap_or_else(|panic| resume_unwind(panic));
            if let Ok(results) = &mut results {
                results.extend(found);
            }
        }
        results
    });
    let mut results = results?;
    results.sort_unstable_by_key(|&(item, _)| item);
    Ok(results.into_iter().map(|(_, result)| result).collect())
}

/// When signals were last handled.
struct Signals(Instant);

impl Signals {
    const EVERY: Duration = Duration::from_millis(50);

    /// Lets Python handle signals, now and then; an error where a handler raises one, as that of Ctrl-C does.
    // The method itself is not of any lifetime, as a closure is.
    #[expect(clippy::redundant_closure_for_method_calls)]
    fn handled(&mut self) -> PyResult<()> {
        if self.0.elapsed() < Self::EVERY {
            return Ok(());
        }
        self.0 = Instant::now();
        Python::attach(|py| py.check_signals())
    }
}

fn found(engine: &Engine, text: &[u8], title: Option<&[u8]>, wanted: &Wanted<'_>) -> Result<Found, Failure> {
    if text.len() > wanted.max_bytes {
        return Err(failure(
            "too_long",
            format!("longer than {} bytes (see max_bytes)", wanted.max_bytes),
        ));
    }
    let text = utf8(text, "text")?;
    let title = title.map(|title| utf8(title, "title")).transpose()?;
    let document = document(engine, text, title, wanted.options);
    let mut found = Found::default();
    if wanted.summary || wanted.sentences {
        let (text, summary) = abstract_of(&document, wanted.options);
        found.summary = text;
        if wanted.sentences {
            let offsets = Offsets::new(document.text());
            let place = |byte| offsets.chars(byte) as i64;
            let sentences = summary.sentences.into_iter();
            found.sentences = sentences
                .map(|it| {
                    let places = [place(it.span.start), place(it.span.end)];
                    (it, places)
                })
                .collect();
        }
    }
    if wanted.keywords {
        found.keywords = document.keywords(&wanted.options.keywords);
    }
    Ok(found)
}

fn utf8<'b>(bytes: &'b [u8], name: &str) -> Result<&'b str, Failure> {
    std::str::from_utf8(bytes).map_err(|error| {
        failure(
            "not_utf8",
            format!("{name}: not UTF-8 from byte {}", error.valid_up_to() + 1),
        )
    })
}

fn failure(kind: &'static str, message: String) -> Failure {
    Failure { kind, message }
}
