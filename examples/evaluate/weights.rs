//! Weights from a file, as the script that learns them writes them.

use std::collections::HashMap;
use std::error::Error;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use serde::Deserialize;
use zhaiyao::summary::training::{LEARNED, N_FEATURES, SentenceFeatures, Weights, names};

/// What a file holds: weights by the names of their features, and those constants that differ from the library's.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Tables {
    writing: HashMap<String, f32>,
    court: HashMap<String, f32>,
    speech: HashMap<String, f32>,
    first: HashMap<String, f32>,
    never: HashMap<String, f32>,
    #[serde(default)]
    gate: [Option<f32>; 3],
    #[serde(default)]
    stop: [Option<f64>; 3],
    #[serde(default)]
    neighbour: [Option<f64>; 3],
    #[serde(default)]
    stranger: [Option<f64>; 3],
}

pub(crate) fn read(path: &Path) -> Result<Weights, Box<dyn Error>> {
    let tables: Tables = serde_json::from_reader(BufReader::new(File::open(path)?))?;
    let mut weights = LEARNED;
    weights.first = in_order(&tables.first)?;
    weights.never = in_order(&tables.never)?;
    let registers = [&mut weights.writing, &mut weights.court, &mut weights.speech];
    let quote = [&tables.writing, &tables.court, &tables.speech];
    for (at, (register, quote)) in registers.into_iter().zip(quote).enumerate() {
        register.quote = in_order(quote)?;
        register.gate = tables.gate[at].unwrap_or(register.gate);
        register.stop = tables.stop[at].unwrap_or(register.stop);
        register.neighbour = tables.neighbour[at].unwrap_or(register.neighbour);
        register.stranger = tables.stranger[at].unwrap_or(register.stranger);
    }
    Ok(weights)
}

fn in_order(table: &HashMap<String, f32>) -> Result<SentenceFeatures, Box<dyn Error>> {
    if table.len() != N_FEATURES {
        return Err(format!("{} weights for {N_FEATURES} features", table.len()).into());
    }
    let mut weights = [0.0; N_FEATURES];
    for (weight, name) in weights.iter_mut().zip(names()) {
        *weight = *table.get(&name).ok_or_else(|| format!("no weight for {name}"))?;
    }
    Ok(weights)
}
