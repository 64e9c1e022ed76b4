//! Large objects: that they are, what is said of them, and where their contents come from.

use dumpkit_formats::postgres::archive::{CatalogId, DumpId, EntryKind, Section};
use dumpkit_formats::{Error, Result};

use super::{About, Data, Ddl, Granted, NewEntry};
use crate::model::object::{Components, LargeObjects, Object};
use crate::postgres::text::put;

/// Writes what makes them (`dumpLO`): their numbers, which a restore makes into commands. Comments and labels
/// are one entry each; privileges are written for the first, and a restore repeats them for the others, as the
/// tag tells it.
pub(super) fn dump(ddl: &mut Ddl<'_>, object: &Object, body: &LargeObjects) -> Result<()> {
    let parts = ddl.parts(object);
    if parts.has(Components::DEFINITION) {
        let mut entry = NewEntry::of(object, EntryKind::BlobMetadata, Section::Data);
        entry.owner = &body.owner;
        for oid in &body.oids {
            put!(entry.create, *oid, "\n");
        }
        put!(entry.drop, "-- dummy");
        ddl.add(entry);
    }
    if parts.has(Components::COMMENT | Components::SECLABEL) {
        for &oid in &body.oids {
            let name = oid.to_string();
            let about = About {
                what: "LARGE OBJECT",
                name: name.as_bytes(),
                namespace: None,
                owner: &body.owner,
                catalog_id: CatalogId { oid, ..object.catalog_id },
                subid: 0,
                dump_id: object.dump_id,
            };
            ddl.comment_and_labels(about, parts)?;
        }
    }
    if let (Some(acl), [first, rest @ ..]) = (object.acl.as_ref().filter(|_| parts.has(Components::ACL)), &body.oids[..]) {
        let name = first.to_string();
        let tag = rest.last().map(|last| format!("LARGE OBJECTS {first}..{last}"));
        let granted = Granted {
            dump_id: object.dump_id,
            also_after: None,
            what: "LARGE OBJECT",
            name: name.as_bytes(),
            column: None,
            namespace: None,
            tag: tag.as_ref().map(|tag| tag.as_bytes()),
            owner: &body.owner,
        };
        ddl.acl(granted, acl)?;
    }
    Ok(())
}

/// Writes the entry of their contents (`dumpDumpableObject`, `DO_LARGE_OBJECT_DATA`).
pub(super) fn dump_data(ddl: &mut Ddl<'_>, object: &Object, of: DumpId) -> Result<()> {
    if !ddl.parts(object).has(Components::DATA) {
        return Ok(());
    }
    let catalog = ddl.catalog;
    let metadata = catalog.objects.get(of).and_then(Object::as_large_objects);
    let metadata = metadata.ok_or_else(|| Error::server(format!("missing metadata for large objects \"{}\"", object.name.display())))?;
    let mut entry = NewEntry::of(object, EntryKind::Blobs, Section::Data);
    entry.owner = &metadata.owner;
    entry.dependencies = object.dependencies.clone();
    ddl.add(entry).had_dumper = true;
    ddl.data.insert(object.dump_id, Data::LargeObjects(of));
    Ok(())
}
