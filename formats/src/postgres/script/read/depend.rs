//! What an entry of a script depends on, as far as its text says.
//!
//! A script has no dependencies, but for verbose ones. These are what parallel restore, `-t` and
//! comparing need: each part of a table on the table, foreign keys on the keys at both ends,
//! everything on its schema.

use std::collections::HashMap;

use super::super::statement::{Name, Words, unquote};
use crate::postgres::archive::{EntryKind, Section, TocEntry};

/// Fills in the dependencies of `entries` by position, for those that `open` says.
///
/// Dump ids must be final. An entry only depends on others by id, never on itself.
pub(super) fn fill(entries: &mut [TocEntry], open: &[bool]) {
    let index = Names::new(entries);
    let mut last_refresh = None;
    for i in 0..entries.len() {
        let entry = &entries[i];
        let mut on = Vec::new();
        if open.get(i).copied().unwrap_or(true) {
            index.objects(entry, entries, &mut on);
            // What belongs to an object is in its schema by that.
            if on.is_empty() || matches!(entry.section, Section::PreData) {
                index.schema(entry, &mut on);
            }
            if entry.kind == EntryKind::MaterializedViewData {
                // In order: one may read another.
                on.extend(last_refresh);
                last_refresh = Some(i);
            }
            let mut ids: Vec<_> = on.into_iter().filter(|n| *n != i).map(|n| entries[n].dump_id).collect();
            ids.sort_unstable();
            ids.dedup();
            // An ACL of large objects is told its group by the first of them.
            entries[i].dependencies = ids;
        }
        if entries[i].kind == EntryKind::StatisticsData {
            let relation = index.relation(entries[i].namespace_bytes(), entries[i].tag_bytes());
            let of_table = relation.is_some_and(|n| matches!(entries[n].kind, EntryKind::Table | EntryKind::ForeignTable));
            entries[i].section = if of_table { Section::Data } else { Section::PostData };
        }
    }
}

/// Puts privileges behind what they are on, as archives have them.
///
/// A script grants after everything else is made. An ACL is of no section, but restored with the one
/// that the entry before it is in. The order among the ACLs stays, and so does the script that the
/// entries print as.
pub(super) fn settle_acls(entries: &mut [TocEntry]) {
    if !entries.iter().any(|e| e.kind == EntryKind::Acl) {
        return;
    }
    let names = Names::new(entries);
    // Behind which entry each ACL goes: itself if it stays.
    let mut behind: Vec<usize> = (0..entries.len()).collect();
    let mut least = 0;
    for (i, entry) in entries.iter().enumerate() {
        match entry.kind {
            EntryKind::Acl => {
                // One on something that is not in the script goes behind the ACL before it.
                let target = names.target(entry, entries).filter(|t| *t < i).unwrap_or(least);
                // Comments on the object and the like come first.
                let follows =
                    |n: usize| matches!(entries[n].kind, EntryKind::Comment | EntryKind::SecurityLabel | EntryKind::SequenceOwnedBy);
                let last = (target..i).take_while(|n| *n == target || follows(*n)).last().unwrap_or(i);
                least = last.max(least);
                behind[i] = least;
            }
            EntryKind::DefaultAcl => least = i,
            _ => {}
        }
    }
    let mut order: Vec<usize> = (0..entries.len()).collect();
    order.sort_by_key(|i| (behind[*i], *i));
    // In place, for there may be many: what stood at a place before was swapped to where its own went.
    for i in 0..order.len() {
        let mut from = order[i];
        while from < i {
            from = order[from];
        }
        entries.swap(i, from);
    }
}

/// Entries by name.
struct Names {
    /// Relations and what shares their namespace: tables, views, sequences, indexes.
    relations: HashMap<(Vec<u8>, Vec<u8>), usize>,
    /// Everything else that has a tag, by kind.
    others: HashMap<(EntryKind, Vec<u8>, Vec<u8>), usize>,
    /// Primary and unique keys, by their table.
    keys: HashMap<usize, Vec<usize>>,
    /// The last entry that makes large objects.
    large_objects: Vec<usize>,
}

