//! Extensions (`dumpExtension`).

use dumpkit_formats::Result;
use dumpkit_formats::postgres::archive::{EntryKind, Section};

use super::{About, Ddl, NewEntry};
use crate::model::object::{Components, Extension, Object};
use crate::put;

pub(super) fn dump(ddl: &mut Ddl<'_>, object: &Object, body: &Extension) -> Result<()> {
    if !ddl.catalog.options.parts().schema {
        return Ok(());
    }
    let parts = ddl.parts(object);
    let name = ddl.id(&object.name);
    if parts.has(Components::DEFINITION) {
        let mut entry = NewEntry::of(object, EntryKind::Extension, Section::PreData);
        // Without its version: the target has the one it has.
        put!(entry.create, "CREATE EXTENSION IF NOT EXISTS ", name, " WITH SCHEMA ", ddl.id(&body.schema), ";\n");
        put!(entry.drop, "DROP EXTENSION ", name, ";\n");
        ddl.add(entry);
    }
    let about = About {
        what: "EXTENSION",
        name: &name,
        namespace: None,
        owner: b"",
        catalog_id: object.catalog_id,
        subid: 0,
        dump_id: object.dump_id,
    };
    if parts.has(Components::COMMENT) {
        ddl.comment(about)?;
    }
    if parts.has(Components::SECLABEL) {
        ddl.security_label(about)?;
    }
    Ok(())
}
