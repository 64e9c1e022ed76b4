//! What the head of a script says about the archive it would be: versions, time, database.

use super::super::statement::unquote;
use crate::Text;
use crate::compress::Codec;
use crate::postgres::archive::{ArchiveVersion, CreatedAt, Header, HeaderCompression, Layout, Widths};

/// What tells releases apart that do not name themselves, as before 9.6 unless verbose.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Habits {
    /// The search path is set once, to nothing.
    pub(super) search_path_entry: bool,
    /// It is set before entries.
    pub(super) search_path_per_entry: bool,
    /// Large objects are created by their data.
    pub(super) creates_in_data: bool,
}

/// The header of what this pg_dump would have written.
pub(super) fn header(
    server_version: Option<Text>,
    dump_version: Option<Text>,
    started: Option<&[u8]>,
    database: Option<Text>,
    habits: Habits,
) -> Header {
    let version = archive_version(dump_version.as_deref(), habits);
    let compression =
        if version.has_compression_algorithm() { HeaderCompression::Algorithm(Codec::None) } else { HeaderCompression::Level(0) };
    Header {
        version,
        widths: Widths::default(),
        format: Layout::Plain.format_byte(),
        compression,
        created: started.and_then(created_at).unwrap_or_default(),
        database,
        server_version,
        dump_version,
    }
}

/// The archive version of a pg_dump release (`K_VERS_*`). If neither name nor habits tell it, that of
/// 12 to 15, which most tools in use can read.
fn archive_version(dump_version: Option<&[u8]>, habits: Habits) -> ArchiveVersion {
    let text = dump_version.unwrap_or_default();
    let mut numbers = text.split(|b| !b.is_ascii_digit()).map(|n| std::str::from_utf8(n).ok().and_then(|n| n.parse::<u32>().ok()));
    let minor = match (numbers.next().flatten(), numbers.next().flatten()) {
        (Some(17..), _) => 16,
        (Some(16), _) => 15,
        (Some(12..), _) => 14,
        (Some(10 | 11), _) | (Some(9), _) if habits.search_path_entry => 13,
        (Some(9..), _) => 12,
        (Some(8), Some(4)) => 11,
        (Some(8), _) => 10,
        _ if habits.creates_in_data => 11,
        _ if habits.search_path_per_entry && !habits.search_path_entry => 12,
        _ => 14,
    };
    ArchiveVersion::new(1, minor)
}

/// `2026-11-21 00:27:23 UTC`, as `-- Started on` has it; the zone is not kept, as in archives.
fn created_at(text: &[u8]) -> Option<CreatedAt> {
    let mut numbers = text.get(..19)?.split(|b| !b.is_ascii_digit()).map(|n| std::str::from_utf8(n).ok()?.parse::<i32>().ok());
    let mut next = || numbers.next().flatten();
    let (year, month, day, hour, minute, second) = (next()?, next()?, next()?, next()?, next()?, next()?);
    Some(CreatedAt { second, minute, hour, day, month0: month.checked_sub(1)?, year1900: year.checked_sub(1900)?, is_dst: 0 })
}

/// The database of `\connect name`, `\connect "name"` or `\connect -reuse-previous=on "dbname='name'"`.
pub(super) fn connected(target: &[u8]) -> Text {
    let target = target.trim_ascii();
    let target = target.strip_prefix(b"-reuse-previous=on ").unwrap_or(target).trim_ascii();
    let name = match target {
        [b'"', inner @ .., b'"'] => unquote(&[b"\"", inner, b"\""].concat()),
        _ => target.into(),
    };
    match &*name {
        [b'd', b'b', b'n', b'a', b'm', b'e', b'=', b'\'', inner @ .., b'\''] => {
            let mut out = Vec::with_capacity(inner.len());
            let mut bytes = inner.iter();
            while let Some(b) = bytes.next() {
                out.push(if *b == b'\\' { *bytes.next().unwrap_or(b) } else { *b });
            }
            out.into()
        }
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions() {
        let of = |v: &str, path| {
            let habits = Habits { search_path_entry: path, ..Habits::default() };
            archive_version(Some(v.as_bytes()), habits).to_string()
        };
        assert_eq!(of("18.6", true), "1.16");
        assert_eq!(of("16.14 (Debian 16.14-1)", true), "1.15");
        assert_eq!(of("15.18", true), "1.14");
        assert_eq!(of("11.22", true), "1.13");
        assert_eq!(of("9.6.24", true), "1.13");
        assert_eq!(of("9.1.3", false), "1.12");
        assert_eq!(of("8.4.22", false), "1.11");
        assert_eq!(archive_version(None, Habits { creates_in_data: true, ..Habits::default() }).to_string(), "1.11");
    }

    #[test]
    fn databases_of_connect() {
        assert_eq!(connected(b"x"), "x");
        assert_eq!(connected(b"\"A \"\"b\""), "A \"b");
        assert_eq!(connected(b"-reuse-previous=on \"dbname='o\\'dd'\""), "o'dd");
    }

    #[test]
    fn time_of_the_dump() {
        assert_eq!(created_at(b"2026-11-21 00:27:23 UTC").unwrap().to_string(), "2026-11-21 00:27:23");
        assert_eq!(created_at(b"yesterday"), None);
    }
}
