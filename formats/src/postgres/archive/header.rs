//! The header before the TOC.
//!
//! | bytes | what | since |
//! |---|---|---|
//! | `PGDMP` | magic | |
//! | 3 | major, minor, revision | |
//! | 1 | bytes of an integer | |
//! | 1 | bytes of an offset | 1.7 |
//! | 1 | format: 1 custom, 3 tar, 4 null, 5 directory; a directory's `toc.dat` says 3 | |
//! | 1 | compression: 0 none, 1 gzip, 2 lz4, 3 zstd | 1.15 |
//! | integer | zlib level, 0 for none, -1 for its default | 1.4 to 1.14 |
//! | 7 integers | `struct tm` of the start of the dump, local to the machine that wrote it | 1.4 |
//! | string | database | 1.4 |
//! | 2 strings | version of the server, of pg_dump | 1.10 |
//!
//! Source: `WriteHead` and `ReadHead` in pg_backup_archiver.c.

use std::io::{self, Read, Write};

use super::layout::Layout;
use super::primitive::{ArchiveInput, ArchiveOutput, Widths};
use super::version::ArchiveVersion;
use crate::compress::Codec;
use crate::{Error, Result, Text};

/// The first bytes of every custom archive and every `toc.dat`.
pub const MAGIC: &[u8; 5] = b"PGDMP";

/// When the dump began, on the wall clock of the machine that wrote it; its zone is not recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CreatedAt {
    /// 0 to 60.
    pub second: i32,
    /// 0 to 59.
    pub minute: i32,
    /// 0 to 23.
    pub hour: i32,
    /// 1 to 31.
    pub day: i32,
    /// 0 to 11.
    pub month0: i32,
    /// Years since 1900.
    pub year1900: i32,
    /// Daylight saving time in force: 1 yes, 0 no, negative unknown.
    pub is_dst: i32,
}

impl std::fmt::Display for CreatedAt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{:04}-{:02}-{:02} {:02}:{:02}:{:02}",
            i64::from(self.year1900) + 1900,
            i64::from(self.month0) + 1,
            self.day,
            self.hour,
            self.minute,
            self.second
        )
    }
}

/// How the header says the data is compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeaderCompression {
    /// A zlib level, before 1.15.
    Level(i32),
    /// An algorithm, since 1.15.
    Algorithm(Codec),
}

impl HeaderCompression {
    /// The codec of the data, as far as the header knows it (directory members go by their suffix).
    pub fn codec(self) -> Codec {
        match self {
            HeaderCompression::Level(0) => Codec::None,
            HeaderCompression::Level(_) => Codec::Gzip,
            HeaderCompression::Algorithm(codec) => codec,
        }
    }
}

/// An archive's header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// Archive version.
    pub version: ArchiveVersion,
    /// Widths of integers and offsets.
    pub widths: Widths,
    /// The format byte as it came.
    pub format: u8,
    /// Compression of the data.
    pub compression: HeaderCompression,
    /// When the dump began.
    pub created: CreatedAt,
    /// The database dumped.
    pub database: Option<Text>,
    /// `server_version` of the server dumped.
    pub server_version: Option<Text>,
    /// Version of the pg_dump that wrote the archive.
    pub dump_version: Option<Text>,
}

/// A header of the newest version that says nothing of where the dump came from. The writer sets
/// widths, format and compression.
impl Default for Header {
    fn default() -> Self {
        Header {
            version: ArchiveVersion::NEWEST,
            widths: Widths::default(),
            format: Layout::Custom.format_byte(),
            compression: HeaderCompression::Algorithm(Codec::None),
            created: CreatedAt::default(),
            database: None,
            server_version: None,
            dump_version: None,
        }
    }
}

impl Header {
    /// The layout that the format byte names; a directory's is [`Layout::Tar`].
    pub fn layout(&self) -> Option<Layout> {
        match self.format {
            1 => Some(Layout::Custom),
            3 => Some(Layout::Tar),
            4 => Some(Layout::Plain),
            5 => Some(Layout::Directory),
            _ => None,
        }
    }

    pub(super) fn decode<R: Read>(input: &mut ArchiveInput<'_, R>) -> Result<Self> {
        let magic = input.array::<5>("magic")?;
        if &magic != MAGIC {
            return Err(Error::malformed(format!("starts with \"{}\", expected \"PGDMP\"", magic.escape_ascii())).at(0));
        }
        let [major, minor] = input.array("version")?;
        let rev = if (major, minor) > (1, 0) { input.byte("version")? } else { 0 };
        let version = ArchiveVersion { major, minor, rev };
        if version < ArchiveVersion::OLDEST_READ || (major, minor) > (ArchiveVersion::NEWEST.major, ArchiveVersion::NEWEST.minor) {
            return Err(Error::unsupported(format!(
                "archive version is {version}, supported are {} to {}",
                ArchiveVersion::OLDEST_READ,
                ArchiveVersion::NEWEST
            ))
            .at(5)
            .hint(if version < ArchiveVersion::OLDEST_READ {
                "archives of PostgreSQL before 8.0 are not read"
            } else {
                "a newer release of dumpkit may know it"
            }));
        }
        let int = input.byte("integer size")?;
        if !(1..=32).contains(&int) {
            return Err(Error::malformed(format!("integer size is {int}, expected 1 to 32")).at(input.offset() - 1));
        }
        let widths = Widths { int, offset: input.byte("offset size")? };
        input.set_widths(widths);
        let format = input.byte("format")?;
        let at = input.offset();
        let compression = if version.has_compression_algorithm() {
            let byte = input.byte("compression")?;
            let codec = Codec::from_header_byte(byte)
                .ok_or_else(|| Error::unsupported(format!("compression algorithm is {byte}, known are 0 to 3")).at(at))?;
            HeaderCompression::Algorithm(codec)
        } else {
            HeaderCompression::Level(input.int("compression level")?)
        };
        let created = CreatedAt {
            second: input.int("creation time")?,
            minute: input.int("creation time")?,
            hour: input.int("creation time")?,
            day: input.int("creation time")?,
            month0: input.int("creation time")?,
            year1900: input.int("creation time")?,
            is_dst: input.int("creation time")?,
        };
        Ok(Header {
            version,
            widths,
            format,
            compression,
            created,
            database: input.string("database name")?,
            server_version: input.string("server version")?,
            dump_version: input.string("pg_dump version")?,
        })
    }

    pub(super) fn encode<W: Write>(&self, out: &mut ArchiveOutput<W>) -> io::Result<()> {
        out.raw(MAGIC)?;
        out.raw(&[self.version.major, self.version.minor, self.version.rev, self.widths.int, self.widths.offset, self.format])?;
        match self.compression {
            HeaderCompression::Algorithm(codec) => out.byte(codec.header_byte())?,
            HeaderCompression::Level(level) => out.int(level)?,
        }
        let t = &self.created;
        for n in [t.second, t.minute, t.hour, t.day, t.month0, t.year1900, t.is_dst] {
            out.int(n)?;
        }
        for text in [&self.database, &self.server_version, &self.dump_version] {
            out.string(text.as_deref())?;
        }
        Ok(())
    }
}
