//! Compiles the tables of characters that are read as others. `src/text/fold/chars.rs` reads what is written here.

use std::fmt::Write as _;
use std::ops::RangeInclusive;
use std::{error::Error, fs, path::Path};

use crate::folding::{COMPATIBILITY, TRADITIONAL, pairs};

/// Radicals and Han characters of the basic plane.
const HAN: RangeInclusive<u16> = 0x2e80..=0x9fff;
/// Han characters that stand for others, for the sake of older encodings.
const COMPATIBLE: RangeInclusive<u16> = 0xf900..=0xfaff;

pub(crate) fn compile(out_dir: &Path) -> Result<(), Box<dyn Error>> {
    let traditional = units(TRADITIONAL)?;
    let compatibility = units(COMPATIBILITY)?;
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

/// The pairs of a table, as UTF-16.
fn units(path: &str) -> Result<Vec<(u16, u16)>, Box<dyn Error>> {
    let pairs = pairs(path)?.into_iter();
    Ok(pairs.map(|(from, to)| (from as u16, to as u16)).collect())
}
