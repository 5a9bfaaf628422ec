//! Literals of JavaScript in scripts: JSON, and what is written more loosely than JSON allows.

use serde_json::{Map, Value};

/// Deeper values are passed over.
const MOST_DEPTH: usize = 48;

/// The objects, arrays and strings that variables of a script are set to, that its functions get or return, or that it begins
/// with.
pub(super) fn all(script: &str) -> Vec<Value> {
    let mut literals = Vec::new();
    let mut reader = LiteralReader::new(script);
    let mut before = Preceding::Start;
    while let Some(byte) = reader.peek() {
        match byte {
            b'{' | b'[' | b'"' | b'\'' | b'`' => {
                let is_value = matches!(
                    before,
                    Preceding::Start | Preceding::Sign(b'=' | b'(') | Preceding::Return
                );
                if is_value {
                    literals.push(reader.value(MOST_DEPTH));
                } else if matches!(byte, b'{' | b'[') {
                    reader.at += 1;
                } else {
                    reader.string();
                }
                before = Preceding::Sign(byte);
            }
            _ if byte.is_ascii_whitespace() => reader.at += 1,
            _ if reader.skip_remark() => {}
            _ if is_of_name(byte) => {
                before = if reader.name() == "return" {
                    Preceding::Return
                } else {
                    Preceding::Sign(b'a')
                };
            }
            _ => {
                reader.at += 1;
                before = Preceding::Sign(byte);
            }
        }
    }
    literals
}

/// The objects in a text that is meant to be JSON, whatever stands around them.
pub(super) fn objects(text: &str) -> Vec<Value> {
    let mut objects = Vec::new();
    let mut reader = LiteralReader::new(text);
    while let Some(at) = text[reader.at..].find('{') {
        reader.at += at;
        objects.push(reader.value(MOST_DEPTH));
    }
    objects
}

/// What stands before a value.
#[derive(Clone, Copy)]
enum Preceding {
    Start,
    Return,
    Sign(u8),
}

fn is_of_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$') || !byte.is_ascii()
}

/// Reads values that may be cut off or hold what is no literal, each byte once.
struct LiteralReader<'s> {
    text: &'s str,
    at: usize,
}

impl<'s> LiteralReader<'s> {
    fn new(text: &'s str) -> Self {
        Self { text, at: 0 }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// A value; `null` for what is no literal.
    fn value(&mut self, depth: usize) -> Value {
        self.skip_blanks();
        match self.peek() {
            Some(b'{') if depth > 0 => self.object(depth - 1),
            Some(b'[') if depth > 0 => self.array(depth - 1),
            Some(b'"' | b'\'' | b'`') => Value::String(self.string()),
            _ => serde_json::from_str(self.expression().trim()).unwrap_or_default(),
        }
    }

    fn object(&mut self, depth: usize) -> Value {
        let mut fields = Map::new();
        self.at += 1;
        loop {
            self.skip_blanks();
            match self.peek() {
                None => break,
                Some(b'}') => {
                    self.at += 1;
                    break;
                }
                Some(b',') => self.at += 1,
                Some(byte) => {
                    let key = if matches!(byte, b'"' | b'\'' | b'`') {
                        self.string()
                    } else {
                        self.name().to_owned()
                    };
                    self.skip_blanks();
                    if self.peek() == Some(b':') {
                        self.at += 1;
                        let value = self.value(depth);
                        fields.insert(key, value);
                    }
                    self.end_value(b'}');
                }
            }
        }
        Value::Object(fields)
    }

    fn array(&mut self, depth: usize) -> Value {
        let mut values = Vec::new();
        self.at += 1;
        loop {
            self.skip_blanks();
            match self.peek() {
                None => break,
                Some(b']') => {
                    self.at += 1;
                    break;
                }
                Some(b',') => self.at += 1,
                Some(_) => {
                    values.push(self.value(depth));
                    self.end_value(b']');
                }
            }
        }
        Value::Array(values)
    }

    /// Goes on to the next comma or `end`, past what closes nothing here.
    fn end_value(&mut self, end: u8) {
        self.expression();
        if self.peek().is_some_and(|byte| byte != b',' && byte != end) {
            self.at += 1;
        }
    }

    /// What is up to the next comma or closing bracket that is not within brackets or a string.
    fn expression(&mut self) -> &'s str {
        let start = self.at;
        let mut depth = 0_usize;
        while let Some(byte) = self.peek() {
            match byte {
                b'{' | b'[' | b'(' => depth += 1,
                b',' | b';' | b'}' | b']' | b')' if depth == 0 => break,
                b'}' | b']' | b')' => depth -= 1,
                b'"' | b'\'' | b'`' => {
                    self.string();
                    continue;
                }
                _ => {}
            }
            self.at += 1;
        }
        &self.text[start..self.at]
    }

