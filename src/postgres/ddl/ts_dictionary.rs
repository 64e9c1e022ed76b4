//! CREATE TEXT SEARCH DICTIONARY (pg_dump.c `dumpTSDictionary`).

use dumpkit_formats::postgres::archive::{EntryKind, Section};
use dumpkit_formats::{Error, Result};

use super::Ddl;
use super::definition::Definition;
use crate::model::object::{Object, TsDictionary, catalog};
use crate::postgres::text::put;

pub(super) fn dump(ddl: &mut Ddl<'_>, object: &Object, body: &TsDictionary) -> Result<()> {
    if !ddl.catalog.options.parts().schema {
        return Ok(());
    }
    let template = ddl.catalog.objects.by_oid(catalog::TS_TEMPLATE, body.template);
    let template = template.ok_or_else(|| Error::server(format!("text search template with OID {} does not exist", body.template)))?;
    let (name, qualified) = (ddl.id(&object.name), ddl.qualified(object));
    let (mut create, mut drop) = (Vec::new(), Vec::new());
    put!(create, "CREATE TEXT SEARCH DICTIONARY ", qualified, " (\n    TEMPLATE = ", ddl.qualified(template));
    if let Some(options) = &body.options {
        put!(create, ",\n    ", options);
    }
    put!(create, " );\n");
    put!(drop, "DROP TEXT SEARCH DICTIONARY ", qualified, ";\n");
    let (kind, section) = (EntryKind::TextSearchDictionary, Section::PreData);
    ddl.define(object, Definition { kind, section, owner: &body.owner, name: &name, create, drop })
}
