//! The members of directory and tar archives: which file holds an entry's data, and how it is packed.
//!
//! | member | holds |
//! |---|---|
//! | `toc.dat` | header and TOC |
//! | `123.dat` | the data of entry 123 |
//! | `blobs_123.toc` (`blobs.toc` before 1.16) | a line `OID NAME` for each large object of entry 123 |
//! | `blob_456.dat` | the large object with OID 456 |
//!
//! In a directory each may be compressed and then has the codec's suffix. Sources:
//! pg_backup_directory.c, pg_backup_tar.c, compress_io.c `InitDiscoverCompressFileHandle`.

use std::io::BufRead;

use super::entry::DumpId;
use super::version::ArchiveVersion;
use crate::compress::{Codec, Container, Decoder};
use crate::limits::Limits;
use crate::parts::{Parts, check_name};
use crate::source::{Bytes, SequentialReader};
use crate::{Error, Result};

/// The member with header and TOC.
pub(super) const TOC_MEMBER: &str = "toc.dat";

/// A member as it was found.
pub(super) struct Found {
    /// Its name, with the codec's suffix.
    pub(super) name: String,
    /// Its bytes, compressed.
    pub(super) bytes: Bytes,
    /// What the suffix says.
    pub(super) codec: Codec,
}

/// The member called `name`, by itself or with a codec's suffix, in the order the original looks.
pub(super) fn find(parts: &dyn Parts, name: &[u8]) -> Result<Option<Found>> {
    let name = check_name(name)?;
    for codec in Codec::ALL {
        let name = format!("{name}{}", codec.suffix());
        if let Some(bytes) = parts.open(&name).map_err(|e| Error::from(e).in_part(name.as_str()))? {
            return Ok(Some(Found { name, bytes, codec }));
        }
    }
    Ok(None)
}

/// The member called `name`, or an error that says it is missing.
pub(super) fn require(parts: &dyn Parts, name: &[u8]) -> Result<Found> {
    find(parts, name)?.ok_or_else(|| {
        Error::new(crate::Class::Truncated, format!("member {} is missing, alone or with .gz, .lz4 or .zst", String::from_utf8_lossy(name)))
    })
}

/// A member's contents, decoded.
pub(super) type MemberReader = Decoder<SequentialReader>;

impl Found {
    pub(super) fn read(self) -> Result<MemberReader> {
        Ok(Decoder::new(self.codec, Container::File, SequentialReader::new(self.bytes, 0))?.starting_at(0))
    }
}

/// The member with the list of an entry's large objects.
///
/// Before 1.16 there is one list and its name is fixed, whatever the TOC says (`_LoadLOs` in
/// pg_backup_directory.c: the field used to be wrong). Since then a directory's TOC names the list,
/// while a tar's names a member that does not exist (pg_backup_tar.c `_ArchiveEntry`).
pub(super) fn large_object_list(version: ArchiveVersion, id: DumpId, member: &[u8]) -> Vec<u8> {
    if !version.has_blob_groups() {
        b"blobs.toc".to_vec()
    } else if member.ends_with(b".toc") {
        member.to_vec()
    } else {
        format!("blobs_{id}.toc").into_bytes()
    }
}

/// Reads a line `OID NAME` of a large object list; `None` at its end.
pub(super) fn large_object_line(list: &mut impl BufRead, line: &mut Vec<u8>, limits: &Limits) -> Result<Option<(u32, String)>> {
    line.clear();
    loop {
        let held = list.fill_buf()?;
        if held.is_empty() {
            break;
        }
        let (n, ended) = match memchr::memchr(b'\n', held) {
            Some(at) => (at + 1, true),
            None => (held.len(), false),
        };
        line.extend_from_slice(&held[..n]);
        list.consume(n);
        if ended {
            break;
        }
        if line.len() as u64 > limits.large_object_line_bytes {
            return Err(Error::limit("a line of the large object list is over large_object_line_bytes"));
        }
    }
    if line.is_empty() {
        return Ok(None);
    }
    if line.pop() != Some(b'\n') {
        return Err(Error::truncated("a line of the large object list"));
    }
    let bad = || Error::malformed(format!("line of the large object list is \"{}\", expected OID and NAME", line.escape_ascii()));
    let space = memchr::memchr(b' ', line).ok_or_else(bad)?;
    let oid = std::str::from_utf8(&line[..space]).ok().and_then(|s| s.parse().ok()).ok_or_else(bad)?;
    Ok(Some((oid, check_name(&line[space + 1..])?.to_owned())))
}
