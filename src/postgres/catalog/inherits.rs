//! Which tables inherit from which, partitions and their indexes too (pg_dump.c `getInherits`).

use dumpkit_formats::Result;

use super::Catalog;
use crate::postgres::rows::Rows;

pub(super) fn query(_cx: &Catalog<'_>) -> Option<String> {
    Some("SELECT inhrelid, inhparent FROM pg_inherits".to_owned())
}

pub(super) fn read(cx: &mut Catalog<'_>, rows: &Rows) -> Result<()> {
    for row in rows.iter() {
        let pair = (row.oid("inhrelid")?, row.oid("inhparent")?);
        cx.inherits.push(pair);
    }
    Ok(())
}
