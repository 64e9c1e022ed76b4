//! What is this file? One table of markers for everything that dumps, logs and their wrappings are
//! made of, and for what people hand us by mistake.

use crate::compress::Codec;
use crate::postgres::archive::{MAGIC, tar};

/// What a file's first bytes say it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// A PostgreSQL archive: the custom format's file or a directory's `toc.dat`; the byte is the
    /// header's format.
    PgArchive {
        /// 1 custom, 3 tar or directory.
        format: u8,
    },
    /// A tar file, of whatever.
    Tar,
    /// Something compressed with a codec we have.
    Compressed(Codec),
    /// Text: an SQL script, if it is anything to us.
    Text,
    /// Nothing at all.
    Empty,
    /// Something else, said in words; the second text is what to do about it, if we know.
    Other(&'static str, &'static str),
}

/// Bytes of a file that [`detect`] wants to see, if the file has as many.
pub const PREFIX: usize = 4096;

/// A marker: offset, bytes, what it means and what to do.
const OTHERS: &[(usize, &[u8], &str, &str)] = &[
    (0, b"\xff\xfeP\0G\0D\0M\0P\0", "a PostgreSQL archive that was turned into UTF-16", UTF16),
    (0, b"\xff\xfe", "UTF-16 text", UTF16),
    (0, b"\xfe\xff", "UTF-16 text", UTF16),
    (0, b"\xfebin", "a MySQL or MariaDB binary log", MYSQL),
    (0, b"\xfdbin", "an encrypted MySQL binary log", MYSQL),
    (0, b"BZh", "bzip2 compressed data", "decompress it first: bzip2 -d"),
    (0, b"\xfd7zXZ\0", "xz compressed data", "decompress it first: xz -d"),
    (0, b"PK\x03\x04", "a zip archive", "unzip it first"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7-zip archive", "unpack it first"),
    (0, b"-----BEGIN PGP", "a PGP encrypted file", "decrypt it first: gpg -d"),
    (0, b"age-encryption.org/", "an age encrypted file", "decrypt it first: age -d"),
    (0, b"Salted__", "an openssl encrypted file", "decrypt it first"),
    (0, b"SQLite format 3\0", "an SQLite database", ""),
    (0, b"PAR1", "a Parquet file", ""),
    (0, b"%PDF-", "a PDF document", ""),
    (0, b"\x7fELF", "a Linux program", ""),
    (0, b"MZ", "a Windows program or library", ""),
    (0, b"<!DOCTYPE", "an HTML page", HTML),
    (0, b"<html", "an HTML page", HTML),
    (0, b"<?xml", "an XML document", HTML),
    (0, b"version https://git-lfs", "a git-lfs pointer", "fetch the real file: git lfs pull"),
    (0, b"-- MySQL dump", "a MySQL dump", MYSQL),
    (0, b"-- MariaDB dump", "a MariaDB dump", MYSQL),
    (0, b"/*M!999999\\- enable the sandbox mode", "a MariaDB dump", MYSQL),
    (8, b"PGDMP", "a PostgreSQL archive with bytes before it", "cut off the first 8 bytes"),
    (0, b"GDMP", "a PostgreSQL archive whose first byte is missing", ""),
];

const UTF16: &str = "PowerShell's > re-encodes what programs write; dump again with pg_dump -f FILE";
const MYSQL: &str = "MySQL and MariaDB are not supported yet";
const HTML: &str = "a download that ended in an error page, perhaps";

/// Tells from the first bytes (at most [`PREFIX`] are looked at) what a file is.
pub fn detect(prefix: &[u8]) -> Kind {
    let prefix = &prefix[..prefix.len().min(PREFIX)];
    if prefix.is_empty() {
        return Kind::Empty;
    }
    if prefix.starts_with(MAGIC) {
        return Kind::PgArchive { format: prefix.get(10).copied().unwrap_or(1) };
    }
    if tar::looks_like_header(prefix) {
        return Kind::Tar;
    }
    if let Some(codec) = compressed(prefix) {
        return Kind::Compressed(codec);
    }
    for (offset, marker, what, hint) in OTHERS {
        if prefix.get(*offset..).is_some_and(|rest| rest.starts_with(marker)) {
            return Kind::Other(what, hint);
        }
    }
    // The server refuses NUL in text, so a dump in any encoding has none.
    if prefix.contains(&0) {
        return Kind::Other("binary data of an unknown kind", "");
    }
    Kind::Text
}

/// The codec whose marker these bytes start with.
pub fn compressed(prefix: &[u8]) -> Option<Codec> {
    match prefix {
        [0x1f, 0x8b, ..] => Some(Codec::Gzip),
        [0x04, 0x22, 0x4d, 0x18, ..] => Some(Codec::Lz4),
        [0x28, 0xb5, 0x2f, 0xfd, ..] => Some(Codec::Zstd),
        // Skippable frames, which pzstd and lz4 both may put first; zstd is the likelier.
        [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..] => Some(Codec::Zstd),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_what_people_hand_us() {
        assert_eq!(detect(b""), Kind::Empty);
        assert_eq!(detect(b"PGDMP\x01\x0e\0\x04\x08\x01"), Kind::PgArchive { format: 1 });
        assert_eq!(detect(b"--\n-- PostgreSQL database dump\n"), Kind::Text);
        assert_eq!(detect(b"\x28\xb5\x2f\xfd...."), Kind::Compressed(Codec::Zstd));
        assert!(matches!(detect(b"\xff\xfeP\0G\0D\0M\0P\0"), Kind::Other(what, _) if what.contains("UTF-16")));
        assert!(matches!(detect(b"\x01\x02\0\0"), Kind::Other(..)));
    }
}
