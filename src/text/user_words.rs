//! Words that the user adds to the dictionary.

use super::fold::simplify_every;

/// A word of the user's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct UserWord {
    pub(crate) text: String,
    /// How often it would occur in the dictionary's corpus; if not given, just often enough to be kept whole.
    pub(crate) frequency: Option<usize>,
    pub(crate) tag: Option<String>,
}

impl UserWord {
    /// The word, and the word in Simplified characters if that is another: Traditional texts are looked up so.
    pub(crate) fn forms(self) -> impl Iterator<Item = Self> {
        let simplified = simplify_every(&self.text);
        let other = (simplified != self.text).then(|| Self {
            text: simplified,
            ..self.clone()
        });
        std::iter::once(self).chain(other)
    }
}

/// Reads a line of python-jieba's format: `word [frequency] [tag]`, each of the two optional.
///
/// `Ok(None)` is an empty line.
pub(crate) fn parse_line(line: &str) -> Result<Option<UserWord>, String> {
    let line = line.trim_start_matches('\u{feff}');
    let mut fields = line.split_whitespace();
    let Some(text) = fields.next() else {
        return Ok(None);
    };
    let mut word = UserWord {
        text: text.to_owned(),
        frequency: None,
        tag: None,
    };
    for field in fields {
        let frequency = field.parse::<usize>();
        match (&word.frequency, &word.tag, frequency) {
            (None, None, Ok(frequency)) => word.frequency = Some(frequency),
            (_, None, Err(_)) if field.chars().all(|c| c.is_ascii_alphanumeric()) => {
                word.tag = Some(field.to_owned());
            }
            _ => {
                return Err(format!(
                    "expected \"word [frequency] [tag]\", found {field:?} after {text:?}"
                ));
            }
        }
    }
    Ok(Some(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_but_the_word_is_optional() {
        let word = |text: &str, frequency, tag: Option<&str>| {
            Ok(Some(UserWord {
                text: text.to_owned(),
                frequency,
                tag: tag.map(str::to_owned),
            }))
        };
        assert_eq!(parse_line("云计算"), word("云计算", None, None));
        assert_eq!(parse_line("云计算 5"), word("云计算", Some(5), None));
        assert_eq!(parse_line("\u{feff}云计算 n \r"), word("云计算", None, Some("n")));
        assert_eq!(parse_line(" 云计算\t5  nz"), word("云计算", Some(5), Some("nz")));
        assert_eq!(parse_line(" \t"), Ok(None));
        assert!(parse_line("云计算 n 5").unwrap_err().contains("\"5\""));
        assert!(parse_line("云计算 5 n x").is_err());
        assert!(parse_line("云计算 五").is_err());
    }

    #[test]
    fn traditional_words_are_also_looked_for_in_simplified() {
        let word = parse_line("雲端運算 3").unwrap().unwrap();
        let forms: Vec<String> = word.forms().map(|form| form.text).collect();
        assert_eq!(forms, ["雲端運算", "云端运算"]);
    }
}
