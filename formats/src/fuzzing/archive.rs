//! Archives of every layout: opened, listed, printed, and copied where all of their data is sound.

use std::collections::HashSet;
use std::io::BufRead;
use std::sync::Arc;

use super::memory::split_members;
use super::{Bounded, Choices, Cut, blame, class};
use crate::limits::Limits;
use crate::parts::{MemoryParts, PartSink, Parts};
use crate::postgres::archive::{
    ArchiveReader, ArchiveVersion, ArchiveWriter, EntryData, EntryKind, EntryList, Header, Layout, ListOptions, Restorer, Toc, TocEntry,
    Wanted, WriterOptions, data_order, restore_order, revise, tar, write_list,
};
use crate::postgres::script::{ScriptOptions, Stamps, write_script};
use crate::source::Bytes;
use crate::{Error, Result};

/// Decoded bytes that are looked at in one input; a bomb can hold no end of them.
const DECODED: usize = 4 << 20;

/// A custom archive in memory.
pub fn pg_custom(data: &[u8]) {
    let file: Bytes = Arc::new(data.to_vec());
    let archive = match ArchiveReader::custom(file, Limits::default()) {
        Ok(archive) => archive,
        Err(e) => return blame(&e),
    };
    match archive.blocks() {
        None => panic!("a custom archive has blocks"),
        Some(Err(e)) => blame(e),
        Some(Ok((blocks, data_start))) => {
            let mut at = data_start;
            for block in &blocks.blocks {
                assert!(block.start == at && block.end > at && block.end <= data.len() as u64, "{block:?} after byte {at}");
                at = block.end;
            }
            match &blocks.damage {
                None => assert_eq!(at, data.len() as u64, "the walk ended early without saying why"),
                Some(e) => blame(e),
            }
        }
    }
    exercise(&archive, &mut Choices::of(data));
}

/// A TOC by itself, as a custom archive or a folder has it.
pub fn pg_toc(data: &[u8]) {
    for layout in [Layout::Custom, Layout::Directory] {
        let limits = Limits::default();
        let whole = Toc::decode(data, layout, &limits);
        let cut = Toc::decode(Cut::new(data), layout, &limits);
        assert_eq!(class(&whole), class(&cut));
        let (Ok((toc, used)), Ok(cut)) = (whole, cut) else { continue };
        assert_eq!((&toc, used), (&cut.0, cut.1));
        assert!(used <= data.len() as u64);
        let before = &data[..used as usize - 1];
        assert_eq!(class(&Toc::decode(before, layout, &limits)), Some(crate::Class::Truncated), "one byte less was enough");

        // One value has several spellings (-0, a NULL of length -7), so the bytes may be others: once.
        let encode = |toc: &Toc| {
            let mut out = Vec::new();
            toc.encode(&mut out, layout).expect("a TOC that was read can be written");
            out
        };
        let first = encode(&toc);
        let (again, used) = Toc::decode(&first[..], layout, &limits).expect("what was written is read");
        assert_eq!(used, first.len() as u64);
        assert_eq!(encode(&again), first, "writing is not stable");
        assert_same_entries(&toc, &again);
    }
}

/// A tar file: any, and as an archive.
pub fn pg_tar(data: &[u8]) {
    let file: Bytes = Arc::new(data.to_vec());
    let index = match tar::index(&file, &Limits::default()) {
        Ok(index) => index,
        Err(e) => return blame(&e),
    };
    if let Some(e) = &index.damage {
        blame(e);
    }
    assert!(!data.starts_with(b"x") || tar::looks_like_header(data) || index.members.is_empty());
    let mut at = 0;
    for member in &index.members {
        assert!(member.start >= at + tar::BLOCK && member.start + member.size <= data.len() as u64, "{member:?} after byte {at}");
        at = member.start + member.size;
    }
    let folder = index.members.iter().find_map(|m| m.path.strip_suffix("toc.dat")).unwrap_or_default();
    let parts = Arc::new(tar::TarParts::new(file, &index, folder));
    open_members(parts, Layout::Tar, data);
}

/// A directory archive, its members one after the other with [`MARK`](super::MARK) between.
pub fn pg_members(data: &[u8]) {
    open_members(Arc::new(split_members(data)), Layout::Directory, data);
}

fn open_members(parts: Arc<dyn Parts>, layout: Layout, data: &[u8]) {
    match ArchiveReader::members(parts, layout, Limits::default()) {
        Ok(archive) => exercise(&archive, &mut Choices::of(data)),
        Err(e) => blame(&e),
    }
}

