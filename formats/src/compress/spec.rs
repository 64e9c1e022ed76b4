//! What `-Z` says: pg_dump's compression specification.
//!
//! Grammar, bounds and wording follow src/common/compression.c (`parse_compress_options`,
//! `parse_compress_specification`, `validate_compress_specification`).

use std::fmt;

use super::Codec;
use crate::{Error, Result};

/// A codec and how hard it should try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CompressSpec {
    /// The codec.
    pub codec: Codec,
    /// The level; `None` is the codec's default (gzip 6, lz4 fast, zstd 3).
    ///
    /// lz4 levels are accepted as pg_dump accepts them and change nothing: our lz4 has its fast mode
    /// only, which is what pg_dump writes by default.
    pub level: Option<i32>,
    /// zstd's long-distance matching. It looks back no further than one of our blocks
    /// ([`CompressSpec::block_bytes`]), since each block is a frame of its own.
    pub long: bool,
    /// `workers=N`, kept for the caller to report: pg_dump warns that it ignores it, and so do we,
    /// as blocks are compressed on all cores anyway.
    pub workers: Option<u32>,
}

/// Legal levels of a codec, and the one that means "default".
struct Levels {
    min: i32,
    max: i32,
    default: i32,
}

impl CompressSpec {
    /// No compression.
    pub const NONE: CompressSpec = CompressSpec::new(Codec::None);

    /// A codec at its default level.
    pub const fn new(codec: Codec) -> Self {
        CompressSpec { codec, level: None, long: false, workers: None }
    }

    /// Reads `METHOD[:DETAIL]`, or a plain integer: 0 is none, anything else a gzip level.
    ///
    /// # Errors
    /// [`Class::Misuse`](crate::Class::Misuse) with pg_dump's words for what makes no sense,
    /// [`Class::Unsupported`](crate::Class::Unsupported) for a codec that this build lacks.
    pub fn parse(text: &str) -> Result<Self> {
        let (method, detail) = match integer(text) {
            // An empty text counts as 0, as strtol has it.
            _ if text.is_empty() => ("none", None),
            Some(0) => ("none", None),
            Some(_) => ("gzip", Some(text)),
            None => match text.split_once(':') {
                Some((method, detail)) => (method, Some(detail)),
                None => (text, None),
            },
        };
        let Some(codec) = Codec::ALL.into_iter().find(|c| c.name() == method) else {
            return Err(Error::misuse(format!("unrecognized compression algorithm: \"{method}\"")));
        };
        let spec = Self::parse_detail(codec, detail).map_err(|why| Error::misuse(format!("invalid compression specification: {why}")))?;
        codec.require()?;
        Ok(spec)
    }

    fn parse_detail(codec: Codec, detail: Option<&str>) -> Result<Self, String> {
        let mut level = Self::levels(codec).default;
        let mut long = None;
        let mut workers = None;
        match detail {
            None => {}
            Some(detail) if integer(detail).is_some() => level = integer(detail).unwrap_or(level),
            Some(detail) => {
                for item in detail.split(',') {
                    let (keyword, value) = match item.split_once('=') {
                        Some((keyword, value)) => (keyword, Some(value)),
                        None => (item, None),
                    };
                    match keyword {
                        "" => return Err("found empty string where a compression option was expected".into()),
                        "level" => level = integer_value(keyword, value)?,
                        "workers" => workers = Some(u32::try_from(integer_value(keyword, value)?).unwrap_or(0)),
                        "long" => long = Some(boolean_value(keyword, value)?),
                        other => return Err(format!("unrecognized compression option: \"{other}\"")),
                    }
                }
            }
        }
        check_level(codec, level)?;
        if codec != Codec::Zstd && workers.is_some() {
            return Err(format!("compression algorithm \"{codec}\" does not accept a worker count"));
        }
        if codec != Codec::Zstd && long.is_some() {
            return Err(format!("compression algorithm \"{codec}\" does not support long-distance mode"));
        }
        let level = Some(level).filter(|&l| l != Self::levels(codec).default);
        Ok(CompressSpec { codec, level, long: long.unwrap_or(false), workers })
    }

