//! Text to words: jieba's segmentation, over as much of the dictionary as the text needs.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use jieba_rs::Jieba;
use rustc_hash::{FxHashMap, FxHashSet};

use super::fold::to_simplified;
use super::lexicon;
use super::user_words::UserWord;
use crate::Span;

/// From this many bytes of text on, loading the whole dictionary once costs less than looking for each text's words.
const WHOLE_DICTIONARY_FROM_BYTES: usize = 200_000;

/// Stands for all dictionary words that a text does not contain: the sum of frequencies stays what it was, and so
/// does every word's probability. Noncharacters do not occur in text; if they do, they are unknown words.
const FILLER: &str = "\u{10fffe}\u{10ffff}";

/// Cuts text into words.
///
/// For a little text, only the dictionary words that it contains are given to jieba: its route through a text needs
/// no others. For much text the whole dictionary is loaded, once. Both give the same words.
#[derive(Debug, Default)]
pub(crate) struct Segmenter {
    user_words: Vec<UserWord>,
    user_tags: FxHashMap<String, Option<String>>,
    bytes_seen: AtomicUsize,
    is_loading: AtomicBool,
    whole: OnceLock<Jieba>,
}

impl Segmenter {
    pub(crate) fn new(user_words: Vec<UserWord>) -> Self {
        let user_tags = user_words
            .iter()
            .map(|word| (word.text.clone(), word.tag.clone()))
            .collect();
        let mut segmenter = Self {
            user_words,
            user_tags,
            ..Self::default()
        };
        segmenter.suggest_frequencies();
        segmenter
    }

    /// Gives every user word without a frequency the one that just keeps it whole.
    fn suggest_frequencies(&mut self) {
        if self.user_words.is_empty() {
            return;
        }
        let all: String = self
            .user_words
            .iter()
            .flat_map(|word| [word.text.as_str(), "\n"])
            .collect();
        let mut jieba = with_words_of(&[&all]);
        for word in &mut self.user_words {
            let frequency = jieba.add_word(&word.text, word.frequency, None);
            word.frequency = Some(frequency);
        }
    }

    /// Whether `word` is the user's, and the tag that the user gave it, empty for none.
    pub(crate) fn user_tag(&self, word: &str) -> Option<&str> {
        if self.user_tags.is_empty() {
            None
        } else {
            Some(self.user_tags.get(word)?.as_deref().unwrap_or_default())
        }
    }

    /// Whatever cuts `text` and the `lines` that come with it.
    pub(crate) fn cutter(&self, text: &str, lines: &[Option<&str>]) -> Cutter<'_> {
        if let Some(whole) = self.whole.get() {
            return Cutter::Whole(whole);
        }
        let seen = self.bytes_seen.fetch_add(text.len(), Ordering::Relaxed);
        let is_much = seen.saturating_add(text.len()) >= WHOLE_DICTIONARY_FROM_BYTES;
        // While one thread loads the dictionary, the others go on without it.
        if is_much
            && (text.len() >= WHOLE_DICTIONARY_FROM_BYTES || !self.is_loading.swap(true, Ordering::Relaxed))
        {
            return Cutter::Whole(self.whole.get_or_init(|| self.with_user_words(with_every_word())));
        }
        let lines: Vec<_> = lines.iter().flatten().map(|line| to_simplified(line)).collect();
        let texts: Vec<&str> = std::iter::once(text)
            .chain(lines.iter().map(AsRef::as_ref))
            .collect();
        Cutter::Sparse(Box::new(self.with_user_words(with_words_of(&texts))))
    }

    fn with_user_words(&self, mut jieba: Jieba) -> Jieba {
        for word in &self.user_words {
            jieba.add_word(&word.text, word.frequency, None);
        }
        jieba
    }
}

/// A dictionary that cuts the text it was made for.
pub(crate) enum Cutter<'s> {
    Sparse(Box<Jieba>),
    Whole(&'s Jieba),
}

