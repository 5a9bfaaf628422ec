//! The formats that are read, in one table: a new one is a file with a [`Reader`], and a line here.

#[cfg(feature = "pdf")]
use super::pdf;
use super::reader::InputFormat;
use super::{
    archive, epub, feed, html, json, mail, markdown, ndjson, office, rtf, subtitles, table, text, warc,
};

/// All formats, in the order in which files are tried on them: those that are plain to see first.
pub(crate) const READERS: &[InputFormat] = &[
    &office::DOCX,
    &office::ODT,
    &epub::READER,
    #[cfg(feature = "pdf")]
    &pdf::READER,
    &rtf::READER,
    &archive::ZIP,
    &archive::TAR,
    &warc::READER,
    &mail::MHTML,
    &mail::EML,
    &feed::READER,
    &subtitles::READER,
    &html::READER,
    &ndjson::READER,
    &json::READER,
    &markdown::READER,
    &table::READER,
    &text::READER,
];

/// The format of that name.
pub(crate) fn named(name: &str) -> Option<InputFormat> {
    READERS.iter().copied().find(|reader| reader.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_endings_are_one_format_each() {
        let mut names: Vec<&str> = READERS.iter().map(|reader| reader.name).collect();
        names.extend(READERS.iter().flat_map(|reader| {
            let own = |ending: &&&str| **ending != reader.name;
            reader.endings.iter().filter(own).copied()
        }));
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count, "{names:?}");
        for reader in READERS {
            assert_eq!(named(reader.name).map(|found| found.name), Some(reader.name));
        }
    }
}
