//! House style: the words and rules of an editors' office, from a file that the page writes, too.

mod marks;
mod spaces;

use std::collections::BTreeMap;

use serde::Deserialize;
use unicode_segmentation::UnicodeSegmentation;
use zhaiyao::{
    Document, EngineBuilder, Keyword, KeywordOptions, Length, Summary, SummaryOptions,
    keywords::RankedWords,
    summary::{RankedSentences, rank_sentences, structured_text},
};

use marks::{Marks, Quotes};
use spaces::{title_without_spaces, without_spaces};

/// How often a summary is made anew because something in it is not as it should be.
const MAX_ROUNDS: usize = 20;

/// The rules of a house style; those that are not given change nothing.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is a rule of its own")]
pub(crate) struct HouseStyle {
    /// Words that are never cut apart.
    keep: Vec<String>,
    /// Words that are no keywords.
    never: Vec<String>,
    /// Wordings, and what is printed in their place.
    prefer: BTreeMap<String, String>,
    /// Words that must not be printed: they are told.
    forbid: Vec<String>,
    /// Whether no sentence is cut as long as another fits whole.
    whole_sentences: bool,
    /// Whether sentences lose what names their source or fills a pause.
    drop_sources: bool,
    /// Whether sentences lose their asides.
    drop_asides: bool,
    /// Whether blanks beside Chinese are left out.
    drop_spaces: bool,
    quotes: Quotes,
    marks: Marks,
}

/// An abstract as it is printed.
#[derive(Debug)]
pub(crate) struct Printed {
    pub(crate) text: String,
    /// What is quoted.
    pub(crate) summary: Summary,
    /// The ranking that it was chosen by.
    pub(crate) ranked: RankedSentences,
}

impl Default for HouseStyle {
    fn default() -> Self {
        Self {
            keep: Vec::new(),
            never: Vec::new(),
            prefer: BTreeMap::new(),
            forbid: Vec::new(),
            whole_sentences: false,
            drop_sources: true,
            drop_asides: true,
            drop_spaces: false,
            quotes: Quotes::default(),
            marks: Marks::default(),
        }
    }
}

impl HouseStyle {
    /// The style that a file holds, TOML or JSON; or the line and what is wrong there.
    pub(crate) fn parse(text: &str) -> Result<Self, (usize, String)> {
        let text = text.trim_start_matches('\u{feff}');
        if text.trim_start().starts_with('{') {
            return serde_json::from_str(text).map_err(|error| (error.line(), error.to_string()));
        }
        toml::from_str(text).map_err(|error| {
            let start = error.span().map_or(0, |span| span.start);
            let before = text.get(..start).unwrap_or_default();
            (before.matches('\n').count() + 1, error.message().to_owned())
        })
    }

    /// Whether an engine must know words for it.
    #[cfg(feature = "serve")]
    pub(crate) fn has_words(&self) -> bool {
        !self.keep.is_empty() || !self.prefer.is_empty()
    }

    /// A builder with the words that are never cut apart.
    pub(crate) fn with_words(&self, builder: EngineBuilder) -> EngineBuilder {
        let words = self.keep.iter().chain(self.prefer.keys());
        words.fold(builder, |builder, word| builder.user_word(word, None, None))
    }

    /// The keywords as they are printed.
    pub(crate) fn keywords(&self, document: &Document<'_>, options: &KeywordOptions) -> Vec<Keyword> {
        self.printed_keywords(document.keywords(&self.with_room(options)), options.count)
    }

    /// The same, and the ranking of the words that they were chosen by.
    pub(crate) fn keywords_and_ranking(
        &self,
        document: &Document<'_>,
        options: &KeywordOptions,
    ) -> (Vec<Keyword>, RankedWords) {
        let (keywords, ranked) = document.keywords_and_ranking(&self.with_room(options));
        (self.printed_keywords(keywords, options.count), ranked)
    }

    /// The options with room for those keywords that are never printed.
    fn with_room(&self, options: &KeywordOptions) -> KeywordOptions {
        options
            .clone()
            .count(options.count.saturating_add(self.never.len()))
    }

    fn printed_keywords(&self, found: Vec<Keyword>, count: usize) -> Vec<Keyword> {
        let mut keywords: Vec<Keyword> = Vec::new();
        for mut keyword in found {
            keyword.text = self.preferred(&keyword.text);
            if self.drop_spaces {
                keyword.text = without_spaces(&keyword.text);
            }
            let is_never = |text: &String| self.never.contains(text);
            if is_never(&keyword.text) {
                continue;
            }
            match keywords.iter_mut().find(|other| other.text == keyword.text) {
                Some(same) => {
                    same.count += keyword.count;
                    same.spans.extend(keyword.spans);
                    same.spans.sort_unstable_by_key(|span| span.start);
                }
                None => keywords.push(keyword),
            }
        }
        keywords.truncate(count);
        keywords
    }

    /// The abstract as it is printed, within its limit. `is_structured` gives it parts under their names if the text has
    /// them.
    pub(crate) fn abstract_of(
        &self,
        document: &Document<'_>,
        options: &SummaryOptions,
        is_structured: bool,
    ) -> Printed {
        let structured = is_structured
            .then(|| self.structured(document, options))
            .flatten();
        structured.unwrap_or_else(|| {
            let (summary, ranked) = self.summary(document, options);
            Printed {
                text: summary.text(),
                summary,
                ranked,
            }
        })
    }

