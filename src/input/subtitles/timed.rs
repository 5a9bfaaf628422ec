//! Subtitles whose lines bear their times: ASS, LRC, TTML, what Whisper prints.

use super::screen::{is_sound, push_line};
use crate::input::{
    article::filled,
    markup::{MarkupToken, Tokens, to_text},
};

/// How Whisper's table begins.
const TABLE_HEAD: &str = "start\tend\ttext";

/// Whether a text is Whisper's table.
pub(in crate::input) fn is_table(text: &str) -> bool {
    text.starts_with(TABLE_HEAD)
}

/// How many of the first lines are looked at.
const FIRST_LINES: usize = 12;

/// The title, if there is one, and what is said: a line for each screen. `None` if `text` is neither.
pub(super) fn screens(text: &str) -> Option<(Option<String>, String)> {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if text.starts_with("[Script Info]") {
        return Some((None, ass(text)));
    }
    if is_ttml(text) {
        return Some((None, ttml(text)));
    }
    if let Some(lines) = text.strip_prefix(TABLE_HEAD) {
        return Some((None, columns(lines)));
    }
    let first = || {
        text.lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .take(FIRST_LINES)
    };
    if first().next().is_some_and(|line| framed(line).is_some()) && first().all(|line| framed(line).is_some())
    {
        return Some((None, between_frames(text)));
    }
    let n_times = first().filter(|line| is_own_line_time(line)).count();
    if n_times > 1 && first().next().is_some_and(begins_at_nought) {
        return Some((None, below_times(text)));
    }
    if first().filter(|line| is_turn(line)).count() > 1 {
        return Some(turns(text, is_turn));
    }
    let lines: Vec<&str> = first().collect();
    let is_answered = |pair: &&[&str]| is_dated_turn(pair[0]) && !is_dated_turn(pair[1]);
    if lines.windows(2).filter(is_answered).count() > 1 {
        return Some(turns(text, is_dated_turn));
    }
    let n_stamped = first().filter(|line| stamped(line).is_some()).count();
    let is_lrc = (n_stamped > 1 || first().next().is_some_and(|line| line.contains("-->")))
        && first().all(|line| stamped(line).is_some() || tag(line).is_some());
    is_lrc.then(|| lines_with_times(text))
}

/// What is said on a line of `MicroDVD`, between frames: `{0}{25}渡船停航|明天复航`.
fn framed(line: &str) -> Option<&str> {
    let number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then_some(());
    let (first, rest) = line.strip_prefix('{')?.split_once("}{")?;
    let (last, said) = rest.split_once('}')?;
    number(first).and(number(last)).map(|()| said)
}

fn between_frames(text: &str) -> String {
    let mut spoken = String::new();
    for said in text.lines().filter_map(|line| framed(line.trim())) {
        said.split('|').for_each(|line| push_line(&mut spoken, line));
        spoken.push('\n');
    }
    spoken.truncate(spoken.trim_end().len());
    spoken
}

/// A line of times alone: of SBV, `0:00:01.000,0:00:04.000`, or as transcripts are copied from players, `1:04`.
fn is_own_line_time(line: &str) -> bool {
    let is_time = |time: &str| {
        let parts: Vec<&str> = time.split(':').collect();
        let is_number =
            |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        (2..=3).contains(&parts.len()) && parts.iter().all(is_number)
    };
    let n_times = line.split(',').count();
    n_times <= 2 && line.split(',').all(is_time)
}

/// The line above what somebody says in a transcript: `发言人1 00:12`.
fn is_turn(line: &str) -> bool {
    const MOST_NAME_CHARS: usize = 12;
    let Some((name, time)) = line.rsplit_once([' ', '\t', '\u{3000}']) else {
        return false;
    };
    is_own_line_time(time)
        && !time.contains(',')
        && name.chars().count() <= MOST_NAME_CHARS
        && name.contains(char::is_alphabetic)
        && !name.contains(['，', '。', '：', ':', '-', '/', '年', '月'])
}

/// The line above what somebody says in a chat that was exported: `2024-04-01 08:01:02 林望舒(10001)`.
fn is_dated_turn(line: &str) -> bool {
    const MOST_NAME_CHARS: usize = 30;
    let mut fields = line.splitn(3, char::is_whitespace);
    let (Some(day), Some(time), Some(name)) = (fields.next(), fields.next(), fields.next()) else {
        return false;
    };
    let numbers = |text: &str, mark: &[char]| {
        let parts: Vec<&str> = text.split(mark).collect();
        parts.len() == 3
            && parts
                .iter()
                .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
    };
    numbers(day, &['-', '/'])
        && numbers(time, &[':'])
        && name.chars().count() <= MOST_NAME_CHARS
        && name.contains(char::is_alphabetic)
        && !name.contains(['，', '。', '：', ':', '！', '？', '[', '/'])
}

