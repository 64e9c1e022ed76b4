//! Schema names changed inside one SQL text.
//!
//! Changed is what is surely a schema: a name before a dot, a name after SCHEMA, an item of
//! search_path, and the same inside of strings that are cast to `regclass` and its like or given to
//! functions such as `nextval`. What may be one and cannot be told is left, and reported.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use dumpkit_formats::postgres::encoding::Encoding;
use dumpkit_formats::postgres::sql::{Token, TokenKind, Tokens, quote_ident, quote_literal};

/// Old names and the new ones.
pub type SchemaMap = HashMap<Vec<u8>, Vec<u8>>;

/// What the rewriting needs to know of the archive.
pub struct Renamer<'a> {
    /// Old names and new ones.
    pub map: &'a SchemaMap,
    /// (schema, name) of the objects in the schemas renamed, to tell a schema from a table's alias.
    pub objects: &'a HashSet<(&'a [u8], &'a [u8])>,
    /// Of the archive's text.
    pub encoding: Encoding,
    /// Whether a backslash is nothing special in a string.
    pub std_strings: bool,
}

/// Why something was left as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Doubt {
    /// A body in dollar quotes or a string speaks of the schema.
    Body,
    /// A string that may or may not be meant as a name.
    Text,
    /// The name is that of a table or alias too.
    Alias,
}

impl Doubt {
    /// Said of an entry.
    pub fn describe(self) -> &'static str {
        match self {
            Doubt::Body => "a body in dollar quotes names the schema and was left as it is",
            Doubt::Text => "a string may name the schema and was left as it is",
            Doubt::Alias => "the schema's name is also that of a table or alias in it; check what was changed",
        }
    }
}

/// Functions whose first argument is the name of an object.
const NAME_FUNCTIONS: &[&[u8]] =
    &[b"nextval", b"currval", b"setval", b"pg_get_serial_sequence", b"to_regclass", b"to_regtype", b"to_regproc", b"to_regprocedure"];

/// Types whose text is the name of an object.
const NAME_TYPES: &[&[u8]] =
    &[b"regclass", b"regproc", b"regprocedure", b"regoper", b"regoperator", b"regtype", b"regcollation", b"regconfig", b"regdictionary"];

