//! Schemas of publications, since 15 (pg_dump.c `getPublicationNamespaces`).

use dumpkit_formats::Result;

use super::{Catalog, select};
use crate::model::object::{Body, Object, PublicationSchema, catalog};
use crate::postgres::rows::Rows;

pub(super) fn query(cx: &Catalog<'_>) -> Option<String> {
    if cx.options.no_publications || !cx.server.at_least(15) {
        return None;
    }
    Some("SELECT tableoid, oid, pnpubid, pnnspid FROM pg_catalog.pg_publication_namespace".to_owned())
}

pub(super) fn read(cx: &mut Catalog<'_>, rows: &Rows) -> Result<()> {
    for row in rows.iter() {
        let publication = cx.objects.by_oid(catalog::PUBLICATION, row.oid("pnpubid")?);
        let schema = cx.objects.by_oid(catalog::NAMESPACE, row.oid("pnnspid")?);
        let (Some(publication), Some(schema)) = (publication, schema) else { continue };
        let body = PublicationSchema { publication: publication.dump_id, schema: schema.dump_id };
        let mut object = Object::new(row.catalog_id()?, schema.name.clone(), Body::PublicationSchema(body));
        select::publication_object(cx, &mut object);
        cx.objects.add(object);
    }
    Ok(())
}
