//! From arguments to articles read, analysed and written.

mod args;
mod job;
mod pool;
mod run;

use std::process::ExitCode;

use clap::Parser;

/// What the process says at its end: all done, some input failed, wrong usage.
const SOME_FAILED: u8 = 1;
const USAGE: u8 = 2;

pub(crate) fn main() -> ExitCode {
    let job = args::Cli::parse().into_job();
    match run::run(job) {
        Ok(run::Outcome::AllDone) => ExitCode::SUCCESS,
        Ok(run::Outcome::SomeFailed) => ExitCode::from(SOME_FAILED),
        Err(error) => {
            run::report(&error);
            ExitCode::from(USAGE)
        }
    }
}
