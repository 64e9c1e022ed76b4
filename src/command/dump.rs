//! `dumpkit dump URL OUT`.

use std::num::NonZeroU32;
use std::path::PathBuf;

use dumpkit_formats::compress::Codec;
use dumpkit_formats::postgres::archive::Layout;
use dumpkit_formats::{Error, Result, Text};

use super::common::{self, JobsArg};
use super::output::{self, Format};
use crate::job;
use crate::model::{Selection, filter_file};
use crate::plan::dump::{AskPassword, Dump, DumpOptions};
use crate::report::{Exit, Reporter};

/// Shown under --help.
const EXAMPLES: &str = "Examples:
  dumpkit dump postgres://user@host/db db.dump           a custom archive, read by several connections
  dumpkit dump postgres:///db db.dir -F directory -Z zstd:9
  dumpkit dump 'host=/run/postgresql dbname=db' - -s     the definitions, to standard output
  dumpkit dump service=prod prod.sql.zst -n sales        one schema as a compressed script
  dumpkit dump postgres:///db part.dump --where 'orders=created > now() - interval ''1 day'''";

/// Dump a PostgreSQL database, 10 to 18, as pg_dump 18 does: the same options, the same output
///
/// The format is that of --format, else what the output's name says (.sql plain, .tar tar, .dump
/// custom), else plain for standard output and custom for anything else. Several connections see one
/// snapshot and read side by side, also pages of one large table, in every format.
#[derive(Debug, clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub(super) struct Args {
    /// The database: a URL, a keyword string or name as libpq takes it; PG* variables fill in the rest
    source: String,

    /// File, folder or - to write
    output: PathBuf,

    /// Format of the output
    #[arg(short = 'F', long, value_enum)]
    format: Option<Format>,

    /// Compression of the output, METHOD or METHOD:DETAIL, such as zstd:9, gzip:6, lz4, zstd:level=3,long
    #[arg(short = 'Z', long, value_name = "METHOD[:DETAIL]")]
    compress: Option<String>,

    /// Archive version of the output, 1.12 (PostgreSQL 9.0) to 1.16 (17, 18)
    #[arg(long, value_name = "VERSION")]
    archive_version: Option<String>,

    /// Replace an existing output
    #[arg(long)]
    force: bool,

    /// Do not wait for the output to be safe on disk
    #[arg(long)]
    no_sync: bool,

    /// Same database, same bytes: no times, no random key
    #[arg(long)]
    deterministic: bool,

    /// Write OUT.manifest.json, with digest and rows of each entry, for verify
    #[arg(long)]
    manifest: bool,

    /// Take at most so many bytes a second from the server, such as 50M
    #[arg(long, value_name = "RATE")]
    bwlimit: Option<String>,

    /// Progress and warnings as JSON, one object a line, on standard error
    #[arg(long)]
    json: bool,

    #[command(flatten)]
    jobs: JobsArg,

    #[command(flatten)]
    select: SelectArgs,

    #[command(flatten)]
    leave_out: LeaveOutArgs,

    #[command(flatten)]
    shape: ShapeArgs,

    #[command(flatten)]
    session: SessionArgs,
}

/// What is dumped.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Selection")]
struct SelectArgs {
    /// Only the data
    #[arg(short = 'a', long)]
    data_only: bool,

    /// Only the definitions
    #[arg(short = 's', long)]
    schema_only: bool,

    /// Only the optimizer statistics
    #[arg(long)]
    statistics_only: bool,

    /// Optimizer statistics, too
    #[arg(long)]
    statistics: bool,

    /// The states of sequences, also without other data
    #[arg(long)]
    sequence_data: bool,

    /// Only this section: pre-data, data or post-data (repeatable)
    #[arg(long, value_name = "SECTION")]
    section: Vec<String>,

    /// Only schemas like this (repeatable)
    #[arg(short = 'n', long, value_name = "PATTERN")]
    schema: Vec<String>,

