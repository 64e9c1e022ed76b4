//! A plain SQL dump as an archive.
//!
//! One pass over the script ([`scan()`]) makes a [`Toc`](crate::postgres::archive::Toc) whose entries say
//! where in the script their data stands; [`Script::into_archive`] then reads the data from there. What
//! pg_dump printed comes back as the archive it would have written: definitions, owners, tablespaces, drop
//! statements and COPY commands as in a custom archive of the same database, apart from catalog ids, which
//! scripts have only when they are verbose.

mod body;
mod classify;
mod comment;
mod data;
mod depend;
mod drop;
mod drop_statement;
mod head;
mod large_object;
mod part;
mod pass;
mod script;

use std::io::Read;

use self::pass::Pass;
use super::lexer::Lexer;
use crate::Result;
use crate::limits::Limits;

pub use self::script::{DataObserver, Script, ScriptPart, ScriptStyle};

/// How a script is scanned.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct ScanOptions {
    /// Bounds; `statement_bytes` holds for one statement and for one entry's definition.
    pub limits: Limits,
}

/// Reads a script from its first byte to its last.
///
/// A script that breaks off is not an error here: see [`Script::truncated`]. Errors are those of
/// reading, of the observer, of limits, and of text that no psql would take.
pub fn scan<R: Read>(input: R, options: &ScanOptions, observer: &mut dyn DataObserver) -> Result<Script> {
    Pass::new(&options.limits, observer).run(Lexer::new(input, &options.limits))
}
