//! NOT WRITTEN YET.

use super::Ddl;
use crate::model::object::{LargeObjects, Object};
use dumpkit_formats::Result;

pub(super) fn dump(_ddl: &mut Ddl<'_>, _object: &Object, _body: &LargeObjects) -> Result<()> {
    Ok(())
}

pub(super) fn dump_data(_ddl: &mut Ddl<'_>, _object: &Object, _of: dumpkit_formats::postgres::archive::DumpId) -> Result<()> {
    Ok(())
}
