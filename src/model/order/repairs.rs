//! How a loop is broken: known kinds by taking apart what pg_dump can create in two steps, others
//! anywhere, with a warning (pg_dump_sort.c `repairDependencyLoop`).

use dumpkit_formats::postgres::archive::{DumpId, Section};

use super::warning::Warning;
use crate::model::object::{Body, Components, Object, Objects};

/// Breaks a loop, in which each object depends on the next and the last on the first.
pub(super) fn repair(objects: &mut Objects, path: &[DumpId], post_data: DumpId) -> Option<Warning> {
    let known = match path {
        [_, _] => repair_pair(objects, path),
        [only] => repair_self(objects, *only),
        _ => repair_longer(objects, path, post_data),
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
    // Of an index and that of a partition, each may be said to need the other; ATTACH comes after both.
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
fn repair_longer(objects: &mut Objects, path: &[DumpId], post_data: DumpId) -> bool {
    // A view is created as a dummy first, and gets its rule when all is there. It may be that a shorter
    // loop of the two was repaired before, which took away that the rule depends on the view.
    if let Some((view, rule)) = find(objects, path, |a, b| is_select_rule(a, b, b"v")) {
        if let Some(table) = objects.table_mut(view) {
            table.dummy_view = true;
        }
        make_separate(objects, view, rule, Some(post_data));
        return true;
    }
    if repair_at_boundary(objects, path) {
        return true;
    }
    if let Some((table, check)) = find(objects, path, is_check) {
        make_separate(objects, table, check, Some(post_data));
        return true;
    }
    if let Some((table, default)) = find(objects, path, is_default) {
        make_separate(objects, table, default, None);
        return true;
    }
    if let Some((domain, constraint)) = find(objects, path, is_domain_constraint) {
        make_separate(objects, domain, constraint, Some(post_data));
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

/// Makes a part an object of its own that comes after the whole, and after the boundary if one is given.
fn make_separate(objects: &mut Objects, whole: DumpId, part: DumpId, boundary: Option<DumpId>) {
    forget(objects, whole, part);
    let Some(object) = objects.get_mut(part) else { return };
    match &mut object.body {
        Body::Rule(rule) => rule.separate = true,
        Body::Constraint(constraint) => constraint.separate = true,
        Body::AttrDef(default) => default.separate = true,
        _ => {}
    }
    object.depend_on(whole);
    if let Some(boundary) = boundary {
        object.depend_on(boundary);
    }
}

#[cfg(test)]
mod tests {
    use dumpkit_formats::postgres::archive::CatalogId;

    use super::super::order;
    use crate::model::object::*;
    use crate::model::order::tests::{add, depend, positions};
    use dumpkit_formats::postgres::archive::Section;

    /// Puts them in order; no warnings.
    fn ordered(objects: &mut Objects) -> Vec<usize> {
        let ordered = order(objects).expect("sortable");
        assert_eq!(ordered.warnings, []);
        positions(&ordered.ids)
    }

    fn table(objects: &mut Objects, name: &str, relkind: u8) -> i32 {
        add(objects, name, Body::Table(Box::new(Table { relkind, ..Table::default() })))
    }

    fn select_rule(objects: &mut Objects, view: i32) -> i32 {
        let rule = Rule { table: Some(view), event: b'1', instead: true, enabled: b'O', separate: false };
        let rule = add(objects, "_RETURN", Body::Rule(rule));
        // As rules are read: the view needs it, and the server says that it needs the view.
        depend(objects, &[(view, rule), (rule, view)]);
        rule
    }

    fn constraint(objects: &mut Objects, kind: u8, table: Option<i32>, domain: Option<i32>) -> i32 {
        let body = Constraint {
            table,
            domain,
            kind,
            definition: None,
            references: 0,
            index: None,
            deferrable: false,
            deferred: false,
            period: false,
            local: true,
            separate: matches!(kind, b'p' | b'f'),
        };
        add(objects, "c", Body::Constraint(body))
    }

    fn domain(objects: &mut Objects, shell: Option<i32>) -> i32 {
        let body = Type {
            owner: "o".into(),
            elem: 0,
            relation: 0,
            array: 0,
            relation_kind: b' ',
            kind: b'd',
            is_array: false,
            is_multirange: false,
            is_defined: true,
            shell,
            not_null: None,
            checks: Vec::new(),
        };
        add(objects, "d", Body::Type(body))
    }

    fn function(objects: &mut Objects, name: &str) -> i32 {
        let body = Function { owner: "o".into(), language: 0, arg_types: Vec::new(), result_type: 0, postponed: false };
        add(objects, name, Body::Function(body))
    }

    fn index(objects: &mut Objects, oid: u32, table: i32, parent: u32) -> i32 {
        let body = Index {
            table,
            definition: "CREATE INDEX".into(),
            tablespace: "".into(),
            options: None,
            statistics_columns: None,
            statistics_values: None,
            nkeys: 1,
            columns: vec![1],
            clustered: false,
            replica_identity: false,
            nulls_not_distinct: false,
            parent,
            attaches: Vec::new(),
            constraint: None,
        };
        let id = CatalogId { table_oid: catalog::CLASS, oid };
        objects.add(Object::new(id, "i".into(), Body::Index(body)))
    }

    #[test]
    fn functions_of_a_type_need_its_shell() {
        let mut objects = Objects::default();
        let shell = add(&mut objects, "d", Body::ShellType(ShellType { base: 0 }));
        objects.get_mut(shell).expect("there").dump = Components::NONE;
        let of_type = domain(&mut objects, Some(shell));
        let input = function(&mut objects, "in");
        depend(&mut objects, &[(of_type, input), (input, of_type), (of_type, shell)]);
        let at = ordered(&mut objects);
        assert!(at[shell as usize] < at[input as usize] && at[input as usize] < at[of_type as usize]);
        assert_eq!(objects.get(shell).expect("there").dump, Components::ALL, "dumped because the function is");
    }

    #[test]
    fn a_view_comes_with_its_rule() {
        let mut objects = Objects::default();
        let view = table(&mut objects, "v", b'v');
        let rule = select_rule(&mut objects, view);
        let at = ordered(&mut objects);
        assert!(at[rule as usize] < at[view as usize]);
        assert!(!objects.table(view).expect("there").dummy_view);
    }

    #[test]
    fn views_that_need_each_other_become_dummies() {
        let mut objects = Objects::default();
        let (a, b) = (table(&mut objects, "a", b'v'), table(&mut objects, "b", b'v'));
        let (rule_a, rule_b) = (select_rule(&mut objects, a), select_rule(&mut objects, b));
        depend(&mut objects, &[(rule_a, b), (rule_b, a)]);
        let at = ordered(&mut objects);
        let is_dummy = |id| objects.table(id).expect("there").dummy_view;
        assert_eq!([is_dummy(a), is_dummy(b)], [true, false], "one is enough");
        assert!(objects.get(rule_a).and_then(Object::as_rule).expect("there").separate);
        assert!(at[a as usize] < at[b as usize] && at[b as usize] < at[rule_a as usize]);
    }

    #[test]
    fn what_needs_a_key_waits_for_it() {
        let mut objects = Objects::default();
        let base = table(&mut objects, "base", b'r');
        let key = constraint(&mut objects, b'p', Some(base), None);
        let view = table(&mut objects, "mv", b'm');
        let rule = select_rule(&mut objects, view);
        let reader = function(&mut objects, "reader");
        depend(&mut objects, &[(key, base), (rule, base), (rule, key), (reader, key)]);
        let at = ordered(&mut objects);
        assert!(objects.table(view).expect("there").postponed);
        assert!(objects.get(reader).and_then(Object::as_function).expect("there").postponed);
        assert!(at[key as usize] < at[view as usize] && at[key as usize] < at[reader as usize]);
        assert!(!objects.table(base).expect("there").postponed);
    }

    #[test]
    fn statistics_of_a_view_that_waits_wait_too() {
        let mut objects = Objects::default();
        let base = table(&mut objects, "base", b'r');
        let key = constraint(&mut objects, b'p', Some(base), None);
        let view = table(&mut objects, "mv", b'm');
        let body = RelationStatistics {
            pages: 0,
            tuples: "0".into(),
            all_visible: 0,
            all_frozen: 0,
            relkind: b'm',
            index_columns: Vec::new(),
            section: Section::Data,
        };
        let statistics = add(&mut objects, "mv", Body::RelationStatistics(body));
        depend(&mut objects, &[(key, base), (view, key), (statistics, view)]);
        let at = ordered(&mut objects);
        let body = objects.get(statistics).and_then(Object::as_relation_statistics).expect("there");
        assert_eq!(body.section, Section::PostData);
        assert!(at[view as usize] < at[statistics as usize]);
    }

    #[test]
    fn parts_come_with_the_whole_or_become_separate() {
        type Part = fn(&mut Objects, i32) -> i32;
        type Whole = fn(&mut Objects) -> i32;
        let of_table: Whole = |objects| table(objects, "t", b'r');
        let cases: [(Whole, Part); 4] = [
            (of_table, |objects, table| constraint(objects, b'c', Some(table), None)),
            (of_table, |objects, table| add(objects, "t", Body::AttrDef(AttrDef { table, column: 1, expr: "1".into(), separate: false }))),
            (|objects| domain(objects, None), |objects, domain| constraint(objects, b'c', None, Some(domain))),
            (|objects| domain(objects, None), |objects, domain| constraint(objects, b'n', None, Some(domain))),
        ];
        let separate = |objects: &Objects, id| match &objects.get(id).expect("there").body {
            Body::Constraint(body) => body.separate,
            Body::AttrDef(body) => body.separate,
            other => panic!("{other:?}"),
        };
        for (make_whole, make_part) in cases {
            for through_function in [false, true] {
                let mut objects = Objects::default();
                let whole = make_whole(&mut objects);
                let part = make_part(&mut objects, whole);
                let caller = function(&mut objects, "f");
                depend(&mut objects, &[(whole, part), (part, whole)]);
                if through_function {
                    // The part calls a function that takes the whole as its argument.
                    depend(&mut objects, &[(part, caller), (caller, whole)]);
                }
                let at = ordered(&mut objects);
                assert_eq!(separate(&objects, part), through_function);
                assert_eq!(at[part as usize] > at[whole as usize], through_function);
            }
        }
    }

    #[test]
    fn an_index_of_a_partition_lets_go_of_its_parent() {
        let mut objects = Objects::default();
        let base = table(&mut objects, "t", b'p');
        let (parent, partition) = (index(&mut objects, 10, base, 0), index(&mut objects, 11, base, 10));
        depend(&mut objects, &[(parent, partition), (partition, parent)]);
        let at = ordered(&mut objects);
        assert!(at[partition as usize] < at[parent as usize]);
    }

    #[test]
    fn a_table_may_need_itself() {
        let mut objects = Objects::default();
        let id = table(&mut objects, "t", b'p');
        depend(&mut objects, &[(id, id)]);
        ordered(&mut objects);
        assert_eq!(objects.get(id).expect("there").dependencies, [0; 0]);
    }

    #[test]
    fn what_cannot_be_repaired_is_told() {
        let mut objects = Objects::default();
        let data = |objects: &mut Objects, name| add(objects, name, Body::TableData(TableData { table: 0, filter: None }));
        let (a, b, c) = (data(&mut objects, "a"), data(&mut objects, "b"), data(&mut objects, "c"));
        let (f, g) = (function(&mut objects, "f"), function(&mut objects, "g"));
        depend(&mut objects, &[(a, b), (b, a), (c, c), (f, g), (g, f)]);
        let ordered = order(&mut objects).expect("sortable");
        let told: Vec<String> = ordered.warnings.iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "there are circular foreign-key constraints among these tables: a, b",
                "there are circular foreign-key constraints on this table: c",
                "could not resolve dependency loop among these items: FUNCTION f  (ID 4 OID 0), FUNCTION g  (ID 5 OID 0)",
            ]
        );
        assert_eq!(ordered.warnings[0].hints.len(), 2);
    }
}
