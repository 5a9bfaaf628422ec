//! For people: title, keywords, abstract.

use super::Digest;

pub(super) fn digest(digest: &Digest) -> String {
    let title = digest.title.map(str::to_owned);
    let keywords = digest.keywords.map(|keywords| {
        let words: Vec<&str> = keywords.iter().map(|keyword| keyword.text.as_str()).collect();
        words.join("；")
    });
    let summary = digest.summary.map(zhaiyao::Summary::text);
    let parts: Vec<String> = [title, keywords, summary]
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
    parts.join("\n\n") + "\n"
}