impl Renamer<'_> {
    /// The text with its schemas renamed, `None` if there is nothing to change.
    pub fn rewrite(&self, sql: &[u8], doubts: &mut HashSet<Doubt>) -> Option<Vec<u8>> {
        // Most texts name no renamed schema at all.
        if !self.map.keys().any(|old| contains_folded(sql, old)) {
            return None;
        }
        let tokens = self.tokens(sql);
        let text = Text { sql, tokens: &tokens };
        let ambiguous = self.ambiguous(&text);
        let mut out = Vec::with_capacity(sql.len() + 16);
        let mut done = 0;
        let mut in_schema_list = false;
        let mut in_search_path = false;
        for (i, token) in tokens.iter().enumerate() {
            in_schema_list = in_schema_list && (text.symbol(i, b',') || text.symbol(i.wrapping_sub(1), b',')) || text.follows_schema(i);
            in_search_path = in_search_path && text.goes_on_search_path(i) || text.starts_search_path(i);
            let new = match token.kind {
                TokenKind::Word | TokenKind::Quoted => self.identifier(&text, i, in_schema_list || in_search_path, &ambiguous, doubts),
                TokenKind::String => self.string(&text, i, in_search_path, doubts),
                TokenKind::Dollar | TokenKind::Escaped => {
                    if self.speaks_of(&sql[token.start..token.end]) {
                        doubts.insert(if token.kind == TokenKind::Dollar { Doubt::Body } else { Doubt::Text });
                    }
                    None
                }
                _ => None,
            };
            if let Some(new) = new {
                out.extend_from_slice(&sql[done..token.start]);
                out.extend_from_slice(&new);
                done = token.end;
            }
        }
        if done == 0 {
            return None;
        }
        out.extend_from_slice(&sql[done..]);
        Some(out)
    }

    /// Old names that stand in the text where no schema can: tables or aliases of the same name.
    fn ambiguous(&self, text: &Text<'_>) -> HashSet<Vec<u8>> {
        let mut found = HashSet::new();
        for i in 0..text.tokens.len() {
            let Some(name) = text.name(i).filter(|name| self.map.contains_key(name)) else { continue };
            let alias = text.word(i.wrapping_sub(1), b"as") || text.symbol(i.wrapping_sub(1), b'.') || text.word_or_end(i.wrapping_sub(1));
            if !text.symbol(i + 1, b'.') && alias && !text.follows_schema(i) {
                found.insert(name);
            }
        }
        found
    }

    fn identifier(
        &self,
        text: &Text<'_>,
        i: usize,
        listed: bool,
        ambiguous: &HashSet<Vec<u8>>,
        doubts: &mut HashSet<Doubt>,
    ) -> Option<Vec<u8>> {
        let name = text.name(i)?;
        let new = self.map.get(&name)?;
        if !listed {
            if !text.symbol(i + 1, b'.') || text.symbol(i.wrapping_sub(1), b'.') {
                return None;
            }
            if ambiguous.contains(&name) {
                doubts.insert(Doubt::Alias);
                let member = text.name(i + 2)?;
                if !text.symbol(i + 3, b'.') && !self.objects.contains(&(&name[..], &member[..])) {
                    return None;
                }
            }
        }
        Some(self.quoted(new))
    }

    fn string(&self, text: &Text<'_>, i: usize, in_search_path: bool, doubts: &mut HashSet<Doubt>) -> Option<Vec<u8>> {
        let value = text.tokens[i].string(text.sql)?;
        let is_schema = in_search_path || (text.symbol(i.wrapping_sub(1), b',') && text.is_string(i.wrapping_sub(2), b"schemaname"));
        if let Some(new) = self.map.get(&*value).filter(|_| is_schema) {
            return Some(self.literal(new));
        }
        if text.is_cast_to(i, b"regnamespace") {
            return self.map.get(&*value).map(|new| self.literal(&self.quoted(new)));
        }
        let is_name =
            NAME_TYPES.iter().any(|name| text.is_cast_to(i, name)) || NAME_FUNCTIONS.iter().any(|name| text.is_first_argument(i, name));
        if is_name {
            return self.rewrite(&value, doubts).map(|new| self.literal(&new));
        }
        if self.speaks_of(&value) {
            doubts.insert(Doubt::Text);
        }
        None
    }

    /// Whether some text has an old name before a dot, or is one. What is quoted in it is not taken
    /// apart: there the mere letters count.
    fn speaks_of(&self, text: &[u8]) -> bool {
        let text = match text.first() {
            Some(b'$') => text.splitn(3, |b| *b == b'$').nth(2).unwrap_or_default(),
            _ => text,
        };
        let tokens = self.tokens(text);
        let inner = Text { sql: text, tokens: &tokens };
        let named = |i| inner.name(i).is_some_and(|name| self.map.contains_key(&name));
        let sets_path = memchr::memmem::find(text, b"search_path").is_some();
        let place = |i| tokens.len() == 1 || sets_path || inner.symbol(i + 1, b'.') || inner.follows_schema(i);
        let is_text = |t: &Token| matches!(t.kind, TokenKind::Dollar | TokenKind::Escaped | TokenKind::String);
        let in_text = |t: &Token| is_text(t) && self.map.keys().any(|old| contains_folded(&text[t.start..t.end], old));
        (0..tokens.len()).any(|i| named(i) && place(i)) || tokens.iter().any(in_text)
    }

    fn tokens(&self, sql: &[u8]) -> Vec<Token> {
        Tokens::new(sql, self.encoding, self.std_strings).filter(|t| t.kind != TokenKind::Blank).collect()
    }

    fn quoted(&self, name: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        quote_ident(&mut out, name, self.encoding);
        out
    }

    fn literal(&self, text: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        quote_literal(&mut out, text, self.encoding, self.std_strings);
        out
    }
}

/// The tokens of a text without its blanks.
struct Text<'a> {
    sql: &'a [u8],
    tokens: &'a [Token],
}

impl Text<'_> {
    fn name(&self, i: usize) -> Option<Vec<u8>> {
        self.tokens.get(i)?.name(self.sql).map(Cow::into_owned)
    }

    fn symbol(&self, i: usize, byte: u8) -> bool {
        self.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Symbol(byte))
    }

    /// Whether a keyword, in any case, is at `i`.
    fn word(&self, i: usize, word: &[u8]) -> bool {
        self.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word && self.sql[t.start..t.end].eq_ignore_ascii_case(word))
    }

    /// Whether a name ends at `i`, so that a name after it is its alias.
    fn word_or_end(&self, i: usize) -> bool {
        const BEFORE_TABLES: [&[u8]; 6] = [b"from", b"join", b"into", b"only", b"table", b"on"];
        match self.tokens.get(i) {
            Some(t) if t.kind == TokenKind::Quoted || t.kind == TokenKind::Symbol(b')') => true,
            Some(t) if t.kind == TokenKind::Word => {
                !BEFORE_TABLES.iter().any(|word| self.word(i, word)) && self.symbol(i.wrapping_sub(1), b'.')
            }
            _ => false,
        }
    }

    fn is_string(&self, i: usize, text: &[u8]) -> bool {
        self.tokens.get(i).and_then(|t| t.string(self.sql)).is_some_and(|value| *value == *text)
    }

    /// Whether `i` is the name after SCHEMA, in a command where SCHEMA is a keyword.
    fn follows_schema(&self, i: usize) -> bool {
        let mut at = i.wrapping_sub(1);
        if self.word(at, b"exists") {
            at = at.wrapping_sub(1);
            if self.word(at, b"not") {
                at = at.wrapping_sub(1);
            }
            at = at.wrapping_sub(1);
        }
        const BEFORE: [&[u8]; 7] = [b"create", b"alter", b"drop", b"on", b"in", b"with", b"set"];
        self.word(at, b"schema") && BEFORE.iter().any(|word| self.word(at.wrapping_sub(1), word))
    }

    /// Whether `i` is the first item of `SET search_path TO`.
    fn starts_search_path(&self, i: usize) -> bool {
        let before = i.wrapping_sub(1);
        (self.word(before, b"to") || self.symbol(before, b'='))
            && (self.word(i.wrapping_sub(2), b"search_path") || self.name(i.wrapping_sub(2)).is_some_and(|n| n == b"search_path"))
    }

    /// Whether a list that was begun before goes on at `i`.
    fn goes_on_search_path(&self, i: usize) -> bool {
        self.symbol(i, b',') || self.symbol(i.wrapping_sub(1), b',')
    }

    /// Whether the token at `i` is followed by `::type` or `::pg_catalog.type`.
    fn is_cast_to(&self, i: usize, name: &[u8]) -> bool {
        if !self.symbol(i + 1, b':') || !self.symbol(i + 2, b':') {
            return false;
        }
        self.word(i + 3, name) || (self.word(i + 3, b"pg_catalog") && self.symbol(i + 4, b'.') && self.word(i + 5, name))
    }

    fn is_first_argument(&self, i: usize, function: &[u8]) -> bool {
        self.symbol(i.wrapping_sub(1), b'(') && self.word(i.wrapping_sub(2), function)
    }
}

