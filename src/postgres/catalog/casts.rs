//! Casts (`getCasts`).

use dumpkit_formats::{Result, Text};

use super::{Catalog, select};
use crate::model::object::{Body, Cast, Object, catalog};
use crate::postgres::rows::Rows;
use crate::postgres::text::put;

/// Casts from a range to its multirange come with the range.
pub(super) fn query(cx: &Catalog<'_>) -> Option<String> {
    let made_by_user = if cx.server.at_least(14) {
        "WHERE NOT EXISTS (SELECT FROM pg_range r WHERE c.castsource = r.rngtypid AND c.casttarget = r.rngmultitypid) "
    } else {
        ""
    };
    Some(format!(
        "SELECT tableoid, oid, castsource, casttarget, castfunc, castcontext, castmethod \
         FROM pg_cast c {made_by_user}ORDER BY castsource, casttarget"
    ))
}

pub(super) fn read(cx: &mut Catalog<'_>, rows: &Rows) -> Result<()> {
    for row in rows.iter() {
        let body = Cast {
            source: row.oid("castsource")?,
            target: row.oid("casttarget")?,
            function: row.oid("castfunc")?,
            context: row.char("castcontext")?,
            method: row.char("castmethod")?,
        };
        // A name to sort by.
        let mut name = Vec::new();
        let type_of = |oid| cx.objects.by_oid(catalog::TYPE, oid);
        if let (Some(source), Some(target)) = (type_of(body.source), type_of(body.target)) {
            put!(name, source.name, ' ', target.name);
        }
        let mut object = Object::new(row.catalog_id()?, Text::from(name), Body::Cast(body));
        select::cast(cx, &mut object);
        cx.objects.add(object);
    }
    Ok(())
}
