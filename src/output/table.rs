//! CSV: an article a row.

use super::digest::{Digest, Failure, plain_id};
use super::format::{Frame, OutputFormat};
use super::text_style::without_controls;

pub(super) const FORMAT: OutputFormat = OutputFormat {
    name: "csv",
    help: "",
    takes_html: false,
    digest: |found, renderer| digest(found, renderer.keep_content, renderer.keep_fields),
    failure: |wrong, renderer| failure(wrong, renderer.keep_content, renderer.keep_fields),
    frame: Frame::Around {
        before: |renderer, _| header(renderer.keep_content, renderer.keep_fields).to_owned(),
        between: "",
        after_each: "",
        after: "",
    },
};

fn header(keep_content: bool, keep_fields: bool) -> &'static str {
    match (keep_content, keep_fields) {
        (false, false) => "id,title,keywords,summary,link,date,author,source,path,error\n",
        (true, false) => "id,title,keywords,summary,link,date,author,source,path,error,text\n",
        (false, true) => "id,title,keywords,summary,link,date,author,source,path,error,fields\n",
        (true, true) => "id,title,keywords,summary,link,date,author,source,path,error,text,fields\n",
    }
}

fn digest(digest: &Digest, keep_content: bool, keep_fields: bool) -> Vec<u8> {
    let id = plain_id(digest.id);
    let keywords = digest.joined_keywords("；");
    let date = digest.date.map(|date| date.to_string());
    let mut fields = vec![
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
    ];
    if keep_content {
        fields.push(Some(digest.document.text()));
    }
    if keep_fields {
        fields.push(digest.fields.map(serde_json::value::RawValue::get));
    }
    row(&fields)
}

fn failure(failure: &Failure, keep_content: bool, keep_fields: bool) -> Vec<u8> {
    const BEFORE_ERROR: usize = 9;
    let id = failure
        .id
        .map(plain_id)
        .or_else(|| failure.line.map(|line| line.to_string()));
    let mut fields = vec![None; BEFORE_ERROR + 1 + usize::from(keep_content) + usize::from(keep_fields)];
    (fields[0], fields[BEFORE_ERROR]) = (id.as_deref(), Some(failure.reason));
    row(&fields)
}

fn row(fields: &[Option<&str>]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Nothing can fail in memory.
    let _ = writer.write_record(
        fields
            .iter()
            .map(|field| without_controls(field.unwrap_or_default())),
    );
    writer.into_inner().unwrap_or_default()
}
