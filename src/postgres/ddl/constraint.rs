//! Constraints that are entries of their own, and comments of all constraints of tables.

use dumpkit_formats::postgres::archive::{EntryKind, Section};
use dumpkit_formats::{Error, Result};

use super::{About, Ddl, NewEntry, index, storage_options};
use crate::model::object::{Components, Constraint, Index, Object, Table};
use crate::postgres::text::put;

/// pg_dump.c `dumpConstraint`.
pub(super) fn dump(ddl: &mut Ddl<'_>, object: &Object, body: &Constraint) -> Result<()> {
    if !ddl.catalog.options.parts().schema {
        return Ok(());
    }
    match (body.kind, body.table) {
        (b'c' | b'n', None) => return of_domain(ddl, object, body),
        _ if !ddl.parts(object).has(Components::DEFINITION) => {}
        (b'p' | b'u' | b'x', Some(_)) => of_index(ddl, object, body)?,
        (b'f', Some(table)) => {
            // One of a partitioned table goes on to its partitions; those of others are not inherited.
            let (_, table) = ddl.table(table)?;
            let only = if table.relkind == b'p' { "" } else { "ONLY " };
            of_table(ddl, object, body, EntryKind::FkConstraint, only)?;
        }
        // Without ONLY: they go on to children, and those of a parent come with it.
        (b'c' | b'n', Some(_)) if body.separate && body.local => of_table(ddl, object, body, kind(body), "")?,
        (b'c' | b'n', Some(_)) => {}
        (other, _) => return Err(Error::server(format!("unrecognized constraint type: {}", char::from(other)))),
    }
    if body.separate { comment(ddl, object, body) } else { Ok(()) }
}

/// The comment of a table's constraint, also of one that is part of CREATE TABLE
/// (`dumpTableConstraintComment`).
pub(super) fn comment(ddl: &mut Ddl<'_>, object: &Object, body: &Constraint) -> Result<()> {
    match body.table.filter(|_| ddl.parts(object).has(Components::COMMENT)) {
        Some(table) => ddl.comment_on_part("CONSTRAINT", object, table, if body.separate { object.dump_id } else { table }),
        None => Ok(()),
    }
}

fn kind(body: &Constraint) -> EntryKind {
    if body.kind == b'c' { EntryKind::CheckConstraint } else { EntryKind::Constraint }
}

/// A foreign key, a check, or NOT NULL that is not validated.
fn of_table(ddl: &mut Ddl<'_>, object: &Object, body: &Constraint, kind: EntryKind, only: &str) -> Result<()> {
    let (relation, table) = ddl.table(body.table.unwrap_or_default())?;
    let mut entry = ddl.part_entry(object, kind, relation, table);
    let name = ddl.id(&object.name);
    let alter = alter_table(ddl, relation, table, only);
    let definition = body.definition.clone().unwrap_or_default();
    put!(entry.create, alter, "\n    ADD CONSTRAINT ", name, " ", definition, ";\n");
    put!(entry.drop, alter, " DROP CONSTRAINT ", name, ";\n");
    ddl.add(entry);
    Ok(())
}

fn alter_table(ddl: &Ddl<'_>, relation: &Object, table: &Table, only: &str) -> Vec<u8> {
    let foreign = if table.relkind == b'f' { "FOREIGN " } else { "" };
    let mut sql = Vec::new();
    put!(sql, "ALTER ", foreign, "TABLE ", only, ddl.qualified(relation));
    sql
}

/// A primary key, UNIQUE or EXCLUDE, with what is to be said of its index.
fn of_index(ddl: &mut Ddl<'_>, object: &Object, body: &Constraint) -> Result<()> {
    let (relation, table) = ddl.table(body.table.unwrap_or_default())?;
    let catalog = ddl.catalog;
    let found = body.index.and_then(|id| catalog.objects.get(id)).and_then(|object| Some((object, object.as_index()?)));
    let (index_object, index) =
        found.ok_or_else(|| Error::server(format!("missing index for constraint \"{}\"", object.name.display())))?;
    let mut entry = ddl.part_entry(object, EntryKind::Constraint, relation, table);
    let name = ddl.id(&object.name);
    let alter = alter_table(ddl, relation, table, "ONLY ");
    put!(entry.create, alter, "\n    ADD CONSTRAINT ", name, " ");
    match &body.definition {
        Some(definition) => put!(entry.create, definition),
        None => key(ddl, &mut entry.create, body, index, (relation, table))?,
    }
    put!(entry.create, ";\n");
    index::clustered(ddl, &mut entry.create, index_object, index, relation);
    index::replica_identity(ddl, &mut entry.create, index_object, index, relation);
    let index_name = ddl.qualified(index_object);
    ddl.depends_on_extension(&mut entry.create, index_object, "pg_class", "INDEX", &index_name)?;
    put!(entry.drop, alter, " DROP CONSTRAINT ", name, ";\n");
    ddl.add(entry).tablespace = Some(index.tablespace.clone());
    Ok(())
}

