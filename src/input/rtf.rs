//! RTF, as word processors of all ages write it.

use encoding_rs::{BIG5, EUC_KR, Encoding, GBK, SHIFT_JIS, WINDOWS_1252};

use super::{
    article::Article,
    error::ReadError,
    file::File,
    office::writing::{ParagraphRole, Writing},
    reader::{Read, ReadOptions, Reader},
};
use crate::message::message;

pub(super) const SIGNATURE: &[u8] = b"{\\rtf";

pub(super) const READER: Reader = Reader {
    name: "rtf",
    help: "An RTF document is an article",
    endings: &["rtf"],
    is_told_by_name: false,
    begins: |head| head.bytes.starts_with(SIGNATURE),
    read: Read::Article(|file, bytes, options| article(file, &bytes, options)),
};

fn article(file: &File, bytes: &[u8], options: &ReadOptions) -> Result<Article, ReadError> {
    if !bytes.starts_with(SIGNATURE) {
        return Err(file.error(message!("no document in it")));
    }
    let (title, text) = RtfDocument::new(bytes).read().finish();
    Ok(file.article(options.title.clone().or(title), text, file.about()))
}

/// The deepest nesting of groups: what is deeper is left out.
const MOST_DEPTH: usize = 200;

/// What holds up to the end of a group.
#[derive(Clone, Copy)]
struct GroupState {
    /// Whether the group is no part of the text: lists of fonts and styles, pictures, headers, notes.
    is_left_out: bool,
    /// Whether the text is not shown, or was deleted.
    is_hidden: bool,
    /// Whether the group lists fonts.
    is_font_list: bool,
    encoding: &'static Encoding,
    /// How many characters after `\u` repeat it for programs that do not know it.
    n_repeated: usize,
}

struct RtfDocument<'d> {
    bytes: &'d [u8],
    at: usize,
    state: GroupState,
    outer: Vec<GroupState>,
    /// Groups that are open beyond the deepest.
    n_too_deep: usize,
    /// The encodings of fonts.
    fonts: Vec<(i32, &'static Encoding)>,
    font: i32,
    default_encoding: &'static Encoding,
    /// Bytes of the text that are not decoded yet.
    pending: Vec<u8>,
    /// The high half of a character that `\u` writes as two.
    high: Option<u16>,
    role: ParagraphRole,
    is_in_row: bool,
    writing: Writing,
}

impl<'d> RtfDocument<'d> {
    fn new(bytes: &'d [u8]) -> Self {
        let mut writing = Writing::default();
        writing.start_paragraph(ParagraphRole::Body);
        Self {
            bytes,
            at: 0,
            state: GroupState {
                is_left_out: false,
                is_hidden: false,
                is_font_list: false,
                encoding: WINDOWS_1252,
                n_repeated: 1,
            },
            outer: Vec::new(),
            n_too_deep: 0,
            fonts: Vec::new(),
            font: 0,
            default_encoding: WINDOWS_1252,
            pending: Vec::new(),
            high: None,
            role: ParagraphRole::Body,
            is_in_row: false,
            writing,
        }
    }

    fn read(mut self) -> Writing {
        while let Some(&byte) = self.bytes.get(self.at) {
            self.at += 1;
            match byte {
                b'{' => self.open(),
                b'}' => {
                    self.close();
                    if self.outer.is_empty() {
                        break;
                    }
                }
                b'\\' => self.control(),
                b'\r' | b'\n' => {}
                byte => self.push_byte(byte),
            }
        }
        self.end_paragraph();
        self.writing
    }

    fn open(&mut self) {
        self.flush();
        if self.outer.len() < MOST_DEPTH {
            self.outer.push(self.state);
        } else {
            self.n_too_deep += 1;
        }
    }

    fn close(&mut self) {
        self.flush();
        if self.n_too_deep > 0 {
            self.n_too_deep -= 1;
        } else if let Some(state) = self.outer.pop() {
            self.state = state;
        }
    }

