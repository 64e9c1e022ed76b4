//! The rows of `COPY ... TO STDOUT`: one stream of bytes, as the server sends them.
//!
//! The server sends each row as a CopyData message of its own. Here only the heads of the messages
//! are taken out; a row is copied once, from the connection's buffer to where the caller wants it.

use std::borrow::BorrowMut;
use std::io::{self, BufRead, Read};

use dumpkit_formats::{Error, Result};

use super::session::{Session, broken, lost, refusal, shown};

/// See the module. When it is dropped before its end the connection is of no more use.
#[derive(Debug)]
pub struct CopyOut<S> {
    session: S,
    /// Bytes of the current row still to come.
    left: usize,
    ended: bool,
    rows: u64,
}

impl<S: BorrowMut<Session>> CopyOut<S> {
    /// Sends the command and waits for the server to begin.
    pub fn start(mut session: S, sql: &[u8]) -> Result<Self> {
        let held = session.borrow_mut();
        held.start(sql)?;
        let mut payload = Vec::new();
        match held.message(&mut payload)? {
            b'H' => Ok(CopyOut { session, left: 0, ended: false, rows: 0 }),
            b'E' => {
                let refused = refusal(&payload);
                // A server that ends the connection says nothing more.
                while held.message(&mut payload).is_ok_and(|tag| tag != b'Z') {}
                Err(refused.hint(format!("the command was: {}", shown(sql))))
            }
            tag => Err(Error::server(format!("the server answered COPY with a message '{}'", char::from(tag)))),
        }
    }

    /// Rows begun so far.
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// The connection, for when the rows are over.
    pub(super) fn session(&mut self) -> &mut Session {
        self.session.borrow_mut()
    }

    /// The head of the next row; `false` after the last.
    fn next_row(&mut self) -> Result<bool> {
        let session = self.session.borrow_mut();
        let mut head = [0; 5];
        let buffered = session.reader().fill_buf()?;
        if let Some(next @ [b'd', ..]) = buffered.first_chunk::<5>() {
            head = *next;
            session.reader().consume(5);
            let len = u32::from_be_bytes([head[1], head[2], head[3], head[4]]) as usize;
            self.left = len.checked_sub(4).ok_or_else(broken)?;
            self.rows += 1;
            return Ok(true);
        }
        if buffered.first() == Some(&b'd') {
            session.reader().read_exact(&mut head).map_err(lost)?;
            let len = u32::from_be_bytes([head[1], head[2], head[3], head[4]]) as usize;
            self.left = len.checked_sub(4).ok_or_else(broken)?;
            self.rows += 1;
            return Ok(true);
        }
        let mut payload = Vec::new();
        let mut refused = None;
        loop {
            match session.message(&mut payload) {
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
        self.ended = true;
        refused.map_or(Ok(false), Err)
    }
}

impl<S: BorrowMut<Session>> Read for CopyOut<S> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let mut filled = 0;
        while filled < out.len() && !self.ended {
            if self.left == 0 {
                if !self.next_row()? {
                    break;
                }
                continue;
            }
            let reader = self.session.borrow_mut().reader();
            let held = reader.fill_buf()?;
            if held.is_empty() {
                return Err(closed().into());
            }
            let n = held.len().min(self.left).min(out.len() - filled);
            out[filled..filled + n].copy_from_slice(&held[..n]);
            reader.consume(n);
            self.left -= n;
            filled += n;
        }
        Ok(filled)
    }
}

/// The connection is gone.
pub(super) fn closed() -> Error {
    Error::server("the server closed the connection unexpectedly")
}
