//! Privileges: GRANT and REVOKE.
//!
//! They are the difference from what the object has right after it is made: first what is taken from that,
//! then what is added, in the server's order, in which who got a grant option comes before who is granted by
//! them. Source: `dumpACL`, dumputils.c `buildACLCommands`.

use dumpkit_formats::postgres::archive::{CatalogId, DumpId, EntryKind, Section};
use dumpkit_formats::{Error, Result};

use super::{About, Ddl, NewEntry};
use crate::model::object::Acl;
use crate::postgres::acl_item::AclItem;
use crate::postgres::text::{parse_array, put};

/// What privileges are about.
#[derive(Debug, Clone, Copy)]
pub struct Granted<'a> {
    /// The entry that they come after.
    pub dump_id: DumpId,
    /// Another, such as the table's privileges before those of a column.
    pub also_after: Option<DumpId>,
    /// What it is in SQL: `TABLE`, `SEQUENCE`, `FUNCTION`, ...
    pub what: &'a str,
    /// Its name in SQL, quoted, without its schema.
    pub name: &'a [u8],
    /// A column's name in SQL.
    pub column: Option<&'a [u8]>,
    /// The schema, unquoted.
    pub namespace: Option<&'a [u8]>,
    /// Tag of the entry, if it is not `what name`.
    pub tag: Option<&'a [u8]>,
    /// The owner.
    pub owner: &'a [u8],
}

impl<'a> Granted<'a> {
    /// What a comment could be about too.
    pub(super) fn of(about: About<'a>) -> Self {
        let About { what, name, namespace, owner, dump_id, catalog_id: _, subid: _ } = about;
        Granted { dump_id, also_after: None, what, name, column: None, namespace, tag: None, owner }
    }
}

/// What the commands say besides who and which privileges.
pub(super) struct Commands<'a> {
    /// What comes before GRANT and REVOKE: nothing, or ALTER DEFAULT PRIVILEGES.
    pub prefix: &'a [u8],
    /// `TABLE`, or `TABLES` of default privileges.
    pub what: &'a str,
    /// The name with its schema, in SQL; none of default privileges.
    pub name: &'a [u8],
    /// A column's name in SQL.
    pub column: Option<&'a [u8]>,
    /// The owner, who grants where nobody else is named.
    pub owner: &'a [u8],
}

