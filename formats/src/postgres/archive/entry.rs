//! One entry of the TOC, read and written.
//!
//! | field | type | since |
//! |---|---|---|
//! | dump id | integer > 0 | |
//! | had dumper | integer: has data | |
//! | table oid, oid | strings of decimal digits | 1.8 |
//! | tag, desc | string | |
//! | section | integer | 1.11 |
//! | defn, drop statement | string | |
//! | copy statement | string | 1.3 |
//! | namespace | string | 1.6 |
//! | tablespace | string | 1.10 |
//! | table access method | string | 1.14 |
//! | relkind | integer | 1.16 |
//! | owner | string | |
//! | with oids | string, `false` | 1.9 |
//! | dependencies | strings of decimal digits, ended by NULL | 1.5 |
//! | extra | custom: data offset; directory and tar: member name | |
//!
//! Source: `WriteToc` and `ReadToc` in pg_backup_archiver.c, `_WriteExtraToc` of each format.

use std::io::{self, Read, Write};

use super::kind::{EntryKind, Section};
use super::layout::Layout;
use super::primitive::{ArchiveInput, ArchiveOutput, DataOffset};
use super::version::ArchiveVersion;
use crate::{Error, Result, Text};

/// Entries whose texts lie together in memory.
const PACKED: usize = 256;

/// An entry's number, unique in its archive.
pub type DumpId = i32;

/// The catalog row that an entry was made from: (oid of the catalog, oid of the row).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct CatalogId {
    /// OID of the catalog, such as `pg_class`; 0 for entries without a row.
    pub table_oid: u32,
    /// OID of the row.
    pub oid: u32,
}

/// The one field that depends on the layout: where the data is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Extra {
    /// Not located: an entry without data, or one made in memory.
    #[default]
    None,
    /// Custom: the data block's place in the file.
    Offset(DataOffset),
    /// Directory and tar: the member's name, without a compression suffix.
    Member(Text),
    /// Plain: a byte range of the script.
    Range {
        /// First byte of the data.
        start: u64,
        /// Bytes of data.
        len: u64,
    },
}

/// One entry of the TOC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TocEntry {
    /// Its number.
    pub dump_id: DumpId,
    /// Whether the archiver had data to write for it.
    pub had_dumper: bool,
    /// The catalog row behind it.
    pub catalog_id: CatalogId,
    /// The object's name, with argument types for functions; `TABLE t` and the like for comments and ACLs.
    pub tag: Option<Text>,
    /// What it is (the `desc` string).
    pub kind: EntryKind,
    /// When it is restored.
    pub section: Section,
    /// The SQL that makes it.
    pub defn: Option<Text>,
    /// The SQL that drops it.
    pub drop_stmt: Option<Text>,
    /// The COPY command its data follows.
    pub copy_stmt: Option<Text>,
    /// The schema it is in.
    pub namespace: Option<Text>,
    /// The tablespace; empty means the database's own, NULL that it has no storage.
    pub tablespace: Option<Text>,
    /// The table access method.
    pub table_am: Option<Text>,
    /// `pg_class.relkind` as a number; 0 when not a relation.
    pub relkind: i32,
    /// The owning role.
    pub owner: Option<Text>,
    /// `false` since PostgreSQL 12; `true` in old dumps of tables WITH OIDS.
    pub with_oids: Option<Text>,
    /// What must be restored before it.
    pub dependencies: Vec<DumpId>,
    /// Where its data is.
    pub extra: Extra,
}

impl TocEntry {
    /// An entry with nothing but a number, a kind and the kind's guessed section.
    pub fn new(dump_id: DumpId, kind: EntryKind) -> Self {
        TocEntry {
            dump_id,
            had_dumper: false,
            catalog_id: CatalogId::default(),
            tag: None,
            section: Section::guess(&kind),
            kind,
            defn: None,
            drop_stmt: None,
            copy_stmt: None,
            namespace: None,
            tablespace: None,
            table_am: None,
            relkind: 0,
            owner: None,
            with_oids: Some("false".into()),
            dependencies: Vec::new(),
            extra: Extra::None,
        }
    }

