//! One analysis of one text: its blocks, sentences and words.

use std::{sync::Arc, time::Instant};

use rustc_hash::FxHashSet;

use crate::Span;
use crate::options::AnalyzeOptions;
use crate::sentence::Sentence;
use crate::text::blocks::{Block, Role, blocks_of};
use crate::text::fold::{Folded, visible};
use crate::text::phrases::{Line, Phrases};
use crate::text::sentence::joined;
use crate::text::vocabulary::Vocabulary;
use crate::text::words::{Knowledge, Token, Word};
use crate::tokenizer::{BYTES_PER_TOKEN, Cased, Tokenizer, is_past};

/// One analysed text: its blocks, sentences and words, from which keywords and summaries are taken.
///
/// ```
/// use zhaiyao::{Engine, KeywordOptions, SummaryOptions};
///
/// let engine = Engine::new();
/// let document = engine.analyze("龙粤两省深化对口合作。双方将共建产业园。对口合作带来了新项目。");
/// let keywords = document.keywords(&KeywordOptions::default());
/// let summary = document.summary(&SummaryOptions::default());
/// assert!(keywords.iter().any(|keyword| keyword.text == "对口合作"));
/// assert_eq!(summary.sentences.len(), 3);
/// ```
#[derive(Debug)]
pub struct Document<'t> {
    title: Option<String>,
    /// Where its words stand in the title that was given.
    title_spans: Vec<Span>,
    title_words: Vec<usize>,
    focus_words: Vec<usize>,
    blocks: Vec<Block>,
    sentences: Vec<Sentence>,
    tokens: Vec<Token>,
    vocabulary: Vec<Word>,
    /// The folded text, which rules read.
    folded: Folded<'t>,
    /// The phrases of rules that were found in it.
    phrases: Phrases,
    /// The folded text in lower case, if it has capitals: the forms of words are slices of it.
    lower: Option<String>,
    /// Forms that are no slices of it. Their spans start where it ends.
    more_forms: String,
    deadline: Option<Instant>,
    /// Stop words that were added, which several words together may be.
    stop_words: Arc<FxHashSet<String>>,
}

impl<'t> Document<'t> {
    pub(crate) fn new(knowledge: Knowledge<'_>, text: &'t str, options: &AnalyzeOptions<'_>) -> Self {
        let given = |line: Option<&str>| {
            let line = visible(line?.trim());
            (!line.is_empty()).then(|| line.into_owned())
        };
        let (title, focus) = (given(options.title), given(options.focus));
        let folded = Folded::new(text);
        let phrases = Phrases::of(folded.text());
        let mut blocks = {
            let title = title.as_deref().map(Folded::new);
            blocks_of(folded.text(), &phrases, title.as_ref().map(Folded::text))
        };
        if options.untitled && title.is_none() {
            make_body(&mut blocks, Role::Title);
        }
        let mut blocks = with_roles(blocks, &folded, &options.roles);
        let mut tokenizer = Tokenizer {
            text: phrases.whole(folded.text()),
            cutter: knowledge.segmenter.cutter(),
            words: Cased::new(folded.words()),
            vocabulary: Vocabulary::new(knowledge, text.len()),
            sentences: Vec::new(),
            tokens: Vec::with_capacity(text.len() / BYTES_PER_TOKEN),
            pieces: Vec::new(),
            more_forms: String::new(),
            deadline: options.deadline,
        };
        for (index, block) in blocks.iter().enumerate() {
            if block.role != Role::Boilerplate {
                tokenizer.read_block(index, *block);
            }
        }
        let (title_spans, title_words) = match &title {
            Some(title) => tokenizer.read_line(title),
            None => (Vec::new(), tokenizer.words_of_role(Role::Title)),
        };
        let focus_words = focus
            .as_deref()
            .map(|focus| tokenizer.read_line(focus).1)
            .unwrap_or_default();
        let (mut sentences, mut tokens) = (tokenizer.sentences, tokenizer.tokens);
        let (vocabulary, lower, more_forms) = (
            std::mem::take(&mut tokenizer.vocabulary.words),
            tokenizer.words.lower,
            tokenizer.more_forms,
        );
        if !folded.keeps_offsets() {
            let written = |span: &mut Span| *span = folded.written(*span);
            tokens_as_written(&folded, &sentences, &mut tokens);
            for block in &mut blocks {
                written(&mut block.span);
            }
            for sentence in &mut sentences {
                written(&mut sentence.span);
                written(&mut sentence.quote);
            }
        }
        let own_title = blocks.iter().find(|block| block.role == Role::Title);
        let title = title.or_else(|| Some(joined(own_title?.span.of(text)).into_owned()));
        Self {
            title,
            title_spans,
            title_words,
            focus_words,
            blocks,
            sentences,
            tokens,
            vocabulary,
            folded,
            phrases,
            lower,
            more_forms,
            deadline: options.deadline,
            stop_words: knowledge.stop_words.added(),
        }
    }

    /// The text that was analysed.
    #[must_use]
    pub fn text(&self) -> &str {
        self.folded.as_written()
    }

