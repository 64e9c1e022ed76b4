//! What can be wrong with the rows of a table.

use std::fmt;

use crate::postgres::encoding::Encoding;
use crate::{Class, Error};

/// One thing wrong, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Problem {
    /// What it is.
    pub kind: ProblemKind,
    /// The row, from 1.
    pub row: u64,
    /// The byte, from the start of the decoded data; the row's first for its number of columns.
    pub offset: u64,
}

/// The kinds of [`Problem`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ProblemKind {
    /// The row has another number of columns.
    Columns {
        /// What it has; in a table without columns, a row that is not empty has at least one.
        found: u64,
        /// What the copy statement, or else the first row, has.
        expected: u64,
    },
    /// A carriage return in data whose rows end in LF.
    CarriageReturn,
    /// A newline in data whose rows end in CR or CR LF.
    Newline,
    /// `\.` that is not alone on its line.
    EndMarkerNotAlone,
    /// The line of `\.` ends otherwise than the rows before it, or not at all.
    EndMarkerLineEnd,
    /// Something other than line ends after the end marker.
    AfterEnd,
    /// The data ends without `\.`.
    NoEndMarker,
    /// The data ends inside a row.
    CutRow,
    /// A NUL byte.
    Nul,
    /// A byte sequence that is not valid in the encoding. Reported once per row.
    InvalidEncoding(Encoding),
    /// A value spelled with `\ooo` or `\xhh` that is not valid in the encoding, or holds NUL.
    EscapedEncoding(Encoding),
    /// An escape that the server reads but never writes: a backslash and this byte.
    UnusualEscape(u8),
    /// A control character that the server would have escaped.
    UnusualByte(u8),
    /// `\N` as part of a field, where the server reads it as the letter N.
    NullInsideField,
}

impl ProblemKind {
    /// Whether the server would take the data all the same.
    pub fn is_tolerated(self) -> bool {
        matches!(self, ProblemKind::UnusualEscape(_) | ProblemKind::UnusualByte(_) | ProblemKind::NullInsideField)
    }
}

impl Problem {
    /// The problem as an error with its place.
    pub fn to_error(&self) -> Error {
        let class = match self.kind {
            ProblemKind::NoEndMarker | ProblemKind::CutRow => Class::Truncated,
            _ => Class::Malformed,
        };
        Error::new(class, self.to_string()).in_row(self.row).at(self.offset)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.kind.fmt(f)
    }
}

impl fmt::Display for ProblemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            ProblemKind::Columns { found, expected } => {
                write!(f, "{found} column{}, expected {expected}", if found == 1 { "" } else { "s" })
            }
            ProblemKind::CarriageReturn => f.write_str("literal carriage return in the data"),
            ProblemKind::Newline => f.write_str("newline where rows end in a carriage return"),
            ProblemKind::EndMarkerNotAlone => f.write_str("end marker `\\.` is not alone on its line"),
            ProblemKind::EndMarkerLineEnd => f.write_str("line of the end marker `\\.` ends otherwise than the rows before it"),
            ProblemKind::AfterEnd => f.write_str("data after the end marker `\\.`"),
            ProblemKind::NoEndMarker => f.write_str("no end marker `\\.`"),
            ProblemKind::CutRow => f.write_str("data ends inside a row"),
            ProblemKind::Nul => f.write_str("NUL byte in the data"),
            ProblemKind::InvalidEncoding(encoding) => write!(f, "invalid byte sequence for encoding {encoding}"),
            ProblemKind::EscapedEncoding(encoding) => write!(f, "escapes spell an invalid byte sequence for encoding {encoding}"),
            ProblemKind::UnusualEscape(b) => write!(f, "escape `\\{}`, which the server never writes", b.escape_ascii()),
            ProblemKind::UnusualByte(b) => write!(f, "unescaped control character 0x{b:02x}, which the server never writes"),
            ProblemKind::NullInsideField => f.write_str("`\\N` is only a part of its field"),
        }
    }
}
