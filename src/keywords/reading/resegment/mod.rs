//! Cuts that the text shows to be wrong, mended word by word.

mod codes;
mod glued;
mod names;
mod recut;
mod resegmenter;
mod ties;
mod works;

use super::new_word::NewWord;
use super::shape::WordShape;
use crate::text::words::Token;
use resegmenter::ResegmentedLine;
pub(super) use resegmenter::Resegmenter;

impl Resegmenter<'_> {
    /// Appends the words of a sentence, mended.
    pub(super) fn read(
        &mut self,
        text: &str,
        tokens: &[Token],
        out: &mut Vec<Token>,
        more: &mut Vec<NewWord>,
    ) {
        let recut = self.recut(text, tokens, more);
        let tokens = recut.as_deref().unwrap_or(tokens);
        let mut line = ResegmentedLine::new(text, tokens, out, more);
        let mut at = 0;
        while let Some(&token) = tokens.get(at) {
            let n_read = match self.shape(token.word) {
                WordShape::Plain => self.tied(&mut line, at),
                WordShape::And => self.department(&mut line, at),
                WordShape::Opening => self.work(&mut line, at),
                WordShape::Quote => self.quoted(&mut line, at),
                WordShape::Dot => self.dotted(&mut line, at),
                WordShape::Bracket => match self.company(&mut line, at) {
                    0 => self.partnership(&mut line, at),
                    n_read => n_read,
                },
                WordShape::Joint => self.jointed(&mut line, at),
                WordShape::Blank => self.blank(&line, at),
                WordShape::Latin => self.latin(&mut line, at),
                WordShape::Address => self.address(&mut line, at),
                WordShape::Digits => self.digits(&mut line, at),
                WordShape::Negator => self.negated(&mut line, at),
                WordShape::Surname => self.person(&mut line, at),
                WordShape::Masked => self.masked(&mut line, at),
                WordShape::Party => self.party(&mut line, at),
                WordShape::Glued(prefix, suffix) => match self.tied(&mut line, at) {
                    0 => self.unglue(&mut line, at, prefix, suffix),
                    n_read => n_read,
                },
                WordShape::Counted => match self.tied(&mut line, at) {
                    0 => self.counted(&mut line, at),
                    n_read => n_read,
                },
                WordShape::LocalHead => match self.local_office(&mut line, at) {
                    0 => self.tied(&mut line, at),
                    n_read => n_read,
                },
                WordShape::Counting => match self.tied(&mut line, at) {
                    0 => self.counting(&mut line, at),
                    n_read => n_read,
                },
                WordShape::Time | WordShape::NoWord => {
                    self.push_gap(&mut line, token.span);
                    1
                }
                WordShape::Numbered => self.numbered(&mut line, at),
            };
            if n_read == 0 {
                line.out.push(token);
            }
            at += n_read.max(1);
        }
    }
}
