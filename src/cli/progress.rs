use std::{
    io::{IsTerminal, stderr, stdout},
    time::{Duration, Instant},
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Work is long from here on.
const LONG: Duration = Duration::from_secs(1);

/// Shows on a terminal how far long work has come; says what is to be said on standard error.
pub(crate) struct Progress {
    bar: Option<ProgressBar>,
    started: Instant,
}

impl Progress {
    /// Nothing is shown where nobody watches, or where results are shown already.
    pub(crate) fn new(output_is_file: bool) -> Self {
        let is_watched = stderr().is_terminal() && (output_is_file || !stdout().is_terminal());
        let bar = is_watched.then(|| {
            let style = ProgressStyle::with_template("{spinner} {pos} articles, {elapsed}");
            let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
            bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()))
        });
        Self {
            bar,
            started: Instant::now(),
        }
    }

    pub(crate) fn advance(&self, count: u64) {
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
