//! What each sentence of a paper is for: by the names and headings before it, else by how it is worded.

use super::part::{PARTS, Part};
use crate::Span;
use crate::document::Document;
use crate::sentence::Sentence;
use crate::text::blocks::Role;
use crate::text::fold::Folded;
use crate::text::numerals::is_numeral;
use crate::text::sentence::clauses;
use crate::text::word_sets::papers as sets;

// `NAMES`, what papers call their parts; `HEADINGS`, what else their headings say; and `CUES`, the wordings that tell what a
// sentence without a name is for, each with how sure they are: `lexicon/papers.tsv`.
include!(concat!(env!("OUT_DIR"), "/papers.rs"));

/// A heading is no longer than this, in characters, without its number and blanks.
const MAX_HEADING_CHARS: usize = 14;

/// A sentence whose wording tells of a part with at least this certainty counts to it, whatever part it stands in.
const SURE: u32 = 4;

/// A sentence of an introduction states the purpose if its wording says so with at least this certainty.
const LIKELY: u32 = 2;

/// What each sentence is for.
pub(in crate::summary) fn parts(document: &Document<'_>) -> Vec<Option<Part>> {
    let named = named(document);
    let n_parts = PARTS.iter().filter(|part| named.contains(&Some(**part))).count();
    if n_parts > 1 { named } else { worded(document) }
}

/// What stands before the sentences of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Name {
    /// A name in front of a sentence: `【目的】`, `目的：`.
    Inline(Part),
    /// A line of its own: `2 材料与方法`.
    Heading(Part),
    /// `4 讨论`, which concludes where nothing else does.
    Discussion,
    /// `参考文献`: here the last part ends.
    End,
}

/// What each sentence is for by the names before it. An abstract that has names says it all: the rest of its paper does not
/// count.
fn named(document: &Document<'_>) -> Vec<Option<Part>> {
    let sentences = document.sentences().iter();
    let mut names: Vec<Option<Name>> = sentences.map(|sentence| name(document, sentence)).collect();
    if has_run_in_names(document) {
        for (name, sentence) in names.iter_mut().zip(document.sentences()) {
            let text = read(document, sentence);
            let part = || run_in(text).map(|(part, _)| part).or_else(|| said(text));
            *name = name.or_else(|| part().map(Name::Inline));
        }
    }
    let is_inline = |name: &&Option<Name>| matches!(name, Some(Name::Inline(_)));
    let has_abstract = names.iter().filter(is_inline).count() > 1;
    let concludes = names.contains(&Some(Name::Heading(Part::Conclusion)));
    let mut current = None;
    let part_behind = |name: &Option<Name>| {
        current = match name {
            Some(Name::Inline(part)) => Some(*part),
            Some(_) if has_abstract => None,
            Some(Name::Heading(part)) => Some(*part),
            Some(Name::Discussion) => (!concludes).then_some(Part::Conclusion),
            Some(Name::End) => None,
            None => current,
        };
        current
    };
    let mut parts: Vec<Option<Part>> = names.iter().map(part_behind).collect();
    if !has_abstract {
        find_purpose(document, &mut parts);
        if !concludes {
            find_conclusion(document, &mut parts);
        }
    }
    parts
}

/// Finds the purpose in an introduction where no name tells it.
fn find_purpose(document: &Document<'_>, parts: &mut [Option<Part>]) {
    if parts.contains(&Some(Part::Purpose)) {
        return;
    }
    for (sentence, part) in document.sentences().iter().zip(parts) {
        let text = read(document, sentence);
        let of_purpose = gain(text, Part::Purpose);
        let is_told = of_purpose >= LIKELY && of_purpose > gain(text, Part::Background);
        if *part == Some(Part::Background)
            && sentence.role.is_quotable()
            && (is_told || sets::PAPER_ITSELF.fits(text))
        {
            *part = Some(Part::Purpose);
        }
    }
}

