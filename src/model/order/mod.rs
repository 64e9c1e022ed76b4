//! The order in which objects are dumped: by kind and name, moved as little as their dependencies ask
//! for.
//!
//! Two databases that are logically the same come out in the same order. Source: pg_dump_sort.c.

mod boundaries;
mod by_name;
mod dependencies;
mod graph;
mod loops;
mod repairs;
mod warning;

use dumpkit_formats::Result;
use dumpkit_formats::postgres::archive::DumpId;

use super::object::Objects;

pub use dependencies::set_dependencies;
pub use warning::Warning;

/// Objects in the order of their dump.
#[derive(Debug, Default)]
pub struct Ordered {
    /// All of them, also those that are not dumped.
    pub ids: Vec<DumpId>,
    /// What was odd: loops that had to be broken somewhere.
    pub warnings: Vec<Warning>,
}

/// Puts all objects into a safe order, no object before one that it depends on.
///
/// Adds the boundaries between sections, and repairs loops: dependencies are taken away, and parts of
/// objects become objects of their own.
///
/// # Errors
///
/// Objects depend on each other in a way that no loop can be found in; it is not known how.
pub fn order(objects: &mut Objects) -> Result<Ordered> {
    let boundaries = boundaries::add(objects);
    let by_name = by_name::sorted(objects);
    let mut warnings = Vec::new();
    loop {
        match graph::sorted(objects, &by_name) {
            Ok(ids) => return Ok(Ordered { ids, warnings }),
            Err(stuck) => warnings.extend(loops::repair_all(objects, &stuck, boundaries)?),
        }
    }
}
