//! Which table is meant, and where its rows are.

use std::collections::{BTreeSet, HashSet};

use dumpkit_formats::postgres::archive::{DumpId, EntryKind, Toc, TocEntry};
use dumpkit_formats::postgres::encoding::Encoding;
use dumpkit_formats::postgres::sql::quote_ident;
use dumpkit_formats::{Error, Result, Text};

use crate::job::transcode::Transcoder;
use crate::model::names::is_relation;
use crate::model::near::near;
use crate::model::partitions;
use crate::model::pattern::Pattern;

/// A table and the entries that hold its rows.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Target {
    pub(super) namespace: Text,
    pub(super) name: Text,
    /// TABLE DATA entries in the archive's order: its own, and those of its partitions.
    pub(super) data: Vec<DumpId>,
    /// Its name with quotes, in UTF-8.
    pub(super) label: String,
    /// Whether other tables are partitions of it.
    pub(super) partitioned: bool,
}

/// Names that are told when a table is not found or one of several.
const TOLD: usize = 8;

/// Finds the table that `wanted` names.
///
/// # Errors
/// Usage: no table or several have the name, or it is no table's; the message says which are near.
pub(super) fn find(toc: &Toc, wanted: &str) -> Result<Target> {
    let transcoder = Transcoder::new(toc.encoding(), true);
    let encoded = transcoder.encode(wanted).unwrap_or_else(|| wanted.as_bytes().to_vec());
    let pattern = Pattern::parse(&encoded, 2, toc.encoding())?;
    // What has no rows is only looked at to say so.
    let relations = relations(toc, |kind| is_relation(kind) || *kind == EntryKind::TableData);
    let tables = self::relations(toc, |kind| matches!(kind, EntryKind::Table | EntryKind::ForeignTable | EntryKind::TableData));
    let mut found = matching(&tables, &encoded, &pattern);
    if found.is_empty() {
        found = matching(&relations, &encoded, &pattern);
    }
    let shown = |(schema, name): &Name<'_>| transcoder.display(&quoted(schema, name));
    let (schema, name) = match found.as_slice() {
        [one] => *one,
        [] => return Err(not_found(wanted, &relations.iter().map(shown).collect::<Vec<_>>())),
        several => {
            let named: Vec<String> = several.iter().take(TOLD).map(shown).collect();
            let more = several.len().saturating_sub(TOLD);
            let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
            return Err(Error::misuse(format!("{} tables match {wanted}: {}{rest}", several.len(), named.join(", ")))
                .hint("name one of them, with its schema"));
        }
    };
    let label = shown(&(schema, name));
    let target = locate(toc, schema, name, label.clone());
    if target.data.is_empty() {
        return Err(no_rows(toc, schema, name, &label, target.partitioned));
    }
    Ok(target)
}

/// Schema and name.
type Name<'a> = (&'a [u8], &'a [u8]);

/// Every relation of some kinds; those of an archive without definitions by their data.
fn relations(toc: &Toc, wanted: impl Fn(&EntryKind) -> bool) -> BTreeSet<Name<'_>> {
    toc.entries().iter().filter(|e| wanted(&e.kind)).map(|e| (e.namespace_bytes(), e.tag_bytes())).collect()
}

/// Those that have the name exactly, or else those that match the pattern.
fn matching<'a>(relations: &BTreeSet<Name<'a>>, wanted: &[u8], pattern: &Pattern) -> Vec<Name<'a>> {
    let is_exact = |(schema, name): &Name<'_>| *name == wanted || [schema, &b"."[..], name].concat() == wanted;
    let exact: Vec<_> = relations.iter().copied().filter(is_exact).collect();
    if !exact.is_empty() {
        return exact;
    }
    relations.iter().copied().filter(|(schema, name)| pattern.matches(Some(schema), name)).collect()
}

fn quoted(schema: &[u8], name: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    if !schema.is_empty() {
        quote_ident(&mut out, schema, Encoding::SqlAscii);
        out.push(b'.');
    }
    quote_ident(&mut out, name, Encoding::SqlAscii);
    out
}

/// The entries with the rows of a table, its partitions' among them.
fn locate(toc: &Toc, schema: &[u8], name: &[u8], label: String) -> Target {
    let parents = partitions::parents(toc);
    let partitioned = parents.values().any(|(s, n)| **s == *schema && **n == *name);
    let belongs = |entry: &TocEntry| {
        let mut key = partitions::own_name(entry);
        let mut seen = HashSet::new();
        loop {
            if key.0 == *schema && key.1 == *name {
                return true;
            }
            match parents.get(&key) {
                Some(parent) if seen.insert(key.clone()) => key = parent.clone(),
                _ => return false,
            }
        }
    };
    let data = toc.entries().iter().filter(|e| e.kind == EntryKind::TableData && e.had_dumper && belongs(e)).map(|e| e.dump_id).collect();
    Target { namespace: schema.into(), name: name.into(), data, label, partitioned }
}

fn not_found(wanted: &str, names: &[String]) -> Error {
    let near = near(wanted, names);
    let e = Error::misuse(format!("no table matches {wanted}"));
    if near.is_empty() {
        return e.hint("dumpkit inspect --list lists what is there");
    }
    e.hint(format!("there is {}", near[..near.len().min(TOLD)].join(", ")))
}

/// Why a relation has no rows in the archive.
fn no_rows(toc: &Toc, schema: &[u8], name: &[u8], label: &str, partitioned: bool) -> Error {
    let entry = toc.entries().iter().find(|e| is_relation(&e.kind) && e.namespace_bytes() == schema && e.tag_bytes() == name);
    let any_data = toc.entries().iter().any(|e| e.kind == EntryKind::TableData);
    let kind = entry.map_or(EntryKind::Table, |e| e.kind.clone());
    let what = match kind {
        EntryKind::View | EntryKind::Sequence => format!("{label} is a {}, which has no rows in a dump", kind.to_string().to_lowercase()),
        EntryKind::MaterializedView => format!("{label} is a materialized view; a dump has the command that fills it, not its rows"),
        _ if !any_data => format!("{label} has no rows here: the dump holds definitions only (--schema-only)"),
        EntryKind::ForeignTable => format!("{label} is a foreign table whose rows were not dumped (--include-foreign-data)"),
        _ if partitioned => format!("{label} is partitioned, and the dump has no data of its partitions"),
        _ => format!("{label} is defined in the dump, its data was left out"),
    };
    Error::misuse(what)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_misses() {
        let names = ["public.orders".to_owned(), "public.\"Order Lines\"".to_owned(), "app.users".to_owned()];
        assert_eq!(not_found("public.order", &names).hint_text(), Some("there is public.orders, public.\"Order Lines\""));
        assert!(not_found("xyz", &names).hint_text().is_some_and(|hint| hint.contains("inspect")));
    }
}
