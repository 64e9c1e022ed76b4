//! The statement that pg_dump would have given to drop an object, made from the one that makes it.
//!
//! A plain script has drop statements only with `-c`, an archive always. The texts are those of the
//! `delq` buffers in pg_dump.c; names are taken over as the definition writes them, so quoting and
//! the version's habits stay.

use super::super::statement::{Name, Word, Words, unquote};
use crate::Text;
use crate::postgres::archive::{EntryKind, TocEntry};
use crate::postgres::encoding;
use crate::postgres::sql::quote_ident;

/// The drop statement of an entry by its definition; `None` for kinds that have none.
pub(super) fn drop_statement(entry: &TocEntry) -> Option<Text> {
    use EntryKind::*;
    let defn = entry.defn_bytes();
    if defn.starts_with(b"-- *not* creating schema") {
        return Some("-- *not* dropping schema, since initdb creates it\n".into());
    }
    if entry.kind == BlobMetadata {
        return Some("-- dummy".into());
    }
    let mut words = Words::new(defn);
    // Before 10.3 definitions rely on the search path, drop statements never.
    let mut schema = Vec::new();
    if !entry.namespace_bytes().is_empty() && entry.kind != ProceduralLanguage {
        quote_ident(&mut schema, entry.namespace_bytes(), encoding::Encoding::SqlAscii);
        schema.push(b'.');
    }
    let qualified = |name: Name<'_>| if name.schema.is_some() { name.full.to_vec() } else { [&schema, name.full].concat() };
    if matches!(entry.kind, Constraint | FkConstraint | CheckConstraint | Default) {
        return altered(&entry.kind, &mut words, qualified);
    }
    if entry.kind == Blob {
        return Some([b"SELECT pg_catalog.lo_unlink('", entry.tag_bytes(), b"');\n"].concat().into());
    }
    if entry.kind == DatabaseProperties {
        return database_properties(defn);
    }
    if !words.accept("create") {
        return None;
    }
    words.accept("or replace");
    let mut out = [b"DROP ", entry.kind.as_bytes(), b" "].concat();
    match entry.kind {
        Table
        | View
        | MaterializedView
        | ForeignTable
        | Sequence
        | Domain
        | Collation
        | Conversion
        | Statistics
        | Extension
        | Schema
        | Database
        | AccessMethod
        | ForeignDataWrapper
        | Server
        | Publication
        | Subscription
        | TextSearchParser
        | TextSearchDictionary
        | TextSearchTemplate
        | TextSearchConfiguration
        | EventTrigger
        | ProceduralLanguage => {
            pass_kind(&mut words, &entry.kind);
            out.extend(qualified(words.name()?));
        }
        Type => {
            words.accept("type");
            out.extend(qualified(words.name()?));
            // Only a base type has its properties right after the name.
            if words.accept_byte(b'(') {
                out.extend(b" CASCADE");
            }
        }
        Function | Procedure | Aggregate => {
            let _ = words.accept("function") || words.accept("procedure") || words.accept("aggregate");
            out.extend(qualified(words.name()?));
            out.extend(without_defaults(words.parenthesis()?));
        }
        Operator => out.extend(operator(&mut words, &schema)?),
        OperatorClass | OperatorFamily => {
            let _ = words.accept("operator class") || words.accept("operator family");
            out.extend(qualified(words.name()?));
            words.until("using")?;
            words.accept("using");
            out.extend([b" USING ", words.name()?.full].concat());
        }
        Cast => {
            words.accept("cast");
            out.extend(words.parenthesis()?);
        }
        Transform => {
            words.accept("transform for");
            out.extend([b"FOR ", words.until("language")?, b" LANGUAGE "].concat());
            words.accept("language");
            out.extend(words.name()?.full);
        }
        UserMapping => {
            words.accept("user mapping for");
            out.extend([b"FOR ", words.name()?.full, b" SERVER "].concat());
            words.accept("server");
            out.extend(words.name()?.full);
        }
        Index => {
            let _ = words.accept("unique index") || words.accept("index");
            let name = words.name()?;
            words.accept("on");
            words.accept("only");
            // An index is in its table's schema, which CREATE INDEX does not repeat.
            match words.name()?.schema {
                Some(of_table) => out.extend([of_table, b"."].concat()),
                None => out.extend(&schema),
            }
            out.extend(name.full);
        }
        Trigger | Policy | Rule => {
            let _ = words.accept("constraint trigger") || words.accept("trigger") || words.accept("policy");
            let preposition = if entry.kind == Rule { "to" } else { "on" };
            if entry.kind == Rule && !words.accept("rule") {
                return None;
            }
            out.extend(words.name()?.full);
            words.until(preposition)?;
            words.accept(preposition);
            out.extend(b" ON ");
            out.extend(qualified(words.name()?));
        }
        _ => return None,
    }
    out.extend(b";\n");
    Some(out.into())
}

