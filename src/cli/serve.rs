use std::{
    io::{self, Write},
    process::ExitCode,
};

use super::{SOME_FAILED, USAGE, job::OwnWords, run};
use crate::serve::{Settings, serve};

/// Serves until told to end.
pub(super) fn run(settings: &Settings, words: &OwnWords) -> ExitCode {
    let engine = match run::engine(words) {
        Ok(engine) => engine,
        Err(error) => {
            run::report(&error);
            return ExitCode::from(USAGE);
        }
    };
    let ready = |address| {
        // Nobody is left to hear that standard error is closed.
        let _ = writeln!(io::stderr(), "zhaiyao: http://{address}/ (Ctrl-C ends it)");
    };
    match serve(engine, settings, ready) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            run::report(&format_args!("{}:{}: {error}", settings.host, settings.port));
            ExitCode::from(SOME_FAILED)
        }
    }
}
