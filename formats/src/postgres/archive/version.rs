//! Archive versions, one named question per change of the format.
//!
//! Source: the `K_VERS_*` table of `src/bin/pg_dump/pg_backup_archiver.h`.

use std::fmt;

/// The version in an archive's header. `rev` has been 0 in every archive ever written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArchiveVersion {
    /// First number, 1 so far.
    pub major: u8,
    /// Second number.
    pub minor: u8,
    /// Third number.
    pub rev: u8,
}

impl ArchiveVersion {
    /// The oldest that is read: PostgreSQL 8.0 to 8.3.
    pub const OLDEST_READ: ArchiveVersion = ArchiveVersion::new(1, 10);
    /// The oldest that is written: PostgreSQL 9.0 to 10.2.
    pub const OLDEST_WRITTEN: ArchiveVersion = ArchiveVersion::new(1, 12);
    /// The newest: PostgreSQL 17 and 18.
    pub const NEWEST: ArchiveVersion = ArchiveVersion::new(1, 16);

    /// `major.minor`, revision 0.
    pub const fn new(major: u8, minor: u8) -> Self {
        ArchiveVersion { major, minor, rev: 0 }
    }

    /// Parses `1.14` or `1.14.0`.
    pub fn parse(s: &str) -> Option<Self> {
        let mut parts = s.split('.').map(|p| p.parse::<u8>().ok());
        let version = ArchiveVersion { major: parts.next()??, minor: parts.next()??, rev: parts.next().unwrap_or(Some(0))? };
        parts.next().is_none().then_some(version)
    }

    fn since(self, minor: u8) -> bool {
        (self.major, self.minor) >= (1, minor)
    }

    /// 1.11: each entry says its section; before, it is guessed from its kind.
    pub fn has_section(self) -> bool {
        self.since(11)
    }

    /// 1.12: large objects are entries of their own (`BLOB`), not created by the data itself.
    pub fn has_blob_entries(self) -> bool {
        self.since(12)
    }

    /// 1.13: the search path is emptied, by a `SEARCHPATH` entry.
    pub fn has_search_path_entry(self) -> bool {
        self.since(13)
    }

    /// 1.14: each entry names its table access method.
    pub fn has_table_am(self) -> bool {
        self.since(14)
    }

    /// 1.15: a byte names the compression algorithm; before, an integer gives a zlib level.
    pub fn has_compression_algorithm(self) -> bool {
        self.since(15)
    }

    /// 1.16: `BLOB METADATA` groups, several `BLOBS` entries, and each entry's relkind.
    pub fn has_blob_groups(self) -> bool {
        self.since(16)
    }

    /// 1.16, as [`has_blob_groups`](Self::has_blob_groups).
    pub fn has_relkind(self) -> bool {
        self.since(16)
    }

    /// The PostgreSQL releases whose `pg_dump` writes this version.
    pub fn written_by(self) -> &'static str {
        match (self.major, self.minor) {
            (1, 10) => "8.0 to 8.3",
            (1, 11) => "8.4",
            (1, 12) => "9.0 to 10.2",
            (1, 13) => "10.3 to 11",
            (1, 14) => "12 to 15",
            (1, 15) => "16",
            (1, 16) => "17 and 18",
            _ => "an unknown release",
        }
    }
}

impl fmt::Display for ArchiveVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}
