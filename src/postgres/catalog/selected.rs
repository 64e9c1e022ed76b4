//! NOT WRITTEN YET.

use std::collections::HashSet;

use super::Catalog;
use crate::postgres::session::Session;
use dumpkit_formats::Result;

/// The patterns of the options, as the oids of what they match (`*_oids` in pg_dump.c).
#[derive(Debug, Default)]
pub struct Selected {
    /// `-n`
    pub schemas: HashSet<u32>,
    /// `-N`
    pub exclude_schemas: HashSet<u32>,
    /// `-t`, `--table-and-children`
    pub tables: HashSet<u32>,
    /// `-T`, `--exclude-table-and-children`
    pub exclude_tables: HashSet<u32>,
    /// `--exclude-table-data`, `--exclude-table-data-and-children`
    pub exclude_table_data: HashSet<u32>,
    /// `--include-foreign-data`
    pub foreign_servers: HashSet<u32>,
    /// `-e`
    pub extensions: HashSet<u32>,
    /// `--exclude-extension`
    pub exclude_extensions: HashSet<u32>,
    /// `--where`: the condition of each table.
    pub filters: std::collections::HashMap<u32, dumpkit_formats::Text>,
}

pub(super) fn expand(_cx: &mut Catalog<'_>, _session: &mut Session) -> Result<()> {
    Ok(())
}
