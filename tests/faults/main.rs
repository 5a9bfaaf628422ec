//! What goes wrong around the command: files, signals, limits, streams. The real binary, on Unix.
#![cfg(all(feature = "cli", unix))]

#[path = "../common/mod.rs"]
mod common;
mod files;
mod inputs;
mod outputs;

use std::process::Command;

/// A shell command, without single quotes, that mounts file systems: nothing where that is not allowed.
fn shell_with_mounts(script: &str, folder: &str) -> Option<common::Done> {
    let can_mount = shell("unshare --map-root-user --mount true", folder).status == 0;
    if !can_mount {
        eprintln!("left out: file systems cannot be mounted here");
        return None;
    }
    let script = format!("unshare --map-root-user --mount sh -c '{script}'");
    Some(shell(&script, folder))
}

/// A shell command; `$zhaiyao` is the binary.
fn shell(script: &str, folder: &str) -> common::Done {
    let mut command = Command::new("sh");
    command
        .args(["-c", script])
        .current_dir(folder)
        .env("LC_ALL", "C")
        .env("zhaiyao", env!("CARGO_BIN_EXE_zhaiyao"));
    common::run(command, b"")
}
