//! NOT WRITTEN YET.

use super::Ddl;
use crate::model::object::{DefaultAcl, Object};
use dumpkit_formats::Result;

pub(super) fn dump(_ddl: &mut Ddl<'_>, _object: &Object, _body: &DefaultAcl) -> Result<()> {
    Ok(())
}
