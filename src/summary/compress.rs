//! What a sentence can lose without saying anything else: who reported it, fillers, asides to the reader of a page.

use super::head::head_len;
use crate::Span;
use crate::text::sentence::on_one_line;

/// A filler or a link that a comma follows has at most so many characters.
const MAX_CHARS_BEFORE_COMMA: usize = 4;

/// An opening that names the source is no longer than this, in bytes.
const MAX_SOURCE_BYTES: usize = 90;

/// What is left of a sentence is at least this long, in bytes.
const MIN_REST_BYTES: usize = 18;

/// An aside is no longer than this, in bytes.
const MAX_ASIDE_BYTES: usize = 120;

/// Fillers that open a spoken sentence, each followed by a comma.
const FILLERS: [&str; 20] = [
    "嗯",
    "呃",
    "啊",
    "哦",
    "哎",
    "对",
    "对对",
    "对对对",
    "好",
    "好的",
    "好吧",
    "那个",
    "就是",
    "就是说",
    "然后",
    "那么",
    "那",
    "所以说",
    "其实",
    "是的",
];

/// Words that tie a sentence to the one before it.
const LINKS: [&str; 30] = [
    "其中",
    "而",
    "但是",
    "但",
    "然而",
    "不过",
    "可是",
    "而且",
    "并且",
    "同时",
    "与此同时",
    "此外",
    "另外",
    "除此之外",
    "因此",
    "所以",
    "于是",
    "对此",
    "为此",
    "据此",
    "随后",
    "之后",
    "然后",
    "那么",
    "另一方面",
    "其次",
    "再次",
    "最后",
    "第二",
    "第三",
];

/// Such words that go without a comma, too.
const BOUND_LINKS: [&str; 6] = ["因此", "所以", "但是", "然而", "而且", "并且"];

/// How many bytes at the beginning of `sentence` are a page's head, say only where the news comes from, or fill a pause.
pub(super) fn opening_len(sentence: &str, under_a_head: bool) -> usize {
    let mut len = if under_a_head { head_len(sentence) } else { 0 };
    if sentence.len() < len + MIN_REST_BYTES {
        len = 0;
    }
    while let Some(next) = comma_len(&sentence[len..], &FILLERS).or_else(|| source_len(&sentence[len..])) {
        if sentence.len() < len + next + MIN_REST_BYTES {
            break;
        }
        len += next;
    }
    len
}

/// How many bytes at the beginning of `sentence` tie it to the one before.
pub(super) fn link_len(sentence: &str) -> usize {
    let link = comma_len(sentence, &LINKS).or_else(|| {
        BOUND_LINKS
            .iter()
            .find(|link| sentence.starts_with(**link))
            .map(|link| link.len())
    });
    link.filter(|len| sentence.len() >= len + MIN_REST_BYTES)
        .unwrap_or(0)
}

/// How many bytes at the beginning of `sentence` number it: `三、`, `（二）`, `4.`, `第四，`.
pub(super) fn number_len(sentence: &str) -> usize {
    let bracketed = sentence.strip_prefix(['（', '(']);
    let ordinal = sentence.strip_prefix('第');
    let inner = bracketed.or(ordinal).unwrap_or(sentence);
    let digits = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let after = inner.trim_start_matches(digits);
    let mark: &[char] = match (bracketed, ordinal) {
        (Some(_), _) => &['）', ')'],
        (_, Some(_)) => &['，', ','],
        _ => &['、', '.', '．'],
    };
    let rest = after.strip_prefix(mark).unwrap_or(sentence);
    let is_number = after.len() < inner.len() && !rest.starts_with(digits) && rest.len() >= MIN_REST_BYTES;
    if is_number { sentence.len() - rest.len() } else { 0 }
}

/// The length of one of `words` and a comma, where `sentence` begins with them.
fn comma_len(sentence: &str, words: &[&str]) -> Option<usize> {
    let (at, comma) = sentence
        .char_indices()
        .take(MAX_CHARS_BEFORE_COMMA + 1)
        .find(|&(_, c)| matches!(c, '，' | ','))?;
    words.contains(&&sentence[..at]).then(|| at + comma.len_utf8())
}

/// `据悉，`, `记者从市教育局了解到，`, `据某某网消息，`. A report of somebody else's (`据路透社报道`) stays.
fn source_len(sentence: &str) -> Option<usize> {
    if !sentence.starts_with(['据', '记', '笔']) {
        return None;
    }
    let comma = sentence
        .find(['，', ','])
        .filter(|&comma| comma <= MAX_SOURCE_BYTES)?;
    let source = &sentence[..comma];
    let named = |endings: &[&str]| endings.iter().any(|ending| source.ends_with(ending));
    let is_source = match source.strip_prefix('据') {
        Some(rest) => {
            matches!(
                rest,
                "悉" | "了解" | "介绍" | "报道" | "媒体报道" | "统计" | "知情人士透露"
            ) || named(&["消息", "获悉", "了解到"])
        }
        None => {
            (source.starts_with("记者") || source.starts_with("笔者"))
                && named(&["了解到", "获悉", "获知", "注意到"])
        }
    };
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
        if is_aside(&on_one_line(&quote[inside..close])) {
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

fn is_aside(inside: &str) -> bool {
    let starts = [
        "图/",
        "图／",
        "图为",
        "记者",
        "本报记者",
        "摄影",
        "资料图",
        "编辑",
        "责编",
        "原题",
        "见图",
        "文/",
        "来源",
    ];
    let digits = inside.bytes().take_while(u8::is_ascii_digit).count();
    let code = inside[digits..].trim_start_matches(['.', ',', '，', ' ', '、']);
    matches!(inside, "完" | "下同" | "略" | "图")
        || starts.iter().any(|start| inside.starts_with(start))
        || inside.ends_with("股吧")
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
            assert_eq!(&sentence[opening_len(sentence, true)..], want);
        }
    }

    #[test]
    fn every_filler_and_link_is_found_before_its_comma() {
        for word in FILLERS.iter().chain(&LINKS) {
            for comma in ["，", ","] {
                let sentence = format!("{word}{comma}水质，没有明显改善。");
                let len = comma_len(&sentence, &FILLERS).or_else(|| comma_len(&sentence, &LINKS));
                assert_eq!(len, Some(word.len() + comma.len()), "{word}");
            }
        }
        assert_eq!(comma_len("水质，没有明显改善。", &LINKS), None);
    }

    #[test]
    fn links_go_with_their_comma() {
        for (sentence, want) in [
            ("但是，水质并没有明显改善。", "水质并没有明显改善。"),
            ("因此水质并没有明显改善。", "水质并没有明显改善。"),
            ("但水质并没有明显改善。", "但水质并没有明显改善。"),
            ("同时，好。", "同时，好。"),
        ] {
            assert_eq!(&sentence[link_len(sentence)..], want);
        }
    }

    #[test]
    fn numbers_of_items_go() {
        for (sentence, want) in [
            ("三、驳回原告的其他诉讼请求。", "驳回原告的其他诉讼请求。"),
            ("（十二）加强农田水利建设。", "加强农田水利建设。"),
            ("4.加强农田水利建设。", "加强农田水利建设。"),
            ("第四，加强农田水利建设。", "加强农田水利建设。"),
            ("第四次全会加强农田水利。", "第四次全会加强农田水利。"),
            ("3.5亿元投向农田水利。", "3.5亿元投向农田水利。"),
            ("一、二审均判决原告败诉。", "一、二审均判决原告败诉。"),
            ("三、好。", "三、好。"),
        ] {
            assert_eq!(&sentence[number_len(sentence)..], want);
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