    fn control(&mut self) {
        let Some(&byte) = self.bytes.get(self.at) else {
            return;
        };
        if byte.is_ascii_alphabetic() {
            let (word, number) = self.word();
            self.obey(word, number);
            return;
        }
        self.at += 1;
        match byte {
            b'\'' => {
                let code = self.bytes.get(self.at..self.at + 2);
                let code = code.and_then(|code| std::str::from_utf8(code).ok());
                if let Some(byte) = code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
                    self.at += 2;
                    match byte {
                        b'\r' | b'\n' => self.end_paragraph(),
                        // Marks at which comments and fields stood.
                        0..=8 | 11..=31 => {}
                        byte => self.push_byte(byte),
                    }
                }
            }
            // What follows is for programs that know it.
            b'*' => self.state.is_left_out = true,
            b'~' => self.push("\u{a0}"),
            b'_' => self.push("-"),
            b'\r' | b'\n' => self.end_paragraph(),
            b'\\' | b'{' | b'}' => self.push_byte(byte),
            _ => {}
        }
    }

    /// A control word and its number.
    fn word(&mut self) -> (&'d [u8], Option<i32>) {
        let rest = &self.bytes[self.at..];
        let length = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let (word, rest) = rest.split_at(length);
        let is_sign = |index: usize, byte: u8| index == 0 && byte == b'-';
        let digits = rest.iter().enumerate().take(12);
        let n_digits = digits
            .take_while(|(index, byte)| byte.is_ascii_digit() || is_sign(*index, **byte))
            .count();
        let number = std::str::from_utf8(&rest[..n_digits]).ok();
        let ends_with_blank = rest.get(n_digits) == Some(&b' ');
        self.at += length + n_digits + usize::from(ends_with_blank);
        (word, number.and_then(|number| number.parse().ok()))
    }

    fn obey(&mut self, word: &[u8], number: Option<i32>) {
        let is_on = number != Some(0);
        match word {
            b"u" => self.push_unit(number.unwrap_or_default() as u16),
            b"uc" => self.state.n_repeated = number.unwrap_or(1).clamp(0, 16) as usize,
            b"bin" => self.at = self.at.saturating_add(number.unwrap_or_default().max(0) as usize),
            b"par" | b"sect" | b"page" => self.end_paragraph(),
            b"pard" => {
                self.role = ParagraphRole::Body;
                self.is_in_row = false;
            }
            b"intbl" => self.is_in_row = true,
            b"outlinelevel" => self.role = ParagraphRole::Heading,
            b"row" | b"nestrow" => self.end_row(),
            b"line" | b"softline" => self.push("\n"),
            b"tab" => self.push("\t"),
            b"emdash" => self.push("—"),
            b"endash" => self.push("–"),
            b"lquote" => self.push("‘"),
            b"rquote" => self.push("’"),
            b"ldblquote" => self.push("“"),
            b"rdblquote" => self.push("”"),
            b"bullet" => self.push("•"),
            b"cell" | b"nestcell" | b"emspace" | b"enspace" | b"qmspace" => self.push(" "),
            b"v" | b"deleted" => {
                self.flush();
                self.state.is_hidden = is_on;
            }
            b"plain" => {
                self.flush();
                self.state.is_hidden = false;
                self.state.encoding = self.default_encoding;
            }
            b"ansicpg" => {
                self.default_encoding = of_code_page(number.unwrap_or_default());
                self.state.encoding = self.default_encoding;
            }
            b"fonttbl" => {
                self.state.is_font_list = true;
                self.state.is_left_out = true;
            }
            b"f" => self.set_font(number.unwrap_or_default()),
            b"fcharset" if self.state.is_font_list => {
                if let Some(encoding) = of_character_set(number.unwrap_or_default()) {
                    self.fonts.push((self.font, encoding));
                }
            }
            word if is_left_out(word) => self.state.is_left_out = true,
            _ => {}
        }
    }

    fn set_font(&mut self, font: i32) {
        self.font = font;
        if self.state.is_font_list {
            return;
        }
        self.flush();
        let found = self.fonts.iter().rev().find(|(number, _)| *number == font);
        self.state.encoding = found.map_or(self.default_encoding, |(_, encoding)| encoding);
    }

    fn is_shown(&self) -> bool {
        !self.state.is_left_out && !self.state.is_hidden && self.n_too_deep == 0
    }

    fn push_byte(&mut self, byte: u8) {
        if self.is_shown() {
            self.pending.push(byte);
        }
    }

    fn push(&mut self, text: &str) {
        self.flush();
        if self.is_shown() {
            self.writing.push(text);
        }
    }

    /// A unit of UTF-16, and what repeats it.
    fn push_unit(&mut self, unit: u16) {
        let units = self.high.take().into_iter().chain([unit]);
        let text: Result<String, _> = char::decode_utf16(units).collect();
        match text {
            Ok(text) if text == "\r" || text == "\n" => self.end_paragraph(),
            // Marks at which comments and fields stood.
            Ok(text) if text.contains(|c: char| c.is_control() && c != '\t') => {}
            Ok(text) => self.push(&text),
            Err(_) if (0xd800..0xdc00).contains(&unit) => self.high = Some(unit),
            Err(_) => {}
        }
        for _ in 0..self.state.n_repeated {
            match self.bytes.get(self.at..) {
                Some([b'\\', b'\'', ..]) => self.at += 4,
                Some([b'\\' | b'{' | b'}', ..]) | None => return,
                Some(_) => self.at += 1,
            }
        }
    }

    /// Decodes what was read: two bytes are a character, which may be written as two escapes.
    fn flush(&mut self) {
        if !self.pending.is_empty() {
            let (text, _) = self.state.encoding.decode_without_bom_handling(&self.pending);
            self.writing.push(&text);
            self.pending.clear();
        }
    }

    fn end_paragraph(&mut self) {
        self.flush();
        if self.state.is_left_out {
            return;
        }
        // A row is a line; its cells end with blanks.
        if self.is_in_row {
            self.writing.push(" ");
        } else {
            self.restart_paragraph();
        }
    }

    fn end_row(&mut self) {
        self.flush();
        self.restart_paragraph();
    }

    fn restart_paragraph(&mut self) {
        self.writing.set_role(self.role);
        self.writing.end_paragraph();
        self.writing.start_paragraph(ParagraphRole::Body);
    }
}

