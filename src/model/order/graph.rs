//! A list of objects, rearranged as little as their dependencies ask for (pg_dump_sort.c `TopoSort`).

use std::collections::BinaryHeap;

use dumpkit_formats::postgres::archive::DumpId;

use crate::model::object::Objects;

/// The list, with no object before one that it depends on.
///
/// Works from the end to the beginning: of all objects that nothing left depends on, the one that is
/// last in the list comes next.
///
/// # Errors
///
/// Those that could not be placed, by number: they depend on each other, or what does depends on them.
pub(super) fn sorted(objects: &Objects, list: &[DumpId]) -> Result<Vec<DumpId>, Vec<DumpId>> {
    let numbers = objects.max_id().unsigned_abs() as usize + 1;
    let mut dependents = vec![0u32; numbers];
    let mut position = vec![usize::MAX; numbers];
    let slot = |id: DumpId| usize::try_from(id).ok().filter(|slot| *slot < numbers);
    let dependencies = |id: DumpId| objects.get(id).map(|object| &object.dependencies[..]).unwrap_or_default();
    for (at, id) in list.iter().enumerate() {
        if let Some(slot) = slot(*id) {
            position[slot] = at;
        }
        for slot in dependencies(*id).iter().filter_map(|id| slot(*id)) {
            dependents[slot] += 1;
        }
    }
    let free = |at: &usize| slot(list[*at]).is_some_and(|slot| dependents[slot] == 0);
    let mut ready: BinaryHeap<usize> = (0..list.len()).filter(free).collect();
    let mut from_end = Vec::with_capacity(list.len());
    while let Some(at) = ready.pop() {
        from_end.push(list[at]);
        for slot in dependencies(list[at]).iter().filter_map(|id| slot(*id)) {
            dependents[slot] -= 1;
            if dependents[slot] == 0 && position[slot] != usize::MAX {
                ready.push(position[slot]);
            }
        }
    }
    if from_end.len() == list.len() {
        from_end.reverse();
        return Ok(from_end);
    }
    let stuck = |slot: &usize| dependents[*slot] != 0 && position[*slot] != usize::MAX;
    Err((0..numbers).filter(stuck).map(|slot| list[position[slot]]).collect())
}
