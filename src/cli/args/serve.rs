use std::{
    num::{NonZeroU16, NonZeroUsize},
    time::Duration,
};

use clap::Args;

use super::{
    general::General,
    values::{at_a_time, bytes, number, origin, seconds},
    words::WordArgs,
};
use crate::{cli::job::OwnWords, serve::Settings};

#[derive(Args, Debug)]
pub(super) struct ServeArgs {
    /// The port; 0 takes any free one
    #[arg(long, value_name = "N", default_value = "8642", value_parser = number, allow_negative_numbers = true)]
    port: u16,
    /// The address; others than this machine's own let others in
    #[arg(long, value_name = "HOST", default_value = "127.0.0.1")]
    host: String,
    /// Another name under which it is reached; may be repeated
    #[arg(long, value_name = "HOST")]
    allow_host: Vec<String>,
    /// Another site whose scripts may use the API, as https://name:port; may be repeated
    #[arg(long, value_name = "ORIGIN", value_parser = origin)]
    allow_origin: Vec<String>,
    /// Refuse requests that are larger; K, M and G are understood
    #[arg(long = "max-bytes", value_name = "N", default_value = "8M", value_parser = bytes, allow_negative_numbers = true)]
    max_request_bytes: u64,
    /// Seconds that a request may take
    #[arg(long, value_name = "N", default_value = "30", value_parser = seconds, allow_negative_numbers = true)]
    time_limit: NonZeroU16,
    /// Requests at work at a time; those beyond wait for their turn
    #[arg(long, value_name = "N", default_value = "32", value_parser = at_a_time, allow_negative_numbers = true)]
    max_requests: NonZeroUsize,
    /// Seconds that a request may wait for its turn; then it is refused
    #[arg(long, value_name = "N", default_value = "2", value_parser = number, allow_negative_numbers = true)]
    max_wait: u16,
    /// Connections held at a time, three quarters of them by one address; for one more, the longest idle one is closed
    #[arg(long, value_name = "N", default_value = "1024", value_parser = at_a_time, allow_negative_numbers = true)]
    max_connections: NonZeroUsize,
    /// Serve nothing; ask the server that is there whether it is well
    #[arg(long)]
    check: bool,
    #[command(flatten)]
    words: WordArgs,
    #[command(flatten)]
    pub(super) general: General,
}

impl ServeArgs {
    pub(super) fn is_check(&self) -> bool {
        self.check
    }

    pub(super) fn settings(self) -> (Settings, OwnWords) {
        let settings = Settings {
            host: self.host,
            port: self.port,
            allowed_hosts: self.allow_host,
            allowed_origins: self.allow_origin,
            max_bytes: usize::try_from(self.max_request_bytes).unwrap_or(usize::MAX),
            time_limit: Duration::from_secs(self.time_limit.get().into()),
            max_requests: self.max_requests,
            max_connections: self.max_connections.get(),
            most_wait: Duration::from_secs(self.max_wait.into()),
        };
        (settings, self.words.words())
    }
}
