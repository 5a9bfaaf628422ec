//! Lines that a page says about itself and other pages.

use super::credits;
use crate::text::phrases::{Found, Line, Rule};
use crate::text::sentence::marks::{final_mark, is_blank, is_han, trim};
use crate::text::word_sets::blocks as sets;

/// The longest line that opens a list or says where on a site a page is, in characters.
const MAX_PATH: usize = 80;

/// What a line says about the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Notice {
    /// It opens a list of other articles: `相关阅读`, `热门资讯`.
    Opener,
    /// It is about the page itself: `版权声明：…`, `分享到：`.
    Page,
}

/// What `line` says about the page, if that is what it is for; `n_chars` is its length.
pub(super) fn notice(line: Line<'_>, n_chars: usize) -> Option<Notice> {
    let bare = line.trim_start(is_decoration);
    if n_chars <= MAX_PATH && is_opener(bare) {
        return Some(Notice::Opener);
    }
    let is_page = is_certain(bare)
        || n_chars <= 30 && is_button(bare)
        || is_teaser(&line)
        || is_rule(&line)
        || is_address(&line)
        || credits::is_counter(line)
        || n_chars <= MAX_PATH && is_path(&line)
        || points_at(line, n_chars)
        || is_menu_entry(bare);
    is_page.then_some(Notice::Page)
}

/// `---`, `◆◆◆`: a line that is drawn.
fn is_rule(line: &str) -> bool {
    final_mark(line).is_none() && !line.contains(char::is_alphanumeric)
}

/// The address of a page by itself.
fn is_address(line: &str) -> bool {
    let begins = ["http://", "https://", "www."]
        .iter()
        .any(|start| line.starts_with(start));
    begins && !line.contains(|c| is_han(c) || is_blank(c))
}

/// `返回首页，查看更多`, which can stand on the line of a credit: where it begins.
pub(super) fn link_back(line: Line<'_>) -> Option<usize> {
    const MAX_NAME: usize = 12;
    let before = line.find(Rule::ReadMore).next()?.before;
    let at = before.find(Rule::Back).last()?.before.len();
    (before[at..].chars().count() <= MAX_NAME).then_some(at)
}

/// `[首页 > 新闻 > 正文]`: where on a site a page is.
fn is_path(line: &str) -> bool {
    const MAX_PART: usize = 12;
    let marks = ['>', '»', '›', '＞'];
    let inner = line.trim_matches(|c| is_blank(c) || matches!(c, '[' | ']' | '【' | '】'));
    let mut parts = inner.split(marks).map(trim);
    let is_part = |part: &str| {
        let n_chars = part.chars().count();
        (1..=MAX_PART).contains(&n_chars) && part.starts_with(char::is_alphabetic)
    };
    let n_marks = inner.matches(marks).count();
    (n_marks >= 2 || n_marks == 1 && inner.len() < line.len()) && parts.all(is_part)
}

/// `1、回复【报名】查看时间`: what an account answers to.
fn is_menu_entry(bare: Line<'_>) -> bool {
    let entry = bare.trim_start(|c| c.is_ascii_digit() || "、.．）) ".contains(c));
    entry
        .find(Rule::Reply)
        .any(|found| found.after.starts_with(['【', '“', '「', '[']) && found.after.has(Rule::LookedUp))
}

pub(super) fn is_decoration(c: char) -> bool {
    !is_han(c) && (is_blank(c) || !c.is_alphanumeric() && !matches!(c, '©' | '（' | '('))
}

/// An opener alone, or with a title after a mark or a blank: `相关阅读：…`, `【延伸阅读】`.
fn is_opener(bare: Line<'_>) -> bool {
    bare.find(Rule::Opener).any(|Found { after, .. }| {
        let tail = after.find(Rule::OpenerTail).next();
        let after = tail.map_or(after, |tail| tail.after);
        let mark = after.chars().next();
        mark.is_none_or(|c| !c.is_alphanumeric() && !"，。、》”".contains(c))
            || mark.is_some_and(|c| c.is_ascii_digit()) && final_mark(&after).is_none()
    })
}

/// `版权声明：…`, `Copyright © …`; a sentence about a declaration is not one: `声明指出，…。`
fn is_certain(bare: Line<'_>) -> bool {
    let goes_on = |after: Line<'_>| after.starts_with(|c: char| c.is_alphanumeric() || "，、”》".contains(c));
    link_back(bare) == Some(0)
        || bare.has(Rule::PageNotice)
        || bare.find(Rule::PageLabel).any(|found| !goes_on(found.after))
}

/// A short line without a sentence in it: `分享到：微信 微博`, `首页 > 新闻`.
pub(super) fn is_button(bare: Line<'_>) -> bool {
    let bare = bare.trim_end(|c| matches!(c, '.' | '…'));
    final_mark(&bare).is_none()
        && bare.find(Rule::Button).any(|Found { after, .. }| {
            let next = after.chars().next();
            next.is_none_or(|c| {
                !c.is_alphanumeric() || c.is_ascii_digit() || sets::BEHIND_BUTTON.fits_char(c)
            }) || after.begins(Rule::Action)
                || after.has(Rule::Button)
                || after.has(Rule::Target)
        })
}

/// `更多内容请关注微信公众号`, `扫描二维码下载客户端`.
pub(super) fn invites(bare: Line<'_>) -> bool {
    let begins = || sets::INVITATION.fits(&bare) || bare.begins(Rule::Action) || bare.has(Rule::Button);
    bare.has(Rule::Action) && bare.has(Rule::Target) && begins()
}

/// A headline that was cut off, then an excerpt that was: `标题... 摘要...`.
fn is_teaser(line: &str) -> bool {
    (line.ends_with("...") || line.ends_with('…')) && (line.contains("... ") || line.contains("…"))
}

/// `点击这里了解一下！`, `（点击看大图）`, `点【在看】`: where a reader is to tap.
pub(super) fn points_at(line: Line<'_>, n_chars: usize) -> bool {
    const MAX_CHARS: usize = 30;
    if n_chars > MAX_CHARS || line.contains(['，', '。', '“', '；']) {
        return false;
    }
    let bare = line.trim_start(|c| is_decoration(c) || matches!(c, '（' | '('));
    let bare = bare.trim_start(|c| sets::URGING.fits_char(c));
    let Some(tapped) = bare.find(Rule::Tap).max_by_key(|found| found.phrase.len()) else {
        return false;
    };
    let place = tapped
        .after
        .trim_start(|c| matches!(c, '【' | '「') || sets::TAPPED.fits_char(c));
    place.has(Rule::TapTarget) && final_mark(&line) != Some('？')
}
