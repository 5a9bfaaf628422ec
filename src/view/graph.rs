use std::fmt::Write;

use zhaiyao::{Document, Span, graph::WordGraph, keywords::RankedWords, rank::Ranking};

use super::{Element, LabelLanguage, Shown, layout::layout};

/// How many words are drawn.
const MAX_NODES: usize = 24;
/// How many ties a word has at least, if it has them: those that weigh most.
const TIES_PER_NODE: usize = 3;
/// Single characters say little by themselves.
const MIN_CHARS: usize = 2;

const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 460.0;
const MARGIN_X: f64 = 52.0;
const MARGIN_Y: f64 = 34.0;
const MAX_RADIUS: f64 = 22.0;

/// A word of the picture.
struct Strong {
    node: usize,
    text: String,
    /// As a share of the best score.
    score: f64,
    is_keyword: bool,
}

/// The strongest words of the word graph and their strongest ties as a picture, the size of a node its score. None if
/// there are no two words to tie.
pub(crate) fn graph(
    document: &Document<'_>,
    ranked: &RankedWords,
    keywords: &[Shown],
    language: LabelLanguage,
) -> Option<Element<'static>> {
    let words = ranked.graph();
    let strong = strongest(document, &words, &ranked.ranking, keywords);
    if strong.len() < 2 {
        return None;
    }
    let ties = strongest_ties(&words, &strong);
    let places: Vec<_> = layout(strong.len(), &ties)
        .into_iter()
        .map(|(x, y)| {
            (
                MARGIN_X + x * (WIDTH - 2.0 * MARGIN_X),
                MARGIN_Y + y * (HEIGHT - 2.0 * MARGIN_Y),
            )
        })
        .collect();
    let lines = ties
        .iter()
        .map(|&(a, b, strength)| line((a, places[a]), (b, places[b]), strength));
    let nodes = strong.iter().enumerate().map(|(index, word)| {
        let neighbours: Vec<usize> = ties
            .iter()
            .filter_map(|&(a, b, _)| {
                if a == index {
                    Some(b)
                } else {
                    (b == index).then_some(a)
                }
            })
            .collect();
        node(index, word, places[index], &neighbours, &strong)
    });
    let label = language.pick(
        "词图：最重要的词和它们的联系",
        "Word graph: the strongest words and their ties",
    );
    Some(
        Element::new("svg")
            .class("graph")
            .with("viewBox", format!("0 0 {WIDTH} {HEIGHT}"))
            .with("role", "group")
            .with("aria-label", label)
            .children(lines)
            .children(nodes),
    )
}

/// The style rules that make neighbours stand out while a node is pointed at or focused.
pub(crate) fn hover_rules() -> String {
    let mut rules = String::new();
    for node in 0..MAX_NODES {
        let on = format!(".graph:has(.node{node}:is(:hover, :focus-visible))");
        // Writing to a string cannot fail.
        let _ = writeln!(rules, "{on} .near{node} {{ opacity: 1; }}");
    }
    rules
}

fn strongest(
    document: &Document<'_>,
    words: &WordGraph,
    ranking: &Ranking,
    keywords: &[Shown],
) -> Vec<Strong> {
    let vocabulary = document.vocabulary();
    let words: Vec<usize> = words.ties().items().collect();
    let says_something = |node: &usize| vocabulary[words[*node]].n_chars >= MIN_CHARS;
    let mut order: Vec<usize> = (0..words.len()).filter(says_something).collect();
    order.sort_by(|&a, &b| ranking.scores[b].total_cmp(&ranking.scores[a]).then(a.cmp(&b)));
    order.truncate(MAX_NODES);
    let best = order.first().map_or(1.0, |&node| ranking.scores[node]);
    let mut first = vec![None; vocabulary.len()];
    for token in document.tokens() {
        first[token.word].get_or_insert(token.span);
    }
    let strong = order.into_iter().map(|node| {
        let span: Span = first[words[node]].unwrap_or_default();
        let text = span.of(document.text()).split_whitespace().collect::<String>();
        let is_keyword = keywords.iter().any(|keyword| keyword.text.contains(&text));
        Strong {
            node,
            text,
            score: ranking.scores[node] / best,
            is_keyword,
        }
    });
    strong.collect()
}

/// For each word the ties to other drawn words that weigh most, as pairs of places in `strong` and strengths.
fn strongest_ties(words: &WordGraph, strong: &[Strong]) -> Vec<(usize, usize, f64)> {
    let mut place = vec![None; words.ties().n_nodes()];
    for (index, word) in strong.iter().enumerate() {
        place[word.node] = Some(index);
    }
    let mut ties: Vec<(usize, usize, f32)> = Vec::new();
    for (index, word) in strong.iter().enumerate() {
        let mut own: Vec<(usize, f32)> = words
            .ties()
            .of(word.node)
            .filter_map(|(other, weight)| Some((place[other]?, weight)))
            .collect();
        own.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let kept = own.into_iter().take(TIES_PER_NODE);
        ties.extend(kept.map(|(other, weight)| (index.min(other), index.max(other), weight)));
    }
    ties.sort_by_key(|&(a, b, _)| (a, b));
    ties.dedup_by_key(|&mut (a, b, _)| (a, b));
    let most = ties.iter().map(|tie| tie.2).fold(1.0, f32::max);
    ties.into_iter()
        .map(|(a, b, weight)| (a, b, f64::from(weight / most).sqrt()))
        .collect()
}

fn line(a: (usize, (f64, f64)), b: (usize, (f64, f64)), strength: f64) -> Element<'static> {
    let (from, to) = (a.1, b.1);
    Element::new("line")
        .class(format!("tie near{} near{}", a.0, b.0))
        .with("x1", format!("{:.1}", from.0))
        .with("y1", format!("{:.1}", from.1))
        .with("x2", format!("{:.1}", to.0))
        .with("y2", format!("{:.1}", to.1))
        .with("stroke-width", format!("{:.1}", 0.8 + 2.4 * strength))
}

fn node(
    index: usize,
    word: &Strong,
    at: (f64, f64),
    neighbours: &[usize],
    strong: &[Strong],
) -> Element<'static> {
    let mut classes = format!("node node{index} near{index}");
    for neighbour in neighbours {
        let _ = write!(classes, " near{neighbour}");
    }
    if word.is_keyword {
        classes.push_str(" keyword");
    }
    let names = neighbours
        .iter()
        .map(|&neighbour| strong[neighbour].text.as_str())
        .collect::<Vec<_>>()
        .join("、");
    let label = format!("{} {:.0}: {names}", word.text, word.score * 100.0);
    let radius = MAX_RADIUS * word.score.sqrt();
    Element::new("g")
        .class(classes)
        .with("transform", format!("translate({:.1} {:.1})", at.0, at.1))
        .with("role", "img")
        .with("aria-label", label.clone())
        .with("tabindex", if index == 0 { "0" } else { "-1" })
        .child(Element::new("title").text(label))
        .child(Element::new("circle").with("r", format!("{radius:.1}")))
        .child(Element::new("text").with("y", "6").text(word.text.clone()))
}
