//! The state that a page's own scripts begin with.

use percent_encoding::percent_decode_str;
use serde_json::{Map, Value};

use super::{embedded_json::plain, literal};
use crate::input::{
    article::filled,
    chinese::n_han,
    markup::looks_like_markup,
    record::{Field, find as find_field},
};

/// State is nested; data that goes deeper is no article.
const MOST_DEPTH: usize = 24;

/// Shorter texts are words that a page shows around its article.
const FEWEST_HAN: usize = 6;

/// An article in a state.
#[derive(Debug, Default)]
pub(super) struct StateArticle {
    n_han: usize,
    pub(super) text: String,
    /// What the state says of it.
    fields: Map<String, Value>,
}

impl StateArticle {
    /// A text of which nothing else is said.
    pub(super) fn new(text: String) -> Self {
        Self {
            n_han: n_han(&text),
            text,
            fields: Map::new(),
        }
    }

    /// The value of a field, by its usual names.
    pub(super) fn field(&self, field: Field) -> Option<String> {
        let names = || self.fields.keys().map(String::as_str);
        let mut values = find_field(field, names()).filter_map(|at| match self.fields.values().nth(at)? {
            Value::Object(fields) => fields.get("name").and_then(Value::as_str).and_then(filled),
            Value::Number(number) => Some(number.to_string()),
            value => value.as_str().and_then(filled),
        });
        values.next()
    }
}

/// The fullest text in states, under a name that is usual for one or as markup.
pub(super) fn fullest(states: &[Value]) -> Option<StateArticle> {
    let mut search = FullestText::default();
    for state in states {
        search.root = state;
        search.look(state, MOST_DEPTH);
    }
    search.best.filter(|best| best.n_han >= FEWEST_HAN)
}

/// Looks for the fullest text.
struct FullestText<'v> {
    /// Where numbers may stand for values, as in the state of `Nuxt`.
    root: &'v Value,
    best: Option<StateArticle>,
}

impl Default for FullestText<'_> {
    fn default() -> Self {
        Self {
            root: &Value::Null,
            best: None,
        }
    }
}

impl<'v> FullestText<'v> {
    fn look(&mut self, value: &'v Value, depth: usize) {
        if depth == 0 {
            return;
        }
        match value {
            Value::Array(values) => {
                for value in values {
                    self.look(value, depth - 1);
                }
            }
            Value::Object(fields) => {
                for (name, value) in fields {
                    let is_text = PARTS.contains(&name.as_str())
                        || find_field(Field::Text, std::iter::once(name.as_str()))
                            .next()
                            .is_some();
                    let value = self.meant(value);
                    if is_text
                        || value
                            .as_str()
                            .is_some_and(|text| text.contains("<p") && looks_like_markup(text))
                    {
                        self.take(&text_of(value, depth), fields);
                    }
                    self.look(value, depth - 1);
                }
            }
            Value::String(text) => {
                for inner in within(text) {
                    let mut search = FullestText {
                        root: &inner,
                        best: self.best.take(),
                    };
                    search.look(&inner, depth - 1);
                    self.best = search.best;
                }
            }
            _ => {}
        }
    }

