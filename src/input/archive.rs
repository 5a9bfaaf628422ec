//! ZIP and tar archives of files, read as folders are: each member is an input.

use std::{io::Cursor, ops::Range, path::Path, sync::Arc};

use super::{
    error::ReadError,
    file::File,
    reader::{Contents, Open, PendingArticles, Read, ReadOptions, Reader, one},
    zip::{Zip, ZipKind},
};
use crate::message::{Message, message};

/// Where a tar archive says that it is one.
const TAR_MAGIC: Range<usize> = 257..262;

pub(super) const ZIP: Reader = Reader {
    name: "zip",
    help: "An archive: what is in each of its files",
    endings: &["zip"],
    is_told_by_name: false,
    begins: |head| head.zip() == Some(ZipKind::Files),
    read: Read::Members(|file, bytes, options, open| contents(file, options, Archive::zip(bytes), open)),
};

pub(super) const TAR: Reader = Reader {
    name: "tar",
    help: "An archive, also compressed: what is in each of its files",
    endings: &["tar", "tgz"],
    is_told_by_name: false,
    begins: |head| head.bytes.get(TAR_MAGIC).is_some_and(|magic| magic == b"ustar"),
    read: Read::Members(|file, bytes, options, open| contents(file, options, Archive::tar(bytes), open)),
};

/// What the member of that index holds.
type MemberContent = dyn Fn(usize, &ReadOptions) -> Result<Vec<u8>, Message> + Send + Sync;

/// An archive in memory, and the names of its members.
struct Archive {
    names: Vec<String>,
    content: Box<MemberContent>,
}

impl Archive {
    fn zip(bytes: Vec<u8>) -> Result<Self, Message> {
        let zip = Zip::open(bytes)?;
        let names = zip.members().iter().map(|member| member.name.clone());
        Ok(Self {
            names: names.collect(),
            content: Box::new(move |index, options| zip.content(&zip.members()[index], options.limits())),
        })
    }

    fn tar(bytes: Vec<u8>) -> Result<Self, Message> {
        let damaged = |error| message!("a tar archive that cannot be read: {}", error);
        let mut archive = tar::Archive::new(Cursor::new(&bytes));
        let (mut names, mut places) = (Vec::new(), Vec::new());
        for entry in archive.entries_with_seek().map_err(damaged)? {
            let entry = entry.map_err(damaged)?;
            if entry.header().entry_type().is_file() {
                names.push(super::encoding::decode_head(&entry.path_bytes()));
                let start = entry.raw_file_position();
                places.push(start as usize..start.saturating_add(entry.size()) as usize);
            }
        }
        Ok(Self {
            names,
            content: Box::new(move |index, options| {
                let content = bytes.get(places[index].clone());
                let content = content.ok_or_else(|| message!("cut off"))?;
                // It is no smaller in the archive: where that was compressed, it has been counted.
                options.limits().check_length(content.len() as u64)?;
                Ok(content.to_vec())
            }),
        })
    }
}

fn contents(
    file: &File,
    options: &Arc<ReadOptions>,
    archive: Result<Archive, Message>,
    open: Open,
) -> Result<Contents, ReadError> {
    if file.is_member {
        return Err(file.error(message!("an archive within an archive: unpack it first")));
    }
    let archive = archive.map_err(|reason| file.error(reason))?;
    let mut members: Vec<(usize, File)> = archive
        .names
        .iter()
        .enumerate()
        .filter(|(_, name)| is_read(name))
        .map(|(index, name)| (index, file.member(name)))
        .collect();
    if members.is_empty() {
        return Err(file.error(message!("no page or text in it")));
    }
    members.sort_by(|(_, a), (_, b)| a.path.cmp(&b.path));
    let options = Arc::new(ReadOptions {
        format: None,
        ..(**options).clone()
    });
    let reading = members
        .into_iter()
        .flat_map(move |(index, member)| read(&archive, index, &member, &options, open));
    let reading: PendingArticles = Box::new(reading);
    Ok(reading.into())
}

fn read(
    archive: &Archive,
    index: usize,
    member: &File,
    options: &Arc<ReadOptions>,
    open: Open,
) -> PendingArticles {
    let content = (archive.content)(index, options).map_err(|reason| member.error(reason));
    let contents = content.and_then(|content| open(member, content, options));
    contents.map_or_else(|fault| one(Err(fault)), |contents| contents.reading)
}

/// Whether a member may be an article: hidden files, and the styles, scripts and pictures of saved pages, are not.
fn is_read(name: &str) -> bool {
    const PARTS_OF_PAGES: [&str; 22] = [
        "css", "js", "mjs", "map", "png", "jpg", "jpeg", "gif", "webp", "avif", "bmp", "svg", "ico", "woff",
        "woff2", "ttf", "otf", "eot", "mp3", "mp4", "webm", "db",
    ];
    let extension = Path::new(name).extension().and_then(|ending| ending.to_str());
    let is_part = extension.is_some_and(|extension| {
        PARTS_OF_PAGES
            .iter()
            .any(|part| extension.eq_ignore_ascii_case(part))
    });
    let is_hidden = name
        .split(['/', '\\'])
        .any(|part| part.starts_with('.') && part.len() > 2 || part == "__MACOSX");
    !is_part && !is_hidden
}
