use std::{io, sync::Arc, time::Duration};

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
    service::TowerToHyperService,
};
use tokio::{net::TcpListener, sync::Semaphore, time};

use super::patience::Patient;

/// Connections held at a time. More wait to be accepted.
const MAX_CONNECTIONS: usize = 1024;

/// After a failure to accept, as when no file handle is free.
const PAUSE: Duration = Duration::from_millis(50);

/// Answers until told to end, then waits for requests under way, no longer than one may take.
pub(super) async fn run(listener: TcpListener, router: Router, time_limit: Duration) -> io::Result<()> {
    let mut end = std::pin::pin!(told_to_end()?);
    let connections = Arc::new(Semaphore::new(MAX_CONNECTIONS));
    let open = GracefulShutdown::new();
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(time_limit);
    loop {
        let accepted = async {
            let place = connections.clone().acquire_owned().await;
            (place, listener.accept().await)
        };
        let (place, stream) = tokio::select! {
            accepted = accepted => accepted,
            () = &mut end => break,
        };
        let Ok((stream, _)) = stream else {
            time::sleep(PAUSE).await;
            continue;
        };
        // Answers are small: waiting for more to send only delays them.
        let _ = stream.set_nodelay(true);
        let service = TowerToHyperService::new(router.clone());
        let stream = TokioIo::new(Patient::new(stream, time_limit));
        let connection = open.watch(http.serve_connection(stream, service));
        tokio::spawn(async move {
            // Whoever breaks off a connection is not there to be told.
            let _ = connection.await;
            drop(place);
        });
    }
    drop(listener);
    // What takes longer is past its own limit.
    let _ = time::timeout(time_limit, open.shutdown()).await;
    Ok(())
}

/// Ctrl-C, or what a service manager sends.
#[cfg(unix)]
fn told_to_end() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};

    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

#[cfg(not(unix))]
fn told_to_end() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}
