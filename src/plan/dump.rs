//! Dumping a PostgreSQL database.

use dumpkit_formats::Text;

use crate::model::Sections;

/// What to dump of a database, and how it is to look: pg_dump's options, under its names.
///
/// Default: what `pg_dump` does when told nothing.
#[derive(Debug, Clone, Default)]
pub struct DumpOptions {
    /// `-a`
    pub data_only: bool,
    /// `-s`
    pub schema_only: bool,
    /// `--statistics-only`
    pub statistics_only: bool,
    /// `--no-data`
    pub no_data: bool,
    /// `--no-schema`
    pub no_schema: bool,
    /// `--no-statistics`
    pub no_statistics: bool,
    /// `--statistics`
    pub statistics: bool,
    /// `--sequence-data`
    pub sequence_data: bool,
    /// `--section`; `None`: all.
    pub sections: Option<Sections>,
    /// `-n`
    pub schemas: Vec<Text>,
    /// `-N`
    pub exclude_schemas: Vec<Text>,
    /// `-t`
    pub tables: Vec<Text>,
    /// `--table-and-children`
    pub tables_and_children: Vec<Text>,
    /// `-T`
    pub exclude_tables: Vec<Text>,
    /// `--exclude-table-and-children`
    pub exclude_tables_and_children: Vec<Text>,
    /// `--exclude-table-data`
    pub exclude_table_data: Vec<Text>,
    /// `--exclude-table-data-and-children`
    pub exclude_table_data_and_children: Vec<Text>,
    /// `--include-foreign-data`
    pub include_foreign_data: Vec<Text>,
    /// `-e`
    pub extensions: Vec<Text>,
    /// `include extension` of a filter file: unlike `-e`, everything else is still dumped.
    pub filter_extensions: Vec<Text>,
    /// `--exclude-extension`
    pub exclude_extensions: Vec<Text>,
    /// `--strict-names`
    pub strict_names: bool,
    /// `-b`: large objects also of a selective dump.
    pub large_objects: bool,
    /// `-B`
    pub no_large_objects: bool,
    /// `-c`
    pub clean: bool,
    /// `--if-exists`
    pub if_exists: bool,
    /// `-C`; an archive always has the database's entry.
    pub create: bool,
    /// `-O`
    pub no_owner: bool,
    /// `-x`
    pub no_privileges: bool,
    /// `--no-comments`
    pub no_comments: bool,
    /// `--no-policies`
    pub no_policies: bool,
    /// `--no-publications`
    pub no_publications: bool,
    /// `--no-security-labels`
    pub no_security_labels: bool,
    /// `--no-subscriptions`
    pub no_subscriptions: bool,
    /// `--no-table-access-method`
    pub no_table_access_method: bool,
    /// `--no-tablespaces`
    pub no_tablespaces: bool,
    /// `--no-toast-compression`
    pub no_toast_compression: bool,
    /// `--no-unlogged-table-data`; also set on a standby.
    pub no_unlogged_table_data: bool,
    /// `--inserts` and what implies it.
    pub inserts: bool,
    /// `--column-inserts`
    pub column_inserts: bool,
    /// `--rows-per-insert`; at least 1.
    pub rows_per_insert: u32,
    /// `--on-conflict-do-nothing`
    pub on_conflict_do_nothing: bool,
    /// `--load-via-partition-root`
    pub load_via_partition_root: bool,
    /// `--disable-dollar-quoting`
    pub disable_dollar_quoting: bool,
    /// `--disable-triggers`
    pub disable_triggers: bool,
    /// `-S`
    pub superuser: Option<Text>,
    /// `--enable-row-security`
    pub enable_row_security: bool,
    /// `--quote-all-identifiers`
    pub quote_all_identifiers: bool,
    /// `--use-set-session-authorization`
    pub use_set_session_authorization: bool,
    /// `--extra-float-digits`
    pub extra_float_digits: Option<i32>,
    /// `-E`
    pub encoding: Option<String>,
    /// `--role`
    pub role: Option<Text>,
    /// `--snapshot`
    pub snapshot: Option<String>,
    /// `--serializable-deferrable`
    pub serializable_deferrable: bool,
    /// `--lock-wait-timeout`, as the server reads it.
    pub lock_wait_timeout: Option<String>,
    /// `--where TABLE=COND`: pattern and condition.
    pub filters: Vec<(Text, Text)>,
}

/// What `-a`, `-s` and their like amount to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts {
    /// Definitions.
    pub schema: bool,
    /// Data.
    pub data: bool,
    /// Optimizer statistics.
    pub statistics: bool,
}

impl DumpOptions {
    /// The parts asked for (pg_dump.c `main`). Unlike pg_restore, pg_dump leaves statistics out unless
    /// they are asked for.
    pub fn parts(&self) -> Parts {
        let (s, d, st) = (self.schema_only, self.data_only, self.statistics_only);
        Parts {
            data: ((!s && !st) || d) && !self.no_data,
            schema: ((!d && !st) || s) && !self.no_schema,
            statistics: (st || self.statistics) && !self.no_statistics,
        }
    }

    /// Whether nothing was selected by name: the whole database is dumped (`include_everything`).
    pub fn include_everything(&self) -> bool {
        self.schemas.is_empty() && self.tables.is_empty() && self.tables_and_children.is_empty() && self.extensions.is_empty()
    }

    /// Whether contents of large objects are dumped (`outputLOs`).
    pub fn output_large_objects(&self) -> bool {
        self.large_objects || (self.include_everything() && self.parts().data && !self.no_large_objects)
    }
}
