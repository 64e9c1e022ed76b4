//! Views and their queries.
//!
//! A view whose query needs what needs the view is first made as a dummy, with the same columns, and
//! replaced by itself when its rule's turn comes (`dumpRule`).

use dumpkit_formats::{Error, Result};

use super::columns;
use crate::model::object::{Components, Object, Table};
use crate::postgres::ddl::facts::Question;
use crate::postgres::ddl::{Ddl, storage_options};
use crate::postgres::text::put;

const QUERY: Question = Question {
    name: "queries of views",
    concerns: |object| {
        let is_view = object.as_table().is_some_and(|table| table.relkind == b'm' || (table.relkind == b'v' && !table.dummy_view));
        is_view && object.dump.has(Components::DEFINITION)
    },
    sql: |_, oids| format!("SELECT o AS object, pg_get_viewdef(o) AS query FROM unnest('{{{oids}}}'::oid[]) o ORDER BY o"),
};

/// A view as it is; `create` is `CREATE VIEW`, or `CREATE OR REPLACE VIEW` to replace the dummy.
pub(in crate::postgres::ddl) fn create(ddl: &mut Ddl<'_>, object: &Object, table: &Table, create: &str) -> Result<Vec<u8>> {
    let mut sql = Vec::new();
    put!(sql, create, " ", ddl.qualified(object));
    if let Some(options) = table.options.as_deref().filter(|options| storage_options::any(Some(options))) {
        put!(sql, " WITH (");
        ddl.storage_options(&mut sql, options, "");
        put!(sql, ")");
    }
    put!(sql, " AS\n", query(ddl, object)?);
    if let Some(check_option) = &table.check_option {
        put!(sql, "\n  WITH ", check_option, " CHECK OPTION");
    }
    put!(sql, ";\n");
    Ok(sql)
}

/// A dummy of a view.
pub(super) fn dummy(ddl: &Ddl<'_>, object: &Object, table: &Table) -> Vec<u8> {
    let mut sql = Vec::new();
    put!(sql, "CREATE VIEW ", ddl.qualified(object), " AS\n", dummy_query(ddl, table), ";\n");
    sql
}

/// The query of a view or materialized view, without its semicolon (`createViewAsClause`).
pub(super) fn query(ddl: &mut Ddl<'_>, object: &Object) -> Result<Vec<u8>> {
    let facts = ddl.facts(&QUERY, object)?;
    let query = facts.one()?.get("query")?.unwrap_or_default();
    match query.strip_suffix(b";").unwrap_or(query) {
        b"" => Err(Error::server(format!("definition of view \"{}\" appears to be empty (length zero)", object.name.display()))),
        query => Ok(query.to_vec()),
    }
}

/// A query with a view's columns and no row behind them (`createDummyViewAsClause`).
pub(in crate::postgres::ddl) fn dummy_query(ddl: &Ddl<'_>, table: &Table) -> Vec<u8> {
    let mut sql = b"SELECT".to_vec();
    for (n, column) in table.columns.iter().enumerate() {
        let comma = if n > 0 { "," } else { "" };
        put!(sql, comma, "\n    NULL::", column.type_name);
        columns::collation(ddl, &mut sql, column);
        put!(sql, " AS ", ddl.id(&column.name));
    }
    sql
}
