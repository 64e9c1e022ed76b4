//! Looks into a custom archive of pg_dump, prints a table's rows, and writes the archive again with
//! another compression.
//!
//! ```sh
//! cargo run -p dumpkit-formats --example archive -- testdata/postgres/18/custom-zstd.dump
//! cargo run -p dumpkit-formats --example archive -- testdata/postgres/18/custom-zstd.dump app.orders
//! cargo run -p dumpkit-formats --example archive -- testdata/postgres/18/custom-zstd.dump - copy.dump gzip:9
//! ```

use std::error::Error;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::sync::Arc;

use dumpkit_formats::compress::{CompressSpec, compress_stream};
use dumpkit_formats::limits::Limits;
use dumpkit_formats::parts::OnePart;
use dumpkit_formats::postgres::archive::{ArchiveReader, ArchiveWriter, EntryData, EntryKind, Layout, TocEntry, WriterOptions};
use dumpkit_formats::postgres::copy::{CopyStatement, CsvWriter, RowReader};
use dumpkit_formats::source::Seekable;

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let [path, rest @ ..] = &args[..] else { return Err("usage: archive FILE [TABLE | - COPY COMPRESSION]".into()) };
    let file = Arc::new(Seekable::new(File::open(path)?)?);
    let archive = ArchiveReader::custom(file, Limits::default())?;
    match rest {
        [] => list_tables(&archive),
        [table] => print_rows(&archive, table)?,
        [_, copy, compression] => recompress(&archive, File::create(copy)?, CompressSpec::parse(compression)?)?,
        _ => return Err("too many arguments".into()),
    }
    Ok(())
}

fn list_tables(archive: &ArchiveReader) {
    let header = &archive.toc().header;
    println!("archive version {}, made {}, compressed with {}", header.version, header.created, header.compression.codec());
    for entry in archive.toc().entries().iter().filter(|entry| entry.kind == EntryKind::TableData) {
        println!("{:6}  {}", entry.dump_id, qualified(entry));
    }
}

fn qualified(entry: &TocEntry) -> String {
    String::from_utf8_lossy(&[entry.namespace_bytes(), b".", entry.tag_bytes()].concat()).into_owned()
}

/// Prints the rows as CSV, in the encoding of the dump.
fn print_rows(archive: &ArchiveReader, table: &str) -> Result<(), Box<dyn Error>> {
    let toc = archive.toc();
    let is_wanted = |entry: &&TocEntry| entry.kind == EntryKind::TableData && qualified(entry) == table;
    let entry = toc.entries().iter().find(is_wanted).ok_or("no such table in the archive")?;
    let (Some(EntryData::Stream(data)), Some(copy)) = (archive.open(entry)?, &entry.copy_stmt) else {
        return Err("the table's data is not rows of COPY".into());
    };
    let columns = CopyStatement::parse(copy)?.columns.unwrap_or_default();
    let encoding = toc.encoding();

    let mut out = std::io::stdout().lock();
    let mut csv = CsvWriter::new(columns.len());
    let mut line = Vec::new();
    csv.header(&mut line, columns.iter().map(|name| &name[..]));
    let mut rows = RowReader::new(data, encoding, archive.limits());
    while let Some(row) = rows.next_row()? {
        csv.copy_row(&mut line, row);
        out.write_all(&line)?;
        line.clear();
    }
    Ok(())
}

/// Writes the archive with all its data compressed anew.
fn recompress(archive: &ArchiveReader, copy: File, compression: CompressSpec) -> Result<(), Box<dyn Error>> {
    let layout = Layout::Custom;
    let options = WriterOptions { layout, compression, mtime: 0 };
    let toc = archive.toc();
    let sink = OnePart::new(BufWriter::new(copy))?;
    let mut writer = ArchiveWriter::new(toc.clone(), options, &TocEntry::has_data, sink)?;
    for entry in toc.entries().iter().filter(|entry| entry.has_data()) {
        match archive.open(entry)? {
            Some(EntryData::Stream(mut data)) => {
                writer.begin_data(entry.dump_id)?;
                compress_stream(&compression, layout.container(), &mut data, |chunk| writer.chunk(chunk))?;
                writer.end()?;
            }
            Some(EntryData::LargeObjects(mut objects)) => {
                writer.begin_objects(entry.dump_id)?;
                while let Some(oid) = objects.next_object()? {
                    writer.begin_object(oid)?;
                    compress_stream(&compression, layout.container(), objects.contents(), |chunk| writer.chunk(chunk))?;
                    writer.end_object()?;
                }
                writer.end()?;
            }
            None => {}
        }
    }
    let (sink, _) = writer.finish()?;
    sink.into_inner().into_inner()?.sync_all()?;
    Ok(())
}
