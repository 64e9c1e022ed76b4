//! The TOC by itself: ids, dependencies, sections, what each entry says of its data.

use std::collections::HashMap;

use dumpkit_formats::postgres::archive::{CreatedAt, DataOffset, DumpId, EntryKind, Extra, Layout, Section, TocEntry};

use super::Subject;
use super::data::TextCheck;
use super::findings::Findings;
use crate::model::verdict::Problem;

/// Labels of a circle that are told.
const TOLD: usize = 10;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings) {
    header(subject, findings);
    let entries = subject.toc().entries();
    let mut missing = 0u64;
    for (i, entry) in entries.iter().enumerate() {
        if subject.toc().position(entry.dump_id) != Some(i) {
            findings.problem(Problem::malformed("another entry has the same dump id").in_entry(entry));
        }
        for id in &entry.dependencies {
            if *id == entry.dump_id {
                findings.problem(Problem::malformed("it depends on itself").in_entry(entry));
            } else if *id <= 0 {
                findings.problem(Problem::malformed(format!("it depends on entry {id}, which cannot be")).in_entry(entry));
            } else if subject.toc().entry(*id).is_none() {
                missing += 1;
            }
        }
        section(subject, entry, findings);
        data_flags(subject, entry, findings);
        texts(subject, entry, findings);
    }
    if missing > 0 {
        // Every version of pg_dump names objects that it does not write: members of extensions, the
        // schema public, ACLs without a grant (pg_dump.c findDumpableDependencies).
        subject.reporter.detail(&format_args!("{}: {missing} dependencies are on entries that were not dumped", subject.name));
    }
    circles(entries, findings);
    offsets_agree(subject, findings);
    let unknown = entries.iter().filter(|e| matches!(e.kind, EntryKind::Other(_))).count();
    if unknown > 0 {
        findings.note(format!("entries of a kind that is not known: {unknown}"));
    }
}

fn header(subject: &Subject<'_>, findings: &mut Findings) {
    let header = &subject.toc().header;
    if subject.archive().layout() == Layout::Plain {
        return;
    }
    let CreatedAt { second, minute, hour, day, month0, year1900, is_dst } = header.created;
    let unset = header.created == CreatedAt::default();
    let sane = (0..=60).contains(&second) && (0..60).contains(&minute) && (0..24).contains(&hour) && (1..=31).contains(&day);
    let sane = sane && (0..12).contains(&month0) && (70..1000).contains(&year1900) && (-1..=1).contains(&is_dst);
    if !unset && !sane {
        findings.problem(Problem::malformed(format!("creation time is {}, which is no time", header.created)));
    }
    if let Some(encoding) = subject.toc().encoding_name()
        && subject.named_encoding.is_none()
    {
        findings.problem(Problem::malformed(format!("encoding is {:?}, which is none of PostgreSQL's", String::from_utf8_lossy(encoding))));
    }
}

/// The sections that pg_dump gives (pg_dump.c, the `ArchiveEntry` calls); kinds that it may postpone are not listed.
fn section(subject: &Subject<'_>, entry: &TocEntry, findings: &mut Findings) {
    use EntryKind as K;
    let expected = match entry.kind {
        K::Comment | K::Acl | K::SecurityLabel => Section::None,
        K::Encoding | K::StdStrings | K::SearchPath | K::Schema | K::Extension | K::Domain | K::Type | K::ShellType => Section::PreData,
        K::Operator | K::OperatorClass | K::OperatorFamily | K::Aggregate | K::Cast | K::Collation | K::Conversion => Section::PreData,
        K::Table | K::TableAttach | K::Sequence | K::SequenceOwnedBy | K::Default => Section::PreData,
        K::TableData | K::Blobs | K::SequenceSet => Section::Data,
        K::Index | K::IndexAttach | K::Constraint | K::CheckConstraint | K::FkConstraint | K::Trigger | K::Rule => Section::PostData,
        K::MaterializedViewData | K::EventTrigger | K::Policy => Section::PostData,
        _ => match entry.section {
            Section::Other(n) => {
                findings.problem(Problem::malformed(format!("section is {n}, expected 1 to 4")).in_entry(entry));
                return;
            }
            section => section,
        },
    };
    let told = subject.toc().header.version.has_section() && subject.modern && subject.archive().layout() != Layout::Plain;
    if told && entry.section != expected {
        let text = format!("section is {}, expected {}", entry.section.name(), expected.name());
        findings.problem(Problem::malformed(text).in_entry(entry));
    }
}

fn data_flags(subject: &Subject<'_>, entry: &TocEntry, findings: &mut Findings) {
    let problem = match &entry.extra {
        Extra::Offset(DataOffset::NoData) if entry.had_dumper => {
            Some("it should have data, and its offset says that there is none".to_owned())
        }
        Extra::Offset(DataOffset::At(at)) if !entry.had_dumper => Some(format!("it should have no data, and its offset says byte {at}")),
        Extra::None if entry.had_dumper && subject.archive().layout() != Layout::Plain => {
            Some("it should have data, and names no member".to_owned())
        }
        Extra::Member(_) if !entry.had_dumper => Some("it should have no data, and names a member".to_owned()),
        _ => None,
    };
    if let Some(problem) = problem {
        findings.problem(Problem::malformed(problem).in_entry(entry));
    }
    let carries = matches!(entry.kind, EntryKind::TableData | EntryKind::Blobs | EntryKind::BlobComments);
    if carries && !entry.had_dumper && subject.archive().layout() != Layout::Plain {
        findings.problem(Problem::malformed(format!("{} without data", entry.kind)).in_entry(entry));
    }
    if entry.is_copy() && entry.kind != EntryKind::TableData {
        findings.problem(Problem::malformed(format!("a copy statement in {}", entry.kind)).in_entry(entry));
    }
}

