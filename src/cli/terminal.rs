use std::{
    env,
    io::{IsTerminal, stdout},
};

use terminal_size::{Width, terminal_size};

use crate::output::Style;

/// Lines longer than this are hard to read.
const MOST_COLUMNS: usize = 100;
const LEAST_COLUMNS: usize = 20;

/// How standard output looks best: plain unless it is a terminal.
pub(crate) fn style() -> Style {
    if !stdout().is_terminal() {
        return Style::default();
    }
    let is_set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    let is_dumb = env::var_os("TERM").is_some_and(|term| term == "dumb");
    let columns = terminal_size().map_or(80, |(Width(columns), _)| usize::from(columns));
    Style {
        width: Some(columns.clamp(LEAST_COLUMNS, MOST_COLUMNS)),
        colours: !is_set("NO_COLOR") && !is_dumb,
    }
}