/// `PRIMARY KEY (a, b) INCLUDE (c)` and the like.
fn key(ddl: &Ddl<'_>, sql: &mut Vec<u8>, body: &Constraint, index: &Index, table: (&Object, &Table)) -> Result<()> {
    put!(*sql, if body.kind == b'p' { "PRIMARY KEY" } else { "UNIQUE" });
    // A primary key over such an index could be made once; it cannot be restored as it is.
    if index.nulls_not_distinct && body.kind != b'p' {
        put!(*sql, " NULLS NOT DISTINCT");
    }
    let (keys, included) = index.columns.split_at(index.nkeys.min(index.columns.len()));
    put!(*sql, " (");
    columns(ddl, sql, keys, table)?;
    if body.period {
        put!(*sql, " WITHOUT OVERLAPS");
    }
    if !included.is_empty() {
        put!(*sql, ") INCLUDE (");
        columns(ddl, sql, included, table)?;
    }
    put!(*sql, ")");
    if let Some(options) = index.options.as_deref().filter(|options| storage_options::any(Some(options))) {
        put!(*sql, " WITH (");
        ddl.storage_options(sql, options, "");
        put!(*sql, ")");
    }
    if body.deferrable {
        put!(*sql, " DEFERRABLE");
        if body.deferred {
            put!(*sql, " INITIALLY DEFERRED");
        }
    }
    Ok(())
}

/// Names of columns, up to the first expression.
fn columns(ddl: &Ddl<'_>, sql: &mut Vec<u8>, numbers: &[i32], (relation, table): (&Object, &Table)) -> Result<()> {
    for (n, number) in numbers.iter().take_while(|number| **number != 0).enumerate() {
        let separator = if n > 0 { ", " } else { "" };
        let name = table.column_name(*number).ok_or_else(|| {
            let what = format!("invalid column number {number} for table \"{}\"", relation.name.display());
            Error::server(what)
        })?;
        put!(*sql, separator, ddl.id(name));
    }
    Ok(())
}

/// A check of a domain, or its NOT NULL, that is not validated or had to be put off.
fn of_domain(ddl: &mut Ddl<'_>, object: &Object, body: &Constraint) -> Result<()> {
    let catalog = ddl.catalog;
    let found = body.domain.and_then(|id| catalog.objects.get(id)).and_then(|domain| Some((domain, domain.as_type()?)));
    let Some((domain, of_type)) = found.filter(|_| body.separate) else { return Ok(()) };
    let name = ddl.id(&object.name);
    let parts = ddl.parts(object);
    if parts.has(Components::DEFINITION) {
        let mut entry = NewEntry::of(domain, kind(body), Section::PostData);
        entry.id = object.dump_id;
        entry.catalog_id = object.catalog_id;
        put!(entry.tag, " ", object.name);
        entry.namespace = ddl.namespace(domain);
        entry.owner = &of_type.owner;
        let alter = ddl.qualified(domain);
        let definition = body.definition.clone().unwrap_or_default();
        put!(entry.create, "ALTER DOMAIN ", alter, "\n    ADD CONSTRAINT ", name, " ", definition, ";\n");
        put!(entry.drop, "ALTER DOMAIN ", alter, " DROP CONSTRAINT ", name, ";\n");
        ddl.add(entry);
    }
    if parts.has(Components::COMMENT) {
        let mut prefix = Vec::new();
        put!(prefix, "CONSTRAINT ", name, " ON DOMAIN");
        let domain_name = ddl.id(&domain.name);
        let about = About {
            what: "DOMAIN",
            name: &domain_name,
            namespace: ddl.namespace(domain),
            owner: &of_type.owner,
            catalog_id: object.catalog_id,
            subid: 0,
            dump_id: object.dump_id,
        };
        ddl.part_comment(&prefix, about)?;
    }
    Ok(())
}
