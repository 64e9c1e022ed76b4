//! `--rename-schema` and `--map-owner`: an archive's TOC as if it had been dumped under other names.

use std::collections::{HashMap, HashSet};

use dumpkit_formats::postgres::archive::{DumpId, EntryKind, Toc, TocEntry};
use dumpkit_formats::postgres::encoding::Encoding;
use dumpkit_formats::postgres::sql::{TokenKind, Tokens, quote_ident};
use dumpkit_formats::{Error, Result, Text};

use super::rename_sql::{Doubt, Renamer, SchemaMap};

/// Something that was left as it is, or should be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The entry, if it is about one.
    pub entry: Option<DumpId>,
    /// What it says, the entry named.
    pub text: String,
}

/// Renames schemas in every entry: where objects are, what is said about them, and their SQL.
///
/// All pairs apply at once, so two schemas can swap names. Data is not touched: rows do not name
/// schemas, but INSERT commands do, and are reported.
///
/// # Errors
///
/// A schema that no entry has, one named twice, and a new name that another schema has.
pub fn rename_schemas(toc: &mut Toc, pairs: &[(Text, Text)]) -> Result<Vec<Remark>> {
    let map = mapping("schema", pairs)?;
    if map.is_empty() {
        return Ok(Vec::new());
    }
    check_names(toc, &map)?;
    let mut remarks = Vec::new();
    for old in map.keys().filter(|old| !creates(toc, old)) {
        let new = String::from_utf8_lossy(&map[old]).into_owned();
        remarks.push(Remark { entry: None, text: format!("the archive does not create schema \"{new}\"; create it before restoring") });
    }
    // As they are before anything is renamed.
    let known = toc.entries().iter().filter(|e| map.contains_key(e.namespace_bytes()));
    let known: Vec<(Text, Text)> = known.map(|e| (e.namespace.clone().unwrap_or_default(), e.tag.clone().unwrap_or_default())).collect();
    let objects: HashSet<(&[u8], &[u8])> = known.iter().map(|(schema, tag)| (&**schema, bare_name(tag))).collect();
    let renamer = Renamer { map: &map, objects: &objects, encoding: toc.encoding(), std_strings: toc.std_strings() };
    for entry in toc.entries_mut() {
        for doubt in rename_entry(entry, &renamer) {
            remarks.push(Remark { entry: Some(entry.dump_id), text: format!("{}: {}", entry.label(), doubt.describe()) });
        }
        let renamed = entry.namespace.as_ref().is_some_and(|ns| map.values().any(|new| new[..] == **ns));
        if renamed && entry.kind == EntryKind::TableData && entry.had_dumper && !entry.is_copy() {
            let text = format!("{}: its data is INSERT commands, which still name the old schema", entry.label());
            remarks.push(Remark { entry: Some(entry.dump_id), text });
        }
    }
    Ok(remarks)
}

/// Gives objects to other roles, and grants and revokes to and from those. Roles that nothing names are
/// told.
///
/// # Errors
///
/// A role named twice.
pub fn map_owners(toc: &mut Toc, pairs: &[(Text, Text)]) -> Result<Vec<Remark>> {
    let map = mapping("owner", pairs)?;
    let (encoding, std_strings) = (toc.encoding(), toc.std_strings());
    let mut found: HashSet<&[u8]> = HashSet::new();
    for entry in toc.entries_mut() {
        if let Some((old, new)) = entry.owner.as_deref().and_then(|owner| map.get_key_value(owner)) {
            found.insert(old);
            entry.owner = Some(new.as_slice().into());
        }
        if matches!(entry.kind, EntryKind::Acl | EntryKind::DefaultAcl | EntryKind::Policy | EntryKind::UserMapping | EntryKind::Schema) {
            for text in [&mut entry.defn, &mut entry.drop_stmt] {
                if let Some(new) = text.as_deref().and_then(|sql| map_roles(sql, &entry.kind, &map, encoding, std_strings, &mut found)) {
                    *text = Some(new.into());
                }
            }
        }
    }
    let unknown = pairs.iter().filter(|(old, _)| !found.contains(&**old));
    Ok(unknown.map(|(old, _)| Remark { entry: None, text: format!("role \"{old}\" owns nothing and is granted nothing") }).collect())
}