/// Passes over `[UNLOGGED] TABLE`, `EXTENSION IF NOT EXISTS` and the like.
fn pass_kind(words: &mut Words<'_>, kind: &EntryKind) {
    for prefix in ["unlogged", "default", "trusted"] {
        words.accept(prefix);
    }
    let desc = kind.to_string();
    if !words.accept(&desc) && *kind == EntryKind::ProceduralLanguage {
        words.accept("language");
    }
    words.accept("if not exists");
}

/// `ALTER TABLE ... ADD CONSTRAINT` and `ALTER COLUMN ... SET DEFAULT`, undone.
fn altered(kind: &EntryKind, words: &mut Words<'_>, qualified: impl Fn(Name<'_>) -> Vec<u8>) -> Option<Text> {
    words.accept("alter");
    let mut parts: Vec<&[u8]> = vec![b"ALTER "];
    for (keyword, text) in [("foreign", &b"FOREIGN "[..]), ("table", b"TABLE "), ("domain", b"DOMAIN "), ("only", b"ONLY ")] {
        // A default is set for ONLY one table, but dropped without it (pg_dump.c `dumpAttrDef`).
        if words.accept(keyword) && (keyword != "only" || *kind != EntryKind::Default) {
            parts.push(text);
        }
    }
    let table = qualified(words.name()?);
    parts.push(&table);
    if *kind == EntryKind::Default {
        if !words.accept("alter column") {
            return None;
        }
        parts.extend([b" ALTER COLUMN ", words.name()?.full, b" DROP DEFAULT"]);
    } else {
        if !words.accept("add constraint") {
            return None;
        }
        parts.extend([b" DROP CONSTRAINT ", words.name()?.full]);
    }
    parts.push(b";\n");
    Some(parts.concat().into())
}

/// `CREATE OPERATOR s.+ (..., LEFTARG = a, RIGHTARG = b)`: dropped by its operands.
fn operator(words: &mut Words<'_>, schema: &[u8]) -> Option<Vec<u8>> {
    words.accept("operator");
    let written = words.rest();
    let name = &written[..written.iter().position(|b| b.is_ascii_whitespace())?];
    let operand = |key: &[u8]| -> Option<&[u8]> {
        let start = memchr::memmem::find(written, key)? + key.len();
        let rest = &written[start..];
        let end = memchr::memmem::find(rest, b",\n").or_else(|| memchr::memmem::find(rest, b"\n)"))?;
        Some(&rest[..end])
    };
    let left = operand(b"LEFTARG = ").unwrap_or(b"NONE");
    let right = operand(b"RIGHTARG = ").unwrap_or(b"NONE");
    // No operator has a dot in it.
    let schema = if name.contains(&b'.') { b"" } else { schema };
    Some([schema, name, b" (", left, b", ", right, b")"].concat())
}

/// `ALTER DATABASE x IS_TEMPLATE = true` must be undone before the database can be dropped
/// (pg_dump.c `dumpDatabase`); other properties go with it.
fn database_properties(defn: &[u8]) -> Option<Text> {
    if !memchr::memmem::find(defn, b" IS_TEMPLATE = true").is_some_and(|n| defn[..n].starts_with(b"ALTER DATABASE ")) {
        return None;
    }
    let mut words = Words::new(defn);
    words.accept("alter database");
    let name = unquote(words.name()?.last);
    let mut literal = Vec::from(&b"'"[..]);
    for b in name.iter() {
        literal.extend_from_slice(if *b == b'\'' { b"''" } else { std::slice::from_ref(b) });
    }
    Some([b"UPDATE pg_catalog.pg_database SET datistemplate = false WHERE datname = ", &literal[..], b"';\n"].concat().into())
}

/// The arguments that identify a function: those of its definition less the defaults.
fn without_defaults(arguments: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(arguments.len());
    let mut words = Words::new(arguments);
    let mut depth = 0_usize;
    let mut kept_to = 0;
    let mut skipping = false;
    loop {
        let at = words.offset();
        let Some(word) = words.next() else { break };
        match word {
            Word::Other(b"(" | b"[") => depth += 1,
            Word::Other(b")" | b"]") if depth > 1 => depth -= 1,
            Word::Other(b"," | b")") if depth <= 1 && skipping => {
                skipping = false;
                kept_to = at;
            }
            Word::Bare(w) if depth == 1 && !skipping && w.eq_ignore_ascii_case(b"DEFAULT") => {
                out.extend_from_slice(arguments[kept_to..at].trim_ascii_end());
                skipping = true;
            }
            _ => {}
        }
    }
    if !skipping {
        out.extend_from_slice(&arguments[kept_to..]);
    }
    out
}

