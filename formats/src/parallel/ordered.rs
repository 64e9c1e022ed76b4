//! A function applied on several threads, with results in the order of the items.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::JoinHandle;

use super::{CancelFlag, Failure, is_set, lock, start_workers, wait};
use crate::{Error, Result};

/// Applies a function to items on worker threads and gives the results in the items' order.
///
/// In one thread's hands it is pushed to and drained in turn:
///
/// ```
/// # use dumpkit_formats::{Result, parallel::OrderedMap};
/// # fn main() -> Result<()> {
/// let mut squares = OrderedMap::new(2, 8, || (), |(), n: u64| Ok(n * n))?;
/// let mut out = Vec::new();
/// for n in 0..100 {
///     out.extend(squares.push(n)?);
/// }
/// while let Some(square) = squares.next_result() {
///     out.push(square?);
/// }
/// # assert!(out.iter().copied().eq((0..100).map(|n| n * n)));
/// # Ok(())
/// # }
/// ```
///
/// or it is [`split`](OrderedMap::split) into an end for a thread that pushes and one for a thread
/// that takes results.
///
/// An error takes the place of its item's result; items after it are dropped. A panic of the
/// function goes on where its result would have been taken. Dropping the map drops what is queued
/// and waits for the items that are being worked on.
pub struct OrderedMap<T, U> {
    pusher: Pusher<T, U>,
    results: Results<T, U>,
}

/// The end of an [`OrderedMap`] that items go into. Dropping it says that there are no more.
pub struct Pusher<T, U>(Arc<Handle<T, U>>);

/// The end of an [`OrderedMap`] that results come out of, in order. Dropping it stops the workers.
pub struct Results<T, U>(Arc<Handle<T, U>>);

/// Ends the threads with the last of the two ends.
struct Handle<T, U> {
    shared: Arc<Shared<T, U>>,
    threads: Vec<JoinHandle<()>>,
}

struct Shared<T, U> {
    state: Mutex<State<T, U>>,
    /// There is an item, or nothing will come any more.
    work: Condvar,
    /// The oldest result is there, or none will come.
    result: Condvar,
    /// The pushing end may go on.
    room: Condvar,
}

struct State<T, U> {
    /// Items that no worker has taken, oldest first, with their numbers.
    items: VecDeque<(u64, T)>,
    /// One place for each item in flight, oldest first.
    results: VecDeque<Option<Result<U, Failure>>>,
    /// The number of the first of `results`.
    first: u64,
    in_flight: usize,
    idle_workers: usize,
    result_awaited: bool,
    room_awaited: bool,
    /// Nothing will be pushed any more.
    closed: bool,
    /// An item failed; the last of `results` is its.
    failed: bool,
    /// Nothing is wanted any more.
    ended: bool,
    cancel: Option<CancelFlag>,
}

impl<T: Send + 'static, U: Send + 'static> OrderedMap<T, U> {
    /// Starts `workers` threads (at least one) with room for `in_flight` items (at least as many as
    /// threads) between a push and the taking of the result.
    ///
    /// `new_state` makes what each worker keeps from item to item (an encoder); it runs on the worker.
    ///
    /// # Errors
    /// [`Class::Io`](crate::Class::Io) when not a single thread can be started.
    pub fn new<S, N, F>(workers: usize, in_flight: usize, new_state: N, f: F) -> Result<Self>
    where
        N: Fn() -> S + Send + Sync + 'static,
        F: Fn(&mut S, T) -> Result<U> + Send + Sync + 'static,
    {
        let in_flight = in_flight.max(workers).max(1);
        let shared = Arc::new(Shared {
            state: Mutex::new(State {
                items: VecDeque::with_capacity(in_flight),
                results: VecDeque::with_capacity(in_flight),
                first: 0,
                in_flight,
                idle_workers: 0,
                result_awaited: false,
                room_awaited: false,
                closed: false,
                failed: false,
                ended: false,
                cancel: None,
            }),
            work: Condvar::new(),
            result: Condvar::new(),
            room: Condvar::new(),
        });
        let (new_state, f) = (Arc::new(new_state), Arc::new(f));
        let worker = {
            let shared = Arc::clone(&shared);
            move || shared.work(&*new_state, &*f)
        };
        let threads = start_workers(workers, "worker", worker)?;
        let handle = Arc::new(Handle { shared, threads });
        Ok(OrderedMap { pusher: Pusher(Arc::clone(&handle)), results: Results(handle) })
    }

