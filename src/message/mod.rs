//! What the command says to people, in their language.
//!
//! The English text stands where it is said; its Chinese, in one table for messages and one for help. A message that the
//! table does not have does not compile.

mod help;
mod language;
mod messages;
pub(crate) mod texts;

use std::{error, fmt, io};

use serde::Serialize;
use zhaiyao::Error;

pub(crate) use help::{HELP, PARSER_PHRASES};
pub(crate) use language::Language;
use messages::MESSAGES;

/// Something to say, in every language: for programs as `{"en": …, "zh": …}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Message {
    #[serde(rename = "en")]
    english: String,
    #[serde(rename = "zh")]
    chinese: String,
}

/// A message in which `{}` stands for what is still to come.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Template {
    pub(crate) english: &'static str,
    pub(crate) chinese: &'static str,
}

/// A [`Template`] from its English text.
macro_rules! template {
    ($english:literal) => {{
        const TEMPLATE: $crate::message::Template = $crate::message::Template {
            english: $english,
            chinese: $crate::message::translation($english),
        };
        TEMPLATE
    }};
}
pub(crate) use template;

/// A [`Message`] from its English text, in which `{}` stands for the arguments, one after the other.
macro_rules! message {
    ($english:literal $(, $argument:expr)* $(,)?) => {
        $crate::message::template!($english).with(&[$(&$argument as &dyn std::fmt::Display),*])
    };
}
pub(crate) use message;

/// In English.
impl fmt::Display for Template {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.english)
    }
}

/// Lets a message be the error of a value's parser.
impl error::Error for Template {}

impl Template {
    pub(crate) fn message(self) -> Message {
        self.with(&[])
    }

    pub(crate) fn with(self, arguments: &[&dyn fmt::Display]) -> Message {
        Message {
            english: filled(self.english, arguments),
            chinese: filled(self.chinese, arguments),
        }
    }
}

impl Message {
    /// What is said in either language.
    pub(crate) fn new(english: String, chinese: String) -> Self {
        Self {
            english: shortened(english),
            chinese: shortened(chinese),
        }
    }

    /// What comes from elsewhere and is the same in every language: a name, a system's own words.
    pub(crate) fn verbatim(text: impl fmt::Display) -> Self {
        let text = shortened(text.to_string());
        Self {
            english: text.clone(),
            chinese: text,
        }
    }

    pub(crate) fn in_language(&self, language: Language) -> &str {
        match language {
            Language::English => &self.english,
            Language::Chinese => &self.chinese,
        }
    }

    /// What a parser says of a value, in English as it says it: which name is wrong, missing or there twice, where that is
    /// what is wrong.
    pub(crate) fn of_parser(said: &str) -> Self {
        let quoted: Vec<&str> = said.split('`').skip(1).step_by(2).collect();
        let chinese = match quoted[..] {
            [name, ref names @ ..] if said.starts_with("unknown") => {
                format!("没有“{name}”；可以是：{}", names.join("、"))
            }
            [name, ..] if said.starts_with("missing field") => format!("缺少“{name}”"),
            [name, ..] if said.starts_with("duplicate") => format!("“{name}”重复"),
            _ if said.starts_with("invalid type") || said.starts_with("invalid value") => {
                "值的类型不对".to_owned()
            }
            _ => "写法有误".to_owned(),
        };
        Self {
            english: shortened(said.to_owned()),
            chinese: shortened(chinese),
        }
    }

    /// Of all languages together.
    #[cfg(feature = "serve")]
    pub(crate) fn n_bytes(&self) -> usize {
        self.english.len() + self.chinese.len()
    }

    /// The message with what it is about before it: a file, a line, an option.
    pub(crate) fn about(self, subject: impl fmt::Display) -> Self {
        Self {
            english: format!("{subject}: {}", self.english),
            chinese: format!("{subject}: {}", self.chinese),
        }
    }

    /// The message with its reason after it.
    pub(crate) fn because(self, reason: &Self) -> Self {
        Self {
            english: format!("{}: {}", self.english, reason.english),
            chinese: format!("{}：{}", self.chinese, reason.chinese),
        }
    }

    /// What is wrong with a byte of a line, counted from 1.
    pub(crate) fn at_byte(&self, byte: usize) -> Self {
        Self {
            english: format!("{} at byte {byte}", self.english),
            chinese: format!("第 {byte} 个字节处{}", self.chinese),
        }
    }

    /// The message with what follows from it after it.
    pub(crate) fn and(self, more: &Self) -> Self {
        Self {
            english: format!("{}; {}", self.english, more.english),
            chinese: format!("{}；{}", self.chinese, more.chinese),
        }
    }
}

/// In English, as output and interfaces have it, which programs read.
impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.english)
    }
}

/// Lets a message be what is wrong with an input.
impl error::Error for Message {}

