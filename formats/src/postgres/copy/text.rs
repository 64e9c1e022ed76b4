//! COPY text, read: rows out of a stream of bytes, fields out of a row, values out of fields.
//!
//! ```text
//! 1 <tab> text <tab> \N          a row: fields between tabs, \N is NULL, an empty field is ''
//! 2 <tab> a\tb\\c <tab> x        \b \f \n \r \t \v \ooo \xhh, \ and any other byte: that byte
//! \.                             the end; in archives two empty lines follow (dumpTableData_copy)
//! ```
//!
//! A row ends at a line end that no backslash escapes. As in the server (copyfromparse.c
//! `CopyReadLineText`), the first row's line end sets the style of the whole: LF, CR LF or CR. What
//! the server refuses and a reader need not (a stray carriage return, `\.` inside a row) is let
//! through here and found by [`Checker`](super::Checker).

use std::io::BufRead;

use memchr::memchr;

use super::escape::{self, ends_escaping, find_backslash};
use crate::limits::Limits;
use crate::postgres::encoding::{Char, Encoding};
use crate::{Error, Result};

/// One row, as it stands in the data.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    /// The row without its line end.
    pub bytes: &'a [u8],
    /// From 1.
    pub number: u64,
    /// Where it starts: bytes from the start of the data.
    pub offset: u64,
    encoding: Encoding,
}

impl<'a> Row<'a> {
    /// A row taken from elsewhere, as number 1 at byte 0.
    pub fn new(bytes: &'a [u8], encoding: Encoding) -> Self {
        Row { bytes, number: 1, offset: 0, encoding }
    }

    /// Its fields. There is at least one: an empty row is one empty field, or the row of a table
    /// without columns, which only the copy statement tells apart.
    pub fn fields(&self) -> Fields<'a> {
        Fields { rest: Some(self.bytes), encoding: self.encoding }
    }

    /// Whether the server would write the row exactly so.
    pub fn is_canonical(&self) -> bool {
        escape::is_canonical(self.bytes, self.encoding)
    }
}

/// The fields of a row.
#[derive(Debug, Clone)]
pub struct Fields<'a> {
    rest: Option<&'a [u8]>,
    encoding: Encoding,
}

impl<'a> Iterator for Fields<'a> {
    type Item = Field<'a>;

    fn next(&mut self) -> Option<Field<'a>> {
        let row = self.rest.take()?;
        let mut from = 0;
        let raw = loop {
            let Some(i) = memchr(b'\t', &row[from..]) else { break row };
            let at = from + i;
            // A tab is no trail byte in any encoding, but a backslash before it may be one.
            if at > from && row[at - 1] == b'\\' && escapes_next(&row[from..at], self.encoding) {
                from = at + 1;
            } else {
                self.rest = Some(&row[at + 1..]);
                break &row[..at];
            }
        };
        Some(Field { raw, encoding: self.encoding })
    }
}

/// One field, as it stands in the row.
#[derive(Debug, Clone, Copy)]
pub struct Field<'a> {
    raw: &'a [u8],
    encoding: Encoding,
}

impl<'a> Field<'a> {
    /// A field taken from elsewhere.
    pub fn new(raw: &'a [u8], encoding: Encoding) -> Self {
        Field { raw, encoding }
    }

    /// The field with its escapes.
    pub fn raw(self) -> &'a [u8] {
        self.raw
    }

    /// Whether it is NULL.
    pub fn is_null(self) -> bool {
        self.raw == escape::NULL
    }

    /// The value, or `None` for NULL; `scratch` holds it when there were escapes.
    pub fn value<'s>(self, scratch: &'s mut Vec<u8>) -> Option<&'s [u8]>
    where
        'a: 's,
    {
        if self.is_null() {
            return None;
        }
        if memchr(b'\\', self.raw).is_none() {
            return Some(self.raw);
        }
        scratch.clear();
        escape::unescape(self.raw, self.encoding, scratch);
        Some(scratch)
    }

    /// Appends the value to `out`; false, and nothing appended, for NULL.
    pub fn unescape_into(self, out: &mut Vec<u8>) -> bool {
        let some = !self.is_null();
        if some {
            escape::unescape(self.raw, self.encoding, out);
        }
        some
    }
}

/// What a [`RowSplitter`] finds.
#[derive(Debug, Clone, Copy)]
pub enum Item<'a> {
    /// A row.
    Row(Row<'a>),
    /// `\.`: there are no more rows.
    End,
}