impl Cutter<'_> {
    /// Appends the words of `text`, as spans of it: they tile it.
    pub(crate) fn cut(&self, text: &str, words: &mut Vec<Span>) {
        let jieba: &Jieba = match self {
            Self::Sparse(jieba) => jieba,
            Self::Whole(jieba) => jieba,
        };
        words.extend(
            jieba
                .cut(text, true)
                .iter()
                .map(|token| Span::new(token.byte_start, token.byte_end)),
        );
    }
}

/// jieba with the dictionary words that occur in `texts`.
fn with_words_of(texts: &[&str]) -> Jieba {
    let mut jieba = Jieba::empty();
    let mut known = FxHashSet::default();
    let mut rest = lexicon::total_frequency();
    for text in texts {
        for (start, _) in text.char_indices() {
            lexicon::for_each_prefix(&text[start..], |word, entry| {
                if entry.frequency > 0 && known.insert(word) {
                    jieba.add_word(word, Some(entry.frequency as usize), None);
                    rest -= u64::from(entry.frequency);
                }
            });
        }
    }
    jieba.add_word(FILLER, Some(rest as usize), None);
    jieba
}

/// jieba with the whole dictionary.
fn with_every_word() -> Jieba {
    let mut jieba = Jieba::empty();
    lexicon::for_each_word(|word, frequency| {
        jieba.add_word(word, Some(frequency as usize), None);
    });
    jieba
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::user_words::parse_line;

    fn cut<'t>(jieba: &Jieba, text: &'t str) -> Vec<&'t str> {
        jieba.cut(text, true).iter().map(|token| token.word).collect()
    }

    fn segmenter(lines: &[&str]) -> Segmenter {
        Segmenter::new(
            lines
                .iter()
                .filter_map(|line| parse_line(line).unwrap())
                .collect(),
        )
    }

    const TEXTS: [&str; 5] = [
        "小明硕士毕业于中国科学院计算所，后在日本京都大学深造。",
        "他来到了网易杭研大厦，买了3.5%的A股。",
        "COVID-19疫情之后，Rust与C++都在v2.1版里。",
        "一二三四五，上山打老虎；老虎没打着，打到小松鼠。",
        "鄂霍次克海的渔民们用罟网捕捞毛鳞鱼",
    ];

    #[test]
    fn few_words_and_all_words_cut_alike() {
        let whole = with_every_word();
        for text in TEXTS {
            assert_eq!(cut(&with_words_of(&[text]), text), cut(&whole, text));
        }
    }

    #[test]
    fn user_words_count_the_same_either_way() {
        let segmenter = segmenter(&["网易杭研", "小松鼠 3 n", "罟网捕捞 nz", "京都 100000"]);
        let whole = segmenter.with_user_words(with_every_word());
        for text in TEXTS {
            let sparse = segmenter.with_user_words(with_words_of(&[text]));
            assert_eq!(cut(&sparse, text), cut(&whole, text));
        }
        assert!(cut(&whole, TEXTS[1]).contains(&"网易杭研"));
        assert!(cut(&whole, TEXTS[4]).contains(&"罟网捕捞"));
        assert_eq!(segmenter.user_tag("罟网捕捞"), Some("nz"));
        assert_eq!(segmenter.user_tag("网易杭研"), Some(""));
        assert_eq!(segmenter.user_tag("大厦"), None);
    }

    proptest::proptest! {
        #[test]
        fn words_tile_any_text_and_do_not_depend_on_what_was_loaded(text in "([一-龥]|[a-z0-9]|[，。 ]|\\PC){0,80}") {
            static WHOLE: std::sync::LazyLock<Jieba> = std::sync::LazyLock::new(with_every_word);
            let mut words = Vec::new();
            Segmenter::default().cutter(&text, &[]).cut(&text, &mut words);
            let mut end = 0;
            for word in &words {
                proptest::prop_assert_eq!(word.start, end);
                end = word.end;
            }
            proptest::prop_assert_eq!(end, text.len());
            let cut: Vec<&str> = words.iter().map(|word| word.of(&text)).collect();
            proptest::prop_assert_eq!(cut, self::cut(&WHOLE, &text));
        }
    }
}
