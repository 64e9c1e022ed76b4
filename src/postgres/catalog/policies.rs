//! Row security: that tables have it, and their policies.

use dumpkit_formats::postgres::archive::CatalogId;
use dumpkit_formats::{Error, Result};

use super::Catalog;
use crate::model::object::{Body, Components, Object, Policy, Table, catalog};
use crate::postgres::rows::Rows;

/// Of tables whose policies are dumped (pg_dump.c `getPolicies`).
pub(super) fn query(cx: &Catalog<'_>) -> Option<String> {
    if cx.options.no_policies {
        return None;
    }
    let tables = cx.table_oids(can_have)?;
    Some(format!(
        "SELECT pol.tableoid, pol.oid, pol.polrelid, pol.polname, pol.polcmd, pol.polpermissive,
           CASE WHEN pol.polroles <> '{{0}}' THEN
             pg_catalog.array_to_string(ARRAY(
               SELECT pg_catalog.quote_ident(rolname) FROM pg_catalog.pg_roles WHERE oid = ANY(pol.polroles)), ', ')
           END AS roles,
           pg_catalog.pg_get_expr(pol.polqual, pol.polrelid) AS using,
           pg_catalog.pg_get_expr(pol.polwithcheck, pol.polrelid) AS with_check
         FROM unnest({tables}) AS src(oid)
         JOIN pg_catalog.pg_policy pol ON pol.polrelid = src.oid"
    ))
}

fn can_have(object: &Object, table: &Table) -> bool {
    object.dump.has(Components::POLICY) && matches!(table.relkind, b'r' | b'p')
}

pub(super) fn read(cx: &mut Catalog<'_>, rows: &Rows) -> Result<()> {
    row_security(cx);
    for row in rows.iter() {
        let oid = row.oid("polrelid")?;
        let table = cx.objects.by_oid_mut(catalog::CLASS, oid);
        let table = table.ok_or_else(|| Error::server(format!("unrecognized table OID {oid}")))?;
        table.components |= Components::POLICY;
        let name = row.text("polname")?;
        let body = Policy {
            table: table.dump_id,
            policy: Some(name.clone()),
            command: row.char("polcmd")?,
            permissive: row.bool("polpermissive")?,
            roles: row.opt_text("roles")?,
            using: row.opt_text("using")?,
            with_check: row.opt_text("with_check")?,
        };
        let catalog_id = row.catalog_id()?;
        let mut object = Object::new(catalog_id, name, Body::Policy(body));
        object.namespace = table.namespace;
        cx.objects.add(object);
    }
    Ok(())
}

/// An object for each table that has row security enabled. Its catalog id has no catalog, so that no
/// dependency of the table is taken for its own.
fn row_security(cx: &mut Catalog<'_>) {
    for id in cx.objects.tables() {
        let Some(relation) = cx.objects.get_mut(id) else { continue };
        if !relation.as_table().is_some_and(|table| table.row_security && can_have(relation, table)) {
            continue;
        }
        relation.components |= Components::POLICY;
        let body = Policy { table: id, policy: None, command: 0, permissive: false, roles: None, using: None, with_check: None };
        let catalog_id = CatalogId { table_oid: 0, oid: relation.catalog_id.oid };
        let mut object = Object::new(catalog_id, relation.name.clone(), Body::Policy(body));
        object.namespace = relation.namespace;
        cx.objects.add(object);
    }
}
