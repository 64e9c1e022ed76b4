//! psql-style patterns: `schema.table`, `*` and `?`, quotes, and the regular expressions they are.
//!
//! Source: `patternToSQLRegex` in src/fe_utils/string_utils.c. What PostgreSQL's regular expressions
//! have beyond those of the `regex` crate (back references, look-around) is refused.

use dumpkit_formats::postgres::encoding::Encoding;
use dumpkit_formats::{Error, Result};
use regex::bytes::Regex;

/// A compiled pattern for a name that may be qualified by a schema.
#[derive(Debug, Clone)]
pub struct Pattern {
    /// What the database is called, if the pattern says it: not a pattern, as in pg_dump.
    pub database: Option<Vec<u8>>,
    schema: Option<Regex>,
    name: Regex,
}

impl Pattern {
    /// Reads a pattern with at most `dots` separators.
    pub fn parse(pattern: &[u8], dots: usize, encoding: Encoding) -> Result<Self> {
        let mut parts = split(pattern, encoding);
        if parts.len() > dots + 1 {
            let what = format!("improper qualified name (too many dotted names): {}", String::from_utf8_lossy(pattern));
            return Err(Error::misuse(what));
        }
        let compile = |part: &[Atom]| compile(part, encoding, pattern);
        // split never gives an empty list.
        let name = compile(&parts.pop().unwrap_or_default())?;
        let schema = parts.pop().map(|part| compile(&part)).transpose()?;
        let database = parts.pop().map(|part| part.iter().map(|atom| atom.byte).collect());
        Ok(Pattern { database, schema, name })
    }

    /// Whether a name in `schema` matches; a pattern without a schema matches in any.
    pub fn matches(&self, schema: Option<&[u8]>, name: &[u8]) -> bool {
        self.name.is_match(name) && self.schema.as_ref().is_none_or(|regex| schema.is_some_and(|schema| regex.is_match(schema)))
    }
}

/// A byte of a pattern, case folded, its quotes taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Atom {
    pub(super) byte: u8,
    quoted: bool,
    /// A further byte of a character: it means nothing by itself, though it may look like ASCII.
    trail: bool,
}

/// Splits at dots outside of quotes.
pub(super) fn split(pattern: &[u8], encoding: Encoding) -> Vec<Vec<Atom>> {
    let mut parts = Vec::new();
    let mut part = Vec::new();
    let mut quoted = false;
    let mut rest = pattern;
    while let [byte, after @ ..] = rest {
        let mut len = 1;
        match (byte, after.first()) {
            (b'"', Some(b'"')) if quoted => {
                part.push(Atom { byte: b'"', quoted, trail: false });
                len = 2;
            }
            (b'"', _) => quoted = !quoted,
            (b'.', _) if !quoted => parts.push(std::mem::take(&mut part)),
            (byte, _) => {
                len = encoding.step(rest).max(1);
                part.push(Atom { byte: if quoted { *byte } else { byte.to_ascii_lowercase() }, quoted, trail: false });
                part.extend(rest[1..len].iter().map(|byte| Atom { byte: *byte, quoted, trail: true }));
            }
        }
        rest = &rest[len..];
    }
    parts.push(part);
    parts
}

/// Appends a part of a pattern as a regular expression, without anchors. Bytes that are no ASCII go
/// through `other`.
pub(super) fn put_regex(out: &mut Vec<u8>, part: &[Atom], other: impl Fn(&mut Vec<u8>, u8)) {
    for (i, atom) in part.iter().enumerate() {
        match atom.byte {
            b if atom.trail || b >= 0x80 => other(out, b),
            b'*' if !atom.quoted => out.extend_from_slice(b".*"),
            b'?' if !atom.quoted => out.push(b'.'),
            // Allowed in names, and an anchor has no use here.
            b'$' => out.extend_from_slice(b"\\$"),
            // More likely an array type than an empty bracket expression.
            b'[' if part.get(i + 1).is_some_and(|next| next.byte == b']') => out.extend_from_slice(b"\\["),
            b'|' | b'*' | b'+' | b'?' | b'(' | b')' | b'[' | b']' | b'{' | b'}' | b'.' | b'^' | b'\\' if atom.quoted => {
                out.extend_from_slice(&[b'\\', atom.byte]);
            }
            b => out.push(b),
        }
    }
}

fn compile(part: &[Atom], encoding: Encoding, pattern: &[u8]) -> Result<Regex> {
    let utf8 = encoding == Encoding::Utf8 && std::str::from_utf8(pattern).is_ok();
    let mut regex = if utf8 { b"(?s)^(?:".to_vec() } else { b"(?s-u)^(?:".to_vec() };
    put_regex(&mut regex, part, |regex, byte| {
        if utf8 {
            regex.push(byte);
        } else {
            regex.extend_from_slice(format!("\\x{byte:02x}").as_bytes());
        }
    });
    regex.extend_from_slice(b")$");
    let invalid = |reason: String| Error::misuse(format!("invalid name pattern \"{}\": {reason}", String::from_utf8_lossy(pattern)));
    let regex = String::from_utf8(regex).map_err(|e| invalid(e.to_string()))?;
    Regex::new(&regex).map_err(|e| match e {
        regex::Error::Syntax(text) => invalid(text.lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned()),
        other => invalid(other.to_string()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(pattern: &str, schema: &str, name: &str) -> bool {
        let pattern = Pattern::parse(pattern.as_bytes(), 2, Encoding::Utf8).expect("valid");
        pattern.matches(Some(schema.as_bytes()), name.as_bytes())
    }

    #[test]
    fn patterns_are_read_as_psql_reads_them() {
        assert!(matches("t*", "any", "t1"));
        assert!(!matches("t", "any", "t1"));
        assert!(matches("APP.T?", "app", "t1"));
        assert!(!matches("app.t?", "public", "t1"));
        assert!(matches("\"Odd.Schema\".\"a\"\"*\"", "Odd.Schema", "a\"*"));
        assert!(!matches("\"a*\"", "x", "ab"));
        assert!(matches("a|b+", "x", "bbb"));
        assert!(matches("pg$x", "x", "pg$x"));
        assert!(matches("line*", "x", "line1\nline2"));
        assert!(matches("gr?ß", "x", "grüß"));
    }

    #[test]
    fn what_is_no_pattern_is_refused() {
        let error = |p: &str, dots| Pattern::parse(p.as_bytes(), dots, Encoding::Utf8).expect_err("refused").to_string();
        assert_eq!(error("a.b.c.d", 2), "improper qualified name (too many dotted names): a.b.c.d");
        assert_eq!(error("a.b", 0), "improper qualified name (too many dotted names): a.b");
        assert!(error("(", 2).starts_with("invalid name pattern \"(\": "));
    }

    #[test]
    fn names_that_are_not_utf8_match_byte_for_byte() {
        let latin1 = Pattern::parse(b"\xe4*", 1, Encoding::SingleByte("LATIN1")).expect("valid");
        assert!(latin1.matches(None, b"\xe4\xfc"));
        assert!(!latin1.matches(None, b"\xe5"));
    }
}
