//! One entry's data, decoded: the same whatever it came from.

use std::io::BufRead;

use super::entry::{DumpId, TocEntry};
use super::toc::Toc;
use crate::Result;

/// The decoded data of one entry.
pub enum EntryData<'a> {
    /// COPY rows ending in `\.`, or SQL commands: the bytes as they stand in a script after the
    /// entry's copy statement.
    Stream(Box<dyn BufRead + Send + 'a>),
    /// Large objects, one after the other.
    LargeObjects(Box<dyn LargeObjects + Send + 'a>),
}

impl std::fmt::Debug for EntryData<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            EntryData::Stream(_) => "Stream(..)",
            EntryData::LargeObjects(_) => "LargeObjects(..)",
        })
    }
}

/// The large objects of one BLOBS entry, in order.
pub trait LargeObjects {
    /// Goes on to the next object and gives its OID; what is left of the one before is skipped.
    /// `None` after the last.
    fn next_object(&mut self) -> Result<Option<u32>>;

    /// The contents of the object that [`next_object`](Self::next_object) gave.
    fn contents(&mut self) -> &mut dyn BufRead;
}

/// Anything that has the data of TOC entries: an archive, a pipeline reading ahead, a server.
pub trait DataSource {
    /// The data of an entry; `None` if it has none.
    fn data(&mut self, id: DumpId) -> Result<Option<EntryData<'_>>>;
}

/// What holds the data of a TOC that is not in one of the archive's own layouts: a script.
pub trait EntrySource: Send + Sync {
    /// The data of an entry; `None` if it has none.
    fn open(&self, toc: &Toc, entry: &TocEntry) -> Result<Option<EntryData<'static>>>;

    /// Bytes in all, if that is known.
    fn size(&self) -> Result<Option<u64>>;
}
