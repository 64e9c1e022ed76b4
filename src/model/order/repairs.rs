//! How a loop is broken: known kinds by taking apart what pg_dump can create in two steps, others
//! anywhere, with a warning (pg_dump_sort.c `repairDependencyLoop`).

use dumpkit_formats::postgres::archive::{DumpId, Section};

use super::boundaries::Boundaries;
use super::warning::Warning;
use crate::model::object::{Body, Components, Object, Objects};

/// Breaks a loop, in which each object depends on the next and the last on the first.
pub(super) fn repair(objects: &mut Objects, path: &[DumpId], boundaries: Boundaries) -> Option<Warning> {
    let known = match path {
        [_, _] => repair_pair(objects, path),
        [only] => repair_self(objects, *only),
        _ => repair_longer(objects, path, boundaries),
    };
    if known {
        return None;
    }
    let members: Vec<&Object> = path.iter().filter_map(|id| objects.get(*id)).collect();
    let warning = if members.iter().all(|object| object.as_table_data().is_some()) {
        Warning::circular_foreign_keys(&members)
    } else {
        Warning::unknown_loop(objects, &members)
    };
    forget(objects, path[0], path.get(1).copied().unwrap_or(path[0]));
    Some(warning)
}

/// Two objects that depend on each other.
fn repair_pair(objects: &mut Objects, path: &[DumpId]) -> bool {
    // A type's functions have it as argument or result: they can be created with its shell.
    if let Some((of_type, function)) = find(objects, path, |a, b| a.as_type().is_some() && b.as_function().is_some()) {
        forget(objects, function, of_type);
        use_shell(objects, of_type, function);
        return true;
    }
    // A view needs its rule, and the rule comes with the view; so do checks and defaults with tables, and
    // constraints with domains.
    if let Some((whole, part)) =
        find(objects, path, |a, b| is_select_rule(a, b, b"vm") || is_check(a, b) || is_default(a, b) || is_domain_constraint(a, b))
    {
        forget(objects, part, whole);
        return true;
    }
    // The server makes a partition's index depend on its parent's; the other way round is from here: the
    // constraint of the parent needs those of all partitions.
    if let Some((parent, partition)) =
        find(objects, path, |a, b| a.as_index().is_some() && b.as_index().is_some_and(|index| index.parent == a.catalog_id.oid))
    {
        forget(objects, partition, parent);
        return true;
    }
    false
}

/// An object that depends on itself: of a table, a column on another.
fn repair_self(objects: &mut Objects, id: DumpId) -> bool {
    let is_table = objects.get(id).is_some_and(|object| object.as_table().is_some());
    if is_table {
        forget(objects, id, id);
    }
    is_table
}

/// A loop of three or more.
fn repair_longer(objects: &mut Objects, path: &[DumpId], boundaries: Boundaries) -> bool {
    // A view is created as a dummy first, and gets its rule when all is there. It may be that a shorter
    // loop of the two was repaired before, which took away that the rule depends on the view.
    if let Some((view, rule)) = find(objects, path, |a, b| is_select_rule(a, b, b"v")) {
        if let Some(table) = objects.table_mut(view) {
            table.dummy_view = true;
        }
        make_separate(objects, view, rule, Some(boundaries));
        return true;
    }
    if repair_at_boundary(objects, path) {
        return true;
    }
    if let Some((table, check)) = find(objects, path, is_check) {
        make_separate(objects, table, check, Some(boundaries));
        return true;
    }
    if let Some((table, default)) = find(objects, path, is_default) {
        make_separate(objects, table, default, None);
        return true;
    }
    if let Some((domain, constraint)) = find(objects, path, is_domain_constraint) {
        make_separate(objects, domain, constraint, Some(boundaries));
        return true;
    }
    false
}

