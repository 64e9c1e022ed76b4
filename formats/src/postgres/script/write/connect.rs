//! psql's command to connect, with a database name that may be anything.
//!
//! Source: `appendConnStrVal` and `appendPsqlMetaConnect` in src/fe_utils/string_utils.c.

use super::options::ScriptOptions;
use crate::postgres::encoding::Encoding;
use crate::{Error, Result};

/// Appends psql's command that connects to `database`. A name with a line break would let an
/// archive smuggle in psql commands and is refused.
pub(super) fn psql_connect(out: &mut Vec<u8>, database: &[u8], options: &ScriptOptions) -> Result<()> {
    if database.iter().any(|b| matches!(b, b'\n' | b'\r')) {
        return Err(Error::unsupported(format!("database name has a line break: \"{}\"", database.escape_ascii())));
    }
    let ascii = Encoding::SqlAscii;
    if database.iter().all(|b| is_word(*b)) {
        out.extend_from_slice(b"\\connect ");
        options.quote(out, database, ascii);
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
        options.quote(out, &keyword, ascii);
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
        let mut options = ScriptOptions::default();
        psql_connect(&mut out, b"plain", &options).expect("fits");
        psql_connect(&mut out, b"o'dd \"x", &options).expect("fits");
        assert_eq!(out, b"\\connect plain\n\\encoding SQL_ASCII\n\\connect -reuse-previous=on \"dbname='o\\'dd \"\"x'\"\n");
        assert!(psql_connect(&mut out, b"a\n\\! x", &options).is_err());
        options.quote_all_identifiers = true;
        out.clear();
        psql_connect(&mut out, b"plain", &options).expect("fits");
        assert_eq!(out, b"\\connect \"plain\"\n");
    }
}
