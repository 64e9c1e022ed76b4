//! The data of entries, decoded ahead of who asks for it, on all cores.
//!
//! The order is told beforehand. Large objects travel through the same queue as everything else, in
//! a framing of our own that never leaves memory:
//!
//! | bytes | what |
//! |---|---|
//! | 1, oid (4) | an object begins |
//! | 2, length (4), bytes | contents of it |
//! | 0 | no more objects |

use std::collections::HashMap;
use std::io::{self, BufRead, Read};
use std::sync::Arc;

use dumpkit_formats::parallel::{ReadAhead, ReadAheadOptions};
use dumpkit_formats::postgres::archive::{ArchiveReader, DataSource, DumpId, EntryData, LargeObjects};
use dumpkit_formats::{Error, Result};

use super::whole;

/// Bytes decoded and not yet asked for, at most.
const BUDGET: usize = 32 << 20;
/// The same, where nothing else needs memory.
const FAR_BUDGET: usize = 80 << 20;

const OBJECT: u8 = 1;
const CONTENTS: u8 = 2;
const END: u8 = 0;

/// Bytes of contents that wait with their head when a reader has no room for both.
const FEW: usize = 1024;

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
                    EntryData::LargeObjects(Box::new(Unframing { input: source, left: 0 }))
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

struct Framing {
    objects: Box<dyn LargeObjects + Send>,
    /// A frame's head, or a small frame, that is still to be given out, from byte `sent`.
    pending: Vec<u8>,
    sent: usize,
    inside: bool,
    ended: bool,
}

impl Framing {
    fn new(objects: Box<dyn LargeObjects + Send>) -> Self {
        Framing { objects, pending: Vec::new(), sent: 0, inside: false, ended: false }
    }

    fn advance(&mut self) -> Result<()> {
        self.pending.clear();
        self.sent = 0;
        match self.objects.next_object()? {
            Some(oid) => {
                self.pending.push(OBJECT);
                self.pending.extend_from_slice(&oid.to_le_bytes());
                self.inside = true;
            }
            None => {
                self.pending.push(END);
                self.ended = true;
            }
        }
        Ok(())
    }
}

impl Read for Framing {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        loop {
            let pending = &self.pending[self.sent..];
            if !pending.is_empty() {
                let n = pending.len().min(out.len());
                out[..n].copy_from_slice(&pending[..n]);
                self.sent += n;
                return Ok(n);
            }
            if self.inside {
                let contents = self.objects.contents();
                let held = contents.fill_buf()?;
                if held.is_empty() {
                    self.inside = false;
                    continue;
                }
                // Head and contents in one piece, if there is room for both.
                let n = held.len().min(out.len().saturating_sub(5)).min(u32::MAX as usize);
                if n == 0 {
                    let n = held.len().min(FEW);
                    self.pending.clear();
                    self.sent = 0;
                    self.pending.push(CONTENTS);
                    self.pending.extend_from_slice(&(n as u32).to_le_bytes());
                    self.pending.extend_from_slice(&held[..n]);
                    contents.consume(n);
                    continue;
                }
                out[0] = CONTENTS;
                out[1..5].copy_from_slice(&(n as u32).to_le_bytes());
                out[5..5 + n].copy_from_slice(&held[..n]);
                contents.consume(n);
                return Ok(5 + n);
            }
            if self.ended {
                return Ok(0);
            }
            self.advance()?;
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

/// The large objects of a framed stream.
struct Unframing<R> {
    input: R,
    /// Bytes of the current frame of contents still to come.
    left: usize,
}

impl<R: BufRead> Unframing<R> {
    fn head<const N: usize>(&mut self) -> io::Result<[u8; N]> {
        let mut bytes = [0; N];
        self.input.read_exact(&mut bytes)?;
        Ok(bytes)
    }

    fn peek(&mut self) -> io::Result<u8> {
        self.input.fill_buf()?.first().copied().ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
    }
}

impl<R: BufRead> LargeObjects for Unframing<R>
where
    R: Send,
{
    fn next_object(&mut self) -> Result<Option<u32>> {
        loop {
            let n = self.fill_buf()?.len();
            if n == 0 {
                break;
            }
            self.consume(n);
        }
        match self.peek()? {
            OBJECT => {
                let [_, oid @ ..] = self.head::<5>()?;
                Ok(Some(u32::from_le_bytes(oid)))
            }
            _ => Ok(None),
        }
    }

    fn contents(&mut self) -> &mut dyn BufRead {
        self
    }
}

impl<R: BufRead> BufRead for Unframing<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.left == 0 {
            if self.peek()? != CONTENTS {
                return Ok(&[]);
            }
            let [_, len @ ..] = self.head::<5>()?;
            self.left = u32::from_le_bytes(len) as usize;
        }
        let held = self.input.fill_buf()?;
        if held.is_empty() {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(&held[..held.len().min(self.left)])
    }

    fn consume(&mut self, n: usize) {
        self.input.consume(n);
        self.left -= n;
    }
}

impl<R: BufRead> Read for Unframing<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let held = self.fill_buf()?;
        let n = held.len().min(out.len());
        out[..n].copy_from_slice(&held[..n]);
        self.consume(n);
        Ok(n)
    }
}
