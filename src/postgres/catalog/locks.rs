//! Locks on the tables that are dumped: none can be dropped or altered before it is read.
//!
//! Only tables can be locked, no views or sequences. Parents of tables are not locked: the lock on the
//! child keeps them as they are (pg_dump.c `getTables`).

use std::mem;

use dumpkit_formats::Result;
use dumpkit_formats::postgres::sql::{quote_ident, quote_literal};

use super::Catalog;
use crate::model::object::Components;
use crate::postgres::session::Session;
use crate::postgres::text::put;

/// How long a command gets, in bytes: many tables in one save round trips.
const BATCH: usize = 100_000;

/// The commands that lock them, in this order.
pub(super) fn commands(cx: &Catalog<'_>) -> Vec<Vec<u8>> {
    let encoding = cx.server.encoding;
    let mut commands = Vec::new();
    if let Some(timeout) = &cx.options.lock_wait_timeout {
        let mut sql = b"SET statement_timeout = ".to_vec();
        quote_literal(&mut sql, timeout.as_bytes(), encoding, cx.server.std_strings);
        commands.push(sql);
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
            commands.push(lock(mem::take(&mut sql)));
        }
    }
    if !sql.is_empty() {
        commands.push(lock(sql));
    }
    if cx.options.lock_wait_timeout.is_some() {
        commands.push(b"SET statement_timeout = 0".to_vec());
    }
    commands
}

fn lock(mut sql: Vec<u8>) -> Vec<u8> {
    put!(sql, " IN ACCESS SHARE MODE");
    sql
}

/// Gives the commands.
pub(super) fn take(commands: &[Vec<u8>], session: &mut Session) -> Result<()> {
    commands.iter().try_for_each(|command| session.query(command).map(drop))
}