    /// What a number may stand for.
    fn meant(&self, value: &'v Value) -> &'v Value {
        let at = || usize::try_from(value.as_u64()?).ok();
        let meant = at()
            .and_then(|at| self.root.get(at))
            .filter(|meant| meant.is_string());
        meant.unwrap_or(value)
    }

    fn take(&mut self, text: &str, fields: &'v Map<String, Value>) {
        let n_han = n_han(text);
        let is_json = ["{", "[{", "[\""]
            .iter()
            .any(|start| text.trim_start().starts_with(start));
        if !is_json && n_han > self.best.as_ref().map_or(0, |best| best.n_han) {
            let fields = fields
                .iter()
                .map(|(name, value)| (name.clone(), self.meant_of(value)));
            self.best = Some(StateArticle {
                n_han,
                text: plain(text),
                fields: fields.collect(),
            });
        }
    }

    /// The same for a value of which just a name is wanted.
    fn meant_of(&self, value: &'v Value) -> Value {
        const MOST_BYTES: usize = 400;
        match self.meant(value) {
            Value::String(text) if text.len() > MOST_BYTES => Value::Null,
            Value::Array(_) => Value::Null,
            value => value.clone(),
        }
    }
}

/// What a string holds that is JSON itself, as it is or as part of an address (`%7B%22…`).
fn within(text: &str) -> Vec<Value> {
    let text = text.trim_start();
    if text.starts_with(['{', '[']) {
        return literal::all(text);
    }
    let is_escaped = ["%7B", "%7b", "%5B", "%5b"]
        .iter()
        .any(|start| text.starts_with(start));
    if is_escaped {
        literal::all(&percent_decode_str(text).decode_utf8_lossy())
    } else {
        Vec::new()
    }
}

/// Names of what editors keep in pieces.
const PARTS: [&str; 1] = ["blocks"];

/// A string, or those of paragraphs.
fn text_of(value: &Value, depth: usize) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(parts) if depth > 0 => {
            let parts = parts.iter().filter_map(|part| match part {
                Value::Object(fields) => ["text", "content", "value", "data"]
                    .iter()
                    .find_map(|name| fields.get(*name)),
                part => Some(part),
            });
            let texts = parts
                .map(|part| text_of(part, depth - 1))
                .filter(|text| !text.is_empty());
            texts.collect::<Vec<_>>().join("\n")
        }
        Value::Object(fields) if depth > 0 => fields
            .get("text")
            .map_or_else(String::new, |text| text_of(text, depth - 1)),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::html::embedded_json::{rows, states};

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
            (
                "application/json",
                "%7B%22data%22%3A%7B%22content%22%3A%22%3Cp%3E%E6%B8%A1%E8%88%B9%E5%81%9C%E8%88%AA%E4%B8%80%E5%A4%A9%E3%80%82%3C%2Fp%3E%22%7D%7D",
                Some("渡船停航一天。"),
            ),
            ("application/json", "%20%E6%B8%A1%E8%88%B9", None),
        ];
        for (kind, script, expected) in table {
            let states = states(kind, script, &mut String::new());
            assert_eq!(
                fullest(&states).map(|found| found.text).as_deref(),
                expected,
                "{script}"
            );
        }
    }

    #[test]
    fn states_are_read_however_they_are_written() {
        let expected = "渡船停航一天。\n\n明天复航。";
        let table = [
            (
                "",
                r"var article = {title: '渡船', content: '<p>渡船停航一天。</p><p>明天复航。</p>', read: 3};",
            ),
            (
                "",
                r#"window.__INITIAL_STATE__ = "{\"detail\":{\"content\":\"<p>渡船停航一天。</p><p>明天复航。</p>\"}}""#,
            ),
            (
                "",
                r#"var a = JSON.parse('{"content":"\u003cp>渡船停航一天。\u003c/p>\u003cp>明天复航。\u003c/p>"}');"#,
            ),
            (
                "",
                "a = JSON.parse(decodeURIComponent('%7B%22text%22%3A%22<p>渡船停航一天。</p><p>明天复航。</p>%22%7D'))",
            ),
            (
                "application/json",
                r#"[["Reactive", 1], {"title": 2, "body": 3}, "渡船", "&lt;p&gt;渡船停航一天。&lt;/p&gt;&lt;p&gt;明天复航。&lt;/p&gt;"]"#,
            ),
            (
                "",
                r#"a = {html2: "<p>渡船停航一天。</p><p>明天复航。</p>", b: undefined}"#,
            ),
        ];
        for (kind, script) in table {
            let states = states(kind, script, &mut String::new());
            assert_eq!(fullest(&states).unwrap().text, expected, "{script}");
        }
    }

    #[test]
    fn what_comes_in_pieces_is_put_together() {
        let mut pieces = String::new();
        for script in [
            "(self.__next_f=self.__next_f||[]).push([0])",
            r#"self.__next_f.push([1,"4:[\"$\",{\"title\":\"渡船\",\"content\":\"$5\"}]\n5:T32,<p>渡船停"])"#,
            r#"self.__next_f.push([1,"航一天。</p><p>明天复航。</p>6:null\n"])"#,
        ] {
            assert!(states("", script, &mut pieces).is_empty());
        }
        let found = fullest(&rows(&pieces)).unwrap();
        assert_eq!(found.text, "渡船停航一天。\n\n明天复航。");
        assert_eq!(found.field(Field::Title).as_deref(), Some("渡船"));
    }

    #[test]
    fn states_say_more_than_the_text() {
        let state = serde_json::json!({"detail": {
            "title": "渡船复航", "content": "渡船明天复航。", "author": {"name": "林望舒"}, "publishTime": "2024-04-02",
        }});
        let found = fullest(&[state]).unwrap();
        let fields = [Field::Title, Field::Author, Field::Date].map(|field| found.field(field).unwrap());
        assert_eq!(fields, ["渡船复航", "林望舒", "2024-04-02"]);
    }
}
