//! What stands between two entry comments of a script, taken apart.
//!
//! `_printTocEntry` (pg_backup_archiver.c) prints, each followed by an empty line: the definition,
//! a change of owner, a partitioned table's access method; then, before the next entry's comment,
//! the session settings that the next entry needs. Here these are taken off again, from the end.

use std::ops::Range;

use super::super::statement::{Word, Words, literal_value, unquote};
use crate::Text;

/// A setting that a script makes for what follows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Setting {
    /// `SET SESSION AUTHORIZATION`; `None` is the default.
    User(Option<Text>),
    /// The first schema of the search path.
    Schema(Text),
    Tablespace(Text),
    TableAm(Text),
    WithOids(bool),
    Encoding(Text),
    StdStrings(bool),
    /// `SELECT pg_catalog.set_config('search_path', ...)`.
    SearchPath,
    RowSecurity(bool),
    Role(Text),
    /// BEGIN or COMMIT around everything.
    Transaction,
    /// Timeouts and the like, the same in every script.
    Fixed,
}

impl Setting {
    /// Reads a statement as a setting; `None` if it is something else, or a setting that pg_dump
    /// does not make.
    pub(super) fn parse(statement: &[u8]) -> Option<Setting> {
        if matches!(statement, b"BEGIN;" | b"COMMIT;") {
            return Some(Setting::Transaction);
        }
        let mut words = Words::new(statement);
        if words.accept("select") {
            let is_path = words.name()?.last == b"set_config" && words.rest().starts_with(b"('search_path'");
            return is_path.then_some(Setting::SearchPath);
        }
        if !words.accept("set") {
            return None;
        }
        if words.accept("session authorization") {
            return Some(Setting::User(match words.next()? {
                Word::Literal(written) => Some(literal_value(written).into()),
                _ => None,
            }));
        }
        if words.accept("role") {
            return Some(Setting::Role(unquote(words.name()?.full)));
        }
        let Word::Bare(name) = words.next()? else { return None };
        if !words.accept_byte(b'=') && !words.accept("to") {
            return None;
        }
        let value = match words.next()? {
            Word::Literal(written) => Text::from(literal_value(written)),
            Word::Bare(written) | Word::Quoted(written) => unquote(written),
            Word::Other(written) => written.into(),
        };
        let on = &*value == b"on" || &*value == b"true";
        Some(match &name.to_ascii_lowercase()[..] {
            b"search_path" => Setting::Schema(value),
            b"default_tablespace" => Setting::Tablespace(value),
            b"default_table_access_method" => Setting::TableAm(value),
            b"default_with_oids" => Setting::WithOids(on),
            b"client_encoding" => Setting::Encoding(value),
            b"standard_conforming_strings" => Setting::StdStrings(on),
            b"row_security" => Setting::RowSecurity(on),
            b"statement_timeout"
            | b"lock_timeout"
            | b"idle_in_transaction_session_timeout"
            | b"transaction_timeout"
            | b"check_function_bodies"
            | b"xmloption"
            | b"client_min_messages"
            | b"escape_string_warning" => Setting::Fixed,
            _ => return None,
        })
    }
}

/// The text that followed an entry's comment, and where its statements are.
#[derive(Debug, Default)]
pub(super) struct Body {
    pub(super) text: Vec<u8>,
    pub(super) statements: Vec<Range<usize>>,
}

/// A body taken apart.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// The definition, as the archive has it.
    pub(super) defn: Vec<u8>,
    /// `TABLE public.t` and the owner's name, of `ALTER ... OWNER TO`.
    pub(super) owned: Option<(Text, Text)>,
    /// The owner is in quotes.
    pub(super) owner_quoted: bool,
    /// The access method of a partitioned table.
    pub(super) table_am: Option<Text>,
    /// Settings made for the next entry, in order.
    pub(super) settings: Vec<Setting>,
}

impl Body {
    /// Adds a statement and what stood before it.
    pub(super) fn push(&mut self, gap: &[u8], statement: &[u8]) {
        self.text.extend_from_slice(gap);
        let start = self.text.len();
        self.text.extend_from_slice(statement);
        self.statements.push(start..self.text.len());
    }

