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

pub(super) fn lock(_cx: &mut Catalog<'_>, _session: &mut crate::postgres::session::Session) -> Result<()> {
    Ok(())
}
