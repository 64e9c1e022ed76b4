//! What can go wrong with bytes, and where.
//!
//! The class comes first because exit codes and the caller's next step hang on it; the place says
//! which part, byte, entry and row. Texts are lower case, without a full stop, and never repeat
//! their source.

use std::fmt;
use std::io;

/// The crate's result.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What kind of failure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Class {
    /// The bytes contradict the format.
    Malformed,
    /// The input ends before it should.
    Truncated,
    /// Sound, as far as it can be told, but of a version or kind this crate does not know.
    Unsupported,
    /// A bound of [`crate::limits`] was reached.
    Limit,
    /// A stored checksum disagrees with the bytes.
    Checksum,
    /// The caller asked for something that cannot be.
    Misuse,
    /// Reading or writing failed below us.
    Io,
    /// A database server refused, or went away.
    Server,
    /// The caller's flag said to stop.
    Cancelled,
}

impl Class {
    /// Whether the input itself is at fault (exit code 3), as opposed to us or the machine.
    pub fn is_damage(self) -> bool {
        matches!(self, Class::Malformed | Class::Truncated | Class::Checksum)
    }

    /// The class in one word, as it appears in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Class::Malformed => "malformed",
            Class::Truncated => "truncated",
            Class::Unsupported => "unsupported",
            Class::Limit => "limit",
            Class::Checksum => "checksum",
            Class::Misuse => "misuse",
            Class::Io => "io",
            Class::Server => "server",
            Class::Cancelled => "cancelled",
        }
    }
}

/// Where in the input something is; every field is known or not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Place {
    /// The file or archive member.
    pub part: Option<String>,
    /// Bytes from the start of the part.
    pub offset: Option<u64>,
    /// The TOC entry's dump id.
    pub entry: Option<i32>,
    /// The row of the entry's data, from 1.
    pub row: Option<u64>,
    /// The line of a text input, from 1.
    pub line: Option<u64>,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut sep = "";
        let mut item = |f: &mut fmt::Formatter<'_>, args: fmt::Arguments<'_>| {
            let r = write!(f, "{sep}{args}");
            sep = ", ";
            r
        };
        if let Some(part) = &self.part {
            item(f, format_args!("{part}"))?;
        }
        if let Some(entry) = self.entry {
            item(f, format_args!("entry {entry}"))?;
        }
        if let Some(row) = self.row {
            item(f, format_args!("row {row}"))?;
        }
        if let Some(line) = self.line {
            item(f, format_args!("line {line}"))?;
        }
        if let Some(offset) = self.offset {
            item(f, format_args!("byte {offset}"))?;
        }
        Ok(())
    }
}

impl Place {
    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        *self == Place::default()
    }
}

/// A failure: class, what, where, and its cause.
#[derive(Debug)]
pub struct Error(Box<Inner>);

#[derive(Debug)]
struct Inner {
    class: Class,
    what: String,
    hint: Option<String>,
    place: Place,
    source: Option<io::Error>,
}

impl Error {
    /// An error of `class` saying `what` was found and what was expected.
    pub fn new(class: Class, what: impl Into<String>) -> Self {
        Error(Box::new(Inner { class, what: what.into(), hint: None, place: Place::default(), source: None }))
    }

    /// The bytes contradict the format.
    pub fn malformed(what: impl Into<String>) -> Self {
        Self::new(Class::Malformed, what)
    }

    /// The input ended while `what` was being read.
    pub fn truncated(what: impl fmt::Display) -> Self {
        Self::new(Class::Truncated, format!("input ends inside {what}"))
    }

    /// Known to exist, not known to us.
    pub fn unsupported(what: impl Into<String>) -> Self {
        Self::new(Class::Unsupported, what)
    }

    /// A bound was reached.
    pub fn limit(what: impl Into<String>) -> Self {
        Self::new(Class::Limit, what)
    }

    /// A checksum disagrees.
    pub fn checksum(what: impl Into<String>) -> Self {
        Self::new(Class::Checksum, what)
    }

