//! Aggregates (`dumpAgg`).

use dumpkit_formats::postgres::archive::{EntryKind, Section};
use dumpkit_formats::{Error, Result};

use super::facts::Question;
use super::{Ddl, NewEntry, function, operator};
use crate::model::object::{Components, Function, Object};
use crate::postgres::rows::Row;
use crate::postgres::text::put;

const AGGREGATE: Question = Question {
    name: "aggregates",
    concerns: |object| object.as_aggregate().is_some(),
    sql: |server, oids| {
        // Before 11 there was nothing but the default.
        let modify =
            if server.at_least(11) { "a.aggfinalmodify, a.aggmfinalmodify" } else { "NULL AS aggfinalmodify, NULL AS aggmfinalmodify" };
        format!(
            "SELECT p.oid AS object, pg_catalog.pg_get_function_arguments(p.oid) AS arguments, \
             pg_catalog.pg_get_function_identity_arguments(p.oid) AS identity_arguments, p.proparallel, a.aggkind, \
             a.aggtransfn, a.aggtranstype::pg_catalog.regtype AS aggtranstype, a.aggtransspace, a.agginitval, \
             a.aggfinalfn, a.aggfinalextra, a.aggcombinefn, a.aggserialfn, a.aggdeserialfn, \
             a.aggmtransfn, a.aggminvtransfn, a.aggmtranstype::pg_catalog.regtype AS aggmtranstype, a.aggmtransspace, \
             a.aggminitval, a.aggmfinalfn, a.aggmfinalextra, a.aggsortop, {modify} \
             FROM pg_catalog.pg_aggregate a JOIN pg_catalog.pg_proc p ON p.oid = a.aggfnoid \
             WHERE p.oid = ANY ('{{{oids}}}'::pg_catalog.oid[]) ORDER BY p.oid"
        )
    },
};

pub(super) fn dump(ddl: &mut Ddl<'_>, object: &Object, body: &Function) -> Result<()> {
    if !ddl.catalog.options.parts().schema {
        return Ok(());
    }
    let facts = ddl.facts(&AGGREGATE, object)?;
    let row = facts.one()?;
    let namespace = ddl.namespace(object);
    let schema = ddl.id(namespace.unwrap_or_default());
    let name = with_arguments(ddl, object, body, row.bytes("identity_arguments")?);
    let full_name = with_arguments(ddl, object, body, row.bytes("arguments")?);
    let details = details(ddl, object, row)?;
    let (mut create, mut drop) = (Vec::new(), Vec::new());
    put!(create, "CREATE AGGREGATE ", schema, '.', full_name, " (\n", details, "\n);\n");
    put!(drop, "DROP AGGREGATE ", schema, '.', name, ";\n");
    if ddl.parts(object).has(Components::DEFINITION) {
        let tag =
            if body.arg_types.is_empty() { [&object.name, &b"(*)"[..]].concat() } else { ddl.function_signature(object, body, false)? };
        let entry = NewEntry::of(object, EntryKind::Aggregate, Section::PreData);
        ddl.add(NewEntry { tag, namespace, owner: &body.owner, create, drop, ..entry });
    }
    function::about(ddl, object, body, "AGGREGATE", &name)?;
    // GRANT knows no aggregates: they are functions to it, by name and arguments.
    let name = ddl.function_signature(object, body, true)?;
    function::privileges(ddl, object, body, "FUNCTION", &name)
}

/// `name(arguments)`; the server writes nothing for `*`.
fn with_arguments(ddl: &Ddl<'_>, object: &Object, body: &Function, arguments: &[u8]) -> Vec<u8> {
    let mut name = ddl.id(&object.name);
    put!(name, '(', if body.arg_types.is_empty() { &b"*"[..] } else { arguments }, ')');
    name
}

fn details(ddl: &Ddl<'_>, object: &Object, row: Row<'_>) -> Result<Vec<u8>> {
    let mut sql = Vec::new();
    let kind = row.char("aggkind")?;
    // What regproc and regtype give is quoted and qualified as needed.
    put!(sql, "    SFUNC = ", row.bytes("aggtransfn")?, ",\n    STYPE = ", row.bytes("aggtranstype")?);
    unless(&mut sql, "SSPACE", row.bytes("aggtransspace")?, b"0");
    initial(ddl, &mut sql, "INITCOND", row.get("agginitval")?);
    final_function(&mut sql, object, row, "")?;
    for (clause, column) in [("COMBINEFUNC", "aggcombinefn"), ("SERIALFUNC", "aggserialfn"), ("DESERIALFUNC", "aggdeserialfn")] {
        unless(&mut sql, clause, row.bytes(column)?, b"-");
    }
    if row.bytes("aggmtransfn")? != b"-" {
        for (clause, column) in [("MSFUNC", "aggmtransfn"), ("MINVFUNC", "aggminvtransfn"), ("MSTYPE", "aggmtranstype")] {
            put!(sql, ",\n    ", clause, " = ", row.bytes(column)?);
        }
    }
    unless(&mut sql, "MSSPACE", row.bytes("aggmtransspace")?, b"0");
    initial(ddl, &mut sql, "MINITCOND", row.get("aggminitval")?);
    final_function(&mut sql, object, row, "m")?;
    if let Some(operator) = operator::reference(ddl, row.oid("aggsortop")?) {
        put!(sql, ",\n    SORTOP = ", operator);
    }
    if kind == b'h' {
        put!(sql, ",\n    HYPOTHETICAL");
    }
    let parallel = match row.char("proparallel")? {
        b'u' => "",
        b's' => ",\n    PARALLEL = safe",
        b'r' => ",\n    PARALLEL = restricted",
        _ => {
            let text = format!("unrecognized proparallel value for function \"{}\"", object.name.display());
            return Err(Error::server(text));
        }
    };
    put!(sql, parallel);
    Ok(sql)
}

fn unless(sql: &mut Vec<u8>, clause: &str, value: &[u8], none: &[u8]) {
    if value != none {
        put!(*sql, ",\n    ", clause, " = ", value);
    }
}

fn initial(ddl: &Ddl<'_>, sql: &mut Vec<u8>, clause: &str, value: Option<&[u8]>) {
    if let Some(value) = value {
        put!(*sql, ",\n    ", clause, " = ", ddl.literal(value));
    }
}

/// The final function; `moving` is `m` for that of moving aggregates. That it may change the state is the
/// default of ordered-set aggregates, that it may not of others.
fn final_function(sql: &mut Vec<u8>, object: &Object, row: Row<'_>, moving: &str) -> Result<()> {
    let function = row.bytes(&format!("agg{moving}finalfn"))?;
    if function == b"-" {
        return Ok(());
    }
    let clause = if moving.is_empty() { "FINALFUNC" } else { "MFINALFUNC" };
    put!(*sql, ",\n    ", clause, " = ", function);
    if row.bool(&format!("agg{moving}finalextra"))? {
        put!(*sql, ",\n    ", clause, "_EXTRA");
    }
    let usual = if row.char("aggkind")? == b'n' { b'r' } else { b'w' };
    let modify = match row.char(&format!("agg{moving}finalmodify"))? {
        0 => return Ok(()),
        modify if modify == usual => return Ok(()),
        b'r' => "READ_ONLY",
        b's' => "SHAREABLE",
        b'w' => "READ_WRITE",
        _ => {
            let text = format!("unrecognized agg{moving}finalmodify value for aggregate \"{}\"", object.name.display());
            return Err(Error::server(text));
        }
    };
    put!(*sql, ",\n    ", clause, "_MODIFY = ", modify);
    Ok(())
}
