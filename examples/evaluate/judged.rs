//! Keywords as an editor marked them: which of those that are printed are printable.

use std::collections::BTreeMap;
use std::fmt::{self, Display, Formatter};

use serde::Deserialize;

use crate::keywords::exact_match;
use crate::statistics::mean;

/// An editor's marks of the keywords of a text.
#[derive(Deserialize)]
pub(crate) struct Marks {
    /// What the editor would print, the most important first.
    best: Vec<String>,
    /// What could stand in their place.
    #[serde(default)]
    fine: Vec<String>,
    /// What would be struck: too general, beside the point.
    #[serde(default)]
    weak: Vec<String>,
    /// What is no term at all.
    #[serde(default)]
    broken: Vec<String>,
}

/// What became of the keywords of one text.
pub(crate) struct Printed {
    kind: String,
    n: usize,
    printable: usize,
    broken: usize,
    unjudged: usize,
    f1_at_5: f64,
}

impl Printed {
    pub(crate) fn new(kind: &str, found: &[String], marks: &Marks) -> Self {
        let count = |is_so: &dyn Fn(&String) -> bool| found.iter().filter(|term| is_so(term)).count();
        let has = |list: &[String], term: &String| list.iter().any(|marked| folded(marked) == folded(term));
        let Marks {
            best,
            fine,
            weak,
            broken,
        } = marks;
        Self {
            kind: kind.to_owned(),
            n: found.len(),
            printable: count(&|term| has(best, term) || has(fine, term)),
            broken: count(&|term| has(broken, term)),
            unjudged: count(&|term| ![best, fine, weak, broken].iter().any(|list| has(list, term))),
            f1_at_5: exact_match(found, best, 5).f1,
        }
    }
}

fn folded(term: &str) -> String {
    term.to_lowercase().split_whitespace().collect()
}

/// The figures of one file's texts: of each kind, and of all.
pub(crate) struct Table<'p> {
    pub(crate) name: &'p str,
    pub(crate) printed: &'p [Printed],
}

impl Display for Table<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "judged           records printable  broken unjudged  good/text   F1@5  all good"
        )?;
        let mut kinds: BTreeMap<&str, Vec<&Printed>> = BTreeMap::new();
        for printed in self.printed {
            kinds.entry(&printed.kind).or_default().push(printed);
        }
        if kinds.len() > 1 {
            for (kind, printed) in &kinds {
                write_row(f, kind, printed)?;
            }
        }
        write_row(f, self.name, &self.printed.iter().collect::<Vec<_>>())
    }
}

fn write_row(f: &mut Formatter<'_>, name: &str, texts: &[&Printed]) -> fmt::Result {
    let sum = |of: fn(&Printed) -> usize| texts.iter().map(|text| of(text)).sum::<usize>() as f64;
    let n = sum(|text| text.n).max(1.0);
    let printable = sum(|text| text.printable);
    let n_texts = texts.len().max(1) as f64;
    let all_good = texts
        .iter()
        .filter(|text| text.n > 0 && text.printable == text.n)
        .count() as f64;
    writeln!(
        f,
        "{name:16}{:8}{:10.1}{:8.1}{:9.1}{:11.2}{:7.1}{:10.1}",
        texts.len(),
        100.0 * printable / n,
        100.0 * sum(|text| text.broken) / n,
        100.0 * sum(|text| text.unjudged) / n,
        printable / n_texts,
        100.0 * mean(texts, |text| text.f1_at_5),
        100.0 * all_good / n_texts,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keywords_count_as_they_were_marked() {
        let list = |terms: &str| terms.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let marks = Marks {
            best: list("竹编 竹编工坊 ModelY"),
            fine: list("艺人"),
            weak: list("活动"),
            broken: list("镇竹"),
        };
        let first = Printed::new("news", &list("竹编 modely 艺人"), &marks);
        let second = Printed::new("news", &list("活动 镇竹 竹编 村民"), &marks);
        let table = Table {
            name: "own",
            printed: &[first, second],
        };
        let want = "\
judged           records printable  broken unjudged  good/text   F1@5  all good
own                    2      57.1    14.3     14.3       2.00   47.6      50.0
";
        assert_eq!(table.to_string(), want);
    }
}
