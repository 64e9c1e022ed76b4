//! Finding out what of a damaged archive is whole: the data of every wanted entry is decoded once, to
//! its end, before anything is written.

use std::collections::{BTreeMap, HashSet};
use std::io::BufRead;
use std::sync::atomic::AtomicBool;

use dumpkit_formats::parallel::parallel_each;
use dumpkit_formats::postgres::archive::{ArchiveReader, DataOffset, EntryData, Extra, Toc, TocEntry};
use dumpkit_formats::{Class, Result};

use crate::job::whole;
use crate::model::Choice;
use crate::report::Reporter;

/// Entries that are told one by one when the same is wrong with the data of many.
const ALIKE: usize = 10;

/// Whether the two fields that tell of data contradict each other: the original would leave it out.
pub(super) fn denies_its_data(entry: &TocEntry) -> bool {
    !entry.had_dumper && matches!(entry.extra, Extra::Offset(DataOffset::At(_)) | Extra::Member(_))
}

/// Takes out entries whose dump id another has before them, and tells how many.
pub(super) fn leave_out_repeated(toc: Toc, reporter: &dyn Reporter) -> (Toc, usize) {
    let (header, entries) = toc.into_parts();
    let before = entries.len();
    let mut seen = HashSet::new();
    let kept: Vec<TocEntry> = entries
        .into_iter()
        .filter(|entry| {
            let first = seen.insert(entry.dump_id);
            if !first {
                reporter.warning(&format_args!("left out: {}: another entry has its dump id, {}", entry.label(), entry.dump_id), None);
            }
            first
        })
        .collect();
    let lost = before - kept.len();
    (Toc::new(header, kept), lost)
}

/// Takes the data of damaged entries out of the choice, and tells which. Returns how many.
pub(super) fn leave_out_damaged(
    archive: &ArchiveReader,
    toc: &Toc,
    choice: &mut Choice,
    jobs: usize,
    reporter: &dyn Reporter,
) -> Result<usize> {
    let tasks: Vec<usize> = (0..toc.entries().len()).filter(|i| choice.wanted[*i].data && toc.entries()[*i].had_dumper).collect();
    let weight = |i: &usize| archive.locate(&toc.entries()[*i]).ok().flatten().and_then(|l| l.stored).unwrap_or(0);
    let found = parallel_each(jobs, &AtomicBool::new(false), tasks, weight, || (), |(), i| (i, drain(archive, &toc.entries()[i])))?;
    let mut lost = 0;
    let mut alike: BTreeMap<String, usize> = BTreeMap::new();
    for (i, outcome) in found {
        match outcome {
            Ok(()) => {}
            Err(e) if e.class() == Class::Io => return Err(e),
            Err(e) => {
                lost += 1;
                choice.wanted[i].data = false;
                let told = alike.entry(e.what().to_owned()).or_default();
                *told += 1;
                if *told <= ALIKE {
                    reporter.warning(&format_args!("data left out: {}: {e}", toc.entries()[i].label()), None);
                }
            }
        }
    }
    for (what, n) in alike.into_iter().filter(|(_, n)| *n > ALIKE) {
        reporter.warning(&format_args!("data left out of {} more entries: {what}", n - ALIKE), None);
    }
    Ok(lost)
}

fn drain(archive: &ArchiveReader, entry: &TocEntry) -> Result<()> {
    match whole::open(archive, entry)? {
        None => Ok(()),
        Some(EntryData::Stream(mut stream)) => read_all(&mut *stream),
        Some(EntryData::LargeObjects(mut objects)) => {
            while objects.next_object()?.is_some() {
                read_all(objects.contents())?;
            }
            Ok(())
        }
    }
}

fn read_all(stream: &mut dyn BufRead) -> Result<()> {
    loop {
        let n = stream.fill_buf()?.len();
        if n == 0 {
            return Ok(());
        }
        stream.consume(n);
    }
}
