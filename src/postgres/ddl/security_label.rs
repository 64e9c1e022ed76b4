//! SECURITY LABEL.

use dumpkit_formats::postgres::archive::EntryKind;
use dumpkit_formats::{Error, Result};

use super::{About, Ddl};
use crate::model::object::{Object, Table};
use crate::postgres::text::put;

impl Ddl<'_> {
    /// Writes the security labels: one entry for those of all providers (`dumpSecLabel`).
    pub fn security_label(&mut self, about: About<'_>) -> Result<()> {
        let catalog = self.catalog;
        if catalog.options.no_security_labels || !self.says(about.what) {
            return Ok(());
        }
        let mut create = Vec::new();
        for label in catalog.labels.of(about.catalog_id).iter().filter(|label| label.subid == about.subid) {
            let name = self.qualified_sql(about.namespace, about.name);
            put!(create, "SECURITY LABEL FOR ", self.id(&label.provider), " ON ", about.what, " ", name);
            put!(create, " IS ", self.literal(&label.label), ";\n");
        }
        if !create.is_empty() {
            self.add_about(about.what.as_bytes(), about, EntryKind::SecurityLabel, create);
        }
        Ok(())
    }

    /// Writes the security labels of a table, or what is like one, and of its columns: one entry for all
    /// (`dumpTableSecLabel`).
    pub fn table_security_labels(&mut self, object: &Object, table: &Table, what: &str) -> Result<()> {
        let catalog = self.catalog;
        if catalog.options.no_security_labels || !self.says(what) {
            return Ok(());
        }
        let mut create = Vec::new();
        for label in catalog.labels.of(object.catalog_id) {
            put!(create, "SECURITY LABEL FOR ", self.id(&label.provider), " ON ");
            match label.subid {
                0 => put!(create, what, " ", self.qualified(object)),
                number => {
                    let column = table
                        .column_name(number)
                        .ok_or_else(|| Error::server(format!("invalid column number {number} for table \"{}\"", object.name.display())))?;
                    put!(create, "COLUMN ", self.qualified(object), ".", self.id(column));
                }
            }
            put!(create, " IS ", self.literal(&label.label), ";\n");
        }
        if !create.is_empty() {
            let name = self.id(&object.name);
            let about = About {
                what,
                name: &name,
                namespace: self.namespace(object),
                owner: &table.owner,
                catalog_id: object.catalog_id,
                subid: 0,
                dump_id: object.dump_id,
            };
            self.add_about(about.what.as_bytes(), about, EntryKind::SecurityLabel, create);
        }
        Ok(())
    }
}
