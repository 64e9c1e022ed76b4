//! The crate as somebody else uses it: nothing but what is public, nothing but its own types.

use std::io::{self, Cursor, Read};
use std::sync::Arc;
use std::thread;

use dumpkit_formats::compress::{Codec, CompressSpec, compress_stream};
use dumpkit_formats::limits::Limits;
use dumpkit_formats::parts::{MemoryParts, OnePart, Parts};
use dumpkit_formats::postgres::archive::tar::{TarParts, index};
use dumpkit_formats::postgres::archive::{
    ArchiveReader, ArchiveWriter, DataSource, DumpId, EntryData, EntryKind, Header, Layout, Toc, TocEntry, Wanted, WriterOptions,
};
use dumpkit_formats::postgres::copy::{CopyStatement, END_OF_DATA, RowReader, write_row};
use dumpkit_formats::postgres::encoding::Encoding;
use dumpkit_formats::postgres::script::{ScanOptions, ScriptOptions, scan, write_script};
use dumpkit_formats::source::{Bytes, Seekable};
use dumpkit_formats::{Class, Error, Result};

/// A table with rows, and two large objects.
fn dump() -> (Toc, Vec<u8>) {
    let mut table = TocEntry::new(1, EntryKind::Table);
    table.namespace = Some("public".into());
    table.tag = Some("t".into());
    table.owner = Some("me".into());
    table.defn = Some("CREATE TABLE public.t (\n    a integer,\n    b text\n);\n".into());
    let mut data = TocEntry::new(2, EntryKind::TableData);
    data.namespace = table.namespace.clone();
    data.tag = table.tag.clone();
    data.owner = table.owner.clone();
    data.copy_stmt = Some("COPY public.t (a, b) FROM stdin;\n".into());
    data.dependencies = vec![1];
    let mut objects = TocEntry::new(3, EntryKind::Blobs);
    objects.tag = Some("16400..16401".into());
    let mut rows = Vec::new();
    for i in 0..5000 {
        let number = i.to_string();
        let text = (i % 3 > 0).then(|| format!("line {i}\nbeside a \\ and\ta tab"));
        write_row(&mut rows, [Some(number.as_bytes()), text.as_deref().map(str::as_bytes)], Encoding::Utf8);
    }
    rows.extend_from_slice(END_OF_DATA);
    (Toc::new(Header::default(), vec![table, data, objects]), rows)
}

const OBJECTS: [(u32, &[u8]); 2] = [(16400, b"first"), (16401, b"")];

/// Writes the dump into any sink.
fn write<S: dumpkit_formats::parts::PartSink>(layout: Layout, codec: Codec, sink: S) -> Result<S> {
    let (toc, rows) = dump();
    let compression = CompressSpec::new(codec);
    let options = WriterOptions { layout, compression, mtime: 0 };
    let mut writer = ArchiveWriter::new(toc, options, &|entry| entry.dump_id > 1, sink)?;
    writer.begin_data(2)?;
    compress_stream(&compression, layout.container(), &mut &rows[..], |chunk| writer.chunk(chunk))?;
    writer.end()?;
    writer.begin_objects(3)?;
    for (oid, contents) in OBJECTS {
        writer.begin_object(oid)?;
        compress_stream(&compression, layout.container(), &mut { contents }, |chunk| writer.chunk(chunk))?;
        writer.end_object()?;
    }
    writer.end()?;
    Ok(writer.finish()?.0)
}

/// Reads it back, rows and large objects on a thread each.
fn check(archive: &ArchiveReader) {
    let (_, rows) = dump();
    assert_eq!(archive.toc().entries().len(), 3);
    thread::scope(|threads| {
        threads.spawn(|| {
            let entry = archive.toc().entry(2).unwrap();
            let Some(EntryData::Stream(mut data)) = archive.open(entry).unwrap() else { panic!("rows") };
            let mut back = Vec::new();
            data.read_to_end(&mut back).unwrap();
            assert!(back == rows);
            let Some(EntryData::Stream(data)) = archive.open(entry).unwrap() else { panic!("rows") };
            let width = CopyStatement::parse(entry.copy_stmt.as_ref().unwrap()).unwrap().width();
            let mut reader = RowReader::new(data, Encoding::Utf8, archive.limits());
            let mut count = 0;
            while let Some(row) = reader.next_row().unwrap() {
                assert_eq!(Some(row.fields().count()), width);
                count += 1;
            }
            assert_eq!(count, 5000);
        });
        threads.spawn(|| {
            let entry = archive.toc().entry(3).unwrap();
            let Some(EntryData::LargeObjects(mut objects)) = archive.open(entry).unwrap() else { panic!("large objects") };
            for (oid, contents) in OBJECTS {
                assert_eq!(objects.next_object().unwrap(), Some(oid));
                let mut back = Vec::new();
                objects.contents().read_to_end(&mut back).unwrap();
                assert_eq!(back, contents);
            }
            assert_eq!(objects.next_object().unwrap(), None);
        });
    });
}

