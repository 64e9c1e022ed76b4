//! The rows of a table: the entry, and the command that its rows follow (pg_dump.c `dumpTableData`).

use dumpkit_formats::Result;
use dumpkit_formats::postgres::archive::{EntryKind, Section};

use super::{Data, Ddl, NewEntry};
use crate::model::object::{Components, Object, Table, TableData};
use crate::put;

pub(super) fn dump(ddl: &mut Ddl<'_>, object: &Object, body: &TableData) -> Result<()> {
    let Some((table, facts)) = ddl.catalog.objects.get(body.table).and_then(|table| Some((table, table.as_table()?))) else {
        return Ok(());
    };
    if !object.dump.has(Components::DATA) {
        return Ok(());
    }
    let root = ddl.load_via(facts);
    let target = ddl.qualified(root.unwrap_or(table));
    let mut entry = NewEntry::of(object, EntryKind::TableData, Section::Data);
    entry.namespace = ddl.namespace(table);
    entry.owner = &facts.owner;
    // pg_restore knows that rows depend on their table and nothing else.
    entry.dependencies = vec![body.table];
    if root.is_some() {
        // pg_restore looks for this comment: such rows may end up in other tables than this.
        put!(entry.create, "-- load via partition root ", one_line(&target));
    }
    let mut copy = Vec::new();
    put!(copy, "COPY ", target, " ", ddl.copy_columns(facts), " FROM stdin;\n");
    let copy = (!ddl.catalog.options.inserts).then_some(copy);
    let entry = ddl.add(entry);
    entry.had_dumper = true;
    entry.copy_stmt = copy.map(Into::into);
    ddl.data.insert(object.dump_id, Data::Table(object.dump_id));
    Ok(())
}

impl<'a> Ddl<'a> {
    /// The partitioned table that the rows of a partition are to be loaded through: asked for, or needed
    /// because rows may belong to other partitions after the restore.
    pub fn load_via(&self, table: &Table) -> Option<&'a Object> {
        let objects = &self.catalog.objects;
        let mut wanted = self.catalog.options.load_via_partition_root;
        let mut root = None;
        // A partition has one parent.
        let mut next = table.parents.first().filter(|_| table.is_partition);
        while let Some((object, parent)) = next.and_then(|id| objects.get(*id)).and_then(|object| Some((object, object.as_table()?))) {
            wanted |= parent.unsafe_partitions;
            root = Some(object);
            next = parent.parents.first().filter(|_| parent.is_partition);
        }
        root.filter(|_| wanted)
    }

    /// The columns that COPY and INSERT name, in parentheses; nothing for a table without any
    /// (`fmtCopyColumnList`). Generated columns have no say.
    pub fn copy_columns(&self, table: &Table) -> Vec<u8> {
        let mut out = Vec::new();
        for column in table.columns.iter().filter(|column| !column.dropped && column.generated == 0) {
            let before = if out.is_empty() { "(" } else { ", " };
            put!(out, before, self.id(&column.name));
        }
        if !out.is_empty() {
            out.push(b')');
        }
        out
    }
}

/// A text without line ends, for a comment (dumputils.c `sanitize_line`).
fn one_line(text: &[u8]) -> Vec<u8> {
    text.iter().map(|b| if matches!(b, b'\n' | b'\r') { b' ' } else { *b }).collect()
}
