//! The `zhaiyao` command.

mod cli;
mod input;
mod output;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}