    /// No schemas like this (repeatable)
    #[arg(short = 'N', long, value_name = "PATTERN")]
    exclude_schema: Vec<String>,

    /// Only tables, views, sequences ... like this (repeatable)
    #[arg(short = 't', long, value_name = "PATTERN")]
    table: Vec<String>,

    /// As --table, with their partitions and children (repeatable)
    #[arg(long, value_name = "PATTERN")]
    table_and_children: Vec<String>,

    /// No tables like this (repeatable)
    #[arg(short = 'T', long, value_name = "PATTERN")]
    exclude_table: Vec<String>,

    /// As --exclude-table, with their partitions and children (repeatable)
    #[arg(long, value_name = "PATTERN")]
    exclude_table_and_children: Vec<String>,

    /// Not the rows of tables like this (repeatable)
    #[arg(long, value_name = "PATTERN")]
    exclude_table_data: Vec<String>,

    /// As --exclude-table-data, with their partitions and children (repeatable)
    #[arg(long, value_name = "PATTERN")]
    exclude_table_data_and_children: Vec<String>,

    /// The rows of foreign tables on servers like this, too (repeatable)
    #[arg(long, value_name = "PATTERN")]
    include_foreign_data: Vec<String>,

    /// Only extensions like this (repeatable)
    #[arg(short = 'e', long, value_name = "PATTERN")]
    extension: Vec<String>,

    /// No extensions like this (repeatable)
    #[arg(long, value_name = "PATTERN")]
    exclude_extension: Vec<String>,

    /// Of tables like TABLE only rows for which COND holds (repeatable)
    #[arg(long = "where", value_name = "TABLE=COND")]
    filters: Vec<String>,

    /// Read selections from a file, as pg_dump has it (repeatable)
    #[arg(long, value_name = "FILE")]
    filter: Vec<PathBuf>,

    /// Every schema, table or extension asked for must be there
    #[arg(long)]
    strict_names: bool,

    /// Large objects, also of a selection
    #[arg(short = 'b', long, alias = "blobs")]
    large_objects: bool,

    /// No large objects
    #[arg(short = 'B', long, alias = "no-blobs")]
    no_large_objects: bool,
}

/// What is left out of all objects alike.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Leave out")]
struct LeaveOutArgs {
    /// No rows
    #[arg(long)]
    no_data: bool,

    /// No definitions
    #[arg(long)]
    no_schema: bool,

    /// No optimizer statistics
    #[arg(long)]
    no_statistics: bool,

    /// Say nothing of owners, in a script
    #[arg(short = 'O', long)]
    no_owner: bool,

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

    /// Leave every table to the default access method
    #[arg(long)]
    no_table_access_method: bool,

    /// Leave everything in the default tablespace
    #[arg(long)]
    no_tablespaces: bool,

    /// Say nothing of TOAST compression
    #[arg(long)]
    no_toast_compression: bool,

    /// Not the rows of unlogged tables
    #[arg(long)]
    no_unlogged_table_data: bool,
}

/// How the SQL looks.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Shape")]
struct ShapeArgs {
    /// Drop objects before creating them
    #[arg(short = 'c', long)]
    clean: bool,

    /// With --clean: IF EXISTS
    #[arg(long)]
    if_exists: bool,

    /// Create the database and connect to it
    #[arg(short = 'C', long)]
    create: bool,

    /// Rows as INSERT commands
    #[arg(long)]
    inserts: bool,

    /// Rows as INSERT commands with column names
    #[arg(long, aliases = ["attribute-inserts"])]
    column_inserts: bool,

    /// Rows as INSERT commands of so many rows each
    #[arg(long, value_name = "N")]
    rows_per_insert: Option<NonZeroU32>,

    /// INSERT commands that pass over rows that are there
    #[arg(long)]
    on_conflict_do_nothing: bool,

    /// Load partitions through the root of their table
    #[arg(long)]
    load_via_partition_root: bool,

