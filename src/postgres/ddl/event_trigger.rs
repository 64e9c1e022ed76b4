//! CREATE EVENT TRIGGER (pg_dump.c `dumpEventTrigger`).

use dumpkit_formats::Result;
use dumpkit_formats::postgres::archive::{EntryKind, Section};

use super::Ddl;
use super::definition::Definition;
use crate::model::object::{EventTrigger, Object};
use crate::postgres::text::put;

pub(super) fn dump(ddl: &mut Ddl<'_>, object: &Object, body: &EventTrigger) -> Result<()> {
    if !ddl.catalog.options.parts().schema {
        return Ok(());
    }
    let name = ddl.id(&object.name);
    let (mut create, mut drop) = (Vec::new(), Vec::new());
    put!(create, "CREATE EVENT TRIGGER ", name, " ON ", ddl.id(&body.event));
    if !body.tags.is_empty() {
        put!(create, "\n         WHEN TAG IN (", body.tags, ")");
    }
    put!(create, "\n   EXECUTE FUNCTION ", body.function, "();\n");
    if body.enabled != b'O' {
        let state = match body.enabled {
            b'D' => "DISABLE",
            b'A' => "ENABLE ALWAYS",
            b'R' => "ENABLE REPLICA",
            _ => "ENABLE",
        };
        put!(create, "\nALTER EVENT TRIGGER ", name, " ", state, ";\n");
    }
    put!(drop, "DROP EVENT TRIGGER ", name, ";\n");
    let (kind, section) = (EntryKind::EventTrigger, Section::PostData);
    ddl.define(object, Definition { kind, section, owner: &body.owner, name: &name, create, drop })
}