impl Names {
    fn new(entries: &[TocEntry]) -> Self {
        use EntryKind::*;
        let mut index = Names { relations: HashMap::new(), others: HashMap::new(), keys: HashMap::new(), large_objects: Vec::new() };
        for (i, entry) in entries.iter().enumerate() {
            let name = (entry.namespace_bytes().to_vec(), entry.tag_bytes().to_vec());
            match entry.kind {
                Table | View | MaterializedView | ForeignTable | Sequence | Index => {
                    index.relations.entry(name).or_insert(i);
                }
                Blob | BlobMetadata => index.large_objects.push(i),
                TableData | SequenceSet | Comment | Acl | SecurityLabel => {}
                _ => {
                    if let Some(end) = memchr::memchr(b'(', &name.1).filter(|_| matches!(entry.kind, Function | Procedure | Aggregate)) {
                        // Privileges name a function's arguments, its tag only their types.
                        index.others.entry((entry.kind.clone(), name.0.clone(), name.1[..end].to_vec())).or_insert(i);
                    }
                    index.others.entry((entry.kind.clone(), name.0, name.1)).or_insert(i);
                }
            }
        }
        for (i, entry) in entries.iter().enumerate().filter(|(_, e)| e.kind == Constraint) {
            // A constraint is found by the name of its index too, for ATTACH.
            if let Some((table, constraint)) = added_constraint(entry) {
                let key = (entry.namespace_bytes().to_vec(), unquote(constraint).to_vec());
                index.relations.entry(key).or_insert(i);
                if let Some(table) = index.named(entry, table) {
                    index.keys.entry(table).or_default().push(i);
                }
            }
        }
        index
    }

    fn relation(&self, namespace: &[u8], name: &[u8]) -> Option<usize> {
        self.relations.get(&(namespace.to_vec(), name.to_vec())).copied()
    }

    fn other(&self, kind: EntryKind, namespace: &[u8], name: &[u8]) -> Option<usize> {
        self.others.get(&(kind, namespace.to_vec(), name.to_vec())).copied()
    }

    /// The relation of a name in `entry`'s text.
    fn named(&self, entry: &TocEntry, name: Name<'_>) -> Option<usize> {
        match name.schema {
            Some(schema) => self.relation(&unquote(schema), &unquote(name.last)),
            None => self.relation(entry.namespace_bytes(), &unquote(name.last)),
        }
    }

    fn schema(&self, entry: &TocEntry, on: &mut Vec<usize>) {
        if !entry.namespace_bytes().is_empty() {
            on.extend(self.other(EntryKind::Schema, b"", entry.namespace_bytes()));
        }
    }

    fn objects(&self, entry: &TocEntry, entries: &[TocEntry], on: &mut Vec<usize>) {
        use EntryKind::*;
        let mut words = Words::new(entry.defn_bytes());
        let own = || self.relation(entry.namespace_bytes(), entry.tag_bytes());
        match entry.kind {
            TableData | MaterializedViewData | RowSecurity | StatisticsData | SequenceSet => on.extend(own()),
            SequenceOwnedBy => {
                on.extend(own());
                // `schema.table.column`
                let owner = words.until("owned by").and_then(|_| {
                    words.accept("owned by");
                    words.name()?.schema.and_then(|table| Words::new(table).name())
                });
                on.extend(owner.and_then(|table| self.named(entry, table)));
            }
            Constraint | CheckConstraint => on.extend(added_constraint(entry).and_then(|(table, _)| self.named(entry, table))),
            FkConstraint => {
                on.extend(added_constraint(entry).and_then(|(table, _)| self.named(entry, table)));
                words.until("references");
                words.accept("references");
                if let Some(parent) = words.name().and_then(|name| self.named(entry, name)) {
                    on.push(parent);
                    on.extend(self.keys.get(&parent).into_iter().flatten());
                }
            }
            Default => {
                words.accept("alter table only");
                words.accept("alter table");
                words.accept("alter foreign table only");
                words.accept("alter foreign table");
                on.extend(words.name().and_then(|name| self.named(entry, name)));
                // DEFAULT nextval('public.s'::regclass)
                let sequence = memchr::memmem::find(entry.defn_bytes(), b"nextval('").map(|n| &entry.defn_bytes()[n + 9..]);
                on.extend(sequence.and_then(|s| Words::new(s).name()).and_then(|name| self.named(entry, name)));
            }
            Index | Trigger | Policy | Statistics => {
                let keyword = if entry.kind == Statistics { "from" } else { "on" };
                words.until(keyword);
                words.accept(keyword);
                words.accept("only");
                on.extend(words.name().and_then(|name| self.named(entry, name)));
            }
            Rule => {
                words.until("to");
                words.accept("to");
                on.extend(words.name().and_then(|name| self.named(entry, name)));
            }
            TableAttach | IndexAttach => {
                let _ = words.accept("alter table only") || words.accept("alter table") || words.accept("alter index");
                on.extend(words.name().and_then(|name| self.named(entry, name)));
                words.accept("attach partition");
                on.extend(words.name().and_then(|name| self.named(entry, name)));
            }
            Table if words.until("inherits").is_some() => {
                words.accept("inherits");
                while words.accept_byte(b'(') || words.accept_byte(b',') {
                    on.extend(words.name().and_then(|name| self.named(entry, name)));
                }
            }
            PublicationTable => {
                words.accept("alter publication");
                on.extend(words.name().and_then(|name| self.other(Publication, b"", &unquote(name.last))));
                let _ = words.accept("add table only") || words.accept("add table");
                on.extend(words.name().and_then(|name| self.named(entry, name)));
            }
            PublicationTablesInSchema => {
                words.accept("alter publication");
                on.extend(words.name().and_then(|name| self.other(Publication, b"", &unquote(name.last))));
            }
            Server => {
                words.until("foreign data wrapper");
                words.accept("foreign data wrapper");
                on.extend(words.name().and_then(|name| self.other(ForeignDataWrapper, b"", &unquote(name.last))));
            }
            UserMapping | ForeignTable => {
                words.until("server");
                words.accept("server");
                on.extend(words.name().and_then(|name| self.other(Server, b"", &unquote(name.last))));
            }
            DatabaseProperties => on.extend(self.other(Database, b"", entry.tag_bytes())),
            Blobs => {
                let own = self.large_objects.iter().filter(|n| entries[**n].tag == entry.tag);
                on.extend(own);
                if on.is_empty() {
                    on.extend(&self.large_objects);
                }
            }
            Comment | Acl | SecurityLabel => on.extend(self.target(entry, entries)),
            _ => {}
        }
    }

