//! Tables, and everything else in `pg_class` but indexes (pg_dump.c `getTables`).
//!
//! All are read, the system's too: any may be an ancestor of a table that is dumped. None is locked yet,
//! so no function is called that looks further than the catalogs' rows.

use dumpkit_formats::Result;

use super::relation_statistics::{self, Sizes};
use super::{Catalog, select};
use crate::model::object::{Acl, Body, Components, Object, Table};
use crate::postgres::rows::{Row, Rows};

pub(super) fn query(cx: &Catalog<'_>) -> Option<String> {
    let all_frozen = if cx.server.at_least(18) { "c.relallfrozen" } else { "0" };
    let has_oids = if cx.server.at_least(12) { "false" } else { "c.relhasoids" };
    // A view's check option is an option that CREATE VIEW has words for. The TOAST table of a partitioned
    // table, which 10 and 11 have, counts for nothing.
    Some(format!(
        "SELECT c.tableoid, c.oid, c.relname, c.relnamespace, c.relkind, c.reltype, c.relowner, c.relchecks, c.relhasindex, \
         c.relhasrules, c.relpages, c.reltuples, c.relallvisible, {all_frozen} AS relallfrozen, c.relhastriggers, \
         c.relpersistence, c.reloftype, c.relacl, \
         acldefault(CASE c.relkind WHEN 'S' THEN 's'::\"char\" ELSE 'r'::\"char\" END, c.relowner) AS acldefault, \
         ft.ftserver, tc.oid AS toast_oid, tc.relpages AS toast_pages, tc.reloptions AS toast_options, \
         d.refobjid AS owning_table, d.refobjsubid AS owning_column, d.deptype = 'i' AS is_identity_sequence, \
         tsp.spcname, {has_oids} AS relhasoids, c.relispopulated, c.relreplident, c.relrowsecurity, c.relforcerowsecurity, \
         array_remove(array_remove(c.reloptions, 'check_option=local'), 'check_option=cascaded') AS reloptions, \
         CASE WHEN 'check_option=local' = ANY (c.reloptions) THEN 'LOCAL' \
         WHEN 'check_option=cascaded' = ANY (c.reloptions) THEN 'CASCADED' END AS check_option, \
         am.amname, c.relispartition \
         FROM pg_class c \
         LEFT JOIN (pg_sequence s JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = s.seqrelid AND d.objsubid = 0 \
         AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')) ON s.seqrelid = c.oid \
         LEFT JOIN pg_foreign_table ft ON c.relkind = 'f' AND ft.ftrelid = c.oid \
         LEFT JOIN pg_tablespace tsp ON tsp.oid = c.reltablespace \
         LEFT JOIN pg_am am ON am.oid = c.relam \
         LEFT JOIN pg_class tc ON tc.oid = c.reltoastrelid AND tc.relkind = 't' AND c.relkind <> 'p' \
         WHERE c.relkind IN ('r', 'S', 'v', 'c', 'm', 'f', 'p') ORDER BY c.oid"
    ))
}

pub(super) fn read(cx: &mut Catalog<'_>, rows: &Rows) -> Result<()> {
    for row in rows.iter() {
        let mut object = object(cx, row)?;
        let is_composite = object.as_table().is_some_and(|table| table.relkind == b'c');
        if is_composite {
            // Its type is dumped; the relation is there for what depends on its columns.
            object.dump = Components::NONE;
        } else {
            select::table(cx, &mut object);
        }
        let interesting = object.dump.has(Components::DEFINITION | Components::DATA | Components::STATISTICS);
        if let Some(table) = object.as_table_mut() {
            table.interesting = interesting;
        }
        let id = cx.objects.add(object);
        if interesting {
            let relkind = row.char("relkind")?;
            let statistics = relation_statistics::add(cx, id, relkind, Sizes::of(row)?, Vec::new());
            if let Some(table) = cx.objects.table_mut(id).filter(|table| table.relkind == b'm') {
                table.statistics = statistics;
            }
        }
    }
    Ok(())
}

fn object(cx: &Catalog<'_>, row: Row<'_>) -> Result<Object> {
    let table = Table {
        owner: cx.role_name(row.oid("relowner")?)?,
        relkind: row.char("relkind")?,
        persistence: row.char("relpersistence")?,
        populated: row.bool("relispopulated")?,
        replica_identity: row.char("relreplident")?,
        tablespace: row.opt_text("spcname")?.unwrap_or_default(),
        options: row.opt_text("reloptions")?,
        check_option: row.opt_text("check_option")?,
        toast_options: row.opt_text("toast_options")?,
        has_index: row.bool("relhasindex")?,
        has_rules: row.bool("relhasrules")?,
        has_triggers: row.bool("relhastriggers")?,
        row_security: row.bool("relrowsecurity")?,
        force_row_security: row.bool("relforcerowsecurity")?,
        has_oids: row.bool("relhasoids")?,
        toast_oid: row.oid("toast_oid")?,
        ncheck: row.int("relchecks")?,
        row_type: row.oid("reltype")?,
        of_type: row.oid("reloftype")?,
        foreign_server: row.oid("ftserver")?,
        owning_table: row.oid("owning_table")?,
        owning_column: row.number("owning_column")?.unwrap_or(0),
        identity_sequence: row.bool("is_identity_sequence")?,
        pages: row.int("relpages")?,
        rows: row.number("reltuples")?.unwrap_or(-1.0),
        toast_pages: row.number("toast_pages")?.unwrap_or(0),
        is_partition: row.bool("relispartition")?,
        access_method: row.opt_text("amname")?,
        ..Table::default()
    };
    let mut object = Object::new(row.catalog_id()?, row.text("relname")?, Body::Table(Box::new(table)));
    object.namespace = Some(cx.namespace(row.oid("relnamespace")?)?);
    object.components |= Components::DATA;
    let acl = row.opt_text("relacl")?;
    if acl.is_some() {
        object.components |= Components::ACL;
    }
    object.acl = Some(Acl { acl, default: row.opt_text("acldefault")?, ..Acl::default() });
    Ok(object)
}
