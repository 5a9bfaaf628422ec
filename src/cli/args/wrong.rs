//! Wrong arguments: in Chinese, with what was meant, in a line. In English the parser says it.

use std::error::Error as _;

use clap::{
    Command, Error,
    builder::StyledStr,
    error::{ContextKind, ContextValue, ErrorKind},
};

use super::{line, translation::chinese};
use crate::message::{Language, Message, Template, message};

const BOLD_RED: &str = "\x1b[1;31m";
const RESET: &str = "\x1b[0m";

/// What is wrong; `translated` tells help in Chinese.
pub(super) fn in_chinese(error: &Error, translated: fn(&StyledStr) -> String) -> String {
    let mut parts = vec![format!("{BOLD_RED}错误：{RESET}{}\n", reason(error))];
    for suggestion in suggestions(error) {
        parts.push(format!("  是不是“{suggestion}”？\n"));
    }
    if error.kind() == ErrorKind::UnknownArgument {
        parts.extend(
            context(error, ContextKind::Suggested)
                .filter(|told| !told.is_empty())
                .map(|told| format!("  {told}\n")),
        );
    }
    if let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) {
        parts.push(format!("{}\n", translated(usage).trim_end()));
    }
    parts.push("详细说明见“--help”。\n".to_owned());
    parts.join("\n")
}

/// The same in a line, without how the command is used.
pub(super) fn message(error: &Error) -> Message {
    let said = error.to_string();
    let said = said.strip_prefix("error: ").unwrap_or(&said);
    let paragraphs = said.split("\n\n").take_while(|paragraph| {
        !paragraph.starts_with("Usage:") && !paragraph.starts_with("For more information")
    });
    let lines = paragraphs.map(|paragraph| paragraph.split_whitespace().collect::<Vec<_>>().join(" "));
    let suggested = suggestions(error).map(|suggestion| format!("；是不是“{suggestion}”？"));
    Message::new(
        lines.collect::<Vec<_>>().join("; "),
        reason(error) + &suggested.collect::<String>(),
    )
}

/// The error, with the command that a mistyped one was meant for, and those that have an option which is not there.
pub(super) fn suggesting(mut error: Error, root: &Command) -> Error {
    if let Some(ContextValue::String(arg)) = error.get(ContextKind::InvalidArg)
        && error.kind() == ErrorKind::UnknownArgument
        && arg.starts_with('-')
    {
        let commands = std::iter::once(root).chain(root.get_subcommands());
        let owners: Vec<String> = commands
            .filter(|command| line::has_option(command, arg))
            .map(|command| format!("\"zhaiyao {}\"", command.get_name()).replace(" zhaiyao", ""))
            .collect();
        // Nobody wants it as a value, which the parser proposes.
        let told = (!owners.is_empty()).then(|| {
            let message = message!("{} is an option of {}", arg, owners.join(", "));
            StyledStr::from(message.in_language(Language::current()).to_owned())
        });
        error.insert(
            ContextKind::Suggested,
            ContextValue::StyledStrs(told.into_iter().collect()),
        );
    }
    if let Some(ContextValue::String(word)) = error.get(ContextKind::InvalidSubcommand)
        && error.get(ContextKind::SuggestedSubcommand).is_none()
        && let Some(like) = line::command_like(word.as_ref(), root)
    {
        let like = ContextValue::Strings(vec![like.to_owned()]);
        error.insert(ContextKind::SuggestedSubcommand, like);
    }
    error
}

fn suggestions(error: &Error) -> impl Iterator<Item = String> {
    let kinds = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
        ContextKind::SuggestedSubcommand,
    ];
    kinds.into_iter().filter_map(|kind| context(error, kind))
}

fn reason(error: &Error) -> String {
    let part = |kind| context(error, kind).unwrap_or_default();
    let (arg, value) = (
        named(&part(ContextKind::InvalidArg)),
        part(ContextKind::InvalidValue),
    );
    match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => format!("{arg} 后面要有值{}", choices(error)),
        ErrorKind::InvalidValue => format!("{arg} 的值不能是“{value}”{}", choices(error)),
        ErrorKind::ValueValidation => {
            let why = error
                .source()
                .and_then(|source| source.downcast_ref::<Template>())
                .map(|template| format!("：{}", template.chinese));
            format!("{arg} 的值不能是“{value}”{}", why.unwrap_or_default())
        }
        ErrorKind::UnknownArgument if arg.starts_with('-') => {
            format!("没有“{arg}”这个选项，或者它不能用在这里")
        }
        ErrorKind::UnknownArgument => format!("这里不需要“{arg}”"),
        ErrorKind::InvalidSubcommand => format!("没有“{}”这个命令", part(ContextKind::InvalidSubcommand)),
        ErrorKind::NoEquals => format!("{arg} 的值要写在等号后面"),
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("{arg} 的值的个数不对")
        }
        ErrorKind::ArgumentConflict => match part(ContextKind::PriorArg) {
            prior if prior.is_empty() || prior == arg => format!("{arg} 只能用一次"),
            prior => format!("{arg} 不能和 {prior} 一起用"),
        },
        ErrorKind::MissingRequiredArgument => format!("缺少 {arg}"),
        ErrorKind::InvalidUtf8 => "参数不是 UTF-8".to_owned(),
        _ => "参数不对".to_owned(),
    }
}

/// `--color <WHEN>` with what its value is called in Chinese.
fn named(arg: &str) -> String {
    let in_chinese = || {
        let (option, name) = arg.strip_suffix('>')?.split_once('<')?;
        Some(format!("{option}<{}>", chinese(name)?))
    };
    in_chinese().unwrap_or_else(|| arg.to_owned())
}

fn choices(error: &Error) -> String {
    match context(error, ContextKind::ValidValue) {
        Some(values) if !values.is_empty() => format!("；可以是：{values}"),
        _ => String::new(),
    }
}

fn context(error: &Error, kind: ContextKind) -> Option<String> {
    Some(match error.get(kind)? {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join("、"),
        ContextValue::StyledStr(text) => text.to_string(),
        ContextValue::StyledStrs(texts) => texts
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join("、"),
        ContextValue::Number(number) => number.to_string(),
        _ => return None,
    })
}
