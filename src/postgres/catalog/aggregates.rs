//! Aggregates (`getAggregates`).

use dumpkit_formats::Result;

use super::{Catalog, functions};
use crate::model::object::Body;
use crate::postgres::rows::Rows;

/// Of `pg_catalog` only those that somebody changed the privileges of.
pub(super) fn query(cx: &Catalog<'_>) -> Option<String> {
    let aggregate = if cx.server.at_least(11) { "p.prokind = 'a'" } else { "p.proisagg" };
    Some(format!(
        "SELECT p.tableoid, p.oid, p.proname AS name, p.pronamespace AS namespace, p.proowner AS owner, p.proargtypes, \
         p.proacl AS acl, acldefault('f', p.proowner) AS acldefault \
         FROM pg_proc p LEFT JOIN pg_init_privs i ON i.classoid = 'pg_proc'::regclass AND i.objoid = p.oid AND i.objsubid = 0 \
         WHERE {aggregate} AND (p.pronamespace <> 'pg_catalog'::regnamespace OR p.proacl IS DISTINCT FROM i.initprivs)"
    ))
}

pub(super) fn read(cx: &mut Catalog<'_>, rows: &Rows) -> Result<()> {
    for row in rows.iter() {
        let body = functions::function(cx, row, 0, 0)?;
        functions::add(cx, row, Body::Aggregate(body))?;
    }
    Ok(())
}
