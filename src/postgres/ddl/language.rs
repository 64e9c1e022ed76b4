//! Procedural languages (`dumpProcLang`).

use dumpkit_formats::Result;
use dumpkit_formats::postgres::archive::{EntryKind, Section};

use super::{About, Ddl, Granted, NewEntry};
use crate::model::object::{Components, Language, Object, catalog};
use crate::postgres::text::put;

pub(super) fn dump(ddl: &mut Ddl<'_>, object: &Object, body: &Language) -> Result<()> {
    if !ddl.catalog.options.parts().schema {
        return Ok(());
    }
    let parts = ddl.parts(object);
    let name = ddl.id(&object.name);
    let (mut create, mut drop) = (Vec::new(), Vec::new());
    put!(drop, "DROP PROCEDURAL LANGUAGE ", name, ";\n");
    match functions(ddl, body) {
        Some(functions) => {
            put!(create, if body.trusted { "CREATE TRUSTED" } else { "CREATE" }, " PROCEDURAL LANGUAGE ", name, functions, ";\n");
        }
        // The server takes that as CREATE EXTENSION IF NOT EXISTS.
        None => put!(create, "CREATE OR REPLACE PROCEDURAL LANGUAGE ", name, ";\n"),
    }
    if parts.has(Components::DEFINITION) {
        let entry = NewEntry::of(object, EntryKind::ProceduralLanguage, Section::PreData);
        ddl.add(NewEntry { owner: &body.owner, create, drop, ..entry });
    }
    let about = About {
        what: "LANGUAGE",
        name: &name,
        namespace: None,
        owner: &body.owner,
        catalog_id: object.catalog_id,
        subid: 0,
        dump_id: object.dump_id,
    };
    ddl.comment_and_labels(about, parts)?;
    if let Some(acl) = object.acl.as_ref().filter(|_| body.trusted && parts.has(Components::ACL)) {
        ddl.acl(Granted::of(about), acl)?;
    }
    Ok(())
}

/// Its functions, if all of them are dumped. Those in `pg_catalog` are not: they come with the server.
fn functions(ddl: &Ddl<'_>, body: &Language) -> Option<Vec<u8>> {
    let mut sql = Vec::new();
    for (clause, oid) in [(" HANDLER ", Some(body.handler)), (" INLINE ", some(body.inline)), (" VALIDATOR ", some(body.validator))] {
        if let Some(oid) = oid {
            let function = ddl.catalog.objects.by_oid(catalog::PROC, oid).filter(|function| !ddl.parts(function).is_none())?;
            put!(sql, clause, ddl.qualified(function));
        }
    }
    Some(sql)
}

fn some(oid: u32) -> Option<u32> {
    (oid != 0).then_some(oid)
}
