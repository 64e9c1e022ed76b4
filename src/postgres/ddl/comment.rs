//! NOT WRITTEN YET.

use dumpkit_formats::Result;
use dumpkit_formats::postgres::archive::{CatalogId, DumpId};

use super::Ddl;

/// What a comment, a label or privileges are about.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// What it is in SQL, such as `TABLE` or `COLUMN`.
    pub what: &'a str,
    /// Its name in SQL, quoted, without its schema.
    pub name: &'a [u8],
    /// The schema, unquoted.
    pub namespace: Option<&'a [u8]>,
    /// The owner.
    pub owner: &'a [u8],
    /// The row it is about.
    pub catalog_id: CatalogId,
    /// Its column, or 0.
    pub subid: i32,
    /// The entry that it comes after.
    pub dump_id: DumpId,
}

impl Ddl<'_> {
    /// Writes the comment, if there is one (`dumpComment`).
    pub fn comment(&mut self, _about: About<'_>) -> Result<()> {
        Ok(())
    }

    /// Writes the comment of a part of something else, such as a trigger: `about` is its table, with the
    /// part's row and number, and `prefix` what comes before the table's name instead of `about.what`:
    /// `TRIGGER "t" ON`.
    pub fn part_comment(&mut self, _prefix: &[u8], _about: About<'_>) -> Result<()> {
        Ok(())
    }

    /// Writes the security labels (`dumpSecLabel`).
    pub fn security_label(&mut self, _about: About<'_>) -> Result<()> {
        Ok(())
    }
}
