use std::borrow::Cow;
use std::ops::Range;
use std::time::Instant;

use crate::Span;
use crate::options::AnalyzeOptions;
use crate::text::blocks::{Block, Role, blocks_of};
use crate::text::fold::{Folded, visible};
use crate::text::lexicon::WordId;
use crate::text::openings::dateline_len;
use crate::text::phrases::{Line, Phrases};
use crate::text::segment::{Cutter, Piece};
use crate::text::sentence::marks::find_byte;
use crate::text::sentence::{joined, on_one_line, sentences_of};
use crate::text::vocabulary::Vocabulary;
use crate::text::words::{Knowledge, Token, Word, join_words};

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
    text: &'t str,
    title: Option<String>,
    /// Where its words stand in the title that was given.
    title_spans: Vec<Span>,
    title_words: Vec<usize>,
    focus_words: Vec<usize>,
    blocks: Vec<Block>,
    sentences: Vec<Sentence>,
    tokens: Vec<Token>,
    vocabulary: Vec<Word>,
    /// The text as rules read it.
    folded: Folded<'t>,
    /// The phrases in that which rules go by.
    phrases: Phrases,
    /// That in lower case, where it has others: the forms of the words are parts of it.
    lower: Option<String>,
    /// The forms that it does not have. Their spans go on where it ends.
    more_forms: String,
    deadline: Option<Instant>,
}

/// A sentence of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Sentence {
    /// Where it stands in the text.
    pub span: Span,
    /// What a summary quotes: the sentence without the dateline before it.
    pub quote: Span,
    /// Which block it is in: an index into [`Document::blocks`].
    pub block: usize,
    /// What that block is for.
    pub role: Role,
    /// Its words: a range of [`Document::tokens`].
    pub tokens: Range<usize>,
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
        let mut reader = Reader {
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
                reader.read_block(index, *block);
            }
        }
        let (title_spans, title_words) = match &title {
            Some(title) => reader.read_line(title),
            None => (Vec::new(), reader.words_of_role(Role::Title)),
        };
        let focus_words = focus
            .as_deref()
            .map(|focus| reader.read_line(focus).1)
            .unwrap_or_default();
        let (mut sentences, mut tokens) = (reader.sentences, reader.tokens);
        let (vocabulary, lower, more_forms) = (
            std::mem::take(&mut reader.vocabulary.words),
            reader.words.lower,
            reader.more_forms,
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
            text,
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
        }
    }

    /// The text that was analysed.
    #[must_use]
    pub fn text(&self) -> &'t str {
        self.text
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

fn is_past(deadline: Option<Instant>) -> bool {
    deadline.is_some_and(|deadline| Instant::now() >= deadline)
}

/// Makes body of the blocks of a role.
fn make_body(blocks: &mut [Block], role: Role) {
    for block in blocks.iter_mut().filter(|block| block.role == role) {
        block.role = Role::Body;
    }
}

/// The blocks with the roles that were given instead of those they look like.
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

/// A text, and in lower case if that is another: both equally long.
struct Cased<'t> {
    text: &'t str,
    lower: Option<String>,
}

impl<'t> Cased<'t> {
    fn new(text: &'t str) -> Self {
        let has_upper_case = find_byte(text.as_bytes(), |byte| byte.is_ascii_uppercase()).is_some();
        Self {
            text,
            lower: has_upper_case.then(|| text.to_ascii_lowercase()),
        }
    }

    /// The form of a word in lower case, and its number in the lexicon if that is known.
    fn form(&self, word: &Piece) -> (&str, Option<WordId>) {
        let Some(lower) = &self.lower else {
            return (word.span.of(self.text), word.id);
        };
        let form = word.span.of(lower);
        (form, word.id.filter(|_| form == word.span.of(self.text)))
    }
}

/// Chinese text has at least one word or mark in this many bytes; room is reserved accordingly.
const BYTES_PER_TOKEN: usize = 4;

/// Reads blocks into sentences and words.
struct Reader<'t, 'e> {
    /// What rules read.
    text: Line<'t>,
    /// What words are cut from, as long as the text.
    words: Cased<'t>,
    cutter: Cutter<'e>,
    vocabulary: Vocabulary<'e>,
    sentences: Vec<Sentence>,
    tokens: Vec<Token>,
    /// The words of the sentence that is being read.
    pieces: Vec<Piece>,
    more_forms: String,
    deadline: Option<Instant>,
}

