//! Asking many things at once: queries go out on every connection there is, and their rows are read in
//! the order in which they were wanted.

use std::collections::{HashMap, VecDeque};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use dumpkit_formats::{Error, Result};

use super::Catalog;
use crate::postgres::rows::Rows;
use crate::postgres::session::Session;

/// One query and what becomes of its rows. Without a query nothing is read.
#[derive(Clone, Copy)]
pub(super) struct Step {
    /// The query, for the server's version and the options.
    pub(super) query: fn(&Catalog<'_>) -> Option<String>,
    /// Makes objects of the rows.
    pub(super) read: fn(&mut Catalog<'_>, &Rows) -> Result<()>,
}

/// What is done in turn.
#[derive(Clone, Copy)]
pub(super) enum Item {
    /// Asks what does not depend on the items before it.
    Ask(Step),
    /// Asks such a thing before all others, as it takes longer than any: it would be waited for alone in
    /// the end.
    AskFirst(Step),
    /// Asks what depends on them.
    AskThen(Step),
    /// Does something with what was read.
    Do(fn(&mut Catalog<'_>) -> Result<()>),
}

/// Queries to come and answers that have.
#[derive(Default)]
struct State {
    queries: VecDeque<(usize, String)>,
    answers: HashMap<usize, Rows>,
    /// The first refusal: what comes after it in the same transaction is refused because of it.
    refused: Option<Error>,
    over: bool,
}

#[derive(Default)]
struct Desk {
    state: Mutex<State>,
    asked: Condvar,
    answered: Condvar,
}

/// Works through the items on these connections.
pub(super) fn all(cx: &mut Catalog<'_>, items: &[Item], sessions: &mut [Session]) -> Result<()> {
    let desk = Desk::default();
    let mut awaited = vec![false; items.len()];
    for (i, item) in items.iter().enumerate() {
        if let Item::Ask(step) | Item::AskFirst(step) = item
            && let Some(query) = (step.query)(cx)
        {
            awaited[i] = true;
            let mut state = desk.lock();
            match item {
                Item::AskFirst(_) => state.queries.push_front((i, query)),
                _ => state.queries.push_back((i, query)),
            }
        }
    }
    thread::scope(|scope| {
        for session in sessions {
            scope.spawn(|| desk.serve(session));
        }
        // Also when reading fails or panics, or the scope would wait for ever.
        let _closed = Closing(&desk);
        for (i, item) in items.iter().enumerate() {
            match item {
                Item::Do(what) => what(cx)?,
                Item::Ask(step) | Item::AskFirst(step) if awaited[i] => (step.read)(cx, &desk.answer(i)?)?,
                Item::Ask(_) | Item::AskFirst(_) => {}
                Item::AskThen(step) => {
                    if let Some(query) = (step.query)(cx) {
                        desk.lock().queries.push_front((i, query));
                        desk.asked.notify_one();
                        (step.read)(cx, &desk.answer(i)?)?;
                    }
                }
            }
        }
        Ok(())
    })
}

/// Sends everybody home.
struct Closing<'a>(&'a Desk);

impl Drop for Closing<'_> {
    fn drop(&mut self) {
        self.0.lock().over = true;
        self.0.asked.notify_all();
    }
}

impl Desk {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Answers what is asked, until it is over.
    fn serve(&self, session: &mut Session) {
        let mut state = self.lock();
        while !state.over {
            let Some((i, query)) = state.queries.pop_front() else {
                state = self.asked.wait(state).unwrap_or_else(PoisonError::into_inner);
                continue;
            };
            drop(state);
            let answer = session.query(&query);
            state = self.lock();
            match answer {
                Ok(rows) => drop(state.answers.insert(i, rows)),
                Err(e) => {
                    state.refused.get_or_insert(e);
                    state.over = true;
                    self.asked.notify_all();
                }
            }
            self.answered.notify_all();
        }
    }

    /// Waits for an answer; if any query was refused, that is it.
    fn answer(&self, i: usize) -> Result<Rows> {
        let mut state = self.lock();
        loop {
            if let Some(refused) = state.refused.take() {
                return Err(refused);
            }
            match state.answers.remove(&i) {
                Some(rows) => return Ok(rows),
                None if state.over => return Err(Error::cancelled()),
                None => state = self.answered.wait(state).unwrap_or_else(PoisonError::into_inner),
            }
        }
    }
}
