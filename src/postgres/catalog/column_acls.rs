//! Which tables have privileges on columns, system columns too; what they are is asked when such a table is
//! written (`getAdditionalACLs`).

use dumpkit_formats::Result;

use super::Catalog;
use crate::model::object::{Components, catalog};
use crate::postgres::rows::Rows;

pub(super) fn query(cx: &Catalog<'_>) -> Option<String> {
    (!cx.options.no_privileges)
        .then(|| "SELECT DISTINCT attrelid AS relation FROM pg_catalog.pg_attribute WHERE attacl IS NOT NULL".to_owned())
}

pub(super) fn read(cx: &mut Catalog<'_>, rows: &Rows) -> Result<()> {
    for row in rows.iter() {
        if let Some(object) = cx.objects.by_oid_mut(catalog::CLASS, row.oid("relation")?)
            && let Some(table) = object.as_table_mut()
        {
            table.has_column_acls = true;
            object.components |= Components::ACL;
        }
    }
    Ok(())
}
