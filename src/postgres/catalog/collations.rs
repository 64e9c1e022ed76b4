//! Collations (pg_dump.c `getCollations`, `dumpCollation`).
//!
//! Built-in ones are read too: others refer to them.

use dumpkit_formats::Result;

use super::{Catalog, select};
use crate::model::object::{Body, Collation, Object};
use crate::postgres::rows::Rows;

pub(super) fn query(cx: &Catalog<'_>) -> Option<String> {
    let server = &cx.server;
    let deterministic = if server.at_least(12) { "collisdeterministic" } else { "true" };
    let locale = match () {
        () if server.at_least(17) => "colllocale",
        () if server.at_least(15) => "colliculocale",
        () => "NULL::pg_catalog.text",
    };
    let rules = if server.at_least(16) { "collicurules" } else { "NULL::pg_catalog.text" };
    // Before 15 these were names, which cannot be NULL and are empty instead.
    let categories = match server.at_least(15) {
        true => "collcollate, collctype",
        false => "NULLIF(collcollate, '') AS collcollate, NULLIF(collctype, '') AS collctype",
    };
    Some(format!(
        "SELECT tableoid, oid, collname, collnamespace, collowner, collencoding, collprovider, {categories},
                {deterministic} AS collisdeterministic, {locale} AS colllocale, {rules} AS collicurules
         FROM pg_collation"
    ))
}

pub(super) fn read(cx: &mut Catalog<'_>, rows: &Rows) -> Result<()> {
    for row in rows.iter() {
        let body = Collation {
            owner: cx.role_name(row.oid("collowner")?)?,
            encoding: row.int("collencoding")?,
            provider: row.char("collprovider")?,
            deterministic: row.bool("collisdeterministic")?,
            collate: row.opt_text("collcollate")?,
            ctype: row.opt_text("collctype")?,
            locale: row.opt_text("colllocale")?,
            rules: row.opt_text("collicurules")?,
        };
        let mut object = Object::new(row.catalog_id()?, row.text("collname")?, Body::Collation(body));
        object.namespace = Some(cx.namespace(row.oid("collnamespace")?)?);
        select::object(cx, &mut object);
        cx.objects.add(object);
    }
    Ok(())
}
