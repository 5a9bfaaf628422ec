//! CSV and TSV with a header: a row is an article.

use std::{io::Cursor, sync::Arc};

use csv::{ReaderBuilder, StringRecord, StringRecordsIntoIter};

use super::{
    article::{About, Article, Pending, filled, id, ready, warned},
    date,
    error::ReadError,
    file::File,
    reader::{Contents, PendingArticles, Read, ReadOptions, Reader},
    record::{self, ContentType, Field, FieldNames},
    sniff::Head,
    text::{DecodedText, with_warnings},
};
use crate::message::{Message, message};

pub(super) const READER: Reader = Reader {
    name: "csv",
    help: "A row is an article; there is a header",
    endings: &["csv", "tsv"],
    is_told_by_name: true,
    begins,
    read: Read::Articles(rows),
};

/// What separates columns, the most usual one last.
const SEPARATORS: [u8; 4] = [b'|', b';', b'\t', b','];

/// How many lines are searched for the header.
const MOST_HEADER_LINES: usize = 5;

fn rows(file: &File, bytes: Vec<u8>, options: &Arc<ReadOptions>) -> Result<Contents, ReadError> {
    let DecodedText {
        text,
        encoding,
        warnings,
    } = DecodedText::decode(file, bytes, options)?;
    let reading: PendingArticles = Box::new(Rows::new(file.clone(), text, encoding, options)?);
    Ok(with_warnings(reading, warnings).into())
}

/// Whether the first line names columns: one for texts and, unless tabs separate them, another one that is usual.
fn begins(head: &Head) -> bool {
    const MOST_NAME_CHARS: usize = 24;
    let Some((line, _)) = head.text.split_once('\n') else {
        return false;
    };
    let separator = char::from(delimiter(line));
    let names: Vec<&str> = line
        .split(separator)
        .map(|name| name.trim().trim_matches('"'))
        .collect();
    let has = |field| record::find(field, names.iter().copied()).next().is_some();
    let others = [
        Field::Title,
        Field::Id,
        Field::Link,
        Field::Date,
        Field::Author,
        Field::Source,
    ];
    names.len() > 1
        && names
            .iter()
            .all(|name| (1..=MOST_NAME_CHARS).contains(&name.chars().count()))
        && has(Field::Text)
        && (separator == '\t' || others.into_iter().any(has))
}

/// Places of the columns that are read.
#[derive(Clone, Copy)]
struct Columns {
    text: usize,
    content: ContentType,
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
    places: Columns,
    records: StringRecordsIntoIter<Cursor<String>>,
    /// Places and names of the columns, where their fields are kept.
    kept: Arc<Vec<(usize, String)>>,
    n_bytes: usize,
    /// Whether the last thing in it is a quote.
    ends_quoted: bool,
    /// Lines before the header.
    n_lines_before: u64,
}