/// What the system says, in English as it says it.
impl From<&io::Error> for Message {
    fn from(error: &io::Error) -> Self {
        use io::ErrorKind as Kind;
        let chinese = match error.kind() {
            Kind::NotFound => "没有这个文件或文件夹",
            Kind::PermissionDenied => "没有权限",
            Kind::AlreadyExists => "已经存在",
            Kind::IsADirectory => "是文件夹，不是文件",
            Kind::NotADirectory => "路径中有一段不是文件夹",
            Kind::FileTooLarge => "文件太大",
            Kind::StorageFull => "磁盘已满",
            Kind::ReadOnlyFilesystem => "文件系统只读",
            Kind::InvalidInput => "不是有效的文件名",
            Kind::InvalidData => "数据无效",
            Kind::UnexpectedEof => "数据不完整",
            Kind::TimedOut => "超时",
            Kind::AddrInUse => "端口已被占用",
            Kind::AddrNotAvailable => "本机没有这个地址",
            Kind::ConnectionRefused => "连接被拒绝，服务可能没有启动",
            Kind::ConnectionReset | Kind::ConnectionAborted => "连接中断",
            _ if error.to_string().starts_with("failed to lookup address") => "找不到这个主机",
            _ => "系统报错",
        };
        let code = error.raw_os_error().map(|code| format!("（错误码 {code}）"));
        Self {
            english: error.to_string(),
            chinese: chinese.to_owned() + &code.unwrap_or_default(),
        }
    }
}

impl From<io::Error> for Message {
    fn from(error: io::Error) -> Self {
        // Of readers of our own.
        error.downcast().unwrap_or_else(|error| Self::from(&error))
    }
}

impl From<Error> for Message {
    fn from(error: Error) -> Self {
        match error {
            Error::Read { path, source } => Self::from(source).about(path.display()),
            Error::Line { path, line, reason } => {
                let quoted: Vec<&str> = reason.split('"').skip(1).step_by(2).collect();
                let message = match quoted[..] {
                    [frequency, word] => {
                        message!("the frequency \"{}\" of \"{}\" is too large", frequency, word)
                    }
                    _ if reason == "not UTF-8" => message!("not UTF-8"),
                    _ => Self::verbatim(reason),
                };
                match path {
                    Some(path) => message.about(format_args!("{}:{line}", path.display())),
                    None => message.about(format_args!("line {line}")),
                }
            }
            // The library may come to know others.
            error => Self::verbatim(error),
        }
    }
}

/// The Chinese of a message. Evaluated as the program is compiled.
pub(crate) const fn translation(english: &str) -> &'static str {
    let mut at = 0;
    while at < MESSAGES.len() {
        if is_equal(MESSAGES[at].0.as_bytes(), english.as_bytes()) {
            return MESSAGES[at].1;
        }
        at += 1;
    }
    panic!("a message without translation: its English and Chinese go into src/message/messages.rs");
}

const fn is_equal(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut at = 0;
    while at < a.len() {
        if a[at] != b[at] {
            return false;
        }
        at += 1;
    }
    true
}

/// What a message says of a file, which may be one long line, is no longer.
const MOST_QUOTED_CHARS: usize = 1000;

/// The beginning of what is too long for a message.
fn shortened(mut text: String) -> String {
    if let Some((end, _)) = text.char_indices().nth(MOST_QUOTED_CHARS) {
        text.truncate(end);
        text.push('…');
    }
    text
}

/// A template with `{}` replaced by one argument after the other, `{0}` by the first.
fn filled(template: &str, arguments: &[&dyn fmt::Display]) -> String {
    let mut filled = String::with_capacity(template.len());
    let mut pieces = template.split('{');
    filled.push_str(pieces.next().unwrap_or_default());
    for (next, piece) in pieces.enumerate() {
        let (place, after) = piece.split_once('}').unwrap_or(("", piece));
        let argument = arguments.get(place.parse().unwrap_or(next));
        filled.extend(argument.map(|argument| shortened(argument.to_string())));
        filled.push_str(after);
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_take_their_places() {
        let cases: [(&str, &[&dyn fmt::Display], &str); 5] = [
            ("nothing", &[], "nothing"),
            ("{} of {}", &[&1, &"b"], "1 of b"),
            ("{1}里的{0}", &[&1, &"乙"], "乙里的1"),
            ("{0}，{0}", &[&"a{}b"], "a{}b，a{}b"),
            ("{}", &[], ""),
        ];
        for (template, arguments, expected) in cases {
            assert_eq!(filled(template, arguments), expected, "{template}");
        }
    }

    #[test]
    fn both_languages_say_the_same_things() {
        let places = |text: &str| {
            let mut places: Vec<usize> = text
                .split('{')
                .skip(1)
                .enumerate()
                .map(|(at, piece)| piece.split('}').next().and_then(|n| n.parse().ok()).unwrap_or(at))
                .collect();
            places.sort_unstable();
            places.dedup();
            places
        };
        for (english, chinese) in MESSAGES {
            assert!(
                places(chinese)
                    .iter()
                    .all(|place| places(english).contains(place)),
                "{english}"
            );
        }
        for (english, chinese) in MESSAGES.iter().chain(HELP) {
            assert!(chinese.contains(|c| ('一'..='龥').contains(&c)), "{english}");
            for option in english.split(|c: char| !c.is_ascii_alphanumeric() && c != '-') {
                if option.starts_with("--") {
                    assert!(chinese.contains(option), "{option} in {chinese}");
                }
            }
        }
        let mut keys: Vec<&str> = MESSAGES.iter().map(|(english, _)| *english).collect();
        keys.sort_unstable();
        assert!(keys.windows(2).all(|pair| pair[0] != pair[1]), "a message twice");
    }
}