    /// The tag's bytes, empty when NULL.
    pub fn tag_bytes(&self) -> &[u8] {
        self.tag.as_deref().unwrap_or_default()
    }

    /// The namespace's bytes, empty when NULL.
    pub fn namespace_bytes(&self) -> &[u8] {
        self.namespace.as_deref().unwrap_or_default()
    }

    /// The definition's bytes, empty when NULL.
    pub fn defn_bytes(&self) -> &[u8] {
        self.defn.as_deref().unwrap_or_default()
    }

    /// Whether the data is rows of COPY, rather than INSERT statements or large objects.
    pub fn is_copy(&self) -> bool {
        self.copy_stmt.as_ref().is_some_and(|s| !s.is_empty())
    }

    /// Whether the entry claims to have data in the archive.
    pub fn has_data(&self) -> bool {
        match &self.extra {
            Extra::Offset(DataOffset::NoData) => false,
            Extra::Offset(_) => self.had_dumper,
            Extra::Member(_) | Extra::Range { .. } => true,
            Extra::None => self.had_dumper,
        }
    }

    /// How messages name it: `TABLE DATA public.orders`.
    pub fn label(&self) -> String {
        let mut label = self.kind.to_string();
        label.push(' ');
        if let Some(ns) = self.namespace.as_ref().filter(|ns| !ns.is_empty()) {
            label.push_str(&ns.display());
            label.push('.');
        }
        label.push_str(&String::from_utf8_lossy(self.tag_bytes()));
        label
    }

    /// Lets texts that are the same as in the entry before share its bytes.
    fn share(&mut self, before: &TocEntry) {
        let pairs = [
            (&mut self.namespace, &before.namespace),
            (&mut self.tablespace, &before.tablespace),
            (&mut self.table_am, &before.table_am),
            (&mut self.owner, &before.owner),
            (&mut self.with_oids, &before.with_oids),
        ];
        for (own, before) in pairs {
            if own == before {
                own.clone_from(before);
            }
        }
    }

    /// Adds an entry to those read before it, in little memory: there may be many.
    pub(crate) fn push(entries: &mut Vec<TocEntry>, mut entry: TocEntry) {
        if let Some(before) = entries.last() {
            entry.share(before);
        }
        entries.push(entry);
        // All but the last, whose texts the next may share.
        let whole = entries.len() - 1;
        if whole > 0 && whole.is_multiple_of(PACKED) {
            Text::pack(entries[whole - PACKED..whole].iter_mut().flat_map(TocEntry::texts_mut));
        }
    }

    fn texts_mut(&mut self) -> impl Iterator<Item = &mut Text> {
        let member = match &mut self.extra {
            Extra::Member(name) => Some(name),
            _ => None,
        };
        let fields = [
            &mut self.tag,
            &mut self.defn,
            &mut self.drop_stmt,
            &mut self.copy_stmt,
            &mut self.namespace,
            &mut self.tablespace,
            &mut self.table_am,
            &mut self.owner,
            &mut self.with_oids,
        ];
        fields.into_iter().flatten().chain(member)
    }

    pub(super) fn decode<R: Read>(input: &mut ArchiveInput<'_, R>, version: ArchiveVersion, layout: Layout) -> Result<Self> {
        let at = input.offset();
        let dump_id = input.int("dump id")?;
        if dump_id <= 0 {
            return Err(Error::malformed(format!("dump id is {dump_id}, expected a positive number")).at(at));
        }
        let entry = Self::decode_rest(dump_id, input, version, layout);
        entry.map_err(|e| e.in_entry(dump_id))
    }

