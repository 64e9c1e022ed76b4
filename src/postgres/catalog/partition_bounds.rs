//! The bounds of partitions, for ATTACH PARTITION (pg_dump.c `dumpTableAttach`).

use dumpkit_formats::Result;

use super::Catalog;
use crate::model::object::Components;
use crate::postgres::rows::Rows;

pub(super) fn query(cx: &Catalog<'_>) -> Option<String> {
    if !cx.options.parts().schema {
        return None;
    }
    let tables = cx.table_oids(|object, table| table.is_partition && object.dump.has(Components::DEFINITION))?;
    Some(format!(
        "SELECT c.oid, pg_get_expr(c.relpartbound, c.oid) AS bound FROM unnest({tables}) AS wanted(oid) JOIN pg_class c ON c.oid = wanted.oid"
    ))
}

pub(super) fn read(cx: &mut Catalog<'_>, rows: &Rows) -> Result<()> {
    for row in rows.iter() {
        let id = cx.table_id(row.oid("oid")?)?;
        let bound = row.opt_text("bound")?;
        if let Some(table) = cx.objects.table_mut(id) {
            table.partition_bound = bound;
        }
    }
    Ok(())
}
