//! Questions with answers and threads of which no class says where a post is: by the lines of the page.

use super::{ending, text::one_line};
use crate::input::word_sets::pages as sets;
use crate::input::{chinese::n_han, date};

/// How many answers are taken where none is called the best.
const MOST_ANSWERS: usize = 5;

/// The fewest Han characters of a line that says something.
const SHORTEST_LINE: usize = 10;

/// What a line of such a page is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LineKind {
    /// `最佳答案`
    BestAnswer,
    /// `3个回答`
    Answers,
    Words,
    /// What stands around a post.
    Around,
    /// What follows all posts.
    End,
}

/// The question or first post and the best or first answers, from the lines of a page that is a thread.
pub(super) fn of_lines(lines: &[&str], title: Option<&str>, is_forum: bool) -> Option<String> {
    let under_title = title.and_then(|title| lines.iter().position(|line| one_line(line) == title));
    let lines = &lines[under_title.map_or(0, |at| at + 1)..];
    let kinds: Vec<LineKind> = lines.iter().map(|line| kind(line)).collect();
    let is_headed = kinds
        .iter()
        .any(|kind| matches!(kind, LineKind::BestAnswer | LineKind::Answers));
    let n_notes = lines
        .iter()
        .filter(|line| is_note_of_post(line, is_forum))
        .count();
    if !is_headed && n_notes < 2 {
        return None;
    }
    let mut posts: Vec<Vec<&str>> = Vec::new();
    let (mut is_open, mut best) = (false, None);
    for (line, kind) in lines.iter().zip(kinds) {
        match kind {
            LineKind::End => break,
            LineKind::Words if is_open => posts.last_mut()?.push(line),
            LineKind::Words => posts.push(vec![line]),
            LineKind::BestAnswer if !posts.is_empty() => best = best.or(Some(posts.len())),
            _ => {}
        }
        is_open = kind == LineKind::Words;
    }
    let (question, answers) = posts.split_first()?;
    let answers = match best.and_then(|best| answers.get(best - 1)) {
        Some(best) => std::slice::from_ref(best),
        None => &answers[..answers.len().min(MOST_ANSWERS)],
    };
    if answers.is_empty() {
        return None;
    }
    let said = std::iter::once(question).chain(answers);
    Some(said.map(|post| post.join("\n")).collect::<Vec<_>>().join("\n\n"))
}

fn kind(line: &str) -> LineKind {
    let line = line.trim();
    let name = line.trim_matches(|c: char| !c.is_alphabetic());
    let n_han = n_han(line);
    if sets::BEST_ANSWER.has(name) {
        LineKind::BestAnswer
    } else if sets::ANSWERS.has(name) {
        LineKind::Answers
    } else if ending::is_heading(line) || sets::RIGHTS.has(line) {
        LineKind::End
    } else if n_han >= SHORTEST_LINE && !is_note(line) {
        LineKind::Words
    } else {
        LineKind::Around
    }
}

/// Whether a line is no sentence, and says when or where a post was written.
pub(super) fn is_note(line: &str) -> bool {
    const MOST_HAN: usize = 30;
    n_han(line) <= MOST_HAN
        && !line.contains(['。', '！', '？', '，'])
        && (sets::POST_NOTE.has(line) || sets::TIME_AGO.has(line) || date::parse(line).is_some())
}

/// Whether a line is a note that only posts have; in forums any note is.
fn is_note_of_post(line: &str, is_forum: bool) -> bool {
    is_note(line) && (is_forum || sets::POST_NOTE.has(line))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn posts_are_told_by_lines() {
        let (question, first, second) = (
            "堂屋漏雨，请问是哪里的问题？下雨就漏。",
            "烟囱和瓦面的接缝坏了，要重新做一圈防水砂浆。",
            "先看看天沟是不是被树叶堵住了，掏干净就不漏了。",
        );
        let all = [question, first, second].join("\n\n");
        let best = [question, second].join("\n\n");
        let table = [
            (
                format!(
                    "瓦房漏雨\n{question}\n提问者：小满\n2个回答\n瓦匠\n{first}\n赞同 3\n{second}\n赞同 1"
                ),
                false,
                Some(&all),
            ),
            (
                format!("瓦房漏雨\n{question}\n最佳答案\n{second}\n其他回答\n{first}"),
                false,
                Some(&best),
            ),
            (
                format!(
                    "小满\n积分 3\n{question}\n发表于 2024-4-6 | 只看该作者\n瓦匠\n{first}\n发表于 2024-4-7 | 只看该作者\n瓦匠二\n{second}"
                ),
                false,
                Some(&all),
            ),
            (
                format!(
                    "小满 2024-4-6\n{question}\n瓦匠 2024-4-7\n{first}\n瓦匠二 2024-4-8\n{second}\n相关推荐\n{first}"
                ),
                true,
                Some(&all),
            ),
            // An article with comments.
            (
                format!("{question}\n2024-4-6\n{first}\n2024-4-7\n{second}"),
                false,
                None,
            ),
            (format!("{question}\n{first}\n{second}"), true, None),
        ];
        for (page, is_forum, expected) in table {
            let lines: Vec<&str> = page.lines().collect();
            let found = of_lines(&lines, Some("瓦房漏雨"), is_forum);
            assert_eq!(found.as_ref(), expected, "{page}");
        }
    }
}
