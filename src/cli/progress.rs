use std::{
    io::{IsTerminal, stderr, stdout},
    sync::atomic::{AtomicU64, Ordering},
    time::{Duration, Instant},
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::terminal::Manner;

/// Work is long from here on.
const LONG: Duration = Duration::from_secs(1);

/// Shows on a terminal how far long work has come; says what is to be said on standard error.
pub(crate) struct Progress {
    bar: Option<ProgressBar>,
    started: Instant,
    count: AtomicU64,
}

impl Progress {
    /// Nothing is shown where nobody watches, or where results are shown already.
    pub(crate) fn new(output_is_file: bool, manner: Manner) -> Self {
        let is_watched =
            !manner.is_quiet && stderr().is_terminal() && (output_is_file || !stdout().is_terminal());
        let bar = is_watched.then(|| {
            let style = ProgressStyle::with_template("{spinner} {pos} articles, {elapsed}");
            let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
            bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()))
        });
        Self {
            bar,
            started: Instant::now(),
            count: AtomicU64::new(0),
        }
    }

    /// Articles so far.
    pub(crate) fn count(&self) -> u64 {
        self.count.load(Ordering::Relaxed)
    }

    /// Seconds so far.
    pub(crate) fn time(&self) -> String {
        format!("{:.1}", self.started.elapsed().as_secs_f64())
    }

    pub(crate) fn advance(&self, count: u64) {
        self.count.fetch_add(count, Ordering::Relaxed);
        if let Some(bar) = &self.bar {
            if bar.is_hidden() && self.started.elapsed() > LONG {
                bar.set_draw_target(ProgressDrawTarget::stderr());
            }
            bar.inc(count);
        }
    }

    /// Runs what writes to standard error, the bar out of the way.
    pub(crate) fn aside(&self, say: impl FnOnce()) {
        match &self.bar {
            Some(bar) => bar.suspend(say),
            None => say(),
        }
    }

    pub(crate) fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
