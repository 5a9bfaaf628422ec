use std::{borrow::Cow, collections::BTreeMap};

use zhaiyao::{
    Document, Sentence, Span, SummarySentence,
    summary::RankedSentences,
    text::{blocks::Block, sentence::joined},
};

use super::{
    Element, LabelLanguage, Node, Shown,
    labels::{role_label, role_name},
};

/// Depths of colour.
const N_LEVELS: f64 = 5.0;

/// The article as it was read, an element a block: roles, the sentences with their scores, those chosen marked,
/// keywords underlined.
///
/// `chosen` are the sentences of an abstract, which were chosen by the ranking. An element says with `data-at` at which byte of the text
/// its block or sentence begins, with `data-k` which keywords a word belongs to.
pub(crate) fn article<'t>(
    document: &'t Document<'_>,
    ranked: &RankedSentences,
    chosen: &[SummarySentence],
    keywords: &[Shown],
    language: LabelLanguage,
) -> Vec<Node<'t>> {
    let RankedSentences { graph, ranking, .. } = ranked;
    let best = ranking.scores.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
    let scores = graph.ties().items().zip(&ranking.scores);
    let view = View {
        text: document.text(),
        chosen: chosen
            .iter()
            .map(|sentence| (sentence.index, (sentence.span, sentence.cut)))
            .collect(),
        shares: scores.map(|(index, score)| (index, score / best)).collect(),
        underlines: Underlines::new(keywords),
        language,
    };
    let mut sentences = document.sentences().iter().enumerate().peekable();
    let block = |(index, block)| {
        let own = std::iter::from_fn(|| sentences.next_if(|(_, sentence)| sentence.block == index));
        view.block(block, &own.collect::<Vec<_>>())
    };
    document.blocks().iter().enumerate().map(block).collect()
}

struct View<'t> {
    text: &'t str,
    /// What is quoted of them, and whether that is cut short.
    chosen: BTreeMap<usize, (Span, bool)>,
    /// Scores as shares of the best one.
    shares: BTreeMap<usize, f64>,
    underlines: Underlines,
    language: LabelLanguage,
}

impl<'t> View<'t> {
    fn block(&self, block: &Block, sentences: &[(usize, &Sentence)]) -> Node<'t> {
        let mut paragraph = Element::new("p");
        if sentences.is_empty() {
            paragraph = paragraph.text(joined(block.span.of(self.text)));
        }
        for &(index, sentence) in sentences {
            paragraph = paragraph.child(self.sentence(index, sentence));
        }
        let label = role_label(block.role, self.language);
        let role = Element::new("span").class("role").text(label);
        Element::new("div")
            .class(format!("block {}", role_name(block.role)))
            .with("data-at", block.span.start.to_string())
            .child(role)
            .child(paragraph)
            .into()
    }

    /// A sentence with the part of it that the abstract quotes. Sentences that no abstract can quote have no score.
    fn sentence(&self, index: usize, sentence: &Sentence) -> Element<'t> {
        let span = sentence.span;
        let Some(share) = self.shares.get(&index) else {
            return Element::new("span").children(self.words(span));
        };
        let level = (share * N_LEVELS).ceil().clamp(1.0, N_LEVELS) as u8;
        let label = self.language.pick("得分", "score");
        let element = Element::new("span")
            .class(format!("sentence level{level}"))
            .with("data-at", span.start.to_string())
            .with("title", format!("{label} {:.0}", share * 100.0));
        let Some((quote, cut)) = self.chosen.get(&index) else {
            return element.children(self.words(span));
        };
        let mark = Element::new("mark");
        let mark = if *cut { mark.class("cut") } else { mark };
        element
            .children(self.words(Span::new(span.start, quote.start)))
            .child(mark.children(self.words(*quote)))
            .children(self.words(Span::new(quote.end, span.end)))
    }

    /// A part of the text, its keywords underlined.
    fn words(&self, span: Span) -> Vec<Node<'t>> {
        let mut nodes = Vec::new();
        let mut from = span.start;
        for (part, keywords) in self.underlines.within(span) {
            self.push_text(&mut nodes, Span::new(from, part.start));
            let names = keywords
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join(" ");
            let word = Element::new("u")
                .with("data-k", names)
                .text(joined(part.of(self.text)));
            nodes.push(word.into());
            from = part.end;
        }
        self.push_text(&mut nodes, Span::new(from, span.end));
        nodes
    }

    fn push_text(&self, nodes: &mut Vec<Node<'t>>, span: Span) {
        if !span.is_empty() {
            let text = span.of(self.text);
            // A line break at the end of a part parts words of a script that writes blanks.
            let text = if text.trim().is_empty() {
                Cow::Borrowed(" ")
            } else {
                joined(text)
            };
            nodes.push(Node::Text(text));
        }
    }
}

/// Where keywords stand: parts of the text in order, none overlapping another, and the keywords that each is of.
struct Underlines(Vec<(Span, Vec<usize>)>);

impl Underlines {
    fn new(keywords: &[Shown]) -> Self {
        let mut bounds: BTreeMap<usize, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        for (index, keyword) in keywords.iter().enumerate() {
            for span in &keyword.spans {
                bounds.entry(span.start).or_default().0.push(index);
                bounds.entry(span.end).or_default().1.push(index);
            }
        }
        let mut parts = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        let mut from = 0;
        for (at, (begun, ended)) in bounds {
            if !open.is_empty() {
                let mut keywords = open.clone();
                keywords.sort_unstable();
                keywords.dedup();
                parts.push((Span::new(from, at), keywords));
            }
            for index in ended {
                if let Some(position) = open.iter().position(|&other| other == index) {
                    open.swap_remove(position);
                }
            }
            open.extend(begun);
            from = at;
        }
        Self(parts)
    }

    /// The parts inside `span`, cut at its ends.
    fn within(&self, span: Span) -> impl Iterator<Item = (Span, &[usize])> {
        let first = self.0.partition_point(|(part, _)| part.end <= span.start);
        let parts = self.0[first..]
            .iter()
            .take_while(move |(part, _)| part.start < span.end);
        parts.map(move |(part, keywords)| {
            (
                Span::new(part.start.max(span.start), part.end.min(span.end)),
                keywords.as_slice(),
            )
        })
    }
}
