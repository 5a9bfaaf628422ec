//! JSON documents: records in an array, by themselves, or one after the other.

use serde_json::value::RawValue;

use std::{collections::VecDeque, sync::Arc};

use super::{
    article::{About, Pending, ready},
    error::ReadError,
    file::File,
    json_kind::Json,
    reader::{Contents, PendingArticles, Read, ReadOptions, Reader},
    record::{self, Start},
    text::{DecodedText, with_warnings},
};
use crate::message::message;

pub(super) const READER: Reader = Reader {
    name: "json",
    help: "An object is an article, by itself, in an array, or in a list within an object",
    endings: &["json"],
    is_told_by_name: false,
    begins: |head| head.json() == Some(Json::Document),
    read: Read::Articles(records),
};

fn records(file: &File, bytes: Vec<u8>, options: &Arc<ReadOptions>) -> Result<Contents, ReadError> {
    let DecodedText {
        text,
        encoding,
        warnings,
    } = DecodedText::decode(file, bytes, options)?;
    let reading: PendingArticles = Box::new(JsonRecords::new(file.clone(), text, encoding, options.clone()));
    Ok(with_warnings(reading, warnings).into())
}

/// The articles of a document, one after the other.
pub(super) struct JsonRecords {
    file: File,
    encoding: &'static str,
    text: String,
    /// How much of the text has been read, and where its last line began.
    at: usize,
    line_start: usize,
    /// The number of that line, counted from 1.
    line: u64,
    count: u64,
    in_array: bool,
    ended: bool,
    /// Records of an object that was read already, and their lines.
    listed: VecDeque<(String, u64)>,
    options: Arc<ReadOptions>,
}

impl JsonRecords {
    fn new(file: File, text: String, encoding: &'static str, options: Arc<ReadOptions>) -> Self {
        Self {
            file,
            encoding,
            text,
            at: 0,
            line_start: 0,
            line: 1,
            count: 0,
            in_array: false,
            ended: false,
            listed: VecDeque::new(),
            options,
        }
    }

    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn advance(&mut self, n_bytes: usize) {
        let passed = &self.rest()[..n_bytes];
        let (n_lines, last) = (passed.matches('\n').count(), passed.rfind('\n'));
        self.line += n_lines as u64;
        self.line_start = last.map_or(self.line_start, |last| self.at + last + 1);
        self.at += n_bytes;
    }

    /// Goes on to where a record begins; the byte that is there.
    fn next_start(&mut self) -> Option<u8> {
        loop {
            let in_array = self.in_array;
            let is_between = |c: char| c.is_whitespace() || c == '\u{feff}' || (in_array && c == ',');
            self.advance(self.rest().len() - self.rest().trim_start_matches(is_between).len());
            match *self.rest().as_bytes().first()? {
                b'[' if !in_array => self.in_array = true,
                b']' if in_array => self.in_array = false,
                first => return Some(first),
            }
            self.advance(1);
        }
    }

    /// The record that begins here. If it has no end, what is after it is not found either.
    fn record(&mut self) -> Option<Pending> {
        let (line, n_before) = (self.line, self.at - self.line_start);
        let mut values = serde_json::Deserializer::from_str(self.rest()).into_iter::<&RawValue>();
        match values.next() {
            Some(Ok(value)) => {
                let length = values.byte_offset();
                let listed = record::records(value.get(), &self.options.names);
                let listed = listed.map(|records| {
                    let line_of = |record: &RawValue| {
                        let at = record.get().as_ptr().addr() - value.get().as_ptr().addr();
                        line + value.get()[..at].matches('\n').count() as u64
                    };
                    let records = records.into_iter();
                    records
                        .map(|record| (record.get().to_owned(), line_of(record)))
                        .collect()
                });
                let value = value.get().to_owned();
                self.advance(length);
                if let Some(listed) = listed {
                    self.listed = listed;
                    return self.next_listed();
                }
                Some(self.pending(value, line, n_before))
            }
            Some(Err(error)) => {
                let start = Start {
                    file: &self.file,
                    line,
                    n_before,
                };
                Some(self.end(start.json_error(&error)))
            }
            None => Some(self.end(self.file.error_at(line, message!("not JSON")))),
        }
    }

    fn next_listed(&mut self) -> Option<Pending> {
        let (record, line) = self.listed.pop_front()?;
        Some(self.pending(record, line, 0))
    }

    fn pending(&mut self, json: String, line: u64, n_before: usize) -> Pending {
        self.count += 1;
        let (file, encoding, number, options) =
            (self.file.clone(), self.encoding, self.count, self.options.clone());
        Box::new(move || {
            let start = Start {
                file: &file,
                line,
                n_before,
            };
            let mut article = record::article(&json, number, start, &options)?;
            article.about = About {
                encoding: Some(encoding),
                path: file.about().path,
                ..article.about
            };
            Ok(article)
        })
    }

    fn end(&mut self, mut fault: ReadError) -> Pending {
        self.ended = true;
        fault.consequence = Some(message!("nothing behind it was read").into());
        ready(Err(fault))
    }
}

impl Iterator for JsonRecords {
    type Item = Pending;

