//! ATTACH of a partition's index to the partitioned table's.

use dumpkit_formats::Result;
use dumpkit_formats::postgres::archive::{EntryKind, Section};

use super::{Ddl, NewEntry};
use crate::model::object::{Attach, Components, Object};
use crate::postgres::text::put;

/// pg_dump.c `dumpIndexAttach`. Nothing detaches an index: it goes with the table or the whole index.
pub(super) fn dump(ddl: &mut Ddl<'_>, object: &Object, body: &Attach) -> Result<()> {
    let objects = &ddl.catalog.objects;
    let (Some(parent), Some(partition)) = (objects.get(body.parent), objects.get(body.partition)) else { return Ok(()) };
    if !ddl.catalog.options.parts().schema || !partition.dump.has(Components::DEFINITION) {
        return Ok(());
    }
    let mut entry = NewEntry::of(object, EntryKind::IndexAttach, Section::PostData);
    entry.namespace = ddl.namespace(object);
    if let Some(index) = parent.as_index() {
        entry.owner = &ddl.table(index.table)?.1.owner;
    }
    put!(entry.create, "ALTER INDEX ", ddl.qualified(parent), " ATTACH PARTITION ", ddl.qualified(partition), ";\n");
    ddl.add(entry);
    Ok(())
}
