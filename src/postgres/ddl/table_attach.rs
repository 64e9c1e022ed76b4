//! ATTACH PARTITION (pg_dump.c `dumpTableAttach`).
//!
//! A partition is created as a table of its own and attached by an entry of its own: so it keeps the order
//! of its columns and its tablespace, and can be restored without its parent.

use dumpkit_formats::Result;
use dumpkit_formats::postgres::archive::{EntryKind, Section};

use super::{Ddl, NewEntry};
use crate::model::object::{Attach, Object};
use crate::postgres::text::put;

pub(super) fn dump(ddl: &mut Ddl<'_>, object: &Object, body: &Attach) -> Result<()> {
    if !ddl.catalog.options.parts().schema {
        return Ok(());
    }
    let (parent, _) = ddl.table(body.parent)?;
    let (partition, table) = ddl.table(body.partition)?;
    let mut entry = NewEntry::of(object, EntryKind::TableAttach, Section::PreData);
    entry.namespace = ddl.namespace(object);
    // Who may attach it, though it is nobody's. Nothing drops it: the partition goes as a whole.
    entry.owner = &table.owner;
    let bound = table.partition_bound.as_deref().unwrap_or_default();
    put!(entry.create, "ALTER TABLE ONLY ", ddl.qualified(parent), " ATTACH PARTITION ", ddl.qualified(partition), " ", bound, ";\n");
    ddl.add(entry);
    Ok(())
}
