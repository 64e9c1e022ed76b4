//! Looking into a file.

use std::path::PathBuf;

use dumpkit_formats::postgres::archive::{DumpId, Restorer};

use super::select::Select;

/// What to look at, and what to show of it.
#[derive(Debug, Clone)]
pub struct Inspect {
    /// The file, folder or `-`.
    pub input: PathBuf,
    /// What to show.
    pub show: Show,
    /// Which entries to list.
    pub select: Select,
    /// Read the data too: raw sizes and rows.
    pub rows: bool,
    /// As JSON.
    pub json: bool,
    /// With a list: dependencies, and what is not selected.
    pub verbose: bool,
    /// Whose list it is.
    pub restorer: Restorer,
    /// Threads.
    pub jobs: usize,
}

/// What `inspect` shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Show {
    /// The summary.
    Summary,
    /// What `pg_restore -l` prints.
    List,
    /// One entry.
    Entry(DumpId),
}
