//! The data of entries, decoded ahead of who asks for it, on all cores.
//!
//! The order is told beforehand. Large objects travel through the same queue as everything else.

use std::collections::HashMap;
use std::io::{self, BufRead, Read};
use std::sync::Arc;

use dumpkit_formats::parallel::{ReadAhead, ReadAheadOptions};
use dumpkit_formats::postgres::archive::{ArchiveReader, DataSource, DumpId, EntryData, LargeObjects};
use dumpkit_formats::{Error, Result};

use super::framing::{Framing, Unframing};
use super::whole;

/// Bytes decoded and not yet asked for, at most.
const BUDGET: usize = 32 << 20;
/// The same, where nothing else needs memory.
const FAR_BUDGET: usize = 80 << 20;

/// Entries' data in a given order, read ahead by `jobs` workers.
pub struct Ahead {
    archive: Arc<ArchiveReader>,
    order: Vec<DumpId>,
    position: HashMap<DumpId, usize>,
    next: usize,
    queue: ReadAhead,
}

impl Ahead {
    /// Begins to read the data of `order`, skipping entries that have none.
    pub fn new(archive: Arc<ArchiveReader>, order: Vec<DumpId>, jobs: usize) -> Result<Self> {
        Self::within(BUDGET, archive, order, HashMap::new(), jobs)
    }

    /// The same for a script, which is written as it comes: all the memory is for reading ahead, so that
    /// the next table is decoded while a large one still is.
    pub fn far(archive: Arc<ArchiveReader>, order: Vec<DumpId>, jobs: usize) -> Result<Self> {
        Self::within(FAR_BUDGET, archive, order, HashMap::new(), jobs)
    }

    /// The same, where the large objects of an entry in `merged` are those of several in the archive.
    pub fn merging(archive: Arc<ArchiveReader>, order: Vec<DumpId>, merged: HashMap<DumpId, Vec<DumpId>>, jobs: usize) -> Result<Self> {
        Self::within(BUDGET, archive, order, merged, jobs)
    }

    fn within(
        budget_bytes: usize,
        archive: Arc<ArchiveReader>,
        order: Vec<DumpId>,
        merged: HashMap<DumpId, Vec<DumpId>>,
        jobs: usize,
    ) -> Result<Self> {
        let options = ReadAheadOptions { workers: jobs.max(1), budget_bytes, ..ReadAheadOptions::default() };
        let ids = order.clone();
        let source = archive.clone();
        let queue = ReadAhead::new(ids.len(), options, move |i| {
            let entry = source.toc().entry(ids[i]).ok_or_else(|| Error::misuse(format!("the archive has no entry {}", ids[i])))?;
            if let Some(parts) = merged.get(&ids[i]).filter(|parts| parts.len() > 1) {
                let objects =
                    Chained { archive: source.clone(), rest: parts.iter().rev().copied().collect(), current: None, nothing: io::empty() };
                return Ok(Framed::Objects(Framing::new(Box::new(objects))));
            }
            Ok(match whole::open(&source, entry)? {
                None => Framed::Nothing,
                Some(EntryData::Stream(stream)) => Framed::Stream(stream),
                Some(EntryData::LargeObjects(objects)) => Framed::Objects(Framing::new(objects)),
            })
        })?;
        let position = order.iter().enumerate().map(|(i, id)| (*id, i)).collect();
        Ok(Ahead { archive, order, position, next: 0, queue })
    }
}

impl DataSource for Ahead {
    fn data(&mut self, id: DumpId) -> Result<Option<EntryData<'_>>> {
        let entry = self.archive.toc().entry(id).ok_or_else(|| Error::misuse(format!("the archive has no entry {id}")))?;
        let large = entry.kind == dumpkit_formats::postgres::archive::EntryKind::Blobs;
        match self.position.get(&id) {
            Some(at) if *at >= self.next => {
                while self.next < *at {
                    self.next += 1;
                    drop(self.queue.next_source());
                }
                self.next += 1;
                let Some(source) = self.queue.next_source() else { return Ok(None) };
                Ok(Some(if large {
                    EntryData::LargeObjects(Box::new(Unframing::new(source)))
                } else {
                    EntryData::Stream(Box::new(InEntry { input: source, id }))
                }))
            }
            // Asked out of order: read it now.
            _ => whole::open(&self.archive, entry),
        }
    }
}

impl std::fmt::Debug for Ahead {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Ahead({} of {})", self.next, self.order.len())
    }
}

/// Names the entry in errors of its stream.
struct InEntry<R> {
    input: R,
    id: DumpId,
}

impl<R: BufRead> Read for InEntry<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let id = self.id;
        self.input.read(out).map_err(|e| Error::from(e).in_entry(id).into())
    }
}

impl<R: BufRead> BufRead for InEntry<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let id = self.id;
        self.input.fill_buf().map_err(|e| Error::from(e).in_entry(id).into())
    }

    fn consume(&mut self, n: usize) {
        self.input.consume(n);
    }
}

/// An entry's data as one stream of bytes.
enum Framed {
    Nothing,
    Stream(Box<dyn BufRead + Send>),
    Objects(Framing),
}

impl Read for Framed {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        match self {
            Framed::Nothing => Ok(0),
            Framed::Stream(stream) => stream.read(out),
            Framed::Objects(objects) => objects.read(out),
        }
    }
}

/// The large objects of several entries, as those of one.
struct Chained {
    archive: Arc<ArchiveReader>,
    /// What comes after the current, last first.
    rest: Vec<DumpId>,
    current: Option<Box<dyn LargeObjects + Send>>,
    nothing: io::Empty,
}

impl LargeObjects for Chained {
    fn next_object(&mut self) -> Result<Option<u32>> {
        loop {
            if let Some(current) = &mut self.current
                && let Some(oid) = current.next_object()?
            {
                return Ok(Some(oid));
            }
            self.current = None;
            let Some(id) = self.rest.pop() else { return Ok(None) };
            let entry = self.archive.toc().entry(id).ok_or_else(|| Error::misuse(format!("the archive has no entry {id}")))?;
            if let Some(EntryData::LargeObjects(objects)) = whole::open(&self.archive, entry)? {
                self.current = Some(objects);
            }
        }
    }

    fn contents(&mut self) -> &mut dyn BufRead {
        match &mut self.current {
            Some(current) => current.contents(),
            None => &mut self.nothing,
        }
    }
}
