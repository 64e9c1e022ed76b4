//! Optimizer statistics of relations: an object for each relation that can have some. What they say of
//! the columns is asked for only when they are written.

use dumpkit_formats::postgres::archive::{CatalogId, DumpId, Section};
use dumpkit_formats::{Result, Text};

use super::Catalog;
use crate::model::object::{Body, Components, Object, RelationStatistics};
use crate::postgres::rows::Row;

/// What `pg_class` says of a relation's size.
#[derive(Debug, Clone)]
pub(super) struct Sizes {
    pages: i32,
    tuples: Text,
    all_visible: i32,
    all_frozen: i32,
}

impl Sizes {
    /// Columns `relpages`, `reltuples`, `relallvisible` and `relallfrozen`, which is new in 18.
    pub(super) fn of(row: Row<'_>) -> Result<Self> {
        Ok(Sizes {
            pages: row.int("relpages")?,
            tuples: row.text("reltuples")?,
            all_visible: row.int("relallvisible")?,
            all_frozen: row.int("relallfrozen")?,
        })
    }
}

/// Adds the statistics of a relation that is known already, if they are dumped and its kind has any
/// (pg_dump.c `getRelationStatistics`). `index_columns` are those of an index with an expression.
pub(super) fn add(cx: &mut Catalog<'_>, relation: DumpId, relkind: u8, sizes: Sizes, index_columns: Vec<Text>) -> Option<DumpId> {
    if !cx.options.parts().statistics {
        return None;
    }
    let section = match relkind {
        // A materialized view's move to post-data with its REFRESH, which resets them.
        b'r' | b'p' | b'm' | b'f' => Section::Data,
        b'i' | b'I' => Section::PostData,
        _ => return None,
    };
    let of = cx.objects.get(relation)?;
    let Sizes { pages, tuples, all_visible, all_frozen } = sizes;
    let body = RelationStatistics { pages, tuples, all_visible, all_frozen, relkind, index_columns, section };
    let mut object = Object::new(CatalogId::default(), of.name.clone(), Body::RelationStatistics(body));
    object.namespace = of.namespace;
    object.components |= Components::STATISTICS;
    object.depend_on(relation);
    Some(cx.objects.add(object))
}
