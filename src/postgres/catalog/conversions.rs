//! Conversions between encodings (pg_dump.c `getConversions`, `dumpConversion`).
//!
//! Built-in ones are read too: others refer to them.

use dumpkit_formats::Result;

use super::{Catalog, select};
use crate::model::object::{Body, Conversion, Object};
use crate::postgres::rows::Rows;

pub(super) fn query(_cx: &Catalog<'_>) -> Option<String> {
    let sql = "SELECT tableoid, oid, conname, connamespace, conowner, condefault, conproc,
                      pg_catalog.pg_encoding_to_char(conforencoding) AS conforencoding,
                      pg_catalog.pg_encoding_to_char(contoencoding) AS contoencoding
               FROM pg_conversion";
    Some(sql.to_owned())
}

pub(super) fn read(cx: &mut Catalog<'_>, rows: &Rows) -> Result<()> {
    for row in rows.iter() {
        let body = Conversion {
            owner: cx.role_name(row.oid("conowner")?)?,
            from: row.text("conforencoding")?,
            to: row.text("contoencoding")?,
            function: row.text("conproc")?,
            default: row.bool("condefault")?,
        };
        let mut object = Object::new(row.catalog_id()?, row.text("conname")?, Body::Conversion(body));
        object.namespace = Some(cx.namespace(row.oid("connamespace")?)?);
        select::object(cx, &mut object);
        cx.objects.add(object);
    }
    Ok(())
}
