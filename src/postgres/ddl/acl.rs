//! NOT WRITTEN YET.

use dumpkit_formats::Result;
use dumpkit_formats::postgres::archive::DumpId;

use super::Ddl;
use crate::model::object::Acl;

/// What privileges are about.
#[derive(Debug, Clone, Copy)]
pub struct Granted<'a> {
    /// The entry that they come after.
    pub dump_id: DumpId,
    /// Another, such as the table's privileges before those of a column.
    pub also_after: Option<DumpId>,
    /// What it is in SQL: `TABLE`, `SEQUENCE`, `FUNCTION`, ...
    pub what: &'a str,
    /// Its name in SQL, quoted, without its schema.
    pub name: &'a [u8],
    /// A column's name in SQL.
    pub column: Option<&'a [u8]>,
    /// The schema, unquoted.
    pub namespace: Option<&'a [u8]>,
    /// Tag of the entry, if it is not `what name`.
    pub tag: Option<&'a [u8]>,
    /// The owner.
    pub owner: &'a [u8],
}

impl Ddl<'_> {
    /// Writes the GRANTs and REVOKEs, if any (`dumpACL`), and returns the number of their entry.
    pub fn acl(&mut self, _granted: Granted<'_>, _acl: &Acl) -> Result<Option<DumpId>> {
        Ok(None)
    }
}
