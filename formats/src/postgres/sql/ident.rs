//! Names and string literals, quoted as pg_dump quotes them.
//!
//! Sources: fe_utils/string_utils.c `fmtIdEnc`, `appendStringLiteral`; src/include/parser/kwlist.h of
//! PostgreSQL 18.

use std::fmt;

use super::lexer::Lexer;
use crate::postgres::encoding::{Char, Encoding};
use crate::{Result, Text};

/// A name with its schema, if it has one. Displayed with the quotes it needs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QualifiedName {
    /// The schema.
    pub schema: Option<Text>,
    /// The name.
    pub name: Text,
}

impl QualifiedName {
    /// Reads `name`, `schema.name`, and either of them in double quotes; nothing may follow.
    ///
    /// # Errors
    /// [`Class::Malformed`](crate::Class::Malformed) for anything else.
    pub fn parse(text: &[u8]) -> Result<Self> {
        let mut lexer = Lexer::new(text)?;
        let name = Self::take(&mut lexer, "a name")?;
        match lexer.peek() {
            None => Ok(name),
            Some(_) => Err(lexer.unexpected("the end of the name")),
        }
    }

    pub(in crate::postgres) fn take(lexer: &mut Lexer<'_>, what: &str) -> Result<Self> {
        let first = lexer.name(what)?;
        if !lexer.accept_symbol(b'.')? {
            return Ok(QualifiedName { schema: None, name: first });
        }
        Ok(QualifiedName { schema: Some(first), name: lexer.name(what)? })
    }

    /// Appends the name, quoted where it has to be (`fmtQualifiedId`).
    pub fn write(&self, out: &mut Vec<u8>, encoding: Encoding) {
        if let Some(schema) = &self.schema {
            quote_ident(out, schema, encoding);
            out.push(b'.');
        }
        quote_ident(out, &self.name, encoding);
    }
}

impl fmt::Display for QualifiedName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = Vec::new();
        self.write(&mut out, Encoding::SqlAscii);
        f.write_str(&String::from_utf8_lossy(&out))
    }
}

/// Whether a name must be in quotes: it is not all of `[a-z_][a-z0-9_]*`, or is a keyword that is not
/// unreserved.
pub fn needs_quotes(name: &[u8]) -> bool {
    let plain = matches!(name.first(), Some(b'a'..=b'z' | b'_')) && name.iter().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'_'));
    !plain || KEYWORDS.binary_search_by(|keyword| keyword.as_bytes().cmp(name)).is_ok()
}

/// Appends a name, quoted where it has to be.
pub fn quote_ident(out: &mut Vec<u8>, name: &[u8], encoding: Encoding) {
    if needs_quotes(name) {
        quote_every_ident(out, name, encoding);
    } else {
        out.extend_from_slice(name);
    }
}

/// Appends a name in quotes, also where it needs none (`--quote-all-identifiers`).
pub fn quote_every_ident(out: &mut Vec<u8>, name: &[u8], encoding: Encoding) {
    out.push(b'"');
    append_doubling(out, name, encoding, |b| b == b'"');
    out.push(b'"');
}

/// Appends a string literal in single quotes; backslashes are doubled unless `std_strings`
/// (standard_conforming_strings) is on.
pub fn quote_literal(out: &mut Vec<u8>, value: &[u8], encoding: Encoding, std_strings: bool) {
    out.push(b'\'');
    append_doubling(out, value, encoding, |b| b == b'\'' || (b == b'\\' && !std_strings));
    out.push(b'\'');
}

/// An invalid byte becomes a sequence that the server refuses, so that it cannot swallow a quote
/// (`pg_encoding_set_invalid`).
fn append_doubling(out: &mut Vec<u8>, text: &[u8], encoding: Encoding, doubled: impl Fn(u8) -> bool) {
    let mut rest = text;
    while let Some(&b) = rest.first() {
        let len = match encoding.first_char(rest) {
            Char::Whole(len) => {
                if doubled(b) {
                    out.push(b);
                }
                out.extend_from_slice(&rest[..len]);
                len
            }
            Char::Partial | Char::Invalid => {
                out.extend_from_slice(if encoding == Encoding::Utf8 { b"\xc0 " } else { b"\x8d " });
                1
            }
        };
        rest = &rest[len..];
    }
}

