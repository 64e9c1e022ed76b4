//! What belongs to a table and has its name only with the table's: constraints, triggers, rules, policies.

use dumpkit_formats::postgres::archive::{DumpId, EntryKind, Section};
use dumpkit_formats::{Error, Result};

use super::{About, Ddl, NewEntry};
use crate::model::object::{Object, Table};
use crate::postgres::text::put;

impl<'a> Ddl<'a> {
    /// The table of this number.
    pub(super) fn table(&self, id: DumpId) -> Result<(&'a Object, &'a Table)> {
        let catalog = self.catalog;
        let found = catalog.objects.get(id).and_then(|object| Some((object, object.as_table()?)));
        found
            .map(|(object, table)| (object, &**table))
            .ok_or_else(|| Error::server(format!("an object belongs to a table that was not read (dump id {id})")))
    }

    /// A post-data entry with the tag `table part`, and the table's schema and owner.
    pub(super) fn part_entry(&self, part: &Object, kind: EntryKind, relation: &'a Object, table: &'a Table) -> NewEntry<'a> {
        let mut entry = NewEntry::of(relation, kind, Section::PostData);
        entry.id = part.dump_id;
        entry.catalog_id = part.catalog_id;
        put!(entry.tag, " ", part.name);
        entry.namespace = self.namespace(relation);
        entry.owner = &table.owner;
        entry
    }

    /// The comment of a part, such as `TRIGGER t ON s.x`; `after` is the entry that makes the part.
    pub(super) fn comment_on_part(&mut self, what: &str, part: &Object, id: DumpId, after: DumpId) -> Result<()> {
        let (relation, table) = self.table(id)?;
        let mut prefix = Vec::new();
        put!(prefix, what, " ", self.id(&part.name), " ON");
        let name = self.id(&relation.name);
        let about = About {
            what: "TABLE",
            name: &name,
            namespace: self.namespace(relation),
            owner: &table.owner,
            catalog_id: part.catalog_id,
            subid: 0,
            dump_id: after,
        };
        self.part_comment(&prefix, about)
    }
}
