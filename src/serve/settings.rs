use std::{num::NonZeroUsize, time::Duration};

/// How it is served.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    /// A name or an address.
    pub(crate) host: String,
    /// 0 takes any free one.
    pub(crate) port: u16,
    /// Other names and addresses in `Host` headers that are answered.
    pub(crate) allowed_hosts: Vec<String>,
    /// Other sites, as `https://name:port`, whose scripts are answered.
    pub(crate) allowed_origins: Vec<String>,
    /// The largest request.
    pub(crate) max_bytes: usize,
    /// For a request to come in, to be worked on, and for its answer to be taken.
    pub(crate) time_limit: Duration,
    /// Requests worked on at a time; those beyond wait for their turn once they have come in.
    pub(crate) max_requests: NonZeroUsize,
    /// Connections held at a time.
    pub(crate) max_connections: usize,
    /// For a request to wait for its turn; then it is refused.
    pub(crate) most_wait: Duration,
}
