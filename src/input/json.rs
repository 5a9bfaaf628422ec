//! JSON documents: records in an array, by themselves, or one behind the other.

use serde_json::value::RawValue;

use super::article::{About, Fault, File, Pending, ready};
use super::record::{self, Wrong};

/// The articles of a document, one after the other.
pub(super) struct Records {
    file: File,
    encoding: &'static str,
    text: String,
    /// How much of the text has been read, which line that is, counted from 0, and how many records.
    at: usize,
    line: u64,
    count: u64,
    in_array: bool,
    ended: bool,
}

impl Records {
    pub(super) fn new(file: File, text: String, encoding: &'static str) -> Self {
        let mut records = Self {
            file,
            encoding,
            text,
            at: 0,
            line: 0,
            count: 0,
            in_array: false,
            ended: false,
        };
        records.pass(|c: char| c.is_whitespace() || c == '\u{feff}');
        records.in_array = records.rest().starts_with('[');
        records.advance(usize::from(records.in_array));
        records
    }

    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn pass(&mut self, passed: impl Fn(char) -> bool) {
        self.advance(self.rest().len() - self.rest().trim_start_matches(passed).len());
    }

    fn advance(&mut self, n_bytes: usize) {
        self.line += self.rest()[..n_bytes].matches('\n').count() as u64;
        self.at += n_bytes;
    }

    /// The last thing that can be said of the document, if it is not what it should be.
    fn end(&mut self, reason: Option<&str>) -> Option<Pending> {
        self.ended = true;
        let fault = self.file.fault_at(self.line + 1, None, reason?);
        Some(ready(Err(fault)))
    }

    fn end_of_array(&mut self) -> Option<Pending> {
        self.advance(1);
        self.pass(char::is_whitespace);
        let has_more = !self.rest().is_empty();
        self.end(has_more.then_some("not JSON: something behind the end of the array"))
    }

    /// The next record. If it has no end, what is behind it is not found either.
    fn record(&mut self) -> Pending {
        let mut values = serde_json::Deserializer::from_str(self.rest()).into_iter::<&RawValue>();
        let value = match values.next() {
            Some(Ok(value)) => value.get().to_owned(),
            Some(Err(error)) => {
                self.ended = true;
                let mut wrong = Wrong::from(error);
                wrong.reason += "; nothing behind it was read";
                return ready(Err(fault(&self.file, self.line, wrong)));
            }
            None => String::new(),
        };
        let length = values.byte_offset();
        self.count += 1;
        let (file, encoding, line, number) = (self.file.clone(), self.encoding, self.line, self.count);
        self.advance(length);
        Box::new(move || {
            let mut article = record::article(&value, number).map_err(|wrong| fault(&file, line, wrong))?;
            article.about = About {
                encoding: Some(encoding),
                ..file.about()
            };
            Ok(article)
        })
    }
}

impl Iterator for Records {
    type Item = Pending;

    fn next(&mut self) -> Option<Pending> {
        if self.ended {
            return None;
        }
        let in_array = self.in_array;
        self.pass(|c: char| c.is_whitespace() || (in_array && c == ','));
        match self.rest().as_bytes().first() {
            None => self.end(in_array.then_some("not JSON: the array ends too early")),
            Some(b']') if in_array => self.end_of_array(),
            Some(_) => Some(self.record()),
        }
    }
}

/// What is wrong with a record that begins on `line`, counted from 0.
fn fault(file: &File, line: u64, wrong: Wrong) -> Fault {
    let line_within = wrong.place.map_or(0, |(line, _)| line);
    file.fault_at(line + line_within + 1, wrong.id, wrong.reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let file = File {
            path: "f".into(),
            is_stdin: false,
        };
        Records::new(file, text.to_owned(), "UTF-8")
            .map(|pending| match pending() {
                Ok(article) => format!("{} {:?} {}", article.id, article.title, article.text),
                Err(fault) => match &fault.id {
                    Some(id) => format!("{fault} id={id}"),
                    None => fault.to_string(),
                },
            })
            .collect()
    }

    #[test]
    fn objects_are_read_wherever_they_stand() {
        let table: [(&str, &[&str]); 16] = [
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
                &["f:3: invalid type: integer `3`, expected a string", "2 None 甲"],
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
                    "f:3: not JSON: expected `:`; nothing behind it was read",
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
                    "f:2: not JSON: something behind the end of the array",
                ],
            ),
            ("[{\"text\":\"\\ud83d甲\"}]", &["1 None \u{fffd}甲"]),
            (
                "甲",
                &["f:1: not JSON: expected value; nothing behind it was read"],
            ),
            ("\"甲\" \"乙\"", &["f:1: not an object", "f:1: not an object"]),
        ];
        for (text, expected) in table {
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
