//! What a page prints before its first sentence and leaves glued to it: title, time stamp, size of letters, who filed it.

use crate::text::dates::{day_len, stamp_end};
use crate::text::phrases::{Line, Phrases, Rule};
use crate::text::sentence::marks::{is_blank, is_han};
use crate::text::word_sets::openings as sets;

/// How many characters of a sentence are searched for a head.
const MAX_CHARS: usize = 120;
/// How many characters the words that say who filed a report stand within.
const MAX_FILED_CHARS: usize = 24;
/// The shortest original title, in bytes.
const MIN_TITLE_BYTES: usize = 18;

/// The length in bytes of the head at the beginning of `sentence`; 0 if there is none.
pub(crate) fn head_len(sentence: Line<'_>) -> usize {
    let head = first_chars(sentence, MAX_CHARS);
    let glued = [
        stamp_end(&head),
        letter_sizes_end(head),
        wire_end(head),
        document_name_end(head),
    ];
    let mut len = glued.into_iter().max().unwrap_or(0);
    loop {
        let rest = sentence.part(len..);
        let step = [
            stray_len(&rest),
            bracket_len(rest),
            name_len(&rest),
            filed_len(rest),
            title_len(rest),
            byline_len(rest),
            credit_len(rest),
        ];
        match step.into_iter().find(|&step| step > 0) {
            Some(step) => len += step,
            None => return len,
        }
    }
}

