//! CREATE TEXT SEARCH PARSER (pg_dump.c `dumpTSParser`).

use dumpkit_formats::Result;
use dumpkit_formats::postgres::archive::{EntryKind, Section};

use super::Ddl;
use super::definition::Definition;
use crate::model::object::{Object, TsParser};
use crate::postgres::text::put;

pub(super) fn dump(ddl: &mut Ddl<'_>, object: &Object, body: &TsParser) -> Result<()> {
    if !ddl.catalog.options.parts().schema {
        return Ok(());
    }
    let (name, qualified) = (ddl.id(&object.name), ddl.qualified(object));
    let (mut create, mut drop) = (Vec::new(), Vec::new());
    put!(create, "CREATE TEXT SEARCH PARSER ", qualified, " (\n");
    put!(create, "    START = ", body.start, ",\n    GETTOKEN = ", body.token, ",\n    END = ", body.end, ",\n");
    if *body.headline != *b"-" {
        put!(create, "    HEADLINE = ", body.headline, ",\n");
    }
    put!(create, "    LEXTYPES = ", body.lextypes, " );\n");
    put!(drop, "DROP TEXT SEARCH PARSER ", qualified, ";\n");
    let (kind, section) = (EntryKind::TextSearchParser, Section::PreData);
    ddl.define(object, Definition { kind, section, owner: b"", name: &name, create, drop })
}
