//! The drop statements at the head of a script, given back to the entries they drop.
//!
//! With `-c` a script begins with them, in the reverse order of the entries (`RestoreArchive` in
//! pg_backup_archiver.c).

use std::collections::{HashMap, HashSet};

use super::super::statement::begins;
use super::drop_statement::without_if_exists;
use super::script::ScriptStyle;
use crate::postgres::archive::{EntryKind, TocEntry};

/// Whether a statement of the head drops something.
pub(super) fn is_drop(statement: &[u8]) -> bool {
    let has = |needle: &[u8]| memchr::memmem::find(statement, needle).is_some();
    begins(statement, "drop")
        || (begins(statement, "alter") && (has(b" DROP CONSTRAINT ") || has(b" DROP DEFAULT")))
        || statement.starts_with(b"SELECT pg_catalog.lo_unlink(")
        || statement.starts_with(b"UPDATE pg_catalog.pg_database SET datistemplate = false ")
        // A view in a loop is emptied before what it reads goes (`createDummyViewAsClause`).
        || (begins(statement, "create or replace view") && has(b"SELECT\n    NULL::"))
}

/// Gives each drop statement to its entry. `first` entries are settings. Those that fit none become
/// entries of their own, so that they are not lost.
pub(super) fn assign(entries: &mut Vec<TocEntry>, first: usize, drops: Vec<Vec<u8>>, style: &mut ScriptStyle) {
    if drops.is_empty() {
        undrop_attached(entries);
        return;
    }
    style.clean = true;
    let mut by_text: HashMap<Vec<u8>, usize> = HashMap::new();
    for (i, entry) in entries.iter().enumerate() {
        if let Some(text) = &entry.drop_stmt {
            by_text.entry(text.to_vec()).or_insert(i);
        }
    }
    // In the entries' order.
    let mut found: Vec<(Vec<u8>, Option<usize>)> = Vec::with_capacity(drops.len());
    for drop in drops.into_iter().rev() {
        let plain = drop.strip_suffix(b"\n").and_then(without_if_exists).map(|plain| [&plain[..], b"\n"].concat());
        style.if_exists |= plain.is_some();
        let text = plain.unwrap_or(drop);
        let entry = by_text.remove(&text);
        found.push((text, entry));
    }
    let mut used = vec![false; entries.len()];
    found.iter().filter_map(|(_, i)| *i).for_each(|i| used[i] = true);
    // What is not found by its text stands between two that are.
    let mut from = first;
    for (text, entry) in &mut found {
        if let Some(i) = entry {
            from = *i + 1;
            continue;
        }
        let at = (from..entries.len()).take_while(|i| !used[*i]).find(|i| kind_fits(text, &entries[*i].kind));
        if let Some(i) = at {
            used[i] = true;
            *entry = Some(i);
            from = i + 1;
        }
    }
    if used.iter().any(|u| *u) && !style.create_db {
        // What is not dropped here has no drop statement in its archive either.
        for (entry, used) in entries.iter_mut().zip(&used) {
            if !used && entry.kind != EntryKind::BlobMetadata {
                entry.drop_stmt = None;
            }
        }
    }
    let mut lost = Vec::new();
    for (text, i) in found {
        match i {
            Some(i) => entries[i].drop_stmt = Some(text.into()),
            // A group of large objects is dropped one by one.
            None if text.starts_with(b"SELECT pg_catalog.lo_unlink(") => {}
            None => {
                let mut entry = TocEntry::new(0, EntryKind::Other("STATEMENT".into()));
                entry.tag = Some("DROP".into());
                entry.defn = Some(text.into());
                lost.insert(0, entry);
            }
        }
    }
    entries.splice(first..first, lost);
}

/// An index that is attached to another goes with it and cannot be dropped before. The
/// newest minor releases have no drop statement for it (pg_dump.c `dumpIndex`); older ones have one
/// that fails.
fn undrop_attached(entries: &mut [TocEntry]) {
    let attached: HashSet<(Vec<u8>, Vec<u8>)> = entries
        .iter()
        .filter(|e| e.kind == EntryKind::IndexAttach)
        .map(|e| (e.namespace_bytes().to_vec(), e.tag_bytes().to_vec()))
        .collect();
    if attached.is_empty() {
        return;
    }
    for entry in entries.iter_mut().filter(|e| e.kind == EntryKind::Index) {
        if attached.contains(&(entry.namespace_bytes().to_vec(), entry.tag_bytes().to_vec())) {
            entry.drop_stmt = None;
        }
    }
}

fn kind_fits(drop: &[u8], kind: &EntryKind) -> bool {
    use EntryKind::*;
    match kind {
        Constraint | CheckConstraint | FkConstraint => begins(drop, "alter") && memchr::memmem::find(drop, b" DROP CONSTRAINT ").is_some(),
        Default => begins(drop, "alter") && drop.ends_with(b" DROP DEFAULT;\n"),
        Rule | View if drop.starts_with(b"CREATE OR REPLACE VIEW ") => true,
        Schema if drop.starts_with(b"-- ") => true,
        DatabaseProperties => drop.starts_with(b"UPDATE "),
        Blob => drop.starts_with(b"SELECT pg_catalog.lo_unlink("),
        _ => begins(drop, &format!("drop {kind}")),
    }
}
