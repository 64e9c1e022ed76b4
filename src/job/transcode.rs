//! From an archive's encoding to UTF-8 and back.
//!
//! `encoding_rs` is made for the web: what it calls ISO-8859-1 and -9 are windows-1252 and -1254, so
//! LATIN1 and LATIN5 are our own.

use dumpkit_formats::postgres::encoding::Encoding;
use dumpkit_formats::{Error, Result};

/// Turns text of one encoding into UTF-8.
#[derive(Debug, Clone, Copy)]
pub struct Transcoder {
    from: Encoding,
    how: How,
    /// What is not text becomes U+FFFD.
    lossy: bool,
}

#[derive(Debug, Clone, Copy)]
enum How {
    /// It is UTF-8, or claims nothing.
    Check,
    /// A byte is the code point of that number, save these.
    Latin(&'static [(u8, char)]),
    Table(&'static encoding_rs::Encoding),
    Unknown,
}

/// Where ISO 8859-9 differs from 8859-1.
const LATIN5: &[(u8, char)] = &[(0xd0, 'Ğ'), (0xdd, 'İ'), (0xde, 'Ş'), (0xf0, 'ğ'), (0xfd, 'ı'), (0xfe, 'ş')];

impl Transcoder {
    /// From `encoding`. With `lossy`, what is no text in it is replaced and not refused.
    pub fn new(encoding: Encoding, lossy: bool) -> Self {
        use Encoding as E;
        use encoding_rs as rs;
        let how = match encoding {
            E::SqlAscii | E::Utf8 => How::Check,
            E::EucJp => How::Table(rs::EUC_JP),
            E::EucCn | E::Gbk => How::Table(rs::GBK),
            E::EucKr | E::Uhc => How::Table(rs::EUC_KR),
            E::Gb18030 => How::Table(rs::GB18030),
            E::Big5 => How::Table(rs::BIG5),
            E::Sjis => How::Table(rs::SHIFT_JIS),
            E::SingleByte(name) => single_byte(name),
            _ => How::Unknown,
        };
        Transcoder { from: encoding, how, lossy }
    }

    /// Refuses encodings that cannot be turned into UTF-8 here.
    pub fn check(&self) -> Result<()> {
        match self.how {
            How::Unknown => Err(Error::unsupported(format!("text in {} cannot be turned into UTF-8", self.from.name()))
                .hint("--format copy writes the rows in the encoding they are in")),
            _ => Ok(()),
        }
    }

    /// The text in UTF-8: itself where it is that already, else in `scratch`.
    ///
    /// # Errors
    /// For bytes that are no text in the encoding, unless it is lossy.
    pub fn decode<'t>(&self, text: &'t [u8], scratch: &'t mut String) -> Result<&'t str> {
        if text.is_ascii() && !self.shifts() {
            return std::str::from_utf8(text).map_err(|_| self.invalid());
        }
        scratch.clear();
        match self.how {
            How::Check => match std::str::from_utf8(text) {
                Ok(text) => return Ok(text),
                Err(_) if self.lossy => scratch.push_str(&String::from_utf8_lossy(text)),
                Err(_) => return Err(self.invalid()),
            },
            How::Latin(differences) => scratch.extend(text.iter().map(|b| latin(*b, differences))),
            How::Table(encoding) => {
                let (decoded, failed) = encoding.decode_without_bom_handling(text);
                if failed && !self.lossy {
                    return Err(self.invalid());
                }
                scratch.push_str(&decoded);
            }
            How::Unknown => return Err(self.invalid()),
        }
        Ok(scratch)
    }

    /// The text as far as it can be read, for names in messages and reports.
    pub fn display(&self, text: &[u8]) -> String {
        let lossy = Transcoder { lossy: true, ..*self };
        let mut scratch = String::new();
        lossy.decode(text, &mut scratch).map_or_else(|_| String::from_utf8_lossy(text).into_owned(), str::to_owned)
    }

    /// Text in the archive's encoding; `None` if it cannot be written in it.
    pub fn encode(&self, text: &str) -> Option<Vec<u8>> {
        match self.how {
            How::Check => Some(text.as_bytes().to_vec()),
            How::Latin(differences) => text.chars().map(|c| latin_byte(c, differences)).collect(),
            How::Table(encoding) => {
                let (encoded, _, failed) = encoding.encode(text);
                (!failed).then(|| encoded.into_owned())
            }
            How::Unknown => text.is_ascii().then(|| text.as_bytes().to_vec()),
        }
    }

    /// Whether bytes below 0x80 can mean something else than ASCII.
    fn shifts(&self) -> bool {
        matches!(self.how, How::Table(encoding) if !encoding.is_ascii_compatible())
    }

    fn invalid(&self) -> Error {
        let e = Error::malformed(match self.from {
            Encoding::SqlAscii => "the database's encoding is SQL_ASCII, and a text is not UTF-8".to_owned(),
            other => format!("a text is not valid {}", other.name()),
        });
        e.hint("--lossy replaces what is no text; --format copy writes the bytes as they are")
    }
}

fn single_byte(name: &str) -> How {
    use encoding_rs as rs;
    How::Table(match name {
        "LATIN1" => return How::Latin(&[]),
        "LATIN5" => return How::Latin(LATIN5),
        "LATIN2" => rs::ISO_8859_2,
        "LATIN3" => rs::ISO_8859_3,
        "LATIN4" => rs::ISO_8859_4,
        "LATIN6" => rs::ISO_8859_10,
        "LATIN7" => rs::ISO_8859_13,
        "LATIN8" => rs::ISO_8859_14,
        "LATIN9" => rs::ISO_8859_15,
        "LATIN10" => rs::ISO_8859_16,
        "ISO_8859_5" => rs::ISO_8859_5,
        "ISO_8859_6" => rs::ISO_8859_6,
        "ISO_8859_7" => rs::ISO_8859_7,
        "ISO_8859_8" => rs::ISO_8859_8,
        "WIN1250" => rs::WINDOWS_1250,
        "WIN1251" => rs::WINDOWS_1251,
        "WIN1252" => rs::WINDOWS_1252,
        "WIN1253" => rs::WINDOWS_1253,
        "WIN1254" => rs::WINDOWS_1254,
        "WIN1255" => rs::WINDOWS_1255,
        "WIN1256" => rs::WINDOWS_1256,
        "WIN1257" => rs::WINDOWS_1257,
        "WIN1258" => rs::WINDOWS_1258,
        "WIN866" => rs::IBM866,
        "WIN874" => rs::WINDOWS_874,
        "KOI8R" => rs::KOI8_R,
        "KOI8U" => rs::KOI8_U,
        _ => return How::Unknown,
    })
}

fn latin(b: u8, differences: &[(u8, char)]) -> char {
    differences.iter().find(|(byte, _)| *byte == b).map_or(char::from(b), |(_, c)| *c)
}

fn latin_byte(c: char, differences: &[(u8, char)]) -> Option<u8> {
    match differences.iter().find(|(_, other)| *other == c) {
        Some((b, _)) => Some(*b),
        None => u8::try_from(u32::from(c)).ok().filter(|b| !differences.iter().any(|(byte, _)| byte == b)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn there_and_back(encoding: Encoding, bytes: &[u8], text: &str) {
        let transcoder = Transcoder::new(encoding, false);
        assert_eq!(transcoder.decode(bytes, &mut String::new()).expect("text"), text, "{encoding:?}");
        assert_eq!(transcoder.encode(text).as_deref(), Some(bytes), "{encoding:?}");
    }

    #[test]
    fn every_encoding_is_known_by_its_name() {
        let named = |name: &str| Encoding::from_name(name.as_bytes()).expect(name);
        there_and_back(named("LATIN1"), b"\x80 gr\xfc\xdfe \xd0", "\u{80} grüße Ð");
        there_and_back(named("LATIN5"), b"\xd0\xdd \xfc", "Ğİ ü");
        there_and_back(named("LATIN9"), b"\xa4", "€");
        there_and_back(named("WIN1252"), b"\x80", "€");
        there_and_back(named("SJIS"), b"\x95\x5c\x8e\xa6", "表示");
        there_and_back(named("EUC_JP"), b"\xc9\xbd", "表");
        for name in [
            "LATIN2",
            "LATIN3",
            "LATIN4",
            "LATIN6",
            "LATIN7",
            "LATIN8",
            "LATIN10",
            "KOI8R",
            "KOI8U",
            "WIN866",
            "WIN874",
            "ISO_8859_5",
            "ISO_8859_8",
        ] {
            Transcoder::new(named(name), false).check().expect(name);
        }
        for name in ["WIN1250", "WIN1251", "WIN1253", "WIN1254", "WIN1255", "WIN1256", "WIN1257", "WIN1258", "ISO_8859_6", "ISO_8859_7"] {
            Transcoder::new(named(name), false).check().expect(name);
        }
        assert!(Transcoder::new(named("EUC_TW"), false).check().is_err());
        assert_eq!(Transcoder::new(named("LATIN5"), false).encode("Ð"), None);
    }

    #[test]
    fn what_is_no_text_is_refused_or_replaced() {
        let strict = Transcoder::new(Encoding::SqlAscii, false);
        assert!(strict.decode(b"\xff", &mut String::new()).expect_err("not UTF-8").what().contains("SQL_ASCII"));
        assert_eq!(Transcoder::new(Encoding::SqlAscii, true).decode(b"a\xff", &mut String::new()).expect("lossy"), "a\u{fffd}");
        assert_eq!(strict.display(b"\xff"), "\u{fffd}");
    }
}