/// A list file for a TOC with gaps in its numbers; and that TOC with names from the input, listed.
pub fn pg_list(data: &[u8]) {
    let names: Vec<&[u8]> = data.split(|b| *b == 0).chain([&b""[..]]).collect();
    let entries = [1, 2, 3, 5, 8, 13, 21, 4000].iter().zip(names.iter().cycle());
    let entries = entries.map(|(id, name)| {
        let mut entry = TocEntry::new(*id, if *name == b"x" { EntryKind::Table } else { EntryKind::from(crate::Text::from(*name)) });
        entry.tag = Some((*name).into());
        entry.namespace = (id % 2 == 0).then(|| (*name).into());
        entry.owner = Some((*name).into());
        entry
    });
    let toc = Toc::new(Header::default(), entries.collect());
    match EntryList::parse(data, &toc) {
        // An id without an entry is refused as what the user asked for, not as damage.
        Err(e) => assert!(e.place().line.is_some(), "{e}"),
        Ok(list) => {
            assert!(list.ids.iter().all(|id| toc.entry(*id).is_some()));
            assert_eq!(list.ids.iter().collect::<HashSet<_>>().len(), list.ids.len(), "an id is listed twice");
            let reordered = list.reorder(toc.clone());
            assert_eq!(reordered.entries().len(), toc.entries().len());
            let last = &reordered.entries()[toc.entries().len() - list.ids.len()..];
            assert!(last.iter().map(|e| e.dump_id).eq(list.ids.iter().copied()));
        }
    }
    let mut text = Vec::new();
    let wanted = vec![Wanted::ALL; toc.entries().len()];
    write_list(&toc, Layout::Custom, &wanted, &ListOptions::new("now"), &mut text).expect("written to memory");
    // A kind is printed as it is, and no real one has these bytes; names must not break their line.
    if !data.iter().any(|b| matches!(b, b'\n' | b'\r')) {
        assert_eq!(text.iter().filter(|b| **b == b'\n').count(), 11 + toc.entries().len() + 2);
        let list = EntryList::parse(&text[..], &toc).expect("our own list is read");
        assert!(list.ids.iter().copied().eq(toc.entries().iter().map(|e| e.dump_id)) && list.ignored.is_empty());
    }
}

/// All that is done with an open archive.
fn exercise(archive: &ArchiveReader, choices: &mut Choices) {
    let toc = archive.toc();
    let mut budget = DECODED;
    let mut contents = Vec::new();
    for entry in toc.entries().iter().take(2000) {
        let data = archive.locate(entry).and_then(|_| archive.open(entry)).and_then(|data| drain(data, &mut budget));
        match data {
            Ok(data) => contents.push((entry.dump_id, data)),
            Err(e) => blame(&e),
        }
    }
    print(archive, choices);
    let ids: HashSet<_> = toc.entries().iter().map(|e| e.dump_id).collect();
    if contents.len() == toc.entries().len() && ids.len() == contents.len() {
        copy(archive, contents, choices);
    }
}

/// The streams of one entry, each with the OID of its large object; `None` for an entry without data.
type Streams = Option<Vec<(Option<u32>, Vec<u8>)>>;

fn drain(data: Option<EntryData<'_>>, budget: &mut usize) -> Result<Streams> {
    let mut streams = Vec::new();
    match data {
        None => return Ok(None),
        Some(EntryData::Stream(mut stream)) => streams.push((None, read(&mut *stream, budget)?)),
        Some(EntryData::LargeObjects(mut objects)) => {
            while let Some(oid) = objects.next_object()? {
                streams.push((Some(oid), read(objects.contents(), budget)?));
            }
        }
    }
    Ok(Some(streams))
}

fn read(stream: &mut dyn BufRead, budget: &mut usize) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    loop {
        let n = {
            let held = stream.fill_buf()?;
            out.extend_from_slice(held);
            held.len()
        };
        if n == 0 {
            return Ok(out);
        }
        stream.consume(n);
        *budget = budget.checked_sub(n).ok_or_else(|| Error::limit("the fuzzer reads no further"))?;
    }
}

/// Prints the list and the script, in one of the ways that there are.
fn print(archive: &ArchiveReader, choices: &mut Choices) {
    let toc = archive.toc();
    let mut flag = || choices.below(2) == 1;
    let mut options = ScriptOptions::default();
    options.clean = flag();
    options.if_exists = options.clean && flag();
    options.create = flag();
    options.no_owner = flag();
    options.use_set_session_authorization = flag();
    options.no_tablespaces = flag();
    options.disable_triggers = flag();
    options.verbose = flag().then(Stamps::default);
    options.restrict_key = flag().then(|| "key".to_owned());
    options.restorer = if flag() { Restorer::V18 } else { Restorer::V13 };
    let mut list = ListOptions::new("now");
    list.verbose = flag();
    list.restorer = options.restorer;
    let wanted: Vec<Wanted> = toc.entries().iter().map(Wanted::of).collect();
    write_list(toc, archive.layout(), &wanted, &list, &mut Bounded(usize::MAX)).expect("a list fits into memory");
    assert!(data_order(toc, &wanted).len() <= restore_order(toc, &wanted).len());
    let mut source = archive;
    if let Err(e) = write_script(toc, &wanted, &options, &mut source, &mut Bounded(DECODED)) {
        blame(&e);
    }
}