/// Cuts blocks of any size into rows. A row inside a block is not copied; one that crosses a border
/// is put together in a buffer that is used again, of [`Limits::copy_row_bytes`] at most.
#[derive(Debug)]
pub struct RowSplitter {
    encoding: Encoding,
    limit: u64,
    line_end: Option<LineEnd>,
    held: Vec<u8>,
    /// The row in `held` has been handed out.
    given: bool,
    /// The next byte is escaped.
    escaped: bool,
    /// The byte before was a carriage return that may end the row.
    after_cr: bool,
    /// A longer character that the last block left unfinished.
    lead: [u8; 4],
    lead_len: usize,
    offset: u64,
    rows: u64,
    ended: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LineEnd {
    Lf,
    CrLf,
    Cr,
}

/// A row's end in a block: bytes of the block up to it, and how many bytes the line end is long.
struct Found {
    consumed: usize,
    strip: usize,
}

enum Advance {
    Row { consumed: usize, len: usize, held: bool, offset: u64 },
    End { consumed: usize },
    More,
}

impl RowSplitter {
    /// Starts before the first row.
    pub fn new(encoding: Encoding, limits: &Limits) -> Self {
        RowSplitter {
            encoding,
            limit: limits.copy_row_bytes,
            line_end: None,
            held: Vec::new(),
            given: false,
            escaped: false,
            after_cr: false,
            lead: [0; 4],
            lead_len: 0,
            offset: 0,
            rows: 0,
            ended: false,
        }
    }

    /// The next row of `block`, which is left starting after it. `None` when the block is used up:
    /// call again with the next one. After [`Item::End`] nothing more is taken.
    ///
    /// # Errors
    /// [`Class::Limit`](crate::Class::Limit) for a row longer than [`Limits::copy_row_bytes`].
    pub fn next<'a, 'b: 'a>(&'a mut self, block: &mut &'b [u8]) -> Result<Option<Item<'a>>> {
        let whole = *block;
        Ok(match self.advance(whole)? {
            Advance::More => {
                *block = &[];
                None
            }
            Advance::End { consumed } => {
                *block = &whole[consumed..];
                Some(Item::End)
            }
            Advance::Row { consumed, len, held, offset } => {
                *block = &whole[consumed..];
                let bytes = if held { &self.held[..len] } else { &whole[..len] };
                Some(Item::Row(Row { bytes, number: self.rows, offset, encoding: self.encoding }))
            }
        })
    }

    /// Rows so far.
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// To be called when the input is at its end.
    ///
    /// # Errors
    /// [`Class::Truncated`](crate::Class::Truncated) when `\.` never came.
    pub fn finish(&self) -> Result<()> {
        if self.ended {
            return Ok(());
        }
        let held = if self.given { 0 } else { self.held.len() as u64 };
        let what = if held > 0 { "a row of COPY data" } else { "COPY data, before its end marker" };
        Err(Error::truncated(what).at(self.offset + held).in_row(self.rows + 1))
    }

    fn advance(&mut self, block: &[u8]) -> Result<Advance> {
        if self.given {
            self.held.clear();
            self.given = false;
        }
        if self.ended {
            return Ok(Advance::End { consumed: 0 });
        }
        let found = self.find_end(block);
        let taken = found.as_ref().map_or(block.len(), |f| f.consumed);
        let total = self.held.len() + taken;
        if total as u64 > self.limit {
            return Err(Error::limit(format!("a COPY row is longer than copy_row_bytes ({})", self.limit))
                .at(self.offset)
                .in_row(self.rows + 1));
        }
        let Some(Found { consumed, strip }) = found else {
            self.held.extend_from_slice(block);
            return Ok(Advance::More);
        };
        let held = !self.held.is_empty();
        if held {
            self.held.extend_from_slice(&block[..consumed]);
            self.given = true;
        }
        let len = total - strip;
        let offset = self.offset;
        self.offset += total as u64;
        if (if held { &self.held[..len] } else { &block[..len] }) == b"\\." {
            self.ended = true;
            return Ok(Advance::End { consumed });
        }
        self.rows += 1;
        Ok(Advance::Row { consumed, len, held, offset })
    }

    fn find_end(&mut self, block: &[u8]) -> Option<Found> {
        match self.line_end {
            Some(line_end @ (LineEnd::Lf | LineEnd::CrLf)) if !self.encoding.embeds_ascii() => self.find_line_feed(block, line_end),
            _ => self.find_any_end(block),
        }
    }

    fn find_line_feed(&mut self, block: &[u8], line_end: LineEnd) -> Option<Found> {
        // An escaped first byte is not looked at.
        let mut from = usize::from(self.escaped && !block.is_empty());
        loop {
            let Some(i) = memchr(b'\n', &block[from..]) else {
                if !block.is_empty() {
                    self.escaped = ends_escaping(&block[from..]);
                    self.after_cr =
                        line_end == LineEnd::CrLf && block[from..].ends_with(b"\r") && !ends_escaping(&block[from..block.len() - 1]);
                }
                return None;
            };
            let at = from + i;
            let before = &block[from..at];
            if ends_escaping(before) {
                from = at + 1;
                continue;
            }
            let cr = line_end == LineEnd::CrLf
                && match before.split_last() {
                    Some((&last, rest)) => last == b'\r' && !ends_escaping(rest),
                    None => from == 0 && self.after_cr,
                };
            self.escaped = false;
            self.after_cr = false;
            return Some(Found { consumed: at + 1, strip: 1 + usize::from(cr) });
        }
    }