impl Ddl<'_> {
    /// Writes the GRANTs and REVOKEs, if any (`dumpACL`), and returns the number of their entry.
    pub fn acl(&mut self, granted: Granted<'_>, acl: &Acl) -> Result<Option<DumpId>> {
        let options = self.catalog.options;
        if options.no_privileges || (!options.parts().schema && granted.what != "LARGE OBJECT") {
            return Ok(None);
        }
        let default = acl.default.as_deref();
        let initial = acl.initial.as_deref().filter(|initial| !initial.is_empty());
        let current = match initial {
            // NULL is the default, which need not be what it began with.
            Some(_) => acl.acl.as_deref().filter(|acl| !acl.is_empty()).or(default),
            None => acl.acl.as_deref(),
        };
        let base = initial.or(default).unwrap_or_default();
        let name = self.qualified_sql(granted.namespace, granted.name);
        let commands = Commands { prefix: b"", what: granted.what, name: &name, column: granted.column, owner: granted.owner };
        let create = self.grants(&commands, current.unwrap_or_default(), base).ok_or_else(|| {
            let show = |bytes: Option<&[u8]>| String::from_utf8_lossy(bytes.unwrap_or_default()).into_owned();
            let (acl, base, name) = (show(current), show(Some(base)), show(Some(granted.name)));
            let what = format!("could not parse ACL list ({acl}) or default ({base}) for object \"{name}\" ({})", granted.what);
            Error::server(what)
        })?;
        if create.is_empty() {
            return Ok(None);
        }
        let tag = match (granted.tag, granted.column) {
            (Some(tag), _) => tag.to_vec(),
            (None, Some(column)) => [b"COLUMN ", granted.name, b".", column].concat(),
            (None, None) => [granted.what.as_bytes(), b" ", granted.name].concat(),
        };
        let id = self.new_id();
        self.add(NewEntry {
            id,
            catalog_id: CatalogId::default(),
            kind: EntryKind::Acl,
            section: Section::None,
            tag,
            namespace: granted.namespace,
            owner: granted.owner,
            create,
            drop: Vec::new(),
            dependencies: std::iter::once(granted.dump_id).chain(granted.also_after).collect(),
        });
        Ok(Some(id))
    }

    /// The commands from the privileges `base` to the privileges `acl`, both `aclitem[]`; none when `acl` is
    /// empty, which is NULL. `None` when they cannot be read (`buildACLCommands`).
    pub(super) fn grants(&self, commands: &Commands<'_>, acl: &[u8], base: &[u8]) -> Option<Vec<u8>> {
        if acl.is_empty() {
            return Some(Vec::new());
        }
        let items = |text| parse_array(text).map(|items| items.into_iter().map(Option::unwrap_or_default).collect::<Vec<_>>());
        let (acl, base) = (items(acl)?, items(base)?);
        let mut first = Vec::new();
        for item in base.iter().filter(|item| !acl.contains(item)) {
            let item = AclItem::parse(item)?;
            let list = all_privileges(&item, commands)?;
            if !list.is_empty() {
                put!(first, commands.prefix, "REVOKE ", list, " ON ", commands.what, " ");
                self.put_object_and_role(&mut first, commands, "FROM ", &item.grantee);
                put!(first, ";\n");
            }
        }
        let mut second = Vec::new();
        for item in acl.iter().filter(|item| !base.contains(item)) {
            let item = AclItem::parse(item)?;
            let (plain, with_option) = privileges(&item, commands)?;
            if plain.is_empty() && with_option.is_empty() {
                continue;
            }
            let owner = commands.owner;
            let grantor = if item.grantor.is_empty() { owner } else { &item.grantor[..] };
            // Some servers list PUBLIC before the owner.
            let own = !owner.is_empty() && item.grantee == owner && grantor == owner;
            let out = if own { &mut first } else { &mut second };
            let other_grantor = !grantor.is_empty() && grantor != owner;
            if other_grantor {
                put!(*out, "SET SESSION AUTHORIZATION ", self.id(grantor), ";\n");
            }
            for (list, end) in [(plain, ";\n"), (with_option, " WITH GRANT OPTION;\n")] {
                if !list.is_empty() {
                    put!(*out, commands.prefix, "GRANT ", list, " ON ", commands.what, " ");
                    self.put_object_and_role(out, commands, "TO ", &item.grantee);
                    put!(*out, end);
                }
            }
            if other_grantor {
                put!(*out, "RESET SESSION AUTHORIZATION;\n");
            }
        }
        first.extend(second);
        Some(first)
    }

    fn put_object_and_role(&self, out: &mut Vec<u8>, commands: &Commands<'_>, to: &str, role: &[u8]) {
        if !commands.name.is_empty() {
            put!(*out, commands.name, " ");
        }
        put!(*out, to);
        match role {
            b"" => put!(*out, "PUBLIC"),
            role => put!(*out, self.id(role)),
        }
    }
}

