//! Which files are meant: folders are walked, patterns matched.

use std::{
    fs, io,
    path::{Component, Path, PathBuf},
};

use glob::{MatchOptions, Pattern};

use super::file::STDIN;
use crate::message::{Message, message};

/// A file to read, or a path that names none and why.
pub(super) type FoundFile = Result<PathBuf, (PathBuf, Message)>;

/// The files that `paths` name, in that order; those of a folder or a pattern in the order of their names.
pub(super) fn find(paths: Vec<PathBuf>, recursive: bool) -> Vec<FoundFile> {
    let mut found = Vec::new();
    for path in paths {
        if path == Path::new(STDIN) || path.exists() {
            add(path, recursive, &mut found);
        } else {
            let matches = matching(&path);
            if matches.is_empty() {
                add(path, recursive, &mut found);
            }
            for path in matches {
                if path.is_dir() {
                    add(path, recursive, &mut found);
                } else {
                    found.push(regular(path));
                }
            }
        }
    }
    found
}

/// The files that match a pattern, where no shell has expanded it. Their names need not be UTF-8.
fn matching(pattern: &Path) -> Vec<PathBuf> {
    let mut paths = vec![PathBuf::new()];
    let mut is_pattern = false;
    for component in pattern.components() {
        let part = match component {
            Component::Normal(part) => part.to_str().filter(|part| part.contains(['*', '?', '['])),
            _ => None,
        };
        match part.map(|part| (part, Pattern::new(part))) {
            Some((part, Ok(pattern))) => {
                is_pattern = true;
                paths = paths
                    .iter()
                    .flat_map(|path| children(path, part, &pattern))
                    .collect();
            }
            _ => paths.iter_mut().for_each(|path| path.push(component)),
        }
    }
    paths.retain(|path| is_pattern && path.symlink_metadata().is_ok());
    paths
}

/// What is in a folder and matches one part of a pattern; where that is `**`, the folder and all those in it.
fn children(folder: &Path, part: &str, pattern: &Pattern) -> Vec<PathBuf> {
    let options = MatchOptions {
        require_literal_leading_dot: true,
        ..MatchOptions::default()
    };
    let here = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let Ok(entries) = fs::read_dir(here) else {
        return Vec::new();
    };
    let mut entries: Vec<_> = entries.flatten().collect();
    entries.sort_unstable_by_key(fs::DirEntry::file_name);
    if part == "**" {
        let is_folder = |entry: &fs::DirEntry| entry.file_type().is_ok_and(|kind| kind.is_dir());
        let is_hidden = |entry: &fs::DirEntry| entry.file_name().as_encoded_bytes().starts_with(b".");
        let folders = entries
            .iter()
            .filter(|entry| is_folder(entry) && !is_hidden(entry));
        let below = folders.flat_map(|entry| children(&folder.join(entry.file_name()), part, pattern));
        return std::iter::once(folder.to_owned()).chain(below).collect();
    }
    entries
        .iter()
        .map(fs::DirEntry::file_name)
        .filter(|name| pattern.matches_with(&name.to_string_lossy(), options))
        .map(|name| folder.join(name))
        .collect()
}

fn add(path: PathBuf, recursive: bool, found: &mut Vec<FoundFile>) {
    if path.is_dir() {
        if recursive {
            walk(path, found);
        } else {
            let reason = message!("is a folder: --recursive reads what is in it");
            found.push(Err((path, reason)));
        }
    } else {
        found.push(Ok(path));
    }
}

/// Adds the files in a folder and in its folders, but hidden ones. Links to folders are not followed: they may lead
/// back.
fn walk(folder: PathBuf, found: &mut Vec<FoundFile>) {
    let mut folders = vec![folder];
    while let Some(path) = folders.pop() {
        if path.is_dir() {
            match entries(&path) {
                Ok(entries) => folders.extend(entries),
                Err(error) => found.push(Err((path, error.into()))),
            }
        } else {
            found.push(regular(path));
        }
    }
}

/// A path that was come upon and not named, unless reading it could wait for ever.
fn regular(path: PathBuf) -> FoundFile {
    if path.metadata().is_ok_and(|of| !of.is_file()) {
        Err((path, message!("neither a file nor a folder: left out")))
    } else {
        Ok(path)
    }
}

/// What is in a folder, last name first.
fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut entries: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let is_hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
        let is_linked_folder = entry.file_type()?.is_symlink() && entry.path().is_dir();
        if !is_hidden && !is_linked_folder {
            entries.push(entry.path());
        }
    }
    entries.sort_unstable_by(|a, b| b.cmp(a));
    Ok(entries)
}

#[cfg(all(test, unix))]
mod tests {
    use std::{ffi::OsStr, os::unix::ffi::OsStrExt};

    use super::*;

    fn shown(pattern: &Path, root: &Path) -> Vec<String> {
        let paths = matching(pattern);
        let relative = |path: &PathBuf| path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
        paths.iter().map(relative).collect()
    }

    #[test]
    fn patterns_match_names_of_any_bytes() {
        let root = tempfile::tempdir().unwrap();
        let root = root.path();
        for folder in ["g/h", "g/.i"] {
            fs::create_dir_all(root.join(folder)).unwrap();
        }
        let odd = OsStr::from_bytes(b"g/\xff\xfe.txt");
        for name in [
            "g/a.txt",
            "g/b.txt",
            "g/.c.txt",
            "g/h/d.txt",
            "g/.i/e.txt",
            "g/[x].md",
        ] {
            fs::write(root.join(name), "").unwrap();
        }
        fs::write(root.join(odd), "").unwrap();
        let odd = odd.to_string_lossy();
        let table: [(&str, &[&str]); 9] = [
            ("g/*.txt", &["g/a.txt", "g/b.txt", &odd]),
            ("g/?.txt", &["g/a.txt", "g/b.txt"]),
            ("*/[a]*", &["g/a.txt"]),
            ("g/**/*.txt", &["g/a.txt", "g/b.txt", &odd, "g/h/d.txt"]),
            ("**/d.txt", &["g/h/d.txt"]),
            ("g/*/d.txt", &["g/h/d.txt"]),
            ("g/[[]x].md", &["g/[x].md"]),
            ("g/*.none", &[]),
            ("g/a.txt", &[]),
        ];
        for (pattern, expected) in table {
            assert_eq!(shown(&root.join(pattern), root), expected, "{pattern}");
        }
    }
}
