//! Definitions that the server writes itself, asked for in one query for all objects of a kind.

use std::collections::HashMap;

use dumpkit_formats::{Result, Text};

use super::Ddl;
use crate::model::object::Object;

/// Answers by function and by oid.
#[derive(Debug, Default)]
pub(super) struct Asked(HashMap<&'static str, HashMap<u32, Text>>);

impl Ddl<'_> {
    /// What a function of the server such as `pg_get_ruledef` says of an object; empty when it is gone.
    /// The first call asks for all objects that are dumped and `alike`.
    pub(super) fn asked(&mut self, function: &'static str, object: &Object, alike: fn(&Object) -> bool) -> Result<Text> {
        if !self.asked.0.contains_key(function) {
            let mut answers = HashMap::new();
            let objects = self.catalog.objects.iter().filter(|object| alike(object) && object.dump.has(object.components));
            let oids: Vec<String> = objects.map(|object| object.catalog_id.oid.to_string()).collect();
            for oids in oids.chunks(10_000) {
                let rows = self.session.query(format!(
                    "SELECT o.oid, pg_catalog.{function}(o.oid) AS definition FROM unnest('{{{}}}'::pg_catalog.oid[]) AS o(oid)",
                    oids.join(",")
                ))?;
                for row in rows.iter() {
                    answers.insert(row.oid("oid")?, row.opt_text("definition")?.unwrap_or_default());
                }
            }
            self.asked.0.insert(function, answers);
        }
        Ok(self.asked.0.get(function).and_then(|answers| answers.get(&object.catalog_id.oid)).cloned().unwrap_or_default())
    }
}
