//! ZIP archives in memory: office documents, books and bundles of pages are such.

use std::io::{self, Read};

use flate2::bufread::DeflateDecoder;
use rawzip::{CompressionMethod, ZipArchive, ZipArchiveEntryWayfinder, ZipSliceArchive};

use super::{allowance::UnpackLimits, encoding};
use crate::message::{Message, message};

/// How a ZIP archive with something in it begins.
pub(super) const SIGNATURE: &[u8] = b"PK\x03\x04";

/// The kind of a ZIP archive, by what is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ZipKind {
    Docx,
    Odt,
    Epub,
    Spreadsheet,
    Slides,
    /// Files of any kind.
    Files,
}

/// An archive whose directory has been read.
#[derive(Debug)]
pub(super) struct Zip<B> {
    archive: ZipSliceArchive<B>,
    members: Vec<Member>,
}

/// A file in an archive.
#[derive(Clone, Debug)]
pub(super) struct Member {
    pub(super) name: String,
    place: ZipArchiveEntryWayfinder,
    method: CompressionMethod,
    /// What it says.
    n_bytes: u64,
    is_encrypted: bool,
}

impl<B: AsRef<[u8]>> Zip<B> {
    pub(super) fn open(bytes: B) -> Result<Self, Message> {
        let n_bytes = bytes.as_ref().len() as u64;
        let archive = ZipArchive::from_slice(bytes).map_err(|error| damaged(&error))?;
        let mut members = Vec::new();
        let mut n_compressed = 0_u64;
        let mut entries = archive.entries();
        while let Some(entry) = entries.next_entry().map_err(|error| damaged(&error))? {
            n_compressed = n_compressed.saturating_add(entry.compressed_size_hint());
            if entry.is_dir() {
                continue;
            }
            members.push(Member {
                name: decode_name(entry.file_path().as_bytes()),
                place: entry.wayfinder(),
                method: entry.compression_method(),
                n_bytes: entry.uncompressed_size_hint(),
                is_encrypted: entry.flags().is_encrypted(),
            });
        }
        // One piece of data that is many members unpacks to more than a ratio of compression allows.
        if n_compressed > n_bytes {
            return Err(damaged(&"members overlap"));
        }
        Ok(Self { archive, members })
    }

    pub(super) fn members(&self) -> &[Member] {
        &self.members
    }

    pub(super) fn kind(&self) -> ZipKind {
        let has = |name: &str| self.member(name).is_some();
        let has_folder = |name: &str| self.members.iter().any(|member| member.name.starts_with(name));
        if has("[Content_Types].xml") {
            return match () {
                () if has_folder("word/") => ZipKind::Docx,
                () if has_folder("xl/") => ZipKind::Spreadsheet,
                () if has_folder("ppt/") => ZipKind::Slides,
                () => ZipKind::Files,
            };
        }
        let kind = self.member("mimetype");
        let kind = kind.and_then(|member| self.unpacked(member, 128).ok());
        let kind = kind.unwrap_or_default();
        match kind.trim_ascii() {
            b"application/epub+zip" => ZipKind::Epub,
            b"application/vnd.oasis.opendocument.text"
            | b"application/vnd.oasis.opendocument.text-template" => ZipKind::Odt,
            b"application/vnd.oasis.opendocument.spreadsheet" => ZipKind::Spreadsheet,
            b"application/vnd.oasis.opendocument.presentation" => ZipKind::Slides,
            // Books that were packed again by hand.
            _ if has("META-INF/container.xml") => ZipKind::Epub,
            _ => ZipKind::Files,
        }
    }

    /// The text of the member of that name, if there is one.
    pub(super) fn text(&self, name: &str, limits: UnpackLimits<'_>) -> Result<Option<String>, Message> {
        let member = self.member(name);
        let bytes = member.map(|member| self.content(member, limits)).transpose()?;
        Ok(bytes.map(|bytes| encoding::decode(bytes, None).text))
    }

    fn member(&self, name: &str) -> Option<&Member> {
        self.members.iter().find(|member| member.name == name)
    }

    /// What a member holds. An archive may say that it is less, so what comes out is counted.
    pub(super) fn content(&self, member: &Member, limits: UnpackLimits<'_>) -> Result<Vec<u8>, Message> {
        limits.check(member.n_bytes)?;
        let content = self.unpacked(member, limits.most())?;
        limits.count(content.len() as u64)?;
        Ok(content)
    }

    /// The same, or one byte more than `most`.
    fn unpacked(&self, member: &Member, most: u64) -> Result<Vec<u8>, Message> {
        if member.is_encrypted {
            return Err(message!("protected by a password: save it without one"));
        }
        let entry = self.archive.get_entry(member.place);
        let entry = entry.map_err(|error| damaged(&error))?;
        let mut content = Vec::new();
        let mut read = |reader: &mut dyn Read| reader.take(most + 1).read_to_end(&mut content);
        let result = match member.method {
            CompressionMethod::STORE => read(&mut entry.verifying_reader(entry.data())),
            CompressionMethod::DEFLATE => {
                read(&mut entry.verifying_reader(DeflateDecoder::new(entry.data())))
            }
            method => {
                let reason = format!("compression method {}", method.as_u16());
                Err(io::Error::new(io::ErrorKind::Unsupported, reason))
            }
        };
        result.map_err(|error| damaged(&error))?;
        Ok(content)
    }
}

fn damaged(error: &dyn std::fmt::Display) -> Message {
    message!("a ZIP archive that cannot be read: {}", error)
}
/// The name of a member. Names are short: what could be common characters of GBK is.
fn decode_name(name: &[u8]) -> String {
    let mut pairs = name.iter().copied();
    let mut is_common = !name.is_ascii();
    while let Some(byte) = pairs.next() {
        is_common &= byte.is_ascii()
            || ((0xb0..=0xd7).contains(&byte) && pairs.next().is_some_and(|second| second >= 0xa1));
    }
    if is_common && std::str::from_utf8(name).is_err() {
        encoding_rs::GBK.decode_without_bom_handling(name).0.into_owned()
    } else {
        encoding::decode_head(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_gbk_where_they_could_be() {
        for name in ["稿件/通车.txt", "新闻", "a.txt"] {
            let gbk = encoding_rs::GBK.encode(name).0;
            assert_eq!(decode_name(&gbk), name);
            assert_eq!(decode_name(name.as_bytes()), name);
        }
        assert_eq!(
            decode_name(&encoding_rs::BIG5.encode("臺灣的報導文章").0),
            "臺灣的報導文章"
        );
    }
}
