//! Subtitles (SRT, `WebVTT`, ASS, LRC, TTML, SBV, `MicroDVD`, and what Whisper prints) as plain text.

mod screen;
mod timed;

pub(super) use self::timed::is_table;

use self::screen::push_line;
use super::{
    article::{About, Article},
    error::ReadError,
    file::File,
    reader::{Read, ReadOptions, Reader},
    text::DecodedText,
};
use crate::message::message;

pub(super) const READER: Reader = Reader {
    name: "subtitles",
    help: "What is said in SRT, WebVTT, ASS, LRC, TTML or lines with times",
    endings: &["srt", "vtt", "ass", "ssa", "lrc", "ttml", "sbv"],
    is_told_by_name: false,
    begins: |head| spoken(head.text).is_some(),
    read: Read::Article(article),
};

/// Subtitles are sentences that go on from line to line if at least one line in this many ends with a mark, or with a
/// Latin letter: Chinese ones without marks have a line for each clause.
const ONE_IN: usize = 2;

fn article(file: &File, bytes: Vec<u8>, options: &ReadOptions) -> Result<Article, ReadError> {
    let text = DecodedText::decode(file, bytes, options)?;
    let Some(Spoken { title, text: spoken }) = spoken(&text.text) else {
        return Err(file.error(message!("no subtitles")));
    };
    let about = About {
        untitled: title.is_none(),
        ..text.about(file)
    };
    Ok(file.article(options.title.clone().or(title), spoken, about))
}

/// What subtitles hold.
#[derive(Debug, PartialEq, Eq)]
struct Spoken {
    title: Option<String>,
    text: String,
}

/// What is said in subtitles; `None` if `text` is not subtitles. Numbers, times, notes and markup are left out. There is a
/// blank line where the screen was, and a sentence is one line where sentences can be told.
fn spoken(text: &str) -> Option<Spoken> {
    let is_web = is_web(text);
    let is_timed = if is_web {
        text.lines().any(is_time)
    } else {
        text.lines().take(6).any(is_time)
    };
    let (title, screens) = if is_timed {
        (None, screens(text, is_web))
    } else {
        timed::screens(text)?
    };
    let text = if is_punctuated(&screens) {
        sentences(&screens)
    } else {
        screens
    };
    Some(Spoken { title, text })
}

/// `WEBVTT`, and perhaps a name after a blank.
fn is_web(text: &str) -> bool {
    let first = text.trim_start_matches('\u{feff}').lines().next();
    first
        .and_then(|line| line.strip_prefix("WEBVTT"))
        .is_some_and(|name| name.is_empty() || name.starts_with([' ', '\t']))
}

fn is_time(line: &str) -> bool {
    line.contains("-->") && line.trim_start().starts_with(|c: char| c.is_ascii_digit())
}

/// The lines on each screen, a blank line between two screens.
fn screens(text: &str, is_web: bool) -> String {
    let mut spoken = String::new();
    let mut lines = text.lines().peekable();
    // The head of a file is a block like a note.
    let (mut is_note, mut begins) = (is_web, !is_web);
    while let Some(line) = lines.next() {
        let line = line.trim();
        let is_timed = lines.peek().is_some_and(|next| is_time(next));
        if line.is_empty() {
            (is_note, begins) = (false, true);
            if !spoken.is_empty() && !spoken.ends_with("\n\n") {
                spoken.push('\n');
            }
            continue;
        }
        is_note |= is_web && begins && !is_timed && is_note_start(line);
        let is_id = is_timed && (begins || line.bytes().all(|byte| byte.is_ascii_digit()));
        begins = false;
        if !is_note && !is_id && !is_time(line) {
            let before = spoken.len();
            push_line(&mut spoken, line);
            if is_web && is_shown_before(&spoken, before) {
                spoken.truncate(before);
            }
        }
    }
    spoken.truncate(spoken.trim_end().len());
    spoken
}

/// Whether the line at `at` was the last one before: on the web, lines move up when the next one comes.
fn is_shown_before(spoken: &str, at: usize) -> bool {
    let (before, line) = spoken.split_at(at);
    !line.is_empty() && before.trim_end().lines().next_back() == line.lines().next()
}

fn is_note_start(line: &str) -> bool {
    ["NOTE", "STYLE", "REGION"].iter().any(|start| {
        line.strip_prefix(start)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
    })
}

