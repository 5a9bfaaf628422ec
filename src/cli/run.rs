//! Reads, analyses and writes.

use std::{
    fmt::Display,
    io::{self, BufWriter, Write},
    num::NonZeroUsize,
    process, thread,
};

use zhaiyao::{AnalyzeOptions, Engine, Error};

use super::{SOME_FAILED, job::Job, pool};
use crate::{
    input::{Article, Articles, Fault},
    output::{Digest, Failure, Writer},
};

/// How it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    AllDone,
    SomeFailed,
}

/// What there is to write about an article.
struct Part {
    bytes: Vec<u8>,
    fault: Option<String>,
}

/// Does the job. Fails only before anything was read.
pub(crate) fn run(mut job: Job) -> Result<Outcome, Error> {
    let engine = engine(&job)?;
    let articles = Articles::new(std::mem::take(&mut job.files), job.input.clone());
    let single = articles.is_single();
    let mut writer = Writer::new(BufWriter::new(io::stdout()), job.to, single);
    let mut outcome = Outcome::AllDone;
    let sink = |parts: Vec<Part>| {
        for part in parts {
            if let Some(fault) = part.fault {
                report(&fault);
                outcome = Outcome::SomeFailed;
            }
            writer.write(&part.bytes).unwrap_or_else(|error| leave(&error));
        }
        writer.flush().unwrap_or_else(|error| leave(&error));
    };
    let jobs = if single {
        1
    } else {
        job.jobs.map_or_else(cores, NonZeroUsize::get)
    };
    pool::in_order(jobs, articles, |item| part(&job, &engine, item), sink);
    writer.finish().unwrap_or_else(|error| leave(&error));
    Ok(outcome)
}

fn engine(job: &Job) -> Result<Engine, Error> {
    let mut builder = Engine::builder();
    if !job.default_stop_words {
        builder = builder.without_stop_words();
    }
    for path in &job.stop_words {
        builder = builder.stop_words(path)?;
    }
    for path in &job.user_dicts {
        builder = builder.user_dict(path)?;
    }
    Ok(builder.build())
}

fn part(job: &Job, engine: &Engine, item: Result<Article, Fault>) -> Part {
    match item {
        Ok(article) => Part {
            bytes: analyse(job, engine, &article),
            fault: None,
        },
        Err(fault) => {
            let failure = Failure {
                id: fault.id.as_deref(),
                line: fault.line,
                reason: &fault.reason,
            };
            Part {
                bytes: job.to.failure(&failure),
                fault: Some(fault.to_string()),
            }
        }
    }
}

fn analyse(job: &Job, engine: &Engine, article: &Article) -> Vec<u8> {
    let document = match &article.title {
        Some(title) => engine.analyze_with(&article.text, &AnalyzeOptions::default().title(title)),
        None => engine.analyze(&article.text),
    };
    let keywords = job.keywords.as_ref().map(|options| document.keywords(options));
    let summary = job.summary.as_ref().map(|options| document.summary(options));
    job.to.digest(&Digest {
        id: &article.id,
        title: article.title.as_deref().or(document.title()),
        text: &article.text,
        summary: summary.as_ref(),
        keywords: keywords.as_deref(),
    })
}

fn cores() -> usize {
    thread::available_parallelism().map_or(1, NonZeroUsize::get)
}

/// Tells the user.
pub(crate) fn report(message: &impl Display) {
    // Nobody is left to hear that standard error is closed.
    let _ = writeln!(io::stderr(), "zhaiyao: {message}");
}

/// Ends the process: nobody takes the output any more. Not by returning, since another thread may be in a read that
/// never ends. Whoever closes a pipe has seen enough: that is success.
fn leave(error: &io::Error) -> ! {
    if error.kind() == io::ErrorKind::BrokenPipe {
        process::exit(0);
    }
    report(&format_args!("cannot write: {error}"));
    process::exit(i32::from(SOME_FAILED));
}
