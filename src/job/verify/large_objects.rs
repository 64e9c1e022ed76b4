//! Large objects: each once, and those that the TOC lists.

use dumpkit_formats::Class;
use dumpkit_formats::postgres::archive::{EntryKind, Layout};

use super::Subject;
use super::findings::Findings;
use crate::model::verdict::Problem;

/// OIDs that are told in one problem.
const TOLD: usize = 10;

/// Compares the objects that were read with those that `BLOB` (one object each, up to 16) and `BLOB
/// METADATA` (a group, since 17) entries list. `whole`: every entry could be read.
pub(super) fn check(subject: &Subject<'_>, mut found: Vec<u32>, whole: bool, findings: &mut Findings) {
    found.sort_unstable();
    let twice: Vec<u32> = found.windows(2).filter(|w| w[0] == w[1]).map(|w| w[0]).collect();
    if !twice.is_empty() {
        findings.problem(Problem::malformed(format!("large objects that come more than once: {}", told(&twice))));
    }
    found.dedup();
    let toc = subject.toc();
    let has_data = toc.entries().iter().any(|e| e.kind == EntryKind::Blobs && e.had_dumper);
    // A script makes its objects by commands.
    if !toc.header.version.has_blob_entries() || !has_data || subject.archive().layout() == Layout::Plain {
        return;
    }
    let mut listed = Vec::new();
    for entry in toc.entries() {
        let text = match entry.kind {
            EntryKind::Blob => entry.tag_bytes(),
            EntryKind::BlobMetadata => entry.defn_bytes(),
            _ => continue,
        };
        for number in text.split(|b| b.is_ascii_whitespace()).filter(|n| !n.is_empty()) {
            match std::str::from_utf8(number).ok().and_then(|n| n.parse::<u32>().ok()) {
                Some(oid) => listed.push(oid),
                None => {
                    let text = format!("its list has \"{}\", expected an OID", number.escape_ascii());
                    findings.problem(Problem::malformed(text).in_entry(entry));
                }
            }
        }
    }
    listed.sort_unstable();
    listed.dedup();
    let strangers: Vec<u32> = found.iter().copied().filter(|oid| listed.binary_search(oid).is_err()).collect();
    if !strangers.is_empty() {
        findings.problem(Problem::malformed(format!("large objects that no entry lists: {}", told(&strangers))));
    }
    // What lies behind damage is told where the damage is.
    let missing: Vec<u32> = listed.iter().copied().filter(|oid| found.binary_search(oid).is_err()).collect();
    if whole && !missing.is_empty() {
        findings.problem(Problem::new(Class::Truncated, format!("large objects that are listed and have no contents: {}", told(&missing))));
    }
}

fn told(oids: &[u32]) -> String {
    let mut text = oids.iter().take(TOLD).map(u32::to_string).collect::<Vec<_>>().join(", ");
    if oids.len() > TOLD {
        text.push_str(&format!(" and {} more", oids.len() - TOLD));
    }
    text
}
