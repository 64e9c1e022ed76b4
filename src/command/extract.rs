//! `dumpkit extract FILE TABLE`.

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use dumpkit_formats::{Error, Result};

use super::common::{self, JobsArg};
use crate::job;
use crate::model::row_filter::{ColumnName, Condition};
use crate::plan::extract::{self, Extract};
use crate::report::{Exit, Reporter};

/// Shown under --help.
const EXAMPLES: &str = "Examples:
  dumpkit extract backup.dump orders              CSV with a header
  dumpkit extract backup.dump public.orders -o orders.parquet
  dumpkit extract backup.sql.gz orders -F json --where 'status=open' --limit 10";

/// Take one table's rows out of a dump
///
/// Of a partitioned table, the rows of all its partitions. Column types come from the table's
/// definition in the dump. docs/extract.md has the table of types.
#[derive(Debug, clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub(super) struct Args {
    /// File, folder or - to read
    file: PathBuf,

    /// The table: name, schema.name, "Quoted"."Name", or a psql pattern that one table matches
    table: String,

    /// File or - to write
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    output: PathBuf,

    /// What to write [default: what the output's name ends in, else csv]
    #[arg(short = 'F', long, value_enum)]
    format: Option<Format>,

    /// Only these columns, in this order: a,b,"C d"
    #[arg(long, value_name = "COLUMNS")]
    columns: Option<String>,

    /// Only rows for which this holds: COL=VALUE, COL!=VALUE, COL IS NULL, COL IS NOT NULL; values
    /// are compared as text, and `COL=` is the empty text (repeatable: all must hold)
    #[arg(long = "where", value_name = "CONDITION")]
    conditions: Vec<String>,

    /// At most N rows
    #[arg(long, value_name = "N")]
    limit: Option<u64>,

    /// CSV: a line of column names first (the default)
    #[arg(long, overrides_with = "no_header")]
    header: bool,

    /// CSV: no line of column names
    #[arg(long)]
    no_header: bool,

    /// JSON, Parquet: write these columns as text, whatever their type
    #[arg(long, value_name = "COLUMNS")]
    as_text: Option<String>,

    /// JSON, Parquet: values that do not fit their column's type become NULL, and are counted
    #[arg(long)]
    lenient: bool,

    /// Replace bytes that are no text in the dump's encoding, instead of refusing them
    #[arg(long)]
    lossy: bool,

    /// Replace an existing output
    #[arg(long)]
    force: bool,

    /// Do not wait for the output to be safe on disk
    #[arg(long)]
    no_sync: bool,

    #[command(flatten)]
    jobs: JobsArg,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// COPY text, as the dump has it
    Copy,
    /// CSV, as COPY writes it
    Csv,
    /// One JSON object a line
    #[value(alias = "jsonl", alias = "ndjson")]
    Json,
    /// Apache Parquet
    Parquet,
}

pub(super) fn run(args: &Args, reporter: &dyn Reporter) -> Result<Exit> {
    job::extract::run(&plan(args)?, reporter)
}

fn plan(args: &Args) -> Result<Extract> {
    let format = args.format.or_else(|| said_by_name(&args.output)).unwrap_or(Format::Csv);
    if format != Format::Csv && (args.header || args.no_header) {
        return Err(Error::misuse("--header and --no-header are for --format csv"));
    }
    let extract = Extract {
        input: args.file.clone(),
        table: args.table.clone(),
        output: args.output.clone(),
        format: match format {
            Format::Copy => extract::Format::Copy,
            Format::Csv => extract::Format::Csv { header: !args.no_header },
            Format::Json => extract::Format::Json,
            Format::Parquet => extract::Format::Parquet,
        },
        columns: args.columns.as_deref().map(ColumnName::list).transpose()?,
        conditions: args.conditions.iter().map(|text| Condition::parse(text)).collect::<Result<_>>()?,
        limit: args.limit,
        as_text: args.as_text.as_deref().map(ColumnName::list).transpose()?.unwrap_or_default(),
        lossy: args.lossy,
        lenient: args.lenient,
        force: args.force,
        no_sync: args.no_sync,
        jobs: args.jobs.jobs(),
    };
    extract.check()?;
    common::spare_the_terminal(&extract.output, format == Format::Parquet)?;
    Ok(extract)
}

/// What the output's name says of its format.
fn said_by_name(path: &Path) -> Option<Format> {
    match path.extension()?.to_str()? {
        "copy" => Some(Format::Copy),
        "csv" => Some(Format::Csv),
        "json" | "jsonl" | "ndjson" => Some(Format::Json),
        "parquet" => Some(Format::Parquet),
        _ => None,
    }
}