    /// Stops between two items when `flag` is set; every call then fails with
    /// [`Class::Cancelled`](crate::Class::Cancelled).
    #[must_use]
    pub fn cancelled_by(self, flag: CancelFlag) -> Self {
        lock(&self.pusher.0.shared.state).cancel = Some(flag);
        self
    }

    /// Hands an item to the workers and gives the oldest result if it is ready. Waits for it only
    /// when there is no room for the item.
    ///
    /// # Errors
    /// The oldest item's error, if it has one; later calls fail with
    /// [`Class::Cancelled`](crate::Class::Cancelled). Items pushed after one that failed are dropped.
    pub fn push(&mut self, item: T) -> Result<Option<U>> {
        let shared = &self.pusher.0.shared;
        let mut state = lock(&shared.state);
        // After an error, only the results before it are still to come, and then itself.
        let failed = state.failed;
        if failed || state.results.len() >= state.in_flight {
            state = shared.await_result(state);
        }
        match state.take_ready() {
            Some(Err(failure)) => {
                state.end();
                drop(state);
                Err(failure.surface())
            }
            Some(Ok(done)) if state.failed => Ok(Some(done)),
            done => {
                state.check()?;
                shared.hand_over(state, item);
                Ok(done.and_then(Result::ok))
            }
        }
    }

    /// The oldest result, if it is ready; `None` also when nothing is in flight.
    ///
    /// # Errors
    /// The oldest item's error, if it has one.
    pub fn ready(&mut self) -> Result<Option<U>> {
        let is_ready = lock(&self.results.0.shared.state).is_ready();
        if is_ready { self.next_result().transpose() } else { Ok(None) }
    }

    /// Waits for the oldest result; `None` when every item's result was taken, or after an error.
    pub fn next_result(&mut self) -> Option<Result<U>> {
        self.results.0.shared.next_result(|state| state.results.is_empty())
    }

    /// Items whose results were not taken yet.
    pub fn in_flight(&self) -> usize {
        lock(&self.results.0.shared.state).results.len()
    }

    /// Makes one end for the thread that pushes and one for the thread that takes results.
    pub fn split(self) -> (Pusher<T, U>, Results<T, U>) {
        (self.pusher, self.results)
    }
}

impl<T, U> Pusher<T, U> {
    /// Hands an item to the workers, waiting while there is no room for it.
    ///
    /// # Errors
    /// [`Class::Cancelled`](crate::Class::Cancelled) when an item failed (its error comes out at the
    /// other end), the other end was dropped, or the flag was set.
    pub fn push(&mut self, item: T) -> Result<()> {
        let shared = &self.0.shared;
        let mut state = lock(&shared.state);
        loop {
            state.check()?;
            if state.results.len() < state.in_flight {
                break;
            }
            state.room_awaited = true;
            state = wait(&shared.room, state);
        }
        shared.hand_over(state, item);
        Ok(())
    }
}

impl<T, U> Iterator for Results<T, U> {
    type Item = Result<U>;

    /// Waits for the oldest result; `None` when the pushing end was dropped and every result was
    /// taken, or after an error.
    fn next(&mut self) -> Option<Result<U>> {
        self.0.shared.next_result(|state| state.closed && state.results.is_empty())
    }
}

impl<T, U> Shared<T, U> {
    fn hand_over(&self, mut state: MutexGuard<'_, State<T, U>>, item: T) {
        let number = state.first + state.results.len() as u64;
        state.results.push_back(None);
        state.items.push_back((number, item));
        let wake = state.idle_workers > 0;
        drop(state);
        if wake {
            self.work.notify_one();
        }
    }

