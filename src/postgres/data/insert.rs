//! Rows as INSERT commands, made as the rows come in.
//!
//! What is written is read again by `ExecuteSimpleCommands` (pg_backup_db.c), which knows no comments,
//! `E''` or dollar quotes. Source: `dumpTableData_insert` in pg_dump.c.

use std::borrow::BorrowMut;
use std::io::{self, Read};

use dumpkit_formats::postgres::encoding::Encoding;
use dumpkit_formats::postgres::sql::quote_literal;
use dumpkit_formats::{Error, Result};

use super::copy::{lock, table_of};
use crate::model::object::{Object, TableData};
use crate::postgres::catalog::Catalog;
use crate::postgres::session::{Session, broken, refusal, shown};
use crate::postgres::setup::restrict_relations;
use crate::postgres::text::put;

/// A query for the rows of a table, and how its INSERTs look.
#[derive(Debug, Clone)]
pub struct InsertQuery {
    sql: Vec<u8>,
    table: Vec<u8>,
    foreign: bool,
    lock: bool,
    /// What each command begins with.
    head: Vec<u8>,
    /// For each value, whether it is written as DEFAULT.
    generated: Vec<bool>,
    rows_per_command: u32,
    /// What each command ends with.
    tail: &'static [u8],
    encoding: Encoding,
    std_strings: bool,
}

/// The query for the rows of a table data object, which go into `target`: the table itself, or the
/// root of its partitions.
pub fn insert_command(catalog: &Catalog<'_>, data: &TableData, target: &Object) -> Result<InsertQuery> {
    let (object, table) = table_of(catalog, data.table)?;
    let options = catalog.options;
    let mut values: Vec<Vec<u8>> = Vec::new();
    let mut generated = Vec::new();
    for column in table.columns.iter().filter(|c| !c.dropped && (c.generated == 0 || !options.column_inserts)) {
        let is_generated = column.generated != 0;
        values.push(if is_generated { b"NULL".to_vec() } else { catalog.id(&column.name) });
        generated.push(is_generated);
    }
    let name = catalog.qualified(object);
    let mut sql = Vec::new();
    let list = if values.is_empty() { b"NULL".to_vec() } else { values.join(&b", "[..]) };
    put!(sql, "SELECT ", list, " FROM ONLY ", name);
    if let Some(filter) = &data.filter {
        put!(sql, " ", filter);
    }
    let mut head = Vec::new();
    put!(head, "INSERT INTO ", catalog.qualified(target), " ");
    if values.is_empty() {
        put!(head, "DEFAULT VALUES;\n");
    } else {
        if options.column_inserts {
            put!(head, "(", values.join(&b", "[..]), ") ");
        }
        if table.needs_override {
            put!(head, "OVERRIDING SYSTEM VALUE ");
        }
        put!(head, "VALUES");
    }
    Ok(InsertQuery {
        sql,
        table: name,
        foreign: table.relkind == b'f',
        lock: table.relkind == b'r',
        head,
        generated,
        rows_per_command: options.rows_per_insert.max(1),
        tail: if options.on_conflict_do_nothing { b" ON CONFLICT DO NOTHING;\n" } else { b";\n" },
        encoding: catalog.server.encoding,
        std_strings: catalog.server.std_strings,
    })
}

impl InsertQuery {
    /// Begins to read the rows as commands.
    pub fn open<S: BorrowMut<Session>>(self, mut session: S) -> Result<impl Read + use<S>> {
        let held = session.borrow_mut();
        if self.lock {
            lock(held, &self.table)?;
        }
        if self.foreign {
            restrict_relations(held, "view")?;
        }
        held.start(&self.sql)?;
        Ok(Commands { query: self, session, types: Vec::new(), payload: Vec::new(), pending: Vec::new(), sent: 0, rows: 0, ended: false })
    }
}

struct Commands<S> {
    query: InsertQuery,
    session: S,
    /// OIDs of the values' types.
    types: Vec<u32>,
    payload: Vec<u8>,
    /// What is still to be given out, from byte `sent`.
    pending: Vec<u8>,
    sent: usize,
    /// Rows of the command that is being written.
    rows: u32,
    ended: bool,
}

impl<S: BorrowMut<Session>> Read for Commands<S> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.sent == self.pending.len() {
            if self.ended || out.is_empty() {
                return Ok(0);
            }
            self.pending.clear();
            self.sent = 0;
            self.advance()?;
        }
        let n = out.len().min(self.pending.len() - self.sent);
        out[..n].copy_from_slice(&self.pending[self.sent..self.sent + n]);
        self.sent += n;
        Ok(n)
    }
}

