//! What a statement makes: its kind, name and schema from its first words.
//!
//! Serves scripts without pg_dump's comments, and recovers from the statements what the comments
//! blur. Names are those that pg_dump gives as tags (the `ArchiveEntry` calls of pg_dump.c).

use super::super::statement::{Name, Word, Words, literal_value, unquote};
use crate::Text;
use crate::postgres::archive::EntryKind;

/// A statement's subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Subject {
    pub(super) kind: EntryKind,
    pub(super) tag: Text,
    /// The schema the statement names; `None` if it names none.
    pub(super) schema: Option<Text>,
}

impl Subject {
    fn new(kind: EntryKind, name: Name<'_>) -> Self {
        Subject { kind, tag: unquote(name.last), schema: name.schema.map(unquote) }
    }

    /// `TABLE name`: pg_dump names a child by its table (`CONSTRAINT`, `DEFAULT`, `TRIGGER`, ...).
    fn child(kind: EntryKind, table: Name<'_>, child: &[u8]) -> Self {
        let mut tag = unquote(table.last).to_vec();
        tag.push(b' ');
        tag.extend_from_slice(&unquote(child));
        Subject { kind, tag: tag.into(), schema: table.schema.map(unquote) }
    }
}

/// The subject of a statement; `None` if it is none of those that dumps consist of.
pub(super) fn classify(statement: &[u8]) -> Option<Subject> {
    let mut words = Words::new(statement);
    if words.accept("create") {
        words.accept("or replace");
        return create(&mut words);
    }
    if words.accept("alter") {
        return alter(&mut words);
    }
    if words.accept("comment on") {
        return about(&mut words, EntryKind::Comment, "is");
    }
    if words.accept("security label") {
        words.until("on")?;
        words.accept("on");
        return about(&mut words, EntryKind::SecurityLabel, "is");
    }
    if words.accept("grant") {
        words.until("on")?;
        words.accept("on");
        return acl(&mut words, "to");
    }
    if words.accept("revoke") {
        words.until("on")?;
        words.accept("on");
        return acl(&mut words, "from");
    }
    if words.accept("refresh materialized view") {
        return Some(Subject::new(EntryKind::MaterializedViewData, words.name()?));
    }
    if words.accept("copy") || words.accept("insert into") {
        return Some(Subject::new(EntryKind::TableData, words.name()?));
    }
    if words.accept("select") {
        return select(&mut words);
    }
    None
}