fn mapping(what: &str, pairs: &[(Text, Text)]) -> Result<SchemaMap> {
    let mut map = HashMap::new();
    for (old, new) in pairs {
        if old.is_empty() || new.is_empty() {
            return Err(Error::misuse(format!("a {what} to rename has no name")));
        }
        if map.insert(old.to_vec(), new.to_vec()).is_some() {
            return Err(Error::misuse(format!("{what} \"{old}\" is renamed twice")));
        }
    }
    Ok(map)
}

fn check_names(toc: &Toc, map: &SchemaMap) -> Result<()> {
    let mut present: HashSet<&[u8]> = toc.entries().iter().filter_map(|e| e.namespace.as_deref()).collect();
    present.extend(toc.entries().iter().filter(|e| e.kind == EntryKind::Schema).map(TocEntry::tag_bytes));
    let mut new_names = HashSet::new();
    for (old, new) in map {
        let name = |name: &[u8]| String::from_utf8_lossy(name).into_owned();
        if !present.contains(&old[..]) {
            return Err(Error::misuse(format!("schema \"{}\" not found", name(old))));
        }
        if (present.contains(&new[..]) && !map.contains_key(new)) || !new_names.insert(new) {
            return Err(Error::misuse(format!("schema \"{}\" cannot be renamed: there is a schema \"{}\"", name(old), name(new))));
        }
    }
    Ok(())
}

/// Whether the archive creates a schema, or has the comment that stands for the public one.
fn creates(toc: &Toc, schema: &[u8]) -> bool {
    toc.entries().iter().any(|e| e.kind == EntryKind::Schema && e.tag_bytes() == schema)
}

/// A function's name without its argument types.
fn bare_name(tag: &[u8]) -> &[u8] {
    &tag[..memchr::memchr(b'(', tag).unwrap_or(tag.len())]
}

fn rename_entry(entry: &mut TocEntry, renamer: &Renamer<'_>) -> Vec<Doubt> {
    use EntryKind as K;
    let mut doubts = HashSet::new();
    let quoted = |name: &[u8]| {
        let mut out = Vec::new();
        quote_ident(&mut out, name, renamer.encoding);
        out
    };
    if let Some(new) = renamer.map.get(entry.namespace_bytes()) {
        entry.namespace = Some(new.as_slice().into());
    }
    match entry.kind {
        K::Encoding | K::StdStrings | K::SearchPath | K::BlobMetadata => return Vec::new(),
        K::Schema => {
            if let Some(new) = renamer.map.get(entry.tag_bytes()) {
                // The public schema is there already, but not under another name.
                if entry.defn_bytes().starts_with(b"--") {
                    let name = quoted(new);
                    entry.defn = Some([b"CREATE SCHEMA ", &name[..], b";\n"].concat().into());
                    entry.drop_stmt = Some([b"DROP SCHEMA ", &name[..], b";\n"].concat().into());
                }
                entry.tag = Some(new.as_slice().into());
            }
        }
        K::Comment | K::Acl | K::SecurityLabel if entry.tag_bytes().starts_with(b"SCHEMA ") => {
            // Quoted where the name needs it.
            let tag = &entry.tag_bytes()[7..];
            if let Some(new) = renamer.map.iter().find_map(|(old, new)| (tag == &old[..] || *tag == quoted(old)).then_some(new)) {
                entry.tag = Some([b"SCHEMA ", &quoted(new)[..]].concat().into());
            }
        }
        K::PublicationTablesInSchema => {
            let tag = entry.tag_bytes();
            let found = renamer.map.iter().find_map(|(old, new)| Some((tag.strip_suffix(&old[..])?.strip_suffix(b" ")?, new)));
            if let Some((publication, new)) = found {
                entry.tag = Some([publication, b" ", &new[..]].concat().into());
            }
        }
        K::Function | K::Aggregate | K::Procedure | K::Operator | K::Cast | K::Transform | K::Comment | K::Acl | K::SecurityLabel => {
            // Argument types are qualified; names before them are not, nor quoted.
            let tag = entry.tag_bytes();
            let at = memchr::memchr(b'(', tag).unwrap_or(tag.len());
            if let Some(arguments) = renamer.rewrite(&tag[at..], &mut HashSet::new()) {
                entry.tag = Some([&tag[..at], &arguments[..]].concat().into());
            }
        }
        _ => {}
    }
    for text in [&mut entry.defn, &mut entry.drop_stmt, &mut entry.copy_stmt] {
        if let Some(new) = text.as_deref().and_then(|sql| renamer.rewrite(sql, &mut doubts)) {
            *text = Some(new.into());
        }
    }
    let mut doubts: Vec<Doubt> = doubts.into_iter().collect();
    doubts.sort();
    doubts
}

