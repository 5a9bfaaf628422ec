//! A line as it is on the screen.

use html_escape::decode_html_entities;

/// Appends `line` without `<i>`, `<v Name>`, `<00:00:01.000>` and `{\an8}`.
pub(super) fn push_line(spoken: &mut String, line: &str) {
    let start = spoken.len();
    let mut rest = line;
    while let Some(at) = rest.find(['<', '{']) {
        let (before, markup) = rest.split_at(at);
        let len = markup_len(markup);
        spoken.push_str(&decode_html_entities(before));
        if len == 0 {
            spoken.push_str(&markup[..1]);
        }
        rest = &markup[len.max(1)..];
    }
    spoken.push_str(&decode_html_entities(rest));
    let said = spoken[start..].trim();
    if said.is_empty() || is_sound(said) {
        spoken.truncate(start);
    } else {
        spoken.push('\n');
    }
}

/// Whether a line tells what is heard, or who speaks: `[音乐]`, `（掌声）`, `♪`.
pub(super) fn is_sound(line: &str) -> bool {
    const MOST_CHARS: usize = 12;
    let is_note = |c: char| matches!(c, '♪' | '♫' | '♬') || c.is_whitespace();
    let pairs = [('[', ']'), ('（', '）'), ('(', ')'), ('【', '】'), ('［', '］')];
    let is_bracketed = pairs.iter().any(|&(open, close)| {
        let inside = line.strip_prefix(open).and_then(|line| line.strip_suffix(close));
        inside.is_some_and(|inside| {
            !inside.contains([open, close])
                && inside.contains(char::is_alphabetic)
                && inside.chars().count() <= MOST_CHARS
        })
    });
    is_bracketed || line.chars().all(is_note)
}

/// Whether a text begins as `MicroDVD` says how it looks: `{y:i}`, `{C:$0000ff}`.
fn is_control_code(text: &str) -> bool {
    text.as_bytes()
        .first_chunk()
        .is_some_and(|[open, name, colon]| (*open, *colon) == (b'{', b':') && name.is_ascii_alphabetic())
}

/// The length of the markup that `text` begins with, 0 if it begins with none.
fn markup_len(text: &str) -> usize {
    const MOST_BYTES: usize = 200;
    let is_tag = text
        .strip_prefix('<')
        .is_some_and(|inner| inner.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '/'));
    let close = match () {
        () if is_tag => b'>',
        () if text.starts_with("{\\") || is_control_code(text) => b'}',
        () => return 0,
    };
    let mut bytes = text.bytes().take(MOST_BYTES);
    bytes.position(|byte| byte == close).map_or(0, |at| at + 1)
}
