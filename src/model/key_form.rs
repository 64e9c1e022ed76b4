//! When two values of a type are equal, told from their texts.
//!
//! | types | texts of equal values |
//! |---|---|
//! | integers, `numeric` | alike but for zeros after the point: `1.0` and `1.00` |
//! | `real`, `double precision` | alike but for `-0` and `0` |
//! | `character(n)` | alike but for blanks at the end |
//! | `text`, `varchar`, `uuid`, `bytea`, `date`, `timestamp`, enums and the like | alike |
//! | `interval`, `jsonb`, `citext`, ranges, composites, types of extensions | not always alike: not checked |
//! | text in a nondeterministic collation | not always alike: not checked |
//!
//! A domain is as its base type; an array as its elements, where those have one text only.

use std::collections::{HashMap, HashSet};

use dumpkit_formats::postgres::archive::{EntryKind, Toc};
use dumpkit_formats::postgres::sql::TypeName;

/// How the text of a value is made comparable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// It is, within its own type.
    Exact(Family),
    /// Zeros after the point go.
    Number,
    /// `-0` becomes `0`.
    Float,
    /// Blanks at the end go.
    Padded,
}

/// Types whose texts can be compared with each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Family {
    /// `text`, `varchar`, `name`.
    Text,
    /// Any one type, told apart by a number.
    Own(u64),
}

impl Form {
    /// Whether values of both, made comparable, are equal when their texts are.
    pub fn compares_with(self, other: Form) -> bool {
        let textual = |form| matches!(form, Form::Padded | Form::Exact(Family::Text));
        self == other || (textual(self) && textual(other))
    }

    /// Makes the value that begins at `start` comparable.
    pub fn apply(self, values: &mut Vec<u8>, start: usize) {
        let value = &values[start..];
        match self {
            Form::Exact(_) => {}
            Form::Number => {
                if value.contains(&b'.') {
                    let len = trimmed(value, b'0');
                    values.truncate(start + trimmed(&value[..len], b'.'));
                }
            }
            Form::Float => {
                if value == b"-0" {
                    values.remove(start);
                }
            }
            Form::Padded => values.truncate(start + trimmed(value, b' ')),
        }
    }
}

/// How long `value` is without such bytes at its end.
fn trimmed(value: &[u8], byte: u8) -> usize {
    value.iter().rposition(|b| *b != byte).map_or(0, |last| last + 1)
}

/// Built-in types whose equal values have one text, as pg_dump names them.
const EXACT: &[&str] = &[
    "boolean",
    "bytea",
    "\"char\"",
    "date",
    "time without time zone",
    "time with time zone",
    "timestamp without time zone",
    "timestamp with time zone",
    "uuid",
    "oid",
    "inet",
    "cidr",
    "macaddr",
    "macaddr8",
    "bit",
    "bit varying",
    "money",
    "pg_lsn",
    "xid",
    "xid8",
    "tid",
];

const SPELLINGS: &str = "whose equal values may have several spellings";

type Defined<'a> = (&'a EntryKind, &'a [u8]);

/// The types that an archive defines.
pub struct Types<'a> {
    /// Kind and definition, by schema and name.
    defined: HashMap<(&'a [u8], &'a [u8]), Defined<'a>>,
    /// Names of collations under which different texts may be equal.
    loose: HashSet<&'a [u8]>,
}

impl<'a> Types<'a> {
    /// Reads what the archive defines.
    pub fn new(toc: &'a Toc) -> Self {
        let mut types = Types { defined: HashMap::new(), loose: HashSet::new() };
        for entry in toc.entries() {
            match entry.kind {
                EntryKind::Type | EntryKind::Domain => {
                    types.defined.insert((entry.namespace_bytes(), entry.tag_bytes()), (&entry.kind, entry.defn_bytes()));
                }
                EntryKind::Collation if memchr::memmem::find(entry.defn_bytes(), b"deterministic = false").is_some() => {
                    types.loose.insert(entry.tag_bytes());
                }
                _ => {}
            }
        }
        types
    }

