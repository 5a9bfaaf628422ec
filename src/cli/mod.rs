//! From arguments to articles read, analysed and written.

mod args;
mod destination;
mod job;
mod pool;
mod progress;
mod run;
#[cfg(feature = "serve")]
mod serve;
mod terminal;

use std::{
    io::{self, ErrorKind, Write},
    process::ExitCode,
};

use clap::Parser;

use self::args::Asked;
use crate::message::{Message, message};

/// What the process says at its end: all done, some input failed, wrong usage.
const SOME_FAILED: u8 = 1;
const USAGE: u8 = 2;

pub(crate) fn main() -> ExitCode {
    let asked = match args::Cli::parse().asked() {
        Ok(Asked::Job(job)) => run::run(*job).map_err(Message::from),
        Ok(Asked::Text(text)) => return print(&text),
        #[cfg(feature = "serve")]
        Ok(Asked::Serve(settings, words)) => return serve::run(&settings, &words),
        Err(error) => Err(error.into()),
    };
    match asked {
        Ok(run::Outcome::AllDone) => ExitCode::SUCCESS,
        Ok(run::Outcome::SomeFailed) => ExitCode::from(SOME_FAILED),
        Err(error) => {
            run::report(&error);
            ExitCode::from(USAGE)
        }
    }
}

fn print(text: &[u8]) -> ExitCode {
    match io::stdout().write_all(text) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            run::report(&message!("cannot write: {}", error));
            ExitCode::from(SOME_FAILED)
        }
        _ => ExitCode::SUCCESS,
    }
}
