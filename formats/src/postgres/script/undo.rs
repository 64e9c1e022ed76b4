//! The statement that pg_dump would have given to drop an object, made from the one that makes it.
//!
//! A plain script has drop statements only with `-c`, an archive always. The texts are those of the
//! `delq` buffers in pg_dump.c; names are taken over as the definition writes them, so quoting and
//! the version's habits stay.

use super::statement::{Word, Words};
use crate::Text;
use crate::postgres::archive::{EntryKind, TocEntry};

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
    if matches!(entry.kind, Constraint | FkConstraint | CheckConstraint | Default) {
        return altered(&entry.kind, &mut words);
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
    let mut parts: Vec<&[u8]> = vec![b"DROP ", entry.kind.as_bytes(), b" "];
    match entry.kind {
        Table | View | MaterializedView | ForeignTable | Sequence | Domain | Collation | Conversion | Statistics | Extension | Schema
        | Database | AccessMethod | ForeignDataWrapper | Server | Publication | Subscription | TextSearchParser
        | TextSearchDictionary | TextSearchTemplate | TextSearchConfiguration | EventTrigger | ProceduralLanguage => {
            pass_kind(&mut words, &entry.kind);
            parts.push(words.name()?.full);
        }
        Type => {
            words.accept("type");
            parts.push(words.name()?.full);
            // Only a base type has its properties right after the name.
            if words.accept_byte(b'(') {
                parts.push(b" CASCADE");
            }
        }
        Function | Procedure => {
            words.accept(if entry.kind == Function { "function" } else { "procedure" });
            parts.push(words.name()?.full);
            let arguments = words.parenthesis()?;
            let identity = without_defaults(arguments);
            return Some([&parts.concat(), &identity[..], b";\n"].concat().into());
        }
        Aggregate => {
            words.accept("aggregate");
            parts.push(words.name()?.full);
            parts.push(words.parenthesis()?);
        }
        Operator => return operator(&mut words),
        OperatorClass | OperatorFamily => {
            words.accept(if entry.kind == OperatorClass { "operator class" } else { "operator family" });
            parts.push(words.name()?.full);
            words.until("using")?;
            words.accept("using");
            parts.extend([b" USING ", words.name()?.full]);
        }
        Cast => {
            words.accept("cast");
            parts.push(words.parenthesis()?);
        }
        Transform => {
            words.accept("transform for");
            parts.extend([b"FOR ", words.until("language")?, b" LANGUAGE "]);
            words.accept("language");
            parts.push(words.name()?.full);
        }
        UserMapping => {
            words.accept("user mapping for");
            parts.extend([b"FOR ", words.name()?.full]);
            words.accept("server");
            parts.extend([b" SERVER ", words.name()?.full]);
        }
        Index => {
            let _ = words.accept("unique index") || words.accept("index");
            let name = words.name()?;
            words.accept("on");
            words.accept("only");
            // An index is in its table's schema, which CREATE INDEX does not repeat.
            if let Some(schema) = words.name()?.schema {
                parts.extend([schema, b"."]);
            }
            parts.push(name.full);
        }
        Trigger | Policy => {
            let _ = words.accept("constraint trigger") || words.accept("trigger") || words.accept("policy");
            parts.push(words.name()?.full);
            words.until("on")?;
            words.accept("on");
            parts.extend([b" ON ", words.name()?.full]);
        }
        Rule => {
            words.accept("rule");
            parts.push(words.name()?.full);
            words.until("to")?;
            words.accept("to");
            parts.extend([b" ON ", words.name()?.full]);
        }
        _ => return None,
    }
    parts.push(b";\n");
    Some(parts.concat().into())
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
fn altered(kind: &EntryKind, words: &mut Words<'_>) -> Option<Text> {
    words.accept("alter");
    let mut parts: Vec<&[u8]> = vec![b"ALTER "];
    for (keyword, text) in [("foreign", &b"FOREIGN "[..]), ("table", b"TABLE "), ("domain", b"DOMAIN "), ("only", b"ONLY ")] {
        // A default is set for ONLY one table, but dropped without it (pg_dump.c `dumpAttrDef`).
        if words.accept(keyword) && (keyword != "only" || *kind != EntryKind::Default) {
            parts.push(text);
        }
    }
    parts.push(words.name()?.full);
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
fn operator(words: &mut Words<'_>) -> Option<Text> {
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
    Some([b"DROP OPERATOR ", name, b" (", left, b", ", right, b");\n"].concat().into())
}

/// `ALTER DATABASE x IS_TEMPLATE = true` must be undone before the database can be dropped
/// (pg_dump.c `dumpDatabase`); other properties go with it.
fn database_properties(defn: &[u8]) -> Option<Text> {
    if !memchr::memmem::find(defn, b" IS_TEMPLATE = true").is_some_and(|n| defn[..n].starts_with(b"ALTER DATABASE ")) {
        return None;
    }
    let mut words = Words::new(defn);
    words.accept("alter database");
    let name = super::statement::unquote(words.name()?.last);
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
        let at = words.position();
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
