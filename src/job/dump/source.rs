//! A database as a source of data: pieces are read ahead by several connections and come out in order.

use std::collections::HashMap;
use std::io::{self, BufRead, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use dumpkit_formats::parallel::{ReadAhead, ReadAheadOptions, Source};
use dumpkit_formats::postgres::archive::{DataSource, DumpId, EntryData};
use dumpkit_formats::{Error, Result};

use super::pieces::{Piece, Pieces};
use crate::job::framing::{Framing, Unframing};
use crate::pipe::throttle::Throttle;
use crate::postgres::data::ServerObjects;
use crate::postgres::pool::Pool;
use crate::report::State;
use crate::storage::input::ReadCount;

/// Bytes read and not yet asked for, at most.
const BUDGET: usize = 80 << 20;

/// How far reading is.
#[derive(Debug, Clone, Default)]
pub(super) struct Reading {
    /// Bytes that came from the server.
    pub(super) bytes: ReadCount,
    /// Rows that did.
    rows: Arc<AtomicU64>,
    /// Entries begun.
    entries: Arc<AtomicU64>,
    /// Entries in all.
    total_entries: u64,
}

impl Reading {
    pub(super) fn state(&self) -> Option<State> {
        Some(State {
            rows: self.rows.load(Ordering::Relaxed),
            entries: self.entries.load(Ordering::Relaxed),
            total_entries: self.total_entries,
        })
    }
}

/// See the module.
pub(super) struct ServerData {
    queue: ReadAhead,
    of_entry: HashMap<DumpId, (usize, usize)>,
    /// Those that are large objects.
    objects: Vec<bool>,
    /// How messages name the entries.
    labels: HashMap<DumpId, String>,
    next: usize,
    reading: Reading,
}

impl ServerData {
    /// Begins to read, at most at this rate.
    pub(super) fn new(pieces: Pieces, labels: HashMap<DumpId, String>, pool: Pool, connections: usize, rate: Option<u64>) -> Result<Self> {
        let reading = Reading { total_entries: pieces.of_entry.len() as u64, ..Reading::default() };
        let throttle = rate.map(|rate| Arc::new(Throttle::new(rate)));
        let options = ReadAheadOptions { workers: connections, budget_bytes: BUDGET, ..ReadAheadOptions::default() };
        let objects = pieces.all.iter().map(|piece| matches!(piece, Piece::Objects(_))).collect();
        let (all, counts) = (pieces.all, reading.clone());
        let queue = ReadAhead::new(all.len(), options, move |i| {
            let session = pool.lend()?;
            let inner: Box<dyn Read> = match &all[i] {
                Piece::Copy(query) => Box::new(query.open(session, counts.rows.clone())?),
                Piece::Insert(query) => Box::new(query.clone().open(session)?),
                Piece::Objects(oids) => Box::new(Framing::new(Box::new(ServerObjects::new(session, oids.iter().copied())))),
            };
            Ok(Counted { inner, bytes: counts.bytes.clone(), throttle: throttle.clone() })
        })?;
        Ok(ServerData { queue, of_entry: pieces.of_entry, objects, labels, next: 0, reading })
    }

    /// How far it is, to be asked from anywhere.
    pub(super) fn reading(&self) -> Reading {
        self.reading.clone()
    }
}

impl DataSource for ServerData {
    fn data(&mut self, id: DumpId) -> Result<Option<EntryData<'_>>> {
        let Some((first, count)) = self.of_entry.get(&id).copied() else { return Ok(None) };
        if first < self.next {
            return Err(Error::misuse("data was asked for out of order").in_entry(id));
        }
        while self.next < first {
            self.next += 1;
            drop(self.queue.next_source());
        }
        self.next += count;
        self.reading.entries.fetch_add(1, Ordering::Relaxed);
        let Some(current) = self.queue.next_source() else { return Ok(None) };
        let label = self.labels.get(&id).map_or("", String::as_str);
        let joined = Joined { queue: &mut self.queue, current, left: count - 1, bytes: 0, label };
        Ok(Some(if self.objects.get(first) == Some(&true) {
            EntryData::LargeObjects(Box::new(Unframing::new(joined)))
        } else {
            EntryData::Stream(Box::new(joined))
        }))
    }
}

/// The pieces of one entry, one after the other.
struct Joined<'a> {
    queue: &'a mut ReadAhead,
    current: Source,
    left: usize,
    /// Given out so far.
    bytes: u64,
    label: &'a str,
}

impl BufRead for Joined<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        loop {
            let empty = match self.current.fill_buf() {
                Ok(held) => held.is_empty(),
                Err(e) => return Err(self.told(e)),
            };
            if !empty || self.left == 0 {
                break;
            }
            self.left -= 1;
            match self.queue.next_source() {
                Some(next) => self.current = next,
                None => break,
            }
        }
        self.current.fill_buf()
    }

    fn consume(&mut self, n: usize) {
        self.bytes += n as u64;
        self.current.consume(n);
    }
}

impl Joined<'_> {
    /// The error with the entry and the byte at which it came.
    fn told(&self, e: io::Error) -> io::Error {
        let e = Error::from(e);
        let told = Error::new(e.class(), format!("{}, after {} bytes: {}", self.label, self.bytes, e.what()));
        match e.hint_text() {
            Some(hint) => told.hint(hint),
            None => told,
        }
        .into()
    }
}

impl Read for Joined<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let held = self.fill_buf()?;
        let n = held.len().min(out.len());
        out[..n].copy_from_slice(&held[..n]);
        self.consume(n);
        Ok(n)
    }
}

/// Counts what is read, and holds it up.
struct Counted {
    inner: Box<dyn Read>,
    bytes: ReadCount,
    throttle: Option<Arc<Throttle>>,
}

impl Read for Counted {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(out)?;
        self.bytes.add(n);
        if let Some(throttle) = &self.throttle {
            throttle.take(n);
        }
        Ok(n)
    }
}
