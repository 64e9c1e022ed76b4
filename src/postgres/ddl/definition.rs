//! What most kinds come to: an entry with their definition, and a comment and labels about it.

use dumpkit_formats::Result;
use dumpkit_formats::postgres::archive::{EntryKind, Section};

use super::{About, Ddl, NewEntry};
use crate::model::object::{Components, Object};

/// An object in SQL.
pub(super) struct Definition<'a> {
    /// Its kind, by which commands name it too.
    pub(super) kind: EntryKind,
    /// Its section.
    pub(super) section: Section,
    /// Its owner; empty for what has none.
    pub(super) owner: &'a [u8],
    /// Its name in commands, quoted, without its schema.
    pub(super) name: &'a [u8],
    /// What makes it.
    pub(super) create: Vec<u8>,
    /// What drops it.
    pub(super) drop: Vec<u8>,
}

impl Ddl<'_> {
    /// Writes the entries of an object: of each part of it that is dumped.
    pub(super) fn define(&mut self, object: &Object, definition: Definition<'_>) -> Result<()> {
        let Definition { kind, section, owner, name, create, drop } = definition;
        let parts = self.parts(object);
        let namespace = self.namespace(object);
        if parts.has(Components::DEFINITION) {
            let entry = NewEntry { namespace, owner, create, drop, ..NewEntry::of(object, kind.clone(), section) };
            self.add(entry);
        }
        let what = String::from_utf8_lossy(kind.as_bytes());
        let about = About { what: &what, name, namespace, owner, catalog_id: object.catalog_id, subid: 0, dump_id: object.dump_id };
        self.comment_and_labels(about, parts)
    }

    /// Writes what is said of an object, as far as these parts of it are dumped.
    pub(super) fn comment_and_labels(&mut self, about: About<'_>, parts: Components) -> Result<()> {
        if parts.has(Components::COMMENT) {
            self.comment(about)?;
        }
        if parts.has(Components::SECLABEL) {
            self.security_label(about)?;
        }
        Ok(())
    }
}
