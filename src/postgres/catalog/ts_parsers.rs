//! Text search parsers (pg_dump.c `getTSParsers`).
//!
//! Built-in ones are read too: others refer to them.

use dumpkit_formats::Result;

use super::{Catalog, select};
use crate::model::object::{Body, Object, TsParser};
use crate::postgres::rows::Rows;

pub(super) fn query(_cx: &Catalog<'_>) -> Option<String> {
    let sql = "SELECT tableoid, oid, prsname, prsnamespace, prsstart, prstoken, prsend, prsheadline, prslextype
               FROM pg_ts_parser";
    Some(sql.to_owned())
}

pub(super) fn read(cx: &mut Catalog<'_>, rows: &Rows) -> Result<()> {
    for row in rows.iter() {
        let body = TsParser {
            start: row.text("prsstart")?,
            token: row.text("prstoken")?,
            end: row.text("prsend")?,
            headline: row.text("prsheadline")?,
            lextypes: row.text("prslextype")?,
        };
        let mut object = Object::new(row.catalog_id()?, row.text("prsname")?, Body::TsParser(body));
        object.namespace = Some(cx.namespace(row.oid("prsnamespace")?)?);
        select::object(cx, &mut object);
        cx.objects.add(object);
    }
    Ok(())
}
