use super::length::{begins_in_latin, n_chars};
use super::score::Scored;
use super::weights::Weights;
use super::{Order, Summary, SummaryOptions, SummarySentence};
use crate::graph::cosine;
use crate::text::sentence::{clauses, joined};
use crate::{Document, Span};

/// Sentences at least this similar say the same.
const SAME: f32 = 0.8;

/// Takes the best sentences that fit, one after the other, each valued by its score less what the chosen ones
/// already say: maximal marginal relevance (Carbonell and Goldstein 1998) under a budget.
pub(super) fn select(document: &Document<'_>, scored: &Scored, options: &SummaryOptions, weights: &Weights) -> Summary {
    let scores = &scored.ranking.scores;
    let mut similar = vec![0.0_f32; scores.len()];
    let mut left: Vec<usize> = (0..scores.len()).collect();
    let mut chosen: Vec<usize> = Vec::new();
    let mut room = scored.max_chars;
    while chosen.len() < scored.max_sentences {
        let value = |node: usize| scores[node] * (1.0 - weights.redundancy * f64::from(similar[node]));
        left.retain(|&node| scored.lengths[node] <= room && similar[node] < SAME);
        let Some(&best) = left.iter().max_by(|&&a, &&b| value(a).total_cmp(&value(b)).then(b.cmp(&a))) else { break };
        if chosen.first().is_some_and(|&first| value(best) < weights.stop * scores[first]) {
            break;
        }
        room -= scored.lengths[best];
        chosen.push(best);
        left.retain(|&node| node != best);
        for &node in &left {
            similar[node] = similar[node].max(cosine(&scored.graph.vectors[node], &scored.graph.vectors[best]));
        }
    }
    if options.order == Order::Text {
        chosen.sort_unstable();
    }
    if chosen.is_empty() && scored.max_sentences > 0 {
        return Summary { sentences: best_cut(document, scored).into_iter().collect() };
    }
    Summary { sentences: chosen.iter().map(|&node| whole(document, scored, node)).collect() }
}

fn whole(document: &Document<'_>, scored: &Scored, node: usize) -> SummarySentence {
    let span = quote(document, scored, node);
    SummarySentence {
        text: joined(span.of(document.text())).into_owned(),
        score: scored.ranking.scores[node],
        span,
        cut: false,
    }
}

fn quote(document: &Document<'_>, scored: &Scored, node: usize) -> Span {
    let index = scored.graph.graph[petgraph::graph::NodeIndex::new(node)];
    document.sentences()[index].quote
}

/// As much of the best sentence as fits, where none fits whole: to a clause boundary, or else to a character.
fn best_cut(document: &Document<'_>, scored: &Scored) -> Option<SummarySentence> {
    let scores = &scored.ranking.scores;
    let best = (0..scores.len()).max_by(|&a, &b| scores[a].total_cmp(&scores[b]).then(b.cmp(&a)))?;
    let span = quote(document, scored, best);
    let sentence = span.of(document.text());
    let fits = |end: usize| {
        let text = joined(&sentence[..end]);
        n_chars(&text) + usize::from(begins_in_latin(&text)) <= scored.max_chars
    };
    let clause = clauses(sentence).iter().map(|clause| clause.end).take_while(|&end| fits(end)).last();
    let end = clause.or_else(|| {
        let ends = sentence.char_indices().map(|(start, c)| start + c.len_utf8());
        ends.take(scored.max_chars.saturating_mul(4)).filter(|&end| fits(end)).last()
    })?;
    let span = Span::new(span.start, span.start + end);
    Some(SummarySentence { text: joined(span.of(document.text())).into_owned(), score: scores[best], span, cut: true })
}