    fn structured(&self, document: &Document<'_>, options: &SummaryOptions) -> Option<Printed> {
        let mut options = self.compressing(options);
        let limit = options.length;
        let mut printed = None;
        for _ in 0..MAX_ROUNDS {
            let mut sections = document.structured_summary(&options);
            if sections.is_empty() {
                return None;
            }
            for sentence in sections.iter_mut().flat_map(|section| &mut section.sentences) {
                sentence.text = self.text(&sentence.text);
            }
            let text = structured_text(&sections);
            let over = over(limit, &text);
            let ranked = rank_sentences(document, &options);
            let mut summary = Summary::default();
            summary.register = ranked.register;
            summary.sentences = sections
                .into_iter()
                .flat_map(|section| section.sentences)
                .collect();
            printed = Some(Printed {
                text,
                summary,
                ranked,
            });
            match options.length {
                Length::Chars(most) if over > 0 && most > over => options.length = Length::Chars(most - over),
                _ => break,
            }
        }
        printed
    }

    /// The summary as it is printed, within its limit.
    fn summary(&self, document: &Document<'_>, options: &SummaryOptions) -> (Summary, RankedSentences) {
        let mut options = self.compressing(options);
        if !self.rewords() {
            return self.whole(document, &options);
        }
        let limit = options.length;
        for _ in 0..MAX_ROUNDS {
            let (summary, ranked) = self.whole(document, &options);
            let summary = self.printed(summary);
            let over = over(limit, &summary.text());
            match options.length {
                // What is printed in place of a word may be longer.
                Length::Chars(most) if over > 0 && most > over => options.length = Length::Chars(most - over),
                _ => return (summary, ranked),
            }
        }
        document.summary_and_ranking(&options)
    }

    /// The options, with what sentences lose by this style.
    fn compressing(&self, options: &SummaryOptions) -> SummaryOptions {
        let mut options = options.clone();
        options.compress &= self.drop_sources || self.drop_asides;
        options.keep_sources |= !self.drop_sources;
        options.keep_asides |= !self.drop_asides;
        options
    }

    /// A summary without cut sentences, if there are others and it is asked for.
    fn whole(&self, document: &Document<'_>, options: &SummaryOptions) -> (Summary, RankedSentences) {
        let (first, ranked) = document.summary_and_ranking(options);
        if !self.whole_sentences {
            return (first, ranked);
        }
        let mut options = options.clone();
        let mut summary = first.clone();
        for _ in 0..MAX_ROUNDS {
            let cut = summary.sentences.iter().filter(|sentence| sentence.cut);
            let cut: Vec<usize> = cut.map(|sentence| sentence.index).collect();
            if cut.is_empty() {
                break;
            }
            options.pinned.retain(|index| !cut.contains(index));
            options.excluded.extend(cut);
            summary = document.summary(&options);
        }
        // What is excluded changes no score: the ranking is that of the first.
        let summary = if summary.sentences.is_empty() {
            first
        } else {
            summary
        };
        (summary, ranked)
    }

    fn printed(&self, mut summary: Summary) -> Summary {
        for sentence in &mut summary.sentences {
            sentence.text = self.text(&sentence.text);
        }
        summary
    }

    /// A text as it is printed.
    pub(crate) fn text(&self, text: &str) -> String {
        self.set(text, without_spaces)
    }

    /// A title as it is printed.
    pub(crate) fn title(&self, title: &str) -> String {
        self.set(title, title_without_spaces)
    }

    fn set(&self, text: &str, without_spaces: fn(&str) -> String) -> String {
        // Marks go by the blanks around them.
        let text = self.quotes.set(&self.marks.set(&self.preferred(text)));
        if self.drop_spaces {
            without_spaces(&text)
        } else {
            text
        }
    }

    /// Whether it prints anything in place of what was written.
    fn rewords(&self) -> bool {
        !self.prefer.is_empty()
            || self.drop_spaces
            || self.quotes != Quotes::default()
            || self.marks != Marks::default()
    }

    /// The forbidden words that a text has.
    pub(crate) fn forbidden_in<'s>(&'s self, text: &str) -> Vec<&'s str> {
        let words = self.forbid.iter().map(String::as_str);
        words
            .filter(|word| !word.is_empty() && text.contains(word))
            .collect()
    }

    /// A text with the preferred wordings; where several fit, the longest is replaced.
    fn preferred(&self, text: &str) -> String {
        let mut result = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(next) = rest.chars().next() {
            let fits = |(from, _): &(&String, &String)| !from.is_empty() && rest.starts_with(from.as_str());
            let longest = self.prefer.iter().filter(fits).max_by_key(|(from, _)| from.len());
            if let Some((from, to)) = longest
                && !is_within(from, to, &result, rest)
            {
                result.push_str(to);
                rest = &rest[from.len()..];
            } else {
                result.push(next);
                rest = &rest[next.len_utf8()..];
            }
        }
        result
    }
}

/// By how many characters a text is longer than it may be.
fn over(limit: Length, text: &str) -> usize {
    match limit {
        Length::Chars(most) => text.graphemes(true).count().saturating_sub(most),
        _ => 0,
    }
}

/// Whether what stands here is the preferred wording already: 立群 in 陈立群.
fn is_within(from: &str, to: &str, before: &str, rest: &str) -> bool {
    to.match_indices(from).any(|(at, _)| {
        let behind = &to[at + from.len()..];
        before.ends_with(&to[..at]) && rest[from.len()..].starts_with(behind)
    })
}

#[cfg(test)]
mod tests;
