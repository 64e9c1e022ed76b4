//! The rows of one TABLE DATA entry, whether they are COPY text or INSERT statements.

use std::io::BufRead;

use dumpkit_formats::limits::Limits;
use dumpkit_formats::postgres::archive::{Toc, TocEntry};
use dumpkit_formats::postgres::copy::{CopyStatement, Row, RowReader};
use dumpkit_formats::postgres::script::InsertReader;
use dumpkit_formats::{Error, Result, Text};

use crate::model::columns::TableColumn;

/// Rows, as COPY text in either case.
pub enum Rows<R> {
    /// COPY data.
    Copy(RowReader<R>, CopyStatement),
    /// INSERT statements.
    Insert(InsertReader<R>),
}

impl<R: BufRead> Rows<R> {
    /// The rows of `entry` out of its data.
    pub fn new(data: R, entry: &TocEntry, toc: &Toc, limits: &Limits) -> Result<Self> {
        let encoding = toc.encoding();
        if !entry.is_copy() {
            return Ok(Rows::Insert(InsertReader::new(data, encoding, toc.std_strings(), limits)));
        }
        let statement = CopyStatement::parse(entry.copy_stmt.as_deref().unwrap_or_default());
        let statement = statement.map_err(|e| e.in_entry(entry.dump_id))?;
        Ok(Rows::Copy(RowReader::new(data, encoding, limits), statement))
    }

    /// The columns of the rows, as far as they are known: from the statement, or else from the
    /// table's definition. `None` when neither says it; an INSERT without rows has none to tell.
    pub fn columns(&mut self, table: Option<&[TableColumn]>) -> Result<Option<Vec<Text>>> {
        let stored = || table.map(|columns| columns.iter().filter(|c| !c.generated).map(|c| c.name.clone()).collect::<Vec<_>>());
        match self {
            Rows::Copy(_, statement) => {
                let mut columns = statement.columns.clone().or_else(stored);
                if let (Some(columns), true) = (&mut columns, statement.with_oids) {
                    columns.insert(0, "oid".into());
                }
                Ok(columns)
            }
            Rows::Insert(reader) => {
                let Some((target, row)) = reader.target()? else { return Ok(stored()) };
                let mut named = match &target.columns {
                    Some(columns) => columns.clone(),
                    None => match table {
                        Some(columns) => columns.iter().map(|c| c.name.clone()).collect(),
                        None => return Ok(None),
                    },
                };
                for position in target.defaults.iter().rev() {
                    if *position < named.len() {
                        named.remove(*position);
                    }
                }
                let values = if row.bytes.is_empty() && named.is_empty() { 0 } else { row.fields().count() };
                if named.len() != values {
                    return Err(Error::malformed(format!("the row has {values} values, the table {} columns", named.len())).in_row(1));
                }
                Ok(Some(named))
            }
        }
    }

    /// How many values the first row has, if rows are INSERT statements and there is one.
    pub fn width_of_first(&mut self) -> Result<Option<usize>> {
        match self {
            Rows::Copy(..) => Ok(None),
            Rows::Insert(reader) => Ok(reader.target()?.map(|(_, row)| row.fields().count())),
        }
    }

    /// The next row.
    pub fn next_row(&mut self) -> Result<Option<Row<'_>>> {
        match self {
            Rows::Copy(reader, _) => reader.next_row(),
            Rows::Insert(reader) => reader.next_row(),
        }
    }

    /// After the last row: reads what is left, so that the data's checksum is looked at.
    ///
    /// # Errors
    /// When more than the empty lines that `pg_dump` writes follows, or the data's end is damaged.
    pub fn finish(self) -> Result<()> {
        let Rows::Copy(reader, _) = self else { return Ok(()) };
        let mut data = reader.into_inner();
        loop {
            let rest = data.fill_buf()?;
            if rest.is_empty() {
                return Ok(());
            }
            if rest.iter().any(|b| !matches!(b, b'\n' | b'\r')) {
                return Err(Error::malformed("bytes follow the end marker of the COPY data"));
            }
            let n = rest.len();
            data.consume(n);
        }
    }
}
