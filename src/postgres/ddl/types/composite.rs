//! Composite types and the comments on their columns (`dumpCompositeType`).

use dumpkit_formats::Result;
use dumpkit_formats::postgres::archive::{CatalogId, EntryKind};

use super::{about, collation, entry};
use crate::model::object::{Components, Object, Type, catalog};
use crate::postgres::ddl::facts::Question;
use crate::postgres::ddl::{About, Ddl};
use crate::postgres::text::put;

const COLUMNS: Question = Question {
    name: "columns of composite types",
    concerns: |object| object.as_type().is_some_and(|body| body.kind == b'c'),
    sql: |_, oids| {
        format!(
            "SELECT c.oid AS object, a.attname, a.attnum, pg_catalog.format_type(a.atttypid, a.atttypmod) AS type, \
             CASE WHEN a.attcollation <> t.typcollation THEN a.attcollation ELSE 0 END AS collation \
             FROM pg_catalog.pg_type c JOIN pg_catalog.pg_attribute a ON a.attrelid = c.typrelid \
             LEFT JOIN pg_catalog.pg_type t ON t.oid = a.atttypid \
             WHERE c.oid = ANY ('{{{oids}}}'::pg_catalog.oid[]) AND NOT a.attisdropped ORDER BY c.oid, a.attnum"
        )
    },
};

pub(super) fn dump(ddl: &mut Ddl<'_>, object: &Object, body: &Type) -> Result<()> {
    let facts = ddl.facts(&COLUMNS, object)?;
    let name = ddl.qualified(object);
    let (mut sql, mut drop) = (Vec::new(), Vec::new());
    put!(sql, "CREATE TYPE ", name, " AS (");
    for (n, row) in facts.iter().enumerate() {
        put!(sql, if n > 0 { "," } else { "" }, "\n\t", ddl.id(row.bytes("attname")?), ' ', row.bytes("type")?);
        if let Some(collation) = collation(ddl, row.oid("collation")?) {
            put!(sql, " COLLATE ", collation);
        }
    }
    put!(sql, "\n);\n");
    put!(drop, "DROP TYPE ", name, ";\n");
    entry(ddl, object, body, EntryKind::Type, sql, drop)?;

    if ddl.parts(object).has(Components::COMMENT) {
        for row in facts.iter() {
            let mut column = ddl.id(&object.name);
            put!(column, '.', ddl.id(row.bytes("attname")?));
            let relation = CatalogId { table_oid: catalog::CLASS, oid: body.relation };
            let about = about(object, body, "COLUMN", &column, ddl.namespace(object));
            ddl.comment(About { catalog_id: relation, subid: row.int("attnum")?, ..about })?;
        }
    }
    Ok(())
}
