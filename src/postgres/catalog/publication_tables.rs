//! Tables of publications (pg_dump.c `getPublicationTables`).

use dumpkit_formats::{Error, Result};

use super::{Catalog, select};
use crate::model::object::{Body, Object, PublicationTable, catalog};
use crate::postgres::rows::Rows;
use crate::postgres::text::parse_array;

pub(super) fn query(cx: &Catalog<'_>) -> Option<String> {
    if cx.options.no_publications {
        return None;
    }
    let (filter, columns) = match cx.server.at_least(15) {
        true => (
            "pg_catalog.pg_get_expr(prqual, prrelid)",
            "CASE WHEN pr.prattrs IS NOT NULL THEN
                (SELECT array_agg(attname)
                 FROM pg_catalog.generate_series(0, pg_catalog.array_upper(pr.prattrs::pg_catalog.int2[], 1)) s,
                      pg_catalog.pg_attribute
                 WHERE attrelid = pr.prrelid AND attnum = prattrs[s])
             END",
        ),
        false => ("NULL", "NULL"),
    };
    Some(format!(
        "SELECT tableoid, oid, prpubid, prrelid, {filter} AS prrelqual, {columns} AS prattrs
         FROM pg_catalog.pg_publication_rel pr"
    ))
}

pub(super) fn read(cx: &mut Catalog<'_>, rows: &Rows) -> Result<()> {
    for row in rows.iter() {
        let publication = cx.objects.by_oid(catalog::PUBLICATION, row.oid("prpubid")?);
        let table = cx.objects.by_oid(catalog::CLASS, row.oid("prrelid")?).filter(|object| object.as_table().is_some());
        let (Some(publication), Some(table)) = (publication, table) else { continue };
        let columns = match row.get("prattrs")? {
            None => None,
            Some(array) => Some(
                parse_array(array)
                    .ok_or_else(|| Error::server(format!("could not parse prattrs array \"{}\"", String::from_utf8_lossy(array))))?,
            ),
        };
        let body = PublicationTable {
            publication: publication.dump_id,
            table: table.dump_id,
            filter: row.opt_text("prrelqual")?,
            columns: columns.map(|names| names.into_iter().map(|name| name.unwrap_or_default().into()).collect()),
        };
        let mut object = Object::new(row.catalog_id()?, table.name.clone(), Body::PublicationTable(body));
        object.namespace = table.namespace;
        select::publication_object(cx, &mut object);
        cx.objects.add(object);
    }
    Ok(())
}
