//! The COPY commands that read a table, whole or some of its pages.
//!
//! Source: `dumpTableData_copy` in pg_dump.c. Ranges of pages are our own: from PostgreSQL 14 on the
//! server reads only those pages for a condition on ctid (Tid Range Scan).

use std::borrow::BorrowMut;
use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use dumpkit_formats::postgres::archive::DumpId;
use dumpkit_formats::{Error, Result};

use crate::model::object::{Object, Table, TableData};
use crate::postgres::catalog::Catalog;
use crate::postgres::copy_out::CopyOut;
use crate::postgres::session::Session;
use crate::postgres::setup::restrict_relations;
use crate::postgres::text::put;

/// What ends the rows of an entry.
const TRAILER: &[u8] = b"\\.\n\n\n";

/// A command that reads rows of a table, with what it takes to run it.
#[derive(Debug, Clone)]
pub struct RowsQuery {
    /// The command.
    pub sql: Vec<u8>,
    /// The table's name in SQL.
    pub table: Vec<u8>,
    /// Whether it is a foreign table, which must be allowed for the time.
    pub foreign: bool,
    /// Whether the table is locked first: by connections that have not locked it yet.
    pub lock: bool,
    /// Whether these are the last rows of their entry.
    pub last: bool,
}

/// Some pages of a table, from the first to before the last; `None`: to the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pages {
    /// The first page.
    pub first: u64,
    /// The page after the last.
    pub end: Option<u64>,
}

/// The command that reads the rows of a table data object.
pub fn copy_command(catalog: &Catalog<'_>, data: &TableData, pages: Option<Pages>) -> Result<RowsQuery> {
    let (object, table) = table_of(catalog, data.table)?;
    let name = catalog.qualified(object);
    let columns: Vec<Vec<u8>> = table.columns.iter().filter(|c| !c.dropped && c.generated == 0).map(|c| catalog.id(&c.name)).collect();
    let list = columns.join(&b", "[..]);
    let mut sql = Vec::new();
    let foreign = table.relkind == b'f';
    if let Some(pages) = pages {
        put!(sql, "COPY (SELECT ", list, " FROM ONLY ", name, " WHERE ctid >= '(", pages.first, ",0)'");
        if let Some(end) = pages.end {
            put!(sql, " AND ctid < '(", end, ",0)'");
        }
        put!(sql, ") TO stdout;");
    } else if data.filter.is_some() || foreign {
        let list = if list.is_empty() { b"*".to_vec() } else { list };
        put!(sql, "COPY (SELECT ", list, " FROM ONLY ", name, " ", data.filter.clone().unwrap_or_default(), ") TO stdout;");
    } else if list.is_empty() {
        put!(sql, "COPY ", name, "  TO stdout;");
    } else {
        put!(sql, "COPY ", name, " (", list, ") TO stdout;");
    }
    Ok(RowsQuery { sql, table: name, foreign, lock: table.relkind == b'r', last: true })
}

/// The root of the partitions that a table is one of (`getRootTableInfo`); the table itself if it is none.
pub fn root_of(catalog: &Catalog<'_>, id: DumpId) -> DumpId {
    let mut id = id;
    while let Some(parent) = catalog.objects.table(id).filter(|table| table.is_partition).and_then(|table| table.parents.first()) {
        id = *parent;
    }
    id
}

/// Whether a partition's rows are to be loaded through its root: because it was asked for, or because
/// they may belong elsewhere after a restore (`forcePartitionRootLoad`).
pub fn loads_via_root(catalog: &Catalog<'_>, table: &Table) -> bool {
    let mut table = table;
    if table.is_partition && catalog.options.load_via_partition_root {
        return true;
    }
    while let Some(parent) = table.parents.first().filter(|_| table.is_partition).and_then(|id| catalog.objects.table(*id)) {
        if parent.unsafe_partitions {
            return true;
        }
        table = parent;
    }
    false
}

pub(super) fn table_of<'a>(catalog: &'a Catalog<'_>, id: DumpId) -> Result<(&'a Object, &'a Table)> {
    let object = catalog.objects.get(id);
    let found = object.and_then(|object| Some((object, &**object.as_table()?)));
    found.ok_or_else(|| Error::misuse(format!("there is no table {id}")))
}

/// Makes a connection that is a worker's lock a table, without waiting: who waits for a lock behind one
/// that waits for ours would wait for ever (parallel.c `lockTableForWorker`). Its children are not read with
/// it, and who has locked them is not our business.
pub(super) fn lock(session: &mut Session, table: &[u8]) -> Result<()> {
    let mut sql = Vec::new();
    put!(sql, "LOCK TABLE ONLY ", table, " IN ACCESS SHARE MODE NOWAIT");
    session
        .query(sql)
        .map(drop)
        .map_err(|e| e.hint("this usually means that someone requested an ACCESS EXCLUSIVE lock on the table after the dump had locked it"))
}

impl RowsQuery {
    /// Begins to read the rows as they stand in an archive; `counted` counts them.
    pub fn open<S: BorrowMut<Session>>(&self, mut session: S, counted: Arc<AtomicU64>) -> Result<impl Read + use<S>> {
        let held = session.borrow_mut();
        if self.lock {
            lock(held, &self.table)?;
        }
        if self.foreign {
            restrict_relations(held, "view")?;
        }
        let rows = CopyOut::start(session, &self.sql)?;
        Ok(Rows { rows, counted, foreign: self.foreign, trailer: if self.last { TRAILER } else { b"" }, ended: false })
    }
}

/// Rows and what ends them.
struct Rows<S> {
    rows: CopyOut<S>,
    counted: Arc<AtomicU64>,
    foreign: bool,
    trailer: &'static [u8],
    ended: bool,
}

impl<S: BorrowMut<Session>> Read for Rows<S> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if !self.ended {
            let before = self.rows.rows();
            let n = self.rows.read(out)?;
            self.counted.fetch_add(self.rows.rows() - before, Ordering::Relaxed);
            if n > 0 || out.is_empty() {
                return Ok(n);
            }
            self.ended = true;
            if self.foreign {
                restrict_relations(self.rows.session(), "view, foreign-table")?;
            }
        }
        self.trailer.read(out)
    }
}
