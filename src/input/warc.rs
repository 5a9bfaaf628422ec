//! Crawls (WARC), and their texts (WET): a page is an article.

use std::{
    io::{self, BufRead, BufReader, Cursor, Read},
    sync::Arc,
};

use encoding_rs::Encoding;
use flate2::read::MultiGzDecoder;

use super::{
    article::{About, Article, Pending, id, ready},
    chinese::is_chinese,
    error::ReadError,
    file::File,
    html,
    markup::to_text,
    reader::{Input, Read as Way, ReadOptions, Reader},
    sniff::{Head, Markup},
    text::DecodedText,
};
use crate::message::Message;

pub(super) const READER: Reader = Reader {
    name: "warc",
    help: "A crawl, also compressed: a page is an article",
    endings: &["warc", "wet"],
    is_told_by_name: false,
    begins: |head| is_version(head.text.lines().next().unwrap_or_default()),
    read: Way::Stream(|file, input, options| Box::new(WarcRecords::new(file, input, options))),
};

/// No header of a record or an answer is longer.
const MOST_HEADER_BYTES: u64 = 64 * 1024;

/// The articles of a crawl, read record by record: no more than a page is in memory.
struct WarcRecords {
    file: File,
    input: BufReader<Input>,
    options: Arc<ReadOptions>,
    is_ended: bool,
}

/// What is said about a record.
#[derive(Default)]
struct Header {
    kind: String,
    address: Option<String>,
    length: u64,
}

impl WarcRecords {
    fn new(file: File, input: Input, options: &Arc<ReadOptions>) -> Self {
        Self {
            file,
            input: BufReader::new(input),
            options: options.clone(),
            is_ended: false,
        }
    }

    /// The next record that may be a page.
    fn advance(&mut self) -> io::Result<Option<(Header, Vec<u8>)>> {
        while let Some(header) = self.header()? {
            let is_page = matches!(header.kind.as_str(), "response" | "resource" | "conversion");
            let mut content = Vec::new();
            let mut record = (&mut self.input).take(header.length);
            if is_page {
                (&mut record)
                    .take(self.options.max_bytes + 1)
                    .read_to_end(&mut content)?;
            }
            io::copy(&mut record, &mut io::sink())?;
            if is_page {
                return Ok(Some((header, content)));
            }
        }
        Ok(None)
    }

    /// What is said about the next record, after the lines that end the last one.
    fn header(&mut self) -> io::Result<Option<Header>> {
        let mut line = String::new();
        loop {
            line.clear();
            if self.read_line(&mut line)? == 0 {
                return Ok(None);
            }
            if is_version(&line) {
                break;
            }
            if !line.trim().is_empty() {
                return Err(io::Error::new(
                    io::ErrorKind::InvalidData,
                    "no record where one should begin",
                ));
            }
        }
        let mut header = Header::default();
        loop {
            line.clear();
            if self.read_line(&mut line)? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            let Some((name, value)) = line.split_once(':') else {
                return Ok(Some(header));
            };
            let value = value.trim();
            match name.to_ascii_lowercase().as_str() {
                "warc-type" => value.clone_into(&mut header.kind),
                "warc-target-uri" => header.address = Some(value.trim_matches(['<', '>']).to_owned()),
                "content-length" => header.length = value.parse().unwrap_or_default(),
                _ => {}
            }
        }
    }

    fn read_line(&mut self, line: &mut String) -> io::Result<usize> {
        let mut bytes = Vec::new();
        let n_read = (&mut self.input)
            .take(MOST_HEADER_BYTES)
            .read_until(b'\n', &mut bytes)?;
        line.push_str(&String::from_utf8_lossy(&bytes));
        Ok(n_read)
    }
}

impl Iterator for WarcRecords {
    type Item = Pending;

    fn next(&mut self) -> Option<Pending> {
        while !self.is_ended {
            let (header, content) = match self.advance() {
                Ok(Some(record)) => record,
                Ok(None) => return None,
                Err(error) => {
                    self.is_ended = true;
                    return Some(ready(Err(self.file.error(error))));
                }
            };
            let (file, options) = (self.file.clone(), self.options.clone());
            let Some(page) = page(&header, content) else {
                continue;
            };
            return Some(Box::new(move || article(&file, &header, page, &options)));
        }
        None
    }
}

/// A page as it was sent.
struct SentPage {
    content: Vec<u8>,
    /// What the server said of it.
    encoding: Option<&'static Encoding>,
}

