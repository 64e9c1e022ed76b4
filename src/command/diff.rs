//! `dumpkit diff A B`.

use std::path::PathBuf;

use dumpkit_formats::Result;

use super::common::JobsArg;
use super::select::SelectArgs;
use crate::job;
use crate::plan::diff::Diff;
use crate::report::{self, Exit, Reporter, failure};

/// Shown under --help.
const EXAMPLES: &str = "Examples:
  dumpkit diff monday.dump tuesday.sql.zst
  dumpkit diff -s old.dump new.dump               definitions only
  dumpkit diff -q a.dump b.dump && echo same";

/// Compare two dumps of any format: objects, rows, sequences, large objects
///
/// Rows may stand in another order, columns too, and rows dumped as INSERTs are compared with rows
/// dumped by COPY. The database's own definition and settings are compared with -C.
///
/// Ends with 0 when nothing differs, with 3 when something does or a dump is damaged.
#[derive(Debug, clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub(super) struct Args {
    /// File, folder or - to compare
    a: PathBuf,

    /// File, folder or - to compare it with
    b: PathBuf,

    /// Print a JSON object
    #[arg(long)]
    json: bool,

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

pub(super) fn run(args: &Args, quiet: bool, reporter: &dyn Reporter) -> Result<Exit> {
    let difference = job::diff::run(&plan(args)?, reporter)?;
    if args.json {
        report::result(report::diff::json(&difference).as_bytes())?;
    } else if !quiet {
        report::result(report::diff::text(&difference).as_bytes())?;
    }
    for damage in &difference.damage {
        failure::print(&damage.error);
    }
    let same = difference.is_empty() && difference.damage.is_empty();
    Ok(if same { Exit::Done } else { Exit::Damaged })
}

fn plan(args: &Args) -> Result<Diff> {
    let diff = Diff { inputs: [args.a.clone(), args.b.clone()], select: args.select.plan()?, jobs: args.jobs.jobs() };
    diff.check()?;
    Ok(diff)
}
