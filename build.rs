//! Compiles `lexicon/words.tsv` into a finite-state map and `lexicon/traditional.tsv` into a table by code point.

use std::{env, error::Error, fs, path::Path};

/// Where a value's fields lie: see `src/text/lexicon.rs`, which reads them.
const FREQUENCY_SHIFT: u32 = 0;
const IDF_SHIFT: u32 = 24;
const TAG_SHIFT: u32 = 40;

/// The Han characters of the basic plane, which the table of Traditional characters spans.
const FIRST_HAN: u16 = 0x3400;
const LAST_HAN: u16 = 0x9fff;

fn main() -> Result<(), Box<dyn Error>> {
    let out_dir = env::var("OUT_DIR")?;
    println!("cargo::rerun-if-changed=lexicon");
    words(Path::new(&out_dir))?;
    traditional(Path::new(&out_dir))
}

fn words(out_dir: &Path) -> Result<(), Box<dyn Error>> {
    let table = fs::read_to_string("lexicon/words.tsv")?;
    let mut tags: Vec<&str> = Vec::new();
    let mut map = fst::MapBuilder::memory();
    let mut total: u64 = 0;
    let mut list = FrontCoded::default();
    for line in table.lines() {
        let mut fields = line.split('\t');
        let mut field = || {
            fields
                .next()
                .ok_or("lexicon/words.tsv: a line with fewer than four fields")
        };
        let (word, frequency, tag, idf) = (
            field()?,
            field()?.parse::<u64>()?,
            field()?,
            field()?.parse::<u64>()?,
        );
        let tag = tags.iter().position(|&known| known == tag).unwrap_or_else(|| {
            tags.push(tag);
            tags.len() - 1
        }) as u64;
        total += frequency;
        if frequency > 0 {
            list.push(word, frequency)?;
        }
        map.insert(
            word,
            frequency << FREQUENCY_SHIFT | idf << IDF_SHIFT | tag << TAG_SHIFT,
        )?;
    }
    fs::write(out_dir.join("words.fst"), map.into_inner()?)?;
    fs::write(out_dir.join("words.list"), list.bytes)?;
    fs::write(
        out_dir.join("lexicon.rs"),
        format!(
            "const TAGS: &[&str] = &{tags:?};\n#[allow(clippy::unreadable_literal)]\nconst TOTAL_FREQUENCY: u64 = {total};\n"
        ),
    )?;
    Ok(())
}

/// The words that take part in segmentation, for reading them all: of each, how many bytes it shares with the one
/// before, how many follow, those, and the frequency in groups of 7 bits, the lowest first.
#[derive(Default)]
struct FrontCoded {
    last: Vec<u8>,
    bytes: Vec<u8>,
}

impl FrontCoded {
    fn push(&mut self, word: &str, mut frequency: u64) -> Result<(), Box<dyn Error>> {
        let shared = word.bytes().zip(&self.last).take_while(|&(a, &b)| a == b).count();
        let rest = &word.as_bytes()[shared..];
        self.bytes
            .extend([u8::try_from(shared)?, u8::try_from(rest.len())?]);
        self.bytes.extend(rest);
        while frequency > 0x7f {
            self.bytes.push((frequency & 0x7f) as u8 | 0x80);
            frequency >>= 7;
        }
        self.bytes.push(frequency as u8);
        self.last = word.as_bytes().to_vec();
        Ok(())
    }
}

fn traditional(out_dir: &Path) -> Result<(), Box<dyn Error>> {
    let table = fs::read_to_string("lexicon/traditional.tsv")?;
    let mut simplified = vec![0_u16; usize::from(LAST_HAN - FIRST_HAN) + 1];
    for line in table.lines() {
        let mut units = line.encode_utf16();
        let (Some(from @ FIRST_HAN..=LAST_HAN), Some(0x9), Some(to)) =
            (units.next(), units.next(), units.next())
        else {
            return Err(
                format!("lexicon/traditional.tsv: {line:?} is not two Han characters and a tab").into(),
            );
        };
        simplified[usize::from(from - FIRST_HAN)] = to;
    }
    let rust = format!(
        "const FIRST_HAN: u32 = {FIRST_HAN};\nstatic SIMPLIFIED: [u16; {}] = {simplified:?};\n",
        simplified.len()
    );
    fs::write(out_dir.join("traditional.rs"), rust)?;
    Ok(())
}
