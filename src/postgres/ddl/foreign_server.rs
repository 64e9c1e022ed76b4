//! CREATE SERVER and its user mappings (pg_dump.c `dumpForeignServer`, `dumpUserMappings`).

use dumpkit_formats::postgres::archive::{CatalogId, EntryKind, Section};
use dumpkit_formats::{Error, Result};

use super::definition::Definition;
use super::facts::Question;
use super::{Ddl, Granted, NewEntry};
use crate::model::object::{Components, ForeignServer, Object, catalog};
use crate::postgres::text::put;

/// Through the view that everyone may read: it hides options from who may not see them, and the mapping
/// is then dumped without any.
const USER_MAPPINGS: Question = Question {
    name: "user mappings",
    concerns: |object| object.as_foreign_server().is_some(),
    sql: |_, oids| {
        format!(
            "SELECT srvid AS object, usename,
                    array_to_string(ARRAY(
                        SELECT quote_ident(option_name) || ' ' || quote_literal(option_value)
                        FROM pg_options_to_table(umoptions) ORDER BY option_name), E',\n    ') AS umoptions
             FROM pg_user_mappings
             WHERE srvid IN ({oids})
             ORDER BY srvid, usename"
        )
    },
};

pub(super) fn dump(ddl: &mut Ddl<'_>, object: &Object, body: &ForeignServer) -> Result<()> {
    if !ddl.catalog.options.parts().schema {
        return Ok(());
    }
    let wrapper = ddl.catalog.objects.by_oid(catalog::FOREIGN_DATA_WRAPPER, body.wrapper);
    let wrapper = wrapper.ok_or_else(|| Error::server(format!("foreign-data wrapper with OID {} does not exist", body.wrapper)))?;
    let name = ddl.id(&object.name);
    let (mut create, mut drop) = (Vec::new(), Vec::new());
    put!(create, "CREATE SERVER ", name);
    for (clause, text) in [(" TYPE ", &body.kind), (" VERSION ", &body.version)] {
        if let Some(text) = text.as_ref().filter(|text| !text.is_empty()) {
            put!(create, clause, ddl.literal(text));
        }
    }
    put!(create, " FOREIGN DATA WRAPPER ", ddl.id(&wrapper.name));
    put_options(&mut create, &body.options);
    put!(drop, "DROP SERVER ", name, ";\n");
    let (kind, section) = (EntryKind::Server, Section::PreData);
    ddl.define(object, Definition { kind, section, owner: &body.owner, name: &name, create, drop })?;
    let parts = ddl.parts(object);
    if let Some(acl) = object.acl.as_ref().filter(|_| parts.has(Components::ACL)) {
        let what = "FOREIGN SERVER";
        let (dump_id, owner) = (object.dump_id, &body.owner[..]);
        ddl.acl(Granted { dump_id, also_after: None, what, name: &name, column: None, namespace: None, tag: None, owner }, acl)?;
    }
    if parts.has(Components::USERMAP) { user_mappings(ddl, object, &body.owner) } else { Ok(()) }
}

fn user_mappings(ddl: &mut Ddl<'_>, server: &Object, owner: &[u8]) -> Result<()> {
    let mappings = ddl.facts(&USER_MAPPINGS, server)?;
    for row in mappings.iter() {
        let user = row.bytes("usename")?;
        let (mut create, mut drop, mut tag) = (Vec::new(), Vec::new(), Vec::new());
        put!(create, "CREATE USER MAPPING FOR ", ddl.id(user), " SERVER ", ddl.id(&server.name));
        put_options(&mut create, row.bytes("umoptions")?);
        put!(drop, "DROP USER MAPPING FOR ", ddl.id(user), " SERVER ", ddl.id(&server.name), ";\n");
        put!(tag, "USER MAPPING ", user, " SERVER ", server.name);
        let entry = NewEntry::of(server, EntryKind::UserMapping, Section::PreData);
        let id = ddl.new_id();
        ddl.add(NewEntry { id, catalog_id: CatalogId::default(), tag, owner, create, drop, ..entry });
    }
    Ok(())
}

/// Ends a command, with its options if there are any.
fn put_options(sql: &mut Vec<u8>, options: &[u8]) {
    if !options.is_empty() {
        put!(*sql, " OPTIONS (\n    ", options, "\n)");
    }
    put!(*sql, ";\n");
}
