//! Range types, with their multirange types (`dumpRangeType`).

use dumpkit_formats::Result;
use dumpkit_formats::postgres::archive::EntryKind;

use super::{collation, entry};
use crate::model::object::{Object, Type};
use crate::postgres::ddl::Ddl;
use crate::postgres::ddl::facts::Question;
use crate::postgres::text::put;

const RANGE: Question = Question {
    name: "range types",
    concerns: |object| object.as_type().is_some_and(|body| body.kind == b'r'),
    sql: |server, oids| {
        let multirange = if server.at_least(14) { "pg_catalog.format_type(r.rngmultitypid, NULL)" } else { "NULL" };
        format!(
            "SELECT r.rngtypid AS object, pg_catalog.format_type(r.rngsubtype, NULL) AS subtype, {multirange} AS multirange, \
             o.opcname, n.nspname, o.opcdefault, \
             CASE WHEN r.rngcollation = s.typcollation THEN 0 ELSE r.rngcollation END AS collation, \
             r.rngcanonical, r.rngsubdiff \
             FROM pg_catalog.pg_range r JOIN pg_catalog.pg_type s ON s.oid = r.rngsubtype \
             JOIN pg_catalog.pg_opclass o ON o.oid = r.rngsubopc JOIN pg_catalog.pg_namespace n ON n.oid = o.opcnamespace \
             WHERE r.rngtypid = ANY ('{{{oids}}}'::pg_catalog.oid[]) ORDER BY r.rngtypid"
        )
    },
};

pub(super) fn dump(ddl: &mut Ddl<'_>, object: &Object, body: &Type) -> Result<()> {
    let facts = ddl.facts(&RANGE, object)?;
    let row = facts.one()?;
    let name = ddl.qualified(object);
    let (mut sql, mut drop) = (Vec::new(), Vec::new());
    put!(sql, "CREATE TYPE ", name, " AS RANGE (\n    subtype = ", row.bytes("subtype")?);
    if let Some(multirange) = row.get("multirange")? {
        put!(sql, ",\n    multirange_type_name = ", multirange);
    }
    if !row.bool("opcdefault")? {
        let class = ddl.qualified_id(row.get("nspname")?, row.bytes("opcname")?);
        put!(sql, ",\n    subtype_opclass = ", class);
    }
    if let Some(collation) = collation(ddl, row.oid("collation")?) {
        put!(sql, ",\n    collation = ", collation);
    }
    for (clause, column) in [("canonical", "rngcanonical"), ("subtype_diff", "rngsubdiff")] {
        let function = row.bytes(column)?;
        if function != b"-" {
            put!(sql, ",\n    ", clause, " = ", function);
        }
    }
    put!(sql, "\n);\n");
    put!(drop, "DROP TYPE ", name, ";\n");
    entry(ddl, object, body, EntryKind::Type, sql, drop)
}
