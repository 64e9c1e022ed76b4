//! NOT WRITTEN YET.

use super::Ddl;
use crate::model::object::{ForeignDataWrapper, Object};
use dumpkit_formats::Result;

pub(super) fn dump(_ddl: &mut Ddl<'_>, _object: &Object, _body: &ForeignDataWrapper) -> Result<()> {
    Ok(())
}