impl Rows {
    fn new(
        file: File,
        text: String,
        encoding: &'static str,
        options: &ReadOptions,
    ) -> Result<Self, ReadError> {
        let (separator, from) = declared_separator(&text);
        let header_at = |from: usize| {
            let rest = &text[from..];
            let separator = separator.unwrap_or_else(|| delimiter(rest));
            let mut reader = ReaderBuilder::new()
                .delimiter(separator)
                .flexible(true)
                .from_reader(rest.as_bytes());
            let header = reader.headers().map_err(|error| not_a_table(&error))?;
            Columns::find(header, &options.names)
        };
        let starts = line_starts(&text[from..])
            .map(|start| from + start)
            .take(MOST_HEADER_LINES);
        let mut found = Err(None);
        for start in starts {
            match (header_at(start), &found) {
                (Ok(places), _) => {
                    found = Ok((start, places));
                    break;
                }
                (Err(reason), Err(None)) => found = Err(Some(reason)),
                _ => {}
            }
        }
        if found.is_err() && is_separated_by_wide_commas(&text[from..]) {
            return Err(file.error(message!(
                "columns separated by full-width commas, which texts have, too: use commas or tabs"
            )));
        }
        let (start, places) =
            found.map_err(|reason| file.error(reason.unwrap_or_else(|| message!("nothing in it"))))?;
        let n_lines_before = text[..start].matches('\n').count() as u64;
        let separator = separator.unwrap_or_else(|| delimiter(&text[start..]));
        let text = if start == 0 {
            text
        } else {
            text[start..].to_owned()
        };
        let n_bytes = text.len();
        let ends_quoted = text.trim_end_matches(['\r', '\n']).ends_with('"');
        let mut reader = ReaderBuilder::new()
            .delimiter(separator)
            .flexible(true)
            .from_reader(Cursor::new(text));
        let header = reader
            .headers()
            .map_err(|error| file.error(not_a_table(&error)))?;
        let kept = if options.keep_fields {
            let names = header.iter().enumerate();
            names.map(|(at, name)| (at, name.trim().to_owned())).collect()
        } else {
            Vec::new()
        };
        Ok(Self {
            file,
            encoding,
            places,
            records: reader.into_records(),
            kept: Arc::new(kept),
            n_bytes,
            ends_quoted,
            n_lines_before,
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
        self.n_lines_before + position.line() + line_ends.filter(|byte| **byte == b'\n').count() as u64
    }
}

impl Iterator for Rows {
    type Item = Pending;

    fn next(&mut self) -> Option<Pending> {
        let line = self.line(self.records.reader().position());
        let row = match self.records.next()? {
            Ok(row) => row,
            Err(error) => return Some(ready(Err(self.file.error_at(line, not_a_table(&error))))),
        };
        let warning = self.has_swallowed_the_rest(&row).then(|| {
            message!("a quote that is never closed takes in all that follows")
                .about(format_args!("{}:{line}", self.file.path))
        });
        let (file, encoding, places) = (self.file.clone(), self.encoding, self.places);
        let kept = self.kept.clone();
        let article = move || {
            let mut article = article(&file, encoding, places, &row, line)?;
            article.about.fields = fields(&row, &kept, places.read(&article.about));
            Ok(article)
        };
        Some(warned(Box::new(article), warning.into_iter().collect()))
    }
}

fn article(
    file: &File,
    encoding: &'static str,
    places: Columns,
    row: &StringRecord,
    line: u64,
) -> Result<Article, ReadError> {
    let value = |place: Option<usize>| place.and_then(|place| row.get(place)).and_then(filled);
    let own_id = value(places.id).map(|own| id(&own));
    let Some(text) = row.get(places.text) else {
        return Err(ReadError {
            id: own_id,
            ..file.error_at(line, message!("no text: the row is too short"))
        });
    };
    let about = About {
        line: Some(line),
        encoding: Some(encoding),
        link: value(places.link).filter(|link| link.starts_with("http")),
        date: value(places.date).and_then(|text| date::parse_field(&text)),
        author: value(places.author),
        source: value(places.source),
        ..file.about()
    };
    let (title, text) = places.content.plain(value(places.title), text.to_owned());
    Ok(Article {
        id: own_id.unwrap_or_else(|| id(&line)),
        title,
        text,
        about,
    })
}

/// Fields of a row with their columns' names, as a JSON object; none if none is kept. Those of columns that are `read` are
/// none.
fn fields(
    row: &StringRecord,
    kept: &[(usize, String)],
    read: [Option<usize>; 7],
) -> Option<Box<serde_json::value::RawValue>> {
    let fields: serde_json::Map<String, serde_json::Value> = kept
        .iter()
        .filter(|(at, _)| !read.contains(&Some(*at)))
        .filter_map(|(at, name)| Some((name.clone(), row.get(*at)?.into())))
        .collect();
    (!fields.is_empty()).then(|| id(&fields))
}

impl Columns {
    fn find(header: &StringRecord, chosen: &FieldNames) -> Result<Self, Message> {
        let usual = |field| record::find(field, header.iter()).next();
        let place = |name: &Option<String>, field| match name {
            Some(name) => header
                .iter()
                .position(|column| {
                    column
                        .trim()
                        .trim_start_matches('\u{feff}')
                        .eq_ignore_ascii_case(name)
                })
                .map(Some)
                .ok_or_else(|| message!("no column \"{}\" among: {}", name, names_in(header))),
            None => Ok(usual(field)),
        };
        let text = place(&chosen.text, Field::Text)?.ok_or_else(|| {
            message!(
                "no column \"{}\" among: {} (see --text-field)",
                "text",
                names_in(header)
            )
        })?;
        let text_name = header
            .get(text)
            .unwrap_or_default()
            .trim()
            .trim_start_matches('\u{feff}');
        Ok(Self {
            text,
            content: ContentType::of(text_name),
            title: place(&chosen.title, Field::Title)?,
            id: place(&chosen.id, Field::Id)?,
            link: usual(Field::Link),
            date: usual(Field::Date),
            author: usual(Field::Author),
            source: usual(Field::Source),
        })
    }

    /// Columns of which all is read in a row that tells this about its article: what is no address and no date is not.
    fn read(self, about: &About) -> [Option<usize>; 7] {
        [
            Some(self.text),
            self.title,
            self.id,
            self.link.filter(|_| about.link.is_some()),
            self.date.filter(|_| about.date.is_some()),
            self.author,
            self.source,
        ]
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

/// What separates the columns, where the first line is `sep=;` and says it, and where the table begins.
fn declared_separator(text: &str) -> (Option<u8>, usize) {
    let text_start = text.trim_start_matches('\u{feff}');
    let from = text.len() - text_start.len();
    let Some((first, _)) = text_start.split_once('\n') else {
        return (None, from);
    };
    match first
        .trim_end_matches('\r')
        .strip_prefix("sep=")
        .map(str::as_bytes)
    {
        Some([separator]) => (Some(*separator), from + first.len() + 1),
        _ => (None, from),
    }
}

/// Whether the header's columns are separated by `，`, which is no separator: nothing tells it from those in texts.
fn is_separated_by_wide_commas(text: &str) -> bool {
    let header = text.lines().next().unwrap_or_default();
    header.contains('，') && record::find(Field::Text, header.split('，')).next().is_some()
}

/// What separates the columns of the header, the first line.
fn delimiter(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or_default();
    let count = |delimiter: u8| header.bytes().filter(|byte| *byte == delimiter).count();
    // Of equal counts the last wins, so a header without any separator has a comma.
    SEPARATORS
        .into_iter()
        .max_by_key(|delimiter| count(*delimiter))
        .unwrap_or(b',')
}

/// Where lines start.
fn line_starts(text: &str) -> impl Iterator<Item = usize> {
    let behind = text.match_indices('\n').map(|(at, _)| at + 1);
    std::iter::once(0).chain(behind)
}

#[cfg(test)]
mod tests;
