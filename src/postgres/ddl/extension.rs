//! Extensions (pg_dump.c `dumpExtension`).

use dumpkit_formats::Result;
use dumpkit_formats::postgres::archive::{EntryKind, Section};

use super::Ddl;
use super::definition::Definition;
use crate::model::object::{Extension, Object};
use crate::postgres::text::put;

pub(super) fn dump(ddl: &mut Ddl<'_>, object: &Object, body: &Extension) -> Result<()> {
    if !ddl.catalog.options.parts().schema {
        return Ok(());
    }
    let name = ddl.id(&object.name);
    let (mut create, mut drop) = (Vec::new(), Vec::new());
    // Without its version: the target has the one it has. It may be there already.
    put!(create, "CREATE EXTENSION IF NOT EXISTS ", name, " WITH SCHEMA ", ddl.id(&body.schema), ";\n");
    put!(drop, "DROP EXTENSION ", name, ";\n");
    let (kind, section) = (EntryKind::Extension, Section::PreData);
    ddl.define(object, Definition { kind, section, owner: b"", name: &name, create, drop })
}