    /// Waits until the oldest result is there, or will not come.
    fn await_result<'a>(&self, mut state: MutexGuard<'a, State<T, U>>) -> MutexGuard<'a, State<T, U>> {
        while !(state.is_ready() || state.is_over() || state.closed && state.results.is_empty()) {
            state.result_awaited = true;
            state = wait(&self.result, state);
        }
        state
    }

    fn next_result(&self, at_end: impl Fn(&State<T, U>) -> bool) -> Option<Result<U>> {
        let mut state = lock(&self.state);
        if at_end(&state) {
            return None;
        }
        state = self.await_result(state);
        let result = match state.take_ready() {
            Some(result) => result,
            None if at_end(&state) => return None,
            None => Err(Failure::Error(Error::cancelled())),
        };
        if result.is_err() {
            state.end();
        }
        let wake = std::mem::take(&mut state.room_awaited);
        drop(state);
        if wake {
            self.room.notify_all();
        }
        Some(result.map_err(Failure::surface))
    }

    /// A worker's life.
    fn work<S>(&self, new_state: impl Fn() -> S, f: impl Fn(&mut S, T) -> Result<U>) {
        let mut own: Option<S> = None;
        let mut state = lock(&self.state);
        while !state.is_over() {
            let Some((number, item)) = state.items.pop_front() else {
                if state.closed {
                    return;
                }
                state.idle_workers += 1;
                state = wait(&self.work, state);
                state.idle_workers -= 1;
                continue;
            };
            drop(state);
            let result = Failure::catch(|| f(own.get_or_insert_with(&new_state), item));
            state = lock(&self.state);
            state.put(number, result);
            if state.is_ready() && std::mem::take(&mut state.result_awaited) {
                self.result.notify_all();
            }
            if state.failed {
                self.room.notify_all();
            }
        }
        // Whoever waits for this worker must see that it is over.
        self.result.notify_all();
        self.room.notify_all();
    }

    /// Changes what the workers and both ends go by, and wakes all of them.
    fn change(&self, change: impl Fn(&mut State<T, U>)) {
        change(&mut lock(&self.state));
        self.work.notify_all();
        self.result.notify_all();
        self.room.notify_all();
    }
}

impl<T, U> State<T, U> {
    fn is_ready(&self) -> bool {
        matches!(self.results.front(), Some(Some(_)))
    }

    fn is_over(&self) -> bool {
        self.ended || is_set(self.cancel.as_ref())
    }

    /// Whether an item may be pushed.
    fn check(&self) -> Result<()> {
        if self.failed || self.is_over() { Err(Error::cancelled()) } else { Ok(()) }
    }

    fn take_ready(&mut self) -> Option<Result<U, Failure>> {
        let result = self.results.front_mut()?.take()?;
        self.results.pop_front();
        self.first += 1;
        Some(result)
    }

    fn put(&mut self, number: u64, result: Result<U, Failure>) {
        let place = number.checked_sub(self.first).and_then(|i| usize::try_from(i).ok());
        // No place: an item before it failed, or nothing is wanted any more.
        let Some(place) = place.filter(|&i| i < self.results.len()) else { return };
        if result.is_err() {
            // Items are taken in order: those before it are done or in a worker's hands.
            self.failed = true;
            self.items.clear();
            self.results.truncate(place + 1);
        }
        self.results[place] = Some(result);
    }

    fn end(&mut self) {
        self.ended = true;
        self.closed = true;
        self.items.clear();
        self.results.clear();
    }
}

impl<T, U> Drop for Pusher<T, U> {
    fn drop(&mut self) {
        self.0.shared.change(|state| state.closed = true);
    }
}

impl<T, U> Drop for Results<T, U> {
    fn drop(&mut self) {
        self.0.shared.change(State::end);
    }
}

