//! NOT WRITTEN YET.

use super::Ddl;
use crate::model::object::{Object, Publication, PublicationSchema, PublicationTable};
use dumpkit_formats::Result;

pub(super) fn dump(_ddl: &mut Ddl<'_>, _object: &Object, _body: &Publication) -> Result<()> {
    Ok(())
}

pub(super) fn dump_table(_ddl: &mut Ddl<'_>, _object: &Object, _body: &PublicationTable) -> Result<()> {
    Ok(())
}

pub(super) fn dump_schema(_ddl: &mut Ddl<'_>, _object: &Object, _body: &PublicationSchema) -> Result<()> {
    Ok(())
}