    /// Strings in apostrophes instead of dollar quotes
    #[arg(long)]
    disable_dollar_quoting: bool,

    /// Disable triggers while data is loaded (with -a)
    #[arg(long)]
    disable_triggers: bool,

    /// Who disables triggers
    #[arg(short = 'S', long, value_name = "NAME")]
    superuser: Option<String>,

    /// Quote all names
    #[arg(long)]
    quote_all_identifiers: bool,

    /// SET SESSION AUTHORIZATION instead of ALTER ... OWNER
    #[arg(long)]
    use_set_session_authorization: bool,

    /// The key of \restrict, instead of a random one
    #[arg(long, value_name = "KEY")]
    restrict_key: Option<String>,
}

/// How the database is read.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Reading")]
struct SessionArgs {
    /// Never ask for a password: fail when one is wanted and not given
    #[arg(short = 'w', long, conflicts_with = "password")]
    no_password: bool,

    /// Ask for a password before connecting
    #[arg(short = 'W', long)]
    password: bool,

    /// The encoding of the dump
    #[arg(short = 'E', long, value_name = "ENCODING")]
    encoding: Option<String>,

    /// SET ROLE before anything else
    #[arg(long, value_name = "NAME")]
    role: Option<String>,

    /// See what this exported snapshot sees
    #[arg(long, value_name = "SNAPSHOT")]
    snapshot: Option<String>,

    /// Wait until the dump can run without anomalies
    #[arg(long)]
    serializable_deferrable: bool,

    /// Fail when a lock on a table is not had in this time (milliseconds, or with a unit)
    #[arg(long, value_name = "TIMEOUT")]
    lock_wait_timeout: Option<String>,

    /// Only the rows that row security lets us see, instead of failing
    #[arg(long)]
    enable_row_security: bool,

    /// extra_float_digits, -15 to 3
    #[arg(long, value_name = "NUM", allow_hyphen_values = true, value_parser = clap::value_parser!(i32).range(-15..=3))]
    extra_float_digits: Option<i32>,
}

impl Args {
    pub(super) fn json(&self) -> bool {
        self.json
    }
}

pub(super) fn run(args: &Args, verbose: bool, reporter: &dyn Reporter) -> Result<Exit> {
    job::dump::run(&plan(args, verbose)?, reporter)
}

fn plan(args: &Args, verbose: bool) -> Result<Dump> {
    let (layout, compression) = output::form(&args.output, args.format, args.compress.as_deref())?;
    let mut options = options(args)?;
    for path in &args.select.filter {
        let text = std::fs::read(path).map_err(|e| Error::from(e).in_part(path.display().to_string()))?;
        filter_file::read(&text, &mut options).map_err(|e| e.in_part(path.display().to_string()))?;
    }
    let dump = Dump {
        source: args.source.clone(),
        ask_password: match (args.session.password, args.session.no_password) {
            (true, _) => AskPassword::First,
            (_, true) => AskPassword::Never,
            _ => AskPassword::IfWanted,
        },
        output: args.output.clone(),
        layout,
        compression,
        version: output::archive_version(args.archive_version.as_deref())?,
        options,
        restrict_key: args.shape.restrict_key.clone(),
        deterministic: args.deterministic,
        manifest: args.manifest,
        force: args.force,
        no_sync: args.no_sync,
        verbose,
        jobs: args.jobs.jobs(),
        rate: args.bwlimit.as_deref().map(rate).transpose()?,
    };
    dump.check()?;
    let binary = layout != Layout::Plain || compression.is_some_and(|spec| spec.codec != Codec::None);
    common::spare_the_terminal(&dump.output, binary)?;
    Ok(dump)
}

