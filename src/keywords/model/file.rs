//! The file that a model lies in, line by line: `weight NAME VALUE` of the first score; `feature NAME` for every feature
//! that the trees ask for, numbered from 0; `tree`, then the nodes, each before its children, the left child first:
//! `FEATURE:RIGHT:THRESHOLD`, or a leaf's value.

/// A model as its file has it.
#[derive(Debug, Default)]
pub(crate) struct Model<'t> {
    pub(crate) weights: Vec<(&'t str, f32)>,
    pub(crate) features: Vec<&'t str>,
    pub(crate) trees: Vec<Vec<Node>>,
}

/// A node of a tree.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Node {
    /// The number of its feature; none for a leaf.
    pub(crate) feature: Option<u16>,
    /// How far off its right child is.
    pub(crate) right: u16,
    /// The threshold, or the leaf's value.
    pub(crate) value: f32,
}

pub(crate) fn parse(text: &str) -> Result<Model<'_>, String> {
    let mut model = Model::default();
    for (number, line) in text.lines().enumerate() {
        let wrong = || format!("line {}: {line:?} is no line of a model", number + 1);
        let mut fields = line.split_whitespace();
        match (fields.next(), fields.next()) {
            (Some("weight"), Some(name)) => {
                let value = fields.next().and_then(|value| value.parse().ok());
                model.weights.push((name, value.ok_or_else(wrong)?));
            }
            (Some("feature"), Some(name)) => model.features.push(name),
            (Some("tree"), Some(first)) => {
                let nodes = std::iter::once(first).chain(fields).map(node);
                model.trees.push(nodes.collect::<Option<_>>().ok_or_else(wrong)?);
            }
            (Some(mark), _) if mark.starts_with('#') => {}
            _ => return Err(wrong()),
        }
    }
    Ok(model)
}

fn node(text: &str) -> Option<Node> {
    let fields: Vec<&str> = text.split(':').collect();
    match fields[..] {
        [value] => Some(Node {
            feature: None,
            right: 0,
            value: value.parse().ok()?,
        }),
        [feature, right, threshold] => Some(Node {
            feature: Some(feature.parse().ok()?),
            right: right.parse().ok()?,
            value: threshold.parse().ok()?,
        }),
        _ => None,
    }
}
