//! PDF with a text layer: what is drawn on the pages is put together to lines, and lines to paragraphs.

mod bomb;
mod budget;
mod edges;
mod filters;
mod glyphs;
mod layout;
mod line;

use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};

use self::budget::DrawingBudget;
use super::{
    chinese::n_han,
    reader::{Read, ReadOptions, Reader},
};
use crate::message::{Message, message};

const SIGNATURE: &[u8] = b"%PDF-";

/// Programs forgive what stands before it.
const MOST_BYTES_BEFORE: usize = 1024;

pub(super) const READER: Reader = Reader {
    name: "pdf",
    help: "A PDF with a text layer is an article",
    endings: &["pdf"],
    is_told_by_name: false,
    begins: |head| {
        let start = &head.bytes[..head.bytes.len().min(MOST_BYTES_BEFORE)];
        start.starts_with(SIGNATURE)
            || head.has_ending(&["pdf"]) && start.windows(SIGNATURE.len()).any(|bytes| bytes == SIGNATURE)
    },
    read: Read::Article(|file, bytes, options| {
        let (title, text) = read(bytes, options).map_err(|reason| file.error(reason))?;
        let title = options.title.clone().or(title);
        Ok(file.article(title, text, file.about()))
    }),
};

fn read(bytes: Vec<u8>, options: &ReadOptions) -> Result<(Option<String>, String), Message> {
    let max_bytes = options.max_bytes;
    let too_large = || message!("larger than {} bytes (see --max-bytes)", max_bytes);
    if bomb::is_bomb(&bytes, max_bytes) {
        return Err(too_large());
    }
    let n_bytes_packed = bytes.len();
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(_) => message!("protected by a password: save it without one"),
        LoadPdfError::Invalid => message!("a PDF that cannot be read"),
    })?;
    let (mut pages, mut n_bytes) = (Vec::new(), 0);
    let (mut n_glyphs, mut n_unknown) = (0, 0);
    let mut budget = DrawingBudget::new(n_bytes_packed, options);
    for page in pdf.pages().iter() {
        options.check_time()?;
        let sheet = budget
            .begin(page)
            .and_then(|()| glyphs::of_page(page, &pdf, &mut budget));
        let sheet = sheet.ok_or_else(|| options.check_time().err().unwrap_or_else(too_large))?;
        n_glyphs += sheet.glyphs.len();
        n_unknown += sheet.n_unknown;
        let page = line::page(sheet);
        n_bytes += page.lines.iter().map(|line| line.text.len() as u64).sum::<u64>();
        if n_bytes > max_bytes {
            return Err(too_large());
        }
        pages.push(page);
    }
    if n_glyphs == 0 {
        return Err(message!(
            "a PDF without text, as scans are: recognise its text first (OCR)"
        ));
    }
    let (title, text) = layout::article(pages);
    if n_unknown * 4 > n_glyphs || looks_garbled(&text) {
        return Err(message!(
            "a PDF whose fonts do not tell their characters: recognise its text first (OCR)"
        ));
    }
    Ok((title, text))
}

/// Whether bytes of Chinese characters were taken for letters.
fn looks_garbled(text: &str) -> bool {
    let n_odd = text.chars().filter(|c| matches!(c, '\u{a1}'..='\u{17f}')).count();
    n_odd > 20 && n_odd > n_han(text)
}
