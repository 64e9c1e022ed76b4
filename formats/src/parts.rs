//! Named parts: the files of a folder, the members of a tar file, a map in memory; in and out.

use std::io;

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
    fn names_that_lead_elsewhere_are_refused() {
        for good in ["1.dat", "blobs_12.toc", "toc.dat.gz"] {
            assert_eq!(check_name(good.as_bytes()).expect("a real name"), good);
        }
        for bad in ["", ".", "..", "../x", "a/b", "a\\b", "/etc/passwd", "c:x", "a\0b", ".hidden", "ü"] {
            assert!(check_name(bad.as_bytes()).is_err(), "{bad:?} was accepted");
        }
    }
}
