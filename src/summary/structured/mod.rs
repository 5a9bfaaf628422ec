//! Structured abstracts: what a paper says of its purpose, methods, results and conclusion, each under its name.

use super::length::n_chars;
use super::options::{Length, SummaryOptions};
use super::paper::{PARTS, Part, has_run_in_names, parts};
use super::ranked_sentences::rank_sentences;
use super::result::{Summary, SummarySentence};
use crate::document::Document;
use crate::text::sentence::joined;

mod wording;

use wording::{Split, drop_before, drop_name, drop_opening, end_as_written, full_stop};

/// A part of a structured abstract.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Section {
    /// What it tells.
    pub part: Part,
    /// What is quoted for it, without a name before it.
    pub sentences: Vec<SummarySentence>,
}

/// Shares of what room are tried, in percent of the limit, where a part has no sentence that fits. Each costs as much as the
/// first choice, which ranks the text for every section anew.
const ROOMS: [usize; 6] = [104, 108, 97, 94, 91, 88];

/// The order in which parts get what is left of the limit.
const BY_WEIGHT: [Part; 5] = [
    Part::Results,
    Part::Conclusion,
    Part::Methods,
    Part::Purpose,
    Part::Background,
];

/// The sections as one text, each under its name.
#[must_use]
pub fn structured_text(sections: &[Section]) -> String {
    let section = |section: &Section| {
        let text = Summary {
            sentences: section.sentences.clone(),
            ..Summary::default()
        };
        section.part.label() + &text.text()
    };
    sections.iter().map(section).collect()
}

impl Document<'_> {
    /// A structured abstract within the length, if the text has at least two parts. The names count, too.
    ///
    /// ```
    /// use zhaiyao::{Engine, Length, SummaryOptions, summary::structured_text};
    ///
    /// let text = "目的：了解茶农用水。方法：走访三个村。结果：八成茶农用河水。结论：河水达标最要紧。";
    /// let options = SummaryOptions::default().length(Length::Chars(100));
    /// let sections = Engine::new().analyze(text).structured_summary(&options);
    /// assert!(structured_text(&sections).starts_with("【目的】了解茶农用水。【方法】"));
    /// ```
    #[must_use]
    pub fn structured_summary(&self, options: &SummaryOptions) -> Vec<Section> {
        let mut parts = parts(self);
        let is_whole = |index: usize| options.whole || options.uncut.contains(&index);
        let split = Split::of(self, &parts).filter(|split| !is_whole(split.index));
        if let Some(split) = split {
            parts[split.index] = Some(Part::Methods);
        }
        let mut present = PARTS.to_vec();
        present.retain(|part| parts.contains(&Some(*part)) || *part == Part::Purpose && split.is_some());
        if present.len() < 2 {
            return Vec::new();
        }
        let budget = Budget::new(self, options.length);
        let choice = SectionChoice {
            document: self,
            options,
            parts: &parts,
            has_run_in_names: has_run_in_names(self),
            split,
            budget,
        };
        let mut sections = choice.sections(&present);
        let has = |sections: &[Section], part: Part| sections.iter().any(|section| section.part == part);
        let lacks = |sections: &[Section]| present.iter().filter(|part| !has(sections, **part)).count();
        if has(&sections, Part::Background) && lacks(&sections) > 0 {
            // Papers can do without it before they do without another.
            let without: Vec<Part> = present
                .iter()
                .copied()
                .filter(|part| *part != Part::Background)
                .collect();
            let others = choice.sections(&without);
            if lacks(&others) <= lacks(&sections) {
                sections = others;
            }
        }
        // Each section was chosen from a ranking of its own; scores of one text are to be compared.
        let ranked = rank_sentences(self, options);
        for sentence in sections.iter_mut().flat_map(|section| &mut section.sentences) {
            sentence.score = ranked.score(sentence.index).unwrap_or(sentence.score);
        }
        sections
    }
}

/// What may be printed, in characters or in sentences.
#[derive(Clone, Copy)]
struct Budget {
    most: usize,
    in_chars: bool,
}

impl Budget {
    fn new(document: &Document<'_>, length: Length) -> Self {
        match length {
            Length::Sentences(most) => Self {
                most,
                in_chars: false,
            },
            Length::Chars(most) => Self { most, in_chars: true },
            Length::Ratio(share) => Self {
                most: (n_chars(document.text()) as f64 * share) as usize,
                in_chars: true,
            },
        }
    }

