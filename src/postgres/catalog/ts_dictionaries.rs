//! Text search dictionaries (pg_dump.c `getTSDictionaries`).
//!
//! Built-in ones are read too: others refer to them.

use dumpkit_formats::Result;

use super::{Catalog, select};
use crate::model::object::{Body, Object, TsDictionary};
use crate::postgres::rows::Rows;

pub(super) fn query(_cx: &Catalog<'_>) -> Option<String> {
    let sql = "SELECT tableoid, oid, dictname, dictnamespace, dictowner, dicttemplate, dictinitoption FROM pg_ts_dict";
    Some(sql.to_owned())
}

pub(super) fn read(cx: &mut Catalog<'_>, rows: &Rows) -> Result<()> {
    for row in rows.iter() {
        let body = TsDictionary {
            owner: cx.role_name(row.oid("dictowner")?)?,
            template: row.oid("dicttemplate")?,
            options: row.opt_text("dictinitoption")?,
        };
        let mut object = Object::new(row.catalog_id()?, row.text("dictname")?, Body::TsDictionary(body));
        object.namespace = Some(cx.namespace(row.oid("dictnamespace")?)?);
        select::object(cx, &mut object);
        cx.objects.add(object);
    }
    Ok(())
}
