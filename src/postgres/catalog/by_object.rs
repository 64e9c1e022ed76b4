//! What is said of objects: comments and security labels, all read at once and looked up by object.

use std::collections::HashMap;
use std::ops::Range;

use dumpkit_formats::Result;
use dumpkit_formats::postgres::archive::CatalogId;

use super::Catalog;
use crate::model::object::{Components, catalog};
use crate::postgres::rows::Row;

/// Items of objects that are known; an object's own and those of its columns together.
#[derive(Debug)]
pub struct ByObject<T> {
    items: Vec<T>,
    places: HashMap<CatalogId, Range<usize>>,
}

impl<T> Default for ByObject<T> {
    fn default() -> Self {
        ByObject { items: Vec::new(), places: HashMap::new() }
    }
}

impl<T> ByObject<T> {
    /// The items of an object and of its columns, by column number.
    pub fn of(&self, object: CatalogId) -> &[T] {
        self.places.get(&object).map_or(&[], |place| &self.items[place.clone()])
    }

    /// Adds an item. All of one object must be added one after the other.
    pub(super) fn add(&mut self, object: CatalogId, item: T) {
        let at = self.items.len();
        self.items.push(item);
        self.places.entry(object).or_insert(at..at).end = at + 1;
    }
}

/// The object and column that a row of `pg_description` or `pg_seclabels` is about, if it is an object we
/// know. It is marked to have this component; what is said of a composite type's column is noted under
/// its relation, but marks the type (`collectComments`, `collectSecLabels`).
pub(super) fn mark(cx: &mut Catalog<'_>, row: Row<'_>, component: Components) -> Result<Option<(CatalogId, i32)>> {
    let about = CatalogId { table_oid: row.oid("classoid")?, oid: row.oid("objoid")? };
    let subid = row.int("objsubid")?;
    let Some(object) = cx.objects.by_oid_mut(about.table_oid, about.oid) else { return Ok(None) };
    match object.as_table().filter(|table| subid != 0 && table.relkind == b'c').map(|table| table.row_type) {
        None => object.components |= component,
        Some(row_type) => {
            if let Some(row_type) = cx.objects.by_oid_mut(catalog::TYPE, row_type) {
                row_type.components |= component;
            }
        }
    }
    Ok(Some((about, subid)))
}
