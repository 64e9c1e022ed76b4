//! Which objects extensions made: read before any other object, for it decides whether that is dumped.

use dumpkit_formats::Result;
use dumpkit_formats::postgres::archive::CatalogId;

use super::Catalog;
use crate::model::object::catalog;
use crate::postgres::rows::Rows;

pub(super) fn query(cx: &Catalog<'_>) -> Option<String> {
    // All objects read so far are extensions.
    cx.objects.iter().next()?;
    let sql = "SELECT classid, objid, refobjid FROM pg_catalog.pg_depend \
               WHERE refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass AND deptype = 'e' ORDER BY 3";
    Some(sql.to_owned())
}

pub(super) fn read(cx: &mut Catalog<'_>, rows: &Rows) -> Result<()> {
    for row in rows.iter() {
        let extension = row.oid("refobjid")?;
        match cx.objects.find(CatalogId { table_oid: catalog::EXTENSION, oid: extension }) {
            Some(id) => {
                cx.members.insert(CatalogId { table_oid: row.oid("classid")?, oid: row.oid("objid")? }, id);
            }
            None => cx.reporter.warning(&format_args!("could not find referenced extension {extension}"), None),
        }
    }
    Ok(())
}
