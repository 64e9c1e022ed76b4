//! NOT WRITTEN YET.

use super::Catalog;
use dumpkit_formats::Result;

pub(super) fn link_tables(_cx: &mut Catalog<'_>) -> Result<()> {
    Ok(())
}

pub(super) fn flag_columns(_cx: &mut Catalog<'_>) -> Result<()> {
    Ok(())
}

pub(super) fn attach_indexes(_cx: &mut Catalog<'_>) -> Result<()> {
    Ok(())
}
