//! Types (`getTypes`): all of them, since a user's type may be an array of a built-in one.

use dumpkit_formats::Result;
use dumpkit_formats::postgres::archive::CatalogId;

use super::{Catalog, select};
use crate::model::object::{Acl, Body, Components, Object, ShellType, Type};
use crate::postgres::rows::Rows;

/// An array type came with another when that names it. Those of standard types are told by their names,
/// which spares the look.
pub(super) fn query(_cx: &Catalog<'_>) -> Option<String> {
    Some(
        "SELECT t.tableoid, t.oid, t.typname AS name, t.typnamespace AS namespace, t.typowner AS owner, t.typelem, t.typrelid, \
         t.typarray, t.typtype, t.typisdefined, t.typacl AS acl, acldefault('T', t.typowner) AS acldefault, \
         CASE WHEN t.typrelid = 0 THEN ' '::\"char\" ELSE (SELECT c.relkind FROM pg_class c WHERE c.oid = t.typrelid) END \
         AS relation_kind, \
         t.typname[0] = '_' AND t.typelem <> 0 AND (SELECT e.typarray FROM pg_type e WHERE e.oid = t.typelem) = t.oid AS is_array \
         FROM pg_type t"
            .to_owned(),
    )
}

pub(super) fn read(cx: &mut Catalog<'_>, rows: &Rows) -> Result<()> {
    for row in rows.iter() {
        let kind = row.char("typtype")?;
        let body = Type {
            owner: cx.role_name(row.oid("owner")?)?,
            elem: row.oid("typelem")?,
            relation: row.oid("typrelid")?,
            array: row.oid("typarray")?,
            relation_kind: row.char("relation_kind")?,
            kind,
            is_array: row.bool("is_array")?,
            is_multirange: kind == b'm',
            is_defined: row.bool("typisdefined")?,
            shell: None,
            not_null: None,
            checks: Vec::new(),
        };
        let mut object = Object::new(row.catalog_id()?, row.text("name")?, Body::Type(body));
        object.namespace = Some(cx.namespace(row.oid("namespace")?)?);
        let acl = Acl { acl: row.opt_text("acl")?, default: row.opt_text("acldefault")?, ..Acl::default() };
        select::types(cx, &mut object);
        if acl.acl.is_some() {
            object.components |= Components::ACL;
        }
        object.acl = Some(acl);
        let shell = (object.dump.has(Components::DEFINITION) && matches!(kind, b'b' | b'r')).then(|| shell_of(&object));
        let base = cx.objects.add(object);
        if let Some(mut shell) = shell {
            shell.body = Body::ShellType(ShellType { base });
            let shell = cx.objects.add(shell);
            if let Some(Body::Type(body) | Body::DummyType(body)) = cx.objects.get_mut(base).map(|object| &mut object.body) {
                body.shell = Some(shell);
            }
        }
    }
    Ok(())
}

/// The shell that is made before the functions that a base type, or a range's canonical function,
/// needs. Whether it is dumped is found when objects are put in order; without a catalog id, since what
/// depends on the type must not depend on its shell.
fn shell_of(object: &Object) -> Object {
    let none = CatalogId { table_oid: 0, oid: 0 };
    let mut shell = Object::new(none, object.name.clone(), Body::ShellType(ShellType { base: 0 }));
    shell.namespace = object.namespace;
    shell.dump = Components::NONE;
    shell
}
