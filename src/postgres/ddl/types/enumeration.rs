//! Enumerations (`dumpEnumType`).

use dumpkit_formats::Result;
use dumpkit_formats::postgres::archive::EntryKind;

use super::entry;
use crate::model::object::{Object, Type};
use crate::postgres::ddl::Ddl;
use crate::postgres::ddl::facts::Question;
use crate::postgres::text::put;

const LABELS: Question = Question {
    name: "labels of enumerations",
    concerns: |object| object.as_type().is_some_and(|body| body.kind == b'e'),
    sql: |_, oids| {
        format!(
            "SELECT e.enumtypid AS object, e.enumlabel FROM pg_catalog.pg_enum e \
             WHERE e.enumtypid = ANY ('{{{oids}}}'::pg_catalog.oid[]) ORDER BY e.enumtypid, e.enumsortorder"
        )
    },
};

pub(super) fn dump(ddl: &mut Ddl<'_>, object: &Object, body: &Type) -> Result<()> {
    let facts = ddl.facts(&LABELS, object)?;
    let name = ddl.qualified(object);
    let (mut sql, mut drop) = (Vec::new(), Vec::new());
    put!(sql, "CREATE TYPE ", name, " AS ENUM (");
    for (n, row) in facts.iter().enumerate() {
        put!(sql, if n > 0 { "," } else { "" }, "\n    ", ddl.literal(row.bytes("enumlabel")?));
    }
    put!(sql, "\n);\n");
    put!(drop, "DROP TYPE ", name, ";\n");
    entry(ddl, object, body, EntryKind::Type, sql, drop)
}
