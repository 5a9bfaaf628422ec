use std::{env, ffi::OsString, sync::OnceLock};

/// A language that help and messages are in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Language {
    English,
    Chinese,
}

static CURRENT: OnceLock<Language> = OnceLock::new();

impl Language {
    /// What this process speaks.
    pub(crate) fn current() -> Self {
        *CURRENT.get_or_init(|| Self::of_environment(|name| env::var_os(name)))
    }

    /// Settles what this process speaks, if that is not settled yet.
    pub(crate) fn settle(self) {
        let _ = CURRENT.set(self);
    }

    /// What the environment asks for, by the first of the usual variables that is not empty.
    fn of_environment(variable: impl Fn(&str) -> Option<OsString>) -> Self {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .find_map(|name| variable(name).filter(|value| !value.is_empty()));
        match locale.as_deref().and_then(|locale| locale.to_str()) {
            Some(locale) if is_chinese(locale) => Self::Chinese,
            _ => Self::English,
        }
    }
}

/// Whether a locale is Chinese: zh, `zh_CN.UTF-8`, zh-Hant.
fn is_chinese(locale: &str) -> bool {
    let language = locale.split(['_', '-', '.', '@']).next().unwrap_or_default();
    language.eq_ignore_ascii_case("zh")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_variable_that_says_something_counts() {
        let cases: [(&[(&str, &str)], Language); 8] = [
            (&[], Language::English),
            (&[("LANG", "zh_CN.UTF-8")], Language::Chinese),
            (&[("LANG", "zh_TW")], Language::Chinese),
            (&[("LANG", "zha_CN")], Language::English),
            (&[("LC_ALL", "C"), ("LANG", "zh_CN.UTF-8")], Language::English),
            (
                &[("LC_ALL", ""), ("LC_MESSAGES", "zh"), ("LANG", "de_DE")],
                Language::Chinese,
            ),
            (
                &[("LC_ALL", "zh-Hant"), ("LC_MESSAGES", "en_GB")],
                Language::Chinese,
            ),
            (&[("LC_CTYPE", "zh_CN.UTF-8")], Language::English),
        ];
        for (variables, expected) in cases {
            let variable = |name: &str| {
                let found = variables.iter().find(|(other, _)| *other == name);
                found.map(|(_, value)| OsString::from(value))
            };
            assert_eq!(Language::of_environment(variable), expected, "{variables:?}");
        }
    }
}
