//! NOT WRITTEN YET.

use super::Ddl;
use dumpkit_formats::Result;

pub(super) fn dump(_ddl: &mut Ddl<'_>) -> Result<()> {
    Ok(())
}
