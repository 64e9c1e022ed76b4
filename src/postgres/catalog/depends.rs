//! What depends on what, from `pg_depend` (pg_dump.c `getDependencies`). Columns count as their tables.

use dumpkit_formats::Result;
use dumpkit_formats::postgres::archive::CatalogId;

use super::Catalog;
use crate::model::object::Object;
use crate::postgres::rows::Rows;

/// Members of operator families are no objects of their own: what they depend on, their family does,
/// except on itself and on the class that they came with. The order of the rows decides which loop is
/// found first, so the query is pg_dump's.
pub(super) fn query(_cx: &Catalog<'_>) -> Option<String> {
    let mut sql = "SELECT classid, objid, refclassid, refobjid, deptype FROM pg_depend WHERE deptype != 'p' AND deptype != 'e'".to_owned();
    for (member, family) in [("pg_amop", "amopfamily"), ("pg_amproc", "amprocfamily")] {
        sql.push_str(&format!(
            "\nUNION ALL\n\
             SELECT 'pg_opfamily'::regclass AS classid, {family} AS objid, refclassid, refobjid, deptype FROM pg_depend d, {member} o \
             WHERE deptype NOT IN ('p', 'e', 'i') AND classid = '{member}'::regclass AND objid = o.oid \
             AND NOT (refclassid = 'pg_opfamily'::regclass AND {family} = refobjid)"
        ));
    }
    sql.push_str("\nORDER BY 1,2");
    Some(sql)
}

pub(super) fn read(cx: &mut Catalog<'_>, rows: &Rows) -> Result<()> {
    for row in rows.iter() {
        // Objects that are not known are none that could be dumped, such as TOAST tables.
        let Some(id) = cx.objects.find(CatalogId { table_oid: row.oid("classid")?, oid: row.oid("objid")? }) else { continue };
        let on = cx.objects.find(CatalogId { table_oid: row.oid("refclassid")?, oid: row.oid("refobjid")? });
        let Some(on) = on else { continue };
        let kind = row.char("deptype")?;
        if let Some(object) = cx.objects.get_mut(id).filter(|_| kind == b'x') {
            object.depends_on_ext = true;
        }
        let is = |id, of: fn(&Object) -> bool| cx.objects.get(id).is_some_and(of);
        // A composite type's relation depends on the type, which is right for DROP only.
        if kind == b'i' && is(id, |object| object.as_table().is_some()) && is(on, |object| object.as_type().is_some()) {
            cx.objects.depend(on, id);
        } else {
            cx.objects.depend(id, on);
        }
    }
    Ok(())
}