fn codecs() -> impl Iterator<Item = Codec> {
    Codec::ALL.into_iter().filter(|codec| codec.is_available())
}

#[test]
fn custom_archives_in_anything_that_seeks() {
    for codec in codecs() {
        let mut file = Cursor::new(Vec::new());
        write(Layout::Custom, codec, OnePart::new(&mut file).unwrap()).unwrap();
        let archive = ArchiveReader::custom(Arc::new(Seekable::new(file).unwrap()), Limits::default()).unwrap();
        check(&archive);
    }
}

#[test]
fn directories_in_memory() {
    for codec in codecs() {
        let parts = write(Layout::Directory, codec, MemoryParts::default()).unwrap();
        let names = parts.names().unwrap();
        assert!(names.contains(&"toc.dat".to_owned()) && names.contains(&format!("2.dat{}", codec.suffix())), "{names:?}");
        check(&ArchiveReader::members(Arc::new(parts), Layout::Directory, Limits::default()).unwrap());
    }
}

#[test]
fn tar_files() {
    let file = write(Layout::Tar, Codec::None, OnePart::new(Cursor::new(Vec::new())).unwrap()).unwrap().into_inner().into_inner();
    let tar: Bytes = Arc::new(file);
    let found = index(&tar, &Limits::default()).unwrap();
    assert!(found.damage.is_none());
    check(&ArchiveReader::members(Arc::new(TarParts::new(tar, &found, "")), Layout::Tar, Limits::default()).unwrap());
}

/// Data from somewhere else than an archive.
struct Rows(Vec<u8>);

impl DataSource for Rows {
    fn data(&mut self, id: DumpId) -> Result<Option<EntryData<'_>>> {
        Ok((id == 2).then(|| EntryData::Stream(Box::new(&self.0[..]))))
    }
}

#[test]
fn scripts_there_and_back() {
    let (mut toc, rows) = dump();
    toc.entries_mut()[1].had_dumper = true;
    let mut script = Vec::new();
    let wanted: Vec<Wanted> = toc.entries().iter().map(Wanted::of).collect();
    write_script(&toc, &wanted, &ScriptOptions::default(), &mut Rows(rows.clone()), &mut script).unwrap();
    let read = scan(&script[..], &ScanOptions::default(), &mut ()).unwrap().whole().unwrap();
    let part = &read.parts[read.main()];
    let data = part.toc.entries().iter().find(|e| e.kind == EntryKind::TableData).unwrap();
    assert_eq!(data.copy_stmt, toc.entries()[1].copy_stmt);
    assert!(part.toc.entries().iter().any(|e| e.kind == EntryKind::Table && e.owner.as_ref().is_some_and(|owner| owner == "me")));
}

#[test]
fn errors_say_what_and_where() {
    let mut file = Cursor::new(Vec::new());
    write(Layout::Custom, Codec::None, OnePart::new(&mut file).unwrap()).unwrap();
    let whole = file.into_inner();
    let cut = whole[..whole.len() / 2].to_vec();
    let archive = ArchiveReader::custom(Arc::new(cut), Limits::default()).unwrap();
    let Some(EntryData::Stream(mut data)) = archive.open(archive.toc().entry(2).unwrap()).unwrap() else { panic!("rows") };
    let e = Error::from(io::copy(&mut data, &mut io::sink()).unwrap_err());
    assert_eq!(e.class(), Class::Truncated);
    assert_eq!(e.place().offset, Some(whole.len() as u64 / 2));

    let e = ArchiveReader::custom(Arc::new("-- PostgreSQL database dump"), Limits::default()).unwrap_err();
    assert_eq!(e.class(), Class::Malformed);
    let mut limits = Limits::default();
    limits.toc_entries = 2;
    let e = ArchiveReader::custom(Arc::new(whole), limits).unwrap_err();
    assert_eq!((e.class(), e.what().contains("toc_entries")), (Class::Limit, true));
}

/// What is shared between threads can be.
#[test]
fn types_cross_threads() {
    fn is_sync<T: Send + Sync>() {}
    fn is_send<T: Send>() {}
    is_sync::<ArchiveReader>();
    is_sync::<Toc>();
    is_sync::<Error>();
    is_sync::<MemoryParts>();
    is_send::<EntryData<'static>>();
    is_send::<ArchiveWriter<MemoryParts>>();
    is_send::<Box<dyn Read + Send>>();
}
