//! Check constraints of tables (pg_dump.c `getTableAttrs`).

use std::collections::HashMap;

use dumpkit_formats::postgres::archive::DumpId;
use dumpkit_formats::{Error, Result};

use super::Catalog;
use crate::model::object::{Body, Constraint, Object};
use crate::postgres::rows::{Row, Rows};

pub(super) fn query(cx: &Catalog<'_>) -> Option<String> {
    if !cx.options.parts().schema {
        return None;
    }
    let tables = cx.table_oids(|_, table| table.interesting && table.relkind != b'S' && table.ncheck > 0)?;
    Some(format!(
        "SELECT c.tableoid, c.oid, c.conrelid, c.conname, pg_get_constraintdef(c.oid) AS definition, c.conislocal, c.convalidated \
         FROM unnest({tables}) AS wanted(oid) JOIN pg_constraint c ON c.conrelid = wanted.oid \
         WHERE c.contype = 'c' ORDER BY c.conrelid, c.conname"
    ))
}

pub(super) fn read(cx: &mut Catalog<'_>, rows: &Rows) -> Result<()> {
    let mut found: HashMap<DumpId, i32> = HashMap::new();
    for row in rows.iter() {
        let table = cx.table_id(row.oid("conrelid")?)?;
        // One that is not valid comes after the data, which need not keep to it.
        let separate = !row.bool("convalidated")?;
        let Some(object) = constraint(cx, table, row, b'c', separate)? else { continue };
        let id = cx.objects.add(object);
        *found.entry(table).or_default() += 1;
        if !separate {
            // What it needs must be there before the table.
            cx.objects.depend(table, id);
        }
        if let Some(table) = cx.objects.table_mut(table) {
            table.checks.push(id);
        }
    }
    for (id, found) in found {
        let (Some(object), Some(table)) = (cx.objects.get(id), cx.objects.table(id)) else { continue };
        if table.ncheck != found {
            let (expected, name) = (table.ncheck, object.name.display());
            let s = if expected == 1 { "" } else { "s" };
            let what = format!("expected {expected} check constraint{s} on table \"{name}\" but found {found}");
            return Err(Error::server(what).hint("The system catalogs might be corrupted."));
        }
    }
    Ok(())
}

/// A table's check or NOT NULL constraint of this row.
pub(super) fn constraint(cx: &Catalog<'_>, table: DumpId, row: Row<'_>, kind: u8, separate: bool) -> Result<Option<Object>> {
    let Some(of) = cx.objects.get(table) else { return Ok(None) };
    let constraint = Constraint {
        table: Some(table),
        domain: None,
        kind,
        definition: row.opt_text("definition")?,
        references: 0,
        index: None,
        deferrable: false,
        deferred: false,
        period: false,
        local: row.bool("conislocal")?,
        separate,
    };
    let mut object = Object::new(row.catalog_id()?, row.text("conname")?, Body::Constraint(constraint));
    object.namespace = of.namespace;
    object.dump = of.dump;
    Ok(Some(object))
}
