//! An archive in memory, as files that can be damaged, and which bytes of them are what.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use dumpkit::job::open::{self, Opened};
use dumpkit_formats::compress::{Block, BlockEncoder, Codec, CompressSpec, Container, Joiner};
use dumpkit_formats::limits::Limits;
use dumpkit_formats::parts::{PartSink, Parts};
use dumpkit_formats::postgres::archive::{ArchiveReader, ArchiveWriter, DataOffset, EntryData, Extra, Layout, Toc, WriterOptions, tar};
use dumpkit_formats::source::Bytes;
use dumpkit_formats::{Error, Result};

/// The files of an archive: one with an empty name, or those of a folder.
#[derive(Clone)]
pub(crate) struct Image {
    pub(crate) files: BTreeMap<String, Vec<u8>>,
}

/// What a byte is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Region {
    /// Header and TOC.
    Toc,
    /// Block and chunk headers of a custom archive.
    Framing,
    /// The data as it is stored.
    Data,
    /// The ten bytes before a gzip member's data.
    GzipHeader,
    /// A list of large objects.
    List,
    /// A tar header.
    TarHeader,
    /// Padding and end marker of a tar file.
    TarPadding,
    /// `restore.sql` in a tar file.
    RestoreScript,
    /// COPY rows of a script.
    Rows,
    /// The rest of a script.
    Sql,
}

impl Region {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Region::Toc => "header and TOC",
            Region::Framing => "block and chunk headers",
            Region::Data => "stored data",
            Region::GzipHeader => "gzip member header",
            Region::List => "large object list",
            Region::TarHeader => "tar header",
            Region::TarPadding => "tar padding and end",
            Region::RestoreScript => "restore.sql",
            Region::Rows => "COPY rows",
            Region::Sql => "SQL around them",
        }
    }
}

/// Bytes of one file that are the same thing.
#[derive(Debug, Clone)]
pub(crate) struct Span {
    pub(crate) region: Region,
    pub(crate) file: String,
    pub(crate) range: Range<usize>,
}

pub(crate) fn fixture(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/postgres").join(path)
}

