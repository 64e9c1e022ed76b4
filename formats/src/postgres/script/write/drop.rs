//! The DROP commands before everything else.
//!
//! Source: the first half of `RestoreArchive` in pg_backup_archiver.c.

use super::state::{ScriptWriter, Warning};
use crate::Result;
use crate::postgres::archive::{EntryKind, TocEntry, Wanted};

impl<'a> ScriptWriter<'a, '_> {
    /// Drops what is wanted, last first.
    pub(super) fn drops(&mut self, wanted: &[Wanted], warnings: &mut Vec<Warning>) -> Result<()> {
        let toc = self.toc;
        for (entry, wanted) in toc.entries().iter().zip(wanted).rev() {
            let database = matches!(entry.kind, EntryKind::Database | EntryKind::DatabaseProperties);
            // Another database is connected to as yet: dropping anything in it would be wrong.
            if self.options.create && !database {
                continue;
            }
            if !(wanted.schema || wanted.data) || entry.drop_stmt.is_none() {
                continue;
            }
            let in_transactions = self.options.transaction_size > 0;
            if database && in_transactions {
                self.put(&[b"COMMIT;\n"]);
            }
            self.become_owner(entry);
            self.select_schema(entry.namespace_bytes());
            self.drop_one(entry, warnings);
            if database && in_transactions {
                self.put(&[b"BEGIN;\n"]);
                self.reset_actions();
            } else {
                self.count_action(b"COMMIT;\nBEGIN;\n");
            }
            self.sink.settle()?;
        }
        self.forget_schema();
        Ok(())
    }

    fn drop_one(&mut self, entry: &'a TocEntry, warnings: &mut Vec<Warning>) {
        let statement = entry.drop_stmt.as_deref().unwrap_or_default();
        let if_exists = self.options.if_exists;
        match entry.kind {
            EntryKind::BlobMetadata if if_exists => {
                let find = b"SELECT pg_catalog.lo_unlink(oid) FROM pg_catalog.pg_largeobject_metadata WHERE oid = '";
                self.per_blob(entry, find, b"'");
            }
            EntryKind::BlobMetadata => self.per_blob(entry, b"SELECT pg_catalog.lo_unlink('", b"')"),
            _ if statement.is_empty() => {}
            // A comment stands in for the public schema.
            _ if !if_exists || statement.starts_with(b"--") => self.put(&[statement]),
            EntryKind::Blob => self.drop_blob_if_exists(entry.catalog_id.oid),
            _ => match if_exists_of(&entry.kind, statement) {
                Some(edited) => self.put(&[&edited]),
                None => {
                    let text = format!("could not find where to insert IF EXISTS in statement \"{}\"", String::from_utf8_lossy(statement));
                    warnings.push(Warning { entry: entry.dump_id, text });
                    let rest = statement.strip_prefix(ALTER_TABLE);
                    self.put(&[if rest.is_some() { ALTER_TABLE_IF_EXISTS } else { b"" }, rest.unwrap_or(statement)]);
                }
            },
        }
    }

    /// Removes a large object that may not be there.
    pub(super) fn drop_blob_if_exists(&mut self, oid: u32) {
        let line = format!("SELECT pg_catalog.lo_unlink(oid) FROM pg_catalog.pg_largeobject_metadata WHERE oid = '{oid}';\n");
        self.put(&[line.as_bytes()]);
    }
}

const ALTER_TABLE: &[u8] = b"ALTER TABLE";
const ALTER_TABLE_IF_EXISTS: &[u8] = b"ALTER TABLE IF EXISTS";

/// Puts IF EXISTS into a drop statement; `None` if its place is not found.
fn if_exists_of(kind: &EntryKind, statement: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(statement.len() + 24);
    let rest = match statement.strip_prefix(ALTER_TABLE) {
        Some(rest) => {
            out.extend_from_slice(ALTER_TABLE_IF_EXISTS);
            rest
        }
        None => statement,
    };
    // DROP DEFAULT takes no IF EXISTS, nor does a view that replaces one to drop its rule.
    if matches!(kind, EntryKind::Default | EntryKind::DatabaseProperties) || rest.starts_with(b"CREATE OR REPLACE VIEW") {
        out.extend_from_slice(rest);
        return Some(out);
    }
    let mut mark = b"DROP ".to_vec();
    match kind {
        EntryKind::Constraint | EntryKind::CheckConstraint | EntryKind::FkConstraint => mark.extend_from_slice(b"CONSTRAINT"),
        other => mark.extend_from_slice(other.as_bytes()),
    }
    // The original builds it in 40 bytes, its NUL included.
    mark.truncate(39);
    let at = memchr::memmem::find(rest, &mark)? + mark.len();
    out.extend_from_slice(&rest[..at]);
    out.extend_from_slice(b" IF EXISTS");
    out.extend_from_slice(&rest[at..]);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn if_exists_goes_where_each_statement_takes_it() {
        let edit = |kind, statement: &str| if_exists_of(&kind, statement.as_bytes()).map(|s| String::from_utf8(s).expect("UTF-8"));
        assert_eq!(edit(EntryKind::Table, "DROP TABLE a.b;\n").as_deref(), Some("DROP TABLE IF EXISTS a.b;\n"));
        assert_eq!(
            edit(EntryKind::FkConstraint, "ALTER TABLE ONLY a.b DROP CONSTRAINT c;\n").as_deref(),
            Some("ALTER TABLE IF EXISTS ONLY a.b DROP CONSTRAINT IF EXISTS c;\n")
        );
        assert_eq!(
            edit(EntryKind::Default, "ALTER TABLE a.b ALTER COLUMN c DROP DEFAULT;\n").as_deref(),
            Some("ALTER TABLE IF EXISTS a.b ALTER COLUMN c DROP DEFAULT;\n")
        );
        let view = "CREATE OR REPLACE VIEW v AS\nSELECT 1;\n";
        assert_eq!(edit(EntryKind::Rule, view).as_deref(), Some(view));
        assert_eq!(edit(EntryKind::Table, "DROP VIEW v;\n"), None);
    }
}
