//! Partitioned tables whose rows may not belong into the same partitions after a restore.
//!
//! Those are the ones that hash an enum: hashes of its values are of their oids, which a restore does not
//! keep. All partitioned tables are asked for, dumped or not: their partitions may be (pg_dump.c
//! `getPartitioningInfo`).

use dumpkit_formats::{Error, Result};

use super::Catalog;
use crate::model::object::catalog;
use crate::postgres::rows::Rows;

pub(super) fn query(cx: &Catalog<'_>) -> Option<String> {
    // Hash partitions came with 11; where rows go matters only when there are rows.
    (cx.server.at_least(11) && cx.options.parts().data).then(|| {
        "SELECT p.partrelid FROM pg_partitioned_table p WHERE (SELECT c.oid FROM pg_opclass c JOIN pg_am a ON a.oid = c.opcmethod \
         WHERE c.opcname = 'enum_ops' AND c.opcnamespace = 'pg_catalog'::regnamespace AND a.amname = 'hash') = ANY (p.partclass)"
            .to_owned()
    })
}

pub(super) fn read(cx: &mut Catalog<'_>, rows: &Rows) -> Result<()> {
    for row in rows.iter() {
        let oid = row.oid("partrelid")?;
        let table = cx.objects.by_oid_mut(catalog::CLASS, oid).and_then(|object| object.as_table_mut());
        let missing = || format!("failed sanity check, table OID {oid} appearing in pg_partitioned_table not found");
        table.ok_or_else(|| Error::server(missing()))?.unsafe_partitions = true;
    }
    Ok(())
}
