//! One JSON object a line.

use std::io::{self, BufRead};

use serde::Deserialize;
use serde_json::value::RawValue;

use super::article::{Article, Fault, id};

/// The fields that are read; others are ignored.
#[derive(Deserialize)]
struct Record<'l> {
    #[serde(borrow)]
    id: Option<&'l RawValue>,
    title: Option<String>,
    text: Option<String>,
}

/// The articles of a stream, read line by line: only one line is in memory.
pub(crate) struct Lines<R> {
    path: String,
    input: R,
    buffer: Vec<u8>,
    line: u64,
    ended: bool,
}

impl<R: BufRead> Lines<R> {
    pub(crate) fn new(path: String, input: R) -> Self {
        Self {
            path,
            input,
            buffer: Vec::new(),
            line: 0,
            ended: false,
        }
    }

    /// Reads the next line into the buffer, without its end; false at the end of the stream.
    fn advance(&mut self) -> io::Result<bool> {
        self.buffer.clear();
        if self.input.read_until(b'\n', &mut self.buffer)? == 0 {
            return Ok(false);
        }
        self.line += 1;
        let byte_order_mark = "\u{feff}".as_bytes();
        if self.line == 1 && self.buffer.starts_with(byte_order_mark) {
            self.buffer.drain(..byte_order_mark.len());
        }
        Ok(true)
    }

    fn fault(&self, reason: String, id: Option<Box<RawValue>>) -> Fault {
        Fault {
            path: self.path.clone(),
            line: Some(self.line),
            id,
            reason,
        }
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = Result<Article, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            match self.advance() {
                Ok(false) => break,
                Ok(true) if self.buffer.trim_ascii().is_empty() => {}
                Ok(true) => {
                    let article = parse(&self.buffer, self.line);
                    return Some(article.map_err(|(reason, id)| self.fault(reason, id)));
                }
                Err(error) => {
                    self.ended = true;
                    return Some(Err(Fault::of_file(&self.path, error)));
                }
            }
        }
        None
    }
}

/// The article on a line, or what is wrong with it and whose id it has.
fn parse(line: &[u8], number: u64) -> Result<Article, (String, Option<Box<RawValue>>)> {
    let line = std::str::from_utf8(line)
        .map_err(|error| (format!("not UTF-8 from byte {}", error.valid_up_to() + 1), None))?;
    // A struct would be read from an array, too.
    if !line.trim_start().starts_with('{') {
        let kind = if serde_json::from_str::<serde::de::IgnoredAny>(line).is_ok() {
            "an object"
        } else {
            "JSON"
        };
        return Err((format!("not {kind}"), None));
    }
    let record: Record = serde_json::from_str(line).map_err(|error| (reason(&error), None))?;
    let own_id = record.id.map(ToOwned::to_owned);
    match record.text {
        Some(text) => Ok(Article {
            id: own_id.unwrap_or_else(|| id(&number)),
            title: record.title,
            text,
        }),
        None => Err(("no \"text\"".to_owned(), own_id)),
    }
}

/// The parser's message, without the line number that is always 1.
fn reason(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let what = message.split(" at line ").next().unwrap_or_default();
    let kind = if error.is_data() { "" } else { "not JSON: " };
    format!("{kind}{what} at column {}", error.column())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(input: &[u8]) -> Vec<String> {
        Lines::new("f".to_owned(), input)
            .map(|item| match item {
                Ok(article) => format!("{} {:?} {}", article.id, article.title, article.text),
                Err(fault) => match &fault.id {
                    Some(id) => format!("{fault} id={id}"),
                    None => fault.to_string(),
                },
            })
            .collect()
    }

    #[test]
    fn each_line_is_an_article_or_a_fault() {
        let table: [(&[u8], &str); 15] = [
            ("{\"text\":\"甲\"}".as_bytes(), "1 None 甲"),
            ("\u{feff}{\"text\":\"甲\"}".as_bytes(), "1 None 甲"),
            (
                "{\"text\":\"甲\\n乙\",\"title\":\"丙\",\"id\":\"x\"}\r".as_bytes(),
                "\"x\" Some(\"丙\") 甲\n乙",
            ),
            (
                br#"{"id":123456789012345678901234567890,"text":"t"}"#,
                "123456789012345678901234567890 None t",
            ),
            (br#"{"id":7,"text":"t","extra":[{"text":1}]}"#, "7 None t"),
            (br#"{"id":null,"title":null,"text":""}"#, "1 None "),
            (br#"{"id":7}"#, "f:1: no \"text\" id=7"),
            (br#"{"id":7,"text":null}"#, "f:1: no \"text\" id=7"),
            (
                br#"{"text":3}"#,
                "f:1: invalid type: integer `3`, expected a string at column 9",
            ),
            (br#"["a",null,"t"]"#, "f:1: not an object"),
            (b"\"t\"", "f:1: not an object"),
            (b"plain", "f:1: not JSON"),
            (
                br#"{"text":"t""#,
                "f:1: not JSON: EOF while parsing an object at column 11",
            ),
            (
                br#"{"text":"t"} x"#,
                "f:1: not JSON: trailing characters at column 14",
            ),
            (b"{\"text\":\"\xff\"}", "f:1: not UTF-8 from byte 10"),
        ];
        for (line, expected) in table {
            assert_eq!(read(line), [expected], "{}", String::from_utf8_lossy(line));
        }
    }

    #[test]
    fn blank_lines_are_counted_but_yield_nothing() {
        assert_eq!(read(b"\n \r\n{\"text\":\"t\"}\n\n"), ["3 None t"]);
        assert!(read(b"").is_empty());
    }
}
