//! CREATE TABLE, CREATE FOREIGN TABLE and CREATE MATERIALIZED VIEW.

use dumpkit_formats::Result;

use super::{columns, view};
use crate::model::object::{Object, Table};
use crate::postgres::ddl::facts::Question;
use crate::postgres::ddl::{Ddl, storage_options};
use crate::postgres::text::put;

const PARTITION_KEY: Question = Question {
    name: "partition keys",
    concerns: |object| object.as_table().is_some_and(|table| table.relkind == b'p'),
    sql: |_, oids| format!("SELECT o AS object, pg_get_partkeydef(o) AS key FROM unnest('{{{oids}}}'::oid[]) o ORDER BY o"),
};

const FOREIGN: Question = Question {
    name: "foreign tables",
    concerns: |object| object.as_table().is_some_and(|table| table.relkind == b'f'),
    sql: |_, oids| {
        format!(
            "SELECT ft.ftrelid AS object, fs.srvname, array_to_string(ARRAY(SELECT quote_ident(option_name) || ' ' || \
             quote_literal(option_value) FROM pg_options_to_table(ft.ftoptions) ORDER BY option_name), E',\\n    ') AS options \
             FROM pg_foreign_table ft JOIN pg_foreign_server fs ON fs.oid = ft.ftserver \
             WHERE ft.ftrelid IN ({oids}) ORDER BY ft.ftrelid"
        )
    },
};

/// A table of any kind.
pub(super) fn table(ddl: &mut Ddl<'_>, object: &Object, table: &Table) -> Result<Vec<u8>> {
    let is_partitioned = table.relkind == b'p';
    let is_foreign = table.relkind == b'f';
    let mut sql = b"CREATE ".to_vec();
    // Since 18 a partitioned table cannot be unlogged; before, it made no difference.
    if table.persistence == b'u' && !is_partitioned {
        put!(sql, "UNLOGGED ");
    }
    put!(sql, if is_foreign { "FOREIGN TABLE " } else { "TABLE " }, ddl.qualified(object));
    if table.of_type != 0 {
        put!(sql, " OF ", ddl.type_name(table.of_type)?);
    }
    columns::list(ddl, &mut sql, table)?;
    if !table.parents.is_empty() && !table.is_partition {
        put!(sql, "\nINHERITS (");
        for (n, parent) in table.parents.iter().enumerate() {
            if n > 0 {
                put!(sql, ", ");
            }
            put!(sql, ddl.qualified(ddl.table(*parent)?.0));
        }
        put!(sql, ")");
    }
    if is_partitioned {
        put!(sql, "\nPARTITION BY ", ddl.facts(&PARTITION_KEY, object)?.one()?.get("key")?.unwrap_or_default());
    }
    let foreign = if is_foreign { Some(ddl.facts(&FOREIGN, object)?) } else { None };
    if let Some(foreign) = &foreign {
        put!(sql, "\nSERVER ", ddl.id(foreign.one()?.bytes("srvname")?));
    }
    with(ddl, &mut sql, table);
    if let Some(foreign) = &foreign {
        let options = foreign.one()?.get("options")?.unwrap_or_default();
        if !options.is_empty() {
            put!(sql, "\nOPTIONS (\n    ", options, "\n)");
        }
    }
    put!(sql, ";\n");
    Ok(sql)
}

/// A materialized view. It is never created with its data: that is the REFRESH's.
pub(super) fn matview(ddl: &mut Ddl<'_>, object: &Object, table: &Table) -> Result<Vec<u8>> {
    let name = ddl.qualified(object);
    let mut sql = Vec::new();
    put!(sql, "CREATE ", if table.persistence == b'u' { "UNLOGGED " } else { "" }, "MATERIALIZED VIEW ", name);
    with(ddl, &mut sql, table);
    put!(sql, " AS\n", view::query(ddl, object)?, "\n  WITH NO DATA;\n");
    ddl.depends_on_extension(&mut sql, object, "pg_class", "MATERIALIZED VIEW", &name)?;
    Ok(sql)
}

/// WITH: the table's options and those of its TOAST table.
fn with(ddl: &Ddl<'_>, sql: &mut Vec<u8>, table: &Table) {
    let both = [(&table.options, ""), (&table.toast_options, "toast.")];
    let mut before = "\nWITH (";
    for (options, prefix) in both {
        if let Some(options) = options.as_deref().filter(|options| storage_options::any(Some(options))) {
            put!(*sql, before);
            ddl.storage_options(sql, options, prefix);
            before = ", ";
        }
    }
    if before == ", " {
        put!(*sql, ")");
    }
}
