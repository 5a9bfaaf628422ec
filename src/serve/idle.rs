use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio::sync::Notify;

/// Connections on which no request is answered, so that the one that has been waiting longest can be closed where there
/// is no room for another.
#[derive(Default)]
pub(super) struct Idle(Mutex<Waiting>);

#[derive(Default)]
struct Waiting {
    /// By when they began to wait.
    connections: BTreeMap<u64, Arc<Notify>>,
    next: u64,
}

/// A connection; it waits unless a request on it is answered.
#[derive(Clone)]
pub(super) struct Connection {
    idle: Arc<Idle>,
    state: Arc<State>,
}

struct State {
    /// Told to close it.
    close: Arc<Notify>,
    /// When it began to wait; nothing while a request is answered.
    since: Mutex<Option<u64>>,
}

impl Idle {
    /// A new connection, which waits for its first request.
    pub(super) fn connection(self: &Arc<Self>) -> Connection {
        let connection = Connection {
            idle: self.clone(),
            state: Arc::new(State {
                close: Arc::default(),
                since: Mutex::default(),
            }),
        };
        connection.waits();
        connection
    }

    /// Closes the connection that has been waiting longest, if one does.
    pub(super) fn close_oldest(&self) {
        let oldest = lock(&self.0).connections.pop_first();
        if let Some((_, close)) = oldest {
            close.notify_one();
        }
    }
}

impl Connection {
    /// Ends when the connection is to be closed.
    pub(super) async fn closed(&self) {
        self.state.close.notified().await;
    }

    pub(super) fn waits(&self) {
        let mut waiting = lock(&self.idle.0);
        let now = waiting.next;
        waiting.next += 1;
        waiting.connections.insert(now, self.state.close.clone());
        if let Some(before) = lock(&self.state.since).replace(now) {
            waiting.connections.remove(&before);
        }
    }

    /// It waits no more: a request is answered, or it ended.
    pub(super) fn is_busy(&self) {
        let mut waiting = lock(&self.idle.0);
        if let Some(since) = lock(&self.state.since).take() {
            waiting.connections.remove(&since);
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::{future::Future, pin::pin, task};

    use super::*;

    fn is_closed(connection: &Connection) -> bool {
        let mut context = task::Context::from_waker(task::Waker::noop());
        pin!(connection.closed()).poll(&mut context).is_ready()
    }

    #[test]
    fn the_one_that_waits_longest_is_closed() {
        let idle = Arc::new(Idle::default());
        let [a, b, c] = std::array::from_fn(|_| idle.connection());
        a.is_busy();
        idle.close_oldest();
        assert_eq!([&a, &b, &c].map(is_closed), [false, true, false], "a is busy");
        a.waits();
        idle.close_oldest();
        assert_eq!([&a, &c].map(is_closed), [false, true], "c waited before a");
        a.is_busy();
        idle.close_oldest();
        assert!(!is_closed(&a));
        a.waits();
        a.waits();
        idle.close_oldest();
        assert!(is_closed(&a));
        assert!(lock(&idle.0).connections.is_empty());
    }
}
