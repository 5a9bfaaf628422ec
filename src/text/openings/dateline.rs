//! Where and when a report was filed, in front of its first sentence.

use crate::Span;
use crate::text::fold::Folded;
use crate::text::phrases::{Line, Phrases, Rule};
use crate::text::sentence::marks::{is_blank, is_han};
use crate::text::word_sets::openings as sets;

/// The longest dateline and the longest bracket after it, in characters.
const MAX_CHARS: usize = 40;

/// The length in bytes of the dateline that `paragraph` begins with, blanks and marks after it included: what
/// remains begins with the first sentence.
///
/// Datelines are `新华社北京4月7日电`, `本报讯`, `中新网4月7日电`, `央视网消息：`, `【某某网综合报道】`, each with or without
/// its `（记者 张三）`, and `（中央社记者张三台北7日电）`. What belongs to the sentence stays: `据新华社报道，` is no dateline.
///
/// ```
/// use zhaiyao::text::blocks::dateline;
///
/// let paragraph = "新华社北京4月7日电（记者 张三）今天是晴天。";
/// let length = dateline(paragraph).unwrap_or(0);
/// assert_eq!(&paragraph[length..], "今天是晴天。");
/// assert_eq!(dateline("记者从市气象局获悉，今天是晴天。"), None);
/// ```
#[must_use]
pub fn dateline(paragraph: &str) -> Option<usize> {
    let folded = Folded::new(paragraph);
    let phrases = Phrases::of(folded.text());
    let end = dateline_len(phrases.whole(folded.text()))?;
    Some(folded.written(Span::new(end, end)).start)
}

/// The length of the dateline that a paragraph begins with which is folded already.
pub(crate) fn dateline_len(paragraph: Line<'_>) -> Option<usize> {
    let bracket = leading_bracket(paragraph).or_else(|| programme(&paragraph));
    let start = bracket.unwrap_or(0);
    let end = agency(paragraph.part(start..))
        .map(|len| start + len)
        .or(bracket)?;
    let rest = paragraph[end..]
        .trim_start_matches(|c| is_blank(c) || matches!(c, '：' | ':' | '，' | ',' | '丨' | '｜' | '|'));
    Some(paragraph.len() - rest.len())
}

/// `【某某网综合报道】`, `（中央社记者张三台北7日电）`, `[记者 张三]`.
fn leading_bracket(text: Line<'_>) -> Option<usize> {
    let open = text
        .chars()
        .next()
        .filter(|c| matches!(c, '【' | '（' | '(' | '[' | '［' | '〔'))?;
    let inner = text.part(open.len_utf8()..);
    let (at, close) = inner
        .char_indices()
        .take(MAX_CHARS)
        .find(|&(_, c)| matches!(c, '】' | '）' | ')' | ']' | '］' | '〕' | '。' | '，'))?;
    let content = inner.part(..at).trim();
    let reports = content.ends(Rule::Filed) || content.has(Rule::Reporter);
    (!matches!(close, '。' | '，') && reports && !content.has(Rule::ReportersMeet))
        .then(|| text.len() - inner.len() + at + close.len_utf8())
}

/// `（晚间新闻）：`, what a broadcast or a column is called.
fn programme(text: &str) -> Option<usize> {
    let inner = text.strip_prefix(['（', '('])?;
    let (at, close) = inner
        .char_indices()
        .take(12)
        .find(|&(_, c)| matches!(c, '）' | ')'))?;
    let end = text.len() - inner.len() + at + close.len_utf8();
    text[end..].starts_with(['：', ':']).then_some(end)
}

/// `新华社北京4月7日电（记者张三）`, `本报讯 记者 张三 `, `本报记者 张三 北京报道`.
fn agency(text: Line<'_>) -> Option<usize> {
    let head_end = text
        .char_indices()
        .nth(MAX_CHARS)
        .map_or(text.len(), |(at, _)| at);
    let head = text.part(..head_end);
    let stop = head
        .text()
        .find(['。', '，', '！', '？', '；', '“', '《'])
        .unwrap_or(head.len());
    let mut last_end = 0;
    let end = head.part(..stop).find(Rule::Filed).find_map(|found| {
        let end = found.before.len() + found.phrase.len();
        // Of 专电 and 电 the longer word counts, which begins first.
        let is_new = std::mem::replace(&mut last_end, end) != end;
        (is_new && is_filed(text, found.before.len(), found.phrase)).then_some(end)
    })?;
    Some(end + reporter(text.part(end..)))
}

/// Whether `text` up to `word` at `at` is all dateline.
fn is_filed(text: Line<'_>, at: usize, word: &str) -> bool {
    let before = text.part(..at).trim_end(char::is_whitespace);
    let quoted = text.starts_with('据');
    let before = before.part(if quoted { '据'.len_utf8() } else { 0 }..);
    if before.is_empty() || sets::SENTENCE_CHAR.fits(&before) || before.has(Rule::Told) {
        return false;
    }
    let after = text[at + word.len()..].chars().next();
    let delimited = after.is_none_or(|c| {
        is_blank(c)
            || matches!(
                c,
                '（' | '(' | '【' | '据' | '：' | ':' | '，' | ',' | '丨' | '｜' | '|'
            )
    });
    let dated = before.ends_with('日') && before.contains(|c: char| c.is_ascii_digit());
    let known = before.has(Rule::Agency);
    let outlet = known || before.has(Rule::AgencyEnd);
    let word = text.part(at..at + word.len());
    if word.is(Rule::FiledByWire) {
        let free = after.is_none_or(|c| !sets::WIRE_WORD.fits_char(c));
        let dated = dated && !before.starts_with(|c: char| c.is_ascii_digit());
        free && (dated || outlet && delimited) && !(quoted && matches!(after, Some('，' | ',')))
    } else if word.is(Rule::FiledAsNews) {
        !quoted && delimited && (dated && is_place(&before) || outlet)
    } else {
        !quoted && (known || before.has(Rule::Reporter)) && reports(before, delimited, after)
    }
}

