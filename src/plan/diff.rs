//! Comparing two dumps.

use std::path::PathBuf;

use dumpkit_formats::{Error, Result};

use super::select::Select;

/// What to compare.
#[derive(Debug, Clone)]
pub struct Diff {
    /// The two files, folders or `-`.
    pub inputs: [PathBuf; 2],
    /// Which objects of them.
    pub select: Select,
    /// Threads.
    pub jobs: usize,
}

impl Diff {
    /// Refuses what cannot be.
    pub fn check(&self) -> Result<()> {
        if self.inputs.iter().all(|input| input.as_os_str() == "-") {
            return Err(Error::misuse("both dumps cannot be standard input"));
        }
        if self.select.list.is_some() {
            return Err(
                Error::misuse("-L names entries by their number, which is another in each dump").hint("select by name: -n, -t, --filter")
            );
        }
        Ok(())
    }
}
