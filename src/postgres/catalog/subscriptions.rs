//! Subscriptions of the database, which only a superuser may read (pg_dump.c `getSubscriptions`).

use dumpkit_formats::Result;

use super::{Catalog, select};
use crate::model::object::{Body, Object, Subscription};
use crate::postgres::rows::Rows;

const OF_THIS_DATABASE: &str = "subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())";

pub(super) fn query(cx: &Catalog<'_>) -> Option<String> {
    if cx.options.no_subscriptions {
        return None;
    }
    if !cx.server.superuser {
        return Some(format!("SELECT count(*) AS hidden FROM pg_subscription WHERE {OF_THIS_DATABASE}"));
    }
    let server = &cx.server;
    let (binary, stream) = if server.at_least(14) { ("subbinary", "substream") } else { ("false", "'f'") };
    let (two_phase, disable_on_error) = if server.at_least(15) { ("subtwophasestate", "subdisableonerr") } else { ("'d'", "false") };
    let (password_required, run_as_owner, origin) = match server.at_least(16) {
        true => ("subpasswordrequired", "subrunasowner", "suborigin"),
        // Before 16 the workers ran as the subscription's owner, and all origins were taken.
        false => ("true", "true", "'any'"),
    };
    let failover = if server.at_least(17) { "subfailover" } else { "false" };
    Some(format!(
        "SELECT tableoid, oid, subname, subowner, subconninfo, subslotname, subsynccommit, subpublications,
                {binary} AS subbinary, {stream} AS substream, {two_phase} AS subtwophasestate,
                {disable_on_error} AS subdisableonerr, {password_required} AS subpasswordrequired,
                {run_as_owner} AS subrunasowner, {origin} AS suborigin, {failover} AS subfailover
         FROM pg_subscription WHERE {OF_THIS_DATABASE}"
    ))
}

pub(super) fn read(cx: &mut Catalog<'_>, rows: &Rows) -> Result<()> {
    if !cx.server.superuser {
        if rows.one("subscriptions")?.int("hidden")? > 0 {
            cx.reporter.warning(&"subscriptions not dumped because current user is not a superuser", None);
        }
        return Ok(());
    }
    for row in rows.iter() {
        let body = Subscription {
            owner: cx.role_name(row.oid("subowner")?)?,
            binary: row.bool("subbinary")?,
            stream: row.char("substream")?,
            two_phase: row.char("subtwophasestate")?,
            disable_on_error: row.bool("subdisableonerr")?,
            password_required: row.bool("subpasswordrequired")?,
            run_as_owner: row.bool("subrunasowner")?,
            failover: row.bool("subfailover")?,
            conninfo: row.text("subconninfo")?,
            slot: row.opt_text("subslotname")?,
            sync_commit: row.text("subsynccommit")?,
            publications: row.text("subpublications")?,
            origin: row.text("suborigin")?,
        };
        let mut object = Object::new(row.catalog_id()?, row.text("subname")?, Body::Subscription(body));
        select::object(cx, &mut object);
        cx.objects.add(object);
    }
    Ok(())
}
