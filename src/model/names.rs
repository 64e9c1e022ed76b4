//! The names given on the command line, found among the entries of an archive.
//!
//! A name that some entry has exactly means that name and nothing else, as in pg_restore. Any other
//! that has `*`, `?`, a dot, quotes or capitals is read as a psql pattern, as in pg_dump: qualified,
//! folded to lower case, with wildcards. The rest are names that nothing has.

use std::cell::Cell;

use dumpkit_formats::postgres::archive::{EntryKind, Toc, TocEntry};
use dumpkit_formats::postgres::encoding::Encoding;
use dumpkit_formats::{Error, Result, Text};

use super::pattern::Pattern;

/// What the names are names of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Schemas: an entry has the name of the schema it is in.
    Schema,
    /// Tables and what shares their names.
    Relation,
    /// Indexes.
    Index,
    /// Functions, procedures, aggregates; their tags hold argument types.
    Function,
    /// Triggers; their tags begin with the table's name.
    Trigger,
    /// Extensions.
    Extension,
}

impl Role {
    pub(super) fn has(self, kind: &EntryKind) -> bool {
        use EntryKind as K;
        match self {
            Role::Schema => true,
            Role::Relation => is_relation(kind) || matches!(kind, K::TableData | K::MaterializedViewData | K::SequenceSet),
            Role::Index => *kind == K::Index,
            Role::Function => matches!(kind, K::Function | K::Aggregate | K::Procedure),
            Role::Trigger => *kind == K::Trigger,
            Role::Extension => *kind == K::Extension,
        }
    }

    pub(super) fn name(self, entry: &TocEntry) -> Option<&[u8]> {
        match self {
            Role::Schema => entry.namespace.as_deref(),
            _ => Some(entry.tag_bytes()),
        }
    }

    /// Dots that a pattern may have: for a schema and a database.
    pub(super) fn dots(self) -> usize {
        match self {
            Role::Schema | Role::Extension => 0,
            _ => 2,
        }
    }
}

/// Kinds that share the names of tables.
pub fn is_relation(kind: &EntryKind) -> bool {
    use EntryKind as K;
    matches!(kind, K::Table | K::View | K::MaterializedView | K::ForeignTable | K::Sequence)
}

/// The names of one option.
#[derive(Debug, Default)]
pub struct Names {
    role: Option<Role>,
    names: Vec<Name>,
}

#[derive(Debug)]
struct Name {
    argument: Text,
    meaning: Meaning,
    met: Cell<bool>,
}

#[derive(Debug)]
enum Meaning {
    Exact,
    Pattern(Pattern),
    /// A pattern for a function's name and the argument types after it.
    Signature(Pattern, Vec<u8>),
}

