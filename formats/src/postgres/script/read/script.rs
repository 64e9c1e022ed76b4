//! What a script holds: the dumps of one database or several, each with its TOC.

use std::sync::Arc;

use super::data::ScriptBytes;
use crate::limits::Limits;
use crate::postgres::archive::{ArchiveReader, EntryKind, Toc, TocEntry};
use crate::source::Bytes;
use crate::{Error, Result, Text};

/// Sees all data of a script while it is scanned, so that a pipe needs to be read only once.
pub trait DataObserver {
    /// The data of an entry begins. `part` counts the script's parts, `nth` those entries of that
    /// part's [`Toc`] that have an [`Extra::Range`](crate::postgres::archive::Extra::Range), both from 0; the entry's dump id and data range
    /// are not known yet.
    fn begin(&mut self, part: usize, nth: usize, entry: &TocEntry) -> Result<()> {
        let _ = (part, nth, entry);
        Ok(())
    }

    /// The next bytes: COPY rows and the line `\.`, or statements.
    fn data(&mut self, bytes: &[u8]) -> Result<()> {
        let _ = bytes;
        Ok(())
    }

    /// The data has ended. Not called where the script breaks off.
    fn end(&mut self) -> Result<()> {
        Ok(())
    }
}

/// Looks at nothing.
impl DataObserver for () {}

/// How a script was written, as far as it shows: what a writer must be told to print it again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct ScriptStyle {
    /// It begins as pg_dump's do.
    pub head: bool,
    /// It has `-- Name: ...` comments.
    pub comments: bool,
    /// It has `-- TOC entry ...` comments.
    pub verbose: bool,
    /// The key of its `\restrict`.
    pub restrict_key: Option<Text>,
    /// It drops objects first.
    pub clean: bool,
    /// It drops with `IF EXISTS`.
    pub if_exists: bool,
    /// It creates the database and connects to it.
    pub create_db: bool,
    /// It becomes each owner, instead of changing owners.
    pub session_authorization: bool,
    /// It begins a transaction around everything.
    pub single_transaction: bool,
    /// It disables triggers around data.
    pub disable_triggers: bool,
    /// Who disables them, if it says so.
    pub superuser: Option<Text>,
    /// Names are in quotes that need none (`--quote-all-identifiers`). The definitions have them so
    /// already; owners and the like are printed so if the writer is told to.
    pub quote_all_identifiers: bool,
    /// `row_security` is on.
    pub row_security: bool,
    /// The role it sets.
    pub role: Option<Text>,
    /// When the dump began, as `-- Started on` says it.
    pub started: Option<Text>,
    /// When it ended.
    pub completed: Option<Text>,
    /// The settings at its start, in order, as they stand.
    pub settings: Vec<Text>,
}

/// The dump of one database in a script, or what pg_dumpall prints for the cluster.
#[derive(Debug, Clone)]
pub struct ScriptPart {
    /// The database's name, if the script says it.
    pub database: Option<Text>,
    /// The entries; data is [`Extra::Range`](crate::postgres::archive::Extra::Range) of the script.
    pub toc: Toc,
    /// How it was written.
    pub style: ScriptStyle,
    /// Where in the script it begins.
    pub start: u64,
    /// Its bytes.
    pub len: u64,
    /// It ends as pg_dump's do, or was not pg_dump's.
    pub complete: bool,
}

/// What a script holds.
#[derive(Debug)]
pub struct Script {
    /// One for each database, in order; never empty.
    pub parts: Vec<ScriptPart>,
    /// Bytes read.
    pub bytes: u64,
    /// Lines read.
    pub lines: u64,
    /// Where and in what the script breaks off; the entries that were whole are in `parts`.
    pub truncated: Option<Error>,
}

impl Script {
    /// The part that is meant when none is named: the first dump of a database that has more than
    /// settings in it, else the first part.
    pub fn main(&self) -> usize {
        use EntryKind::{Encoding, SearchPath, StdStrings};
        let of_database =
            |p: &ScriptPart| p.style.head && p.toc.entries().iter().any(|e| !matches!(e.kind, Encoding | StdStrings | SearchPath));
        self.parts.iter().position(of_database).unwrap_or(0)
    }

    /// The script, or the error if it breaks off.
    pub fn whole(self) -> Result<Script> {
        match self.truncated {
            Some(e) => Err(e),
            None => Ok(self),
        }
    }

    /// One part as an archive like any other, which threads can share. `source` is the script that
    /// was scanned, decompressed.
    pub fn into_archive(mut self, part: usize, source: Bytes, limits: Limits) -> Result<ArchiveReader> {
        if part >= self.parts.len() {
            return Err(Error::misuse(format!("part {part} of a script of {}", self.parts.len())));
        }
        Ok(ArchiveReader::plain(self.parts.swap_remove(part).toc, Arc::new(ScriptBytes(source)), limits))
    }
}
