//! Defaults of columns that are not part of CREATE TABLE (pg_dump.c `dumpAttrDef`).

use dumpkit_formats::Result;
use dumpkit_formats::postgres::archive::{EntryKind, Section};

use super::{Ddl, NewEntry};
use crate::model::object::{AttrDef, Components, Object};
use crate::postgres::text::put;

pub(super) fn dump(ddl: &mut Ddl<'_>, object: &Object, body: &AttrDef) -> Result<()> {
    if !ddl.catalog.options.parts().schema || !body.separate || !object.dump.has(Components::DEFINITION) {
        return Ok(());
    }
    let (relation, table) = ddl.table(body.table)?;
    let column = body.column.checked_sub(1).and_then(|at| table.columns.get(at));
    let column = column.map(|column| &column.name[..]).unwrap_or_default();
    let alter = if table.relkind == b'f' { "ALTER FOREIGN TABLE " } else { "ALTER TABLE " };
    let name = ddl.qualified(relation);
    let mut entry = NewEntry::of(object, EntryKind::Default, Section::PreData);
    entry.tag = [&relation.name[..], b" ", column].concat();
    entry.namespace = ddl.namespace(relation);
    entry.owner = &table.owner;
    put!(entry.create, alter, "ONLY ", name, " ALTER COLUMN ", ddl.id(column), " SET DEFAULT ", body.expr, ";\n");
    put!(entry.drop, alter, name, " ALTER COLUMN ", ddl.id(column), " DROP DEFAULT;\n");
    ddl.add(entry);
    Ok(())
}
