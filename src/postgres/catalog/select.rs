//! What of an object is dumped, by what was asked for (pg_dump.c `selectDumpable*`).
//!
//! Called by the file that reads the object, before it is added: with its catalog id, its schema and its
//! body in place. An object of an extension is always decided by that extension: of it only privileges
//! are dumped, and of those what was changed since the extension made it.

use std::mem;

use super::{Catalog, LAST_BUILTIN_OID};
use crate::model::object::{Body, Components, Object, catalog};

/// The owner of `public` since 15: the role `pg_database_owner` (pg_authid.dat).
const PG_DATABASE_OWNER: u32 = 6171;

/// Whether an object is an extension's, which then decides (`checkExtensionMembership`).
pub(super) fn extension_member(cx: &Catalog<'_>, object: &mut Object) -> bool {
    let Some(extension) = cx.members.get(&object.catalog_id).and_then(|id| cx.objects.get(*id)) else { return false };
    object.ext_member = true;
    object.depend_on(extension.dump_id);
    object.dump = extension.dump_contains & Components::ACL;
    true
}

/// Anything without a rule of its own: as its schema, and without one if everything is dumped.
pub(super) fn object(cx: &Catalog<'_>, object: &mut Object) {
    if extension_member(cx, object) {
        return;
    }
    object.dump = match object.namespace {
        Some(_) => contents_of_schema(cx, object),
        None => everything(cx),
    };
}

/// A schema, whose [`Namespace::create`](crate::model::object::Namespace::create) is set too.
pub(super) fn namespace(cx: &Catalog<'_>, object: &mut Object) {
    let oid = object.catalog_id.oid;
    let selected = &cx.selected;
    let mut create = true;
    let (mut dump, mut contains);
    if !selected.tables.is_empty() {
        (dump, contains) = both(Components::NONE);
    } else if !selected.schemas.is_empty() {
        (dump, contains) = both(all_if(selected.schemas.contains(&oid)));
    } else if *object.name == *b"pg_catalog" {
        (dump, contains) = both(Components::ACL);
    } else if object.name.starts_with(b"pg_") || *object.name == *b"information_schema" {
        (dump, contains) = both(Components::NONE);
    } else if *object.name == *b"public" {
        // It is there in every new database: what may differ are its owner, privileges and comment.
        (dump, contains) = both(Components::ALL);
        create = false;
        if object.as_namespace().is_some_and(|body| body.owner_oid == PG_DATABASE_OWNER) {
            dump &= !Components::DEFINITION;
        }
        // Without a comment, the one that initdb makes is to be dropped.
        object.components |= Components::COMMENT;
    } else {
        (dump, contains) = both(Components::ALL);
    }
    if !contains.is_none() && selected.exclude_schemas.contains(&oid) {
        (dump, contains) = both(Components::NONE);
    }
    object.dump = dump;
    object.dump_contains = contains;
    if let Some(body) = object.as_namespace_mut() {
        body.create = create;
    }
    // An extension decides of the schema, not of what is in it.
    extension_member(cx, object);
}

/// A table, view, sequence and the like.
pub(super) fn table(cx: &Catalog<'_>, object: &mut Object) {
    if extension_member(cx, object) {
        return;
    }
    let oid = object.catalog_id.oid;
    let selected = &cx.selected;
    object.dump = if selected.tables.is_empty() { contents_of_schema(cx, object) } else { all_if(selected.tables.contains(&oid)) };
    if selected.exclude_tables.contains(&oid) {
        object.dump = Components::NONE;
    }
}

/// A type. Row types and types that come with another become dummies: they have no entry, but carry
/// dependencies, and casts ask what is dumped of them.
pub(super) fn types(cx: &Catalog<'_>, object: &mut Object) {
    let Some(body) = object.as_type() else { return };
    if body.relation != 0 && body.relation_kind != b'c' {
        let of = cx.objects.by_oid(catalog::CLASS, body.relation);
        object.dump = of.map_or(Components::NONE, |table| table.dump);
        make_dummy(object);
        return;
    }
    if body.is_array || body.is_multirange {
        make_dummy(object);
    }
    if !extension_member(cx, object) {
        object.dump = contents_of_schema(cx, object);
    }
}

/// Default privileges: as their schema, and without one if everything is dumped.
pub(super) fn default_acl(cx: &Catalog<'_>, object: &mut Object) {
    object.dump = match object.namespace {
        Some(_) => contents_of_schema(cx, object),
        None => everything(cx),
    };
}

/// A cast: has no schema, and is the user's if its oid is.
pub(super) fn cast(cx: &Catalog<'_>, object: &mut Object) {
    if !extension_member(cx, object) {
        object.dump = if is_builtin(object) { Components::NONE } else { everything(cx) };
    }
}

/// A procedural language; of those that initdb made only privileges.
pub(super) fn language(cx: &Catalog<'_>, object: &mut Object) {
    if !extension_member(cx, object) {
        object.dump = if is_builtin(object) { everything(cx) & Components::ACL } else { everything(cx) };
    }
}

/// An access method.
pub(super) fn access_method(cx: &Catalog<'_>, object: &mut Object) {
    if !extension_member(cx, object) {
        object.dump = if is_builtin(object) { Components::NONE } else { everything(cx) };
    }
}

/// An extension; of those that initdb made only privileges of what they hold.
pub(super) fn extension(cx: &Catalog<'_>, object: &mut Object) {
    let oid = object.catalog_id.oid;
    let selected = &cx.selected;
    let dump = if is_builtin(object) {
        Components::ACL
    } else if selected.exclude_extensions.contains(&oid) {
        Components::NONE
    } else if selected.extensions.is_empty() {
        everything(cx)
    } else {
        all_if(selected.extensions.contains(&oid))
    };
    (object.dump, object.dump_contains) = both(dump);
}

/// A publication or what is in it: only when everything is dumped.
pub(super) fn publication_object(cx: &Catalog<'_>, object: &mut Object) {
    if !extension_member(cx, object) {
        object.dump = everything(cx);
    }
}

/// A CREATE STATISTICS object: with its schema, if its table is created.
pub(super) fn statistics(cx: &Catalog<'_>, object: &mut Object) {
    if extension_member(cx, object) {
        return;
    }
    let table = object.as_extended_statistics().and_then(|body| cx.objects.get(body.table?));
    let created = table.is_some_and(|table| table.dump.has(Components::DEFINITION));
    object.dump = if created { contents_of_schema(cx, object) } else { Components::NONE };
}

fn contents_of_schema(cx: &Catalog<'_>, object: &Object) -> Components {
    let namespace = object.namespace.and_then(|id| cx.objects.get(id));
    namespace.map_or(Components::NONE, |namespace| namespace.dump_contains)
}

fn everything(cx: &Catalog<'_>) -> Components {
    all_if(cx.options.include_everything())
}

fn all_if(wanted: bool) -> Components {
    if wanted { Components::ALL } else { Components::NONE }
}

fn both(components: Components) -> (Components, Components) {
    (components, components)
}

fn is_builtin(object: &Object) -> bool {
    object.catalog_id.oid <= LAST_BUILTIN_OID
}

fn make_dummy(object: &mut Object) {
    object.body = match mem::replace(&mut object.body, Body::PreDataBoundary(())) {
        Body::Type(body) => Body::DummyType(body),
        other => other,
    };
}
