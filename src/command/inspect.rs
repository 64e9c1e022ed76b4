//! `dumpkit inspect FILE`.

use std::io::Write;
use std::path::PathBuf;

use dumpkit_formats::Result;
use dumpkit_formats::postgres::archive::DumpId;

use super::common::{JobsArg, PgVersionArg};
use super::select::SelectArgs;
use crate::job;
use crate::plan::inspect::{Inspect, Show};
use crate::report::{self, Exit, Reporter};

/// Shown under --help.
const EXAMPLES: &str = "Examples:
  dumpkit inspect backup.dump                     what is it?
  dumpkit inspect backup.dump --rows              and how many rows has it?
  dumpkit inspect backup.dump --list > toc.list   a list to edit, for convert -L
  dumpkit inspect backup.dump --entry 214         one entry: definition, owner, what needs it
  ssh host pg_dump -Fc db | dumpkit inspect -";

/// Look into a dump: format, versions, sizes, objects, rows
///
/// Reads only what it must: the table of contents of an archive, all of a plain script. Raw sizes and
/// rows of an archive's tables are counted with --rows.
#[derive(Debug, clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub(super) struct Args {
    /// File, folder or - to look into
    file: PathBuf,

    /// Print the table of contents as pg_restore -l does
    #[arg(short = 'l', long, conflicts_with = "entry")]
    list: bool,

    /// Show one entry of the table of contents
    #[arg(short, long, value_name = "ID")]
    entry: Option<DumpId>,

    /// Read the data too, for raw sizes and rows
    #[arg(short, long)]
    rows: bool,

    /// Print one JSON object
    #[arg(long, conflicts_with = "list")]
    json: bool,

    #[command(flatten)]
    pg_version: PgVersionArg,

    #[command(flatten)]
    jobs: JobsArg,

    #[command(flatten)]
    select: SelectArgs,
}

impl Args {
    pub(super) fn json(&self) -> bool {
        self.json
    }
}

pub(super) fn run(args: &Args, verbose: bool, reporter: &dyn Reporter) -> Result<Exit> {
    let plan = Inspect {
        input: args.file.clone(),
        show: match (args.list, args.entry) {
            (true, _) => Show::List,
            (_, Some(id)) => Show::Entry(id),
            _ => Show::Summary,
        },
        select: args.select.plan()?,
        rows: args.rows,
        json: args.json,
        verbose,
        restorer: args.pg_version.restorer()?,
        jobs: args.jobs.jobs(),
    };
    let mut out = report::stdout();
    let found = job::inspect::run(&plan, &mut out, reporter)?;
    out.flush()?;
    drop(out);
    report::result(&report::inspect::render(&found, plan.json))?;
    Ok(if found.is_damaged() { Exit::Damaged } else { Exit::Done })
}