/// The first `n` characters of `text`, at least one if it has any.
fn first_chars(text: Line<'_>, n: usize) -> Line<'_> {
    let mut chars = text.chars();
    chars.nth(n.saturating_sub(1));
    text.part(..text.len() - chars.as_str().len())
}

/// Behind `南京8月1日电（张三）`, whatever stands before it.
fn wire_end(head: Line<'_>) -> usize {
    let found = head.find(Rule::Wire).find_map(|wire| {
        let inner = wire.after.strip_prefix(['（', '('])?;
        let close = inner.find(['）', ')'])?;
        let close_len = inner[close..].chars().next().map_or(0, char::len_utf8);
        Some(head.len() - inner.len() + close + close_len)
    });
    found.unwrap_or(0)
}

/// Behind `许某与佳居公司合同纠纷一审民事判决书`, the name of a court document, where its first sentence is glued to it.
fn document_name_end(head: Line<'_>) -> usize {
    let name = head.find(Rule::CourtDocument).next();
    let end = name.map_or(0, |name| name.before.len() + name.phrase.len());
    let goes_on = |c: char| is_han(c) && !sets::AFTER_DOCUMENT.fits_char(c);
    let is_glued = end < head.len()
        && head[end..].starts_with(goes_on)
        && !head[..end].contains(['，', '。', '《', '（']);
    if is_glued { end } else { 0 }
}

/// `记者张三通讯员李四`, `来源：江南新闻客户端`, before what a report begins with.
fn byline_len(text: Line<'_>) -> usize {
    if !text.has(Rule::GluedByline) {
        return 0;
    }
    let mut chars = text.char_indices().take(MAX_FILED_CHARS);
    let names = |&(_, c): &(usize, char)| !matches!(c, '，' | ',' | '。') && !sets::BYLINE_END.fits_char(c);
    let found = chars
        .by_ref()
        .skip(4)
        .take_while(names)
        .find(|&(at, _)| begins_report(text.part(at..)) || text.part(..at).has(Rule::GluedApp));
    found.map_or(0, |(at, _)| at)
}

/// Behind a caption's `受访者供图`.
fn credit_len(text: Line<'_>) -> usize {
    let beginning = first_chars(text, MAX_FILED_CHARS);
    let plain = beginning
        .text()
        .find(['，', ',', '。', '、', '：'])
        .unwrap_or(beginning.len());
    let credit = text
        .part(..)
        .find(Rule::GluedCredit)
        .map(|found| (found.before.len(), found.phrase.len()));
    credit
        .take(1)
        .find(|&(at, _)| at < plain)
        .map_or(0, |(at, len)| at + len)
}

fn letter_sizes_end(head: Line<'_>) -> usize {
    let sizes = head
        .find(Rule::LetterSizes)
        .map(|found| found.before.len() + found.phrase.len());
    sizes.max().unwrap_or(0)
}

/// Marks left over from what stood before.
fn stray_len(text: &str) -> usize {
    let stray =
        |c: char| is_blank(c) || matches!(c, '、' | '，' | ',' | '；' | '：' | ':' | '】' | '|' | '丨' | '·');
    text.len() - text.trim_start_matches(stray).len()
}

/// `摘 要：`, what the text after it is called.
fn name_len(text: &str) -> usize {
    const MOST_CHARS: usize = 8;
    let colon = text
        .char_indices()
        .take(MOST_CHARS)
        .find(|(_, c)| matches!(c, '：' | ':'));
    let Some((at, colon)) = colon else { return 0 };
    let name: String = text[..at].chars().filter(|c| !is_blank(*c)).collect();
    if Phrases::of(&name).whole(&name).has(Rule::AbstractName) {
        at + colon.len_utf8()
    } else {
        0
    }
}

/// `【…】`, the name of a column or a title.
fn bracket_len(text: Line<'_>) -> usize {
    let label = text.find(Rule::AbstractLabel).next();
    let inner = label.map_or(text, |label| label.after).text().strip_prefix('【');
    let close = inner.and_then(|inner| {
        let found = inner.char_indices().take(MAX_CHARS / 2).find(|&(_, c)| c == '】');
        found.map(|(at, _)| text.len() - inner.len() + at + '】'.len_utf8())
    });
    close.unwrap_or(0)
}

/// `3月13日讯`, `某某新闻客户端讯`, before what a report begins with.
fn filed_len(text: Line<'_>) -> usize {
    let mut before = None;
    for (at, c) in text.char_indices().take(MAX_FILED_CHARS) {
        if matches!(c, '，' | ',' | '。' | '：' | '“' | '《') || sets::FILED_END.fits_char(c) {
            break;
        }
        let files = match c {
            '讯' => before.is_some_and(|before| !sets::NEWS_WORD.fits_char(before)),
            '电' => before == Some('日'),
            _ => false,
        };
        let opens = |rest: Line<'_>| {
            rest.starts_with(['据', '，', ',']) || rest.begins(Rule::Reporter) || begins_with_time(rest)
        };
        if files && opens(text.part(at + c.len_utf8()..)) {
            return at + c.len_utf8();
        }
        before = Some(c);
    }
    0
}

fn begins_with_time(text: Line<'_>) -> bool {
    text.has(Rule::Recently) || day_len(&text).is_some()
}

/// An original title, up to where the first sentence certainly begins; where none does, what announces the title.
fn title_len(text: Line<'_>) -> usize {
    let beginning = first_chars(text, MAX_CHARS / 2 + 3);
    let Some(label) = beginning.find(Rule::GluedTitle).next() else {
        return 0;
    };
    if label.before.ends_with(['（', '(']) {
        return 0;
    }
    let start = label.before.len() + label.phrase.len();
    let begins = |&(at, c): &(usize, char)| {
        let before = &text[..start + at];
        let fresh = !before.ends_with(|c: char| c.is_ascii_digit()) && !sets::BEFORE_DATE.fits(before);
        at >= MIN_TITLE_BYTES
            && fresh
            && (c.is_ascii_digit() || is_han(c))
            && begins_report(text.part(start + at..))
    };
    let found = text[start..].char_indices().take(MAX_CHARS).find(begins);
    found.map_or(start, |(at, _)| start + at)
}

