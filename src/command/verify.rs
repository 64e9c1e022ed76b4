//! `dumpkit verify FILE...`.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use dumpkit_formats::{Error, Result};

use super::common::JobsArg;
use crate::job;
use crate::model::verdict::{Outcome, Verdict};
use crate::plan::verify::{Level, Verify};
use crate::report::{self, Exit, Reporter, verify as page};
use crate::storage::output::{FileOutput, OutputOptions, refuse_overlap};

/// Shown under --help.
const EXAMPLES: &str = "Examples:
  dumpkit verify last-night.dump && echo whole
  dumpkit verify -l full backup.dir               also keys and foreign keys
  dumpkit verify *.dump --format junit -o report.xml
  ssh host pg_dump -Fc db | dumpkit verify -";

/// Check that dumps are whole and sound
///
/// One line for each problem, with its place, and one for each file. A byte after a row counts in the
/// decoded data of its entry, any other in the file or the member named. FILE.sha256 and
/// FILE.manifest.json are checked when they lie beside a file.
///
/// Ends with 3 when a file is damaged, with 1 when none is but one could not be read.
#[derive(Debug, clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub(super) struct Args {
    /// Files, folders or - to check
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    /// How closely to look; each level includes those before it
    #[arg(short, long, value_enum, default_value_t = LevelArg::Data)]
    level: LevelArg,

    /// Compare with this list of sha256sum's instead of FILE.sha256
    #[arg(long, value_name = "LIST")]
    sha256: Option<PathBuf>,

    /// Compare with this manifest instead of FILE.manifest.json
    #[arg(long, value_name = "MANIFEST")]
    manifest: Option<PathBuf>,

    /// Tell so many problems of an entry and count the rest
    #[arg(long, value_name = "N", default_value_t = 20)]
    max_problems: usize,

    /// How to tell it
    #[arg(long, value_enum, default_value_t = FormatArg::Text)]
    format: FormatArg,

    /// Print one JSON object, as --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,

    /// Write the result there instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Replace the output if it exists
    #[arg(long, requires = "output")]
    force: bool,

    #[command(flatten)]
    jobs: JobsArg,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum LevelArg {
    /// Header, table of contents, and where everything lies
    Structure,
    /// Also every byte decoded, every checksum, every row
    Data,
    /// Also encoded again, and keys and foreign keys compared
    Full,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FormatArg {
    /// Lines for people
    Text,
    /// One object
    Json,
    /// A JUnit report for CI systems
    Junit,
}

impl Args {
    /// Whether the result is for a program.
    pub(super) fn json(&self) -> bool {
        self.json || self.format != FormatArg::Text
    }

    fn plan(&self) -> Result<Verify> {
        if self.files.iter().filter(|file| **file == Path::new("-")).count() > 1 {
            return Err(Error::misuse("standard input is named twice, and can be read once"));
        }
        if self.files.len() > 1 && (self.sha256.is_some() || self.manifest.is_some()) {
            return Err(Error::misuse("--sha256 and --manifest speak of one file, and several are given"));
        }
        if self.level == LevelArg::Structure && (self.sha256.is_some() || self.manifest.is_some()) {
            return Err(Error::misuse("--sha256 and --manifest need the data, which --level structure does not read"));
        }
        Ok(Verify {
            inputs: self.files.clone(),
            level: match self.level {
                LevelArg::Structure => Level::Structure,
                LevelArg::Data => Level::Data,
                LevelArg::Full => Level::Full,
            },
            sha256: self.sha256.clone(),
            manifest: self.manifest.clone(),
            max_problems: self.max_problems,
            jobs: self.jobs.jobs(),
        })
    }
}

pub(super) fn run(args: &Args, quiet: bool, reporter: &dyn Reporter) -> Result<Exit> {
    let plan = args.plan()?;
    let format = if args.json { FormatArg::Json } else { args.format };
    if let Some(output) = &args.output {
        plan.inputs.iter().try_for_each(|input| refuse_overlap(input, output))?;
    }
    let mut output = args
        .output
        .as_deref()
        .filter(|path| *path != Path::new("-"))
        .map(|path| FileOutput::create(path, OutputOptions { force: args.force, no_sync: false }))
        .transpose()?;
    let mut tell = |text: &[u8]| match &mut output {
        Some(file) => Ok(file.write_all(text)?),
        None => report::result(text),
    };
    let verdicts = job::verify::run(&plan, reporter, |verdict| match format {
        FormatArg::Text => tell(page::text(verdict, quiet).as_bytes()),
        _ => Ok(()),
    })?;
    match format {
        FormatArg::Text => {}
        FormatArg::Json => tell(&page::json(&verdicts))?,
        FormatArg::Junit => tell(page::junit(&verdicts).as_bytes())?,
    }
    if let Some(file) = output {
        file.commit()?;
    }
    Ok(exit(&verdicts))
}

fn exit(verdicts: &[Verdict]) -> Exit {
    let any = |outcome| verdicts.iter().any(|v| v.outcome == outcome);
    if any(Outcome::Damaged) {
        Exit::Damaged
    } else if any(Outcome::Unreadable) {
        Exit::Failed
    } else {
        Exit::Done
    }
}
