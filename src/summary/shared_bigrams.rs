//! What sentences of a text have in common to the letter.

use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::document::Document;
use crate::graph::SentenceGraph;
use crate::text::words::Class;

/// How often the sentences of `graph` have every word of the vocabulary; 0 for marks.
pub(super) fn counts(document: &Document<'_>, graph: &SentenceGraph) -> Vec<u32> {
    let mut counts = vec![0_u32; document.vocabulary().len()];
    for &index in graph.graph.node_weights() {
        for token in document.tokens_of(&document.sentences()[index]) {
            counts[token.word] += 1;
        }
    }
    for (count, word) in counts.iter_mut().zip(document.vocabulary()) {
        if word.class == Class::Mark {
            *count = 0;
        }
    }
    counts
}

/// For every node, the share of its pairs of neighbouring words that other sentences have, too.
pub(super) fn recurring(document: &Document<'_>, graph: &SentenceGraph, counts: &[u32]) -> Vec<f32> {
    let n_repeated: u32 = counts.iter().filter(|&&count| count > 1).sum();
    let mut pairs = Pairs::with_capacity(n_repeated as usize / 2);
    let mut shared = vec![0_u32; graph.vectors.len()];
    let mut n_pairs = Vec::with_capacity(graph.vectors.len());
    for (node, &index) in graph.graph.node_weights().enumerate() {
        let mut own = 0_u32;
        for pair in document.tokens_of(&document.sentences()[index]).windows(2) {
            let (first, second) = (pair[0].word, pair[1].word);
            let fewest = counts[first].min(counts[second]);
            own += u32::from(fewest > 0);
            // A pair recurs only if both its words do: most need not be looked up.
            if fewest > 1 {
                pairs.add([first, second], node as u32, &mut shared);
            }
        }
        n_pairs.push(own);
    }
    let share = |(&shared, own): (&u32, u32)| shared as f32 / own.max(1) as f32;
    shared.iter().zip(n_pairs).map(share).collect()
}

/// Where pairs of words occur.
struct Pairs(FxHashMap<[u32; 2], Occurrences>);

enum Occurrences {
    /// So many, in one sentence.
    In {
        node: u32,
        count: u32,
    },
    InSeveral,
}

impl Pairs {
    fn with_capacity(n_pairs: usize) -> Self {
        Self(FxHashMap::with_capacity_and_hasher(n_pairs, FxBuildHasher))
    }

    /// Counts an occurrence in `node` among what is `shared`, as soon as another sentence has the pair.
    fn add(&mut self, words: [usize; 2], node: u32, shared: &mut [u32]) {
        let first = Occurrences::In { node, count: 0 };
        let occurrences = self.0.entry(words.map(|word| word as u32)).or_insert(first);
        match occurrences {
            Occurrences::In { node: only, count } if *only == node => *count += 1,
            Occurrences::In { node: only, count } => {
                shared[*only as usize] += *count;
                shared[node as usize] += 1;
                *occurrences = Occurrences::InSeveral;
            }
            Occurrences::InSeveral => shared[node as usize] += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Engine;
    use crate::text::words::Token;

    #[test]
    fn pairs_recur_that_other_sentences_have() {
        let engine = Engine::new();
        let document = engine.analyze("两省签订协议。两省签订，两省签订合同。天气晴朗，天气晴朗，两省合同。");
        let graph = SentenceGraph::new(&document, |_| true);
        let shares = recurring(&document, &graph, &counts(&document, &graph));
        let pairs = |index: usize| {
            let tokens = document.tokens_of(&document.sentences()[index]);
            let spoken = |token: &Token| document.word(*token).class != Class::Mark;
            let pairs = tokens.windows(2).filter(|pair| pair.iter().all(spoken));
            pairs.map(|pair| [pair[0].word, pair[1].word]).collect::<Vec<_>>()
        };
        let n = document.sentences().len();
        for (node, share) in shares.into_iter().enumerate() {
            let others: Vec<_> = (0..n).filter(|&other| other != node).flat_map(pairs).collect();
            let own = pairs(node);
            let shared = own.iter().filter(|&pair| others.contains(pair)).count();
            assert_eq!(
                share.to_bits(),
                (shared as f32 / own.len().max(1) as f32).to_bits(),
                "{node}"
            );
        }
    }
}
