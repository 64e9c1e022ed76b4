//! Functions and procedures (`dumpFunc`).

use dumpkit_formats::postgres::archive::{EntryKind, Section};
use dumpkit_formats::{Error, Result};

use super::facts::Question;
use super::{About, Ddl, Granted, NewEntry};
use crate::model::object::{Components, Function, Object};
use crate::postgres::rows::Row;
use crate::postgres::text::{parse_array, parse_vector, put};

const FUNCTION: Question = Question {
    name: "functions",
    concerns: |object| object.as_function().is_some(),
    sql: |server, oids| {
        let kind = if server.at_least(11) { "p.prokind" } else { "CASE WHEN p.proiswindow THEN 'w' ELSE 'f' END" };
        let support = if server.at_least(12) { "p.prosupport" } else { "'-'" };
        let body = if server.at_least(14) { "pg_catalog.pg_get_function_sqlbody(p.oid)" } else { "NULL" };
        format!(
            "SELECT p.oid AS object, l.lanname, {kind} AS kind, {body} AS sql_body, p.prosrc, p.probin, p.proretset, \
             pg_catalog.pg_get_function_arguments(p.oid) AS arguments, \
             pg_catalog.pg_get_function_identity_arguments(p.oid) AS identity_arguments, \
             pg_catalog.pg_get_function_result(p.oid) AS result, \
             pg_catalog.array_to_string(p.protrftypes, ' ') AS transforms, p.provolatile, p.proisstrict, p.prosecdef, \
             p.proleakproof, p.procost, p.prorows, {support} AS support, p.proparallel, p.proconfig \
             FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_language l ON l.oid = p.prolang \
             WHERE p.oid = ANY ('{{{oids}}}'::pg_catalog.oid[]) ORDER BY p.oid"
        )
    },
};

pub(super) fn dump(ddl: &mut Ddl<'_>, object: &Object, body: &Function) -> Result<()> {
    if !ddl.catalog.options.parts().schema {
        return Ok(());
    }
    let facts = ddl.facts(&FUNCTION, object)?;
    let row = facts.one()?;
    let is_procedure = row.char("kind")? == b'p';
    let (what, kind) = if is_procedure { ("PROCEDURE", EntryKind::Procedure) } else { ("FUNCTION", EntryKind::Function) };
    let parts = ddl.parts(object);
    let namespace = ddl.namespace(object);
    let (mut name, mut create, mut drop) = (Vec::new(), Vec::new(), Vec::new());
    put!(name, ddl.id(&object.name), '(', row.bytes("identity_arguments")?, ')');
    let schema = ddl.id(namespace.unwrap_or_default());
    put!(drop, "DROP ", what, ' ', schema, '.', name, ";\n");
    put!(create, "CREATE ", what, ' ', schema, '.', ddl.id(&object.name), '(', row.bytes("arguments")?, ')');
    if !is_procedure {
        put!(create, " RETURNS ", row.get("result")?.unwrap_or_default());
    }
    put!(create, "\n    LANGUAGE ", ddl.id(row.bytes("lanname")?));
    transforms(ddl, &mut create, row)?;
    attributes(&mut create, object, row)?;
    settings(ddl, &mut create, row)?;
    put!(create, "\n    ");
    source(ddl, &mut create, row)?;
    put!(create, ";\n");
    let qualified = [&schema[..], b".", &name].concat();
    ddl.depends_on_extension(&mut create, object, "pg_proc", what, &qualified)?;

    if parts.has(Components::DEFINITION) {
        let section = if body.postponed { Section::PostData } else { Section::PreData };
        let tag = ddl.function_signature(object, body, false)?;
        ddl.add(NewEntry { tag, namespace, owner: &body.owner, create, drop, ..NewEntry::of(object, kind, section) });
    }
    about(ddl, object, body, what, &name)?;
    privileges(ddl, object, body, what, &name)
}

/// Comment and labels of a function or an aggregate.
pub(super) fn about(ddl: &mut Ddl<'_>, object: &Object, body: &Function, what: &str, name: &[u8]) -> Result<()> {
    let parts = ddl.parts(object);
    let about = About {
        what,
        name,
        namespace: ddl.namespace(object),
        owner: &body.owner,
        catalog_id: object.catalog_id,
        subid: 0,
        dump_id: object.dump_id,
    };
    ddl.comment_and_labels(about, parts)
}

