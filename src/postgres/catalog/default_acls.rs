//! Default privileges: `pg_default_acl` (`getDefaultACLs`).

use dumpkit_formats::Result;

use super::{Catalog, select};
use crate::model::object::{Acl, Body, Components, DefaultAcl, Object};
use crate::postgres::rows::Rows;

/// Those of the whole database replace the default that is built in, and are dumped as the difference from
/// it; those of a schema only add to it. `acldefault` calls sequences `s`, `defaclobjtype` `S`.
pub(super) fn query(_cx: &Catalog<'_>) -> Option<String> {
    let sql = "SELECT tableoid, oid, defaclrole, defaclnamespace, defaclobjtype, defaclacl,
               CASE WHEN defaclnamespace <> 0 THEN '{}'
                    WHEN defaclobjtype = 'S' THEN pg_catalog.acldefault('s', defaclrole)
                    ELSE pg_catalog.acldefault(defaclobjtype, defaclrole) END AS acldefault
        FROM pg_catalog.pg_default_acl";
    Some(sql.to_owned())
}

pub(super) fn read(cx: &mut Catalog<'_>, rows: &Rows) -> Result<()> {
    for row in rows.iter() {
        let id = row.catalog_id()?;
        let body = DefaultAcl { role: cx.role_name(row.oid("defaclrole")?)?, object_type: row.char("defaclobjtype")? };
        let mut object = Object::new(id, row.text("defaclobjtype")?, Body::DefaultAcl(body));
        object.namespace = match row.oid("defaclnamespace")? {
            0 => None,
            oid => Some(cx.namespace(oid)?),
        };
        object.acl = Some(Acl { acl: row.opt_text("defaclacl")?, default: row.opt_text("acldefault")?, ..Acl::default() });
        object.components |= Components::ACL;
        select::default_acl(cx, &mut object);
        cx.objects.add(object);
    }
    Ok(())
}
