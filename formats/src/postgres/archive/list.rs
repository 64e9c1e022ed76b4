//! The text of `pg_restore -l`, written and read back.
//!
//! Source: `PrintTOCSummary` and `SortTocFromFile` in pg_backup_archiver.c.

use std::collections::{HashMap, HashSet};
use std::io::{self, BufRead, Write};

use super::entry::DumpId;
use super::header::{Header, HeaderCompression};
use super::layout::Layout;
use super::restorer::Restorer;
use super::toc::Toc;
use super::wanted::Wanted;
use crate::{Error, Result};

/// How a list is written.
#[derive(Debug, Clone, Copy, Default)]
#[non_exhaustive]
pub struct ListOptions<'a> {
    /// The release whose text is printed: before 16 the compression is a level. Default: 18.
    pub restorer: Restorer,
    /// When the archive was made, as local time `%Y-%m-%d %H:%M:%S %Z`.
    pub created: &'a str,
    /// List what is not wanted too, and dependencies (`-v`).
    pub verbose: bool,
}

impl<'a> ListOptions<'a> {
    /// The list of the newest release, not verbose.
    pub fn new(created: &'a str) -> Self {
        ListOptions { created, ..ListOptions::default() }
    }
}

/// Writes the list of the wanted entries; `wanted[i]` speaks of `toc.entries()[i]`.
///
/// `layout` is where the TOC was found, for a directory's header cannot tell it from a tar's.
pub fn write_list(toc: &Toc, layout: Layout, wanted: &[Wanted], options: &ListOptions<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut text = Vec::with_capacity(80 * 1024);
    header(&mut text, &toc.header, layout, toc.entries().len(), options);
    for (entry, wanted) in toc.entries().iter().zip(wanted) {
        if options.verbose || wanted.is_listed() {
            let id = entry.catalog_id;
            write!(text, "{}; {} {} ", entry.dump_id, id.table_oid, id.oid)?;
            text.extend_from_slice(entry.kind.as_bytes());
            text.push(b' ');
            one_line(&mut text, entry.namespace.as_deref(), b"-");
            text.push(b' ');
            one_line(&mut text, entry.tag.as_deref(), b"");
            text.push(b' ');
            one_line(&mut text, entry.owner.as_deref(), b"");
            text.push(b'\n');
        }
        if options.verbose && !entry.dependencies.is_empty() {
            text.extend_from_slice(b";\tdepends on:");
            for id in &entry.dependencies {
                write!(text, " {id}")?;
            }
            text.push(b'\n');
        }
        if text.len() >= 64 * 1024 {
            out.write_all(&text)?;
            text.clear();
        }
    }
    out.write_all(&text)
}

fn header(text: &mut Vec<u8>, header: &Header, layout: Layout, entries: usize, options: &ListOptions<'_>) {
    let put = |text: &mut Vec<u8>, line: String| text.extend_from_slice(line.as_bytes());
    put(text, format!(";\n; Archive created at {}\n;     dbname: ", options.created));
    one_line(text, header.database.as_deref(), b"");
    let compression = match header.compression {
        HeaderCompression::Level(level) if options.restorer.lists_compression_level() => level.to_string(),
        compression => compression.codec().name().to_owned(),
    };
    let version = header.version;
    let format = match layout {
        Layout::Custom => "CUSTOM",
        Layout::Directory => "DIRECTORY",
        Layout::Tar => "TAR",
        Layout::Plain => "UNKNOWN",
    };
    put(
        text,
        format!(
            "\n;     TOC Entries: {entries}\n;     Compression: {compression}\n;     Dump Version: {}.{}-{}\n;     Format: {format}\n",
            version.major, version.minor, version.rev
        ),
    );
    put(text, format!(";     Integer: {} bytes\n;     Offset: {} bytes\n", header.widths.int, header.widths.offset));
    let versions = [("from database", &header.server_version), ("by pg_dump", &header.dump_version)];
    for (what, version) in versions {
        if let Some(version) = version {
            put(text, format!(";     Dumped {what} version: "));
            text.extend_from_slice(version);
            text.push(b'\n');
        }
    }
    put(text, ";\n;\n; Selected TOC Entries:\n;\n".to_owned());
}

/// Appends `text` with its line breaks as blanks: a name must not end the comment it stands in
/// (dumputils.c `sanitize_line`). `null` stands for NULL.
pub(crate) fn one_line(out: &mut Vec<u8>, text: Option<&[u8]>, null: &[u8]) {
    out.extend(text.unwrap_or(null).iter().map(|b| if matches!(b, b'\n' | b'\r') { b' ' } else { *b }));
}

