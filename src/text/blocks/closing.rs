//! What a page puts before and after an article, and what would be part of it anywhere else.

use crate::text::phrases::{Line, Rule};
use crate::text::sentence::marks::{closes, final_mark, is_blank, is_final, opens};

use super::boilerplate::{invites, is_decoration};

/// The longest invitation after sentences about who invites, in characters.
const MAX_PROMOTION: usize = 100;
/// The longest notice about what is missing, in brackets, or before other notices.
const MAX_REMARK: usize = 80;

/// Whether `line` is a notice where it stands at the end of a text (`未经授权不得转载。`); elsewhere such a
/// sentence can be what the text is about.
pub(super) fn is_closing_notice(line: Line<'_>, n_chars: usize) -> bool {
    n_chars <= 60 && invites(line.trim_start(is_decoration))
        || n_chars <= 150 && line.has(Rule::Rights)
        || n_chars <= 40 && line.has(Rule::Favour)
        || is_promotion(line, n_chars)
        || n_chars <= MAX_REMARK && (is_gate(line) || is_remark(line) || is_contact(line))
}

/// Whether `line` leads to what follows it: `本报提醒您：`.
pub(super) fn leads_on(line: &str, n_chars: usize) -> bool {
    n_chars <= MAX_REMARK && line.ends_with(['：', ':'])
}

/// Whether `line`, in front of the article, calls on readers to get something else.
pub(super) fn is_opening_notice(line: Line<'_>, n_chars: usize) -> bool {
    line.ends_with(['！', '!', '~', '～']) && is_promotion(line, n_chars)
}

/// `每日推送最新资讯。扫描二维码关注官方微信`: the last sentence invites to read or use something else.
fn is_promotion(line: Line<'_>, n_chars: usize) -> bool {
    if n_chars > MAX_PROMOTION {
        return false;
    }
    let ends = |c: char| is_final(c) || matches!(c, '~' | '～');
    let bare = line.trim_end(|c| ends(c) || is_blank(c) || closes(c).is_some());
    let last = bare
        .char_indices()
        .rfind(|&(_, c)| ends(c))
        .map_or(bare, |(at, c)| bare.part(at + c.len_utf8()..));
    let last = last
        .find(Rule::More)
        .last()
        .map_or(last, |more| last.part(more.before.len() + '，'.len_utf8()..));
    last.has(Rule::Follow) && invites(last)
}

/// `订阅后可阅读全文`, `您所浏览的新闻…请加入会员`.
fn is_gate(line: Line<'_>) -> bool {
    line.has(Rule::Gate) && line.has(Rule::Gated) && line.has(Rule::Addressed)
}

/// `（本文综合自多家媒体）`: all in brackets, about the text, or without a sentence in it.
fn is_remark(line: Line<'_>) -> bool {
    let Some(kind) = line
        .chars()
        .next()
        .and_then(opens)
        .filter(|kind| !kind.is_quote())
    else {
        return false;
    };
    let inner = line.inner();
    let closed = line.chars().next_back().and_then(closes) == Some(kind);
    let is_one = !inner.contains(|c| opens(c) == Some(kind) && closes(c).is_none());
    closed && is_one && (inner.has(Rule::AboutText) || final_mark(&inner).is_none())
}

/// `咨询热线：12345`, `投稿邮箱：bridge@example.com`.
fn is_contact(line: Line<'_>) -> bool {
    let Some((label, address)) = line.split_once(['：', ':']) else {
        return false;
    };
    let is_part = |c: char| c.is_ascii_graphic() || is_blank(c) || "（）、；，。转—－".contains(c);
    line.part(..label.len()).has(Rule::Contact)
        && address.contains(|c: char| c.is_ascii_alphanumeric())
        && address.chars().all(is_part)
}
