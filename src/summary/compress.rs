//! What a sentence can lose without saying anything else: who reported it, fillers, asides to the reader of a page.

use crate::Span;
use crate::text::openings::head_len;
use crate::text::phrases::{Line, Phrases, Rule};
use crate::text::sentence::on_one_line;

/// An opening that names the source is no longer than this, in bytes.
const MAX_SOURCE_BYTES: usize = 90;

/// What is left of a sentence is at least this long, in bytes.
const MIN_REST_BYTES: usize = 18;

/// An aside is no longer than this, in bytes.
const MAX_ASIDE_BYTES: usize = 120;

/// How many bytes at the beginning of `sentence` are a page's head, say only where the news comes from, or fill a pause.
pub(crate) fn opening_len(sentence: Line<'_>, under_a_head: bool) -> usize {
    let mut len = if under_a_head { head_len(sentence) } else { 0 };
    if sentence.len() < len + MIN_REST_BYTES {
        len = 0;
    }
    let next_len = |rest: Line<'_>| comma_len(rest, Rule::Filler).or_else(|| source_len(rest));
    while let Some(next) = next_len(sentence.part(len..)) {
        if sentence.len() < len + next + MIN_REST_BYTES {
            break;
        }
        len += next;
    }
    len
}

/// How many bytes at the beginning of `sentence` tie it to the one before.
pub(crate) fn link_len(sentence: Line<'_>) -> usize {
    let bound = || {
        sentence
            .find(Rule::BoundLink)
            .next()
            .map(|found| found.phrase.len())
    };
    let link = comma_len(sentence, Rule::Link).or_else(bound);
    link.filter(|len| sentence.len() >= len + MIN_REST_BYTES)
        .unwrap_or(0)
}

/// The length of a phrase of `rule` and a comma, where `sentence` begins with them.
fn comma_len(sentence: Line<'_>, rule: Rule) -> Option<usize> {
    sentence.find(rule).find_map(|found| {
        let comma = found.after.chars().next().filter(|&c| matches!(c, '，' | ','))?;
        Some(found.phrase.len() + comma.len_utf8())
    })
}

/// `据悉，`, `记者从市教育局了解到，`, `据某某网消息，`. A report of somebody else's (`据路透社报道`) stays.
fn source_len(sentence: Line<'_>) -> Option<usize> {
    if !sentence.has(Rule::SourceOpening) && !sentence.has(Rule::ReporterOpening) {
        return None;
    }
    let comma = sentence
        .text()
        .find(['，', ','])
        .filter(|&comma| comma <= MAX_SOURCE_BYTES)?;
    let source = sentence.part(..comma);
    let is_source = source.has(Rule::Source)
        || source.has(Rule::SourceOpening) && source.has(Rule::SourceEnd)
        || source.has(Rule::ReporterOpening) && source.has(Rule::ReporterEnd);
    is_source.then(|| comma + sentence[comma..].chars().next().map_or(0, char::len_utf8))
}

/// What is left of `quote` without brackets that hold a credit, a stock code or a cross-reference; `None` if it has none.
pub(super) fn without_asides(quote: &str) -> Option<Vec<Span>> {
    // Searching for one character is many times as fast as for one of two, and most sentences have neither.
    if !quote.contains('（') && !quote.contains('(') {
        return None;
    }
    let mut kept = Vec::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(open) = quote[at..].find(['（', '(']).map(|open| at + open) {
        let inside = open + quote[open..].chars().next().map_or(1, char::len_utf8);
        let close = quote[inside..]
            .find(['）', ')', '（', '('])
            .map(|close| inside + close);
        let Some(close) = close.filter(|&close| close - inside <= MAX_ASIDE_BYTES) else {
            at = inside;
            continue;
        };
        let close_len = quote[close..].chars().next().map_or(1, char::len_utf8);
        if quote[close..].starts_with(['（', '(']) {
            at = close;
            continue;
        }
        let aside = on_one_line(&quote[inside..close]);
        if is_aside(Phrases::of(&aside).whole(&aside)) {
            kept.push(Span::new(copied, open));
            copied = close + close_len;
        }
        at = close;
    }
    if copied == 0 {
        return None;
    }
    kept.push(Span::new(copied, quote.len()));
    // A sentence that is nothing but an aside stays what it is.
    let says_something = |part: &Span| part.of(quote).contains(char::is_alphanumeric);
    kept.iter().any(says_something).then_some(kept)
}

pub(super) fn is_aside(inside: Line<'_>) -> bool {
    let digits = inside.bytes().take_while(u8::is_ascii_digit).count();
    let code = inside[digits..].trim_start_matches(['.', ',', '，', ' ', '、']);
    inside.has(Rule::Aside)
        || inside.has(Rule::AsideAlone)
        || inside.has(Rule::AsideEnd)
        || (matches!(digits, 5 | 6)
            && (code.is_empty() || matches!(code, "SH" | "SZ" | "HK" | "sh" | "sz" | "hk")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn openings_that_name_the_source_or_fill_a_pause_go() {
        let cases = [
            ("据悉，该项目明年建成通车。", "该项目明年建成通车。"),
            ("记者从市教育局获悉，新学期推迟开学。", "新学期推迟开学。"),
            ("据市教育局网站消息,新学期推迟开学。", "新学期推迟开学。"),
            (
                "据路透社报道，两国恢复了谈判进程。",
                "据路透社报道，两国恢复了谈判进程。",
            ),
            ("嗯，对，我们下周三开始试点。", "我们下周三开始试点。"),
            ("对，好。", "对，好。"),
            ("据此，判决如下内容各自执行。", "据此，判决如下内容各自执行。"),
            ("", ""),
        ];
        for (sentence, want) in cases {
            assert_eq!(
                &sentence[opening_len(Phrases::of(sentence).whole(sentence), true)..],
                want
            );
        }
    }

    #[test]
    fn links_go_with_their_comma() {
        for (sentence, want) in [
            ("但是，水质并没有明显改善。", "水质并没有明显改善。"),
            ("因此水质并没有明显改善。", "水质并没有明显改善。"),
            ("但水质并没有明显改善。", "但水质并没有明显改善。"),
            ("同时，好。", "同时，好。"),
        ] {
            assert_eq!(&sentence[link_len(Phrases::of(sentence).whole(sentence))..], want);
        }
    }

    #[test]
    fn asides_to_the_reader_go() {
        for (sentence, want) in [
            ("某某股份（002517，股吧）今日跌停。", "某某股份今日跌停。"),
            ("某某股份(600519.SH)今日跌停。", "某某股份今日跌停。"),
            ("大桥合龙（图/记者 张三）。全长二里（完）", "大桥合龙。全长二里"),
            ("云溪公司（以下简称云溪）败诉。", "云溪公司（以下简称云溪）败诉。"),
            ("（图/记者 张三）", "（图/记者 张三）"),
            ("没有关上（记者 张三", "没有关上（记者 张三"),
            ("((记者)完)", "(完)"),
            ("(图为（记者 张三）好", "(图为好"),
        ] {
            let kept = without_asides(sentence).unwrap_or(vec![Span::new(0, sentence.len())]);
            let kept: String = kept.iter().map(|part| part.of(sentence)).collect();
            assert_eq!(kept, want);
        }
    }
}
