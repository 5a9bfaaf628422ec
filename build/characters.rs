//! Compiles the tables of characters that are read as others. `src/text/fold/chars.rs` reads what is written here.

use std::fmt::Write as _;
use std::ops::RangeInclusive;
use std::{error::Error, fs, path::Path};

/// Radicals and Han characters of the basic plane.
const HAN: RangeInclusive<u16> = 0x2e80..=0x9fff;
/// Han characters that stand for others, for the sake of older encodings.
const COMPATIBLE: RangeInclusive<u16> = 0xf900..=0xfaff;

pub(crate) fn compile(out_dir: &Path) -> Result<(), Box<dyn Error>> {
    let traditional = pairs("lexicon/traditional.tsv")?;
    let compatibility = pairs("lexicon/compatibility.tsv")?;
    let mut rust = String::new();
    let all = traditional.iter().chain(&compatibility);
    for (name, range, pairs) in [
        ("HAN", HAN, all.collect::<Vec<_>>()),
        ("COMPATIBLE", COMPATIBLE, compatibility.iter().collect()),
    ] {
        let first = *range.start();
        let mut table = vec![0_u16; range.len()];
        for &&(from, to) in pairs.iter().filter(|(from, _)| range.contains(from)) {
            table[usize::from(from - first)] = to;
        }
        let len = table.len();
        writeln!(
            rust,
            "const FIRST_{name}: u32 = {first};\nstatic {name}: [u16; {len}] = {table:?};"
        )?;
    }
    fs::write(out_dir.join("characters.rs"), rust)?;
    Ok(())
}

/// The lines of a table of two characters each, as UTF-16. Both have three bytes in UTF-8.
fn pairs(path: &str) -> Result<Vec<(u16, u16)>, Box<dyn Error>> {
    let table = fs::read_to_string(path)?;
    let pair = |line: &str| {
        let chars: Vec<char> = line.chars().collect();
        match chars[..] {
            [from, '\t', to] if from.len_utf8() == 3 && to.len_utf8() == 3 => Ok((from as u16, to as u16)),
            _ => Err(format!("{path}: {line:?} is not two Han characters and a tab").into()),
        }
    };
    table.lines().map(pair).collect()
}