/// The drop statement of an `ON SELECT` rule: its view goes back to what it was before, the empty
/// one that stands in for it earlier in the script (pg_dump.c `dumpRule`).
pub(super) fn drop_view_rule(rule: &TocEntry, entries: &[TocEntry]) -> Option<Text> {
    let table = rule.tag_bytes().strip_suffix(b" _RETURN").filter(|_| rule.kind == EntryKind::Rule)?;
    let is_view = |e: &&TocEntry| e.kind == EntryKind::View && e.tag_bytes() == table && e.namespace == rule.namespace;
    let rest = entries.iter().find(is_view)?.defn_bytes().strip_prefix(b"CREATE VIEW ")?;
    Some([b"CREATE OR REPLACE VIEW ", rest].concat().into())
}

/// The drop statement without the `IF EXISTS` that `--if-exists` puts in (`RestoreArchive`).
pub(super) fn without_if_exists(statement: &[u8]) -> Option<Vec<u8>> {
    const TABLE: &[u8] = b"ALTER TABLE IF EXISTS";
    const UNLINK: &[u8] = b"SELECT pg_catalog.lo_unlink(oid) FROM pg_catalog.pg_largeobject_metadata WHERE oid = '";
    if let Some(rest) = statement.strip_prefix(UNLINK) {
        return Some([b"SELECT pg_catalog.lo_unlink('", rest.strip_suffix(b"';")?, b"');"].concat());
    }
    let (mut out, rest, mut found) = match statement.strip_prefix(TABLE) {
        Some(rest) => (b"ALTER TABLE".to_vec(), rest, true),
        None => (Vec::new(), statement, false),
    };
    match memchr::memmem::find(rest, b" IF EXISTS ").filter(|n| memchr::memchr2(b'"', b'\'', &rest[..*n]).is_none() || found) {
        Some(n) => {
            found = true;
            out.extend_from_slice(&rest[..n]);
            out.extend_from_slice(&rest[n + b" IF EXISTS".len()..]);
        }
        None => out.extend_from_slice(rest),
    }
    found.then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(kind: EntryKind, defn: &str) -> String {
        let mut entry = TocEntry::new(1, kind);
        entry.defn = Some(defn.into());
        drop_statement(&entry).unwrap().to_string()
    }

    #[test]
    fn as_pg_dump_gives_them() {
        use EntryKind::*;
        assert_eq!(of(Table, "CREATE UNLOGGED TABLE public.\"T t\" (\n);\n"), "DROP TABLE public.\"T t\";\n");
        assert_eq!(
            of(Function, "CREATE FUNCTION s.f(a integer DEFAULT g(1, 2), OUT b text) RETURNS text\n"),
            "DROP FUNCTION s.f(a integer, OUT b text);\n"
        );
        assert_eq!(of(Index, "CREATE UNIQUE INDEX i ON ONLY s.t USING btree (a);\n"), "DROP INDEX s.i;\n");
        assert_eq!(
            of(FkConstraint, "ALTER TABLE ONLY s.t\n    ADD CONSTRAINT c FOREIGN KEY (a) REFERENCES s.u(a);\n"),
            "ALTER TABLE ONLY s.t DROP CONSTRAINT c;\n"
        );
        assert_eq!(of(Default, "ALTER TABLE ONLY s.t ALTER COLUMN c SET DEFAULT 1;\n"), "ALTER TABLE s.t ALTER COLUMN c DROP DEFAULT;\n");
        assert_eq!(
            of(Operator, "CREATE OPERATOR s.=== (\n    FUNCTION = s.eq,\n    LEFTARG = integer,\n    RIGHTARG = text\n);\n"),
            "DROP OPERATOR s.=== (integer, text);\n"
        );
        assert_eq!(of(Type, "CREATE TYPE s.b (\n    INTERNALLENGTH = 4\n);\n"), "DROP TYPE s.b CASCADE;\n");
        assert_eq!(of(Rule, "CREATE RULE r AS\n    ON INSERT TO s.v DO INSTEAD NOTHING;\n"), "DROP RULE r ON s.v;\n");
    }

    #[test]
    fn if_exists_is_taken_out() {
        let out = without_if_exists(b"ALTER TABLE IF EXISTS ONLY s.t DROP CONSTRAINT IF EXISTS c;").unwrap();
        assert_eq!(out, b"ALTER TABLE ONLY s.t DROP CONSTRAINT c;");
        assert_eq!(without_if_exists(b"DROP TABLE IF EXISTS s.t;").unwrap(), b"DROP TABLE s.t;");
        assert_eq!(without_if_exists(b"DROP TABLE s.t;"), None);
    }
}