    fn length(self, most: usize) -> Length {
        if self.in_chars {
            Length::Chars(most)
        } else {
            Length::Sentences(most)
        }
    }

    /// What a section takes of the room.
    fn taken(self, section: &Section) -> usize {
        if self.in_chars {
            n_chars(&structured_text(std::slice::from_ref(section)))
        } else {
            section.sentences.len()
        }
    }

    /// What a name takes of the room.
    fn name(self, part: Part) -> usize {
        if self.in_chars { n_chars(&part.label()) } else { 0 }
    }
}

/// Whether a sentence says something and has an end: what is cut to fit anywhere has none.
fn is_whole(sentence: &str) -> bool {
    let inside = sentence.trim_end_matches(['”', '’', '」', '』', '"', ')', '）', ' ']);
    inside.chars().nth(1).is_some()
        && inside.ends_with(['。', '.', '．', '！', '!', '？', '?', '；', ';', '…'])
}

#[derive(Clone, Copy)]
struct SectionChoice<'a, 't> {
    document: &'a Document<'t>,
    options: &'a SummaryOptions,
    parts: &'a [Option<Part>],
    has_run_in_names: bool,
    split: Option<Split>,
    budget: Budget,
}

impl SectionChoice<'_, '_> {
    /// As many parts as can be had. Shares of a little more or less room may fall so that more parts have a sentence that
    /// fits, and all fit together.
    fn sections(&self, present: &[Part]) -> Vec<Section> {
        let mut best = self.sections_within(present);
        let most = self.budget.most;
        for percent in ROOMS {
            if best.len() == present.len() || !self.budget.in_chars {
                break;
            }
            let budget = Budget {
                most: most * percent / 100,
                ..self.budget
            };
            let others = Self { budget, ..*self }.sections_within(present);
            if others.len() > best.len() && n_chars(&structured_text(&others)) <= most {
                best = others;
            }
        }
        best
    }

    /// One whose sentences are all long gets its room before the others share the rest.
    fn sections_within(&self, present: &[Part]) -> Vec<Section> {
        let mut best = self.shared(present, None);
        for part in BY_WEIGHT.into_iter().filter(|part| present.contains(part)) {
            if !best.iter().any(|section| section.part == part) {
                let others = self.shared(present, Some(part));
                if others.len() > best.len() {
                    best = others;
                }
            }
        }
        best
    }

    /// First a share for each, those first that need least, then what is left for those that can use it. What the shortest
    /// sentence of `first` needs is taken before.
    fn shared(&self, present: &[Part], first: Option<Part>) -> Vec<Section> {
        let mut sections: Vec<Section> = Vec::new();
        let mut left = self.budget.most;
        let mut order: Vec<Part> = BY_WEIGHT
            .into_iter()
            .filter(|part| present.contains(part))
            .collect();
        if self.budget.in_chars {
            order.sort_by_key(|part| self.shortest(*part));
        }
        if let Some(part) = first.filter(|_| self.budget.in_chars) {
            self.add(part, self.room_for_one(part).min(left), &mut left, &mut sections);
        }
        let mut others = order.clone();
        others.retain(|part| !sections.iter().any(|section| section.part == *part));
        for (index, part) in others.iter().enumerate() {
            let share = left / (others.len() - index);
            // Of sentences there is no less than one.
            let share = if self.budget.in_chars {
                share
            } else {
                share.max(1).min(left)
            };
            self.add(*part, share, &mut left, &mut sections);
        }
        let by_weight = || BY_WEIGHT.into_iter().filter(|part| order.contains(part));
        // A part for which its share was too little comes before more of the others.
        for part in by_weight() {
            for most in [self.room_for_one(part), left] {
                if !sections.iter().any(|section| section.part == part) {
                    self.add(part, most.min(left), &mut left, &mut sections);
                }
            }
        }
        for part in by_weight() {
            if let Some(section) = sections.iter_mut().find(|section| section.part == part) {
                self.lengthen(section, &mut left);
            }
        }
        sections.sort_by_key(|section| section.part);
        sections
    }

    /// Quotes more for a part if what is left allows it.
    fn lengthen(&self, section: &mut Section, left: &mut usize) {
        let taken = self.budget.taken(section);
        let longer = self.section(section.part, taken + *left);
        let now = self.budget.taken(&longer);
        if now > taken && now <= taken + *left {
            *left -= now - taken;
            *section = longer;
        }
    }

