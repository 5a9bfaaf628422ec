use std::{
    error::Error,
    future::Future,
    sync::Arc,
    time::{Duration, Instant},
};

use axum::{
    body::{Body, Bytes, to_bytes},
    http::{HeaderMap, StatusCode, header},
};
use tokio::{
    runtime::{Handle, RuntimeFlavor},
    sync::{OwnedSemaphorePermit, Semaphore},
    task::{self, JoinError},
    time,
};
use zhaiyao::{Engine, EngineBuilder};

use super::{refusal::Refusal, settings::Settings};
use crate::style::HouseStyle;

/// What requests work with, and how many may run.
pub(super) struct ServerState {
    builder: EngineBuilder,
    /// Of requests that have none of their own, and the engine that knows its words.
    style: HouseStyle,
    engine: Engine,
    pub(super) max_bytes: usize,
    time_limit: Duration,
    most_wait: Duration,
    /// A place for each request from the last byte of its body to its answer. Who sends a body slowly has none, and
    /// keeps nobody from theirs.
    places: Arc<Semaphore>,
    /// A turn for each analysis that runs.
    turns: Arc<Semaphore>,
}

impl ServerState {
    pub(super) fn new(
        builder: EngineBuilder,
        style: HouseStyle,
        settings: &Settings,
        n_cores: usize,
    ) -> Self {
        Self {
            engine: builder.clone().build(),
            builder,
            style,
            max_bytes: settings.max_bytes,
            time_limit: settings.time_limit,
            most_wait: settings.most_wait,
            places: Arc::new(Semaphore::new(settings.max_requests.get())),
            turns: Arc::new(Semaphore::new(n_cores)),
        }
    }

    /// Has `answer` work by a request's own house style, or else by the server's.
    pub(super) fn in_style<T>(
        &self,
        own: Option<&HouseStyle>,
        answer: impl FnOnce(&Engine, &HouseStyle) -> T,
    ) -> T {
        match own {
            Some(style) if style.has_words() => {
                answer(&style.with_words(self.builder.clone()).build(), style)
            }
            Some(style) => answer(&self.engine, style),
            None => answer(&self.engine, &self.style),
        }
    }

    /// Reads a request's body and has `answer` work on it until some instant, within the limits.
    pub(super) async fn run<T: Send + 'static>(
        self: Arc<Self>,
        headers: &HeaderMap,
        body: Body,
        answer: impl FnOnce(&Self, Bytes, Instant) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, Refusal> {
        if content_length(headers).is_some_and(|length| length > self.max_bytes as u64) {
            return Err(self.too_large());
        }
        let bytes = self
            .in_time(to_bytes(body, self.max_bytes), StatusCode::REQUEST_TIMEOUT)
            .await?;
        let bytes = bytes.map_err(|error| self.unread(&error))?;
        let place = self.place().await?;
        let turns = self.turns.clone();
        let state = self.clone();
        let deadline = Instant::now() + self.time_limit;
        let done = async {
            let turn = turns.acquire_owned().await;
            // Until it has noticed the deadline, it keeps its place and its turn, though nobody waits for it any more.
            beside(move || {
                let _held = (place, turn);
                let answered = answer(&state, bytes, deadline);
                // What is late is not complete.
                if Instant::now() < deadline {
                    answered
                } else {
                    Err(state.not_in_time(StatusCode::SERVICE_UNAVAILABLE))
                }
            })
            .await
        };
        let done = self.in_time(done, StatusCode::SERVICE_UNAVAILABLE).await?;
        done.unwrap_or_else(|_| {
            Err(Refusal::new(
                StatusCode::INTERNAL_SERVER_ERROR,
                "the analysis failed",
            ))
        })
    }

    /// A place, as soon as one is free: in turn, but not for ever.
    async fn place(&self) -> Result<OwnedSemaphorePermit, Refusal> {
        let place = time::timeout(self.most_wait, self.places.clone().acquire_owned()).await;
        place.ok().and_then(Result::ok).ok_or_else(|| {
            Refusal::new(
                StatusCode::SERVICE_UNAVAILABLE,
                "too many requests at work; try again",
            )
        })
    }

    async fn in_time<T>(&self, future: impl Future<Output = T>, status: StatusCode) -> Result<T, Refusal> {
        let in_time = time::timeout(self.time_limit, future).await;
        in_time.map_err(|_| self.not_in_time(status))
    }

    fn not_in_time(&self, status: StatusCode) -> Refusal {
        let reason = format!("not done within {} seconds", self.time_limit.as_secs_f32());
        Refusal::new(status, reason)
    }

    /// Why a body could not be read.
    fn unread(&self, error: &axum::Error) -> Refusal {
        let causes: Vec<&dyn Error> =
            std::iter::successors(error.source(), |&cause| cause.source()).collect();
        match causes.last() {
            // The last says what; those before it, that something is.
            Some(what) if causes.iter().any(|cause| cause.is::<hyper::Error>()) => {
                Refusal::new(StatusCode::BAD_REQUEST, format!("broken body: {what}"))
            }
            _ => self.too_large(),
        }
    }

    fn too_large(&self) -> Refusal {
        let reason = format!("larger than {} bytes (see --max-bytes)", self.max_bytes);
        Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, reason)
    }
}

/// Does long work on a thread of its own, or here and now where all is done by one.
async fn beside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, JoinError> {
    match Handle::current().runtime_flavor() {
        RuntimeFlavor::CurrentThread => task::spawn(async { work() }).await,
        _ => task::spawn_blocking(work).await,
    }
}

fn content_length(headers: &HeaderMap) -> Option<u64> {
    headers.get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}
