//! Objects as TOC entries: one kind of object, one file, each with what makes and drops it in the words
//! of pg_dump 18.

use std::collections::HashMap;

use dumpkit_formats::postgres::archive::{CatalogId, DumpId, EntryKind, Section, TocEntry};
use dumpkit_formats::{Result, Text};

use super::catalog::Catalog;
use super::session::Session;
use crate::model::object::{Body, Components, Object};

mod access_method;
mod acl;
mod aggregate;
mod attr_def;
mod cast;
mod collation;
mod comment;
mod constraint;
mod conversion;
mod database;
mod default_acl;
mod definition;
mod depends_on_extension;
mod event_trigger;
mod extended_statistics;
mod extension;
mod facts;
mod foreign_data_wrapper;
mod foreign_server;
mod function;
mod index;
mod index_attach;
mod language;
mod large_objects;
mod namespace;
mod operator;
mod operator_class;
mod operator_family;
mod operator_members;
mod policy;
mod preamble;
mod publication;
mod refresh;
mod relation_statistics;
mod rule;
mod security_label;
mod sequence;
mod setting;
mod signature;
mod storage_options;
mod subscription;
mod table;
mod table_attach;
mod table_data;
mod table_part;
mod transform;
mod trigger;
mod ts_configuration;
mod ts_dictionary;
mod ts_parser;
mod ts_template;
mod type_name;
mod types;

pub use acl::Granted;
pub use comment::About;
pub use relation_statistics::define as define_statistics;

/// What is needed to write definitions, and those written so far.
pub struct Ddl<'a> {
    /// What was read.
    pub catalog: &'a Catalog<'a>,
    /// For what is only asked of objects that are dumped.
    pub session: &'a mut Session,
    /// The entries, in the order they are restored in.
    pub entries: Vec<TocEntry>,
    /// Where the data of entries comes from.
    pub data: HashMap<DumpId, Data>,
    /// The largest number that was given.
    last_id: DumpId,
    type_names: type_name::TypeNames,
    known: facts::Known,
    sequence_states: sequence::States,
    /// Entries of optimizer statistics, by place, which [`define_statistics`] completes, and their objects.
    pub statistics: Vec<(usize, DumpId)>,
}

/// Where the data of an entry comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Data {
    /// The rows of the table whose data object has this number.
    Table(DumpId),
    /// The large objects of the object with this number.
    LargeObjects(DumpId),
}

/// A new entry, as `ArchiveEntry` takes it.
pub struct NewEntry<'a> {
    /// Its number.
    pub id: DumpId,
    /// The row behind it.
    pub catalog_id: CatalogId,
    /// Its kind.
    pub kind: EntryKind,
    /// Its section.
    pub section: Section,
    /// Its name.
    pub tag: Vec<u8>,
    /// Its schema.
    pub namespace: Option<&'a [u8]>,
    /// Its owner; none for what has none.
    pub owner: &'a [u8],
    /// What makes it.
    pub create: Vec<u8>,
    /// What drops it.
    pub drop: Vec<u8>,
    /// What must be there before; on top of what dependencies add later.
    pub dependencies: Vec<DumpId>,
}

impl<'a> NewEntry<'a> {
    /// The entry of an object, with its name, schema and number; the rest is empty.
    pub fn of(object: &'a Object, kind: EntryKind, section: Section) -> Self {
        NewEntry {
            id: object.dump_id,
            catalog_id: object.catalog_id,
            kind,
            section,
            tag: object.name.to_vec(),
            namespace: None,
            owner: b"",
            create: Vec::new(),
            drop: Vec::new(),
            dependencies: Vec::new(),
        }
    }
}

impl<'a> Ddl<'a> {
    /// Nothing written yet.
    pub fn new(catalog: &'a Catalog<'a>, session: &'a mut Session) -> Self {
        let last_id = catalog.objects.max_id();
        Ddl {
            catalog,
            session,
            entries: Vec::new(),
            data: HashMap::new(),
            last_id,
            type_names: Default::default(),
            known: Default::default(),
            sequence_states: None,
            statistics: Vec::new(),
        }
    }

    /// Writes the entries of all `objects`, in this order, after those that every dump begins with.
    pub fn write(&mut self, objects: &[DumpId], with_database: bool) -> Result<()> {
        preamble::dump(self)?;
        if with_database {
            database::dump(self)?;
        }
        let catalog = self.catalog;
        self.known.expect(objects);
        for (position, object) in objects.iter().enumerate().filter_map(|(n, id)| Some((n, catalog.objects.get(*id)?))) {
            self.known.reach(position);
            if object.dump.has(object.components) {
                self.object(object)?;
            }
        }
        Ok(())
    }

    /// A number for an entry that is no object's (`createDumpId`).
    pub fn new_id(&mut self) -> DumpId {
        self.last_id += 1;
        self.last_id
    }

    /// Adds an entry and returns it, to set what few have: tablespace, access method, `relkind`, the COPY
    /// command, `had_dumper`; they stay NULL or 0 otherwise.
    ///
    /// What was not given is NULL, not empty (`ArchiveEntry`): a role's name is never empty, and no
    /// entry's definition is.
    pub fn add(&mut self, new: NewEntry<'_>) -> &mut TocEntry {
        let given = |bytes: &[u8]| (!bytes.is_empty()).then(|| Text::from(bytes));
        // The two kinds that always get a DROP command, which may have nothing in it: identity sequences
        // go with their table.
        let always_drop = matches!(new.kind, EntryKind::Sequence | EntryKind::DatabaseProperties);
        let mut entry = TocEntry::new(new.id, new.kind);
        entry.catalog_id = new.catalog_id;
        entry.tag = Some(new.tag.into());
        entry.section = new.section;
        entry.namespace = new.namespace.map(Text::from);
        entry.owner = given(new.owner);
        entry.defn = given(&new.create);
        entry.drop_stmt = if always_drop { Some(new.drop.into()) } else { given(&new.drop) };
        entry.dependencies = new.dependencies;
        let at = self.entries.len();
        self.entries.push(entry);
        &mut self.entries[at]
    }