impl Image {
    /// A fixture: a file or a folder.
    pub(crate) fn load(path: &str) -> Self {
        let path = fixture(path);
        let read = |path: &Path| fs::read(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let files = if path.is_dir() {
            let entries = fs::read_dir(&path).expect("a folder");
            entries
                .map(|e| e.expect("readable").path())
                .map(|p| (p.file_name().expect("a name").to_string_lossy().into_owned(), read(&p)))
                .collect()
        } else {
            BTreeMap::from([(String::new(), read(&path))])
        };
        Image { files }
    }

    pub(crate) fn of(bytes: Vec<u8>) -> Self {
        Image { files: BTreeMap::from([(String::new(), bytes)]) }
    }

    /// The one file.
    pub(crate) fn bytes(&self) -> &Vec<u8> {
        &self.files[""]
    }

    pub(crate) fn len(&self) -> usize {
        self.files.values().map(Vec::len).sum()
    }

    pub(crate) fn open(&self) -> Result<Opened> {
        let limits = Limits::default();
        if let Some(bytes) = self.files.get("") {
            return open::open_bytes(Arc::new(bytes.clone()), "image", &limits);
        }
        open::open_parts(Arc::new(Folder(self.files.clone())), "image", &limits)
    }

    /// Which bytes are what; the archive must be sound.
    pub(crate) fn spans(&self) -> Vec<Span> {
        let opened = self.open().expect("a sound archive");
        let span = |region, file: &str, range: Range<usize>| Span { region, file: file.to_owned(), range };
        let mut spans = Vec::new();
        match opened.archive.layout() {
            Layout::Custom => custom_spans(self.bytes(), &opened.archive, &mut spans),
            Layout::Directory => {
                for (name, bytes) in &self.files {
                    match name.as_str() {
                        "toc.dat" => spans.push(span(Region::Toc, name, 0..bytes.len())),
                        _ if name.starts_with("blobs") && name.ends_with(".toc") => spans.push(span(Region::List, name, 0..bytes.len())),
                        _ if name.ends_with(".gz") => {
                            spans.push(span(Region::GzipHeader, name, 0..10));
                            spans.push(span(Region::Data, name, 10..bytes.len()));
                        }
                        _ => spans.push(span(Region::Data, name, 0..bytes.len())),
                    }
                }
            }
            Layout::Tar => {
                let source: Bytes = Arc::new(self.bytes().clone());
                let index = tar::index(&source, &Limits::default()).expect("a sound tar file");
                for member in &index.members {
                    let (start, end) = (member.start as usize, (member.start + member.size) as usize);
                    let region = match member.path.as_str() {
                        "toc.dat" => Region::Toc,
                        "restore.sql" => Region::RestoreScript,
                        path if path.starts_with("blobs") => Region::List,
                        _ => Region::Data,
                    };
                    spans.push(span(Region::TarHeader, "", start - 512..start));
                    spans.push(span(region, "", start..end));
                    spans.push(span(Region::TarPadding, "", end..end.next_multiple_of(512)));
                }
                spans.push(span(Region::TarPadding, "", index.end as usize..self.bytes().len()));
            }
            Layout::Plain => {
                let mut at = 0;
                for entry in opened.archive.toc().entries().iter().filter(|e| e.is_copy()) {
                    let located = opened.archive.locate(entry).expect("sound").expect("data");
                    let (start, end) = (located.start as usize, (located.start + located.stored.unwrap_or(0)) as usize);
                    spans.push(span(Region::Sql, "", at..start));
                    spans.push(span(Region::Rows, "", start..end));
                    at = end;
                }
                spans.push(span(Region::Sql, "", at..self.bytes().len()));
            }
        }
        spans.retain(|s| !s.range.is_empty());
        spans
    }

    /// The bytes of a custom archive's blocks, in the order they lie.
    pub(crate) fn blocks(&self) -> Vec<Range<usize>> {
        let opened = self.open().expect("a sound archive");
        let (blocks, _) = opened.archive.blocks().expect("custom").expect("readable");
        blocks.blocks.iter().map(|b| b.start as usize..b.end as usize).collect()
    }

    /// A custom archive with another TOC before the same blocks.
    pub(crate) fn with_toc(&self, change: impl FnOnce(&mut Toc)) -> Image {
        let opened = self.open().expect("a sound archive");
        let mut toc = opened.archive.toc().clone();
        change(&mut toc);
        let (_, start) = opened.archive.blocks().expect("custom").expect("readable");
        let encoded = |toc: &Toc| {
            let mut bytes = Vec::new();
            toc.encode(&mut bytes, Layout::Custom).expect("memory");
            bytes
        };
        // The blocks have moved by what the TOC has grown.
        let grown = (encoded(&toc).len() as u64).wrapping_sub(start);
        for entry in toc.entries_mut() {
            if let Extra::Offset(DataOffset::At(at)) = &mut entry.extra {
                *at = at.wrapping_add(grown);
            }
        }
        let mut bytes = encoded(&toc);
        bytes.extend_from_slice(&self.bytes()[start as usize..]);
        Image::of(bytes)
    }
}

/// Chunks by their lengths: sign byte and four bytes each, 0 ends.
fn custom_spans(bytes: &[u8], archive: &ArchiveReader, spans: &mut Vec<Span>) {
    let (blocks, start) = archive.blocks().expect("custom").expect("readable");
    let mut push = |region, range| spans.push(Span { region, file: String::new(), range });
    push(Region::Toc, 0..start as usize);
    let int = |at: usize| u32::from_le_bytes(bytes[at + 1..at + 5].try_into().expect("four bytes")) as usize;
    for block in &blocks.blocks {
        let mut at = block.start as usize + 6;
        push(Region::Framing, block.start as usize..at);
        let chunks = |mut at: usize, push: &mut dyn FnMut(Region, Range<usize>)| loop {
            let len = int(at);
            push(Region::Framing, at..at + 5);
            at += 5;
            if len == 0 {
                return at;
            }
            push(Region::Data, at..at + len);
            at += len;
        };
        if !block.large_objects {
            chunks(at, &mut push);
            continue;
        }
        loop {
            push(Region::Framing, at..at + 5);
            let oid = int(at);
            at += 5;
            if oid == 0 {
                break;
            }
            at = chunks(at, &mut push);
        }
    }
}

struct Folder(BTreeMap<String, Vec<u8>>);

impl Parts for Folder {
    fn open(&self, name: &str) -> io::Result<Option<Bytes>> {
        Ok(self.0.get(name).map(|bytes| Arc::new(bytes.clone()) as Bytes))
    }

