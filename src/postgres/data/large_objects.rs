//! Contents of large objects, read a piece at a time.
//!
//! COPY in the binary format gives the bytes of `lo_get` as they are (PostgreSQL manual, COPY, "Binary
//! Format"); it takes the same rights as opening the object.

use std::borrow::BorrowMut;
use std::collections::VecDeque;
use std::io::{self, BufRead, Read};

use dumpkit_formats::postgres::archive::LargeObjects;
use dumpkit_formats::{Error, Result};

use crate::postgres::copy_out::CopyOut;
use crate::postgres::session::Session;

/// Bytes asked for at a time.
const PIECE: usize = 1 << 20;

/// Bytes before the first row: signature, flags, length of an empty extension.
const HEAD: usize = 11 + 4 + 4;

/// Large objects of a server, in a given order.
pub struct ServerObjects<S> {
    rest: VecDeque<u32>,
    contents: Contents<S>,
}

impl<S: BorrowMut<Session>> ServerObjects<S> {
    /// The objects of these oids.
    pub fn new(session: S, oids: impl IntoIterator<Item = u32>) -> Self {
        let contents = Contents { session, oid: 0, offset: 0, bytes: Vec::new(), at: 0, more: false };
        ServerObjects { rest: oids.into_iter().collect(), contents }
    }
}

impl<S: BorrowMut<Session>> LargeObjects for ServerObjects<S> {
    fn next_object(&mut self) -> Result<Option<u32>> {
        let Some(oid) = self.rest.pop_front() else { return Ok(None) };
        let contents = &mut self.contents;
        contents.oid = oid;
        contents.offset = 0;
        contents.bytes.clear();
        contents.at = 0;
        contents.more = true;
        Ok(Some(oid))
    }

    fn contents(&mut self) -> &mut dyn BufRead {
        &mut self.contents
    }
}

struct Contents<S> {
    session: S,
    oid: u32,
    /// Of the next piece.
    offset: u64,
    /// The current piece, with what COPY puts around it; from byte `at`.
    bytes: Vec<u8>,
    at: usize,
    more: bool,
}

impl<S: BorrowMut<Session>> Contents<S> {
    fn fetch(&mut self) -> Result<()> {
        let command = format!("COPY (SELECT pg_catalog.lo_get({}, {}, {PIECE})) TO STDOUT (FORMAT binary)", self.oid, self.offset);
        self.bytes.clear();
        let read =
            CopyOut::start(self.session.borrow_mut(), command.as_bytes()).and_then(|mut rows| Ok(rows.read_to_end(&mut self.bytes)?));
        read.map_err(|e| Error::new(e.class(), format!("large object {}: {}", self.oid, e.what())))?;
        // After the head: number of columns (2), length (4), the bytes, -1 (2).
        let len = self.bytes.get(HEAD + 2..HEAD + 6).map(|len| u32::from_be_bytes([len[0], len[1], len[2], len[3]]) as usize);
        let len = len.filter(|len| self.bytes.len() == HEAD + 6 + len + 2);
        let len = len.ok_or_else(|| Error::server(format!("large object {}: the server sent something else than its bytes", self.oid)))?;
        self.bytes.truncate(HEAD + 6 + len);
        self.at = HEAD + 6;
        self.offset += len as u64;
        self.more = len == PIECE;
        Ok(())
    }
}

impl<S: BorrowMut<Session>> BufRead for Contents<S> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at == self.bytes.len() && self.more {
            self.fetch()?;
        }
        Ok(&self.bytes[self.at..])
    }

    fn consume(&mut self, n: usize) {
        self.at = (self.at + n).min(self.bytes.len());
    }
}

impl<S: BorrowMut<Session>> Read for Contents<S> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let held = self.fill_buf()?;
        let n = held.len().min(out.len());
        out[..n].copy_from_slice(&held[..n]);
        self.consume(n);
        Ok(n)
    }
}
