//! Cuts that the text shows to be wrong, mended word by word.

mod codes;
mod glued;
mod mender;
mod names;
mod recut;
mod ties;
mod works;

use super::made::Mended;
use super::shape::Shape;
use crate::text::words::Token;
use mender::Line;
pub(super) use mender::Mender;

impl Mender<'_> {
    /// Appends the words of a sentence, mended.
    pub(super) fn read(
        &mut self,
        text: &str,
        tokens: &[Token],
        out: &mut Vec<Token>,
        more: &mut Vec<Mended>,
    ) {
        let recut = self.recut(text, tokens, more);
        let tokens = recut.as_deref().unwrap_or(tokens);
        let mut line = Line::new(text, tokens, out, more);
        let mut at = 0;
        while let Some(&token) = tokens.get(at) {
            let n_read = match self.shape(token.word) {
                Shape::Plain => self.tied(&mut line, at),
                Shape::And => self.department(&mut line, at),
                Shape::Opening => self.work(&mut line, at),
                Shape::Dot => self.dotted(&mut line, at),
                Shape::Bracket => self.company(&mut line, at),
                Shape::Joint => self.jointed(&mut line, at),
                Shape::Blank => self.blank(&line, at),
                Shape::Latin => self.latin(&mut line, at),
                Shape::Address => self.address(&mut line, at),
                Shape::Digits => self.digits(&mut line, at),
                Shape::Negator => self.negated(&mut line, at),
                Shape::Surname => self.person(&mut line, at),
                Shape::Masked => self.masked(&mut line, at),
                Shape::Party => self.party(&mut line, at),
                Shape::Glued(prefix, suffix) => match self.tied(&mut line, at) {
                    0 => self.unglue(&mut line, at, prefix, suffix),
                    n_read => n_read,
                },
                Shape::Time | Shape::NoWord => {
                    self.push_gap(&mut line, token.span);
                    1
                }
                Shape::Numbered => self.numbered(&mut line, at),
            };
            if n_read == 0 {
                line.out.push(token);
            }
            at += n_read.max(1);
        }
    }
}
