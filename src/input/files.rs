//! Which files are meant: folders are walked, patterns matched.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::STDIN;
use crate::message::{Message, message};

/// A file to read, or a path that names none and why.
pub(super) type Found = Result<PathBuf, (PathBuf, Message)>;

/// The files that `paths` name, in that order; those of a folder or a pattern in the order of their names.
pub(super) fn find(paths: Vec<PathBuf>, recursive: bool) -> Vec<Found> {
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
                add(path, recursive, &mut found);
            }
        }
    }
    found
}

/// The files that match a pattern, where no shell has expanded it.
fn matching(pattern: &Path) -> Vec<PathBuf> {
    let pattern = pattern
        .to_str()
        .filter(|pattern| pattern.contains(['*', '?', '[']));
    let options = glob::MatchOptions {
        require_literal_leading_dot: true,
        ..glob::MatchOptions::default()
    };
    let paths = pattern.and_then(|pattern| glob::glob_with(pattern, options).ok());
    paths.into_iter().flatten().filter_map(Result::ok).collect()
}

fn add(path: PathBuf, recursive: bool, found: &mut Vec<Found>) {
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
fn walk(folder: PathBuf, found: &mut Vec<Found>) {
    let mut folders = vec![folder];
    while let Some(path) = folders.pop() {
        if path.is_dir() {
            match entries(&path) {
                Ok(entries) => folders.extend(entries),
                Err(error) => found.push(Err((path, error.into()))),
            }
        } else {
            found.push(Ok(path));
        }
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
