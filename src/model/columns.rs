//! The columns of a table in an archive: its own, those of its parents, those of its type.

use std::collections::HashMap;

use dumpkit_formats::Text;
use dumpkit_formats::postgres::archive::{EntryKind, Toc, TocEntry};
use dumpkit_formats::postgres::sql::{Column, QualifiedName, TableDefinition};

use super::column_type::{ColumnType, Types};

/// Tables over tables that are followed: a damaged archive may have them in a circle.
const MAX_GENERATIONS: u32 = 100;

/// Tables that are looked at for one table's columns.
const MAX_ANCESTORS: u32 = 10_000;

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableColumn {
    /// Its name, in the archive's encoding.
    pub name: Text,
    /// What it holds.
    pub column_type: ColumnType,
    /// Whether it is declared NOT NULL.
    pub not_null: bool,
    /// Whether it is computed from others, and so not in the data.
    pub generated: bool,
}

/// Finds the columns of an archive's tables.
pub struct Tables<'a> {
    types: Types<'a>,
    tables: HashMap<(&'a [u8], &'a [u8]), &'a TocEntry>,
}

impl<'a> Tables<'a> {
    /// Those of `toc`.
    pub fn new(toc: &'a Toc) -> Self {
        let tables = toc.entries().iter().filter(|e| matches!(e.kind, EntryKind::Table | EntryKind::ForeignTable));
        let tables = tables.map(|e| ((e.namespace_bytes(), e.tag_bytes()), e)).collect();
        Tables { types: Types::new(toc), tables }
    }

    /// The columns of a table in the order in which the server makes them; `None` when the archive
    /// has no definition of it, or one that cannot be read.
    pub fn columns(&self, namespace: &[u8], name: &[u8]) -> Option<Vec<TableColumn>> {
        self.collect(namespace, name, MAX_GENERATIONS, &mut { MAX_ANCESTORS })
    }

    fn collect(&self, namespace: &[u8], name: &[u8], generations: u32, ancestors: &mut u32) -> Option<Vec<TableColumn>> {
        let entry = self.tables.get(&(namespace, name))?;
        *ancestors = ancestors.checked_sub(1)?;
        let generations = generations.checked_sub(1)?;
        let table = TableDefinition::parse(entry.defn_bytes()).ok()?;
        let mut columns = Vec::new();
        for QualifiedName { schema, name } in &table.inherits {
            let parent = self.collect(schema.as_deref().unwrap_or(namespace), name, generations, ancestors)?;
            parent.into_iter().for_each(|column| merge(&mut columns, column));
        }
        if let Some(type_name) = &table.of_type {
            let composite =
                TableDefinition::parse(self.types.entry(type_name.schema.as_deref().unwrap_or(namespace), &type_name.name)?.defn_bytes())
                    .ok()?;
            composite.columns.iter().for_each(|column| merge(&mut columns, self.column(column)));
        }
        for column in &table.columns {
            // Without a type it says more of a column that the parent or the type has.
            let named = column.type_name.is_some() || columns.iter().any(|c| c.name == column.name);
            if named {
                let mut own = self.column(column);
                if let (None, Some(known)) = (&column.type_name, columns.iter().find(|c| c.name == column.name)) {
                    own.column_type = known.column_type;
                }
                merge(&mut columns, own);
            }
        }
        Some(columns)
    }

    fn column(&self, column: &Column) -> TableColumn {
        TableColumn {
            name: column.name.clone(),
            column_type: column.type_name.as_ref().map_or(ColumnType::TEXT, |name| self.types.resolve(name)),
            not_null: column.not_null,
            generated: column.generated,
        }
    }
}

/// A column that is there keeps its place (tablecmds.c `MergeAttributes`).
fn merge(columns: &mut Vec<TableColumn>, column: TableColumn) {
    match columns.iter_mut().find(|c| c.name == column.name) {
        Some(known) => {
            known.column_type = column.column_type;
            known.not_null |= column.not_null;
            known.generated |= column.generated;
        }
        None => columns.push(column),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use dumpkit_formats::postgres::archive::{ArchiveVersion, CreatedAt, Header, HeaderCompression, Widths};

    use super::super::column_type::Scalar;
    use super::*;

    /// A TOC of definitions in schema `s`.
    pub(in super::super) fn toc_of(definitions: &[(EntryKind, &str, &str)]) -> Toc {
        let entries = definitions.iter().enumerate().map(|(i, (kind, tag, defn))| {
            let mut entry = TocEntry::new(i as i32 + 1, kind.clone());
            entry.namespace = Some("s".into());
            entry.tag = Some((*tag).into());
            entry.defn = Some((*defn).into());
            entry
        });
        let header = Header {
            version: ArchiveVersion::NEWEST,
            widths: Widths::default(),
            format: 1,
            compression: HeaderCompression::Level(0),
            created: CreatedAt::default(),
            database: None,
            server_version: None,
            dump_version: None,
        };
        Toc::new(header, entries.collect())
    }

    #[test]
    fn columns_come_from_parents_and_types() {
        let toc = toc_of(&[
            (EntryKind::Type, "comp", "CREATE TYPE s.comp AS (\n\ta integer,\n\tb text\n);\n"),
            (EntryKind::Table, "p", "CREATE TABLE s.p (\n    a integer NOT NULL,\n    b text\n);\n"),
            (
                EntryKind::Table,
                "c",
                "CREATE TABLE s.c (\n    d date,\n    b text NOT NULL,\n    g integer GENERATED ALWAYS AS (1) STORED\n)\nINHERITS (s.p);\n",
            ),
            (EntryKind::Table, "o", "CREATE TABLE s.o OF s.comp (\n    a WITH OPTIONS NOT NULL\n);\n"),
            (EntryKind::Table, "lost", "CREATE TABLE s.lost (\n    d date\n)\nINHERITS (s.gone);\n"),
        ]);
        let tables = Tables::new(&toc);
        let names = |table: &str| -> Option<Vec<String>> {
            Some(
                tables
                    .columns(b"s", table.as_bytes())?
                    .iter()
                    .map(|c| format!("{}{}{}", c.name, if c.not_null { "!" } else { "" }, if c.generated { "=" } else { "" }))
                    .collect(),
            )
        };
        assert_eq!(names("c").expect("columns"), ["a!", "b!", "d", "g="]);
        assert_eq!(names("o").expect("columns"), ["a!", "b"]);
        assert_eq!(tables.columns(b"s", b"o").expect("columns")[0].column_type, ColumnType::Scalar(Scalar::Int4));
        assert_eq!(names("lost"), None);
        assert_eq!(names("none"), None);
        let circle = toc_of(&[(EntryKind::Table, "x", "CREATE TABLE s.x (\n    a integer\n)\nINHERITS (s.x, s.x);\n")]);
        assert_eq!(Tables::new(&circle).columns(b"s", b"x"), None);
    }
}
