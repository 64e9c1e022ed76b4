//! Rows, sequence values and large objects of both dumps.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::atomic::AtomicBool;

use dumpkit_formats::parallel::parallel_each;
use dumpkit_formats::postgres::archive::{DumpId, EntryData, EntryKind, TocEntry};
use dumpkit_formats::postgres::copy::Digest;
use dumpkit_formats::postgres::encoding::Encoding;
use dumpkit_formats::source::each_block;
use dumpkit_formats::{Error, Result};
use twox_hash::XxHash3_128;

use super::tables::{self, Reading};
use super::{Side, damaged};
use crate::job::{progress, sizes};
use crate::model::columns::Tables;
use crate::model::difference::{Contents, Damage, Difference, LargeObjectDiffers, ObjectName, RowsDiffer, SequenceDiffers};
use crate::report::Reporter;

/// One piece of reading, on one side.
struct Task<'a> {
    side: usize,
    weight: u64,
    work: Work<'a>,
}

enum Work<'a> {
    /// Rows of the pair with this number.
    Rows(usize, Reading<'a>),
    LargeObjects(&'a Side, DumpId),
}

enum Done {
    Rows(usize, Result<Digest>),
    LargeObjects(Result<Vec<(u32, Contents)>>),
}

/// A table with data in one dump or both.
struct Pair {
    table: ObjectName,
    entries: [Vec<DumpId>; 2],
    digests: [Option<Digest>; 2],
    columns: [Vec<String>; 2],
    damaged: bool,
}

/// Compares all data of the two sides.
pub(super) fn compare(sides: &[Side; 2], jobs: usize, reporter: &dyn Reporter, difference: &mut Difference) -> Result<()> {
    sequences(sides, difference);
    let definitions = sides.each_ref().map(|side| Tables::new(side.toc()));
    let stored = sides.each_ref().map(|side| sizes::of_entries(&side.archive, &side.toc().entries().iter().collect::<Vec<_>>()));
    let weight = |side: usize, id: DumpId| stored[side].get(&id).copied().unwrap_or(0);
    let mut pairs = pairs(sides);
    let mut tasks = Vec::new();
    for (number, pair) in pairs.iter_mut().enumerate() {
        match readings(sides, &definitions, pair) {
            Ok(readings) => {
                for (side, reading) in readings.into_iter().enumerate() {
                    let Some(reading) = reading else { continue };
                    let weight = reading.entries.iter().map(|id| weight(side, *id)).fold(0, u64::saturating_add);
                    tasks.push(Task { side, weight, work: Work::Rows(number, reading) });
                }
            }
            Err((side, error)) => {
                pair.damaged = true;
                let error = damaged(error, &sides[side].name);
                difference.damage.push(Damage { side, table: Some(pair.table.clone()), error });
            }
        }
    }
    for (side, dump) in sides.iter().enumerate() {
        let objects = dump.data().filter(|entry| entry.kind == EntryKind::Blobs);
        let task = |id: DumpId| Task { side, weight: weight(side, id), work: Work::LargeObjects(dump, id) };
        tasks.extend(objects.map(|entry| task(entry.dump_id)));
    }
    let never = AtomicBool::new(false);
    let work = || parallel_each(jobs, &never, tasks, |task| task.weight, || (), |(), task| (task.side, done(task.work)));
    let [a, b] = sides.each_ref().map(|side| (sizes::stored_bytes(&side.archive).ok().flatten(), &side.read));
    let done = progress::during(reporter, "comparing", a.0, a.1, || progress::during(reporter, "comparing", b.0, b.1, work))?;
    let mut objects: [BTreeMap<u32, Contents>; 2] = Default::default();
    for (side, done) in done {
        let (table, error) = match done {
            Done::Rows(number, Ok(digest)) => {
                pairs[number].digests[side] = Some(digest);
                continue;
            }
            Done::LargeObjects(Ok(found)) => {
                objects[side].extend(found);
                continue;
            }
            Done::Rows(number, Err(error)) => {
                pairs[number].damaged = true;
                (Some(pairs[number].table.clone()), error)
            }
            Done::LargeObjects(Err(error)) => (None, error),
        };
        difference.damage.push(Damage { side, table, error: damaged(error, &sides[side].name) });
    }
    for pair in pairs.into_iter().filter(|pair| !pair.damaged) {
        told(pair, difference);
    }
    if difference.damage.iter().all(|damage| damage.table.is_some()) {
        large_objects(objects, difference);
    }
    Ok(())
}

fn done(work: Work<'_>) -> Done {
    match work {
        Work::Rows(number, reading) => Done::Rows(number, reading.digest()),
        Work::LargeObjects(side, id) => Done::LargeObjects(contents(side, id).map_err(|e| e.in_entry(id))),
    }
}

/// The tables of both sides, those of A first, each in its order.
fn pairs(sides: &[Side; 2]) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    let mut known: HashMap<ObjectName, usize> = HashMap::new();
    for (number, side) in sides.iter().enumerate() {
        for entry in side.data() {
            if entry.kind != EntryKind::TableData || !entry.had_dumper {
                continue;
            }
            let table = name(side, entry, "TABLE");
            let at = *known.entry(table.clone()).or_insert_with(|| {
                pairs.push(Pair { table, entries: Default::default(), digests: [None; 2], columns: Default::default(), damaged: false });
                pairs.len() - 1
            });
            pairs[at].entries[number].push(entry.dump_id);
        }
    }
    pairs
}

