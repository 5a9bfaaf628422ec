//! Manual pages, in roff.

use clap::{Arg, Command, builder::StyledStr};

use super::translation::{chinese, translated, translated_text};
use crate::{
    message::{Language, texts},
    output::wrap_line,
};

/// Lines of a page's source.
const MOST_COLUMNS: usize = 72;
const LEAST_COLUMNS: usize = 48;

/// `mandoc` thinks longer ones bad style.
const MOST_SOURCE_BYTES: usize = 80;

/// When the program was last released: pages bear a date. The changelog has the same.
const RELEASED: &str = "2026-12-01";

/// What an exit status means.
const STATUS: [(&str, &str); 3] = [
    ("0", "All is done."),
    ("1", "Some input failed; the rest is done."),
    ("2", "Wrong usage."),
];

/// Variables that count, and what they do.
const ENVIRONMENT: [(&str, &str); 5] = [
    (
        "LC_ALL, LC_MESSAGES, LANG",
        "The first of them that is not empty says which language help and messages are in: Chinese if it begins with zh, \
         else English.",
    ),
    (
        "NO_COLOR",
        "If it is not empty, nothing is coloured unless --color says so.",
    ),
    (
        "TERM",
        "If it is dumb, nothing is coloured unless --color says so.",
    ),
    (
        "ZHAIYAO_CONFIG",
        "A file to take options from instead of the usual ones; none if it is empty.",
    ),
    (
        "XDG_CONFIG_HOME",
        "The folder of users' configuration files, where it is not ~/.config. On Windows it is %APPDATA%.",
    ),
];

/// Files that are read unasked.
const FILES: [(&str, &str); 2] = [
    (
        "zhaiyao.toml",
        "Options for all that is done in this folder, by their long names: chars = 120. What is in a section, as \
         [for.summarize] or [for.serve], is for that command alone. The command line comes before it.",
    ),
    (
        "~/.config/zhaiyao/zhaiyao.toml",
        "Options of this user, where the folder has nothing to say. Only here, or in a file named by --config, may \
         [for.serve] be set.",
    ),
];

/// The page of the program, or that of one of its commands.
pub(super) fn page(root: &Command, command: Option<&str>, language: Language) -> String {
    let mut root = match language {
        Language::English => root.clone(),
        Language::Chinese => translated(root.clone()),
    };
    root.build();
    let mut page = Page {
        text: String::new(),
        language,
    };
    match command.and_then(|name| root.find_subcommand(name)) {
        Some(command) => page.of_command(&root, command),
        None => page.of_program(&root),
    }
    page.text
}

struct Page {
    text: String,
    language: Language,
}

impl Page {
    fn of_program(&mut self, root: &Command) {
        self.head(root, "zhaiyao");
        self.section("Description");
        self.paragraph(&styled(root.get_long_about().or(root.get_about())));
        self.section("Commands");
        for command in commands(root) {
            self.item(
                &format!("zhaiyao-{}(1)", command.get_name()),
                &styled(command.get_about()),
            );
        }
        self.options(root);
        self.section("Examples");
        self.line(".nf");
        let examples = self.said(texts::EXAMPLES);
        let lines = examples.lines().filter(|line| line.starts_with("  "));
        for line in lines.map(|line| without_requests(line.trim_start())) {
            self.line(&line);
        }
        self.line(".fi");
        self.list("Exit status", &STATUS);
        self.list("Environment", &ENVIRONMENT);
        self.list("Files", &FILES);
        let others = commands(root).map(Command::get_name).collect::<Vec<_>>();
        self.see_also(&others);
    }

    fn of_command(&mut self, root: &Command, command: &Command) {
        self.head(command, &format!("zhaiyao-{}", command.get_name()));
        self.section("Description");
        self.paragraph(&styled(command.get_long_about().or(command.get_about())));
        self.options(command);
        self.list("Exit status", &STATUS);
        let others = commands(root)
            .map(Command::get_name)
            .filter(|name| *name != command.get_name());
        self.see_also(&others.collect::<Vec<_>>());
    }

    fn said(&self, english: &'static str) -> &'static str {
        match self.language {
            Language::English => english,
            Language::Chinese => chinese(english).unwrap_or(english),
        }
    }

    fn head(&mut self, command: &Command, name: &str) {
        let version = env!("CARGO_PKG_VERSION");
        let title = name.to_uppercase();
        self.line(&format!(
            ".TH {} 1 {RELEASED} \"zhaiyao {version}\"",
            escaped(&title)
        ));
        self.section("Name");
        // Programs that list pages want just this.
        self.line(&format!(
            "{} \\- {}",
            escaped(name),
            escaped(&styled(command.get_about()))
        ));
        self.section("Synopsis");
        let usage = translated_usage(&mut command.clone(), self.language);
        for line in usage.lines().map(str::trim).filter(|line| !line.is_empty()) {
            self.line(&format!("{}\n.br", escaped(line)));
        }
        self.text.truncate(self.text.len() - ".br\n".len());
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn section(&mut self, name: &'static str) {
        let name = self.said(name).to_uppercase();
        self.line(&format!(".SH \"{}\"", escaped(&name)));
    }

    fn paragraph(&mut self, text: &str) {
        self.line(&escaped(text));
    }

    fn item(&mut self, term: &str, text: &str) {
        self.line(&format!(".TP\n\\fB{}\\fR\n{}", escaped(term), escaped(text)));
    }

    fn list(&mut self, name: &'static str, items: &[(&str, &'static str)]) {
        self.section(name);
        for (term, text) in items {
            let text = self.said(text);
            self.item(term, text);
        }
    }