/// The page in a record; none where the server sent something else.
fn page(header: &Header, content: Vec<u8>) -> Option<SentPage> {
    const KINDS: [&str; 3] = ["text/html", "application/xhtml+xml", "text/plain"];
    if header.kind != "response" {
        return Some(SentPage {
            content,
            encoding: None,
        });
    }
    let end = content.windows(4).position(|bytes| bytes == b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(&content[..end]).to_ascii_lowercase();
    let body = &content[end + 4..];
    let fields = head.lines().filter_map(|line| line.split_once(':'));
    let value = |name| {
        fields
            .clone()
            .find(|(found, _)| *found == name)
            .map(|(_, value)| value.trim())
    };
    let is_found = head.split(' ').nth(1) == Some("200");
    let kind = value("content-type");
    let is_page = kind.is_none_or(|kind| KINDS.iter().any(|page| kind.starts_with(page)));
    if !is_found || !is_page {
        return None;
    }
    let is_chunked = value("transfer-encoding").is_some_and(|coding| coding.contains("chunked"));
    let content = if is_chunked {
        without_chunks(body)
    } else {
        body.to_vec()
    };
    Some(SentPage {
        content,
        encoding: kind.and_then(charset),
    })
}

/// The encoding in `text/html; charset="gbk"`.
fn charset(kind: &str) -> Option<&'static Encoding> {
    let label = kind.split(';').skip(1).find_map(|parameter| {
        let (name, label) = parameter.split_once('=')?;
        (name.trim() == "charset").then_some(label)
    })?;
    Encoding::for_label(label.trim().trim_matches(['"', '\'']).as_bytes())
}

/// What a server sent in pieces; as it is, where it was put together already.
fn without_chunks(body: &[u8]) -> Vec<u8> {
    let mut whole = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some(end) = rest.windows(2).position(|bytes| bytes == b"\r\n") {
        let length = String::from_utf8_lossy(&rest[..end]);
        let length = length.split(';').next().unwrap_or_default().trim();
        let Ok(length) = usize::from_str_radix(length, 16) else {
            return if whole.is_empty() { body.to_vec() } else { whole };
        };
        let chunk = &rest[end + 2..];
        let Some(chunk) = chunk.get(..length).filter(|_| length > 0) else {
            whole.extend(chunk.get(..chunk.len().min(length)).unwrap_or_default());
            return whole;
        };
        whole.extend(chunk);
        rest = rest[end + 2 + length..].strip_prefix(b"\r\n").unwrap_or_default();
    }
    whole
}

fn article(
    file: &File,
    header: &Header,
    page: SentPage,
    options: &ReadOptions,
) -> Result<Article, ReadError> {
    let address = header.address.as_deref().unwrap_or_default();
    let record = file.member(address);
    let content = unpacked(page.content, options).map_err(|error| record.error(error))?;
    let checked = options.limits().check_length(content.len() as u64);
    checked.map_err(|reason| record.error(reason))?;
    let text = DecodedText::decode_sent(&record, content, options, page.encoding)?;
    let about = About {
        link: header.address.clone(),
        path: file.about().path,
        ..text.about(&record)
    };
    let is_page = header.kind != "conversion"
        && Head::new(address, text.text.as_bytes(), &text.text).markup() == Some(Markup::Html);
    let mut article = if options.only_chinese && is_page && !is_chinese(&to_text(&text.text)) {
        // Most pages of the web: they are passed over before a tree is made of them.
        record.article(None, String::new(), about)
    } else if is_page {
        html::page_article(&record, &text.text, options, about)?
    } else {
        record.article(options.title.clone(), text.text, about)
    };
    article.id = id(address);
    Ok(article)
}

/// A page that was sent compressed.
fn unpacked(content: Vec<u8>, options: &ReadOptions) -> Result<Vec<u8>, Message> {
    if !content.starts_with(b"\x1f\x8b") {
        return Ok(content);
    }
    let mut page = Vec::new();
    MultiGzDecoder::new(Cursor::new(content))
        .take(options.limits().most() + 1)
        .read_to_end(&mut page)?;
    options.limits().count(page.len() as u64)?;
    Ok(page)
}

fn is_version(line: &str) -> bool {
    line.trim_end()
        .strip_prefix("WARC/")
        .is_some_and(|version| version.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_answer_says_its_encoding() {
        let header = Header {
            kind: "response".to_owned(),
            ..Header::default()
        };
        let said = |kind: &str| {
            let answer = format!("HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n<p>");
            let page = page(&header, answer.into_bytes()).unwrap();
            page.encoding.map(Encoding::name)
        };
        assert_eq!(said("text/html; charset=GB2312"), Some("GBK"));
        assert_eq!(said("text/html;boundary=x; Charset = \"big5\""), Some("Big5"));
        assert_eq!(said("text/html; charset=of-our-own"), None);
        assert_eq!(said("text/html"), None);
    }
}