/// What is said in a transcript, and its title, if something stands above the first who speaks.
fn turns(text: &str, is_turn: fn(&str) -> bool) -> (Option<String>, String) {
    const MOST_TITLE_CHARS: usize = 40;
    let first = text.lines().map(str::trim).find(|line| !line.is_empty());
    let title = first.filter(|line| !is_turn(line) && line.chars().count() <= MOST_TITLE_CHARS);
    let mut said = String::with_capacity(text.len());
    for line in text.lines().map(str::trim) {
        if line.is_empty() || is_turn(line) {
            let is_open = !said.is_empty() && !said.ends_with("\n\n");
            said.push_str(if is_open { "\n" } else { "" });
        } else if title != Some(line) && !is_sound(line) {
            said.push_str(line);
            said.push('\n');
        }
    }
    said.truncate(said.trim_end().len());
    (title.map(str::to_owned), said)
}

/// Whether a line of times is that of a beginning, and not of an appointment.
fn begins_at_nought(line: &str) -> bool {
    is_own_line_time(line) && (line.contains(',') || line.starts_with('0'))
}

/// Lines below such times.
fn below_times(text: &str) -> String {
    let mut spoken = String::new();
    for line in text.lines().map(str::trim) {
        if is_own_line_time(line) {
            let is_open = !spoken.is_empty() && !spoken.ends_with("\n\n");
            spoken.push_str(if is_open { "\n" } else { "" });
        } else {
            push_line(&mut spoken, line);
        }
    }
    spoken.truncate(spoken.trim_end().len());
    spoken
}

fn is_ttml(text: &str) -> bool {
    let head: String = text.chars().take(1000).collect();
    let mut tokens = Tokens::new(&head);
    let first = tokens.find(|token| matches!(token, MarkupToken::Start(_)));
    matches!(first, Some(MarkupToken::Start(tag)) if tag.name.rsplit(':').next() == Some("tt"))
}

/// The last field of `Dialogue` lines, whose number the `Format` line gives.
fn ass(text: &str) -> String {
    const FIELDS: usize = 10;
    let mut spoken = String::new();
    let (mut n_fields, mut in_events, mut last) = (FIELDS, false, String::new());
    for line in text.lines().map(str::trim) {
        if line.starts_with('[') {
            in_events = line.eq_ignore_ascii_case("[events]");
        } else if let Some(fields) = line.strip_prefix("Format:").filter(|_| in_events) {
            n_fields = fields.split(',').count();
        } else if let Some(fields) = line.strip_prefix("Dialogue:") {
            let Some(said) = fields.splitn(n_fields, ',').nth(n_fields - 1) else {
                continue;
            };
            // Drawings are no words, and effects repeat a line in layers.
            if said.contains("\\p1") || said == last {
                continue;
            }
            said.clone_into(&mut last);
            for part in said
                .replace("\\h", " ")
                .split("\\N")
                .flat_map(|part| part.split("\\n"))
            {
                push_line(&mut spoken, &without_overrides(part));
            }
            spoken.push('\n');
        }
    }
    spoken.truncate(spoken.trim_end().len());
    spoken
}

/// A line without `{\fad(200,200)}`.
fn without_overrides(line: &str) -> String {
    let mut bare = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('{') {
        bare.push_str(before);
        rest = after.split_once('}').map_or("", |(_, after)| after);
    }
    bare + rest
}

/// What `<p>` elements say.
fn ttml(text: &str) -> String {
    let mut tokens = Tokens::new(text);
    let mut spoken = String::new();
    while let Some(token) = tokens.next() {
        let MarkupToken::Start(tag) = token else { continue };
        if tag.empty || tag.name.rsplit(':').next() != Some("p") {
            continue;
        }
        let inside = tokens.clone();
        tokens.skip_past_end(tag.name);
        let said = to_text(&inside.text_up_to(tokens.offset()).replace("tts:", ""));
        if let Some(said) = filled(&said) {
            spoken.push_str(&said);
            spoken.push_str("\n\n");
        }
    }
    spoken.truncate(spoken.trim_end().len());
    spoken
}

/// What is after the times in Whisper's table.
fn columns(lines: &str) -> String {
    let said = lines
        .lines()
        .filter_map(|line| filled(line.splitn(3, '\t').nth(2)?));
    said.collect::<Vec<_>>().join("\n")
}

/// Lines of LRC and Whisper, without their times.
fn lines_with_times(text: &str) -> (Option<String>, String) {
    let mut title = None;
    let mut spoken = String::new();
    for line in text.lines().map(str::trim) {
        if let Some(said) = stamped(line) {
            push_line(&mut spoken, &without_word_times(said));
        } else if let Some((name, value)) = tag(line) {
            if name == "ti" {
                title = filled(value);
            }
        } else {
            push_line(&mut spoken, line);
        }
    }
    spoken.truncate(spoken.trim_end().len());
    (title, spoken)
}

/// What is said on a line that begins with times in brackets: `[00:01.00]`, `[00:00.000 --> 00:04.000]`.
fn stamped(line: &str) -> Option<&str> {
    let mut rest = line;
    while let Some((times, after)) = rest.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        let is_time = |time: &str| {
            let time = time.trim();
            time.contains(':')
                && time.starts_with(|c: char| c.is_ascii_digit())
                && time
                    .bytes()
                    .all(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'.' | b','))
        };
        if !times.split("-->").all(is_time) {
            break;
        }
        rest = after.trim_start();
    }
    (rest.len() < line.len()).then_some(rest)
}

