//! What a page has for programs: data for search engines, and the state that its own scripts begin with.

use std::collections::HashMap;

use serde_json::Value;

use super::literal;
use crate::input::{
    article::filled,
    markup::{looks_like_markup, to_text},
};

/// The value of a key, in an object, in the objects of an array or of a `@graph`, or in what a page is mainly about.
pub(super) fn find<'v>(data: &'v Value, key: &str) -> Option<&'v Value> {
    const INNER: [&str; 3] = ["@graph", "mainEntity", "mainEntityOfPage"];
    match data {
        Value::Array(several) => several.iter().find_map(|data| find(data, key)),
        Value::Object(fields) => fields.get(key).or_else(|| {
            let mut inner = INNER.iter().filter_map(|name| fields.get(*name));
            inner.find_map(|data| find(data, key))
        }),
        _ => None,
    }
}

/// The data for search engines in a script, also where they are not quite JSON.
pub(super) fn of_search_engines(script: &str) -> Vec<Value> {
    serde_json::from_str(script.trim()).map_or_else(|_| literal::objects(script), |data| vec![data])
}

/// The article in data for search engines; of a page of questions, the question with an answer.
pub(super) fn article_body(data: &Value) -> Option<String> {
    let text = |data: &Value, key: &str| find(data, key).and_then(Value::as_str).and_then(filled);
    let body = text(data, "articleBody").or_else(|| {
        let answer = ["acceptedAnswer", "suggestedAnswer"]
            .iter()
            .find_map(|kind| text(find(data, kind)?, "text"));
        let own = text(data, "text")?;
        Some(answer.map_or_else(|| own.clone(), |answer| format!("{own}\n\n{answer}")))
    })?;
    Some(plain(&body))
}

/// The values in a script for the page's own scripts. What `Next.js` sends in pieces is added to `pieces` instead.
pub(super) fn states(kind: &str, script: &str, pieces: &mut String) -> Vec<Value> {
    if kind.contains("json") {
        let script = script.trim();
        // What is written as part of an address is read as any string in a state is.
        let escaped = || {
            ["%7B", "%7b", "%5B", "%5b"]
                .iter()
                .any(|start| script.starts_with(start))
                .then(|| script.into())
        };
        return serde_json::from_str(script)
            .ok()
            .or_else(escaped)
            .into_iter()
            .collect();
    }
    let are_pieces = script.contains("__next_f");
    let literals = literal::all(script).into_iter();
    literals
        .filter(|literal| match literal {
            Value::Array(values) if are_pieces => {
                pieces.extend(values.iter().filter_map(Value::as_str));
                false
            }
            _ => true,
        })
        .collect()
}

/// What `Next.js` has sent in pieces: rows of a number, a colon, and JSON or a text with its length (`5:T3a0,…`).
pub(super) fn rows(pieces: &str) -> Vec<Value> {
    let (mut rows, mut unnamed, mut texts) = (Vec::new(), Vec::new(), HashMap::new());
    let mut rest = pieces;
    while let Some((number, row)) = rest.split_once(':') {
        let text = row.strip_prefix('T').and_then(|row| {
            let (length, text) = row.split_once(',')?;
            let length = usize::from_str_radix(length, 16).ok()?;
            // The length may count what was lost on the way.
            Some(text.split_at_checked(length).unwrap_or((text, "")))
        });
        let is_number = number.trim().bytes().all(|byte| byte.is_ascii_hexdigit());
        if let Some((text, after)) = text.filter(|_| is_number) {
            texts.insert(format!("${}", number.trim()), text);
            unnamed.push(serde_json::json!({"content": text}));
            rest = after;
            continue;
        }
        let (row, after) = row.split_once('\n').unwrap_or((row, ""));
        if is_number {
            rows.extend(literal::all(row));
        }
        rest = after;
    }
    for row in &mut rows {
        put_in(row, &mut texts);
    }
    // What a row says of a text comes before the text alone.
    rows.append(&mut unnamed);
    rows
}

/// Puts texts where a row names the one that they are, `$5`, each once: many names of a long one would be longer than any page.
fn put_in(value: &mut Value, texts: &mut HashMap<String, &str>) {
    match value {
        Value::String(name) => {
            if let Some(text) = texts.remove(name) {
                text.clone_into(name);
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|value| put_in(value, texts)),
        Value::Object(fields) => fields.values_mut().for_each(|value| put_in(value, texts)),
        _ => {}
    }
}

/// A text without its markup, which may be escaped.
pub(super) fn plain(text: &str) -> String {
    let unescaped = html_escape::decode_html_entities(text);
    if looks_like_markup(text) {
        to_text(text)
    } else if looks_like_markup(&unescaped) {
        to_text(&unescaped)
    } else {
        filled(text).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_for_search_engines_need_not_be_perfect() {
        let table = [
            (r#"{"@graph": [{"articleBody": "渡船停航。"}]}"#, "渡船停航。"),
            (
                r#"{"mainEntity": {"articleBody": "&lt;p&gt;渡船停航。&lt;/p&gt;"}}"#,
                "渡船停航。",
            ),
            (
                "//<![CDATA[\n{\"articleBody\": \"渡船\n停航。\",}\n//]]>",
                "渡船\n停航。",
            ),
            (r#"[{"@type": "Report", "text": "渡船停航。"}]"#, "渡船停航。"),
            (
                r#"{"mainEntity": {"text": "渡船停航吗？", "acceptedAnswer": {"text": "停一天。"}}}"#,
                "渡船停航吗？\n\n停一天。",
            ),
            (
                r#"{"mainEntity": {"text": "渡船停航吗？", "suggestedAnswer": [{"text": "停一天。"}]}}"#,
                "渡船停航吗？\n\n停一天。",
            ),
        ];
        for (script, expected) in table {
            let found = of_search_engines(script).iter().find_map(article_body);
            assert_eq!(found.as_deref(), Some(expected), "{script}");
        }
    }
}
