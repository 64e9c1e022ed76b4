//! The table of contents: the header, the entries in order, and an index by dump id.

use std::collections::HashMap;
use std::io::{self, Read, Write};

use super::entry::{DumpId, TocEntry};
use super::header::Header;
use super::kind::EntryKind;
use super::layout::Layout;
use super::primitive::{ArchiveInput, ArchiveOutput, Widths};
use crate::limits::Limits;
use crate::postgres::encoding::Encoding;
use crate::{Class, Error, Result};

/// What an archive holds: everything but the data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toc {
    /// The header.
    pub header: Header,
    entries: Vec<TocEntry>,
    /// Positions: there are no more than an archive can number.
    by_id: HashMap<DumpId, u32>,
}

/// A TOC as far as it could be read.
#[derive(Debug)]
pub struct SalvagedToc {
    /// The header, and the entries before the damage.
    pub toc: Toc,
    /// The bytes that were read.
    pub bytes: u64,
    /// What ended the reading, and how many entries are whole; `None`: all are.
    pub damage: Option<Error>,
}

impl Toc {
    /// Entries in restore order. Of two with one dump id, the index finds the first.
    pub fn new(header: Header, entries: Vec<TocEntry>) -> Self {
        let by_id = index(&entries);
        Toc { header, entries, by_id }
    }

    /// The entries, in order.
    pub fn entries(&self) -> &[TocEntry] {
        &self.entries
    }

    /// The entries, for changing all but their dump ids.
    pub fn entries_mut(&mut self) -> &mut [TocEntry] {
        &mut self.entries
    }

    /// Keeps the entries for which `keep` is true, in their order.
    pub fn retain(&mut self, keep: impl FnMut(&TocEntry) -> bool) {
        self.entries.retain(keep);
        self.entries.shrink_to_fit();
        self.by_id = index(&self.entries);
    }

    /// Takes it apart.
    pub fn into_parts(self) -> (Header, Vec<TocEntry>) {
        (self.header, self.entries)
    }

    /// The entry with this dump id.
    pub fn entry(&self, id: DumpId) -> Option<&TocEntry> {
        self.by_id.get(&id).and_then(|i| self.entries.get(*i as usize))
    }

    /// The position of the entry with this dump id.
    pub fn position(&self, id: DumpId) -> Option<usize> {
        self.by_id.get(&id).map(|i| *i as usize)
    }

    /// A dump id that several entries have, if there is one: their data cannot be told apart.
    pub fn repeated_id(&self) -> Option<DumpId> {
        if self.by_id.len() == self.entries.len() {
            return None;
        }
        self.entries.iter().enumerate().find(|(i, e)| self.position(e.dump_id) != Some(*i)).map(|(_, e)| e.dump_id)
    }

    /// The largest dump id, 0 if there is none.
    pub fn max_dump_id(&self) -> DumpId {
        self.entries.iter().map(|e| e.dump_id).max().unwrap_or(0)
    }

    /// The value of `SET client_encoding`, as the last ENCODING entry has it (`processEncodingEntry`).
    pub fn encoding_name(&self) -> Option<&[u8]> {
        let entry = self.entries.iter().rfind(|e| e.kind == EntryKind::Encoding)?;
        quoted(entry.defn_bytes())
    }

    /// The encoding of names, SQL and rows: SQL_ASCII, which claims nothing, when none that is known is
    /// named.
    pub fn encoding(&self) -> Encoding {
        self.encoding_name().and_then(Encoding::from_name).unwrap_or(Encoding::SqlAscii)
    }

    /// Whether strings are written with `standard_conforming_strings` on (`processStdStringsEntry`);
    /// off when no entry says it, as in archives before 8.2.
    pub fn std_strings(&self) -> bool {
        let entry = self.entries.iter().rfind(|e| e.kind == EntryKind::StdStrings);
        entry.and_then(|e| quoted(e.defn_bytes())) == Some(b"on")
    }

    /// Reads header and entries. Returns the TOC and the bytes it took: in a custom archive the
    /// data blocks follow there.
    ///
    /// `layout` is what the archive is found as; the format byte must agree with it, save that a
    /// directory's says tar (pg_backup_directory.c `InitArchiveFmt_Directory`).
    pub fn decode<R: Read>(input: R, layout: Layout, limits: &Limits) -> Result<(Self, u64)> {
        let SalvagedToc { toc, bytes, damage } = Self::salvage(input, layout, limits)?;
        damage.map_or(Ok((toc, bytes)), Err)
    }

    /// Reads header and entries as far as they are whole: damage in the entries ends the reading, and is
    /// kept beside what lies before it.
    pub fn salvage<R: Read>(input: R, layout: Layout, limits: &Limits) -> Result<SalvagedToc> {
        let mut input = ArchiveInput::new(input, 0, Widths::default(), limits);
        let header = Header::decode(&mut input)?;
        let wanted = if layout == Layout::Directory { Layout::Tar } else { layout };
        if header.layout() != Some(wanted) {
            return Err(Error::malformed(format!(
                "format byte is {}, expected {} for a {} archive",
                header.format,
                wanted.format_byte(),
                layout
            ))
            .at(10));
        }
        let at = input.offset();
        let count = input.int("number of entries")?;
        let count = u64::try_from(count).map_err(|_| Error::malformed(format!("number of entries is {count}")).at(at))?;
        if count > limits.toc_entries {
            return Err(Error::limit(format!("{count} entries are over toc_entries ({})", limits.toc_entries)).at(at));
        }
        let mut entries: Vec<TocEntry> = Vec::with_capacity(count.min(4096) as usize);
        let mut damage = None;
        for _ in 0..count {
            match TocEntry::decode(&mut input, header.version, layout) {
                Ok(entry) => TocEntry::push(&mut entries, entry),
                Err(e) if e.class() == Class::Io => return Err(e),
                Err(e) => {
                    damage = Some(e.also(whole_before(&entries, count)));
                    break;
                }
            }
        }
        entries.shrink_to_fit();
        Ok(SalvagedToc { toc: Toc::new(header, entries), bytes: input.offset(), damage })
    }

    /// Writes header and entries. The bytes' number does not depend on the data offsets, so a
    /// second call after the data can overwrite the first.
    pub fn encode<W: Write>(&self, out: W, layout: Layout) -> io::Result<()> {
        let mut out = ArchiveOutput::new(out, self.header.widths);
        self.header.encode(&mut out)?;
        let count =
            i32::try_from(self.entries.len()).map_err(|_| io::Error::from(Error::limit("more entries than an archive can number")))?;
        out.int(count)?;
        for entry in &self.entries {
            entry.encode(&mut out, self.header.version, layout)?;
        }
        Ok(())
    }
}

/// What is told of the entries before one that is damaged.
fn whole_before(entries: &[TocEntry], count: u64) -> String {
    let last = entries.last().map_or(String::new(), |last| format!(", the last {}", last.label()));
    format!("whole before it: {} of {count} entries{last}", entries.len())
}

fn index(entries: &[TocEntry]) -> HashMap<DumpId, u32> {
    let mut by_id = HashMap::with_capacity(entries.len());
    for (entry, i) in entries.iter().zip(0u32..) {
        by_id.entry(entry.dump_id).or_insert(i);
    }
    by_id
}

/// What stands between the first two apostrophes.
fn quoted(defn: &[u8]) -> Option<&[u8]> {
    let start = memchr::memchr(b'\'', defn)? + 1;
    let len = memchr::memchr(b'\'', &defn[start..])?;
    Some(&defn[start..start + len])
}
