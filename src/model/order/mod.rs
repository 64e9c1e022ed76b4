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
    let post_data = boundaries::add(objects);
    let by_name = by_name::sorted(objects);
    let mut warnings = Vec::new();
    loop {
        match graph::sorted(objects, &by_name) {
            Ok(ids) => return Ok(Ordered { ids, warnings }),
            Err(stuck) => warnings.extend(loops::repair_all(objects, &stuck, post_data)?),
        }
    }
}

#[cfg(test)]
mod tests {
    use dumpkit_formats::postgres::archive::{CatalogId, EntryKind, TocEntry};

    use super::*;
    use crate::model::object::*;

    /// Adds an object without a row behind it.
    pub(super) fn add(objects: &mut Objects, name: &str, body: Body) -> DumpId {
        objects.add(Object::new(CatalogId::default(), name.into(), body))
    }

    pub(super) fn depend(objects: &mut Objects, pairs: &[(DumpId, DumpId)]) {
        for (id, on) in pairs {
            objects.depend(*id, *on);
        }
    }

    /// Where each number is in the order.
    pub(super) fn positions(ids: &[DumpId]) -> Vec<usize> {
        let mut positions = vec![0; ids.len() + 1];
        for (at, id) in ids.iter().enumerate() {
            positions[*id as usize] = at;
        }
        positions
    }

    fn table(objects: &mut Objects, name: &str) -> DumpId {
        add(objects, name, Body::Table(Box::default()))
    }

    fn function(objects: &mut Objects, name: &str, arg_types: Vec<u32>) -> DumpId {
        let body = Function { owner: "o".into(), language: 0, arg_types, result_type: 0, postponed: false };
        add(objects, name, Body::Function(body))
    }

    fn names(objects: &Objects, ids: &[DumpId]) -> String {
        let names: Vec<String> = ids.iter().filter_map(|id| objects.get(*id)).map(|object| object.name.to_string()).collect();
        names.join(" ")
    }

    #[test]
    fn by_kind_and_name_and_moved_no_further_than_needed() {
        let mut objects = Objects::default();
        let (b, a, c) = (table(&mut objects, "b"), table(&mut objects, "a"), table(&mut objects, "c"));
        function(&mut objects, "z", Vec::new());
        depend(&mut objects, &[(a, c)]);
        let ids = order(&mut objects).expect("sortable").ids;
        assert_eq!(names(&objects, &ids), "z c a b PRE-DATA BOUNDARY POST-DATA BOUNDARY");
        assert_eq!(objects.get(b).expect("there").dependencies, [0; 0]);
    }

    #[test]
    fn schemas_come_before_names_and_what_has_none_comes_last() {
        let mut objects = Objects::default();
        let schema = |objects: &mut Objects, name: &str| {
            add(objects, name, Body::Namespace(Namespace { create: true, owner_oid: 10, owner: "o".into() }))
        };
        let (s2, s1) = (schema(&mut objects, "s2"), schema(&mut objects, "s1"));
        for (name, namespace) in [("a", None), ("b", Some(s2)), ("c", Some(s1))] {
            let id = table(&mut objects, name);
            objects.get_mut(id).expect("there").namespace = namespace;
        }
        let ids = by_name::sorted(&objects);
        assert_eq!(names(&objects, &ids), "s1 s2 c b a");
    }

    #[test]
    fn functions_of_one_name_by_their_arguments() {
        let mut objects = Objects::default();
        for (oid, name) in [(1, "zz"), (2, "aa")] {
            let body = Type {
                owner: "o".into(),
                elem: 0,
                relation: 0,
                array: 0,
                relation_kind: b' ',
                kind: b'b',
                is_array: false,
                is_multirange: false,
                is_defined: true,
                shell: None,
                not_null: None,
                checks: Vec::new(),
            };
            objects.add(Object::new(CatalogId { table_oid: catalog::TYPE, oid }, name.into(), Body::Type(body)));
        }
        let two = function(&mut objects, "f", vec![2, 2]);
        let of_zz = function(&mut objects, "f", vec![1]);
        let of_aa = function(&mut objects, "f", vec![2]);
        assert_eq!(by_name::sorted(&objects)[2..], [of_aa, of_zz, two]);
    }

    #[test]
    fn a_long_chain_is_no_deep_recursion() {
        let mut objects = Objects::default();
        let ids: Vec<DumpId> = (0..100_000).map(|n| table(&mut objects, &format!("{n:06}"))).collect();
        for pair in ids.windows(2) {
            depend(&mut objects, &[(pair[0], pair[1])]);
        }
        // A loop at its very end, so that a search for it begins at every table.
        let last = ids[ids.len() - 1];
        let check = function(&mut objects, "f", Vec::new());
        depend(&mut objects, &[(last, check), (check, last)]);
        let ordered = order(&mut objects).expect("sortable");
        assert_eq!(ordered.warnings.len(), 1);
        let at = positions(&ordered.ids);
        assert!(ids.windows(2).all(|pair| at[pair[1] as usize] < at[pair[0] as usize]));
    }

    #[test]
    fn archives_skip_what_is_not_in_them() {
        let mut objects = Objects::default();
        let (a, b, c, d) = (table(&mut objects, "a"), table(&mut objects, "b"), table(&mut objects, "c"), table(&mut objects, "d"));
        depend(&mut objects, &[(d, c), (d, a), (c, b), (c, a)]);
        order(&mut objects).expect("sortable");
        let mut entries: Vec<TocEntry> = [a, b, c, d].iter().map(|id| TocEntry::new(*id, EntryKind::Table)).collect();
        // One that was made with dependencies keeps them.
        entries.push(TocEntry { dependencies: vec![99], ..TocEntry::new(40, EntryKind::Comment) });
        set_dependencies(&objects, &mut entries, &[true, true, false, true, true]);
        let found: Vec<&[DumpId]> = entries.iter().map(|entry| &entry.dependencies[..]).collect();
        assert_eq!(found, [&[][..], &[], &[], &[b, a, a], &[99]]);
    }
}
