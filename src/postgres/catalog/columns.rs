//! Columns of the tables that are of interest (pg_dump.c `getTableAttrs`).

use dumpkit_formats::postgres::archive::DumpId;
use dumpkit_formats::{Error, Result};

use super::Catalog;
use crate::model::object::{Column, NotNull};
use crate::postgres::rows::{Row, Rows};

pub(super) fn query(cx: &Catalog<'_>) -> Option<String> {
    let tables = cx.table_oids(|_, table| table.interesting && table.relkind != b'S')?;
    let compression = if cx.server.at_least(14) { "a.attcompression" } else { "NULL" };
    let generated = if cx.server.at_least(12) { "a.attgenerated" } else { "NULL" };
    // Before 18 the constraints have no names, and none is ever NOT VALID or NO INHERIT.
    let (not_null, constraints) = if cx.server.at_least(18) {
        (
            "co.conname AS notnull_name, CASE WHEN co.convalidated THEN pt.description END AS notnull_comment, \
             NOT co.convalidated AS notnull_invalid, co.connoinherit AS notnull_no_inherit, \
             co.conislocal AS notnull_local",
            "LEFT JOIN pg_constraint co ON co.conrelid = a.attrelid AND co.contype = 'n' AND co.conkey = ARRAY[a.attnum] \
             LEFT JOIN pg_description pt ON pt.classoid = co.tableoid AND pt.objoid = co.oid ",
        )
    } else {
        (
            "CASE WHEN a.attnotnull THEN '' END AS notnull_name, NULL AS notnull_comment, false AS notnull_invalid, \
             false AS notnull_no_inherit, true AS notnull_local",
            "",
        )
    };
    // A dropped column has no type.
    Some(format!(
        "SELECT a.attrelid, a.attnum, a.attname, a.attstattarget, \
         CASE WHEN a.attstorage <> t.typstorage THEN a.attstorage END AS storage, a.attisdropped, \
         a.attislocal, pg_catalog.format_type(t.oid, a.atttypmod) AS type_name, \
         array_to_string(a.attoptions, ', ') AS attoptions, \
         CASE WHEN a.attcollation <> t.typcollation THEN a.attcollation ELSE 0 END AS collation, \
         CASE WHEN a.attfdwoptions IS NOT NULL THEN array_to_string(ARRAY(SELECT quote_ident(option_name) || ' ' || \
         quote_literal(option_value) FROM pg_options_to_table(a.attfdwoptions) ORDER BY option_name), E',\\n    ') END AS fdw_options, \
         {not_null}, {compression} AS attcompression, a.attidentity, {generated} AS attgenerated \
         FROM unnest({tables}) AS wanted(oid) JOIN pg_attribute a ON a.attrelid = wanted.oid \
         LEFT JOIN pg_type t ON t.oid = a.atttypid {constraints}\
         WHERE a.attnum > 0::int2 ORDER BY a.attrelid, a.attnum"
    ))
}

pub(super) fn read(cx: &mut Catalog<'_>, rows: &Rows) -> Result<()> {
    let mut table: Option<(u32, DumpId)> = None;
    for row in rows.iter() {
        let oid = row.oid("attrelid")?;
        let id = match table {
            Some((of, id)) if of == oid => id,
            _ => cx.table_id(oid)?,
        };
        table = Some((oid, id));
        let Some(object) = cx.objects.get_mut(id) else { continue };
        let name = object.name.clone();
        let Some(table) = object.as_table_mut() else { continue };
        if row.int("attnum")? as usize != table.columns.len() + 1 {
            return Err(Error::server(format!("invalid column numbering in table \"{}\"", name.display())));
        }
        let column = column(row, &name)?;
        table.needs_override |= column.identity == b'a';
        table.columns.push(column);
    }
    Ok(())
}

fn column(row: Row<'_>, table: &[u8]) -> Result<Column> {
    let name = row.text("attname")?;
    Ok(Column {
        not_null: not_null(row, table, &name)?,
        name,
        type_name: row.opt_text("type_name")?.unwrap_or_default(),
        statistics_target: row.number("attstattarget")?.unwrap_or(-1),
        storage: row.char("storage")?,
        dropped: row.bool("attisdropped")?,
        identity: row.char("attidentity")?,
        generated: row.char("attgenerated")?,
        local: row.bool("attislocal")?,
        options: row.opt_text("attoptions")?.unwrap_or_default(),
        collation: row.oid("collation")?,
        compression: row.char("attcompression")?,
        fdw_options: row.opt_text("fdw_options")?.unwrap_or_default(),
        default: None,
    })
}

/// The column's NOT NULL (`determineNotNullFlags`). One that is not valid is an object of its own, made
/// after the data; a name that the server would choose itself is left out, unless a comment needs it.
fn not_null(row: Row<'_>, table: &[u8], column: &[u8]) -> Result<Option<NotNull>> {
    let Some(name) = row.get("notnull_name")? else { return Ok(None) };
    if row.bool("notnull_invalid")? {
        return Ok(Some(NotNull { invalid: true, ..NotNull::default() }));
    }
    let comment = row.opt_text("notnull_comment")?;
    let chosen = name.strip_prefix(table).and_then(|rest| rest.strip_prefix(b"_")?.strip_prefix(column)) == Some(b"_not_null");
    Ok(Some(NotNull {
        name: if chosen && comment.is_none() { Default::default() } else { name.into() },
        comment,
        invalid: false,
        no_inherit: row.bool("notnull_no_inherit")?,
        local: row.bool("notnull_local")?,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The constraint of column `a` of table `t`, when the server says this of it.
    fn read(name: Option<&str>, comment: Option<&str>, invalid: bool) -> Option<NotNull> {
        let names = ["notnull_name", "notnull_comment", "notnull_invalid", "notnull_no_inherit", "notnull_local"];
        let mut rows = Rows::new(names.map(|name| name.as_bytes().into()));
        for value in [name, comment, Some(if invalid { "t" } else { "f" }), Some("f"), Some("t")] {
            rows.push(value.map(str::as_bytes));
        }
        not_null(rows.first().unwrap(), b"t", b"a").unwrap()
    }

    #[test]
    fn names_that_the_server_would_choose_are_left_out() {
        assert!(read(None, None, false).is_none());
        assert_eq!(read(Some("t_a_not_null"), None, false).unwrap().name, "");
        for other in ["t_b_not_null", "t_a_not_null1", "not_null", "ta_not_null"] {
            assert_eq!(read(Some(other), None, false).unwrap().name, other);
        }
        // COMMENT ON CONSTRAINT needs the name.
        assert_eq!(read(Some("t_a_not_null"), Some("why"), false).unwrap().name, "t_a_not_null");
        // Before 18 there are none.
        assert_eq!(read(Some(""), None, false).unwrap().name, "");
    }

    #[test]
    fn what_is_not_valid_is_left_to_its_own_object() {
        let invalid = read(Some("n"), None, true).unwrap();
        assert!(invalid.invalid && invalid.name.is_empty());
    }
}
