//! What a column holds, for formats that have types of their own: PostgreSQL's built-in types, and
//! of an archive's own types what they are made of.

use std::collections::HashMap;

use dumpkit_formats::postgres::archive::{EntryKind, Toc, TocEntry};
use dumpkit_formats::postgres::sql::TypeName;

/// A single value's type. Everything that is not listed is [`Scalar::Text`]: its text is the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scalar {
    /// `boolean`.
    Bool,
    /// `smallint`.
    Int2,
    /// `integer`.
    Int4,
    /// `bigint`.
    Int8,
    /// `oid`: a number of 32 bits without sign.
    Oid,
    /// `real`.
    Float4,
    /// `double precision`.
    Float8,
    /// `numeric`, with precision and scale if they are declared.
    Numeric(Option<(u32, i32)>),
    /// `json` and `jsonb`.
    Json,
    /// `bytea`.
    Bytea,
    /// `date`.
    Date,
    /// `time without time zone`.
    Time,
    /// `timestamp without time zone`.
    Timestamp,
    /// `timestamp with time zone`.
    TimestampTz,
    /// `uuid`.
    Uuid,
    /// Any other type, as its text.
    Text,
}

/// A column's type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnType {
    /// One value.
    Scalar(Scalar),
    /// An array of any dimensions. Of element types whose delimiter is not known (user-defined base
    /// types, types of extensions) an array is a text.
    Array {
        /// What is in it.
        element: Scalar,
        /// What separates the elements: a comma, but for `box`.
        delimiter: u8,
    },
}

impl ColumnType {
    /// Text: what a column is that nothing is known of.
    pub const TEXT: ColumnType = ColumnType::Scalar(Scalar::Text);
}

/// The types that an archive defines, by schema and name.
pub struct Types<'a>(HashMap<(&'a [u8], &'a [u8]), &'a TocEntry>);

/// Domains over domains; the server has no bound, a damaged archive may have a circle.
const MAX_DOMAIN_DEPTH: usize = 32;

impl<'a> Types<'a> {
    /// Those of `toc`.
    pub fn new(toc: &'a Toc) -> Self {
        let types = toc.entries().iter().filter(|e| matches!(e.kind, EntryKind::Type | EntryKind::Domain));
        Types(types.map(|e| ((e.namespace_bytes(), e.tag_bytes()), e)).collect())
    }

    /// The entry that defines a type.
    pub fn entry(&self, schema: &[u8], name: &[u8]) -> Option<&'a TocEntry> {
        self.0.get(&(schema, name)).copied()
    }

    /// What values of the type are made of.
    pub fn resolve(&self, name: &TypeName) -> ColumnType {
        self.resolve_to(name, MAX_DOMAIN_DEPTH)
    }

    fn resolve_to(&self, name: &TypeName, depth: usize) -> ColumnType {
        let (scalar, delimiter) = match &name.schema {
            None => (built_in(name), Some(if !name.quoted && name.name == "box" { b';' } else { b',' })),
            Some(schema) => match self.entry(schema, &name.name) {
                Some(entry) if entry.kind == EntryKind::Domain && depth > 0 => {
                    match TypeName::under_domain(entry.defn_bytes()).map_or(ColumnType::TEXT, |base| self.resolve_to(&base, depth - 1)) {
                        ColumnType::Scalar(scalar) => (scalar, Some(b',')),
                        // An array of a domain over arrays keeps each array as a text.
                        array if !name.array => return array,
                        ColumnType::Array { .. } => (Scalar::Text, Some(b',')),
                    }
                }
                Some(entry) => (Scalar::Text, has_comma(entry).then_some(b',')),
                None => (Scalar::Text, None),
            },
        };
        match delimiter {
            Some(delimiter) if name.array => ColumnType::Array { element: scalar, delimiter },
            _ if name.array => ColumnType::TEXT,
            _ => ColumnType::Scalar(scalar),
        }
    }
}

/// Enums, composites, ranges: the server gives their arrays a comma. A base type says its own.
fn has_comma(entry: &TocEntry) -> bool {
    let is = |what: &[u8]| memchr::memmem::find(entry.defn_bytes(), what).is_some();
    is(b" AS ENUM") || is(b" AS RANGE") || is(b" AS (")
}

