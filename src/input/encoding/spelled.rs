//! Texts whose characters are spelled in ASCII: `&#38738;`, `\\u9752`, `=E9=9D=92`.

use html_escape::decode_html_entities;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;

use crate::input::chinese::n_han;

/// The text that is meant, where most of a text is spelled so and it is Chinese, but no page or data.
pub(in crate::input) fn meant(text: &str) -> Option<String> {
    const FEWEST_HAN: usize = 5;
    let spelling = [Spelling::References, Spelling::Escapes, Spelling::Quoted]
        .into_iter()
        .find(|spelling| spelling.is_most_of(text))?;
    let meant = spelling.read(text)?;
    let is_data = meant.trim_start().starts_with(['<', '{', '[']);
    (!is_data && n_han(&meant) >= FEWEST_HAN).then_some(meant)
}

#[derive(Clone, Copy)]
enum Spelling {
    References,
    Escapes,
    Quoted,
}

impl Spelling {
    /// Whether at least half of what is no white space is of what each character begins with and its digits.
    fn is_most_of(self, text: &str) -> bool {
        let (start, n_digits) = match self {
            Self::References => ("&#", 5),
            Self::Escapes => ("\\u", 4),
            Self::Quoted => ("=", 2),
        };
        let is_digits = |rest: &str| {
            let digits = rest.strip_prefix(['x', 'X']).unwrap_or(rest);
            digits
                .get(..n_digits.min(4))
                .is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
        };
        let spelled = text
            .match_indices(start)
            .filter(|(at, start)| is_digits(&text[at + start.len()..]));
        let n_bytes = text.bytes().filter(|byte| !byte.is_ascii_whitespace()).count();
        n_bytes > 0 && spelled.count() * (start.len() + n_digits) * 2 >= n_bytes
    }

    fn read(self, text: &str) -> Option<String> {
        match self {
            Self::References => Some(decode_html_entities(text).into_owned()),
            Self::Escapes => Some(without_escapes(text)),
            Self::Quoted => {
                let bytes = quoted_printable_decode(text.as_bytes())?;
                Some(super::decode(bytes, None).text)
            }
        }
    }
}

fn without_escapes(text: &str) -> String {
    let mut units: Vec<u16> = Vec::new();
    let mut pieces = text.split("\\u");
    units.extend(pieces.next().unwrap_or_default().encode_utf16());
    for piece in pieces {
        let unit = piece
            .get(..4)
            .and_then(|digits| u16::from_str_radix(digits, 16).ok());
        match unit {
            Some(unit) => {
                units.push(unit);
                units.extend(piece[4..].encode_utf16());
            }
            None => units.extend("\\u".encode_utf16().chain(piece.encode_utf16())),
        }
    }
    String::from_utf16_lossy(&units).replace("\\n", "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_spelled_is_read() {
        let text = "渡船停航。\n明天复航。";
        let spelled = |spell: &dyn Fn(char) -> String| {
            let spell = |c| if c == '\n' { "\n".to_owned() } else { spell(c) };
            text.chars().map(spell).collect::<String>()
        };
        let quoted = |c: char| {
            c.to_string()
                .bytes()
                .fold(String::new(), |text, byte| text + &format!("={byte:02X}"))
        };
        let table = [
            spelled(&|c| format!("&#{};", u32::from(c))),
            spelled(&|c| format!("&#x{:x};", u32::from(c))),
            spelled(&|c| format!("\\u{:04x}", u32::from(c))),
            spelled(&quoted),
        ];
        for spelled in table {
            assert_eq!(meant(&spelled).as_deref(), Some(text), "{spelled}");
        }
        let gbk = "=B6=C9=B4=AC=CD=A3=BA=BD=D2=BB=CC=EC=A3=AC=C3=F7=\n=CC=EC=B8=B4=BA=BD=A1=A3";
        assert_eq!(meant(gbk).as_deref(), Some("渡船停航一天，明天复航。"));
        for text in [
            "渡船&#38738;停航，明天复航。",
            "a=12 b=34",
            "\\u6e21",
            "",
            "&#60;&#112;&#62;&#28193;&#33337;&#20572;&#33322;&#20102;",
        ] {
            assert_eq!(meant(text), None, "{text}");
        }
    }
}
