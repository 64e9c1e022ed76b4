//! The comments that pg_dump puts into a script, read back.
//!
//! A block is what stands between two lines of `--` alone:
//!
//! ```text
//! --
//! -- TOC entry 210 (class 1259 OID 16385)                 only with -v
//! -- Dependencies: 5 208                                  only with -v
//! -- Name: orders; Type: TABLE; Schema: public; Owner: bob; Tablespace: fast
//! -- File: 3456.dat                                       pg_restore -v of a directory or tar
//! --
//! ```
//!
//! Source: `_printTocEntry`, `RestoreArchive` in pg_backup_archiver.c, `_PrintExtraToc` of each
//! format, `main` and `dumpDatabases` in pg_dumpall.c.

use memchr::memmem;

use crate::Text;
use crate::postgres::archive::{CatalogId, DumpId, EntryKind};

/// What a block says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    /// A TOC entry begins.
    Entry(EntryComment),
    /// `PostgreSQL database dump`.
    Head,
    /// `PostgreSQL database dump complete`.
    Complete,
    /// `PostgreSQL database cluster dump`, and its end.
    Cluster,
    /// `Database "x" dump`, of pg_dumpall.
    Database(Text),
}

/// What the comment before an entry says about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct EntryComment {
    pub(super) dump_id: Option<DumpId>,
    pub(super) catalog_id: CatalogId,
    pub(super) dependencies: Vec<DumpId>,
    pub(super) tag: Text,
    pub(super) kind: EntryKind,
    /// `None` is written `-`.
    pub(super) namespace: Option<Text>,
    pub(super) owner: Option<Text>,
    /// Old releases wrote an empty one too.
    pub(super) tablespace: Option<Text>,
}

impl Block {
    /// Reads a block with its first and last line; `None` if it is any other comment.
    pub(super) fn parse(block: &[u8]) -> Option<Block> {
        let mut dump_id = None;
        let mut catalog_id = CatalogId::default();
        let mut dependencies = Vec::new();
        for line in block.split(|b| *b == b'\n') {
            let line = line.strip_suffix(b"\r").unwrap_or(line);
            let Some(line) = line.strip_prefix(b"-- ") else { continue };
            match line {
                b"PostgreSQL database dump" => return Some(Block::Head),
                b"PostgreSQL database dump complete" => return Some(Block::Complete),
                b"PostgreSQL database cluster dump" | b"PostgreSQL database cluster dump complete" => return Some(Block::Cluster),
                _ => {}
            }
            if let Some(name) = line.strip_prefix(b"Database \"").and_then(|rest| rest.strip_suffix(b"\" dump")) {
                return Some(Block::Database(name.into()));
            }
            if let Some(rest) = line.strip_prefix(b"TOC entry ") {
                let numbers: Vec<u32> = numbers(rest).collect();
                if let [id, table_oid, oid] = numbers[..] {
                    dump_id = i32::try_from(id).ok().filter(|id| *id > 0);
                    catalog_id = CatalogId { table_oid, oid };
                }
            } else if let Some(rest) = line.strip_prefix(b"Dependencies:") {
                dependencies = numbers(rest).filter_map(|n| i32::try_from(n).ok()).collect();
            } else if let Some((tag, kind, namespace, owner, tablespace)) = name_line(line) {
                return Some(Block::Entry(EntryComment { dump_id, catalog_id, dependencies, tag, kind, namespace, owner, tablespace }));
            }
        }
        None
    }
}

/// `Name: x; Type: TABLE; Schema: public; Owner: bob`. A name may hold any of the words, so the
/// last of each counts.
#[allow(clippy::type_complexity)]
fn name_line(line: &[u8]) -> Option<(Text, EntryKind, Option<Text>, Option<Text>, Option<Text>)> {
    let rest = ["Name: ", "Data for Name: ", "Statistics for Name: "].iter().find_map(|p| line.strip_prefix(p.as_bytes()))?;
    let (rest, owner) = split_last(rest, b"; Owner: ")?;
    let (rest, namespace) = split_last(rest, b"; Schema: ")?;
    let (tag, kind) = split_last(rest, b"; Type: ")?;
    let (owner, tablespace) = match memmem::find(owner, b"; Tablespace: ") {
        Some(n) => (&owner[..n], Some(&owner[n + b"; Tablespace: ".len()..])),
        None => (owner, None),
    };
    let hyphen = |s: &[u8]| (s != b"-").then(|| Text::from(s));
    Some((tag.into(), kind.into(), hyphen(namespace), hyphen(owner), tablespace.map(Text::from)))
}

fn split_last<'a>(line: &'a [u8], by: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    let n = memmem::rfind(line, by)?;
    Some((&line[..n], &line[n + by.len()..]))
}

/// The numbers in a line, those too large left out.
fn numbers(line: &[u8]) -> impl Iterator<Item = u32> + '_ {
    line.split(|b| !b.is_ascii_digit()).filter_map(|word| std::str::from_utf8(word).ok()?.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entry_of_a_verbose_dump() {
        let block = b"--\n-- TOC entry 210 (class 1259 OID 16385)\n-- Dependencies: 5 208\n\
            -- Data for Name: t; Type: TABLE DATA; Schema: public; Owner: bob\n--\n";
        let Some(Block::Entry(e)) = Block::parse(block) else { panic!() };
        assert_eq!((e.dump_id, e.catalog_id.oid, &e.dependencies[..]), (Some(210), 16385, &[5, 208][..]));
        assert_eq!((e.tag, e.kind, e.namespace, e.owner), ("t".into(), EntryKind::TableData, Some("public".into()), Some("bob".into())));
    }

    #[test]
    fn a_hostile_name_stays_a_name() {
        let block = b"--\n-- Name: x; Type: VIEW; Schema: a; Owner: b; Type: TABLE; Schema: -; Owner: -; Tablespace: fast\n--\n";
        let Some(Block::Entry(e)) = Block::parse(block) else { panic!() };
        assert_eq!((e.tag, e.kind), ("x; Type: VIEW; Schema: a; Owner: b".into(), EntryKind::Table));
        assert_eq!((e.namespace, e.owner, e.tablespace), (None, None, Some("fast".into())));
    }
}
