//! The REFRESH of a materialized view (pg_dump.c `refreshMatViewData`).

use dumpkit_formats::Result;
use dumpkit_formats::postgres::archive::{EntryKind, Section};

use super::{Ddl, NewEntry};
use crate::model::object::{Components, Object, TableData};
use crate::postgres::text::put;

pub(super) fn dump(ddl: &mut Ddl<'_>, object: &Object, body: &TableData) -> Result<()> {
    let Some((view, facts)) = ddl.catalog.objects.get(body.table).and_then(|view| Some((view, view.as_table()?))) else {
        return Ok(());
    };
    if !facts.populated || !object.dump.has(Components::DATA) {
        return Ok(());
    }
    let mut entry = NewEntry::of(object, EntryKind::MaterializedViewData, Section::PostData);
    entry.namespace = ddl.namespace(view);
    entry.owner = &facts.owner;
    put!(entry.create, "REFRESH MATERIALIZED VIEW ", ddl.qualified(view), ";\n");
    entry.dependencies = object.dependencies.clone();
    ddl.add(entry);
    Ok(())
}
