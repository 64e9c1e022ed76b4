//! Dependencies of TOC entries: those of their objects, with what is not in the archive skipped over
//! (pg_dump.c `BuildArchiveDependencies`).

use dumpkit_formats::postgres::archive::{DumpId, TocEntry};

use crate::model::object::{Object, Objects};

/// Sets the dependencies of entries that were not given some when they were made: those are kept, for
/// pg_restore relies on them. `output` says of each entry whether the archive will have it.
///
/// Call it after [`order`](super::order()), which leaves no loops. A plain script has no dependencies.
pub fn set_dependencies(objects: &Objects, entries: &mut [TocEntry], output: &[bool]) {
    let mut in_archive = vec![false; entries.iter().map(|entry| slot(entry.dump_id) + 1).max().unwrap_or(0)];
    for (entry, output) in entries.iter().zip(output) {
        in_archive[slot(entry.dump_id)] = *output;
    }
    let is_output = |id: DumpId| in_archive.get(slot(id)).copied().unwrap_or(false);
    for entry in entries.iter_mut().filter(|entry| entry.dependencies.is_empty() && is_output(entry.dump_id)) {
        if let Some(object) = objects.get(entry.dump_id) {
            entry.dependencies = found_from(objects, object, is_output);
        }
    }
}

/// The nearest objects in the archive, depth first; one may be found more than once, and is then listed
/// more than once.
fn found_from(objects: &Objects, object: &Object, is_output: impl Fn(DumpId) -> bool) -> Vec<DumpId> {
    let mut found = Vec::new();
    let mut path = vec![dependencies(object).iter()];
    while let Some(rest) = path.last_mut() {
        match rest.next() {
            Some(id) if is_output(*id) => found.push(*id),
            Some(id) => path.extend(objects.get(*id).map(|object| dependencies(object).iter())),
            None => {
                path.pop();
            }
        }
    }
    found
}

/// Those of a boundary say nothing: everything would depend on everything.
fn dependencies(object: &Object) -> &[DumpId] {
    let is_boundary = object.as_pre_data_boundary().is_some() || object.as_post_data_boundary().is_some();
    if is_boundary { &[] } else { &object.dependencies }
}

fn slot(id: DumpId) -> usize {
    usize::try_from(id).unwrap_or(0)
}
