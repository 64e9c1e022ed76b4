//! Objects by name: added, removed, changed.
//!
//! Dump ids differ from dump to dump, so an object is known by its kind, schema and tag; the tag of a
//! constraint, trigger, rule, policy or default begins with its table. What formats and releases
//! write differently without meaning anything by it is not compared: line ends after a definition,
//! drop statements, dependencies, and of a script the fields it does not say.

use std::collections::HashMap;

use dumpkit_formats::Text;
use dumpkit_formats::postgres::archive::{EntryKind, TocEntry, Wanted};
use similar::TextDiff;

use super::Side;
use crate::model::difference::{Changed, Difference, ObjectKey, ObjectName};

/// An object of one side.
struct Object {
    definition: String,
    /// `None`: the dump does not say it.
    owner: Option<String>,
    tablespace: Option<String>,
    access_method: Option<String>,
}

/// Compares all objects of the two sides.
pub(super) fn compare(sides: &[Side; 2], difference: &mut Difference) {
    let [a, b] = sides.each_ref().map(objects);
    let mut others: HashMap<&ObjectKey, &Object> = b.iter().map(|(key, object)| (key, object)).collect();
    for (key, object) in &a {
        difference.compared.objects += 1;
        match others.remove(key) {
            None => difference.removed.push(key.object()),
            Some(other) => difference.changed.extend(changed(key.object(), object, other)),
        }
    }
    let added = b.iter().filter(|(key, _)| others.contains_key(key)).map(|(key, _)| key.object());
    difference.added.extend(added);
    difference.compared.objects += difference.added.len() as u64;
}

fn changed(name: ObjectName, a: &Object, b: &Object) -> Option<Changed> {
    let mut fields = Vec::new();
    for (field, a, b) in
        [("owner", &a.owner, &b.owner), ("tablespace", &a.tablespace, &b.tablespace), ("access method", &a.access_method, &b.access_method)]
    {
        if let (Some(a), Some(b)) = (a, b)
            && a != b
        {
            fields.push((field, a.clone(), b.clone()));
        }
    }
    let diff = if a.definition == b.definition {
        String::new()
    } else {
        let [old, new] = [a, b].map(|object| format!("{}\n", object.definition));
        TextDiff::from_lines(&old, &new).unified_diff().context_radius(3).to_string()
    };
    (!fields.is_empty() || !diff.is_empty()).then_some(Changed { object: name, fields, diff })
}

/// The objects of a side in the order of its TOC.
fn objects(side: &Side) -> Vec<(ObjectKey, Object)> {
    let mut objects = Vec::new();
    let mut copies: HashMap<ObjectKey, u32> = HashMap::new();
    let mut add = |kind: &EntryKind, entry: &TocEntry, name: Option<String>, definition: &[u8]| {
        let (schema, tag) = side.names(entry);
        let name = name.unwrap_or(tag);
        let mut key = ObjectKey { kind: Text::from(kind.as_bytes()), schema, name, copy: 0 };
        let copy = copies.entry(key.clone()).or_default();
        key.copy = *copy;
        *copy += 1;
        objects.push((key, object(side, entry, definition)));
    };
    for (entry, wanted) in side.entries() {
        if is_data(&entry.kind, wanted) {
            continue;
        }
        match large_objects_of(side, entry) {
            Some(oids) if entry.kind == EntryKind::BlobMetadata => {
                oids.iter().for_each(|oid| add(&EntryKind::Blob, entry, Some(oid.to_string()), b""));
            }
            Some(oids) => {
                for oid in &oids {
                    let definition = of_large_object(entry.defn_bytes(), *oid, &oids);
                    add(&entry.kind, entry, Some(format!("LARGE OBJECT {oid}")), &definition);
                }
            }
            // Its definition is lo_create with its OID, which the name says.
            None if entry.kind == EntryKind::Blob => add(&entry.kind, entry, None, b""),
            None => add(&entry.kind, entry, None, entry.defn_bytes()),
        }
    }
    objects
}

