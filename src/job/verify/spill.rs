//! Hashes of key values, more than memory holds: sorted runs in temporary files, merged when read.
//!
//! Records gather in one buffer of 8 MiB; a full one is sorted by set and hash and written as a run.
//! 64 runs of a level are merged into one of the next, so a merge never reads from more than some
//! hundred runs, each through 16 KiB. Memory stays under 32 MiB whatever the number of keys; on disk
//! a key takes 28 bytes, twice that while runs are merged.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::sync::{Arc, Mutex, MutexGuard};

use dumpkit_formats::source::ReadAt;
use dumpkit_formats::{Error, Result};

use crate::model::keys::SetId;
use crate::storage::input::{LocalFile, ReadCount};
use crate::storage::temporary::Temporary;

/// The hash of one key value and where it was. In order: set, hash, place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Record {
    pub(super) set: SetId,
    pub(super) hash: u128,
    /// The position of the data's entry.
    pub(super) entry: u32,
    /// The row, from 1.
    pub(super) row: u64,
}

/// Records held before they are written as a run.
const BUFFERED: usize = 256 * 1024;
/// Runs of a level that are merged into one.
const FAN_IN: usize = 64;
/// Bytes of a record in a file; the set is known from the place.
const STORED: usize = 28;
/// Records read at a time.
const READ: usize = 585;

/// Where records go.
pub(super) struct Spill {
    inner: Mutex<Inner>,
    sets: SetId,
}

#[derive(Default)]
struct Inner {
    buffer: Vec<Record>,
    /// Runs by level.
    levels: Vec<Vec<Arc<Run>>>,
    records: u64,
}

/// Records in order, in a file.
struct Run {
    file: LocalFile,
    /// For each set the first record after its own.
    ends: Vec<u64>,
}

impl Spill {
    /// For sets numbered below `sets`.
    pub(super) fn new(sets: SetId) -> Self {
        Spill { inner: Mutex::default(), sets }
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    /// Takes records, in any order; `batch` is empty afterwards.
    pub(super) fn add(&self, batch: &mut Vec<Record>) -> Result<()> {
        let full = {
            let mut inner = self.lock();
            inner.records += batch.len() as u64;
            inner.buffer.append(batch);
            if inner.buffer.len() < BUFFERED {
                return Ok(());
            }
            std::mem::take(&mut inner.buffer)
        };
        // Sorting and writing do not hold the others up.
        let run = self.write_sorted(full)?;
        self.keep(run)
    }

    /// Everything is there; records so far.
    pub(super) fn finish(&self) -> Result<u64> {
        let mut inner = self.lock();
        inner.buffer.sort_unstable();
        Ok(inner.records)
    }

    fn write_sorted(&self, mut records: Vec<Record>) -> Result<Run> {
        records.sort_unstable();
        let mut writer = RunWriter::new(self.sets)?;
        records.iter().try_for_each(|record| writer.push(record))?;
        writer.finish()
    }

    fn keep(&self, run: Run) -> Result<()> {
        let mut inner = self.lock();
        let mut run = Arc::new(run);
        for level in 0.. {
            if inner.levels.len() <= level {
                inner.levels.push(Vec::new());
            }
            inner.levels[level].push(run);
            if inner.levels[level].len() < FAN_IN {
                break;
            }
            let runs = std::mem::take(&mut inner.levels[level]);
            let mut writer = RunWriter::new(self.sets)?;
            for set in 0..self.sets {
                let mut merged = Merged::new(&runs, Vec::new(), set)?;
                while let Some(record) = merged.next()? {
                    writer.push(&record)?;
                }
            }
            run = Arc::new(writer.finish()?);
        }
        Ok(())
    }

    /// The records of a set in order of their hashes; after [`finish`](Self::finish).
    pub(super) fn set(&self, set: SetId) -> Result<Merged> {
        let inner = self.lock();
        let runs: Vec<Arc<Run>> = inner.levels.iter().flatten().cloned().collect();
        let from = inner.buffer.partition_point(|r| r.set < set);
        let to = inner.buffer.partition_point(|r| r.set <= set);
        // At most the one buffer's worth, and only for sets that are in it.
        Merged::new(&runs, inner.buffer[from..to].to_vec(), set)
    }
}

struct RunWriter {
    out: BufWriter<File>,
    ends: Vec<u64>,
    count: u64,
    set: SetId,
    sets: SetId,
}

impl RunWriter {
    fn new(sets: SetId) -> Result<Self> {
        let out = BufWriter::with_capacity(64 * 1024, Temporary::anonymous()?);
        Ok(RunWriter { out, ends: Vec::with_capacity(sets as usize), count: 0, set: 0, sets })
    }