    /// Takes it apart.
    pub(super) fn split(mut self) -> Parts {
        let mut parts = Parts::default();
        while let Some(setting) = self.last().and_then(Setting::parse) {
            parts.settings.insert(0, setting);
            self.cut_last();
        }
        if let Some(table_am) = self.last().and_then(set_access_method) {
            parts.table_am = Some(table_am);
            self.cut_last();
        }
        // Large objects are changed one by one, all to the same owner.
        while let Some(owned) = self.last().and_then(alter_owner) {
            let more = owned.0.starts_with(b"LARGE OBJECT ");
            parts.owner_quoted = self.last().is_some_and(|s| s.ends_with(b"\";"));
            parts.owned = Some(owned);
            self.cut_last();
            if !more {
                break;
            }
        }
        let text = self.text.strip_prefix(b"\n").or_else(|| self.text.strip_prefix(b"\r\n")).unwrap_or(&self.text);
        let text = text.strip_suffix(b"\n").unwrap_or(text);
        parts.defn = text.strip_suffix(b"\n").unwrap_or(text).to_vec();
        parts
    }

    /// The last statement, if nothing but blank lines follows it.
    fn last(&self) -> Option<&[u8]> {
        let range = self.statements.last()?;
        self.text[range.end..].iter().all(u8::is_ascii_whitespace).then(|| &self.text[range.clone()])
    }

    fn cut_last(&mut self) {
        if let Some(range) = self.statements.pop() {
            self.text.truncate(range.start);
        }
    }
}

/// `ALTER kind name OWNER TO owner`: the kind and name as written, and the owner.
pub(super) fn alter_owner(statement: &[u8]) -> Option<(Text, Text)> {
    let mut words = Words::new(statement);
    if !words.accept("alter") {
        return None;
    }
    let object = words.until("owner to")?;
    words.accept("owner to");
    let owner = words.name()?;
    words.accept_byte(b';');
    words.rest().is_empty().then(|| (object.into(), unquote(owner.full)))
}

fn set_access_method(statement: &[u8]) -> Option<Text> {
    let mut words = Words::new(statement);
    if !words.accept("alter table") {
        return None;
    }
    words.name()?;
    words.accept("set access method").then(|| words.name())?.map(|name| unquote(name.full))
}

/// The OIDs of `SELECT pg_catalog.lo_create('1');` lines, one a line, as BLOB METADATA entries have
/// them (`IssueCommandPerBlob`).
pub(super) fn oid_lines(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    for line in text.split(|b| *b == b'\n') {
        let quoted = memchr::memchr(b'\'', line).map(|n| &line[n + 1..]);
        if let Some(oid) = quoted.and_then(|q| memchr::memchr(b'\'', q).map(|n| &q[..n])) {
            out.extend_from_slice(oid);
            out.push(b'\n');
        }
    }
    out
}

/// Privileges of a group of large objects: each command is printed for every object, and an empty
/// line follows; the entry has it once (`IssueACLPerBlob`).
pub(super) fn acl_once(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut first = true;
    for line in text.split(|b| *b == b'\n') {
        if line.is_empty() {
            first = true;
        } else if first {
            out.extend_from_slice(line);
            out.push(b'\n');
            first = false;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(pieces: &[&str]) -> Body {
        let mut body = Body::default();
        for piece in pieces {
            body.push(b"\n", piece.as_bytes());
            body.text.push(b'\n');
        }
        body
    }

    #[test]
    fn owner_and_settings_come_off() {
        let parts = body(&[
            "CREATE TABLE public.t (\n);\n",
            "ALTER TABLE public.t OWNER TO \"B b\";",
            "SET default_tablespace = fast;",
            "SET default_table_access_method = heap;",
        ])
        .split();
        assert_eq!(parts.defn, b"CREATE TABLE public.t (\n);\n");
        assert_eq!(parts.owned, Some(("TABLE public.t".into(), "B b".into())));
        assert_eq!(parts.settings, [Setting::Tablespace("fast".into()), Setting::TableAm("heap".into())]);
    }

    #[test]
    fn large_object_groups_are_folded() {
        assert_eq!(oid_lines(b"SELECT pg_catalog.lo_create('1');\nSELECT pg_catalog.lo_create('22');\n"), b"1\n22\n");
        let acl = b"GRANT SELECT ON LARGE OBJECT 1 TO a;\nGRANT SELECT ON LARGE OBJECT 2 TO a;\n\nGRANT ALL ON LARGE OBJECT 1 TO b;\n";
        assert_eq!(acl_once(acl), b"GRANT SELECT ON LARGE OBJECT 1 TO a;\nGRANT ALL ON LARGE OBJECT 1 TO b;\n");
    }
}
