//! Named parts: the files of a folder, the members of a tar file, a map in memory; in and out.

use std::collections::BTreeMap;
use std::io::{self, Seek, SeekFrom, Write};
use std::sync::Arc;

use crate::source::Bytes;
use crate::{Error, Result};

/// Named parts: the files of a folder, the members of a tar file, a map in memory.
///
/// Names come from inside archives and are checked with [`check_name`] before they get here, so
/// they never leave the folder.
pub trait Parts: Send + Sync {
    /// The bytes of the part; `None` if there is no part of that name.
    fn open(&self, name: &str) -> io::Result<Option<Bytes>>;

    /// Every part's name, in the order they lie.
    fn names(&self) -> io::Result<Vec<String>>;
}

/// Where the parts of an archive go, one after the other.
pub trait PartSink {
    /// Begins a part. The one-file layouts have a single part with an empty name.
    fn begin(&mut self, name: &str) -> io::Result<()>;

    /// Appends to the part.
    fn put(&mut self, bytes: &[u8]) -> io::Result<()>;

    /// Whether [`patch`](Self::patch) works: a file can, a pipe cannot.
    fn can_patch(&self) -> bool;

    /// Overwrites bytes of the part that were put before.
    fn patch(&mut self, at: u64, bytes: &[u8]) -> io::Result<()>;

    /// Ends the part.
    fn end(&mut self) -> io::Result<()>;
}

/// Parts in memory: written, then read.
#[derive(Debug, Clone, Default)]
pub struct MemoryParts {
    parts: BTreeMap<String, Arc<Vec<u8>>>,
    name: String,
    bytes: Vec<u8>,
}

impl MemoryParts {
    /// The bytes of a part that has ended; the name is empty for an archive of one file.
    pub fn part(&self, name: &str) -> Option<&Arc<Vec<u8>>> {
        self.parts.get(name)
    }

    /// Adds a part, in place of one that has its name.
    pub fn insert(&mut self, name: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        self.parts.insert(name.into(), Arc::new(bytes.into()));
    }
}

impl Parts for MemoryParts {
    fn open(&self, name: &str) -> io::Result<Option<Bytes>> {
        Ok(self.part(name).map(|bytes| bytes.clone() as Bytes))
    }

    fn names(&self) -> io::Result<Vec<String>> {
        Ok(self.parts.keys().cloned().collect())
    }
}

impl PartSink for MemoryParts {
    fn begin(&mut self, name: &str) -> io::Result<()> {
        name.clone_into(&mut self.name);
        self.bytes.clear();
        Ok(())
    }

    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }

    fn can_patch(&self) -> bool {
        true
    }

    fn patch(&mut self, at: u64, bytes: &[u8]) -> io::Result<()> {
        let held = usize::try_from(at).ok().and_then(|at| self.bytes.get_mut(at..)).and_then(|rest| rest.get_mut(..bytes.len()));
        match held {
            Some(held) => held.copy_from_slice(bytes),
            None => return Err(Error::misuse(format!("{} bytes at {at} were not put before", bytes.len())).into()),
        }
        Ok(())
    }

    fn end(&mut self) -> io::Result<()> {
        let (name, bytes) = (std::mem::take(&mut self.name), std::mem::take(&mut self.bytes));
        self.insert(name, bytes);
        Ok(())
    }
}

/// The one part of a custom or tar archive, written to a file or whatever else can be sought in. Put a
/// [`BufWriter`](io::BufWriter) around a file: the framing of blocks is written in small pieces.
#[derive(Debug)]
pub struct OnePart<W> {
    inner: W,
    /// Where the archive begins.
    start: u64,
}

impl<W: Write + Seek> OnePart<W> {
    /// Writes from where `inner` stands.
    pub fn new(mut inner: W) -> io::Result<Self> {
        Ok(OnePart { start: inner.stream_position()?, inner })
    }

    /// Gives the writer back, at the end of the archive.
    pub fn into_inner(self) -> W {
        self.inner
    }
}

impl<W: Write + Seek> PartSink for OnePart<W> {
    fn begin(&mut self, name: &str) -> io::Result<()> {
        if name.is_empty() { Ok(()) } else { Err(Error::misuse(format!("part {name} does not fit into an archive of one part")).into()) }
    }

    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.inner.write_all(bytes)
    }

    fn can_patch(&self) -> bool {
        true
    }

    fn patch(&mut self, at: u64, bytes: &[u8]) -> io::Result<()> {
        let end = self.inner.stream_position()?;
        self.inner.seek(SeekFrom::Start(self.start.saturating_add(at)))?;
        self.inner.write_all(bytes)?;
        self.inner.seek(SeekFrom::Start(end)).map(drop)
    }

    fn end(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

/// Refuses names that are not those of a plain file in the archive's own folder.
///
/// Every name `pg_dump` writes is of the form `123.dat`, `blobs_123.toc`, `blob_456.dat`.
pub fn check_name(name: &[u8]) -> Result<&str> {
    let sane = !name.is_empty()
        && name.len() <= 255
        && name[0] != b'.'
        && name.iter().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'));
    match std::str::from_utf8(name) {
        Ok(name) if sane => Ok(name),
        _ => Err(Error::malformed(format!(
            "member name is \"{}\", expected a file name of letters, digits, '.', '_' and '-'",
            name.escape_ascii()
        ))
        .hint("names that lead out of the archive's folder are never followed")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patches_go_where_they_belong() {
        let mut file = OnePart::new(io::Cursor::new(b"before".to_vec())).expect("a position");
        file.inner.set_position(6);
        file.start = 6;
        let mut memory = MemoryParts::default();
        for sink in [&mut file as &mut dyn PartSink, &mut memory] {
            sink.begin("").expect("one part");
            sink.put(b"abc").expect("put");
            sink.patch(1, b"X").expect("inside");
            sink.put(b"d").expect("put");
            sink.end().expect("end");
        }
        assert_eq!(file.into_inner().into_inner(), b"beforeaXcd");
        assert_eq!(memory.part("").map(|part| &***part), Some(&b"aXcd"[..]));
        memory.begin("x").expect("any name");
        assert!(memory.patch(0, b"x").is_err());
    }

    #[test]
    fn names_that_lead_elsewhere_are_refused() {
        for good in ["1.dat", "blobs_12.toc", "toc.dat.gz"] {
            assert_eq!(check_name(good.as_bytes()).expect("a real name"), good);
        }
        for bad in ["", ".", "..", "../x", "a/b", "a\\b", "/etc/passwd", "c:x", "a\0b", ".hidden", "ü"] {
            assert!(check_name(bad.as_bytes()).is_err(), "{bad:?} was accepted");
        }
    }
}