fn built_in(name: &TypeName) -> Scalar {
    if name.quoted {
        return Scalar::Text;
    }
    match &*name.name {
        b"boolean" | b"bool" => Scalar::Bool,
        b"smallint" | b"int2" => Scalar::Int2,
        b"integer" | b"int" | b"int4" => Scalar::Int4,
        b"bigint" | b"int8" => Scalar::Int8,
        b"oid" => Scalar::Oid,
        b"real" | b"float4" => Scalar::Float4,
        b"double precision" | b"float8" => Scalar::Float8,
        b"numeric" | b"decimal" => Scalar::Numeric(precision(name)),
        b"json" | b"jsonb" => Scalar::Json,
        b"bytea" => Scalar::Bytea,
        b"date" => Scalar::Date,
        b"time" | b"time without time zone" => Scalar::Time,
        b"timestamp" | b"timestamp without time zone" => Scalar::Timestamp,
        b"timestamp with time zone" | b"timestamptz" => Scalar::TimestampTz,
        b"uuid" => Scalar::Uuid,
        _ => Scalar::Text,
    }
}

fn precision(name: &TypeName) -> Option<(u32, i32)> {
    fn number<N: std::str::FromStr>(text: &[u8]) -> Option<N> {
        std::str::from_utf8(text).ok()?.trim().parse().ok()
    }
    match name.modifiers.as_slice() {
        [precision] => Some((number(precision)?, 0)),
        [precision, scale] => Some((number(precision)?, number(scale)?)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use dumpkit_formats::Text;

    use super::super::columns::tests::toc_of;
    use super::*;

    #[test]
    fn types_are_what_they_are_made_of() {
        let toc = toc_of(&[
            (
                EntryKind::Domain,
                "positive",
                "CREATE DOMAIN s.positive AS integer DEFAULT 1 NOT NULL\n\tCONSTRAINT positive_check CHECK ((VALUE > 0));\n",
            ),
            (EntryKind::Domain, "both", "CREATE DOMAIN s.both AS s.positive\n\tCONSTRAINT c CHECK (((VALUE)::integer < 1000));\n"),
            (EntryKind::Domain, "ints", "CREATE DOMAIN s.ints AS integer[] DEFAULT '{1,2}'::integer[];\n"),
            (EntryKind::Domain, "circle", "CREATE DOMAIN s.circle AS s.circle;\n"),
            (EntryKind::Type, "mood", "CREATE TYPE s.mood AS ENUM (\n    'sad'\n);\n"),
            (EntryKind::Type, "base", "CREATE TYPE s.base (\n    INPUT = s.base_in,\n    DELIMITER = '|'\n);\n"),
        ]);
        let types = Types::new(&toc);
        let resolve = |text: &str| types.resolve(&TypeName::parse(text.as_bytes()).expect("a type"));
        let array = |element| ColumnType::Array { element, delimiter: b',' };
        assert_eq!(resolve("numeric(12,2)"), ColumnType::Scalar(Scalar::Numeric(Some((12, 2)))));
        assert_eq!(resolve("numeric"), ColumnType::Scalar(Scalar::Numeric(None)));
        assert_eq!(resolve("timestamp(3) with time zone"), ColumnType::Scalar(Scalar::TimestampTz));
        assert_eq!(resolve("time with time zone"), ColumnType::TEXT);
        assert_eq!(resolve("\"char\""), ColumnType::TEXT);
        assert_eq!(resolve("s.positive"), ColumnType::Scalar(Scalar::Int4));
        assert_eq!(resolve("s.both[]"), array(Scalar::Int4));
        assert_eq!(resolve("s.ints"), array(Scalar::Int4));
        assert_eq!(resolve("s.ints[]"), array(Scalar::Text));
        assert_eq!(resolve("s.circle"), ColumnType::TEXT);
        assert_eq!(resolve("s.mood[]"), array(Scalar::Text));
        assert_eq!(resolve("s.base[]"), ColumnType::TEXT);
        assert_eq!(resolve("s.geometry[]"), ColumnType::TEXT);
        assert_eq!(resolve("box[]"), ColumnType::Array { element: Scalar::Text, delimiter: b';' });
        assert!(types.entry(b"s", b"mood").is_some_and(|e| e.tag == Some(Text::from("mood"))));
    }
}
