//! Settings as `pg_db_role_setting` and `pg_proc.proconfig` hold them: `name=value`.

/// Splits `name=value`; `None` without `=`.
pub fn split(item: &[u8]) -> Option<(&[u8], &[u8])> {
    let at = memchr::memchr(b'=', item)?;
    Some((&item[..at], &item[at + 1..]))
}

/// Whether a setting is a list whose elements the server quoted when it stored it (fe dumputils.c
/// `variable_is_guc_list_quote`: what guc_tables.c of 18 marks GUC_LIST_QUOTE).
pub fn is_quoted_list(name: &[u8]) -> bool {
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
    LISTS.iter().any(|list| list.as_bytes().eq_ignore_ascii_case(name))
}

/// The elements of such a list, unquoted (string_utils.c `SplitGUCList`); `None` when it is none.
pub fn split_list(list: &[u8]) -> Option<Vec<Vec<u8>>> {
    let space = |b: &u8| matches!(b, b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c);
    let skip = |rest: &mut &[u8]| *rest = &rest[rest.iter().take_while(|b| space(b)).count()..];
    let mut rest = list;
    let mut elements = Vec::new();
    skip(&mut rest);
    if rest.is_empty() {
        return Some(elements);
    }
    loop {
        if let Some(quoted) = rest.strip_prefix(b"\"") {
            let mut element = Vec::new();
            rest = quoted;
            loop {
                let end = memchr::memchr(b'"', rest)?;
                element.extend_from_slice(&rest[..end]);
                rest = &rest[end + 1..];
                let Some(after) = rest.strip_prefix(b"\"") else { break };
                element.push(b'"');
                rest = after;
            }
            elements.push(element);
        } else {
            let len = rest.iter().take_while(|b| **b != b',' && !space(b)).count();
            if len == 0 {
                return None;
            }
            elements.push(rest[..len].to_vec());
            rest = &rest[len..];
        }
        skip(&mut rest);
        match rest.split_first() {
            None => return Some(elements),
            Some((b',', after)) => rest = after,
            Some(_) => return None,
        }
        skip(&mut rest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_split_as_the_server_quotes_them() {
        let split = |text: &str| split_list(text.as_bytes()).map(|all| all.iter().map(|one| String::from_utf8_lossy(one).into_owned()).collect::<Vec<_>>());
        let some = |all: &[&str]| Some(all.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>());
        assert_eq!(split("  "), some(&[]));
        assert_eq!(split("\"$user\", public"), some(&["$user", "public"]));
        assert_eq!(split("\"\""), some(&[""]));
        assert_eq!(split("\"a\"\"b,\"\"\" ,c"), some(&["a\"b,\"", "c"]));
        for broken in ["a,", ",a", "\"a", "a b", "\"a\"b"] {
            assert_eq!(split(broken), None, "{broken}");
        }
    }

    #[test]
    fn quoted_lists_are_known_in_any_case() {
        assert!(is_quoted_list(b"Search_Path") && !is_quoted_list(b"work_mem"));
        assert_eq!(super::split(b"a=b=c"), Some((&b"a"[..], &b"b=c"[..])));
        assert_eq!(super::split(b"a"), None);
    }
}
