//! Compiles the tables of characters that are read as others. `src/text/fold/chars.rs` reads what is written here.

use std::fmt::Write as _;
use std::ops::RangeInclusive;
use std::{error::Error, fs, path::Path};

use crate::folding::{COMPATIBILITY, Row, TRADITIONAL, rows};

/// Radicals and Han characters of the basic plane.
const HAN: RangeInclusive<u16> = 0x2e80..=0x9fff;
/// Han characters that stand for others, for the sake of older encodings.
const COMPATIBLE: RangeInclusive<u16> = 0xf900..=0xfaff;

pub(crate) fn compile(out_dir: &Path) -> Result<(), Box<dyn Error>> {
    let traditional = units(&rows(TRADITIONAL)?);
    let compatible = rows(COMPATIBILITY)?;
    let compatibility = units(&compatible);
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
    let in_traditional: Vec<(char, char)> = compatible
        .iter()
        .filter_map(|row| Some((row.from, row.traditional?)))
        .collect();
    let len = in_traditional.len();
    writeln!(
        rust,
        "static IN_TRADITIONAL: [(char, char); {len}] = {in_traditional:?};"
    )?;
    fs::write(out_dir.join("characters.rs"), rust)?;
    Ok(())
}

/// What is read as what, as UTF-16.
fn units(rows: &[Row]) -> Vec<(u16, u16)> {
    rows.iter().map(|row| (row.from as u16, row.to as u16)).collect()
}
