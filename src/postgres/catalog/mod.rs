//! A database's catalogs, read into [`Objects`].
//!
//! One catalog, one file: `query` writes the SQL for the server's version, so that every version returns
//! the same columns, and `read` makes objects of its rows. The order in which they are read is that of
//! pg_dump (common.c `getSchemaData`, pg_dump.c `main`): objects get their numbers in it, and some need
//! what others have read.

use std::collections::HashMap;
use std::panic::resume_unwind;
use std::thread;

use dumpkit_formats::postgres::archive::{CatalogId, DumpId};
use dumpkit_formats::postgres::encoding::Encoding;
use dumpkit_formats::{Error, Result, Text};

use super::session::Session;
use crate::model::object::{self, Object, Objects, Table};
use crate::plan::dump::DumpOptions;
use crate::report::Reporter;

mod access_methods;
mod aggregates;
mod ask;
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

use ask::{Item, Step};
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
    /// Who is told of what is odd.
    pub reporter: &'a dyn Reporter,
}

macro_rules! ask {
    ($module:ident) => {
        Item::Ask(Step { query: $module::query, read: $module::read })
    };
    ($module:ident if $wanted:expr) => {
        Item::Ask(Step { query: |cx| if $wanted(cx.options) { $module::query(cx) } else { None }, read: $module::read })
    };
}

macro_rules! ask_first {
    ($module:ident) => {
        Item::AskFirst(Step { query: $module::query, read: $module::read })
    };
}

macro_rules! ask_then {
    ($module:ident) => {
        Item::AskThen(Step { query: $module::query, read: $module::read })
    };
}

/// Before anything else: whether an object is an extension's decides whether it is dumped. Then tables, to
/// lock them soon.
const TABLES: &[Item] = &[ask!(roles), ask!(extensions), ask_then!(members), ask!(namespaces), ask!(tables)];

/// What needs only tables to be known.
const OBJECTS: &[Item] = &[
    Item::Do(owned_sequences::mark),
    ask!(functions),
    ask!(types),
    ask!(domain_constraints),
    ask!(languages),
    ask!(aggregates),
    ask!(operators),
    ask!(access_methods),
    ask!(operator_classes),
    ask!(operator_families),
    ask!(ts_parsers),
    ask!(ts_templates),
    ask!(ts_dictionaries),
    ask!(ts_configurations),
    ask!(foreign_data_wrappers),
    ask!(foreign_servers),
    ask!(default_acls),
    ask!(collations),
    ask!(conversions),
    ask!(casts),
    ask!(transforms),
    ask!(inherits),
    ask!(event_triggers),
];

/// What belongs to tables, of which it is known by now whether they are interesting, and what is known of
/// objects in general.
const RELATIONS: &[Item] = &[
    ask!(columns),
    ask!(attr_defs),
    ask_then!(not_null),
    ask!(checks),
    ask!(partition_bounds),
    Item::Do(inheritance::flag_columns),
    ask!(partitioning),
    ask_first!(indexes),
    Item::Do(inheritance::attach_indexes),
    ask!(extended_statistics),
    ask!(constraints),
    ask!(triggers),
    ask!(rules),
    ask!(policies),
    ask!(publications),
    ask!(publication_tables),
    ask!(publication_schemas),
    ask!(subscriptions),
    Item::Do(|cx| if cx.options.parts().data || cx.options.sequence_data { table_data::make(cx) } else { Ok(()) }),
    ask!(refreshes if |options: &DumpOptions| options.parts().data),
    Item::Do(|cx| {
        if cx.options.parts().data && !cx.options.parts().schema {
            table_data::order_by_foreign_keys(cx);
        }
        Ok(())
    }),
    ask!(large_objects if DumpOptions::output_large_objects),
    ask!(depends),
    ask!(column_acls),
    ask!(initial_privileges),
    ask!(comments),
    ask!(security_labels),
    ask!(sequences),
];

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
            reporter,
        }
    }

    /// Reads everything that the options ask for.
    pub fn read(&mut self, sessions: &mut [Session]) -> Result<()> {
        selected::expand(self, &mut sessions[0])?;
        // On one connection, as what comes after is to come soon after.
        ask::all(self, TABLES, &mut sessions[..1])?;
        self.lock_and_ask(OBJECTS, sessions)?;
        config_tables::find(self, &mut sessions[0])?;
        inheritance::link_tables(self)?;
        ask::all(self, RELATIONS, sessions)
    }

    /// Locks the tables on the first connection while the others ask. What they ask for is no table.
    fn lock_and_ask(&mut self, items: &[ask::Item], sessions: &mut [Session]) -> Result<()> {
        let commands = locks::commands(self);
        match sessions {
            [first, others @ ..] if !others.is_empty() => thread::scope(|scope| {
                let locking = scope.spawn(|| locks::take(&commands, first));
                ask::all(self, items, others)?;
                locking.join().unwrap_or_else(|panic| resume_unwind(panic))
            }),
            only => {
                locks::take(&commands, &mut only[0])?;
                ask::all(self, items, only)
            }
        }
    }

    /// The name of a role (`getRoleName`).
    pub fn role_name(&self, oid: u32) -> Result<Text> {
        let found = self.roles.get(&oid).cloned();
        found.ok_or_else(|| Error::server(format!("role with OID {oid} does not exist")))
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
        let found = self.objects.find(CatalogId { table_oid: object::catalog::CLASS, oid });
        found.ok_or_else(|| Error::server(format!("unrecognized table OID {oid}")))
    }

    /// The schema with this oid (`findNamespace`).
    pub fn namespace(&self, oid: u32) -> Result<DumpId> {
        let found = self.objects.by_oid(object::catalog::NAMESPACE, oid);
        found.map(|object| object.dump_id).ok_or_else(|| Error::server(format!("schema with OID {oid} does not exist")))
    }
}
