//! Large objects in a script: their contents as calls of lowrite, and commands for each of a group.
//!
//! Source: `StartRestoreLOs`, `StartRestoreLO`, `dump_lo_buf` and their ends in
//! pg_backup_archiver.c, `IssueCommandPerBlob` and `IssueACLPerBlob` in pg_backup_db.c.

use std::io::BufRead;

use super::state::ScriptWriter;
use crate::postgres::archive::{EntryKind, LargeObjects, TocEntry};
use crate::postgres::sql::encode_hex;
use crate::source::each_block;
use crate::{Error, Result};

/// Bytes of one lowrite call (`LOBBUFSIZE`).
const CALL: usize = 16 * 1024;
/// `INV_WRITE`, the mode of lo_open.
const WRITE_MODE: u32 = 0x0002_0000;

impl<'a> ScriptWriter<'a, '_> {
    /// Writes the objects of one entry.
    pub(super) fn large_objects(&mut self, objects: &mut dyn LargeObjects) -> Result<()> {
        // The handle lives as long as its transaction.
        let own_transaction = !self.options.single_transaction && self.options.transaction_size == 0;
        if own_transaction {
            self.put(&[b"BEGIN;\n\n"]);
        }
        // Before 1.12 no entry creates them.
        let create = !self.toc.header.version.has_blob_entries();
        while let Some(oid) = objects.next_object()? {
            if create && self.options.clean {
                self.drop_blob_if_exists(oid);
            }
            let line = if create {
                format!("SELECT pg_catalog.lo_open(pg_catalog.lo_create('{oid}'), {WRITE_MODE});\n")
            } else {
                format!("SELECT pg_catalog.lo_open('{oid}', {WRITE_MODE});\n")
            };
            self.put(&[line.as_bytes()]);
            self.contents(objects.contents())?;
            self.put(&[b"SELECT pg_catalog.lo_close(0);\n\n"]);
            self.sink.settle()?;
        }
        if own_transaction {
            self.put(&[b"COMMIT;\n\n"]);
        }
        Ok(())
    }

    fn contents(&mut self, contents: &mut dyn BufRead) -> Result<()> {
        let std_strings = self.toc.std_strings();
        let mut in_call = 0;
        each_block(contents, |block| {
            let mut rest = block;
            while !rest.is_empty() {
                if in_call == CALL {
                    self.sink.put(&[b"');\n"]);
                    self.sink.settle()?;
                    in_call = 0;
                }
                if in_call == 0 {
                    self.sink.put(&[b"SELECT pg_catalog.lowrite(0, '", if std_strings { b"\\x" } else { b"\\\\x" }]);
                }
                let (now, later) = rest.split_at(rest.len().min(CALL - in_call));
                encode_hex(now, self.sink.text());
                in_call += now.len();
                rest = later;
            }
            Ok(())
        })?;
        if in_call > 0 {
            self.put(&[b"');\n"]);
        }
        Ok(())
    }

    /// A command for each object of a `BLOB METADATA` entry, whose definition is one OID a line.
    pub(super) fn per_blob(&mut self, entry: &TocEntry, begin: &[u8], end: &[u8]) {
        for oid in entry.defn_bytes().split_inclusive(|b| *b == b'\n') {
            let Some(oid) = oid.strip_suffix(b"\n") else { break };
            self.put(&[begin, oid, end, b";\n"]);
            self.count_action(b"COMMIT;\nBEGIN;\n\n");
        }
        self.put(&[b"\n"]);
    }

    /// An ACL entry of a group has the commands for its first object; they are meant for each.
    pub(super) fn acl_per_blob(&mut self, entry: &'a TocEntry) -> Result<()> {
        let toc = self.toc;
        let parent = entry.dependencies.first().and_then(|id| toc.entry(*id)).filter(|e| e.kind == EntryKind::BlobMetadata);
        let Some(parent) = parent else {
            return Err(Error::malformed("the entry's first dependency is not the BLOB METADATA it belongs to").in_entry(entry.dump_id));
        };
        let mut rest = entry.defn_bytes();
        while let Some(end) = end_of_command(rest) {
            let (command, later) = rest.split_at(end);
            let Some((begin, tail)) = around_oid(command) else {
                return Err(Error::malformed("a command of the entry names no LARGE OBJECT").in_entry(entry.dump_id));
            };
            self.per_blob(parent, begin, tail);
            rest = later[1..].trim_ascii_start();
        }
        Ok(())
    }
}

/// The place of the semicolon outside of quoted role names.
fn end_of_command(sql: &[u8]) -> Option<usize> {
    let mut quoted = false;
    sql.iter().position(|b| {
        quoted ^= *b == b'"';
        *b == b';' && !quoted
    })
}

/// What is before and after the OID of `... LARGE OBJECT 123 ...`.
fn around_oid(command: &[u8]) -> Option<(&[u8], &[u8])> {
    const MARK: &[u8] = b"LARGE OBJECT ";
    let mut quoted = false;
    let at = (0..command.len()).find(|i| {
        quoted ^= command[*i] == b'"';
        !quoted && command[*i..].starts_with(MARK)
    })?;
    let (begin, rest) = command.split_at(at + MARK.len());
    let digits = rest.iter().take_while(|b| b.is_ascii_digit()).count();
    Some((begin, &rest[digits..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quoted_role_cannot_end_a_command() {
        let sql = b"GRANT ALL ON LARGE OBJECT 12 TO \"a;LARGE OBJECT 3\";\n\nREVOKE";
        let end = end_of_command(sql).expect("ends");
        let command = &sql[..end];
        assert_eq!(around_oid(command), Some((&b"GRANT ALL ON LARGE OBJECT "[..], &b" TO \"a;LARGE OBJECT 3\""[..])));
        assert_eq!(sql[end..].trim_ascii_start(), b";\n\nREVOKE");
    }
}
