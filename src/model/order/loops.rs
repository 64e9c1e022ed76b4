//! Loops among objects that depend on each other (pg_dump_sort.c `findDependencyLoops`).

use dumpkit_formats::postgres::archive::DumpId;
use dumpkit_formats::{Error, Result};

use super::repairs::repair;
use super::warning::Warning;
use crate::model::object::Objects;

/// Finds loops that have no object in common, and repairs each. Others are left for the next time: they
/// may be gone with these.
///
/// `stuck` are the objects that could not be placed, by number; `post_data` is the boundary.
pub(super) fn repair_all(objects: &mut Objects, stuck: &[DumpId], post_data: DumpId) -> Result<Vec<Warning>> {
    let mut search = Search::new(objects, stuck);
    let mut warnings = Vec::new();
    let mut repaired = false;
    for id in stuck {
        let found = search.from(objects, *id);
        if found.is_empty() {
            // Nothing comes back to it: no other search need go through it.
            search.done[slot(*id)] = true;
            continue;
        }
        warnings.extend(repair(objects, &found, post_data));
        repaired = true;
        for id in found {
            search.done[slot(id)] = true;
        }
    }
    if repaired { Ok(warnings) } else { Err(Error::server("could not identify dependency loop")) }
}

/// Depth first, dependencies in their order: the first loop that is found this way is the one that is
/// repaired, so the order decides what a dump looks like.
struct Search {
    /// By number: not to be gone through any more.
    done: Vec<bool>,
    /// By number: the group of those that can reach each other; objects outside of a start's group need
    /// not be searched for a way back to it. Repairs take dependencies away, or add some to objects that
    /// are done, so groups never grow.
    group: Vec<u32>,
    /// By number: the last start that there is no way back to.
    no_way_to: Vec<DumpId>,
    on_path: Vec<bool>,
}

fn slot(id: DumpId) -> usize {
    usize::try_from(id).unwrap_or(0)
}

impl Search {
    fn new(objects: &Objects, stuck: &[DumpId]) -> Self {
        let numbers = slot(objects.max_id()) + 1;
        Search {
            done: vec![false; numbers],
            group: groups(objects, stuck, numbers),
            no_way_to: vec![0; numbers],
            on_path: vec![false; numbers],
        }
    }

    /// A loop from an object back to itself, empty if there is none: each depends on the next, the last
    /// on the first.
    fn from(&mut self, objects: &Objects, start: DumpId) -> Vec<DumpId> {
        // How far the dependencies of each object on the path have been followed.
        let mut next: Vec<usize> = Vec::new();
        let mut path: Vec<DumpId> = Vec::new();
        let mut entering = Some(start);
        let found = loop {
            if let Some(id) = entering.take().filter(|id| self.may_enter(*id, start)) {
                path.push(id);
                next.push(0);
                self.on_path[slot(id)] = true;
                if dependencies(objects, id).contains(&start) {
                    break true;
                }
            }
            let (Some(id), Some(at)) = (path.last(), next.last_mut()) else { break false };
            entering = dependencies(objects, *id).get(*at).copied();
            *at += 1;
            if entering.is_none() {
                self.no_way_to[slot(*id)] = start;
                self.on_path[slot(*id)] = false;
                path.pop();
                next.pop();
            }
        };
        for id in &path {
            self.on_path[slot(*id)] = false;
        }
        if found { path } else { Vec::new() }
    }

    fn may_enter(&self, id: DumpId, start: DumpId) -> bool {
        let at = slot(id);
        let group = self.group.get(at).copied().unwrap_or(0);
        group != 0 && group == self.group[slot(start)] && !self.done[at] && self.no_way_to[at] != start && !self.on_path[at]
    }
}

fn dependencies(objects: &Objects, id: DumpId) -> &[DumpId] {
    objects.get(id).map(|object| &object.dependencies[..]).unwrap_or_default()
}

/// The strongly connected components among `stuck` (Tarjan), numbered from 1; 0 for all other objects.
fn groups(objects: &Objects, stuck: &[DumpId], numbers: usize) -> Vec<u32> {
    let mut group = vec![0u32; numbers];
    let mut groups = 0;
    // When an object was first seen, and the earliest one that it reaches.
    let mut seen = vec![0u32; numbers];
    let mut lowest = vec![0u32; numbers];
    let mut time = 0;
    let mut open: Vec<DumpId> = Vec::new();
    let mut path: Vec<(DumpId, usize)> = Vec::new();
    for start in stuck {
        if seen[slot(*start)] == 0 {
            path.push((*start, 0));
        }
        while let Some((id, at)) = path.last_mut() {
            let here = slot(*id);
            if *at == 0 {
                time += 1;
                (seen[here], lowest[here]) = (time, time);
                open.push(*id);
            } else if let Some(before) = dependencies(objects, *id).get(*at - 1) {
                // Back from it, or it was seen before.
                if group[slot(*before)] == 0 && seen[slot(*before)] != 0 {
                    lowest[here] = lowest[here].min(lowest[slot(*before)]);
                }
            }
            let next = dependencies(objects, *id).get(*at).copied();
            *at += 1;
            match next {
                Some(next) if objects.get(next).is_some() => {
                    if seen[slot(next)] == 0 {
                        path.push((next, 0));
                    }
                }
                Some(_) => {}
                None => {
                    if lowest[here] == seen[here] {
                        groups += 1;
                        while let Some(member) = open.pop() {
                            group[slot(member)] = groups;
                            if slot(member) == here {
                                break;
                            }
                        }
                    }
                    path.pop();
                }
            }
        }
    }
    group
}
