use std::{
    collections::{BTreeMap, HashMap},
    net::{IpAddr, Ipv6Addr},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio::sync::Notify;

/// The connections that are held: which of them wait, so that the one that has been waiting longest can be closed where
/// there is no room for another, and whose they are, so that nobody has all.
pub(super) struct Held {
    connections: Mutex<Connections>,
    most_of_one: usize,
}

#[derive(Default)]
struct Connections {
    /// Those on which no request is answered, by when they began to wait.
    idle: BTreeMap<u64, Idle>,
    next: u64,
    /// How many a network has, of all.
    n_of: HashMap<IpAddr, usize>,
}

struct Idle {
    network: IpAddr,
    /// Told to close it.
    close: Arc<Notify>,
}

/// A connection; it waits unless a request on it is answered.
#[derive(Clone)]
pub(super) struct Connection {
    held: Arc<Held>,
    state: Arc<State>,
}

struct State {
    network: IpAddr,
    close: Arc<Notify>,
    /// When it began to wait; nothing while a request is answered.
    since: Mutex<Option<u64>>,
}

impl Held {
    pub(super) fn new(most_of_one: usize) -> Self {
        Self {
            connections: Mutex::default(),
            most_of_one,
        }
    }

    /// A new connection, which waits for its first request. Where whoever makes it has as many as one may have, it takes
    /// the place of the one that has been waiting longest; there is none if all of them are at work.
    pub(super) fn connection(self: &Arc<Self>, address: IpAddr) -> Option<Connection> {
        let network = network(address);
        let mut connections = lock(&self.connections);
        let n_held = connections.n_of.get(&network).copied().unwrap_or_default();
        if n_held >= self.most_of_one && !connections.close_oldest(|idle| idle.network == network) {
            return None;
        }
        connections.n_of.insert(network, n_held + 1);
        drop(connections);
        let connection = Connection {
            held: self.clone(),
            state: Arc::new(State {
                network,
                close: Arc::default(),
                since: Mutex::default(),
            }),
        };
        connection.waits();
        Some(connection)
    }

    /// Closes the connection that has been waiting longest, if one does.
    pub(super) fn close_oldest(&self) {
        lock(&self.connections).close_oldest(|_| true);
    }
}

impl Connections {
    /// Whether there was one.
    fn close_oldest(&mut self, is_meant: impl Fn(&Idle) -> bool) -> bool {
        let oldest = self.idle.iter().find(|(_, idle)| is_meant(idle));
        let Some(idle) = oldest
            .map(|(&since, _)| since)
            .and_then(|since| self.idle.remove(&since))
        else {
            return false;
        };
        idle.close.notify_one();
        true
    }
}

impl Connection {
    /// Ends when the connection is to be closed.
    pub(super) async fn closed(&self) {
        self.state.close.notified().await;
    }

    pub(super) fn waits(&self) {
        let mut connections = lock(&self.held.connections);
        let now = connections.next;
        connections.next += 1;
        let idle = Idle {
            network: self.state.network,
            close: self.state.close.clone(),
        };
        connections.idle.insert(now, idle);
        if let Some(before) = lock(&self.state.since).replace(now) {
            connections.idle.remove(&before);
        }
    }

    /// It waits no more: a request is answered.
    pub(super) fn is_busy(&self) {
        let mut connections = lock(&self.held.connections);
        if let Some(since) = lock(&self.state.since).take() {
            connections.idle.remove(&since);
        }
    }

    pub(super) fn ended(&self) {
        self.is_busy();
        let mut connections = lock(&self.held.connections);
        if let Some(n_held) = connections.n_of.get_mut(&self.state.network) {
            *n_held -= 1;
            if *n_held == 0 {
                connections.n_of.remove(&self.state.network);
            }
        }
    }
}

/// Who is taken for one: an address; of IPv6, where everybody has many, what has its first half in common.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX)).into(),
        address @ IpAddr::V4(_) => address,
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

    fn connection(held: &Arc<Held>, address: &str) -> Option<Connection> {
        held.connection(address.parse().unwrap())
    }

    #[test]
    fn the_one_that_waits_longest_is_closed() {
        let held = Arc::new(Held::new(9));
        let [a, b, c] = std::array::from_fn(|_| connection(&held, "127.0.0.1").unwrap());
        a.is_busy();
        held.close_oldest();
        assert_eq!([&a, &b, &c].map(is_closed), [false, true, false], "a is busy");
        a.waits();
        held.close_oldest();
        assert_eq!([&a, &c].map(is_closed), [false, true], "c waited before a");
        a.is_busy();
        held.close_oldest();
        assert!(!is_closed(&a));
        a.waits();
        a.waits();
        held.close_oldest();
        assert!(is_closed(&a));
        [a, b, c].iter().for_each(Connection::ended);
        let connections = lock(&held.connections);
        assert!(connections.idle.is_empty() && connections.n_of.is_empty());
    }

    #[test]
    fn nobody_has_all() {
        let held = Arc::new(Held::new(2));
        let [a, b] = std::array::from_fn(|_| connection(&held, "2001:db8::1").unwrap());
        let other = connection(&held, "2001:db8:0:1::1").unwrap();
        b.is_busy();
        let c = connection(&held, "2001:db8::2").unwrap();
        assert_eq!([&a, &b, &c, &other].map(is_closed), [true, false, false, false]);
        a.ended();
        c.is_busy();
        assert!(connection(&held, "2001:db8::3").is_none(), "both are at work");
        assert!(connection(&held, "127.0.0.1").is_some());
        b.ended();
        assert!(connection(&held, "2001:db8::3").is_some());
        assert_eq!(
            network("::ffff:10.0.0.1".parse().unwrap()).to_string(),
            "10.0.0.1"
        );
    }
}
