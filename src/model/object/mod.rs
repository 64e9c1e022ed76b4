//! What a database holds, as read from its catalogs: objects with what they depend on. A dump's TOC
//! is made of them.
//!
//! An object has one struct for what all have ([`Object`]) and one for its kind ([`Body`]). Objects
//! refer to each other by [`DumpId`], never by place. Source of the fields: pg_dump.h.

mod arena;
mod components;
mod foreign;
mod programming;
mod publishing;
mod relation;
mod schema;
mod types;

use dumpkit_formats::Text;
use dumpkit_formats::postgres::archive::{CatalogId, DumpId};

pub use arena::{Objects, catalog};
pub use components::Components;
pub use foreign::*;
pub use programming::*;
pub use publishing::*;
pub use relation::*;
pub use schema::*;
pub use types::*;

/// An object of a database.
#[derive(Debug, Clone)]
pub struct Object {
    /// Its number: the dump id of its TOC entry.
    pub dump_id: DumpId,
    /// The catalog row it was read from; zeros if there is none.
    pub catalog_id: CatalogId,
    /// Its name, as the catalog has it, unquoted.
    pub name: Text,
    /// The schema it is in.
    pub namespace: Option<DumpId>,
    /// What of it is to be dumped.
    pub dump: Components,
    /// What of the objects in it is to be dumped.
    pub dump_contains: Components,
    /// What of it there is to dump: ACLs, comments and the like only where some were found.
    pub components: Components,
    /// Whether an extension made it.
    pub ext_member: bool,
    /// Whether it is marked to go with an extension (`ALTER ... DEPENDS ON EXTENSION`).
    pub depends_on_ext: bool,
    /// What must be there before it. May hold one id more than once, as pg_dump's does.
    pub dependencies: Vec<DumpId>,
    /// Its privileges, of kinds that have some.
    pub acl: Option<Acl>,
    /// What its kind has.
    pub body: Body,
}

impl Object {
    /// An object that is to be dumped whole: what selection then narrows.
    pub fn new(catalog_id: CatalogId, name: Text, body: Body) -> Self {
        Object {
            dump_id: 0,
            catalog_id,
            name,
            namespace: None,
            dump: Components::ALL,
            dump_contains: Components::ALL,
            // Comments, labels and privileges are added when some are found.
            components: Components::DEFINITION,
            ext_member: false,
            depends_on_ext: false,
            dependencies: Vec::new(),
            acl: None,
            body,
        }
    }

    /// Adds a dependency, as `addObjectDependency`.
    pub fn depend_on(&mut self, id: DumpId) {
        self.dependencies.push(id);
    }

    /// Takes away every mention of a dependency, as `removeObjectDependency`.
    pub fn forget(&mut self, id: DumpId) {
        self.dependencies.retain(|d| *d != id);
    }
}

/// Privileges of an object, in the server's notation of `aclitem[]`.
#[derive(Debug, Clone, Default)]
pub struct Acl {
    /// As they are; NULL: the default.
    pub acl: Option<Text>,
    /// What they would be by default for the object's kind and owner.
    pub default: Option<Text>,
    /// Of its row in `pg_init_privs`: `i` made by initdb, `e` by an extension; 0 for none.
    pub privtype: u8,
    /// The privileges that row has.
    pub initial: Option<Text>,
}

