//! CREATE FOREIGN DATA WRAPPER (pg_dump.c `dumpForeignDataWrapper`).

use dumpkit_formats::Result;
use dumpkit_formats::postgres::archive::{EntryKind, Section};

use super::definition::Definition;
use super::{Ddl, Granted};
use crate::model::object::{Components, ForeignDataWrapper, Object};
use crate::postgres::text::put;

pub(super) fn dump(ddl: &mut Ddl<'_>, object: &Object, body: &ForeignDataWrapper) -> Result<()> {
    if !ddl.catalog.options.parts().schema {
        return Ok(());
    }
    let name = ddl.id(&object.name);
    let (mut create, mut drop) = (Vec::new(), Vec::new());
    put!(create, "CREATE FOREIGN DATA WRAPPER ", name);
    for (clause, function) in [(" HANDLER ", &body.handler), (" VALIDATOR ", &body.validator)] {
        if **function != *b"-" {
            put!(create, clause, function);
        }
    }
    if !body.options.is_empty() {
        put!(create, " OPTIONS (\n    ", body.options, "\n)");
    }
    put!(create, ";\n");
    put!(drop, "DROP FOREIGN DATA WRAPPER ", name, ";\n");
    let (kind, section) = (EntryKind::ForeignDataWrapper, Section::PreData);
    ddl.define(object, Definition { kind, section, owner: &body.owner, name: &name, create, drop })?;
    if let Some(acl) = object.acl.as_ref().filter(|_| ddl.parts(object).has(Components::ACL)) {
        let what = "FOREIGN DATA WRAPPER";
        let (dump_id, owner) = (object.dump_id, &body.owner[..]);
        ddl.acl(Granted { dump_id, also_after: None, what, name: &name, column: None, namespace: None, tag: None, owner }, acl)?;
    }
    Ok(())
}