    fn next(&mut self) -> Option<Pending> {
        if let Some(listed) = self.next_listed() {
            return Some(listed);
        }
        if self.ended {
            return None;
        }
        if self.next_start().is_some() {
            return self.record();
        }
        self.ended = true;
        let fault = || {
            self.file
                .error_at(self.line, message!("not JSON: the array ends too early"))
        };
        self.in_array.then(|| ready(Err(fault())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::record::shown;

    fn read(text: &str) -> Vec<String> {
        let file = File::new("f");
        JsonRecords::new(file, text.to_owned(), "UTF-8", Arc::default())
            .map(shown)
            .collect()
    }

    #[test]
    fn numbers_are_no_authors() {
        for (author, expected) in [("1", None), ("\"17\"", None), ("\"林望舒\"", Some("林望舒"))] {
            let json = format!("[{{\"text\": \"渡船停航。\", \"author\": {author}}}]");
            let mut records = JsonRecords::new(File::new("f"), json, "UTF-8", Arc::default());
            let article = records.next().unwrap()().unwrap();
            assert_eq!(article.about.author.as_deref(), expected, "{author}");
        }
    }

    #[expect(clippy::too_many_lines, reason = "one table")]
    #[test]
    fn objects_are_read_wherever_they_stand() {
        let table: [(&str, &[&str]); 27] = [
            // As editors, content management systems, search engines and crawlers write articles.
            (
                "{\"title\":\"丙\",\"content\":[{\"type\":\"text\",\"text\":\"甲\"},{\"type\":\"image\",\"url\":\"x\"},{\"type\":\"text\",\"text\":\"乙\"}]}",
                &["1 Some(\"丙\") 甲\n乙"],
            ),
            (
                "{\"content\":[{\"id\":7,\"title\":\"丙\",\"content\":\"甲\"}],\"last\":true}",
                &["7 Some(\"丙\") 甲"],
            ),
            (
                "{\"headline\":\"丙\",\"paragraphs\":[\"甲\",\"乙\"]}",
                &["1 Some(\"丙\") 甲\n乙"],
            ),
            (
                "{\"hits\":{\"hits\":[{\"_id\":\"x1\",\"_source\":{\"content_html\":\"<p>甲</p>\"}}]}}",
                &["\"x1\" None 甲"],
            ),
            (
                "[{\"id\":5,\"title\":{\"rendered\":\"丙 &#8211; 丁\"},\"content\":{\"rendered\":\"<p>甲</p>\"}}]",
                &["5 Some(\"丙 – 丁\") 甲"],
            ),
            (
                "[{\"title\":2024,\"正文\":\"甲&nbsp;&ldquo;乙&rdquo;\"}]",
                &["1 Some(\"2024\") 甲 “乙”"],
            ),
            (
                "[{\"title\":\"甲 &amp; 乙\",\"text\":\"一&mdash;二\"},{\"title\":\"甲 &amp; 乙\",\"text\":\"<p>一&mdash;二</p>\"}]",
                &["1 Some(\"甲 &amp; 乙\") 一&mdash;二", "2 Some(\"甲 & 乙\") 一—二"],
            ),
            ("", &[]),
            (" [\n] ", &[]),
            ("{\n  \"text\": \"甲\"\n}\n", &["1 None 甲"]),
            ("\u{feff}[{\"text\":\"甲\"}]", &["1 None 甲"]),
            (
                "[{\"text\":\"甲\",\"id\":7},\n{\"text\":\"乙\",\"title\":\"丙\"}]",
                &["7 None 甲", "2 Some(\"丙\") 乙"],
            ),
            (
                "{\n\"text\": \"甲\"\n}\n{\n\"text\": \"乙\"\n}",
                &["1 None 甲", "2 None 乙"],
            ),
            (
                "[{\"text\":\"甲\"}]\n\u{feff}[ {\"text\":\"乙\"}]{\"text\":\"丙\"}",
                &["1 None 甲", "2 None 乙", "3 None 丙"],
            ),
            ("[[{\"text\":\"甲\"}]]", &["f:1: not an object"]),
            (
                "[{\"id\":{\n\"a\": 1\r\n},\"text\":\"甲\"}]",
                &["{ \"a\": 1  } None 甲"],
            ),
            (
                "[{\"text\":\"t\"}, {\"text\":3},\n {\"text\":4}]",
                &[
                    "1 None t",
                    "f:1: invalid type: integer `3`, expected a string at byte 24",
                    "f:2: invalid type: integer `4`, expected a string at byte 10",
                ],
            ),
            ("[{\"text\":\"甲\"},]", &["1 None 甲"]),
            (
                "[\n{\"id\":7},\n\"乙\",\n3,\n{\"text\":\"甲\"}]",
                &[
                    "f:2: no \"text\" among: id (see --text-field) id=7",
                    "f:3: not an object",
                    "f:4: not an object",
                    "4 None 甲",
                ],
            ),
            (
                "[{\n\"id\": 1,\n\"text\": 3},\n{\"text\":\"甲\"}]",
                &[
                    "f:3: invalid type: integer `3`, expected a string at byte 9",
                    "2 None 甲",
                ],
            ),
            (
                "[{\"text\":\"甲\"},\n{\"text\":\n\"乙",
                &[
                    "1 None 甲",
                    "f:2: not JSON: it ends too early; nothing behind it was read",
                ],
            ),
            (
                "[{\"text\":\"甲\"},\n{\"text\"\n\"乙\"}, {\"text\":\"丙\"}]",
                &[
                    "1 None 甲",
                    "f:3: not JSON: expected `:` at byte 1; nothing behind it was read",
                ],
            ),
            (
                "[{\"text\":\"甲\"}\n",
                &["1 None 甲", "f:2: not JSON: the array ends too early"],
            ),
            (
                "[{\"text\":\"甲\"}]\n乙",
                &[
                    "1 None 甲",
                    "f:2: not JSON: expected value at byte 1; nothing behind it was read",
                ],
            ),
            ("[{\"text\":\"\\ud83d甲\"}]", &["1 None \u{fffd}甲"]),
            (
                "甲",
                &["f:1: not JSON: expected value at byte 1; nothing behind it was read"],
            ),
            ("\"甲\" \"乙\"", &["f:1: not an object", "f:1: not an object"]),
        ];
        for (text, expected) in table {
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
