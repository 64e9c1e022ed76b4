//! CREATE OPERATOR CLASS (pg_dump.c `dumpOpclass`).

use dumpkit_formats::Result;
use dumpkit_formats::postgres::archive::{EntryKind, Section};

use super::Ddl;
use super::definition::Definition;
use super::facts::Question;
use super::operator_members::{Members, join, method_name};
use crate::model::object::{Object, OperatorClass, catalog};
use crate::postgres::text::put;

const DETAILS: Question = Question {
    name: "operator classes",
    concerns: |object| object.as_operator_class().is_some(),
    sql: |_, oids| {
        format!(
            "SELECT oid AS object, opcintype::pg_catalog.regtype, opckeytype::pg_catalog.regtype, opcdefault, opcfamily
             FROM pg_catalog.pg_opclass
             WHERE oid IN ({oids})
             ORDER BY oid"
        )
    },
};

pub(super) fn dump(ddl: &mut Ddl<'_>, object: &Object, body: &OperatorClass) -> Result<()> {
    if !ddl.catalog.options.parts().schema {
        return Ok(());
    }
    let details = ddl.facts(&DETAILS, object)?;
    let row = details.one()?;
    let (of_type, stored, family) = (row.bytes("opcintype")?, row.bytes("opckeytype")?, row.oid("opcfamily")?);
    let mut clauses = Vec::new();
    if stored != b"-" {
        clauses.push([b"STORAGE ", stored].concat());
    }
    clauses.extend(Members::of(ddl, "pg_opclass", object, family)?.clauses(ddl)?);
    if clauses.is_empty() {
        // Something must follow AS; the server takes the type itself for no STORAGE at all.
        clauses.push([b"STORAGE ", of_type].concat());
    }

    let (qualified, method) = (ddl.qualified(object), ddl.id(&method_name(ddl, body.method)?));
    let (mut create, mut drop) = (Vec::new(), Vec::new());
    let default = if row.bool("opcdefault")? { "DEFAULT " } else { "" };
    put!(create, "CREATE OPERATOR CLASS ", qualified, "\n    ", default, "FOR TYPE ", of_type, " USING ", method);
    if let Some(family) = ddl.catalog.objects.by_oid(catalog::OPFAMILY, family) {
        put!(create, " FAMILY ", ddl.qualified(family));
    }
    put!(create, " AS\n    ", join(&clauses), ";\n");
    put!(drop, "DROP OPERATOR CLASS ", qualified, " USING ", method, ";\n");
    let mut name = ddl.id(&object.name);
    put!(name, " USING ", method);
    let (kind, section) = (EntryKind::OperatorClass, Section::PreData);
    ddl.define(object, Definition { kind, section, owner: &body.owner, name: &name, create, drop })
}
