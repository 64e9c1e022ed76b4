//! Operator families (pg_dump.c `getOpfamilies`).
//!
//! Built-in ones are read too: others refer to them.

use dumpkit_formats::Result;

use super::{Catalog, select};
use crate::model::object::{Body, Object, OperatorFamily};
use crate::postgres::rows::Rows;

pub(super) fn query(_cx: &Catalog<'_>) -> Option<String> {
    Some("SELECT tableoid, oid, opfmethod, opfname, opfnamespace, opfowner FROM pg_opfamily".to_owned())
}

pub(super) fn read(cx: &mut Catalog<'_>, rows: &Rows) -> Result<()> {
    for row in rows.iter() {
        let body = OperatorFamily { method: row.oid("opfmethod")?, owner: cx.role_name(row.oid("opfowner")?)? };
        let mut object = Object::new(row.catalog_id()?, row.text("opfname")?, Body::OperatorFamily(body));
        object.namespace = Some(cx.namespace(row.oid("opfnamespace")?)?);
        select::object(cx, &mut object);
        cx.objects.add(object);
    }
    Ok(())
}
