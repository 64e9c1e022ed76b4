//! CREATE CONVERSION (pg_dump.c `dumpConversion`).

use dumpkit_formats::Result;
use dumpkit_formats::postgres::archive::{EntryKind, Section};

use super::Ddl;
use super::definition::Definition;
use crate::model::object::{Conversion, Object};
use crate::postgres::text::put;

pub(super) fn dump(ddl: &mut Ddl<'_>, object: &Object, body: &Conversion) -> Result<()> {
    if !ddl.catalog.options.parts().schema {
        return Ok(());
    }
    let (name, qualified) = (ddl.id(&object.name), ddl.qualified(object));
    let (from, to) = (ddl.literal(&body.from), ddl.literal(&body.to));
    let (mut create, mut drop) = (Vec::new(), Vec::new());
    let default = if body.default { "DEFAULT " } else { "" };
    put!(create, "CREATE ", default, "CONVERSION ", qualified, " FOR ", from, " TO ", to, " FROM ", body.function, ";\n");
    put!(drop, "DROP CONVERSION ", qualified, ";\n");
    let (kind, section) = (EntryKind::Conversion, Section::PreData);
    ddl.define(object, Definition { kind, section, owner: &body.owner, name: &name, create, drop })
}
