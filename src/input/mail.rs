//! Mails, and pages that browsers save as such (MHTML).

mod quotes;

use std::borrow::Cow;

use mail_parser::{
    Message, MessageParser, MessagePart, MimeHeaders, PartType,
    decoders::{base64::base64_decode, quoted_printable::quoted_printable_decode},
};

use super::{
    article::{About, Article, filled},
    chinese::n_han,
    date, encoding,
    error::ReadError,
    file::File,
    html,
    markup::to_text,
    reader::{Read, ReadOptions, Reader},
    sniff::Head,
};
use crate::message::message;
use quotes::{before_quote, is_enough, unquoted};

pub(super) const MHTML: Reader = Reader {
    name: "mhtml",
    help: "A page that a browser saved whole: its main article",
    endings: &["mhtml", "mht"],
    is_told_by_name: false,
    begins: |head| is_mime(head) && is_page(head.text),
    read: Read::Article(|file, bytes, options| page(file, &bytes, options)),
};

pub(super) const EML: Reader = Reader {
    name: "eml",
    help: "A mail is an article",
    endings: &["eml"],
    is_told_by_name: false,
    begins: is_mime,
    read: Read::Article(|file, bytes, options| mail(file, &bytes, options)),
};

fn mail(file: &File, bytes: &[u8], options: &ReadOptions) -> Result<Article, ReadError> {
    let bytes = with_utf8_headers(bytes);
    let mail = parsed(file, &bytes)?;
    let article = article_of(file, &mail, options);
    if !article.text.is_empty() {
        return Ok(article);
    }
    // A mail that was passed on as it is.
    let passed_on = mail.parts.iter().find_map(|part| match &part.body {
        PartType::Message(inner) => Some(article_of(file, inner, options)),
        _ => None,
    });
    passed_on.filter(|inner| !inner.text.is_empty()).ok_or_else(|| {
        file.error(match mail.attachment_count() {
            0 => message!("a mail without text"),
            _ => message!("a mail without text: save what is attached to it, and read that"),
        })
    })
}

fn article_of(file: &File, mail: &Message, options: &ReadOptions) -> Article {
    let plain = mail
        .text_bodies()
        .filter(|part| matches!(part.body, PartType::Text(_)));
    let plain = joined(mail, plain);
    let formatted = mail
        .html_bodies()
        .filter(|part| matches!(part.body, PartType::Html(_)));
    let markup = joined(mail, formatted);
    let formatted = to_text(&markup);
    // The plain form may only say that there is another.
    let text = if n_han(&plain) * 2 > n_han(&formatted) {
        unquoted(&plain)
    } else {
        let own = unquoted(&to_text(before_quote(&markup)));
        if is_enough(&own, &formatted) {
            own
        } else {
            formatted
        }
    };
    let sender = mail.from().and_then(|from| from.first());
    let about = About {
        author: sender.and_then(|sender| filled(sender.name()?)),
        date: mail.header_raw("Date").and_then(date::parse),
        ..file.about()
    };
    let title = mail.subject().and_then(filled);
    let text = text.trim().to_owned();
    file.article(options.title.clone().or(title), text, about)
}

fn page(file: &File, bytes: &[u8], options: &ReadOptions) -> Result<Article, ReadError> {
    let saved = parsed(file, bytes)?;
    let page = saved
        .parts
        .iter()
        .find(|part| matches!(part.body, PartType::Html(_)));
    let page = page.ok_or_else(|| file.error(message!("no article on this page")))?;
    let about = About {
        link: saved
            .header_raw("Snapshot-Content-Location")
            .or(page.content_location())
            .and_then(filled)
            .filter(|link| link.starts_with("http")),
        ..file.about()
    };
    html::page_article(file, &text_of(&saved, page), options, about)
}

fn parsed<'m>(file: &File, bytes: &'m [u8]) -> Result<Message<'m>, ReadError> {
    let parsed = MessageParser::default().parse(bytes);
    parsed.ok_or_else(|| file.error(message!("no mail")))
}

/// A mail with its headers in UTF-8: some programs write them as they are, in the encoding of the text below.
fn with_utf8_headers(bytes: &[u8]) -> Cow<'_, [u8]> {
    let n_bytes = [&b"\n\n"[..], b"\r\n\r\n"]
        .iter()
        .filter_map(|blank| bytes.windows(blank.len()).position(|bytes| bytes == *blank))
        .min();
    let (headers, body) = bytes.split_at(n_bytes.unwrap_or(bytes.len()));
    if std::str::from_utf8(headers).is_ok() {
        return Cow::Borrowed(bytes);
    }
    let of_all = encoding::decode(bytes.to_vec(), None).encoding;
    let of_body =
        encoding_rs::Encoding::for_label(of_all.as_bytes()).filter(|found| *found != encoding_rs::UTF_8);
    let decoded = encoding::decode(headers.to_vec(), of_body);
    Cow::Owned([decoded.text.as_bytes(), body].concat())
}

