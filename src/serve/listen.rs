use std::{
    convert::Infallible,
    io,
    net::{SocketAddr, ToSocketAddrs},
    pin::pin,
    sync::Arc,
    time::Duration,
};

use axum::{
    Router,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use hyper::{
    body::Incoming,
    server::conn::http1,
    service::{Service, service_fn},
};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    service::TowerToHyperService,
};
use tokio::{
    net::{TcpListener, TcpSocket, TcpStream},
    sync::{Semaphore, watch},
    time,
};

use super::{
    Settings,
    connections::{Connection, Connections, GRACE},
    refusal::Refusal,
    write_timeout::WriteTimeout,
};

/// Connections that may wait to be accepted. With the 128 that are usual, Linux takes a few hundred clients that come at
/// once for a flood and resets some of them.
const BACKLOG: u32 = 4096;

/// For the head of a request: it fits in a packet or two.
const HEAD_TIME_LIMIT: Duration = Duration::from_secs(10);

/// After a failure to accept, as when no file handle is free.
const PAUSE: Duration = Duration::from_millis(10);

/// Listens at the first address of `host` that can be had.
pub(super) fn bind(host: &str, port: u16) -> io::Result<TcpListener> {
    let mut refused = io::Error::new(io::ErrorKind::NotFound, "the host has no address");
    for address in (host, port).to_socket_addrs()? {
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
pub(super) async fn run(listener: TcpListener, router: Router, settings: &Settings) -> io::Result<()> {
    let mut end = pin!(told_to_end()?);
    let most = settings.max_connections;
    // With one address: there is always room for others.
    let connections = Arc::new(Connections::new(most, (most * 3).div_ceil(4)));
    // As many as are held may wait for others to end; those beyond wait to be accepted.
    let waiting = Arc::new(Semaphore::new(most));
    let (ending, has_ended) = watch::channel(());
    loop {
        let accepted = async {
            let waits = waiting.clone().acquire_owned().await;
            (waits, listener.accept().await)
        };
        let (waits, stream) = tokio::select! {
            accepted = accepted => accepted,
            () = &mut end => break,
        };
        let Ok((stream, address)) = stream else {
            // There may be no file handle left.
            connections.close_oldest(|_| true);
            time::sleep(PAUSE).await;
            continue;
        };
        // Answers are small: waiting for more to send only delays them.
        let _ = stream.set_nodelay(true);
        let server = Server {
            http: http(settings.time_limit),
            router: router.clone(),
            time_limit: settings.time_limit,
            ending: has_ended.clone(),
        };
        // One that waits is told to close a grace before it does.
        let most_wait = settings.most_wait + 2 * GRACE;
        let connections = connections.clone();
        tokio::spawn(async move {
            let connection = time::timeout(most_wait, connections.connection(address.ip())).await;
            drop(waits);
            match connection {
                Ok(connection) => server.answer(stream, connection).await,
                Err(_) => server.refuse(stream).await,
            }
        });
    }
    drop((listener, has_ended));
    let _ = ending.send(());
    // What takes longer is past its own limit.
    let _ = time::timeout(settings.time_limit, ending.closed()).await;
    Ok(())
}

fn http(time_limit: Duration) -> http1::Builder {
    let mut http = http1::Builder::new();
    // Who has said all may close that half, and still gets the answer.
    http.half_close(true);
    http.timer(TokioTimer::new())
        .header_read_timeout(time_limit.min(HEAD_TIME_LIMIT));
    http
}

/// What answers one connection.
struct Server {
    http: http1::Builder,
    router: Router,
    time_limit: Duration,
    /// Told when all is to end.
    ending: watch::Receiver<()>,
}

impl Server {
    /// Whoever breaks off a connection is not there to be told.
    async fn answer(mut self, stream: TcpStream, connection: Connection) {
        let service = service(self.router, connection.clone());
        let stream = TokioIo::new(WriteTimeout::new(stream, self.time_limit));
        let mut http = pin!(self.http.serve_connection(stream, service));
        let is_done = tokio::select! {
            // First: what has come is answered.
            biased;
            _ = &mut http => true,
            () = connection.closed() => false,
            _ = self.ending.changed() => false,
        };
        if !is_done {
            http.as_mut().graceful_shutdown();
            // A head of which there is a part has this long.
            if time::timeout(GRACE, &mut http).await.is_err() && connection.is_at_work() {
                let _ = http.await;
            }
        }
        connection.is_busy();
    }

    /// Answers one request, whatever it is, with why it is not answered.
    async fn refuse(mut self, stream: TcpStream) {
        let service = service_fn(|_| async {
            let refusal = Refusal::new(StatusCode::SERVICE_UNAVAILABLE, "too many connections; try again");
            Ok::<_, Infallible>(refusal.into_response())
        });
        let http = self.http.keep_alive(false);
        let _ = time::timeout(GRACE, http.serve_connection(TokioIo::new(stream), service)).await;
    }
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
