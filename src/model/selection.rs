//! Which objects are asked for, as plain data: the selection options of pg_restore, and those of
//! pg_dump that an archive can answer.

use dumpkit_formats::postgres::archive::DumpId;
use dumpkit_formats::{Error, Result, Text};

/// Every selection option. The default selects what `pg_restore` restores unasked.
///
/// Names are pg_restore's: the exact name of an object, without its schema. One that no object has
/// is read as a psql pattern instead ([`super::names`]).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// `-a`: data only.
    pub data_only: bool,
    /// `-s`: definitions only.
    pub schema_only: bool,
    /// `--statistics-only`.
    pub statistics_only: bool,
    /// `--no-data`.
    pub no_data: bool,
    /// `--no-schema`.
    pub no_schema: bool,
    /// `--no-statistics`.
    pub no_statistics: bool,
    /// `--statistics`: also what `-a`, `-s` would leave out.
    pub statistics: bool,
    /// `--sequence-data`: the states of sequences, also without other data (pg_dump only).
    pub sequence_data: bool,
    /// `--section`; `None`: all of them.
    pub sections: Option<Sections>,
    /// `-n`.
    pub schemas: Vec<Text>,
    /// `-N`.
    pub exclude_schemas: Vec<Text>,
    /// `-t`: tables, views, materialized views, foreign tables, sequences.
    pub tables: Vec<Text>,
    /// `--exclude-table`: as `-t`, and what belongs to them.
    pub exclude_tables: Vec<Text>,
    /// `--exclude-table-data`.
    pub exclude_table_data: Vec<Text>,
    /// `-I`.
    pub indexes: Vec<Text>,
    /// `-P`: functions, procedures and aggregates, as `name(argument types)`.
    pub functions: Vec<Text>,
    /// `-T`: triggers, as `table trigger` or by the trigger's name.
    pub triggers: Vec<Text>,
    /// `--extension`: leave out every other extension.
    pub extensions: Vec<Text>,
    /// `--exclude-extension`.
    pub exclude_extensions: Vec<Text>,
    /// `-C`: the database itself.
    pub create: bool,
    /// `-x`.
    pub no_privileges: bool,
    /// `--no-comments`.
    pub no_comments: bool,
    /// `--no-policies`.
    pub no_policies: bool,
    /// `--no-publications`.
    pub no_publications: bool,
    /// `--no-security-labels`.
    pub no_security_labels: bool,
    /// `--no-subscriptions`.
    pub no_subscriptions: bool,
    /// `-L`: no others than these.
    pub only: Option<Vec<DumpId>>,
    /// `--strict-names`: every name of `-n -t -I -P -T` must be that of something.
    pub strict_names: bool,
}

/// The sections asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sections {
    /// Before the data.
    pub pre_data: bool,
    /// The data.
    pub data: bool,
    /// Indexes, constraints, triggers.
    pub post_data: bool,
}

/// The components asked for, of all objects alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Components {
    /// Definitions.
    pub schema: bool,
    /// Data.
    pub data: bool,
    /// Optimizer statistics.
    pub statistics: bool,
}

impl Selection {
    /// Adds a section by its name.
    pub fn add_section(&mut self, name: &str) -> Result<()> {
        let sections = self.sections.get_or_insert_default();
        match name {
            "pre-data" => sections.pre_data = true,
            "data" => sections.data = true,
            "post-data" => sections.post_data = true,
            other => return Err(Error::misuse(format!("unrecognized section name: \"{other}\""))),
        }
        Ok(())
    }

    /// Refuses options that contradict each other, in pg_restore's words.
    pub fn check(&self) -> Result<()> {
        const A: &str = "-a/--data-only";
        const S: &str = "-s/--schema-only";
        const ST: &str = "--statistics-only";
        let pairs = [
            (self.data_only && self.schema_only, S, A),
            (self.schema_only && self.statistics_only, S, ST),
            (self.data_only && self.statistics_only, A, ST),
            (self.data_only && self.no_data, A, "--no-data"),
            (self.schema_only && self.no_schema, S, "--no-schema"),
            (self.statistics_only && self.no_statistics, ST, "--no-statistics"),
            (self.statistics && self.no_statistics, "--statistics", "--no-statistics"),
            (self.data_only && self.statistics, A, "--statistics"),
            (self.schema_only && self.statistics, S, "--statistics"),
        ];
        match pairs.iter().find(|(both, ..)| *both) {
            Some((_, a, b)) => Err(Error::misuse(format!("options {a} and {b} cannot be used together"))),
            None => Ok(()),
        }
    }

    /// What `-a`, `-s` and their like amount to (pg_restore.c `main`).
    pub fn components(&self) -> Components {
        Components {
            data: (!self.schema_only && !self.statistics_only || self.data_only) && !self.no_data,
            schema: (!self.data_only && !self.statistics_only || self.schema_only) && !self.no_schema,
            statistics: (!self.schema_only && !self.data_only || self.statistics_only || self.statistics) && !self.no_statistics,
        }
    }

    /// Whether only objects of some kinds are selected.
    pub fn selects_kinds(&self) -> bool {
        [&self.tables, &self.indexes, &self.functions, &self.triggers].iter().any(|names| !names.is_empty())
    }
}
