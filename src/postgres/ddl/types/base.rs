//! Base types (`dumpBaseType`).

use dumpkit_formats::Result;
use dumpkit_formats::postgres::archive::EntryKind;

use super::{default, entry};
use crate::model::object::{Object, Type};
use crate::postgres::ddl::Ddl;
use crate::postgres::ddl::facts::Question;
use crate::postgres::text::put;

const BASE_TYPE: Question = Question {
    name: "base types",
    concerns: |object| object.as_type().is_some_and(|body| body.kind == b'b'),
    sql: |server, oids| {
        let subscript = if server.at_least(14) { "t.typsubscript" } else { "'-'" };
        format!(
            "SELECT t.oid AS object, t.typlen, t.typinput, t.typoutput, t.typreceive, t.typsend, t.typmodin, t.typmodout, \
             t.typanalyze, {subscript} AS typsubscript, t.typcategory, t.typispreferred, t.typdelim, t.typbyval, t.typalign, \
             t.typstorage, t.typcollation <> 0 AS collatable, pg_catalog.pg_get_expr(t.typdefaultbin, 0) AS default_expr, \
             t.typdefault AS default_text \
             FROM pg_catalog.pg_type t WHERE t.oid = ANY ('{{{oids}}}'::pg_catalog.oid[]) ORDER BY t.oid"
        )
    },
};

pub(super) fn dump(ddl: &mut Ddl<'_>, object: &Object, body: &Type) -> Result<()> {
    let facts = ddl.facts(&BASE_TYPE, object)?;
    let row = facts.one()?;
    let name = ddl.qualified(object);
    let len = match row.bytes("typlen")? {
        b"-1" => b"variable",
        len => len,
    };
    let mut sql = Vec::new();
    put!(sql, "CREATE TYPE ", name, " (\n    INTERNALLENGTH = ", len);
    // What regproc gives is quoted and qualified as needed.
    put!(sql, ",\n    INPUT = ", row.bytes("typinput")?, ",\n    OUTPUT = ", row.bytes("typoutput")?);
    let functions =
        [("RECEIVE", "typreceive"), ("SEND", "typsend"), ("TYPMOD_IN", "typmodin"), ("TYPMOD_OUT", "typmodout"), ("ANALYZE", "typanalyze")];
    for (clause, column) in functions {
        function(&mut sql, clause, row.bytes(column)?);
    }
    if row.bool("collatable")? {
        put!(sql, ",\n    COLLATABLE = true");
    }
    default(ddl, &mut sql, ",\n    DEFAULT = ", row.get("default_expr")?, row.get("default_text")?);
    function(&mut sql, "SUBSCRIPT", row.bytes("typsubscript")?);
    if body.elem != 0 {
        put!(sql, ",\n    ELEMENT = ", ddl.type_name(body.elem)?);
    }
    let category = row.bytes("typcategory")?;
    if category != b"U" {
        put!(sql, ",\n    CATEGORY = ", ddl.literal(category));
    }
    if row.bool("typispreferred")? {
        put!(sql, ",\n    PREFERRED = true");
    }
    let delimiter = row.bytes("typdelim")?;
    if delimiter != b"," {
        put!(sql, ",\n    DELIMITER = ", ddl.literal(delimiter));
    }
    let alignment = match row.char("typalign")? {
        b'c' => ",\n    ALIGNMENT = char",
        b's' => ",\n    ALIGNMENT = int2",
        b'i' => ",\n    ALIGNMENT = int4",
        b'd' => ",\n    ALIGNMENT = double",
        _ => "",
    };
    let storage = match row.char("typstorage")? {
        b'p' => ",\n    STORAGE = plain",
        b'e' => ",\n    STORAGE = external",
        b'x' => ",\n    STORAGE = extended",
        b'm' => ",\n    STORAGE = main",
        _ => "",
    };
    let by_value = if row.bool("typbyval")? { ",\n    PASSEDBYVALUE" } else { "" };
    put!(sql, alignment, storage, by_value, "\n);\n");
    // The type and its functions need each other: nothing but CASCADE drops them.
    let mut drop = Vec::new();
    put!(drop, "DROP TYPE ", name, " CASCADE;\n");
    entry(ddl, object, body, EntryKind::Type, sql, drop)
}

fn function(sql: &mut Vec<u8>, clause: &str, name: &[u8]) {
    if name != b"-" {
        put!(*sql, ",\n    ", clause, " = ", name);
    }
}
