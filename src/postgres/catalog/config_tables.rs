//! Configuration tables of extensions: tables that CREATE EXTENSION makes, with rows that users add
//! (pg_dump.c `processExtensionTables`).
//!
//! Their rows are dumped even by `-s`. The foreign keys between them are there before the rows, so the
//! rows are ordered by them; with circles among them there is no order that works.

use dumpkit_formats::postgres::archive::{CatalogId, DumpId};
use dumpkit_formats::{Error, Result, Text};

use super::{Catalog, table_data};
use crate::model::object::{Components, Object, catalog};
use crate::postgres::rows::Rows;
use crate::postgres::session::Session;
use crate::postgres::text::parse_array;

pub(super) fn find(cx: &mut Catalog<'_>, session: &mut Session) -> Result<()> {
    // Extensions are the first that was read.
    let extensions: Vec<DumpId> = cx.objects.iter().filter(|object| object.as_extension().is_some()).map(|object| object.dump_id).collect();
    if extensions.is_empty() {
        return Ok(());
    }
    for extension in extensions {
        for (table, condition) in wanted(cx, extension)? {
            table_data::add(cx, table);
            let data = cx.objects.table(table).and_then(|table| table.data);
            if let Some(body) = data.and_then(|id| cx.objects.get_mut(id)).and_then(table_data::body_mut)
                && !condition.is_empty()
            {
                body.filter = Some(condition.into());
            }
        }
    }
    let rows = session.query(
        "SELECT conrelid, confrelid FROM pg_constraint JOIN pg_depend ON objid = confrelid \
         WHERE contype = 'f' AND refclassid = 'pg_extension'::regclass AND classid = 'pg_class'::regclass",
    )?;
    order(cx, &rows)
}

/// The tables of an extension whose rows are dumped, with the condition for them.
fn wanted(cx: &Catalog<'_>, extension: DumpId) -> Result<Vec<(DumpId, Vec<u8>)>> {
    let Some(object) = cx.objects.get(extension) else { return Ok(Vec::new()) };
    let Some(body) = object.as_extension() else { return Ok(Vec::new()) };
    let oid = object.catalog_id.oid;
    let selected = &cx.selected;
    let not_included = !selected.extensions.is_empty() && !selected.extensions.contains(&oid);
    if not_included || selected.exclude_extensions.contains(&oid) || (body.config.is_none() && body.condition.is_none()) {
        return Ok(Vec::new());
    }
    let tables = elements(body.config.as_ref(), "extconfig")?;
    let conditions = elements(body.condition.as_ref(), "extcondition")?;
    if tables.len() != conditions.len() {
        return Err(Error::server("mismatched number of configurations and conditions for extension"));
    }
    let mut wanted = Vec::new();
    for (oid, condition) in tables.iter().zip(conditions) {
        let oid = std::str::from_utf8(oid).ok().and_then(|oid| oid.parse().ok()).unwrap_or(0);
        if let Some(table) = cx.objects.by_oid(catalog::CLASS, oid)
            && is_wanted(cx, object, table)
        {
            wanted.push((table.dump_id, condition));
        }
    }
    Ok(wanted)
}

fn is_wanted(cx: &Catalog<'_>, extension: &Object, table: &Object) -> bool {
    let selected = &cx.selected;
    let oid = table.catalog_id.oid;
    let Some(namespace) = table.namespace.and_then(|id| cx.objects.get(id)) else { return false };
    // Of an extension that is not dumped, only what is asked for by the name of its own or its schema.
    let asked_for = extension.dump.has(Components::DEFINITION) || selected.tables.contains(&oid) || namespace.dump.has(Components::DATA);
    asked_for && !selected.exclude_tables.contains(&oid) && !selected.exclude_schemas.contains(&namespace.catalog_id.oid)
}

fn elements(array: Option<&Text>, name: &str) -> Result<Vec<Vec<u8>>> {
    let parsed = array.and_then(|array| parse_array(array));
    let parsed = parsed.ok_or_else(|| Error::server(format!("could not parse {name} array")))?;
    Ok(parsed.into_iter().map(Option::unwrap_or_default).collect())
}

fn order(cx: &mut Catalog<'_>, rows: &Rows) -> Result<()> {
    for row in rows.iter() {
        let data = |column: &str| {
            let id = CatalogId { table_oid: catalog::CLASS, oid: row.oid(column)? };
            Ok(cx.objects.find(id).and_then(|id| cx.objects.table(id)?.data))
        };
        let (referencing, referenced): (Result<_>, Result<_>) = (data("conrelid"), data("confrelid"));
        if let (Some(referencing), Some(referenced)) = (referencing?, referenced?) {
            cx.objects.depend(referencing, referenced);
        }
    }
    Ok(())
}
