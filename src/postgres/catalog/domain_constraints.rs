//! Constraints of domains (`getDomainConstraints`): all at once, where pg_dump asks domain by domain.

use dumpkit_formats::Result;

use super::Catalog;
use crate::model::object::{Body, Components, Constraint, Object, catalog};
use crate::postgres::rows::Rows;

/// NOT NULL of a domain is a constraint since 17.
pub(super) fn query(cx: &Catalog<'_>) -> Option<String> {
    let kinds = if cx.server.at_least(17) { "'c', 'n'" } else { "'c'" };
    Some(format!(
        "SELECT tableoid, oid, conname AS name, contypid, contype, convalidated, pg_get_constraintdef(oid) AS definition \
         FROM pg_constraint WHERE contypid <> 0 AND contype IN ({kinds}) ORDER BY contypid, conname"
    ))
}

pub(super) fn read(cx: &mut Catalog<'_>, rows: &Rows) -> Result<()> {
    for row in rows.iter() {
        let Some(domain) = cx.objects.by_oid(catalog::TYPE, row.oid("contypid")?) else { continue };
        let is_domain = domain.as_type().is_some_and(|body| body.kind == b'd');
        if !is_domain || !domain.dump.has(Components::DEFINITION) {
            continue;
        }
        let (domain, namespace) = (domain.dump_id, domain.namespace);
        let kind = row.char("contype")?;
        let validated = row.bool("convalidated")?;
        let body = Constraint {
            table: None,
            domain: Some(domain),
            kind,
            definition: row.opt_text("definition")?,
            references: 0,
            index: None,
            deferrable: false,
            deferred: false,
            period: false,
            local: true,
            // One that is not validated comes after the domain.
            separate: !validated,
        };
        let mut object = Object::new(row.catalog_id()?, row.text("name")?, Body::Constraint(body));
        object.namespace = namespace;
        let id = cx.objects.add(object);
        if validated {
            // What the constraint needs must be there before the domain.
            cx.objects.depend(domain, id);
        }
        if let Some(body) = cx.objects.get_mut(domain).and_then(Object::as_type_mut) {
            if kind == b'n' {
                body.not_null = Some(id);
            } else {
                body.checks.push(id);
            }
        }
    }
    Ok(())
}
