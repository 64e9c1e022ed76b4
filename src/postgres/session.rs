//! One connection to a server: queries in the text format, and what the server says of itself.
//!
//! Messages follow the frontend/backend protocol 3.0 (PostgreSQL manual, "Message Formats"): a byte that
//! says what it is, a length that counts itself, and the payload.

use std::collections::HashMap;
use std::io::{self, BufRead, BufReader, ErrorKind, Read, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use dumpkit_formats::{Error, Result};

use super::cancel::{self, Canceller};
use super::connect;
use super::conninfo::Conninfo;
use super::rows::Rows;
use super::stream::Stream;

/// The largest message taken from a server: what COPY can send, a row of 1 GiB.
const LARGEST_MESSAGE: usize = 1 << 30;

/// What is said when the server takes too long.
pub(super) const TIMEOUT: &str = "timeout expired";

/// A connection.
pub struct Session {
    stream: BufReader<Stream>,
    parameters: HashMap<String, String>,
    out: Vec<u8>,
    canceller: Canceller,
    /// Whether an answer is still to come.
    busy: Arc<AtomicBool>,
    /// What leads to the same server again.
    source: Option<Arc<Conninfo>>,
}

impl Session {
    /// Connects to the first server that `conninfo` allows.
    ///
    /// # Errors
    ///
    /// Why each of them could not be had.
    pub fn connect(conninfo: &Conninfo) -> Result<Self> {
        connect::connect(conninfo)
    }

    /// Another connection to the same server, also where several could have been taken.
    pub fn another(&self) -> Result<Self> {
        let source = self.source.as_ref().ok_or_else(|| Error::misuse("the connection is not complete"))?;
        connect::connect(source)
    }

    /// What stops a query of this connection from another thread.
    pub fn canceller(&self) -> Canceller {
        self.canceller.clone()
    }

    pub(super) fn new(stream: Stream, canceller: Canceller) -> Self {
        let stream = BufReader::with_capacity(1 << 18, stream);
        Session { stream, parameters: HashMap::new(), out: Vec::new(), canceller, busy: Arc::default(), source: None }
    }

    pub(super) fn stream(&self) -> &Stream {
        self.stream.get_ref()
    }

    pub(super) fn set_key(&mut self, key: &[u8]) {
        self.canceller.set_key(key);
        cancel::register(&self.busy, &self.canceller);
    }

    pub(super) fn set_source(&mut self, source: Arc<Conninfo>) {
        self.source = Some(source);
    }

    /// Sends bytes that are a message of their own kind.
    pub(super) fn send_raw(&mut self, bytes: &[u8]) -> Result<()> {
        self.stream.get_mut().write_all(bytes)?;
        self.stream.get_mut().flush()?;
        Ok(())
    }

    /// A parameter that the server reports, such as `server_version`.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.get(name).map(String::as_str)
    }

    /// Runs a query, or several separated by semicolons, and returns the rows of the last.
    ///
    /// # Errors
    ///
    /// What the server says, and the query.
    pub fn query(&mut self, sql: impl AsRef<[u8]>) -> Result<Rows> {
        let sql = sql.as_ref();
        self.start(sql)?;
        let mut rows = Rows::default();
        let mut refused = None;
        let mut payload = Vec::new();
        loop {
            match self.message(&mut payload) {
                Ok(b'T') => rows = Rows::new(column_names(&payload)?),
                Ok(b'D') => push_row(&mut rows, &payload)?,
                Ok(b'E') => refused = Some(refusal(&payload)),
                Ok(b'Z') => break,
                Ok(_) => {}
                // A server that ends the connection says why first.
                Err(e) => {
                    refused = Some(refused.unwrap_or(e));
                    break;
                }
            }
        }
        match refused {
            Some(e) => Err(e.hint(format!("the query was: {}", shown(sql)))),
            None => Ok(rows),
        }
    }

    /// Whether an answer is still to come, so that the connection is of no use for another query.
    pub(super) fn is_busy(&self) -> bool {
        self.busy.load(Ordering::Relaxed)
    }

    /// Sends a query and leaves its answer to be read message by message.
    pub(super) fn start(&mut self, sql: &[u8]) -> Result<()> {
        self.busy.store(true, Ordering::Relaxed);
        self.send(b'Q', &[sql, &[0]])
    }

    /// What comes from the server, past the messages.
    pub(super) fn reader(&mut self) -> &mut impl BufRead {
        &mut self.stream
    }

    pub(super) fn send(&mut self, tag: u8, pieces: &[&[u8]]) -> Result<()> {
        let len: usize = pieces.iter().map(|piece| piece.len()).sum();
        let len = u32::try_from(len + 4).map_err(|_| Error::misuse("a message to the server is over 4 GiB"))?;
        self.out.clear();
        self.out.push(tag);
        self.out.extend_from_slice(&len.to_be_bytes());
        for piece in pieces {
            self.out.extend_from_slice(piece);
        }
        self.stream.get_mut().write_all(&self.out)?;
        self.stream.get_mut().flush()?;
        Ok(())
    }

    /// Reads the next message; parameters are kept, notices passed over.
    pub(super) fn message(&mut self, payload: &mut Vec<u8>) -> Result<u8> {
        loop {
            let mut head = [0; 5];
            self.stream.read_exact(&mut head).map_err(lost)?;
            let len = u32::from_be_bytes([head[1], head[2], head[3], head[4]]) as usize;
            let len = len.checked_sub(4).filter(|len| *len <= LARGEST_MESSAGE);
            let len = len.ok_or_else(|| Error::server("the server sent a message of an impossible length"))?;
            payload.clear();
            (&mut self.stream).take(len as u64).read_to_end(payload)?;
            if payload.len() < len {
                return Err(lost(ErrorKind::UnexpectedEof.into()));
            }
            match head[0] {
                b'S' => {
                    let mut texts = payload.split(|b| *b == 0).map(|text| String::from_utf8_lossy(text).into_owned());
                    if let (Some(name), Some(value)) = (texts.next(), texts.next()) {
                        self.parameters.insert(name, value);
                    }
                }
                b'N' => {}
                tag => {
                    if tag == b'Z' {
                        self.busy.store(false, Ordering::Relaxed);
                    }
                    return Ok(tag);
                }
            }
        }
    }
}

