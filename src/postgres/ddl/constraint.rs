//! Constraints that are entries of their own, and comments of all constraints of tables.

use dumpkit_formats::Result;

use super::Ddl;
use crate::model::object::{Components, Constraint, Object};

pub(super) fn dump(ddl: &mut Ddl<'_>, object: &Object, body: &Constraint) -> Result<()> {
    if !ddl.catalog.options.parts().schema {
        return Ok(());
    }
    if body.separate { comment(ddl, object, body) } else { Ok(()) }
}

/// The comment of a table's constraint, also of one that is part of CREATE TABLE
/// (`dumpTableConstraintComment`).
pub(super) fn comment(ddl: &mut Ddl<'_>, object: &Object, body: &Constraint) -> Result<()> {
    match body.table.filter(|_| ddl.parts(object).has(Components::COMMENT)) {
        Some(table) => ddl.comment_on_part("CONSTRAINT", object, table, if body.separate { object.dump_id } else { table }),
        None => Ok(()),
    }
}