/// A list that was edited: which entries are wanted, in which order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EntryList {
    /// Dump ids in the order of the list, each once.
    pub ids: Vec<DumpId>,
    /// Lines that name no entry or one named before, with their numbers from 1. The original warns
    /// and passes over them.
    pub ignored: Vec<(u64, String)>,
}

impl EntryList {
    /// Reads a list made from `toc`, line by line, for there may be many. A line begins with a dump id; from a semicolon on it is comment.
    ///
    /// An id that no entry has, but a smaller one than the largest, is an error as in the original.
    pub fn parse(text: impl BufRead, toc: &Toc) -> Result<Self> {
        let max = toc.max_dump_id();
        let mut list = EntryList::default();
        let mut seen = HashSet::new();
        for (line, number) in text.split(b'\n').zip(1u64..) {
            let line = line?;
            let line = line.split(|b| *b == b';').next().unwrap_or_default();
            if line.iter().all(|b| matches!(b, b' ' | b'\t' | b'\r')) {
                continue;
            }
            match leading_number(line).filter(|id| (1..=max).contains(id) && !seen.contains(id)) {
                None => list.ignored.push((number, String::from_utf8_lossy(line).into_owned())),
                Some(id) if toc.entry(id).is_none() => {
                    return Err(Error::misuse(format!("could not find entry for ID {id}")).on_line(number));
                }
                Some(id) => {
                    seen.insert(id);
                    list.ids.push(id);
                }
            }
        }
        Ok(list)
    }

    /// Puts the entries of the list last, in its order: those that it leaves out are not wanted, so
    /// the first of the wanted is the first of the list.
    pub fn reorder(&self, toc: Toc) -> Toc {
        let ranks: HashMap<DumpId, usize> = self.ids.iter().copied().zip(1..).collect();
        let (header, mut entries) = toc.into_parts();
        // In place, for there may be many, and stable.
        entries.sort_by_cached_key(|entry| ranks.get(&entry.dump_id).copied().unwrap_or(0));
        Toc::new(header, entries)
    }
}

/// What strtol makes of the start of a line.
fn leading_number(line: &[u8]) -> Option<DumpId> {
    let text = line.trim_ascii_start();
    let text = text.strip_prefix(b"+").unwrap_or(text);
    let digits = text.iter().take_while(|b| b.is_ascii_digit()).count();
    std::str::from_utf8(&text[..digits]).ok()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::postgres::archive::{ArchiveVersion, CreatedAt, EntryKind, TocEntry, Widths};

    fn toc() -> Toc {
        let header = Header {
            version: ArchiveVersion::new(1, 14),
            widths: Widths::default(),
            format: 1,
            compression: HeaderCompression::Level(-1),
            created: CreatedAt::default(),
            database: Some("a\nb".into()),
            server_version: Some("15.18".into()),
            dump_version: Some("15.18".into()),
        };
        let entries = [2, 3, 5].map(|id| {
            let mut entry = TocEntry::new(id, EntryKind::Table);
            entry.tag = Some(format!("t{id}").into());
            entry.dependencies = vec![1, id];
            entry
        });
        Toc::new(header, entries.into())
    }

    #[test]
    fn lists_as_the_original_does() {
        let mut out = Vec::new();
        let options = ListOptions { verbose: true, ..ListOptions::new("2026-01-02 03:04:05 UTC") };
        write_list(&toc(), Layout::Directory, &[Wanted::NONE; 3], &options, &mut out).expect("write to memory");
        let out = String::from_utf8(out).expect("UTF-8");
        assert!(out.starts_with(
            ";\n; Archive created at 2026-01-02 03:04:05 UTC\n;     dbname: a b\n;     TOC Entries: 3\n;     Compression: gzip\n"
        ));
        assert!(out.contains(";     Format: DIRECTORY\n"));
        assert!(out.contains("; Selected TOC Entries:\n;\n2; 0 0 TABLE - t2 \n;\tdepends on: 1 2\n3; "));
        assert!(out.ends_with("5; 0 0 TABLE - t5 \n;\tdepends on: 1 5\n"));
    }

    #[test]
    fn a_list_selects_and_reorders() {
        let toc = toc();
        let list = EntryList::parse(&b"; comment\n\n 5; 1259 1 TABLE x\r\n2\n5\nnonsense\n99\n"[..], &toc).expect("reads");
        assert_eq!(list.ids, [5, 2]);
        assert_eq!(list.ignored.iter().map(|(n, _)| *n).collect::<Vec<_>>(), [5, 6, 7]);
        let ids: Vec<_> = list.reorder(toc.clone()).entries().iter().map(|e| e.dump_id).collect();
        assert_eq!(ids, [3, 5, 2]);
        assert_eq!(EntryList::parse(&b"2\n4\n"[..], &toc).expect_err("no entry 4").to_string(), "could not find entry for ID 4 (line 2)");
    }
}