    /// The options under their headings, in the order in which they were declared.
    fn options(&mut self, command: &Command) {
        self.section("Options");
        let args: Vec<&Arg> = command.get_arguments().filter(|arg| !arg.is_hide_set()).collect();
        let mut headings: Vec<Option<&str>> = Vec::new();
        for arg in &args {
            if !headings.contains(&arg.get_help_heading()) {
                headings.push(arg.get_help_heading());
            }
        }
        headings.sort_by_key(Option::is_some);
        for heading in headings {
            if let Some(heading) = heading {
                self.line(&format!(".SS \"{}\"", escaped(heading)));
            }
            for arg in args.iter().filter(|arg| arg.get_help_heading() == heading) {
                self.option(arg);
            }
        }
    }

    fn option(&mut self, arg: &Arg) {
        let mut help = styled(arg.get_help());
        if self.language == Language::Chinese {
            help = translated_text(&StyledStr::from(help));
        }
        let values = arg.get_possible_values();
        let values = values.iter().filter(|_| !arg.is_hide_possible_values_set());
        let (described, bare): (Vec<_>, Vec<_>) = values.partition(|value| value.get_help().is_some());
        let (open, separator, close) = match self.language {
            Language::English => (" (", ", ", ")"),
            Language::Chinese => ("（", "、", "）"),
        };
        if described.is_empty() && !bare.is_empty() {
            let names: Vec<&str> = bare.iter().map(|value| value.get_name()).collect();
            help = format!("{help}{open}{}{close}", names.join(separator));
        }
        let defaults: Vec<String> = arg
            .get_default_values()
            .iter()
            .map(|value| value.to_string_lossy().into_owned())
            .collect();
        if arg.get_action().takes_values() && !defaults.is_empty() {
            help = match self.language {
                Language::English => format!("{help} [default: {}]", defaults.join(", ")),
                Language::Chinese => format!("{help} [默认：{}]", defaults.join("、")),
            };
        }
        self.item(&names(arg), &help);
        if !described.is_empty() {
            self.line(".RS");
            for value in described.iter().chain(&bare) {
                self.item(value.get_name(), &styled(value.get_help()));
            }
            self.line(".RE");
        }
    }

    fn see_also(&mut self, commands: &[&str]) {
        self.section("See also");
        let mut pages: Vec<String> = commands
            .iter()
            .map(|name| format!("\\fBzhaiyao\\-{name}\\fR(1)"))
            .collect();
        pages.insert(0, "\\fBzhaiyao\\fR(1)".to_owned());
        self.line(&pages.join(",\n"));
    }
}

/// The commands that have pages.
fn commands(root: &Command) -> impl Iterator<Item = &Command> {
    root.get_subcommands()
        .filter(|command| command.get_name() != "help")
}

fn translated_usage(command: &mut Command, language: Language) -> String {
    let usage = command.render_usage();
    let text = match language {
        Language::English => usage.to_string(),
        Language::Chinese => translated_text(&StyledStr::from(usage.to_string())),
    };
    text.replacen("Usage:", "", 1).replacen("用法：", "", 1)
}

/// An option as it is typed.
fn names(arg: &Arg) -> String {
    let value = arg
        .get_value_names()
        .filter(|_| arg.get_action().takes_values())
        .map(|names| names.join(" "));
    let letters = arg.get_short_and_visible_aliases().unwrap_or_default();
    let mut names: Vec<String> = letters.iter().map(|letter| format!("-{letter}")).collect();
    names.extend(arg.get_long().map(|long| format!("--{long}")));
    let names = names.join(", ");
    match value {
        Some(value) if names.is_empty() => value,
        Some(value) if arg.is_require_equals_set() => format!("{names}[={value}]"),
        Some(value) => format!("{names} {value}"),
        None => names,
    }
}

fn styled(text: Option<&StyledStr>) -> String {
    text.map(ToString::to_string).unwrap_or_default()
}

/// Text in which nothing is a request, in lines that are short when they are escaped, where that can be.
fn escaped(text: &str) -> String {
    let wrapped = |columns| {
        let lines = wrap_line(text, columns);
        lines.lines().map(without_requests).collect::<Vec<_>>().join("\n")
    };
    let is_short = |text: &String| text.lines().all(|line| source_bytes(line) <= MOST_SOURCE_BYTES);
    let narrower = (LEAST_COLUMNS..=MOST_COLUMNS).rev().map(wrapped);
    narrower
        .into_iter()
        .find(is_short)
        .unwrap_or_else(|| wrapped(MOST_COLUMNS))
}

/// The bytes of a line as programs take it that know ASCII alone: `\[u4e00]`.
fn source_bytes(line: &str) -> usize {
    line.chars().map(|c| if c.is_ascii() { 1 } else { 8 }).sum()
}

fn without_requests(line: &str) -> String {
    let guard = if line.starts_with(['.', '\'']) { "\\&" } else { "" };
    let line = line
        .replace('\\', "\\e")
        .replace('-', "\\-")
        .replace('"', "\\(dq");
    format!("{guard}{line}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_bear_the_date_of_the_release() {
        let changes = include_str!("../../../CHANGELOG.md");
        let heading = format!("## [{}] - {RELEASED}\n", env!("CARGO_PKG_VERSION"));
        assert!(changes.contains(&heading), "{heading}");
    }
}
