use std::{convert::Infallible, io, net::SocketAddr, sync::Arc, time::Duration};

use axum::{Router, response::Response};
use hyper::{
    body::Incoming,
    server::conn::http1,
    service::{Service, service_fn},
};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
    service::TowerToHyperService,
};
use tokio::{
    net::{TcpListener, TcpSocket, lookup_host},
    sync::Semaphore,
    time,
};

use super::{
    held::{Connection, Held},
    patience::Patient,
};

/// Connections held at a time. For one more, the one that has been idle longest is closed; where all are at work, it
/// waits to be accepted.
const MAX_CONNECTIONS: usize = 1024;

/// Of these, with one address: there is always room for others.
const MAX_CONNECTIONS_OF_ONE: usize = MAX_CONNECTIONS / 4 * 3;

/// Connections that may wait to be accepted. With the 128 that are usual, Linux takes a few hundred clients that come at
/// once for a flood and resets some of them.
const BACKLOG: u32 = 4096;

/// For the head of a request: it fits in a packet or two.
const HEAD_TIME_LIMIT: Duration = Duration::from_secs(10);

/// After a failure to accept, as when no file handle is free.
const PAUSE: Duration = Duration::from_millis(50);

/// Listens at the first address of `host` that can be had.
pub(super) async fn bind(host: &str, port: u16) -> io::Result<TcpListener> {
    let mut refused = io::Error::new(io::ErrorKind::NotFound, "the host has no address");
    for address in lookup_host((host, port)).await? {
        match listener(address) {
            Ok(listener) => return Ok(listener),
            Err(error) => refused = error,
        }
    }
    Err(refused)
}

fn listener(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = match address {
        SocketAddr::V4(_) => TcpSocket::new_v4(),
        SocketAddr::V6(_) => TcpSocket::new_v6(),
    }?;
    // On Windows it would let others take an address in use.
    #[cfg(not(windows))]
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(BACKLOG)
}

/// Answers until told to end, then waits for requests under way, no longer than one may take.
pub(super) async fn run(listener: TcpListener, router: Router, time_limit: Duration) -> io::Result<()> {
    let mut end = std::pin::pin!(told_to_end()?);
    let connections = Arc::new(Semaphore::new(MAX_CONNECTIONS));
    let held = Arc::new(Held::new(MAX_CONNECTIONS_OF_ONE));
    let open = GracefulShutdown::new();
    let mut http = http1::Builder::new();
    // Who has said all may close that half, and still gets the answer.
    http.half_close(true);
    http.timer(TokioTimer::new())
        .header_read_timeout(time_limit.min(HEAD_TIME_LIMIT));
    loop {
        let accepted = async {
            let stream = listener.accept().await;
            if connections.available_permits() == 0 {
                held.close_oldest();
            }
            (connections.clone().acquire_owned().await, stream)
        };
        let (place, stream) = tokio::select! {
            accepted = accepted => accepted,
            () = &mut end => break,
        };
        let Ok((stream, address)) = stream else {
            time::sleep(PAUSE).await;
            continue;
        };
        let Some(held) = held.connection(address.ip()) else {
            continue;
        };
        // Answers are small: waiting for more to send only delays them.
        let _ = stream.set_nodelay(true);
        let service = service(router.clone(), held.clone());
        let stream = TokioIo::new(Patient::new(stream, time_limit));
        let connection = open.watch(http.serve_connection(stream, service));
        tokio::spawn(async move {
            // Whoever breaks off a connection is not there to be told.
            tokio::select! {
                _ = connection => {}
                () = held.closed() => {}
            }
            held.ended();
            drop(place);
        });
    }
    drop(listener);
    // What takes longer is past its own limit.
    let _ = time::timeout(time_limit, open.shutdown()).await;
    Ok(())
}

/// The routes, for a connection that is not idle while they answer.
fn service(
    router: Router,
    connection: Connection,
) -> impl Service<hyper::Request<Incoming>, Response = Response, Error = Infallible, Future: Send> {
    let router = TowerToHyperService::new(router);
    service_fn(move |request| {
        connection.is_busy();
        let (answer, connection) = (router.call(request), connection.clone());
        async move {
            let answer = answer.await;
            connection.waits();
            answer
        }
    })
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
