//! psql's command to connect, with a database name that may be anything.
//!
//! Source: `appendConnStrVal` and `appendPsqlMetaConnect` in src/fe_utils/string_utils.c.

use crate::postgres::encoding::Encoding;
use crate::postgres::sql::quote_ident;
use crate::{Error, Result};

/// Appends psql's command that connects to `database`. A name with a line break would let an
/// archive smuggle in psql commands and is refused.
pub(super) fn psql_connect(out: &mut Vec<u8>, database: &[u8]) -> Result<()> {
    if database.iter().any(|b| matches!(b, b'\n' | b'\r')) {
        return Err(Error::unsupported(format!("database name has a line break: \"{}\"", database.escape_ascii())));
    }
    let ascii = Encoding::SqlAscii;
    if database.iter().all(|b| is_word(*b)) {
        out.extend_from_slice(b"\\connect ");
        quote_ident(out, database, ascii);
    } else {
        out.extend_from_slice(b"\\encoding SQL_ASCII\n\\connect -reuse-previous=on ");
        // The value is never plain here, so it is always in apostrophes.
        let mut keyword = b"dbname='".to_vec();
        for b in database {
            if matches!(b, b'\'' | b'\\') {
                keyword.push(b'\\');
            }
            keyword.push(*b);
        }
        keyword.push(b'\'');
        quote_ident(out, &keyword, ascii);
    }
    out.push(b'\n');
    Ok(())
}

fn is_word(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b == b'_' || b == b'.'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn connecting() {
        let mut out = Vec::new();
        psql_connect(&mut out, b"plain").expect("fits");
        psql_connect(&mut out, b"o'dd \"x").expect("fits");
        assert_eq!(out, b"\\connect plain\n\\encoding SQL_ASCII\n\\connect -reuse-previous=on \"dbname='o\\'dd \"\"x'\"\n");
        assert!(psql_connect(&mut out, b"a\n\\! x").is_err());
    }
}
