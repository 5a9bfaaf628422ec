//! CSV and TSV with a header: a row is an article.

use std::io::Cursor;

use csv::{ReaderBuilder, StringRecord, StringRecordsIntoIter};

use super::{
    article::{About, Article, Fault, File, Pending, filled, id, ready, warned},
    date,
};
use crate::message::{Message, message};

/// Which columns are read; where none is named, one with a usual name.
#[derive(Clone, Debug, Default)]
pub(crate) struct Columns {
    pub(crate) text: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) id: Option<String>,
}

const TEXTS: [&str; 9] = [
    "text", "content", "body", "article", "正文", "内容", "文本", "內容", "全文",
];
const TITLES: [&str; 5] = ["title", "headline", "标题", "標題", "题目"];
const IDS: [&str; 6] = ["id", "guid", "编号", "編號", "序号", "url"];
const LINKS: [&str; 3] = ["link", "url", "链接"];
const DATES: [&str; 5] = ["date", "published", "time", "日期", "时间"];
const AUTHORS: [&str; 2] = ["author", "作者"];
const SOURCES: [&str; 3] = ["source", "来源", "來源"];

/// Places of the columns that are read.
#[derive(Clone, Copy)]
struct Places {
    text: usize,
    title: Option<usize>,
    id: Option<usize>,
    link: Option<usize>,
    date: Option<usize>,
    author: Option<usize>,
    source: Option<usize>,
}

/// The rows of a table.
pub(super) struct Rows {
    file: File,
    encoding: &'static str,
    places: Places,
    records: StringRecordsIntoIter<Cursor<String>>,
    n_bytes: usize,
    /// Whether the last thing in it is a quote.
    ends_quoted: bool,
}

impl Rows {
    pub(super) fn new(
        file: File,
        text: String,
        encoding: &'static str,
        columns: &Columns,
    ) -> Result<Self, Fault> {
        let n_bytes = text.len();
        let ends_quoted = text.trim_end_matches(['\r', '\n']).ends_with('"');
        let mut reader = ReaderBuilder::new()
            .delimiter(delimiter(&text))
            .flexible(true)
            .from_reader(Cursor::new(text));
        let header = reader
            .headers()
            .map_err(|error| file.fault(not_a_table(&error)))?;
        let places = Places::find(header, columns).map_err(|reason| file.fault(reason))?;
        Ok(Self {
            file,
            encoding,
            places,
            records: reader.into_records(),
            n_bytes,
            ends_quoted,
        })
    }

    /// Whether a quote that is never closed has made one field of the rest of the table, and `row`, the last read, ends
    /// with it: only quoted fields have line ends in them.
    fn has_swallowed_the_rest(&self, row: &StringRecord) -> bool {
        let is_last = self.records.reader().position().byte() >= self.n_bytes as u64;
        let is_wrapped = row.iter().next_back().is_some_and(|field| field.contains('\n'));
        is_last && is_wrapped && !self.ends_quoted
    }

    /// The line of what stands at `position`, which may lie before line ends.
    fn line(&self, position: &csv::Position) -> u64 {
        let text = self.records.reader().get_ref().get_ref().as_bytes();
        let behind = text.get(position.byte() as usize..).unwrap_or_default();
        let line_ends = behind.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
        position.line() + line_ends.filter(|byte| **byte == b'\n').count() as u64
    }
}

impl Iterator for Rows {
    type Item = Pending;

    fn next(&mut self) -> Option<Pending> {
        let line = self.line(self.records.reader().position());
        let row = match self.records.next()? {
            Ok(row) => row,
            Err(error) => return Some(ready(Err(self.file.fault_at(line, None, not_a_table(&error))))),
        };
        let warning = self.has_swallowed_the_rest(&row).then(|| {
            message!("a quote that is never closed takes in all that follows")
                .about(format_args!("{}:{line}", self.file.path))
        });
        let (file, encoding, places) = (self.file.clone(), self.encoding, self.places);
        Some(warned(
            Box::new(move || article(&file, encoding, places, &row, line)),
            warning,
        ))
    }
}

fn article(
    file: &File,
    encoding: &'static str,
    places: Places,
    row: &StringRecord,
    line: u64,
) -> Result<Article, Fault> {
    let value = |place: Option<usize>| place.and_then(|place| row.get(place)).and_then(filled);
    let own_id = value(places.id).map(|own| id(&own));
    let Some(text) = row.get(places.text) else {
        return Err(file.fault_at(line, own_id, message!("no text: the row is too short")));
    };
    let about = About {
        encoding: Some(encoding),
        link: value(places.link).filter(|link| link.starts_with("http")),
        date: value(places.date).and_then(|text| date::parse(&text)),
        author: value(places.author),
        source: value(places.source),
        ..file.about()
    };
    Ok(Article {
        id: own_id.unwrap_or_else(|| id(&line)),
        title: value(places.title),
        text: text.to_owned(),
        about,
    })
}