/// Writes the archive again, and reads the same out of it.
fn copy(archive: &ArchiveReader, mut contents: Vec<(i32, Streams)>, choices: &mut Choices) {
    let layout = [Layout::Custom, Layout::Directory, Layout::Tar][choices.below(3) as usize];
    let version = [12, 14, 16][choices.below(3) as usize];
    let oids = |streams: &Streams| streams.iter().flatten().filter_map(|(oid, _)| *oid).collect::<Vec<u32>>();
    let all: Vec<u32> = contents.iter().flat_map(|(_, streams)| oids(streams)).collect();
    // Objects are members by their OID, in one list before 1.16; an archive can hold one twice.
    let one_list =
        all.iter().collect::<HashSet<_>>().len() == all.len() && contents.iter().filter(|(_, s)| !oids(s).is_empty()).count() <= 1;
    if layout != Layout::Custom && !one_list {
        return;
    }
    let mut find_oids = |entry: &TocEntry| {
        let found = contents.iter().find(|(id, _)| *id == entry.dump_id);
        Ok(found.map(|(_, streams)| oids(streams)).unwrap_or_default())
    };
    if let Err(e) = revise(archive.toc().clone(), ArchiveVersion::new(1, version), &mut find_oids) {
        blame(&e);
    }

    // Not in another version, whose entries are others, but its own; the oldest are not written.
    let mut toc = archive.toc().clone();
    toc.header.version = toc.header.version.max(ArchiveVersion::OLDEST_WRITTEN);
    contents.retain(|(_, streams)| streams.is_some());
    let has_data = |entry: &TocEntry| contents.iter().any(|(id, _)| *id == entry.dump_id);
    let options = WriterOptions { layout, compression: crate::compress::CompressSpec::NONE, mtime: 0 };
    let mut writer =
        ArchiveWriter::new(toc.clone(), options, &has_data, MemoryParts::default()).expect("an archive that was read can be written");
    for (id, streams) in &contents {
        write_entry(&mut writer, *id, archive, streams.as_deref().unwrap_or_default()).expect("written to memory");
    }
    let (memory, written) = writer.finish().expect("written to memory");
    let again = open(memory, layout).unwrap_or_else(|e| panic!("the copy cannot be opened: {e}"));
    assert_eq!(again.toc(), &written);
    assert_same_entries(&toc, again.toc());
    for (id, streams) in &contents {
        let entry = again.toc().entry(*id).expect("the copy has every entry");
        let data = again.open(entry).and_then(|data| drain(data, &mut usize::MAX.clone()));
        assert_eq!(&data.unwrap_or_else(|e| panic!("the copy cannot be read: {e}")), streams, "data of entry {id}");
    }
}

fn write_entry<S: PartSink>(
    writer: &mut ArchiveWriter<S>,
    id: i32,
    archive: &ArchiveReader,
    streams: &[(Option<u32>, Vec<u8>)],
) -> Result<()> {
    if archive.toc().entry(id).is_some_and(|e| e.kind == EntryKind::Blobs) {
        writer.begin_objects(id)?;
        for (oid, bytes) in streams {
            writer.begin_object(oid.unwrap_or(0))?;
            writer.chunk(bytes)?;
            writer.end_object()?;
        }
    } else {
        writer.begin_data(id)?;
        for (_, bytes) in streams {
            bytes.chunks(1000).try_for_each(|chunk| writer.chunk(chunk))?;
        }
    }
    writer.end()
}

fn open(memory: MemoryParts, layout: Layout) -> Result<ArchiveReader> {
    let limits = Limits::default();
    if layout == Layout::Directory {
        return ArchiveReader::members(Arc::new(memory), layout, limits);
    }
    let file: Bytes = memory.part("").expect("the one part").clone();
    if layout == Layout::Custom {
        return ArchiveReader::custom(file, limits);
    }
    let index = tar::index(&file, &limits)?;
    assert!(index.damage.is_none(), "{:?}", index.damage);
    ArchiveReader::members(Arc::new(tar::TarParts::new(file, &index, "")), layout, limits)
}

/// The same entries, wherever their data is.
fn assert_same_entries(a: &Toc, b: &Toc) {
    assert_eq!(a.entries().len(), b.entries().len());
    for (a, b) in a.entries().iter().zip(b.entries()) {
        let b = TocEntry { extra: a.extra.clone(), had_dumper: a.had_dumper, ..b.clone() };
        assert_eq!(a, &b);
    }
}
