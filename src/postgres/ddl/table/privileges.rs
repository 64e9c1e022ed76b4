//! Privileges of tables, sequences and their columns.

use dumpkit_formats::Result;

use crate::model::object::{Acl, Components, Object, Table};
use crate::postgres::ddl::facts::Question;
use crate::postgres::ddl::{Ddl, Granted};

/// Asked for here and not with the columns: system columns can have privileges too, and columns of the
/// system's tables, which are of no interest otherwise. By default a column has none.
const COLUMN_ACLS: Question = Question {
    name: "privileges of columns",
    concerns: |object| object.as_table().is_some_and(|table| table.has_column_acls) && object.dump.has(Components::ACL),
    sql: |_, oids| {
        format!(
            "SELECT a.attrelid AS object, a.attname, a.attacl, pip.privtype, pip.initprivs FROM pg_attribute a \
             LEFT JOIN pg_init_privs pip ON pip.classoid = 'pg_class'::regclass AND pip.objoid = a.attrelid AND pip.objsubid = a.attnum \
             WHERE a.attrelid IN ({oids}) AND NOT a.attisdropped AND (a.attacl IS NOT NULL OR pip.initprivs IS NOT NULL) \
             ORDER BY a.attrelid, a.attnum"
        )
    },
};

pub(super) fn dump(ddl: &mut Ddl<'_>, object: &Object, table: &Table) -> Result<()> {
    if !object.dump.has(Components::ACL) {
        return Ok(());
    }
    let name = ddl.id(&object.name);
    let granted = Granted {
        dump_id: object.dump_id,
        also_after: None,
        what: if table.relkind == b'S' { "SEQUENCE" } else { "TABLE" },
        name: &name,
        column: None,
        namespace: ddl.namespace(object),
        tag: None,
        owner: &table.owner,
    };
    let of_table = match &object.acl {
        Some(acl) => ddl.acl(granted, acl)?,
        None => None,
    };
    if !table.has_column_acls {
        return Ok(());
    }
    let facts = ddl.facts(&COLUMN_ACLS, object)?;
    for row in facts.iter() {
        let column = ddl.id(row.bytes("attname")?);
        let acl = Acl {
            acl: row.opt_text("attacl")?,
            default: Some(b"{}"[..].into()),
            privtype: row.char("privtype")?,
            initial: row.opt_text("initprivs")?,
        };
        // The table's come first, also when many are restored at a time.
        ddl.acl(Granted { what: "TABLE", also_after: of_table, column: Some(&column), ..granted }, &acl)?;
    }
    Ok(())
}