fn create(words: &mut Words<'_>) -> Option<Subject> {
    use EntryKind::*;
    for (keywords, kind) in [
        ("event trigger", EventTrigger),
        ("extension if not exists", Extension),
        ("extension", Extension),
        ("schema if not exists", Schema),
        ("schema", Schema),
        ("database", Database),
        ("access method", AccessMethod),
        ("foreign data wrapper", ForeignDataWrapper),
        ("server", Server),
        ("publication", Publication),
        ("subscription", Subscription),
        ("trusted procedural language", ProceduralLanguage),
        ("procedural language", ProceduralLanguage),
        ("trusted language", ProceduralLanguage),
        ("language", ProceduralLanguage),
        ("text search parser", TextSearchParser),
        ("text search dictionary", TextSearchDictionary),
        ("text search template", TextSearchTemplate),
        ("text search configuration", TextSearchConfiguration),
        ("foreign table if not exists", ForeignTable),
        ("foreign table", ForeignTable),
        ("materialized view if not exists", MaterializedView),
        ("materialized view", MaterializedView),
        ("recursive view", View),
        ("view", View),
        ("table if not exists", Table),
        ("table", Table),
        ("unlogged table if not exists", Table),
        ("unlogged table", Table),
        ("sequence if not exists", Sequence),
        ("sequence", Sequence),
        ("unlogged sequence", Sequence),
        ("type", Type),
        ("domain", Domain),
        ("collation", Collation),
        ("default conversion", Conversion),
        ("conversion", Conversion),
        ("statistics", Statistics),
        ("operator class", OperatorClass),
        ("operator family", OperatorFamily),
    ] {
        if words.accept(keywords) {
            let kind = if kind == Type && is_shell(words) { ShellType } else { kind };
            return Some(Subject::new(kind, words.name()?));
        }
    }
    for (keywords, kind) in [("function", Function), ("procedure", Procedure), ("aggregate", Aggregate)] {
        if words.accept(keywords) {
            let name = words.name()?;
            let mut subject = Subject::new(kind, name);
            subject.tag = [&subject.tag, words.parenthesis()?].concat().into();
            return Some(subject);
        }
    }
    if words.accept("unique index") || words.accept("index") {
        words.accept("concurrently");
        words.accept("if not exists");
        let name = words.name()?;
        words.accept("on");
        words.accept("only");
        let table = words.name()?;
        return Some(Subject { kind: Index, tag: unquote(name.last), schema: table.schema.map(unquote) });
    }
    if words.accept("constraint trigger") || words.accept("trigger") {
        return on_table(words, Trigger);
    }
    if words.accept("rule") {
        return {
            let name = words.name()?;
            words.until("to")?;
            words.accept("to");
            Some(Subject::child(Rule, words.name()?, name.last))
        };
    }
    if words.accept("policy") {
        return on_table(words, Policy);
    }
    if words.accept("operator") {
        let written = words.rest();
        let end = written.iter().position(|b| b.is_ascii_whitespace() || *b == b'(')?;
        let (schema, name) = match memchr::memrchr(b'.', &written[..end]) {
            Some(dot) => (Some(unquote(&written[..dot])), &written[dot + 1..end]),
            None => (None, &written[..end]),
        };
        return Some(Subject { kind: Operator, tag: name.into(), schema });
    }
    if words.accept("cast") {
        let inside = words.parenthesis()?.strip_prefix(b"(")?.strip_suffix(b")")?;
        return Some(Subject { kind: Cast, tag: [b"CAST (", inside, b")"].concat().into(), schema: None });
    }
    if words.accept("transform for") {
        let of = words.until("language")?;
        words.accept("language");
        let language = words.name()?;
        return Some(Subject { kind: Transform, tag: [b"TRANSFORM FOR ", of, b" LANGUAGE ", language.full].concat().into(), schema: None });
    }
    if words.accept("user mapping for") {
        let user = words.name()?;
        words.accept("server");
        let server = words.name()?;
        let tag = [b"USER MAPPING ", &*unquote(user.last), b" SERVER ", &*unquote(server.last)].concat();
        return Some(Subject { kind: UserMapping, tag: tag.into(), schema: None });
    }
    for (keywords, desc) in [("role", "ROLE"), ("user", "ROLE"), ("group", "ROLE"), ("tablespace", "TABLESPACE")] {
        if words.accept(keywords) {
            return Some(Subject::new(Other(desc.into()), words.name()?));
        }
    }
    None
}

/// `CREATE TYPE name;`
fn is_shell(words: &Words<'_>) -> bool {
    let mut words = words.clone();
    words.name().is_some() && words.accept_byte(b';')
}

/// `name ... ON table`.
fn on_table(words: &mut Words<'_>, kind: EntryKind) -> Option<Subject> {
    let name = words.name()?;
    words.until("on")?;
    words.accept("on");
    words.accept("only");
    Some(Subject::child(kind, words.name()?, name.last))
}

fn alter(words: &mut Words<'_>) -> Option<Subject> {
    use EntryKind::*;
    if words.accept("table") || words.accept("foreign table") {
        words.accept("if exists");
        words.accept("only");
        let table = words.name()?;
        if words.accept("add constraint") {
            let name = words.name()?;
            let kind = if words.accept("foreign key") {
                FkConstraint
            } else if words.accept("check") {
                CheckConstraint
            } else {
                Constraint
            };
            return Some(Subject::child(kind, table, name.last));
        }
        if words.accept("enable row level security") {
            return Some(Subject::new(RowSecurity, table));
        }
        if words.accept("attach partition") {
            return Some(Subject::new(TableAttach, words.name()?));
        }
        if words.accept("alter column") || words.accept("alter") {
            let column = words.name()?;
            if words.accept("set default") {
                return Some(Subject::child(Default, table, column.last));
            }
            if words.accept("add generated") {
                let in_parentheses = memchr::memmem::find(words.rest(), b"SEQUENCE NAME ").map(|n| n + b"SEQUENCE NAME ".len());
                let name = in_parentheses.and_then(|n| Words::new(&words.rest()[n..]).name());
                return Some(Subject::new(Sequence, name.unwrap_or(table)));
            }
        }
        return None;
    }
    if words.accept("domain") {
        let domain = words.name()?;
        return if words.accept("add constraint") { Some(Subject::child(CheckConstraint, domain, words.name()?.last)) } else { None };
    }
    if words.accept("index") {
        words.name()?;
        return if words.accept("attach partition") { Some(Subject::new(IndexAttach, words.name()?)) } else { None };
    }
    if words.accept("sequence") {
        let name = words.name()?;
        return words.accept("owned by").then(|| Subject::new(SequenceOwnedBy, name));
    }
    if words.accept("default privileges for role") {
        words.name()?;
        let schema = words.accept("in schema").then(|| words.name()).flatten();
        words.until("on")?;
        words.accept("on");
        let Word::Bare(what) = words.next()? else { return None };
        let tag = [b"DEFAULT PRIVILEGES FOR ", what].concat().to_ascii_uppercase();
        return Some(Subject { kind: DefaultAcl, tag: tag.into(), schema: schema.map(|s| unquote(s.last)) });
    }
    if words.accept("database") {
        return Some(Subject::new(DatabaseProperties, words.name()?));
    }
    if words.accept("publication") {
        let publication = words.name()?;
        let schemas = words.accept("add tables in schema");
        if schemas || words.accept("add table only") || words.accept("add table") {
            let kind = if schemas { PublicationTablesInSchema } else { PublicationTable };
            let name = words.name()?;
            let mut subject = Subject::child(kind, publication, name.last);
            subject.schema = name.schema.map(unquote);
            return Some(subject);
        }
    }
    for (keywords, desc) in [("role", "ROLE"), ("user", "ROLE"), ("tablespace", "TABLESPACE")] {
        if words.accept(keywords) {
            return Some(Subject::new(Other(desc.into()), words.name()?));
        }
    }
    None
}

