//! Making a TOC one of another archive version.
//!
//! Most of what versions differ in is a field that is written or not. Large objects are the rest:
//!
//! | version | creation | data |
//! |---|---|---|
//! | to 1.11 | by the data itself | one BLOBS entry |
//! | 1.12 to 1.15 | a BLOB entry each | one BLOBS entry |
//! | 1.16 | BLOB METADATA entries of many | a BLOBS entry for each of those |
//!
//! and an ACL of a BLOB METADATA entry holds for every object of it. Sources: pg_dump.c
//! `getLOs`, `dumpLO` (18) and `getBlobs`, `dumpBlob` (16); pg_backup_db.c `IssueCommandPerBlob`,
//! `IssueACLPerBlob`.

use std::collections::HashMap;

use super::entry::{DumpId, TocEntry};
use super::kind::{EntryKind, Section};
use super::toc::Toc;
use super::version::ArchiveVersion;
use crate::{Error, Result, Text};

/// A TOC in another version, and how its large object data relates to the old.
#[derive(Debug)]
pub struct Revised {
    /// The new TOC; dump ids of entries that exist in both are the same.
    pub toc: Toc,
    /// For each BLOBS entry of the new TOC the BLOBS entries of the old whose objects it holds, in order.
    pub objects_from: HashMap<DumpId, Vec<DumpId>>,
    /// What the new version cannot say.
    pub losses: Vec<String>,
}

/// Makes `toc` one of `version`. `first_object` gives the OIDs of a BLOBS entry's objects, which old
/// archives have nowhere but in the data.
pub fn revise(toc: Toc, version: ArchiveVersion, oids: &mut dyn FnMut(&TocEntry) -> Result<Vec<u32>>) -> Result<Revised> {
    if version < ArchiveVersion::OLDEST_WRITTEN || version > ArchiveVersion::NEWEST {
        return Err(Error::misuse(format!(
            "archive version {version} is not written, only {} to {}",
            ArchiveVersion::OLDEST_WRITTEN,
            ArchiveVersion::NEWEST
        )));
    }
    let from = toc.header.version;
    let (mut header, mut entries) = toc.into_parts();
    header.version = version;
    let mut losses = Vec::new();
    if from.has_table_am() && !version.has_table_am() {
        for entry in &entries {
            if let Some(am) = entry.table_am.as_ref().filter(|am| !am.is_empty() && **am != "heap") {
                losses.push(format!("{}: access method {am} cannot be said before version 1.14", entry.label()));
            }
        }
    }
    let mut objects_from: HashMap<DumpId, Vec<DumpId>> =
        entries.iter().filter(|e| e.kind == EntryKind::Blobs).map(|e| (e.dump_id, vec![e.dump_id])).collect();
    let has_objects = entries.iter().any(|e| matches!(e.kind, EntryKind::Blobs | EntryKind::BlobMetadata));
    if !has_objects {
        return Ok(Revised { toc: Toc::new(header, entries), objects_from, losses });
    }
    if !from.has_blob_entries() {
        entries = with_blob_entries(entries, oids)?;
    }
    if from.has_blob_groups() && !version.has_blob_groups() {
        let ungrouped = ungroup(entries)?;
        entries = ungrouped.0;
        objects_from = ungrouped.1;
    } else if !from.has_blob_groups() && version.has_blob_groups() {
        // The tar reader finds a group's first object by the number its tag begins with.
        for entry in entries.iter_mut().filter(|e| e.kind == EntryKind::Blobs) {
            if let Some(first) = oids(entry)?.first() {
                entry.tag = Some(first.to_string().into());
            }
        }
    }
    Ok(Revised { toc: Toc::new(header, entries), objects_from, losses })
}

/// Adds the BLOB entries that archives before 1.12 lack.
fn with_blob_entries(entries: Vec<TocEntry>, oids: &mut dyn FnMut(&TocEntry) -> Result<Vec<u32>>) -> Result<Vec<TocEntry>> {
    let mut next = entries.iter().map(|e| e.dump_id).max().unwrap_or(0);
    let mut out = Vec::with_capacity(entries.len());
    for mut entry in entries {
        if entry.kind == EntryKind::Blobs {
            for oid in oids(&entry)? {
                next = next.checked_add(1).ok_or_else(|| Error::limit("dump ids are used up"))?;
                let mut blob = blob_entry(next, oid);
                blob.owner = entry.owner.clone();
                entry.dependencies.push(next);
                out.push(blob);
            }
        }
        out.push(entry);
    }
    Ok(out)
}

fn blob_entry(dump_id: DumpId, oid: u32) -> TocEntry {
    let mut blob = TocEntry::new(dump_id, EntryKind::Blob);
    blob.section = Section::PreData;
    blob.catalog_id = super::CatalogId { table_oid: 2995, oid };
    blob.tag = Some(oid.to_string().into());
    blob.defn = Some(format!("SELECT pg_catalog.lo_create('{oid}');\n").into());
    blob.drop_stmt = Some(format!("SELECT pg_catalog.lo_unlink('{oid}');\n").into());
    blob
}

