//! The rows of a table: the entry, and the command that its rows follow (pg_dump.c `dumpTableData`).

use dumpkit_formats::Result;
use dumpkit_formats::postgres::archive::{EntryKind, Section};

use super::{Data, Ddl, NewEntry};
use crate::model::object::{Components, Object, TableData};
use crate::postgres::data::{loads_via_root, root_of};
use crate::postgres::text::put;

pub(super) fn dump(ddl: &mut Ddl<'_>, object: &Object, body: &TableData) -> Result<()> {
    let Some((table, facts)) = ddl.catalog.objects.get(body.table).and_then(|table| Some((table, table.as_table()?))) else {
        return Ok(());
    };
    if !object.dump.has(Components::DATA) {
        return Ok(());
    }
    let via_root = loads_via_root(ddl.catalog, facts);
    let root = ddl.catalog.objects.get(root_of(ddl.catalog, body.table)).filter(|_| via_root);
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

/// A text without line ends, for a comment (dumputils.c `sanitize_line`).
fn one_line(text: &[u8]) -> Vec<u8> {
    text.iter().map(|b| if matches!(b, b'\n' | b'\r') { b' ' } else { *b }).collect()
}
