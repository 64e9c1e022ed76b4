//! The bytes of INSERT statements, a token at a time.

use std::io::BufRead;

use memchr::{memchr, memchr2};

use crate::limits::Limits;
use crate::postgres::encoding::{Char, Encoding};
use crate::postgres::sql::is_name_byte;
use crate::{Error, Result, Text};

/// Bytes of a statement before its rows. 1600 columns with names of 63 quotes, each doubled, are 200 kB.
const MAX_HEAD: usize = 1 << 20;

/// See the module. What was read last is in `word`.
pub(super) struct Scanner<R> {
    inner: R,
    encoding: Encoding,
    limit: u64,
    offset: u64,
    /// The first statement up to its first row: the others begin alike, and are known by it.
    head: Vec<u8>,
    recording: bool,
    /// Bytes of this statement before its rows, while they are read.
    head_bytes: Option<usize>,
    pub(super) word: Vec<u8>,
}

impl<R: BufRead> Scanner<R> {
    pub(super) fn new(inner: R, encoding: Encoding, limits: &Limits) -> Self {
        let limit = limits.copy_row_bytes;
        Scanner { inner, encoding, limit, offset: 0, head: Vec::new(), recording: false, head_bytes: None, word: Vec::new() }
    }

    pub(super) fn offset(&self) -> u64 {
        self.offset
    }

    /// A statement begins; the first one is kept up to its rows.
    pub(super) fn begin_head(&mut self, first: bool) {
        self.recording = first;
        self.head_bytes = Some(0);
    }

    /// The statement's rows begin, or it has none.
    pub(super) fn end_head(&mut self, has_rows: bool) {
        self.recording = false;
        self.head_bytes = None;
        if !has_rows {
            self.head.clear();
        }
    }

    /// Steps over the head of a statement that begins like the first one.
    pub(super) fn accept_head(&mut self) -> Result<bool> {
        let there = !self.head.is_empty() && self.inner.fill_buf()?.starts_with(&self.head);
        if there {
            self.advance(self.head.len())?;
            self.skip_space()?;
        }
        Ok(there)
    }

    /// Whether so many bytes are too many for a row.
    pub(super) fn check_row(&self, bytes: usize) -> Result<()> {
        if bytes as u64 > self.limit { Err(self.too_long()) } else { Ok(()) }
    }

    /// A string's contents into `word`; `raw`: a backslash is a backslash.
    pub(super) fn string(&mut self, raw: bool) -> Result<()> {
        self.advance(1)?;
        self.word.clear();
        let mut whole = 0;
        loop {
            let block = self.inner.fill_buf()?;
            if block.is_empty() {
                return Err(Error::truncated("a string"));
            }
            let found = if raw { memchr(b'\'', block) } else { memchr2(b'\'', b'\\', block) };
            let n = found.unwrap_or(block.len());
            if (self.word.len() + n) as u64 > self.limit {
                return Err(self.too_long());
            }
            let special = found.map(|i| block[i]);
            self.word.extend_from_slice(&block[..n]);
            self.advance(n)?;
            match special {
                None => {}
                Some(b'\'') => {
                    self.advance(1)?;
                    if self.peek()? != Some(b'\'') {
                        return Ok(());
                    }
                    self.word.push(b'\'');
                    self.advance(1)?;
                }
                Some(_) => {
                    self.advance(1)?;
                    whole = whole_chars(&self.word, whole, self.encoding);
                    if whole < self.word.len() {
                        // The second byte of a character that looks like a backslash.
                        self.word.push(b'\\');
                    } else {
                        self.escape()?;
                    }
                }
            }
        }
    }

    /// What follows a backslash where strings have escapes. `pg_dump` only ever doubles it.
    fn escape(&mut self) -> Result<()> {
        let Some(b) = self.peek()? else { return Err(Error::truncated("a string")) };
        let meant = match b {
            b'\\' | b'\'' | b'"' => b,
            b'n' => b'\n',
            b't' => b'\t',
            b'r' => b'\r',
            b'b' => 0x08,
            b'f' => 0x0c,
            _ => return Err(Error::unsupported(format!("the escape \\{} in a string", b.escape_ascii()))),
        };
        self.word.push(meant);
        self.advance(1)
    }

