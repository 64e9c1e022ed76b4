//! Optimizer statistics of relations, as calls of `pg_restore_relation_stats` and
//! `pg_restore_attribute_stats`.
//!
//! pg_dump asks for the columns' statistics when it comes to write them. We do when all entries are
//! made: then as many connections as there are can ask.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use dumpkit_formats::postgres::archive::{CatalogId, DumpId, EntryKind, TocEntry};
use dumpkit_formats::{Error, Result, Text};

use super::{Ddl, NewEntry};
use crate::model::object::{Object, RelationStatistics};
use crate::postgres::catalog::Catalog;
use crate::postgres::rows::{Row, Rows};
use crate::postgres::session::Session;
use crate::postgres::text::put;

/// How many relations one query asks for the statistics of their columns, as pg_dump.
const RELATIONS_PER_QUERY: usize = 64;

/// What `pg_restore_attribute_stats` takes of a column that `pg_stats` has under the same name, and its type.
const ARGUMENTS: [(&str, &str); 11] = [
    ("inherited", "boolean"),
    ("null_frac", "real"),
    ("avg_width", "integer"),
    ("n_distinct", "real"),
    ("most_common_vals", "text"),
    ("most_common_freqs", "real[]"),
    ("histogram_bounds", "text"),
    ("correlation", "real"),
    ("most_common_elems", "text"),
    ("most_common_elem_freqs", "real[]"),
    ("elem_count_histogram", "real[]"),
];

/// Those of ranges, which `pg_stats` has since 17.
const RANGE_ARGUMENTS: [(&str, &str); 3] =
    [("range_length_histogram", "text"), ("range_empty_frac", "real"), ("range_bounds_histogram", "text")];

/// pg_dump.c `dumpRelationStats`. The definition follows with [`define`].
pub(super) fn dump(ddl: &mut Ddl<'_>, object: &Object, body: &RelationStatistics) -> Result<()> {
    if !ddl.catalog.options.parts().statistics {
        return Ok(());
    }
    let mut entry = NewEntry::of(object, EntryKind::StatisticsData, body.section);
    entry.id = ddl.new_id();
    entry.catalog_id = CatalogId::default();
    entry.namespace = ddl.namespace(object);
    entry.dependencies = object.dependencies.clone();
    ddl.statistics.push((ddl.entries.len(), object.dump_id));
    ddl.add(entry);
    Ok(())
}

/// Gives entries of statistics their definitions: `undefined` has their places, and the objects they are of.
pub fn define(cx: &Catalog<'_>, entries: &mut [TocEntry], undefined: &[(usize, DumpId)], sessions: &mut [Session]) -> Result<()> {
    let batches: Vec<_> = undefined.chunks(RELATIONS_PER_QUERY).collect();
    let next = AtomicUsize::new(0);
    let work = |session: &mut Session| {
        let mut defined = Vec::new();
        while let Some(batch) = batches.get(next.fetch_add(1, Ordering::Relaxed)) {
            definitions(cx, session, batch, &mut defined).inspect_err(|_| next.store(batches.len(), Ordering::Relaxed))?;
        }
        Ok(defined)
    };
    let defined: Vec<Result<Vec<(usize, Text)>>> = thread::scope(|scope| {
        let threads: Vec<_> = sessions.iter_mut().map(|session| scope.spawn(|| work(session))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    });
    for defined in defined {
        for (at, definition) in defined? {
            if let Some(entry) = entries.get_mut(at) {
                entry.defn = Some(definition);
            }
        }
    }
    Ok(())
}

fn definitions(cx: &Catalog<'_>, session: &mut Session, batch: &[(usize, DumpId)], defined: &mut Vec<(usize, Text)>) -> Result<()> {
    let found = |&(at, id): &(usize, DumpId)| {
        let object = cx.objects.get(id)?;
        Some((at, object, object.as_relation_statistics()?))
    };
    let relations: Vec<_> = batch.iter().filter_map(found).collect();
    let rows = session.query(query(cx, relations.iter().map(|(_, object, _)| *object)))?;
    let columns = by_relation(&rows);
    for (at, object, body) in relations {
        let mut sql = Vec::new();
        relation(cx, &mut sql, object, body);
        let range = columns.get(&(schema(cx, object), &object.name)).cloned().unwrap_or_default();
        for row in range.filter_map(|n| rows.row(n)) {
            column(cx, &mut sql, object, body, row)?;
        }
        defined.push((at, sql.into()));
    }
    Ok(())
}

/// What `pg_stats` has of the columns of relations, one relation's after the other's, in the order of
/// `fetchAttributeStats`. Relations of the same name in another of the schemas may come with them.
fn query<'o>(cx: &Catalog<'_>, relations: impl Iterator<Item = &'o Object>) -> Vec<u8> {
    let (mut schemas, mut names) = (Vec::new(), Vec::new());
    for relation in relations {
        schemas.push(schema(cx, relation));
        names.push(&relation.name[..]);
    }
    schemas.sort_unstable();
    schemas.dedup();
    let mut sql = b"SELECT s.schemaname, s.tablename, s.attname".to_vec();
    for (argument, _) in arguments(cx) {
        put!(sql, ", s.", argument);
    }
    put!(sql, " FROM pg_catalog.pg_stats s WHERE s.schemaname = ANY(", cx.literal(&array(&schemas)), "::pg_catalog.name[])");
    put!(sql, " AND s.tablename = ANY(", cx.literal(&array(&names)), "::pg_catalog.name[])");
    put!(sql, " ORDER BY s.schemaname, s.tablename, s.attname, s.inherited");
    sql
}

