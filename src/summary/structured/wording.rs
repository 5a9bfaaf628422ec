//! What changes of a quoted sentence since it stands under a name.

use crate::Span;
use crate::document::Document;
use crate::summary::paper::{Part, methods_start, name_len};
use crate::summary::result::SummarySentence;
use crate::text::fold::to_simplified;
use crate::text::word_sets::{WordSet, papers as sets};

/// What is left of a sentence is at least this long, in bytes: `结果显示，有效。` stays.
const MIN_REST_BYTES: usize = 18;

/// A sentence that tells its purpose and goes on with its methods: `为了解用水，走访三个村。`
#[derive(Clone, Copy)]
pub(super) struct Split {
    /// Which sentence it is.
    pub(super) index: usize,
    /// What is said of the purpose, without the mark after it.
    pub(super) purpose: Span,
    /// Where the methods begin.
    pub(super) methods: usize,
}

impl Split {
    /// The sentence that begins a paper so, where no other tells the purpose.
    pub(super) fn of(document: &Document<'_>, parts: &[Option<Part>]) -> Option<Self> {
        let is_told = |part: &Option<Part>| matches!(part, Some(Part::Purpose | Part::Methods));
        // What chapters of a paper say of single methods is not its purpose: only the first can tell that.
        let split = Self::of_sentence(document, parts.iter().position(is_told)?)?;
        let tells_purpose =
            |(index, part): (usize, &Option<Part>)| *part == Some(Part::Purpose) && index != split.index;
        (!parts.iter().enumerate().any(tells_purpose)).then_some(split)
    }

    fn of_sentence(document: &Document<'_>, index: usize) -> Option<Self> {
        let sentence = &document.sentences()[index];
        let quote = sentence.quote.of(document.text());
        let methods = sentence
            .role
            .is_quotable()
            .then(|| methods_start(quote))
            .flatten()?;
        let purpose = quote[..methods].trim_end_matches(['，', ',', '；', ';', ' ']);
        let start = sentence.quote.start;
        Some(Self {
            index,
            purpose: Span::new(start, start + purpose.len()),
            methods: start + methods,
        })
    }
}

/// Takes off the name before a sentence; `is_run_in`: without a mark after it.
pub(super) fn drop_name(sentence: &mut SummarySentence, is_run_in: bool, text: &str) {
    if let Some(len) = name_len(&sentence.text, is_run_in) {
        drop_start(sentence, len, text);
    }
}

/// Takes off what the name above a sentence says already: `结果显示，` under 【结果】.
pub(super) fn drop_opening(sentence: &mut SummarySentence, part: Part, text: &str) {
    let len = opening_len(&sentence.text, part);
    drop_start(sentence, len, text);
}

/// How many bytes at the beginning of `sentence` only say what part it is of.
pub(super) fn opening_len(sentence: &str, part: Part) -> usize {
    // As it is printed, it may be in Traditional characters, which have as many bytes.
    let simplified = to_simplified(sentence);
    let rest = match part {
        Part::Purpose => sets::PURPOSE_SAYS.after(&simplified),
        Part::Results => {
            marked(&simplified, &sets::RESULTS_OPENING).or_else(|| unmarked(&simplified, &sets::RESULTS_SAYS))
        }
        Part::Conclusion => marked(&simplified, &sets::CONCLUSION_OPENING)
            .or_else(|| unmarked(&simplified, &sets::CONCLUSION_SAYS)),
        _ => None,
    };
    rest.map(str::trim_start)
        .filter(|rest| rest.len() >= MIN_REST_BYTES)
        .map_or(0, |rest| sentence.len() - rest.len())
}

const MARKS: [char; 4] = ['，', ',', '：', ':'];

/// What is behind an opening and the mark after it.
fn marked<'s>(sentence: &'s str, openings: &WordSet) -> Option<&'s str> {
    let (opening, rest) = sentence.split_once(MARKS)?;
    openings.fits(opening).then_some(rest)
}

