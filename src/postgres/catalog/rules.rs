//! Rewrite rules, those of views too.

use dumpkit_formats::{Error, Result};

use super::Catalog;
use crate::model::object::{Body, Object, Rule, catalog};
use crate::postgres::rows::Rows;

/// pg_dump.c `getRules`.
pub(super) fn query(_cx: &Catalog<'_>) -> Option<String> {
    Some(
        "SELECT tableoid, oid, rulename, ev_class, ev_type, is_instead, ev_enabled
         FROM pg_catalog.pg_rewrite
         ORDER BY oid"
            .to_owned(),
    )
}

pub(super) fn read(cx: &mut Catalog<'_>, rows: &Rows) -> Result<()> {
    for row in rows.iter() {
        let catalog_id = row.catalog_id()?;
        let table_oid = row.oid("ev_class")?;
        let found = cx.objects.by_oid(catalog::CLASS, table_oid).and_then(|object| Some((object, object.as_table()?)));
        let (relation, table) = found.ok_or_else(|| {
            let what = "failed sanity check, parent table with OID";
            Error::server(format!("{what} {table_oid} of pg_rewrite entry with OID {} not found", catalog_id.oid))
        })?;
        let (event, instead) = (row.char("ev_type")?, row.bool("is_instead")?);
        let is_view = matches!(table.relkind, b'v' | b'm') && event == b'1' && instead;
        let body = Rule { table: Some(relation.dump_id), event, instead, enabled: row.char("ev_enabled")?, separate: !is_view };
        let mut object = Object::new(catalog_id, row.text("rulename")?, Body::Rule(body));
        object.namespace = relation.namespace;
        object.dump = relation.dump;
        let table = relation.dump_id;
        // What a view's rule needs, the view needs: the rule comes first and goes into CREATE VIEW.
        if !is_view {
            object.depend_on(table);
        }
        let id = cx.objects.add(object);
        if is_view {
            cx.objects.depend(table, id);
        }
    }
    Ok(())
}