impl Names {
    /// Finds out what each argument means in this archive.
    pub fn resolve(arguments: &[Text], role: Role, toc: &Toc) -> Result<Self> {
        let encoding = toc.encoding();
        let resolve = |argument: &Text| {
            let exact = toc.entries().iter().any(|e| role.has(&e.kind) && role.name(e) == Some(argument));
            let meaning = if exact || !looks_like_pattern(argument) { Meaning::Exact } else { meaning(argument, role, encoding, toc)? };
            Ok(Name { argument: argument.clone(), meaning, met: Cell::new(false) })
        };
        Ok(Names { role: Some(role), names: arguments.iter().map(resolve).collect::<Result<_>>()? })
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// Whether `entry` has one of the names, or is in one of the schemas; every name that it has
    /// counts as met.
    pub fn matches(&self, entry: &TocEntry) -> bool {
        let Some((role, name)) = self.role.and_then(|role| Some((role, role.name(entry)?))) else { return false };
        let mut any = false;
        for candidate in &self.names {
            let matches = match &candidate.meaning {
                Meaning::Exact => &*candidate.argument == name,
                Meaning::Pattern(pattern) => {
                    let schema = entry.namespace.as_deref();
                    pattern.matches(schema, bare_name(role, name)) || (role == Role::Trigger && pattern.matches(schema, name))
                }
                Meaning::Signature(pattern, arguments) => {
                    let (bare, rest) = split_signature(name);
                    pattern.matches(entry.namespace.as_deref(), bare) && without_blanks(rest) == *arguments
                }
            };
            if matches {
                candidate.met.set(true);
                any = true;
            }
        }
        any
    }

    /// The first name that nothing has had so far.
    pub fn unmatched(&self) -> Option<&Text> {
        self.all_unmatched().next()
    }

    /// Every name that nothing has had so far.
    pub fn all_unmatched(&self) -> impl Iterator<Item = &Text> {
        self.names.iter().filter(|name| !name.met.get()).map(|name| &name.argument)
    }
}

fn meaning(argument: &Text, role: Role, encoding: Encoding, toc: &Toc) -> Result<Meaning> {
    let (pattern, arguments) = match (role, open_parenthesis(argument)) {
        (Role::Function, Some(at)) => (&argument[..at], Some(without_blanks(&argument[at..]))),
        _ => (&argument[..], None),
    };
    let parsed = Pattern::parse(pattern, role.dots(), encoding)?;
    if parsed.database.is_some() && parsed.database.as_deref() != toc.header.database.as_deref() {
        return Err(Error::misuse(format!("cross-database references are not implemented: {argument}")));
    }
    Ok(match arguments {
        Some(arguments) => Meaning::Signature(parsed, arguments),
        None => Meaning::Pattern(parsed),
    })
}

/// The name that a pattern is for: of a function without its arguments, of a trigger without its table.
fn bare_name(role: Role, tag: &[u8]) -> &[u8] {
    match role {
        Role::Function => split_signature(tag).0,
        Role::Trigger => tag.rsplit(|b| *b == b' ').next().unwrap_or(tag),
        _ => tag,
    }
}

fn looks_like_pattern(argument: &[u8]) -> bool {
    argument.iter().any(|b| matches!(b, b'*' | b'?' | b'.' | b'"' | b'A'..=b'Z'))
}

/// A function's tag as its name, which is not quoted there, and its argument types.
fn split_signature(tag: &[u8]) -> (&[u8], &[u8]) {
    tag.split_at(memchr::memchr(b'(', tag).unwrap_or(tag.len()))
}

/// The first parenthesis outside of quotes.
fn open_parenthesis(text: &[u8]) -> Option<usize> {
    let mut quoted = false;
    text.iter().position(|b| {
        quoted ^= *b == b'"';
        *b == b'(' && !quoted
    })
}

fn without_blanks(text: &[u8]) -> Vec<u8> {
    text.iter().copied().filter(|b| !b.is_ascii_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use dumpkit_formats::compress::Codec;
    use dumpkit_formats::postgres::archive::{ArchiveVersion, CreatedAt, Header, HeaderCompression, Widths};

    use super::*;

    fn toc(entries: &[(EntryKind, &str, &str)]) -> Toc {
        let header = Header {
            version: ArchiveVersion::NEWEST,
            widths: Widths::default(),
            format: 1,
            compression: HeaderCompression::Algorithm(Codec::None),
            created: CreatedAt::default(),
            database: Some("db".into()),
            server_version: None,
            dump_version: None,
        };
        let entry = |(i, (kind, namespace, tag)): (usize, &(EntryKind, &str, &str))| {
            let mut entry = TocEntry::new(i as i32 + 1, kind.clone());
            entry.namespace = Some((*namespace).into());
            entry.tag = Some((*tag).into());
            entry
        };
        Toc::new(header, entries.iter().enumerate().map(entry).collect())
    }

    fn found(toc: &Toc, role: Role, name: &str) -> Vec<i32> {
        let names = Names::resolve(&[name.into()], role, toc).expect("valid");
        toc.entries().iter().filter(|e| role.has(&e.kind) && names.matches(e)).map(|e| e.dump_id).collect()
    }

    #[test]
    fn an_exact_name_is_no_pattern() {
        let toc = toc(&[(EntryKind::Table, "a", "t*"), (EntryKind::Table, "b", "t1"), (EntryKind::Table, "b", "T1")]);
        assert_eq!(found(&toc, Role::Relation, "t*"), [1]);
        assert_eq!(found(&toc, Role::Relation, "T1"), [3]);
        assert_eq!(found(&toc, Role::Relation, "t?"), [1, 2]);
        assert_eq!(found(&toc, Role::Relation, "B.T1"), [2]);
        assert_eq!(found(&toc, Role::Relation, "db.b.\"T1\""), [3]);
        assert!(found(&toc, Role::Relation, "t|x").is_empty());
        assert!(Names::resolve(&["other.b.t1".into()], Role::Relation, &toc).is_err());
    }

    #[test]
    fn functions_and_triggers_by_parts_of_their_tags() {
        let toc = toc(&[
            (EntryKind::Function, "a", "My F(integer, text)"),
            (EntryKind::Trigger, "a", "t tg"),
            (EntryKind::Procedure, "a", "f()"),
        ]);
        assert_eq!(found(&toc, Role::Function, "\"My F\"(integer,text)"), [1]);
        assert_eq!(found(&toc, Role::Function, "a.*"), [1, 3]);
        assert_eq!(found(&toc, Role::Function, "My F(integer, text)"), [1]);
        assert!(found(&toc, Role::Trigger, "tg").is_empty());
        assert_eq!(found(&toc, Role::Trigger, "a.tg"), [2]);
        assert_eq!(found(&toc, Role::Trigger, "t tg"), [2]);
    }
}
