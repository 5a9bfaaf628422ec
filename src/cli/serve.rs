use std::process::ExitCode;

use super::{
    engine::own,
    job::OwnWords,
    status::{SOME_FAILED, USAGE},
    terminal::{Manner, report},
};
use crate::{
    message::{Message, message},
    serve::{Settings, serve},
};

/// Serves until told to end.
pub(super) fn run(settings: &Settings, words: &OwnWords) -> ExitCode {
    let (builder, style) = match own(words, Manner::default()) {
        Ok(own) => own,
        Err(error) => {
            report(&error);
            return ExitCode::from(USAGE);
        }
    };
    let ready = |address| {
        let ready = message!("http://{}/ (Ctrl-C ends it)", address);
        report(&ready);
    };
    match serve(builder, style, settings, ready) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let address = format_args!("{}:{}", settings.host, settings.port);
            report(&Message::from(error).about(address));
            ExitCode::from(SOME_FAILED)
        }
    }
}
