//! A script cut into statements, comments, backslash commands and COPY data, as psql cuts it.
//!
//! Follows psqlscan.l for what quotes, nests and ends a statement, and `handleCopyIn` of psql's
//! copy.c for where COPY data ends.

use std::io::Read;

use memchr::{memchr2, memmem};

use crate::limits::Limits;
use crate::postgres::encoding::Encoding;
use crate::postgres::sql::{is_name_byte, is_name_start, is_space};
use crate::{Error, Result};

/// A place in a script.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// Bytes before it.
    pub offset: u64,
    /// Its line, from 1.
    pub line: u64,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// White space between statements.
    Blank,
    /// One `--` comment between statements, with its newline.
    Comment,
    /// A statement with its semicolon.
    Statement,
    /// A `COPY ... FROM stdin` with its semicolon; the rows follow.
    CopyStatement,
    /// The part of a statement before a backslash command that stands inside it.
    Fragment,
    /// The last statement, without a semicolon; psql runs it all the same.
    Unterminated,
    /// A backslash command, to the end of its line, without the newline.
    Meta,
    /// Bytes of COPY data; more may follow.
    CopyData,
    /// The line `\.` that ends COPY data.
    CopyEnd,
}

/// A stretch of the script.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token<'a> {
    /// What it is.
    pub kind: TokenKind,
    /// Its bytes, as they stand.
    pub bytes: &'a [u8],
    /// Where it begins.
    pub start: Spot,
}

/// What the next token may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    Sql,
    /// After `COPY ... FROM stdin;`, up to the end of that line.
    CopyLine,
    /// In COPY data; the next byte does or does not begin a line.
    Copy {
        line_start: bool,
    },
}

/// Words that decide about a statement (psqlscan.l `psqlscan_record_initial_keyword`).
const LEADING_WORDS: usize = 7;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lead {
    Create,
    Or,
    Replace,
    Routine,
    Copy,
    From,
    Stdin,
    Other,
}

/// Cuts a script as psql does, into tokens that cover every byte of it.
///
/// A statement is held whole, within [`Limits::statement_bytes`]; COPY data passes through in pieces.
/// psql's variables are not replaced, and the rest of a `COPY ... FROM stdin;` line must be blank or
/// a comment.
pub struct Lexer<R> {
    input: R,
    pub(super) buf: Vec<u8>,
    /// First byte of the token being made.
    start: usize,
    /// Bytes of `buf` that hold input.
    pub(super) filled: usize,
    at_end: bool,
    spot: Spot,
    mode: Mode,
    max_statement: u64,
    pub(super) std_strings: bool,
    pub(super) encoding: Encoding,
    parens: u32,
    begins: u32,
    leads: [Lead; LEADING_WORDS],
    lead_count: usize,
}

impl<R: Read> Lexer<R> {
    /// Bytes asked of the input at a time.
    const BLOCK: usize = 256 * 1024;

    /// Starts at the first byte of `input`, with `standard_conforming_strings` on.
    pub fn new(input: R, limits: &Limits) -> Self {
        Lexer {
            input,
            buf: Vec::new(),
            start: 0,
            filled: 0,
            at_end: false,
            spot: Spot { offset: 0, line: 1 },
            mode: Mode::Sql,
            max_statement: limits.statement_bytes,
            std_strings: true,
            encoding: Encoding::SqlAscii,
            parens: 0,
            begins: 0,
            leads: [Lead::Other; LEADING_WORDS],
            lead_count: 0,
        }
    }

    /// Says whether backslashes are plain in `'...'` from here on; psql learns it from the server.
    pub fn set_std_strings(&mut self, on: bool) {
        self.std_strings = on;
    }

    /// Says the client encoding from here on. Only those matter whose characters may end in the
    /// byte of a backslash (pg_wchar.h: the encodings that no server can have).
    pub fn set_encoding(&mut self, name: &[u8]) {
        self.encoding = Encoding::from_name(name).unwrap_or(Encoding::SqlAscii);
    }

    /// The place of the next token.
    pub fn spot(&self) -> Spot {
        self.spot
    }

