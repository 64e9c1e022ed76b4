//! Gathering problems: so many of each entry are kept, the rest is counted.

use std::collections::BTreeMap;

use dumpkit_formats::postgres::archive::{DumpId, Toc};

use crate::model::verdict::{EntryName, Problem};

/// Problems of one file that are kept at most, whatever their entries.
const KEPT: usize = 100_000;

/// Problems and notes, gathered.
#[derive(Debug, Default)]
pub(super) struct Findings {
    pub(super) problems: Vec<Problem>,
    pub(super) notes: Vec<String>,
    limit: usize,
    counts: BTreeMap<Option<DumpId>, u64>,
}

/// All that was found in a file, in order.
pub(super) struct Gathered {
    pub(super) problems: Vec<Problem>,
    /// Problems that were counted but not kept.
    pub(super) more: Vec<(Option<EntryName>, u64)>,
    pub(super) notes: Vec<String>,
}

impl Findings {
    /// Keeps `limit` problems of each entry.
    pub(super) fn new(limit: usize) -> Self {
        Findings { limit, ..Findings::default() }
    }

    /// One more problem.
    pub(super) fn problem(&mut self, problem: Problem) {
        let count = self.counts.entry(problem.entry.as_ref().map(|e| e.id)).or_insert(0);
        *count += 1;
        if *count <= self.limit as u64 && self.problems.len() < KEPT {
            self.problems.push(problem);
        }
    }

    /// So many more problems of an entry, not told.
    pub(super) fn untold(&mut self, id: DumpId, n: u64) {
        *self.counts.entry(Some(id)).or_insert(0) += n;
    }

    /// Something worth knowing.
    pub(super) fn note(&mut self, note: impl Into<String>) {
        self.notes.push(note.into());
    }

    /// Takes what another collector has.
    pub(super) fn append(&mut self, other: Findings) {
        let kept = other.kept();
        for problem in other.problems {
            self.problem(problem);
        }
        for (id, count) in other.counts {
            *self.counts.entry(id).or_insert(0) += count - kept.get(&id).copied().unwrap_or(0);
        }
        self.notes.extend(other.notes);
    }

    fn kept(&self) -> BTreeMap<Option<DumpId>, u64> {
        let mut kept = BTreeMap::new();
        for problem in &self.problems {
            *kept.entry(problem.entry.as_ref().map(|e| e.id)).or_insert(0) += 1;
        }
        kept
    }

    /// The problems in the order of the archive, and how many more there are of which entry. Entries
    /// that only a number names get their label.
    pub(super) fn finish(mut self, toc: Option<&Toc>) -> Gathered {
        let name = |id: DumpId| match toc.and_then(|toc| toc.entry(id)) {
            Some(entry) => EntryName::of(entry),
            None => EntryName { id, label: String::new() },
        };
        for entry in self.problems.iter_mut().filter_map(|p| p.entry.as_mut()).filter(|e| e.label.is_empty()) {
            *entry = name(entry.id);
        }
        let position = |p: &Problem| p.entry.as_ref().map_or(0, |e| toc.and_then(|toc| toc.position(e.id)).map_or(usize::MAX, |i| i + 1));
        self.problems.sort_by_cached_key(|p| (position(p), p.row));
        let kept = self.kept();
        let more = self.counts.into_iter().map(|(id, count)| (id.map(name), count - kept.get(&id).copied().unwrap_or(0)));
        Gathered { more: more.filter(|(_, n)| *n > 0).collect(), problems: self.problems, notes: self.notes }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_kept_is_counted() {
        let mut all = Findings::new(3);
        for part in 0..2 {
            let mut one = Findings::new(3);
            (0..5).for_each(|row| {
                one.problem(Problem {
                    entry: Some(EntryName { id: 7, label: String::new() }),
                    ..Problem::malformed("x").in_row(row + part, None)
                })
            });
            one.untold(7, 10);
            all.append(one);
        }
        let Gathered { problems, more, .. } = all.finish(None);
        assert_eq!(problems.len(), 3);
        assert_eq!(more, [(Some(EntryName { id: 7, label: String::new() }), 27)]);
    }
}
