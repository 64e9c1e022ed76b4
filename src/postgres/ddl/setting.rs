//! Configuration parameters as they are set in a definition.

use super::Ddl;
use crate::postgres::text::put;

/// Parameters whose value is a list of names, each quoted by itself (dumputils.c
/// `variable_is_guc_list_quote`).
const LISTS: [&str; 8] = [
    "local_preload_libraries",
    "oauth_validator_libraries",
    "output_plugin_libraries",
    "search_path",
    "session_preload_libraries",
    "shared_preload_libraries",
    "temp_tablespaces",
    "unix_socket_directories",
];

impl Ddl<'_> {
    /// `name TO 'value'` of a parameter as catalogs hold it, `name=value`; `None` when it has no `=`.
    /// The elements of a list become literals, since catalogs do not quote them as SQL does.
    pub(super) fn setting(&self, item: &[u8]) -> Option<Vec<u8>> {
        self.setting_with(item, |value| self.literal(value))
    }

    /// The same with `literal` to write literals: those of a database are written in another way than all
    /// others (see [`Ddl::escaped_literal`]).
    pub(super) fn setting_with(&self, item: &[u8], literal: impl Fn(&[u8]) -> Vec<u8>) -> Option<Vec<u8>> {
        let equals = memchr::memchr(b'=', item)?;
        let (name, value) = (&item[..equals], &item[equals + 1..]);
        let mut sql = Vec::new();
        put!(sql, self.id(name), " TO ");
        if !LISTS.iter().any(|list| list.as_bytes().eq_ignore_ascii_case(name)) {
            put!(sql, literal(value));
            return Some(sql);
        }
        // Nothing of a list that is none: as the original does.
        for (n, element) in split_list(value).unwrap_or_default().iter().enumerate() {
            put!(sql, if n > 0 { ", " } else { "" }, literal(element));
        }
        Some(sql)
    }
}

/// The elements of a list, separated by commas, each in double quotes or bare; `None` when it is no such
/// list (fe_utils `SplitGUCList`).
fn split_list(text: &[u8]) -> Option<Vec<Vec<u8>>> {
    let blank = |b: &u8| b.is_ascii_whitespace() || *b == 0x0b;
    let skip_blanks = |text: &mut &[u8]| *text = &text[text.iter().take_while(|b| blank(b)).count()..];
    let mut rest = text;
    let mut elements = Vec::new();
    skip_blanks(&mut rest);
    if rest.is_empty() {
        return Some(elements);
    }
    loop {
        let mut element = Vec::new();
        if let Some(quoted) = rest.strip_prefix(b"\"") {
            rest = quoted;
            loop {
                let end = memchr::memchr(b'"', rest)?;
                element.extend_from_slice(&rest[..end]);
                rest = &rest[end + 1..];
                match rest.strip_prefix(b"\"") {
                    Some(after) => rest = after,
                    None => break,
                }
                element.push(b'"');
            }
        } else {
            let end = rest.iter().position(|b| *b == b',' || blank(b)).unwrap_or(rest.len());
            if end == 0 {
                return None;
            }
            element.extend_from_slice(&rest[..end]);
            rest = &rest[end..];
        }
        elements.push(element);
        skip_blanks(&mut rest);
        match rest.split_first() {
            None => return Some(elements),
            Some((b',', after)) => rest = after,
            Some(_) => return None,
        }
        skip_blanks(&mut rest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_split_as_the_server_quotes_them() {
        let split = |text: &str| {
            let elements = split_list(text.as_bytes())?;
            Some(elements.iter().map(|e| String::from_utf8_lossy(e).into_owned()).collect::<Vec<_>>())
        };
        assert_eq!(split("").as_deref(), Some(&[][..]));
        assert_eq!(split("\"\""), Some(vec![String::new()]));
        assert_eq!(split(" public , \"My \"\"s, \", b").unwrap(), ["public", "My \"s, ", "b"]);
        assert_eq!(split("A,b").unwrap(), ["A", "b"]);
        for broken in ["\"a", "a,", "a b", ",a", "\"a\"b"] {
            assert_eq!(split(broken), None, "{broken}");
        }
    }
}
