use std::{
    io::{IsTerminal, stderr, stdout},
    sync::atomic::{AtomicU64, Ordering},
    time::{Duration, Instant},
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::terminal::Manner;
use crate::{
    input::ByteCounter,
    message::{Language, Message, message},
};

/// From this time on the progress of work is shown.
const LONG: Duration = Duration::from_secs(1);

/// Shows on a terminal how far long work has come; says what is to be said on standard error.
pub(crate) struct Progress {
    bar: Option<ProgressBar>,
    started: Instant,
    count: AtomicU64,
    read: ByteCounter,
    /// All that there is to read, where that is known.
    total: Option<u64>,
}

impl Progress {
    /// Nothing is shown where nobody watches, or where results are shown already.
    pub(crate) fn new(output_is_file: bool, manner: Manner) -> Self {
        let is_watched =
            !manner.is_quiet && stderr().is_terminal() && (output_is_file || !stdout().is_terminal());
        let bar = is_watched.then(|| {
            let style = ProgressStyle::with_template("{spinner} {msg}");
            let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
            bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()))
        });
        Self {
            bar,
            started: Instant::now(),
            count: AtomicU64::new(0),
            read: ByteCounter::default(),
            total: None,
        }
    }

    /// Shows how much of a known whole it is; `total` is asked for only where somebody watches.
    pub(crate) fn of(mut self, read: ByteCounter, total: impl FnOnce() -> Option<u64>) -> Self {
        self.total = self.bar.as_ref().and_then(|_| total());
        self.read = read;
        self
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
            let elapsed = self.started.elapsed();
            if elapsed < LONG {
                return;
            }
            let share = self.total.map(|total| share(self.read.n_bytes(), total));
            let message = state(self.count(), share, elapsed);
            bar.set_message(message.in_language(Language::current()).to_owned());
            if bar.is_hidden() {
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

fn share(n_bytes: u64, total: u64) -> f64 {
    (n_bytes as f64 / total.max(1) as f64).min(1.0)
}

/// How far it has come, how fast, and, where the whole is known, how long it will take.
fn state(count: u64, share: Option<f64>, elapsed: Duration) -> Message {
    let seconds = elapsed.as_secs_f64();
    let rate = (count as f64 / seconds.max(f64::MIN_POSITIVE)).round();
    match share {
        Some(share) if share > 0.0 => message!(
            "{} articles, {} % read, {} a second, {} left",
            count,
            (share * 100.0).floor(),
            rate,
            clock(seconds / share - seconds)
        ),
        _ => message!("{} articles, {} a second, {} so far", count, rate, clock(seconds)),
    }
}

/// Minutes and seconds, or hours as well.
fn clock(seconds: f64) -> String {
    let seconds = seconds.round() as u64;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes}:{seconds:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_state_is_told_with_what_is_known() {
        let cases = [
            (0, None, 2, "0 articles, 0 a second, 0:02 so far"),
            (300, None, 75, "300 articles, 4 a second, 1:15 so far"),
            (300, Some(0.0), 10, "300 articles, 30 a second, 0:10 so far"),
            (
                300,
                Some(0.25),
                10,
                "300 articles, 25 % read, 30 a second, 0:30 left",
            ),
            (
                9,
                Some(0.001),
                10,
                "9 articles, 0 % read, 1 a second, 2:46:30 left",
            ),
            (9, Some(1.0), 3, "9 articles, 100 % read, 3 a second, 0:00 left"),
        ];
        for (count, share, seconds, expected) in cases {
            let said = state(count, share, Duration::from_secs(seconds));
            assert_eq!(said.to_string(), expected);
        }
        assert!(share(5, 0) <= 1.0 && share(7, 5) <= 1.0);
    }
}