/// Whether `text` contains `name`, capitals or not.
fn contains_folded(text: &[u8], name: &[u8]) -> bool {
    // A quote inside a quoted name is doubled: its longest part without one must be there.
    let part = name.split(|b| *b == b'"').max_by_key(|part| part.len()).unwrap_or_default();
    part.is_empty() || text.windows(part.len()).any(|window| window.eq_ignore_ascii_case(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rewrite(sql: &str) -> (String, Vec<Doubt>) {
        let map: SchemaMap = [(b"app".to_vec(), b"New One".to_vec()), (b"Old \"q\"".to_vec(), b"plain".to_vec())].into();
        let objects: HashSet<(&[u8], &[u8])> = [(&b"app"[..], &b"t1"[..])].into();
        let renamer = Renamer { map: &map, objects: &objects, encoding: Encoding::Utf8, std_strings: true };
        let mut doubts = HashSet::new();
        let out = renamer.rewrite(sql.as_bytes(), &mut doubts).unwrap_or_else(|| sql.as_bytes().to_vec());
        let mut doubts: Vec<_> = doubts.into_iter().collect();
        doubts.sort();
        (String::from_utf8(out).expect("UTF-8"), doubts)
    }

    fn sure(sql: &str, expected: &str) {
        assert_eq!(rewrite(sql), (expected.to_owned(), vec![]));
    }

    #[test]
    fn what_is_surely_a_schema() {
        sure("CREATE TABLE app.t (a APP.mood, b \"app\".x)", "CREATE TABLE \"New One\".t (a \"New One\".mood, b \"New One\".x)");
        sure("DROP TABLE \"Old \"\"q\"\"\".t;", "DROP TABLE plain.t;");
        sure("CREATE SCHEMA app;", "CREATE SCHEMA \"New One\";");
        sure("DROP SCHEMA IF EXISTS app;", "DROP SCHEMA IF EXISTS \"New One\";");
        sure("GRANT USAGE ON SCHEMA app TO app;", "GRANT USAGE ON SCHEMA \"New One\" TO app;");
        sure("CREATE EXTENSION x WITH SCHEMA app;", "CREATE EXTENSION x WITH SCHEMA \"New One\";");
        sure("SET search_path TO 'app', 'pg_catalog'\n AS 1", "SET search_path TO 'New One', 'pg_catalog'\n AS 1");
        sure("SELECT pg_catalog.setval('app.seq', 1, true)", "SELECT pg_catalog.setval('\"New One\".seq', 1, true)");
        sure("DEFAULT nextval('app.s'::regclass)", "DEFAULT nextval('\"New One\".s'::regclass)");
        sure("f('relname', 't', 'schemaname', 'app')", "f('relname', 't', 'schemaname', 'New One')");
        sure("OPERATOR(app.##)", "OPERATOR(\"New One\".##)");
    }

    #[test]
    fn what_is_surely_none() {
        sure("CREATE TABLE x.app (app int, \"APP\".y)", "CREATE TABLE x.app (app int, \"APP\".y)");
        sure("SELECT 'happy.ending', x.app.y -- app.t", "SELECT 'happy.ending', x.app.y -- app.t");
    }

    #[test]
    fn what_cannot_be_told_is_reported() {
        assert_eq!(rewrite("AS $$ SELECT * FROM app.t1 $$").1, [Doubt::Body]);
        assert_eq!(rewrite("AS $$ SELECT happy $$").1, []);
        assert_eq!(rewrite("COMMENT ON TABLE x IS 'see app.t1'").1, [Doubt::Text]);
        let (sql, doubts) = rewrite("SELECT app.id, app.t1 FROM public.t app, app.t1");
        assert_eq!((sql.as_str(), &doubts[..]), ("SELECT app.id, \"New One\".t1 FROM public.t app, \"New One\".t1", &[Doubt::Alias][..]));
    }
}
