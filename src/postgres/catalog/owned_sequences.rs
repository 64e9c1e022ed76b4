//! Sequences that belong to columns: they are dumped with their tables.

use dumpkit_formats::{Error, Result};

use super::Catalog;
use crate::model::object::catalog;

/// Marks what of each owned sequence is dumped (pg_dump.c `getOwnedSeqs`): of an identity column's, which
/// no command makes by itself, the same as of the table; of others, that and what was selected.
pub(super) fn mark(cx: &mut Catalog<'_>) -> Result<()> {
    for id in cx.objects.tables() {
        let Some(sequence) = cx.objects.table(id).filter(|table| table.owning_table != 0) else { continue };
        let (owner_oid, identity) = (sequence.owning_table, sequence.identity_sequence);
        let Some(owner) = cx.objects.by_oid_mut(catalog::CLASS, owner_oid) else {
            let oid = cx.objects.get(id).map_or(0, |object| object.catalog_id.oid);
            let what = format!("failed sanity check, parent table with OID {owner_oid} of sequence with OID {oid} not found");
            return Err(Error::server(what));
        };
        let (owner_id, of_owner) = (owner.dump_id, owner.dump);
        let Some(object) = cx.objects.get_mut(id) else { continue };
        object.dump = if identity { of_owner } else { object.dump | of_owner };
        if !object.dump.is_none() {
            for needed in [id, owner_id] {
                if let Some(table) = cx.objects.table_mut(needed) {
                    table.interesting = true;
                }
            }
        }
    }
    Ok(())
}
