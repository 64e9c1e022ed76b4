//! One table's rows, as something else: find the table, read the rows of its entries in order, pick
//! columns and rows, hand them to a sink.

mod array;
mod copy;
mod csv;
mod json;
#[cfg(feature = "parquet")]
mod parquet;
mod pick;
mod table;

use std::sync::Arc;

use dumpkit_formats::limits::Limits;
use dumpkit_formats::postgres::archive::{ArchiveReader, DataSource, EntryData, Toc, TocEntry};
use dumpkit_formats::postgres::copy::Row;
use dumpkit_formats::postgres::encoding::Encoding;
use dumpkit_formats::{Error, Result, Text};

use self::pick::{OutRow, Pick, Values};
use self::table::Target;
use super::ahead::Ahead;
use super::open::{self, Opened};
use super::rows::Rows;
use super::transcode::Transcoder;
use super::{progress, sizes};
use crate::model::column_type::ColumnType;
use crate::model::columns::{TableColumn, Tables};
use crate::model::row_filter::ColumnName;
use crate::plan::extract::{Extract, Format};
use crate::report::{Exit, Reporter};
use crate::storage::input::ReadCount;
use crate::storage::output::{FileOutput, OutputOptions, refuse_overlap};

/// A column as it goes out.
#[derive(Debug, Clone)]
struct OutColumn {
    /// Its name in the archive's encoding.
    stored: Text,
    /// Its name in UTF-8.
    name: String,
    column_type: ColumnType,
    not_null: bool,
}

/// Where rows go.
trait Sink {
    /// Takes a row. Errors about a value name its column.
    fn row(&mut self, row: &OutRow<'_>) -> Result<()>;

    /// Writes what is held back and gives the output, with the number of values that became NULL.
    fn finish(self: Box<Self>) -> Result<(FileOutput, u64)>;
}

/// Carries out the plan.
pub fn run(plan: &Extract, reporter: &dyn Reporter) -> Result<Exit> {
    refuse_overlap(&plan.input, &plan.output)?;
    let Opened { archive, name, damage, read, .. } = open::open(&plan.input, &Limits::default(), reporter)?;
    extract(plan, Arc::new(archive), damage, &read, reporter).map_err(|e| if e.class().is_damage() { e.in_part(name) } else { e })?;
    Ok(Exit::Done)
}

fn extract(plan: &Extract, archive: Arc<ArchiveReader>, damage: Option<Error>, read: &ReadCount, reporter: &dyn Reporter) -> Result<()> {
    let toc = archive.toc();
    let target = match table::find(toc, &plan.table) {
        Ok(target) => target,
        // It may be what is missing.
        Err(e) => return Err(damage.map_or(e, |damage| damage.also("the table is not in what is whole"))),
    };
    if let Some(damage) = damage {
        elsewhere(damage, toc, &target, reporter)?;
    }
    let mut run = Run::new(plan, toc, &target);
    if run.transcode {
        run.transcoder.check()?;
    }
    if run.definition.is_none() && matches!(plan.format, Format::Json | Format::Parquet) {
        reporter.warning(&format_args!("the dump has no definition of {}: every column is written as text", target.label), None);
    }
    let entries: Vec<&TocEntry> = target.data.iter().filter_map(|id| toc.entry(*id)).collect();
    let sizes = sizes::of_entries(&archive, &entries);
    let total = entries.iter().map(|e| sizes.get(&e.dump_id).copied()).sum();
    progress::during(reporter, &format!("extracting {}", target.label), total, read, || {
        let mut data = Ahead::new(archive.clone(), target.data.clone(), plan.jobs.min(2))?;
        for entry in entries {
            run.entry(entry, &mut data, archive.limits()).map_err(|e| e.in_entry(entry.dump_id))?;
            if run.left == 0 {
                break;
            }
        }
        Ok::<_, Error>(())
    })?;
    reporter.detail(&format_args!("{}: {} rows", target.label, run.rows));
    let Some(sink) = run.sink else { return Ok(()) };
    let (output, lost) = sink.finish()?;
    output.commit()?;
    if lost > 0 {
        let text = format!("{lost} values did not fit their column's type and were written as NULL");
        reporter.warning(&text, Some("--as-text COLUMNS keeps them as text"));
    }
    Ok(())
}

/// Damage that is not in the table's own rows is told and passed over.
fn elsewhere(damage: Error, toc: &Toc, target: &Target, reporter: &dyn Reporter) -> Result<()> {
    let ours = damage.place().entry.is_some_and(|id| target.data.contains(&id));
    // INSERT statements have no end marker: if the file ends after them, more may have followed.
    let last = toc.entries().last().is_some_and(|e| target.data.contains(&e.dump_id) && !e.is_copy());
    if ours || last {
        return Err(damage);
    }
    reporter.warning(&format_args!("the input is damaged, though not in the rows of {}: {damage}", target.label), None);
    Ok(())
}

/// What does not change from entry to entry, and the count of rows.
struct Run<'a> {
    plan: &'a Extract,
    toc: &'a Toc,
    target: &'a Target,
    tables: Tables<'a>,
    /// The table's columns; `None` in an archive of data only.
    definition: Option<Vec<TableColumn>>,
    transcoder: Transcoder,
    /// Whether rows are turned into UTF-8, or at least looked at.
    transcode: bool,
    /// The columns that go out, known from the first entry on.
    columns: Vec<OutColumn>,
    sink: Option<Box<dyn Sink>>,
    left: u64,
    rows: u64,
}