/// kwlist.h without its `UNRESERVED_KEYWORD`s, sorted.
#[rustfmt::skip]
const KEYWORDS: &[&str] = &[
    "all", "analyse", "analyze", "and", "any", "array", "as", "asc", "asymmetric", "authorization", "between", "bigint", "binary",
    "bit", "boolean", "both", "case", "cast", "char", "character", "check", "coalesce", "collate", "collation", "column",
    "concurrently", "constraint", "create", "cross", "current_catalog", "current_date", "current_role", "current_schema",
    "current_time", "current_timestamp", "current_user", "dec", "decimal", "default", "deferrable", "desc", "distinct", "do",
    "else", "end", "except", "exists", "extract", "false", "fetch", "float", "for", "foreign", "freeze", "from", "full", "grant",
    "greatest", "group", "grouping", "having", "ilike", "in", "initially", "inner", "inout", "int", "integer", "intersect",
    "interval", "into", "is", "isnull", "join", "json", "json_array", "json_arrayagg", "json_exists", "json_object",
    "json_objectagg", "json_query", "json_scalar", "json_serialize", "json_table", "json_value", "lateral", "leading", "least",
    "left", "like", "limit", "localtime", "localtimestamp", "merge_action", "national", "natural", "nchar", "none", "normalize",
    "not", "notnull", "null", "nullif", "numeric", "offset", "on", "only", "or", "order", "out", "outer", "overlaps", "overlay",
    "placing", "position", "precision", "primary", "real", "references", "returning", "right", "row", "select", "session_user",
    "setof", "similar", "smallint", "some", "substring", "symmetric", "system_user", "table", "tablesample", "then", "time",
    "timestamp", "to", "trailing", "treat", "trim", "true", "union", "unique", "user", "using", "values", "varchar", "variadic",
    "verbose", "when", "where", "window", "with", "xmlattributes", "xmlconcat", "xmlelement", "xmlexists", "xmlforest",
    "xmlnamespaces", "xmlparse", "xmlpi", "xmlroot", "xmlserialize", "xmltable",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn ident(name: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        quote_ident(&mut out, name, Encoding::Utf8);
        out
    }

    #[test]
    fn quotes_names_as_fmt_id_does() {
        assert!(KEYWORDS.is_sorted());
        for (name, expected) in [
            (&b"abc_1"[..], &b"abc_1"[..]),
            (b"Abc", b"\"Abc\""),
            (b"1a", b"\"1a\""),
            (b"a\"b", b"\"a\"\"b\""),
            (b"select", b"\"select\""),
            (b"between", b"\"between\""),
            (b"left", b"\"left\""),
            (b"period", b"period"),
            (b"a$", b"\"a$\""),
            (b"", b"\"\""),
            (b"\xc3\xa9", b"\"\xc3\xa9\""),
            (b"\xc3\"", b"\"\xc0 \"\"\""),
        ] {
            assert_eq!(ident(name), expected, "{}", name.escape_ascii());
        }
    }

    #[test]
    fn quotes_literals() {
        for (std_strings, expected) in [(true, &b"'a''b\\c'"[..]), (false, b"'a''b\\\\c'")] {
            let mut out = Vec::new();
            quote_literal(&mut out, b"a'b\\c", Encoding::Utf8, std_strings);
            assert_eq!(out, expected);
        }
        let mut out = Vec::new();
        quote_literal(&mut out, b"\x83\x5c\x83'", Encoding::Sjis, false);
        assert_eq!(out, b"'\x83\x5c\x8d '''");
    }

    #[test]
    fn reads_names_back() {
        for name in ["t", "public.t", "\"A b\".\"c\"\"d\"", "\"é.x\".y"] {
            assert_eq!(QualifiedName::parse(name.as_bytes()).unwrap().to_string(), name);
        }
        assert_eq!(QualifiedName::parse(b"Public.T").unwrap().to_string(), "public.t");
        for bad in ["", "a.", "a.b.c", "a b", "\"a", "'a'"] {
            assert!(QualifiedName::parse(bad.as_bytes()).is_err(), "{bad}");
        }
    }
}
