//! Transforms (`dumpTransform`).

use dumpkit_formats::Result;
use dumpkit_formats::postgres::archive::{EntryKind, Section};

use super::cast::{about, unknown_function};
use super::{Ddl, NewEntry};
use crate::model::object::{Components, Object, Transform};
use crate::postgres::text::put;

pub(super) fn dump(ddl: &mut Ddl<'_>, object: &Object, body: &Transform) -> Result<()> {
    if !ddl.catalog.options.parts().schema {
        return Ok(());
    }
    let (mut name, mut create, mut drop) = (Vec::new(), Vec::new(), Vec::new());
    put!(name, "FOR ", ddl.type_name_or_none(body.of_type)?, " LANGUAGE ", ddl.id(&body.language_name));
    put!(drop, "DROP TRANSFORM ", name, ";\n");
    put!(create, "CREATE TRANSFORM ", name, " (");
    if body.from_sql == 0 && body.to_sql == 0 {
        let odd = "bogus transform definition, at least one of trffromsql and trftosql should be nonzero";
        ddl.catalog.reporter.warning(&odd, None);
    }
    let mut comma = "";
    for (clause, oid) in [("FROM SQL WITH FUNCTION ", body.from_sql), ("TO SQL WITH FUNCTION ", body.to_sql)] {
        if oid != 0 {
            let function = ddl.function_reference(oid)?.ok_or_else(|| unknown_function(oid))?;
            put!(create, comma, clause, function);
            comma = ", ";
        }
    }
    put!(create, ");\n");
    let parts = ddl.parts(object);
    if parts.has(Components::DEFINITION) {
        let tag = [b"TRANSFORM ", &name[..]].concat();
        let dependencies = object.dependencies.clone();
        let entry = NewEntry::of(object, EntryKind::Transform, Section::PreData);
        ddl.add(NewEntry { tag, create, drop, dependencies, ..entry });
    }
    if parts.has(Components::COMMENT) {
        ddl.comment(about(object, "TRANSFORM", &name))?;
    }
    Ok(())
}