/// What a comment or label is on: everything up to `end`, the schema taken off the name.
fn about(words: &mut Words<'_>, kind: EntryKind, end: &str) -> Option<Subject> {
    let target = words.until(end)?;
    let mut inner = Words::new(target);
    let mut schema = None;
    let mut tag = Vec::new();
    // The kind's words come first, then the name; `CONSTRAINT c ON public.t` names the schema last.
    while let Some(word) = inner.peek() {
        let at = inner.offset();
        let is_name = matches!(word, Word::Quoted(_)) || !target[at..].first().is_some_and(u8::is_ascii_uppercase);
        match inner.name().filter(|_| is_name) {
            Some(name) if schema.is_none() && name.schema.is_some() => {
                schema = name.schema;
                tag.extend_from_slice(&target[..at]);
                let skipped = name.schema.map_or(0, |s| s.len() + 1);
                tag.extend_from_slice(&target[at + skipped..]);
                break;
            }
            Some(_) => {}
            None => {
                if inner.offset() == at {
                    inner.next();
                }
            }
        }
    }
    if tag.is_empty() {
        tag = target.to_vec();
    }
    // `COLUMN public.t.c` has the table's schema, not `public.t`.
    let column = tag.get(..7).is_some_and(|t| t.eq_ignore_ascii_case(b"COLUMN "));
    if let (true, Some(written)) = (column, schema) {
        let mut parts = Words::new(written);
        if let Some(Name { schema: Some(first), last, .. }) = parts.name() {
            let column_name = tag.split_off(7);
            tag.extend_from_slice(last);
            tag.push(b'.');
            tag.extend_from_slice(&column_name);
            schema = Some(first);
        } else {
            let column_name = tag.split_off(7);
            tag.extend_from_slice(written);
            tag.push(b'.');
            tag.extend_from_slice(&column_name);
            schema = None;
        }
    }
    Some(Subject { kind, tag: tag.into(), schema: schema.map(unquote) })
}

/// What privileges are on. pg_dump writes the kind for all; without one it is a table.
fn acl(words: &mut Words<'_>, end: &str) -> Option<Subject> {
    let with_kind = matches!(words.peek(), Some(Word::Bare(w)) if w.first().is_some_and(u8::is_ascii_uppercase));
    let mut subject = about(words, EntryKind::Acl, end)?;
    if !with_kind {
        subject.tag = [b"TABLE ", &*subject.tag].concat().into();
    }
    Some(subject)
}

fn select(words: &mut Words<'_>) -> Option<Subject> {
    let function = words.name()?;
    if function.last == b"lo_open" {
        return Some(Subject { kind: EntryKind::Blobs, tag: "BLOBS".into(), schema: None });
    }
    let mut inner = Words::new(words.rest());
    inner.accept_byte(b'(');
    let Some(Word::Literal(argument)) = inner.next() else { return None };
    let value = literal_value(argument);
    match function.last {
        b"setval" => Some(Subject::new(EntryKind::SequenceSet, Words::new(&value).name()?)),
        b"lo_create" => Some(Subject { kind: EntryKind::Blob, tag: value.into(), schema: None }),
        _ => None,
    }
}