/// Finds where the last part sums up. What a discussion says before that concludes nothing.
fn find_conclusion(document: &Document<'_>, parts: &mut [Option<Part>]) {
    let Some(last) = parts.iter().rposition(Option::is_some) else {
        return;
    };
    let part = parts[last];
    let before = parts[..last].iter().rposition(|of| of.is_some() && *of != part);
    let start = before.map_or(0, |before| before + 1);
    let sums_up =
        |&index: &usize| gain(read(document, &document.sentences()[index]), Part::Conclusion) >= SURE;
    let Some(sum) = (start..=last).find(sums_up) else {
        return;
    };
    match part {
        Some(Part::Conclusion) => parts[start..sum].fill(None),
        Some(Part::Results) => parts[sum..=last].fill(Some(Part::Conclusion)),
        _ => {}
    }
}

/// What a sentence names.
fn name(document: &Document<'_>, sentence: &Sentence) -> Option<Name> {
    let text = read(document, sentence);
    let block = document.blocks()[sentence.block].span;
    let is_line = block.of(document.text()).trim() == sentence.span.of(document.text()).trim();
    if is_line
        && sentence.role != Role::Title
        && let Some(heading) = heading(text)
    {
        return Some(heading);
    }
    inline(text).map(|(part, _)| Name::Inline(part))
}

/// Whether `c` belongs to the number of a chapter or to the marks around it.
fn is_numbering(c: char) -> bool {
    c.is_ascii_digit() || is_numeral(c) || matches!(c, '.' | '．' | '、' | ' ' | '\u{3000}')
}

/// What is after `第三章`, or the line as it is.
fn without_chapter(line: &str) -> &str {
    let number = |c: char| c.is_ascii_digit() || is_numeral(c);
    let numbered = line
        .strip_prefix('第')
        .map(|rest| rest.trim_start_matches(number));
    numbered.and_then(|rest| rest.strip_prefix('章')).unwrap_or(line)
}

/// The part that a line of its own names: a chapter of a paper, not a section of one (`3.1 结果`, `（二）方法`).
fn heading(line: &str) -> Option<Name> {
    let line = without_chapter(line.trim()).trim_start();
    let title = line.trim_start_matches(is_numbering);
    let number = &line[..line.len() - title.len()];
    let is_section = line.starts_with(['（', '('])
        || number.trim_end_matches(['.', '．']).contains(['.', '．'])
        || title.contains(['。', '，', '：', '；', '？']);
    let title: String = title.chars().filter(|c| !c.is_whitespace()).collect();
    if title.is_empty() || is_section || title.chars().count() > MAX_HEADING_CHARS {
        return None;
    }
    if sets::DISCUSSION.fits(&title) {
        return Some(Name::Discussion);
    }
    if sets::BACK_MATTER.fits(&title) {
        return Some(Name::End);
    }
    let whole = NAMES
        .iter()
        .find(|(name, _)| *name == title)
        .map(|&(_, part)| part);
    // What comes last in a paper tells of a heading that names two parts: 结果与结论.
    let said = || {
        let within = |&&(phrase, _): &&(&str, Part)| title.contains(phrase);
        let said = HEADINGS.iter().filter(within).map(|&(_, part)| part);
        said.max()
    };
    whole.or_else(said).map(Name::Heading)
}

#[cfg(test)]
pub(in crate::summary) fn is_chapter(line: &str) -> bool {
    heading(line).is_some()
}

#[cfg(test)]
pub(in crate::summary) fn is_discussion(line: &str) -> bool {
    heading(line) == Some(Name::Discussion)
}

#[cfg(test)]
pub(in crate::summary) fn is_back_matter(line: &str) -> bool {
    heading(line) == Some(Name::End)
}

/// Whether a line is a heading under which conclusions stand, however they are numbered.
pub(in crate::summary) fn is_conclusion(line: &str) -> bool {
    heading(line) == Some(Name::Heading(Part::Conclusion))
}

