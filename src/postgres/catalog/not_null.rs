//! NOT NULL constraints that are not valid: each is an object of its own (pg_dump.c `getTableAttrs`).
//! CREATE TABLE would make them valid, and the data need not keep to them.

use dumpkit_formats::Result;

use super::{Catalog, checks};
use crate::model::object::Column;
use crate::postgres::rows::Rows;

pub(super) fn query(cx: &Catalog<'_>) -> Option<String> {
    if !cx.options.parts().schema {
        return None;
    }
    let is_invalid = |column: &Column| column.not_null.as_ref().is_some_and(|not_null| not_null.invalid);
    let tables = cx.table_oids(|_, table| table.columns.iter().any(is_invalid))?;
    Some(format!(
        "SELECT c.tableoid, c.oid, c.conrelid, c.conname, pg_get_constraintdef(c.oid) AS definition, c.conislocal \
         FROM unnest({tables}) AS wanted(oid) JOIN pg_constraint c ON c.conrelid = wanted.oid \
         WHERE c.contype = 'n' AND NOT c.convalidated ORDER BY c.conrelid, c.conname"
    ))
}

pub(super) fn read(cx: &mut Catalog<'_>, rows: &Rows) -> Result<()> {
    for row in rows.iter() {
        let table = cx.table_id(row.oid("conrelid")?)?;
        if let Some(object) = checks::constraint(cx, table, row, b'n', true)? {
            cx.objects.add(object);
        }
    }
    Ok(())
}