impl Drop for Session {
    /// A server notices that nobody listens only when it sends something: it is told.
    fn drop(&mut self) {
        if self.busy.load(Ordering::Relaxed) {
            cancel::part(std::iter::once(self.canceller.clone()));
        }
    }
}

/// A query as messages show it: not more of it than a person reads.
pub(super) fn shown(sql: &[u8]) -> String {
    const MOST: usize = 400;
    let text = String::from_utf8_lossy(&sql[..sql.len().min(MOST)]);
    format!("{}{}", text.trim(), if sql.len() > MOST { " ..." } else { "" })
}

/// Reading from the server failed.
pub(super) fn lost(error: io::Error) -> Error {
    match error.kind() {
        ErrorKind::UnexpectedEof => Error::server("the server closed the connection unexpectedly"),
        ErrorKind::TimedOut | ErrorKind::WouldBlock => Error::server(TIMEOUT),
        _ => error.into(),
    }
}

pub(super) fn broken() -> Error {
    Error::server("the server sent a message that ends before it should")
}

pub(super) fn column_names(payload: &[u8]) -> Result<Vec<Box<[u8]>>> {
    let mut rest = payload.get(2..).ok_or_else(broken)?;
    let mut names = Vec::new();
    while !rest.is_empty() {
        let end = memchr::memchr(0, rest).ok_or_else(broken)?;
        names.push(rest[..end].into());
        // Table oid, column number, type oid, size, modifier, format.
        rest = rest.get(end + 1 + 18..).ok_or_else(broken)?;
    }
    Ok(names)
}

fn push_row(rows: &mut Rows, payload: &[u8]) -> Result<()> {
    let mut rest = payload.get(2..).ok_or_else(broken)?;
    for _ in 0..rows.width() {
        let (len, after) = rest.split_first_chunk::<4>().ok_or_else(broken)?;
        rest = after;
        match usize::try_from(i32::from_be_bytes(*len)) {
            Ok(len) => {
                rows.push(Some(rest.get(..len).ok_or_else(broken)?));
                rest = &rest[len..];
            }
            Err(_) => rows.push(None),
        }
    }
    Ok(())
}

/// What an ErrorResponse says: severity, message, detail and hint.
pub(super) fn refusal(payload: &[u8]) -> Error {
    let said = |wanted| field(payload, wanted).map(|text| String::from_utf8_lossy(text).into_owned());
    let mut what = said(b'M').unwrap_or_else(|| "an error without a message".to_owned());
    if let Some(detail) = said(b'D') {
        what = format!("{what}: {detail}");
    }
    Error::server(format!("the server said: {what}"))
}

/// The code of an ErrorResponse, such as `57P03`.
pub(super) fn sqlstate(payload: &[u8]) -> Option<&[u8]> {
    field(payload, b'C')
}

fn field(payload: &[u8], wanted: u8) -> Option<&[u8]> {
    let found = payload.split(|b| *b == 0).find(|field| field.first() == Some(&wanted));
    found.map(|field| &field[1..])
}
