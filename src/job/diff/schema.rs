//! Objects by name: added, removed, changed.
//!
//! Dump ids differ from dump to dump, so an object is known by its kind, schema and tag; the tag of a
//! constraint, trigger, rule, policy or default begins with its table. What formats and releases
//! write differently without meaning anything by it is not compared: line ends after a definition,
//! drop statements, dependencies, and of a script the fields it does not say.
//!
//! A TOC may be large, so no two are held at once: of every object a trace is kept first, and those whose
//! traces differ are read again.

use std::collections::BTreeMap;

use dumpkit_formats::postgres::archive::{EntryKind, Toc, TocEntry, Wanted};
use dumpkit_formats::{Error, Result, Text};
use similar::TextDiff;

use super::Side;
use super::trace::{At, Traces};
use crate::model::difference::{Changed, Difference, ObjectName};

/// An object of one side.
pub(super) struct Object {
    pub(super) definition: String,
    pub(super) said: Said,
}

/// What is said of an object beside its definition; `None`: the dump does not say it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Said {
    pub(super) owner: Option<String>,
    pub(super) tablespace: Option<String>,
    pub(super) access_method: Option<String>,
}

impl Said {
    /// Whether the other says something else, rather than nothing.
    pub(super) fn differs(&self, other: &Said) -> bool {
        !self.differences(other).is_empty()
    }

    fn differences(&self, other: &Said) -> Vec<(&'static str, String, String)> {
        let pairs = [
            ("owner", &self.owner, &other.owner),
            ("tablespace", &self.tablespace, &other.tablespace),
            ("access method", &self.access_method, &other.access_method),
        ];
        let both = pairs.into_iter().filter_map(|(field, a, b)| Some((field, a.as_ref()?, b.as_ref()?)));
        both.filter(|(_, a, b)| a != b).map(|(field, a, b)| (field, a.clone(), b.clone())).collect()
    }
}

/// Compares all objects of the two sides.
pub(super) fn compare(sides: &[Side; 2], difference: &mut Difference) -> Result<()> {
    let mut traces = Traces::default();
    for (number, side) in sides.iter().enumerate() {
        each_object(side, &mut |at, name, object| traces.add(number, at, &name, &object))?;
    }
    let found = traces.compare();
    difference.compared.objects += found.objects;
    if found.is_empty() {
        return Ok(());
    }
    let mut old: BTreeMap<At, Object> = BTreeMap::new();
    each_object(&sides[0], &mut |at, name, object| {
        if found.removed.contains(&at) {
            difference.removed.push(name);
        } else if found.changed.contains_key(&at) {
            old.insert(at, object);
        }
    })?;
    let before: BTreeMap<At, At> = found.changed.iter().map(|(a, b)| (*b, *a)).collect();
    let mut all_changed: BTreeMap<At, Changed> = BTreeMap::new();
    each_object(&sides[1], &mut |at, name, object| {
        if found.added.contains(&at) {
            difference.added.push(name);
        } else if let Some((at, old)) = before.get(&at).and_then(|at| Some((*at, old.remove(at)?))) {
            all_changed.extend(changed(name, &old, &object).map(|changed| (at, changed)));
        }
    })?;
    difference.changed.extend(all_changed.into_values());
    Ok(())
}

fn changed(name: ObjectName, a: &Object, b: &Object) -> Option<Changed> {
    let fields = a.said.differences(&b.said);
    let diff = if a.definition == b.definition {
        String::new()
    } else {
        let [old, new] = [a, b].map(|object| format!("{}\n", object.definition));
        TextDiff::from_lines(&old, &new).unified_diff().context_radius(3).to_string()
    };
    (!fields.is_empty() || !diff.is_empty()).then_some(Changed { object: name, fields, diff })
}

/// Every object of a side, in the order of its TOC.
fn each_object(side: &Side, each: &mut dyn FnMut(At, ObjectName, Object)) -> Result<()> {
    let toc = side.whole_toc()?;
    if toc.entries().len() != side.wanted.len() {
        return Err(Error::malformed("the TOC is another than before: the file was changed meanwhile").in_part(&*side.name));
    }
    for ((entry, wanted), position) in toc.entries().iter().zip(&side.wanted).zip(0u32..) {
        if !wanted.is_listed() || is_data(&entry.kind, *wanted) {
            continue;
        }
        let mut part = 0;
        let mut add = |kind: &EntryKind, name: Option<String>, definition: &[u8]| {
            let (schema, tag) = side.names(entry);
            let name = ObjectName { kind: kind.to_string(), schema, name: name.unwrap_or(tag) };
            each(At { entry: position, part }, name, object(side, entry, definition));
            part += 1;
        };
        match large_objects_of(&toc, entry) {
            Some(oids) if entry.kind == EntryKind::BlobMetadata => {
                oids.iter().for_each(|oid| add(&EntryKind::Blob, Some(oid.to_string()), b""));
            }
            Some(oids) => {
                for oid in &oids {
                    let definition = of_large_object(entry.defn_bytes(), *oid, &oids);
                    add(&entry.kind, Some(format!("LARGE OBJECT {oid}")), &definition);
                }
            }
            // Its definition is lo_create with its OID, which the name says.
            None if entry.kind == EntryKind::Blob => add(&entry.kind, None, b""),
            None => add(&entry.kind, None, entry.defn_bytes()),
        }
    }
    Ok(())
}

/// What is compared as data, or only carries a setting.
fn is_data(kind: &EntryKind, wanted: Wanted) -> bool {
    matches!(kind, EntryKind::TableData | EntryKind::Blobs | EntryKind::SequenceSet) || !(wanted.schema || wanted.data || wanted.statistics)
}

fn object(side: &Side, entry: &TocEntry, definition: &[u8]) -> Object {
    let text = |field: &Option<Text>| field.as_deref().map(|bytes| side.transcoder.display(bytes));
    Object {
        definition: side.transcoder.display(definition.trim_ascii_end()),
        said: Said {
            // A script made with --no-owner says nothing of owners.
            owner: text(&entry.owner).filter(|owner| !owner.is_empty()),
            // NULL is the same as the default; but a script may just not have said it.
            tablespace: if entry.tablespace.is_none() && side.is_script() {
                None
            } else {
                Some(text(&entry.tablespace).unwrap_or_default())
            },
            access_method: text(&entry.table_am).filter(|am| !am.is_empty()),
        },
    }
}

/// The OIDs behind an entry that stands for several large objects: since 17 objects of one owner and
/// ACL are one BLOB METADATA entry with a list of OIDs, and their ACL one entry that depends on it.
fn large_objects_of(toc: &Toc, entry: &TocEntry) -> Option<Vec<u32>> {
    let metadata = match entry.kind {
        EntryKind::BlobMetadata => entry,
        _ if entry.tag_bytes().starts_with(b"LARGE OBJECTS ") => {
            entry.dependencies.iter().filter_map(|id| toc.entry(*id)).find(|e| e.kind == EntryKind::BlobMetadata)?
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
            said: Said { owner: owner.map(str::to_owned), tablespace: Some(String::new()), access_method: None },
        };
        let name = ObjectName { kind: "TABLE".into(), schema: "s".into(), name: "t".into() };
        assert_eq!(changed(name.clone(), &object("a", None), &object("a", Some("x"))), None);
        let found = changed(name, &object("a\nb\nc", Some("x")), &object("a\nB\nc", Some("y"))).expect("a change");
        assert_eq!(found.fields, [("owner", "x".into(), "y".into())]);
        assert_eq!(found.diff, "@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n");
    }
}
