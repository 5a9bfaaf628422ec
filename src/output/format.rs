use super::digest::{Digest, Failure};
use super::text_style::TextStyle;

/// How results are written: what an article becomes, what stands around it. A new one is a file with such a constant, and a
/// line in `formats.rs`.
#[derive(Debug)]
pub(crate) struct OutputFormat {
    /// What `--to` calls it.
    pub(crate) name: &'static str,
    /// What it is, for people; empty where the name says it.
    pub(crate) help: &'static str,
    /// Whether it has a place for the HTML of a feed's items.
    pub(crate) takes_html: bool,
    /// What is written of an article.
    pub(super) digest: fn(&Digest, &Renderer) -> Vec<u8>,
    /// What is written of an article that could not be read: nothing where the format has no place for it.
    pub(super) failure: fn(&Failure, &Renderer) -> Vec<u8>,
    pub(super) frame: Frame,
}

/// What stands around the parts of articles.
#[derive(Debug)]
pub(super) enum Frame {
    /// Something before, between and after the parts, and after each: they are written as they come.
    Around {
        before: fn(&Renderer, &Channel) -> String,
        between: &'static str,
        after_each: &'static str,
        after: &'static str,
    },
    /// All parts are put together when the last is there.
    Together(fn(&[Vec<u8>]) -> Vec<u8>),
}

/// What a feed says about itself.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Channel<'a> {
    pub(crate) title: Option<&'a str>,
    pub(crate) link: Option<&'a str>,
    pub(crate) description: Option<&'a str>,
    pub(crate) language: Option<&'a str>,
}

/// Makes an article's part of the output. Any thread may do it; [`Writer`](super::Writer) puts the parts together.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Renderer {
    pub(crate) format: &'static OutputFormat,
    pub(crate) style: TextStyle,
    /// Whether the article's text is written, too.
    pub(crate) keep_content: bool,
    /// Whether fields that were not read are written, too.
    pub(crate) keep_fields: bool,
    /// Whether there is just one article.
    pub(crate) is_only: bool,
}

impl Renderer {
    pub(crate) fn digest(&self, digest: &Digest) -> Vec<u8> {
        (self.format.digest)(digest, self)
    }

    pub(crate) fn failure(&self, failure: &Failure) -> Vec<u8> {
        (self.format.failure)(failure, self)
    }
}
