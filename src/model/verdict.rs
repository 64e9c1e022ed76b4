//! What a check of a file found: problems with their places, notes, and counts.

use std::fmt;
use std::time::Duration;

use dumpkit_formats::postgres::archive::{DumpId, TocEntry};
use dumpkit_formats::{Class, Error};

/// An entry as messages name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryName {
    /// Its dump id.
    pub id: DumpId,
    /// Kind, schema and tag: `TABLE DATA public.orders`. Empty when the entry could not be read.
    pub label: String,
}

impl EntryName {
    /// The name of an entry.
    pub fn of(entry: &TocEntry) -> Self {
        EntryName { id: entry.dump_id, label: entry.label() }
    }
}

impl fmt::Display for EntryName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "entry {}", self.id)?;
        if self.label.is_empty() { Ok(()) } else { write!(f, " {}", self.label) }
    }
}

/// Which bytes a [`Problem`]'s offset counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OffsetOf {
    /// Those of the file or member, as they lie on disk.
    Stored,
    /// Those of the entry's data or of the large object, decoded.
    Decoded,
}

/// Something wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What kind of damage it is.
    pub class: Class,
    /// The entry it is in.
    pub entry: Option<EntryName>,
    /// The member of a directory or tar archive.
    pub member: Option<String>,
    /// The row, from 1.
    pub row: Option<u64>,
    /// The line of a script, from 1.
    pub line: Option<u64>,
    /// The byte, from 0.
    pub byte: Option<u64>,
    /// What `byte` counts.
    pub offset_of: OffsetOf,
    /// What was found and what was expected.
    pub text: String,
}

impl Problem {
    /// A problem without a place.
    pub fn new(class: Class, text: impl Into<String>) -> Self {
        Problem { class, entry: None, member: None, row: None, line: None, byte: None, offset_of: OffsetOf::Stored, text: text.into() }
    }

    /// The bytes contradict the format, or each other.
    pub fn malformed(text: impl Into<String>) -> Self {
        Problem::new(Class::Malformed, text)
    }

    /// An error with its place; `file` is how the whole input is called, which is no member.
    pub fn of(error: &Error, file: &str) -> Self {
        let place = error.place();
        let mut said = vec![error.what().to_owned()];
        let mut cause = std::error::Error::source(error);
        while let Some(e) = cause {
            said.push(e.to_string());
            cause = e.source();
        }
        // That it is an i/o error is in the class.
        let text = said[usize::from(said.len() > 1 && error.class() == Class::Io)..].join(": ");
        Problem {
            class: error.class(),
            entry: place.entry.map(|id| EntryName { id, label: String::new() }),
            member: place.part.clone().filter(|part| part != file),
            row: place.row,
            line: place.line,
            byte: place.offset,
            offset_of: OffsetOf::Stored,
            text,
        }
    }

    /// In this entry.
    #[must_use]
    pub fn in_entry(mut self, entry: &TocEntry) -> Self {
        self.entry = Some(EntryName::of(entry));
        self
    }

    /// In this member.
    #[must_use]
    pub fn in_member(mut self, member: &str) -> Self {
        self.member = Some(member.to_owned());
        self
    }

    /// At this byte of the file or member.
    #[must_use]
    pub fn at(mut self, byte: u64) -> Self {
        self.byte = Some(byte);
        self
    }

    /// In this row, at this byte of the decoded data.
    #[must_use]
    pub fn in_row(mut self, row: u64, byte: Option<u64>) -> Self {
        self.row = Some(row);
        self.byte = byte;
        self.offset_of = OffsetOf::Decoded;
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut separator = "";
        let mut place = |args: fmt::Arguments<'_>| {
            let written = write!(f, "{separator}{args}");
            separator = ", ";
            written
        };
        if let Some(entry) = &self.entry {
            place(format_args!("{entry}"))?;
        }
        if let Some(member) = &self.member {
            place(format_args!("member {member}"))?;
        }
        if let Some(row) = self.row {
            place(format_args!("row {row}"))?;
        }
        if let Some(line) = self.line {
            place(format_args!("line {line}"))?;
        }
        if let Some(byte) = self.byte {
            place(format_args!("byte {byte}"))?;
        }
        write!(f, "{}{}", if separator.is_empty() { "" } else { ": " }, self.text)
    }
}

/// How the check of one file ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing is wrong that the level can show.
    Sound,
    /// There are problems.
    Damaged,
    /// It could not be checked: missing, or of a version that is not known.
    Unreadable,
}

impl Outcome {
    /// The word in text and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Outcome::Sound => "sound",
            Outcome::Damaged => "damaged",
            Outcome::Unreadable => "unreadable",
        }
    }
}

/// What was looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// Entries of the TOC.
    pub entries: u64,
    /// Entries with data that were read.
    pub tables: u64,
    /// Rows of COPY data, or INSERT statements.
    pub rows: u64,
    /// Large objects.
    pub large_objects: u64,
    /// Bytes of decoded data.
    pub bytes: u64,
    /// Key values compared (level `full`).
    pub keys: u64,
}

/// The result for one file.
#[derive(Debug, Clone)]
pub struct Verdict {
    /// The file as it was named.
    pub file: String,
    /// How it ended.
    pub outcome: Outcome,
    /// What the file is: `custom`, `directory`, `tar`, `plain`; `None` when it could not be told.
    pub format: Option<&'static str>,
    /// The level of the check.
    pub level: &'static str,
    /// What is wrong, in the order of the archive.
    pub problems: Vec<Problem>,
    /// Problems that were counted but not kept, by entry.
    pub more: Vec<(Option<EntryName>, u64)>,
    /// What could not be checked, and what is odd but no damage.
    pub notes: Vec<String>,
    /// What was looked at.
    pub counts: Counts,
    /// How long it took.
    pub elapsed: Duration,
}

impl Verdict {
    /// Problems in all, those not kept included.
    pub fn problem_count(&self) -> u64 {
        self.more.iter().map(|(_, n)| n).sum::<u64>() + self.problems.len() as u64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_is_one_line_with_its_place() {
        let mut problem = Problem::malformed("row has 5 columns, expected 6").in_row(17, Some(2311));
        problem.entry = Some(EntryName { id: 214, label: "TABLE DATA public.orders".into() });
        assert_eq!(problem.to_string(), "entry 214 TABLE DATA public.orders, row 17, byte 2311: row has 5 columns, expected 6");
        assert_eq!(Problem::malformed("x").to_string(), "x");
    }
}
