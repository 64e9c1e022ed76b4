//! ALTER DEFAULT PRIVILEGES (`dumpDefaultACL`).

use dumpkit_formats::postgres::archive::{EntryKind, Section};
use dumpkit_formats::{Error, Result};

use super::acl::Commands;
use super::{Ddl, NewEntry};
use crate::model::object::{Components, DefaultAcl, Object};
use crate::postgres::text::put;

pub(super) fn dump(ddl: &mut Ddl<'_>, object: &Object, body: &DefaultAcl) -> Result<()> {
    let options = ddl.catalog.options;
    if !options.parts().schema || options.no_privileges || !ddl.parts(object).has(Components::ACL) {
        return Ok(());
    }
    let what = match body.object_type {
        b'r' => "TABLES",
        b'S' => "SEQUENCES",
        b'f' => "FUNCTIONS",
        b'T' => "TYPES",
        b'n' => "SCHEMAS",
        b'L' => "LARGE OBJECTS",
        other => {
            return Err(Error::server(format!("unrecognized object type in default privileges: {other}")));
        }
    };
    let mut prefix = Vec::new();
    put!(prefix, "ALTER DEFAULT PRIVILEGES FOR ROLE ", ddl.id(&body.role), " ");
    if let Some(schema) = ddl.namespace(object) {
        put!(prefix, "IN SCHEMA ", ddl.id(schema), " ");
    }
    let acl = object.acl.clone().unwrap_or_default();
    let current = acl.acl.as_deref().unwrap_or_default();
    let commands = Commands { prefix: &prefix, what, name: b"", column: None, owner: &body.role };
    let create = ddl
        .grants(&commands, current, acl.default.as_deref().unwrap_or_default())
        .ok_or_else(|| Error::server(format!("could not parse default ACL list ({})", String::from_utf8_lossy(current))))?;
    let mut entry = NewEntry::of(object, EntryKind::DefaultAcl, Section::PostData);
    entry.tag = [b"DEFAULT PRIVILEGES FOR ", what.as_bytes()].concat();
    entry.namespace = ddl.namespace(object);
    entry.owner = &body.role;
    entry.create = create;
    ddl.add(entry);
    Ok(())
}
