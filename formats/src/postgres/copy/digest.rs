//! A digest of a table's rows that does not depend on their order: two dumps of the same table need
//! not list its rows alike.
//!
//! Every row is hashed with XXH3-128, and the hashes are summed modulo 2^128. That tells tables
//! apart that differ by accident. It is not cryptographic: who can choose rows can make two tables
//! agree.

use std::fmt;
use std::str::FromStr;

use twox_hash::XxHash3_128;

use super::escape::{escape, is_canonical};
use super::text::{Field, Row};
use crate::postgres::encoding::Encoding;
use crate::{Error, Result};

/// The rows of a table in two numbers. Written as `<rows>:<sum in 32 hex digits>`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Digest {
    /// How many rows there are.
    pub rows: u64,
    /// The sum of their hashes, modulo 2^128.
    pub sum: u128,
}

impl Digest {
    /// With the rows of another part of the same table.
    pub fn merge(&mut self, other: Digest) {
        self.rows = self.rows.wrapping_add(other.rows);
        self.sum = self.sum.wrapping_add(other.sum);
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{:032x}", self.rows, self.sum)
    }
}

impl FromStr for Digest {
    type Err = Error;

    fn from_str(s: &str) -> Result<Self> {
        let parsed = s.split_once(':').and_then(|(rows, sum)| {
            let plain = sum.len() == 32 && sum.bytes().all(|b| b.is_ascii_hexdigit());
            plain.then_some(Digest { rows: rows.parse().ok()?, sum: u128::from_str_radix(sum, 16).ok()? })
        });
        parsed.ok_or_else(|| Error::malformed(format!("row digest is {s:?}, expected a count, a colon and 32 hex digits")))
    }
}

/// Digests rows one by one.
#[derive(Debug)]
pub struct RowDigester {
    encoding: Encoding,
    columns: Option<Vec<usize>>,
    digest: Digest,
    spelled: Vec<u8>,
    value: Vec<u8>,
    ranges: Vec<(usize, usize)>,
}

impl RowDigester {
    /// For whole rows.
    pub fn new(encoding: Encoding) -> Self {
        Self::build(encoding, None)
    }

    /// For these fields of each row, in this order, counted from 0: tables whose columns stand in
    /// another order, or that have other columns too, can be compared.
    pub fn with_columns(encoding: Encoding, columns: Vec<usize>) -> Self {
        Self::build(encoding, Some(columns))
    }

    fn build(encoding: Encoding, columns: Option<Vec<usize>>) -> Self {
        RowDigester { encoding, columns, digest: Digest::default(), spelled: Vec::new(), value: Vec::new(), ranges: Vec::new() }
    }

    /// Adds a row, without its line end. A value counts the same however its escapes are spelled.
    ///
    /// # Errors
    /// [`Class::Malformed`](crate::Class::Malformed) when a wanted column is not there.
    pub fn row(&mut self, row: &[u8]) -> Result<()> {
        let hash = match &self.columns {
            None if is_canonical(row, self.encoding) => XxHash3_128::oneshot(row),
            None => {
                self.spelled.clear();
                for (i, field) in Row::new(row, self.encoding).fields().enumerate() {
                    if i > 0 {
                        self.spelled.push(b'\t');
                    }
                    spell(field, self.encoding, &mut self.value, &mut self.spelled);
                }
                XxHash3_128::oneshot(&self.spelled)
            }
            Some(columns) => {
                self.ranges.clear();
                let start = row.as_ptr().addr();
                for field in Row::new(row, self.encoding).fields() {
                    let from = field.raw().as_ptr().addr() - start;
                    self.ranges.push((from, from + field.raw().len()));
                }
                let canonical = is_canonical(row, self.encoding);
                self.spelled.clear();
                for (i, &column) in columns.iter().enumerate() {
                    let Some(&(from, to)) = self.ranges.get(column) else {
                        return Err(Error::malformed(format!("row has {} columns, column {} is wanted", self.ranges.len(), column + 1)));
                    };
                    if i > 0 {
                        self.spelled.push(b'\t');
                    }
                    let raw = &row[from..to];
                    if canonical {
                        self.spelled.extend_from_slice(raw);
                    } else {
                        spell(Field::new(raw, self.encoding), self.encoding, &mut self.value, &mut self.spelled);
                    }
                }
                XxHash3_128::oneshot(&self.spelled)
            }
        };
        self.digest.merge(Digest { rows: 1, sum: hash });
        Ok(())
    }

    /// The rows so far.
    pub fn digest(&self) -> Digest {
        self.digest
    }
}

/// Appends a field as the server would write it.
fn spell(field: Field<'_>, encoding: Encoding, value: &mut Vec<u8>, out: &mut Vec<u8>) {
    if is_canonical(field.raw(), encoding) {
        return out.extend_from_slice(field.raw());
    }
    value.clear();
    field.unescape_into(value);
    escape(value, encoding, out);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digest(rows: &[&[u8]]) -> Digest {
        let mut digester = RowDigester::new(Encoding::Utf8);
        rows.iter().for_each(|row| digester.row(row).unwrap());
        digester.digest()
    }

    #[test]
    fn order_and_spelling_do_not_count() {
        let a = digest(&[b"1\ta\\tb", b"2\t\\N", b"3\t"]);
        assert_eq!(a, digest(&[b"3\t", b"1\t\\x61\\011b", b"2\t\\N"]));
        assert_ne!(a, digest(&[b"1\ta\\tb", b"2\t", b"3\t\\N"]));
        assert_ne!(digest(&[b"a\tb"]), digest(&[b"a\\tb"]));
        assert_ne!(digest(&[b"\\N"]), digest(&[b"\\\\N"]));
        assert_ne!(digest(&[b"a", b"a"]), digest(&[]));
        let mut halves = digest(&[b"3\t"]);
        halves.merge(digest(&[b"2\t\\N", b"1\ta\\tb"]));
        assert_eq!(halves, a);
        assert_eq!(a.to_string().parse::<Digest>().unwrap(), a);
        assert!("3:+0000000000000000000000000000000".parse::<Digest>().is_err());
    }

    #[test]
    fn columns_may_stand_elsewhere() {
        let mut swapped = RowDigester::with_columns(Encoding::Utf8, vec![2, 0]);
        swapped.row(b"b\tx\t\\x61").unwrap();
        assert_eq!(swapped.digest(), digest(&[b"a\tb"]));
        assert!(swapped.row(b"a\tb").is_err());
    }
}