    fn push(&mut self, record: &Record) -> Result<()> {
        while self.set < record.set {
            self.ends.push(self.count);
            self.set += 1;
        }
        let mut bytes = [0; STORED];
        bytes[..16].copy_from_slice(&record.hash.to_le_bytes());
        bytes[16..20].copy_from_slice(&record.entry.to_le_bytes());
        bytes[20..].copy_from_slice(&record.row.to_le_bytes());
        self.out.write_all(&bytes)?;
        self.count += 1;
        Ok(())
    }

    fn finish(mut self) -> Result<Run> {
        self.ends.resize(self.sets as usize, self.count);
        let file = self.out.into_inner().map_err(|e| Error::from(e.into_error()))?;
        Ok(Run { file: LocalFile::from_file(file, &ReadCount::default())?, ends: self.ends })
    }
}

/// The records of one set from all runs, in order.
pub(super) struct Merged {
    heads: BinaryHeap<Reverse<(Record, usize)>>,
    sources: Vec<Source>,
}

enum Source {
    Held(std::vec::IntoIter<Record>),
    Stored { run: Arc<Run>, next: u64, end: u64, held: std::vec::IntoIter<Record>, set: SetId },
}

impl Merged {
    fn new(runs: &[Arc<Run>], held: Vec<Record>, set: SetId) -> Result<Self> {
        let mut merged = Merged { heads: BinaryHeap::new(), sources: vec![Source::Held(held.into_iter())] };
        for run in runs {
            let start = if set == 0 { 0 } else { run.ends[set as usize - 1] };
            let end = run.ends[set as usize];
            if start < end {
                merged.sources.push(Source::Stored { run: run.clone(), next: start, end, held: Vec::new().into_iter(), set });
            }
        }
        for i in 0..merged.sources.len() {
            merged.refill(i)?;
        }
        Ok(merged)
    }

    fn refill(&mut self, i: usize) -> Result<()> {
        if let Some(record) = self.sources[i].next()? {
            self.heads.push(Reverse((record, i)));
        }
        Ok(())
    }

    /// The next record.
    pub(super) fn next(&mut self) -> Result<Option<Record>> {
        let Some(Reverse((record, i))) = self.heads.pop() else { return Ok(None) };
        self.refill(i)?;
        Ok(Some(record))
    }
}

impl Source {
    fn next(&mut self) -> Result<Option<Record>> {
        match self {
            Source::Held(records) => Ok(records.next()),
            Source::Stored { run, next, end, held, set } => {
                if let Some(record) = held.next() {
                    return Ok(Some(record));
                }
                let count = (*end - *next).min(READ as u64) as usize;
                if count == 0 {
                    return Ok(None);
                }
                let mut bytes = vec![0; count * STORED];
                if run.file.read_full_at(*next * STORED as u64, &mut bytes)? < bytes.len() {
                    return Err(Error::new(dumpkit_formats::Class::Io, "a temporary file has become shorter"));
                }
                *next += count as u64;
                *held = bytes.chunks_exact(STORED).map(|stored| record(*set, stored)).collect::<Vec<_>>().into_iter();
                Ok(held.next())
            }
        }
    }
}

fn record(set: SetId, stored: &[u8]) -> Record {
    let number = |range: std::ops::Range<usize>| stored[range].iter().rev().fold(0u128, |n, b| n << 8 | u128::from(*b));
    Record { set, hash: number(0..16), entry: number(16..20) as u32, row: number(20..28) as u64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_come_back_sorted_however_many_runs_there_were() {
        let spill = Spill::new(3);
        let count = (BUFFERED * 5 / 2) as u64;
        let mut batch = Vec::new();
        for row in 0..count {
            // Spread over the hash's whole width, twice each.
            let hash = u128::from(row / 2).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835);
            batch.push(Record { set: (row % 2) as u32 * 2, hash, entry: 1, row });
            if batch.len() == 5000 {
                spill.add(&mut batch).expect("temporary files");
            }
        }
        spill.add(&mut batch).expect("temporary files");
        assert_eq!(spill.finish().expect("sorted"), count);
        for (set, wanted) in [(0, count / 2), (1, 0), (2, count / 2)] {
            let mut merged = spill.set(set).expect("readable");
            let (mut n, mut last) = (0, None);
            while let Some(record) = merged.next().expect("readable") {
                assert!(last < Some(record));
                last = Some(record);
                n += 1;
            }
            assert_eq!(n, wanted);
        }
    }

    #[test]
    fn runs_of_a_level_become_one_of_the_next() {
        let spill = Spill::new(1);
        for n in 0..(FAN_IN as u64 + 3) {
            let run = spill.write_sorted(vec![Record { set: 0, hash: u128::from(n), entry: 0, row: n }]).expect("temporary file");
            spill.keep(run).expect("merged");
        }
        assert_eq!(spill.lock().levels.iter().map(Vec::len).collect::<Vec<_>>(), [3, 1]);
        let mut merged = spill.set(0).expect("readable");
        let mut n = 0;
        while merged.next().expect("readable").is_some() {
            n += 1;
        }
        assert_eq!(n, FAN_IN + 3);
    }
}
