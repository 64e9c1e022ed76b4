//! The rows of a table in both dumps, whatever order rows and columns have in each.

use std::io::BufRead;

use dumpkit_formats::postgres::archive::{DumpId, EntryData, TocEntry};
use dumpkit_formats::postgres::copy::{CopyStatement, Digest, RowDigester};
use dumpkit_formats::postgres::encoding::Encoding;
use dumpkit_formats::{Error, Result, Text};

use super::Side;
use crate::job::rows::Rows;
use crate::job::transcode::Transcoder;
use crate::model::columns::Tables;

/// How one side's rows are to be digested.
pub(super) struct Reading<'a> {
    pub(super) side: &'a Side,
    /// The side's table definitions.
    pub(super) tables: &'a Tables<'a>,
    /// TABLE DATA entries; of one table there is one.
    pub(super) entries: Vec<DumpId>,
    /// The columns in the order of the digest; `None`: whole rows as they are.
    pub(super) columns: Option<Vec<String>>,
    /// Rows go through UTF-8, since the other side has another encoding.
    pub(super) transcode: bool,
}

/// The columns of a table's data, in UTF-8; `None` if nothing names them.
pub(super) fn columns(side: &Side, tables: &Tables<'_>, entry: &TocEntry) -> Result<Option<Vec<String>>> {
    let shown = |names: &[Text]| names.iter().map(|name| side.transcoder.display(name)).collect();
    if entry.is_copy()
        && let CopyStatement { columns: Some(names), with_oids: false, .. } =
            CopyStatement::parse(entry.copy_stmt.as_deref().unwrap_or_default())?
    {
        return Ok(Some(shown(&names)));
    }
    let Some(mut rows) = rows(side, entry)? else { return Ok(None) };
    let definition = tables.columns(entry.namespace_bytes(), entry.tag_bytes());
    Ok(rows.columns(definition.as_deref())?.as_deref().map(shown))
}

impl Reading<'_> {
    /// Digests the rows.
    pub(super) fn digest(&self) -> Result<Digest> {
        let mut digest = Digest::default();
        for id in &self.entries {
            let Some(entry) = self.side.toc().entry(*id) else { continue };
            digest.merge(self.entry(entry).map_err(|e| e.in_entry(*id))?);
        }
        Ok(digest)
    }

    fn entry(&self, entry: &TocEntry) -> Result<Digest> {
        let Some(mut rows) = rows(self.side, entry)? else { return Ok(Digest::default()) };
        let encoding = if self.transcode { Encoding::Utf8 } else { self.side.toc().encoding() };
        let strict = self.transcode.then(|| Transcoder::new(self.side.toc().encoding(), false));
        let mut digester = match &self.columns {
            None => RowDigester::new(encoding),
            Some(wanted) => {
                let own = columns(self.side, self.tables, entry)?.unwrap_or_default();
                let position = |name: &String| {
                    let found = own.iter().position(|own| own == name);
                    found.ok_or_else(|| Error::malformed(format!("the data has no column {name}")))
                };
                RowDigester::with_columns(encoding, wanted.iter().map(position).collect::<Result<_>>()?)
            }
        };
        let mut text = String::new();
        while let Some(row) = rows.next_row()? {
            let number = row.number;
            let bytes = match &strict {
                Some(transcoder) => transcoder.decode(row.bytes, &mut text).map(str::as_bytes),
                None => Ok(row.bytes),
            };
            bytes.and_then(|bytes| digester.row(bytes)).map_err(|e| e.in_row(number))?;
        }
        rows.finish()?;
        Ok(digester.digest())
    }
}

fn rows(side: &Side, entry: &TocEntry) -> Result<Option<Rows<Box<dyn BufRead + Send>>>> {
    match side.archive.open(entry)? {
        Some(EntryData::Stream(stream)) => Rows::new(stream, entry, side.toc(), side.archive.limits()).map(Some),
        Some(EntryData::LargeObjects(_)) => Err(Error::malformed("the data of the table is large objects")),
        None => Ok(None),
    }
}
