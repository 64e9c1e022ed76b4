//! Foreign-data wrappers (pg_dump.c `getForeignDataWrappers`).

use dumpkit_formats::Result;

use super::{Catalog, select};
use crate::model::object::{Acl, Body, Components, ForeignDataWrapper, Object};
use crate::postgres::rows::Rows;

pub(super) fn query(_cx: &Catalog<'_>) -> Option<String> {
    let sql = "SELECT tableoid, oid, fdwname, fdwowner, fdwacl, acldefault('F', fdwowner) AS acldefault,
                      fdwhandler::pg_catalog.regproc AS fdwhandler, fdwvalidator::pg_catalog.regproc AS fdwvalidator,
                      array_to_string(ARRAY(
                          SELECT quote_ident(option_name) || ' ' || quote_literal(option_value)
                          FROM pg_options_to_table(fdwoptions) ORDER BY option_name), E',\n    ') AS fdwoptions
               FROM pg_foreign_data_wrapper";
    Some(sql.to_owned())
}

pub(super) fn read(cx: &mut Catalog<'_>, rows: &Rows) -> Result<()> {
    for row in rows.iter() {
        let body = ForeignDataWrapper {
            owner: cx.role_name(row.oid("fdwowner")?)?,
            handler: row.text("fdwhandler")?,
            validator: row.text("fdwvalidator")?,
            options: row.text("fdwoptions")?,
        };
        let acl = Acl { acl: row.opt_text("fdwacl")?, default: row.opt_text("acldefault")?, ..Acl::default() };
        let mut object = Object::new(row.catalog_id()?, row.text("fdwname")?, Body::ForeignDataWrapper(body));
        if acl.acl.is_some() {
            object.components |= Components::ACL;
        }
        object.acl = Some(acl);
        select::object(cx, &mut object);
        cx.objects.add(object);
    }
    Ok(())
}
