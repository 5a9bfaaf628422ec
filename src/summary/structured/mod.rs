//! Structured abstracts: what a paper says of its purpose, methods, results and conclusion, each under its name.

use super::length::n_chars;
use super::options::{Length, SummaryOptions};
use super::ranked::rank_sentences;
use super::result::{Summary, SummarySentence};
use crate::document::Document;

mod part;
mod parts;

use part::PARTS;
pub use part::Part;
pub(super) use parts::is_conclusion;
use parts::{name_len, parts};

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
        let parts = parts(self);
        let mut present = PARTS.to_vec();
        present.retain(|part| parts.contains(&Some(*part)));
        if present.len() < 2 {
            return Vec::new();
        }
        let budget = Budget::new(self, options.length);
        let choice = SectionChoice {
            document: self,
            options,
            parts: &parts,
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

struct SectionChoice<'a, 't> {
    document: &'a Document<'t>,
    options: &'a SummaryOptions,
    parts: &'a [Option<Part>],
    budget: Budget,
}

impl SectionChoice<'_, '_> {
    /// First a share for each, those first that need least, then what is left for those that can use it.
    fn sections(&self, present: &[Part]) -> Vec<Section> {
        let mut sections: Vec<Section> = Vec::new();
        let mut left = self.budget.most;
        let mut order: Vec<Part> = BY_WEIGHT
            .into_iter()
            .filter(|part| present.contains(part))
            .collect();
        if self.budget.in_chars {
            order.sort_by_key(|part| self.shortest(*part));
        }
        for (index, part) in order.iter().enumerate() {
            let share = left / (order.len() - index);
            // Of sentences there is no less than one.
            let share = if self.budget.in_chars {
                share
            } else {
                share.max(1).min(left)
            };
            self.add(*part, share, &mut left, &mut sections);
        }
        for part in BY_WEIGHT.into_iter().filter(|part| order.contains(part)) {
            match sections.iter_mut().find(|section| section.part == part) {
                Some(section) => {
                    let taken = self.budget.taken(section);
                    let longer = self.section(part, taken + left);
                    let now = self.budget.taken(&longer);
                    if now > taken && now <= taken + left {
                        left -= now - taken;
                        *section = longer;
                    }
                }
                None => self.add(part, left, &mut left, &mut sections),
            }
        }
        sections.sort_by_key(|section| section.part);
        sections
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

    /// How long the shortest sentence of a part is.
    fn shortest(&self, part: Part) -> usize {
        let sentences = self.document.sentences().iter().zip(self.parts);
        let own = sentences.filter(|(_, of)| **of == Some(part));
        own.map(|(sentence, _)| n_chars(sentence.quote.of(self.document.text())))
            .min()
            .unwrap_or_default()
    }

    /// The best sentences of a part that fit `most`.
    fn section(&self, part: Part, most: usize) -> Section {
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
        sentences.retain(|sentence| self.parts[sentence.index] == Some(part));
        for sentence in &mut sentences {
            if let Some(start) = name_len(&sentence.text) {
                sentence.text.drain(..start);
            }
        }
        sentences.retain(|sentence| is_whole(&sentence.text) || self.is_uncut(sentence));
        Section { part, sentences }
    }

    fn is_uncut(&self, sentence: &SummarySentence) -> bool {
        self.options.uncut.contains(&sentence.index)
    }
}

#[cfg(test)]
mod tests;