    /// Adds as much of a part as fits `most`.
    fn add(&self, part: Part, most: usize, left: &mut usize, sections: &mut Vec<Section>) {
        let section = self.section(part, most);
        let taken = self.budget.taken(&section);
        let is_uncut = section.sentences.iter().any(|sentence| self.is_uncut(sentence));
        if !section.sentences.is_empty() && (taken <= *left || is_uncut) {
            *left = left.saturating_sub(taken);
            sections.push(section);
        }
    }

    /// The room that the shortest sentence of a part takes, with the part's name and the blank that may come before it.
    fn room_for_one(&self, part: Part) -> usize {
        self.shortest(part) + self.budget.name(part) + 1
    }

    /// How long the shortest sentence of a part is.
    fn shortest(&self, part: Part) -> usize {
        if let Some(split) = self.split.filter(|_| part == Part::Purpose) {
            return n_chars(split.purpose.of(self.document.text())) + 1;
        }
        let sentences = self.document.sentences().iter().zip(self.parts);
        let own = sentences.filter(|(_, of)| **of == Some(part));
        own.map(|(sentence, _)| n_chars(sentence.quote.of(self.document.text())))
            .min()
            .unwrap_or_default()
    }

    /// The best sentences of a part that fit `most`.
    fn section(&self, part: Part, most: usize) -> Section {
        match self.split {
            Some(split) if part == Part::Purpose => self.purpose(split, most),
            Some(split) if part == Part::Methods && self.budget.in_chars => {
                // What is said of the purpose takes no room here, if it is that sentence that is chosen.
                let purpose = n_chars(&self.document.text()[split.purpose.start..split.methods]);
                let section = self.chosen(part, most + purpose);
                if self.budget.taken(&section) <= most {
                    section
                } else {
                    self.chosen(part, most)
                }
            }
            _ => self.chosen(part, most),
        }
    }

    /// The purpose that a sentence tells before its methods, if that fits `most`.
    fn purpose(&self, split: Split, most: usize) -> Section {
        let mut text = joined(split.purpose.of(self.document.text())).into_owned();
        text.push(full_stop(self.document, split.index));
        let mut sentence = SummarySentence {
            text,
            index: split.index,
            score: 0.0,
            span: split.purpose,
            parts: vec![split.purpose],
            cut: true,
        };
        if self.drops_openings() {
            drop_opening(&mut sentence, Part::Purpose, self.document.text());
        }
        let mut section = Section {
            part: Part::Purpose,
            sentences: vec![sentence],
        };
        if self.budget.taken(&section) > most || self.options.excluded.contains(&split.index) {
            section.sentences.clear();
        }
        section
    }

    /// What is chosen among the sentences of a part, as it stands under the part's name.
    fn chosen(&self, part: Part, most: usize) -> Section {
        let most = most.saturating_sub(self.budget.name(part));
        let others = self.parts.iter().enumerate().filter(|(_, of)| **of != Some(part));
        let mut options = self.options.clone();
        options.excluded.extend(others.map(|(index, _)| index));
        let is_of_part = |index: &usize| self.parts.get(*index) == Some(&Some(part));
        options.pinned.retain(is_of_part);
        options.uncut.retain(is_of_part);
        options.length = self.budget.length(most);
        let mut sentences = if most == 0 && options.uncut.is_empty() {
            Vec::new()
        } else {
            self.document.summary(&options).sentences
        };
        sentences.retain_mut(|sentence| self.stands_under(part, sentence));
        Section { part, sentences }
    }

    /// Makes a sentence fit the name above it. Whether it can stand there: what is cut anywhere but at a clause cannot.
    fn stands_under(&self, part: Part, sentence: &mut SummarySentence) -> bool {
        let text = self.document.text();
        if self.parts[sentence.index] != Some(part) {
            return false;
        }
        drop_name(sentence, self.has_run_in_names, text);
        if let Some(split) = self.split.filter(|split| split.index == sentence.index)
            && !drop_before(sentence, split.methods, text)
        {
            return false;
        }
        if self.is_uncut(sentence) {
            return true;
        }
        if self.drops_openings() {
            drop_opening(sentence, part, text);
        }
        end_as_written(sentence, self.document);
        let breaks_off = sentence.cut && sentence.text.ends_with('…');
        is_whole(&sentence.text) && !breaks_off
    }

    fn drops_openings(&self) -> bool {
        self.options.compress && !self.options.keep_sources
    }

    fn is_uncut(&self, sentence: &SummarySentence) -> bool {
        self.options.uncut.contains(&sentence.index)
    }
}

#[cfg(test)]
mod tests;