/// Where the rows of each relation are, by schema and name.
fn by_relation(rows: &Rows) -> HashMap<(&[u8], &[u8]), Range<usize>> {
    let mut ranges: HashMap<_, Range<usize>> = HashMap::new();
    for (n, row) in rows.iter().enumerate() {
        // The first two columns of the query.
        let relation = (row.at(0).unwrap_or_default(), row.at(1).unwrap_or_default());
        ranges.entry(relation).or_insert(n..n).end = n + 1;
    }
    ranges
}

fn schema<'c>(cx: &'c Catalog<'_>, object: &Object) -> &'c [u8] {
    cx.objects.namespace_name(object).map(|name| &name[..]).unwrap_or_default()
}

fn arguments(cx: &Catalog<'_>) -> impl Iterator<Item = (&'static str, &'static str)> + use<> {
    let ranges = if cx.server.at_least(17) { &RANGE_ARGUMENTS[..] } else { &[] };
    ARGUMENTS.iter().chain(ranges).copied()
}

/// An array in the server's notation.
fn array(texts: &[&[u8]]) -> Vec<u8> {
    let mut out = b"{".to_vec();
    for (n, text) in texts.iter().enumerate() {
        let open = if n > 0 { ",\"" } else { "\"" };
        put!(out, open);
        for byte in *text {
            if matches!(byte, b'"' | b'\\') {
                out.push(b'\\');
            }
            out.push(*byte);
        }
        out.push(b'"');
    }
    out.push(b'}');
    out
}

/// The call, up to what names the relation; each further argument begins with a comma.
fn call(cx: &Catalog<'_>, sql: &mut Vec<u8>, function: &str, relation: &Object) {
    put!(*sql, "SELECT * FROM pg_catalog.", function, "(\n\t'version', '", cx.server.version, "'::integer");
    put!(*sql, ",\n\t'schemaname', ", cx.literal(schema(cx, relation)), ",\n\t'relname', ", cx.literal(&relation.name));
}

fn relation(cx: &Catalog<'_>, sql: &mut Vec<u8>, object: &Object, body: &RelationStatistics) {
    // Before 14, 0 is an empty relation or one that was never analyzed. The latter is meant more often,
    // and to say so harms the plans of a newer server less.
    let unknown = !cx.server.at_least(14) && &*body.tuples == b"0";
    let tuples: &[u8] = if unknown { b"-1" } else { &body.tuples };
    call(cx, sql, "pg_restore_relation_stats", object);
    put!(*sql, ",\n\t'relpages', '", body.pages, "'::integer,\n\t'reltuples', '", tuples, "'::real");
    put!(*sql, ",\n\t'relallvisible', '", body.all_visible, "'::integer");
    if cx.server.at_least(18) {
        put!(*sql, ",\n\t'relallfrozen', '", body.all_frozen, "'::integer");
    }
    put!(*sql, "\n);\n");
}

fn column(cx: &Catalog<'_>, sql: &mut Vec<u8>, object: &Object, body: &RelationStatistics, row: Row<'_>) -> Result<()> {
    let name = row.bytes("attname")?;
    call(cx, sql, "pg_restore_attribute_stats", object);
    // Names of an index's columns may be others after a restore.
    if body.index_columns.is_empty() {
        put!(*sql, ",\n\t'attname', ", cx.literal(name));
    } else {
        let at = body.index_columns.iter().position(|column| column[..] == *name);
        let at = at.ok_or_else(|| Error::server(format!("could not find index attname \"{}\"", String::from_utf8_lossy(name))))?;
        put!(*sql, ",\n\t'attnum', '", at + 1, "'::smallint");
    }
    for (argument, of_type) in arguments(cx) {
        if let Some(value) = row.get(argument)? {
            put!(*sql, ",\n\t'", argument, "', ", cx.literal(value), "::", of_type);
        }
    }
    put!(*sql, "\n);\n");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrays_can_be_read_back() {
        let names: [&[u8]; 4] = [b"a\"b", b"c\\", b"", b"d,{e}\xff"];
        let read = crate::postgres::text::parse_array(&array(&names)).unwrap();
        assert_eq!(read, names.map(|name| Some(name.to_vec())));
        assert_eq!(array(&[]), b"{}");
    }

    #[test]
    fn rows_belong_to_a_relation_by_schema_and_name() {
        let mut rows = Rows::new([&b"schemaname"[..], b"tablename"].map(Box::from));
        for (schema, name) in [("s", "t"), ("s", "t"), ("s", "u"), ("z", "t")] {
            rows.push(Some(schema.as_bytes()));
            rows.push(Some(name.as_bytes()));
        }
        let found = by_relation(&rows);
        assert_eq!(found.get(&(&b"s"[..], &b"t"[..])), Some(&(0..2)));
        assert_eq!(found.get(&(&b"s"[..], &b"u"[..])), Some(&(2..3)));
        assert_eq!(found.get(&(&b"z"[..], &b"t"[..])), Some(&(3..4)));
        assert_eq!(found.len(), 3);
    }
}
