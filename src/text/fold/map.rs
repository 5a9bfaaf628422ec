//! Where the characters of a folded text stand in the text as it was written.

use crate::Span;

/// The offsets after a character that folding has shortened or removed.
#[derive(Clone, Copy, Debug, PartialEq)]
struct OffsetStep {
    folded: usize,
    written: usize,
    /// Whether the character before is left out of the folded text.
    left_out: bool,
}

/// Byte offsets in a folded text and in the text as it was written. Between steps both grow alike.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Map(Vec<OffsetStep>);

impl Map {
    /// A character that ends at `written` in the one text, and at `folded` in the other, has become shorter.
    pub(super) fn push(&mut self, folded: usize, written: usize, left_out: bool) {
        self.0.push(OffsetStep {
            folded,
            written,
            left_out,
        });
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The offset in the folded text of what stands at offset `written` of the written one.
    pub(super) fn to_folded(&self, written: usize) -> usize {
        let after = self.0.partition_point(|step| step.written <= written);
        let OffsetStep {
            folded,
            written: begin,
            ..
        } = self.step(after);
        folded + (written - begin)
    }

    /// The offset in the written text of what begins at offset `folded`: after characters that were left out there.
    pub(super) fn start(&self, folded: usize) -> usize {
        let after = self.0.partition_point(|step| step.folded <= folded);
        self.written_from(after, folded)
    }

    /// The offset in the written text of what ends at offset `folded`: before characters that were left out there.
    pub(super) fn end(&self, folded: usize) -> usize {
        let before = self.0.partition_point(|step| step.folded < folded);
        let shortened = |step: &OffsetStep| step.folded == folded && !step.left_out;
        let after = before + usize::from(self.0.get(before).is_some_and(shortened));
        self.written_from(after, folded)
    }

    fn written_from(&self, after: usize, folded: usize) -> usize {
        let step = self.step(after);
        step.written + (folded - step.folded)
    }

    /// The last step before number `after`; both texts begin with one.
    fn step(&self, after: usize) -> OffsetStep {
        let begin = OffsetStep {
            folded: 0,
            written: 0,
            left_out: false,
        };
        after.checked_sub(1).map_or(begin, |last| self.0[last])
    }
}

/// A part of the folded text, as it was written.
pub(super) fn written(map: &Map, part: Span) -> Span {
    let start = map.start(part.start);
    Span::new(start, if part.is_empty() { start } else { map.end(part.end) })
}
