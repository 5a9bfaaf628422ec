//! Source code, settings, logs and numbers, which are text but no prose.

mod lists;

use super::{chinese::n_han, foreign, sniff::Head};
use crate::message::{Message, message};

/// Files so called are never articles. (Pages are called `php`, `asp` and `jsp`, too.)
const PROGRAMS: [&str; 62] = [
    "rs",
    "js",
    "mjs",
    "cjs",
    "ts",
    "tsx",
    "jsx",
    "vue",
    "svelte",
    "py",
    "pyw",
    "pyi",
    "rb",
    "java",
    "kt",
    "kts",
    "scala",
    "groovy",
    "gradle",
    "c",
    "cc",
    "cpp",
    "cxx",
    "hpp",
    "hh",
    "cs",
    "go",
    "swift",
    "mm",
    "dart",
    "lua",
    "hs",
    "clj",
    "lisp",
    "vb",
    "vbs",
    "bas",
    "asm",
    "sql",
    "sh",
    "bash",
    "zsh",
    "fish",
    "ps1",
    "bat",
    "cmd",
    "awk",
    "css",
    "scss",
    "sass",
    "less",
    "toml",
    "yaml",
    "yml",
    "properties",
    "proto",
    "graphql",
    "cmake",
    "mk",
    "bib",
    "po",
    "pot",
];

/// Endings of programs and logs that prose may have, too: files with them are refused unless they are mostly prose.
const OFTEN_PROGRAMS: [&str; 22] = [
    "log", "conf", "cfg", "ini", "env", "lock", "diff", "patch", "h", "m", "r", "d", "s", "v", "pl", "pm",
    "jl", "ml", "ex", "el", "reg", "plist",
];

/// Endings of lists of what is to be played.
const PLAYLISTS: [&str; 3] = ["m3u", "m3u8", "pls"];

/// Why what is called so and begins so is no article.
pub(super) fn by_name(head: &Head) -> Option<Message> {
    if head.has_ending(&PLAYLISTS) {
        return Some(message!("a list of addresses, no article"));
    }
    let is_program = head.has_ending(&PROGRAMS)
        || (head.has_ending(&OFTEN_PROGRAMS) && !Shares::of(head.text).is_mostly_prose());
    is_program.then(|| {
        let ending = head.name.rsplit('.').next().unwrap_or_default();
        message!("source code, settings or a log ({}), no article", ending)
    })
}

/// Why what begins so, and is of no format that is known, is no article.
pub(super) fn by_content(head: &Head) -> Option<Message> {
    let shares = Shares::of(head.text);
    if shares.are_mostly(shares.code) {
        Some(message!("source code or settings, no article"))
    } else if shares.are_mostly(shares.log) {
        Some(message!("a log, no article"))
    } else if shares.are_mostly(shares.numbers) {
        Some(message!("a table of numbers, no article"))
    } else if is_encoded(head.text) {
        Some(message!("encoded data or addresses, no article"))
    } else {
        lists::kind(head.text).or_else(|| foreign::kind(head.text))
    }
}

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LineKind {
    Prose,
    Code,
    Log,
    Numbers,
    Other,
    /// `# …`, which is a heading elsewhere.
    Remark,
}

/// How many lines are what.
#[derive(Debug, Default)]
struct Shares {
    lines: usize,
    prose: usize,
    code: usize,
    log: usize,
    numbers: usize,
}

impl Shares {
    fn of(text: &str) -> Self {
        let mut shares = Self::default();
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let class = class(line);
            shares.lines += usize::from(class != LineKind::Remark);
            match class {
                LineKind::Prose => shares.prose += 1,
                LineKind::Code => shares.code += 1,
                LineKind::Log => shares.log += 1,
                LineKind::Numbers => shares.numbers += 1,
                LineKind::Other | LineKind::Remark => {}
            }
        }
        shares
    }

    /// Whether `n_lines` of one kind make up nearly all of the text. An article about code quotes some, but has
    /// sentences between.
    fn are_mostly(&self, n_lines: usize) -> bool {
        const FEWEST_LINES: usize = 3;
        self.lines >= FEWEST_LINES && n_lines * 10 >= self.lines * 7 && self.prose * 8 <= self.lines
    }

    fn is_mostly_prose(&self) -> bool {
        self.prose * 2 >= self.lines
    }
}

