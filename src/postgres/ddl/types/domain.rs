//! Domains with their constraints (`dumpDomain`).

use dumpkit_formats::Result;
use dumpkit_formats::postgres::archive::{DumpId, EntryKind};

use super::{about, collation, default, entry};
use crate::model::object::{Components, Constraint, Object, Type};
use crate::postgres::ddl::facts::Question;
use crate::postgres::ddl::{About, Ddl};
use crate::postgres::text::put;

const DOMAIN: Question = Question {
    name: "domains",
    concerns: |object| object.as_type().is_some_and(|body| body.kind == b'd'),
    sql: |_, oids| {
        format!(
            "SELECT t.oid AS object, t.typnotnull, pg_catalog.format_type(t.typbasetype, t.typtypmod) AS base, \
             pg_catalog.pg_get_expr(t.typdefaultbin, 'pg_catalog.pg_type'::pg_catalog.regclass) AS default_expr, \
             t.typdefault AS default_text, \
             CASE WHEN t.typcollation <> b.typcollation THEN t.typcollation ELSE 0 END AS collation \
             FROM pg_catalog.pg_type t LEFT JOIN pg_catalog.pg_type b ON b.oid = t.typbasetype \
             WHERE t.oid = ANY ('{{{oids}}}'::pg_catalog.oid[]) ORDER BY t.oid"
        )
    },
};

pub(super) fn dump(ddl: &mut Ddl<'_>, object: &Object, body: &Type) -> Result<()> {
    let facts = ddl.facts(&DOMAIN, object)?;
    let row = facts.one()?;
    let name = ddl.qualified(object);
    let (mut sql, mut drop) = (Vec::new(), Vec::new());
    put!(sql, "CREATE DOMAIN ", name, " AS ", row.bytes("base")?);
    if let Some(collation) = collation(ddl, row.oid("collation")?) {
        put!(sql, " COLLATE ", collation);
    }
    if row.bool("typnotnull")? {
        put!(sql, not_null(ddl, object, body));
    }
    default(ddl, &mut sql, " DEFAULT ", row.get("default_expr")?, row.get("default_text")?);
    for (check, constraint) in body.checks.iter().filter_map(|id| here(ddl, *id)) {
        put!(sql, "\n\tCONSTRAINT ", ddl.id(&check.name), ' ', constraint.definition.as_deref().unwrap_or_default());
    }
    put!(sql, ";\n");
    put!(drop, "DROP DOMAIN ", name, ";\n");
    entry(ddl, object, body, EntryKind::Domain, sql, drop)?;

    let domain = ddl.id(&object.name);
    for id in body.checks.iter().chain(&body.not_null) {
        let Some((constraint, _)) = here(ddl, *id).filter(|(constraint, _)| ddl.parts(constraint).has(Components::COMMENT)) else {
            continue;
        };
        let mut prefix = Vec::new();
        put!(prefix, "CONSTRAINT ", ddl.id(&constraint.name), " ON DOMAIN");
        let about = about(object, body, "DOMAIN", &domain, ddl.namespace(object));
        ddl.part_comment(&prefix, About { catalog_id: constraint.catalog_id, ..about })?;
    }
    Ok(())
}

/// NOT NULL: unnamed before 17, and where the name is the one that it would get.
fn not_null(ddl: &Ddl<'_>, object: &Object, body: &Type) -> Vec<u8> {
    let plain = b" NOT NULL".to_vec();
    let Some(id) = body.not_null else { return plain };
    let Some((not_null, constraint)) = here(ddl, id) else { return Vec::new() };
    if *not_null.name == [&*object.name, b"_not_null"].concat() {
        return plain;
    }
    let mut sql = Vec::new();
    put!(sql, " CONSTRAINT ", ddl.id(&not_null.name), ' ', constraint.definition.as_deref().unwrap_or_default());
    sql
}

/// A constraint that is written with its domain, not as an entry of its own.
fn here<'a>(ddl: &Ddl<'a>, id: DumpId) -> Option<(&'a Object, &'a Constraint)> {
    let catalog = ddl.catalog;
    let object = catalog.objects.get(id)?;
    let constraint = object.as_constraint().filter(|constraint| !constraint.separate)?;
    Some((object, constraint))
}
