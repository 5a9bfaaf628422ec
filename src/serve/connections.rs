use std::{
    collections::{BTreeMap, HashMap},
    future,
    net::{IpAddr, Ipv6Addr},
    pin::pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError, Weak},
    time::Duration,
};

use tokio::{
    sync::{Notify, OwnedSemaphorePermit, Semaphore},
    time::{self, Instant},
};

/// For the head of a first request to come, at least: whoever connects is about to send it.
pub(super) const GRACE: Duration = Duration::from_millis(250);

/// The connections that are held: which of them wait, so that the one that has been waiting longest can be closed where
/// there is no room for another, and whose they are, so that nobody has all.
pub(super) struct Connections {
    idle: Mutex<Idle>,
    places: Arc<Semaphore>,
    /// The places of a network, while it has connections.
    places_of: Mutex<HashMap<IpAddr, Weak<Semaphore>>>,
    most_of_one: usize,
}

/// Connections on which no request is answered, by when they began to wait.
#[derive(Default)]
struct Idle {
    connections: BTreeMap<u64, Arc<ConnectionState>>,
    next: u64,
}

/// A connection that has a place; it waits unless a request on it is answered.
#[derive(Clone)]
pub(super) struct Connection {
    all: Arc<Connections>,
    state: Arc<ConnectionState>,
}

struct ConnectionState {
    network: IpAddr,
    begin: Instant,
    /// Told to close it.
    close: Notify,
    /// When it began to wait; nothing while a request is answered.
    since: Mutex<Option<u64>>,
    _places: Places,
}

/// One of what its network may have, and one of all.
type Places = [Option<OwnedSemaphorePermit>; 2];

impl Connections {
    pub(super) fn new(most: usize, most_of_one: usize) -> Self {
        Self {
            idle: Mutex::default(),
            places: Arc::new(Semaphore::new(most)),
            places_of: Mutex::default(),
            most_of_one,
        }
    }

    /// A connection from an address, which waits for its first request: as soon as there is a place, for which
    /// connections are closed that wait.
    pub(super) async fn connection(self: &Arc<Self>, address: IpAddr) -> Connection {
        let network = network(address);
        let of_network = self.places_of(network);
        let mut places = pin!(self.places(of_network.clone()));
        let places = loop {
            tokio::select! {
                biased;
                places = &mut places => break places,
                // None at once.
                () = future::ready(()) => {}
            }
            let is_full = of_network.available_permits() == 0;
            self.close_oldest(|idle| !is_full || idle == network);
            if let Ok(places) = time::timeout(GRACE, &mut places).await {
                break places;
            }
        };
        let connection = Connection {
            all: self.clone(),
            state: Arc::new(ConnectionState {
                network,
                begin: Instant::now(),
                close: Notify::new(),
                since: Mutex::default(),
                _places: places,
            }),
        };
        connection.waits();
        connection
    }

    /// In this order, nobody holds one of all who may not have one more.
    async fn places(&self, of_network: Arc<Semaphore>) -> Places {
        let of_network = of_network.acquire_owned().await.ok();
        [of_network, self.places.clone().acquire_owned().await.ok()]
    }

    fn places_of(&self, network: IpAddr) -> Arc<Semaphore> {
        let mut networks = lock(&self.places_of);
        if let Some(places) = networks.get(&network).and_then(Weak::upgrade) {
            return places;
        }
        networks.retain(|_, places| places.strong_count() > 0);
        let places = Arc::new(Semaphore::new(self.most_of_one));
        networks.insert(network, Arc::downgrade(&places));
        places
    }

    /// Tells the connection to close that has been waiting longest, of those of some networks, if one does.
    pub(super) fn close_oldest(&self, is_meant: impl Fn(IpAddr) -> bool) {
        let mut idle = lock(&self.idle);
        let oldest = idle.connections.iter().find(|(_, state)| is_meant(state.network));
        if let Some(since) = oldest.map(|(&since, _)| since)
            && let Some(state) = idle.connections.remove(&since)
        {
            state.close.notify_one();
        }
    }
}

impl Connection {
    /// Ends when the connection is to be closed, and has had time to send its first request.
    pub(super) async fn closed(&self) {
        self.state.close.notified().await;
        time::sleep_until(self.state.begin + GRACE).await;
    }