macro_rules! bodies {
    ($($(#[$doc:meta])* $variant:ident($ty:ty) $as_ref:ident $as_mut:ident,)*) => {
        /// What an object's kind has.
        #[derive(Debug, Clone)]
        pub enum Body {
            $($(#[$doc])* $variant($ty),)*
        }

        impl Object {
            $(
                #[doc = concat!("The body, of a `", stringify!($variant), "`.")]
                pub fn $as_ref(&self) -> Option<&$ty> {
                    match &self.body { Body::$variant(body) => Some(body), _ => None }
                }

                #[doc = concat!("The body to change, of a `", stringify!($variant), "`.")]
                pub fn $as_mut(&mut self) -> Option<&mut $ty> {
                    match &mut self.body { Body::$variant(body) => Some(body), _ => None }
                }
            )*
        }
    };
}

bodies! {
    /// A schema.
    Namespace(Namespace) as_namespace as_namespace_mut,
    /// An extension.
    Extension(Extension) as_extension as_extension_mut,
    /// A type of any kind but a shell.
    Type(Type) as_type as_type_mut,
    /// The shell that stands for a type until its functions are there.
    ShellType(ShellType) as_shell_type as_shell_type_mut,
    /// An auto-generated type that only carries dependencies (`DO_DUMMY_TYPE`).
    DummyType(Type) as_dummy_type as_dummy_type_mut,
    /// A function, procedure or window function.
    Function(Function) as_function as_function_mut,
    /// An aggregate.
    Aggregate(Function) as_aggregate as_aggregate_mut,
    /// An operator.
    Operator(Operator) as_operator as_operator_mut,
    /// An access method.
    AccessMethod(AccessMethod) as_access_method as_access_method_mut,
    /// An operator class.
    OperatorClass(OperatorClass) as_operator_class as_operator_class_mut,
    /// An operator family.
    OperatorFamily(OperatorFamily) as_operator_family as_operator_family_mut,
    /// A collation.
    Collation(Collation) as_collation as_collation_mut,
    /// A conversion.
    Conversion(Conversion) as_conversion as_conversion_mut,
    /// A table, view, sequence, composite type's relation and so on.
    Table(Box<Table>) as_table as_table_mut,
    /// A partition's ATTACH.
    TableAttach(Attach) as_table_attach as_table_attach_mut,
    /// A column's default.
    AttrDef(AttrDef) as_attr_def as_attr_def_mut,
    /// An index.
    Index(Index) as_index as_index_mut,
    /// A partition index's ATTACH.
    IndexAttach(Attach) as_index_attach as_index_attach_mut,
    /// Optimizer statistics of a relation.
    RelationStatistics(RelationStatistics) as_relation_statistics as_relation_statistics_mut,
    /// A CREATE STATISTICS object.
    ExtendedStatistics(ExtendedStatistics) as_extended_statistics as_extended_statistics_mut,
    /// A rewrite rule.
    Rule(Rule) as_rule as_rule_mut,
    /// A trigger.
    Trigger(Trigger) as_trigger as_trigger_mut,
    /// A constraint that is no foreign key.
    Constraint(Constraint) as_constraint as_constraint_mut,
    /// A foreign key.
    ForeignKey(Constraint) as_foreign_key as_foreign_key_mut,
    /// A procedural language.
    Language(Language) as_language as_language_mut,
    /// A cast.
    Cast(Cast) as_cast as_cast_mut,
    /// A transform.
    Transform(Transform) as_transform as_transform_mut,
    /// The rows of a table.
    TableData(TableData) as_table_data as_table_data_mut,
    /// The state of a sequence.
    SequenceSet(TableData) as_sequence_set as_sequence_set_mut,
    /// The REFRESH of a materialized view.
    RefreshMatview(TableData) as_refresh_matview as_refresh_matview_mut,
    /// A text search parser.
    TsParser(TsParser) as_ts_parser as_ts_parser_mut,
    /// A text search dictionary.
    TsDictionary(TsDictionary) as_ts_dictionary as_ts_dictionary_mut,
    /// A text search template.
    TsTemplate(TsTemplate) as_ts_template as_ts_template_mut,
    /// A text search configuration.
    TsConfiguration(TsConfiguration) as_ts_configuration as_ts_configuration_mut,
    /// A foreign-data wrapper.
    ForeignDataWrapper(ForeignDataWrapper) as_foreign_data_wrapper as_foreign_data_wrapper_mut,
    /// A foreign server.
    ForeignServer(ForeignServer) as_foreign_server as_foreign_server_mut,
    /// Default privileges.
    DefaultAcl(DefaultAcl) as_default_acl as_default_acl_mut,
    /// Large objects of one owner and ACL.
    LargeObjects(LargeObjects) as_large_objects as_large_objects_mut,
    /// The contents of large objects: of the [`LargeObjects`] with this id.
    LargeObjectsData(DumpId) as_large_objects_data as_large_objects_data_mut,
    /// The end of the pre-data section.
    PreDataBoundary(()) as_pre_data_boundary as_pre_data_boundary_mut,
    /// The beginning of the post-data section.
    PostDataBoundary(()) as_post_data_boundary as_post_data_boundary_mut,
    /// An event trigger.
    EventTrigger(EventTrigger) as_event_trigger as_event_trigger_mut,
    /// A policy, or that row security is enabled.
    Policy(Policy) as_policy as_policy_mut,
    /// A publication.
    Publication(Publication) as_publication as_publication_mut,
    /// A table of a publication.
    PublicationTable(PublicationTable) as_publication_table as_publication_table_mut,
    /// A schema of a publication.
    PublicationSchema(PublicationSchema) as_publication_schema as_publication_schema_mut,
    /// A subscription.
    Subscription(Subscription) as_subscription as_subscription_mut,
}
