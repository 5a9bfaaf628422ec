//! Mails, and pages that browsers save as such (MHTML).

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
    head::Head,
    html,
    markup::to_text,
    reader::{Read, ReadOptions, Reader},
};
use crate::message::message;

/// Words by which mails are read: `lexicon/sets/mails.tsv`.
mod sets {
    use crate::input::word_set::WordSet;

    include!(concat!(env!("OUT_DIR"), "/sets.mails.rs"));
}

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
    let mail = parsed(file, bytes)?;
    let plain = mail
        .text_bodies()
        .filter(|part| matches!(part.body, PartType::Text(_)));
    let plain = joined(&mail, plain);
    let formatted = mail
        .html_bodies()
        .filter(|part| matches!(part.body, PartType::Html(_)));
    let formatted = to_text(&joined(&mail, formatted));
    // The plain form may only say that there is another.
    let text = if n_han(&plain) * 2 > n_han(&formatted) {
        unquoted(&plain)
    } else {
        formatted
    };
    let sender = mail.from().and_then(|from| from.first());
    let about = About {
        author: sender.and_then(|sender| filled(sender.name()?)),
        date: mail.header_raw("Date").and_then(date::parse),
        ..file.about()
    };
    let title = mail.subject().and_then(filled);
    let text = text.trim().to_owned();
    Ok(file.article(options.title.clone().or(title), text, about))
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

/// A text without the lines of others that it answers to, and without the signature; whole, where that is most of it.
fn unquoted(text: &str) -> String {
    let own = text.lines().take_while(|line| *line != "-- ");
    let own: Vec<&str> = own
        .filter(|line| !line.starts_with('>') && !sets::QUOTING.has(line.trim_end()))
        .collect();
    let own = own.join("\n");
    if n_han(&own) * 2 > n_han(text) {
        own
    } else {
        text.to_owned()
    }
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
    use crate::input::word_set::tests::assert_every_row_is_needed;

    #[test]
    fn every_word_by_which_mails_are_read_is_needed() {
        assert_every_row_is_needed("mails", |set, text| match set {
            "quoting" => !unquoted(&format!("渡船停航一天，明天复航。\n{text}")).contains("example"),
            _ => panic!("{set} decides nothing"),
        });
        assert_eq!(unquoted("渡船停航一天。\n林望舒 寫道："), "渡船停航一天。");
    }
}