    fn name(&mut self) -> &'s str {
        let rest = &self.text[self.at..];
        let length = rest
            .bytes()
            .position(|byte| !is_of_name(byte))
            .unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    /// A string with its escapes read, from its quotation mark on.
    fn string(&mut self) -> String {
        let rest = &self.text[self.at..];
        let quote = rest.chars().next().unwrap_or_default();
        let mut string = String::new();
        let mut units: Vec<u16> = Vec::new();
        let mut chars = rest.char_indices().skip(1);
        self.at = self.text.len();
        while let Some((at, c)) = chars.next() {
            let unit = match c {
                '\\' => match chars.next() {
                    Some((at, 'u')) => code(&rest[at + 1..], 4).inspect(|_| skip(&mut chars, 4)),
                    Some((at, 'x')) => code(&rest[at + 1..], 2).inspect(|_| skip(&mut chars, 2)),
                    Some((_, escaped)) => {
                        end_units(&mut units, &mut string);
                        string.extend(unescaped(escaped));
                        continue;
                    }
                    None => break,
                },
                _ if c == quote => {
                    self.at = self.at - rest.len() + at + 1;
                    break;
                }
                _ => {
                    end_units(&mut units, &mut string);
                    string.push(c);
                    continue;
                }
            };
            units.extend(unit);
        }
        end_units(&mut units, &mut string);
        string
    }

    fn skip_blanks(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace()) || self.skip_remark() {
            self.at += usize::from(self.peek().is_some_and(|byte| byte.is_ascii_whitespace()));
        }
    }

    /// Whether a remark was here.
    fn skip_remark(&mut self) -> bool {
        let rest = &self.text[self.at..];
        let end = if rest.starts_with("//") {
            rest.find('\n')
        } else if rest.starts_with("/*") {
            rest.find("*/").map(|at| at + 2)
        } else {
            return false;
        };
        self.at += end.unwrap_or(rest.len());
        true
    }
}

fn code(digits: &str, n_digits: usize) -> Option<u16> {
    u16::from_str_radix(digits.get(..n_digits)?, 16).ok()
}

fn skip<I: Iterator>(items: &mut I, n: usize) {
    for _ in 0..n {
        items.next();
    }
}

fn end_units(units: &mut Vec<u16>, string: &mut String) {
    let chars = char::decode_utf16(units.drain(..));
    string.extend(chars.map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)));
}

/// What a letter after a backslash stands for.
fn unescaped(c: char) -> Option<char> {
    match c {
        'n' => Some('\n'),
        't' => Some('\t'),
        'r' | 'b' | 'f' | 'v' | '0' | '\n' => None,
        _ => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn literals_are_found_in_scripts() {
        let table = [
            (r#"{"a": [1, "甲"]}"#, json!([{"a": [1, "甲"]}])),
            (
                r#"window.x = {a: undefined, 'b': NaN, c: [,'甲\n乙',], d: f({x: 1}, "}"), e() { return 1 }, f: true,};"#,
                json!([{"a": null, "b": null, "c": ["甲\n乙"], "d": null, "f": true}]),
            ),
            (
                r#"go(JSON.parse("{\"a\":\"\u7532\"}"))"#,
                json!([r#"{"a":"甲"}"#]),
            ),
            (
                "var a = 1; // it's {b: 2}\nvar b = '\\ud83d\\ude00\\x41';",
                json!(["😀A"]),
            ),
            ("x = function(a) { return {b: 1} }", json!([{"b": 1}])),
            ("if (a) { b['c'] } else { d }", json!([])),
            (r#"q.push([1, "甲"])"#, json!([[1, "甲"]])),
            ("a = {b: {c: '甲", json!([{"b": {"c": "甲"}}])),
            ("a = {b: 1)];}", json!([{"b": 1}])),
            ("a = [}]", json!([[null]])),
        ];
        for (script, expected) in table {
            assert_eq!(Value::Array(all(script)), expected, "{script}");
        }
    }

    #[test]
    fn what_is_meant_to_be_json_is_mended() {
        let broken = "//<![CDATA[\n{\"a\": \"甲\n乙\", \"b\": [\"丙\",],}\n//]]>";
        assert_eq!(objects(broken), [json!({"a": "甲\n乙", "b": ["丙"]})]);
        assert_eq!(objects("{a: {}} {b: }"), [json!({"a": {}}), json!({"b": null})]);
    }

    #[test]
    fn no_script_is_too_much() {
        for piece in [
            "{", "[", "={", "([", "{a:", "\"", "=\"\\", "return {", "/*", "a:{b(", "}", "=[}", "={)",
        ] {
            let script = piece.repeat(20_000);
            all(&script);
            objects(&script);
        }
    }
}