    fn levels(codec: Codec) -> Levels {
        match codec {
            Codec::None => Levels { min: 0, max: 0, default: 0 },
            Codec::Gzip => Levels { min: 1, max: 9, default: -1 },
            Codec::Lz4 => Levels { min: 1, max: 12, default: 0 },
            // ZSTD_minCLevel() and ZSTD_maxCLevel() of every libzstd since 1.4.
            Codec::Zstd => Levels { min: -131_072, max: 22, default: 3 },
        }
    }

    /// Refuses a level that the codec does not have.
    pub(super) fn check_level(&self) -> Result<()> {
        check_level(self.codec, self.effective_level()).map_err(Error::misuse)
    }

    /// The level in the codec's own numbers, its default included (gzip -1, lz4 0, zstd 3).
    pub fn effective_level(&self) -> i32 {
        self.level.unwrap_or(Self::levels(self.codec).default)
    }

    /// Bytes to give [`BlockEncoder::encode`](super::BlockEncoder::encode) at a time: large enough
    /// that cutting costs little against one stream (gzip 0.1 %, lz4 0.2 %; zstd at level 3 from
    /// 0.5 % on ordinary rows to 4 % on text that repeats itself over megabytes, where frames of
    /// 1 MiB would cost 25 %), small enough to keep a few per core. `long` takes larger ones, for
    /// what it finds lies far back.
    pub fn block_bytes(&self) -> usize {
        const KIB: usize = 1024;
        match self.codec {
            Codec::None | Codec::Gzip => 256 * KIB,
            Codec::Lz4 => 1024 * KIB,
            Codec::Zstd if self.long => 32 * 1024 * KIB,
            Codec::Zstd if self.effective_level() > 12 => 8 * 1024 * KIB,
            Codec::Zstd => 4 * 1024 * KIB,
        }
    }

    /// Whether blocks compress better with the bytes before them ([`Block::dictionary`](super::Block::dictionary)).
    pub fn wants_dictionary(&self) -> bool {
        self.codec == Codec::Gzip
    }
}

impl fmt::Display for CompressSpec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.codec)?;
        let mut sep = ":";
        if let Some(level) = self.level {
            write!(f, "{sep}level={level}")?;
            sep = ",";
        }
        if self.long {
            write!(f, "{sep}long")?;
            sep = ",";
        }
        if let Some(workers) = self.workers {
            write!(f, "{sep}workers={workers}")?;
        }
        Ok(())
    }
}

fn check_level(codec: Codec, level: i32) -> Result<(), String> {
    let Levels { min, max, default } = CompressSpec::levels(codec);
    if codec == Codec::None && level != 0 {
        return Err(format!("compression algorithm \"{codec}\" does not accept a compression level"));
    }
    if !(min..=max).contains(&level) && level != default {
        return Err(format!(
            "compression algorithm \"{codec}\" expects a compression level between {min} and {max} (default at {default})"
        ));
    }
    Ok(())
}

fn integer_value(keyword: &str, value: Option<&str>) -> Result<i32, String> {
    let value = value.ok_or_else(|| format!("compression option \"{keyword}\" requires a value"))?;
    integer(value).ok_or_else(|| format!("value for compression option \"{keyword}\" must be an integer"))
}

fn boolean_value(keyword: &str, value: Option<&str>) -> Result<bool, String> {
    let Some(value) = value else { return Ok(true) };
    match value.to_ascii_lowercase().as_str() {
        "yes" | "on" | "1" => Ok(true),
        "no" | "off" | "0" => Ok(false),
        _ => Err(format!("value for compression option \"{keyword}\" must be a Boolean value")),
    }
}

/// A whole text as strtol reads it: white space before, one sign, decimal digits. What does not fit
/// becomes the nearest bound, which every range check refuses.
fn integer(text: &str) -> Option<i32> {
    let text = text.trim_start_matches([' ', '\t', '\n', '\x0b', '\x0c', '\r']);
    let (negative, digits) = match text.as_bytes().first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        _ => (false, text),
    };
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let value = digits.bytes().fold(0_i64, |n, b| n.saturating_mul(10).saturating_add(i64::from(b - b'0')));
    let value = if negative { -value } else { value };
    Some(value.clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32)
}