/// Whether a date follows a name: `某某网4月7日`, not `4月7日` alone.
fn is_place(before: &str) -> bool {
    before.starts_with(|c: char| is_han(c) || c.is_ascii_alphabetic()) && !sets::NO_OUTLET.fits(before)
}

/// `本报记者 张三 北京报道`: a journalist, and no more than that.
fn reports(before: Line<'_>, delimited: bool, after: Option<char>) -> bool {
    let journalist = before.has(Rule::Reporter) || before.has(Rule::Compiled);
    journalist
        && before.chars().count() <= 24
        && (delimited || after.is_some_and(|c| is_han(c) || c.is_ascii_digit()))
}

/// `（张三 李四）`: nothing but names.
fn names_in_bracket(text: &str) -> Option<usize> {
    let inner = text.strip_prefix(['（', '('])?;
    let (at, close) = inner
        .char_indices()
        .take(MAX_CHARS / 2)
        .find(|&(_, c)| !is_han(c) && !is_blank(c) && !matches!(c, '、' | '·'))?;
    (matches!(close, '）' | ')') && at > 0).then(|| text.len() - inner.len() + at + close.len_utf8())
}

/// The length of the journalists' names that may follow: `（记者 张三）`, ` 记者张三 `.
fn reporter(text: Line<'_>) -> usize {
    let trimmed = text.trim_start(char::is_whitespace);
    let blanks = text.len() - trimmed.len();
    if let Some(len) = leading_bracket(trimmed)
        .or_else(|| names_in_bracket(&trimmed))
        .or_else(|| programme(&trimmed))
    {
        return blanks + len;
    }
    let Some(names) = trimmed.find(Rule::Reporter).find(|found| found.before.is_empty()) else {
        return 0;
    };
    let names = names.after.trim_start(|c| is_blank(c) || matches!(c, '：' | ':'));
    let end = names
        .char_indices()
        .take(24)
        .find(|&(_, c)| !is_han(c) && !matches!(c, '、' | ' ' | '\u{3000}' | '·'))
        .map_or(names.len(), |(at, _)| at);
    let last_blank = names[..end]
        .rfind(is_blank)
        .or_else(|| names[end..].starts_with(['：', ':']).then_some(end));
    match last_blank.map(|at| names.part(..at)) {
        Some(signed) if !sets::SENTENCE_CHAR.fits(&signed) && !signed.has(Rule::Told) => {
            text.len() - names.len() + signed.len()
        }
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each paragraph has a `|` where its dateline ends.
    #[test]
    #[rustfmt::skip]
    fn datelines() {
        for case in [
            "新华社北京4月7日电（记者 张三）|今天放晴。", "新华社北京4月7日电|今天放晴。",
            "新华社北京4月7日电　|今天放晴。", "新华社北京４月７日电 |今天放晴。", "本报讯（记者 王五）|今天放晴。",
            "本报讯 |今天放晴。", "本报讯 记者王五、李四 |今天放晴。",
            "本报北京4月7日讯（记者张三 李四）|今天放晴。", "中新网4月7日电|今天放晴。",
            "中新网北京4月7日电(记者 张三)|今天放晴。", "人民网北京4月7日电（记者张三）|今天放晴。",
            "【环球网综合报道】|今天放晴。", "【江南网报道 记者 张三】|今天放晴。",
            "（中央社记者王小明台北7日電）|今天放晴。", "央视网消息：|今天放晴。",
            "央视网消息（新闻联播）：|今天放晴。", "据新华社电 |今天放晴。", "江南网4月7日消息，|今天放晴。",
            "北京12月6日电|今天放晴。", "本报记者 张三 北京报道 |今天放晴。", "财联社4月7日电，|今天放晴。",
            "（晚间新闻）：|今天放晴。", "中新网江南4月7日电 （张三 李小四）|今天放晴。",
            "江南日报快讯|据市气象局消息，今天放晴。", "|记者从市气象局获悉，今天放晴。",
            "|据新华社报道，今天放晴。", "|4月7日电影《古桥》上映。", "|今天传来好消息，桥通了。",
            "|本报讯问了几位居民。", "|（一）今天放晴。", "|港媒称，今天放晴。", "|据央视新闻消息，今天放晴。",
            "|今天放晴。", "|", "|电", "|发布会上传来消息：桥通了。",
        ] {
            let paragraph: String = case.split('|').collect();
            let length = dateline(&paragraph).unwrap_or(0);
            assert_eq!(
                &paragraph[length..],
                case.split('|').nth(1).unwrap_or_default(),
                "{case}"
            );
        }
    }
}
