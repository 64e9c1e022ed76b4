//! CREATE TEXT SEARCH TEMPLATE (pg_dump.c `dumpTSTemplate`).

use dumpkit_formats::Result;
use dumpkit_formats::postgres::archive::{EntryKind, Section};

use super::Ddl;
use super::definition::Definition;
use crate::model::object::{Object, TsTemplate};
use crate::postgres::text::put;

pub(super) fn dump(ddl: &mut Ddl<'_>, object: &Object, body: &TsTemplate) -> Result<()> {
    if !ddl.catalog.options.parts().schema {
        return Ok(());
    }
    let (name, qualified) = (ddl.id(&object.name), ddl.qualified(object));
    let (mut create, mut drop) = (Vec::new(), Vec::new());
    put!(create, "CREATE TEXT SEARCH TEMPLATE ", qualified, " (\n");
    if *body.init != *b"-" {
        put!(create, "    INIT = ", body.init, ",\n");
    }
    put!(create, "    LEXIZE = ", body.lexize, " );\n");
    put!(drop, "DROP TEXT SEARCH TEMPLATE ", qualified, ";\n");
    let (kind, section) = (EntryKind::TextSearchTemplate, Section::PreData);
    ddl.define(object, Definition { kind, section, owner: b"", name: &name, create, drop })
}
