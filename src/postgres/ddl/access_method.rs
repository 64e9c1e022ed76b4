//! CREATE ACCESS METHOD (pg_dump.c `dumpAccessMethod`).

use dumpkit_formats::Result;
use dumpkit_formats::postgres::archive::{EntryKind, Section};

use super::Ddl;
use super::definition::Definition;
use crate::model::object::{AccessMethod, Object};
use crate::postgres::text::put;

pub(super) fn dump(ddl: &mut Ddl<'_>, object: &Object, body: &AccessMethod) -> Result<()> {
    if !ddl.catalog.options.parts().schema {
        return Ok(());
    }
    let name = ddl.id(&object.name);
    let of = match body.kind {
        b'i' => "INDEX",
        b't' => "TABLE",
        other => {
            let name = String::from_utf8_lossy(&name);
            let text = format!("invalid type \"{}\" of access method \"{name}\"", char::from(other));
            ddl.catalog.reporter.warning(&text, None);
            return Ok(());
        }
    };
    let (mut create, mut drop) = (Vec::new(), Vec::new());
    put!(create, "CREATE ACCESS METHOD ", name, " TYPE ", of, " HANDLER ", body.handler, ";\n");
    put!(drop, "DROP ACCESS METHOD ", name, ";\n");
    let (kind, section) = (EntryKind::AccessMethod, Section::PreData);
    ddl.define(object, Definition { kind, section, owner: b"", name: &name, create, drop })
}
