//! NOT WRITTEN YET.

use super::Catalog;
use crate::postgres::session::Session;
use dumpkit_formats::Result;

pub(super) fn find(_cx: &mut Catalog<'_>, _session: &mut Session) -> Result<()> {
    Ok(())
}