    /// What of an object is to be dumped and there to be dumped.
    pub fn parts(&self, object: &Object) -> Components {
        object.dump & object.components
    }

    /// A name, quoted if it must be (`fmtId`).
    pub fn id(&self, name: &[u8]) -> Vec<u8> {
        self.catalog.id(name)
    }

    /// `schema.name`, each quoted if it must be (`fmtQualifiedId`).
    pub fn qualified_id(&self, schema: Option<&[u8]>, name: &[u8]) -> Vec<u8> {
        self.catalog.qualified_id(schema, name)
    }

    /// An object's name with its schema (`fmtQualifiedDumpable`).
    pub fn qualified(&self, object: &Object) -> Vec<u8> {
        self.catalog.qualified(object)
    }

    /// The name of the schema an object is in, unquoted.
    pub fn namespace(&self, object: &Object) -> Option<&'a [u8]> {
        let catalog = self.catalog;
        catalog.objects.namespace_name(object).map(|name| &name[..])
    }

    /// A string literal in apostrophes (`appendStringLiteralAH`).
    pub fn literal(&self, text: &[u8]) -> Vec<u8> {
        self.catalog.literal(text)
    }

    /// A string literal in dollar quotes, unless they are not wanted (`appendStringLiteralDQ`): `$_$`,
    /// made longer until the text does not have it. `prefix` comes first in the tag.
    pub fn dollar_literal(&self, text: &[u8], prefix: &str) -> Vec<u8> {
        let mut tag = format!("${prefix}").into_bytes();
        let mut next = b"_XXXXXXX".iter().cycle();
        while memchr::memmem::find(text, &tag).is_some() {
            tag.extend(next.next());
        }
        tag.push(b'$');
        [&tag, text, &tag].concat()
    }

    fn object(&mut self, object: &Object) -> Result<()> {
        match &object.body {
            Body::Namespace(body) => namespace::dump(self, object, body),
            Body::Extension(body) => extension::dump(self, object, body),
            Body::Type(body) => types::dump(self, object, body),
            Body::ShellType(body) => types::dump_shell(self, object, body),
            Body::DummyType(_) => Ok(()),
            Body::Function(body) => function::dump(self, object, body),
            Body::Aggregate(body) => aggregate::dump(self, object, body),
            Body::Operator(body) => operator::dump(self, object, body),
            Body::AccessMethod(body) => access_method::dump(self, object, body),
            Body::OperatorClass(body) => operator_class::dump(self, object, body),
            Body::OperatorFamily(body) => operator_family::dump(self, object, body),
            Body::Collation(body) => collation::dump(self, object, body),
            Body::Conversion(body) => conversion::dump(self, object, body),
            Body::Table(body) => table::dump(self, object, body),
            Body::TableAttach(body) => table_attach::dump(self, object, body),
            Body::AttrDef(body) => attr_def::dump(self, object, body),
            Body::Index(body) => index::dump(self, object, body),
            Body::IndexAttach(body) => index_attach::dump(self, object, body),
            Body::RelationStatistics(body) => relation_statistics::dump(self, object, body),
            Body::ExtendedStatistics(body) => extended_statistics::dump(self, object, body),
            Body::Rule(body) => rule::dump(self, object, body),
            Body::Trigger(body) => trigger::dump(self, object, body),
            Body::Constraint(body) | Body::ForeignKey(body) => constraint::dump(self, object, body),
            Body::Language(body) => language::dump(self, object, body),
            Body::Cast(body) => cast::dump(self, object, body),
            Body::Transform(body) => transform::dump(self, object, body),
            Body::TableData(body) => table_data::dump(self, object, body),
            Body::SequenceSet(body) => sequence::dump_set(self, object, body),
            Body::RefreshMatview(body) => refresh::dump(self, object, body),
            Body::TsParser(body) => ts_parser::dump(self, object, body),
            Body::TsDictionary(body) => ts_dictionary::dump(self, object, body),
            Body::TsTemplate(body) => ts_template::dump(self, object, body),
            Body::TsConfiguration(body) => ts_configuration::dump(self, object, body),
            Body::ForeignDataWrapper(body) => foreign_data_wrapper::dump(self, object, body),
            Body::ForeignServer(body) => foreign_server::dump(self, object, body),
            Body::DefaultAcl(body) => default_acl::dump(self, object, body),
            Body::LargeObjects(body) => large_objects::dump(self, object, body),
            Body::LargeObjectsData(body) => large_objects::dump_data(self, object, *body),
            Body::PreDataBoundary(()) | Body::PostDataBoundary(()) => Ok(()),
            Body::EventTrigger(body) => event_trigger::dump(self, object, body),
            Body::Policy(body) => policy::dump(self, object, body),
            Body::Publication(body) => publication::dump(self, object, body),
            Body::PublicationTable(body) => publication::dump_table(self, object, body),
            Body::PublicationSchema(body) => publication::dump_schema(self, object, body),
            Body::Subscription(body) => subscription::dump(self, object, body),
        }
    }
}
