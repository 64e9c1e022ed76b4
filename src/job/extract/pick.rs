//! Which rows are wanted, and which of their fields in which order.

use dumpkit_formats::postgres::copy::{Field, Row};
use dumpkit_formats::postgres::encoding::Encoding;
use dumpkit_formats::{Error, Result, Text};

use super::{OutColumn, unknown_column};
use crate::job::transcode::Transcoder;
use crate::model::row_filter::{Condition, Test};

/// How values of conditions are to be compared with those of rows.
pub(super) struct Values<'a> {
    pub(super) transcoder: &'a Transcoder,
    /// Rows have been turned into UTF-8.
    pub(super) utf8: bool,
}

/// Picks from the rows of one entry.
pub(super) struct Pick {
    /// Fields that each row must have.
    width: usize,
    /// The field of each column that goes out.
    order: Vec<usize>,
    /// All fields go out as they come.
    identity: bool,
    tests: Vec<(usize, Bound)>,
    spans: Vec<(usize, usize)>,
    scratch: Vec<u8>,
}

enum Bound {
    Equal(Vec<u8>),
    Different(Vec<u8>),
    Null,
    NotNull,
    /// Of a value that the archive's encoding cannot have.
    Never,
}

/// A row on its way out.
pub(super) struct OutRow<'a> {
    row: Row<'a>,
    spans: &'a [(usize, usize)],
    order: &'a [usize],
    identity: bool,
    encoding: Encoding,
}

impl<'a> OutRow<'a> {
    /// The row as it stands, if nothing of it was left out or moved.
    pub(super) fn whole(&self) -> Option<&'a [u8]> {
        self.identity.then_some(self.row.bytes)
    }

    /// What the row is in.
    pub(super) fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// The columns' fields.
    pub(super) fn fields(&self) -> impl Iterator<Item = Field<'a>> + '_ {
        self.order.iter().map(|i| {
            let (from, to) = self.spans.get(*i).copied().unwrap_or_default();
            Field::new(&self.row.bytes[from..to], self.encoding)
        })
    }
}

impl Pick {
    pub(super) fn new(columns: &[OutColumn], stored: &[Text], conditions: &[Condition], values: &Values<'_>) -> Result<Self> {
        let order = columns
            .iter()
            .map(|column| {
                let found = stored.iter().position(|name| *name == column.stored);
                found.ok_or_else(|| Error::malformed(format!("the data has no column {}", column.name)))
            })
            .collect::<Result<Vec<_>>>()?;
        let names: Vec<String> = stored.iter().map(|name| values.transcoder.display(name)).collect();
        let names = names.iter().map(String::as_str);
        let mut tests = Vec::new();
        for Condition { column, test } in conditions {
            let field = column.find(names.clone()).ok_or_else(|| unknown_column(&column.name, "the table", names.clone()))?;
            let encoded = |value: &str| if values.utf8 { Some(value.as_bytes().to_vec()) } else { values.transcoder.encode(value) };
            let bound = match test {
                Test::Equal(value) => encoded(value).map_or(Bound::Never, Bound::Equal),
                Test::Different(value) => encoded(value).map_or(Bound::NotNull, Bound::Different),
                Test::Null => Bound::Null,
                Test::NotNull => Bound::NotNull,
            };
            tests.push((field, bound));
        }
        let identity = order.iter().copied().eq(0..stored.len());
        Ok(Pick { width: stored.len(), order, identity, tests, spans: Vec::new(), scratch: Vec::new() })
    }

    /// The row, if it is wanted.
    ///
    /// # Errors
    /// When it has more or fewer fields than the table columns.
    pub(super) fn row<'a>(&'a mut self, row: Row<'a>, encoding: Encoding) -> Result<Option<OutRow<'a>>> {
        self.spans.clear();
        if self.width > 0 || !row.bytes.is_empty() {
            let start = row.bytes.as_ptr().addr();
            self.spans.extend(row.fields().map(|field| {
                let from = field.raw().as_ptr().addr() - start;
                (from, from + field.raw().len())
            }));
        }
        if self.spans.len() != self.width {
            return Err(Error::malformed(format!("the row has {} fields, expected {}", self.spans.len(), self.width)));
        }
        for (field, bound) in &self.tests {
            let (from, to) = self.spans[*field];
            let value = Field::new(&row.bytes[from..to], encoding).value(&mut self.scratch);
            let holds = match bound {
                Bound::Equal(wanted) => value == Some(wanted),
                Bound::Different(unwanted) => value.is_some_and(|value| value != unwanted),
                Bound::Null => value.is_none(),
                Bound::NotNull => value.is_some(),
                Bound::Never => false,
            };
            if !holds {
                return Ok(None);
            }
        }
        Ok(Some(OutRow { row, spans: &self.spans, order: &self.order, identity: self.identity, encoding }))
    }
}
