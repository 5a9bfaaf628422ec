//! A trie over characters as a double array (Aoe 1989): from a node, the child for a character lies at the node's base
//! plus an offset, and is a child of that node if its label is the character's code. No two nodes have the same base. The
//! array is used as it lies in the binary.
//!
//! The offset is the low bits of the code, so that the children of a node lie near each other and the array is dense.
//! Where that is not enough to tell a node's children apart, the high bits lead to a node between.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::layout::{FILTER_BITS, LAST_LABEL, LOW, LOW_BITS, filter_bit};

/// The label of the root, which nothing leads to, and of places where nothing is.
const NO_LABEL: u16 = (LAST_LABEL - LOW) as u16;

/// Where this many free places did not do for a family, families of its size are no longer tried.
const MAX_TRIED: usize = 100;

/// A place in the array: a node, or nothing.
#[derive(Clone, Copy)]
pub(crate) struct ArrayPlace {
    pub(crate) base: u32,
    /// What leads here.
    pub(crate) label: u16,
    /// Whether nodes lie between it and its children.
    pub(crate) is_wide: bool,
    /// Number of the word that ends here.
    pub(crate) word: Option<usize>,
}

impl ArrayPlace {
    const EMPTY: Self = Self {
        base: 0,
        label: NO_LABEL,
        is_wide: false,
        word: None,
    };
}

/// The characters of `words`, each with its code: from 1, the most frequent first, which makes the array dense.
pub(crate) fn codes<'w>(words: impl Iterator<Item = &'w str>) -> BTreeMap<char, u16> {
    let mut counts: BTreeMap<char, usize> = BTreeMap::new();
    for c in words.flat_map(str::chars) {
        *counts.entry(c).or_default() += 1;
    }
    let mut chars: Vec<(char, usize)> = counts.into_iter().collect();
    chars.sort_by_key(|&(c, count)| (Reverse(count), c));
    chars.into_iter().map(|(c, _)| c).zip(1..).collect()
}

/// A word, as the codes of its characters.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct SpelledWord {
    pub(crate) codes: Vec<u16>,
    pub(crate) number: usize,
    pub(crate) frequency: u32,
}

/// What words begin with.
#[derive(Default)]
struct WordNode {
    /// Of each child its label, how far from the base it lies, and its number. Sorted.
    children: Vec<Child>,
    is_wide: bool,
    word: Option<usize>,
    /// How frequent the most frequent word beyond it is.
    heat: u32,
}

/// How frequent a word is, roughly.
fn heat(frequency: u32) -> u32 {
    (frequency / 30)
        .checked_ilog(10)
        .map_or(0, |power| power + 1)
        .min(3)
}

#[derive(Clone, Copy)]
struct Child {
    label: u16,
    offset: u16,
    node: usize,
}

/// The array for `words`, which are sorted sequences of codes, each with the word's number and frequency, and its filter.
pub(crate) fn double_array(words: &[SpelledWord]) -> (Vec<ArrayPlace>, Vec<u8>) {
    let narrow = nodes(words);
    let edges: Vec<(usize, Child)> = (1..narrow.len())
        .flat_map(|node| narrow[node].children.iter().map(move |&child| (node, child)))
        .collect();
    let nodes = widened(narrow);
    let mut families: Vec<usize> = (1..nodes.len())
        .filter(|&node| !nodes[node].children.is_empty())
        .collect();
    // What is often needed lies side by side; large families need room, small ones fill the gaps. The root's comes first,
    // so that its base is 0.
    families.sort_by_key(|&node| {
        (
            Reverse(nodes[node].heat),
            Reverse(nodes[node].children.len()),
            node,
        )
    });
    families.insert(0, 0);

    let mut array = Array::default();
    let mut places = vec![ArrayPlace::EMPTY];
    let mut place_of = vec![0; nodes.len()];
    let mut bases = vec![0; nodes.len()];
    array.take(0);
    for node in families {
        let children = &nodes[node].children;
        bases[node] = if node == 0 { 0 } else { array.base_for(children) };
        for child in children {
            let place = bases[node] + usize::from(child.offset);
            array.take(place);
            places.resize(array.is_taken.len(), ArrayPlace::EMPTY);
            places[place].label = child.label;
            place_of[child.node] = place;
        }
        array.is_base[bases[node]] = true;
    }
    // A node without children looks for them behind all others: every base has a place for every offset.
    let nowhere = places.len();
    places.resize(nowhere + LOW as usize + 1, ArrayPlace::EMPTY);
    for ((node, base), place) in nodes.iter().zip(bases).zip(place_of.iter().copied()) {
        places[place].base = if node.children.is_empty() { nowhere } else { base } as u32;
        places[place].is_wide = node.is_wide;
        places[place].word = node.word;
    }
    let mut filter = vec![0; 1 << (FILTER_BITS - 3)];
    for (parent, child) in edges {
        let bit = filter_bit(place_of[parent] as u32, child.label);
        filter[bit / 8] |= 1 << (bit % 8);
    }
    (places, filter)
}

