//! Row security and its policies.

use dumpkit_formats::postgres::archive::EntryKind;
use dumpkit_formats::{Error, Result};

use super::Ddl;
use crate::model::object::{Components, Object, Policy};
use crate::postgres::text::put;

/// pg_dump.c `dumpPolicy`.
pub(super) fn dump(ddl: &mut Ddl<'_>, object: &Object, body: &Policy) -> Result<()> {
    if !ddl.catalog.options.parts().schema {
        return Ok(());
    }
    let parts = ddl.parts(object);
    let (relation, table) = ddl.table(body.table)?;
    let on = ddl.qualified(relation);
    let Some(policy) = &body.policy else {
        if parts.has(Components::DEFINITION) {
            let mut entry = ddl.part_entry(object, EntryKind::RowSecurity, relation, table);
            entry.tag = object.name.to_vec();
            put!(entry.create, "ALTER TABLE ", on, " ENABLE ROW LEVEL SECURITY;");
            // No catalog row tells of it.
            entry.dependencies = vec![relation.dump_id];
            ddl.add(entry);
        }
        return Ok(());
    };
    if parts.has(Components::DEFINITION) {
        let command = match body.command {
            b'*' => "",
            b'r' => " FOR SELECT",
            b'a' => " FOR INSERT",
            b'w' => " FOR UPDATE",
            b'd' => " FOR DELETE",
            other => return Err(Error::server(format!("unexpected policy command type: {}", char::from(other)))),
        };
        let name = ddl.id(policy);
        let mut entry = ddl.part_entry(object, EntryKind::Policy, relation, table);
        let sql = &mut entry.create;
        put!(*sql, "CREATE POLICY ", name, " ON ", on, if body.permissive { "" } else { " AS RESTRICTIVE" }, command);
        if let Some(roles) = &body.roles {
            put!(*sql, " TO ", roles);
        }
        if let Some(using) = &body.using {
            put!(*sql, " USING (", using, ")");
        }
        if let Some(check) = &body.with_check {
            put!(*sql, " WITH CHECK (", check, ")");
        }
        put!(*sql, ";\n");
        put!(entry.drop, "DROP POLICY ", name, " ON ", on, ";\n");
        ddl.add(entry);
    }
    if parts.has(Components::COMMENT) {
        ddl.comment_on_part("POLICY", object, body.table, object.dump_id)?;
    }
    Ok(())
}
