//! Text search templates (pg_dump.c `getTSTemplates`).
//!
//! Built-in ones are read too: others refer to them.

use dumpkit_formats::Result;

use super::{Catalog, select};
use crate::model::object::{Body, Object, TsTemplate};
use crate::postgres::rows::Rows;

pub(super) fn query(_cx: &Catalog<'_>) -> Option<String> {
    Some("SELECT tableoid, oid, tmplname, tmplnamespace, tmplinit, tmpllexize FROM pg_ts_template".to_owned())
}

pub(super) fn read(cx: &mut Catalog<'_>, rows: &Rows) -> Result<()> {
    for row in rows.iter() {
        let body = TsTemplate { init: row.text("tmplinit")?, lexize: row.text("tmpllexize")? };
        let mut object = Object::new(row.catalog_id()?, row.text("tmplname")?, Body::TsTemplate(body));
        object.namespace = Some(cx.namespace(row.oid("tmplnamespace")?)?);
        select::object(cx, &mut object);
        cx.objects.add(object);
    }
    Ok(())
}