    /// The next token, or `None` at the end of a whole script. An end inside quotes, parentheses,
    /// comments or COPY data is an error of class `Truncated` at the line where that began.
    pub fn next_token(&mut self) -> Result<Option<Token<'_>>> {
        let left = self.filled - self.start;
        if left == 0 || (left < self.start && self.buf.len() - self.filled < Self::BLOCK / 2) {
            // Moves fewer bytes than were passed since the last time.
            self.buf.copy_within(self.start..self.filled, 0);
            self.start = 0;
            self.filled = left;
        }
        let Some(first) = self.byte(self.start)? else {
            return match self.mode {
                Mode::CopyLine | Mode::Copy { .. } => Err(self.ends_inside("COPY data")),
                _ if self.parens > 0 || self.begins > 0 => Err(self.ends_inside("a statement")),
                _ => Ok(None),
            };
        };
        let dashes = first == b'-' && self.byte(self.start + 1)? == Some(b'-');
        let (kind, end) = match self.mode {
            Mode::Copy { line_start } => self.copy(line_start)?,
            Mode::CopyLine => self.copy_line(first)?,
            Mode::Sql if is_space(first) => (TokenKind::Blank, self.blank(self.start)),
            Mode::Sql if dashes => (TokenKind::Comment, self.comment(self.start)?),
            Mode::Sql if first == b'\\' => (TokenKind::Meta, self.until_newline(self.start)?),
            Mode::Sql => self.statement()?,
        };
        let start = self.spot;
        let bytes = &self.buf[self.start..end];
        self.start = end;
        self.spot.offset += bytes.len() as u64;
        self.spot.line += memchr::memchr_iter(b'\n', bytes).count() as u64;
        Ok(Some(Token { kind, bytes, start }))
    }

    /// Appends a block; `false` at the end of the input. Positions in `buf` stay as they are.
    pub(super) fn more(&mut self) -> Result<bool> {
        if self.at_end {
            return Ok(false);
        }
        let held = (self.filled - self.start) as u64;
        if held > self.max_statement {
            return Err(Error::limit(format!("a statement is over statement_bytes ({})", self.max_statement))
                .at(self.spot.offset)
                .on_line(self.spot.line));
        }
        // Doubles with what arrives, so that a long statement is not copied too often.
        if self.buf.len() - self.filled < Self::BLOCK / 2 {
            let len = (self.buf.len() * 2).max(Self::BLOCK);
            self.buf.resize(len, 0);
        }
        loop {
            match self.input.read(&mut self.buf[self.filled..]) {
                Ok(0) => {
                    self.at_end = true;
                    return Ok(false);
                }
                Ok(n) => {
                    self.filled += n;
                    return Ok(true);
                }
                Err(e) if e.kind() == std::io::ErrorKind::Interrupted => {}
                Err(e) => return Err(Error::from(e).at(self.spot.offset + held)),
            }
        }
    }

    /// The byte at `at`, reading as far as it takes.
    pub(super) fn byte(&mut self, at: usize) -> Result<Option<u8>> {
        while at >= self.filled {
            if !self.more()? {
                return Ok(None);
            }
        }
        Ok(Some(self.buf[at]))
    }

    pub(super) fn ends_inside(&self, what: &str) -> Error {
        let end = self.spot.offset + (self.filled - self.start) as u64;
        Error::truncated(format!("{what} that begins on line {}", self.spot.line)).at(end).on_line(self.spot.line)
    }

    /// End of the white space at hand from `at`.
    fn blank(&self, at: usize) -> usize {
        let rest = &self.buf[at..self.filled];
        at + rest.iter().position(|b| !is_space(*b)).unwrap_or(rest.len())
    }

    /// End of the `--` comment at `at`, with its newline.
    fn comment(&mut self, at: usize) -> Result<usize> {
        let end = self.until_newline(at)?;
        let carriage_return = self.byte(end)? == Some(b'\r');
        let end = end + usize::from(carriage_return);
        Ok(if self.byte(end)? == Some(b'\n') { end + 1 } else { end })
    }

    /// Place of the first newline or carriage return from `at`, or of the end.
    pub(super) fn until_newline(&mut self, at: usize) -> Result<usize> {
        let mut from = at;
        loop {
            if let Some(n) = memchr2(b'\n', b'\r', &self.buf[from..self.filled]) {
                return Ok(from + n);
            }
            from = self.filled;
            if !self.more()? {
                return Ok(from);
            }
        }
    }

    fn copy_line(&mut self, first: u8) -> Result<(TokenKind, usize)> {
        if first == b'\n' {
            self.mode = Mode::Copy { line_start: true };
            return Ok((TokenKind::Blank, self.start + 1));
        }
        if is_space(first) {
            return Ok((TokenKind::Blank, self.start + 1));
        }
        if first == b'-' && self.byte(self.start + 1)? == Some(b'-') {
            return Ok((TokenKind::Comment, self.until_newline(self.start)?));
        }
        Err(Error::malformed("text after COPY ... FROM stdin on its line").at(self.spot.offset).on_line(self.spot.line))
    }

    /// A piece of COPY data, or its end (copy.c `handleCopyIn`).
    fn copy(&mut self, line_start: bool) -> Result<(TokenKind, usize)> {
        if line_start && let Some(end) = self.end_marker(self.start)? {
            self.mode = Mode::Sql;
            return Ok((TokenKind::CopyEnd, end));
        }
        let mut from = self.start;
        loop {
            let Some(n) = memmem::find(&self.buf[from..self.filled], b"\n\\.") else {
                // The last line may be the marker: it is left for the next piece.
                let tail = self.filled - self.start;
                let keep = (1..=2.min(tail)).rev().find(|n| b"\n\\".starts_with(&self.buf[self.filled - n..self.filled]));
                let end = keep.map_or(self.filled, |n| self.filled - n + 1);
                self.mode = Mode::Copy { line_start: keep.is_some() };
                return Ok((TokenKind::CopyData, end));
            };
            let line = from + n + 1;
            if self.end_marker(line)?.is_some() {
                self.mode = Mode::Copy { line_start: true };
                return Ok((TokenKind::CopyData, line));
            }
            from = line;
        }
    }

    /// The end of the line `\.` if that is what stands at `at`.
    fn end_marker(&mut self, at: usize) -> Result<Option<usize>> {
        if self.byte(at)? != Some(b'\\') || self.byte(at + 1)? != Some(b'.') {
            return Ok(None);
        }
        Ok(match self.byte(at + 2)? {
            None => Some(at + 2),
            Some(b'\n') => Some(at + 3),
            Some(b'\r') => match self.byte(at + 3)? {
                None => Some(at + 3),
                Some(b'\n') => Some(at + 4),
                Some(_) => None,
            },
            Some(_) => None,
        })
    }

    /// A statement from its first word to its semicolon.
    fn statement(&mut self) -> Result<(TokenKind, usize)> {
        let mut at = self.start;
        // What an operator, a variable or a parameter may be made of is decided by the byte before.
        let mut colon = false;
        while let Some(b) = self.byte(at)? {
            let after_colon = std::mem::replace(&mut colon, false);
            match CLASS[usize::from(b)] {
                Class::Plain => {
                    let rest = &self.buf[at..self.filled];
                    at += rest.iter().position(|b| !matches!(CLASS[usize::from(*b)], Class::Plain)).unwrap_or(rest.len());
                }
                Class::Word => at = self.word(at, after_colon)?,
                Class::Digit => at = self.number(at)?,
                Class::Special => match b {
                    b'\'' => at = self.string(at + 1, !self.std_strings)?,
                    b'"' => at = self.quoted(at + 1, b'"', "a quoted name")?,
                    b'$' => at = self.dollar(at)?,
                    b'(' => {
                        self.parens = self.parens.saturating_add(1);
                        at += 1;
                    }
                    b')' => {
                        self.parens = self.parens.saturating_sub(1);
                        at += 1;
                    }
                    b':' => {
                        at += 1;
                        if self.byte(at)? == Some(b':') {
                            at += 1;
                        } else {
                            colon = true;
                        }
                    }
                    b'-' => at = if self.byte(at + 1)? == Some(b'-') { self.until_newline(at)? } else { at + 1 },
                    b'/' => at = if self.byte(at + 1)? == Some(b'*') { self.block_comment(at)? } else { at + 1 },
                    b';' => {
                        at += 1;
                        if self.parens == 0 && self.begins == 0 {
                            let copy = self.is_copy_from_stdin();
                            self.lead_count = 0;
                            if copy {
                                self.mode = Mode::CopyLine;
                                return Ok((TokenKind::CopyStatement, at));
                            }
                            return Ok((TokenKind::Statement, at));
                        }
                    }
                    // `\;` puts a semicolon into the query; any other backslash is a command.
                    _ => match self.byte(at + 1)? {
                        Some(b';' | b':') => at += 2,
                        _ => return Ok((TokenKind::Fragment, at)),
                    },
                },
            }
        }
        if self.parens > 0 || self.begins > 0 {
            return Err(self.ends_inside("a statement"));
        }
        Ok((TokenKind::Unterminated, at))
    }

    /// A word, and the literal that it may be the prefix of.
    fn word(&mut self, start: usize, after_colon: bool) -> Result<usize> {
        let end = self.word_end(start + 1)?;
        if after_colon {
            return Ok(end);
        }
        if end - start == 1 {
            let quote = self.byte(end)?;
            match (self.buf[start], quote) {
                (b'e' | b'E', Some(b'\'')) => return self.string(end + 1, true),
                (b'b' | b'B' | b'x' | b'X', Some(b'\'')) => return self.quoted(end + 1, b'\'', "a bit string"),
                (b'u' | b'U', Some(b'&')) if self.byte(end + 1)? == Some(b'\'') => return self.string(end + 2, false),
                _ => {}
            }
        }
        if self.parens == 0 {
            self.track(start, end);
        }
        Ok(end)
    }

    pub(super) fn word_end(&mut self, mut at: usize) -> Result<usize> {
        loop {
            let rest = &self.buf[at..self.filled];
            match rest.iter().position(|b| !is_name_byte(*b)) {
                Some(n) => return Ok(at + n),
                None => at = self.filled,
            }
            if !self.more()? {
                return Ok(at);
            }
        }
    }

    /// Keeps the first words and counts `BEGIN ... END` (psqlscan.l `psqlscan_track_identifier`).
    fn track(&mut self, start: usize, end: usize) {
        if self.lead_count >= LEADING_WORDS && !self.is_create_routine() {
            return;
        }
        let word = &self.buf[start..end];
        let is = |s: &str| word.eq_ignore_ascii_case(s.as_bytes());
        if self.lead_count < LEADING_WORDS {
            if self.lead_count == 0 {
                self.leads = [Lead::Other; LEADING_WORDS];
            }
            self.leads[self.lead_count] = if is("create") {
                Lead::Create
            } else if is("or") {
                Lead::Or
            } else if is("replace") {
                Lead::Replace
            } else if is("function") || is("procedure") {
                Lead::Routine
            } else if is("copy") {
                Lead::Copy
            } else if is("from") {
                Lead::From
            } else if is("stdin") || is("stdout") {
                Lead::Stdin
            } else {
                Lead::Other
            };
            self.lead_count += 1;
        }
        if self.is_create_routine() {
            if is("begin") || (is("case") && self.begins > 0) {
                self.begins = self.begins.saturating_add(1);
            } else if is("end") {
                self.begins = self.begins.saturating_sub(1);
            }
        }
    }

    fn is_create_routine(&self) -> bool {
        matches!(self.leads, [Lead::Create, Lead::Routine, ..] | [Lead::Create, Lead::Or, Lead::Replace, Lead::Routine, ..])
    }

    fn is_copy_from_stdin(&self) -> bool {
        let seen = &self.leads[..self.lead_count.min(LEADING_WORDS)];
        match seen.iter().skip(1).position(|w| *w == Lead::From) {
            Some(n) => seen[0] == Lead::Copy && seen.get(n + 2) == Some(&Lead::Stdin),
            None => false,
        }
    }
}

#[derive(Clone, Copy)]
enum Class {
    Plain,
    Word,
    Digit,
    Special,
}

const CLASS: [Class; 256] = {
    let mut table = [Class::Plain; 256];
    let mut i = 0;
    while i < 256 {
        let b = i as u8;
        table[i] = match b {
            _ if is_name_start(b) => Class::Word,
            b'0'..=b'9' => Class::Digit,
            b'\'' | b'"' | b'$' | b'(' | b')' | b':' | b'-' | b'/' | b';' | b'\\' => Class::Special,
            _ => Class::Plain,
        };
        i += 1;
    }
    table
};
