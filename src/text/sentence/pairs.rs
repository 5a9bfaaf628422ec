//! Which quote or bracket belongs to which.

use super::marks::{PairKind, closes, opens};

/// An opening mark further than this from its partner is a stray one: about 400 Han characters.
const MAX_BYTES: usize = 1_200;
/// How many open marks a closing mark looks back over: keeps text that is nothing but marks linear.
const MAX_DEPTH: usize = 16;

/// An opening mark and its partner, as byte offsets.
#[derive(Clone, Copy)]
pub(super) struct QuotePair {
    pub(super) kind: PairKind,
    pub(super) open: usize,
    /// Where the closing mark begins; `None` for a stray opening mark.
    pub(super) close: Option<usize>,
}

/// Every opening mark of `text`, in order.
pub(super) fn pairs(text: &str) -> Vec<QuotePair> {
    let mut pairs: Vec<QuotePair> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        at += plain_len(&bytes[at..]);
        let Some(c) = text[at..].chars().next() else { break };
        let next = at + c.len_utf8();
        let partner = closes(c)
            .filter(|&kind| !must_open(text, at, next, kind))
            .and_then(|kind| partner(&pairs, &open, kind, at).map(|depth| (kind, depth)));
        if let Some((_, depth)) = partner {
            let index = open[depth];
            open.truncate(depth);
            pairs[index].close = Some(at);
        } else if let Some(kind) = opens(c).filter(|&kind| may_open(text, at, next, kind)) {
            open.push(pairs.len());
            pairs.push(QuotePair {
                kind,
                open: at,
                close: None,
            });
        }
        at = next;
    }
    pairs
}

/// How many bytes of UTF-8 to skip that are no marks at all: Han, letters, digits, blanks.
pub(super) const fn plain_len(mut utf8: &[u8]) -> usize {
    let len = utf8.len();
    loop {
        utf8 = match utf8 {
            [0xe4..=0xe9, _, _, rest @ ..] | [b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b' ', rest @ ..] => {
                rest
            }
            _ => return len - utf8.len(),
        };
    }
}

/// The place in `open` of the mark that a closing mark at `at` belongs to.
fn partner(pairs: &[QuotePair], open: &[usize], kind: PairKind, at: usize) -> Option<usize> {
    let lowest = open.len().saturating_sub(MAX_DEPTH);
    let depth = (lowest..open.len())
        .rev()
        .find(|&depth| pairs[open[depth]].kind == kind)?;
    (at - pairs[open[depth]].open <= MAX_BYTES).then_some(depth)
}

/// A straight quote after a colon or a blank opens whatever came before: a stray one turns around nothing else.
fn must_open(text: &str, at: usize, next: usize, kind: PairKind) -> bool {
    let before = || text[..at].chars().next_back();
    matches!(kind, PairKind::Straight | PairKind::Apostrophe)
        && before().is_none_or(|c| matches!(c, '：' | ':' | ' ' | '\n' | '　'))
        && may_open(text, at, next, kind)
}

/// A straight quote before a mark or the end closes; an apostrophe inside a word is no quote.
fn may_open(text: &str, at: usize, next: usize, kind: PairKind) -> bool {
    let before = || text[..at].chars().next_back();
    let after = || text[next..].chars().next();
    match kind {
        PairKind::Straight => {
            after().is_some_and(|c| !matches!(c, '，' | ',' | '。' | '；' | '、' | '！' | '？' | ' ' | '\n'))
        }
        PairKind::Apostrophe => {
            before().is_none_or(|c| !c.is_alphanumeric()) && after().is_some_and(char::is_alphanumeric)
        }
        _ => true,
    }
}
