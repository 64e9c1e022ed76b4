//! One entry as SQL: its comment header, its definition, its owner.
//!
//! Source: `_printTocEntry`, `_getObjectDescription`, `_printTableAccessMethodNoStorage` in
//! pg_backup_archiver.c, `_PrintExtraToc` of each format.

use super::state::ScriptWriter;
use crate::postgres::archive::{DataOffset, EntryKind, Extra, TocEntry, one_line};
use crate::{Error, Result};

/// `RELKIND_PARTITIONED_TABLE`.
const PARTITIONED_TABLE: i32 = b'p' as i32;

impl<'a> ScriptWriter<'a, '_> {
    /// Prints an entry, `prefix` before its name in the header.
    pub(super) fn entry(&mut self, entry: &'a TocEntry, prefix: &str) -> Result<()> {
        // Older releases know no relkind and treat every table alike.
        let partitioned = entry.relkind == PARTITIONED_TABLE && self.options.restorer.has_partitioned_table_am();
        self.become_owner(entry);
        self.select_schema(entry.namespace_bytes());
        self.select_tablespace(entry.tablespace.as_deref());
        if !partitioned {
            self.select_table_am(entry.table_am.as_deref());
        }
        self.header(entry, prefix);
        self.definition(entry)?;
        self.owner(entry)?;
        if partitioned {
            self.table_am_of_partitioned(entry);
        }
        if matches!(entry.kind, EntryKind::Acl | EntryKind::AclLanguage | EntryKind::DefaultAcl) {
            self.forget_user();
        }
        self.sink.settle()?;
        Ok(())
    }

    fn header(&mut self, entry: &TocEntry, prefix: &str) {
        let options = self.options;
        self.put(&[b"--\n"]);
        if options.verbose.is_some() {
            let id = entry.catalog_id;
            let line = format!("-- TOC entry {} (class {} OID {})\n", entry.dump_id, id.table_oid, id.oid);
            self.put(&[line.as_bytes()]);
            if !entry.dependencies.is_empty() {
                self.put(&[b"-- Dependencies:"]);
                for id in &entry.dependencies {
                    self.put(&[b" ", id.to_string().as_bytes()]);
                }
                self.put(&[b"\n"]);
            }
        }
        self.put(&[b"-- ", prefix.as_bytes(), b"Name: "]);
        one_line(self.sink.text(), entry.tag.as_deref(), b"");
        self.put(&[b"; Type: ", entry.kind.as_bytes(), b"; Schema: "]);
        one_line(self.sink.text(), entry.namespace.as_deref(), b"-");
        self.put(&[b"; Owner: "]);
        one_line(self.sink.text(), entry.owner.as_deref().filter(|_| !options.no_owner), b"-");
        if let Some(tablespace) = entry.tablespace.as_deref().filter(|t| !t.is_empty() && !options.no_tablespaces) {
            self.put(&[b"; Tablespace: "]);
            one_line(self.sink.text(), Some(tablespace), b"");
        }
        self.put(&[b"\n"]);
        if options.verbose.is_some() {
            match &entry.extra {
                Extra::Offset(DataOffset::At(at)) => self.put(&[b"-- Data Pos: ", at.to_string().as_bytes(), b"\n"]),
                Extra::Offset(_) => self.put(&[b"-- Data Pos: 0\n"]),
                Extra::Member(name) => self.put(&[b"-- File: ", name, b"\n"]),
                Extra::None | Extra::Range { .. } => {}
            }
        }
        self.put(&[b"--\n\n"]);
    }

    fn definition(&mut self, entry: &'a TocEntry) -> Result<()> {
        let defn = entry.defn_bytes();
        match entry.kind {
            // Old archives have AUTHORIZATION in it.
            EntryKind::Schema if self.options.no_owner && !defn.starts_with(b"--") => {
                self.put(&[b"CREATE SCHEMA "]);
                self.put_id(entry.tag_bytes());
                self.put(&[b";\n\n\n"]);
            }
            EntryKind::BlobMetadata => self.per_blob(entry, b"SELECT pg_catalog.lo_create('", b"')"),
            EntryKind::Acl if entry.tag_bytes().starts_with(b"LARGE OBJECTS") => self.acl_per_blob(entry)?,
            _ if !defn.is_empty() => {
                self.put(&[defn, b"\n\n"]);
                let body = matches!(entry.kind, EntryKind::Function | EntryKind::Procedure);
                if self.options.transaction_size > 0 && !body {
                    self.count_more_actions(memchr::memchr_iter(b';', defn).count().saturating_sub(1));
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn owner(&mut self, entry: &'a TocEntry) -> Result<()> {
        let options = self.options;
        let owner = entry.owner.as_deref().unwrap_or_default();
        let drop_stmt = entry.drop_stmt.as_deref().unwrap_or_default();
        // A comment stands in for the public schema: it was not created as its owner.
        let not_created = entry.kind == EntryKind::Schema && entry.defn_bytes().starts_with(b"--");
        if options.no_owner || (options.use_set_session_authorization && !not_created) || owner.is_empty() || drop_stmt.is_empty() {
            return Ok(());
        }
        if entry.kind == EntryKind::BlobMetadata {
            let mut end = b" OWNER TO ".to_vec();
            self.options.quote(&mut end, owner, self.encoding);
            self.per_blob(entry, b"ALTER LARGE OBJECT ", &end);
            return Ok(());
        }
        let start = self.sink.text().len();
        self.put(&[b"ALTER "]);
        if self.description(entry)? {
            self.put(&[b" OWNER TO "]);
            self.put_id(owner);
            self.put(&[b";\n\n"]);
        } else {
            self.sink.text().truncate(start);
        }
        Ok(())
    }

    /// Prints what ALTER ... OWNER TO calls the object; `false` if it has no owner of its own.
    fn description(&mut self, entry: &TocEntry) -> Result<bool> {
        use EntryKind as K;
        match &entry.kind {
            K::Collation
            | K::Conversion
            | K::Domain
            | K::ForeignTable
            | K::MaterializedView
            | K::Sequence
            | K::Statistics
            | K::Table
            | K::TextSearchDictionary
            | K::TextSearchConfiguration
            | K::Type
            | K::View
            | K::Database
            | K::ProceduralLanguage
            | K::Schema
            | K::EventTrigger
            | K::ForeignDataWrapper
            | K::Server
            | K::Publication
            | K::Subscription => {
                let any_relation = matches!(entry.kind, K::View | K::Sequence | K::MaterializedView);
                let kind: &[u8] =
                    if any_relation && !self.options.restorer.names_kind_of_owned() { b"TABLE" } else { entry.kind.as_bytes() };
                self.put(&[kind, b" "]);
                self.put_qualified(entry);
            }
            K::Blob => self.put(&[b"LARGE OBJECT ", entry.tag_bytes()]),
            K::Aggregate | K::Function | K::Operator | K::OperatorClass | K::OperatorFamily | K::Procedure => {
                // The signature is in the drop statement, after "DROP ".
                let drop = entry.drop_stmt.as_deref().unwrap_or_default();
                let object = drop.get(5..).unwrap_or_default();
                let end = object.iter().rposition(|b| !matches!(b, b'\n' | b';')).map_or(0, |i| i + 1);
                if end == 0 {
                    return Ok(false);
                }
                self.put(&[&object[..end]]);
            }
            K::Cast
            | K::CheckConstraint
            | K::Constraint
            | K::DatabaseProperties
            | K::Default
            | K::FkConstraint
            | K::Index
            | K::Rule
            | K::Trigger
            | K::RowSecurity
            | K::Policy
            | K::UserMapping => return Ok(false),
            other => {
                let what = format!("don't know how to set owner for object type \"{other}\"");
                return Err(Error::unsupported(what).in_entry(entry.dump_id).hint("leave owners out with --no-owner"));
            }
        }
        Ok(true)
    }

    fn table_am_of_partitioned(&mut self, entry: &TocEntry) {
        let Some(table_am) = entry.table_am.as_deref().filter(|_| !self.options.no_table_access_method) else { return };
        self.put(&[b"ALTER TABLE "]);
        self.put_qualified(entry);
        self.put(&[b" SET ACCESS METHOD "]);
        self.put_id(table_am);
        self.put(&[b";\n\n"]);
    }
}
