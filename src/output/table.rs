//! CSV: an article a row.

use super::{Digest, Failure, plain_id};

pub(super) fn header(keep_content: bool) -> &'static str {
    if keep_content {
        "id,title,keywords,summary,link,date,author,source,path,error,text\n"
    } else {
        "id,title,keywords,summary,link,date,author,source,path,error\n"
    }
}

pub(super) fn digest(digest: &Digest, keep_content: bool) -> Vec<u8> {
    let id = plain_id(digest.id);
    let keywords = digest.joined_keywords("；");
    let date = digest.date.map(|date| date.to_rfc3339());
    let fields = [
        Some(id.as_str()),
        digest.title,
        keywords.as_deref(),
        digest.summary_text(),
        digest.link,
        date.as_deref(),
        digest.author,
        digest.source,
        digest.path,
        None,
        Some(digest.document.text()),
    ];
    row(&fields[..fields.len() - usize::from(!keep_content)])
}

pub(super) fn failure(failure: &Failure, keep_content: bool) -> Vec<u8> {
    let id = failure
        .id
        .map(plain_id)
        .or_else(|| failure.line.map(|line| line.to_string()));
    let mut fields = [None; 11];
    (fields[0], fields[9]) = (id.as_deref(), Some(failure.reason));
    row(&fields[..fields.len() - usize::from(!keep_content)])
}

fn row(fields: &[Option<&str>]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Nothing can fail in memory.
    let _ = writer.write_record(fields.iter().map(|field| field.unwrap_or_default()));
    writer.into_inner().unwrap_or_default()
}
