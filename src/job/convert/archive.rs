//! Writing a custom, directory or tar archive.

use std::collections::HashMap;

use dumpkit_formats::Result;
use dumpkit_formats::compress::{Codec, CompressSpec};
use dumpkit_formats::parts::PartSink;
use dumpkit_formats::postgres::archive::{
    ArchiveReader, ArchiveVersion, DumpId, EntryData, EntryKind, Layout, Revised, Toc, TocEntry, Wanted, revise,
};
use dumpkit_formats::postgres::script::ScriptOptions;

use super::first_rows::FirstRows;
use super::{Conversion, output_options};
use crate::job::ahead::Ahead;
use crate::job::watch::{Watched, write_manifest};
use crate::job::write_archive::{ArchiveOptions, write_archive};
use crate::model::prune::prune;
use crate::storage::output::{FileOutput, FolderOutput};

pub(super) fn write(conversion: Conversion<'_>, toc: Toc) -> Result<()> {
    let plan = conversion.plan;
    let spec = plan.compression.unwrap_or(CompressSpec::new(if plan.layout == Layout::Tar { Codec::None } else { Codec::Gzip }));
    let target = prepare(&conversion, toc, spec)?;
    let options = ArchiveOptions {
        layout: plan.layout,
        compression: spec,
        jobs: plan.jobs,
        mtime: conversion.now(),
        script: ScriptOptions::default(),
    };
    let output = output_options(plan);
    match plan.layout {
        Layout::Directory => write_to(&conversion, target, &options, FolderOutput::create(&plan.output, output)?)?.commit(),
        Layout::Tar => write_to(&conversion, target, &options, FileOutput::create_patchable(&plan.output, output)?)?.commit(),
        _ => write_to(&conversion, target, &options, FileOutput::create(&plan.output, output)?)?.commit(),
    }
}

/// The TOC that is to be written.
struct Target {
    toc: Toc,
    objects_from: HashMap<DumpId, Vec<DumpId>>,
}

fn prepare(conversion: &Conversion<'_>, mut toc: Toc, spec: CompressSpec) -> Result<Target> {
    let plan = conversion.plan;
    let wanted = &conversion.choice.wanted;
    let keep: Vec<bool> = toc.entries().iter().zip(wanted).map(|(entry, wanted)| is_kept(entry, *wanted)).collect();
    for (entry, wanted) in toc.entries_mut().iter_mut().zip(wanted) {
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
    let Revised { mut toc, objects_from, losses } = revise(toc, version, &mut |entry| object_oids(archive, entry))?;
    for loss in losses {
        conversion.reporter.warning(&loss, None);
    }
    // Not by the input's entries: an entry that is new here may have the number of one that was left out.
    for entry in toc.entries_mut() {
        entry.had_dumper |= objects_from.contains_key(&entry.dump_id);
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

fn write_to<S: PartSink>(conversion: &Conversion<'_>, target: Target, options: &ArchiveOptions, sink: S) -> Result<S> {
    let Target { toc, objects_from } = target;
    let ids: Vec<DumpId> = toc.entries().iter().filter(|entry| entry.had_dumper).map(|entry| entry.dump_id).collect();
    let data = Ahead::merging(conversion.archive.clone(), ids, objects_from, options.jobs)?;
    let mut data = Watched::new(FirstRows::new(data, conversion.first_rows.clone()), &toc, conversion.manifest_builder());
    let (sink, toc) = write_archive(toc, &mut data, options, sink)?;
    write_manifest(&conversion.plan.output, output_options(conversion.plan), data.into_manifest(), &toc)?;
    Ok(sink)
}
