//! Objects by kind, schema and name, and where that is not enough by the rest of their natural key, so
//! that it does not matter in which order they were made (pg_dump_sort.c `DOTypeNameCompare`).

use std::cmp::Ordering;

use dumpkit_formats::postgres::archive::DumpId;

use crate::model::object::{Body, Constraint, Object, Objects, catalog};

/// The numbers of all objects in that order.
pub(super) fn sorted(objects: &Objects) -> Vec<DumpId> {
    let mut keys: Vec<Key<'_>> = objects.iter().map(|object| Key::new(objects, object)).collect();
    keys.sort_by(|a, b| a.cmp_common(b).then_with(|| tie(objects, a.object, b.object)));
    keys.into_iter().map(|key| key.object.dump_id).collect()
}

/// What decides between most objects.
struct Key<'a> {
    priority: u8,
    /// Those without a schema come after those with one.
    no_namespace: bool,
    namespace: &'a [u8],
    name: &'a [u8],
    kind: u8,
    object: &'a Object,
}

impl<'a> Key<'a> {
    fn new(objects: &'a Objects, object: &'a Object) -> Self {
        let namespace = objects.namespace_name(object);
        let (priority, kind) = rank(&object.body);
        Key {
            priority,
            no_namespace: namespace.is_none(),
            namespace: namespace.map(|name| &name[..]).unwrap_or_default(),
            name: &object.name,
            kind,
            object,
        }
    }

    fn cmp_common(&self, other: &Self) -> Ordering {
        let key = |k: &Self| (k.priority, k.no_namespace);
        key(self)
            .cmp(&key(other))
            .then_with(|| self.namespace.cmp(other.namespace))
            .then_with(|| self.name.cmp(other.name))
            .then_with(|| self.kind.cmp(&other.kind))
    }
}

/// When a kind comes, and its place among the kinds that come with it.
///
/// The numbers follow `dbObjectTypePriority` and `DumpableObjectType`. Casts come before functions, though
/// they use them: the server says of a view that it depends on a cast's function and not on the cast, so
/// that the function, pulled before the cast, pulls both before the view. Triggers come when all data is
/// there, event triggers when all objects are, and a REFRESH may read anything.
fn rank(body: &Body) -> (u8, u8) {
    use Body as B;
    match body {
        B::Namespace(_) => (1, 0),
        B::Language(_) => (2, 22),
        B::Collation(_) => (3, 10),
        B::Transform(_) => (4, 34),
        B::Extension(_) => (5, 1),
        B::Type(_) => (6, 2),
        B::ShellType(_) => (6, 3),
        B::Cast(_) => (7, 23),
        B::Function(_) => (8, 4),
        B::Aggregate(_) => (9, 5),
        B::AccessMethod(_) => (10, 7),
        B::Operator(_) => (11, 6),
        B::OperatorClass(_) => (12, 8),
        B::OperatorFamily(_) => (12, 9),
        B::Conversion(_) => (13, 11),
        B::TsParser(_) => (14, 27),
        B::TsTemplate(_) => (15, 29),
        B::TsDictionary(_) => (16, 28),
        B::TsConfiguration(_) => (17, 30),
        B::ForeignDataWrapper(_) => (18, 31),
        B::ForeignServer(_) => (19, 32),
        B::Table(_) => (20, 12),
        B::TableAttach(_) => (21, 13),
        B::DummyType(_) => (22, 26),
        B::AttrDef(_) => (23, 14),
        B::PreDataBoundary(()) => (24, 37),
        B::TableData(_) => (25, 24),
        B::SequenceSet(_) => (26, 25),
        B::LargeObjects(_) => (27, 35),
        B::LargeObjectsData(_) => (28, 36),
        B::RelationStatistics(_) => (29, 45),
        B::PostDataBoundary(()) => (30, 38),
        B::Constraint(_) => (31, 20),
        B::Index(_) => (32, 15),
        B::IndexAttach(_) => (33, 16),
        B::ExtendedStatistics(_) => (34, 17),
        B::Rule(_) => (35, 18),
        B::Trigger(_) => (36, 19),
        B::ForeignKey(_) => (37, 21),
        B::Policy(_) => (38, 41),
        B::Publication(_) => (39, 42),
        B::PublicationTable(_) => (40, 43),
        B::PublicationSchema(_) => (41, 44),
        B::Subscription(_) => (42, 46),
        B::DefaultAcl(_) => (44, 33),
        B::EventTrigger(_) => (45, 39),
        B::RefreshMatview(_) => (46, 40),
    }
}

