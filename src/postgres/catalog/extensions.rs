//! Extensions.

use dumpkit_formats::Result;
use dumpkit_formats::postgres::archive::CatalogId;

use super::{Catalog, select};
use crate::model::object::{Body, Extension, Object, catalog};
use crate::postgres::rows::Rows;

pub(super) fn query(_cx: &Catalog<'_>) -> Option<String> {
    let sql = "SELECT x.oid, x.extname, n.nspname, x.extrelocatable, x.extversion, x.extconfig, x.extcondition \
               FROM pg_catalog.pg_extension x JOIN pg_catalog.pg_namespace n ON n.oid = x.extnamespace";
    Some(sql.to_owned())
}

pub(super) fn read(cx: &mut Catalog<'_>, rows: &Rows) -> Result<()> {
    for row in rows.iter() {
        let body = Extension {
            schema: row.text("nspname")?,
            relocatable: row.bool("extrelocatable")?,
            version: row.text("extversion")?,
            config: row.opt_text("extconfig")?,
            condition: row.opt_text("extcondition")?,
        };
        let id = CatalogId { table_oid: catalog::EXTENSION, oid: row.oid("oid")? };
        let mut object = Object::new(id, row.text("extname")?, Body::Extension(body));
        select::extension(cx, &mut object);
        cx.objects.add(object);
    }
    Ok(())
}
