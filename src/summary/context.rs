//! What a sentence needs of the others to be understood.

use rustc_hash::FxHashMap;

use super::compress::link_len;
use crate::graph::SentenceGraph;
use crate::text::cues::leans_on_the_last;
use crate::text::kinds::PartOfSpeech;
use crate::text::numbering::number_len;
use crate::text::phrases::{Line, Rule};
use crate::text::words::Class;
use crate::{Document, Span};

/// A question is answered by one of so many sentences behind it.
const ANSWERED_WITHIN: usize = 2;

/// What a sentence needs of the others to be understood.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "none follows from another")]
pub(super) struct SentenceNeeds {
    /// Whether it is a question.
    pub(super) asks: bool,
    /// Whether it leans on the sentence before it, even when links are taken off.
    pub(super) leans: bool,
    /// Whether it answers the question before it, and says nothing without that.
    pub(super) answers: bool,
    /// Whether it goes on with what a party pleads, and does not say so: in a court document nobody else says it.
    pub(super) pleads: bool,
    /// Whether it says what a speaker wants or thinks, and not who that is.
    pub(super) proposes: bool,
    /// Whether it is an item of a ruling: by itself it is not what was ruled.
    pub(super) rules: bool,
    /// The earlier sentence that says who the person is that this one names.
    pub(super) introduction: Option<usize>,
}

/// What every node of `graph` needs, of which `quotes` can be quoted.
pub(super) fn contexts(
    document: &Document<'_>,
    graph: &SentenceGraph,
    quotes: &[Span],
) -> Vec<SentenceNeeds> {
    let line = document.line();
    let mut introductions = Introductions::default();
    let (mut since_question, mut in_plea, mut in_ruling) = (usize::MAX, false, false);
    let nodes = graph.graph.node_weights().zip(quotes).enumerate();
    let context = |(node, (&index, quote)): (usize, (&usize, &Span))| {
        let quote = line.at(*quote);
        let begins_plea = quote.has(Rule::Plea);
        in_plea &= !begins_plea && !quote.has(Rule::NoPlea);
        in_ruling &= number_len(&quote) > 0;
        let context = SentenceNeeds {
            pleads: in_plea,
            rules: in_ruling,
            proposes: without_quotation_mark(quote.part(link_len(quote)..)).has(Rule::Opinion),
            asks: asks(&quote),
            leans: leans(quote),
            answers: since_question < ANSWERED_WITHIN && answers(quote),
            introduction: introductions.of(document, index, node),
        };
        since_question = if context.asks {
            0
        } else {
            since_question.saturating_add(1)
        };
        in_plea |= begins_plea;
        in_ruling |= quote.has(Rule::Ruling);
        context
    };
    nodes.map(context).collect()
}

fn leans(quote: Line<'_>) -> bool {
    leans_on_the_last(without_quotation_mark(quote.part(link_len(quote)..)))
}

pub(super) fn answers(quote: Line<'_>) -> bool {
    without_quotation_mark(quote).has(Rule::Answer)
}

fn without_quotation_mark(quote: Line<'_>) -> Line<'_> {
    quote.trim_start(|c| matches!(c, '“' | '「' | '"'))
}

/// Whether `quote` is a question, closing quotes and brackets aside.
fn asks(quote: &str) -> bool {
    quote
        .trim_end_matches(['”', '」', '’', '』', '"', '）', ')'])
        .ends_with(['？', '?'])
}

/// The sentence that first named each person.
#[derive(Default)]
struct Introductions(FxHashMap<usize, usize>);

impl Introductions {
    /// The sentence that introduced a person whom the sentence at `index` names by nothing but the name.
    fn of(&mut self, document: &Document<'_>, index: usize, node: usize) -> Option<usize> {
        let mut introduction = None;
        let mut described = false;
        for token in document.tokens_of(&document.sentences()[index]) {
            let word = document.word(*token);
            if word.part == PartOfSpeech::Person && word.class == Class::Content && word.n_chars > 1 {
                let first = *self.0.entry(token.word).or_insert(node);
                if first < node && !described {
                    introduction = introduction.or(Some(first));
                }
            }
            // `局长张三` says who he is.
            described =
                matches!(word.part, PartOfSpeech::Noun | PartOfSpeech::Name) && word.class == Class::Content;
        }
        introduction
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Engine;

    fn contexts_of(text: &str) -> Vec<SentenceNeeds> {
        let document = Engine::new().analyze(text);
        let graph = SentenceGraph::new(&document, |_| true);
        let quotes: Vec<Span> = document
            .sentences()
            .iter()
            .map(|sentence| document.folded().span(sentence.quote))
            .collect();
        contexts(&document, &graph, &quotes)
    }

    #[test]
    fn questions_ask_and_short_answers_lean_on_them() {
        let contexts =
            contexts_of("石桥修好了吗？没有，工人都走了。石桥还要修两年。他问：“谁来修？”石桥没有人修。");
        let found: Vec<_> = contexts
            .iter()
            .map(|context| (context.asks, context.answers, context.leans))
            .collect();
        assert_eq!(
            found,
            [
                (true, false, false),
                (false, true, false),
                (false, false, false),
                (true, false, true),
                (false, false, false)
            ]
        );
    }

    #[test]
    fn what_goes_on_with_a_plea_pleads() {
        let contexts = contexts_of(
            "被告佳居公司辩称，房屋漏水。租金不应支付。本院经审理查明，双方签订合同。月租金4000元。",
        );
        let found: Vec<_> = contexts.iter().map(|context| context.pleads).collect();
        assert_eq!(found, [false, true, false, false]);
        let contexts = contexts_of(
            "许某向本院提出诉讼请求：返还租金。云溪公司没有交房，也没有道歉。经审理查明，双方签订合同。",
        );
        let found: Vec<_> = contexts.iter().map(|context| context.pleads).collect();
        assert_eq!(found, [false, true, false]);
    }

    #[test]
    fn items_of_a_ruling_go_with_it() {
        let contexts = contexts_of(
            "一、房屋由许某使用的请求，本院不予支持。综上，判决如下：一、佳居公司返还租金4000元给许某。\
             二、驳回许某的其他诉讼请求。案件受理费50元，由佳居公司负担。三、双方此前已经签订合同。",
        );
        let found: Vec<_> = contexts.iter().map(|context| context.rules).collect();
        assert_eq!(found, [false, false, true, false, false]);
    }

    #[test]
    fn a_bare_name_needs_the_sentence_that_introduced_it() {
        let contexts = contexts_of(
            "云溪市水务局局长李娜昨天来到石桥。工程已经过半。李娜表示，石桥年底通车。水务局局长李娜还走访了村民。",
        );
        let found: Vec<_> = contexts.iter().map(|context| context.introduction).collect();
        assert_eq!(found, [None, None, Some(0), None]);
    }
}