/// Between objects of one kind, schema and name.
fn tie(objects: &Objects, a: &Object, b: &Object) -> Ordering {
    use Body as B;
    let name = |id: DumpId| objects.get(id).map(|object| &object.name[..]);
    let opt_name = |id: Option<DumpId>| id.and_then(name);
    let decided = match (&a.body, &b.body) {
        (B::Function(x), B::Function(y)) | (B::Aggregate(x), B::Aggregate(y)) => {
            let types = x.arg_types.iter().zip(&y.arg_types);
            x.arg_types.len().cmp(&y.arg_types.len()).then_with(|| first_difference(types.map(|(x, y)| by_type(objects, *x, *y))))
        }
        // Prefix, postfix, infix: `l` and `r` come before `b`, from the back.
        (B::Operator(x), B::Operator(y)) => {
            y.kind.cmp(&x.kind).then_with(|| by_type(objects, x.left, y.left)).then_with(|| by_type(objects, x.right, y.right))
        }
        (B::OperatorClass(x), B::OperatorClass(y)) => by_access_method(objects, x.method, y.method),
        (B::OperatorFamily(x), B::OperatorFamily(y)) => by_access_method(objects, x.method, y.method),
        (B::Collation(x), B::Collation(y)) => x.encoding.cmp(&y.encoding),
        (B::AttrDef(x), B::AttrDef(y)) => x.column.cmp(&y.column),
        (B::Policy(x), B::Policy(y)) => name(x.table).cmp(&name(y.table)),
        (B::Rule(x), B::Rule(y)) => opt_name(x.table).cmp(&opt_name(y.table)),
        (B::Trigger(x), B::Trigger(y)) => name(x.table).cmp(&name(y.table)),
        // Domains before tables, as their own definitions are.
        (B::Constraint(x), B::Constraint(y)) | (B::ForeignKey(x), B::ForeignKey(y)) => {
            let key = |c: &Constraint| (c.domain.is_none(), opt_name(c.domain.or(c.table)).map(<[u8]>::to_vec));
            key(x).cmp(&key(y))
        }
        (B::DefaultAcl(x), B::DefaultAcl(y)) => x.role[..].cmp(&y.role[..]),
        (B::PublicationTable(x), B::PublicationTable(y)) => name(x.publication).cmp(&name(y.publication)),
        (B::PublicationSchema(x), B::PublicationSchema(y)) => name(x.publication).cmp(&name(y.publication)),
        _ => Ordering::Equal,
    };
    decided.then_with(|| a.catalog_id.oid.cmp(&b.catalog_id.oid))
}

fn first_difference(mut comparisons: impl Iterator<Item = Ordering>) -> Ordering {
    comparisons.find(|c| c.is_ne()).unwrap_or(Ordering::Equal)
}

/// By schema and name (`pgTypeNameCompare`); a type that is not known decides nothing.
fn by_type(objects: &Objects, a: u32, b: u32) -> Ordering {
    if a == b {
        return Ordering::Equal;
    }
    let (Some(a), Some(b)) = (objects.by_oid(catalog::TYPE, a), objects.by_oid(catalog::TYPE, b)) else { return Ordering::Equal };
    let key = |object| objects.namespace_name(object).map(|name| &name[..]);
    key(a).cmp(&key(b)).then_with(|| a.name[..].cmp(&b.name[..]))
}

fn by_access_method(objects: &Objects, a: u32, b: u32) -> Ordering {
    let (Some(a), Some(b)) = (objects.by_oid(catalog::AM, a), objects.by_oid(catalog::AM, b)) else { return Ordering::Equal };
    a.name[..].cmp(&b.name[..])
}