    fn names(&self) -> io::Result<Vec<String>> {
        Ok(self.0.keys().cloned().collect())
    }
}

/// Everything an archive says: its TOC but for the data's places, and its data.
pub(crate) fn contents(opened: &Opened) -> Result<Vec<u8>> {
    let mut all = Vec::new();
    for entry in opened.archive.toc().entries() {
        let mut plain = entry.clone();
        plain.extra = Default::default();
        all.extend_from_slice(format!("{plain:?}").as_bytes());
        match opened.archive.open(entry)? {
            None => {}
            Some(EntryData::Stream(mut input)) => {
                input.read_to_end(&mut all)?;
            }
            Some(EntryData::LargeObjects(mut objects)) => {
                while let Some(oid) = objects.next_object()? {
                    all.extend_from_slice(&oid.to_be_bytes());
                    io::copy(objects.contents(), &mut all)?;
                }
            }
        }
    }
    Ok(all)
}

/// The archive as dumpkit itself writes it: custom, with checksums in its lz4 and zstd frames.
pub(crate) fn rewritten(image: &Image, codec: Codec) -> Image {
    let opened = image.open().expect("a sound archive");
    let spec = CompressSpec::new(codec);
    let options = WriterOptions { layout: Layout::Custom, compression: spec, mtime: 0 };
    let toc = opened.archive.toc().clone();
    let mut writer = ArchiveWriter::new(toc, options, &|e| e.had_dumper, Memory::default()).expect("memory");
    let mut encoder = BlockEncoder::new(&spec, Container::Entry).expect("codec");
    let mut encode = |data: &[u8]| {
        let mut joiner = Joiner::new(&spec, Container::Entry);
        let mut out = Vec::new();
        joiner.begin(&mut out);
        let sum = encoder.encode(Block { bytes: data, dictionary: &[], first: true, last: true }, &mut out).expect("encodes");
        joiner.add(&sum);
        joiner.finish(&mut out);
        out
    };
    for entry in opened.archive.toc().entries().iter().filter(|e| e.had_dumper) {
        let mut data = Vec::new();
        match opened.archive.open(entry).expect("sound").expect("data") {
            EntryData::Stream(mut input) => {
                input.read_to_end(&mut data).expect("sound");
                writer.begin_data(entry.dump_id).expect("memory");
                writer.chunk(&encode(&data)).expect("memory");
            }
            EntryData::LargeObjects(mut objects) => {
                writer.begin_objects(entry.dump_id).expect("memory");
                while let Some(oid) = objects.next_object().expect("sound") {
                    data.clear();
                    objects.contents().read_to_end(&mut data).expect("sound");
                    writer.begin_object(oid).expect("memory");
                    writer.chunk(&encode(&data)).expect("memory");
                    writer.end_object().expect("memory");
                }
            }
        }
        writer.end().expect("memory");
    }
    let (memory, _) = writer.finish().expect("memory");
    Image::of(memory.0)
}

#[derive(Default)]
struct Memory(Vec<u8>);

impl PartSink for Memory {
    fn begin(&mut self, _: &str) -> io::Result<()> {
        Ok(())
    }

    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.extend_from_slice(bytes);
        Ok(())
    }

    fn can_patch(&self) -> bool {
        true
    }

    fn patch(&mut self, at: u64, bytes: &[u8]) -> io::Result<()> {
        let range = at as usize..at as usize + bytes.len();
        self.0.get_mut(range).ok_or_else(|| io::Error::from(Error::misuse("patch past the end")))?.copy_from_slice(bytes);
        Ok(())
    }

    fn end(&mut self) -> io::Result<()> {
        Ok(())
    }
}