/// Replaces role names where a role can stand: after TO, FROM, FOR ROLE, AUTHORIZATION, GRANTED BY.
fn map_roles<'m>(
    sql: &[u8],
    kind: &EntryKind,
    map: &'m SchemaMap,
    encoding: Encoding,
    std_strings: bool,
    found: &mut HashSet<&'m [u8]>,
) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut done = 0;
    let mut expected = false;
    let mut listed = false;
    for token in Tokens::new(sql, encoding, std_strings) {
        let name = match token.kind {
            TokenKind::Blank => continue,
            TokenKind::String => token.string(sql),
            _ => token.name(sql),
        };
        if expected && name.is_some() {
            if let Some((old, new)) = name.and_then(|name| map.get_key_value(&*name)) {
                found.insert(old);
                out.extend_from_slice(&sql[done..token.start]);
                quote_ident(&mut out, new, encoding);
                done = token.end;
            }
            (expected, listed) = (false, true);
            continue;
        }
        let keyword = |word: &[u8]| token.kind == TokenKind::Word && token.text(sql).eq_ignore_ascii_case(word);
        expected = (listed && token.kind == TokenKind::Symbol(b','))
            || keyword(b"to")
            || keyword(b"from")
            || keyword(b"authorization")
            || keyword(b"by")
            || (*kind == EntryKind::DefaultAcl && keyword(b"role"))
            || (*kind == EntryKind::UserMapping && keyword(b"for"));
        listed = false;
        // The condition of a policy is an expression.
        if *kind == EntryKind::Policy && (keyword(b"using") || keyword(b"with")) {
            break;
        }
    }
    if done == 0 {
        return None;
    }
    out.extend_from_slice(&sql[done..]);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roles(kind: EntryKind, sql: &str) -> String {
        let map = [(b"bob".to_vec(), b"Alice B".to_vec())].into();
        let new =
            map_roles(sql.as_bytes(), &kind, &map, Encoding::Utf8, true, &mut HashSet::new()).unwrap_or_else(|| sql.as_bytes().to_vec());
        String::from_utf8(new).expect("UTF-8")
    }

    #[test]
    fn roles_are_mapped_where_roles_stand() {
        assert_eq!(roles(EntryKind::Acl, "GRANT SELECT(bob) ON TABLE s.bob TO bob;"), "GRANT SELECT(bob) ON TABLE s.bob TO \"Alice B\";");
        assert_eq!(
            roles(
                EntryKind::Acl,
                "SET SESSION AUTHORIZATION bob;\nGRANT ALL ON TABLE t TO x, bob WITH GRANT OPTION;\nRESET SESSION AUTHORIZATION;"
            ),
            "SET SESSION AUTHORIZATION \"Alice B\";\nGRANT ALL ON TABLE t TO x, \"Alice B\" WITH GRANT OPTION;\nRESET SESSION AUTHORIZATION;"
        );
        assert_eq!(
            roles(EntryKind::DefaultAcl, "ALTER DEFAULT PRIVILEGES FOR ROLE bob REVOKE ALL ON FUNCTIONS FROM PUBLIC;"),
            "ALTER DEFAULT PRIVILEGES FOR ROLE \"Alice B\" REVOKE ALL ON FUNCTIONS FROM PUBLIC;"
        );
        let policy = "CREATE POLICY bob ON s.t FOR SELECT TO bob USING ((a IS DISTINCT FROM bob));";
        assert_eq!(roles(EntryKind::Policy, policy), policy.replacen("TO bob", "TO \"Alice B\"", 1));
    }
}
