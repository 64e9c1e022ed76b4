//! Looking into an archive.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Write;
use std::sync::atomic::AtomicBool;

use dumpkit_formats::limits::Limits;
use dumpkit_formats::parallel::parallel_each;
use dumpkit_formats::postgres::archive::{
    ArchiveReader, CreatedAt, DataOffset, DumpId, EntryData, EntryKind, Extra, Layout, ListOptions, Toc, TocEntry, write_list,
};
use dumpkit_formats::postgres::copy::{CheckOptions, Checker, CopyStatement};
use dumpkit_formats::postgres::encoding::Encoding;
use dumpkit_formats::source::each_block;
use dumpkit_formats::{Error, Result};

use super::choose;
use super::open::{self, Opened};
use super::{progress, sizes};
use crate::model::clock;
use crate::model::summary::{EntryView, Found, Summary, TableSize};
use crate::plan::inspect::{Inspect, Show};
use crate::report::Reporter;

/// Carries out the plan. A list goes to `out`.
pub fn run(plan: &Inspect, out: &mut dyn Write, reporter: &dyn Reporter) -> Result<Found> {
    let opened = open::open(&plan.input, &Limits::default(), reporter)?;
    let name = opened.name.clone();
    look(plan, opened, out, reporter).map_err(|e| e.in_part(name))
}

fn look(plan: &Inspect, opened: Opened, out: &mut dyn Write, reporter: &dyn Reporter) -> Result<Found> {
    if let (Some(damage), Show::List | Show::Entry(_)) = (&opened.damage, &plan.show) {
        reporter.warning(damage, None);
    }
    match plan.show {
        Show::List => {
            let (toc, choice) = choose::apply(Cow::Borrowed(opened.archive.toc()), &plan.select, reporter)?;
            let created = clock::stamp(&toc.header.created, &jiff::tz::TimeZone::system());
            let mut options = ListOptions::new(&created);
            options.verbose = plan.verbose;
            options.restorer = plan.restorer;
            write_list(&toc, opened.archive.layout(), &choice.wanted, &options, out)?;
            Ok(Found::Listed { damaged: opened.toc_is_damaged })
        }
        Show::Entry(id) => Ok(Found::Entry(Box::new(entry_view(&opened.archive, id)?))),
        Show::Summary => Ok(Found::Summary(Box::new(summary(plan, opened, reporter)?))),
    }
}

fn entry_view(archive: &ArchiveReader, id: DumpId) -> Result<EntryView> {
    let toc = archive.toc();
    let entry = toc.entry(id).ok_or_else(|| Error::misuse(format!("there is no entry {id}")).hint("inspect --list shows them"))?;
    let label = |id: &DumpId| (*id, toc.entry(*id).map_or("missing".to_owned(), TocEntry::label));
    Ok(EntryView {
        entry: entry.clone(),
        depends_on: entry.dependencies.iter().map(label).collect(),
        needed_by: toc.entries().iter().filter(|e| e.dependencies.contains(&id)).map(|e| (e.dump_id, e.label())).collect(),
        located: archive.locate(entry)?,
    })
}