fn class(line: &str) -> LineKind {
    let (n_chars, n_han) = (line.chars().count(), n_han(line));
    let is_comment = ["//", "/*", "*/", "<!--"]
        .iter()
        .any(|mark| line.starts_with(mark));
    if is_comment {
        return LineKind::Code;
    }
    if line.starts_with("# ") {
        return LineKind::Remark;
    }
    if is_log(line) {
        return LineKind::Log;
    }
    let is_quoted = line.contains(['"', '\'', '`']) && line.contains(['(', '=', ':']) && is_code(line);
    if n_han * 3 >= n_chars && !is_quoted {
        let has_sentence = n_han >= 8 && line.contains(['，', '。', '？', '！', '；', '：', '、', ',']);
        return if has_sentence {
            LineKind::Prose
        } else {
            LineKind::Other
        };
    }
    if is_code(line) {
        LineKind::Code
    } else if n_han == 0 && is_numbers(line) {
        LineKind::Numbers
    } else {
        LineKind::Other
    }
}

/// Whether a line, whatever is in its strings, is built as those of programs and settings are.
fn is_code(line: &str) -> bool {
    const WORDS: [&str; 51] = [
        "import ",
        "from ",
        "package ",
        "using ",
        "namespace ",
        "fn ",
        "pub ",
        "let ",
        "const ",
        "var ",
        "val ",
        "def ",
        "class ",
        "function ",
        "func ",
        "return",
        "if (",
        "if(",
        "for (",
        "for(",
        "while (",
        "switch (",
        "catch ",
        "public ",
        "private ",
        "protected ",
        "static ",
        "struct ",
        "enum ",
        "interface ",
        "impl ",
        "async ",
        "await ",
        "export ",
        "module ",
        "require ",
        "#include",
        "#define",
        "#if",
        "#endif",
        "#[",
        "@import",
        "SELECT ",
        "INSERT ",
        "UPDATE ",
        "DELETE ",
        "CREATE ",
        "ALTER ",
        "DROP ",
        "$ ",
        ">>> ",
    ];
    const OF_PATCHES: [&str; 4] = ["diff --git", "@@ ", "+++ ", "--- "];
    let is_of_patch = OF_PATCHES.iter().any(|mark| line.starts_with(mark));
    let line = line.strip_prefix(['+', '-']).map_or(line, str::trim_start);
    let is_only_marks = !line.is_empty() && line.chars().all(|c| "{}()[];,\\".contains(c));
    let ends = |mark: &str| line.ends_with(mark);
    let is_of_few_words = line.split_whitespace().count() <= 3;
    let ends_as_code = line.is_ascii()
        && ([";", "{", "},", "):", ") =>"].iter().any(|mark| ends(mark)) || (ends(",") && is_of_few_words));
    let is_section = line.starts_with('[') && ends("]") && line.is_ascii() && !line.contains(' ');
    is_of_patch
        || is_only_marks
        || ends_as_code
        || is_section
        || WORDS.iter().any(|word| line.starts_with(word))
            && line.contains(|c: char| "(){}[]=;:.<>\"'/*,@".contains(c))
        || is_import(line)
        || is_tag(line)
        || is_assignment(line)
}

/// `import a`, `from a import b`, `use a`.
fn is_import(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().take(5).collect();
    line.is_ascii()
        && matches!(
            words[..],
            ["import" | "use" | "require", _] | ["from", _, "import", ..]
        )
}

