//! Archives of the real pg_dump, read and written again in every shape a reader may meet: the header
//! and TOC to the byte, any integer and offset width, any chunk size, with and without offsets.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use dumpkit_formats::compress::{Block, BlockEncoder, Codec, CompressSpec, Container, Joiner};
use dumpkit_formats::limits::Limits;
use dumpkit_formats::parts::PartSink;
use dumpkit_formats::postgres::archive::{
    ArchiveOutput, ArchiveReader, ArchiveWriter, DataOffset, EntryData, EntryKind, Extra, Layout, Toc, TocEntry, Widths, WriterOptions,
};
use dumpkit_formats::source::Bytes;

fn customs() -> Vec<PathBuf> {
    let mut found = Vec::new();
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("../testdata/postgres");
    for version in fs::read_dir(base).expect("testdata") {
        let Ok(files) = fs::read_dir(version.expect("testdata").path()) else { continue };
        found.extend(files.map(|f| f.expect("testdata").path()).filter(|p| p.extension().is_some_and(|e| e == "dump")));
    }
    assert!(found.len() > 50, "only {} custom archives in testdata", found.len());
    found
}

fn open(bytes: Vec<u8>) -> ArchiveReader {
    ArchiveReader::custom(Arc::new(bytes) as Bytes, Limits::default()).expect("a sound archive")
}

/// An entry's data: one stream, or large objects.
#[derive(Debug, PartialEq, Eq)]
enum Data {
    Stream(Vec<u8>),
    Objects(Vec<(u32, Vec<u8>)>),
}

fn data_of(archive: &ArchiveReader, entry: &TocEntry) -> Option<Data> {
    Some(match archive.open(entry).expect("sound data")? {
        EntryData::Stream(mut stream) => {
            let mut all = Vec::new();
            stream.read_to_end(&mut all).expect("sound data");
            Data::Stream(all)
        }
        EntryData::LargeObjects(mut objects) => {
            let mut all = Vec::new();
            while let Some(oid) = objects.next_object().expect("sound data") {
                let mut contents = Vec::new();
                objects.contents().read_to_end(&mut contents).expect("sound data");
                all.push((oid, contents));
            }
            Data::Objects(all)
        }
    })
}

fn all_data(archive: &ArchiveReader) -> Vec<(i32, Data)> {
    archive.toc().entries().iter().filter_map(|e| Some((e.dump_id, data_of(archive, e)?))).collect()
}

#[test]
fn header_and_toc_come_back_to_the_byte() {
    for path in customs() {
        let bytes = fs::read(&path).expect("testdata");
        let (toc, len) = Toc::decode(&bytes[..], Layout::Custom, &Limits::default()).expect("a sound TOC");
        let mut again = Vec::new();
        toc.encode(&mut again, Layout::Custom).expect("memory");
        assert!(again == bytes[..len as usize], "{}", path.display());
    }
}

#[derive(Default)]
struct Memory {
    bytes: Vec<u8>,
    pipe: bool,
}