/// `4月7日，`, `近日，`, `日前某某公司`; not `近日发布`, whose subject stands before.
fn begins_report(text: Line<'_>) -> bool {
    let recently = text.find(Rule::Recently).next().map(|found| found.after);
    let Some(rest) = recently.or_else(|| day_len(&text).map(|len| text.part(len..))) else {
        return false;
    };
    rest.starts_with(['，', ','])
        || rest.has(Rule::BehindDate)
        || recently.is_some() && !sets::PREDICATE.fits(&rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::openings::dateline_len;
    use crate::text::phrases::Phrases;
    use crate::text::word_sets::tests::assert_every_row_is_needed;

    #[test]
    fn every_word_that_tells_openings_is_needed() {
        assert_every_row_is_needed("openings", |set, text| {
            let phrases = Phrases::of(text);
            let line = phrases.whole(text);
            match set {
                "wire_word" | "sentence_char" => dateline_len(line).is_none(),
                "predicate" => !begins_report(line),
                "news_word" | "after_document" => head_len(line) == 0,
                "byline_end" => byline_len(line) == 0,
                "filed_end" => filed_len(line) == 0,
                "before_date" => line[head_len(line)..].starts_with('石'),
                "no_outlet" => sets::NO_OUTLET.fits(text),
                _ => panic!("{set} decides nothing"),
            }
        });
    }

    /// Each sentence has a `|` where its head ends.
    #[test]
    #[rustfmt::skip]
    fn heads() {
        for case in [
            "石桥修好了2019-01-0213:13|石桥今天重新开放。", "石桥修好了 2019/1/2 13:13:05 |石桥今天重新开放。",
            "新闻地方2019-09-2407:35评论A-A+|石桥今天重新开放。",
            "来源：江南网字号超大大标准小|近日，石桥重新开放。",
            "【江南快报】|石桥今天重新开放。", "【】|石桥今天重新开放。", "摘要【石桥修好了】|石桥今天重新开放。",
            "摘 要：|石桥今天重新开放。", "核心提示:|石桥今天重新开放。", "|摘要里说：石桥今天重新开放。",
            "3月13日讯|近日，石桥重新开放。", "、江南新闻客户端讯|日前，石桥重新开放。",
            "5月7日电|据市政府网站消息，石桥重新开放。", "江南报快讯|据市政府通报，石桥重新开放。",
            "原标题：江南市石桥修好了重新通车|2月10日上午，石桥重新开放。",
            "张三资料图原标题：江南市一局长张三被公诉|日前，张三受审。",
            "原标题：江南市石桥修好了重新通车|近日市政府发布消息。",
            "原标题：|江南市石桥修好了市政府近日发布通报，石桥开放。",
            "来源：2小时前我要分享原标题：|石桥重新开放。", "|（原标题：石桥修好了）石桥重新开放。",
            "相关报道：石桥旧事江南8月1日电（张三）|石桥今天重新开放。", "2019.03.2721:30|石桥今天重新开放。",
            "记者张三通讯员李四|近日，石桥重新开放。", "来源：江南新闻客户端|记者从市政府获悉，石桥重新开放。",
            "讯记者张三|8月27日，石桥重新开放。", "本报实习记者张三/摄影|2020年8月17日，石桥重新开放。",
            "修好的石桥受访者供图|石桥今天重新开放。", "|记者近日从市政府获悉，石桥重新开放。",
            "|通讯员近日来到石桥。", "|石桥于2019年1月2日13:13开放。", "|警方审讯据说持续到深夜。",
            "许某与佳居公司合同纠纷一审民事判决书|许某向本院提出诉讼请求：返还工程款。",
            "|云溪市法院民事判决书显示，石桥归村里所有。", "|许某昨天收到民事判决书，石桥归村里所有。",
            "|石桥今天重新开放。", "|比分是2:10，没有悬念。", "|",
        ] {
            let sentence: String = case.split('|').collect();
            let len = head_len(Phrases::of(&sentence).whole(&sentence));
            assert_eq!(&sentence[len..], case.split('|').nth(1).unwrap_or_default(), "{case}");
        }
    }
}
