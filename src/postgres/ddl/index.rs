//! Indexes that no constraint stands for, and comments of all.

use dumpkit_formats::postgres::archive::{EntryKind, Section};
use dumpkit_formats::{Error, Result, Text};

use super::{About, Ddl, NewEntry};
use crate::model::object::{Components, Index, Object};
use crate::postgres::text::{parse_array, put};

/// pg_dump.c `dumpIndex`.
pub(super) fn dump(ddl: &mut Ddl<'_>, object: &Object, body: &Index) -> Result<()> {
    if !ddl.catalog.options.parts().schema {
        return Ok(());
    }
    let (relation, table) = ddl.table(body.table)?;
    let parts = ddl.parts(object);
    if body.constraint.is_none() && parts.has(Components::DEFINITION) {
        let name = ddl.qualified(object);
        let mut entry = NewEntry::of(object, EntryKind::Index, Section::PostData);
        entry.namespace = ddl.namespace(relation);
        entry.owner = &table.owner;
        put!(entry.create, body.definition, ";\n");
        clustered(ddl, &mut entry.create, object, body, relation);
        statistics_targets(&mut entry.create, &name, body)?;
        ddl.depends_on_extension(&mut entry.create, object, "pg_class", "INDEX", &name)?;
        replica_identity(ddl, &mut entry.create, object, body, relation);
        // The server drops a partition's index only with the whole.
        if body.parent == 0 {
            put!(entry.drop, "DROP INDEX ", name, ";\n");
        }
        let drop = Text::from(&entry.drop[..]);
        let entry = ddl.add(entry);
        entry.tablespace = Some(body.tablespace.clone());
        entry.drop_stmt = Some(drop);
    }
    if parts.has(Components::COMMENT) {
        let name = ddl.id(&object.name);
        ddl.comment(About {
            what: "INDEX",
            name: &name,
            namespace: ddl.namespace(relation),
            owner: &table.owner,
            catalog_id: object.catalog_id,
            subid: 0,
            dump_id: body.constraint.unwrap_or(object.dump_id),
        })?;
    }
    Ok(())
}

/// `ALTER TABLE ... CLUSTER ON`, of an index or its constraint.
pub(super) fn clustered(ddl: &Ddl<'_>, sql: &mut Vec<u8>, object: &Object, body: &Index, relation: &Object) {
    if body.clustered {
        put!(*sql, "\nALTER TABLE ", ddl.qualified(relation), " CLUSTER ON ", ddl.id(&object.name), ";\n");
    }
}

/// `ALTER TABLE ... REPLICA IDENTITY USING INDEX`, of an index or its constraint.
pub(super) fn replica_identity(ddl: &Ddl<'_>, sql: &mut Vec<u8>, object: &Object, body: &Index, relation: &Object) {
    if body.replica_identity {
        let (table, index) = (ddl.qualified(relation), ddl.id(&object.name));
        put!(*sql, "\nALTER TABLE ONLY ", table, " REPLICA IDENTITY USING INDEX ", index, ";\n");
    }
}

fn statistics_targets(sql: &mut Vec<u8>, name: &[u8], body: &Index) -> Result<()> {
    let parse = |array: &Option<Text>| match array {
        Some(array) => parse_array(array),
        None => Some(Vec::new()),
    };
    let targets = parse(&body.statistics_columns).zip(parse(&body.statistics_values));
    let targets = targets.filter(|(columns, values)| columns.len() == values.len());
    let (columns, values) = targets.ok_or_else(|| Error::server("could not parse index statistic columns and values"))?;
    for (column, value) in columns.into_iter().zip(values) {
        put!(*sql, "ALTER INDEX ", name, " ALTER COLUMN ", column.unwrap_or_default());
        put!(*sql, " SET STATISTICS ", value.unwrap_or_default(), ";\n");
    }
    Ok(())
}
