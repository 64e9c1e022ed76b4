//! The SQL of definitions: tables, constraints, types, names and literals.

use super::blame;
use crate::postgres::encoding::Encoding;
use crate::postgres::script::Words;
use crate::postgres::sql::{Constraint, QualifiedName, TableDefinition, TypeName, quote_ident, quote_literal};

/// One text taken for each of them.
pub fn pg_sql(data: &[u8]) {
    for e in
        [TableDefinition::parse(data).err(), Constraint::parse(data).err(), TypeName::parse(data).err(), QualifiedName::parse(data).err()]
            .into_iter()
            .flatten()
    {
        blame(&e);
    }
    if let Ok(name) = QualifiedName::parse(data) {
        let mut again = Vec::new();
        name.write(&mut again, Encoding::SqlAscii);
        assert_eq!(QualifiedName::parse(&again).unwrap_or_else(|e| panic!("{}: {e}", again.escape_ascii())), name);
    }
    for encoding in [Encoding::SqlAscii, Encoding::Utf8, Encoding::Sjis] {
        let mut quoted = Vec::new();
        quote_ident(&mut quoted, data, encoding);
        let name = QualifiedName::parse(&quoted);
        // What a server holds as a name: text without NUL, valid in its encoding, not empty.
        if encoding == Encoding::SqlAscii && !data.is_empty() && !data.contains(&0) {
            assert_eq!(&*name.unwrap_or_else(|e| panic!("{}: {e}", quoted.escape_ascii())).name, data);
        }
        for std_strings in [true, false] {
            let mut quoted = Vec::new();
            quote_literal(&mut quoted, data, encoding, std_strings);
            assert!(quoted.len() >= 2 && quoted.first() == Some(&b'\'') && quoted.last() == Some(&b'\''));
        }
    }
    words(data);
}

/// Words are found from left to right, and all of them are.
fn words(data: &[u8]) {
    let mut words = Words::new(data);
    let mut at = words.offset();
    while words.next().is_some() {
        assert!(words.offset() > at && words.offset() <= data.len());
        at = words.offset();
    }
    assert!(words.rest().is_empty());
    // Looking ahead from every word takes the square of the length.
    let mut words = Words::new(&data[..data.len().min(4096)]);
    loop {
        let ahead = words.until("as").is_some_and(|text| !text.is_empty());
        if !ahead && words.name().is_none() && words.parenthesis().is_none() && words.next().is_none() {
            break;
        }
    }
    assert!(words.rest().is_empty());
}
