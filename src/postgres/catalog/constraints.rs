//! NOT WRITTEN YET.

use super::Catalog;
use crate::postgres::rows::Rows;
use dumpkit_formats::Result;

pub(super) fn query(_cx: &Catalog<'_>) -> Option<String> {
    None
}

pub(super) fn read(_cx: &mut Catalog<'_>, _rows: &Rows) -> Result<()> {
    Ok(())
}
