//! Reads, analyses and writes.

use std::{io, num::NonZeroUsize, path::Path, process, thread};

use unicode_segmentation::UnicodeSegmentation;
use zhaiyao::{AnalyzeOptions, Document, Engine, Keyword, Length, SummaryOptions, keywords::rank_words};

use super::{
    destination::Destination,
    engine::{own, warn_of_tags},
    job::{Explain, Job},
    pool,
    progress::Progress,
    status::SOME_FAILED,
    terminal::{self, Manner, report},
};
use crate::{
    input::{self, Article, Articles, Feed, Pending, Reader, is_chinese},
    message::{Message, message, template},
    output::{self, Abstract, Channel, Digest, Explanation, Failure, Renderer, TextStyle, Writer},
    style::{HouseStyle, Printed},
};

/// How a job ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    AllDone,
    SomeFailed,
}

/// What is written, and what is reported, about an article.
struct OutputPart {
    bytes: Vec<u8>,
    warnings: Vec<Message>,
    /// Why there is no article.
    error: Option<Message>,
    /// Whether the article is of a kind that is not wanted.
    is_passed_over: bool,
}

/// Does the job. Fails only before anything was read.
pub(crate) fn run(mut job: Job) -> Result<Outcome, Message> {
    let (builder, house) = own(&job.words, job.manner)?;
    let engine = builder.build();
    if let Some(keywords) = job.keywords.as_ref().filter(|_| !job.manner.is_quiet) {
        warn_of_tags(&keywords.tags, &engine);
    }
    let articles = Articles::open(std::mem::take(&mut job.files), job.input.clone());
    if let Some(path) = job.output.as_deref().filter(|path| path.is_file()) {
        let is_read = articles.reads(path) || job.words.files().any(|file| input::is_same(file, path));
        if is_read {
            return Err(message!("it is read: the output needs another file").about(path.display()));
        }
    }
    let destination = destination(job.output.as_deref())?;
    let single = articles.n_files_left() == 0 && articles.first_format().is_none_or(Reader::is_article);
    let format = match (job.to, articles.first_format()) {
        // A graph has nothing around it.
        _ if job.explain == Some(Explain::Dot) => output::TEXT,
        (Some(format), _) => format,
        (
            None,
            Some(Reader {
                name: name @ ("json" | "ndjson"),
                ..
            }),
        ) => output::format_named(name).unwrap_or(output::TEXT),
        (None, _) => output::TEXT,
    };
    let style = if job.output.is_none() {
        terminal::style(job.manner.colors)
    } else {
        TextStyle::default()
    };
    let renderer = Renderer {
        format,
        style,
        keep_content: job.keep_content,
        keep_fields: job.keep_fields,
        is_only: single,
    };
    let feed = articles.first_feed();
    let jobs = if single {
        1
    } else {
        job.jobs.map_or_else(cores, NonZeroUsize::get)
    };
    let mut sink = Sink {
        writer: Writer::new(destination, &renderer, &channel(feed.as_deref())),
        progress: Progress::new(job.output.is_some(), job.manner)
            .of(articles.counter(), || articles.n_bytes()),
        manner: job.manner,
        outcome: Outcome::AllDone,
        has_read: false,
        n_failed: 0,
        n_passed_over: 0,
    };
    let task = Task {
        job: &job,
        engine: &engine,
        style: &house,
        renderer: &renderer,
    };
    pool::in_order(
        jobs,
        articles,
        |pending| task.part(pending),
        |parts| sink.take(&parts),
    );
    Ok(sink.finish())
}

/// Where parts end up.
struct Sink {
    writer: Writer<Destination>,
    progress: Progress,
    manner: Manner,
    outcome: Outcome,
    /// Whether any article could be read.
    has_read: bool,
    n_failed: u64,
    n_passed_over: u64,
}

impl Sink {
    fn take(&mut self, parts: &[OutputPart]) {
        for part in parts {
            let warnings = part.warnings.iter().filter(|_| !self.manner.is_quiet);
            for message in part.error.iter().chain(warnings) {
                self.progress.aside(|| report(message));
            }
            if part.error.is_some() {
                self.outcome = Outcome::SomeFailed;
                self.n_failed += 1;
            } else {
                self.has_read = true;
                self.n_passed_over += u64::from(part.is_passed_over);
            }
            self.writer
                .write(&part.bytes)
                .unwrap_or_else(|error| leave(&error));
        }
        self.writer.flush().unwrap_or_else(|error| leave(&error));
        self.progress.advance(parts.len() as u64);
    }