impl PartSink for Memory {
    fn begin(&mut self, _: &str) -> io::Result<()> {
        Ok(())
    }
    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }
    fn can_patch(&self) -> bool {
        !self.pipe
    }
    fn patch(&mut self, at: u64, bytes: &[u8]) -> io::Result<()> {
        self.bytes[at as usize..][..bytes.len()].copy_from_slice(bytes);
        Ok(())
    }
    fn end(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn compressed(spec: &CompressSpec, bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut joiner = Joiner::new(spec, Container::Entry);
    joiner.begin(&mut out);
    let block = Block { bytes, dictionary: &[], first: true, last: true };
    let sum = BlockEncoder::new(spec, Container::Entry).and_then(|mut e| e.encode(block, &mut out)).expect("memory");
    joiner.add(&sum);
    joiner.finish(&mut out);
    out
}

/// The archive again, compressed by `spec`, in chunks of at most `chunk` bytes.
fn rewritten(archive: &ArchiveReader, spec: CompressSpec, chunk: usize, pipe: bool) -> Vec<u8> {
    let mut toc = archive.toc().clone();
    toc.header.version = dumpkit_formats::postgres::archive::ArchiveVersion::NEWEST;
    let data = all_data(archive);
    let has_data = |entry: &TocEntry| data.iter().any(|(id, _)| *id == entry.dump_id);
    let options = WriterOptions { layout: Layout::Custom, compression: spec, mtime: 0 };
    let mut writer = ArchiveWriter::new(toc, options, &has_data, Memory { pipe, ..Memory::default() }).expect("memory");
    let stream = |writer: &mut ArchiveWriter<Memory>, bytes: &[u8]| {
        for piece in compressed(&spec, bytes).chunks(chunk) {
            writer.chunk(piece).expect("memory");
        }
        writer.end_stream().expect("memory");
    };
    for (id, data) in &data {
        match data {
            Data::Stream(bytes) => {
                writer.begin_data(*id).expect("in order");
                stream(&mut writer, bytes);
            }
            Data::Objects(objects) => {
                writer.begin_objects(*id).expect("in order");
                for (oid, bytes) in objects {
                    writer.begin_object(*oid).expect("in order");
                    stream(&mut writer, bytes);
                }
                writer.end().expect("in order");
            }
        }
    }
    writer.finish().expect("memory").0.bytes
}

#[test]
fn any_codec_and_chunk_size_and_pipe_gives_the_same_data() {
    for path in customs().into_iter().filter(|p| p.ends_with("custom-none.dump") || p.ends_with("full.dump")) {
        let archive = open(fs::read(&path).expect("testdata"));
        let wanted = all_data(&archive);
        for codec in Codec::ALL {
            for (chunk, pipe) in [(1, false), (7, true), (4096, false), (1 << 20, true)] {
                let again = open(rewritten(&archive, CompressSpec::new(codec), chunk, pipe));
                assert!(all_data(&again) == wanted, "{} as {codec} in chunks of {chunk}", path.display());
                let unset = again.toc().entries().iter().any(|e| e.extra == Extra::Offset(DataOffset::NotSet));
                assert_eq!(unset, pipe && !wanted.is_empty());
            }
        }
    }
}

/// The archive with other widths of integers and offsets, uncompressed, as another machine's pg_dump
/// would have written it.
fn widened(archive: &ArchiveReader, widths: Widths) -> Vec<u8> {
    let mut toc = archive.toc().clone();
    toc.header.widths = widths;
    toc.header.compression = match toc.header.compression {
        dumpkit_formats::postgres::archive::HeaderCompression::Level(_) => dumpkit_formats::postgres::archive::HeaderCompression::Level(0),
        _ => dumpkit_formats::postgres::archive::HeaderCompression::Algorithm(Codec::None),
    };
    for entry in toc.entries_mut() {
        if matches!(entry.extra, Extra::Offset(DataOffset::At(_))) {
            entry.extra = Extra::Offset(DataOffset::NotSet);
        }
    }
    let mut bytes = Vec::new();
    toc.encode(&mut bytes, Layout::Custom).expect("memory");
    let mut out = ArchiveOutput::new(&mut bytes, widths);
    for (id, data) in all_data(archive) {
        let chunks = |out: &mut ArchiveOutput<&mut Vec<u8>>, bytes: &[u8]| {
            for piece in bytes.chunks(1000) {
                out.int(piece.len() as i32).expect("memory");
                out.raw(piece).expect("memory");
            }
            out.int(0).expect("memory");
        };
        match data {
            Data::Stream(bytes) => {
                out.byte(1).expect("memory");
                out.int(id).expect("memory");
                chunks(&mut out, &bytes);
            }
            Data::Objects(objects) => {
                out.byte(3).expect("memory");
                out.int(id).expect("memory");
                for (oid, bytes) in objects {
                    out.int(oid as i32).expect("memory");
                    chunks(&mut out, &bytes);
                }
                out.int(0).expect("memory");
            }
        }
    }
    bytes
}

#[test]
fn any_width_of_integers_and_offsets_is_read() {
    for path in customs().into_iter().filter(|p| p.ends_with("custom-gzip.dump") || p.ends_with("full.dump")) {
        let archive = open(fs::read(&path).expect("testdata"));
        let wanted = all_data(&archive);
        for widths in
            [Widths { int: 8, offset: 8 }, Widths { int: 4, offset: 4 }, Widths { int: 32, offset: 16 }, Widths { int: 4, offset: 0 }]
        {
            let again = open(widened(&archive, widths));
            assert!(all_data(&again) == wanted, "{} with {widths:?}", path.display());
        }
    }
}

#[test]
fn the_walk_over_blocks_finds_what_the_offsets_say() {
    for path in customs() {
        let bytes = fs::read(&path).expect("testdata");
        let size = bytes.len() as u64;
        let archive = open(bytes);
        let (blocks, start) = archive.blocks().expect("a custom archive").expect("a sound archive");
        assert!(blocks.damage.is_none() && blocks.partial.is_none(), "{}", path.display());
        let mut at = start;
        for block in &blocks.blocks {
            assert_eq!(block.start, at, "{}", path.display());
            at = block.end;
            let entry = archive.toc().entry(block.dump_id).expect("an entry of each block");
            assert_eq!(block.large_objects, entry.kind == EntryKind::Blobs);
            if let Extra::Offset(DataOffset::At(said)) = entry.extra {
                assert_eq!(said, block.start, "{}", path.display());
            }
        }
        assert_eq!(at, size, "{}", path.display());
    }
}
