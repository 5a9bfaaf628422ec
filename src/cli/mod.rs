//! From arguments to articles read, analysed and written.

mod args;
mod demo;
mod destination;
mod engine;
#[cfg(feature = "serve")]
mod health;
mod job;
mod pool;
mod progress;
mod run;
#[cfg(feature = "serve")]
mod serve;
mod status;
mod stdout;
mod terminal;

use std::{
    env,
    io::{self, ErrorKind, Write},
    process::ExitCode,
};

use self::{
    args::{ArgsError, Asked},
    status::{SOME_FAILED, USAGE},
    stdout::Stdout,
};
#[cfg(feature = "serve")]
use crate::message::Message;
use crate::message::message;

pub(crate) fn main() -> ExitCode {
    let done = match args::read(env::args_os().collect()) {
        Ok(Asked::Job(job)) if job.files.is_empty() && terminal::is_typed() => {
            say(args::bare());
            return ExitCode::from(USAGE);
        }
        Ok(Asked::Job(job)) => run::run(*job),
        Ok(Asked::Text(text)) => return print(&text),
        Ok(Asked::Demo(manner)) => return print(demo::demo(manner.colors).as_bytes()),
        #[cfg(feature = "serve")]
        Ok(Asked::Check(host, port)) => match health::check(&host, port) {
            Ok(()) => return ExitCode::SUCCESS,
            Err(error) => {
                terminal::report(&Message::from(error).about(format_args!("{host}:{port}")));
                return ExitCode::from(SOME_FAILED);
            }
        },
        #[cfg(feature = "serve")]
        Ok(Asked::Serve(settings, words)) => return serve::run(&settings, &words),
        Err(ArgsError::Said(said)) if said.is_wanted => return print(said.text.as_bytes()),
        Err(ArgsError::Said(said)) => {
            say(&said.text);
            return ExitCode::from(USAGE);
        }
        Err(ArgsError::Wrong(message)) => Err(message),
    };
    match done {
        Ok(run::Outcome::AllDone) => ExitCode::SUCCESS,
        Ok(run::Outcome::SomeFailed) => ExitCode::from(SOME_FAILED),
        Err(message) => {
            terminal::report(&message);
            ExitCode::from(USAGE)
        }
    }
}

fn say(text: &str) {
    // Nobody is left to hear that standard error is closed.
    let _ = io::stderr().write_all(text.as_bytes());
}

fn print(text: &[u8]) -> ExitCode {
    match Stdout::new().write_all(text) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            terminal::report(&message!("cannot write").because(&error.into()));
            ExitCode::from(SOME_FAILED)
        }
        _ => ExitCode::SUCCESS,
    }
}