impl Places {
    fn find(header: &StringRecord, columns: &Columns) -> Result<Self, Message> {
        let place = |name: &str| {
            header
                .iter()
                .position(|column| column.trim().eq_ignore_ascii_case(name))
        };
        let usual = |names: &[&str]| names.iter().find_map(|name| place(name));
        let chosen = |name: &Option<String>, names: &[&str]| match name {
            Some(name) => place(name)
                .map(Some)
                .ok_or_else(|| message!("no column \"{}\" among: {}", name, names_in(header))),
            None => Ok(usual(names)),
        };
        let text = chosen(&columns.text, &TEXTS)?;
        Ok(Self {
            text: text.ok_or_else(|| {
                message!(
                    "no column \"{}\" among: {} (see --text-column)",
                    "text",
                    names_in(header)
                )
            })?,
            title: chosen(&columns.title, &TITLES)?,
            id: chosen(&columns.id, &IDS)?,
            link: usual(&LINKS),
            date: usual(&DATES),
            author: usual(&AUTHORS),
            source: usual(&SOURCES),
        })
    }
}

fn names_in(header: &StringRecord) -> String {
    const MOST_SHOWN: usize = 20;
    let columns: Vec<&str> = header.iter().take(MOST_SHOWN).collect();
    columns.join(", ")
}

fn not_a_table(error: &csv::Error) -> Message {
    message!("not a table: {}", error)
}

/// What separates the columns of the header.
fn delimiter(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or_default();
    let count = |delimiter: u8| header.bytes().filter(|byte| *byte == delimiter).count();
    // The last of equals is taken: a comma where there is nothing.
    [b';', b'\t', b',']
        .into_iter()
        .max_by_key(|delimiter| count(*delimiter))
        .unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, columns: &Columns) -> Vec<String> {
        let file = File {
            path: "f".into(),
            is_stdin: true,
        };
        match Rows::new(file, text.to_owned(), "UTF-8", columns) {
            Ok(rows) => rows
                .map(|pending| match pending() {
                    Ok(article) => format!(
                        "{}|{}|{}{}",
                        article.id,
                        article.title.unwrap_or_default(),
                        article.text,
                        article
                            .about
                            .warnings
                            .iter()
                            .map(Message::to_string)
                            .collect::<String>()
                    ),
                    Err(fault) => fault.message().to_string(),
                })
                .collect(),
            Err(fault) => vec![fault.message().to_string()],
        }
    }

    #[test]
    fn rows_are_articles() {
        let table: [(&str, &[&str]); 10] = [
            (
                "id,title,text\n7,甲,\"一，\n二\"\n8,,三\n",
                &["\"7\"|甲|一，\n二", "\"8\"||三"],
            ),
            ("标题\t正文\n甲\t一\n", &["2|甲|一"]),
            ("text;id\n一;a", &["\"a\"||一"]),
            (
                "id,text\n1,一\n2\n3,三",
                &["\"1\"||一", "f:3: no text: the row is too short", "\"3\"||三"],
            ),
            (
                "a,b\n1,2",
                &["f: no column \"text\" among: a, b (see --text-column)"],
            ),
            (
                "text\n一\n\"二\n三\n",
                &[
                    "2||一",
                    "3||二\n三\nf:3: a quote that is never closed takes in all that follows",
                ],
            ),
            ("text\n5\" 的盘\n\"二\n三\"\n", &["2||5\" 的盘", "3||二\n三"]),
            (
                "id,text\r\n,一\r\n\r\n2\r\n,\"二\r\n三\r\n",
                &[
                    "2||一",
                    "f:4: no text: the row is too short",
                    "5||二\r\n三\r\nf:5: a quote that is never closed takes in all that follows",
                ],
            ),
            ("text\n", &[]),
            ("", &["f: no column \"text\" among:  (see --text-column)"]),
        ];
        for (text, rows) in table {
            assert_eq!(read(text, &Columns::default()), rows, "{text}");
        }
    }

    #[test]
    fn columns_can_be_named() {
        let columns = Columns {
            text: Some("b".to_owned()),
            title: Some("A".to_owned()),
            id: None,
        };
        assert_eq!(read("a,b,id\n甲,一,3", &columns), ["\"3\"|甲|一"]);
        let columns = Columns {
            id: Some("x".to_owned()),
            ..Columns::default()
        };
        assert_eq!(
            read("a,text\n甲,一", &columns),
            ["f: no column \"x\" among: a, text"]
        );
    }
}