/// What is after `摘要：`, or the sentence as it is.
fn without_label(sentence: &str) -> &str {
    let inside = sentence.trim_start_matches(['【', '［', '[']);
    let rest = inside.strip_prefix('摘').map(str::trim_start);
    let rest = rest.and_then(|rest| rest.strip_prefix('要'));
    rest.map_or(sentence, |rest| {
        rest.trim_start_matches(['】', '］', ']', ':', '：', ' ', '\u{3000}'])
    })
}

/// The part whose name a sentence begins with, and where what follows the name begins.
pub(in crate::summary) fn inline(sentence: &str) -> Option<(Part, usize)> {
    let start = without_label(sentence).trim_start_matches(is_numbering);
    let inside = start.trim_start_matches(['【', '［', '[', '(', '（']);
    let has_bracket = inside.len() < start.len();
    let names = NAMES.iter().filter(|(name, _)| inside.starts_with(name));
    let &(name, part) = names.max_by_key(|(name, _)| name.len())?;
    let behind = &inside[name.len()..];
    let rest = behind.trim_start_matches(['】', '］', ']', ')', '）', ':', '：', ' ', '\u{3000}']);
    // A word of a sentence has no mark after it.
    let is_name =
        rest.is_empty() || (rest.len() < behind.len() && (has_bracket || !behind.starts_with('的')));
    is_name.then(|| (part, sentence.len() - rest.len()))
}

/// The part whose name a sentence may begin with where no mark is after it, and where what follows begins: `方法选取八十户`.
pub(in crate::summary) fn run_in(sentence: &str) -> Option<(Part, usize)> {
    let start = without_label(sentence);
    let names = NAMES.iter().filter(|(name, _)| start.starts_with(name));
    let &(name, part) = names.max_by_key(|(name, _)| name.len())?;
    let rest = &start[name.len()..];
    (!rest.is_empty() && !sets::GOES_ON.fits(rest)).then(|| (part, sentence.len() - rest.len()))
}

/// The part that a sentence names with a verb behind it: `结果表明`.
fn said(sentence: &str) -> Option<Part> {
    let is_of_results = sets::RESULTS_SAYS.fits(sentence).then_some(Part::Results);
    is_of_results.or_else(|| sets::CONCLUSION_SAYS.fits(sentence).then_some(Part::Conclusion))
}

/// Whether an abstract has names without marks after them, which were bold once. A sentence may begin with such a word by
/// chance: it takes three parts in their order, two of them with a name.
pub(in crate::summary) fn has_run_in_names(document: &Document<'_>) -> bool {
    let quotable = document.sentences().iter().filter(|one| one.role.is_quotable());
    let texts: Vec<&str> = quotable.map(|one| read(document, one)).collect();
    let is_run_in = |text: &str| inline(text).is_none() && run_in(text).is_some();
    let name = |text: &&str| match inline(text) {
        // A line of its own may be a chapter.
        Some((part, start)) => (start < text.len()).then_some(part),
        None => run_in(text).map(|(part, _)| part),
    };
    let mut names: Vec<Part> = texts.iter().filter_map(name).collect();
    let mut told: Vec<Part> = texts
        .iter()
        .filter_map(|text| name(text).or_else(|| said(text)))
        .collect();
    names.dedup();
    told.dedup();
    names.len() > 1 && told.len() > 2 && told.is_sorted() && texts.iter().any(|text| is_run_in(text))
}

/// Where what follows the name begins in a sentence as it is printed, if it begins with one; `is_run_in`: be it without a mark.
pub(in crate::summary) fn name_len(printed: &str, is_run_in: bool) -> Option<usize> {
    let folded = Folded::new(printed);
    let text = folded.text();
    let (_, len) = inline(text).or_else(|| is_run_in.then(|| run_in(text)).flatten())?;
    Some(folded.written(Span::new(0, len)).end)
}

/// A sentence of a document, as rules read it.
fn read<'d>(document: &'d Document<'_>, sentence: &Sentence) -> &'d str {
    let folded = document.folded();
    folded.span(sentence.span).of(folded.text())
}