/// `<div class="a">`, `</div>`.
fn is_tag(line: &str) -> bool {
    let name = line.strip_prefix("</").or_else(|| line.strip_prefix('<'));
    name.is_some_and(|name| name.starts_with(|c: char| c.is_ascii_alphabetic()) && line.ends_with('>'))
}

/// A name and what is done with it: `a.b(`, `a = 1`, `a += 1`, `key: value`, `"key": 1`, `@name`.
fn is_assignment(line: &str) -> bool {
    let line = line.trim_start_matches(['@', '$', '"', '\'', '*', '&', '.', '#']);
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || "_.-$:\"'[]".contains(c);
    let end = line.find(|c| !is_of_name(c)).unwrap_or(line.len());
    let (name, rest) = line.split_at(end);
    if !name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') {
        return false;
    }
    let is_apart = rest.is_empty() || rest.starts_with(char::is_whitespace);
    let is_key = name.ends_with(':') && !name.ends_with("::") && is_apart;
    let rest = rest.trim_start();
    let is_plain = |value: &str| value.split_whitespace().count() <= 3;
    (is_key && is_plain(rest))
        || (rest.starts_with('(') && end == line.len() - rest.len())
        || ["= ", "+= ", "-= ", ":= ", "<- ", "-> ", "=> ", "== "]
            .iter()
            .any(|mark| rest.starts_with(mark))
        || (rest.starts_with('=') && is_plain(rest))
}

/// A line with a time and a level, or of a server that was asked for something.
fn is_log(line: &str) -> bool {
    const LEVELS: [&str; 8] = [
        "INFO", "WARN", "WARNING", "ERROR", "DEBUG", "TRACE", "FATAL", "NOTICE",
    ];
    const MOST_WORDS: usize = 8;
    let begins_with_digit = line
        .trim_start_matches('[')
        .starts_with(|c: char| c.is_ascii_digit());
    let mut words = line
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| word.starts_with(|c: char| c.is_ascii_alphabetic()));
    let has_level = words.by_ref().take(MOST_WORDS).any(|word| LEVELS.contains(&word));
    let is_request = || {
        ["\"GET /", "\"POST /", "\"HEAD /"]
            .iter()
            .any(|request| line.contains(request))
    };
    // `May  1 10:00:00 host sshd[123]: …`
    let is_of_system = || {
        let fields: Vec<&str> = line.split_whitespace().take(5).collect();
        matches!(fields[..], [month, _, time, _, process] if month.len() == 3 && time.len() == 8 && time.contains(':')
            && process.ends_with(':'))
    };
    (begins_with_digit || LEVELS.iter().any(|level| line.starts_with(level))) && (has_level || is_request())
        || is_of_system()
}

/// Values between separators, nearly all digits.
fn is_numbers(line: &str) -> bool {
    let (mut n_digits, mut n_letters, mut n_marks) = (0, 0, 0);
    for c in line.chars().filter(|c| !c.is_whitespace()) {
        match c {
            '0'..='9' => n_digits += 1,
            c if c.is_alphabetic() => n_letters += 1,
            _ => n_marks += 1,
        }
    }
    let n_values = line
        .split([',', '\t', ';', '|', ' '])
        .filter(|value| !value.is_empty())
        .count();
    n_values >= 3 && n_digits > n_letters * 4 && n_digits >= n_marks
}

/// Whether most of a text is runs of letters and signs that are too long for words: `6Z2S5rKz…`, `%E9%9D%92…`, addresses.
fn is_encoded(text: &str) -> bool {
    const LONGEST_WORD: usize = 40;
    let (mut n_chars, mut n_encoded) = (0, 0);
    for word in text.split_whitespace() {
        let length = word.chars().count();
        n_chars += length;
        n_encoded += if word.is_ascii() && length >= LONGEST_WORD {
            length
        } else {
            0
        };
    }
    n_encoded * 10 >= n_chars * 8 && n_chars > 0
}

#[cfg(test)]
mod tests;
