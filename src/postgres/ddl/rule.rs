//! Rules. That of a view is part of CREATE VIEW, unless the view had to be created as a dummy first.

use dumpkit_formats::Result;
use dumpkit_formats::postgres::archive::EntryKind;

use super::Ddl;
use crate::model::object::{Components, Object, Rule};
use crate::put;

/// pg_dump.c `dumpRule`.
pub(super) fn dump(ddl: &mut Ddl<'_>, object: &Object, body: &Rule) -> Result<()> {
    let Some(table_id) = body.table.filter(|_| body.separate && ddl.catalog.options.parts().schema) else { return Ok(()) };
    let (relation, table) = ddl.table(table_id)?;
    let parts = ddl.parts(object);
    if parts.has(Components::DEFINITION) {
        let mut entry = ddl.part_entry(object, EntryKind::Rule, relation, table);
        let (name, on) = (ddl.id(&object.name), ddl.qualified(relation));
        let definition = ddl.asked("pg_get_ruledef", object, |object| object.as_rule().is_some_and(|rule| rule.separate))?;
        put!(entry.create, definition, "\n");
        let enable = match body.enabled {
            b'A' => "ENABLE ALWAYS",
            b'R' => "ENABLE REPLICA",
            b'D' => "DISABLE",
            _ => "",
        };
        if !enable.is_empty() {
            put!(entry.create, "ALTER TABLE ", on, " ", enable, " RULE ", name, ";\n");
        }
        put!(entry.drop, "DROP RULE ", name, " ON ", on, ";\n");
        ddl.add(entry);
    }
    if parts.has(Components::COMMENT) {
        ddl.comment_on_part("RULE", object, table_id, object.dump_id)?;
    }
    Ok(())
}
