//! Plain text: a file is an article.

use super::article::{Article, Fault, id};

/// The article that `bytes` are.
pub(crate) fn article(path: &str, bytes: Vec<u8>, title: Option<String>) -> Result<Article, Fault> {
    let fault = |reason: &str| Fault::of_file(path, reason);
    if bytes.contains(&0) {
        return Err(fault("looks like binary data, not text"));
    }
    let mut text = String::from_utf8(bytes).map_err(|error| {
        fault(&format!(
            "not UTF-8 from byte {}",
            error.utf8_error().valid_up_to() + 1
        ))
    })?;
    if text.starts_with('\u{feff}') {
        text.remove(0);
    }
    if text.trim().is_empty() {
        return Err(fault("nothing in it"));
    }
    Ok(Article {
        id: id(path),
        title,
        text,
    })
}
