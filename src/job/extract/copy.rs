//! Rows as they are: what `COPY ... FROM` a file reads, without the end marker.

use std::io::Write;

use dumpkit_formats::Result;

use super::{FileOutput, OutRow, Sink};

/// Writes COPY text.
pub(super) struct CopySink {
    out: FileOutput,
}

impl CopySink {
    pub(super) fn new(out: FileOutput) -> Self {
        CopySink { out }
    }
}

impl Sink for CopySink {
    fn row(&mut self, row: &OutRow<'_>) -> Result<()> {
        match row.whole() {
            Some(bytes) => self.out.write_all(bytes)?,
            None => {
                for (i, field) in row.fields().enumerate() {
                    if i > 0 {
                        self.out.write_all(b"\t")?;
                    }
                    self.out.write_all(field.raw())?;
                }
            }
        }
        Ok(self.out.write_all(b"\n")?)
    }

    fn finish(self: Box<Self>) -> Result<(FileOutput, u64)> {
        Ok((self.out, 0))
    }
}
