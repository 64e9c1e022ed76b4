//! Data that is whole: what no checksum or length of the archive tells is told by the data itself.
//!
//! | data | must |
//! |---|---|
//! | rows of COPY | end in the line `\.` |
//! | INSERTs | end in a semicolon and two empty lines (pg_dump.c `dumpTableData_insert`) |
//! | large objects | be all that the TOC lists |
//!
//! A cut member of an uncompressed directory shows by nothing else. Scripts are not looked at: who
//! scanned them found the end of every statement.

use std::collections::HashSet;
use std::io::{self, BufRead, Read};

use dumpkit_formats::postgres::archive::{ArchiveReader, EntryData, EntryKind, LargeObjects, Layout, Toc, TocEntry};
use dumpkit_formats::{Class, Error, Result};

/// OIDs that are told in an error.
const TOLD: usize = 5;

/// Opens the data of an entry; reading it to its end fails with [`Class::Truncated`] when it is not whole.
pub fn open(archive: &ArchiveReader, entry: &TocEntry) -> Result<Option<EntryData<'static>>> {
    let data = archive.open(entry)?;
    if archive.layout() == Layout::Plain {
        return Ok(data);
    }
    let rows = entry.kind == EntryKind::TableData;
    Ok(match data {
        Some(EntryData::Stream(inner)) if entry.is_copy() || rows => {
            Some(EntryData::Stream(Box::new(Whole { inner, ending: Ending::new(entry.is_copy()) })))
        }
        Some(EntryData::LargeObjects(inner)) => {
            Some(EntryData::LargeObjects(Box::new(WholeObjects { inner, missing: listed(archive.toc(), entry) })))
        }
        other => other,
    })
}

/// How a stream ends, however it is cut into blocks.
struct Ending {
    copy: bool,
    /// The last bytes before the newlines at the end; the start counts as that of a line.
    tail: [u8; 3],
    newlines: usize,
}

impl Ending {
    fn new(copy: bool) -> Self {
        Ending { copy, tail: [b'\n'; 3], newlines: 0 }
    }

    fn feed(&mut self, block: &[u8]) {
        let end = block.iter().rposition(|b| *b != b'\n').map_or(0, |last| last + 1);
        if end > 0 {
            let line_break = (self.newlines > 0).then_some(&b'\n');
            for b in line_break.into_iter().chain(&block[end.saturating_sub(3)..end]) {
                self.tail = [self.tail[1], self.tail[2], *b];
            }
            self.newlines = 0;
        }
        self.newlines = self.newlines.saturating_add(block.len() - end);
    }

    fn check(&self) -> Result<()> {
        if self.copy {
            return if self.tail == *b"\n\\." { Ok(()) } else { Err(Error::truncated("COPY data, before its end marker")) };
        }
        let [.., last] = self.tail;
        let is_whole = matches!(last, b';' | b'\n') && self.newlines >= 2;
        if is_whole { Ok(()) } else { Err(Error::truncated("INSERT statements, before the empty lines behind them")) }
    }
}

/// A stream that must end as it should.
struct Whole {
    inner: Box<dyn BufRead + Send>,
    ending: Ending,
}

impl Read for Whole {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(out)?;
        if n == 0 && !out.is_empty() {
            self.ending.check()?;
        }
        self.ending.feed(&out[..n]);
        Ok(n)
    }
}

impl BufRead for Whole {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let held = self.inner.fill_buf()?;
        if held.is_empty() {
            self.ending.check()?;
        }
        Ok(held)
    }

    fn consume(&mut self, n: usize) {
        // What is consumed is what is held: asking again reads nothing.
        if let Ok(held) = self.inner.fill_buf() {
            self.ending.feed(&held[..n.min(held.len())]);
        }
        self.inner.consume(n);
    }
}

/// Large objects that must all come.
struct WholeObjects {
    inner: Box<dyn LargeObjects + Send>,
    missing: HashSet<u32>,
}

impl LargeObjects for WholeObjects {
    fn next_object(&mut self) -> Result<Option<u32>> {
        let next = self.inner.next_object()?;
        match next {
            Some(oid) => drop(self.missing.remove(&oid)),
            None if !self.missing.is_empty() => {
                let mut missing: Vec<u32> = self.missing.iter().copied().collect();
                missing.sort_unstable();
                let told: Vec<String> = missing.iter().take(TOLD).map(u32::to_string).collect();
                let more = if missing.len() > TOLD { format!(" and {} more", missing.len() - TOLD) } else { String::new() };
                return Err(Error::new(
                    Class::Truncated,
                    format!("large objects that are listed and have no contents: {}{more}", told.join(", ")),
                ));
            }
            None => {}
        }
        Ok(next)
    }

    fn contents(&mut self) -> &mut dyn BufRead {
        self.inner.contents()
    }
}

/// The objects that `entry` must hold: of several groups those it depends on, else all that are listed
/// (`BLOB`, one object each; since 1.16 `BLOB METADATA`, a group).
fn listed(toc: &Toc, entry: &TocEntry) -> HashSet<u32> {
    let mut oids = HashSet::new();
    let mut add = |entry: &TocEntry| {
        let text = match entry.kind {
            EntryKind::Blob => entry.tag_bytes(),
            EntryKind::BlobMetadata => entry.defn_bytes(),
            _ => return,
        };
        oids.extend(text.split(u8::is_ascii_whitespace).filter_map(|n| std::str::from_utf8(n).ok()?.parse::<u32>().ok()));
    };
    let groups = toc.entries().iter().filter(|e| e.kind == EntryKind::Blobs).count();
    if groups > 1 {
        entry.dependencies.iter().filter_map(|id| toc.entry(*id)).for_each(&mut add);
    } else {
        toc.entries().iter().for_each(&mut add);
    }
    oids
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(copy: bool, data: &[u8]) -> bool {
        let whole = |blocks: &[&[u8]]| {
            let mut ending = Ending::new(copy);
            blocks.iter().for_each(|block| ending.feed(block));
            ending.check().is_ok()
        };
        let all = whole(&[data]);
        for at in 0..data.len() {
            assert_eq!(whole(&[&data[..at], &data[at..]]), all, "cut at {at}");
        }
        assert_eq!(whole(&data.chunks(1).collect::<Vec<_>>()), all);
        all
    }

    #[test]
    fn a_cut_shows() {
        for data in [&b"\\.\n\n\n"[..], b"a\tb\n\\.\n\n\n", b"\n\n\n\\.\n\n\n", b"x\n\\.\n", b"x\n\\."] {
            assert!(ends(true, data), "{}", data.escape_ascii());
            let marker = data.windows(2).position(|w| w == b"\\.").expect("a marker");
            for len in 0..marker + 2 {
                assert!(!ends(true, &data[..len]), "{}", data[..len].escape_ascii());
            }
        }
        assert!(!ends(true, b"x\\.\n\n\n"));
        for data in [&b"\n\n"[..], b"INSERT INTO t VALUES (';\n');\n\n\n"] {
            assert!(ends(false, data));
            for len in 0..data.len() - 1 {
                assert!(!ends(false, &data[..len]), "{}", data[..len].escape_ascii());
            }
        }
    }
}
