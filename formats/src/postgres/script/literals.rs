//! What the lexer passes over whole within a statement: literals, numbers, quoted names, comments.
//!
//! Follows the exclusive states of psqlscan.l. All of it goes forward only, and reads on where the
//! bytes at hand end.

use std::io::Read;

use memchr::{memchr, memchr2, memmem};

use super::lexer::Lexer;
use crate::Result;
use crate::postgres::encoding::Encoding;
use crate::postgres::sql::{is_name_byte, is_name_start, is_space};

impl<R: Read> Lexer<R> {
    /// A `'...'` literal from behind its first quote; `escapes` as in `E'...'`. Goes on where the
    /// literal is continued on a later line.
    pub(super) fn string(&mut self, at: usize, escapes: bool) -> Result<usize> {
        if !escapes {
            // A continuation reads like one more literal, unless plain literals have escapes.
            let mut end = self.quoted(at, b'\'', "a quoted string")?;
            while !self.std_strings {
                match self.continued(end)? {
                    Some(next) => end = self.quoted(next, b'\'', "a quoted string")?,
                    None => break,
                }
            }
            return Ok(end);
        }
        let mut from = at;
        loop {
            let Some(n) = self.find2(from, b'\'', b'\\')? else { return Err(self.ends_inside("a quoted string in a statement")) };
            if self.buf[n] == b'\\' {
                if self.byte(n + 1)?.is_none() {
                    return Err(self.ends_inside("a quoted string in a statement"));
                }
                from = n + 2;
            } else if self.byte(n + 1)? == Some(b'\'') {
                from = n + 2;
            } else {
                match self.continued(n + 1)? {
                    Some(next) => from = next,
                    None => return Ok(n + 1),
                }
            }
        }
    }

    /// The end of what `quote` closes; a doubled quote does not.
    pub(super) fn quoted(&mut self, at: usize, quote: u8, what: &str) -> Result<usize> {
        let mut from = at;
        loop {
            match memchr(quote, &self.buf[from.min(self.filled)..self.filled]) {
                Some(n) => {
                    from += n + 1;
                    if self.byte(from)? != Some(quote) {
                        return Ok(from);
                    }
                    from += 1;
                }
                None => {
                    from = self.filled.max(from);
                    if !self.more()? {
                        return Err(self.ends_inside(&format!("{what} in a statement")));
                    }
                }
            }
        }
    }

    /// The first `a` or `b` from `at`, as characters where the second byte of one may look like a
    /// backslash. Where a character ends is told by its first byte, as psql does it (`PQmblen`).
    fn find2(&mut self, mut at: usize, a: u8, b: u8) -> Result<Option<usize>> {
        loop {
            if !self.encoding.embeds_ascii() {
                if let Some(n) = memchr2(a, b, &self.buf[at.min(self.filled)..self.filled]) {
                    return Ok(Some(at + n));
                }
                at = self.filled.max(at);
            } else {
                while at < self.filled {
                    let byte = self.buf[at];
                    if byte == a || byte == b {
                        return Ok(Some(at));
                    }
                    let half_width = matches!(self.encoding, Encoding::Sjis | Encoding::ShiftJis2004) && (0xA1..=0xDF).contains(&byte);
                    let single = byte < 0x80 || half_width;
                    at += if single { 1 } else { 2 };
                }
            }
            if !self.more()? {
                return Ok(None);
            }
        }
    }

    /// Behind the quote that continues a literal: white space with a newline lies between
    /// (`quotecontinue`).
    fn continued(&mut self, mut at: usize) -> Result<Option<usize>> {
        let mut newline = false;
        while let Some(b) = self.byte(at)? {
            match b {
                b'\n' | b'\r' => newline = true,
                b'\'' if newline => return Ok(Some(at + 1)),
                b'-' if self.byte(at + 1)? == Some(b'-') => {
                    at = self.until_newline(at)?;
                    continue;
                }
                _ if is_space(b) => {}
                _ => return Ok(None),
            }
            at += 1;
        }
        Ok(None)
    }

    /// A dollar sign: a quote, a parameter, or nothing.
    pub(super) fn dollar(&mut self, at: usize) -> Result<usize> {
        let mut end = match self.byte(at + 1)? {
            Some(b'$') => at + 1,
            Some(b) if is_name_start(b) => at + 2,
            Some(b'0'..=b'9') => return self.number(at + 1),
            _ => return Ok(at + 1),
        };
        while let Some(b) = self.byte(end)?.filter(|b| *b != b'$') {
            if !is_name_byte(b) {
                return Ok(at + 1);
            }
            end += 1;
        }
        if self.byte(end)?.is_none() {
            return Ok(at + 1);
        }
        let delimiter = self.buf[at..=end].to_vec();
        let finder = memmem::Finder::new(&delimiter);
        let mut from = end + 1;
        loop {
            if let Some(n) = finder.find(&self.buf[from..self.filled]) {
                return Ok(from + n + delimiter.len());
            }
            from = from.max((self.filled + 1).saturating_sub(delimiter.len()));
            if !self.more()? {
                return Err(self.ends_inside("a dollar-quoted string in a statement"));
            }
        }
    }

    /// The end of the `/* */` comment at `at`; they nest.
    pub(super) fn block_comment(&mut self, at: usize) -> Result<usize> {
        let mut depth = 1_u64;
        let mut from = at + 2;
        while depth > 0 {
            match memchr2(b'*', b'/', &self.buf[from.min(self.filled)..self.filled]) {
                Some(n) => {
                    from += n;
                    match (self.buf[from], self.byte(from + 1)?) {
                        (b'*', Some(b'/')) => {
                            depth -= 1;
                            from += 2;
                        }
                        (b'/', Some(b'*')) => {
                            depth += 1;
                            from += 2;
                        }
                        _ => from += 1,
                    }
                }
                None => {
                    from = self.filled.max(from);
                    if !self.more()? {
                        return Err(self.ends_inside("a comment in a statement"));
                    }
                }
            }
        }
        Ok(from)
    }

    /// A number, with the word that may stick to it (`integer_junk` and the like).
    pub(super) fn number(&mut self, mut at: usize) -> Result<usize> {
        let mut point = false;
        while let Some(b) = self.byte(at)? {
            match b {
                b'0'..=b'9' => at += 1,
                b'.' if !point => {
                    point = true;
                    at += 1;
                }
                _ if is_name_start(b) => return self.word_end(at + 1),
                _ => break,
            }
        }
        Ok(at)
    }
}
