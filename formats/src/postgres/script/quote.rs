//! Names and literals as SQL, quoted only where PostgreSQL 18's tools quote them.
//!
//! Source: `fmtIdEnc`, `appendStringLiteral`, `appendConnStrVal` and `appendPsqlMetaConnect` in
//! src/fe_utils/string_utils.c.

use crate::postgres::encoding::{Char, Encoding};
use crate::{Error, Result};

/// Appends `name` as an identifier (`fmtId`).
pub fn identifier(out: &mut Vec<u8>, name: &[u8], encoding: Encoding) {
    if is_plain(name) {
        out.extend_from_slice(name);
    } else {
        out.push(b'"');
        escaped(out, name, encoding, |b| b == b'"');
        out.push(b'"');
    }
}

/// Appends `schema.name`; an empty schema is left out (`fmtQualifiedId`).
pub fn qualified(out: &mut Vec<u8>, schema: &[u8], name: &[u8], encoding: Encoding) {
    if !schema.is_empty() {
        identifier(out, schema, encoding);
        out.push(b'.');
    }
    identifier(out, name, encoding);
}

/// Appends `text` as a string literal for the given standard_conforming_strings.
pub fn literal(out: &mut Vec<u8>, text: &[u8], encoding: Encoding, std_strings: bool) {
    out.push(b'\'');
    escaped(out, text, encoding, |b| b == b'\'' || (b == b'\\' && !std_strings));
    out.push(b'\'');
}

/// Appends psql's command that connects to `database`. A name with a line break would let an
/// archive smuggle in psql commands and is refused.
pub(super) fn psql_connect(out: &mut Vec<u8>, database: &[u8]) -> Result<()> {
    if database.iter().any(|b| matches!(b, b'\n' | b'\r')) {
        return Err(Error::unsupported(format!("database name has a line break: \"{}\"", database.escape_ascii())));
    }
    let ascii = Encoding::SqlAscii;
    if database.iter().all(|b| is_word(*b)) {
        out.extend_from_slice(b"\\connect ");
        identifier(out, database, ascii);
    } else {
        out.extend_from_slice(b"\\encoding SQL_ASCII\n\\connect -reuse-previous=on ");
        // The value is never plain here, so it is always in apostrophes.
        let mut keyword = b"dbname='".to_vec();
        for b in database {
            if matches!(b, b'\'' | b'\\') {
                keyword.push(b'\\');
            }
            keyword.push(*b);
        }
        keyword.push(b'\'');
        identifier(out, &keyword, ascii);
    }
    out.push(b'\n');
    Ok(())
}

fn is_word(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b == b'_' || b == b'.'
}

/// Whether a name needs no quotes: lower case, and not a keyword with a meaning of its own.
pub fn is_plain(name: &[u8]) -> bool {
    let starts = matches!(name.first(), Some(b'a'..=b'z' | b'_'));
    starts
        && name.iter().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'_'))
        && KEYWORDS.binary_search_by(|k| k.as_bytes().cmp(name)).is_err()
}

/// Copies whole characters, doubling the ASCII ones that `doubled` names; what is not a character
/// of the encoding becomes a sequence that the server refuses.
fn escaped(out: &mut Vec<u8>, text: &[u8], encoding: Encoding, doubled: impl Fn(u8) -> bool) {
    out.reserve(text.len());
    let mut rest = text;
    while let Some(b) = rest.first().copied() {
        let len = if b < 0x80 {
            if doubled(b) {
                out.push(b);
            }
            1
        } else {
            match encoding.first_char(rest) {
                Char::Whole(len) => len,
                Char::Partial | Char::Invalid => {
                    // pg_encoding_set_invalid in src/common/wchar.c
                    out.extend_from_slice(if encoding == Encoding::Utf8 { b"\xc0 " } else { b"\x8d " });
                    rest = &rest[1..];
                    continue;
                }
            }
        };
        out.extend_from_slice(&rest[..len]);
        rest = &rest[len..];
    }
}

