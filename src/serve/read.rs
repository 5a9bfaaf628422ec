use std::{sync::Arc, time::Instant};

use axum::{
    body::Bytes,
    extract::{Query, Request, State, rejection::QueryRejection},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};

use super::{
    refusal::{Refusal, json},
    state::ServerState,
};
use crate::{
    input::{self, Allowance, Article, Articles, ReadError},
    message::{Message, message},
};

/// How much more may come out of what is read than went in: GBK has two bytes where UTF-8 has three. A feed's name, or a
/// book's, comes with each of its articles.
const MOST_GROWTH: u64 = 2;

/// What a request says about the file in its body.
#[derive(Deserialize)]
pub(super) struct Parameters {
    #[serde(default)]
    name: String,
    /// What it is, as `--from` calls it; detected where it is not said.
    format: Option<String>,
}

/// What is in a file.
#[derive(Debug, Default, Serialize)]
struct FileContent {
    articles: Vec<FileArticle>,
    /// What could not be read, or not without loss.
    faults: Vec<Message>,
}

#[derive(Debug, Serialize)]
struct FileArticle {
    title: Option<String>,
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    link: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    encoding: Option<&'static str>,
}

/// The articles of a file of any format and encoding that the command reads.
pub(super) async fn read(
    State(state): State<Arc<ServerState>>,
    parameters: Result<Query<Parameters>, QueryRejection>,
    request: Request,
) -> Response {
    let (parts, body) = request.into_parts();
    if !is_binary(&parts.headers) {
        let reason = "not application/octet-stream";
        return Refusal::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, reason).into_response();
    }
    let parameters = match parameters {
        Ok(Query(parameters)) => parameters,
        Err(error) => return Refusal::new(error.status(), error.body_text()).into_response(),
    };
    let content = state
        .run(&parts.headers, body, move |state, bytes, deadline| {
            content(&parameters, bytes, state.max_bytes as u64, deadline)
        })
        .await;
    content.map(|content| json(&content)).into_response()
}

/// Past `deadline`, no more is read.
fn content(
    parameters: &Parameters,
    bytes: Bytes,
    max_bytes: u64,
    deadline: Instant,
) -> Result<FileContent, Refusal> {
    let format = match parameters.format.as_deref() {
        None => None,
        Some(name) => Some(input::format_named(name).ok_or_else(|| {
            let reason = format!("no format {name:?}");
            Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, reason)
        })?),
    };
    let options = input::ReadOptions {
        format,
        max_bytes,
        allowance: Some(Allowance::new(max_bytes)),
        deadline: Some(deadline),
        ..input::ReadOptions::default()
    };
    let most = max_bytes.saturating_mul(MOST_GROWTH);
    let mut content = FileContent::default();
    let mut n_bytes = 0;
    for pending in Articles::of_bytes(&parameters.name, bytes.into(), options) {
        if Instant::now() >= deadline {
            break;
        }
        let piece = FileContent::from(pending());
        n_bytes += piece.n_bytes();
        if n_bytes > most {
            let reason = message!(
                "more than {} bytes come out of it: what follows is left out (see --max-bytes)",
                most
            );
            content.faults.push(reason.about(&parameters.name));
            break;
        }
        content.articles.extend(piece.articles);
        content.faults.extend(piece.faults);
    }
    Ok(content)
}

impl From<Result<Article, ReadError>> for FileContent {
    fn from(read: Result<Article, ReadError>) -> Self {
        match read {
            Ok(Article {
                title, text, about, ..
            }) => Self {
                articles: vec![FileArticle {
                    title,
                    text,
                    date: about.date.map(|date| date.to_string()),
                    author: about.author,
                    source: about.source,
                    link: about.link,
                    encoding: about.encoding,
                }],
                faults: about.warnings,
            },
            Err(fault) => {
                let mut faults = vec![fault.message()];
                faults.extend(fault.warnings);
                Self {
                    articles: Vec::new(),
                    faults,
                }
            }
        }
    }
}

impl FileContent {
    /// In memory.
    fn n_bytes(&self) -> u64 {
        let of_articles = self.articles.iter().map(|article| {
            let FileArticle {
                title,
                text,
                date,
                author,
                source,
                link,
                encoding: _,
            } = article;
            let said = [title, date, author, source, link].into_iter().flatten();
            size_of::<FileArticle>() + text.len() + said.map(String::len).sum::<usize>()
        });
        let of_faults = self
            .faults
            .iter()
            .map(|fault| size_of::<Message>() + fault.n_bytes());
        of_articles.chain(of_faults).sum::<usize>() as u64
    }
}

fn is_binary(headers: &HeaderMap) -> bool {
    headers
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes() == b"application/octet-stream")
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn all_formats_are_documented() {
        let document: serde_json::Value = serde_json::from_str(include_str!("openapi.json")).unwrap();
        let parameters = document["paths"]["/api/read"]["post"]["parameters"]
            .as_array()
            .unwrap();
        let format = parameters.iter().find(|it| it["name"] == "format").unwrap();
        let documented = format["schema"]["enum"].as_array().unwrap();
        let names: Vec<&str> = input::READERS.iter().map(|reader| reader.name).collect();
        assert_eq!(&names, documented, "openapi.json: /api/read: format");
    }

    #[test]
    fn a_file_is_read_whatever_it_is() {
        let in_time = Instant::now() + Duration::from_mins(10);
        let read_until = |deadline, name: &str, format: Option<&str>, bytes: &[u8]| {
            let parameters = Parameters {
                name: name.to_owned(),
                format: format.map(str::to_owned),
            };
            content(&parameters, Bytes::copy_from_slice(bytes), 1000, deadline)
        };
        let read_as = |name, format, bytes: &[u8]| read_until(in_time, name, format, bytes);
        let read = |name, bytes: &[u8]| read_as(name, None, bytes).unwrap();
        let text = "旧粮仓改成了图书馆，镇上的孩子放学后就来这里写作业。";
        let gbk = read("a.txt", &encoding_rs::GBK.encode(text).0);
        assert_eq!(
            (gbk.articles[0].text.as_str(), gbk.articles[0].encoding),
            (text, Some("GBK"))
        );
        let item =
            |title: &str| format!("<item><title>{title}</title><description>{text}</description></item>");
        let feed = format!(
            "<rss version=\"2.0\"><channel>{}{}</channel></rss>",
            item("甲"),
            item("乙")
        );
        let feed = read("feed.xml", feed.as_bytes());
        let titles: Vec<_> = feed
            .articles
            .iter()
            .filter_map(|item| item.title.as_deref())
            .collect();
        assert_eq!(titles, ["甲", "乙"]);
        let piece = format!("<h1>旧粮仓成了图书馆</h1><p>{text}");
        let page = read_as("", Some("html"), piece.as_bytes()).unwrap();
        assert_eq!(
            (
                page.articles[0].title.as_deref(),
                page.articles[0].text.contains('<')
            ),
            (Some("旧粮仓成了图书馆"), false)
        );
        assert!(read_as("", Some("papyrus"), b"").is_err());
        let late = read_until(Instant::now(), "a.txt", None, text.as_bytes()).unwrap();
        assert!(late.articles.is_empty(), "it is too late to begin");
        let binary = read("a.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
        assert_eq!((binary.articles.len(), binary.faults.len()), (0, 1), "{binary:?}");
    }
}
