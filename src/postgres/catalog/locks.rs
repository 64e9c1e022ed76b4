//! Locks on the tables that are dumped: none can be dropped or altered before it is read.
//!
//! Only tables can be locked, no views or sequences. Parents of tables are not locked: the lock on the
//! child keeps them as they are (pg_dump.c `getTables`).

use dumpkit_formats::Result;
use dumpkit_formats::postgres::sql::{quote_ident, quote_literal};

use super::Catalog;
use crate::model::object::Components;
use crate::postgres::session::Session;
use crate::put;

/// How long a command gets, in bytes: many tables in one save round trips.
const BATCH: usize = 100_000;

pub(super) fn take(cx: &Catalog<'_>, session: &mut Session) -> Result<()> {
    let encoding = cx.server.encoding;
    if let Some(timeout) = &cx.options.lock_wait_timeout {
        let mut sql = b"SET statement_timeout = ".to_vec();
        quote_literal(&mut sql, timeout.as_bytes(), encoding, cx.server.std_strings);
        session.query(sql)?;
    }
    let mut sql = Vec::new();
    for object in cx.objects.iter().filter(|object| object.dump.has(Components::REQUIRING_LOCK)) {
        if !object.as_table().is_some_and(|table| matches!(table.relkind, b'r' | b'p')) {
            continue;
        }
        let before = if sql.is_empty() { "LOCK TABLE " } else { ", " };
        put!(sql, before);
        if let Some(schema) = cx.objects.namespace_name(object) {
            quote_ident(&mut sql, schema, encoding);
            sql.push(b'.');
        }
        quote_ident(&mut sql, &object.name, encoding);
        if sql.len() >= BATCH {
            lock(session, &mut sql)?;
        }
    }
    lock(session, &mut sql)?;
    if cx.options.lock_wait_timeout.is_some() {
        session.query("SET statement_timeout = 0")?;
    }
    Ok(())
}

fn lock(session: &mut Session, sql: &mut Vec<u8>) -> Result<()> {
    if !sql.is_empty() {
        put!(*sql, " IN ACCESS SHARE MODE");
        session.query(&*sql)?;
        sql.clear();
    }
    Ok(())
}
