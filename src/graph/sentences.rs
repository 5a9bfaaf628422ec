use petgraph::graph::{NodeIndex, UnGraph};

use crate::Document;
use crate::document::Sentence;
use crate::text::words::Class;

/// A sentence is compared with at most so many of the nearest before it that share a word: the cost of a word that
/// every sentence has grows with the text's length, not with its square.
const MAX_COMPARED_PER_WORD: usize = 24;

/// Similarities below this tie no sentences.
const MIN_SIMILARITY: f32 = 0.02;

/// Sentences, tied by how similar they are: the graph of `LexRank` (Erkan and Radev 2004).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct SentenceGraph {
    /// A node is a sentence: an index into [`Document::sentences`]. An edge's weight is the cosine of the two
    /// sentences' TF-IDF vectors over content words, from 0 to 1.
    pub graph: UnGraph<usize, f32>,
    /// The TF-IDF vector of each node, of length 1: words of the vocabulary, ascending, and their weights.
    pub(crate) vectors: Vec<Vec<(u32, f32)>>,
}

impl SentenceGraph {
    /// The graph of the sentences that `include` accepts, in order.
    ///
    /// ```
    /// use zhaiyao::{Engine, graph::SentenceGraph};
    ///
    /// let engine = Engine::new();
    /// let document = engine.analyze("两省签订合作协议。天气晴朗。合作协议涉及旅游。");
    /// let sentences = SentenceGraph::new(&document, |_| true);
    /// assert_eq!((sentences.graph.node_count(), sentences.graph.edge_count()), (3, 1));
    /// ```
    #[must_use]
    pub fn new(document: &Document<'_>, include: impl Fn(&Sentence) -> bool) -> Self {
        let mut graph = UnGraph::default();
        let mut vectors = Vec::new();
        for (index, sentence) in document.sentences().iter().enumerate() {
            if include(sentence) {
                graph.add_node(index);
                vectors.push(vector(
                    document,
                    document.tokens_of(sentence).iter().map(|token| token.word),
                ));
            }
        }
        let mut similarities = Similarities::new(document.vocabulary().len(), vectors.len());
        for (node, vector) in vectors.iter().enumerate() {
            similarities.compare(node, vector, |other, similarity| {
                graph.add_edge(NodeIndex::new(other), NodeIndex::new(node), similarity);
            });
        }
        Self { graph, vectors }
    }
}

/// The TF-IDF vector of some words, of length 1; empty if none of them is a content word.
pub(crate) fn vector(document: &Document<'_>, words: impl Iterator<Item = usize>) -> Vec<(u32, f32)> {
    let vocabulary = document.vocabulary();
    let mut vector: Vec<(u32, f32)> = words
        .filter(|&word| vocabulary[word].class == Class::Content)
        .map(|word| (word as u32, vocabulary[word].idf as f32))
        .collect();
    vector.sort_unstable_by_key(|&(word, _)| word);
    vector.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 += next.1;
        }
        same
    });
    let norm = vector
        .iter()
        .map(|&(_, weight)| weight * weight)
        .sum::<f32>()
        .sqrt();
    for (_, weight) in &mut vector {
        *weight /= norm;
    }
    vector
}

/// The cosine of two vectors of length 1.
pub(crate) fn cosine(a: &[(u32, f32)], b: &[(u32, f32)]) -> f32 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while i < a.len() && j < b.len() {
        match a[i].0.cmp(&b[j].0) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                sum += a[i].1 * b[j].1;
                i += 1;
                j += 1;
            }
        }
    }
    sum
}

/// An inverted index over the sentences seen so far.
struct Similarities {
    postings: Vec<Posting>,
    /// The last posting of every word, from 1; 0 for none.
    last: Vec<u32>,
    sums: Vec<f32>,
    touched: Vec<u32>,
}

/// A sentence that has a word, and the word's weight there.
struct Posting {
    sentence: u32,
    weight: f32,
    /// The word's posting before, from 1; 0 for none.
    before: u32,
}

impl Similarities {
    fn new(n_words: usize, n_sentences: usize) -> Self {
        Self {
            postings: Vec::new(),
            last: vec![0; n_words],
            sums: vec![0.0; n_sentences],
            touched: Vec::new(),
        }
    }

    /// Calls `found` for every earlier sentence that is similar to `node`, and adds `node` to the index.
    fn compare(&mut self, node: usize, vector: &[(u32, f32)], mut found: impl FnMut(usize, f32)) {
        for &(word, weight) in vector {
            let before = self.last[word as usize];
            let mut next = before;
            for _ in 0..MAX_COMPARED_PER_WORD {
                let Some(index) = next.checked_sub(1) else { break };
                let posting = &self.postings[index as usize];
                let sum = &mut self.sums[posting.sentence as usize];
                if *sum == 0.0 {
                    self.touched.push(posting.sentence);
                }
                *sum += weight * posting.weight;
                next = posting.before;
            }
            self.postings.push(Posting {
                sentence: node as u32,
                weight,
                before,
            });
            self.last[word as usize] = self.postings.len() as u32;
        }
        self.touched.sort_unstable();
        for other in self.touched.drain(..) {
            let similarity = std::mem::take(&mut self.sums[other as usize]).min(1.0);
            if similarity >= MIN_SIMILARITY {
                found(other as usize, similarity);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Engine;

    #[test]
    fn the_index_gives_what_comparing_all_pairs_gives() {
        let engine = Engine::new();
        let text =
            "两省签订合作协议。旅游合作带来客源。客源互送促进旅游。协议写明客源和旅游。天空很蓝。合作协议！";
        let document = engine.analyze(text);
        let sentences = SentenceGraph::new(&document, |_| true);
        let n = sentences.graph.node_count();
        assert_eq!(n, 6);
        for a in 0..n {
            for b in a + 1..n {
                let want = cosine(&sentences.vectors[a], &sentences.vectors[b]);
                let edge = sentences.graph.find_edge(NodeIndex::new(a), NodeIndex::new(b));
                let got = edge.map_or(0.0, |edge| sentences.graph[edge]);
                assert!(
                    (got - want).abs() < 1e-6 || want < MIN_SIMILARITY,
                    "{a} {b}: {got}, not {want}"
                );
            }
        }
        assert!(sentences.graph.edge_count() >= 6);
    }
}
