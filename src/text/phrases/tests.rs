use std::{env, fs, path::Path};

use super::{Line, Phrases, Place, ROWS, Rule};
use crate::summary;
use crate::text::blocks;

/// Whether a rule fires on a line that is a text by itself.
pub(crate) type Decision = fn(Line<'_>) -> bool;

fn decision(rule: Rule) -> Decision {
    blocks::decision(rule)
        .or_else(|| summary::decision(rule))
        .unwrap_or_else(|| panic!("{rule:?} decides nothing"))
}

/// A row of the tables with its examples.
struct Example {
    row: usize,
    fires: String,
    fires_not: String,
}

fn examples() -> Vec<Example> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("lexicon/rules");
    let mut examples = Vec::new();
    for table in fs::read_dir(folder).unwrap() {
        let table = fs::read_to_string(table.unwrap().path()).unwrap();
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            let fields: Vec<&str> = line.split('\t').collect();
            let is_same = |row: &&super::Row| {
                let rule = format!("{:?}", row.rule);
                let place = format!("{:?}", row.place).to_lowercase();
                rule.eq_ignore_ascii_case(&fields[0].replace('_', ""))
                    && (place.as_str(), row.phrase) == (fields[1], fields[2])
            };
            examples.push(Example {
                row: ROWS.iter().position(|row| is_same(&row)).unwrap(),
                fires: fields[3].to_owned(),
                fires_not: fields[4].to_owned(),
            });
        }
    }
    examples
}

/// Every row makes its rule fire on its first example, and only with it does the rule fire there; on the second it does
/// not.
#[test]
fn every_row_is_needed_and_does_not_do_too_much() {
    let mut faults = Vec::new();
    let examples = examples();
    assert_eq!(examples.len(), ROWS.len());
    for Example {
        row,
        fires,
        fires_not,
    } in examples
    {
        let super::Row { rule, phrase, .. } = &ROWS[row];
        let decision = decision(*rule);
        let (all, none) = (Phrases::of(&fires), Phrases::of(&fires_not));
        let mut without = Phrases::of(&fires);
        without.hits.retain(|hit| usize::from(hit.row) != row);
        if !decision(all.whole(&fires)) {
            faults.push(format!("{rule:?} {phrase}: does not fire on {fires}"));
        } else if decision(without.whole(&fires)) {
            faults.push(format!("{rule:?} {phrase}: is not needed for {fires}"));
        }
        if decision(none.whole(&fires_not)) {
            faults.push(format!("{rule:?} {phrase}: fires on {fires_not}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn phrases_stand_where_their_rows_say() {
    for (place, text, phrase) in [
        (Place::Begins, "来源：江南日报", "来源"),
        (Place::Ends, "本报记者", "记者"),
        (Place::Is, "阅读", "阅读"),
    ] {
        let phrases = Phrases::of(text);
        let line = phrases.whole(text);
        let row = ROWS
            .iter()
            .find(|row| row.place == place && row.phrase == phrase)
            .unwrap();
        assert!(line.has(row.rule), "{text}");
        for (before, after) in [("桥", ""), ("", "桥")] {
            let text = format!("{before}{text}{after}");
            let phrases = Phrases::of(&text);
            let has = phrases.whole(&text).has(row.rule);
            let still = matches!((place, before), (Place::Begins, "") | (Place::Ends, "桥"));
            assert_eq!(has, still, "{text}");
            let part = phrases.whole(&text).part(before.len()..text.len() - after.len());
            assert_eq!(
                part.has(row.rule),
                place != Place::Is || after.is_empty(),
                "{text}"
            );
        }
    }
}

#[test]
fn a_search_finds_what_a_slow_one_finds() {
    let text =
        "本报记者张三 来源：江南日报 2024年3月7日上午 责任编辑：李四 阅读12次 12人参与 AM 摄 王五摄 图";
    let mut found: Vec<_> = Phrases::of(text)
        .hits
        .iter()
        .map(|hit| (hit.start as usize, hit.row))
        .collect();
    found.sort_unstable();
    let slow = (0..text.len())
        .filter(|&at| text.is_char_boundary(at))
        .flat_map(|at| {
            let rows = ROWS
                .iter()
                .zip(0..)
                .filter(move |(row, _)| text[at..].starts_with(row.phrase));
            rows.filter(move |(row, _)| {
                let is_han = crate::text::sentence::marks::is_han;
                row.place != Place::Is || !text[at + row.phrase.len()..].starts_with(is_han)
            })
            .map(move |(_, row)| (at, row))
        });
    assert_eq!(found, slow.collect::<Vec<_>>());
}
