//! What values have to look like.

use std::num::NonZeroUsize;

use clap::{
    Arg, Command, Error,
    builder::{PossibleValue, StringValueParser, TypedValueParser},
    error::{ContextKind, ContextValue},
};
use encoding_rs::Encoding;

use super::line::most_like;
use crate::message::{Template, template};

pub(super) fn count(argument: &str) -> Result<NonZeroUsize, Template> {
    argument
        .parse()
        .map_err(|_| template!("must be a whole number, 1 at least"))
}

/// What runs at a time: more would only take memory.
pub(super) fn at_a_time(argument: &str) -> Result<NonZeroUsize, Template> {
    const MOST: usize = 1024;
    count(argument)
        .ok()
        .filter(|count| count.get() <= MOST)
        .ok_or(template!("must be a whole number from 1 to 1024"))
}

#[cfg(feature = "serve")]
pub(super) fn seconds(argument: &str) -> Result<std::num::NonZeroU16, Template> {
    argument
        .parse()
        .map_err(|_| template!("must be a whole number from 1 to 65535"))
}

/// A port, or seconds that may be none.
#[cfg(feature = "serve")]
pub(super) fn number(argument: &str) -> Result<u16, Template> {
    argument
        .parse()
        .map_err(|_| template!("must be a whole number from 0 to 65535"))
}

pub(super) fn word(argument: &str) -> Result<String, Template> {
    match argument.trim() {
        "" => Err(template!("must be a word")),
        word => Ok(word.to_owned()),
    }
}

pub(super) fn ratio(argument: &str) -> Result<f64, Template> {
    match argument.parse::<f64>() {
        Ok(share) if share > 0.0 && share <= 1.0 => Ok(share),
        _ => Err(template!("must be above 0 and at most 1")),
    }
}

pub(super) fn probability(argument: &str) -> Result<f64, Template> {
    match argument.parse::<f64>() {
        Ok(probability) if (0.0..=1.0).contains(&probability) => Ok(probability),
        _ => Err(template!("must be a number from 0 to 1")),
    }
}

/// A site, as browsers name it.
#[cfg(feature = "serve")]
pub(super) fn origin(argument: &str) -> Result<String, Template> {
    ["https://", "http://"]
        .into_iter()
        .find_map(|scheme| argument.strip_prefix(scheme))
        .map(|site| site.trim_end_matches('/'))
        .filter(|site| !site.is_empty() && !site.contains(['/', ' ']))
        .map(|_| argument.to_owned())
        .ok_or(template!(
            "must be an address without a path, as https://name:port"
        ))
}

/// A number of bytes, of KiB, MiB or GiB.
pub(super) fn bytes(argument: &str) -> Result<u64, Template> {
    let (digits, unit) = match argument.as_bytes().last().map(u8::to_ascii_uppercase) {
        Some(b'K') => (&argument[..argument.len() - 1], 1 << 10),
        Some(b'M') => (&argument[..argument.len() - 1], 1 << 20),
        Some(b'G') => (&argument[..argument.len() - 1], 1 << 30),
        _ => (argument, 1),
    };
    let count: Option<u64> = digits.parse().ok();
    count
        .and_then(|count| count.checked_mul(unit))
        .filter(|&bytes| bytes > 0 && bytes < u64::MAX)
        .ok_or(template!("must be a number above 0, with K, M or G or without"))
}

/// An encoding by any of the names that it has on the web.
#[derive(Clone, Copy, Debug)]
pub(super) struct Encodings;

impl Encodings {
    /// Those that shells complete; the others are understood as well.
    const USUAL: [&str; 9] = [
        "utf-8",
        "gbk",
        "gb18030",
        "gb2312",
        "big5",
        "utf-16le",
        "utf-16be",
        "shift_jis",
        "euc-kr",
    ];
}

impl TypedValueParser for Encodings {
    type Value = &'static Encoding;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &std::ffi::OsStr,
    ) -> Result<Self::Value, Error> {
        let by_name = |name: String| {
            Encoding::for_label(name.as_bytes()).ok_or(template!("no encoding is called that, as gbk is"))
        };
        let parsed = StringValueParser::new()
            .try_map(by_name)
            .parse_ref(command, arg, value);
        parsed.map_err(|mut error| {
            let name = value.to_string_lossy().to_lowercase();
            if let Some(like) = most_like(&name, Self::USUAL.into_iter()) {
                error.insert(ContextKind::SuggestedValue, ContextValue::String(like.to_owned()));
            }
            error
        })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(Self::USUAL.into_iter().map(PossibleValue::new)))
    }
}
