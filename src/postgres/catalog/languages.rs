//! Procedural languages (`getProcLangs`).

use dumpkit_formats::Result;

use super::{Catalog, select};
use crate::model::object::{Acl, Body, Components, Language, Object};
use crate::postgres::rows::Rows;

pub(super) fn query(_cx: &Catalog<'_>) -> Option<String> {
    Some(
        "SELECT tableoid, oid, lanname AS name, lanowner AS owner, lanpltrusted, lanplcallfoid, laninline, lanvalidator, \
         lanacl AS acl, acldefault('l', lanowner) AS acldefault FROM pg_language WHERE lanispl ORDER BY oid"
            .to_owned(),
    )
}

pub(super) fn read(cx: &mut Catalog<'_>, rows: &Rows) -> Result<()> {
    for row in rows.iter() {
        let body = Language {
            trusted: row.bool("lanpltrusted")?,
            handler: row.oid("lanplcallfoid")?,
            inline: row.oid("laninline")?,
            validator: row.oid("lanvalidator")?,
            owner: cx.role_name(row.oid("owner")?)?,
        };
        let mut object = Object::new(row.catalog_id()?, row.text("name")?, Body::Language(body));
        let acl = Acl { acl: row.opt_text("acl")?, default: row.opt_text("acldefault")?, ..Acl::default() };
        select::language(cx, &mut object);
        if acl.acl.is_some() {
            object.components |= Components::ACL;
        }
        object.acl = Some(acl);
        cx.objects.add(object);
    }
    Ok(())
}
