//! NOT WRITTEN YET.

use super::Ddl;
use crate::model::object::{Object, ShellType, Type};
use dumpkit_formats::Result;

pub(super) fn dump(_ddl: &mut Ddl<'_>, _object: &Object, _body: &Type) -> Result<()> {
    Ok(())
}

pub(super) fn dump_shell(_ddl: &mut Ddl<'_>, _object: &Object, _body: &ShellType) -> Result<()> {
    Ok(())
}
