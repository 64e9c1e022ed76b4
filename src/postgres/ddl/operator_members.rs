//! Members of operator families: operators and support functions, as CREATE OPERATOR CLASS and ALTER
//! OPERATOR FAMILY list them.

use dumpkit_formats::{Error, Result, Text};

use super::Ddl;
use crate::model::object::{Object, catalog};
use crate::postgres::rows::Rows;
use crate::postgres::text::put;

/// Members that `pg_depend` ties to one class, or to the family itself.
pub(super) struct Members {
    operators: Rows,
    functions: Rows,
}

impl Members {
    /// Asks for the members of `family` that belong to the object `owner` in the catalog `tied_to`. Asked
    /// for each object by itself: the order among members of one number is the one in which this very
    /// query finds them.
    pub(super) fn of(ddl: &mut Ddl<'_>, tied_to: &str, owner: &Object, family: u32) -> Result<Self> {
        let oid = owner.catalog_id.oid;
        let operators = ddl.session.query(format!(
            "SELECT amopstrategy, amopopr::pg_catalog.regoperator, opfname AS sortfamily, nspname AS sortfamilynsp
             FROM pg_catalog.pg_amop ao
             JOIN pg_catalog.pg_depend ON (classid = 'pg_catalog.pg_amop'::pg_catalog.regclass AND objid = ao.oid)
             LEFT JOIN pg_catalog.pg_opfamily f ON f.oid = amopsortfamily
             LEFT JOIN pg_catalog.pg_namespace n ON n.oid = opfnamespace
             WHERE refclassid = 'pg_catalog.{tied_to}'::pg_catalog.regclass
               AND refobjid = '{oid}'::pg_catalog.oid
               AND amopfamily = '{family}'::pg_catalog.oid
             ORDER BY amopstrategy"
        ))?;
        let functions = ddl.session.query(format!(
            "SELECT amprocnum, amproc::pg_catalog.regprocedure,
                    amproclefttype::pg_catalog.regtype, amprocrighttype::pg_catalog.regtype
             FROM pg_catalog.pg_amproc ap, pg_catalog.pg_depend
             WHERE refclassid = 'pg_catalog.{tied_to}'::pg_catalog.regclass
               AND refobjid = '{oid}'::pg_catalog.oid
               AND classid = 'pg_catalog.pg_amproc'::pg_catalog.regclass
               AND objid = ap.oid
             ORDER BY amprocnum"
        ))?;
        Ok(Members { operators, functions })
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.operators.is_empty() && self.functions.is_empty()
    }

    /// Each as a clause.
    pub(super) fn clauses(&self, ddl: &Ddl<'_>) -> Result<Vec<Vec<u8>>> {
        let mut clauses = Vec::new();
        for row in self.operators.iter() {
            let mut sql = Vec::new();
            put!(sql, "OPERATOR ", row.bytes("amopstrategy")?, " ", row.bytes("amopopr")?);
            if let Some(family) = row.get("sortfamily")? {
                put!(sql, " FOR ORDER BY ", ddl.qualified_id(row.get("sortfamilynsp")?, family));
            }
            clauses.push(sql);
        }
        for row in self.functions.iter() {
            // The types are written even where the server could tell them: it cannot for a sort support
            // function of a comparison across types.
            let (left, right) = (row.bytes("amproclefttype")?, row.bytes("amprocrighttype")?);
            let mut sql = Vec::new();
            put!(sql, "FUNCTION ", row.bytes("amprocnum")?, " (", left, ", ", right, ") ", row.bytes("amproc")?);
            clauses.push(sql);
        }
        Ok(clauses)
    }
}

/// The clauses as they stand in a command.
pub(super) fn join(clauses: &[Vec<u8>]) -> Vec<u8> {
    clauses.join(&b" ,\n    "[..])
}

/// The name of an access method.
pub(super) fn method_name(ddl: &Ddl<'_>, oid: u32) -> Result<Text> {
    let found = ddl.catalog.objects.by_oid(catalog::AM, oid);
    found.map(|method| method.name.clone()).ok_or_else(|| Error::server(format!("access method with OID {oid} does not exist")))
}
