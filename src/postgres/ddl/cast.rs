//! Casts (`dumpCast`).

use dumpkit_formats::postgres::archive::{EntryKind, Section};
use dumpkit_formats::{Error, Result};

use super::{About, Ddl, NewEntry};
use crate::model::object::{Cast, Components, Object};
use crate::postgres::text::put;

pub(super) fn dump(ddl: &mut Ddl<'_>, object: &Object, body: &Cast) -> Result<()> {
    if !ddl.catalog.options.parts().schema {
        return Ok(());
    }
    let function = match body.function {
        0 => None,
        oid => Some(ddl.function_reference(oid)?.ok_or_else(|| unknown_function(oid))?),
    };
    let (mut name, mut create, mut drop) = (Vec::new(), Vec::new(), Vec::new());
    put!(name, '(', ddl.type_name_or_none(body.source)?, " AS ", ddl.type_name_or_none(body.target)?, ')');
    put!(drop, "DROP CAST ", name, ";\n");
    put!(create, "CREATE CAST ", name, ' ');
    match (body.method, function) {
        (b'b', _) => put!(create, "WITHOUT FUNCTION"),
        (b'i', _) => put!(create, "WITH INOUT"),
        (b'f', Some(function)) => put!(create, "WITH FUNCTION ", function),
        (b'f', None) => ddl.catalog.reporter.warning(&"bogus value in pg_cast.castfunc or pg_cast.castmethod field", None),
        _ => ddl.catalog.reporter.warning(&"bogus value in pg_cast.castmethod field", None),
    }
    let context = match body.context {
        b'a' => " AS ASSIGNMENT",
        b'i' => " AS IMPLICIT",
        _ => "",
    };
    put!(create, context, ";\n");
    let parts = ddl.parts(object);
    if parts.has(Components::DEFINITION) {
        let tag = [b"CAST ", &name[..]].concat();
        ddl.add(NewEntry { tag, create, drop, ..NewEntry::of(object, EntryKind::Cast, Section::PreData) });
    }
    if parts.has(Components::COMMENT) {
        ddl.comment(about(object, "CAST", &name))?;
    }
    Ok(())
}

/// What a comment on a cast or a transform is about: it has neither schema nor owner.
pub(super) fn about<'a>(object: &Object, what: &'a str, name: &'a [u8]) -> About<'a> {
    About { what, name, namespace: None, owner: b"", catalog_id: object.catalog_id, subid: 0, dump_id: object.dump_id }
}

pub(super) fn unknown_function(oid: u32) -> Error {
    Error::server(format!("could not find function definition for function with OID {oid}"))
}
