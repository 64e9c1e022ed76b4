//! Which table is meant, and where its rows are.

use std::collections::{BTreeSet, HashMap, HashSet};

use dumpkit_formats::postgres::archive::{DumpId, EntryKind, Toc, TocEntry};
use dumpkit_formats::postgres::encoding::Encoding;
use dumpkit_formats::postgres::sql::{QualifiedName, TableDefinition, quote_ident};
use dumpkit_formats::{Error, Result, Text};

use crate::job::transcode::{Transcoder, encoding_of};
use crate::model::names::is_relation;
use crate::model::near::near;
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
    let transcoder = Transcoder::new(encoding_of(toc), true);
    let encoded = transcoder.encode(wanted).unwrap_or_else(|| wanted.as_bytes().to_vec());
    let pattern = Pattern::parse(&encoded, 2, encoding_of(toc))?;
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
    toc.entries().iter().filter(|e| wanted(&e.kind)).map(|e| (e.namespace.as_deref().unwrap_or_default(), e.tag_bytes())).collect()
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
    let parents = parents(toc);
    let partitioned = parents.values().any(|(s, n)| **s == *schema && **n == *name);
    let belongs = |entry: &TocEntry| {
        let mut key = (Text::from(entry.namespace.as_deref().unwrap_or_default()), Text::from(entry.tag_bytes()));
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

/// Each partition's parent.
fn parents(toc: &Toc) -> HashMap<(Text, Text), (Text, Text)> {
    let mut parents = HashMap::new();
    for entry in toc.entries() {
        let definition = entry.defn_bytes();
        match entry.kind {
            EntryKind::TableAttach => parents.extend(attachment(definition)),
            EntryKind::Table | EntryKind::ForeignTable => {
                // pg_dump 12 and before have it with the table, 10 and 11 sometimes in CREATE TABLE.
                if let Some(at) = memchr::memmem::find(definition, b"\nALTER TABLE ONLY ")
                    .filter(|_| definition.windows(18).any(|w| w == b" ATTACH PARTITION "))
                {
                    parents.extend(definition[at + 1..].split(|b| *b == b'\n').find_map(attachment));
                } else if memchr::memmem::find(definition, b" PARTITION OF ").is_some()
                    && let Ok(table) = TableDefinition::parse(definition)
                    && let Some(parent) = table.inherits.into_iter().next()
                {
                    let own = entry.namespace.clone().unwrap_or_default();
                    let schema = parent.schema.unwrap_or_else(|| own.clone());
                    parents.insert((own, entry.tag.clone().unwrap_or_default()), (schema, parent.name));
                }
            }
            _ => {}
        }
    }
    parents
}

/// Child and parent of `ALTER TABLE ONLY parent ATTACH PARTITION child ...`.
fn attachment(statement: &[u8]) -> Option<((Text, Text), (Text, Text))> {
    let rest = statement.strip_prefix(b"ALTER TABLE ONLY ")?;
    let (parent, rest) = take_name(rest)?;
    let (child, _) = take_name(rest.strip_prefix(b" ATTACH PARTITION ")?)?;
    Some((child, parent))
}

/// A qualified name at the start of `text`, and what follows it.
fn take_name(text: &[u8]) -> Option<((Text, Text), &[u8])> {
    let mut quoted = false;
    let end = text.iter().position(|b| {
        quoted ^= *b == b'"';
        !quoted && matches!(b, b' ' | b';' | b'\n')
    });
    let (name, rest) = text.split_at(end.unwrap_or(text.len()));
    let QualifiedName { schema, name, .. } = QualifiedName::parse(name).ok()?;
    Some(((schema.unwrap_or_default(), name), rest))
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
    let entry = toc
        .entries()
        .iter()
        .find(|e| is_relation(&e.kind) && e.namespace.as_deref().unwrap_or_default() == schema && e.tag_bytes() == name);
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
    fn attachments_are_read_with_their_quotes() {
        let (child, parent) = attachment(b"ALTER TABLE ONLY fx.\"parts; sub\" ATTACH PARTITION fx_other.\"a b\" FOR VALUES IN ('x');\n")
            .expect("an attachment");
        assert_eq!(parent, ("fx".into(), "parts; sub".into()));
        assert_eq!(child, ("fx_other".into(), "a b".into()));
        assert_eq!(attachment(b"ALTER TABLE fx.a ADD COLUMN b;"), None);
    }

    #[test]
    fn near_misses() {
        let names = ["public.orders".to_owned(), "public.\"Order Lines\"".to_owned(), "app.users".to_owned()];
        assert_eq!(not_found("public.order", &names).hint_text(), Some("there is public.orders, public.\"Order Lines\""));
        assert!(not_found("xyz", &names).hint_text().is_some_and(|hint| hint.contains("inspect")));
    }
}
