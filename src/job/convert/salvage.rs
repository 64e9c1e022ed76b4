//! Finding out what of a damaged archive is whole: the data of every wanted entry is decoded once, to
//! its end, before anything is written.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::atomic::AtomicBool;

use dumpkit_formats::parallel::parallel_each;
use dumpkit_formats::postgres::archive::{ArchiveReader, DataOffset, DumpId, EntryData, EntryKind, Extra, Toc, TocEntry};
use dumpkit_formats::postgres::copy::{CheckOptions, Checker, CopyStatement, Problem};
use dumpkit_formats::postgres::encoding::Encoding;
use dumpkit_formats::source::each_block;
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

/// What a salvage leaves out.
#[derive(Default)]
pub(super) struct Lost {
    /// How many entries have lost data.
    pub(super) entries: usize,
    /// Tables whose rows end early, and the rows before what is none.
    pub(super) first_rows: HashMap<DumpId, u64>,
}

/// Takes the data of damaged entries out of the choice, and tells which.
pub(super) fn leave_out_damaged(
    archive: &ArchiveReader,
    toc: &Toc,
    choice: &mut Choice,
    jobs: usize,
    reporter: &dyn Reporter,
) -> Result<Lost> {
    let tasks: Vec<usize> = (0..toc.entries().len()).filter(|i| choice.wanted[*i].data && toc.entries()[*i].had_dumper).collect();
    let weight = |i: &usize| archive.locate(&toc.entries()[*i]).ok().flatten().and_then(|l| l.stored).unwrap_or(0);
    let encoding = toc.encoding();
    let check = |i: usize| (i, drain(archive, &toc.entries()[i], encoding));
    let found = parallel_each(jobs, &AtomicBool::new(false), tasks, weight, || (), |(), i| check(i))?;
    let mut lost = Lost::default();
    let mut alike: BTreeMap<String, usize> = BTreeMap::new();
    for (i, outcome) in found {
        let entry = &toc.entries()[i];
        match outcome {
            Ok(None) => {}
            Ok(Some(problem)) => {
                lost.entries += 1;
                let rows = problem.row.saturating_sub(1);
                lost.first_rows.insert(entry.dump_id, rows);
                let e = problem.to_error().in_entry(entry.dump_id);
                reporter.warning(&format_args!("rows left out: {}, all but the first {rows}: {e}", entry.label()), None);
            }
            Err(e) if e.class() == Class::Io => return Err(e),
            Err(e) => {
                lost.entries += 1;
                choice.wanted[i].data = false;
                let told = alike.entry(e.what().to_owned()).or_default();
                *told += 1;
                if *told <= ALIKE {
                    reporter.warning(&format_args!("data left out: {}: {e}", entry.label()), None);
                }
            }
        }
    }
    for (what, n) in alike.into_iter().filter(|(_, n)| *n > ALIKE) {
        reporter.warning(&format_args!("data left out of {} more entries: {what}", n - ALIKE), None);
    }
    Ok(lost)
}

/// Reads the data of an entry to its end. Of rows, the first thing that a server would not take is told.
fn drain(archive: &ArchiveReader, entry: &TocEntry, encoding: Encoding) -> Result<Option<Problem>> {
    match whole::open(archive, entry)? {
        None => Ok(None),
        Some(EntryData::Stream(mut stream)) if entry.kind == EntryKind::TableData && entry.is_copy() => {
            let copy = CopyStatement::parse(entry.copy_stmt.as_deref().unwrap_or_default()).ok();
            let mut options = CheckOptions::new(copy.and_then(|copy| copy.width()), encoding);
            options.strict = false;
            let mut checker = Checker::new(options);
            each_block(&mut *stream, |block| {
                checker.feed(block);
                Ok(())
            })?;
            let problems = checker.finish().problems;
            Ok(problems.into_iter().filter(|problem| !problem.kind.is_tolerated()).min_by_key(|problem| problem.row))
        }
        Some(EntryData::Stream(mut stream)) => Ok(each_block(&mut *stream, |_| Ok(())).map(|_| None)?),
        Some(EntryData::LargeObjects(mut objects)) => {
            while objects.next_object()?.is_some() {
                each_block(objects.contents(), |_| Ok(()))?;
            }
            Ok(None)
        }
    }
}