    /// What the tag of a comment, ACL or label is about: `TABLE t`, `COLUMN t.c`, `TRIGGER g ON t`.
    fn target(&self, entry: &TocEntry, entries: &[TocEntry]) -> Option<usize> {
        use EntryKind::*;
        let tag = entry.tag_bytes();
        let namespace = entry.namespace_bytes();
        if tag.starts_with(b"LARGE OBJECT") {
            let start = tag.iter().position(u8::is_ascii_digit)?;
            let oid = tag[start..].split(|b| !b.is_ascii_digit()).next()?;
            let makes = |n: &usize| entries[*n].tag_bytes().split(|b| !b.is_ascii_digit()).next() == Some(oid);
            return self.large_objects.iter().copied().find(makes);
        }
        let mut words = Words::new(tag);
        let relation = |words: &mut Words<'_>| {
            let name = words.name()?;
            self.relation(namespace, &unquote(name.full)).or_else(|| self.named(entry, name))
        };
        for keyword in ["table", "view", "materialized view", "foreign table", "sequence", "index"] {
            if words.accept(keyword) {
                return relation(&mut words);
            }
        }
        if words.accept("column") {
            let table = words.name()?.schema?;
            return self.relation(namespace, &unquote(table)).or_else(|| self.named(entry, Words::new(table).name()?));
        }
        for (keyword, kind) in [("constraint", Constraint), ("trigger", Trigger), ("rule", Rule), ("policy", Policy)] {
            if words.accept(keyword) {
                let child = words.name()?;
                words.accept("on");
                let table = unquote(words.name()?.full);
                let own = [&table[..], b" ", &unquote(child.full)].concat();
                let kinds = if kind == Constraint { vec![Constraint, CheckConstraint, FkConstraint] } else { vec![kind] };
                return kinds.into_iter().find_map(|k| self.other(k, namespace, &own)).or_else(|| self.relation(namespace, &table));
            }
        }
        for (keyword, kind) in [("foreign server", Server), ("language", ProceduralLanguage)] {
            if words.accept(keyword) {
                return self.other(kind, b"", &unquote(words.name()?.full));
            }
        }
        for kind in EntryKind::KNOWN {
            if let Some(rest) = tag.strip_prefix(kind.as_bytes()).filter(|rest| rest.starts_with(b" ")) {
                let words = Words::new(rest);
                let name = unquote(words.clone().name().map_or(&b""[..], |n| n.full));
                let whole = words.rest();
                let found = [namespace, b""]
                    .iter()
                    .find_map(|ns| self.other(kind.clone(), ns, whole).or_else(|| self.other(kind.clone(), ns, &name)));
                if found.is_some() {
                    return found;
                }
            }
        }
        None
    }
}

/// The table and the constraint of `ALTER TABLE ... ADD CONSTRAINT`.
fn added_constraint(entry: &TocEntry) -> Option<(Name<'_>, &[u8])> {
    let mut words = Words::new(entry.defn_bytes());
    words.accept("alter");
    words.accept("foreign");
    let _ = words.accept("table") || words.accept("domain");
    words.accept("only");
    let table = words.name()?;
    words.accept("add constraint").then(|| words.name())?.map(|name| (table, name.last))
}
