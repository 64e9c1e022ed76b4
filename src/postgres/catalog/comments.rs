//! Comments: `pg_description`.

use dumpkit_formats::{Result, Text};

use super::Catalog;
use super::by_object::{self, ByObject};
use crate::model::object::Components;
use crate::postgres::rows::Rows;

/// All comments on objects that are known.
pub type Comments = ByObject<Comment>;

/// A comment.
#[derive(Debug, Clone)]
pub struct Comment {
    /// The column's number; 0 for the object itself.
    pub subid: i32,
    /// What it says.
    pub text: Text,
}

pub(super) fn query(cx: &Catalog<'_>) -> Option<String> {
    (!cx.options.no_comments).then(|| {
        "SELECT classoid, objoid, objsubid, description FROM pg_catalog.pg_description ORDER BY classoid, objoid, objsubid".to_owned()
    })
}

pub(super) fn read(cx: &mut Catalog<'_>, rows: &Rows) -> Result<()> {
    for row in rows.iter() {
        if let Some((about, subid)) = by_object::mark(cx, row, Components::COMMENT)? {
            cx.comments.add(about, Comment { subid, text: row.text("description")? });
        }
    }
    Ok(())
}