fn options(args: &Args) -> Result<DumpOptions> {
    let texts = |names: &[String]| names.iter().map(|name| Text::from(name.as_str())).collect::<Vec<_>>();
    let (select, out, shape, session) = (&args.select, &args.leave_out, &args.shape, &args.session);
    let mut sections = Selection::default();
    for name in &select.section {
        sections.add_section(name)?;
    }
    let filters = select.filters.iter().map(|said| match said.split_once('=') {
        Some((table, condition)) if !table.is_empty() && !condition.trim().is_empty() => Ok((Text::from(table), Text::from(condition))),
        _ => Err(Error::misuse(format!("--where is \"{said}\", expected TABLE=COND"))),
    });
    Ok(DumpOptions {
        data_only: select.data_only,
        schema_only: select.schema_only,
        statistics_only: select.statistics_only,
        no_data: out.no_data,
        no_schema: out.no_schema,
        no_statistics: out.no_statistics,
        statistics: select.statistics,
        sequence_data: select.sequence_data,
        sections: sections.sections,
        schemas: texts(&select.schema),
        exclude_schemas: texts(&select.exclude_schema),
        tables: texts(&select.table),
        tables_and_children: texts(&select.table_and_children),
        exclude_tables: texts(&select.exclude_table),
        exclude_tables_and_children: texts(&select.exclude_table_and_children),
        exclude_table_data: texts(&select.exclude_table_data),
        exclude_table_data_and_children: texts(&select.exclude_table_data_and_children),
        include_foreign_data: texts(&select.include_foreign_data),
        extensions: texts(&select.extension),
        exclude_extensions: texts(&select.exclude_extension),
        strict_names: select.strict_names,
        large_objects: select.large_objects,
        no_large_objects: select.no_large_objects,
        clean: shape.clean,
        if_exists: shape.if_exists,
        create: shape.create,
        no_owner: out.no_owner,
        no_privileges: out.no_privileges,
        no_comments: out.no_comments,
        no_policies: out.no_policies,
        no_publications: out.no_publications,
        no_security_labels: out.no_security_labels,
        no_subscriptions: out.no_subscriptions,
        no_table_access_method: out.no_table_access_method,
        no_tablespaces: out.no_tablespaces,
        no_toast_compression: out.no_toast_compression,
        no_unlogged_table_data: out.no_unlogged_table_data,
        inserts: shape.inserts || shape.column_inserts || shape.rows_per_insert.is_some(),
        column_inserts: shape.column_inserts,
        rows_per_insert: shape.rows_per_insert.map_or(1, NonZeroU32::get),
        on_conflict_do_nothing: shape.on_conflict_do_nothing,
        load_via_partition_root: shape.load_via_partition_root,
        disable_dollar_quoting: shape.disable_dollar_quoting,
        disable_triggers: shape.disable_triggers,
        superuser: shape.superuser.as_deref().map(Text::from),
        enable_row_security: session.enable_row_security,
        quote_all_identifiers: shape.quote_all_identifiers,
        use_set_session_authorization: shape.use_set_session_authorization,
        extra_float_digits: session.extra_float_digits,
        encoding: session.encoding.clone(),
        role: session.role.as_deref().map(Text::from),
        snapshot: session.snapshot.clone(),
        serializable_deferrable: session.serializable_deferrable,
        lock_wait_timeout: session.lock_wait_timeout.clone(),
        filters: filters.collect::<Result<_>>()?,
        ..DumpOptions::default()
    })
}

/// Bytes a second: a number with K, M or G.
fn rate(said: &str) -> Result<u64> {
    let wrong = || Error::misuse(format!("--bwlimit is \"{said}\", expected a number of bytes a second such as 50M"));
    let (digits, unit) = match said.char_indices().last() {
        Some((at, unit)) if unit.is_ascii_alphabetic() => (&said[..at], unit.to_ascii_uppercase()),
        _ => (said, ' '),
    };
    let factor = match unit {
        ' ' => 1,
        'K' => 1 << 10,
        'M' => 1 << 20,
        'G' => 1 << 30,
        _ => return Err(wrong()),
    };
    let number: u64 = digits.parse().map_err(|_| wrong())?;
    number.checked_mul(factor).filter(|rate| *rate > 0).ok_or_else(wrong)
}