/// What is behind an opening where that makes a sentence: not in `结果显示了差异`.
fn unmarked<'s>(sentence: &'s str, openings: &WordSet) -> Option<&'s str> {
    let rest = openings.after(sentence)?;
    (!rest.starts_with(MARKS) && !sets::VERB_GOES_ON.fits(rest)).then_some(rest)
}

/// Takes the first `len` bytes off what is printed, and off what is quoted if they stand there as they are printed.
fn drop_start(sentence: &mut SummarySentence, len: usize, text: &str) {
    let first = sentence.parts.first().copied().unwrap_or(sentence.span);
    if first.of(text).starts_with(&sentence.text[..len]) {
        quote_from(sentence, first.start + len);
    }
    sentence.text.drain(..len);
}

/// Takes off what stands before `start` in the text. Whether that is possible: asides and breaks are not printed as they stand.
pub(super) fn drop_before(sentence: &mut SummarySentence, start: usize, text: &str) -> bool {
    let first = sentence.parts.first().copied().unwrap_or(sentence.span);
    let is_within = first.start <= start && start < first.end;
    if !is_within || !sentence.text.starts_with(&text[first.start..start]) {
        return false;
    }
    sentence.text.drain(..start - first.start);
    quote_from(sentence, start);
    true
}

fn quote_from(sentence: &mut SummarySentence, start: usize) {
    sentence.span.start = start;
    if let Some(first) = sentence.parts.first_mut() {
        first.start = start;
    }
}

/// Ends a cut sentence with the full stop of the paper, where that is none of Chinese.
pub(super) fn end_as_written(sentence: &mut SummarySentence, document: &Document<'_>) {
    let end = full_stop(document, sentence.index);
    if sentence.cut && end != '。' && sentence.text.ends_with('。') {
        sentence.text.pop();
        sentence.text.push(end);
    }
}

/// The full stop that a sentence is written with.
pub(super) fn full_stop(document: &Document<'_>, index: usize) -> char {
    let quote = document.sentences()[index].quote.of(document.text());
    quote
        .chars()
        .next_back()
        .filter(|end| matches!(end, '.' | '．'))
        .unwrap_or('。')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_name_says_goes() {
        for (sentence, part, want) in [
            (
                "结果显示，茶园面积增加了两成。",
                Part::Results,
                "茶园面积增加了两成。",
            ),
            (
                "结果表明:(1)茶园面积增加了两成.",
                Part::Results,
                "(1)茶园面积增加了两成.",
            ),
            (
                "实验结果表明，新方法的误差最小。",
                Part::Results,
                "新方法的误差最小。",
            ),
            (
                "由此可见，河水决定茶园收成。",
                Part::Conclusion,
                "河水决定茶园收成。",
            ),
            (
                "結果顯示茶園面積增加了兩成。",
                Part::Results,
                "茶園面積增加了兩成。",
            ),
            (
                "认为河水决定茶园收成，应当先治河。",
                Part::Conclusion,
                "河水决定茶园收成，应当先治河。",
            ),
            (
                "由此得出的初步结论是：①河水决定茶园收成。",
                Part::Conclusion,
                "①河水决定茶园收成。",
            ),
            ("本研究旨在了解茶农的用水。", Part::Purpose, "了解茶农的用水。"),
            ("目的是了解茶农的用水。", Part::Purpose, "了解茶农的用水。"),
            (
                "综上所述，河水决定茶园收成。",
                Part::Conclusion,
                "河水决定茶园收成。",
            ),
        ] {
            assert_eq!(&sentence[opening_len(sentence, part)..], want);
        }
        for (sentence, part) in [
            ("结果显示，有效。", Part::Results),
            ("结果显示了两处茶园的差异。", Part::Results),
            ("认为有效。", Part::Conclusion),
            ("旨在增收的茶园面积增加了两成。", Part::Results),
            ("结果显示，茶园面积增加了两成。", Part::Conclusion),
            ("监测结果显示，茶园面积增加了两成。", Part::Results),
            ("总之前的用水量高出两成以上。", Part::Conclusion),
        ] {
            assert_eq!(opening_len(sentence, part), 0, "{sentence}");
        }
    }
}
