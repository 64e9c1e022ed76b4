//! Privileges that initdb and extensions gave their objects: `pg_init_privs`. Privileges are dumped as the
//! difference from them, as a restore starts from them (`getAdditionalACLs`).

use dumpkit_formats::Result;
use dumpkit_formats::postgres::archive::CatalogId;

use super::Catalog;
use crate::model::object::{Acl, Body, Components};
use crate::postgres::rows::Rows;

pub(super) fn query(cx: &Catalog<'_>) -> Option<String> {
    (!cx.options.no_privileges).then(|| "SELECT classoid, objoid, objsubid, privtype, initprivs FROM pg_catalog.pg_init_privs".to_owned())
}

pub(super) fn read(cx: &mut Catalog<'_>, rows: &Rows) -> Result<()> {
    for row in rows.iter() {
        let id = CatalogId { table_oid: row.oid("classoid")?, oid: row.oid("objoid")? };
        let subid = row.int("objsubid")?;
        let Some(object) = cx.objects.by_oid_mut(id.table_oid, id.oid) else { continue };
        match &mut object.body {
            Body::Table(table) if subid != 0 => {
                table.has_column_acls = true;
                object.components |= Components::ACL;
            }
            // Its initial privileges were made up when it was read (see `namespaces`).
            Body::Namespace(_) if subid == 0 && object.name == "public" => {}
            Body::Namespace(_)
            | Body::Type(_)
            | Body::Function(_)
            | Body::Aggregate(_)
            | Body::Table(_)
            | Body::Language(_)
            | Body::ForeignDataWrapper(_)
            | Body::ForeignServer(_)
                if subid == 0 =>
            {
                let acl = object.acl.get_or_insert_with(Acl::default);
                acl.privtype = row.char("privtype")?;
                acl.initial = row.opt_text("initprivs")?;
            }
            _ => cx.reporter.warning(&format_args!("unsupported pg_init_privs entry: {} {} {subid}", id.table_oid, id.oid), None),
        }
    }
    Ok(())
}