impl<'a> Run<'a> {
    fn new(plan: &'a Extract, toc: &'a Toc, target: &'a Target) -> Self {
        let encoding = toc.encoding();
        let tables = Tables::new(toc);
        Run {
            plan,
            toc,
            target,
            definition: tables.columns(&target.namespace, &target.name),
            tables,
            transcoder: Transcoder::new(encoding, plan.lossy),
            transcode: match plan.format {
                Format::Copy => false,
                // Bytes that claim to be UTF-8, or nothing, are as good in CSV as they are in COPY.
                Format::Csv { .. } => plan.lossy || !matches!(encoding, Encoding::Utf8 | Encoding::SqlAscii),
                Format::Json | Format::Parquet => true,
            },
            columns: Vec::new(),
            sink: None,
            left: plan.limit.unwrap_or(u64::MAX),
            rows: 0,
        }
    }

    /// The rows of one entry.
    fn entry(&mut self, entry: &TocEntry, data: &mut Ahead, limits: &Limits) -> Result<()> {
        let Some(EntryData::Stream(stream)) = data.data(entry.dump_id)? else {
            return Err(Error::malformed("the table has no data in the archive"));
        };
        let mut rows = Rows::new(stream, entry, self.toc, limits)?;
        let own = self.tables.columns(entry.namespace_bytes(), entry.tag_bytes());
        let stored = match rows.columns(own.as_deref())? {
            Some(columns) => columns,
            None => (1..=rows.width_of_first()?.unwrap_or(0)).map(|n| Text::from(format!("column{n}"))).collect(),
        };
        if self.sink.is_none() {
            self.begin(&stored)?;
        }
        let Some(sink) = &mut self.sink else { return Ok(()) };
        let values = Values { transcoder: &self.transcoder, utf8: self.transcode };
        let mut pick = Pick::new(&self.columns, &stored, &self.plan.conditions, &values)?;
        let encoding = if self.transcode { Encoding::Utf8 } else { self.toc.encoding() };
        let mut text = String::new();
        while self.left > 0 {
            let Some(row) = rows.next_row()? else { return rows.finish() };
            let number = row.number;
            let taken = |e: Error| e.in_row(number);
            let row = if self.transcode {
                Row::new(self.transcoder.decode(row.bytes, &mut text).map_err(taken)?.as_bytes(), Encoding::Utf8)
            } else {
                row
            };
            if let Some(out) = pick.row(row, encoding).map_err(taken)? {
                sink.row(&out).map_err(taken)?;
                self.left -= 1;
                self.rows += 1;
            }
        }
        Ok(())
    }

    /// Settles which columns go out, and opens the output. `stored` are those of the first entry.
    fn begin(&mut self, stored: &[Text]) -> Result<()> {
        // Partitions may have their columns in another order than their parent.
        let names: Vec<Text> = match &self.definition {
            Some(columns) if self.target.partitioned => columns.iter().filter(|c| !c.generated).map(|c| c.name.clone()).collect(),
            _ => stored.to_vec(),
        };
        let known = |name: &Text| self.definition.iter().flatten().find(|c| c.name == *name);
        let all: Vec<OutColumn> = names
            .into_iter()
            .map(|stored| OutColumn {
                name: self.transcoder.display(&stored),
                column_type: known(&stored).map_or(ColumnType::TEXT, |c| c.column_type),
                not_null: known(&stored).is_some_and(|c| c.not_null),
                stored,
            })
            .collect();
        let find = |wanted: &ColumnName| {
            let found = wanted.find(all.iter().map(|c| c.name.as_str()));
            found.ok_or_else(|| unknown_column(&wanted.name, &self.target.label, all.iter().map(|c| c.name.as_str())))
        };
        let mut columns = match &self.plan.columns {
            None => all.clone(),
            Some(wanted) => wanted.iter().map(|name| Ok(all[find(name)?].clone())).collect::<Result<_>>()?,
        };
        for name in &self.plan.as_text {
            let position = find(name)?;
            columns.iter_mut().filter(|c| c.stored == all[position].stored).for_each(|c| c.column_type = ColumnType::TEXT);
        }
        let output = FileOutput::create(&self.plan.output, OutputOptions { force: self.plan.force, no_sync: self.plan.no_sync })?;
        self.sink = Some(match self.plan.format {
            Format::Copy => Box::new(copy::CopySink::new(output)),
            Format::Csv { header } => Box::new(csv::CsvSink::new(output, &columns, header, self.transcode)?),
            Format::Json => Box::new(json::JsonSink::new(output, &columns, self.plan.lenient)),
            #[cfg(feature = "parquet")]
            Format::Parquet => Box::new(parquet::ParquetSink::new(output, &columns, self.plan.lenient)?),
            #[cfg(not(feature = "parquet"))]
            Format::Parquet => return Err(Error::unsupported("this dumpkit was built without Parquet")),
        });
        self.columns = columns;
        Ok(())
    }
}

fn unknown_column<'n>(name: &str, table: &str, names: impl Iterator<Item = &'n str>) -> Error {
    let names = names.collect::<Vec<_>>().join(", ");
    Error::misuse(format!("{table} has no column {name}")).hint(if names.is_empty() {
        "it has none".to_owned()
    } else {
        format!("its columns are {names}")
    })
}

/// What is wrong with a value, and of which column it is.
fn misfit(column: &str, value: &[u8], what: &str) -> Error {
    const SHOWN: usize = 60;
    let shown = String::from_utf8_lossy(&value[..value.len().min(SHOWN)]).into_owned();
    let dots = if value.len() > SHOWN { "..." } else { "" };
    Error::unsupported(format!("column {column}: \"{}{dots}\" is {what}", shown.escape_debug()))
        .hint("--as-text COLUMNS writes the column as text, --lenient writes NULL for such values")
}
