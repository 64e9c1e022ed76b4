//! Arguments that several commands share.

use std::num::NonZeroUsize;
use std::path::Path;

use dumpkit_formats::postgres::archive::Restorer;
use dumpkit_formats::{Error, Result};

use crate::report;

/// How much work goes on side by side.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct JobsArg {
    /// Work on N things at a time [default: the number of cores]
    #[arg(short, long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
}

impl JobsArg {
    pub(super) fn jobs(&self) -> usize {
        self.jobs.or_else(|| std::thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get)
    }
}

/// Whose output ours is to equal.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct PgVersionArg {
    /// Print what pg_restore of this release prints, 13 to 18: an older one leaves out settings that
    /// older servers do not know
    #[arg(long, value_name = "MAJOR", default_value_t = 18)]
    pg_version: u32,
}

impl PgVersionArg {
    pub(super) fn restorer(&self) -> Result<Restorer> {
        Restorer::from_major(self.pg_version)
            .ok_or_else(|| Error::misuse(format!("--pg-version is {}, expected 13 to 18", self.pg_version)))
    }
}

/// Refuses to write what is not text to a terminal.
pub(super) fn spare_the_terminal(output: &Path, binary: bool) -> Result<()> {
    if binary && output == Path::new("-") && report::stdout_is_terminal() {
        return Err(Error::misuse("the output is not text, and standard output is a terminal").hint("name a file, or redirect it"));
    }
    Ok(())
}