fn is_punctuated(screens: &str) -> bool {
    let (mut n_lines, mut n_marks) = (0_usize, 0_usize);
    for line in screens.lines().filter(|line| !line.is_empty()) {
        n_lines += 1;
        let goes_on = |c: char| c.is_ascii_lowercase() || "，,；;、".contains(c);
        n_marks += usize::from(line.ends_with(goes_on) || ends_sentence(line));
    }
    n_marks * ONE_IN >= n_lines
}

fn ends_sentence(line: &str) -> bool {
    let bare =
        line.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '”' | '」' | ')' | '）'));
    bare.ends_with(['。', '！', '？', '!', '?', '.', '…'])
}

/// Joins the lines of each sentence: with a blank unless both sides are Chinese.
fn sentences(screens: &str) -> String {
    let mut joined = String::with_capacity(screens.len());
    let mut is_open = false;
    for line in screens.lines() {
        if line.is_empty() {
            if !is_open {
                joined.push('\n');
            }
            continue;
        }
        if is_open {
            let is_wide = |c: Option<char>| c.is_some_and(|c| c >= '\u{2e80}');
            if !is_wide(joined.chars().next_back()) || !is_wide(line.chars().next()) {
                joined.push(' ');
            }
        }
        joined.push_str(line);
        is_open = !ends_sentence(line);
        if !is_open {
            joined.push('\n');
        }
    }
    joined.truncate(joined.trim_end().len());
    joined
}

#[cfg(test)]
mod tests {
    use super::spoken;

    #[test]
    fn subtitles_are_what_is_said() {
        for (subtitles, expected) in [
            (
                "1\r\n00:00:01,000 --> 00:00:04,000\r\n镇口的旧粮仓\r\n换了身份\r\n\r\n2\r\n00:00:05,000 --> 00:00:07,500\r\n76岁的老谭\r\n1995\r\n",
                "镇口的旧粮仓\n换了身份\n\n76岁的老谭\n1995",
            ),
            (
                "1\n00:00:01,000 --> 00:00:04,000\nWe walked over the old bridge\n\n2\n00:00:05,000 --> 00:00:07,500\nand saw the river. Then\n3\n00:00:08,000 --> 00:00:09,000\n{\\an8}<i>it rained.</i>\n\n4\n00:00:10,000 --> 00:00:11,000\n他说，\n\n5\n00:00:12,000 --> 00:00:13,000\n桥通了。\n",
                "We walked over the old bridge and saw the river. Then it rained.\n\n他说，桥通了。",
            ),
            (
                "WEBVTT - 古桥\nKind: captions\nLanguage: zh\n\nSTYLE\n::cue { color: red }\n\nNOTE 初稿\n还要再看\n\nintro\n00:01.000 --> 00:04.000 align:start\n<v 老谭>桥<00:00:02.000>通了 &amp; 路也通了\n\n00:05.000 --> 00:06.000\n3 < 5\n\nNOTEBOOK\n",
                "桥通了 & 路也通了\n\n3 < 5\n\nNOTEBOOK",
            ),
            (
                "WEBVTT\n\n00:01.000 --> 00:02.000\n桥通了\n\n00:02.000 --> 00:03.000\n桥通了\n路<00:02.500>也通了\n\n00:03.000 --> \
                 00:04.000\n路也通了\n",
                "桥通了\n\n路也通了",
            ),
            (
                "1\n00:00:01,000 --> 00:00:02,000\n[音乐]\n\n2\n00:00:02,000 --> 00:00:03,000\n（掌声）\n桥通了\n\n3\n00:00:03,000 --> \
                 00:00:04,000\n♪ ♪\n桥通了\n",
                "桥通了\n\n桥通了",
            ),
            ("\u{feff}WEBVTT\n\n00:01.000 --> 00:04.000\n桥通了。", "桥通了。"),
            ("WEBVTT\n\n00:01.000 --> 00:04.000\n", ""),
        ] {
            assert_eq!(
                spoken(subtitles).map(|spoken| spoken.text).as_deref(),
                Some(expected),
                "{subtitles}"
            );
        }
    }

    #[test]
    fn other_texts_are_none() {
        for text in [
            "2024\n从 a --> b",
            "WEBVTT是一种字幕格式。",
            "WEBVTT\n\n一种字幕格式。",
            "",
        ] {
            assert_eq!(spoken(text), None, "{text}");
        }
    }
}
