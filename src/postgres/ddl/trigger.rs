//! Triggers.

use dumpkit_formats::postgres::archive::EntryKind;
use dumpkit_formats::{Result, Text};

use super::Ddl;
use crate::model::object::{Components, Object, Trigger};
use crate::postgres::text::put;

/// pg_dump.c `dumpTrigger`.
pub(super) fn dump(ddl: &mut Ddl<'_>, object: &Object, body: &Trigger) -> Result<()> {
    if !ddl.catalog.options.parts().schema {
        return Ok(());
    }
    let (relation, table) = ddl.table(body.table)?;
    let parts = ddl.parts(object);
    if parts.has(Components::DEFINITION) {
        let mut entry = ddl.part_entry(object, EntryKind::Trigger, relation, table);
        let name = ddl.id(&object.name);
        let on = ddl.qualified(relation);
        // A partition has its copy from its parent, and is read only because it is not enabled as that is.
        if !body.is_partition {
            let mut identity = name.clone();
            put!(identity, " ON ", on);
            put!(entry.create, body.definition, ";\n");
            put!(entry.drop, "DROP TRIGGER ", identity, ";\n");
            ddl.depends_on_extension(&mut entry.create, object, "pg_trigger", "TRIGGER", &identity)?;
        }
        if body.is_partition || body.enabled != b'O' {
            let foreign = if table.relkind == b'f' { "FOREIGN " } else { "" };
            let enable = match body.enabled {
                b'D' => "DISABLE",
                b'R' => "ENABLE REPLICA",
                b'A' => "ENABLE ALWAYS",
                _ => "ENABLE",
            };
            put!(entry.create, "\nALTER ", foreign, "TABLE ", on, " ", enable, " TRIGGER ", name, ";\n");
        }
        let drop = Text::from(&entry.drop[..]);
        ddl.add(entry).drop_stmt = Some(drop);
    }
    if parts.has(Components::COMMENT) {
        ddl.comment_on_part("TRIGGER", object, body.table, object.dump_id)?;
    }
    Ok(())
}
