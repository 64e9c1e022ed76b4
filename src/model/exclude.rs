//! Tables left out, and what belongs to them.
//!
//! pg_restore has no such option. The meaning is pg_dump's: of a table left out nothing is left, but
//! what merely uses it (a view, a foreign key of another table) stays.

use std::collections::HashSet;

use dumpkit_formats::Result;
use dumpkit_formats::postgres::archive::{DumpId, EntryKind, Toc, TocEntry};

use super::names::{Names, Role, is_relation};
use super::selection::Selection;

/// Positions in the TOC.
#[derive(Debug, Default)]
pub struct Excluded {
    /// Entries left out whole.
    pub entries: HashSet<usize>,
    /// Entries whose data is left out.
    pub data: HashSet<usize>,
}

/// Finds what `exclude_tables`, `exclude_table_data` and `exclude_extensions` leave out.
pub fn find(toc: &Toc, selection: &Selection) -> Result<Excluded> {
    let mut excluded = Excluded::default();
    let positions = |names: &Names, kinds: fn(&EntryKind) -> bool| -> HashSet<usize> {
        let matching = toc.entries().iter().enumerate().filter(|(_, e)| kinds(&e.kind) && names.matches(e));
        matching.map(|(i, _)| i).collect()
    };
    if !selection.exclude_table_data.is_empty() {
        let names = Names::resolve(&selection.exclude_table_data, Role::Relation, toc)?;
        excluded.data = positions(&names, is_data);
    }
    if !selection.exclude_tables.is_empty() {
        let names = Names::resolve(&selection.exclude_tables, Role::Relation, toc)?;
        excluded.entries = positions(&names, |kind| is_relation(kind) || is_data(kind));
    }
    if !selection.exclude_extensions.is_empty() {
        let names = Names::resolve(&selection.exclude_extensions, Role::Extension, toc)?;
        excluded.entries.extend(positions(&names, |kind| *kind == EntryKind::Extension));
    }
    if !excluded.entries.is_empty() {
        add_dependents(toc, &mut excluded.entries);
    }
    Ok(excluded)
}

fn is_data(kind: &EntryKind) -> bool {
    matches!(kind, EntryKind::TableData | EntryKind::MaterializedViewData | EntryKind::SequenceSet)
}

/// Adds what belongs to the excluded, until nothing more does: an index's comment is two steps away.
fn add_dependents(toc: &Toc, excluded: &mut HashSet<usize>) {
    loop {
        let before = excluded.len();
        for (i, entry) in toc.entries().iter().enumerate() {
            if !excluded.contains(&i) && belongs(toc, entry, excluded) {
                excluded.insert(i);
            }
            // A sequence goes with the column it is owned by.
            if entry.kind == EntryKind::SequenceOwnedBy && excluded.contains(&i) {
                let owned = toc.entries().iter().enumerate().filter(|(_, e)| {
                    matches!(e.kind, EntryKind::Sequence | EntryKind::SequenceSet) && e.tag == entry.tag && e.namespace == entry.namespace
                });
                excluded.extend(owned.map(|(i, _)| i));
            }
        }
        if excluded.len() == before {
            return;
        }
    }
}

fn belongs(toc: &Toc, entry: &TocEntry, excluded: &HashSet<usize>) -> bool {
    use EntryKind as K;
    let out = |id: DumpId| toc.position(id).filter(|i| excluded.contains(i)).map(|i| &toc.entries()[i]);
    let mut parents = entry.dependencies.iter().filter_map(|id| out(*id));
    match entry.kind {
        // Tagged `table name`; a foreign key also depends on the table it points to.
        K::Constraint | K::CheckConstraint | K::FkConstraint | K::Trigger | K::Rule | K::Default | K::Policy => {
            parents.any(|parent| {
                let rest = entry.tag_bytes().strip_prefix(parent.tag_bytes());
                parent.namespace == entry.namespace && rest.is_some_and(|rest| rest.starts_with(b" "))
            })
        }
        K::Index
        | K::IndexAttach
        | K::TableAttach
        | K::RowSecurity
        | K::PublicationTable
        | K::SequenceOwnedBy
        | K::Statistics
        | K::StatisticsData
        | K::Comment
        | K::SecurityLabel
        | K::Acl => parents.next().is_some(),
        K::TableData | K::MaterializedViewData | K::SequenceSet => {
            parents.any(|parent| parent.tag == entry.tag && parent.namespace == entry.namespace)
        }
        // Of an identity column: made by ALTER TABLE.
        K::Sequence => entry.defn_bytes().starts_with(b"ALTER TABLE") && parents.next().is_some(),
        _ => false,
    }
}