    fn finish(self) -> Outcome {
        self.progress.finish();
        if self.manner.is_verbose {
            let (count, time) = (self.progress.count(), self.progress.time());
            report(&match self.n_failed {
                0 => message!("{} done in {} seconds", count, time),
                n_failed => message!(
                    "{} articles, {} of them not read, in {} seconds",
                    count,
                    n_failed,
                    time
                ),
            });
        }
        if self.n_passed_over > 0 && !self.manner.is_quiet {
            let n_articles = self.progress.count();
            report(&message!(
                "passed over, since not Chinese: {} of {} articles",
                self.n_passed_over,
                n_articles
            ));
        }
        let is_worth_a_file = self.outcome == Outcome::AllDone || self.has_read;
        let done = self.writer.finish().and_then(|destination| {
            if is_worth_a_file {
                destination.commit()
            } else {
                Ok(())
            }
        });
        done.unwrap_or_else(|error| leave(&error));
        self.outcome
    }
}

fn destination(path: Option<&Path>) -> Result<Destination, Message> {
    Destination::open(path).map_err(|error| {
        let path = path.unwrap_or(Path::new("-"));
        message!("the output cannot be created")
            .because(&error.into())
            .about(path.display())
    })
}

fn channel(feed: Option<&Feed>) -> Channel<'_> {
    feed.map_or_else(Channel::default, |feed| Channel {
        title: feed.title.as_deref(),
        link: feed.link.as_deref(),
        description: feed.description.as_deref(),
        language: feed.language.as_deref(),
    })
}

/// What each article needs.
struct Task<'a> {
    job: &'a Job,
    engine: &'a Engine,
    style: &'a HouseStyle,
    renderer: &'a Renderer,
}

