//! Which objects: what was said on the command line, and the files that say more.

use std::path::PathBuf;

use crate::model::selection::Selection;

/// A selection, before the files it names are read.
#[derive(Debug, Clone, Default)]
pub struct Select {
    /// What was said on the command line.
    pub selection: Selection,
    /// `-L`: a list file.
    pub list: Option<PathBuf>,
    /// `--filter`: filter files.
    pub filters: Vec<PathBuf>,
    /// The database's own entries too, unless some objects are chosen.
    pub keeps_database: bool,
}