impl<S: BorrowMut<Session>> Commands<S> {
    fn advance(&mut self) -> Result<()> {
        match self.session.borrow_mut().message(&mut self.payload)? {
            b'T' => {
                self.types = type_oids(&self.payload)?;
                // A table without columns is read with one that is always NULL.
                if self.types.len() != self.query.generated.len().max(1) {
                    let what = format!("wrong number of fields retrieved from table {}", String::from_utf8_lossy(&self.query.table));
                    return Err(Error::server(what));
                }
                Ok(())
            }
            b'D' => self.row(),
            b'E' => Err(refusal(&self.payload).hint(format!("the query was: {}", shown(&self.query.sql)))),
            b'Z' => {
                self.ended = true;
                if self.rows > 0 {
                    self.pending.extend_from_slice(self.query.tail);
                }
                self.pending.extend_from_slice(b"\n\n");
                if self.query.foreign {
                    restrict_relations(self.session.borrow_mut(), "view, foreign-table")?;
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn row(&mut self) -> Result<()> {
        let query = &self.query;
        let out = &mut self.pending;
        if self.rows == 0 {
            out.extend_from_slice(&query.head);
        }
        if query.generated.is_empty() {
            // DEFAULT VALUES is a whole command.
            return Ok(());
        }
        out.extend_from_slice(match (query.rows_per_command, self.rows) {
            (1, _) => b" (",
            (_, 0) => b"\n\t(",
            _ => b",\n\t(",
        });
        let mut rest = self.payload.get(2..).ok_or_else(broken)?;
        for (i, (generated, oid)) in query.generated.iter().zip(&self.types).enumerate() {
            if i > 0 {
                out.extend_from_slice(b", ");
            }
            let (len, after) = rest.split_first_chunk::<4>().ok_or_else(broken)?;
            rest = after;
            let value = match usize::try_from(i32::from_be_bytes(*len)) {
                Ok(len) => {
                    let value = rest.get(..len).ok_or_else(broken)?;
                    rest = &rest[len..];
                    Some(value)
                }
                Err(_) => None,
            };
            match value {
                _ if *generated => out.extend_from_slice(b"DEFAULT"),
                None => out.extend_from_slice(b"NULL"),
                Some(value) => put_value(out, value, *oid, query.encoding, query.std_strings),
            }
        }
        out.push(b')');
        self.rows += 1;
        if self.rows >= query.rows_per_command {
            out.extend_from_slice(query.tail);
            self.rows = 0;
        }
        Ok(())
    }
}

/// Appends a value: numbers and booleans bare where they can be, all else in apostrophes. The OIDs are
/// those of pg_type.dat.
fn put_value(out: &mut Vec<u8>, value: &[u8], oid: u32, encoding: Encoding, std_strings: bool) {
    match oid {
        // int2 int4 int8 oid float4 float8 numeric
        21 | 23 | 20 | 26 | 700 | 701 | 1700 => {
            // NaN and Infinity need quotes.
            if value.iter().all(|b| b"0123456789 +-eE.".contains(b)) {
                out.extend_from_slice(value);
            } else {
                put!(*out, "'", value, "'");
            }
        }
        // bit varbit
        1560 | 1562 => put!(*out, "B'", value, "'"),
        // bool
        16 => out.extend_from_slice(if value == b"t" { b"true" } else { b"false" }),
        _ => quote_literal(out, value, encoding, std_strings),
    }
}

/// The type of each column of a RowDescription.
fn type_oids(payload: &[u8]) -> Result<Vec<u32>> {
    let mut rest = payload.get(2..).ok_or_else(broken)?;
    let mut oids = Vec::new();
    while !rest.is_empty() {
        let end = memchr::memchr(0, rest).ok_or_else(broken)?;
        // After the name: table oid (4), column number (2), type oid (4), size (2), modifier (4), format (2).
        let fields = rest.get(end + 1..end + 19).ok_or_else(broken)?;
        oids.push(u32::from_be_bytes([fields[6], fields[7], fields[8], fields[9]]));
        rest = &rest[end + 19..];
    }
    Ok(oids)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_quoted_where_the_scanner_needs_it() {
        let put = |value: &str, oid| {
            let mut out = Vec::new();
            put_value(&mut out, value.as_bytes(), oid, Encoding::Utf8, true);
            String::from_utf8(out).expect("UTF-8")
        };
        assert_eq!(put("-1.5e+10", 701), "-1.5e+10");
        assert_eq!(put("NaN", 701), "'NaN'");
        assert_eq!(put("-Infinity", 1700), "'-Infinity'");
        assert_eq!(put("101", 1560), "B'101'");
        assert_eq!(put("t", 16), "true");
        assert_eq!(put("it's \\", 25), "'it''s \\'");
    }
}
