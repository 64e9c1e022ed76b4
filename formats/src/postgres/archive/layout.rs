//! The four ways an archive lies in bytes.

use std::fmt;

use crate::compress::Container;

/// How an archive is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Layout {
    /// One file: header, TOC, data blocks.
    Custom,
    /// A folder: `toc.dat` and a file for each entry with data.
    Directory,
    /// The folder's files as members of a tar file, and `restore.sql`.
    Tar,
    /// An SQL script.
    Plain,
}

impl Layout {
    /// The number in the header (pg_backup.h `ArchiveFormat`).
    pub fn format_byte(self) -> u8 {
        match self {
            Layout::Custom => 1,
            // A directory's toc.dat is interchangeable with a tar's (pg_backup_directory.c).
            Layout::Tar | Layout::Directory => 3,
            Layout::Plain => 4,
        }
    }

    /// What stands around deflate streams.
    pub fn container(self) -> Container {
        match self {
            Layout::Custom => Container::Entry,
            Layout::Directory | Layout::Tar | Layout::Plain => Container::File,
        }
    }

    /// The word of `--format`.
    pub fn name(self) -> &'static str {
        match self {
            Layout::Custom => "custom",
            Layout::Directory => "directory",
            Layout::Tar => "tar",
            Layout::Plain => "plain",
        }
    }
}

impl fmt::Display for Layout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
