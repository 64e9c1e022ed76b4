//! The columns that COPY writes and reads.

use crate::model::object::Table;
use crate::postgres::ddl::Ddl;
use crate::postgres::text::put;

impl Ddl<'_> {
    /// The list of a table's columns for COPY, in parentheses: all but those that are dropped or
    /// generated. Empty, without parentheses, when there is none (`fmtCopyColumnList`).
    pub fn copy_columns(&self, table: &Table) -> Vec<u8> {
        let mut list = Vec::new();
        for column in table.columns.iter().filter(|column| !column.dropped && column.generated == 0) {
            let before = if list.is_empty() { "(" } else { ", " };
            put!(list, before, self.id(&column.name));
        }
        if !list.is_empty() {
            put!(list, ")");
        }
        list
    }
}
