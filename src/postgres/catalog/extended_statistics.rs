//! Extended statistics: what CREATE STATISTICS makes.

use dumpkit_formats::Result;

use super::{Catalog, select};
use crate::model::object::{Body, ExtendedStatistics, Object, catalog};
use crate::postgres::rows::Rows;

/// pg_dump.c `getExtendedStatistics`. Targets are new in 13.
pub(super) fn query(cx: &Catalog<'_>) -> Option<String> {
    let target = if cx.server.at_least(13) { "stxstattarget" } else { "NULL" };
    Some(format!(
        "SELECT tableoid, oid, stxname, stxnamespace, stxowner, stxrelid, {target} AS target
         FROM pg_catalog.pg_statistic_ext"
    ))
}

pub(super) fn read(cx: &mut Catalog<'_>, rows: &Rows) -> Result<()> {
    for row in rows.iter() {
        let table = cx.objects.by_oid(catalog::CLASS, row.oid("stxrelid")?).map(|table| table.dump_id);
        let body = ExtendedStatistics { owner: cx.role_name(row.oid("stxowner")?)?, table, target: row.number("target")?.unwrap_or(-1) };
        let mut object = Object::new(row.catalog_id()?, row.text("stxname")?, Body::ExtendedStatistics(body));
        object.namespace = Some(cx.namespace(row.oid("stxnamespace")?)?);
        select::statistics(cx, &mut object);
        cx.objects.add(object);
    }
    Ok(())
}
