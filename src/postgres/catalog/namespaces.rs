//! Schemas: all of them, so that every object finds its own.

use dumpkit_formats::postgres::archive::CatalogId;
use dumpkit_formats::{Result, Text};

use super::{Catalog, select};
use crate::model::object::{Acl, Body, Components, Namespace, Object, catalog};
use crate::postgres::rows::Rows;

pub(super) fn query(_cx: &Catalog<'_>) -> Option<String> {
    let sql = "SELECT oid, nspname, nspowner, nspacl, pg_catalog.acldefault('n', nspowner) AS acldefault \
               FROM pg_catalog.pg_namespace";
    Some(sql.to_owned())
}

pub(super) fn read(cx: &mut Catalog<'_>, rows: &Rows) -> Result<()> {
    for row in rows.iter() {
        let owner_oid = row.oid("nspowner")?;
        let body = Namespace { create: true, owner_oid, owner: cx.role_name(owner_oid)? };
        let mut acl = Acl { acl: row.opt_text("nspacl")?, default: row.opt_text("acldefault")?, ..Acl::default() };
        let id = CatalogId { table_oid: catalog::NAMESPACE, oid: row.oid("oid")? };
        let is_public = row.bytes("nspname")? == b"public";
        if is_public {
            acl.privtype = b'i';
            acl.initial = Some(initial_acl_of_public(&body.owner));
        }
        let has_acl = acl.acl.is_some() || is_public;
        let mut object = Object::new(id, row.text("nspname")?, Body::Namespace(body));
        select::namespace(cx, &mut object);
        if has_acl {
            object.components |= Components::ACL;
        }
        object.acl = Some(acl);
        cx.objects.add(object);
    }
    Ok(())
}

/// What the privileges of `public` are after a restore that changed nothing but its owner: since 15
/// `{owner=UC/owner,=U/owner}` (pg_dump.c `getNamespaces`). What `pg_init_privs` says is of no use: it
/// keeps the first owner, and is gone once the schema was dropped and made again.
fn initial_acl_of_public(owner: &Text) -> Text {
    let owner = acl_name(owner);
    let mut array = b"{".to_vec();
    for item in [[&owner, &b"=UC/"[..], &owner].concat(), [b"=U/", &owner[..]].concat()] {
        if array.len() > 1 {
            array.push(b',');
        }
        put_array_element(&mut array, &item);
    }
    array.push(b'}');
    array.into()
}

/// A role's name as it stands in an `aclitem` (dumputils.c `quoteAclUserName`).
fn acl_name(name: &[u8]) -> Vec<u8> {
    if name.iter().all(|b| b.is_ascii_alphanumeric() || *b == b'_') {
        return name.to_vec();
    }
    let mut out = vec![b'"'];
    for byte in name {
        if *byte == b'"' {
            out.push(b'"');
        }
        out.push(*byte);
    }
    out.push(b'"');
    out
}

/// An element of an array in the server's notation (string_utils.c `appendPGArray`); ACL items are
/// never empty and never `NULL`.
fn put_array_element(out: &mut Vec<u8>, element: &[u8]) {
    if !element.iter().any(|b| b"\"\\{},".contains(b) || b.is_ascii_whitespace() || *b == 0x0b) {
        out.extend_from_slice(element);
        return;
    }
    out.push(b'"');
    for byte in element {
        if matches!(byte, b'"' | b'\\') {
            out.push(b'\\');
        }
        out.push(*byte);
    }
    out.push(b'"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_privileges_of_public_are_quoted_as_the_server_quotes_them() {
        let acl = |owner: &str| initial_acl_of_public(&owner.into()).to_string();
        assert_eq!(acl("app_1"), "{app_1=UC/app_1,=U/app_1}");
        assert_eq!(acl("a b\"c"), r#"{"\"a b\"\"c\"=UC/\"a b\"\"c\"","=U/\"a b\"\"c\""}"#);
        assert_eq!(acl("x-y"), r#"{"\"x-y\"=UC/\"x-y\"","=U/\"x-y\""}"#);
    }
}