impl<T, U> Drop for Handle<T, U> {
    fn drop(&mut self) {
        for thread in self.threads.drain(..) {
            // A worker's panic was caught and handed over.
            let _ = thread.join();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
    use std::time::Duration;

    use proptest::prelude::*;

    use super::*;
    use crate::Class;

    fn collect(map: &mut OrderedMap<u64, u64>, items: u64) -> Result<Vec<u64>> {
        let mut out = Vec::new();
        for n in 0..items {
            out.extend(map.push(n)?);
        }
        while let Some(result) = map.next_result() {
            out.push(result?);
        }
        Ok(out)
    }

    /// Finishes out of order: every third item takes longer.
    fn slow_double(n: u64) -> u64 {
        if n.is_multiple_of(3) {
            std::thread::sleep(Duration::from_micros(200));
        }
        n * 2
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]
        #[test]
        fn keeps_the_order(workers in 1_usize..5, in_flight in 0_usize..20, items in 0_u64..200) {
            let mut map = OrderedMap::new(workers, in_flight, || (), |(), n| Ok(slow_double(n))).expect("threads");
            let got = collect(&mut map, items).expect("no error");
            prop_assert_eq!(got, (0..items).map(|n| n * 2).collect::<Vec<_>>());
        }

        #[test]
        fn an_error_takes_its_place(workers in 1_usize..5, bad in 0_u64..100) {
            let f = move |_: &mut (), n: u64| if n >= bad { Err(Error::misuse(format!("{n}"))) } else { Ok(slow_double(n)) };
            let mut map = OrderedMap::new(workers, 8, || (), f).expect("threads");
            let e = collect(&mut map, 100).expect_err("one is bad");
            prop_assert_eq!(e.what(), bad.to_string());

            let (mut pusher, results) = OrderedMap::new(workers, 8, || (), f).expect("threads").split();
            let pushing = std::thread::spawn(move || (0..100).try_for_each(|n| pusher.push(n)));
            let got: Vec<_> = results.map(|r| r.map_err(|e| e.what().to_owned())).collect();
            let want: Vec<_> = (0..bad).map(|n| Ok(n * 2)).chain([Err(bad.to_string())]).collect();
            prop_assert_eq!(got, want);
            let pushed = pushing.join().expect("no panic");
            prop_assert!(pushed.is_ok() || pushed.is_err_and(|e| e.class() == Class::Cancelled));
        }
    }

    #[test]
    fn never_holds_more_than_asked() {
        let map = OrderedMap::new(2, 4, || (), |(), n: u64| Ok(n)).expect("threads");
        let (mut pusher, mut results) = map.split();
        let pushed = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&pushed);
        let pushing = std::thread::spawn(move || {
            for n in 0..50 {
                pusher.push(n)?;
                counter.fetch_add(1, Ordering::SeqCst);
            }
            Ok::<_, Error>(())
        });
        for taken in 0..50 {
            std::thread::sleep(Duration::from_micros(300));
            assert!(pushed.load(Ordering::SeqCst) <= taken + 5);
            assert_eq!(results.next().expect("a result").expect("no error"), taken as u64);
        }
        assert!(results.next().is_none());
        pushing.join().expect("no panic").expect("no error");
    }

    #[test]
    fn workers_keep_their_state() {
        let made = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&made);
        let new_state = move || counter.fetch_add(1, Ordering::SeqCst);
        let mut map = OrderedMap::new(3, 8, new_state, |_, n: u64| Ok(n)).expect("threads");
        collect(&mut map, 100).expect("no error");
        assert!(made.load(Ordering::SeqCst) <= 3);
    }

    #[test]
    fn a_panic_goes_on_at_the_caller() {
        let mut map = OrderedMap::new(2, 4, || (), |(), n: u64| if n == 5 { panic!("five") } else { Ok(n) }).expect("threads");
        let caught = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| collect(&mut map, 100)));
        assert_eq!(caught.expect_err("a panic").downcast_ref(), Some(&"five"));
        assert_eq!(map.push(1).expect_err("over").class(), Class::Cancelled);
        assert!(map.next_result().is_none());
    }

    #[test]
    fn either_end_may_go_early() {
        let make = || OrderedMap::new(2, 4, || (), |(), n| Ok(slow_double(n))).expect("threads");
        let mut map = make();
        (0..4).for_each(|n| drop(map.push(n)));
        drop(map);

        let (mut pusher, results) = make().split();
        pusher.push(1).expect("room");
        drop(results);
        assert_eq!(pusher.push(2).expect_err("nobody wants it").class(), Class::Cancelled);

        let (mut pusher, results) = make().split();
        pusher.push(1).expect("room");
        drop(pusher);
        assert_eq!(results.map(|r| r.expect("no error")).collect::<Vec<_>>(), [2]);
    }

    #[test]
    fn a_flag_cancels() {
        let flag = Arc::new(AtomicBool::new(false));
        let mut map = OrderedMap::new(2, 4, || (), |(), n| Ok(slow_double(n))).expect("threads").cancelled_by(Arc::clone(&flag));
        for n in 0..3 {
            map.push(n).expect("not yet");
        }
        flag.store(true, Ordering::Relaxed);
        assert_eq!(map.push(4).expect_err("cancelled").class(), Class::Cancelled);
        // What was done may come out; then the cancellation, then nothing.
        let rest: Vec<_> = std::iter::from_fn(|| map.next_result()).collect();
        assert!(rest.len() <= 4 && rest.iter().rev().skip(1).all(Result::is_ok));
    }
}
