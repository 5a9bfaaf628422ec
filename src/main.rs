//! The `zhaiyao` command.

mod cli;
mod date;
mod input;
mod message;
mod output;
#[cfg(feature = "serve")]
mod serve;
mod style;
mod view;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}
