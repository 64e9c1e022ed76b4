//! NOT WRITTEN YET.

use super::Ddl;
use crate::model::object::{Function, Object};
use dumpkit_formats::Result;

pub(super) fn dump(_ddl: &mut Ddl<'_>, _object: &Object, _body: &Function) -> Result<()> {
    Ok(())
}