/// The nodes of the trie, the root first.
fn nodes(words: &[SpelledWord]) -> Vec<WordNode> {
    let mut nodes = vec![WordNode::default()];
    // Sorted words share their beginnings with the word before.
    let mut path: Vec<usize> = vec![0];
    let mut last: &[u16] = &[];
    for SpelledWord {
        codes,
        number,
        frequency,
    } in words
    {
        let shared = last.iter().zip(codes).take_while(|(a, b)| a == b).count();
        path.truncate(shared + 1);
        for &label in &codes[shared..] {
            let node = nodes.len();
            let parent = path[path.len() - 1];
            let offset = if parent == 0 { label } else { label & LOW as u16 };
            nodes.push(WordNode::default());
            nodes[parent].children.push(Child { label, offset, node });
            path.push(node);
        }
        nodes[path[codes.len()]].word = Some(*number);
        for &node in &path[..codes.len()] {
            nodes[node].heat = nodes[node].heat.max(heat(*frequency));
        }
        last = codes;
    }
    nodes
}

/// The nodes, and between those with children that have the same offset and these, others.
fn widened(mut nodes: Vec<WordNode>) -> Vec<WordNode> {
    for parent in 1..nodes.len() {
        nodes[parent]
            .children
            .sort_by_key(|child| (child.offset, child.label));
        let children = &nodes[parent].children;
        if !children.windows(2).any(|pair| pair[0].offset == pair[1].offset) {
            continue;
        }
        let mut by_high_bits: BTreeMap<u16, Vec<Child>> = BTreeMap::new();
        for child in std::mem::take(&mut nodes[parent].children) {
            by_high_bits
                .entry(child.label >> LOW_BITS)
                .or_default()
                .push(child);
        }
        nodes[parent].is_wide = true;
        for (offset, children) in by_high_bits {
            let node = nodes.len();
            nodes.push(WordNode {
                heat: children
                    .iter()
                    .map(|child| nodes[child.node].heat)
                    .max()
                    .unwrap_or(0),
                children,
                ..WordNode::default()
            });
            nodes[parent].children.push(Child {
                label: LAST_LABEL as u16 - offset,
                offset,
                node,
            });
        }
    }
    nodes
}

#[derive(Default)]
struct Array {
    is_taken: Vec<bool>,
    is_base: Vec<bool>,
    /// No place before it is free.
    first_free: usize,
    /// From where families of this size are tried.
    from: usize,
    size: usize,
}

impl Array {
    fn is_free(&self, place: usize) -> bool {
        !self.is_taken.get(place).copied().unwrap_or(false)
    }

    fn take(&mut self, place: usize) {
        if place >= self.is_taken.len() {
            self.is_taken.resize(place + 1, false);
            self.is_base.resize(place + 1, false);
        }
        self.is_taken[place] = true;
        while !self.is_free(self.first_free) {
            self.first_free += 1;
        }
    }

    /// A new base at which these children all find a free place.
    fn base_for(&mut self, children: &[Child]) -> usize {
        if self.size != children.len() {
            (self.size, self.from) = (children.len(), self.first_free);
        }
        let first = usize::from(children[0].offset);
        let mut n_tried = 0;
        let mut place = self.from.max(first + 1);
        loop {
            if self.is_free(place) {
                if self.fits(place - first, children) {
                    return place - first;
                }
                n_tried += 1;
                if n_tried % MAX_TRIED == 0 {
                    self.from = place;
                }
            }
            place += 1;
        }
    }

    fn fits(&self, base: usize, children: &[Child]) -> bool {
        self.is_base.get(base) != Some(&true)
            && children
                .iter()
                .all(|child| self.is_free(base + usize::from(child.offset)))
    }
}
