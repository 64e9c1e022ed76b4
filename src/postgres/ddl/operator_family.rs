//! CREATE OPERATOR FAMILY, with the members that no class has (pg_dump.c `dumpOpfamily`).

use dumpkit_formats::Result;
use dumpkit_formats::postgres::archive::{EntryKind, Section};

use super::Ddl;
use super::definition::Definition;
use super::operator_members::{Members, join, method_name};
use crate::model::object::{Object, OperatorFamily};
use crate::postgres::text::put;

pub(super) fn dump(ddl: &mut Ddl<'_>, object: &Object, body: &OperatorFamily) -> Result<()> {
    if !ddl.catalog.options.parts().schema {
        return Ok(());
    }
    let loose = Members::of(ddl, "pg_opfamily", object, object.catalog_id.oid)?;
    let (qualified, method) = (ddl.qualified(object), ddl.id(&method_name(ddl, body.method)?));
    let (mut create, mut drop) = (Vec::new(), Vec::new());
    put!(create, "CREATE OPERATOR FAMILY ", qualified, " USING ", method, ";\n");
    if !loose.is_empty() {
        let clauses = join(&loose.clauses(ddl)?);
        put!(create, "ALTER OPERATOR FAMILY ", qualified, " USING ", method, " ADD\n    ", clauses, ";\n");
    }
    put!(drop, "DROP OPERATOR FAMILY ", qualified, " USING ", method, ";\n");
    let mut name = ddl.id(&object.name);
    put!(name, " USING ", method);
    let (kind, section) = (EntryKind::OperatorFamily, Section::PreData);
    ddl.define(object, Definition { kind, section, owner: &body.owner, name: &name, create, drop })
}
