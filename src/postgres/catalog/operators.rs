//! Operators (pg_dump.c `getOperators`).
//!
//! Built-in ones are read too: others refer to them.

use dumpkit_formats::Result;

use super::{Catalog, select};
use crate::model::object::{Body, Object, Operator};
use crate::postgres::rows::Rows;

pub(super) fn query(_cx: &Catalog<'_>) -> Option<String> {
    let sql = "SELECT tableoid, oid, oprname, oprnamespace, oprowner, oprkind, oprleft, oprright, oprcode::oid AS oprcode
               FROM pg_operator";
    Some(sql.to_owned())
}

pub(super) fn read(cx: &mut Catalog<'_>, rows: &Rows) -> Result<()> {
    for row in rows.iter() {
        let body = Operator {
            owner: cx.role_name(row.oid("oprowner")?)?,
            kind: row.char("oprkind")?,
            left: row.oid("oprleft")?,
            right: row.oid("oprright")?,
            code: row.oid("oprcode")?,
        };
        let mut object = Object::new(row.catalog_id()?, row.text("oprname")?, Body::Operator(body));
        object.namespace = Some(cx.namespace(row.oid("oprnamespace")?)?);
        select::object(cx, &mut object);
        cx.objects.add(object);
    }
    Ok(())
}
