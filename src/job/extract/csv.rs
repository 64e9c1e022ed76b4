//! Rows as CSV, byte for byte what `COPY ... TO ... (FORMAT csv, HEADER)` writes.

use std::io::Write;

use dumpkit_formats::Result;
use dumpkit_formats::postgres::copy::{CsvWriter, Row};

use super::{FileOutput, OutColumn, OutRow, Sink};

/// Writes CSV.
pub(super) struct CsvSink {
    out: FileOutput,
    csv: CsvWriter,
    columns: usize,
    /// Rows of a few kB go out together.
    pending: Vec<u8>,
    row: Vec<u8>,
}

const PENDING: usize = 64 * 1024;

impl CsvSink {
    /// With `utf8`, rows have been turned into it, and so are the column names.
    pub(super) fn new(out: FileOutput, columns: &[OutColumn], header: bool, utf8: bool) -> Result<Self> {
        let csv = CsvWriter::new(columns.len());
        let mut pending = Vec::new();
        if header {
            csv.header(&mut pending, columns.iter().map(|c| if utf8 { c.name.as_bytes() } else { &c.stored[..] }));
        }
        Ok(CsvSink { out, csv, columns: columns.len(), pending, row: Vec::new() })
    }
}

impl Sink for CsvSink {
    fn row(&mut self, row: &OutRow<'_>) -> Result<()> {
        if self.columns == 0 {
            self.pending.push(b'\n');
        } else if let Some(whole) = row.whole() {
            self.csv.copy_row(&mut self.pending, Row::new(whole, row.encoding()));
        } else {
            self.row.clear();
            for (i, field) in row.fields().enumerate() {
                if i > 0 {
                    self.row.push(b'\t');
                }
                self.row.extend_from_slice(field.raw());
            }
            self.csv.copy_row(&mut self.pending, Row::new(&self.row, row.encoding()));
        }
        if self.pending.len() >= PENDING {
            self.out.write_all(&self.pending)?;
            self.pending.clear();
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(FileOutput, u64)> {
        self.out.write_all(&self.pending)?;
        Ok((self.out, 0))
    }
}
