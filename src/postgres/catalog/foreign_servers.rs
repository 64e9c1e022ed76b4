//! Foreign servers (pg_dump.c `getForeignServers`).

use dumpkit_formats::Result;

use super::{Catalog, select};
use crate::model::object::{Acl, Body, Components, ForeignServer, Object};
use crate::postgres::rows::Rows;

pub(super) fn query(_cx: &Catalog<'_>) -> Option<String> {
    let sql = "SELECT tableoid, oid, srvname, srvowner, srvfdw, srvtype, srvversion, srvacl, acldefault('S', srvowner) AS acldefault,
                      array_to_string(ARRAY(
                          SELECT quote_ident(option_name) || ' ' || quote_literal(option_value)
                          FROM pg_options_to_table(srvoptions) ORDER BY option_name), E',\n    ') AS srvoptions
               FROM pg_foreign_server";
    Some(sql.to_owned())
}

pub(super) fn read(cx: &mut Catalog<'_>, rows: &Rows) -> Result<()> {
    for row in rows.iter() {
        let body = ForeignServer {
            owner: cx.role_name(row.oid("srvowner")?)?,
            wrapper: row.oid("srvfdw")?,
            kind: row.opt_text("srvtype")?,
            version: row.opt_text("srvversion")?,
            options: row.text("srvoptions")?,
        };
        let acl = Acl { acl: row.opt_text("srvacl")?, default: row.opt_text("acldefault")?, ..Acl::default() };
        let mut object = Object::new(row.catalog_id()?, row.text("srvname")?, Body::ForeignServer(body));
        object.components |= Components::USERMAP;
        if acl.acl.is_some() {
            object.components |= Components::ACL;
        }
        object.acl = Some(acl);
        select::object(cx, &mut object);
        cx.objects.add(object);
    }
    Ok(())
}
