//! Loops that nothing good could be done about.

use std::fmt;

use crate::model::object::{Body, Object, Objects};

/// Something odd, with what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// What it is.
    pub text: &'static str,
    /// Its objects.
    pub details: Vec<String>,
    /// What to do about it.
    pub hints: &'static [&'static str],
}

impl Warning {
    /// Rows of tables that reference each other, in a dump without definitions.
    pub(super) fn circular_foreign_keys(members: &[&Object]) -> Self {
        let text = match members {
            [_] => "there are circular foreign-key constraints on this table:",
            _ => "there are circular foreign-key constraints among these tables:",
        };
        Warning {
            text,
            details: members.iter().map(|object| object.name.to_string()).collect(),
            hints: &[
                "You might not be able to restore the dump without using --disable-triggers or temporarily dropping the constraints.",
                "Consider using a full dump instead of a --data-only dump to avoid this problem.",
            ],
        }
    }

    /// Any other loop.
    pub(super) fn unknown_loop(objects: &Objects, members: &[&Object]) -> Self {
        let details = members.iter().map(|object| describe(objects, object)).collect();
        Warning { text: "could not resolve dependency loop among these items:", details, hints: &[] }
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.text, self.details.join(", "))
    }
}

/// An object for who has to find it (pg_dump_sort.c `describeDumpableObject`).
fn describe(objects: &Objects, object: &Object) -> String {
    use Body as B;
    let (id, oid, name) = (object.dump_id, object.catalog_id.oid, &object.name);
    let what = match &object.body {
        B::Namespace(_) => "SCHEMA",
        B::Extension(_) => "EXTENSION",
        B::Type(_) => "TYPE",
        B::ShellType(_) => "SHELL TYPE",
        B::DummyType(_) => "DUMMY TYPE",
        B::Function(_) => "FUNCTION",
        B::Aggregate(_) => "AGGREGATE",
        B::Operator(_) => "OPERATOR",
        B::AccessMethod(_) => "ACCESS METHOD",
        B::OperatorClass(_) => "OPERATOR CLASS",
        B::OperatorFamily(_) => "OPERATOR FAMILY",
        B::Collation(_) => "COLLATION",
        B::Conversion(_) => "CONVERSION",
        B::Table(_) => "TABLE",
        B::Index(_) => "INDEX",
        B::ExtendedStatistics(_) => "STATISTICS",
        B::RelationStatistics(_) => "RELATION STATISTICS FOR",
        B::RefreshMatview(_) => "REFRESH MATERIALIZED VIEW",
        B::Rule(_) => "RULE",
        B::Trigger(_) => "TRIGGER",
        B::Constraint(_) => "CONSTRAINT",
        B::ForeignKey(_) => "FK CONSTRAINT",
        B::Language(_) => "PROCEDURAL LANGUAGE",
        B::TableData(_) => "TABLE DATA",
        B::SequenceSet(_) => "SEQUENCE SET",
        B::TsParser(_) => "TEXT SEARCH PARSER",
        B::TsDictionary(_) => "TEXT SEARCH DICTIONARY",
        B::TsTemplate(_) => "TEXT SEARCH TEMPLATE",
        B::TsConfiguration(_) => "TEXT SEARCH CONFIGURATION",
        B::ForeignDataWrapper(_) => "FOREIGN DATA WRAPPER",
        B::ForeignServer(_) => "FOREIGN SERVER",
        B::DefaultAcl(_) => "DEFAULT ACL",
        B::TableAttach(_) => return format!("TABLE ATTACH {name}  (ID {id})"),
        B::IndexAttach(_) => return format!("INDEX ATTACH {name}  (ID {id})"),
        B::AttrDef(body) => {
            let table = objects.get(body.table).map(|table| &table.name);
            let column = objects.table(body.table).and_then(|table| table.columns.get(body.column.checked_sub(1)?));
            let [table, column] = [table, column.map(|column| &column.name)].map(|name| name.map(ToString::to_string).unwrap_or_default());
            return format!("ATTRDEF {table}.{column}  (ID {id} OID {oid})");
        }
        B::EventTrigger(_) => return format!("EVENT TRIGGER {name} (ID {id} OID {oid})"),
        B::Cast(body) => return format!("CAST {} to {}  (ID {id} OID {oid})", body.source, body.target),
        B::Transform(body) => return format!("TRANSFORM {} lang {}  (ID {id} OID {oid})", body.of_type, body.language),
        B::LargeObjects(_) => return format!("LARGE OBJECT  (ID {id} OID {oid})"),
        B::LargeObjectsData(_) => return format!("LARGE OBJECT DATA  (ID {id})"),
        B::Policy(_) => return format!("POLICY (ID {id} OID {oid})"),
        B::Publication(_) => return format!("PUBLICATION (ID {id} OID {oid})"),
        B::PublicationTable(_) => return format!("PUBLICATION TABLE (ID {id} OID {oid})"),
        B::PublicationSchema(_) => return format!("PUBLICATION TABLES IN SCHEMA (ID {id} OID {oid})"),
        B::Subscription(_) => return format!("SUBSCRIPTION (ID {id} OID {oid})"),
        B::PreDataBoundary(()) => return format!("PRE-DATA BOUNDARY  (ID {id})"),
        B::PostDataBoundary(()) => return format!("POST-DATA BOUNDARY  (ID {id})"),
    };
    format!("{what} {name}  (ID {id} OID {oid})")
}
