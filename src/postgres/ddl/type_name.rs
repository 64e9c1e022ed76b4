//! NOT WRITTEN YET.

use dumpkit_formats::{Result, Text};

use super::Ddl;

/// Names of types that were asked of the server.
#[derive(Debug, Default)]
pub(super) struct TypeNames(std::collections::HashMap<u32, Text>);

impl Ddl<'_> {
    /// The name of a type, quoted and qualified as needed (`getFormattedTypeName`); the caller handles 0.
    pub fn type_name(&mut self, oid: u32) -> Result<Text> {
        Ok(self.type_names.0.get(&oid).cloned().unwrap_or_default())
    }
}
