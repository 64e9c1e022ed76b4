//! Every bound on what input may make us hold, with its reason.
//!
//! A length read from input never sizes an allocation: buffers grow with the bytes that arrive, and
//! these bounds refuse the rest.

/// Bounds on one reader. Raise one when a real archive needs it; the error names it.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Limits {
    /// Bytes of one string in a TOC (a definition, a tag). Default: `1 GiB - 1`, the largest text
    /// value a PostgreSQL server can send, hence the largest definition there can be.
    pub toc_string_bytes: u64,
    /// Entries of one TOC. Default: `50_000_000`; a catalog of that many objects does not dump.
    pub toc_entries: u64,
    /// Dependencies of one entry. Default: `10_000_000`.
    pub entry_dependencies: u64,
    /// Bytes of one COPY row, held whole while it is checked. Default: `4 GiB`: a field is under
    /// 1 GiB in the server, and its text form (bytea in hex, escapes) can be a few times longer.
    pub copy_row_bytes: u64,
    /// Bytes of one statement of an SQL script. Default: `2 GiB`, as for COPY rows.
    pub statement_bytes: u64,
    /// Bytes of one line in a large object list (`blobs.toc`). Default: `4096`; the original reads
    /// lines into a `MAXPGPATH` (1024) buffer (pg_backup_directory.c `_LoadLOs`).
    pub large_object_line_bytes: u64,
    /// Members of one tar archive or directory. Default: `50_000_000`.
    pub members: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            toc_string_bytes: (1 << 30) - 1,
            toc_entries: 50_000_000,
            entry_dependencies: 10_000_000,
            copy_row_bytes: 4 << 30,
            statement_bytes: 2 << 30,
            large_object_line_bytes: 4096,
            members: 50_000_000,
        }
    }
}
