//! What `inspect` finds.

use dumpkit_formats::postgres::archive::{DumpId, Located, TocEntry};

/// What was found.
pub enum Found {
    /// A summary.
    Summary(Box<Summary>),
    /// A list, which was written as it was made: it may be long.
    Listed {
        /// Whether entries are missing from it, for the input is damaged.
        damaged: bool,
    },
    /// One entry.
    Entry(Box<EntryView>),
}

impl Found {
    /// Whether there was damage that did not keep the rest from being shown.
    pub fn is_damaged(&self) -> bool {
        match self {
            Found::Summary(summary) => summary.damage.is_some() || summary.tables.iter().any(|t| t.error.is_some()),
            Found::Listed { damaged } => *damaged,
            Found::Entry(_) => false,
        }
    }
}

/// A file at a glance.
#[derive(Debug, Clone)]
pub struct Summary {
    /// How the input was named.
    pub name: String,
    /// `custom`, `directory`, `tar`, `plain`.
    pub format: &'static str,
    /// What was around it.
    pub wrapping: Vec<String>,
    /// Archive version; of a plain script, the one its pg_dump would have written.
    pub archive_version: String,
    /// The PostgreSQL releases that write it.
    pub written_by: &'static str,
    /// Version of the server.
    pub server_version: Option<String>,
    /// Version of pg_dump.
    pub dump_version: Option<String>,
    /// The database.
    pub database: Option<String>,
    /// The encoding of names and data.
    pub encoding: Option<String>,
    /// When the dump began, on the clock of the machine that made it.
    pub created: Option<String>,
    /// Codecs of the data and how many parts have each.
    pub compression: Vec<(String, usize)>,
    /// Bytes as stored, all in all.
    pub size: Option<u64>,
    /// Entries in the TOC.
    pub entries: usize,
    /// How many of each kind.
    pub kinds: Vec<(String, usize)>,
    /// Tables with data, and large objects.
    pub tables: Vec<TableSize>,
    /// Whether data offsets are known: a custom archive written to a pipe has none.
    pub has_offsets: Option<bool>,
    /// Files that do not belong to the archive.
    pub strangers: Vec<String>,
    /// Where and why it ends too early.
    pub damage: Option<String>,
}

/// A data entry's size.
#[derive(Debug, Clone)]
pub struct TableSize {
    /// Its number.
    pub dump_id: DumpId,
    /// What it is.
    pub kind: String,
    /// Schema.
    pub namespace: Option<String>,
    /// Name.
    pub tag: String,
    /// Bytes as stored, if known.
    pub stored: Option<u64>,
    /// Bytes decoded, if counted.
    pub raw: Option<u64>,
    /// Rows or large objects, if counted.
    pub rows: Option<u64>,
    /// Why it could not be read.
    pub error: Option<String>,
}

/// One entry in full.
#[derive(Debug, Clone)]
pub struct EntryView {
    /// The entry.
    pub entry: TocEntry,
    /// What it depends on, by name.
    pub depends_on: Vec<(DumpId, String)>,
    /// What depends on it, by name.
    pub needed_by: Vec<(DumpId, String)>,
    /// Where its data is.
    pub located: Option<Located>,
}