/// How much the wording of a sentence speaks for a part.
fn gain(sentence: &str, part: Part) -> u32 {
    let cues = CUES
        .iter()
        .filter(|(cue, of, _)| *of == part && sentence.contains(cue));
    let own = if said(sentence) == Some(part) { SURE } else { 0 };
    cues.map(|(.., sure)| sure).sum::<u32>() + own
}

/// Where a sentence that begins with its purpose goes on with its methods.
pub(in crate::summary) fn methods_start(sentence: &str) -> Option<usize> {
    let folded = Folded::new(sentence);
    let text = folded.text();
    let clauses = clauses(text);
    let (first, rest) = clauses.split_first()?;
    let first = first.of(text);
    let own = sets::PAPER_SUBJECT.after(first).unwrap_or(first);
    let tells_purpose = sets::PURPOSE_START.fits(own);
    // `为研究对象` ends what has another beginning.
    if !tells_purpose || gain(own, Part::Purpose) < LIKELY || gain(own, Part::Methods) >= SURE {
        return None;
    }
    let is_of_methods = |clause: &&Span| {
        let clause = clause.of(text);
        // `比较` and `分析` may say on what the purpose is.
        gain(clause, Part::Methods) >= LIKELY && gain(clause, Part::Purpose) < LIKELY
    };
    let methods = rest.iter().find(is_of_methods)?;
    Some(folded.written(Span::new(0, methods.start)).end)
}

/// What each sentence is for by its wording: the most likely sequence in which no part comes back.
fn worded(document: &Document<'_>) -> Vec<Option<Part>> {
    let sentences = document.sentences();
    let gain = |sentence: &Sentence, part: Part| {
        if sentence.role.is_quotable() {
            gain(read(document, sentence), part)
        } else {
            0
        }
    };
    // The best sum of gains up to each sentence, by the part that the sentence is of, and the part before it.
    let mut best = [0; PARTS.len()];
    let mut from: Vec<[usize; PARTS.len()]> = Vec::with_capacity(sentences.len());
    for sentence in sentences {
        let mut next = [0; PARTS.len()];
        let mut before = [0; PARTS.len()];
        for (index, part) in PARTS.into_iter().enumerate() {
            let earlier = (0..=index)
                .rev()
                .max_by_key(|&earlier| best[earlier])
                .unwrap_or(index);
            before[index] = earlier;
            next[index] = best[earlier] + gain(sentence, part);
        }
        best = next;
        from.push(before);
    }
    let mut part = (0..PARTS.len())
        .rev()
        .max_by_key(|&part| best[part])
        .unwrap_or_default();
    let mut parts = vec![None; sentences.len()];
    for (index, before) in from.iter().enumerate().rev() {
        parts[index] = Some(PARTS[part]);
        part = before[part];
    }
    // A paper says in nearly every sentence what it is for; elsewhere such wordings are chance.
    let all = best.into_iter().max().unwrap_or_default() as usize;
    let n_quotable = sentences.iter().filter(|one| one.role.is_quotable()).count();
    if all * 3 < n_quotable * 4 {
        return vec![None; sentences.len()];
    }
    let own = |(sentence, part): (&Sentence, &Option<Part>)| part.map_or(0, |part| gain(sentence, part));
    // A part of which nothing is said is none.
    let is_told = |part: Part| {
        let of_part = sentences.iter().zip(&parts).filter(|(_, of)| **of == Some(part));
        of_part.map(own).sum::<u32>() > 1
    };
    let told: Vec<Part> = PARTS.into_iter().filter(|part| is_told(*part)).collect();
    let n_leading = sentences
        .iter()
        .zip(&parts)
        .take_while(|&each| own(each) == 0)
        .count();
    for (index, part) in parts.iter_mut().enumerate() {
        if index < n_leading && told.len() > 1 {
            // What comes before a paper speaks of itself.
            *part = Some(Part::Background);
        } else {
            *part = part.filter(|part| told.contains(part));
        }
    }
    parts
}
