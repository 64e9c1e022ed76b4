//! Functions, procedures and window functions (`getFuncs`).

use dumpkit_formats::Result;

use super::{Catalog, LAST_BUILTIN_OID, select};
use crate::model::object::{Acl, Body, Components, Function, Object};
use crate::postgres::rows::{Row, Rows};
use crate::postgres::text::parse_vector;

/// No constructors of range types, which come with the type. Of `pg_catalog` only what somebody changed
/// the privileges of, and what casts and transforms of users need: it is not dumped, but named.
pub(super) fn query(cx: &Catalog<'_>) -> Option<String> {
    let no_aggregate = if cx.server.at_least(11) { "p.prokind <> 'a'" } else { "NOT p.proisagg" };
    Some(format!(
        "SELECT p.tableoid, p.oid, p.proname AS name, p.pronamespace AS namespace, p.proowner AS owner, p.prolang, \
         p.proargtypes, p.prorettype, p.proacl AS acl, acldefault('f', p.proowner) AS acldefault \
         FROM pg_proc p LEFT JOIN pg_init_privs i ON i.classoid = 'pg_proc'::regclass AND i.objoid = p.oid AND i.objsubid = 0 \
         WHERE {no_aggregate} \
         AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'i') \
         AND (p.pronamespace <> 'pg_catalog'::regnamespace \
         OR p.oid IN (SELECT castfunc FROM pg_cast WHERE oid > {LAST_BUILTIN_OID}) \
         OR p.oid IN (SELECT trffromsql FROM pg_transform WHERE oid > {LAST_BUILTIN_OID}) \
         OR p.oid IN (SELECT trftosql FROM pg_transform WHERE oid > {LAST_BUILTIN_OID}) \
         OR p.proacl IS DISTINCT FROM i.initprivs)"
    ))
}

pub(super) fn read(cx: &mut Catalog<'_>, rows: &Rows) -> Result<()> {
    for row in rows.iter() {
        let body = function(cx, row, row.oid("prolang")?, row.oid("prorettype")?)?;
        add(cx, row, Body::Function(body))?;
    }
    Ok(())
}

/// What a row of `pg_proc` says of a function or an aggregate.
pub(super) fn function(cx: &Catalog<'_>, row: Row<'_>, language: u32, result_type: u32) -> Result<Function> {
    Ok(Function {
        owner: cx.role_name(row.oid("owner")?)?,
        language,
        arg_types: parse_vector(row.bytes("proargtypes")?),
        result_type,
        postponed: false,
    })
}

/// Adds a function or an aggregate.
pub(super) fn add(cx: &mut Catalog<'_>, row: Row<'_>, body: Body) -> Result<()> {
    let mut object = Object::new(row.catalog_id()?, row.text("name")?, body);
    object.namespace = Some(cx.namespace(row.oid("namespace")?)?);
    let acl = Acl { acl: row.opt_text("acl")?, default: row.opt_text("acldefault")?, ..Acl::default() };
    select::object(cx, &mut object);
    if acl.acl.is_some() {
        object.components |= Components::ACL;
    }
    object.acl = Some(acl);
    cx.objects.add(object);
    Ok(())
}