/// Groups that begin so are no part of the text.
fn is_left_out(word: &[u8]) -> bool {
    const LEFT_OUT: [&[u8]; 24] = [
        b"colortbl",
        b"stylesheet",
        b"listtable",
        b"listoverridetable",
        b"revtbl",
        b"rsidtbl",
        b"info",
        b"pict",
        b"object",
        b"header",
        b"headerl",
        b"headerr",
        b"headerf",
        b"footer",
        b"footerl",
        b"footerr",
        b"footerf",
        b"footnote",
        b"annotation",
        b"fldinst",
        b"themedata",
        b"datastore",
        b"bkmkstart",
        b"bkmkend",
    ];
    LEFT_OUT.contains(&word)
}

fn of_code_page(number: i32) -> &'static Encoding {
    match number {
        936 | 54936 => GBK,
        950 => BIG5,
        932 => SHIFT_JIS,
        949 => EUC_KR,
        65001 => encoding_rs::UTF_8,
        _ => WINDOWS_1252,
    }
}

/// A font's character set, as Windows counts them; none where it is the document's.
fn of_character_set(number: i32) -> Option<&'static Encoding> {
    Some(match number {
        134 => GBK,
        136 => BIG5,
        128 => SHIFT_JIS,
        129 => EUC_KR,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_no_text() {
        let rtf = r"{\rtf1\ansi\uc0 ferry\u13 rests\u5  for\'05 a\'0d\'0aday\'09long}";
        let (_, text) = RtfDocument::new(rtf.as_bytes()).read().finish();
        assert_eq!(text, "ferry\n\nrests for a\n\nday\tlong");
    }
}
