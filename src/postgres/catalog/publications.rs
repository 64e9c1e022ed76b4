//! Publications (pg_dump.c `getPublications`).

use dumpkit_formats::Result;

use super::{Catalog, select};
use crate::model::object::{Body, Object, Publication};
use crate::postgres::rows::Rows;

pub(super) fn query(cx: &Catalog<'_>) -> Option<String> {
    if cx.options.no_publications {
        return None;
    }
    let server = &cx.server;
    let truncate = if server.at_least(11) { "pubtruncate" } else { "false" };
    let via_root = if server.at_least(13) { "pubviaroot" } else { "false" };
    let generated = if server.at_least(18) { "pubgencols" } else { "'n'" };
    Some(format!(
        "SELECT tableoid, oid, pubname, pubowner, puballtables, pubinsert, pubupdate, pubdelete,
                {truncate} AS pubtruncate, {via_root} AS pubviaroot, {generated} AS pubgencols
         FROM pg_publication"
    ))
}

pub(super) fn read(cx: &mut Catalog<'_>, rows: &Rows) -> Result<()> {
    for row in rows.iter() {
        let body = Publication {
            owner: cx.role_name(row.oid("pubowner")?)?,
            all_tables: row.bool("puballtables")?,
            insert: row.bool("pubinsert")?,
            update: row.bool("pubupdate")?,
            delete: row.bool("pubdelete")?,
            truncate: row.bool("pubtruncate")?,
            via_root: row.bool("pubviaroot")?,
            generated: row.char("pubgencols")?,
        };
        let mut object = Object::new(row.catalog_id()?, row.text("pubname")?, Body::Publication(body));
        select::object(cx, &mut object);
        cx.objects.add(object);
    }
    Ok(())
}
