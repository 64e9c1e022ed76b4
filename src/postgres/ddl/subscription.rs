//! CREATE SUBSCRIPTION, which does not connect by itself (pg_dump.c `dumpSubscription`).

use dumpkit_formats::postgres::archive::{EntryKind, Section};
use dumpkit_formats::{Error, Result};

use super::Ddl;
use super::definition::Definition;
use crate::model::object::{Object, Subscription};
use crate::postgres::text::{parse_array, put};

pub(super) fn dump(ddl: &mut Ddl<'_>, object: &Object, body: &Subscription) -> Result<()> {
    if !ddl.catalog.options.parts().schema {
        return Ok(());
    }
    let name = ddl.id(&object.name);
    let publications = parse_array(&body.publications)
        .ok_or_else(|| Error::server(format!("could not parse subpublications array \"{}\"", body.publications.display())))?;
    let publications: Vec<Vec<u8>> = publications.iter().map(|name| ddl.id(name.as_deref().unwrap_or_default())).collect();
    let (mut create, mut drop) = (Vec::new(), Vec::new());
    put!(create, "CREATE SUBSCRIPTION ", name, " CONNECTION ", ddl.literal(&body.conninfo));
    put!(create, " PUBLICATION ", publications.join(&b", "[..]), " WITH (connect = false, slot_name = ");
    match &body.slot {
        Some(slot) => put!(create, ddl.literal(slot)),
        None => put!(create, "NONE"),
    }
    if body.binary {
        put!(create, ", binary = true");
    }
    let streaming = match body.stream {
        b't' => "on",
        b'p' => "parallel",
        _ => "off",
    };
    put!(create, ", streaming = ", streaming);
    let options = [
        (body.two_phase != b'd', "two_phase = on"),
        (body.disable_on_error, "disable_on_error = true"),
        (!body.password_required, "password_required = false"),
        (body.run_as_owner, "run_as_owner = true"),
        (body.failover, "failover = true"),
    ];
    for (_, option) in options.iter().filter(|(given, _)| *given) {
        put!(create, ", ", option);
    }
    if *body.sync_commit != *b"off" {
        put!(create, ", synchronous_commit = ", ddl.id(&body.sync_commit));
    }
    if !body.origin.eq_ignore_ascii_case(b"any") {
        put!(create, ", origin = ", body.origin);
    }
    put!(create, ");\n");
    put!(drop, "DROP SUBSCRIPTION ", name, ";\n");
    let (kind, section) = (EntryKind::Subscription, Section::PostData);
    ddl.define(object, Definition { kind, section, owner: &body.owner, name: &name, create, drop })
}
