//! Parents and children: links between tables, what columns have from their parents, ATTACH of
//! partitions and of their indexes (common.c `flagInhTables`, `flagInhAttrs`, `flagInhIndexes`).

use std::collections::HashMap;

use dumpkit_formats::postgres::archive::{CatalogId, DumpId};
use dumpkit_formats::{Error, Result, Text};

use super::Catalog;
use crate::model::object::{Attach, AttrDef, Body, Components, Object, Objects, Table, catalog};

/// Links children to their parents, and makes the ATTACH of partitions.
pub(super) fn link_tables(cx: &mut Catalog<'_>) -> Result<()> {
    let objects = &mut cx.objects;
    let find = |objects: &Objects, oid: u32| objects.find(CatalogId { table_oid: catalog::CLASS, oid });
    for (child, parent) in &cx.inherits {
        // A child that is no table is an index of a partition.
        let Some(child) = find(objects, *child) else { continue };
        let Some(parent) = find(objects, *parent) else {
            let (name, oid) = objects.get(child).map(|object| (object.name.clone(), object.catalog_id.oid)).unwrap_or_default();
            let what = format!("failed sanity check, parent OID {parent} of table \"{name}\" (OID {oid}) not found");
            return Err(Error::server(what));
        };
        if let Some(table) = objects.table_mut(child) {
            table.parents.push(parent);
        }
    }
    for id in objects.tables() {
        let Some(object) = objects.get(id) else { continue };
        let Some(table) = object.as_table() else { continue };
        let parents = table.parents.clone();
        let attach = (object.dump.has(Components::DEFINITION) && table.is_partition).then(|| attach_table(object, &parents)).transpose()?;
        if !object.dump.is_none() {
            for parent in parents {
                if let Some(table) = objects.table_mut(parent) {
                    table.interesting = true;
                }
            }
        }
        if let Some(attach) = attach {
            objects.add(attach);
        }
    }
    Ok(())
}

/// The ATTACH of a partition: after both tables, of which `pg_depend` says nothing.
fn attach_table(table: &Object, parents: &[DumpId]) -> Result<Object> {
    let &[parent] = parents else {
        let what = format!("invalid number of parents {} for table \"{}\"", parents.len(), table.name);
        return Err(Error::server(what));
    };
    let body = Body::TableAttach(Attach { parent, partition: table.dump_id });
    let mut attach = Object::new(CatalogId::default(), table.name.clone(), body);
    attach.namespace = table.namespace;
    attach.depend_on(table.dump_id);
    attach.depend_on(parent);
    Ok(attach)
}

/// Finds out what columns have from their parents, and so need not be said of them again.
pub(super) fn flag_columns(cx: &mut Catalog<'_>) -> Result<()> {
    let invalid_can_be = cx.server.at_least(18);
    for id in cx.objects.tables() {
        let changes = match cx.objects.get(id).and_then(|object| Some((object, object.as_table()?))) {
            Some((object, table))
                if !object.dump.is_none() && !matches!(table.relkind, b'S' | b'v' | b'm') && !table.parents.is_empty() =>
            {
                inherited(&cx.objects, table)
            }
            _ => continue,
        };
        for (at, has) in changes {
            apply(&mut cx.objects, id, at, has, invalid_can_be);
        }
    }
    Ok(())
}

/// What the parents of a column have.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Inherited {
    /// One of them is NOT NULL.
    not_null: bool,
    /// One of them is NOT NULL, and valid.
    valid_not_null: bool,
    /// One of them has a default.
    default: bool,
    /// One of them has the same generation expression.
    same_generated: bool,
    /// One of them has another.
    other_generated: bool,
}