/// What a kind of object can be granted, in the order in which it is listed; `None` for an unknown kind.
fn codes(what: &str, of_column: bool) -> Option<&'static [(u8, &'static str)]> {
    const TABLE: &[(u8, &str)] = &[
        (b'r', "SELECT"),
        (b'a', "INSERT"),
        (b'x', "REFERENCES"),
        (b'd', "DELETE"),
        (b't', "TRIGGER"),
        (b'D', "TRUNCATE"),
        (b'm', "MAINTAIN"),
        (b'w', "UPDATE"),
    ];
    Some(match what {
        "TABLE" | "TABLES" if of_column => &[(b'r', "SELECT"), (b'a', "INSERT"), (b'x', "REFERENCES"), (b'w', "UPDATE")],
        "TABLE" | "TABLES" => TABLE,
        "SEQUENCE" | "SEQUENCES" => &[(b'r', "SELECT"), (b'U', "USAGE"), (b'w', "UPDATE")],
        "FUNCTION" | "FUNCTIONS" | "PROCEDURE" | "PROCEDURES" => &[(b'X', "EXECUTE")],
        "SCHEMA" | "SCHEMAS" => &[(b'C', "CREATE"), (b'U', "USAGE")],
        "DATABASE" => &[(b'C', "CREATE"), (b'c', "CONNECT"), (b'T', "TEMPORARY")],
        "LANGUAGE" | "TYPE" | "TYPES" | "FOREIGN DATA WRAPPER" | "FOREIGN SERVER" => &[(b'U', "USAGE")],
        "LARGE OBJECT" | "LARGE OBJECTS" => &[(b'r', "SELECT"), (b'w', "UPDATE")],
        _ => return None,
    })
}

/// The privileges of an item without and with grant option, each as a list, `ALL` when all of the kind are in
/// it: what a later server adds to the kind is then granted too (`parseAclItem`).
fn privileges(item: &AclItem<'_>, commands: &Commands<'_>) -> Option<(Vec<u8>, Vec<u8>)> {
    let codes = codes(commands.what, commands.column.is_some())?;
    let having = |option: bool| codes.iter().filter(move |(code, _)| item.grants(*code) == Some(option)).map(|(_, word)| *word);
    Some((list(having(false), codes.len(), commands.column), list(having(true), codes.len(), commands.column)))
}

/// The privileges of an item, with grant option or not.
fn all_privileges(item: &AclItem<'_>, commands: &Commands<'_>) -> Option<Vec<u8>> {
    let codes = codes(commands.what, commands.column.is_some())?;
    let having = codes.iter().filter(|(code, _)| item.grants(*code).is_some()).map(|(_, word)| *word);
    Some(list(having, codes.len(), commands.column))
}

fn list<'a>(words: impl Iterator<Item = &'a str>, all: usize, column: Option<&[u8]>) -> Vec<u8> {
    let mut words: Vec<&str> = words.collect();
    if words.len() == all {
        words = vec!["ALL"];
    }
    let mut out = Vec::new();
    for (n, word) in words.iter().enumerate() {
        put!(out, if n > 0 { "," } else { "" }, *word);
        if let Some(column) = column {
            put!(out, "(", column, ")");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(what: &str, column: Option<&str>, codes: &str) -> (String, String) {
        let item = format!("a={codes}/b");
        let item = AclItem::parse(item.as_bytes()).unwrap();
        let commands = Commands { prefix: b"", what, name: b"x", column: column.map(str::as_bytes), owner: b"b" };
        let (plain, option) = privileges(&item, &commands).unwrap();
        let show = |list: Vec<u8>| String::from_utf8(list).unwrap();
        (show(plain), show(option))
    }

    #[test]
    fn all_is_said_only_of_all() {
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(both("TABLE", None, "arwdDxtm"), pair("ALL", ""));
        assert_eq!(both("TABLE", None, "arwdDxt"), pair("SELECT,INSERT,REFERENCES,DELETE,TRIGGER,TRUNCATE,UPDATE", ""));
        assert_eq!(both("SCHEMA", None, "U*C*"), pair("", "ALL"));
        assert_eq!(both("SCHEMA", None, "U*C"), pair("CREATE", "USAGE"));
        assert_eq!(both("TABLE", Some("c"), "rw*"), pair("SELECT(c)", "UPDATE(c)"));
        assert_eq!(both("TABLE", Some("c"), "arwx"), pair("ALL(c)", ""));
        assert!(codes("NOTHING", false).is_none());
    }
}
