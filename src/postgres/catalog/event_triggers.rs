//! Event triggers (pg_dump.c `getEventTriggers`).

use dumpkit_formats::Result;

use super::{Catalog, select};
use crate::model::object::{Body, EventTrigger, Object};
use crate::postgres::rows::Rows;

pub(super) fn query(_cx: &Catalog<'_>) -> Option<String> {
    let sql = "SELECT tableoid, oid, evtname, evtenabled, evtevent, evtowner, evtfoid::regproc AS evtfname,
                      array_to_string(ARRAY(SELECT quote_literal(tag) FROM unnest(evttags) AS t(tag)), ', ') AS evttags
               FROM pg_event_trigger ORDER BY oid";
    Some(sql.to_owned())
}

pub(super) fn read(cx: &mut Catalog<'_>, rows: &Rows) -> Result<()> {
    for row in rows.iter() {
        let body = EventTrigger {
            event: row.text("evtevent")?,
            owner: cx.role_name(row.oid("evtowner")?)?,
            tags: row.text("evttags")?,
            function: row.text("evtfname")?,
            enabled: row.char("evtenabled")?,
        };
        let mut object = Object::new(row.catalog_id()?, row.text("evtname")?, Body::EventTrigger(body));
        select::object(cx, &mut object);
        cx.objects.add(object);
    }
    Ok(())
}
