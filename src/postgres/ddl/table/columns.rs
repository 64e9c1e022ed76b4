//! The list of columns and constraints in CREATE TABLE.

use dumpkit_formats::Result;
use dumpkit_formats::postgres::sql::quote_ident;

use crate::model::object::{AttrDef, Column, NotNull, Table, catalog};
use crate::postgres::ddl::Ddl;
use crate::postgres::text::put;

/// Appends the list, in its parentheses. A typed table without anything to say of its columns has none.
pub(super) fn list(ddl: &Ddl<'_>, sql: &mut Vec<u8>, table: &Table) -> Result<()> {
    let is_typed = table.of_type != 0;
    let mut items = 0;
    for column in &table.columns {
        let not_null = column.not_null.as_ref().filter(|not_null| !not_null.invalid);
        if table.creates(column) {
            let default = default(ddl, column);
            let not_null = not_null.filter(|not_null| not_null.local || table.is_partition);
            // The type says all else of the column.
            if is_typed && default.is_none() && not_null.is_none() {
                continue;
            }
            next(sql, &mut items);
            put!(*sql, ddl.id(&column.name));
            if !is_typed {
                put!(*sql, " ", column.type_name);
            }
            self::column(ddl, sql, column, default, not_null);
        } else if let Some(not_null) = not_null.filter(|not_null| not_null.local && !column.dropped) {
            // The column is inherited, but not that it is NOT NULL.
            next(sql, &mut items);
            if !not_null.name.is_empty() {
                // pg_dump 18.6 forgets the quotes here, also those that --quote-all-identifiers asks for:
                // what it writes of names that need them makes another constraint, or none at all.
                let mut name = Vec::new();
                quote_ident(&mut name, &not_null.name, ddl.catalog.server.encoding);
                put!(*sql, "CONSTRAINT ", name, " ");
            }
            put!(*sql, "NOT NULL ", ddl.id(&column.name));
            no_inherit(sql, not_null);
        }
    }
    for check in &table.checks {
        let Some(object) = ddl.catalog.objects.get(*check) else { continue };
        let Some(constraint) = object.as_constraint() else { continue };
        // A partition must have all of its parent's when it is attached.
        if constraint.separate || !(constraint.local || table.is_partition) {
            continue;
        }
        next(sql, &mut items);
        put!(*sql, "CONSTRAINT ", ddl.id(&object.name), " ", constraint.definition.as_deref().unwrap_or_default());
    }
    match items {
        0 if is_typed => {}
        0 => put!(*sql, " (\n)"),
        _ => put!(*sql, "\n)"),
    }
    Ok(())
}

/// Begins an item of the list.
fn next(sql: &mut Vec<u8>, items: &mut usize) {
    let before = if *items == 0 { " (" } else { "," };
    put!(*sql, before, "\n    ");
    *items += 1;
}

/// The default, unless it comes as a command of its own or is inherited.
fn default<'a>(ddl: &Ddl<'a>, column: &Column) -> Option<&'a AttrDef> {
    let catalog = ddl.catalog;
    let object = catalog.objects.get(column.default?)?;
    object.as_attr_def().filter(|default| !object.dump.is_none() && !default.separate)
}

fn column(ddl: &Ddl<'_>, sql: &mut Vec<u8>, column: &Column, default: Option<&AttrDef>, not_null: Option<&NotNull>) {
    if let Some(default) = default {
        match column.generated {
            b's' => put!(*sql, " GENERATED ALWAYS AS (", default.expr, ") STORED"),
            b'v' => put!(*sql, " GENERATED ALWAYS AS (", default.expr, ")"),
            _ => put!(*sql, " DEFAULT ", default.expr),
        }
    }
    if let Some(not_null) = not_null {
        if !not_null.name.is_empty() {
            put!(*sql, " CONSTRAINT ", ddl.id(&not_null.name));
        }
        put!(*sql, " NOT NULL");
        no_inherit(sql, not_null);
    }
    collation(ddl, sql, column);
}

fn no_inherit(sql: &mut Vec<u8>, not_null: &NotNull) {
    if not_null.no_inherit {
        put!(*sql, " NO INHERIT");
    }
}

/// Appends COLLATE, where the column's collation is not its type's.
pub(super) fn collation(ddl: &Ddl<'_>, sql: &mut Vec<u8>, column: &Column) {
    if let Some(collation) = ddl.catalog.objects.by_oid(catalog::COLLATION, column.collation) {
        put!(*sql, " COLLATE ", ddl.qualified(collation));
    }
}
