//! Objects for what tables hold: rows, states of sequences, the REFRESH of materialized views
//! (pg_dump.c `getTableData`).

use dumpkit_formats::postgres::archive::{CatalogId, DumpId, Section};
use dumpkit_formats::{Error, Result, Text};

use super::Catalog;
use crate::model::object::{Body, Components, Object, TableData, catalog};

/// Makes them for all tables that are dumped with their data; only for sequences if no other data is.
pub(super) fn make(cx: &mut Catalog<'_>) -> Result<()> {
    let only_sequences = !cx.options.parts().data;
    let wanted = |object: &&Object| {
        object.dump.has(Components::DATA) && object.as_table().is_some_and(|table| !only_sequences || table.relkind == b'S')
    };
    let tables: Vec<DumpId> = cx.objects.iter().filter(wanted).map(|object| object.dump_id).collect();
    for table in tables {
        add(cx, table);
    }
    add_conditions(cx)
}

/// Makes the object for the data of a table, unless there is one, or no data to dump
/// (`makeTableDataInfo`).
pub(super) fn add(cx: &mut Catalog<'_>, id: DumpId) {
    let Some(object) = cx.objects.get(id) else { return };
    let Some(table) = object.as_table() else { return };
    let oid = object.catalog_id.oid;
    let kept_out = match table.relkind {
        // Rows of a partitioned table are in its partitions.
        b'v' | b'p' => true,
        b'f' => !cx.selected.foreign_servers.contains(&table.foreign_server),
        _ => false,
    };
    let unlogged = table.persistence == b'u' && cx.options.no_unlogged_table_data;
    if table.data.is_some() || kept_out || unlogged || cx.selected.exclude_table_data.contains(&oid) {
        return;
    }
    let body = TableData { table: id, filter: None };
    let body = match table.relkind {
        b'm' => Body::RefreshMatview(body),
        b'S' => Body::SequenceSet(body),
        _ => Body::TableData(body),
    };
    let statistics = table.statistics.filter(|_| table.relkind == b'm');
    // No catalog: what depends on the table does not depend on its data.
    let mut data = Object::new(CatalogId { table_oid: 0, oid }, object.name.clone(), body);
    data.namespace = object.namespace;
    data.depend_on(id);
    data.components |= Components::DATA;
    let data = cx.objects.add(data);
    if let Some(table) = cx.objects.table_mut(id) {
        table.data = Some(data);
        table.interesting = true;
    }
    // REFRESH makes new storage, which has no statistics yet.
    if let Some(object) = statistics.and_then(|id| cx.objects.get_mut(id)) {
        object.depend_on(data);
        if let Some(statistics) = object.as_relation_statistics_mut() {
            statistics.section = Section::PostData;
        }
    }
}

/// The facts of any of these objects.
pub(super) fn body_mut(object: &mut Object) -> Option<&mut TableData> {
    match &mut object.body {
        Body::TableData(body) | Body::SequenceSet(body) | Body::RefreshMatview(body) => Some(body),
        _ => None,
    }
}

/// Narrows the rows of tables to those that were asked for; of a partitioned table, those of its
/// partitions.
fn add_conditions(cx: &mut Catalog<'_>) -> Result<()> {
    if cx.selected.filters.is_empty() {
        return Ok(());
    }
    let condition = |id: DumpId| cx.selected.filters.get(&cx.objects.get(id)?.catalog_id.oid);
    let mut narrowed = Vec::new();
    for (data, body) in cx.objects.iter().filter_map(|object| Some((object.dump_id, object.as_table_data()?))) {
        let mut conditions: Vec<&[u8]> = Vec::new();
        let mut next = Some(body.table);
        while let Some(id) = next {
            conditions.extend(condition(id).map(|condition| &condition[..]));
            // A partition has one parent.
            next = cx.objects.table(id).filter(|table| table.is_partition).and_then(|table| table.parents.first().copied());
        }
        if !conditions.is_empty() {
            narrowed.push((data, with_condition(body.filter.as_ref(), &conditions.join(&b" AND "[..]))?));
        }
    }
    for (data, filter) in narrowed {
        if let Some(body) = cx.objects.get_mut(data).and_then(Object::as_table_data_mut) {
            body.filter = Some(filter);
        }
    }
    Ok(())
}

/// `WHERE` with a condition in parentheses, and with that of an extension for its table, if any.
fn with_condition(existing: Option<&Text>, condition: &[u8]) -> Result<Text> {
    let Some(existing) = existing else { return Ok([b"WHERE ", condition].concat().into()) };
    let rest = existing.split_at_checked(5).filter(|(word, _)| word.eq_ignore_ascii_case(b"WHERE")).map(|(_, rest)| rest);
    let Some(rest) = rest.filter(|rest| rest.first().is_some_and(|b| b.is_ascii_whitespace() || *b == b'(')) else {
        let what = format!("a condition cannot be added to that of the extension: {}", existing.escape_ascii());
        return Err(Error::unsupported(what));
    };
    Ok([b"WHERE (", rest.trim_ascii(), b") AND ", condition].concat().into())
}

/// Without definitions, foreign keys are there already when rows come: those that are referenced come
/// first (`getTableDataFKConstraints`).
pub(super) fn order_by_foreign_keys(cx: &mut Catalog<'_>) {
    let mut pairs = Vec::new();
    for key in cx.objects.iter().filter_map(|object| object.as_foreign_key()) {
        let referencing = key.table.and_then(|id| cx.objects.table(id)?.data);
        let referenced = cx.objects.by_oid(catalog::CLASS, key.references).and_then(|object| object.as_table()?.data);
        pairs.extend(referencing.zip(referenced));
    }
    for (referencing, referenced) in pairs {
        cx.objects.depend(referencing, referenced);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_of_an_extension_and_of_the_user_both_hold() {
        let filter = |existing: Option<&str>| with_condition(existing.map(Text::from).as_ref(), b"(id > 5)").map(|text| text.to_string());
        assert_eq!(filter(None).expect("fits"), "WHERE (id > 5)");
        assert_eq!(filter(Some("where a OR b ")).expect("fits"), "WHERE (a OR b) AND (id > 5)");
        assert!(filter(Some("ORDER BY a")).is_err());
        assert!(filter(Some("wherever")).is_err());
    }
}