impl Task<'_> {
    fn part(&self, pending: Pending) -> OutputPart {
        match pending() {
            Ok(article) if self.job.input.only_chinese && !is_chinese(&article.text) => OutputPart {
                bytes: Vec::new(),
                warnings: Vec::new(),
                error: None,
                is_passed_over: true,
            },
            Ok(article) => {
                let (bytes, remarks) = self.analyse(&article);
                let note = self.job.manner.is_verbose.then(|| note(&article));
                OutputPart {
                    bytes,
                    warnings: article
                        .about
                        .warnings
                        .into_iter()
                        .chain(note)
                        .chain(remarks)
                        .collect(),
                    error: None,
                    is_passed_over: false,
                }
            }
            Err(error) => {
                let failure = Failure {
                    id: error.id.as_deref(),
                    line: error.line,
                    reason: &error.reason().to_string(),
                };
                OutputPart {
                    bytes: self.renderer.failure(&failure),
                    error: Some(error.message()),
                    warnings: error.warnings,
                    is_passed_over: false,
                }
            }
        }
    }

    /// What is written of an article, and what there is to say about that.
    fn analyse(&self, article: &Article) -> (Vec<u8>, Vec<Message>) {
        let (job, style) = (self.job, self.style);
        let mut options = AnalyzeOptions::default();
        options.title = article.title.as_deref();
        options.untitled = article.about.untitled;
        options.focus = job.focus.as_deref();
        let document = self.engine.analyze_with(&article.text, &options);
        // Whether somebody looks at the words that keywords were chosen by.
        let is_looked_at = job.explain.is_some() || job.keep_content;
        let (keywords, ranked_words) = match &job.keywords {
            Some(options) if is_looked_at => {
                let (keywords, ranked) = style.keywords_and_ranking(&document, options);
                (Some(keywords), Some(ranked))
            }
            Some(options) => (Some(style.keywords(&document, options)), None),
            None => (None, None),
        };
        let summary = job
            .summary
            .as_ref()
            .map(|options| self.summary(&document, options, article.about.feed.is_some()));
        if job.explain == Some(Explain::Dot) {
            let ranked = ranked_words.unwrap_or_else(|| rank_words(&document));
            return (output::word_graph(&document, &ranked).into_bytes(), Vec::new());
        }
        let explanation = job.explain.map(|_| {
            let ranked = summary.as_ref().map(|summary| &summary.ranked);
            let reasoned = job.keywords.as_ref().zip(keywords.as_deref());
            let reasoned = reasoned.zip(ranked_words.as_ref());
            let reasoned = reasoned.map(|((options, keywords), ranked)| (options, keywords, ranked));
            Explanation::new(&document, ranked, reasoned)
        });
        let about = &article.about;
        let title = document.title().map(|title| style.title(title));
        let words = keywords.as_ref().map(|keywords| words_of(keywords));
        let printed = [
            (template!("forbidden words in the title: {}"), title.as_deref()),
            (template!("forbidden words in the keywords: {}"), words.as_deref()),
            (
                template!("forbidden words in the abstract: {}"),
                summary.as_ref().map(|summary| summary.text.as_str()),
            ),
        ];
        let remarks = printed
            .into_iter()
            .filter_map(|(said, text)| {
                let words = style.forbidden_in(text?);
                (!words.is_empty()).then(|| said.with(&[&words.join("、")]))
            })
            .chain(
                job.summary
                    .as_ref()
                    .zip(summary.as_ref())
                    .and_then(|(options, summary)| output::why_empty(&summary.text, &document, options)),
            )
            .map(|remark| remark.about(name_of(article)))
            .collect();
        let bytes = self.renderer.digest(&Digest {
            title: title.as_deref(),
            html: about.html.as_deref(),
            enclosure: about.enclosure.as_ref().map(|enclosure| output::DigestEnclosure {
                url: &enclosure.url,
                length: enclosure.length.as_deref(),
                kind: enclosure.kind.as_deref(),
            }),
            fields: about.fields.as_deref(),
            path: about.path.as_deref(),
            encoding: about.encoding.filter(|encoding| *encoding != "UTF-8"),
            link: about.link.as_deref(),
            date: about.date,
            author: about.author.as_deref(),
            source: about.source.as_deref(),
            summary: summary.as_ref(),
            keywords: keywords.as_deref(),
            ranked_words: ranked_words.as_ref(),
            explanation: explanation.as_ref(),
            ..Digest::new(&article.id, &document)
        });
        (bytes, remarks)
    }

    /// The summary; of a feed's item that is no longer than a summary may be, the whole text.
    fn summary(&self, document: &Document, options: &SummaryOptions, is_item: bool) -> Abstract {
        let text = document.text();
        let is_whole = is_item
            && !text.trim().is_empty()
            && match options.length {
                Length::Chars(most) => text.graphemes(true).nth(most).is_none(),
                Length::Sentences(most) => document.sentences().len() <= most,
                _ => false,
            };
        let Printed {
            text: printed,
            summary,
            ranked,
        } = self.style.abstract_of(document, options, self.job.structure);
        let summary = Abstract::new(printed, summary, ranked);
        if is_whole {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            return Abstract {
                text: self.style.text(&text),
                is_whole,
                ..summary
            };
        }
        summary
    }
}

/// What went well with an article: how long it is, after what tells it from others in its file.
fn note(article: &Article) -> Message {
    let file = article.about.path.as_deref().unwrap_or("-");
    let id: String = serde_json::from_str(article.id.get()).unwrap_or_else(|_| article.id.get().to_owned());
    let names = [id.as_str(), article.title.as_deref().unwrap_or_default()];
    let names = names
        .into_iter()
        .filter(|name| !name.is_empty() && *name != file && *name != "null");
    let subject = std::iter::once(file).chain(names).collect::<Vec<_>>().join(": ");
    let n_chars = article.text.graphemes(true).count();
    let encoding = article.about.encoding.unwrap_or("UTF-8");
    message!("{} characters, {}", n_chars, encoding).about(subject)
}

/// What people know an article by.
fn name_of(article: &Article) -> &str {
    let title = article.title.as_deref();
    title.or(article.about.path.as_deref()).unwrap_or("-")
}

fn words_of(keywords: &[Keyword]) -> String {
    let words: Vec<&str> = keywords.iter().map(|keyword| keyword.text.as_str()).collect();
    words.join("；")
}

fn cores() -> usize {
    thread::available_parallelism().map_or(1, NonZeroUsize::get)
}

/// Ends the process: the output cannot be written. Not by returning, since another thread may be in a read that never
/// ends. Whoever closes a pipe has seen enough: that is success.
fn leave(error: &io::Error) -> ! {
    if error.kind() == io::ErrorKind::BrokenPipe {
        process::exit(0);
    }
    report(&message!("cannot write").because(&error.into()));
    process::exit(i32::from(SOME_FAILED));
}
