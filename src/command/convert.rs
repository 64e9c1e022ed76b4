//! `dumpkit convert IN OUT`.

use std::path::PathBuf;

use dumpkit_formats::compress::Codec;
use dumpkit_formats::postgres::archive::Layout;
use dumpkit_formats::postgres::script::ScriptOptions;
use dumpkit_formats::{Error, Result, Text};

use super::common::{self, JobsArg, PgVersionArg};
use super::output::{self, Format};
use super::select::SelectArgs;
use crate::job;
use crate::plan::convert::Convert;
use crate::report::{Exit, Reporter};

/// Shown under --help.
const EXAMPLES: &str = "Examples:
  dumpkit convert backup.dump - | psql mydb       as pg_restore -f - would
  dumpkit convert backup.dump backup.dir -F directory -Z zstd:9
  dumpkit convert backup.sql.gz backup.dump       a script into an archive for pg_restore
  dumpkit convert backup.dump - -t orders -s      one table's definition
  dumpkit convert backup.dump old.dump --archive-version 1.14
  dumpkit convert broken.dump rest.dump --salvage";

/// Turn a dump of any format into any other: recompress, select, rename
///
/// The output's format is that of --format, else what its name says (.sql plain, .tar tar, .dump
/// custom), else plain for standard output and custom for anything else.
#[derive(Debug, clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub(super) struct Args {
    /// File, folder or - to read
    input: PathBuf,

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

    /// Same input, same bytes: no times, no random key
    #[arg(long)]
    deterministic: bool,

    /// Write OUT.manifest.json, with digest and rows of each entry, for verify
    #[arg(long)]
    manifest: bool,

    /// Of a damaged input, write what is whole and say what is missing (exit code 4)
    #[arg(long)]
    salvage: bool,

    #[command(flatten)]
    pg_version: PgVersionArg,

    #[command(flatten)]
    jobs: JobsArg,

    #[command(flatten)]
    select: SelectArgs,

    #[command(flatten)]
    change: ChangeArgs,

    #[command(flatten)]
    script: ScriptArgs,
}

/// What is changed on the way.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Changes")]
struct ChangeArgs {
    /// Schema A becomes B, wherever it is named (repeatable)
    #[arg(long, value_name = "A=B")]
    rename_schema: Vec<String>,

    /// What A owns and is granted is B's (repeatable)
    #[arg(long, value_name = "A=B")]
    map_owner: Vec<String>,

    /// Say nothing of owners
    #[arg(short = 'O', long)]
    no_owner: bool,

    /// Leave everything in the default tablespace
    #[arg(long)]
    no_tablespaces: bool,

    /// Leave every table to the default access method
    #[arg(long)]
    no_table_access_method: bool,
}

/// How a plain script is written, as pg_restore's options of these names.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Plain output")]
struct ScriptArgs {
    /// Drop objects before creating them
    #[arg(short = 'c', long)]
    clean: bool,

    /// With --clean: IF EXISTS
    #[arg(long)]
    if_exists: bool,

    /// Everything in one transaction
    #[arg(short = '1', long)]
    single_transaction: bool,

    /// Commit after every N objects
    #[arg(long, value_name = "N")]
    transaction_size: Option<u32>,

    /// Disable triggers while data is loaded (with -a)
    #[arg(long)]
    disable_triggers: bool,

    /// Who disables triggers
    #[arg(short = 'S', long, value_name = "NAME")]
    superuser: Option<String>,

    /// SET ROLE before anything else
    #[arg(long, value_name = "NAME")]
    role: Option<String>,

    /// SET SESSION AUTHORIZATION instead of ALTER ... OWNER
    #[arg(long)]
    use_set_session_authorization: bool,

    /// Load only the rows that the role may see
    #[arg(long)]
    enable_row_security: bool,

    /// The key of \restrict, instead of a random one
    #[arg(long, value_name = "KEY")]
    restrict_key: Option<String>,
}

pub(super) fn run(args: &Args, verbose: bool, reporter: &dyn Reporter) -> Result<Exit> {
    let plan = plan(args, verbose)?;
    if plan.layout != Layout::Plain {
        for option in args.script.given() {
            reporter.warning(&format_args!("{option} shapes plain output and says nothing to an archive"), Some("pg_restore takes it"));
        }
    }
    job::convert::run(&plan, reporter)
}

impl ScriptArgs {
    /// The options that were given.
    fn given(&self) -> impl Iterator<Item = &'static str> {
        let all = [
            (self.clean, "--clean"),
            (self.if_exists, "--if-exists"),
            (self.single_transaction, "--single-transaction"),
            (self.transaction_size.is_some(), "--transaction-size"),
            (self.disable_triggers, "--disable-triggers"),
            (self.superuser.is_some(), "--superuser"),
            (self.role.is_some(), "--role"),
            (self.use_set_session_authorization, "--use-set-session-authorization"),
            (self.enable_row_security, "--enable-row-security"),
            (self.restrict_key.is_some(), "--restrict-key"),
        ];
        all.into_iter().filter(|(given, _)| *given).map(|(_, name)| name)
    }
}

fn plan(args: &Args, verbose: bool) -> Result<Convert> {
    let (layout, compression) = output::form(&args.output, args.format, args.compress.as_deref())?;
    let version = output::archive_version(args.archive_version.as_deref())?;
    let mut select = args.select.plan()?;
    // An archive keeps the database's own entries for who restores it with -C, as pg_dump's has them
    // unless it was told which schemas or tables.
    select.keeps_database = layout != Layout::Plain;
    let mut script = ScriptOptions::default();
    let said = &args.script;
    script.restrict_key = said.restrict_key.clone();
    script.clean = said.clean;
    script.if_exists = said.if_exists;
    script.create = select.selection.create;
    script.restorer = args.pg_version.restorer()?;
    script.no_owner = args.change.no_owner;
    script.use_set_session_authorization = said.use_set_session_authorization;
    script.no_tablespaces = args.change.no_tablespaces;
    script.no_table_access_method = args.change.no_table_access_method;
    script.disable_triggers = said.disable_triggers;
    script.superuser = said.superuser.as_deref().map(Text::from);
    script.role = said.role.as_deref().map(Text::from);
    script.enable_row_security = said.enable_row_security;
    script.single_transaction = said.single_transaction;
    script.transaction_size = said.transaction_size.unwrap_or(0);
    let convert = Convert {
        input: args.input.clone(),
        output: args.output.clone(),
        layout,
        compression,
        version,
        select,
        random_restrict_key: said.restrict_key.is_none(),
        script,
        deterministic: args.deterministic,
        rename_schemas: pairs(&args.change.rename_schema, "--rename-schema")?,
        map_owners: pairs(&args.change.map_owner, "--map-owner")?,
        manifest: args.manifest,
        salvage: args.salvage,
        force: args.force,
        no_sync: args.no_sync,
        verbose,
        jobs: args.jobs.jobs(),
    };
    convert.check()?;
    let binary = layout != Layout::Plain || compression.is_some_and(|spec| spec.codec != Codec::None);
    common::spare_the_terminal(&convert.output, binary)?;
    Ok(convert)
}

/// `A=B`, each.
fn pairs(said: &[String], option: &str) -> Result<Vec<(Text, Text)>> {
    said.iter()
        .map(|text| match text.split_once('=') {
            Some((from, to)) if !from.is_empty() && !to.is_empty() => Ok((Text::from(from), Text::from(to))),
            _ => Err(Error::misuse(format!("{option} is \"{text}\", expected A=B"))),
        })
        .collect()
}
