//! Tables left out, and what belongs to them.
//!
//! pg_restore has no such option. The meaning is pg_dump's: of a table left out nothing is left, but
//! what merely uses it (a view, a foreign key of another table) stays.

use std::collections::HashSet;

use dumpkit_formats::Result;
use dumpkit_formats::postgres::archive::{DumpId, EntryKind, Toc, TocEntry};

use super::names::{Names, Role, is_relation};
use super::selection::Selection;

/// Finds the positions in the TOC that `exclude_tables`, `exclude_table_data` and
/// `exclude_extensions` leave out.
///
/// A name without a schema is that of a table in any: unlike a server, an archive has no search path.
pub fn find(toc: &Toc, selection: &Selection) -> Result<HashSet<usize>> {
    let mut excluded = HashSet::new();
    let positions = |names: &Names, kinds: fn(&EntryKind) -> bool| -> HashSet<usize> {
        let matching = toc.entries().iter().enumerate().filter(|(_, e)| kinds(&e.kind) && names.matches(e));
        matching.map(|(i, _)| i).collect()
    };
    if !selection.exclude_tables.is_empty() {
        let names = Names::resolve(&selection.exclude_tables, Role::Relation, toc)?;
        excluded = positions(&names, |kind| is_relation(kind) || is_data(kind));
    }
    if !selection.exclude_extensions.is_empty() {
        let names = Names::resolve(&selection.exclude_extensions, Role::Extension, toc)?;
        excluded.extend(positions(&names, |kind| *kind == EntryKind::Extension));
    }
    if !excluded.is_empty() {
        add_dependents(toc, &mut excluded);
    }
    // Nothing belongs to data.
    if !selection.exclude_table_data.is_empty() {
        let names = Names::resolve(&selection.exclude_table_data, Role::Relation, toc)?;
        excluded.extend(positions(&names, is_data));
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
        K::Constraint | K::CheckConstraint | K::FkConstraint | K::Trigger | K::Rule | K::Default | K::Policy => parents.any(|parent| {
            let rest = entry.tag_bytes().strip_prefix(parent.tag_bytes());
            parent.namespace == entry.namespace && rest.is_some_and(|rest| rest.starts_with(b" "))
        }),
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

#[cfg(test)]
mod tests {
    use dumpkit_formats::compress::Codec;
    use dumpkit_formats::postgres::archive::{ArchiveVersion, CreatedAt, Header, HeaderCompression, Widths};

    use super::*;

    fn toc() -> Toc {
        use EntryKind as K;
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
        let entries: [(K, &str, &[DumpId]); 12] = [
            (K::Table, "t", &[]),            // 1
            (K::Table, "other", &[]),        // 2
            (K::Sequence, "t_id_seq", &[1]), // 3
            (K::SequenceOwnedBy, "t_id_seq", &[3, 1]),
            (K::View, "v", &[1]),               // 5
            (K::TableData, "t", &[1]),          // 6
            (K::SequenceSet, "t_id_seq", &[3]), // 7
            (K::Constraint, "t t_pkey", &[1]),  // 8
            (K::FkConstraint, "other other_fkey", &[8, 1, 2]),
            (K::Index, "i", &[1]),          // 10
            (K::Comment, "INDEX i", &[10]), // 11
            (K::TableData, "other", &[2]),  // 12
        ];
        let entry = |(i, (kind, tag, dependencies)): (usize, (K, &str, &[DumpId]))| {
            let mut entry = TocEntry::new(i as i32 + 1, kind);
            entry.namespace = Some("s".into());
            entry.tag = Some(tag.into());
            entry.dependencies = dependencies.to_vec();
            entry
        };
        Toc::new(header, entries.into_iter().enumerate().map(entry).collect())
    }

    fn left(selection: &Selection) -> Vec<DumpId> {
        let toc = toc();
        let excluded = find(&toc, selection).expect("valid");
        toc.entries().iter().enumerate().filter(|(i, _)| !excluded.contains(i)).map(|(_, e)| e.dump_id).collect()
    }

    #[test]
    fn a_table_goes_with_what_belongs_to_it() {
        assert_eq!(left(&Selection { exclude_tables: vec!["s.t".into()], ..Selection::default() }), [2, 5, 9, 12]);
    }

    #[test]
    fn data_goes_alone() {
        assert_eq!(left(&Selection { exclude_table_data: vec!["t*".into()], ..Selection::default() }), [1, 2, 3, 4, 5, 8, 9, 10, 11, 12]);
    }
}