/// What is compared as data, or only carries a setting.
fn is_data(kind: &EntryKind, wanted: Wanted) -> bool {
    matches!(kind, EntryKind::TableData | EntryKind::Blobs | EntryKind::SequenceSet) || !(wanted.schema || wanted.data || wanted.statistics)
}

fn object(side: &Side, entry: &TocEntry, definition: &[u8]) -> Object {
    let text = |field: &Option<Text>| field.as_deref().map(|bytes| side.transcoder.display(bytes));
    Object {
        definition: side.transcoder.display(definition.trim_ascii_end()),
        // A script made with --no-owner says nothing of owners.
        owner: text(&entry.owner).filter(|owner| !owner.is_empty()),
        // NULL is the same as the default; but a script may just not have said it.
        tablespace: if entry.tablespace.is_none() && side.is_script() { None } else { Some(text(&entry.tablespace).unwrap_or_default()) },
        access_method: text(&entry.table_am).filter(|am| !am.is_empty()),
    }
}

/// The OIDs behind an entry that stands for several large objects: since 17 objects of one owner and
/// ACL are one BLOB METADATA entry with a list of OIDs, and their ACL one entry that depends on it.
fn large_objects_of(side: &Side, entry: &TocEntry) -> Option<Vec<u32>> {
    let metadata = match entry.kind {
        EntryKind::BlobMetadata => entry,
        _ if entry.tag_bytes().starts_with(b"LARGE OBJECTS ") => {
            entry.dependencies.iter().filter_map(|id| side.toc().entry(*id)).find(|e| e.kind == EntryKind::BlobMetadata)?
        }
        _ => return None,
    };
    let text = String::from_utf8_lossy(metadata.defn_bytes());
    // A list of OIDs in an archive, calls of lo_create in a script.
    Some(text.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect())
}

/// The commands for one of several large objects: an archive has those of the first, which stand for
/// all (pg_backup_db.c `IssueACLPerBlob`), a script has them all.
fn of_large_object(definition: &[u8], oid: u32, all: &[u32]) -> Vec<u8> {
    let text = String::from_utf8_lossy(definition);
    let about = |line: &str, oid: u32| line.contains(&format!("LARGE OBJECT {oid} "));
    let is_template =
        all.first().is_some_and(|first| all.iter().skip(1).all(|other| other == first || !text.lines().any(|line| about(line, *other))));
    if let (true, Some(first)) = (is_template, all.first()) {
        return text.replace(&format!("LARGE OBJECT {first} "), &format!("LARGE OBJECT {oid} ")).into_bytes();
    }
    text.lines().filter(|line| about(line, oid)).collect::<Vec<_>>().join("\n").into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_for_groups_of_large_objects() {
        let template = b"REVOKE ALL ON LARGE OBJECT 7 FROM x;\nGRANT SELECT ON LARGE OBJECT 7 TO y;\n";
        assert_eq!(of_large_object(template, 8, &[7, 8]), b"REVOKE ALL ON LARGE OBJECT 8 FROM x;\nGRANT SELECT ON LARGE OBJECT 8 TO y;\n");
        let script = b"GRANT SELECT ON LARGE OBJECT 7 TO y;\n\nGRANT SELECT ON LARGE OBJECT 8 TO y;\n";
        assert_eq!(of_large_object(script, 8, &[7, 8]), b"GRANT SELECT ON LARGE OBJECT 8 TO y;");
    }

    #[test]
    fn a_change_is_told_by_field_and_by_line() {
        let object = |definition: &str, owner: Option<&str>| Object {
            definition: definition.into(),
            owner: owner.map(str::to_owned),
            tablespace: Some(String::new()),
            access_method: None,
        };
        let name = ObjectName { kind: "TABLE".into(), schema: "s".into(), name: "t".into() };
        assert_eq!(changed(name.clone(), &object("a", None), &object("a", Some("x"))), None);
        let found = changed(name, &object("a\nb\nc", Some("x")), &object("a\nB\nc", Some("y"))).expect("a change");
        assert_eq!(found.fields, [("owner", "x".into(), "y".into())]);
        assert_eq!(found.diff, "@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n");
    }
}