/// Privileges of a function or an aggregate.
pub(super) fn privileges(ddl: &mut Ddl<'_>, object: &Object, body: &Function, what: &str, name: &[u8]) -> Result<()> {
    let Some(acl) = object.acl.as_ref().filter(|_| ddl.parts(object).has(Components::ACL)) else { return Ok(()) };
    let granted = Granted {
        dump_id: object.dump_id,
        also_after: None,
        what,
        name,
        column: None,
        namespace: ddl.namespace(object),
        tag: None,
        owner: &body.owner,
    };
    ddl.acl(granted, acl)?;
    Ok(())
}

fn transforms(ddl: &mut Ddl<'_>, sql: &mut Vec<u8>, row: Row<'_>) -> Result<()> {
    let types: Vec<u32> = parse_vector(row.get("transforms")?.unwrap_or_default());
    for (n, oid) in types.into_iter().enumerate() {
        put!(*sql, if n == 0 { " TRANSFORM " } else { ", " }, "FOR TYPE ", ddl.type_name(oid)?);
    }
    Ok(())
}

/// What is not as CREATE FUNCTION has it by default.
fn attributes(sql: &mut Vec<u8>, object: &Object, row: Row<'_>) -> Result<()> {
    let language = row.bytes("lanname")?;
    let unknown = |what: &str| {
        let text = format!("unrecognized {what} value for function \"{}\"", object.name.display());
        Error::server(text)
    };
    if row.char("kind")? == b'w' {
        put!(*sql, " WINDOW");
    }
    let volatility = match row.char("provolatile")? {
        b'v' => "",
        b'i' => " IMMUTABLE",
        b's' => " STABLE",
        _ => return Err(unknown("provolatile")),
    };
    put!(*sql, volatility);
    for (column, clause) in [("proisstrict", " STRICT"), ("prosecdef", " SECURITY DEFINER"), ("proleakproof", " LEAKPROOF")] {
        put!(*sql, if row.bool(column)? { clause } else { "" });
    }
    let cost = row.bytes("procost")?;
    let usual: &[u8] = if matches!(language, b"internal" | b"c") { b"1" } else { b"100" };
    if cost != b"0" && cost != usual {
        put!(*sql, " COST ", cost);
    }
    let rows = row.bytes("prorows")?;
    if row.bool("proretset")? && rows != b"0" && rows != b"1000" {
        put!(*sql, " ROWS ", rows);
    }
    let support = row.bytes("support")?;
    if support != b"-" {
        put!(*sql, " SUPPORT ", support);
    }
    let parallel = match row.char("proparallel")? {
        b'u' => "",
        b's' => " PARALLEL SAFE",
        b'r' => " PARALLEL RESTRICTED",
        _ => return Err(unknown("proparallel")),
    };
    put!(*sql, parallel);
    Ok(())
}

fn settings(ddl: &Ddl<'_>, sql: &mut Vec<u8>, row: Row<'_>) -> Result<()> {
    let config = row.get("proconfig")?.filter(|config| !config.is_empty()).unwrap_or(b"{}");
    let items = parse_array(config).ok_or_else(|| Error::server("could not parse proconfig array"))?;
    for setting in items.into_iter().filter_map(|item| ddl.setting(&item?)) {
        put!(*sql, "\n    SET ", setting);
    }
    Ok(())
}

/// The body: in SQL since 14; else a text, after the library if there is one.
fn source(ddl: &Ddl<'_>, sql: &mut Vec<u8>, row: Row<'_>) -> Result<()> {
    if let Some(body) = row.get("sql_body")? {
        put!(*sql, body);
        return Ok(());
    }
    let source = row.get("prosrc")?.unwrap_or_default();
    let library = row.get("probin")?.unwrap_or_default();
    put!(*sql, "AS ");
    let mut dollars = !ddl.catalog.options.disable_dollar_quoting;
    if !library.is_empty() {
        put!(*sql, ddl.literal(library));
        if source.is_empty() {
            return Ok(());
        }
        put!(*sql, ", ");
        dollars &= memchr::memchr2(b'\'', b'\\', source).is_some();
    }
    put!(*sql, if dollars { ddl.dollar_literal(source, "") } else { ddl.literal(source) });
    Ok(())
}
