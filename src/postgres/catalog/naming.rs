//! Names and texts as SQL, in the encoding of the server and as the options want them.

use dumpkit_formats::postgres::sql::{quote_every_ident, quote_ident, quote_literal};

use super::Catalog;
use crate::model::object::Object;

impl Catalog<'_> {
    /// A name, quoted if it must be (`fmtId`).
    pub fn id(&self, name: &[u8]) -> Vec<u8> {
        let mut out = Vec::with_capacity(name.len() + 2);
        let quote = if self.options.quote_all_identifiers { quote_every_ident } else { quote_ident };
        quote(&mut out, name, self.server.encoding);
        out
    }

    /// `schema.name`, each quoted if it must be (`fmtQualifiedId`).
    pub fn qualified_id(&self, schema: Option<&[u8]>, name: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        if let Some(schema) = schema.filter(|schema| !schema.is_empty()) {
            out = self.id(schema);
            out.push(b'.');
        }
        out.extend(self.id(name));
        out
    }

    /// An object's name with its schema (`fmtQualifiedDumpable`).
    pub fn qualified(&self, object: &Object) -> Vec<u8> {
        let namespace = self.objects.namespace_name(object);
        self.qualified_id(namespace.map(|name| &name[..]), &object.name)
    }

    /// A string literal in apostrophes (`appendStringLiteralAH`).
    pub fn literal(&self, text: &[u8]) -> Vec<u8> {
        let mut out = Vec::with_capacity(text.len() + 2);
        quote_literal(&mut out, text, self.server.encoding, self.server.std_strings);
        out
    }
}
