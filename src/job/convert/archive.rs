//! Writing a custom, directory or tar archive.

use std::collections::HashMap;

use dumpkit_formats::compress::{Codec, CompressSpec, Container};
use dumpkit_formats::postgres::archive::{
    ArchiveReader, ArchiveVersion, ArchiveWriter, DataSource, DumpId, EntryData, EntryKind, Layout, PartSink, Revised, Toc, TocEntry,
    Wanted, WriterOptions, revise,
};
use dumpkit_formats::postgres::script::{ScriptOptions, write_script};
use dumpkit_formats::{Error, Result};

use super::watch::Watched;
use super::{Conversion, output_options};
use crate::job::ahead::Ahead;
use crate::job::pack::{Packed, Packer};
use crate::model::prune::prune;
use crate::storage::output::{FileOutput, FolderOutput};

/// What stands between the streams of an archive.
#[derive(Debug, Clone, Copy)]
enum Mark {
    Data(DumpId),
    Objects(DumpId),
    Object(u32),
    EndObjects,
}

pub(super) fn write(mut conversion: Conversion<'_>) -> Result<()> {
    let plan = conversion.plan;
    let spec = plan.compression.unwrap_or(CompressSpec::new(if plan.layout == Layout::Tar { Codec::None } else { Codec::Gzip }));
    let target = prepare(&mut conversion, spec)?;
    let options = WriterOptions { layout: plan.layout, compression: spec, mtime: conversion.now() };
    let output = output_options(plan);
    match plan.layout {
        Layout::Directory => write_to(&conversion, target, options, FolderOutput::create(&plan.output, output)?)?.commit(),
        Layout::Tar => write_to(&conversion, target, options, FileOutput::create_patchable(&plan.output, output)?)?.commit(),
        _ => write_to(&conversion, target, options, FileOutput::create(&plan.output, output)?)?.commit(),
    }
}

/// The TOC that is to be written.
struct Target {
    toc: Toc,
    objects_from: HashMap<DumpId, Vec<DumpId>>,
}

fn prepare(conversion: &mut Conversion<'_>, spec: CompressSpec) -> Result<Target> {
    let plan = conversion.plan;
    let keep: Vec<bool> =
        conversion.toc.entries().iter().zip(&conversion.choice.wanted).map(|(entry, wanted)| is_kept(entry, *wanted)).collect();
    let mut toc = conversion.toc.clone().into_owned();
    for (entry, wanted) in toc.entries_mut().iter_mut().zip(&conversion.choice.wanted) {
        entry.had_dumper &= wanted.data;
    }
    let mut toc = prune(toc, &keep);
    conversion.settle_created(&mut toc.header);
    for entry in toc.entries_mut() {
        if plan.script.no_owner {
            entry.owner = Some("".into());
        }
        if plan.script.no_tablespaces && entry.tablespace.is_some() {
            entry.tablespace = Some("".into());
        }
        if plan.script.no_table_access_method {
            entry.table_am = None;
        }
    }
    let version = plan.version.unwrap_or_else(|| default_version(toc.header.version, spec.codec));
    let archive = &conversion.archive;
    let Revised { toc, objects_from, losses } = revise(toc, version, &mut |entry| object_oids(archive, entry))?;
    for loss in losses {
        conversion.reporter.warning(&loss, None);
    }
    Ok(Target { toc, objects_from })
}

/// Data entries stay only with their data, all others if any of them is wanted.
fn is_kept(entry: &TocEntry, wanted: Wanted) -> bool {
    if entry.kind == EntryKind::TableData || entry.kind == EntryKind::Blobs { wanted.data } else { wanted.is_marked() }
}

/// The input's version, or the next that is written and knows the codec.
fn default_version(from: ArchiveVersion, codec: Codec) -> ArchiveVersion {
    let least = if matches!(codec, Codec::Lz4 | Codec::Zstd) { ArchiveVersion::new(1, 15) } else { ArchiveVersion::OLDEST_WRITTEN };
    ArchiveVersion { rev: 0, ..from }.clamp(least, ArchiveVersion::NEWEST)
}

fn object_oids(archive: &ArchiveReader, entry: &TocEntry) -> Result<Vec<u32>> {
    let mut oids = Vec::new();
    // The entry of this number as it is in the input: the caller's may have changed.
    let entry = archive.toc().entry(entry.dump_id).unwrap_or(entry);
    if let Some(EntryData::LargeObjects(mut objects)) = archive.open(entry)? {
        while let Some(oid) = objects.next_object()? {
            oids.push(oid);
        }
    }
    Ok(oids)
}

fn write_to<S: PartSink>(conversion: &Conversion<'_>, target: Target, options: WriterOptions, sink: S) -> Result<S> {
    let plan = conversion.plan;
    let toc = target.toc;
    // Not by the input's entries: an entry that is new here may have the number of one that was left out.
    let has_data = |entry: &TocEntry| entry.had_dumper || target.objects_from.contains_key(&entry.dump_id);
    let ids: Vec<DumpId> = toc.entries().iter().filter(|e| has_data(e)).map(|e| e.dump_id).collect();
    let data = Ahead::merging(conversion.archive.clone(), ids.clone(), target.objects_from.clone(), plan.jobs)?;
    let mut data = Watched::new(data, &toc, conversion.manifest_builder());
    let spec = options.compression;
    let container = if plan.layout == Layout::Custom { Container::Entry } else { Container::File };
    let layout = options.layout;
    let mut writer = ArchiveWriter::new(toc.clone(), options, &has_data, sink)?;
    let mut packer = Packer::new(spec, container, plan.jobs)?;
    {
        let mut out = |packed: Packed<'_, Mark>| deliver(&mut writer, packed);
        for id in ids {
            feed(&mut packer, id, data.data(id)?, &mut out).map_err(|e| e.in_entry(id))?;
        }
        packer.finish(&mut out)?;
    }
    if layout == Layout::Tar {
        let script = restore_script(&toc, &has_data)?;
        writer.extra_member("restore.sql", &script)?;
    }
    let sink = writer.finish()?.0;
    conversion.write_manifest(data.into_manifest(), &toc)?;
    Ok(sink)
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
/// (pg_backup_tar.c `_CloseArchive`, `_PrintTocData`).
fn restore_script(toc: &Toc, has_data: &dyn Fn(&TocEntry) -> bool) -> Result<Vec<u8>> {
    const NOTE: &[u8] = b"--\n-- NOTE:\n--\n-- File paths need to be edited. Search for $$PATH$$ and\n-- replace it with the path to the directory containing\n-- the extracted data files.\n--\n";
    let mut toc = toc.clone();
    for entry in toc.entries_mut() {
        entry.had_dumper = has_data(entry);
    }
    let mut options = ScriptOptions::default();
    options.clean = true;
    let choice = crate::model::choose(&toc, &crate::model::Selection::default())?;
    let mut script = NOTE.to_vec();
    let mut by_path = ByPath(&toc);
    write_script(&toc, &choice.wanted, &options, &mut by_path, &mut script)?;
    Ok(script)
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
