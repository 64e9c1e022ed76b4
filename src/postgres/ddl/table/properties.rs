//! What of tables and columns only ALTER TABLE can say.

use crate::model::object::Table;
use crate::postgres::ddl::Ddl;
use crate::postgres::text::put;

/// Statistics targets, storage, compression and options of columns.
pub(super) fn columns(ddl: &Ddl<'_>, sql: &mut Vec<u8>, name: &[u8], table: &Table) {
    let alter = if table.relkind == b'f' { "ALTER FOREIGN TABLE ONLY " } else { "ALTER TABLE ONLY " };
    for column in table.columns.iter().filter(|column| !column.dropped) {
        let mut set = |what: &str, value: &[u8], end: &str| {
            put!(*sql, alter, name, " ALTER COLUMN ", ddl.id(&column.name), " ", what, value, end, ";\n");
        };
        if column.statistics_target >= 0 {
            set("SET STATISTICS ", column.statistics_target.to_string().as_bytes(), "");
        }
        let storage = match column.storage {
            b'p' => Some("PLAIN"),
            b'e' => Some("EXTERNAL"),
            b'x' => Some("EXTENDED"),
            b'm' => Some("MAIN"),
            _ => None,
        };
        if let Some(storage) = storage {
            set("SET STORAGE ", storage.as_bytes(), "");
        }
        let compression = match column.compression {
            _ if ddl.catalog.options.no_toast_compression => None,
            b'p' => Some("pglz"),
            b'l' => Some("lz4"),
            _ => None,
        };
        if let Some(compression) = compression {
            set("SET COMPRESSION ", compression.as_bytes(), "");
        }
        if !column.options.is_empty() {
            set("SET (", &column.options, ")");
        }
        if table.relkind == b'f' && !column.fdw_options.is_empty() {
            set("OPTIONS (\n    ", &column.fdw_options, "\n)");
        }
    }
}

/// REPLICA IDENTITY, unless it is an index, which says so itself, and FORCE ROW LEVEL SECURITY.
pub(super) fn relation(sql: &mut Vec<u8>, name: &[u8], table: &Table) {
    let identity = match table.replica_identity {
        b'n' => Some("NOTHING"),
        b'f' => Some("FULL"),
        _ => None,
    };
    if let Some(identity) = identity.filter(|_| matches!(table.relkind, b'r' | b'p' | b'm')) {
        put!(*sql, "\nALTER TABLE ONLY ", name, " REPLICA IDENTITY ", identity, ";\n");
    }
    if table.force_row_security {
        put!(*sql, "\nALTER TABLE ONLY ", name, " FORCE ROW LEVEL SECURITY;\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replica_identity_is_of_what_has_rows_and_not_of_an_index() {
        let said = |relkind, replica_identity| {
            let mut sql = Vec::new();
            relation(&mut sql, b"s.t", &Table { relkind, replica_identity, ..Table::default() });
            String::from_utf8(sql).unwrap()
        };
        assert_eq!(said(b'r', b'n'), "\nALTER TABLE ONLY s.t REPLICA IDENTITY NOTHING;\n");
        assert_eq!(said(b'm', b'f'), "\nALTER TABLE ONLY s.t REPLICA IDENTITY FULL;\n");
        for (relkind, identity) in [(b'p', b'd'), (b'r', b'i'), (b'v', b'n'), (b'f', b'f')] {
            assert_eq!(said(relkind, identity), "");
        }
    }
}
