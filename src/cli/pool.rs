//! Work on several items at a time, results in order.

use std::{
    collections::BTreeMap,
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
    thread,
};

/// Results kept at most, for each job, while an earlier one is not ready.
const WAITING_PER_JOB: usize = 8;

/// Runs `work` on every item of `source`, `jobs` items at a time, and gives the results to `sink` in the items' order,
/// as soon as all before them are there: together those that are ready together.
///
/// The workers take turns at reading and writing, so that nothing is read that nobody is free to work on, and nobody
/// works on while `sink` does not keep up. With one job all happens on this thread, one item after the other. Where the
/// system starts no more threads, there are fewer jobs.
pub(crate) fn in_order<T, R: Send>(
    jobs: usize,
    source: impl Iterator<Item = T> + Send,
    work: impl Fn(T) -> R + Sync,
    sink: impl FnMut(Vec<R>) + Send,
) {
    let source = Mutex::new(source.enumerate());
    let results = Results::new(sink, jobs * WAITING_PER_JOB);
    let worker = || {
        let _ending = Ending(&results);
        while let Some((index, item)) = next(&source) {
            if !results.put(index, work(item)) {
                return;
            }
        }
    };
    thread::scope(|scope| {
        for _ in 1..jobs {
            if thread::Builder::new().spawn_scoped(scope, worker).is_err() {
                break;
            }
        }
        worker();
    });
}

fn next<I: Iterator>(source: &Mutex<I>) -> Option<I::Item> {
    lock(source).next()
}

/// Results on their way to the sink.
struct Results<R, S> {
    queue: Mutex<Queue<R, S>>,
    moved: Condvar,
    most_waiting: usize,
}

struct Queue<R, S> {
    /// The index of the result that the sink gets next.
    next: usize,
    waiting: BTreeMap<usize, R>,
    /// Workers that wait for room.
    n_blocked: usize,
    /// Whether a worker panicked: its result will never come.
    broken: bool,
    sink: S,
}

impl<R, S: FnMut(Vec<R>)> Results<R, S> {
    fn new(sink: S, most_waiting: usize) -> Self {
        let queue = Queue {
            next: 0,
            waiting: BTreeMap::new(),
            n_blocked: 0,
            broken: false,
            sink,
        };
        Self {
            queue: Mutex::new(queue),
            moved: Condvar::new(),
            most_waiting,
        }
    }

    /// Whether to go on.
    fn put(&self, index: usize, result: R) -> bool {
        let mut queue = lock(&self.queue);
        while index >= queue.next + self.most_waiting && !queue.broken {
            queue.n_blocked += 1;
            queue = self.moved.wait(queue).unwrap_or_else(PoisonError::into_inner);
            queue.n_blocked -= 1;
        }
        queue.waiting.insert(index, result);
        let ready = queue.take_ready();
        if !ready.is_empty() {
            (queue.sink)(ready);
            if queue.n_blocked > 0 {
                self.moved.notify_all();
            }
        }
        !queue.broken
    }
}

/// Ends a worker: where it panics, the others stop instead of waiting for its result.
struct Ending<'r, R, S>(&'r Results<R, S>);

impl<R, S> Drop for Ending<'_, R, S> {
    fn drop(&mut self) {
        if thread::panicking() {
            lock(&self.0.queue).broken = true;
            self.0.moved.notify_all();
        }
    }
}

impl<R, S> Queue<R, S> {
    fn take_ready(&mut self) -> Vec<R> {
        let mut ready = Vec::new();
        while let Some(result) = self.waiting.remove(&self.next) {
            self.next += 1;
            ready.push(result);
        }
        ready
    }
}

/// A poisoned lock means that a worker panicked; the scope passes that on when it ends.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::{
        sync::atomic::{AtomicUsize, Ordering},
        time::Duration,
    };

    use super::*;

    #[test]
    fn order_holds_however_long_items_take() {
        for jobs in [1, 2, 8] {
            let mut results = Vec::new();
            let work = |n: u64| {
                thread::sleep(Duration::from_micros(n * 7919 % 500));
                n
            };
            in_order(jobs, 0..300, work, |ready| results.extend(ready));
            assert!(results.iter().copied().eq(0..300), "{jobs} jobs");
        }
    }

    #[test]
    fn a_panic_ends_all_workers() {
        for jobs in [1, 2, 8] {
            let work = |n: usize| assert!(n != 5, "as the test wants it");
            let run = || in_order(jobs, 0..1000, work, |_| {});
            assert!(std::panic::catch_unwind(run).is_err(), "{jobs} jobs");
        }
    }

    #[test]
    fn a_slow_item_holds_back_the_reading() {
        let jobs = 4;
        let read = AtomicUsize::new(0);
        let source = (0..1000).inspect(|_| {
            read.fetch_add(1, Ordering::SeqCst);
        });
        let mut read_before_first = 0;
        let work = |n| {
            if n == 0 {
                thread::sleep(Duration::from_millis(200));
            }
        };
        let sink = |_| {
            if read_before_first == 0 {
                read_before_first = read.load(Ordering::SeqCst);
            }
        };
        in_order(jobs, source, work, sink);
        assert!(
            read_before_first <= jobs * (WAITING_PER_JOB + 1),
            "{read_before_first} read"
        );
    }

    #[test]
    fn a_slow_sink_holds_back_the_reading() {
        for jobs in [1, 2, 8] {
            let (read, written) = (AtomicUsize::new(0), AtomicUsize::new(0));
            let most = AtomicUsize::new(0);
            let source = (0..500).inspect(|_| {
                let n_read = read.fetch_add(1, Ordering::SeqCst) + 1;
                most.fetch_max(n_read - written.load(Ordering::SeqCst), Ordering::SeqCst);
            });
            let sink = |ready: Vec<usize>| {
                thread::sleep(Duration::from_micros(200));
                written.fetch_add(ready.len(), Ordering::SeqCst);
            };
            in_order(jobs, source, |n| n, sink);
            // Besides those that wait for room, each job may have one in its hands, and those at the sink count as well.
            let most = most.into_inner();
            assert!(
                most <= 2 * jobs * (WAITING_PER_JOB + 1),
                "{jobs} jobs: {most} read ahead"
            );
            assert_eq!(written.into_inner(), 500);
        }
    }

    #[test]
    fn one_job_reads_on_only_when_the_last_result_is_out() {
        let written = AtomicUsize::new(0);
        let source = (0..50).inspect(|&n| assert_eq!(written.load(Ordering::SeqCst), n));
        in_order(
            1,
            source,
            |n| n,
            |ready| {
                written.fetch_add(ready.len(), Ordering::SeqCst);
            },
        );
    }
}