impl Reader<'_, '_> {
    fn read_block(&mut self, index: usize, block: Block) {
        let block_text = self.text.at(block.span);
        let dateline_end = match block.role {
            Role::Body => block.span.start + dateline_len(block_text).unwrap_or(0),
            _ => block.span.start,
        };
        for sentence in sentences_of(&block_text) {
            if is_past(self.deadline) {
                return;
            }
            let span = Span::new(block.span.start + sentence.start, block.span.start + sentence.end);
            let quote = Span::new(span.start.max(dateline_end), span.end);
            let first_token = self.tokens.len();
            let wrapped = self.cut(span);
            self.number(wrapped);
            self.sentences.push(Sentence {
                span,
                quote: if quote.is_empty() { span } else { quote },
                block: index,
                role: block.role,
                tokens: first_token..self.tokens.len(),
            });
        }
    }

    /// Cuts a part of the text into words; whether line breaks are in it. They do not part words.
    fn cut(&mut self, part: Span) -> bool {
        let pieces = &mut self.pieces;
        pieces.clear();
        let wrapped = part.of(self.words.text);
        match on_one_line(wrapped) {
            Cow::Borrowed(line) => {
                self.cutter.cut(line, pieces);
                join_words(line, pieces);
                for piece in pieces {
                    piece.span = Span::new(part.start + piece.span.start, part.start + piece.span.end);
                }
                false
            }
            Cow::Owned(line) => {
                self.cutter.cut(&line, pieces);
                join_words(&line, pieces);
                wrap(wrapped, &line, part.start, pieces);
                true
            }
        }
    }

    /// Makes the words that were cut tokens.
    fn number(&mut self, wrapped: bool) {
        for piece in &self.pieces {
            let (form, id) = self.words.form(piece);
            let word = if wrapped {
                let form = on_one_line(form);
                let place = || add_form(&mut self.more_forms, &form, &self.text);
                self.vocabulary.number(&form, None, place)
            } else {
                self.vocabulary.number(form, id, || piece.span)
            };
            self.tokens.push(Token {
                span: piece.span,
                word,
            });
        }
    }

    /// Where the words of a line stand in it, and which they are.
    fn read_line(&mut self, line: &str) -> (Vec<Span>, Vec<usize>) {
        let folded = Folded::new(line);
        let words = Cased::new(folded.words());
        let pieces = &mut self.pieces;
        pieces.clear();
        self.cutter.cut(words.text, pieces);
        join_words(words.text, pieces);
        let number = |piece: &Piece| {
            let (form, id) = words.form(piece);
            let place = || add_form(&mut self.more_forms, form, &self.text);
            (
                folded.written(piece.span),
                self.vocabulary.number(form, id, place),
            )
        };
        pieces.iter().map(number).unzip()
    }

    fn words_of_role(&self, role: Role) -> Vec<usize> {
        let titles = self.sentences.iter().filter(|sentence| sentence.role == role);
        titles
            .flat_map(|title| &self.tokens[title.tokens.clone()])
            .map(|token| token.word)
            .collect()
    }
}

/// Adds a form to those that the text does not have; its place.
fn add_form(more_forms: &mut String, form: &str, text: &str) -> Span {
    let start = text.len() + more_forms.len();
    more_forms.push_str(form);
    Span::new(start, start + form.len())
}

/// Moves words of `unwrapped`, which is `wrapped` without its line breaks, to where they stand in `wrapped`, which
/// starts at `start`. What was left out goes to the word before it, so that words still tile the text.
fn wrap(wrapped: &str, unwrapped: &str, start: usize, words: &mut [Piece]) {
    let mut rest = wrapped.char_indices().peekable();
    let mut begin = 0;
    for word in words {
        for wanted in word.span.of(unwrapped).chars() {
            // A line break between Latin words has become a blank.
            while rest
                .next_if(|&(_, c)| c != wanted && !(wanted == ' ' && c.is_whitespace()))
                .is_some()
            {}
            rest.next();
        }
        while rest.next_if(|&(_, c)| matches!(c, '\n' | '\r')).is_some() {}
        let end = rest.peek().map_or(wrapped.len(), |&(index, _)| index);
        word.span = Span::new(start + begin, start + end);
        begin = end;
    }
}
