//! Triggers.

use std::collections::HashMap;

use dumpkit_formats::postgres::archive::DumpId;
use dumpkit_formats::{Error, Result};

use super::Catalog;
use crate::model::object::{Body, Components, Object, Trigger, catalog};
use crate::postgres::rows::Rows;

/// Of tables whose definition is dumped: those that users made, and of a partition's copies of its parent's
/// those that are not enabled as the parent's is (pg_dump.c `getTriggers`).
pub(super) fn query(cx: &Catalog<'_>) -> Option<String> {
    let tables = cx.table_oids(|object, table| table.has_triggers && object.dump.has(Components::DEFINITION))?;
    let own_parent = "LEFT JOIN pg_catalog.pg_trigger u ON u.oid = t.tgparentid";
    // A copy is marked as internal from 11 to 14. Only from 13 on it names its parent; before, it depends
    // on it. 10 has no copies.
    let (is_copy, parent, wanted) = match cx.server.version / 10_000 {
        15.. => ("t.tgparentid <> 0", own_parent, "(NOT t.tgisinternal AND t.tgparentid = 0) OR t.tgenabled <> u.tgenabled"),
        13.. => ("t.tgisinternal", own_parent, "NOT t.tgisinternal OR t.tgenabled <> u.tgenabled"),
        11.. => (
            "t.tgisinternal",
            "LEFT JOIN pg_catalog.pg_depend d
               ON d.objid = t.oid AND d.classid = 'pg_catalog.pg_trigger'::pg_catalog.regclass
               AND d.refclassid = 'pg_catalog.pg_trigger'::pg_catalog.regclass
             LEFT JOIN pg_catalog.pg_trigger u ON u.oid = d.refobjid",
            "NOT t.tgisinternal OR t.tgenabled <> u.tgenabled",
        ),
        _ => ("false", "", "NOT t.tgisinternal"),
    };
    // Not pretty: WHEN clauses would have too few parentheses for later versions.
    Some(format!(
        "SELECT t.tableoid, t.oid, t.tgrelid, t.tgname, t.tgenabled, {is_copy} AS is_copy,
           pg_catalog.pg_get_triggerdef(t.oid, false) AS definition
         FROM unnest({tables}) AS src(oid)
         JOIN pg_catalog.pg_trigger t ON t.tgrelid = src.oid
         {parent}
         WHERE {wanted}
         ORDER BY t.tgrelid, t.tgname"
    ))
}

pub(super) fn read(cx: &mut Catalog<'_>, rows: &Rows) -> Result<()> {
    let mut of_tables: HashMap<DumpId, Vec<DumpId>> = HashMap::new();
    for row in rows.iter() {
        let oid = row.oid("tgrelid")?;
        let table = cx.objects.by_oid(catalog::CLASS, oid);
        let table = table.ok_or_else(|| Error::server(format!("unrecognized table OID {oid}")))?;
        let (table, namespace) = (table.dump_id, table.namespace);
        let body =
            Trigger { table, enabled: row.char("tgenabled")?, is_partition: row.bool("is_copy")?, definition: row.text("definition")? };
        let mut object = Object::new(row.catalog_id()?, row.text("tgname")?, Body::Trigger(body));
        object.namespace = namespace;
        let id = cx.objects.add(object);
        of_tables.entry(table).or_default().push(id);
    }
    for (table, triggers) in of_tables {
        if let Some(table) = cx.objects.table_mut(table) {
            table.triggers = triggers;
        }
    }
    Ok(())
}
