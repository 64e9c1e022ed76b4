//! Types of which only the name is known: shells that stand for a type until its functions are there
//! (`dumpShellType`), and types that were never more than a shell (`dumpUndefinedType`).

use dumpkit_formats::Result;
use dumpkit_formats::postgres::archive::{EntryKind, Section};

use super::entry;
use crate::model::object::{Components, Object, ShellType, Type};
use crate::postgres::ddl::{Ddl, NewEntry};
use crate::postgres::text::put;

/// Without a DROP: that is the type's own. Nor is the owner set as long as it is a shell, which hangs on
/// there being no DROP.
pub(in crate::postgres::ddl) fn dump_shell(ddl: &mut Ddl<'_>, object: &Object, body: &ShellType) -> Result<()> {
    if !ddl.catalog.options.parts().schema || !ddl.parts(object).has(Components::DEFINITION) {
        return Ok(());
    }
    let catalog = ddl.catalog;
    let base = catalog.objects.get(body.base).and_then(Object::as_type);
    let owner = base.map_or(&b""[..], |base| &base.owner);
    let mut create = Vec::new();
    put!(create, "CREATE TYPE ", ddl.qualified(object), ";\n");
    let namespace = ddl.namespace(object);
    ddl.add(NewEntry { namespace, owner, create, ..NewEntry::of(object, EntryKind::ShellType, Section::PreData) });
    Ok(())
}

pub(super) fn dump_undefined(ddl: &mut Ddl<'_>, object: &Object, body: &Type) -> Result<()> {
    let name = ddl.qualified(object);
    let (mut sql, mut drop) = (Vec::new(), Vec::new());
    put!(sql, "CREATE TYPE ", name, ";\n");
    put!(drop, "DROP TYPE ", name, ";\n");
    entry(ddl, object, body, EntryKind::Type, sql, drop)
}