#[cfg(all(test, feature = "gzip", feature = "lz4", feature = "zstd"))]
mod tests {
    use super::*;

    fn spec(codec: Codec, level: Option<i32>) -> CompressSpec {
        CompressSpec { level, ..CompressSpec::new(codec) }
    }

    #[test]
    fn reads_what_pg_dump_reads() {
        for (text, want) in [
            ("", CompressSpec::NONE),
            ("0", CompressSpec::NONE),
            ("none", CompressSpec::NONE),
            ("none:0", CompressSpec::NONE),
            ("none:level=0", CompressSpec::NONE),
            ("1", spec(Codec::Gzip, Some(1))),
            (" +9", spec(Codec::Gzip, Some(9))),
            ("-1", spec(Codec::Gzip, None)),
            ("gzip", spec(Codec::Gzip, None)),
            ("gzip:6", spec(Codec::Gzip, Some(6))),
            ("gzip:level=6,level=2", spec(Codec::Gzip, Some(2))),
            ("lz4:0", spec(Codec::Lz4, None)),
            ("lz4:12", spec(Codec::Lz4, Some(12))),
            ("zstd:-131072", spec(Codec::Zstd, Some(-131_072))),
            ("zstd:0", spec(Codec::Zstd, Some(0))),
            ("zstd:3", spec(Codec::Zstd, None)),
            ("zstd:long=OFF", spec(Codec::Zstd, None)),
            ("zstd:workers=4", CompressSpec { workers: Some(4), ..CompressSpec::new(Codec::Zstd) }),
            ("zstd:level=9,long", CompressSpec { long: true, ..spec(Codec::Zstd, Some(9)) }),
        ] {
            let got = CompressSpec::parse(text).unwrap_or_else(|e| panic!("{text}: {e}"));
            assert_eq!(got, want, "{text}");
            assert_eq!(CompressSpec::parse(&got.to_string()).expect(text), want, "{text} as {got}");
        }
    }

    #[test]
    fn refuses_in_pg_dump_s_words() {
        for (text, want) in [
            ("bzip2", "unrecognized compression algorithm: \"bzip2\""),
            (" ", "unrecognized compression algorithm: \" \""),
            ("GZIP", "unrecognized compression algorithm: \"GZIP\""),
            ("gzip:", "invalid compression specification: found empty string where a compression option was expected"),
            ("zstd:long,", "invalid compression specification: found empty string where a compression option was expected"),
            ("gzip:level", "invalid compression specification: compression option \"level\" requires a value"),
            ("gzip:level=x", "invalid compression specification: value for compression option \"level\" must be an integer"),
            ("zstd:long=2", "invalid compression specification: value for compression option \"long\" must be a Boolean value"),
            ("zstd:fast", "invalid compression specification: unrecognized compression option: \"fast\""),
            ("none:1", "invalid compression specification: compression algorithm \"none\" does not accept a compression level"),
            (
                "10",
                "invalid compression specification: compression algorithm \"gzip\" expects a compression level between 1 and 9 (default at -1)",
            ),
            (
                "gzip:0",
                "invalid compression specification: compression algorithm \"gzip\" expects a compression level between 1 and 9 (default at -1)",
            ),
            (
                "lz4:13",
                "invalid compression specification: compression algorithm \"lz4\" expects a compression level between 1 and 12 (default at 0)",
            ),
            (
                "zstd:99999999999999999999",
                "invalid compression specification: compression algorithm \"zstd\" expects a compression level between -131072 and 22 (default at 3)",
            ),
            ("gzip:workers=1", "invalid compression specification: compression algorithm \"gzip\" does not accept a worker count"),
            ("lz4:long", "invalid compression specification: compression algorithm \"lz4\" does not support long-distance mode"),
        ] {
            assert_eq!(CompressSpec::parse(text).expect_err(text).to_string(), want);
        }
    }
}
