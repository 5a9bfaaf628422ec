//! The server: whatever a connection brings.

use std::{cell::RefCell, num::NonZeroUsize, time::Duration};

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::{rt::TokioIo, service::TowerToHyperService};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    runtime::{Builder, Runtime},
};
use zhaiyao::Engine;

use crate::{
    options::Options,
    serve::{self, Settings},
    style::HouseStyle,
};

/// What `openapi.json` says that may be answered, and what HTTP itself refuses.
const STATUSES: [&str; 16] = [
    "200", "204", "304", "400", "403", "404", "405", "408", "411", "413", "414", "415", "421", "422", "431", "501",
];

thread_local! {
    static SERVER: RefCell<(Runtime, Router)> = RefCell::new(server());
}

fn server() -> (Runtime, Router) {
    let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
    let settings = Settings {
        host: "127.0.0.1".to_owned(),
        port: 0,
        allowed_hosts: Vec::new(),
        allowed_origins: vec!["https://cms.example".to_owned()],
        max_bytes: 1 << 16,
        time_limit: Duration::from_secs(20),
        max_requests: NonZeroUsize::MIN,
        max_connections: 1,
        most_wait: Duration::from_secs(20),
    };
    let router = serve::router(Engine::builder(), HouseStyle::default(), &settings);
    (runtime, router)
}

pub fn request(data: &[u8]) {
    let (mut options, rest) = Options::split(data);
    let bytes = match options.number() % 4 {
        // As it is: heads and all.
        0 => rest.to_vec(),
        1 => post("/api/analyze", "application/json", rest),
        2 => post("/api/view", "application/json", rest),
        _ => post("/api/read?name=a", "application/octet-stream", rest),
    };
    let answers = SERVER.with_borrow(|(runtime, router)| runtime.block_on(answers(router.clone(), bytes)));
    let answers = String::from_utf8_lossy(&answers);
    if let Some(first) = answers.strip_prefix("HTTP/1.") {
        let status = first.get(2..5).unwrap_or_default();
        assert!(STATUSES.contains(&status), "{answers}");
    } else {
        assert!(answers.is_empty(), "{answers}");
    }
}

fn post(path: &str, kind: &str, body: &[u8]) -> Vec<u8> {
    let head = format!(
        "POST {path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: {kind}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
        body.len()
    );
    [head.as_bytes(), body].concat()
}

/// What a connection answers that brings these bytes and then no more.
async fn answers(router: Router, bytes: Vec<u8>) -> Vec<u8> {
    let (client, server) = tokio::io::duplex(1 << 16);
    let mut http = http1::Builder::new();
    http.half_close(true);
    let connection = http.serve_connection(TokioIo::new(server), TowerToHyperService::new(router));
    let (mut from, mut to) = tokio::io::split(client);
    let send = async move {
        // It may be closed before all is sent.
        let _ = to.write_all(&bytes).await;
        let _ = to.shutdown().await;
    };
    let receive = async move {
        let mut answers = Vec::new();
        let _ = from.read_to_end(&mut answers).await;
        answers
    };
    let (_, (), answers) = tokio::join!(connection, send, receive);
    answers
}
