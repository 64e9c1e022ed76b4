//! All objects of a database, by dump id and by catalog id.

use std::collections::HashMap;

use dumpkit_formats::Text;
use dumpkit_formats::postgres::archive::{CatalogId, DumpId};

use super::{Object, Table};

/// See the module. Dump ids are given in the order of reading, from 1, and some are given to TOC entries
/// that are no objects (common.c `AssignDumpId`, `createDumpId`).
#[derive(Debug, Default)]
pub struct Objects {
    /// At `dump_id - 1`.
    objects: Vec<Option<Box<Object>>>,
    by_catalog: HashMap<CatalogId, DumpId>,
}

impl Objects {
    /// Adds an object and gives it its number. Its catalog id, if it has one, finds it from now on.
    pub fn add(&mut self, mut object: Object) -> DumpId {
        let id = self.new_id();
        object.dump_id = id;
        if object.catalog_id.table_oid != 0 {
            self.by_catalog.insert(object.catalog_id, id);
        }
        if let Some(place) = self.objects.last_mut() {
            *place = Some(Box::new(object));
        }
        id
    }

    /// A number for a TOC entry that is no object.
    pub fn new_id(&mut self) -> DumpId {
        self.objects.push(None);
        DumpId::try_from(self.objects.len()).unwrap_or(DumpId::MAX)
    }

    /// Lets a second catalog id find an object, as of a matview's rule (`recordAdditionalCatalogID`).
    pub fn also_known_as(&mut self, catalog_id: CatalogId, id: DumpId) {
        self.by_catalog.insert(catalog_id, id);
    }

    /// The largest number given.
    pub fn max_id(&self) -> DumpId {
        DumpId::try_from(self.objects.len()).unwrap_or(DumpId::MAX)
    }

    /// The object of this number.
    pub fn get(&self, id: DumpId) -> Option<&Object> {
        let at = usize::try_from(id).ok()?.checked_sub(1)?;
        self.objects.get(at)?.as_deref()
    }

    /// The object of this number, to change.
    pub fn get_mut(&mut self, id: DumpId) -> Option<&mut Object> {
        let at = usize::try_from(id).ok()?.checked_sub(1)?;
        self.objects.get_mut(at)?.as_deref_mut()
    }

    /// The number of the object read from this catalog row.
    pub fn find(&self, catalog_id: CatalogId) -> Option<DumpId> {
        self.by_catalog.get(&catalog_id).copied()
    }

    /// The object with this oid in the catalog `table_oid` (see [`catalog`]).
    pub fn by_oid(&self, table_oid: u32, oid: u32) -> Option<&Object> {
        self.get(self.find(CatalogId { table_oid, oid })?)
    }

    /// The object with this oid in the catalog `table_oid`, to change.
    pub fn by_oid_mut(&mut self, table_oid: u32, oid: u32) -> Option<&mut Object> {
        self.get_mut(self.find(CatalogId { table_oid, oid })?)
    }

    /// All objects, in the order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = &Object> {
        self.objects.iter().filter_map(Option::as_deref)
    }

    /// All objects, to change.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Object> {
        self.objects.iter_mut().filter_map(Option::as_deref_mut)
    }

    /// The table of this number.
    pub fn table(&self, id: DumpId) -> Option<&Table> {
        self.get(id)?.as_table().map(|table| &**table)
    }

    /// The table of this number, to change.
    pub fn table_mut(&mut self, id: DumpId) -> Option<&mut Table> {
        self.get_mut(id)?.as_table_mut().map(|table| &mut **table)
    }

    /// The numbers of all tables, in the order they were read: by oid.
    pub fn tables(&self) -> Vec<DumpId> {
        self.iter().filter(|object| object.as_table().is_some()).map(|object| object.dump_id).collect()
    }

    /// The name of the schema an object is in.
    pub fn namespace_name(&self, object: &Object) -> Option<&Text> {
        self.get(object.namespace?).map(|namespace| &namespace.name)
    }

    /// Makes one object depend on another.
    pub fn depend(&mut self, id: DumpId, on: DumpId) {
        if let Some(object) = self.get_mut(id) {
            object.depend_on(on);
        }
    }
}

/// OIDs of catalogs: fixed since PostgreSQL 8.0 (pg_class_d.h and its siblings).
pub mod catalog {
    /// `pg_type`
    pub const TYPE: u32 = 1247;
    /// `pg_attribute`
    pub const ATTRIBUTE: u32 = 1249;
    /// `pg_proc`
    pub const PROC: u32 = 1255;
    /// `pg_class`
    pub const CLASS: u32 = 1259;
    /// `pg_authid`
    pub const AUTHID: u32 = 1260;
    /// `pg_database`
    pub const DATABASE: u32 = 1262;
    /// `pg_foreign_server`
    pub const FOREIGN_SERVER: u32 = 1417;
    /// `pg_foreign_data_wrapper`
    pub const FOREIGN_DATA_WRAPPER: u32 = 2328;
    /// `pg_am`
    pub const AM: u32 = 2601;
    /// `pg_amop`
    pub const AMOP: u32 = 2602;
    /// `pg_amproc`
    pub const AMPROC: u32 = 2603;
    /// `pg_attrdef`
    pub const ATTRDEF: u32 = 2604;
    /// `pg_cast`
    pub const CAST: u32 = 2605;
    /// `pg_constraint`
    pub const CONSTRAINT: u32 = 2606;
    /// `pg_conversion`
    pub const CONVERSION: u32 = 2607;
    /// `pg_index`
    pub const INDEX: u32 = 2610;
    /// `pg_language`
    pub const LANGUAGE: u32 = 2612;
    /// `pg_largeobject`
    pub const LARGEOBJECT: u32 = 2613;
    /// `pg_namespace`
    pub const NAMESPACE: u32 = 2615;
    /// `pg_opclass`
    pub const OPCLASS: u32 = 2616;
    /// `pg_operator`
    pub const OPERATOR: u32 = 2617;
    /// `pg_rewrite`
    pub const REWRITE: u32 = 2618;
    /// `pg_trigger`
    pub const TRIGGER: u32 = 2620;
    /// `pg_opfamily`
    pub const OPFAMILY: u32 = 2753;
    /// `pg_largeobject_metadata`
    pub const LARGEOBJECT_METADATA: u32 = 2995;
    /// `pg_extension`
    pub const EXTENSION: u32 = 3079;
    /// `pg_policy`
    pub const POLICY: u32 = 3256;
    /// `pg_statistic_ext`
    pub const STATISTIC_EXT: u32 = 3381;
    /// `pg_collation`
    pub const COLLATION: u32 = 3456;
    /// `pg_event_trigger`
    pub const EVENT_TRIGGER: u32 = 3466;
    /// `pg_transform`
    pub const TRANSFORM: u32 = 3576;
    /// `pg_ts_dict`
    pub const TS_DICT: u32 = 3600;
    /// `pg_ts_parser`
    pub const TS_PARSER: u32 = 3601;
    /// `pg_ts_config`
    pub const TS_CONFIG: u32 = 3602;
    /// `pg_ts_template`
    pub const TS_TEMPLATE: u32 = 3764;
    /// `pg_subscription`
    pub const SUBSCRIPTION: u32 = 6100;
    /// `pg_publication`
    pub const PUBLICATION: u32 = 6104;
    /// `pg_publication_rel`
    pub const PUBLICATION_REL: u32 = 6106;
}