fn summary(plan: &Inspect, opened: Opened, reporter: &dyn Reporter) -> Result<Summary> {
    let archive = &opened.archive;
    let (toc, choice) = choose::apply(Cow::Borrowed(archive.toc()), &plan.select, reporter)?;
    let header = &toc.header;
    let text = |text: &Option<dumpkit_formats::Text>| text.as_ref().map(|t| t.display().into_owned());
    let wanted: Vec<&TocEntry> =
        toc.entries().iter().zip(&choice.wanted).filter(|(_, wanted)| wanted.is_marked()).map(|(entry, _)| entry).collect();
    let with_data: Vec<&TocEntry> = wanted.iter().copied().filter(|e| e.has_data()).collect();
    let sizes = sizes::of_entries(archive, &with_data);
    let mut tables = Vec::new();
    let mut codecs: BTreeMap<&'static str, usize> = BTreeMap::new();
    for entry in &with_data {
        let located = archive.locate(entry);
        if let Ok(Some(located)) = &located {
            *codecs.entry(located.codec.name()).or_default() += 1;
        }
        tables.push(TableSize {
            dump_id: entry.dump_id,
            kind: entry.kind.to_string(),
            namespace: text(&entry.namespace),
            tag: String::from_utf8_lossy(entry.tag_bytes()).into_owned(),
            stored: sizes.get(&entry.dump_id).copied(),
            raw: None,
            rows: None,
            error: located.err().map(|e| e.to_string()),
        });
    }
    // Of a tar file the whole, headers and all, as a listing of files shows it.
    let whole = opened.source.as_ref().map_or(Ok(None), |bytes| bytes.size())?;
    let size = if whole.is_some() { whole } else { sizes::stored_bytes(archive)? };
    if plan.rows {
        progress::during(reporter, "counting rows", size, &opened.read, || count(archive, &toc, &with_data, &mut tables, plan.jobs))?;
    }
    tables.sort_by_key(|t| std::cmp::Reverse((t.raw.or(t.stored), t.rows)));
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    for entry in &wanted {
        *kinds.entry(entry.kind.to_string()).or_default() += 1;
    }
    let mut kinds: Vec<_> = kinds.into_iter().collect();
    kinds.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    Ok(Summary {
        name: opened.name.clone(),
        format: archive.layout().name(),
        wrapping: opened.wrapping.clone(),
        archive_version: header.version.to_string(),
        written_by: header.version.written_by(),
        server_version: text(&header.server_version),
        dump_version: text(&header.dump_version),
        database: text(&header.database),
        encoding: toc.encoding_name().map(|e| String::from_utf8_lossy(e).into_owned()),
        created: is_known(&header.created).then(|| header.created.to_string()),
        compression: codecs.into_iter().map(|(name, n)| (name.to_owned(), n)).collect(),
        size,
        entries: toc.entries().len(),
        kinds,
        tables,
        has_offsets: (archive.layout() == Layout::Custom && !with_data.is_empty())
            .then(|| !with_data.iter().any(|e| e.extra == Extra::Offset(DataOffset::NotSet))),
        strangers: opened.strangers.clone(),
        damage: opened.damage.as_ref().map(|e| e.to_string()).or_else(|| beyond_the_end(archive, &with_data)),
    })
}

/// The start of 1970 stands for a time that is not known: archives must have one.
fn is_known(created: &CreatedAt) -> bool {
    *created != CreatedAt::default() && *created != CreatedAt { day: 1, year1900: 70, ..CreatedAt::default() }
}

/// Of a custom archive that was cut off, the offsets in its TOC lie behind its end.
fn beyond_the_end(archive: &ArchiveReader, entries: &[&TocEntry]) -> Option<String> {
    let end = archive.size().ok().flatten()?;
    let lost = entries.iter().filter(|e| matches!(e.extra, Extra::Offset(DataOffset::At(at)) if at >= end)).count();
    (lost > 0).then(|| format!("the file ends at byte {end}, before the data of {lost} of {} entries", entries.len()))
}

fn count(archive: &ArchiveReader, toc: &Toc, entries: &[&TocEntry], tables: &mut [TableSize], jobs: usize) -> Result<()> {
    let encoding = toc.encoding();
    let tasks: Vec<usize> = (0..entries.len()).collect();
    let weights: Vec<u64> = tables.iter().map(|t| t.stored.unwrap_or(0)).collect();
    let done = parallel_each(
        jobs,
        &AtomicBool::new(false),
        tasks,
        |i| weights[*i],
        || (),
        |(), i| (i, count_entry(archive, entries[i], encoding)),
    )?;
    for (i, counted) in done {
        match counted {
            Ok((raw, rows)) => {
                tables[i].raw = Some(raw);
                tables[i].rows = rows;
            }
            Err(e) => tables[i].error = Some(e.to_string()),
        }
    }
    Ok(())
}

/// Bytes decoded, and rows or objects.
fn count_entry(archive: &ArchiveReader, entry: &TocEntry, encoding: Encoding) -> Result<(u64, Option<u64>)> {
    match archive.open(entry)? {
        None => Ok((0, Some(0))),
        Some(EntryData::Stream(mut stream)) => {
            let columns = entry.copy_stmt.as_deref().and_then(|copy| CopyStatement::parse(copy).ok()).and_then(|copy| copy.width());
            let mut checker =
                (entry.is_copy() && entry.kind == EntryKind::TableData).then(|| Checker::new(CheckOptions::new(columns, encoding)));
            let raw = each_block(&mut *stream, |block| {
                if let Some(checker) = &mut checker {
                    checker.feed(block);
                }
                Ok(())
            })?;
            Ok((raw, checker.map(|c| c.finish().rows)))
        }
        Some(EntryData::LargeObjects(mut objects)) => {
            let (mut raw, mut number) = (0, 0);
            while objects.next_object()?.is_some() {
                number += 1;
                raw += each_block(objects.contents(), |_| Ok(()))?;
            }
            Ok((raw, Some(number)))
        }
    }
}