    /// The caller is at fault.
    pub fn misuse(what: impl Into<String>) -> Self {
        Self::new(Class::Misuse, what)
    }

    /// A server refused, or answered with what it should not.
    pub fn server(what: impl Into<String>) -> Self {
        Self::new(Class::Server, what)
    }

    /// The caller's flag said to stop.
    pub fn cancelled() -> Self {
        Self::new(Class::Cancelled, "cancelled")
    }

    /// Adds to what it says.
    #[must_use]
    pub fn also(mut self, more: impl fmt::Display) -> Self {
        self.0.what = format!("{}; {more}", self.0.what);
        self
    }

    /// What to try next.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.0.hint = Some(hint.into());
        self
    }

    /// At this byte of its part, unless a place nearer the cause is already known.
    #[must_use]
    pub fn at(mut self, offset: u64) -> Self {
        self.0.place.offset.get_or_insert(offset);
        self
    }

    /// In this file or member, unless already known.
    #[must_use]
    pub fn in_part(mut self, part: impl Into<String>) -> Self {
        self.0.place.part.get_or_insert_with(|| part.into());
        self
    }

    /// In this TOC entry, unless already known.
    #[must_use]
    pub fn in_entry(mut self, dump_id: i32) -> Self {
        self.0.place.entry.get_or_insert(dump_id);
        self
    }

    /// In this row of the entry's data, unless already known.
    #[must_use]
    pub fn in_row(mut self, row: u64) -> Self {
        self.0.place.row.get_or_insert(row);
        self
    }

    /// On this line, unless already known.
    #[must_use]
    pub fn on_line(mut self, line: u64) -> Self {
        self.0.place.line.get_or_insert(line);
        self
    }

    /// The class.
    pub fn class(&self) -> Class {
        self.0.class
    }

    /// What was found and expected, without the place.
    pub fn what(&self) -> &str {
        &self.0.what
    }

    /// The place, as far as it is known.
    pub fn place(&self) -> &Place {
        &self.0.place
    }

    /// What to try next, if we know.
    pub fn hint_text(&self) -> Option<&str> {
        self.0.hint.as_deref()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.what)?;
        if !self.0.place.is_empty() {
            write!(f, " ({})", self.0.place)?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source.as_ref().map(|e| e as _)
    }
}

/// An [`Error`] that travelled through [`io::Error`] comes back as itself.
impl From<io::Error> for Error {
    fn from(e: io::Error) -> Self {
        match e.downcast::<Error>() {
            Ok(ours) => ours,
            Err(e) => {
                let what = if e.kind() == io::ErrorKind::UnexpectedEof { "unexpected end of input" } else { "i/o error" };
                let class = if e.kind() == io::ErrorKind::UnexpectedEof { Class::Truncated } else { Class::Io };
                Error(Box::new(Inner { class, what: what.into(), hint: None, place: Place::default(), source: Some(e) }))
            }
        }
    }
}

/// So that a typed error passes through [`io::Read`] unharmed; see the reverse conversion.
impl From<Error> for io::Error {
    fn from(e: Error) -> Self {
        let kind = match e.class() {
            Class::Truncated => io::ErrorKind::UnexpectedEof,
            Class::Io => match &e.0.source {
                Some(source) => source.kind(),
                None => io::ErrorKind::Other,
            },
            _ => io::ErrorKind::InvalidData,
        };
        io::Error::new(kind, e)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passes_through_io_error_unharmed() {
        let e = Error::checksum("adler32 is 1, stored 2").at(7).in_entry(3);
        let back = Error::from(io::Error::from(e));
        assert_eq!(back.class(), Class::Checksum);
        assert_eq!(back.to_string(), "adler32 is 1, stored 2 (entry 3, byte 7)");
    }

    #[test]
    fn the_place_nearest_the_cause_wins() {
        assert_eq!(Error::malformed("x").at(1).at(2).to_string(), "x (byte 1)");
    }
}
