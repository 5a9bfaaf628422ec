//! What a page has for programs: data for search engines, and the state that its own scripts begin with.

use serde_json::Value;

use crate::input::{
    article::filled,
    chinese::n_han,
    markup::{looks_like_markup, to_text},
    record::{Field, find as find_field},
};

/// State is nested; data that goes deeper is no article.
const MOST_DEPTH: usize = 24;

/// The value of a key, in an object, in the objects of an array or of a `@graph`.
pub(super) fn find<'v>(data: &'v Value, key: &str) -> Option<&'v Value> {
    match data {
        Value::Array(several) => several.iter().find_map(|data| find(data, key)),
        Value::Object(fields) => fields.get(key).or_else(|| find(fields.get("@graph")?, key)),
        _ => None,
    }
}

/// The state in a script: an object of JSON by itself, or one that a variable with underscores is set to.
pub(super) fn state(kind: &str, script: &str) -> Option<Value> {
    let script = script.trim();
    if kind.contains("json") {
        return serde_json::from_str(script).ok();
    }
    let name = script.find("__")?;
    if let Some(text) = text_in_function(&script[name..]) {
        return Some(Value::Object(
            [("content".to_owned(), Value::String(text))]
                .into_iter()
                .collect(),
        ));
    }
    let (before, value) = script[name..].split_once('=')?;
    let is_variable = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '"' | '\'' | ']' | ' ');
    let value = value.trim_start();
    if !before.chars().all(is_variable) || !value.starts_with('{') {
        return None;
    }
    // JSON has no word for what is not there.
    let value = value.replace(":undefined", ":null");
    serde_json::Deserializer::from_str(&value)
        .into_iter()
        .next()?
        .ok()
}

/// The fullest text under a usual name in a state that a function returns: `__NUXT__=(function(a){return {content:"…"}}(…))`.
fn text_in_function(script: &str) -> Option<String> {
    let (name, value) = script.split_once('=')?;
    if name.trim_end() != "__NUXT__" || !value.trim_start().starts_with("(function") {
        return None;
    }
    let texts = value.match_indices(":\"").filter_map(|(at, _)| {
        let name = value[..at]
            .rsplit(|c: char| !c.is_ascii_alphanumeric() && c != '_')
            .next()?;
        find_field(Field::Text, std::iter::once(name)).next()?;
        let mut values = serde_json::Deserializer::from_str(&value[at + 1..]).into_iter::<String>();
        values.next()?.ok()
    });
    texts
        .max_by_key(|text| n_han(text))
        .filter(|text| n_han(text) > 0)
}

/// The fullest text in a state, under a name that is usual for one.
pub(super) fn fullest_text(state: &Value) -> Option<String> {
    let mut best = None;
    look_for_texts(state, MOST_DEPTH, &mut best);
    best.map(|(_, text)| text)
}

fn look_for_texts(value: &Value, depth: usize, best: &mut Option<(usize, String)>) {
    if depth == 0 {
        return;
    }
    match value {
        Value::Array(values) => {
            for value in values {
                look_for_texts(value, depth - 1, best);
            }
        }
        Value::Object(fields) => {
            for (name, value) in fields {
                let is_text = find_field(Field::Text, std::iter::once(name.as_str()))
                    .next()
                    .is_some();
                let text = if is_text {
                    text_of(value, depth)
                } else {
                    String::new()
                };
                let n_han = n_han(&text);
                if n_han > best.as_ref().map_or(0, |(most, _)| *most) {
                    *best = Some((n_han, plain(&text)));
                }
                look_for_texts(value, depth - 1, best);
            }
        }
        _ => {}
    }
}

/// A string, or those of paragraphs.
fn text_of(value: &Value, depth: usize) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(parts) if depth > 0 => {
            let parts = parts.iter().filter_map(|part| match part {
                Value::Object(fields) => ["text", "content", "value"]
                    .iter()
                    .find_map(|name| fields.get(*name)),
                part => Some(part),
            });
            let texts = parts
                .map(|part| text_of(part, depth - 1))
                .filter(|text| !text.is_empty());
            texts.collect::<Vec<_>>().join("\n")
        }
        _ => String::new(),
    }
}

/// A text without its markup.
pub(super) fn plain(text: &str) -> String {
    if looks_like_markup(text) {
        to_text(text)
    } else {
        filled(text).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_are_found_and_read() {
        let table = [
            (
                "application/json",
                r#"{"props": {"pageProps": {"article": {"title": "渡船", "content": "<p>渡船停航一天。</p><p>明天复航。</p>"}}}}"#,
                Some("渡船停航一天。\n\n明天复航。"),
            ),
            (
                "",
                r#"window.__INITIAL_STATE__={"user":undefined,"detail":{"body":"渡船停航一天。"}};(function(){var s;}())"#,
                Some("渡船停航一天。"),
            ),
            (
                "",
                r#"window["__STATE__"] = {"list": [{"content": [{"type": "text", "value": "渡船停航。"}, "明天复航。"]}]}"#,
                Some("渡船停航。\n明天复航。"),
            ),
            (
                "",
                r#"window.__NUXT__=(function(a,b){return {data:[{title:a,content:"\u003Cp\u003E渡船停航一天。\u003C/p\u003E"}]}}("渡船",null))"#,
                Some("渡船停航一天。"),
            ),
            ("", "var __a = 1; if (__a == {}) { go() }", None),
            ("", "(function(){ return {\"content\": \"渡船\"} })()", None),
            ("application/json", "{broken", None),
        ];
        for (kind, script, expected) in table {
            let found = state(kind, script).and_then(|state| fullest_text(&state));
            assert_eq!(found.as_deref(), expected, "{script}");
        }
    }
}
