//! A list of tasks on several threads.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

use super::lock;
use crate::{Error, Result};

/// Runs every task on `workers` threads (at least one), the heaviest first so that no thread is left
/// alone with a large one at the end, and gives the results in the order of the tasks.
///
/// `new_state` makes what each worker keeps from task to task. A task's panic goes on at the caller
/// when the others have ended.
///
/// # Errors
/// [`Class::Cancelled`](crate::Class::Cancelled) when `cancel` was set before every task was done;
/// running tasks are waited for.
pub fn parallel_each<T: Send, U: Send, S>(
    workers: usize,
    cancel: &AtomicBool,
    tasks: Vec<T>,
    weight: impl Fn(&T) -> u64,
    new_state: impl Fn() -> S + Sync,
    f: impl Fn(&mut S, T) -> U + Sync,
) -> Result<Vec<U>> {
    let mut order: Vec<usize> = (0..tasks.len()).collect();
    order.sort_by_cached_key(|&i| std::cmp::Reverse(weight(&tasks[i])));
    let workers = workers.clamp(1, tasks.len().max(1));
    let mut results: Vec<Option<U>> = tasks.iter().map(|_| None).collect();
    let slots: Vec<Mutex<Option<T>>> = tasks.into_iter().map(|task| Mutex::new(Some(task))).collect();
    let next = AtomicUsize::new(0);

    let work = || {
        let mut own = None;
        let mut done = Vec::new();
        while !cancel.load(Ordering::Relaxed) {
            let Some(&i) = order.get(next.fetch_add(1, Ordering::Relaxed)) else { break };
            let Some(task) = lock(&slots[i]).take() else { continue };
            done.push((i, f(own.get_or_insert_with(&new_state), task)));
        }
        done
    };
    let done = thread::scope(|scope| {
        // This thread is a worker too, so that one worker needs no other thread.
        let others: Vec<_> =
            (1..workers).map_while(|i| thread::Builder::new().name(format!("task {i}")).spawn_scoped(scope, work).ok()).collect();
        let mut done = work();
        for other in others {
            match other.join() {
                Ok(more) => done.extend(more),
                Err(payload) => std::panic::resume_unwind(payload),
            }
        }
        done
    });
    for (i, result) in done {
        results[i] = Some(result);
    }
    results.into_iter().collect::<Option<Vec<U>>>().ok_or_else(Error::cancelled)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Class;

    #[test]
    fn gives_results_in_order_and_starts_with_the_heaviest() {
        let cancel = AtomicBool::new(false);
        for workers in [0, 1, 3, 200] {
            let started = Mutex::new(Vec::new());
            let results = parallel_each(
                workers,
                &cancel,
                (0..100_u64).collect(),
                |&n| n,
                || (),
                |(), n| {
                    lock(&started).push(n);
                    n * 2
                },
            );
            assert_eq!(results.expect("not cancelled"), (0..100).map(|n| n * 2).collect::<Vec<_>>());
            let started = lock(&started);
            assert_eq!(started.len(), 100);
            if workers < 2 {
                assert!(started.is_sorted_by(|a, b| a > b));
            }
        }
        let none: Vec<u64> = parallel_each(2, &cancel, Vec::new(), |&n: &u64| n, || (), |(), n| n).expect("nothing to do");
        assert!(none.is_empty());
    }

    #[test]
    fn a_flag_cancels() {
        let cancel = AtomicBool::new(false);
        let result = parallel_each(
            2,
            &cancel,
            (0..100).collect(),
            |_| 1,
            || (),
            |(), n: u64| {
                if n == 20 {
                    cancel.store(true, Ordering::Relaxed);
                }
            },
        );
        assert_eq!(result.expect_err("cancelled").class(), Class::Cancelled);
    }

    #[test]
    fn a_panic_goes_on_at_the_caller() {
        let cancel = AtomicBool::new(false);
        let run = || parallel_each(3, &cancel, (0..30).collect(), |_| 1, || (), |(), n: u64| assert_ne!(n, 7));
        assert!(std::panic::catch_unwind(std::panic::AssertUnwindSafe(run)).is_err());
    }
}
