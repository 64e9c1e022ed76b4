//! Transforms (`getTransforms`).

use dumpkit_formats::{Result, Text};

use super::{Catalog, select};
use crate::model::object::{Body, Object, Transform, catalog};
use crate::postgres::rows::Rows;
use crate::postgres::text::put;

pub(super) fn query(_cx: &Catalog<'_>) -> Option<String> {
    Some(
        "SELECT t.tableoid, t.oid, t.trftype, t.trflang, l.lanname, t.trffromsql::oid AS from_sql, t.trftosql::oid AS to_sql \
         FROM pg_transform t JOIN pg_language l ON l.oid = t.trflang ORDER BY t.trftype, t.trflang"
            .to_owned(),
    )
}

pub(super) fn read(cx: &mut Catalog<'_>, rows: &Rows) -> Result<()> {
    for row in rows.iter() {
        let body = Transform {
            of_type: row.oid("trftype")?,
            language: row.oid("trflang")?,
            language_name: row.text("lanname")?,
            from_sql: row.oid("from_sql")?,
            to_sql: row.oid("to_sql")?,
        };
        // A name to sort by, with the language as it is written in the command.
        let mut name = Vec::new();
        if let Some(of_type) = cx.objects.by_oid(catalog::TYPE, body.of_type) {
            put!(name, of_type.name, ' ', cx.id(&body.language_name));
        }
        let mut object = Object::new(row.catalog_id()?, Text::from(name), Body::Transform(body));
        select::object(cx, &mut object);
        cx.objects.add(object);
    }
    Ok(())
}
