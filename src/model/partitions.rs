//! Partitions, and the tables they are partitions of.
//!
//! | since | said by |
//! |---|---|
//! | 10 | `CREATE TABLE child PARTITION OF parent`, in the first minor releases of 10 and 11 |
//! | 10 | `ALTER TABLE ONLY parent ATTACH PARTITION child` behind the child's definition |
//! | 14 | the same in a TABLE ATTACH entry of its own |
//!
//! Source: pg_dump.c `dumpTableSchema`, `dumpTableAttach`.

use std::collections::HashMap;

use dumpkit_formats::Text;
use dumpkit_formats::postgres::archive::{EntryKind, Toc, TocEntry};
use dumpkit_formats::postgres::sql::{QualifiedName, TableDefinition};

/// Schema and name of a table.
pub type TableName = (Text, Text);

/// The name of the table that an entry is of.
pub fn own_name(entry: &TocEntry) -> TableName {
    (entry.namespace.clone().unwrap_or_default(), entry.tag.clone().unwrap_or_default())
}

/// A name as it stands in a statement of `entry`: before 1.13 the schema was left to the search path.
pub fn named(name: &QualifiedName, entry: &TocEntry) -> TableName {
    (name.schema.clone().or_else(|| entry.namespace.clone()).unwrap_or_default(), name.name.clone())
}

/// The parent of each partition.
pub fn parents(toc: &Toc) -> HashMap<TableName, TableName> {
    let tables = toc.entries().iter().filter(|e| matches!(e.kind, EntryKind::Table | EntryKind::ForeignTable | EntryKind::TableAttach));
    tables.filter_map(|entry| Some((own_name(entry), parent(entry)?))).collect()
}

fn parent(entry: &TocEntry) -> Option<TableName> {
    let definition = entry.defn_bytes();
    if let Some(parent) = definition.split(|b| *b == b'\n').find_map(attached_to) {
        return Some(named(&parent, entry));
    }
    // Looked for before it is read: most tables are no partitions.
    memchr::memmem::find(definition, b" PARTITION OF ")?;
    let table = TableDefinition::parse(definition).ok()?;
    Some(named(table.inherits.first()?, entry))
}

fn attached_to(line: &[u8]) -> Option<QualifiedName> {
    let rest = line.strip_prefix(b"ALTER TABLE ONLY ")?;
    let end = memchr::memmem::find(rest, b" ATTACH PARTITION ")?;
    QualifiedName::parse(&rest[..end]).ok()
}

#[cfg(test)]
mod tests {
    use dumpkit_formats::postgres::archive::Header;

    use super::*;

    #[test]
    fn every_way_to_say_it() {
        let entry = |id, kind, tag: &str, defn: &str| {
            let mut entry = TocEntry::new(id, kind);
            (entry.namespace, entry.tag, entry.defn) = (Some("s".into()), Some(tag.into()), Some(defn.into()));
            entry
        };
        let toc = Toc::new(
            Header::default(),
            vec![
                entry(
                    1,
                    EntryKind::Table,
                    "a",
                    "CREATE TABLE s.a (\n    x integer\n);\nALTER TABLE ONLY s.\"P p\" ATTACH PARTITION s.a DEFAULT;\n",
                ),
                entry(2, EntryKind::TableAttach, "b", "ALTER TABLE ONLY p ATTACH PARTITION b FOR VALUES IN (1);\n"),
                entry(
                    5,
                    EntryKind::TableAttach,
                    "a b",
                    "ALTER TABLE ONLY fx.\"parts; sub\" ATTACH PARTITION s.\"a b\" FOR VALUES IN ('x');\n",
                ),
                entry(3, EntryKind::Table, "c", "CREATE TABLE s.c PARTITION OF o.p\nFOR VALUES IN (2);\n"),
                entry(4, EntryKind::Table, "d", "CREATE TABLE s.d (\n    x integer\n)\nINHERITS (s.c);\n"),
            ],
        );
        let parents = parents(&toc);
        let parent = |name: &str| parents.get(&("s".into(), name.into())).map(|(schema, name)| format!("{schema}.{name}"));
        assert_eq!(["a", "b", "c", "d", "a b"].map(|name| parent(name).unwrap_or_default()), ["s.P p", "s.p", "o.p", "", "fx.parts; sub"]);
    }
}