    /// Itself with a copy of the text: to be kept, returned or sent where the text that was analysed is no longer there.
    ///
    /// ```
    /// use zhaiyao::{Document, Engine, SummaryOptions};
    ///
    /// fn read(engine: &Engine) -> Document<'static> {
    ///     let text = String::from("两省签订合作协议。协议涉及旅游。");
    ///     engine.analyze(&text).into_owned()
    /// }
    ///
    /// let document = read(&Engine::new());
    /// assert_eq!(document.summary(&SummaryOptions::default()).text(), document.text());
    /// ```
    #[must_use]
    pub fn into_owned(self) -> Document<'static> {
        Document {
            title: self.title,
            title_spans: self.title_spans,
            title_words: self.title_words,
            focus_words: self.focus_words,
            blocks: self.blocks,
            sentences: self.sentences,
            tokens: self.tokens,
            vocabulary: self.vocabulary,
            folded: self.folded.into_owned(),
            phrases: self.phrases,
            lower: self.lower,
            more_forms: self.more_forms,
            deadline: self.deadline,
            stop_words: self.stop_words,
        }
    }

    /// Whether stop words were added.
    pub(crate) fn has_own_stop_words(&self) -> bool {
        !self.stop_words.is_empty()
    }

    /// Whether a word, or several together, in lower case and Simplified characters, are a stop word that was added.
    pub(crate) fn is_stopped(&self, form: &str) -> bool {
        self.stop_words.contains(form)
    }

    /// The title: the one that was given, else the text's own first line where it looks like one.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// Whether the title was given, and is no part of the text.
    pub(crate) fn title_is_given(&self) -> bool {
        self.title.is_some() && !self.blocks.iter().any(|block| block.role == Role::Title)
    }

    /// The words of the title with their places in it, if it was given; else none.
    pub(crate) fn title_tokens(&self) -> Vec<Token> {
        let words = self.title_spans.iter().zip(&self.title_words);
        words.map(|(&span, &word)| Token { span, word }).collect()
    }

    /// The words of the title: indices into [`vocabulary`](Self::vocabulary), in order.
    #[must_use]
    pub fn title_words(&self) -> &[usize] {
        &self.title_words
    }

    /// The words that the reader is after: indices into [`vocabulary`](Self::vocabulary), in order.
    #[must_use]
    pub fn focus_words(&self) -> &[usize] {
        &self.focus_words
    }

    /// The text's blocks and their roles, in order.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The sentences of all blocks but boilerplate, in order.
    #[must_use]
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// Every word of the sentences, punctuation and blanks included, in order: a sentence's words tile it.
    #[must_use]
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The distinct words, in the order of their first occurrence.
    #[must_use]
    pub fn vocabulary(&self) -> &[Word] {
        &self.vocabulary
    }

    /// Whether it is past the deadline that was set: what it has is not complete, and nothing is made of it.
    #[must_use]
    pub fn is_late(&self) -> bool {
        is_past(self.deadline)
    }

    /// The text as rules read it, and where its parts stand in [`text`](Self::text).
    pub(crate) fn folded(&self) -> &Folded<'t> {
        &self.folded
    }

    /// That text, and the phrases in it.
    pub(crate) fn line(&self) -> Line<'_> {
        self.phrases.whole(self.folded.text())
    }

    /// The form of a word of the [`vocabulary`](Self::vocabulary): in lower case, in half width, and in Simplified
    /// characters if the text is Traditional.
    #[must_use]
    pub fn form(&self, word: usize) -> &str {
        let Span { start, end } = self.vocabulary[word].form;
        let forms = self.lower.as_deref().unwrap_or_else(|| self.folded.words());
        match start.checked_sub(forms.len()) {
            Some(begin) => &self.more_forms[begin..end - forms.len()],
            None => &forms[start..end],
        }
    }

    /// The word of an occurrence.
    #[must_use]
    pub fn word(&self, token: Token) -> &Word {
        &self.vocabulary[token.word]
    }

    /// The words of a sentence.
    #[must_use]
    pub fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        &self.tokens[sentence.tokens.clone()]
    }
}

/// Turns the blocks of a role into body text.
fn make_body(blocks: &mut [Block], role: Role) {
    for block in blocks.iter_mut().filter(|block| block.role == role) {
        block.role = Role::Body;
    }
}

/// The blocks, with the roles that the caller gave instead of those that were found.
fn with_roles(mut blocks: Vec<Block>, folded: &Folded<'_>, roles: &[(usize, Role)]) -> Vec<Block> {
    for &(offset, role) in roles {
        let holds = |block: &&mut Block| {
            let written = folded.written(block.span);
            written.start <= offset && offset < written.end
        };
        if let Some(block) = blocks.iter_mut().find(holds) {
            block.role = role;
        }
    }
    blocks
}

/// Moves the words of the folded text to where they were written. What is invisible between two goes to the first, so
/// that they still tile their sentence.
fn tokens_as_written(folded: &Folded<'_>, sentences: &[Sentence], tokens: &mut [Token]) {
    for sentence in sentences {
        let mut end = folded.written(sentence.span).end;
        for token in tokens[sentence.tokens.clone()].iter_mut().rev() {
            let start = folded.written(token.span).start;
            token.span = Span::new(start, end);
            end = start;
        }
    }
}