/// PostgreSQL 18's keywords other than the unreserved, sorted (src/include/parser/kwlist.h).
const KEYWORDS: &[&str] = &[
    "all",
    "analyse",
    "analyze",
    "and",
    "any",
    "array",
    "as",
    "asc",
    "asymmetric",
    "authorization",
    "between",
    "bigint",
    "binary",
    "bit",
    "boolean",
    "both",
    "case",
    "cast",
    "char",
    "character",
    "check",
    "coalesce",
    "collate",
    "collation",
    "column",
    "concurrently",
    "constraint",
    "create",
    "cross",
    "current_catalog",
    "current_date",
    "current_role",
    "current_schema",
    "current_time",
    "current_timestamp",
    "current_user",
    "dec",
    "decimal",
    "default",
    "deferrable",
    "desc",
    "distinct",
    "do",
    "else",
    "end",
    "except",
    "exists",
    "extract",
    "false",
    "fetch",
    "float",
    "for",
    "foreign",
    "freeze",
    "from",
    "full",
    "grant",
    "greatest",
    "group",
    "grouping",
    "having",
    "ilike",
    "in",
    "initially",
    "inner",
    "inout",
    "int",
    "integer",
    "intersect",
    "interval",
    "into",
    "is",
    "isnull",
    "join",
    "json",
    "json_array",
    "json_arrayagg",
    "json_exists",
    "json_object",
    "json_objectagg",
    "json_query",
    "json_scalar",
    "json_serialize",
    "json_table",
    "json_value",
    "lateral",
    "leading",
    "least",
    "left",
    "like",
    "limit",
    "localtime",
    "localtimestamp",
    "merge_action",
    "national",
    "natural",
    "nchar",
    "none",
    "normalize",
    "not",
    "notnull",
    "null",
    "nullif",
    "numeric",
    "offset",
    "on",
    "only",
    "or",
    "order",
    "out",
    "outer",
    "overlaps",
    "overlay",
    "placing",
    "position",
    "precision",
    "primary",
    "real",
    "references",
    "returning",
    "right",
    "row",
    "select",
    "session_user",
    "setof",
    "similar",
    "smallint",
    "some",
    "substring",
    "symmetric",
    "system_user",
    "table",
    "tablesample",
    "then",
    "time",
    "timestamp",
    "to",
    "trailing",
    "treat",
    "trim",
    "true",
    "union",
    "unique",
    "user",
    "using",
    "values",
    "varchar",
    "variadic",
    "verbose",
    "when",
    "where",
    "window",
    "with",
    "xmlattributes",
    "xmlconcat",
    "xmlelement",
    "xmlexists",
    "xmlforest",
    "xmlnamespaces",
    "xmlparse",
    "xmlpi",
    "xmlroot",
    "xmlserialize",
    "xmltable",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn id(name: &str) -> String {
        let mut out = Vec::new();
        identifier(&mut out, name.as_bytes(), Encoding::Utf8);
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn identifiers() {
        assert!(KEYWORDS.is_sorted());
        assert_eq!(id("plain_1"), "plain_1");
        assert_eq!(id("Mixed"), "\"Mixed\"");
        assert_eq!(id("1a"), "\"1a\"");
        assert_eq!(id(""), "\"\"");
        assert_eq!(id("user"), "\"user\"");
        assert_eq!(id("begin"), "begin");
        assert_eq!(id("a\"b é"), "\"a\"\"b é\"");
    }

    #[test]
    fn a_broken_character_cannot_swallow_a_quote() {
        let mut out = Vec::new();
        identifier(&mut out, b"a\xc3\"", Encoding::Utf8);
        assert_eq!(out, b"\"a\xc0 \"\"\"");
    }

    #[test]
    fn literals_follow_the_string_syntax() {
        let mut out = Vec::new();
        literal(&mut out, b"a'b\\", Encoding::SqlAscii, true);
        literal(&mut out, b"a'b\\", Encoding::SqlAscii, false);
        assert_eq!(out, b"'a''b\\''a''b\\\\'");
    }

    #[test]
    fn connecting() {
        let mut out = Vec::new();
        psql_connect(&mut out, b"plain").expect("fits");
        psql_connect(&mut out, b"o'dd \"x").expect("fits");
        assert_eq!(out, b"\\connect plain\n\\encoding SQL_ASCII\n\\connect -reuse-previous=on \"dbname='o\\'dd \"\"x'\"\n");
        assert!(psql_connect(&mut out, b"a\n\\! x").is_err());
    }
}
