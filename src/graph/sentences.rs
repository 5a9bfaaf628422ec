//! The graph of sentences that are similar.

use petgraph::graph::{NodeIndex, UnGraph};

use super::Ties;

use crate::Document;
use crate::sentence::Sentence;
use crate::text::words::{Class, Word};

/// A sentence is compared with at most this many of the nearest before it that share a word: the cost of a word that
/// every sentence has grows with the text's length, not with its square.
const MAX_COMPARED_PER_WORD: usize = 24;

/// Beyond this many sentences, a word causes no more comparisons than it would among this many; they are shared out among
/// all of them …
const MANY_SENTENCES: usize = 8_000;

/// … but every sentence is compared with at least this many. In a book, it would have hundreds of neighbours otherwise.
const MIN_COMPARED_PER_WORD: usize = 8;

/// Similarities below this tie no sentences.
const MIN_SIMILARITY: f32 = 0.02;

/// Sentences, tied by how similar they are: the graph of `LexRank` (Erkan and Radev 2004).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct SentenceGraph {
    /// A node is a sentence: an index into [`Document::sentences`]. An edge's weight is the cosine of the two
    /// sentences' TF-IDF vectors over content words, from 0 to 1.
    pub(crate) graph: UnGraph<usize, f32>,
    /// The TF-IDF vector of each node, of length 1.
    pub(crate) vectors: Vectors,
}

/// Vectors: words of the vocabulary, ascending, and their weights.
#[derive(Clone, Debug)]
pub(crate) struct Vectors {
    entries: Vec<(u32, f32)>,
    /// Where the entries of each vector end.
    ends: Vec<usize>,
}

impl Vectors {
    fn with_capacity(n_vectors: usize, n_entries: usize) -> Self {
        Self {
            entries: Vec::with_capacity(n_entries),
            ends: Vec::with_capacity(n_vectors),
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The vector of `node`; empty if there is no such node.
    pub(crate) fn of(&self, node: usize) -> &[(u32, f32)] {
        let Some(&end) = self.ends.get(node) else {
            return &[];
        };
        let start = node.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.entries[start..end]
    }

    /// How much of the vector of `part`, squared, is in words that the vector of `whole` has, too.
    pub(crate) fn share_within(&self, part: usize, whole: usize) -> f32 {
        let mut sum = 0.0;
        for_each_shared(self.of(part), self.of(whole), |weight, _| sum += weight * weight);
        sum
    }

    fn push(&mut self, vector: &[(u32, f32)]) {
        self.entries.extend_from_slice(vector);
        self.ends.push(self.entries.len());
    }
}

impl SentenceGraph {
    /// Its nodes, each a sentence, an index into [`Document::sentences`], and their ties.
    #[must_use]
    pub fn ties(&self) -> Ties<'_> {
        Ties(&self.graph)
    }

    /// The graph of the sentences that `include` accepts, in order.
    ///
    /// ```
    /// use zhaiyao::{Engine, graph::SentenceGraph};
    ///
    /// let engine = Engine::new();
    /// let document = engine.analyze("两省签订合作协议。天气晴朗。合作协议涉及旅游。");
    /// let sentences = SentenceGraph::new(&document, |_| true);
    /// assert_eq!((sentences.ties().n_nodes(), sentences.ties().n_ties()), (3, 1));
    /// ```
    #[must_use]
    pub fn new(document: &Document<'_>, include: impl Fn(&Sentence) -> bool) -> Self {
        let mut graph = UnGraph::with_capacity(document.sentences().len(), 0);
        let mut vectors = Vectors::with_capacity(document.sentences().len(), document.tokens().len() / 2);
        let mut vector = Vec::new();
        for (index, sentence) in document.sentences().iter().enumerate() {
            if include(sentence) {
                graph.add_node(index);
                let words = document.tokens_of(sentence).iter().map(|token| token.word);
                fill(&mut vector, document, words);
                vectors.push(&vector);
            }
        }
        let mut similarities = Similarities::new(document.vocabulary().len(), &vectors);
        for node in 0..vectors.len() {
            similarities.compare(node, vectors.of(node), |other, similarity| {
                graph.add_edge(NodeIndex::new(other), NodeIndex::new(node), similarity);
            });
        }
        Self { graph, vectors }
    }
}

/// The TF-IDF vector of some words, of length 1; empty if none of them is a content word.
pub(crate) fn vector(document: &Document<'_>, words: impl Iterator<Item = usize>) -> Vec<(u32, f32)> {
    let mut vector = Vec::new();
    fill(&mut vector, document, words);
    vector
}

/// Makes `vector` that of `words`.
fn fill(vector: &mut Vec<(u32, f32)>, document: &Document<'_>, words: impl Iterator<Item = usize>) {
    let vocabulary = document.vocabulary();
    let entry = |word: usize| {
        let Word { class, idf, .. } = &vocabulary[word];
        (*class == Class::Content).then_some((word as u32, *idf as f32))
    };
    vector.clear();
    vector.extend(words.filter_map(entry));
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
    for (_, weight) in vector {
        *weight /= norm;
    }
}

/// The cosine of two vectors of length 1.
pub(crate) fn cosine(a: &[(u32, f32)], b: &[(u32, f32)]) -> f32 {
    let mut sum = 0.0;
    for_each_shared(a, b, |a, b| sum += a * b);
    sum
}

/// Calls `found` with both weights of every word that two vectors share.
fn for_each_shared(a: &[(u32, f32)], b: &[(u32, f32)], mut found: impl FnMut(f32, f32)) {
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        let (first, second) = (a[i], b[j]);
        if first.0 == second.0 {
            found(first.1, second.1);
        }
        i += usize::from(first.0 <= second.0);
        j += usize::from(second.0 <= first.0);
    }
}

