//! The selection flags, the same letters on every command: pg_restore's, and those of pg_dump that
//! an archive can answer.

use std::path::PathBuf;

use dumpkit_formats::{Result, Text};

use crate::model::selection::Selection;
use crate::plan::select::Select;

/// Which objects.
#[derive(Debug, Clone, Default, clap::Args)]
#[command(next_help_heading = "Selection")]
pub(super) struct SelectArgs {
    /// Only the data
    #[arg(short = 'a', long)]
    data_only: bool,

    /// Only the definitions
    #[arg(short = 's', long)]
    schema_only: bool,

    /// Only the optimizer statistics
    #[arg(long)]
    statistics_only: bool,

    /// Only this section: pre-data, data or post-data (repeatable)
    #[arg(long, value_name = "SECTION")]
    section: Vec<String>,

    /// Only objects of this schema (repeatable)
    #[arg(short = 'n', long, value_name = "NAME")]
    schema: Vec<String>,

    /// No objects of this schema (repeatable)
    #[arg(short = 'N', long, value_name = "NAME")]
    exclude_schema: Vec<String>,

    /// Only this table, view, sequence ... (repeatable)
    #[arg(short = 't', long, value_name = "NAME")]
    table: Vec<String>,

    /// Not this table, nor what belongs to it (repeatable)
    #[arg(long, value_name = "NAME")]
    exclude_table: Vec<String>,

    /// Not the rows of this table (repeatable)
    #[arg(long, value_name = "NAME")]
    exclude_table_data: Vec<String>,

    /// Only this index (repeatable)
    #[arg(short = 'I', long, value_name = "NAME")]
    index: Vec<String>,

    /// Only this function: name(argument types) (repeatable)
    #[arg(short = 'P', long, value_name = "NAME(ARGS)")]
    function: Vec<String>,

    /// Only this trigger (repeatable)
    #[arg(short = 'T', long, value_name = "NAME")]
    trigger: Vec<String>,

    /// Only this extension (repeatable)
    #[arg(long, value_name = "NAME")]
    extension: Vec<String>,

    /// Not this extension (repeatable)
    #[arg(long, value_name = "NAME")]
    exclude_extension: Vec<String>,

    /// Only the entries of this list, in its order (a file as --list prints it)
    #[arg(short = 'L', long, value_name = "FILE")]
    use_list: Option<PathBuf>,

    /// Read selections from a file, as pg_dump and pg_restore have it (repeatable)
    #[arg(long, value_name = "FILE")]
    filter: Vec<PathBuf>,

    /// Every name given must be that of something
    #[arg(long)]
    strict_names: bool,

    /// The database itself, too: create it and connect to it
    #[arg(short = 'C', long)]
    create: bool,

    /// No rows
    #[arg(long)]
    no_data: bool,

    /// No definitions
    #[arg(long)]
    no_schema: bool,

    /// Optimizer statistics, also where they would be left out
    #[arg(long)]
    statistics: bool,

    /// No optimizer statistics
    #[arg(long)]
    no_statistics: bool,

    /// No grants
    #[arg(short = 'x', long, visible_aliases = ["no-acl"])]
    no_privileges: bool,

    /// No comments
    #[arg(long)]
    no_comments: bool,

    /// No row security policies
    #[arg(long)]
    no_policies: bool,

    /// No publications
    #[arg(long)]
    no_publications: bool,

    /// No security labels
    #[arg(long)]
    no_security_labels: bool,

    /// No subscriptions
    #[arg(long)]
    no_subscriptions: bool,
}

impl SelectArgs {
    pub(super) fn plan(&self) -> Result<Select> {
        let texts = |names: &[String]| names.iter().map(|name| Text::from(name.as_str())).collect();
        let mut selection = Selection {
            data_only: self.data_only,
            schema_only: self.schema_only,
            statistics_only: self.statistics_only,
            no_data: self.no_data,
            no_schema: self.no_schema,
            no_statistics: self.no_statistics,
            statistics: self.statistics,
            schemas: texts(&self.schema),
            exclude_schemas: texts(&self.exclude_schema),
            tables: texts(&self.table),
            exclude_tables: texts(&self.exclude_table),
            exclude_table_data: texts(&self.exclude_table_data),
            indexes: texts(&self.index),
            functions: texts(&self.function),
            triggers: texts(&self.trigger),
            extensions: texts(&self.extension),
            exclude_extensions: texts(&self.exclude_extension),
            no_privileges: self.no_privileges,
            no_comments: self.no_comments,
            no_policies: self.no_policies,
            no_publications: self.no_publications,
            no_security_labels: self.no_security_labels,
            no_subscriptions: self.no_subscriptions,
            strict_names: self.strict_names,
            create: self.create,
            ..Selection::default()
        };
        for name in &self.section {
            selection.add_section(name)?;
        }
        selection.check()?;
        Ok(Select { selection, list: self.use_list.clone(), filters: self.filter.clone(), keeps_database: false })
    }
}
