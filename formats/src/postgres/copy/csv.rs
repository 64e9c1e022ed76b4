//! Rows as CSV, byte for byte what `COPY ... TO ... WITH (FORMAT csv)` writes with its defaults:
//! comma, double quotes, NULL as nothing, rows ending in LF (copyto.c `CopyAttributeOutCSV`).

use memchr::memchr;

use super::text::Row;

/// Writes rows as CSV.
#[derive(Debug, Clone)]
pub struct CsvWriter {
    single_column: bool,
    scratch: Vec<u8>,
}

impl CsvWriter {
    /// For rows of so many columns. Any encoding will do.
    pub fn new(columns: usize) -> Self {
        CsvWriter { single_column: columns == 1, scratch: Vec::new() }
    }

    /// Appends the line of column names that `HEADER` asks for.
    pub fn header<'v>(&self, out: &mut Vec<u8>, names: impl IntoIterator<Item = &'v [u8]>) {
        self.row(out, names.into_iter().map(Some));
    }

    /// Appends a row with its newline; `None` is NULL.
    pub fn row<'v>(&self, out: &mut Vec<u8>, values: impl IntoIterator<Item = Option<&'v [u8]>>) {
        for (i, value) in values.into_iter().enumerate() {
            if i > 0 {
                out.push(b',');
            }
            if let Some(value) = value {
                self.value(out, value);
            }
        }
        out.push(b'\n');
    }

    /// Appends a row of COPY text, all its fields. The row of a table without columns is an empty
    /// line: for that, give [`row`](Self::row) no values.
    pub fn copy_row(&mut self, out: &mut Vec<u8>, row: Row<'_>) {
        let mut scratch = std::mem::take(&mut self.scratch);
        for (i, field) in row.fields().enumerate() {
            if i > 0 {
                out.push(b',');
            }
            if let Some(value) = field.value(&mut scratch) {
                self.value(out, value);
            }
        }
        out.push(b'\n');
        self.scratch = scratch;
    }

    fn value(&self, out: &mut Vec<u8>, value: &[u8]) {
        // No byte looked for is a trail byte of any encoding, but backslash and dot, and those only
        // when they are the whole value.
        let quoted = value.is_empty()
            || (self.single_column && value == b"\\.")
            || value.iter().fold(false, |found, b| found | matches!(b, b',' | b'"' | b'\n' | b'\r'));
        if !quoted {
            return out.extend_from_slice(value);
        }
        out.push(b'"');
        let mut rest = value;
        while let Some(at) = memchr(b'"', rest) {
            out.extend_from_slice(&rest[..=at]);
            out.push(b'"');
            rest = &rest[at + 1..];
        }
        out.extend_from_slice(rest);
        out.push(b'"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::postgres::encoding::Encoding;

    #[test]
    fn quotes_as_the_server_does() {
        let mut out = Vec::new();
        let mut csv = CsvWriter::new(6);
        csv.header(&mut out, [&b"a,b"[..], b"c"]);
        csv.copy_row(&mut out, Row::new(b"1\t\\N\t\ta\"b\tx\\ny\t\\\\.", Encoding::Utf8));
        assert_eq!(out, b"\"a,b\",c\n1,,\"\",\"a\"\"b\",\"x\ny\",\\.\n");
        out.clear();
        let csv = CsvWriter::new(1);
        csv.row(&mut out, [Some(&b"\\."[..])]);
        csv.row(&mut out, [None]);
        csv.row(&mut out, [Some(&b" '"[..])]);
        assert_eq!(out, b"\"\\.\"\n\n '\n");
    }
}
