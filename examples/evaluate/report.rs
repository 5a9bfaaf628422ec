//! The figures as a table.

use std::fmt::{self, Display, Formatter};

use crate::judged::{Printed, Table};
use crate::records::Input;
use crate::rouge::Rouge;
use crate::statistics::{Match, bootstrap_interval, mean};

/// The scores of one file's records.
pub(crate) struct FileScores {
    name: String,
    chars: usize,
    pub(crate) lead: Vec<Rouge>,
    pub(crate) summaries: Vec<Rouge>,
    pub(crate) keywords_at_5: Vec<Match>,
    pub(crate) keywords_at_10: Vec<Match>,
    pub(crate) judged: Vec<Printed>,
}

impl FileScores {
    pub(crate) fn new(input: &Input) -> Self {
        Self {
            name: input.name(),
            chars: input.chars,
            lead: Vec::new(),
            summaries: Vec::new(),
            keywords_at_5: Vec::new(),
            keywords_at_10: Vec::new(),
            judged: Vec::new(),
        }
    }

    /// How much better than the lead each summary is, in points.
    fn gains(&self) -> Vec<f64> {
        self.summaries
            .iter()
            .zip(&self.lead)
            .map(|(own, lead)| 100.0 * (own.mean() - lead.mean()))
            .collect()
    }
}

/// All files' scores: summaries first, keywords below, each where a file has references for them.
pub(crate) struct Report(pub(crate) Vec<FileScores>);

impl Display for Report {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let summaries: Vec<&FileScores> = self.0.iter().filter(|file| !file.summaries.is_empty()).collect();
        if !summaries.is_empty() {
            write_summaries(f, &summaries)?;
        }
        let keywords: Vec<&FileScores> = self
            .0
            .iter()
            .filter(|file| !file.keywords_at_5.is_empty())
            .collect();
        if !keywords.is_empty() {
            write_keywords(f, &keywords)?;
        }
        for file in self.0.iter().filter(|file| !file.judged.is_empty()) {
            let table = Table {
                name: &file.name,
                printed: &file.judged,
            };
            write!(f, "{table}")?;
        }
        Ok(())
    }
}

fn write_summaries(f: &mut Formatter<'_>, files: &[&FileScores]) -> fmt::Result {
    writeln!(
        f,
        "summaries        records  chars            R-1    R-2    R-L   mean   less lead"
    )?;
    for file in files {
        let gains = file.gains();
        let (low, high) = bootstrap_interval(&gains);
        write!(f, "{:16}{:8}{:7}   lead ", file.name, gains.len(), file.chars)?;
        writeln!(f, "{}", RougeCells(&file.lead))?;
        write!(f, "{:35}own {}", "", RougeCells(&file.summaries))?;
        writeln!(f, "  {:+6.2} [{low:+.2}, {high:+.2}]", mean(&gains, |gain| gain))?;
    }
    let lead = mean(files, |file| mean(&file.lead, Rouge::mean));
    let own = mean(files, |file| mean(&file.summaries, Rouge::mean));
    writeln!(f, "{:34}lead {:27.2}", "mean over files", 100.0 * lead)?;
    writeln!(
        f,
        "{:35}own {:27.2}  {:+6.2}",
        "",
        100.0 * own,
        100.0 * (own - lead)
    )
}

fn write_keywords(f: &mut Formatter<'_>, files: &[&FileScores]) -> fmt::Result {
    writeln!(
        f,
        "keywords         records    F1@5      P      R   F1@10      P      R"
    )?;
    for file in files {
        write!(f, "{:16}{:8} ", file.name, file.keywords_at_5.len())?;
        writeln!(
            f,
            "{} {}",
            MatchCells(&file.keywords_at_5),
            MatchCells(&file.keywords_at_10)
        )?;
    }
    Ok(())
}

struct RougeCells<'s>(&'s [Rouge]);

impl Display for RougeCells<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write_mean(f, self.0, |score| score.one)?;
        write_mean(f, self.0, |score| score.two)?;
        write_mean(f, self.0, |score| score.longest)?;
        write_mean(f, self.0, Rouge::mean)
    }
}

struct MatchCells<'s>(&'s [Match]);

impl Display for MatchCells<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write_mean(f, self.0, |score| score.f1)?;
        write_mean(f, self.0, |score| score.precision)?;
        write_mean(f, self.0, |score| score.recall)
    }
}

fn write_mean<T: Copy>(f: &mut Formatter<'_>, scores: &[T], value: impl Fn(T) -> f64) -> fmt::Result {
    write!(f, "{:7.2}", 100.0 * mean(scores, value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rouge::rouge;

    #[test]
    fn a_file_shows_what_it_has_references_for() {
        let mut summaries = FileScores::new(&Input::parse("data/news.jsonl:60", 0));
        summaries.lead.push(rouge("甲", "甲乙"));
        summaries.summaries.push(rouge("甲乙", "甲乙"));
        let mut keywords = FileScores::new(&Input::parse("terms.jsonl", 0));
        let half = Match {
            f1: 0.5,
            precision: 0.5,
            recall: 0.5,
        };
        keywords.keywords_at_5.push(half);
        keywords.keywords_at_10.push(half);

        let report = Report(vec![summaries, keywords]).to_string();

        let want = "\
summaries        records  chars            R-1    R-2    R-L   mean   less lead
news                   1     60   lead   66.67   0.00  66.67  44.44
                                   own  100.00 100.00 100.00 100.00  +55.56 [+55.56, +55.56]
mean over files                   lead                       44.44
                                   own                      100.00  +55.56
keywords         records    F1@5      P      R   F1@10      P      R
terms                  1   50.00  50.00  50.00   50.00  50.00  50.00
";
        assert_eq!(report, want, "\n{report}");
    }
}
