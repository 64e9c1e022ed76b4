//! Rows as Apache Parquet, written column by column without an intermediate table.
//!
//! Values are gathered until a row group is full, so memory does not grow with the table: a group
//! holds at most [`GROUP_BYTES`] (one longer row makes a longer group) and [`GROUP_ROWS`]. Pages are
//! compressed with zstd. The types are in docs/extract.md.

mod column;
mod leaf;
mod temporal;

use std::sync::Arc;

use ::parquet::basic::{Compression, ZstdLevel};
use ::parquet::errors::ParquetError;
use ::parquet::file::properties::WriterProperties;
use ::parquet::file::writer::SerializedFileWriter;
use ::parquet::schema::types::Type;
use dumpkit_formats::{Class, Error, Result};

use self::column::Column;
use super::{FileOutput, OutColumn, OutRow, Sink, misfit};

/// Bytes of values held for one row group. While it is written, encoded pages of one column come on
/// top, and are at most as many again.
const GROUP_BYTES: usize = 32 << 20;

/// Rows of one row group; what other writers take.
const GROUP_ROWS: usize = 1 << 20;

/// Writes Parquet.
pub(super) struct ParquetSink {
    writer: SerializedFileWriter<FileOutput>,
    columns: Vec<Column>,
    lenient: bool,
    lost: u64,
    rows: usize,
    value: Vec<u8>,
    scratch: Vec<u8>,
}

impl ParquetSink {
    pub(super) fn new(out: FileOutput, columns: &[OutColumn], lenient: bool) -> Result<Self> {
        if columns.is_empty() {
            return Err(Error::misuse("the table has no columns, which a Parquet file needs")
                .hint("--format csv writes an empty line for each row"));
        }
        // A value that does not fit becomes NULL, also in a column that had none.
        let columns: Vec<Column> = columns.iter().map(|c| Column::new(&c.name, c.column_type, c.not_null && !lenient)).collect();
        let fields = columns.iter().map(|c| c.schema().map(Arc::new)).collect::<Result<Vec<_>, _>>().map_err(failed)?;
        let schema = Type::group_type_builder("schema").with_fields(fields).build().map_err(failed)?;
        let properties = WriterProperties::builder()
            .set_created_by(concat!("dumpkit version ", env!("CARGO_PKG_VERSION")).to_owned())
            .set_compression(Compression::ZSTD(ZstdLevel::default()))
            .build();
        let writer = SerializedFileWriter::new(out, Arc::new(schema), Arc::new(properties)).map_err(failed)?;
        Ok(ParquetSink { writer, columns, lenient, lost: 0, rows: 0, value: Vec::new(), scratch: Vec::new() })
    }

    fn write_group(&mut self) -> Result<()> {
        if self.rows == 0 {
            return Ok(());
        }
        let mut group = self.writer.next_row_group().map_err(failed)?;
        for column in &mut self.columns {
            let Some(mut writer) = group.next_column().map_err(failed)? else { break };
            column.write(writer.untyped()).map_err(failed)?;
            writer.close().map_err(failed)?;
        }
        group.close().map_err(failed)?;
        self.rows = 0;
        Ok(())
    }
}

impl Sink for ParquetSink {
    fn row(&mut self, row: &OutRow<'_>) -> Result<()> {
        let ParquetSink { columns, lenient, lost, value, scratch, .. } = self;
        for (column, field) in columns.iter_mut().zip(row.fields()) {
            let Some(text) = field.value(value) else {
                if !column.push_null() {
                    return Err(Error::malformed(format!("column {} is NULL, though it is declared NOT NULL", column.name()))
                        .hint("--lenient makes every column one that may be NULL"));
                }
                continue;
            };
            if let Err(what) = column.push(text, scratch) {
                if !*lenient {
                    return Err(misfit(column.name(), text, what));
                }
                *lost += 1;
                column.push_null();
            }
        }
        self.rows += 1;
        if self.rows == GROUP_ROWS || self.columns.iter().map(Column::bytes).sum::<usize>() >= GROUP_BYTES {
            self.write_group()?;
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(FileOutput, u64)> {
        self.write_group()?;
        Ok((self.writer.into_inner().map_err(failed)?, self.lost))
    }
}

/// An input or output error that went through the Parquet writer comes back as itself.
fn failed(e: ParquetError) -> Error {
    match e {
        ParquetError::External(inner) => match inner.downcast::<std::io::Error>() {
            Ok(io) => Error::from(*io),
            Err(other) => Error::new(Class::Io, format!("the Parquet writer failed: {other}")),
        },
        other => Error::new(Class::Io, format!("the Parquet writer failed: {other}")),
    }
}
