//! Access methods (pg_dump.c `getAccessMethods`).
//!
//! Built-in ones are read too: others refer to them.

use dumpkit_formats::Result;

use super::{Catalog, select};
use crate::model::object::{AccessMethod, Body, Object};
use crate::postgres::rows::Rows;

pub(super) fn query(_cx: &Catalog<'_>) -> Option<String> {
    let sql = "SELECT tableoid, oid, amname, amtype, amhandler::pg_catalog.regproc AS amhandler FROM pg_am";
    Some(sql.to_owned())
}

pub(super) fn read(cx: &mut Catalog<'_>, rows: &Rows) -> Result<()> {
    for row in rows.iter() {
        let body = AccessMethod { kind: row.char("amtype")?, handler: row.text("amhandler")? };
        let mut object = Object::new(row.catalog_id()?, row.text("amname")?, Body::AccessMethod(body));
        select::access_method(cx, &mut object);
        cx.objects.add(object);
    }
    Ok(())
}
