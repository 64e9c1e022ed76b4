//! The data of a database cut into pieces, each read by one connection.
//!
//! A large table is read by page ranges, so that several connections work on it at once; the pieces of
//! an entry come out in the order of the pages and make the same stream as one COPY of the whole.

use std::collections::HashMap;

use dumpkit_formats::postgres::archive::{DumpId, TocEntry};
use dumpkit_formats::{Error, Result};

use crate::model::object::{Body, Table};
use crate::postgres::catalog::Catalog;
use crate::postgres::data::{self, InsertQuery, Pages, RowsQuery};
use crate::postgres::ddl::Data;
use crate::postgres::session::Session;

/// Bytes of table and TOAST in a piece: small enough that pieces read ahead fit into memory.
const PIECE_BYTES: u64 = 16 << 20;

/// What one connection reads at a time.
#[derive(Debug, Clone)]
pub(super) enum Piece {
    /// Rows by COPY.
    Copy(RowsQuery),
    /// Rows as INSERT commands.
    Insert(InsertQuery),
    /// Large objects of these oids.
    Objects(Vec<u32>),
}

/// Where the data of an entry comes from.
#[derive(Debug, Clone)]
pub(super) enum Origin {
    /// The rows of the table whose data object has this number.
    Table(DumpId),
    /// The large objects of these oids.
    Objects(Vec<u32>),
}

/// Where the data of each entry comes from.
pub(super) fn origins(catalog: &Catalog<'_>, data: HashMap<DumpId, Data>) -> HashMap<DumpId, Origin> {
    let oids = |id| catalog.objects.get(id).and_then(|object| object.as_large_objects()).map(|objects| objects.oids.clone());
    let origin = |data| match data {
        Data::Table(id) => Origin::Table(id),
        Data::LargeObjects(id) => Origin::Objects(oids(id).unwrap_or_default()),
    };
    data.into_iter().map(|(id, data)| (id, origin(data))).collect()
}

/// Sizes of a table, in bytes and pages.
#[derive(Debug, Clone, Copy, Default)]
struct Size {
    heap: u64,
    toast: u64,
    pages: u64,
}

/// The data that is to be read.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    /// All pieces, in the order in which they are wanted.
    pub(super) all: Vec<Piece>,
    /// Where the pieces of each entry begin, and how many there are.
    pub(super) of_entry: HashMap<DumpId, (usize, usize)>,
    /// Bytes that the server has of it, roughly.
    pub(super) bytes: u64,
}

impl Pieces {
    /// Cuts the data of `entries`, in this order, for `connections`.
    pub(super) fn cut<'e>(
        catalog: &Catalog<'_>,
        session: &mut Session,
        sources: &HashMap<DumpId, Origin>,
        entries: impl Iterator<Item = &'e TocEntry>,
        connections: usize,
    ) -> Result<Self> {
        let sizes = sizes(catalog, session, sources)?;
        let mut pieces = Pieces::default();
        for entry in entries {
            let Some(source) = sources.get(&entry.dump_id) else { continue };
            let first = pieces.all.len();
            match source {
                Origin::Objects(oids) => pieces.all.push(Piece::Objects(oids.clone())),
                Origin::Table(id) => pieces.table(catalog, *id, &sizes, connections)?,
            }
            pieces.of_entry.insert(entry.dump_id, (first, pieces.all.len() - first));
        }
        Ok(pieces)
    }

    fn table(&mut self, catalog: &Catalog<'_>, id: DumpId, sizes: &HashMap<u32, Size>, connections: usize) -> Result<()> {
        let missing = || Error::misuse(format!("there is no table data {id}"));
        let data = catalog.objects.get(id).and_then(|object| object.as_table_data()).ok_or_else(missing)?;
        let object = catalog.objects.get(data.table).ok_or_else(missing)?;
        let table = catalog.objects.table(data.table).ok_or_else(missing)?;
        let size = sizes.get(&object.catalog_id.oid).copied().unwrap_or_default();
        self.bytes += size.heap + size.toast;
        if catalog.options.inserts {
            let target = if data::loads_via_root(catalog, table) { data::root_of(catalog, data.table) } else { data.table };
            let target = catalog.objects.get(target).ok_or_else(missing)?;
            self.all.push(Piece::Insert(data::insert_command(catalog, data, target)?));
            return Ok(());
        }
        let pages_each = pages_of_a_piece(size);
        if connections < 2 || size.pages <= 2 * pages_each || data.filter.is_some() || !can_be_cut(catalog, table) {
            self.all.push(Piece::Copy(data::copy_command(catalog, data, None)?));
            return Ok(());
        }
        let mut first = 0;
        while first < size.pages {
            let end = Some(first + pages_each).filter(|end| *end < size.pages);
            let mut query = data::copy_command(catalog, data, Some(Pages { first, end }))?;
            query.last = end.is_none();
            self.all.push(Piece::Copy(query));
            first += pages_each;
        }
        Ok(())
    }
}

/// Whether ranges of pages of a table are read fast: since 14, of heaps, with at least one column.
fn can_be_cut(catalog: &Catalog<'_>, table: &Table) -> bool {
    let heap = table.access_method.as_ref().is_none_or(|am| **am == *b"heap");
    let columns = table.columns.iter().any(|column| !column.dropped && column.generated == 0);
    catalog.server.at_least(14) && heap && columns && matches!(table.relkind, b'r' | b'm')
}

fn pages_of_a_piece(size: Size) -> u64 {
    let bytes = size.heap + size.toast;
    (size.pages.saturating_mul(PIECE_BYTES) / bytes.max(1)).max(1)
}

/// Sizes of the tables whose data is read, as they are now: whatever the snapshot sees is within.
fn sizes(catalog: &Catalog<'_>, session: &mut Session, sources: &HashMap<DumpId, Origin>) -> Result<HashMap<u32, Size>> {
    let tables = sources.values().filter_map(|source| match source {
        Origin::Table(id) => match &catalog.objects.get(*id)?.body {
            Body::TableData(data) => Some(catalog.objects.get(data.table)?.catalog_id.oid.to_string()),
            _ => None,
        },
        Origin::Objects(_) => None,
    });
    let oids: Vec<String> = tables.collect();
    if oids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = session.query(format!(
        "SELECT c.oid, pg_catalog.pg_relation_size(c.oid) AS heap, \
         CASE WHEN c.reltoastrelid = 0 THEN 0 ELSE pg_catalog.pg_relation_size(c.reltoastrelid) END AS toast, \
         pg_catalog.current_setting('block_size') AS block \
         FROM unnest('{{{}}}'::pg_catalog.oid[]) AS src(id) JOIN pg_catalog.pg_class c ON c.oid = src.id \
         WHERE c.relkind IN ('r', 'm')",
        oids.join(",")
    ))?;
    let mut sizes = HashMap::new();
    for row in rows.iter() {
        let (heap, block) = (row.number("heap")?.unwrap_or(0), row.number("block")?.unwrap_or(8192u64).max(1));
        let size = Size { heap, toast: row.number("toast")?.unwrap_or(0), pages: heap / block };
        sizes.insert(row.oid("oid")?, size);
    }
    Ok(sizes)
}
