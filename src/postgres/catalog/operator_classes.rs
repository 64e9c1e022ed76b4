//! Operator classes (pg_dump.c `getOpclasses`).
//!
//! Built-in ones are read too: others refer to them.

use dumpkit_formats::Result;

use super::{Catalog, select};
use crate::model::object::{Body, Object, OperatorClass};
use crate::postgres::rows::Rows;

pub(super) fn query(_cx: &Catalog<'_>) -> Option<String> {
    Some("SELECT tableoid, oid, opcmethod, opcname, opcnamespace, opcowner FROM pg_opclass".to_owned())
}

pub(super) fn read(cx: &mut Catalog<'_>, rows: &Rows) -> Result<()> {
    for row in rows.iter() {
        let body = OperatorClass { method: row.oid("opcmethod")?, owner: cx.role_name(row.oid("opcowner")?)? };
        let mut object = Object::new(row.catalog_id()?, row.text("opcname")?, Body::OperatorClass(body));
        object.namespace = Some(cx.namespace(row.oid("opcnamespace")?)?);
        select::object(cx, &mut object);
        cx.objects.add(object);
    }
    Ok(())
}