    /// Byte by byte: the first row, carriage returns, and encodings in which a backslash may be the
    /// second half of a character.
    fn find_any_end(&mut self, block: &[u8]) -> Option<Found> {
        for (i, &b) in block.iter().enumerate() {
            if std::mem::take(&mut self.after_cr) {
                if b == b'\n' {
                    self.line_end = Some(LineEnd::CrLf);
                    return Some(Found { consumed: i + 1, strip: 2 });
                }
                if self.line_end.is_none() {
                    self.line_end = Some(LineEnd::Cr);
                    return Some(Found { consumed: i, strip: 1 });
                }
            }
            if self.is_inside_character(b) {
                continue;
            }
            if std::mem::take(&mut self.escaped) {
                continue;
            }
            match b {
                b'\\' => self.escaped = true,
                b'\n' if self.line_end != Some(LineEnd::Cr) => {
                    self.line_end.get_or_insert(LineEnd::Lf);
                    return Some(Found { consumed: i + 1, strip: 1 });
                }
                b'\r' if self.line_end == Some(LineEnd::Cr) => return Some(Found { consumed: i + 1, strip: 1 }),
                b'\r' if self.line_end != Some(LineEnd::Lf) => self.after_cr = true,
                _ => {}
            }
        }
        None
    }

    /// Whether `b` belongs to a character of several bytes, where that matters.
    fn is_inside_character(&mut self, b: u8) -> bool {
        if self.lead_len == 0 && (b < 0x80 || !self.encoding.embeds_ascii()) {
            return false;
        }
        self.lead[self.lead_len] = b;
        match self.encoding.first_char(&self.lead[..=self.lead_len]) {
            Char::Partial => {
                self.lead_len += 1;
                self.escaped = false;
                true
            }
            Char::Whole(_) => {
                self.lead_len = 0;
                self.escaped = false;
                true
            }
            Char::Invalid => {
                self.lead_len = 0;
                false
            }
        }
    }
}

/// Whether a backslash at the end of `bytes` escapes what follows, in any encoding.
fn escapes_next(bytes: &[u8], encoding: Encoding) -> bool {
    if !encoding.embeds_ascii() {
        return ends_escaping(bytes);
    }
    let mut rest = bytes;
    while let Some(at) = find_backslash(rest, encoding) {
        let after = &rest[at + 1..];
        if after.is_empty() {
            return true;
        }
        rest = &after[encoding.step(after)..];
    }
    false
}

/// The rows of a stream, such as [`EntryData::Stream`](crate::postgres::archive::EntryData::Stream).
/// Rows that lie whole in the reader's buffer are not copied.
#[derive(Debug)]
pub struct RowReader<R> {
    inner: R,
    splitter: RowSplitter,
    used: usize,
}

impl<R: BufRead> RowReader<R> {
    /// Reads from where `inner` stands.
    pub fn new(inner: R, encoding: Encoding, limits: &Limits) -> Self {
        RowReader { inner, splitter: RowSplitter::new(encoding, limits), used: 0 }
    }

    /// The next row; `None` after `\.`, and what follows that is left unread.
    ///
    /// # Errors
    /// Those of the reader, of [`RowSplitter::next`] and of [`RowSplitter::finish`].
    pub fn next_row(&mut self) -> Result<Option<Row<'_>>> {
        self.inner.consume(std::mem::take(&mut self.used));
        let (len, held, offset) = loop {
            let block = self.inner.fill_buf()?;
            if block.is_empty() {
                self.splitter.finish()?;
                return Ok(None);
            }
            let size = block.len();
            match self.splitter.advance(block)? {
                Advance::More => self.inner.consume(size),
                Advance::End { consumed } => {
                    self.inner.consume(consumed);
                    return Ok(None);
                }
                Advance::Row { consumed, len, held, offset } => {
                    self.used = consumed;
                    break (len, held, offset);
                }
            }
        };
        // Nothing was consumed since: this is the same buffer again, not another read.
        let bytes = if held { &self.splitter.held[..len] } else { &self.inner.fill_buf()?[..len] };
        Ok(Some(Row { bytes, number: self.splitter.rows, offset, encoding: self.splitter.encoding }))
    }

    /// The reader, standing after the last row read.
    pub fn into_inner(mut self) -> R {
        self.inner.consume(self.used);
        self.inner
    }
}
