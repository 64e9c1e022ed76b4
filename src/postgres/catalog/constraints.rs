//! Foreign keys. Constraints that indexes enforce are read with these, checks with the columns.

use dumpkit_formats::postgres::archive::DumpId;
use dumpkit_formats::{Error, Result};

use super::Catalog;
use crate::model::object::{Body, Components, Constraint, Object, Objects, catalog};
use crate::postgres::rows::Rows;

/// Of tables whose definition is dumped, and not those that came from a partitioned table (pg_dump.c
/// `getConstraints`). 10 has no foreign keys of partitioned tables.
pub(super) fn query(cx: &Catalog<'_>) -> Option<String> {
    let tables = cx.table_oids(|object, _| object.dump.has(Components::DEFINITION))?;
    let (index, own) = if cx.server.at_least(11) { ("conindid", "AND conparentid = 0") } else { ("0", "") };
    Some(format!(
        "SELECT c.tableoid, c.oid, conrelid, conname, confrelid, {index} AS index,
           pg_catalog.pg_get_constraintdef(c.oid) AS definition
         FROM unnest({tables}) AS src(oid)
         JOIN pg_catalog.pg_constraint c ON c.conrelid = src.oid
         WHERE contype = 'f' {own}
         ORDER BY conrelid, conname"
    ))
}

pub(super) fn read(cx: &mut Catalog<'_>, rows: &Rows) -> Result<()> {
    for row in rows.iter() {
        let oid = row.oid("conrelid")?;
        let table = cx.objects.by_oid(catalog::CLASS, oid);
        let table = table.ok_or_else(|| Error::server(format!("unrecognized table OID {oid}")))?;
        let references = row.oid("confrelid")?;
        let body = Constraint {
            table: Some(table.dump_id),
            domain: None,
            kind: b'f',
            definition: row.opt_text("definition")?,
            references,
            index: None,
            deferrable: false,
            deferred: false,
            period: false,
            local: true,
            separate: true,
        };
        let mut object = Object::new(row.catalog_id()?, row.text("conname")?, Body::ForeignKey(body));
        object.namespace = table.namespace;

        // A partitioned table's key is valid, and can be referred to, only when all partitions have
        // theirs attached.
        let partitioned = cx.objects.by_oid(catalog::CLASS, references).and_then(Object::as_table).filter(|table| table.relkind == b'p');
        let index = cx
            .objects
            .by_oid(catalog::CLASS, row.oid("index")?)
            .filter(|index| partitioned.is_some_and(|table| table.indexes.contains(&index.dump_id)));
        if let Some(index) = index {
            depend_on_attaches(&cx.objects, &mut object, index.dump_id);
        }
        cx.objects.add(object);
    }
    Ok(())
}

/// Makes a foreign key depend on the ATTACH of each partition of an index, and of theirs
/// (`addConstrChildIdxDeps`).
fn depend_on_attaches(objects: &Objects, foreign_key: &mut Object, index: DumpId) {
    let Some(index) = objects.get(index).and_then(Object::as_index) else { return };
    for id in &index.attaches {
        foreign_key.depend_on(*id);
        if let Some(attach) = objects.get(*id).and_then(Object::as_index_attach) {
            depend_on_attaches(objects, foreign_key, attach.partition);
        }
    }
}
