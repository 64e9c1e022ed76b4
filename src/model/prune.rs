//! Leaving entries out of a TOC.

use std::collections::{HashMap, HashSet};

use dumpkit_formats::postgres::archive::{DumpId, Toc};

/// Keeps the entries for which `keep` (by position) is true. What depended on one that goes depends
/// from then on on what that one depended on, as `findDumpableDependencies` in pg_dump.c has it, so
/// that the order of a parallel restore stays right.
pub fn prune(toc: Toc, keep: &[bool]) -> Toc {
    if keep.iter().all(|keep| *keep) {
        return toc;
    }
    let (header, mut entries) = toc.into_parts();
    let mut gone: HashMap<DumpId, Vec<DumpId>> = HashMap::new();
    let mut keep = keep.iter();
    // In place, for there may be many.
    entries.retain_mut(|entry| {
        let kept = keep.next().is_some_and(|keep| *keep);
        if !kept {
            gone.insert(entry.dump_id, std::mem::take(&mut entry.dependencies));
        }
        kept
    });
    for entry in &mut entries {
        if entry.dependencies.iter().any(|id| gone.contains_key(id)) {
            entry.dependencies = flatten(&entry.dependencies, &gone);
        }
    }
    Toc::new(header, entries)
}

fn flatten(dependencies: &[DumpId], gone: &HashMap<DumpId, Vec<DumpId>>) -> Vec<DumpId> {
    let mut out = Vec::new();
    let mut seen = HashSet::new();
    // A stack, so that a hostile chain does not end ours; reversed, so that the order stays.
    let mut open: Vec<DumpId> = dependencies.iter().rev().copied().collect();
    while let Some(id) = open.pop() {
        if seen.insert(id) {
            match gone.get(&id) {
                None => out.push(id),
                Some(behind) => open.extend(behind.iter().rev()),
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use dumpkit_formats::compress::Codec;
    use dumpkit_formats::postgres::archive::{ArchiveVersion, CreatedAt, EntryKind, Header, HeaderCompression, TocEntry, Widths};

    #[test]
    fn dependencies_reach_through_what_is_gone() {
        let header = Header {
            version: ArchiveVersion::NEWEST,
            widths: Widths::default(),
            format: 1,
            compression: HeaderCompression::Algorithm(Codec::None),
            created: CreatedAt::default(),
            database: None,
            server_version: None,
            dump_version: None,
        };
        let entry = |id, dependencies: &[DumpId]| {
            let mut entry = TocEntry::new(id, EntryKind::Table);
            entry.dependencies = dependencies.to_vec();
            entry
        };
        // 2 and 3 go, and depend on each other.
        let toc = Toc::new(header, vec![entry(1, &[]), entry(2, &[1, 3]), entry(3, &[2]), entry(4, &[3, 1])]);
        let pruned = prune(toc, &[true, false, false, true]);
        assert_eq!(pruned.entries()[1].dependencies, [1]);
    }
}
