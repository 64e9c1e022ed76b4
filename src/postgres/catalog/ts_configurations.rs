//! Text search configurations (pg_dump.c `getTSConfigurations`).
//!
//! Built-in ones are read too: others refer to them.

use dumpkit_formats::Result;

use super::{Catalog, select};
use crate::model::object::{Body, Object, TsConfiguration};
use crate::postgres::rows::Rows;

pub(super) fn query(_cx: &Catalog<'_>) -> Option<String> {
    Some("SELECT tableoid, oid, cfgname, cfgnamespace, cfgowner, cfgparser FROM pg_ts_config".to_owned())
}

pub(super) fn read(cx: &mut Catalog<'_>, rows: &Rows) -> Result<()> {
    for row in rows.iter() {
        let body = TsConfiguration { owner: cx.role_name(row.oid("cfgowner")?)?, parser: row.oid("cfgparser")? };
        let mut object = Object::new(row.catalog_id()?, row.text("cfgname")?, Body::TsConfiguration(body));
        object.namespace = Some(cx.namespace(row.oid("cfgnamespace")?)?);
        select::object(cx, &mut object);
        cx.objects.add(object);
    }
    Ok(())
}
