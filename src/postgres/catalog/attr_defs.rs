//! Defaults and generation expressions of columns (pg_dump.c `getTableAttrs`).

use dumpkit_formats::{Error, Result};

use super::Catalog;
use crate::model::object::{AttrDef, Body, Object};
use crate::postgres::rows::Rows;

pub(super) fn query(cx: &Catalog<'_>) -> Option<String> {
    // They are definitions, not data.
    if !cx.options.parts().schema {
        return None;
    }
    let tables = cx.table_oids(|_, table| table.interesting && table.relkind != b'S')?;
    Some(format!(
        "SELECT a.tableoid, a.oid, a.adrelid, a.adnum, pg_get_expr(a.adbin, a.adrelid) AS expr \
         FROM unnest({tables}) AS wanted(oid) JOIN pg_attrdef a ON a.adrelid = wanted.oid ORDER BY a.adrelid, a.adnum"
    ))
}

pub(super) fn read(cx: &mut Catalog<'_>, rows: &Rows) -> Result<()> {
    for row in rows.iter() {
        let table_id = cx.table_id(row.oid("adrelid")?)?;
        let Some(table) = cx.objects.get(table_id) else { continue };
        let Some(body) = table.as_table() else { continue };
        let number = row.int("adnum")?;
        let at = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
        let Some((at, column)) = at.and_then(|at| Some((at, body.columns.get(at)?))) else {
            let what = format!("invalid adnum value {number} for table \"{}\"", table.name.display());
            return Err(Error::server(what));
        };
        if column.dropped {
            continue;
        }
        // A generated column's expression can only be written with the column, and a view's default
        // never can.
        let separate = column.generated == 0 && (body.relkind == b'v' || !body.creates(column));
        let def = AttrDef { table: table_id, column: at + 1, expr: row.opt_text("expr")?.unwrap_or_default(), separate };
        let mut object = Object::new(row.catalog_id()?, table.name.clone(), Body::AttrDef(def));
        object.namespace = table.namespace;
        object.dump = table.dump;
        let id = cx.objects.add(object);
        if !separate {
            // What it needs must be there before the table.
            cx.objects.depend(table_id, id);
        }
        if let Some(column) = cx.objects.table_mut(table_id).and_then(|table| table.columns.get_mut(at)) {
            column.default = Some(id);
        }
    }
    Ok(())
}
