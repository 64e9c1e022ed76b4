//! Dumping a PostgreSQL database.

use std::path::PathBuf;

use dumpkit_formats::compress::{Codec, CompressSpec};
use dumpkit_formats::postgres::archive::{ArchiveVersion, Layout};
use dumpkit_formats::{Error, Result, Text};

use crate::model::Sections;
use crate::model::filter_file::Filtered;

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

impl Filtered for DumpOptions {
    fn patterns(&mut self, include: bool, object: &str) -> Option<&mut Vec<Text>> {
        Some(match (include, object) {
            (true, "table") => &mut self.tables,
            (true, "table_and_children") => &mut self.tables_and_children,
            (true, "schema") => &mut self.schemas,
            (true, "extension") => &mut self.filter_extensions,
            (true, "foreign_data") => &mut self.include_foreign_data,
            (false, "table") => &mut self.exclude_tables,
            (false, "table_and_children") => &mut self.exclude_tables_and_children,
            (false, "table_data") => &mut self.exclude_table_data,
            (false, "table_data_and_children") => &mut self.exclude_table_data_and_children,
            (false, "schema") => &mut self.exclude_schemas,
            (false, "extension") => &mut self.exclude_extensions,
            _ => return None,
        })
    }
}

/// Whether the user is asked for a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AskPassword {
    /// When the server wants one and none was given.
    #[default]
    IfWanted,
    /// `-w`
    Never,
    /// `-W`: before connecting.
    First,
}

/// What to dump, where to, and how.
#[derive(Debug, Clone)]
pub struct Dump {
    /// The database: a URL or a keyword string of libpq.
    pub source: String,
    /// Whether the user is asked for a password.
    pub ask_password: AskPassword,
    /// The file, folder or `-`.
    pub output: PathBuf,
    /// The format of the output.
    pub layout: Layout,
    /// Its compression; `None`: gzip for custom and directory, none for tar and plain.
    pub compression: Option<CompressSpec>,
    /// The archive version; `None`: the newest.
    pub version: Option<ArchiveVersion>,
    /// What of the database.
    pub options: DumpOptions,
    /// The key of `\restrict` of a script; `None`: a random one.
    pub restrict_key: Option<String>,
    /// The same database gives the same bytes: no times, no random key.
    pub deterministic: bool,
    /// Write `OUT.manifest.json` beside the output.
    pub manifest: bool,
    /// Replace an existing output.
    pub force: bool,
    /// Leave out the sync before the rename.
    pub no_sync: bool,
    /// In a script, say where each entry comes from.
    pub verbose: bool,
    /// Connections that read, and threads that compress.
    pub jobs: usize,
    /// Bytes a second that are taken from the server, at most.
    pub rate: Option<u64>,
}

impl Dump {
    /// Refuses what cannot be, in pg_dump's words where it has some.
    pub fn check(&self) -> Result<()> {
        let o = &self.options;
        const A: &str = "-a/--data-only";
        const S: &str = "-s/--schema-only";
        const ST: &str = "--statistics-only";
        let pairs = [
            (o.data_only && o.schema_only, S, A),
            (o.schema_only && o.statistics_only, S, ST),
            (o.data_only && o.statistics_only, A, ST),
            (o.data_only && o.no_data, A, "--no-data"),
            (o.schema_only && o.no_schema, S, "--no-schema"),
            (o.statistics_only && o.no_statistics, ST, "--no-statistics"),
            (o.statistics && o.no_statistics, "--statistics", "--no-statistics"),
            (o.statistics && o.data_only, "--statistics", A),
            (o.statistics && o.schema_only, "--statistics", S),
            (o.schema_only && !o.include_foreign_data.is_empty(), S, "--include-foreign-data"),
            (o.statistics_only && !o.include_foreign_data.is_empty(), ST, "--include-foreign-data"),
            (o.clean && o.data_only, "-c/--clean", A),
        ];
        if let Some((_, a, b)) = pairs.iter().find(|(both, ..)| *both) {
            return Err(Error::misuse(format!("options {a} and {b} cannot be used together")));
        }
        if o.if_exists && !o.clean {
            return Err(Error::misuse("option --if-exists requires option -c/--clean"));
        }
        if o.on_conflict_do_nothing && !o.inserts {
            let needs = "--inserts, --rows-per-insert, or --column-inserts";
            return Err(Error::misuse(format!("option --on-conflict-do-nothing requires option {needs}")));
        }
        if self.restrict_key.is_some() && self.layout != Layout::Plain {
            return Err(Error::misuse("option --restrict-key can only be used with --format=plain"));
        }
        let to_stdout = self.output.as_os_str() == "-";
        if self.layout == Layout::Directory && to_stdout {
            return Err(Error::misuse("a directory archive cannot be written to standard output").hint("use --format tar or custom"));
        }
        if self.layout == Layout::Tar && self.compression.is_some_and(|spec| spec.codec != Codec::None) {
            return Err(Error::misuse("compression is not supported by tar archive format").hint("use the directory or custom format"));
        }
        if self.layout == Layout::Plain && self.version.is_some() {
            return Err(Error::misuse("a plain script has no archive version"));
        }
        if self.manifest && to_stdout {
            return Err(Error::misuse("--manifest needs an output with a name"));
        }
        Ok(())
    }
}