    pub(super) fn keyword(&mut self, word: &[u8]) -> Result<()> {
        self.next_word()?;
        if self.word.eq_ignore_ascii_case(word) { Ok(()) } else { Err(self.unexpected(&String::from_utf8_lossy(word))) }
    }

    /// Letters and digits into `word`.
    pub(super) fn next_word(&mut self) -> Result<()> {
        self.skip_space()?;
        self.word.clear();
        self.take_while(is_name_byte)
    }

    pub(super) fn identifier(&mut self) -> Result<Text> {
        if self.skip_space()? != Some(b'"') {
            self.next_word()?;
            if self.word.is_empty() {
                return Err(self.unexpected("a name"));
            }
            self.word.make_ascii_lowercase();
            return Ok(self.word.as_slice().into());
        }
        let mut name = Vec::new();
        loop {
            self.advance(1)?;
            self.word.clear();
            self.take_while(|b| b != b'"')?;
            name.extend_from_slice(&self.word);
            if self.peek()?.is_none() {
                return Err(Error::truncated("a quoted name"));
            }
            self.advance(1)?;
            if self.peek()? != Some(b'"') {
                return Ok(name.into());
            }
            name.push(b'"');
        }
    }

    /// Appends to `word` while `wanted`.
    pub(super) fn take_while(&mut self, wanted: impl Fn(u8) -> bool) -> Result<()> {
        loop {
            let block = self.inner.fill_buf()?;
            let n = block.iter().position(|b| !wanted(*b)).unwrap_or(block.len());
            let more = n == block.len() && n > 0;
            if (self.word.len() + n) as u64 > self.limit {
                return Err(self.too_long());
            }
            self.word.extend_from_slice(&block[..n]);
            self.advance(n)?;
            if !more {
                return Ok(());
            }
        }
    }

    /// Steps over white space and gives what comes then.
    pub(super) fn skip_space(&mut self) -> Result<Option<u8>> {
        loop {
            match self.peek()? {
                Some(b' ' | b'\t' | b'\n' | b'\r') => self.advance(1)?,
                next => return Ok(next),
            }
        }
    }

    pub(super) fn peek(&mut self) -> Result<Option<u8>> {
        Ok(self.inner.fill_buf()?.first().copied())
    }

    pub(super) fn advance(&mut self, n: usize) -> Result<()> {
        if self.recording {
            let block = self.inner.fill_buf()?;
            self.head.extend_from_slice(&block[..n.min(block.len())]);
        }
        if let Some(bytes) = &mut self.head_bytes {
            *bytes += n;
            if *bytes > MAX_HEAD {
                return Err(Error::limit(format!("an INSERT statement has more than {MAX_HEAD} bytes before its rows")));
            }
        }
        self.inner.consume(n);
        self.offset += n as u64;
        Ok(())
    }

    pub(super) fn unexpected(&mut self, wanted: &str) -> Error {
        let next = match self.inner.fill_buf() {
            Err(e) => return e.into(),
            Ok([]) => return Error::truncated(format!("an INSERT statement, before {wanted}")),
            Ok(block) => block[..block.len().min(12)].escape_ascii().to_string(),
        };
        let word = self.word.escape_ascii();
        Error::unsupported(format!("found \"{next}\" after \"{word:.20}\" in an INSERT statement, expected {wanted}"))
            .hint("rows are read from the INSERT statements that pg_dump writes")
    }

    fn too_long(&self) -> Error {
        Error::limit(format!("a row is longer than copy_row_bytes ({})", self.limit))
    }
}

/// How many bytes of `text` are whole characters, those before `from` being known to be.
fn whole_chars(text: &[u8], from: usize, encoding: Encoding) -> usize {
    if !encoding.embeds_ascii() {
        return text.len();
    }
    let mut at = from.min(text.len());
    while at < text.len() {
        match encoding.first_char(&text[at..]) {
            Char::Whole(len) => at += len,
            Char::Partial => break,
            Char::Invalid => at += 1,
        }
    }
    at
}
