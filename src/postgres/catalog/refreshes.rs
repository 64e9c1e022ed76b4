//! Which materialized views are refreshed before which: those that another reads, through views too
//! (pg_dump.c `buildMatViewRefreshDependencies`).

use dumpkit_formats::Result;

use super::Catalog;
use crate::model::object::catalog;
use crate::postgres::rows::Rows;

pub(super) fn query(_cx: &Catalog<'_>) -> Option<String> {
    let sql = "WITH RECURSIVE w AS (\
         SELECT d1.objid, d2.refobjid, c2.relkind AS refrelkind FROM pg_depend d1 \
         JOIN pg_class c1 ON c1.oid = d1.objid AND c1.relkind = 'm' \
         JOIN pg_rewrite r1 ON r1.ev_class = d1.objid \
         JOIN pg_depend d2 ON d2.classid = 'pg_rewrite'::regclass AND d2.objid = r1.oid AND d2.refobjid <> d1.objid \
         JOIN pg_class c2 ON c2.oid = d2.refobjid AND c2.relkind IN ('m','v') \
         WHERE d1.classid = 'pg_class'::regclass \
         UNION \
         SELECT w.objid, d3.refobjid, c3.relkind FROM w \
         JOIN pg_rewrite r3 ON r3.ev_class = w.refobjid \
         JOIN pg_depend d3 ON d3.classid = 'pg_rewrite'::regclass AND d3.objid = r3.oid AND d3.refobjid <> w.refobjid \
         JOIN pg_class c3 ON c3.oid = d3.refobjid AND c3.relkind IN ('m','v')) \
         SELECT objid, refobjid FROM w WHERE refrelkind = 'm'";
    Some(sql.to_owned())
}

pub(super) fn read(cx: &mut Catalog<'_>, rows: &Rows) -> Result<()> {
    for row in rows.iter() {
        let table = |oid: u32| {
            let object = cx.objects.by_oid(catalog::CLASS, oid)?;
            let table = object.as_table()?;
            Some((object.dump_id, table.data?, table.populated))
        };
        let (Some((id, data, _)), Some((_, needed, populated))) = (table(row.oid("objid")?), table(row.oid("refobjid")?)) else {
            continue;
        };
        cx.objects.depend(data, needed);
        // What reads an unpopulated view cannot be refreshed either.
        if let Some(table) = cx.objects.table_mut(id).filter(|_| !populated) {
            table.populated = false;
        }
    }
    Ok(())
}
