//! JSON documents: records in an array, by themselves, or one behind the other.

use serde_json::value::RawValue;

use super::article::{About, Fault, File, Pending, ready};
use super::record::{self, Wrong};
use crate::message::message;

/// The articles of a document, one after the other.
pub(super) struct Records {
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
}

impl Records {
    pub(super) fn new(file: File, text: String, encoding: &'static str) -> Self {
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

    /// The record that begins here. If it has no end, what is behind it is not found either.
    fn record(&mut self) -> Pending {
        let (file, encoding) = (self.file.clone(), self.encoding);
        let (line, n_before) = (self.line, self.at - self.line_start);
        let mut values = serde_json::Deserializer::from_str(self.rest()).into_iter::<&RawValue>();
        match values.next() {
            Some(Ok(value)) => {
                let (value, length) = (value.get().to_owned(), values.byte_offset());
                self.advance(length);
                self.count += 1;
                let number = self.count;
                Box::new(move || {
                    let mut article = record::article(&value, number)
                        .map_err(|wrong| wrong.fault(&file, line, n_before))?;
                    article.about = About {
                        encoding: Some(encoding),
                        ..file.about()
                    };
                    Ok(article)
                })
            }
            Some(Err(error)) => self.end(Wrong::from(error).fault(&file, line, n_before)),
            None => self.end(file.fault_at(line, None, message!("not JSON"))),
        }
    }

    fn end(&mut self, mut fault: Fault) -> Pending {
        self.ended = true;
        fault.reason = fault.reason.and(&message!("nothing behind it was read"));
        ready(Err(fault))
    }
}

impl Iterator for Records {
    type Item = Pending;

    fn next(&mut self) -> Option<Pending> {
        if self.ended {
            return None;
        }
        if self.next_start().is_some() {
            return Some(self.record());
        }
        self.ended = true;
        let fault = || {
            self.file
                .fault_at(self.line, None, message!("not JSON: the array ends too early"))
        };
        self.in_array.then(|| ready(Err(fault())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::record::shown;

    fn read(text: &str) -> Vec<String> {
        let file = File {
            path: "f".into(),
            is_stdin: false,
        };
        Records::new(file, text.to_owned(), "UTF-8").map(shown).collect()
    }

    #[test]
    fn objects_are_read_wherever_they_stand() {
        let table: [(&str, &[&str]); 20] = [
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
                    "f:2: no \"text\" id=7",
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
