//! Indexes, and the primary keys, UNIQUE and EXCLUDE constraints that are made with them.

use std::collections::HashMap;

use dumpkit_formats::postgres::archive::{CatalogId, DumpId};
use dumpkit_formats::{Error, Result, Text};

use super::Catalog;
use super::relation_statistics::{self, Sizes};
use crate::model::object::{Body, Constraint, Index, Object, catalog};
use crate::postgres::rows::{Row, Rows};
use crate::postgres::text::{parse_array, parse_vector};

/// Of tables that are interesting (pg_dump.c `getIndexes`). Indexes that are not valid are passed over, but
/// for those of partitioned tables, which are not until all partitions have theirs attached.
pub(super) fn query(cx: &Catalog<'_>) -> Option<String> {
    let tables = cx.table_oids(|_, table| table.has_index && table.interesting)?;
    let server = &cx.server;
    let all_frozen = if server.at_least(18) { "t.relallfrozen" } else { "0" };
    let nulls_not_distinct = if server.at_least(15) { "i.indnullsnotdistinct" } else { "false" };
    let period = if server.at_least(18) { "c.conperiod" } else { "false" };
    // 11: partitioned indexes, INCLUDE, statistics targets of index columns. Only expressions can have such
    // targets, and few indexes have expressions.
    let with_11 = |new: &'static str, old: &'static str| if server.at_least(11) { new } else { old };
    let (parent, nkeys) = (with_11("inh.inhparent", "0"), with_11("i.indnkeyatts", "i.indnatts"));
    let inherits = with_11("LEFT JOIN pg_catalog.pg_inherits inh ON inh.inhrelid = i.indexrelid", "");
    let of_expressions = |what: &str, condition: &str| {
        format!(
            "CASE WHEN i.indexprs IS NOT NULL THEN
               (SELECT pg_catalog.array_agg({what} ORDER BY attnum) FROM pg_catalog.pg_attribute
                WHERE attrelid = i.indexrelid{condition})
             END"
        )
    };
    let columns = of_expressions("attname", "");
    let with_target = with_11(" AND attstattarget >= 0", " AND false");
    let (stat_columns, stat_values) = (of_expressions("attnum", with_target), of_expressions("attstattarget", with_target));
    Some(format!(
        "SELECT t.tableoid, t.oid, i.indrelid, t.relname, t.relpages, t.reltuples, t.relallvisible,
           {all_frozen} AS relallfrozen,
           CASE WHEN c.oid IS NULL THEN pg_catalog.pg_get_indexdef(i.indexrelid) END AS definition,
           i.indkey, i.indnatts, {nkeys} AS nkeys, i.indisclustered, i.indisreplident,
           {nulls_not_distinct} AS nulls_not_distinct,
           {parent} AS parent,
           {stat_columns} AS stat_columns, {stat_values} AS stat_values,
           (SELECT spcname FROM pg_catalog.pg_tablespace s WHERE s.oid = t.reltablespace) AS tablespace,
           t.reloptions,
           {columns} AS columns,
           c.tableoid AS con_tableoid, c.oid AS con_oid, c.contype, c.conname, c.condeferrable, c.condeferred,
           {period} AS conperiod,
           CASE WHEN c.contype = 'x' THEN pg_catalog.pg_get_constraintdef(c.oid, false) END AS con_definition
         FROM unnest({tables}) AS src(oid)
         JOIN pg_catalog.pg_index i ON i.indrelid = src.oid
         JOIN pg_catalog.pg_class t ON t.oid = i.indexrelid
         LEFT JOIN pg_catalog.pg_constraint c
           ON c.conrelid = i.indrelid AND c.conindid = i.indexrelid AND c.contype IN ('p', 'u', 'x')
         {inherits}
         WHERE (i.indisvalid OR t.relkind = 'I') AND i.indisready
         ORDER BY i.indrelid, t.relname"
    ))
}

pub(super) fn read(cx: &mut Catalog<'_>, rows: &Rows) -> Result<()> {
    let mut of_tables: HashMap<DumpId, Vec<DumpId>> = HashMap::new();
    for row in rows.iter() {
        let oid = row.oid("indrelid")?;
        let table = cx.objects.by_oid(catalog::CLASS, oid);
        let table = table.ok_or_else(|| Error::server(format!("unrecognized table OID {oid}")))?;
        let (table, namespace, dump) = (table.dump_id, table.namespace, table.dump);

        let catalog_id = row.catalog_id()?;
        let body = index(table, row)?;
        let relkind = if body.parent == 0 { b'i' } else { b'I' };
        let mut object = Object::new(catalog_id, row.text("relname")?, Body::Index(body));
        object.namespace = namespace;
        object.dump = dump;
        let id = cx.objects.add(object);
        of_tables.entry(table).or_default().push(id);
        let statistics = relation_statistics::add(cx, id, relkind, Sizes::of(row)?, columns(row)?);

        if row.get("contype")?.is_none() {
            continue;
        }
        let catalog_id = CatalogId { table_oid: row.oid("con_tableoid")?, oid: row.oid("con_oid")? };
        let mut object = Object::new(catalog_id, row.text("conname")?, Body::Constraint(constraint(table, id, row)?));
        object.namespace = namespace;
        object.dump = dump;
        let constraint = cx.objects.add(object);
        if let Some(index) = cx.objects.get_mut(id).and_then(Object::as_index_mut) {
            index.constraint = Some(constraint);
        }
        if let Some(statistics) = statistics {
            cx.objects.depend(statistics, constraint);
        }
    }
    for (table, indexes) in of_tables {
        if let Some(table) = cx.objects.table_mut(table) {
            table.indexes = indexes;
        }
    }
    Ok(())
}

fn index(table: DumpId, row: Row<'_>) -> Result<Index> {
    let count: usize = row.number("indnatts")?.unwrap_or(0);
    let columns: Vec<i32> = parse_vector(row.bytes("indkey")?);
    let nkeys: usize = row.number("nkeys")?.unwrap_or(0);
    if columns.len() < count || nkeys > count {
        return Err(Error::server(format!("an index of {count} columns has {} column numbers and {nkeys} keys", columns.len())));
    }
    Ok(Index {
        table,
        definition: row.opt_text("definition")?.unwrap_or_default(),
        tablespace: row.opt_text("tablespace")?.unwrap_or_default(),
        options: row.opt_text("reloptions")?,
        statistics_columns: row.opt_text("stat_columns")?,
        statistics_values: row.opt_text("stat_values")?,
        nkeys,
        columns,
        clustered: row.bool("indisclustered")?,
        replica_identity: row.bool("indisreplident")?,
        nulls_not_distinct: row.bool("nulls_not_distinct")?,
        parent: row.oid("parent")?,
        attaches: Vec::new(),
        constraint: None,
    })
}

/// The names of the columns of an index with an expression.
fn columns(row: Row<'_>) -> Result<Vec<Text>> {
    let Some(names) = row.get("columns")? else { return Ok(Vec::new()) };
    let names = parse_array(names).ok_or_else(|| Error::server("could not parse indattnames array"))?;
    Ok(names.into_iter().map(|name| name.unwrap_or_default().into()).collect())
}

fn constraint(table: DumpId, index: DumpId, row: Row<'_>) -> Result<Constraint> {
    Ok(Constraint {
        table: Some(table),
        domain: None,
        kind: row.char("contype")?,
        definition: row.opt_text("con_definition")?,
        references: 0,
        index: Some(index),
        deferrable: row.bool("condeferrable")?,
        deferred: row.bool("condeferred")?,
        period: row.bool("conperiod")?,
        local: true,
        separate: true,
    })
}
