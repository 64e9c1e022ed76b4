//! The character encodings an archive can be in, as far as its rows and names need them: which bytes
//! belong together, and whether they are valid.
//!
//! Sources: src/common/encnames.c for the names, src/common/wchar.c `pg_*_verifychar` for what is
//! valid. SJIS, BIG5, GBK, UHC, GB18030, JOHAB and SHIFT_JIS_2004 exist on the client side only: the
//! second byte of a character may look like a backslash there, and `COPY TO` does not escape it.

use std::fmt;

/// A character encoding, by the name PostgreSQL gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Encoding {
    /// No encoding claimed: any byte but NUL.
    SqlAscii,
    /// UTF-8.
    Utf8,
    /// One byte a character, any byte but NUL: LATIN1 to LATIN10, ISO_8859_5 to 8, WIN*, KOI8*.
    SingleByte(&'static str),
    /// EUC_JP.
    EucJp,
    /// EUC_CN.
    EucCn,
    /// EUC_KR.
    EucKr,
    /// EUC_TW.
    EucTw,
    /// EUC_JIS_2004.
    EucJis2004,
    /// MULE_INTERNAL.
    MuleInternal,
    /// SJIS.
    Sjis,
    /// SHIFT_JIS_2004.
    ShiftJis2004,
    /// BIG5.
    Big5,
    /// GBK.
    Gbk,
    /// UHC.
    Uhc,
    /// GB18030.
    Gb18030,
    /// JOHAB.
    Johab,
}

/// What some bytes are the start of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Char {
    /// A whole character of this many bytes.
    Whole(usize),
    /// The beginning of one: more bytes decide.
    Partial,
    /// No character.
    Invalid,
}

impl Encoding {
    /// The encoding of that name, read as the server reads it: case and everything but letters and
    /// digits are passed over, and aliases are known (`pg_char_to_encoding`).
    pub fn from_name(name: &[u8]) -> Option<Self> {
        let key: Vec<u8> = name.iter().filter(|b| b.is_ascii_alphanumeric()).map(u8::to_ascii_lowercase).collect();
        let key = std::str::from_utf8(&key).ok()?;
        NAMES.iter().find(|(alias, _)| *alias == key).map(|&(_, encoding)| encoding)
    }

