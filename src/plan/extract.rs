//! Taking one table's rows out of an archive.

use std::path::PathBuf;

use dumpkit_formats::{Error, Result};

use crate::model::row_filter::{ColumnName, Condition};

/// What to take, and where to put it.
#[derive(Debug, Clone)]
pub struct Extract {
    /// The file, folder or `-`.
    pub input: PathBuf,
    /// The table: a name, `schema.name`, or a psql pattern that only one table matches.
    pub table: String,
    /// The file or `-`.
    pub output: PathBuf,
    /// As what.
    pub format: Format,
    /// These columns, in this order; `None`: all.
    pub columns: Option<Vec<ColumnName>>,
    /// Rows that meet all of these.
    pub conditions: Vec<Condition>,
    /// At most so many rows.
    pub limit: Option<u64>,
    /// Columns whose values are written as text whatever their type.
    pub as_text: Vec<ColumnName>,
    /// Bytes that are no text are replaced.
    pub lossy: bool,
    /// Values that do not fit their column's type become NULL.
    pub lenient: bool,
    /// Replace an existing output.
    pub force: bool,
    /// Leave out the sync before the rename.
    pub no_sync: bool,
    /// Threads.
    pub jobs: usize,
}

/// What rows are written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// COPY text, as the dump has it.
    Copy,
    /// CSV, as COPY writes it.
    Csv {
        /// With a line of column names.
        header: bool,
    },
    /// JSON, one object a line.
    Json,
    /// Apache Parquet.
    Parquet,
}

impl Extract {
    /// Refuses what cannot be.
    pub fn check(&self) -> Result<()> {
        if self.format == Format::Parquet && cfg!(not(feature = "parquet")) {
            return Err(Error::unsupported("this dumpkit was built without Parquet").hint("build it with --features parquet"));
        }
        let typed = matches!(self.format, Format::Json | Format::Parquet);
        if !typed && self.lenient {
            return Err(Error::misuse("--lenient is for --format json and parquet: the others write values as they are"));
        }
        if !typed && !self.as_text.is_empty() {
            return Err(Error::misuse("--as-text is for --format json and parquet: in the others everything is text"));
        }
        if self.format == Format::Copy && self.lossy {
            return Err(Error::misuse("--lossy is not for --format copy, which writes the bytes as they are"));
        }
        Ok(())
    }
}
