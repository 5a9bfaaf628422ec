//! The `zhaiyao` command.

mod cli;
mod date;
mod input;
mod message;
#[path = "text/numerals.rs"]
#[allow(dead_code, reason = "the library uses the rest")]
mod numerals;
mod output;
#[cfg(feature = "serve")]
mod serve;
mod style;
mod view;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}
