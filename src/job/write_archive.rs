//! Writing a custom, directory or tar archive: a TOC and where the data comes from, in; parts, out.
//!
//! Data is asked for in the order of the TOC, one entry after the other; it is compressed on all cores,
//! also within one entry, and framed in that order.

use std::io::Write;

use dumpkit_formats::compress::{CompressSpec, Container};
use dumpkit_formats::parts::PartSink;
use dumpkit_formats::postgres::archive::{ArchiveWriter, DataSource, DumpId, EntryData, EntryKind, Layout, Toc, WriterOptions};
use dumpkit_formats::postgres::script::{ScriptOptions, write_script};
use dumpkit_formats::{Error, Result};

use super::pack::{Packed, Packer};
use crate::model::{Selection, choose};

/// How an archive is written.
#[derive(Debug, Clone)]
pub(super) struct ArchiveOptions {
    /// Custom, directory or tar.
    pub layout: Layout,
    /// How its data is compressed.
    pub compression: CompressSpec,
    /// Workers that compress.
    pub jobs: usize,
    /// Modification time of tar members, in seconds since 1970.
    pub mtime: u64,
    /// How the script in a tar archive is to look.
    pub script: ScriptOptions,
}

/// What stands between the streams of an archive.
#[derive(Debug, Clone, Copy)]
enum Mark {
    Data(DumpId),
    Objects(DumpId),
    Object(u32),
    EndObjects,
}

/// Writes the archive of `toc` into `sink`. The entries with `had_dumper` have data, and all of them get
/// some: an empty stream where `data` has none. Gives the sink back, and the TOC as it was written.
pub(super) fn write_archive<S: PartSink>(toc: Toc, data: &mut dyn DataSource, options: &ArchiveOptions, sink: S) -> Result<(S, Toc)> {
    let ids: Vec<DumpId> = toc.entries().iter().filter(|entry| entry.had_dumper).map(|entry| entry.dump_id).collect();
    let container = if options.layout == Layout::Custom { Container::Entry } else { Container::File };
    let written = WriterOptions { layout: options.layout, compression: options.compression, mtime: options.mtime };
    let mut writer = ArchiveWriter::new(toc, written, &|entry| entry.had_dumper, sink)?;
    let mut packer = Packer::new(options.compression, container, options.jobs)?;
    let mut out = |packed: Packed<'_, Mark>| deliver(&mut writer, packed);
    for id in ids {
        feed(&mut packer, id, data.data(id)?, &mut out).map_err(|e| e.in_entry(id))?;
    }
    packer.finish(&mut out)?;
    if options.layout == Layout::Tar {
        writer.extra_member("restore.sql", |toc, out| restore_script(toc, &options.script, out))?;
    }
    writer.finish()
}

/// Puts the data of one entry into the packer.
fn feed(
    packer: &mut Packer<Mark>,
    id: DumpId,
    data: Option<EntryData<'_>>,
    out: &mut dyn FnMut(Packed<'_, Mark>) -> Result<()>,
) -> Result<()> {
    match data {
        Some(EntryData::Stream(mut stream)) => {
            packer.mark(Mark::Data(id), out)?;
            packer.stream(&mut *stream, out)
        }
        Some(EntryData::LargeObjects(mut objects)) => {
            packer.mark(Mark::Objects(id), out)?;
            while let Some(oid) = objects.next_object()? {
                packer.mark(Mark::Object(oid), out)?;
                packer.stream(objects.contents(), out)?;
            }
            packer.mark(Mark::EndObjects, out)
        }
        None => {
            // Said to have data, has none: an empty stream keeps the promise of the TOC.
            packer.mark(Mark::Data(id), out)?;
            packer.stream(&mut std::io::empty(), out)
        }
    }
}

/// Frames what comes out of the packer.
fn deliver<S: PartSink>(writer: &mut ArchiveWriter<S>, packed: Packed<'_, Mark>) -> Result<()> {
    match packed {
        Packed::Mark(Mark::Data(id)) => writer.begin_data(id),
        Packed::Mark(Mark::Objects(id)) => writer.begin_objects(id),
        Packed::Mark(Mark::Object(oid)) => writer.begin_object(oid),
        Packed::Mark(Mark::EndObjects) => writer.end(),
        Packed::Bytes(bytes) => writer.chunk(bytes),
        Packed::End => writer.end_stream(),
    }
}

/// The script that pg_dump puts at the end of a tar archive, for who unpacks it by hand
/// (pg_backup_tar.c `_CloseArchive`, `_PrintTocData`). It begins anew: with the database, if that is in
/// the archive, else with DROP commands.
/// Left out is what psql would refuse: the `\restrict (null)` of pg_dump 18.6, which has no key here.
fn restore_script(toc: &Toc, script: &ScriptOptions, out: &mut dyn Write) -> Result<()> {
    const NOTE: &[u8] = b"--\n-- NOTE:\n--\n-- File paths need to be edited. Search for $$PATH$$ and\n-- replace it with the path to the directory containing\n-- the extracted data files.\n--\n";
    let mut options = script.clone();
    options.clean = true;
    options.create = toc.entries().iter().any(|entry| entry.kind == EntryKind::Database);
    options.superuser = None;
    let choice = choose(toc, &Selection { create: options.create, ..Selection::default() })?;
    out.write_all(NOTE)?;
    write_script(toc, &choice.wanted, &options, &mut ByPath(toc), out)?;
    Ok(())
}

/// Data that says where it is.
struct ByPath<'a>(&'a Toc);

impl DataSource for ByPath<'_> {
    fn data(&mut self, id: DumpId) -> Result<Option<EntryData<'_>>> {
        let entry = self.0.entry(id).ok_or_else(|| Error::misuse(format!("there is no entry {id}")))?;
        let text = match entry.copy_stmt.as_deref().and_then(|copy| memchr::memmem::rfind(copy, b" FROM stdin;").map(|at| &copy[..at])) {
            Some(copy) => [b"\\.\n", copy, format!(" FROM '$$PATH$$/{id}.dat';\n\n").as_bytes()].concat(),
            None if entry.kind == EntryKind::Blobs => format!("\\i $$PATH$$/blobs_{id}.toc\n\n").into_bytes(),
            None => format!("\\i $$PATH$$/{id}.dat\n\n").into_bytes(),
        };
        Ok(Some(EntryData::Stream(Box::new(std::io::Cursor::new(text)))))
    }
}
