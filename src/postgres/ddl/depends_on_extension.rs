//! `ALTER ... DEPENDS ON EXTENSION`, which follows the definition of what is so marked.

use dumpkit_formats::Result;

use super::Ddl;
use crate::model::object::Object;
use crate::postgres::text::put;

impl Ddl<'_> {
    /// Appends one command for each extension the object is to go with (`append_depends_on_extension`).
    /// `catalog` is where the object is, such as `pg_class`; `what` and `name` what it is in SQL.
    pub fn depends_on_extension(&mut self, sql: &mut Vec<u8>, object: &Object, catalog: &str, what: &str, name: &[u8]) -> Result<()> {
        if !object.depends_on_ext {
            return Ok(());
        }
        let extensions = self.session.query(format!(
            "SELECT e.extname
             FROM pg_catalog.pg_depend d
             JOIN pg_catalog.pg_extension e ON e.oid = d.refobjid
             WHERE d.classid = 'pg_catalog.{catalog}'::pg_catalog.regclass
               AND d.objid = {}
               AND d.deptype = 'x'
               AND d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass",
            object.catalog_id.oid
        ))?;
        for row in extensions.iter() {
            put!(*sql, "\nALTER ", what, " ", name, " DEPENDS ON EXTENSION ", self.id(row.bytes("extname")?), ";");
        }
        Ok(())
    }
}
