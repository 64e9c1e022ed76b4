//! Rows of a query in the text format, held in one piece.

use dumpkit_formats::postgres::archive::CatalogId;
use dumpkit_formats::{Error, Result, Text};

/// The result of a query.
#[derive(Debug, Default)]
pub struct Rows {
    names: Vec<Box<[u8]>>,
    /// All values, one after the other.
    bytes: Vec<u8>,
    /// The length of each value; [`NULL`] for none. Catalogs have millions.
    lens: Vec<u32>,
    /// Where the first value of each row begins.
    starts: Vec<usize>,
}

/// The length of what is NULL; no message from a server is as long.
const NULL: u32 = u32::MAX;

/// One row.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    rows: &'a Rows,
    number: usize,
}

impl Rows {
    /// Rows with columns of these names.
    pub fn new(names: impl IntoIterator<Item = Box<[u8]>>) -> Self {
        Rows { names: names.into_iter().collect(), ..Rows::default() }
    }

    /// Adds the next value.
    pub fn push(&mut self, value: Option<&[u8]>) {
        if self.lens.len().is_multiple_of(self.width().max(1)) {
            self.starts.push(self.bytes.len());
        }
        self.bytes.extend_from_slice(value.unwrap_or_default());
        self.lens.push(value.map_or(NULL, |value| u32::try_from(value.len()).unwrap_or(NULL)));
    }

    /// Number of columns.
    pub fn width(&self) -> usize {
        self.names.len()
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.lens.len().checked_div(self.names.len()).unwrap_or(0)
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The rows, in order.
    pub fn iter(&self) -> impl Iterator<Item = Row<'_>> {
        (0..self.len()).map(|number| Row { rows: self, number })
    }

    /// The row at this position.
    pub fn row(&self, n: usize) -> Option<Row<'_>> {
        (n < self.len()).then_some(Row { rows: self, number: n })
    }

    /// The first row.
    pub fn first(&self) -> Option<Row<'_>> {
        self.iter().next()
    }

    /// The only row.
    ///
    /// # Errors
    ///
    /// There is none or more than one, which `query` names.
    pub fn one(&self, query: &str) -> Result<Row<'_>> {
        match self.len() {
            1 => Ok(Row { rows: self, number: 0 }),
            n => Err(Error::server(format!("query returned {n} rows instead of one: {query}"))),
        }
    }

    /// The position of a column.
    pub fn column(&self, name: &str) -> Result<usize> {
        let found = self.names.iter().position(|n| **n == *name.as_bytes());
        found.ok_or_else(|| Error::server(format!("the server's answer has no column \"{name}\"")))
    }
}

impl<'a> Row<'a> {
    /// The value at this position, `None` when NULL or not there.
    pub fn at(self, column: usize) -> Option<&'a [u8]> {
        let width = self.rows.width();
        let lens = self.rows.lens.get(self.number * width..(self.number + 1) * width)?;
        let len = *lens.get(column)?;
        let before = lens[..column].iter().filter(|len| **len != NULL).map(|len| *len as usize).sum::<usize>();
        let start = self.rows.starts[self.number] + before;
        (len != NULL).then(|| &self.rows.bytes[start..start + len as usize])
    }

    /// The value of this column, `None` when NULL.
    pub fn get(self, name: &str) -> Result<Option<&'a [u8]>> {
        Ok(self.at(self.rows.column(name)?))
    }

    /// A value that cannot be NULL.
    pub fn bytes(self, name: &str) -> Result<&'a [u8]> {
        self.get(name)?.ok_or_else(|| Error::server(format!("column \"{name}\" is NULL")))
    }

    /// A text that cannot be NULL.
    pub fn text(self, name: &str) -> Result<Text> {
        Ok(self.bytes(name)?.into())
    }

    /// A text or NULL.
    pub fn opt_text(self, name: &str) -> Result<Option<Text>> {
        Ok(self.get(name)?.map(Text::from))
    }

    /// An oid; 0 when NULL.
    pub fn oid(self, name: &str) -> Result<u32> {
        self.number(name).map(|n| n.unwrap_or(0))
    }

    /// The columns `tableoid` and `oid`.
    pub fn catalog_id(self) -> Result<CatalogId> {
        Ok(CatalogId { table_oid: self.oid("tableoid")?, oid: self.oid("oid")? })
    }

    /// A whole number that cannot be NULL.
    pub fn int(self, name: &str) -> Result<i32> {
        self.number(name)?.ok_or_else(|| Error::server(format!("column \"{name}\" is NULL")))
    }

    /// A `t` or `f`; NULL is false.
    pub fn bool(self, name: &str) -> Result<bool> {
        Ok(self.get(name)? == Some(b"t"))
    }

    /// The first byte of a `"char"`; 0 when NULL or empty.
    pub fn char(self, name: &str) -> Result<u8> {
        Ok(self.get(name)?.and_then(|bytes| bytes.first().copied()).unwrap_or(0))
    }

    /// A number of any type, or NULL.
    pub fn number<N: std::str::FromStr>(self, name: &str) -> Result<Option<N>> {
        let Some(bytes) = self.get(name)? else { return Ok(None) };
        let parsed = std::str::from_utf8(bytes).ok().and_then(|text| text.parse().ok());
        parsed
            .map(Some)
            .ok_or_else(|| Error::server(format!("column \"{name}\" is \"{}\", expected a number", String::from_utf8_lossy(bytes))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_found_by_row_and_column() {
        let mut rows = Rows::new(["a", "b"].map(|name| name.as_bytes().into()));
        for value in [Some(&b"one"[..]), None, Some(b""), Some(b"4")] {
            rows.push(value);
        }
        let all: Vec<_> = rows.iter().map(|row| (row.get("a").expect("there"), row.get("b").expect("there"))).collect();
        assert_eq!(all, [(Some(&b"one"[..]), None), (Some(b""), Some(&b"4"[..]))]);
        let second = rows.iter().nth(1).expect("two rows");
        assert_eq!((second.int("b").expect("a number"), second.at(2)), (4, None));
        assert!(second.int("a").is_err() && second.get("c").is_err() && rows.one("q").is_err());
    }
}
