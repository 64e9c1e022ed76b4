//! psql-style patterns as conditions of a query, for the server to match.
//!
//! Source: `processSQLNamePattern` in src/fe_utils/string_utils.c.

use dumpkit_formats::postgres::encoding::Encoding;
use dumpkit_formats::postgres::sql::quote_literal;

use super::pattern::{Atom, put_regex, split};

/// What a pattern is matched against.
#[derive(Debug, Clone, Copy)]
pub struct Columns {
    /// The column of the name, such as `c.relname`.
    pub name: &'static str,
    /// The column of its schema's name, and what makes an object visible without one. None: the names
    /// have no schema, and dots do not divide.
    pub schema: Option<(&'static str, &'static str)>,
}

/// How the server reads what it is sent.
#[derive(Debug, Clone, Copy)]
pub struct Dialect {
    /// `client_encoding`
    pub encoding: Encoding,
    /// `standard_conforming_strings`
    pub std_strings: bool,
    /// Whether the columns of names have the collation "C" (12 and newer): the database's own is then
    /// to be named.
    pub names_collate_c: bool,
}

/// A pattern as conditions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conditions {
    /// They are to be joined by AND; may be none.
    pub conditions: Vec<Vec<u8>>,
    /// How many dots outside of quotes the pattern has.
    pub dots: usize,
    /// The database that it names: not a pattern.
    pub database: Vec<u8>,
}

impl Conditions {
    /// Reads a pattern. It is the caller who refuses one with too many dots, or of another database.
    pub fn new(pattern: &[u8], columns: Columns, dialect: Dialect) -> Self {
        let mut parts = split(pattern, dialect.encoding);
        let dots = parts.len() - 1;
        let name = parts.pop().unwrap_or_default();
        let mut conditions = Vec::new();
        conditions.extend(condition(columns.name, &name, dialect));
        let mut database = Vec::new();
        if let Some((column, visible)) = columns.schema {
            match parts.pop() {
                Some(schema) => conditions.extend(condition(column, &schema, dialect)),
                None => conditions.push(visible.into()),
            }
            database = parts.pop().unwrap_or_default().iter().map(|atom| atom.byte).collect();
        }
        Conditions { conditions, dots, database }
    }

    /// The conditions behind a WHERE or AND, each on a line; empty if there are none.
    pub fn clause(&self, first: &str) -> Vec<u8> {
        let mut out = Vec::new();
        for (i, condition) in self.conditions.iter().enumerate() {
            out.extend_from_slice(if i == 0 { first } else { " AND " }.as_bytes());
            out.extend_from_slice(condition);
        }
        out
    }
}

/// A condition on one column; none for a pattern that all names match.
fn condition(column: &str, part: &[Atom], dialect: Dialect) -> Option<Vec<u8>> {
    let mut regex = b"^(".to_vec();
    put_regex(&mut regex, part, Vec::push);
    regex.extend_from_slice(b")$");
    if regex == b"^(.*)$" {
        return None;
    }
    // Whatever the search path is, the operators are those of pg_catalog.
    let mut out = format!("{column} OPERATOR(pg_catalog.~) ").into_bytes();
    quote_literal(&mut out, &regex, dialect.encoding, dialect.std_strings);
    if dialect.names_collate_c {
        out.extend_from_slice(b" COLLATE pg_catalog.default");
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLES: Columns = Columns { name: "c.relname", schema: Some(("n.nspname", "visible(c.oid)")) };

    fn clause(pattern: &[u8], columns: Columns, encoding: Encoding) -> (String, usize, Vec<u8>) {
        let dialect = Dialect { encoding, std_strings: true, names_collate_c: false };
        let read = Conditions::new(pattern, columns, dialect);
        (String::from_utf8_lossy(&read.clause("WHERE ")).into_owned(), read.dots, read.database)
    }

    #[test]
    fn patterns_become_regular_expressions() {
        let sql = |pattern: &str| clause(pattern.as_bytes(), TABLES, Encoding::Utf8).0;
        assert_eq!(sql("T?"), "WHERE c.relname OPERATOR(pg_catalog.~) '^(t.)$' AND visible(c.oid)");
        assert_eq!(sql("*"), "WHERE visible(c.oid)");
        assert_eq!(sql("*.*"), "");
        assert_eq!(sql("App.*"), "WHERE n.nspname OPERATOR(pg_catalog.~) '^(app)$'");
        assert_eq!(
            sql("\"A.b\".\"it's$|\"\"x[]\""),
            "WHERE c.relname OPERATOR(pg_catalog.~) '^(it''s\\$\\|\"x\\[\\])$' AND n.nspname OPERATOR(pg_catalog.~) '^(A\\.b)$'"
        );
    }

    #[test]
    fn dots_are_counted_and_the_database_is_kept() {
        assert_eq!(clause(b"Db.s.t", TABLES, Encoding::Utf8).1, 2);
        assert_eq!(clause(b"Db.s.t", TABLES, Encoding::Utf8).2, b"db");
        let schemas = Columns { name: "n.nspname", schema: None };
        assert_eq!(clause(b"a.b", schemas, Encoding::Utf8).1, 1);
        assert_eq!(clause(b"a.b", schemas, Encoding::Utf8).2, b"");
    }

    #[test]
    fn a_second_byte_that_looks_like_ascii_means_nothing() {
        // 0x83 0x5c is one character of Shift JIS.
        let dialect = Dialect { encoding: Encoding::Sjis, std_strings: true, names_collate_c: false };
        let read = Conditions::new(b"\"\x83\x5c.\"", Columns { name: "x", schema: None }, dialect);
        assert_eq!(read.clause(""), b"x OPERATOR(pg_catalog.~) '^(\x83\x5c\\.)$'");
    }

    #[test]
    fn names_are_matched_in_the_collation_of_the_database() {
        let dialect = Dialect { encoding: Encoding::Utf8, std_strings: true, names_collate_c: true };
        let read = Conditions::new(b"a", Columns { name: "x", schema: None }, dialect);
        assert_eq!(read.clause("AND "), b"AND x OPERATOR(pg_catalog.~) '^(a)$' COLLATE pg_catalog.default");
    }
}
