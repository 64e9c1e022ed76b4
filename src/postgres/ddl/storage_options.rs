//! WITH options of tables, views and indexes, out of `reloptions`.

use super::Ddl;
use crate::postgres::text::{parse_array, put};

/// Whether there is an option (`nonemptyReloptions`): `{}` has none.
pub(super) fn any(options: Option<&[u8]>) -> bool {
    options.is_some_and(|options| options.len() > 2)
}

impl Ddl<'_> {
    /// Appends options with commas between them, each name behind `prefix`, which is `toast.` or nothing
    /// (`appendReloptionsArrayAH`). Values that would need no quotes as names get none.
    pub(super) fn storage_options(&self, sql: &mut Vec<u8>, options: &[u8], prefix: &str) {
        let Some(options) = parse_array(options) else {
            self.catalog.reporter.warning(&"could not parse reloptions array", None);
            return;
        };
        for (n, option) in options.into_iter().enumerate() {
            let option = option.unwrap_or_else(|| b"NULL".to_vec());
            let mut halves = option.splitn(2, |b| *b == b'=');
            let name = halves.next().unwrap_or_default();
            let value = halves.next().unwrap_or_default();
            if n > 0 {
                put!(*sql, ", ");
            }
            put!(*sql, prefix, self.id(name), "=");
            if self.id(value) == value {
                put!(*sql, value);
            } else {
                put!(*sql, self.literal(value));
            }
        }
    }
}
