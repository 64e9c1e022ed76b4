//! Names of roles: the owners of objects.

use dumpkit_formats::Result;

use super::Catalog;
use crate::postgres::rows::Rows;

pub(super) fn query(_cx: &Catalog<'_>) -> Option<String> {
    Some("SELECT oid, rolname FROM pg_catalog.pg_roles".to_owned())
}

pub(super) fn read(cx: &mut Catalog<'_>, rows: &Rows) -> Result<()> {
    for row in rows.iter() {
        cx.roles.insert(row.oid("oid")?, row.text("rolname")?);
    }
    Ok(())
}
