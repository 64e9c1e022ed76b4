//! NOT WRITTEN YET.

use super::Catalog;
use dumpkit_formats::Result;

pub(super) fn make(_cx: &mut Catalog<'_>) -> Result<()> {
    Ok(())
}

pub(super) fn order_by_foreign_keys(_cx: &mut Catalog<'_>) {}
