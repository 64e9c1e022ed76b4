//! Functions and aggregates by their arguments.

use dumpkit_formats::Result;

use super::Ddl;
use crate::model::object::{Function, Object, catalog};
use crate::postgres::text::put;

impl Ddl<'_> {
    /// `name(type, ...)`: enough to refer to a function (`format_function_signature`). In a tag the name
    /// is not quoted.
    pub(super) fn function_signature(&mut self, object: &Object, body: &Function, quoted: bool) -> Result<Vec<u8>> {
        let mut sql = if quoted { self.id(&object.name) } else { object.name.to_vec() };
        sql.push(b'(');
        for (n, oid) in body.arg_types.iter().enumerate() {
            put!(sql, if n > 0 { ", " } else { "" }, self.type_name(*oid)?);
        }
        sql.push(b')');
        Ok(sql)
    }

    /// A reference to the function with this oid with its schema, in a cast or a transform; `None` when
    /// it is not known.
    pub(super) fn function_reference(&mut self, oid: u32) -> Result<Option<Vec<u8>>> {
        let catalog = self.catalog;
        let found = catalog.objects.by_oid(catalog::PROC, oid);
        let Some((object, body)) = found.and_then(|object| Some((object, object.as_function()?))) else { return Ok(None) };
        let signature = self.function_signature(object, body, true)?;
        let mut sql = self.id(self.namespace(object).unwrap_or_default());
        put!(sql, '.', signature);
        Ok(Some(sql))
    }
}
