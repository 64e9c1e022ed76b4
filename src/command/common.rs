//! Arguments that several commands share.

use std::num::NonZeroUsize;

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
