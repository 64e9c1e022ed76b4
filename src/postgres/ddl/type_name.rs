//! Names of types, as the server writes them.

use std::collections::{HashMap, HashSet};

use dumpkit_formats::{Error, Result, Text};

use super::Ddl;
use crate::model::object::{Body, Object};

/// Names of types that were asked of the server.
#[derive(Debug, Default)]
pub(super) struct TypeNames(HashMap<u32, Text>);

impl Ddl<'_> {
    /// The name of a type, quoted and qualified as needed (`getFormattedTypeName`); the caller handles 0.
    pub fn type_name(&mut self, oid: u32) -> Result<Text> {
        if let Some(name) = self.type_names.0.get(&oid) {
            return Ok(name.clone());
        }
        let mut asked = HashSet::from([oid]);
        if self.type_names.0.is_empty() {
            for object in self.catalog.objects.iter().filter(|object| object.dump.has(object.components)) {
                named_types(object, &mut asked);
            }
        }
        let mut oids: Vec<u32> = asked.into_iter().collect();
        oids.sort_unstable();
        let oids: Vec<String> = oids.iter().map(u32::to_string).collect();
        let rows = self.session.query(format!(
            "SELECT t AS oid, pg_catalog.format_type(t, NULL) AS name FROM pg_catalog.unnest('{{{}}}'::pg_catalog.oid[]) AS t",
            oids.join(",")
        ))?;
        for row in rows.iter() {
            self.type_names.0.insert(row.oid("oid")?, row.text("name")?);
        }
        let found = self.type_names.0.get(&oid).cloned();
        found.ok_or_else(|| Error::server(format!("the server has no name for the type with OID {oid}")))
    }

    /// The name of a type, or `NONE` for none (`zeroAsNone`).
    pub fn type_name_or_none(&mut self, oid: u32) -> Result<Text> {
        if oid == 0 { Ok("NONE".into()) } else { self.type_name(oid) }
    }
}

/// The types that an object's definition will name, so that all can be asked for at once.
fn named_types(object: &Object, oids: &mut HashSet<u32>) {
    match &object.body {
        Body::Type(ty) => oids.extend([ty.elem]),
        Body::Function(function) | Body::Aggregate(function) => oids.extend(&function.arg_types),
        Body::Operator(operator) => oids.extend([operator.left, operator.right]),
        Body::Cast(cast) => oids.extend([cast.source, cast.target]),
        Body::Transform(transform) => oids.extend([transform.of_type]),
        _ => {}
    }
}