/// With how many of the nearest sentences that share a word each of `n_sentences` is compared.
fn compared_per_word(n_sentences: usize) -> usize {
    let within_budget = MAX_COMPARED_PER_WORD * MANY_SENTENCES / n_sentences.max(1);
    within_budget.clamp(MIN_COMPARED_PER_WORD, MAX_COMPARED_PER_WORD)
}

/// An inverted index over the sentences seen so far.
struct Similarities {
    postings: Vec<Posting>,
    /// The last posting of every word, from 1; 0 for none.
    last: Vec<u32>,
    sums: Vec<f32>,
    touched: Vec<u32>,
    /// How many postings of a word are looked at.
    n_compared: usize,
}

/// A sentence that has a word, and the word's weight there.
struct Posting {
    sentence: u32,
    weight: f32,
    /// The word's posting before, from 1; 0 for none.
    before: u32,
}

impl Similarities {
    fn new(n_words: usize, vectors: &Vectors) -> Self {
        Self {
            postings: Vec::with_capacity(vectors.entries.len()),
            last: vec![0; n_words],
            sums: vec![0.0; vectors.len()],
            touched: Vec::new(),
            n_compared: compared_per_word(vectors.len()),
        }
    }

    /// Calls `found` for every earlier sentence that is similar to `node`, and adds `node` to the index.
    fn compare(&mut self, node: usize, vector: &[(u32, f32)], mut found: impl FnMut(usize, f32)) {
        for &(word, weight) in vector {
            let before = self.last[word as usize];
            let mut next = before;
            for _ in 0..self.n_compared {
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
    fn sentences_of_a_book_are_compared_with_fewer() {
        let cases = [
            (0, 24),
            (1, 24),
            (8_000, 24),
            (12_000, 16),
            (24_000, 8),
            (1_000_000, 8),
        ];
        for (n_sentences, wanted) in cases {
            assert_eq!(compared_per_word(n_sentences), wanted, "{n_sentences}");
        }
    }

    #[test]
    fn a_book_has_no_more_edges_than_its_sentences_can_pay_for() {
        // Every sentence has both words: with all others compared, there would be fifty million edges.
        let text = "合作协议。".repeat(10_000);
        let document = Engine::new().analyze(&text);
        let sentences = SentenceGraph::new(&document, |_| true);
        let wanted = 10_000 * compared_per_word(10_000);
        let n_edges = sentences.graph.edge_count();
        assert!(
            (wanted - 400..=wanted).contains(&n_edges),
            "{n_edges}, not {wanted}"
        );
    }

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
                let want = cosine(sentences.vectors.of(a), sentences.vectors.of(b));
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