fn texts(subject: &Subject<'_>, entry: &TocEntry, findings: &mut Findings) {
    let mut check = |what: &str, text: Option<&[u8]>| {
        let mut check = TextCheck::new(subject.encoding);
        check.feed(text.unwrap_or_default());
        if let Some((wrong, at)) = check.finish() {
            findings.problem(Problem::malformed(format!("{what}: {wrong} (its byte {at})")).in_entry(entry));
        }
    };
    check("tag", entry.tag.as_deref());
    check("definition", entry.defn.as_deref());
    check("drop statement", entry.drop_stmt.as_deref());
    check("copy statement", entry.copy_stmt.as_deref());
    check("schema", entry.namespace.as_deref());
    check("tablespace", entry.tablespace.as_deref());
    check("owner", entry.owner.as_deref());
    if entry.with_oids.as_deref().is_some_and(|flag| flag != b"true" && flag != b"false") {
        findings.problem(Problem::malformed("its with-oids flag is neither true nor false").in_entry(entry));
    }
    if entry.relkind != 0 && !u8::try_from(entry.relkind).is_ok_and(|kind| b"rSvmfptcIi".contains(&kind)) {
        findings.problem(Problem::malformed(format!("relkind is {}, which is none", entry.relkind)).in_entry(entry));
    }
}

/// pg_dump sets all offsets at the end or, on a pipe, none (pg_backup_custom.c `_CloseArchive`).
fn offsets_agree(subject: &Subject<'_>, findings: &mut Findings) {
    let entries = subject.toc().entries();
    if entries.iter().any(|e| e.had_dumper && matches!(e.extra, Extra::Offset(DataOffset::At(_)))) {
        for entry in entries.iter().filter(|e| e.had_dumper && e.extra == Extra::Offset(DataOffset::NotSet)) {
            findings.problem(Problem::malformed("its offset is not set, though others are").in_entry(entry));
        }
    }
}

/// Dependencies that go in a circle: strongly connected components, by Tarjan's algorithm without
/// recursion.
fn circles(entries: &[TocEntry], findings: &mut Findings) {
    let index: HashMap<DumpId, usize> = entries.iter().enumerate().rev().map(|(i, e)| (e.dump_id, i)).collect();
    let mut order = vec![usize::MAX; entries.len()];
    let mut low = vec![0; entries.len()];
    let mut on_stack = vec![false; entries.len()];
    let mut stack = Vec::new();
    let mut count = 0;
    for root in 0..entries.len() {
        if order[root] != usize::MAX {
            continue;
        }
        // (entry, its next dependency)
        let mut path = vec![(root, 0)];
        while let Some((at, next)) = path.last_mut() {
            let at = *at;
            if *next == 0 {
                order[at] = count;
                low[at] = count;
                count += 1;
                stack.push(at);
                on_stack[at] = true;
            }
            let dependency = entries[at].dependencies.get(*next);
            *next += 1;
            if let Some(id) = dependency {
                let Some(&to) = index.get(id) else { continue };
                if order[to] == usize::MAX {
                    path.push((to, 0));
                } else if on_stack[to] {
                    low[at] = low[at].min(order[to]);
                }
                continue;
            }
            path.pop();
            if let Some((parent, _)) = path.last() {
                low[*parent] = low[*parent].min(low[at]);
            }
            if low[at] == order[at] {
                let from = stack.iter().rposition(|e| *e == at).unwrap_or(0);
                let circle = stack.split_off(from);
                circle.iter().for_each(|e| on_stack[*e] = false);
                if circle.len() > 1 {
                    findings.problem(told_circle(entries, &circle));
                }
            }
        }
    }
}

fn told_circle(entries: &[TocEntry], circle: &[usize]) -> Problem {
    let names: Vec<String> = circle.iter().take(TOLD).map(|i| format!("{} {}", entries[*i].dump_id, entries[*i].label())).collect();
    let more = if circle.len() > TOLD { format!(" and {} more", circle.len() - TOLD) } else { String::new() };
    Problem::malformed(format!("entries depend on each other in a circle: {}{more}", names.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn circles_are_found_and_nothing_else() {
        let entry = |id: DumpId, dependencies: &[DumpId]| {
            let mut entry = TocEntry::new(id, EntryKind::Table);
            entry.dependencies = dependencies.to_vec();
            entry
        };
        let entries = [entry(1, &[]), entry(2, &[1, 3]), entry(3, &[4]), entry(4, &[2]), entry(5, &[4, 1]), entry(6, &[5, 99])];
        let mut findings = Findings::new(20);
        circles(&entries, &mut findings);
        let texts: Vec<_> = findings.problems.iter().map(|p| p.text.as_str()).collect();
        assert_eq!(texts.len(), 1, "{texts:?}");
        for id in ["2 TABLE", "3 TABLE", "4 TABLE"] {
            assert!(texts[0].contains(id), "{texts:?}");
        }
        assert!(!texts[0].contains("5 TABLE"));
    }
}
