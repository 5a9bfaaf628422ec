//! One JSON object a line.

use std::io::{self, BufRead, Read};

use std::sync::Arc;

use super::{
    article::{About, Article, Pending, ready},
    error::ReadError,
    file::File,
    json_kind::Json,
    reader::{Read as Way, ReadOptions, Reader},
    record::{self, Start},
};
use crate::message::{Message, message};

pub(super) const READER: Reader = Reader {
    name: "ndjson",
    help: "A line is an article: {\"text\": …, \"id\": …, \"title\": …}",
    endings: &["ndjson", "jsonl"],
    is_told_by_name: true,
    begins: |head| head.json() == Some(Json::Lines),
    read: Way::Lines(|file, input, options| Box::new(Lines::new(file, input, options))),
};

/// The articles of a stream, read line by line: no more than a line is in memory.
pub(super) struct Lines<R> {
    file: File,
    input: R,
    line: u64,
    options: Arc<ReadOptions>,
    ended: bool,
}

impl<R: BufRead> Lines<R> {
    fn new(file: File, input: R, options: &Arc<ReadOptions>) -> Self {
        Self {
            file,
            input,
            line: 0,
            options: options.clone(),
            ended: false,
        }
    }

    /// The next line, `None` where it is too long; empty only at the end of the stream.
    fn advance(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut line = Vec::new();
        let most = self.options.max_bytes;
        (&mut self.input).take(most + 1).read_until(b'\n', &mut line)?;
        self.line += 1;
        if line.len() as u64 <= most || line.ends_with(b"\n") {
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
                    let reason = message!("longer than {} bytes (see --max-bytes)", self.options.max_bytes);
                    return Some(ready(Err(self.file.error_at(self.line, reason))));
                }
                Err(error) => {
                    self.ended = true;
                    return Some(ready(Err(self.file.error(error))));
                }
            };
            self.ended = line.is_empty();
            if !line.trim_ascii().is_empty() {
                let (file, number, options) = (self.file.clone(), self.line, self.options.clone());
                return Some(Box::new(move || article(&file, number, &line, &options)));
            }
        }
        None
    }
}

fn article(file: &File, number: u64, line: &[u8], options: &ReadOptions) -> Result<Article, ReadError> {
    let line = if number == 1 {
        line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(line)
    } else {
        line
    };
    let start = Start {
        file,
        line: number,
        n_before: 0,
    };
    let found = match simdutf8::compat::from_utf8(line.trim_ascii_end()) {
        Ok(line) => record::article(line, number, start, options),
        Err(error) => Err(file.error_at(number, not_utf8(error.valid_up_to()))),
    };
    let mut article = found?;
    article.about = About {
        path: file.about().path,
        ..article.about
    };
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
        let file = File::new("f");
        let options = ReadOptions {
            max_bytes: 100,
            ..ReadOptions::default()
        };
        Lines::new(file, input, &Arc::new(options)).map(shown).collect()
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
            (
                br#"{"id":7}"#,
                "f:1: no \"text\" among: id (see --text-field) id=7",
            ),
            (
                br#"{"id":7,"text":null}"#,
                "f:1: no \"text\" among: id, text (see --text-field) id=7",
            ),
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
