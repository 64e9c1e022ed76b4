//! Large objects: `pg_largeobject_metadata` (`getLOs`). Those of one owner and with the same privileges are
//! one object of ours, and what they contain another.

use dumpkit_formats::postgres::archive::CatalogId;
use dumpkit_formats::{Error, Result, Text};

use super::Catalog;
use crate::model::object::{Acl, Body, Components, LargeObjects, Object, catalog};
use crate::postgres::rows::{Row, Rows};

/// The most large objects of one entry (pg_backup_archiver.h `MAX_BLOBS_PER_ARCHIVE_ENTRY`).
const MOST: usize = 1000;

pub(super) fn query(_cx: &Catalog<'_>) -> Option<String> {
    let sql = "SELECT oid, lomowner, lomacl, pg_catalog.acldefault('L', lomowner) AS acldefault
        FROM pg_catalog.pg_largeobject_metadata
        ORDER BY lomowner, lomacl::pg_catalog.text, oid";
    Some(sql.to_owned())
}

pub(super) fn read(cx: &mut Catalog<'_>, rows: &Rows) -> Result<()> {
    let (oid, owner, acl) = (rows.column("oid")?, rows.column("lomowner")?, rows.column("lomacl")?);
    let mut group: Vec<u32> = Vec::new();
    let mut first: Option<Row<'_>> = None;
    for row in rows.iter() {
        let same = first.is_some_and(|first| first.at(owner) == row.at(owner) && first.at(acl) == row.at(acl));
        if !same || group.len() == MOST {
            if let Some(first) = first {
                add(cx, first, std::mem::take(&mut group))?;
            }
            first = Some(row);
        }
        let number = row.at(oid).and_then(|oid| std::str::from_utf8(oid).ok()?.parse().ok());
        group.push(number.ok_or_else(|| Error::server("a large object has no number"))?);
    }
    match first {
        Some(first) => add(cx, first, group),
        None => Ok(()),
    }
}

/// Adds the large objects `oids`, of which `first` is the row of the first, and their contents.
fn add(cx: &mut Catalog<'_>, first: Row<'_>, oids: Vec<u32>) -> Result<()> {
    let name: Text = match oids[..] {
        [one] => one.to_string().into(),
        [low, .., high] => format!("{low}..{high}").into(),
        [] => return Ok(()),
    };
    let ids = |oid: u32| CatalogId { table_oid: catalog::LARGEOBJECT, oid };
    let others = oids[1..].to_vec();
    let body = LargeObjects { owner: cx.role_name(first.oid("lomowner")?)?, oids };
    let mut object = Object::new(ids(first.oid("oid")?), name.clone(), Body::LargeObjects(body));
    object.acl = Some(Acl { acl: first.opt_text("lomacl")?, default: first.opt_text("acldefault")?, ..Acl::default() });
    object.components |= Components::DATA;
    if first.get("lomacl")?.is_some() {
        object.components |= Components::ACL;
    }
    let id = cx.objects.add(object);
    for other in others {
        cx.objects.also_known_as(ids(other), id);
    }
    let mut contents = Object::new(CatalogId::default(), name, Body::LargeObjectsData(id));
    contents.components = Components::DEFINITION | Components::DATA;
    contents.depend_on(id);
    cx.objects.add(contents);
    Ok(())
}
