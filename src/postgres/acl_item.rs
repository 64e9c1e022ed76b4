//! One grant, as `aclitem` is written: `grantee=codes/grantor`, where an asterisk after a code is its
//! grant option and an empty grantee is PUBLIC.
//!
//! Sources: acl.c `aclitemout`, `putid`; fe dumputils.c `parseAclItem`.

/// A grant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AclItem<'a> {
    /// Who may; empty: PUBLIC.
    pub grantee: Vec<u8>,
    /// Who said so.
    pub grantor: Vec<u8>,
    /// Letters and asterisks.
    codes: &'a [u8],
}

impl<'a> AclItem<'a> {
    /// Reads an item; `None` when it is none.
    pub fn parse(item: &'a [u8]) -> Option<Self> {
        let (grantee, rest) = role(item)?;
        let rest = rest.strip_prefix(b"=")?;
        let slash = memchr::memchr(b'/', rest)?;
        let (grantor, after) = role(&rest[slash + 1..])?;
        after.is_empty().then(|| AclItem { grantee, grantor, codes: &rest[..slash] })
    }

    /// Whether the privilege `code` is granted, and if so, whether with grant option.
    pub fn grants(&self, code: u8) -> Option<bool> {
        let at = memchr::memchr(code, self.codes)?;
        Some(self.codes.get(at + 1) == Some(&b'*'))
    }
}

/// A role's name up to an unquoted `=` or the end, and what follows.
fn role(text: &[u8]) -> Option<(Vec<u8>, &[u8])> {
    let mut name = Vec::new();
    let mut rest = text;
    while let Some((&byte, after)) = rest.split_first().filter(|(byte, _)| **byte != b'=') {
        rest = after;
        if byte != b'"' {
            name.push(byte);
            continue;
        }
        loop {
            let end = memchr::memchr(b'"', rest)?;
            name.extend_from_slice(&rest[..end]);
            rest = &rest[end + 1..];
            let Some(after) = rest.strip_prefix(b"\"") else { break };
            name.push(b'"');
            rest = after;
        }
    }
    Some((name, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_read_as_the_server_writes_them() {
        let item = AclItem::parse(b"\"a=\"\"b\"=r*w/owner").unwrap();
        assert_eq!((&item.grantee[..], &item.grantor[..]), (&b"a=\"b"[..], &b"owner"[..]));
        assert_eq!([item.grants(b'r'), item.grants(b'w'), item.grants(b'x')], [Some(true), Some(false), None]);
        assert_eq!(AclItem::parse(b"=U/o").unwrap().grantee, b"");
        for broken in [&b""[..], b"a", b"a=r", b"a=r/b=", b"\"a=r/b", b"a=r/\"b"] {
            assert_eq!(AclItem::parse(broken), None, "{}", String::from_utf8_lossy(broken));
        }
    }
}
