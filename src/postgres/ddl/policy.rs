//! NOT WRITTEN YET.

use super::Ddl;
use crate::model::object::{Object, Policy};
use dumpkit_formats::Result;

pub(super) fn dump(_ddl: &mut Ddl<'_>, _object: &Object, _body: &Policy) -> Result<()> {
    Ok(())
}
