//! Optimizer statistics of relations, as calls of `pg_restore_relation_stats` and
//! `pg_restore_attribute_stats`.

use dumpkit_formats::postgres::archive::{CatalogId, EntryKind};
use dumpkit_formats::{Class, Error, Result};

use super::{Ddl, NewEntry};
use crate::model::object::{Object, RelationStatistics};
use crate::postgres::rows::{Row, Rows};
use crate::put;

/// How many relations one query asks for the statistics of their columns.
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

/// pg_dump.c `dumpRelationStats`. The definition follows in [`define`].
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

/// Gives all entries of statistics their definitions: the server is asked for columns in batches.
pub(super) fn define(ddl: &mut Ddl<'_>) -> Result<()> {
    let catalog = ddl.catalog;
    let found = |(at, id): (usize, _)| {
        let object = catalog.objects.get(id)?;
        Some((at, object, object.as_relation_statistics()?))
    };
    let entries: Vec<_> = std::mem::take(&mut ddl.statistics).into_iter().filter_map(found).collect();
    for entries in entries.chunks(RELATIONS_PER_QUERY) {
        let columns = columns(ddl, entries.iter().map(|(_, object, _)| *object))?;
        let mut columns = columns.iter().peekable();
        for (at, object, body) in entries {
            let mut sql = Vec::new();
            relation(ddl, &mut sql, object, body);
            while let Some(row) = columns.peek().copied().filter(|row| is_of(ddl, *row, object)) {
                column(ddl, &mut sql, object, body, row)?;
                columns.next();
            }
            ddl.entries[*at].defn = Some(sql.into());
        }
    }
    Ok(())
}

/// What `pg_stats` has of the columns of relations, in the order of these (`fetchAttributeStats`).
fn columns<'o>(ddl: &mut Ddl<'_>, relations: impl Iterator<Item = &'o Object>) -> Result<Rows> {
    let (mut schemas, mut names) = (Vec::new(), Vec::new());
    for relation in relations {
        element(&mut schemas, ddl.namespace(relation).unwrap_or_default());
        element(&mut names, &relation.name);
    }
    let mut sql = b"SELECT s.schemaname, s.tablename, s.attname".to_vec();
    for (argument, _) in arguments(ddl) {
        put!(sql, ", s.", argument);
    }
    let (schemas, names) = (ddl.literal(&array(schemas)), ddl.literal(&array(names)));
    // Without the last condition the planner reads all of pg_stats.
    put!(
        sql,
        " FROM pg_catalog.pg_stats s
          JOIN unnest(",
        schemas,
        "::pg_catalog.name[], ",
        names,
        "::pg_catalog.name[])
            WITH ORDINALITY AS u (schemaname, tablename, ord)
            ON s.schemaname = u.schemaname AND s.tablename = u.tablename
          WHERE s.tablename = ANY(",
        names,
        "::pg_catalog.name[])
          ORDER BY u.ord, s.attname, s.inherited"
    );
    ddl.session.query(&sql)
}

fn arguments(ddl: &Ddl<'_>) -> impl Iterator<Item = (&'static str, &'static str)> + use<> {
    let ranges = if ddl.catalog.server.at_least(17) { &RANGE_ARGUMENTS[..] } else { &[] };
    ARGUMENTS.iter().chain(ranges).copied()
}

/// Appends an element of an array in the server's notation.
fn element(out: &mut Vec<u8>, text: &[u8]) {
    let open = if out.is_empty() { "\"" } else { ",\"" };
    put!(*out, open);
    for byte in text {
        if matches!(byte, b'"' | b'\\') {
            out.push(b'\\');
        }
        out.push(*byte);
    }
    out.push(b'"');
}

fn array(elements: Vec<u8>) -> Vec<u8> {
    [b"{", &elements[..], b"}"].concat()
}

fn is_of(ddl: &Ddl<'_>, row: Row<'_>, relation: &Object) -> bool {
    // The first two columns of the query.
    row.at(0) == ddl.namespace(relation) && row.at(1) == Some(&relation.name[..])
}

/// The call, up to what names the relation; each further argument begins with a comma.
fn call(ddl: &Ddl<'_>, sql: &mut Vec<u8>, function: &str, relation: &Object) {
    let schema = ddl.namespace(relation).unwrap_or_default();
    put!(*sql, "SELECT * FROM pg_catalog.", function, "(\n\t'version', '", ddl.catalog.server.version, "'::integer");
    put!(*sql, ",\n\t'schemaname', ", ddl.literal(schema), ",\n\t'relname', ", ddl.literal(&relation.name));
}

fn relation(ddl: &Ddl<'_>, sql: &mut Vec<u8>, object: &Object, body: &RelationStatistics) {
    // Before 14, 0 is an empty relation or one that was never analyzed. The latter is what is meant more
    // often, and what harms the plans of a newer server less.
    let unknown = !ddl.catalog.server.at_least(14) && &*body.tuples == b"0";
    let tuples: &[u8] = if unknown { b"-1" } else { &body.tuples };
    call(ddl, sql, "pg_restore_relation_stats", object);
    put!(*sql, ",\n\t'relpages', '", body.pages, "'::integer,\n\t'reltuples', '", tuples, "'::real");
    put!(*sql, ",\n\t'relallvisible', '", body.all_visible, "'::integer");
    if ddl.catalog.server.at_least(18) {
        put!(*sql, ",\n\t'relallfrozen', '", body.all_frozen, "'::integer");
    }
    put!(*sql, "\n);\n");
}

fn column(ddl: &Ddl<'_>, sql: &mut Vec<u8>, object: &Object, body: &RelationStatistics, row: Row<'_>) -> Result<()> {
    let name = row.bytes("attname")?;
    call(ddl, sql, "pg_restore_attribute_stats", object);
    // Names of an index's columns may be others after a restore.
    if body.index_columns.is_empty() {
        put!(*sql, ",\n\t'attname', ", ddl.literal(name));
    } else {
        let at = body.index_columns.iter().position(|column| column[..] == *name);
        let at =
            at.ok_or_else(|| Error::new(Class::Server, format!("could not find index attname \"{}\"", String::from_utf8_lossy(name))))?;
        put!(*sql, ",\n\t'attnum', '", at + 1, "'::smallint");
    }
    for (argument, of_type) in arguments(ddl) {
        if let Some(value) = row.get(argument)? {
            put!(*sql, ",\n\t'", argument, "', ", ddl.literal(value), "::", of_type);
        }
    }
    put!(*sql, "\n);\n");
    Ok(())
}
