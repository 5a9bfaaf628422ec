//! A model as text, as the training script writes it, and as tables. The build script makes the tables of the models that
//! the library uses, the library those of others.
//!
//! The text, line by line: `weight NAME VALUE` of the first score; `feature NAME` for every feature that the trees ask for,
//! numbered from 0; `tree`, then the nodes, each before its children, the left child first: `FEATURE:RIGHT:THRESHOLD`, where
//! RIGHT says how far off the right child is, or a leaf's value; `odds`, then `HASH:VALUE`, ascending: how terms were judged
//! that are written so.

use std::borrow::Cow;

/// A model, before the names of its features are looked up.
#[derive(Debug, Default)]
pub(crate) struct Table<'t> {
    pub(crate) weights: Vec<(&'t str, f32)>,
    pub(crate) features: Vec<&'t str>,
    pub(crate) trees: Trees,
    pub(crate) keys: Vec<u32>,
    pub(crate) values: Vec<i8>,
}

/// Trees, tree by tree in the same few tables.
#[derive(Clone, Debug, Default)]
pub(crate) struct Trees {
    /// What values are compared with, each once: ascending, feature by feature.
    pub(crate) cuts: Cow<'static, [f32]>,
    /// Where the cuts of each feature end.
    pub(crate) cut_ends: Cow<'static, [u16]>,
    /// How many branches each tree has. It has one leaf more.
    pub(crate) sizes: Cow<'static, [u8]>,
    /// The branches, each before those that it leads to.
    pub(crate) branches: Cow<'static, [Branch]>,
    /// The values of the leaves.
    pub(crate) leaves: Cow<'static, [f32]>,
}

/// A node that is no leaf. Nodes are numbered within their tree: the branches, then the leaves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Branch {
    /// The number of the cut up to which a value goes left.
    pub(crate) cut: u16,
    pub(crate) left: u8,
    pub(crate) right: u8,
}

/// A node as the text has it.
enum TreeNode {
    Branch {
        feature: usize,
        right: usize,
        threshold: f32,
    },
    Leaf(f32),
}

pub(crate) fn parse(text: &str) -> Result<Table<'_>, String> {
    let mut table = Table::default();
    let mut trees: Vec<Vec<TreeNode>> = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let wrong = || format!("line {}: {line:?} is no line of a model", number + 1);
        let mut fields = line.split_whitespace();
        match (fields.next(), fields.next()) {
            (Some("weight"), Some(name)) => {
                let value = fields.next().and_then(|value| value.parse().ok());
                table.weights.push((name, value.ok_or_else(wrong)?));
            }
            (Some("feature"), Some(name)) => table.features.push(name),
            (Some("tree"), Some(first)) => {
                let nodes = std::iter::once(first).chain(fields).map(node);
                trees.push(nodes.collect::<Option<_>>().ok_or_else(wrong)?);
            }
            (Some("odds"), Some(first)) => {
                for field in std::iter::once(first).chain(fields) {
                    let (key, value) = odds(field).ok_or_else(wrong)?;
                    table.keys.push(key);
                    table.values.push(value);
                }
            }
            (Some(mark), _) if mark.starts_with('#') => {}
            _ => return Err(wrong()),
        }
    }
    if !table.keys.is_sorted() {
        return Err("the odds are not in order".to_owned());
    }
    let cuts = cuts(&trees, table.features.len()).ok_or("a tree asks for a feature that is not listed")?;
    table.trees = lay_out(&trees, &cuts).ok_or("a tree is too large, or its nodes are not in order")?;
    Ok(table)
}

fn odds(text: &str) -> Option<(u32, i8)> {
    let (key, value) = text.split_once(':')?;
    Some((u32::from_str_radix(key, 16).ok()?, value.parse().ok()?))
}

fn node(text: &str) -> Option<TreeNode> {
    let fields: Vec<&str> = text.split(':').collect();
    match fields[..] {
        [value] => Some(TreeNode::Leaf(value.parse().ok()?)),
        [feature, right, threshold] => Some(TreeNode::Branch {
            feature: feature.parse().ok()?,
            right: right.parse().ok()?,
            threshold: threshold.parse().ok()?,
        }),
        _ => None,
    }
}

/// The thresholds of each feature, ascending.
fn cuts(trees: &[Vec<TreeNode>], n_features: usize) -> Option<Vec<Vec<f32>>> {
    let mut cuts = vec![Vec::new(); n_features];
    for node in trees.iter().flatten() {
        if let TreeNode::Branch {
            feature, threshold, ..
        } = node
        {
            cuts.get_mut(*feature)?.push(*threshold);
        }
    }
    for cuts in &mut cuts {
        cuts.sort_by(f32::total_cmp);
        cuts.dedup_by(|a, b| a.total_cmp(b).is_eq());
    }
    Some(cuts)
}

fn lay_out(trees: &[Vec<TreeNode>], cuts: &[Vec<f32>]) -> Option<Trees> {
    let mut cut_ends = Vec::new();
    let mut n_cuts = 0;
    for cuts in cuts {
        n_cuts += cuts.len();
        cut_ends.push(u16::try_from(n_cuts).ok()?);
    }
    let (mut sizes, mut branches, mut leaves) = (Vec::new(), Vec::new(), Vec::new());
    for nodes in trees {
        let mut tree = Tree {
            nodes,
            at: 0,
            branches: Vec::new(),
            leaves: Vec::new(),
        };
        tree.place(cuts, &cut_ends)?;
        if tree.at < nodes.len() {
            return None;
        }
        sizes.push(tree.branches.len() as u8);
        branches.extend(tree.branches);
        leaves.extend(tree.leaves);
    }
    Some(Trees {
        cuts: cuts.concat().into(),
        cut_ends: cut_ends.into(),
        sizes: sizes.into(),
        branches: branches.into(),
        leaves: leaves.into(),
    })
}

/// A tree whose nodes are being placed.
struct Tree<'n> {
    nodes: &'n [TreeNode],
    at: usize,
    branches: Vec<Branch>,
    leaves: Vec<f32>,
}

impl Tree<'_> {
    /// Places the next node and all below it; its number.
    fn place(&mut self, cuts: &[Vec<f32>], cut_ends: &[u16]) -> Option<u8> {
        let start = self.at;
        self.at += 1;
        match *self.nodes.get(start)? {
            TreeNode::Leaf(value) => {
                let n_branches = self.nodes.len() / 2;
                self.leaves.push(value);
                u8::try_from(n_branches + self.leaves.len() - 1).ok()
            }
            TreeNode::Branch {
                feature,
                right,
                threshold,
            } => {
                let own = self.branches.len();
                let among = cuts[feature]
                    .iter()
                    .position(|cut| cut.total_cmp(&threshold).is_eq())?;
                let cut = usize::from(cut_ends[feature]) - cuts[feature].len() + among;
                self.branches.push(Branch {
                    cut: cut as u16,
                    left: 0,
                    right: 0,
                });
                self.branches[own].left = self.place(cuts, cut_ends)?;
                if self.at != start + right {
                    return None;
                }
                self.branches[own].right = self.place(cuts, cut_ends)?;
                u8::try_from(own).ok()
            }
        }
    }
}
