//! Schemas (`dumpNamespace`).

use dumpkit_formats::Result;
use dumpkit_formats::postgres::archive::{EntryKind, Section};

use super::{About, Ddl, Granted, NewEntry};
use crate::model::object::{Components, Namespace, Object};
use crate::postgres::text::put;

pub(super) fn dump(ddl: &mut Ddl<'_>, object: &Object, body: &Namespace) -> Result<()> {
    if !ddl.catalog.options.parts().schema {
        return Ok(());
    }
    let parts = ddl.parts(object);
    let name = ddl.id(&object.name);
    if parts.has(Components::DEFINITION) {
        let mut entry = NewEntry::of(object, EntryKind::Schema, Section::PreData);
        entry.owner = &body.owner;
        if body.create {
            put!(entry.create, "CREATE SCHEMA ", name, ";\n");
            put!(entry.drop, "DROP SCHEMA ", name, ";\n");
        } else {
            // Only its owner is to be set.
            put!(entry.create, "-- *not* creating schema, since initdb creates it\n");
            put!(entry.drop, "-- *not* dropping schema, since initdb creates it\n");
        }
        ddl.add(entry);
    }
    let about = About {
        what: "SCHEMA",
        name: &name,
        namespace: None,
        owner: &body.owner,
        catalog_id: object.catalog_id,
        subid: 0,
        dump_id: object.dump_id,
    };
    if parts.has(Components::COMMENT) {
        let initdb = (!body.create && name == b"public").then_some("standard public schema");
        ddl.comment_unless(about, initdb)?;
    }
    if parts.has(Components::SECLABEL) {
        ddl.security_label(about)?;
    }
    if let Some(acl) = object.acl.as_ref().filter(|_| parts.has(Components::ACL)) {
        ddl.acl(Granted::of(about), acl)?;
    }
    Ok(())
}
