//! One JSON object a line.

use std::io::{self, BufRead, Read};

use super::article::{Article, Fault, File, Pending, ready};
use super::record::{self, Wrong};
use crate::message::{Message, message};

/// The articles of a stream, read line by line: no more than a line is in memory.
pub(super) struct Lines<R> {
    file: File,
    input: R,
    line: u64,
    max_bytes: u64,
    ended: bool,
}

impl<R: BufRead> Lines<R> {
    /// A line has `max_bytes` at most.
    pub(super) fn new(file: File, input: R, max_bytes: u64) -> Self {
        Self {
            file,
            input,
            line: 0,
            max_bytes,
            ended: false,
        }
    }

    /// The next line, `None` where it is too long; empty only at the end of the stream.
    fn advance(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut line = Vec::new();
        (&mut self.input)
            .take(self.max_bytes + 1)
            .read_until(b'\n', &mut line)?;
        self.line += 1;
        if line.len() as u64 <= self.max_bytes || line.ends_with(b"\n") {
            return Ok(Some(line));
        }
        self.input.skip_until(b'\n')?;
        Ok(None)
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = Pending;

    fn next(&mut self) -> Option<Pending> {
        while !self.ended {
            let line = match self.advance() {
                Ok(Some(line)) => line,
                Ok(None) => {
                    let reason = message!("longer than {} bytes (see --max-bytes)", self.max_bytes);
                    return Some(ready(Err(self.file.fault_at(self.line, None, reason))));
                }
                Err(error) => {
                    self.ended = true;
                    return Some(ready(Err(self.file.fault(error))));
                }
            };
            self.ended = line.is_empty();
            if !line.trim_ascii().is_empty() {
                let (file, number) = (self.file.clone(), self.line);
                return Some(Box::new(move || article(&file, number, &line)));
            }
        }
        None
    }
}

fn article(file: &File, number: u64, line: &[u8]) -> Result<Article, Fault> {
    let line = if number == 1 {
        line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(line)
    } else {
        line
    };
    let found = match simdutf8::compat::from_utf8(line.trim_ascii_end()) {
        Ok(line) => record::article(line, number),
        Err(error) => Err(Wrong::new(not_utf8(error.valid_up_to()))),
    };
    let mut article = found.map_err(|wrong| wrong.fault(file, number, 0))?;
    article.about = file.about();
    Ok(article)
}

fn not_utf8(n_valid: usize) -> Message {
    message!("not UTF-8 from byte {} (see --encoding)", n_valid + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::record::shown;

    fn read(input: &[u8]) -> Vec<String> {
        let file = File {
            path: "f".into(),
            is_stdin: false,
        };
        Lines::new(file, input, 100).map(shown).collect()
    }

    #[test]
    fn each_line_is_an_article_or_a_fault() {
        let table: [(&[u8], &str); 19] = [
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
                "f:1: invalid type: integer `3`, expected a string at byte 9",
            ),
            (br#"["a",null,"t"]"#, "f:1: not an object"),
            (b"\"t\"", "f:1: not an object"),
            (b"plain", "f:1: not JSON"),
            (br#"{"text":"t""#, "f:1: not JSON: it ends too early"),
            (b"{\"text\":\"t\r\n", "f:1: not JSON: it ends too early"),
            (
                br#"{"text":"t"} x"#,
                "f:1: not JSON: trailing characters at byte 14",
            ),
            (
                b"{\"text\":\"\xff\"}",
                "f:1: not UTF-8 from byte 10 (see --encoding)",
            ),
            (
                br#"{"text":"\ud83d a\udc00 \ud83d\ude00 \\ud83d"}"#,
                "1 None \u{fffd} a\u{fffd} \u{1f600} \\ud83d",
            ),
            (br#"{"id":"\ud83d","text":"t"}"#, "\"\\ud83d\" None t"),
            (&[b' '; 101], "f:1: longer than 100 bytes (see --max-bytes)"),
        ];
        for (line, expected) in table {
            assert_eq!(read(line), [expected], "{}", String::from_utf8_lossy(line));
        }
    }

    #[test]
    fn a_line_that_is_too_long_is_skipped() {
        let long = format!("{{\"text\":\"{}\"}}", "t".repeat(1000));
        let input = format!("{long}\n{{\"text\":\"t\"}}");
        assert_eq!(
            read(input.as_bytes()),
            ["f:1: longer than 100 bytes (see --max-bytes)", "2 None t"]
        );
    }

    #[test]
    fn blank_lines_are_counted_but_yield_nothing() {
        assert_eq!(read(b"\n \r\n{\"text\":\"t\"}\n\n"), ["3 None t"]);
        assert!(read(b"").is_empty());
    }
}