type Ungrouped = (Vec<TocEntry>, HashMap<DumpId, Vec<DumpId>>);

/// Takes BLOB METADATA apart and puts the BLOBS entries together.
fn ungroup(entries: Vec<TocEntry>) -> Result<Ungrouped> {
    let mut next = entries.iter().map(|e| e.dump_id).max().unwrap_or(0);
    let mut fresh = || {
        next = next.checked_add(1).ok_or_else(|| Error::limit("dump ids are used up"))?;
        Ok::<_, Error>(next)
    };
    let mut out = Vec::with_capacity(entries.len());
    let mut blobs = Vec::new();
    // The objects of each group, and the entry each has become.
    let mut members: HashMap<DumpId, Vec<(Text, DumpId)>> = HashMap::new();
    let mut data: Option<usize> = None;
    let mut objects_from: HashMap<DumpId, Vec<DumpId>> = HashMap::new();
    for entry in entries {
        match entry.kind {
            EntryKind::BlobMetadata => {
                let mut group = Vec::new();
                for line in entry.defn_bytes().split(|b| *b == b'\n').filter(|line| !line.is_empty()) {
                    let oid = parse_oid(line, &entry)?;
                    // The first keeps the group's number, so that what depends on it still does.
                    let id = if group.is_empty() { entry.dump_id } else { fresh()? };
                    let mut blob = blob_entry(id, oid);
                    blob.owner = entry.owner.clone();
                    blob.dependencies = entry.dependencies.clone();
                    group.push((Text::from(line), id));
                    blobs.push(blob);
                }
                members.insert(entry.dump_id, group);
            }
            EntryKind::Blobs => match data {
                None => {
                    objects_from.insert(entry.dump_id, vec![entry.dump_id]);
                    data = Some(out.len());
                    let mut entry = entry;
                    entry.tag = Some("BLOBS".into());
                    // One entry for all groups has no owner of its own (pg_dump 16).
                    entry.owner = Some("".into());
                    entry.dependencies = members.values().flatten().map(|(_, id)| *id).collect();
                    entry.dependencies.sort_unstable();
                    out.push(entry);
                }
                Some(at) => {
                    if let Some(from) = objects_from.get_mut(&out[at].dump_id) {
                        from.push(entry.dump_id);
                    }
                    let mut ids: Vec<DumpId> = members.values().flatten().map(|(_, id)| *id).collect();
                    ids.sort_unstable();
                    out[at].dependencies = ids;
                }
            },
            EntryKind::Acl => {
                // `LARGE OBJECTS 16400..16405`: said of a group.
                let group = entry
                    .tag_bytes()
                    .starts_with(b"LARGE OBJECTS ")
                    .then(|| entry.dependencies.iter().find_map(|id| members.get(id)))
                    .flatten();
                match group {
                    None => out.push(entry),
                    Some(group) => {
                        for (i, (oid, blob)) in group.iter().enumerate() {
                            let mut one = entry.clone();
                            one.dump_id = if i == 0 { entry.dump_id } else { fresh()? };
                            one.tag = Some([b"LARGE OBJECT ", &**oid].concat().into());
                            one.defn = Some(per_object(entry.defn_bytes(), oid).into());
                            one.dependencies = vec![*blob];
                            out.push(one);
                        }
                    }
                }
            }
            _ => out.push(entry),
        }
    }
    // A group is of the data section, a BLOB entry of the section before.
    let first_data = out.iter().position(|e| e.section == Section::Data).unwrap_or(out.len());
    out.splice(first_data..first_data, blobs);
    Ok((out, objects_from))
}

fn parse_oid(line: &[u8], entry: &TocEntry) -> Result<u32> {
    std::str::from_utf8(line).ok().and_then(|s| s.parse().ok()).ok_or_else(|| {
        Error::malformed(format!("line of a large object group is \"{}\", expected an OID", line.escape_ascii())).in_entry(entry.dump_id)
    })
}

/// A group's commands for one of its objects: they are written for the group's first, whose OID
/// stands after `LARGE OBJECT ` outside of quoted role names (`IssueACLPerBlob`).
fn per_object(defn: &[u8], oid: &[u8]) -> Vec<u8> {
    const WORDS: &[u8] = b"LARGE OBJECT ";
    let mut out = Vec::with_capacity(defn.len() + oid.len());
    let mut quoted = false;
    let mut rest = defn;
    while let Some(first) = rest.first() {
        quoted ^= *first == b'"';
        match rest.strip_prefix(WORDS) {
            Some(after) if !quoted => {
                out.extend_from_slice(WORDS);
                out.extend_from_slice(oid);
                rest = &after[after.iter().take_while(|b| b.is_ascii_digit()).count()..];
            }
            _ => {
                out.push(*first);
                rest = &rest[1..];
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_groups_commands_are_said_of_each_object() {
        let defn = b"GRANT ALL ON LARGE OBJECT 7 TO \"LARGE OBJECT 7\";\n";
        assert_eq!(per_object(defn, b"12"), b"GRANT ALL ON LARGE OBJECT 12 TO \"LARGE OBJECT 7\";\n");
    }
}