fn joined<'p>(mail: &Message, parts: impl Iterator<Item = &'p MessagePart<'p>>) -> String {
    parts
        .map(|part| text_of(mail, part))
        .collect::<Vec<_>>()
        .join("\n")
}

/// A part's text; where it does not say its encoding, or says it wrongly, by how it looks.
fn text_of(mail: &Message, part: &MessagePart) -> String {
    let (PartType::Text(text) | PartType::Html(text)) = &part.body else {
        return String::new();
    };
    let raw = mail
        .raw_message
        .get(part.offset_body as usize..part.offset_end as usize);
    if text.contains('\u{fffd}')
        && let Some(raw) = raw
    {
        let bytes = match part.encoding {
            mail_parser::Encoding::None => Some(raw.to_vec()),
            mail_parser::Encoding::Base64 => base64_decode(raw),
            mail_parser::Encoding::QuotedPrintable => quoted_printable_decode(raw),
        };
        return encoding::decode(bytes.unwrap_or_default(), None).text;
    }
    text.clone().into_owned()
}

/// Whether lines of names and values are at the beginning, among them those that MIME demands.
fn is_mime(head: &Head) -> bool {
    let has = |name: &str| header(head.text, name).is_some();
    has("MIME-Version")
        || (has("Content-Type") && has("Content-Transfer-Encoding"))
        || (has("From") && has("Message-ID"))
}

/// Whether a page is saved in it.
fn is_page(text: &str) -> bool {
    header(text, "Snapshot-Content-Location").is_some()
        || header(text, "Content-Type").is_some_and(|kind| {
            kind.trim_start()
                .to_ascii_lowercase()
                .starts_with("multipart/related")
        }) && header(text, "To").is_none()
}

/// The first line of a header's value.
fn header<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let is_name = |name: &str| {
        !name.is_empty()
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    let headers = text.lines().take_while(|line| {
        line.starts_with([' ', '\t']) || line.split_once(':').is_some_and(|(name, _)| is_name(name))
    });
    headers
        .filter_map(|line| line.split_once(':'))
        .find(|(found, _)| found.eq_ignore_ascii_case(name))
        .map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_of_attachments_alone_is_told() {
        let read = |parts: &str| {
            let head = "From: lin@example.com\nSubject: news\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n";
            let bytes = format!("{head}{parts}--b--\n");
            mail(&File::new("a.eml"), bytes.as_bytes(), &ReadOptions::default())
        };
        let attached =
            "--b\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=a.pdf\n\n%PDF\n";
        let empty = "--b\nContent-Type: text/plain\n\n\n";
        for (parts, reason) in [
            (
                attached.to_owned(),
                "a mail without text: save what is attached to it, and read that",
            ),
            (
                format!("{empty}{attached}"),
                "a mail without text: save what is attached to it, and read that",
            ),
            (empty.to_owned(), "a mail without text"),
        ] {
            assert_eq!(read(&parts).unwrap_err().reason.to_string(), reason);
        }
        let inner = "--b\nContent-Type: message/rfc822\n\nSubject: ferry\nContent-Type: text/plain; charset=utf-8\n\n渡船停航一天。\n";
        let passed_on = read(inner).unwrap();
        assert_eq!(
            (passed_on.title.as_deref(), &*passed_on.text),
            (Some("ferry"), "渡船停航一天。")
        );
        let said = format!("--b\nContent-Type: text/plain; charset=utf-8\n\n渡船停航一天。\n{attached}");
        assert_eq!(read(&said).unwrap().text, "渡船停航一天。");
    }

    #[test]
    fn headers_are_in_the_encoding_of_the_text() {
        let text = "From: 林望舒 <lin@example.com>\nSubject: 渡船\nMIME-Version: 1.0\nContent-Type: text/plain\n\n渡船明天停航一天，后天早上六点复航。\n";
        let gbk = encoding_rs::GBK.encode(text).0;
        for bytes in [&gbk[..], text.as_bytes()] {
            let read = mail(&File::new("a.eml"), bytes, &ReadOptions::default()).unwrap();
            assert_eq!(read.title.as_deref(), Some("渡船"));
            assert_eq!(read.about.author.as_deref(), Some("林望舒"));
            assert_eq!(read.text, "渡船明天停航一天，后天早上六点复航。");
        }
    }
}
