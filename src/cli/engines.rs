use std::sync::{
    OnceLock,
    atomic::{AtomicUsize, Ordering},
};

use zhaiyao::{Engine, EngineBuilder, Error};

use super::job::Job;

/// From here on, loading the whole dictionary once costs less than loading each text's words.
const MANY_BYTES: usize = 200_000;

/// The engine for the first texts, and the one for many.
///
/// Nobody knows how long a stream will be: it starts at once with the engine that loads little and goes on with the
/// one that has everything, built when enough has come. Both give the same results.
pub(crate) struct Engines {
    builder: EngineBuilder,
    few: Engine,
    many: OnceLock<Engine>,
    seen_bytes: AtomicUsize,
}

impl Engines {
    pub(crate) fn new(job: &Job) -> Result<Self, Error> {
        let mut builder = Engine::builder();
        for path in &job.user_dicts {
            builder = builder.user_dict(path)?;
        }
        for path in &job.stop_words {
            builder = builder.stop_words(path)?;
        }
        let few = builder.clone().build();
        Ok(Self {
            builder,
            few,
            many: OnceLock::new(),
            seen_bytes: AtomicUsize::new(0),
        })
    }

    /// The engine to analyse `text` with.
    pub(crate) fn get(&self, text: &str) -> &Engine {
        if self.seen_bytes.fetch_add(text.len(), Ordering::Relaxed) < MANY_BYTES {
            return &self.few;
        }
        self.many
            .get_or_init(|| self.builder.clone().for_many_texts(true).build())
    }
}
