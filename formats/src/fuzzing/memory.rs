//! Archives of several parts as one input: `\xffPART NAME\n` and the part's bytes, repeated.
//!
//! Unlike in a tar file no length and no checksum stands between the parts, so a fuzzer can change
//! them freely.

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

use crate::postgres::archive::{PartSink, Parts};
use crate::source::Bytes;

/// What stands before a part's name.
pub const MARK: &[u8] = b"\xffPART ";

/// Joins parts to one input.
pub fn join_members<'a>(members: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Vec<u8> {
    let mut out = Vec::new();
    for (name, bytes) in members {
        out.extend_from_slice(MARK);
        out.extend_from_slice(name.as_bytes());
        out.push(b'\n');
        out.extend_from_slice(bytes);
    }
    out
}

/// Parts in memory, read and written.
#[derive(Default)]
pub(super) struct Memory {
    parts: BTreeMap<String, Arc<Vec<u8>>>,
    current: (String, Vec<u8>),
}

impl Memory {
    /// The parts of an input; of two with one name the first counts.
    pub(super) fn split(input: &[u8]) -> Self {
        let mut parts = BTreeMap::new();
        let mut starts = memchr::memmem::find_iter(input, MARK).map(|at| at + MARK.len()).peekable();
        while let Some(start) = starts.next() {
            let end = starts.peek().map_or(input.len(), |next| next - MARK.len());
            // Marks may overlap, as any bytes may.
            let part = input.get(start..end).unwrap_or_default();
            let Some(line) = memchr::memchr(b'\n', part) else { continue };
            let name = String::from_utf8_lossy(&part[..line]).into_owned();
            parts.entry(name).or_insert_with(|| Arc::new(part[line + 1..].to_vec()));
        }
        Memory { parts, current: Default::default() }
    }

    /// The part of this name.
    pub(super) fn part(&self, name: &str) -> Option<Bytes> {
        self.parts.get(name).map(|bytes| bytes.clone() as Bytes)
    }
}

impl Parts for Memory {
    fn open(&self, name: &str) -> io::Result<Option<Bytes>> {
        Ok(self.part(name))
    }

    fn names(&self) -> io::Result<Vec<String>> {
        Ok(self.parts.keys().cloned().collect())
    }
}

impl PartSink for Memory {
    fn begin(&mut self, name: &str) -> io::Result<()> {
        self.current = (name.to_owned(), Vec::new());
        Ok(())
    }

    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.current.1.extend_from_slice(bytes);
        Ok(())
    }

    fn can_patch(&self) -> bool {
        true
    }

    fn patch(&mut self, at: u64, bytes: &[u8]) -> io::Result<()> {
        let at = at as usize;
        self.current.1[at..at + bytes.len()].copy_from_slice(bytes);
        Ok(())
    }

    fn end(&mut self) -> io::Result<()> {
        let (name, bytes) = std::mem::take(&mut self.current);
        assert!(self.parts.insert(name.clone(), Arc::new(bytes)).is_none(), "part {name} was written twice");
        Ok(())
    }
}