    pub(super) fn waits(&self) {
        let mut idle = lock(&self.all.idle);
        let now = idle.next;
        idle.next += 1;
        idle.connections.insert(now, self.state.clone());
        if let Some(before) = lock(&self.state.since).replace(now) {
            idle.connections.remove(&before);
        }
    }

    /// It waits no more: a request is answered, or it has ended.
    pub(super) fn is_busy(&self) {
        let mut idle = lock(&self.all.idle);
        if let Some(since) = lock(&self.state.since).take() {
            idle.connections.remove(&since);
        }
    }

    pub(super) fn is_at_work(&self) -> bool {
        lock(&self.state.since).is_none()
    }
}
/// The network that counts as one client: an address; of IPv6, where everybody has many, what has its first half in common.
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
    use std::task;

    use super::*;

    /// What a future has come to, without waiting for it.
    fn now<T>(future: impl Future<Output = T>) -> Option<T> {
        let mut context = task::Context::from_waker(task::Waker::noop());
        match pin!(future).poll(&mut context) {
            task::Poll::Ready(done) => Some(done),
            task::Poll::Pending => None,
        }
    }

    fn connection(connections: &Arc<Connections>, address: &str) -> Option<Connection> {
        now(connections.connection(address.parse().unwrap()))
    }

    fn is_told(connection: &Connection) -> bool {
        now(connection.state.close.notified()).is_some()
    }

    #[tokio::test]
    async fn the_one_that_waits_longest_is_closed() {
        let connections = Arc::new(Connections::new(9, 9));
        let [a, b, c] = std::array::from_fn(|_| connection(&connections, "127.0.0.1").unwrap());
        a.is_busy();
        connections.close_oldest(|_| true);
        assert_eq!([&a, &b, &c].map(is_told), [false, true, false], "a is busy");
        a.waits();
        connections.close_oldest(|_| true);
        assert_eq!([&a, &c].map(is_told), [false, true], "c waited before a");
        a.is_busy();
        connections.close_oldest(|_| true);
        assert!(!is_told(&a));
        a.waits();
        a.waits();
        connections.close_oldest(|_| true);
        assert!(is_told(&a));
        [a, b, c].iter().for_each(Connection::is_busy);
        assert!(lock(&connections.idle).connections.is_empty());
        assert_eq!(connections.places.available_permits(), 9);
    }

    #[tokio::test]
    async fn nobody_has_all() {
        let connections = Arc::new(Connections::new(3, 2));
        let [a, b] = std::array::from_fn(|_| connection(&connections, "2001:db8::1").unwrap());
        let other = connection(&connections, "2001:db8:0:1::1").unwrap();
        b.is_busy();
        assert!(connection(&connections, "2001:db8::2").is_none());
        assert_eq!([&a, &b, &other].map(is_told), [true, false, false]);
        assert!(connection(&connections, "127.0.0.1").is_none());
        assert_eq!(
            [&b, &other].map(is_told),
            [false, true],
            "of all, the one that waits"
        );
        drop([a, other]);
        let c = connection(&connections, "2001:db8::3").unwrap();
        c.is_busy();
        assert!(
            connection(&connections, "2001:db8::3").is_none(),
            "both are at work"
        );
        connection(&connections, "127.0.0.1").unwrap().is_busy();
        drop([b, c]);
        let c = connection(&connections, "2001:db8::3").unwrap();
        assert_eq!(lock(&connections.places_of).len(), 1, "who has none is forgotten");
        drop(c);
        let mapped = network("::ffff:10.0.0.1".parse().unwrap());
        assert_eq!(mapped.to_string(), "10.0.0.1");
    }

    #[tokio::test]
    async fn who_has_just_come_has_time_to_ask() {
        let connections = Arc::new(Connections::new(1, 1));
        let a = connection(&connections, "127.0.0.1").unwrap();
        let (b, ()) = tokio::join!(connections.connection("127.0.0.1".parse().unwrap()), async {
            a.closed().await;
            assert!(a.state.begin.elapsed() >= GRACE);
            a.is_busy();
            drop(a);
        });
        assert!(!b.is_at_work());
    }
}