fn name(side: &Side, entry: &TocEntry, kind: &str) -> ObjectName {
    let (schema, name) = side.names(entry);
    ObjectName { kind: kind.to_owned(), schema, name }
}

/// How the rows of a table are to be digested so that the digests can be compared.
fn readings<'a>(
    sides: &'a [Side; 2],
    definitions: &'a [Tables<'a>; 2],
    pair: &mut Pair,
) -> Result<[Option<Reading<'a>>; 2], (usize, Error)> {
    let [a, b] = sides.each_ref().map(|side| side.toc().encoding());
    let transcode = a != b && a != Encoding::SqlAscii && b != Encoding::SqlAscii;
    let reading = |side: usize, columns: Option<Vec<String>>| {
        let entries = pair.entries[side].clone();
        (!entries.is_empty()).then(|| Reading { side: &sides[side], tables: &definitions[side], entries, columns, transcode })
    };
    let mut names: [Option<Vec<String>>; 2] = [None, None];
    if pair.entries.iter().all(|entries| !entries.is_empty()) {
        for (side, dump) in sides.iter().enumerate() {
            let Some(entry) = pair.entries[side].first().and_then(|id| dump.toc().entry(*id)) else { continue };
            names[side] = tables::columns(dump, &definitions[side], entry).map_err(|e| (side, e.in_entry(entry.dump_id)))?;
        }
    }
    let [Some(a), Some(b)] = &names else { return Ok([reading(0, None), reading(1, None)]) };
    if a == b {
        return Ok([reading(0, None), reading(1, None)]);
    }
    let missing = |from: &[String], other: &[String]| from.iter().filter(|name| !other.contains(name)).cloned().collect::<Vec<_>>();
    let common: Vec<String> = a.iter().filter(|name| b.contains(name)).cloned().collect();
    let [only_a, only_b] = [missing(a, b), missing(b, a)];
    // An INSERT of no rows names no columns, and one in which all are DEFAULT none that count.
    let readings = [reading(0, Some(common.clone())), reading(1, Some(common))];
    pair.columns = [only_a, only_b];
    Ok(readings)
}

/// What there is to tell of a table, now that its rows are counted.
fn told(pair: Pair, difference: &mut Difference) {
    let Pair { table, digests: [a, b], columns, .. } = pair;
    if let (Some(a), Some(_)) = (a, b) {
        difference.compared.tables += 1;
        difference.compared.rows += a.rows;
    }
    if a != b || columns.iter().any(|columns| !columns.is_empty()) {
        difference.rows.push(RowsDiffer { table, a, b, columns });
    }
}

/// The contents of one entry's large objects.
fn contents(side: &Side, id: DumpId) -> Result<Vec<(u32, Contents)>> {
    let Some(entry) = side.toc().entry(id) else { return Ok(Vec::new()) };
    let mut objects = match side.archive.open(entry)? {
        Some(EntryData::LargeObjects(objects)) => objects,
        Some(EntryData::Stream(_)) => return Err(Error::malformed("the data of large objects is that of a table")),
        None => return Ok(Vec::new()),
    };
    let mut found = Vec::new();
    while let Some(oid) = objects.next_object()? {
        let mut hasher = XxHash3_128::new();
        let bytes = each_block(objects.contents(), |block| {
            hasher.write(block);
            Ok(())
        })?;
        found.push((oid, Contents { bytes, hash: hasher.finish_128() }));
    }
    Ok(found)
}

fn large_objects(objects: [BTreeMap<u32, Contents>; 2], difference: &mut Difference) {
    let oids: BTreeSet<u32> = objects.iter().flat_map(BTreeMap::keys).copied().collect();
    for oid in oids {
        let [a, b] = objects.each_ref().map(|side| side.get(&oid).copied());
        difference.compared.large_objects += u64::from(a.is_some() && b.is_some());
        if a != b {
            difference.large_objects.push(LargeObjectDiffers { oid, a, b });
        }
    }
}

fn sequences(sides: &[Side; 2], difference: &mut Difference) {
    let mut values: BTreeMap<ObjectName, [Option<String>; 2]> = BTreeMap::new();
    for (number, side) in sides.iter().enumerate() {
        for entry in side.data() {
            if entry.kind == EntryKind::SequenceSet {
                let value = value_of(&side.transcoder.display(entry.defn_bytes()));
                values.entry(name(side, entry, "SEQUENCE")).or_default()[number] = Some(value);
            }
        }
    }
    for (sequence, [a, b]) in values {
        if a != b {
            difference.sequences.push(SequenceDiffers { sequence, a, b });
        }
    }
}

/// `5, true` of `SELECT pg_catalog.setval('s.q', 5, true);`: a value, and whether it was given out.
fn value_of(definition: &str) -> String {
    let inside = definition.trim_end().trim_end_matches(';').trim_end_matches(')');
    match inside.rfind("', ") {
        Some(at) => inside[at + 3..].to_owned(),
        None => inside.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_sequences() {
        assert_eq!(value_of("SELECT pg_catalog.setval('s.\"it''s, ', q\"', -5, true);\n"), "-5, true");
    }
}
