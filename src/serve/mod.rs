//! `zhaiyao serve`: the page for editors, and the HTTP API beside it.

mod api;
mod connections;
mod guard;
mod listen;
mod number;
mod object;
mod page;
mod read;
mod refusal;
mod request;
mod settings;
mod shown;
mod state;
mod write_timeout;

use std::{
    io,
    net::SocketAddr,
    num::NonZeroUsize,
    sync::{Arc, Mutex},
    thread,
};

use axum::Router;
use zhaiyao::EngineBuilder;

use guard::Guard;
pub(crate) use settings::Settings;
use state::ServerState;

use crate::style::HouseStyle;

/// Serves until the process is told to end; then finishes what is under way. `ready` learns the address.
pub(crate) fn serve(
    builder: EngineBuilder,
    style: HouseStyle,
    settings: &Settings,
    ready: impl FnOnce(SocketAddr),
) -> io::Result<()> {
    let cores = thread::available_parallelism().map_or(1, NonZeroUsize::get);
    // For connections, and for analyses beside them.
    let mut runtime = if may_start(2 * cores) {
        tokio::runtime::Builder::new_multi_thread()
    } else {
        tokio::runtime::Builder::new_current_thread()
    };
    let runtime = runtime.enable_all().build()?;
    let router = router(builder, style, settings);
    runtime.block_on(async {
        let listener = listen::bind(&settings.host, settings.port)?;
        ready(listener.local_addr()?);
        listen::run(listener, router, settings).await
    })
}

/// Whether the system can run this many threads beside this one.
fn may_start(n_threads: usize) -> bool {
    let run = Mutex::new(());
    let wait = run.lock();
    thread::scope(|scope| {
        let start = |_| thread::Builder::new().spawn_scoped(scope, || drop(run.lock()));
        let all_run = (0..n_threads).map(start).all(|thread| thread.is_ok());
        drop(wait);
        all_run
    })
}

/// What is served, without a connection.
pub(crate) fn router(builder: EngineBuilder, style: HouseStyle, settings: &Settings) -> Router {
    let cores = thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let state = ServerState::new(builder, style, settings, cores);
    let guard = Arc::new(Guard::new(settings));
    let routes = page::routes().merge(api::routes(Arc::new(state)));
    guard::around(routes, guard)
}