/// What the parents have of each column, by its position.
///
/// Tables are visited by oid, which need not be parents first: what is changed at one must not change
/// what is found here for another.
fn inherited(objects: &Objects, table: &Table) -> Vec<(usize, Inherited)> {
    let mut found: Vec<(usize, Inherited)> =
        table.columns.iter().enumerate().filter(|(_, column)| !column.dropped).map(|(at, _)| (at, Inherited::default())).collect();
    let expression = |id: Option<DumpId>| id.and_then(|id| objects.get(id)?.as_attr_def()).map(|def| &def.expr);
    for parent in table.parents.iter().filter_map(|id| objects.table(*id)) {
        // Of two columns with one name, which there cannot be, the first would count.
        let by_name: HashMap<&Text, _> = parent.columns.iter().rev().map(|column| (&column.name, column)).collect();
        for (at, has) in &mut found {
            let column = &table.columns[*at];
            let Some(theirs) = by_name.get(&column.name) else { continue };
            let def = expression(theirs.default);
            has.not_null |= theirs.not_null.is_some();
            has.valid_not_null |= theirs.not_null.as_ref().is_some_and(|not_null| !not_null.invalid);
            if theirs.generated == 0 {
                // A NULL may be one that was made up below.
                has.default |= def.is_some_and(|expr| **expr != *b"NULL");
            } else if def.is_some() && def == expression(column.default) {
                has.same_generated = true;
            } else {
                has.other_generated = true;
            }
        }
    }
    found
}

fn apply(objects: &mut Objects, id: DumpId, at: usize, has: Inherited, invalid_can_be: bool) {
    let Some(column) = objects.table_mut(id).and_then(|table| table.columns.get_mut(at)) else { return };
    if let Some(not_null) = &mut column.not_null {
        if invalid_can_be && !has.valid_not_null {
            // Nobody passes on a valid one: it is to be said here, local or not.
            not_null.local = true;
        } else if !invalid_can_be && has.not_null {
            not_null.local = false;
        }
    }
    let def = column.default;
    let Some(object) = objects.get(id) else { return };
    let Some(table) = object.as_table() else { return };
    if has.default && def.is_none() {
        // Without a DEFAULT NULL the column would have its parent's.
        let separate = !table.creates(&table.columns[at]);
        let body = AttrDef { table: id, column: at + 1, expr: "NULL".into(), separate };
        let mut null = Object::new(CatalogId::default(), object.name.clone(), Body::AttrDef(body));
        null.namespace = object.namespace;
        null.dump = object.dump;
        if separate {
            null.depend_on(id);
        }
        let null = objects.add(null);
        if let Some(column) = objects.table_mut(id).and_then(|table| table.columns.get_mut(at)) {
            column.default = Some(null);
        }
    } else if has.same_generated && !has.other_generated && !table.is_partition {
        // It comes with the parent, and before 16 could not be given.
        if let Some(def) = def.and_then(|id| objects.get_mut(id)) {
            def.dump = Components::NONE;
        }
    }
}

/// Makes the ATTACH of partitions' indexes.
pub(super) fn attach_indexes(cx: &mut Catalog<'_>) -> Result<()> {
    let objects = &mut cx.objects;
    for id in objects.tables() {
        let Some(table) = objects.table(id).filter(|table| table.is_partition && !table.parents.is_empty()) else { continue };
        let attaches: Vec<Object> = table.indexes.iter().filter_map(|index| attach_index(objects, *index)).collect();
        for attach in attaches {
            let parent = attach.as_index_attach().map(|attach| attach.parent);
            let attach = objects.add(attach);
            if let Some(parent) = parent.and_then(|parent| objects.get_mut(parent)?.as_index_mut()) {
                parent.attaches.push(attach);
            }
        }
    }
    Ok(())
}

/// The ATTACH of an index that is a partition of another: after both, and after their tables, so that a
/// parallel restore does nothing to those at the same time.
fn attach_index(objects: &Objects, id: DumpId) -> Option<Object> {
    let object = objects.get(id)?;
    let index = object.as_index()?;
    let parent = objects.by_oid(catalog::CLASS, index.parent).filter(|_| index.parent != 0)?;
    let parent_index = parent.as_index()?;
    let body = Body::IndexAttach(Attach { parent: parent.dump_id, partition: id });
    let mut attach = Object::new(CatalogId::default(), object.name.clone(), body);
    attach.namespace = objects.get(index.table)?.namespace;
    for dependency in [id, parent.dump_id, index.table, parent_index.table] {
        attach.depend_on(dependency);
    }
    Some(attach)
}