    fn decode_rest<R: Read>(dump_id: DumpId, input: &mut ArchiveInput<'_, R>, version: ArchiveVersion, layout: Layout) -> Result<Self> {
        let had_dumper = input.int("data flag")? != 0;
        let catalog_id =
            CatalogId { table_oid: decimal(input, "catalog oid")?.unwrap_or(0), oid: decimal(input, "object oid")?.unwrap_or(0) };
        let tag = input.string("tag")?;
        let at = input.offset();
        let kind = match input.string("desc")? {
            Some(desc) => EntryKind::from(desc),
            None => return Err(Error::malformed("desc is NULL").at(at)),
        };
        let section = if version.has_section() { Section::from_wire(input.int("section")?) } else { Section::guess(&kind) };
        let defn = input.string("definition")?;
        let drop_stmt = input.string("drop statement")?;
        let copy_stmt = input.string("copy statement")?;
        let namespace = input.string("namespace")?;
        let tablespace = input.string("tablespace")?;
        let table_am = if version.has_table_am() { input.string("table access method")? } else { None };
        let relkind = if version.has_relkind() { input.int("relkind")? } else { 0 };
        let owner = input.string("owner")?;
        let with_oids = input.string("with-oids flag")?;
        let mut dependencies = Vec::new();
        while let Some(id) = decimal::<DumpId, _>(input, "dependency")? {
            if dependencies.len() as u64 >= input.limits().entry_dependencies {
                return Err(Error::limit("more dependencies than entry_dependencies").at(input.offset()));
            }
            dependencies.push(id);
        }
        dependencies.shrink_to_fit();
        let extra = match layout {
            Layout::Custom => Extra::Offset(input.data_offset()?),
            Layout::Directory | Layout::Tar => match input.string("member name")? {
                Some(name) if !name.is_empty() => Extra::Member(name),
                _ => Extra::None,
            },
            Layout::Plain => Extra::None,
        };
        Ok(TocEntry {
            dump_id,
            had_dumper,
            catalog_id,
            tag,
            kind,
            section,
            defn,
            drop_stmt,
            copy_stmt,
            namespace,
            tablespace,
            table_am,
            relkind,
            owner,
            with_oids,
            dependencies,
            extra,
        })
    }

    pub(super) fn encode<W: Write>(&self, out: &mut ArchiveOutput<W>, version: ArchiveVersion, layout: Layout) -> io::Result<()> {
        out.int(self.dump_id)?;
        out.int(i32::from(self.had_dumper))?;
        out.string(Some(self.catalog_id.table_oid.to_string().as_bytes()))?;
        out.string(Some(self.catalog_id.oid.to_string().as_bytes()))?;
        out.string(self.tag.as_deref())?;
        out.string(Some(self.kind.as_bytes()))?;
        if version.has_section() {
            out.int(self.section.to_wire())?;
        }
        for text in [&self.defn, &self.drop_stmt, &self.copy_stmt, &self.namespace, &self.tablespace] {
            out.string(text.as_deref())?;
        }
        if version.has_table_am() {
            out.string(self.table_am.as_deref())?;
        }
        if version.has_relkind() {
            out.int(self.relkind)?;
        }
        out.string(self.owner.as_deref())?;
        out.string(self.with_oids.as_deref())?;
        for id in &self.dependencies {
            out.string(Some(id.to_string().as_bytes()))?;
        }
        out.string(None)?;
        match (layout, &self.extra) {
            (Layout::Custom, Extra::Offset(offset)) => out.data_offset(*offset),
            (Layout::Custom, _) => out.data_offset(DataOffset::NoData),
            (Layout::Directory | Layout::Tar, Extra::Member(name)) => out.string(Some(name)),
            (Layout::Directory | Layout::Tar, _) => out.string(Some(b"")),
            (Layout::Plain, _) => Ok(()),
        }
    }
}

/// A number stored as a string of decimal digits; `None` is NULL.
fn decimal<N: std::str::FromStr, R: Read>(input: &mut ArchiveInput<'_, R>, what: &str) -> Result<Option<N>> {
    let at = input.offset();
    let Some(text) = input.string(what)? else { return Ok(None) };
    match std::str::from_utf8(&text).ok().and_then(|s| s.parse().ok()) {
        Some(n) => Ok(Some(n)),
        None => Err(Error::malformed(format!("{what} is {text:?}, expected a decimal number")).at(at)),
    }
}
