//! CREATE OPERATOR (pg_dump.c `dumpOpr`).

use dumpkit_formats::Result;
use dumpkit_formats::postgres::archive::{EntryKind, Section};

use super::Ddl;
use super::definition::Definition;
use super::facts::Question;
use crate::model::object::{Object, Operator, catalog};
use crate::postgres::text::put;

const DETAILS: Question = Question {
    name: "operators",
    concerns: |object| object.as_operator().is_some_and(|operator| operator.code != 0),
    sql: |_, oids| {
        format!(
            "SELECT oid AS object, oprkind, oprcom, oprnegate, oprcanmerge, oprcanhash,
                    oprcode::pg_catalog.regprocedure, oprrest::pg_catalog.regprocedure, oprjoin::pg_catalog.regprocedure,
                    oprleft::pg_catalog.regtype, oprright::pg_catalog.regtype
             FROM pg_catalog.pg_operator
             WHERE oid IN ({oids})
             ORDER BY oid"
        )
    },
};

pub(super) fn dump(ddl: &mut Ddl<'_>, object: &Object, body: &Operator) -> Result<()> {
    // An operator without a function is only there because another named it as its commutator or negator.
    if !ddl.catalog.options.parts().schema || body.code == 0 {
        return Ok(());
    }
    let details = ddl.facts(&DETAILS, object)?;
    let row = details.one()?;
    let (code, left, right) = (row.bytes("oprcode")?, row.bytes("oprleft")?, row.bytes("oprright")?);
    // Servers before 14 may have postfix operators.
    let kind = row.char("oprkind")?;
    if kind == b'r' {
        let code = String::from_utf8_lossy(code);
        ddl.catalog.reporter.warning(&format_args!("postfix operators are not supported anymore (operator \"{code}\")"), None);
    }

    let mut sql = Vec::new();
    let schema = ddl.id(ddl.namespace(object).unwrap_or_default());
    put!(sql, "CREATE OPERATOR ", schema, ".", object.name, " (\n");
    if let Some(function) = function_name(code) {
        put!(sql, "    FUNCTION = ", function);
    }
    let mut name = object.name.to_vec();
    put!(name, " (");
    if matches!(kind, b'r' | b'b') {
        put!(sql, ",\n    LEFTARG = ", left);
        put!(name, left);
    } else {
        put!(name, "NONE");
    }
    if matches!(kind, b'l' | b'b') {
        put!(sql, ",\n    RIGHTARG = ", right);
        put!(name, ", ", right, ")");
    } else {
        put!(name, ", NONE)");
    }
    for (clause, column) in [("COMMUTATOR", "oprcom"), ("NEGATOR", "oprnegate")] {
        if let Some(other) = reference(ddl, row.oid(column)?) {
            put!(sql, ",\n    ", clause, " = ", other);
        }
    }
    for (clause, column) in [("MERGES", "oprcanmerge"), ("HASHES", "oprcanhash")] {
        if row.bool(column)? {
            put!(sql, ",\n    ", clause);
        }
    }
    for (clause, column) in [("RESTRICT", "oprrest"), ("JOIN", "oprjoin")] {
        if let Some(function) = function_name(row.bytes(column)?) {
            put!(sql, ",\n    ", clause, " = ", function);
        }
    }
    put!(sql, "\n);\n");

    let mut drop = Vec::new();
    put!(drop, "DROP OPERATOR ", schema, ".", name, ";\n");
    let (kind, section) = (EntryKind::Operator, Section::PreData);
    ddl.define(object, Definition { kind, section, owner: &body.owner, name: &name, create: sql, drop })
}

/// `OPERATOR(schema.name)`; `None` for 0, and with a warning for what is not there
/// (`getFormattedOperatorName`).
pub(super) fn reference(ddl: &Ddl<'_>, oid: u32) -> Option<Vec<u8>> {
    if oid == 0 {
        return None;
    }
    let catalog = ddl.catalog;
    let Some(other) = catalog.objects.by_oid(catalog::OPERATOR, oid) else {
        catalog.reporter.warning(&format_args!("could not find operator with OID {oid}"), None);
        return None;
    };
    let mut sql = b"OPERATOR(".to_vec();
    put!(sql, ddl.id(ddl.namespace(other).unwrap_or_default()), ".", other.name, ")");
    Some(sql)
}

/// The name in a regprocedure: what comes before the arguments; `None` for `-`
/// (`convertRegProcReference`).
fn function_name(procedure: &[u8]) -> Option<&[u8]> {
    if procedure == b"-" {
        return None;
    }
    let mut quoted = false;
    let arguments = procedure.iter().position(|byte| {
        quoted ^= *byte == b'"';
        *byte == b'(' && !quoted
    });
    Some(&procedure[..arguments.unwrap_or(procedure.len())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_cut_off_names_of_functions() {
        assert_eq!(function_name(b"-"), None);
        assert_eq!(function_name(b"int4eq(integer,integer)"), Some(&b"int4eq"[..]));
        assert_eq!(function_name(b"s.\"f(\"\"(\"(\"my(type\")"), Some(&b"s.\"f(\"\"(\""[..]));
    }
}