/// What cannot be taken apart, but can wait for the keys it needs (as with a GROUP BY of a primary key):
/// a materialized view, its statistics, a function. The boundary lets go of what comes next in the loop,
/// which need not be that object itself; it comes to be its turn.
fn repair_at_boundary(objects: &mut Objects, path: &[DumpId]) -> bool {
    let is_pre_data = |_: &Object, b: &Object| b.as_pre_data_boundary().is_some();
    let is_matview = |a: &Object| a.as_table().is_some_and(|table| table.relkind == b'm');
    let is_its_statistics = |a: &Object| a.as_relation_statistics().is_some_and(|statistics| statistics.relkind == b'm');
    let found =
        find(objects, path, |a, b| (is_matview(a) && is_pre_data(a, b)) || (is_its_statistics(a) && b.as_post_data_boundary().is_some()));
    let of_function = || find(objects, path, |a, b| a.as_function().is_some() && is_pre_data(a, b));
    let (boundary, of_function) = match found {
        Some((_, boundary)) => (boundary, false),
        None => match of_function() {
            Some((_, boundary)) => (boundary, true),
            None => return false,
        },
    };
    let at = path.iter().position(|id| *id == boundary).unwrap_or(0);
    let next = path[(at + 1) % path.len()];
    forget(objects, boundary, next);
    match objects.get_mut(next).map(|object| &mut object.body) {
        Some(Body::Function(function)) if of_function => function.postponed = true,
        Some(Body::Table(table)) if !of_function && table.relkind == b'm' => table.postponed = true,
        Some(Body::RelationStatistics(statistics)) if !of_function && statistics.relkind == b'm' => statistics.section = Section::PostData,
        _ => {}
    }
    true
}

/// Two objects of a loop that have something to do with each other: the first that the first of them
/// fits, then the first of the second.
fn find(objects: &Objects, path: &[DumpId], fit: impl Fn(&Object, &Object) -> bool) -> Option<(DumpId, DumpId)> {
    let members = || path.iter().filter_map(|id| objects.get(*id));
    members().find_map(|a| {
        let b = members().find(|b| b.dump_id != a.dump_id && fit(a, b))?;
        Some((a.dump_id, b.dump_id))
    })
}

fn is_select_rule(view: &Object, rule: &Object, relkinds: &[u8]) -> bool {
    view.as_table().is_some_and(|table| relkinds.contains(&table.relkind))
        && rule.as_rule().is_some_and(|rule| rule.event == b'1' && rule.instead && rule.table == Some(view.dump_id))
}

fn is_check(table: &Object, check: &Object) -> bool {
    table.as_table().is_some() && check.as_constraint().is_some_and(|check| check.kind == b'c' && check.table == Some(table.dump_id))
}

fn is_default(table: &Object, default: &Object) -> bool {
    table.as_table().is_some() && default.as_attr_def().is_some_and(|default| default.table == table.dump_id)
}

fn is_domain_constraint(domain: &Object, constraint: &Object) -> bool {
    domain.as_type().is_some()
        && constraint.as_constraint().is_some_and(|c| matches!(c.kind, b'c' | b'n') && c.domain == Some(domain.dump_id))
}

fn forget(objects: &mut Objects, id: DumpId, dependency: DumpId) {
    if let Some(object) = objects.get_mut(id) {
        object.forget(dependency);
    }
}

/// Lets a function depend on the shell of its type, which is dumped if the function is.
fn use_shell(objects: &mut Objects, of_type: DumpId, function: DumpId) {
    let Some(shell) = objects.get(of_type).and_then(|object| object.as_type()?.shell) else { return };
    objects.depend(function, shell);
    let dump = objects.get(function).map(|object| object.dump).unwrap_or_default();
    if let Some(shell) = objects.get_mut(shell).filter(|_| !dump.is_none()) {
        shell.dump = dump | Components::DEFINITION;
    }
}

/// Makes a part an object of its own that comes after the whole, and with boundaries after the data.
fn make_separate(objects: &mut Objects, whole: DumpId, part: DumpId, boundaries: Option<Boundaries>) {
    forget(objects, whole, part);
    let Some(object) = objects.get_mut(part) else { return };
    match &mut object.body {
        Body::Rule(rule) => rule.separate = true,
        Body::Constraint(constraint) => constraint.separate = true,
        Body::AttrDef(default) => default.separate = true,
        _ => {}
    }
    object.depend_on(whole);
    if let Some(boundaries) = boundaries {
        object.depend_on(boundaries.post_data);
    }
}
