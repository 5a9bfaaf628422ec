//! Texts that the tests have in common.

mod any_text;
mod lines;
mod lists;
mod rules;
mod structure;
mod word_sets;

use super::{Role, blocks};

pub(crate) use rules::decision;

const LONG: &str = "经过半年修缮，城南的石拱古桥今天上午重新开放，附近居民纷纷前来，老人带着孩子在桥上来回走了好几趟，久久不愿离去。";
const MORE: &str = "据负责修缮的工程师介绍，古桥始建于明代，桥身由三百多块条石砌成，修缮时逐块编号、清洗、归位，没有使用一块新石料。";
const LAST: &str = "居民表示，古桥修好以后，两岸来往不用再绕远路，逢集的日子，桥头又会像从前那样热闹起来，大家都盼着这一天。";

/// Lines of a text, each with its role in front.
fn check(lines: &[(Role, &str)]) {
    check_titled(lines, None);
}

fn check_titled(lines: &[(Role, &str)], title: Option<&str>) {
    let text = lines.iter().map(|(_, line)| *line).collect::<Vec<_>>().join("\n");
    let found: Vec<_> = blocks(&text, title)
        .iter()
        .map(|block| (block.role, block.span.of(&text)))
        .collect();
    assert_eq!(found, lines);
}

/// The role of `line` between paragraphs of running text.
fn role_between(line: &str) -> Role {
    let text = format!("{LONG}\n{line}\n{MORE}");
    let found = blocks(&text, None);
    assert_eq!(found.len(), 3, "{line}");
    found[1].role
}
