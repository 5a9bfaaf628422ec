//! What drawing a PDF may cost: a small file can say that something is drawn again and again.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use hayro_interpret::hayro_syntax::{
    object::{Array, Stream, dict::keys::CONTENTS},
    page::Page,
};

use crate::input::reader::ReadOptions;

/// What all pages say may be so much longer than the file, since it is packed, and so much in any case.
const MOST_TIMES: u64 = 32;
const MOST_BYTES_OF_ANY_FILE: u64 = 64 << 20;

/// So much may be drawn by forms in any case: letterheads, and pages that are forms as a whole.
const MOST_STEPS_OF_FORMS: u64 = 1_000_000;

/// Looking at the clock costs more than most of what is drawn.
const STEPS_PER_LOOK: u64 = 64;

/// What is left of it.
pub(super) struct DrawingBudget<'o> {
    options: &'o ReadOptions,
    /// Bytes of what pages say that is drawn.
    bytes_left: u64,
    steps_left: u64,
}

/// That there is nothing left.
struct Exceeded;

impl<'o> DrawingBudget<'o> {
    /// Of a file of so many bytes.
    pub(super) fn new(n_bytes: usize, options: &'o ReadOptions) -> Self {
        let n_bytes = n_bytes as u64;
        Self {
            options,
            bytes_left: n_bytes * MOST_TIMES + MOST_BYTES_OF_ANY_FILE,
            steps_left: n_bytes + MOST_STEPS_OF_FORMS,
        }
    }

    /// A page is to be drawn: nothing where that is too much, as where many say that the same is drawn.
    pub(super) fn begin(&mut self, page: &Page) -> Option<()> {
        let n_bytes = content_len(page, self.bytes_left);
        self.bytes_left = self.bytes_left.checked_sub(n_bytes)?;
        self.steps_left += n_bytes;
        Some(())
    }

    /// The result of what takes [`step`](Self::step)s, if it came to its end.
    pub(super) fn limited<T>(draw: impl FnOnce() -> T) -> Option<T> {
        match catch_unwind(AssertUnwindSafe(draw)) {
            Ok(drawn) => Some(drawn),
            Err(reason) if reason.is::<Exceeded>() => None,
            Err(panic) => resume_unwind(panic),
        }
    }

    /// Something is drawn. What draws pages cannot be told to stop: the way out is to unwind.
    pub(super) fn step(&mut self) {
        self.steps_left = self.steps_left.saturating_sub(1);
        let is_late = || self.steps_left.is_multiple_of(STEPS_PER_LOOK) && self.options.check_time().is_err();
        if self.steps_left == 0 || is_late() {
            resume_unwind(Box::new(Exceeded));
        }
    }
}

/// How long what a page says is, or more than `most`: its parts may be the same one, named again and again.
fn content_len(page: &Page, most: u64) -> u64 {
    let Some(parts) = page.raw().get::<Array>(CONTENTS) else {
        return page.page_stream().map_or(0, <[u8]>::len) as u64;
    };
    let mut n_bytes = 0;
    for part in parts.iter::<Stream>() {
        n_bytes += part.decoded_data().map_or(0, |content| content.len() as u64);
        if n_bytes > most {
            break;
        }
    }
    n_bytes
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;

    fn steps_until_it_ends(options: &ReadOptions) -> u64 {
        let mut budget = DrawingBudget::new(10, options);
        let mut n_steps = 0;
        let forever = || -> () {
            loop {
                n_steps += 1;
                budget.step();
            }
        };
        assert!(DrawingBudget::limited(forever).is_none());
        n_steps
    }

    #[test]
    fn what_draws_without_end_is_ended() {
        let options = ReadOptions::default();
        assert_eq!(steps_until_it_ends(&options), MOST_STEPS_OF_FORMS + 10);
        let late = ReadOptions {
            deadline: Some(Instant::now()),
            ..options
        };
        assert!(steps_until_it_ends(&late) <= STEPS_PER_LOOK);
        assert_eq!(DrawingBudget::limited(|| 1), Some(1));
    }
}
