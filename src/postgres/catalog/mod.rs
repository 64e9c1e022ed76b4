//! A database's catalogs, read into [`Objects`].
//!
//! One catalog, one file: `query` writes the SQL for the server's version, so that every version returns
//! the same columns, and `read` makes objects of its rows. The order in which they are read is that of
//! pg_dump (common.c `getSchemaData`, pg_dump.c `main`): objects get their numbers in it, and some need
//! what others have read.

use std::collections::HashMap;

use dumpkit_formats::postgres::archive::{CatalogId, DumpId};
use dumpkit_formats::postgres::encoding::Encoding;
use dumpkit_formats::{Result, Text};

use super::rows::Rows;
use super::session::Session;
use crate::model::object::{Object, Objects, Table};
use crate::plan::dump::DumpOptions;
use crate::report::Reporter;

mod access_methods;
mod aggregates;
mod attr_defs;
mod by_object;
mod casts;
mod checks;
mod collations;
mod column_acls;
mod columns;
mod comments;
mod config_tables;
mod constraints;
mod conversions;
mod default_acls;
mod depends;
mod domain_constraints;
mod event_triggers;
mod extended_statistics;
mod extensions;
mod foreign_data_wrappers;
mod foreign_servers;
mod functions;
mod indexes;
mod inheritance;
mod inherits;
mod initial_privileges;
mod languages;
mod large_objects;
mod locks;
mod members;
mod namespaces;
mod naming;
mod not_null;
mod operator_classes;
mod operator_families;
mod operators;
mod owned_sequences;
mod partition_bounds;
mod partitioning;
mod policies;
mod publication_schemas;
mod publication_tables;
mod publications;
mod refreshes;
mod relation_statistics;
mod roles;
mod rules;
mod security_labels;
mod select;
mod selected;
mod sequences;
mod subscriptions;
mod table_data;
mod tables;
mod transforms;
mod triggers;
mod ts_configurations;
mod ts_dictionaries;
mod ts_parsers;
mod ts_templates;
mod types;

pub use comments::{Comment, Comments};
pub use security_labels::{SecurityLabel, SecurityLabels};
pub use selected::Selected;
pub use sequences::{Sequence, SequenceState, SequenceType, Sequences};

/// The last oid of an object that initdb may make (access/transam.h `FirstNormalObjectId` - 1).
pub const LAST_BUILTIN_OID: u32 = 16383;

/// What a server says of itself.
#[derive(Debug, Clone)]
pub struct Server {
    /// `server_version_num`, such as 180006.
    pub version: u32,
    /// `server_version`, such as `18.6 (Debian ...)`.
    pub version_text: String,
    /// Whether it is in recovery.
    pub standby: bool,
    /// The encoding of what it sends: `client_encoding`.
    pub encoding: Encoding,
    /// The name of that encoding.
    pub encoding_name: String,
    /// `standard_conforming_strings`
    pub std_strings: bool,
    /// The database.
    pub database: Text,
    /// `search_path` as pg_dump writes it into the archive.
    pub search_path: Text,
    /// Whether we are superuser.
    pub superuser: bool,
}

impl Server {
    /// Whether it is of this major version or newer.
    pub fn at_least(&self, major: u32) -> bool {
        self.version >= major * 10_000
    }
}

/// What is read, with what decides how.
pub struct Catalog<'a> {
    /// The server.
    pub server: Server,
    /// What was asked for.
    pub options: &'a DumpOptions,
    /// The patterns of the options as oids.
    pub selected: Selected,
    /// The objects.
    pub objects: Objects,
    /// Names of roles by oid.
    pub roles: HashMap<u32, Text>,
    /// The extension that an object belongs to.
    pub members: HashMap<CatalogId, DumpId>,
    /// All comments.
    pub comments: Comments,
    /// All security labels.
    pub labels: SecurityLabels,
    /// All sequences.
    pub sequences: Sequences,
    /// Which relation inherits from which: OIDs of child and parent.
    pub inherits: Vec<(u32, u32)>,
    /// OIDs of the NOT NULL constraints that are not valid.
    invalid_not_nulls: Vec<u32>,
    /// Who is told of what is odd.
    pub reporter: &'a dyn Reporter,
}