/// The name and value of `[ti:渡口]`.
fn tag(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.strip_prefix('[')?.strip_suffix(']')?.split_once(':')?;
    let is_name = (2..=8).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_name.then_some((name, value))
}

/// A line without the times of its words: `<00:01.20>`.
fn without_word_times(line: &str) -> String {
    let mut bare = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('<') {
        bare.push_str(before);
        match after.split_once('>') {
            Some((time, after))
                if time.contains(':') && time.bytes().all(|b| b.is_ascii_digit() || b":.".contains(&b)) =>
            {
                rest = after;
            }
            _ => {
                bare.push('<');
                rest = after;
            }
        }
    }
    bare + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_is_found_in_every_kind() {
        let table = [
            (
                "[Script Info]\nTitle: 渡口\n\n[V4+ Styles]\nFormat: Name, Fontname\nStyle: 默认,黑体\n\n[Events]\n\
                 Format: Layer, Start, End, Style, Text\nComment: 0,0:00:00.00,0:00:01.00,a,校对\n\
                 Dialogue: 0,0:00:00.00,0:00:01.00,a,{\\fad(1,2)}船来了，\\N人也到了。\nDialogue: 0,0:00:00.00,0:00:01.00,a,{\\p1}m 0 0 l 1 1{\\p0}\n\
                 Dialogue: 0,0:00:01.00,0:00:02.00,a,水{\\i1}涨{\\i0}了,慢走。\r\n",
                None,
                "船来了，\n人也到了。\n\n水涨了,慢走。",
            ),
            (
                "[ti:渡口]\n[ar:林望舒]\n[00:01.00]青河镇的渡口\n[00:03.50][01:03.50]有一条木船\n[00:05]<00:05.10>船<00:05.60>老了\n",
                Some("渡口"),
                "青河镇的渡口\n有一条木船\n船老了",
            ),
            (
                "[00:00.000 --> 00:04.000]  大家好，今天说渡口。\n[00:04.000 --> 01:00:07.120]  先说船。\n",
                None,
                "大家好，今天说渡口。\n先说船。",
            ),
            (
                "0:00:00.000,0:00:04.000\n大家好，今天说渡口。\n\n0:00:04.000,0:00:07.120\n先说船。\n再说水。\n\n",
                None,
                "大家好，今天说渡口。\n\n先说船。\n再说水。",
            ),
            (
                "发言人1 00:12\n大家好，今天说渡口。\n\n发言人2 01:05\n先说船。\n",
                None,
                "大家好，今天说渡口。\n\n先说船。",
            ),
            (
                "渡口座谈会\n\n林望舒 00:00:12\n大家好。\n何青 00:01:05\n先说船。\n",
                Some("渡口座谈会"),
                "大家好。\n\n先说船。",
            ),
            (
                "2024-04-01 08:01:02 林望舒\n大家好。\n再等等。\n\n2024-04-01 08:02:10 何青(10001)\n[图片]\n\n2024/4/1 8:03:00 林望舒\n先说船。\n",
                None,
                "大家好。\n再等等。\n\n先说船。",
            ),
            (
                "0:00\n大家好，今天说渡口。\n0:04\n先说船。\n",
                None,
                "大家好，今天说渡口。\n\n先说船。",
            ),
            (
                "{0}{25}大家好，今天说渡口。|再说船。\n{30}{55}{y:i}先说船。\n",
                None,
                "大家好，今天说渡口。\n再说船。\n\n先说船。",
            ),
            (
                "start\tend\ttext\n0\t4000\t大家好，今天说渡口。\n4000\t7120\t 先说船。\n",
                None,
                "大家好，今天说渡口。\n先说船。",
            ),
            (
                "<?xml version='1.0'?>\n<tt:tt xmlns:tt='http://www.w3.org/ns/ttml'><tt:head><tt:title>x</tt:title></tt:head>\
                 <tt:body><tt:div><tt:p begin='0s' end='1s'>船来了，<br/>人也到了。</tt:p><tt:p/></tt:div></tt:body></tt:tt>",
                None,
                "船来了，\n人也到了。",
            ),
        ];
        for (text, title, said) in table {
            assert_eq!(
                screens(text),
                Some((title.map(str::to_owned), said.to_owned())),
                "{text}"
            );
        }
        for text in [
            "[注]明天停水。",
            "[10:30]开会\n下午再说。\n",
            "[10:30]开会",
            "【00:01】开会",
            "4月6日 9:30\n开会\n4月7日 10:00\n散会",
            "9:30\n开会\n10:00\n散会",
            "{注}{25}开会",
            "[a:b]\n甲",
            "2024-04-01 08:01:02 渡船启动\n2024-04-01 08:02:10 渡船到岸\n2024-04-01 08:03:00 渡船停航\n完",
            "2024-04-01 08:01 开会\n说船\n2024-04-02 08:01 散会\n说桨",
            "",
        ] {
            assert_eq!(screens(text), None, "{text}");
        }
    }
}