    /// PostgreSQL's name of it.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::SqlAscii => "SQL_ASCII",
            Encoding::Utf8 => "UTF8",
            Encoding::SingleByte(name) => name,
            Encoding::EucJp => "EUC_JP",
            Encoding::EucCn => "EUC_CN",
            Encoding::EucKr => "EUC_KR",
            Encoding::EucTw => "EUC_TW",
            Encoding::EucJis2004 => "EUC_JIS_2004",
            Encoding::MuleInternal => "MULE_INTERNAL",
            Encoding::Sjis => "SJIS",
            Encoding::ShiftJis2004 => "SHIFT_JIS_2004",
            Encoding::Big5 => "BIG5",
            Encoding::Gbk => "GBK",
            Encoding::Uhc => "UHC",
            Encoding::Gb18030 => "GB18030",
            Encoding::Johab => "JOHAB",
        }
    }

    /// Whether a byte below 0x80 can be part of a longer character (`PG_ENCODING_IS_CLIENT_ONLY`).
    pub fn embeds_ascii(self) -> bool {
        use Encoding::*;
        matches!(self, Sjis | ShiftJis2004 | Big5 | Gbk | Uhc | Gb18030 | Johab)
    }

    /// Whether one byte is always one character.
    pub fn is_single_byte(self) -> bool {
        matches!(self, Encoding::SqlAscii | Encoding::SingleByte(_))
    }

    /// What `bytes` start with; `bytes` must not be empty. A byte below 0x80 at the start is a
    /// character of its own in every encoding.
    ///
    /// Where wchar.c takes any second byte (BIG5, GBK, UHC), the ranges of the character sets apply,
    /// since the conversion that follows in the server refuses the rest. JOHAB follows the character
    /// set and not wchar.c, whose ranges its own output does not keep.
    pub fn first_char(self, bytes: &[u8]) -> Char {
        let [lead, rest @ ..] = bytes else { return Char::Partial };
        if *lead < 0x80 || self.is_single_byte() {
            return Char::Whole(1);
        }
        let euc = |b: u8| (0xa1..=0xfe).contains(&b);
        let trail = |b: u8| matches!(b, 0x40..=0x7e | 0x80..=0xfe);
        let high = |b: u8| b >= 0x80;
        match (self, *lead) {
            (Encoding::Utf8, _) => utf8_char(bytes),
            (Encoding::EucJp | Encoding::EucJis2004, 0x8e) => follow(rest, &[&|b| (0xa1..=0xdf).contains(&b)]),
            (Encoding::EucJp | Encoding::EucJis2004, 0x8f) => follow(rest, &[&euc, &euc]),
            (Encoding::EucTw, 0x8e) => follow(rest, &[&|b| (0xa1..=0xa7).contains(&b), &euc, &euc]),
            (Encoding::EucTw, 0x8f) => Char::Invalid,
            (Encoding::EucTw, _) => follow(rest, &[&euc]),
            (Encoding::EucJp | Encoding::EucJis2004 | Encoding::EucCn | Encoding::EucKr, lead) if euc(lead) => follow(rest, &[&euc]),
            (Encoding::MuleInternal, 0x81..=0x8d) => follow(rest, &[&high]),
            (Encoding::MuleInternal, 0x90..=0x9b) => follow(rest, &[&high, &high]),
            (Encoding::MuleInternal, 0x9c | 0x9d) => follow(rest, &[&high, &high, &high]),
            // pg_mule_mblen takes any other byte for a character of its own.
            (Encoding::MuleInternal, _) => Char::Whole(1),
            (Encoding::Sjis | Encoding::ShiftJis2004, 0xa1..=0xdf) => Char::Whole(1),
            (Encoding::Sjis | Encoding::ShiftJis2004, 0x81..=0x9f | 0xe0..=0xfc) => {
                follow(rest, &[&|b| matches!(b, 0x40..=0x7e | 0x80..=0xfc)])
            }
            (Encoding::Gb18030, 0x81..=0xfe) => match rest.first() {
                None => Char::Partial,
                Some(b'0'..=b'9') => follow(rest, &[&|_| true, &|b| (0x81..=0xfe).contains(&b), &|b: u8| b.is_ascii_digit()]),
                Some(_) => follow(rest, &[&trail]),
            },
            (Encoding::Big5 | Encoding::Gbk | Encoding::Uhc, 0x81..=0xfe) => follow(rest, &[&trail]),
            (Encoding::Johab, 0x81..=0xfe) => follow(rest, &[&|b| matches!(b, 0x31..=0x7e | 0x80..=0xfe)]),
            _ => Char::Invalid,
        }
    }

    /// Bytes of the first character of `bytes`, for stepping over it: an invalid byte counts as one,
    /// a character cut short as what there is of it. 0 when `bytes` is empty.
    pub fn step(self, bytes: &[u8]) -> usize {
        match self.first_char(bytes) {
            Char::Whole(n) => n,
            Char::Partial => bytes.len(),
            Char::Invalid => 1,
        }
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A lead byte whose following bytes must satisfy `tests`, one each.
fn follow(rest: &[u8], tests: &[&dyn Fn(u8) -> bool]) -> Char {
    for (i, test) in tests.iter().enumerate() {
        match rest.get(i) {
            None => return Char::Partial,
            Some(&b) if !test(b) => return Char::Invalid,
            Some(_) => {}
        }
    }
    Char::Whole(tests.len() + 1)
}

fn utf8_char(bytes: &[u8]) -> Char {
    let len = match bytes[0] {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return Char::Invalid,
    };
    match std::str::from_utf8(&bytes[..bytes.len().min(len)]) {
        Ok(_) => Char::Whole(len),
        Err(e) if e.error_len().is_none() => Char::Partial,
        Err(_) => Char::Invalid,
    }
}

/// encnames.c `pg_encname_tbl`.
const NAMES: &[(&str, Encoding)] = {
    use Encoding::*;
    &[
        ("abc", SingleByte("WIN1258")),
        ("alt", SingleByte("WIN866")),
        ("big5", Big5),
        ("euccn", EucCn),
        ("eucjis2004", EucJis2004),
        ("eucjp", EucJp),
        ("euckr", EucKr),
        ("euctw", EucTw),
        ("gb18030", Gb18030),
        ("gbk", Gbk),
        ("iso88591", SingleByte("LATIN1")),
        ("iso885910", SingleByte("LATIN6")),
        ("iso885913", SingleByte("LATIN7")),
        ("iso885914", SingleByte("LATIN8")),
        ("iso885915", SingleByte("LATIN9")),
        ("iso885916", SingleByte("LATIN10")),
        ("iso88592", SingleByte("LATIN2")),
        ("iso88593", SingleByte("LATIN3")),
        ("iso88594", SingleByte("LATIN4")),
        ("iso88595", SingleByte("ISO_8859_5")),
        ("iso88596", SingleByte("ISO_8859_6")),
        ("iso88597", SingleByte("ISO_8859_7")),
        ("iso88598", SingleByte("ISO_8859_8")),
        ("iso88599", SingleByte("LATIN5")),
        ("johab", Johab),
        ("koi8", SingleByte("KOI8R")),
        ("koi8r", SingleByte("KOI8R")),
        ("koi8u", SingleByte("KOI8U")),
        ("latin1", SingleByte("LATIN1")),
        ("latin10", SingleByte("LATIN10")),
        ("latin2", SingleByte("LATIN2")),
        ("latin3", SingleByte("LATIN3")),
        ("latin4", SingleByte("LATIN4")),
        ("latin5", SingleByte("LATIN5")),
        ("latin6", SingleByte("LATIN6")),
        ("latin7", SingleByte("LATIN7")),
        ("latin8", SingleByte("LATIN8")),
        ("latin9", SingleByte("LATIN9")),
        ("mskanji", Sjis),
        ("muleinternal", MuleInternal),
        ("shiftjis", Sjis),
        ("shiftjis2004", ShiftJis2004),
        ("sjis", Sjis),
        ("sqlascii", SqlAscii),
        ("tcvn", SingleByte("WIN1258")),
        ("tcvn5712", SingleByte("WIN1258")),
        ("uhc", Uhc),
        ("unicode", Utf8),
        ("utf8", Utf8),
        ("vscii", SingleByte("WIN1258")),
        ("win", SingleByte("WIN1251")),
        ("win1250", SingleByte("WIN1250")),
        ("win1251", SingleByte("WIN1251")),
        ("win1252", SingleByte("WIN1252")),
        ("win1253", SingleByte("WIN1253")),
        ("win1254", SingleByte("WIN1254")),
        ("win1255", SingleByte("WIN1255")),
        ("win1256", SingleByte("WIN1256")),
        ("win1257", SingleByte("WIN1257")),
        ("win1258", SingleByte("WIN1258")),
        ("win866", SingleByte("WIN866")),
        ("win874", SingleByte("WIN874")),
        ("win932", Sjis),
        ("win936", Gbk),
        ("win949", Uhc),
        ("win950", Big5),
        ("windows1250", SingleByte("WIN1250")),
        ("windows1251", SingleByte("WIN1251")),
        ("windows1252", SingleByte("WIN1252")),
        ("windows1253", SingleByte("WIN1253")),
        ("windows1254", SingleByte("WIN1254")),
        ("windows1255", SingleByte("WIN1255")),
        ("windows1256", SingleByte("WIN1256")),
        ("windows1257", SingleByte("WIN1257")),
        ("windows1258", SingleByte("WIN1258")),
        ("windows866", SingleByte("WIN866")),
        ("windows874", SingleByte("WIN874")),
        ("windows932", Sjis),
        ("windows936", Gbk),
        ("windows949", Uhc),
        ("windows950", Big5),
    ]
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_names_as_the_server_does() {
        assert_eq!(Encoding::from_name(b"utf-8"), Some(Encoding::Utf8));
        assert_eq!(Encoding::from_name(b"ISO_8859-1").map(Encoding::name), Some("LATIN1"));
        assert_eq!(Encoding::from_name(b"klingon"), None);
        for (_, encoding) in NAMES {
            assert_eq!(Encoding::from_name(encoding.name().as_bytes()), Some(*encoding));
        }
    }

    #[test]
    fn tells_characters_apart() {
        use Char::*;
        for (encoding, bytes, expected) in [
            (Encoding::Utf8, &b"\xc3\xa9"[..], Whole(2)),
            (Encoding::Utf8, b"\xf0\x9f", Partial),
            (Encoding::Utf8, b"\xed\xa0\x80", Invalid),
            (Encoding::Utf8, b"\xc0\x80", Invalid),
            (Encoding::Sjis, b"\x83\x5c", Whole(2)),
            (Encoding::Sjis, b"\xb1", Whole(1)),
            (Encoding::Sjis, b"\x83\n", Invalid),
            (Encoding::Gb18030, b"\x81\x30\x81", Partial),
            (Encoding::Gb18030, b"\x81\x30\x81\x30", Whole(4)),
            (Encoding::Gb18030, b"\x81\x30\x81\x40", Invalid),
            (Encoding::EucJp, b"\x8f\xa1\xa1", Whole(3)),
            (Encoding::EucTw, b"\x8e\xa1\xa1\xa1", Whole(4)),
            (Encoding::EucKr, b"\x8e\xa1", Invalid),
            (Encoding::MuleInternal, b"\x9a\xa0\xa0", Whole(3)),
            (Encoding::SingleByte("LATIN1"), b"\xff", Whole(1)),
        ] {
            assert_eq!(encoding.first_char(bytes), expected, "{encoding} {bytes:?}");
        }
    }
}
