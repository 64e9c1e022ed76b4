//! NOT WRITTEN YET.

use super::Ddl;
use crate::model::object::{Cast, Object};
use dumpkit_formats::Result;

pub(super) fn dump(_ddl: &mut Ddl<'_>, _object: &Object, _body: &Cast) -> Result<()> {
    Ok(())
}
