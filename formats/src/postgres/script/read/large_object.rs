//! Large objects in a script, read back from the calls that write them.
//!
//! ```text
//! SELECT pg_catalog.lo_open('16400', 131072);
//! SELECT pg_catalog.lowrite(0, '\x0001ff');
//! SELECT pg_catalog.lo_close(0);
//! ```
//!
//! Source: `_StartLO`, `_WriteLOData` in pg_backup_null.c, `appendByteaLiteral` in string_utils.c:
//! hex since 9.0, escapes before (and doubled backslashes without `standard_conforming_strings`).

use std::io::{self, BufRead, Read};

use super::super::lexer::{Lexer, TokenKind};
use super::super::statement::{Word, Words, literal_value};
use crate::postgres::archive::LargeObjects;
use crate::postgres::sql::decode_bytea;
use crate::source::read_buffered;
use crate::{Error, Result};

/// One call.
enum Call {
    Open(u32),
    Write,
    Other,
}

/// The large objects of a stretch of script, one call held at a time.
pub(super) struct ScriptObjects<R> {
    lexer: Lexer<R>,
    /// Decoded bytes of the last `lowrite`.
    block: Vec<u8>,
    at: usize,
    /// An object that was opened while the one before it was skipped.
    opened: Option<u32>,
    in_object: bool,
}

impl<R: Read> ScriptObjects<R> {
    pub(super) fn new(lexer: Lexer<R>) -> Self {
        ScriptObjects { lexer, block: Vec::new(), at: 0, opened: None, in_object: false }
    }

    /// Goes on to the next call; its data, if it has any, is decoded into `block`.
    fn call(&mut self) -> Result<Option<Call>> {
        self.block.clear();
        self.at = 0;
        loop {
            let Some(token) = self.lexer.next_token()? else { return Ok(None) };
            if token.kind != TokenKind::Statement {
                continue;
            }
            let at = token.start;
            let bad = |what: &str| Error::malformed(what.to_owned()).at(at.offset).on_line(at.line);
            let mut words = Words::new(token.bytes);
            if !words.accept("select") {
                return Ok(Some(Call::Other));
            }
            let function = words.name().map_or(&b""[..], |name| name.last);
            words.accept_byte(b'(');
            return Ok(Some(match function {
                b"lo_open" => {
                    // Before 9.0 the call that makes the object stands in place of its number.
                    if words.clone().name().is_some_and(|name| name.last == b"lo_create") {
                        words.name();
                        words.accept_byte(b'(');
                    }
                    let oid = match words.next() {
                        Some(Word::Literal(written)) => literal_value(written),
                        Some(Word::Other(written)) => written.to_vec(),
                        _ => Vec::new(),
                    };
                    let oid = std::str::from_utf8(&oid).ok().and_then(|s| s.parse().ok());
                    Call::Open(oid.ok_or_else(|| bad("lo_open without the number of a large object"))?)
                }
                b"lowrite" => {
                    words.next();
                    words.accept_byte(b',');
                    let Some(Word::Literal(written)) = words.next() else { return Err(bad("lowrite without data")) };
                    if !decode(written, &mut self.block) {
                        return Err(bad("lowrite with data that is not bytea"));
                    }
                    Call::Write
                }
                _ => Call::Other,
            }));
        }
    }
}

impl<R: Read> LargeObjects for ScriptObjects<R> {
    fn next_object(&mut self) -> Result<Option<u32>> {
        self.in_object = false;
        loop {
            if let Some(oid) = self.opened.take() {
                self.block.clear();
                self.at = 0;
                self.in_object = true;
                return Ok(Some(oid));
            }
            match self.call()? {
                Some(Call::Open(oid)) => self.opened = Some(oid),
                Some(_) => {}
                None => return Ok(None),
            }
        }
    }

    fn contents(&mut self) -> &mut dyn BufRead {
        self
    }
}

impl<R: Read> Read for ScriptObjects<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        read_buffered(self, out)
    }
}

impl<R: Read> BufRead for ScriptObjects<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.in_object && self.at == self.block.len() {
            match self.call()? {
                Some(Call::Write) => {}
                Some(Call::Open(oid)) => {
                    self.opened = Some(oid);
                    self.in_object = false;
                }
                Some(Call::Other) | None => self.in_object = false,
            }
        }
        Ok(&self.block[self.at..])
    }

    fn consume(&mut self, n: usize) {
        self.at = (self.at + n).min(self.block.len());
    }
}

/// The bytes of a bytea literal.
fn decode(written: &[u8], out: &mut Vec<u8>) -> bool {
    // The usual form has nothing in it that a literal doubles.
    match written {
        [b'\'', hex @ .., b'\''] if hex.starts_with(b"\\x") => decode_bytea(hex, out),
        [b'\'', escaped @ .., b'\''] if escaped.starts_with(b"\\\\x") => decode_bytea(&escaped[1..], out),
        [b'\'', .., b'\''] | [b'e' | b'E', b'\'', .., b'\''] => decode_bytea(&literal_value(written), out),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::Limits;

    #[test]
    fn objects_with_hex_and_escapes() {
        let script = b"BEGIN;\n\nSELECT pg_catalog.lo_open('7', 131072);\nSELECT pg_catalog.lowrite(0, '\\x00ff');\n\
            SELECT pg_catalog.lowrite(0, '\\x27');\nSELECT pg_catalog.lo_close(0);\n\n\
            SELECT lo_open(lo_create('8'), 131072);\nSELECT lowrite(0, E'a\\\\000\\\\\\\\''');\nSELECT lo_close(0);\n\nCOMMIT;\n";
        let mut objects = ScriptObjects::new(Lexer::new(&script[..], &Limits::default()));
        let mut all = Vec::new();
        while let Some(oid) = objects.next_object().unwrap() {
            let mut bytes = Vec::new();
            objects.contents().read_to_end(&mut bytes).unwrap();
            all.push((oid, bytes));
        }
        assert_eq!(all, [(7, b"\0\xff'".to_vec()), (8, b"a\0\\'".to_vec())]);
    }

    #[test]
    fn skipping_an_object_finds_the_next() {
        let script = b"SELECT lo_open('7', 1);\nSELECT lowrite(0, '\\x00');\nSELECT lo_open('8', 1);\nSELECT lo_close(0);\n";
        let mut objects = ScriptObjects::new(Lexer::new(&script[..], &Limits::default()));
        assert_eq!(objects.next_object().unwrap(), Some(7));
        assert_eq!(objects.next_object().unwrap(), Some(8));
        assert_eq!(objects.next_object().unwrap(), None);
    }
}
