//! Types (`dumpType`): one kind of type, one file.

mod base;
mod composite;
mod domain;
mod enumeration;
mod range;
mod shell;

use dumpkit_formats::Result;
use dumpkit_formats::postgres::archive::{EntryKind, Section};

use super::definition::Definition;
use super::{About, Ddl, Granted};
use crate::model::object::{Components, Object, Type, catalog};
use crate::postgres::text::put;

pub(super) use shell::dump_shell;

pub(super) fn dump(ddl: &mut Ddl<'_>, object: &Object, body: &Type) -> Result<()> {
    if !ddl.catalog.options.parts().schema {
        return Ok(());
    }
    match body.kind {
        b'b' => base::dump(ddl, object, body),
        b'd' => domain::dump(ddl, object, body),
        b'c' => composite::dump(ddl, object, body),
        b'e' => enumeration::dump(ddl, object, body),
        b'r' => range::dump(ddl, object, body),
        b'p' if !body.is_defined => shell::dump_undefined(ddl, object, body),
        _ => {
            let odd = format!("typtype of data type \"{}\" appears to be invalid", object.name.display());
            ddl.catalog.reporter.warning(&odd, None);
            Ok(())
        }
    }
}

/// The entry of a type, and what comes after it: comment, labels, privileges.
fn entry(ddl: &mut Ddl<'_>, object: &Object, body: &Type, kind: EntryKind, create: Vec<u8>, drop: Vec<u8>) -> Result<()> {
    let name = ddl.id(&object.name);
    let section = Section::PreData;
    ddl.define(object, Definition { kind, section, owner: &body.owner, name: &name, create, drop })?;
    if let Some(acl) = object.acl.as_ref().filter(|_| ddl.parts(object).has(Components::ACL)) {
        let about = about(object, body, "TYPE", &name, ddl.namespace(object));
        ddl.acl(Granted::of(about), acl)?;
    }
    Ok(())
}

fn about<'a>(object: &'a Object, body: &'a Type, what: &'a str, name: &'a [u8], namespace: Option<&'a [u8]>) -> About<'a> {
    About { what, name, namespace, owner: &body.owner, catalog_id: object.catalog_id, subid: 0, dump_id: object.dump_id }
}

/// The qualified name of the collation with this oid, if it is not 0 and known.
fn collation(ddl: &Ddl<'_>, oid: u32) -> Option<Vec<u8>> {
    let collation = ddl.catalog.objects.by_oid(catalog::COLLATION, oid).filter(|_| oid != 0)?;
    Some(ddl.qualified(collation))
}

/// Appends a default: an expression that the server wrote, or else the bare text as a literal.
fn default(ddl: &Ddl<'_>, sql: &mut Vec<u8>, before: &str, expr: Option<&[u8]>, text: Option<&[u8]>) {
    if let Some(expr) = expr {
        put!(*sql, before, expr);
    } else if let Some(text) = text {
        put!(*sql, before, ddl.literal(text));
    }
}