    /// The form of a type that is named in schema `namespace`; or why it has none.
    pub fn form(&self, name: &TypeName, namespace: &[u8]) -> Result<Form, &'static str> {
        self.resolve(name, namespace, 0)
    }

    fn resolve(&self, name: &TypeName, namespace: &[u8], depth: u32) -> Result<Form, &'static str> {
        let built_in = name.schema.as_deref().is_none_or(|s| s == b"pg_catalog");
        let element = match self.defined.get(&(name.schema.as_deref().unwrap_or(namespace), &*name.name)) {
            Some((kind, definition)) => self.defined_form(kind, definition, name, namespace, depth)?,
            None if built_in => built_in_form(name)?,
            None => return Err("which the archive does not define"),
        };
        if !name.array {
            return Ok(element);
        }
        match element {
            Form::Exact(family) => Ok(Form::Exact(Family::Own(fingerprint(&[b"array", format!("{family:?}").as_bytes()])))),
            _ => Err(SPELLINGS),
        }
    }

    fn defined_form(
        &self,
        kind: &EntryKind,
        definition: &[u8],
        name: &TypeName,
        namespace: &[u8],
        depth: u32,
    ) -> Result<Form, &'static str> {
        if *kind == EntryKind::Type {
            // The labels of an enum are equal when they are the same.
            let is_enum = memchr::memmem::find(definition, b" AS ENUM (").is_some();
            let own = fingerprint(&[name.schema.as_deref().unwrap_or(namespace), &name.name]);
            return if is_enum { Ok(Form::Exact(Family::Own(own))) } else { Err(SPELLINGS) };
        }
        if depth > 8 {
            return Err("a domain over too many others");
        }
        let base = TypeName::under_domain(definition).map_err(|_| "which is not understood")?;
        let form = self.resolve(&base, namespace, depth + 1)?;
        self.collation_allows(form, definition)
    }

    /// Refuses text in a table or domain that names a nondeterministic collation.
    pub fn collation_allows(&self, form: Form, definition: &[u8]) -> Result<Form, &'static str> {
        let textual = matches!(form, Form::Padded | Form::Exact(Family::Text));
        if textual && self.loose.iter().any(|name| memchr::memmem::find(definition, name).is_some()) {
            return Err("and its table uses a nondeterministic collation");
        }
        Ok(form)
    }
}

fn built_in_form(name: &TypeName) -> Result<Form, &'static str> {
    let text = std::str::from_utf8(&name.name).unwrap_or_default();
    match text {
        "smallint" | "integer" | "bigint" | "numeric" => Ok(Form::Number),
        "real" | "double precision" => Ok(Form::Float),
        "text" | "character varying" | "name" => Ok(Form::Exact(Family::Text)),
        "character" => Ok(Form::Padded),
        "char" if name.quoted => Ok(Form::Exact(Family::Own(0))),
        _ if EXACT.contains(&text) => Ok(Form::Exact(Family::Own(fingerprint(&[text.as_bytes()])))),
        _ => Err(SPELLINGS),
    }
}

/// A number for a type: FNV-1a over its name.
fn fingerprint(parts: &[&[u8]]) -> u64 {
    let bytes = parts.iter().flat_map(|part| part.iter().chain(&[0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_values_get_equal_texts() {
        let cases: &[(Form, &[u8], &[u8])] = &[
            (Form::Number, b"1.00", b"1"),
            (Form::Number, b"1.50", b"1.5"),
            (Form::Number, b"100", b"100"),
            (Form::Number, b"0.00", b"0"),
            (Form::Float, b"-0", b"0"),
            (Form::Float, b"-0.5", b"-0.5"),
            (Form::Padded, b"ab  ", b"ab"),
            (Form::Exact(Family::Text), b"1.0 ", b"1.0 "),
        ];
        for (form, value, wanted) in cases {
            let mut values = [b"before", *value].concat();
            form.apply(&mut values, 6);
            assert_eq!(&values[6..], *wanted);
        }
    }
}
