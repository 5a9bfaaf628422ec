//! Who is answered: only those who mean this server, and only pages that it served itself, unless others are named.
//! Else any web page could read through a name that it points to this machine (DNS rebinding), or post.

use std::sync::Arc;

use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header, uri::Authority},
    middleware::{Next, from_fn_with_state},
    response::{IntoResponse, Response},
};

use super::{refusal::Refusal, settings::Settings};

const LOOPBACK: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; \
    img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// What every answer says.
const HEADERS: [(HeaderName, &str); 6] = [
    (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::CACHE_CONTROL, "no-store"),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
];

pub(super) struct Guard {
    hosts: Vec<String>,
    origins: Vec<String>,
}

/// The routes, behind the guard.
pub(super) fn around(routes: Router, guard: Arc<Guard>) -> Router {
    routes.layer(from_fn_with_state(guard, answer))
}

async fn answer(State(guard): State<Arc<Guard>>, request: Request, next: Next) -> Response {
    let origin = request.headers().get(header::ORIGIN).cloned();
    let is_preflight = request.method() == Method::OPTIONS && origin.is_some();
    let mut response = match guard.check(&request) {
        Err(refusal) => refusal.into_response(),
        Ok(Origin::Own) => next.run(request).await,
        Ok(Origin::Named) => {
            let mut response = if is_preflight {
                StatusCode::NO_CONTENT.into_response()
            } else {
                next.run(request).await
            };
            share(response.headers_mut(), origin);
            response
        }
    };
    for (name, value) in HEADERS {
        response
            .headers_mut()
            .insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Lets the scripts of a named site read the answer.
fn share(headers: &mut HeaderMap, origin: Option<HeaderValue>) {
    if let Some(origin) = origin {
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        headers.insert(
            header::ACCESS_CONTROL_ALLOW_METHODS,
            HeaderValue::from_static("GET, POST"),
        );
        headers.insert(
            header::ACCESS_CONTROL_ALLOW_HEADERS,
            HeaderValue::from_static("content-type"),
        );
        headers.insert(header::VARY, HeaderValue::from_static("origin"));
    }
}

/// Whose script asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Origin {
    /// The page of this server, or no script.
    Own,
    /// A site that was named.
    Named,
}

impl Guard {
    pub(super) fn new(settings: &Settings) -> Self {
        let own = std::iter::once(&settings.host)
            .chain(&settings.allowed_hosts)
            .map(|host| bracketed(host));
        let hosts = LOOPBACK.iter().map(ToString::to_string).chain(own).collect();
        let origins = settings
            .allowed_origins
            .iter()
            .map(|origin| origin.trim_end_matches('/').to_ascii_lowercase())
            .collect();
        Self { hosts, origins }
    }

    fn check(&self, request: &Request) -> Result<Origin, Refusal> {
        let headers = request.headers();
        let host = only(headers, &header::HOST).and_then(|host| host.parse::<Authority>().ok());
        let Some(host) = host.filter(|host| self.knows(host)) else {
            let reason = "not served under this Host (see --allow-host)";
            return Err(Refusal::new(StatusCode::MISDIRECTED_REQUEST, reason));
        };
        if !headers.contains_key(header::ORIGIN) {
            return Ok(Origin::Own);
        }
        let origin = only(headers, &header::ORIGIN)
            .unwrap_or_default()
            .to_ascii_lowercase();
        let authority = origin.split_once("://").map(|(_, authority)| authority);
        if self.origins.contains(&origin) {
            Ok(Origin::Named)
        } else if authority == Some(host.as_str().to_ascii_lowercase().as_str()) {
            Ok(Origin::Own)
        } else {
            Err(Refusal::new(
                StatusCode::FORBIDDEN,
                "not for scripts of this Origin (see --allow-origin)",
            ))
        }
    }

    fn knows(&self, host: &Authority) -> bool {
        !host.as_str().contains('@')
            && self
                .hosts
                .iter()
                .any(|known| known.eq_ignore_ascii_case(host.host()))
    }
}

/// An IPv6 address as a `Host` header has it.
fn bracketed(host: &str) -> String {
    if host.contains(':') && !host.starts_with('[') {
        format!("[{host}]")
    } else {
        host.to_owned()
    }
}

/// The value of a header that is there once.
fn only<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    let mut values = headers.get_all(name).iter();
    let first = values.next()?;
    if values.next().is_some() {
        None
    } else {
        first.to_str().ok()
    }
}

#[cfg(test)]
mod tests {
    use std::{num::NonZeroUsize, time::Duration};

    use axum::body::Body;

    use super::*;

    fn guard() -> Guard {
        Guard::new(&Settings {
            host: "::1".to_owned(),
            port: 0,
            allowed_hosts: vec!["Editor.example".to_owned()],
            allowed_origins: vec!["https://cms.example/".to_owned()],
            max_bytes: 1,
            time_limit: Duration::from_secs(1),
            max_requests: NonZeroUsize::MIN,
            max_connections: 1,
            most_wait: Duration::ZERO,
        })
    }

    fn status(headers: &[(&str, &str)]) -> Result<Origin, StatusCode> {
        let mut request = Request::builder();
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        guard()
            .check(&request.body(Body::empty()).unwrap())
            .map_err(|refusal| refusal.into_response().status())
    }

    #[test]
    fn hosts_are_those_that_are_named() {
        for host in [
            "localhost",
            "LOCALHOST:8642",
            "127.0.0.1:1",
            "[::1]:8642",
            "editor.example",
            "editor.EXAMPLE:80",
        ] {
            assert_eq!(status(&[("host", host)]), Ok(Origin::Own), "{host}");
        }
        for host in [
            "",
            "evil.example",
            "localhost.evil.example",
            "evil.example:8642",
            "127.0.0.2",
            "localhost@evil.example",
        ] {
            assert_eq!(
                status(&[("host", host)]),
                Err(StatusCode::MISDIRECTED_REQUEST),
                "{host}"
            );
        }
        assert_eq!(status(&[]), Err(StatusCode::MISDIRECTED_REQUEST));
        assert_eq!(
            status(&[("host", "localhost"), ("host", "localhost")]),
            Err(StatusCode::MISDIRECTED_REQUEST)
        );
    }

    #[test]
    fn scripts_are_those_of_the_page_and_of_named_sites() {
        let with = |origin| status(&[("host", "localhost:8642"), ("origin", origin)]);
        assert_eq!(with("http://localhost:8642"), Ok(Origin::Own));
        assert_eq!(with("https://cms.example"), Ok(Origin::Named));
        for origin in [
            "null",
            "",
            "http://localhost:3000",
            "http://evil.example",
            "https://cms.example:444",
            "localhost:8642",
        ] {
            assert_eq!(with(origin), Err(StatusCode::FORBIDDEN), "{origin}");
        }
    }
}