/// One query and what becomes of its rows. Without a query nothing is read.
struct Step {
    query: fn(&Catalog<'_>) -> Option<String>,
    read: fn(&mut Catalog<'_>, &Rows) -> Result<()>,
}

macro_rules! steps {
    ($($module:ident),* $(,)?) => { &[$(Step { query: $module::query, read: $module::read }),*] };
}

/// Before anything else: whether an object is an extension's decides whether it is dumped.
const EXTENSIONS: &[Step] = steps![roles, extensions, members, namespaces];

/// What needs only tables to be known.
const OBJECTS: &[Step] = steps![
    functions,
    types,
    domain_constraints,
    languages,
    aggregates,
    operators,
    access_methods,
    operator_classes,
    operator_families,
    ts_parsers,
    ts_templates,
    ts_dictionaries,
    ts_configurations,
    foreign_data_wrappers,
    foreign_servers,
    default_acls,
    collations,
    conversions,
    casts,
    transforms,
    inherits,
    event_triggers,
];

/// Columns, of tables that are known to be interesting.
const COLUMNS: &[Step] = steps![columns, attr_defs, not_null, checks, partition_bounds];

/// What belongs to tables.
const PARTS: &[Step] = steps![
    partitioning,
    indexes,
    extended_statistics,
    constraints,
    triggers,
    rules,
    policies,
    publications,
    publication_tables,
    publication_schemas,
    subscriptions,
];

/// What is known of objects in general, when all are known.
const ABOUT: &[Step] = steps![depends, column_acls, initial_privileges, comments, security_labels, sequences];

impl<'a> Catalog<'a> {
    /// An empty catalog.
    pub fn new(server: Server, options: &'a DumpOptions, reporter: &'a dyn Reporter) -> Self {
        Catalog {
            server,
            options,
            selected: Selected::default(),
            objects: Objects::default(),
            roles: HashMap::new(),
            members: HashMap::new(),
            comments: Comments::default(),
            labels: SecurityLabels::default(),
            sequences: Sequences::default(),
            inherits: Vec::new(),
            invalid_not_nulls: Vec::new(),
            reporter,
        }
    }

    /// Reads everything that the options ask for.
    pub fn read(&mut self, session: &mut Session) -> Result<()> {
        selected::expand(self, session)?;
        self.steps(EXTENSIONS, session)?;
        self.steps(steps![tables], session)?;
        locks::take(self, session)?;
        owned_sequences::mark(self)?;
        self.steps(OBJECTS, session)?;
        config_tables::find(self, session)?;
        inheritance::link_tables(self)?;
        self.steps(COLUMNS, session)?;
        inheritance::flag_columns(self)?;
        self.steps(&PARTS[..2], session)?;
        inheritance::attach_indexes(self)?;
        self.steps(&PARTS[2..], session)?;
        let parts = self.options.parts();
        if parts.data || self.options.sequence_data {
            table_data::make(self)?;
        }
        if parts.data {
            self.steps(steps![refreshes], session)?;
            if !parts.schema {
                table_data::order_by_foreign_keys(self);
            }
        }
        if self.options.output_large_objects() {
            self.steps(steps![large_objects], session)?;
        }
        self.steps(ABOUT, session)
    }

    fn steps(&mut self, steps: &[Step], session: &mut Session) -> Result<()> {
        for step in steps {
            if let Some(query) = (step.query)(self) {
                let rows = session.query(&query)?;
                (step.read)(self, &rows)?;
            }
        }
        Ok(())
    }

    /// The name of a role (`getRoleName`).
    pub fn role_name(&self, oid: u32) -> Result<Text> {
        let found = self.roles.get(&oid).cloned();
        found.ok_or_else(|| dumpkit_formats::Error::new(dumpkit_formats::Class::Server, format!("role with OID {oid} does not exist")))
    }

    /// The oids of the tables that `wanted` picks, as an `oid[]` of SQL; `None` when it picks none. Queries
    /// are narrowed by it because what they call, such as `pg_get_indexdef`, is safe on locked tables only.
    fn table_oids(&self, wanted: impl Fn(&Object, &Table) -> bool) -> Option<String> {
        let picked = |object: &&Object| object.as_table().is_some_and(|table| wanted(object, table));
        let oids: Vec<String> = self.objects.iter().filter(picked).map(|object| object.catalog_id.oid.to_string()).collect();
        (!oids.is_empty()).then(|| format!("'{{{}}}'::pg_catalog.oid[]", oids.join(",")))
    }

    /// The table with this oid, which must be there.
    pub fn table_id(&self, oid: u32) -> Result<DumpId> {
        let found = self.objects.find(CatalogId { table_oid: crate::model::object::catalog::CLASS, oid });
        found.ok_or_else(|| dumpkit_formats::Error::new(dumpkit_formats::Class::Server, format!("unrecognized table OID {oid}")))
    }

    /// The schema with this oid (`findNamespace`).
    pub fn namespace(&self, oid: u32) -> Result<DumpId> {
        let found = self.objects.by_oid(crate::model::object::catalog::NAMESPACE, oid);
        found
            .map(|object| object.dump_id)
            .ok_or_else(|| dumpkit_formats::Error::new(dumpkit_formats::Class::Server, format!("schema with OID {oid} does not exist")))
    }
}
