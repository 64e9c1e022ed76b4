//! The copy statement of a TABLE DATA entry (pg_dump.c `dumpTableData`, `fmtCopyColumnList`).
//!
//! ```text
//! COPY public.t (a, "B c") FROM stdin;
//! COPY public.t  FROM stdin;                 no columns: two blanks, where the list would stand
//! COPY t (a) WITH OIDS FROM stdin;           before 12; the OID is the first field of each row
//! COPY t FROM stdin;                         by hand, or by old releases: all columns, not named
//! ```

use crate::postgres::sql::{Lexer, QualifiedName, TokenKind};
use crate::{Result, Text};

/// A `COPY ... FROM stdin` statement.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct CopyStatement {
    /// The table.
    pub table: QualifiedName,
    /// The columns; empty for a table without columns, `None` when they are not named.
    pub columns: Option<Vec<Text>>,
    /// Whether each row begins with the row's OID.
    pub with_oids: bool,
}

impl CopyStatement {
    /// Reads a statement, with or without its semicolon and newline.
    ///
    /// # Errors
    /// [`Class::Malformed`](crate::Class::Malformed) or [`Class::Truncated`](crate::Class::Truncated)
    /// for what is no such statement; one with options (`WITH (FORMAT csv)`) is refused too, since its
    /// rows are not text.
    pub fn parse(statement: &[u8]) -> Result<Self> {
        let mut lexer = Lexer::new(statement)?;
        lexer.expect("copy")?;
        let table = QualifiedName::take(&mut lexer, "the name of the table")?;
        let columns = if lexer.peek() == Some(TokenKind::Symbol(b'(')) {
            Some(lexer.names("the name of a column")?)
        } else {
            (lexer.offset() - lexer.before() > 1).then(Vec::new)
        };
        let with_oids = lexer.accept_all(&["with", "oids"])?;
        lexer.expect("from")?;
        lexer.expect("stdin")?;
        lexer.accept_symbol(b';')?;
        match lexer.peek() {
            None => Ok(CopyStatement { table, columns, with_oids }),
            Some(_) => Err(lexer.unexpected("the end of the COPY statement")),
        }
    }

    /// Fields of each row, if they are known.
    pub fn width(&self) -> Option<usize> {
        self.columns.as_ref().map(|columns| columns.len() + usize::from(self.with_oids))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_pg_dump_writes() {
        let parse = |s: &[u8]| CopyStatement::parse(s).unwrap();
        let weird = parse(b"COPY hc.\"Weird \"\"T\" (\"a b\", \"c\"\"d\", \"e,f\", \"g)h\", \"\xe9\", \"select\") FROM stdin;\n");
        assert_eq!((weird.table.schema.as_ref().unwrap().display(), weird.table.name.display()), ("hc".into(), "Weird \"T".into()));
        assert_eq!(weird.columns.as_ref().unwrap()[1..5], [&b"c\"d"[..], b"e,f", b"g)h", b"\xe9"].map(Text::from));
        assert_eq!(weird.width(), Some(6));
        let none = parse(b"COPY hc.z0  FROM stdin;\n");
        assert_eq!((none.columns.as_deref(), none.width()), (Some(&[][..]), Some(0)));
        assert_eq!(parse(b"COPY z0 FROM stdin;\n").columns, None);
        let oids = parse(b"COPY t (a, b) WITH OIDS FROM stdin;\n");
        assert!(oids.with_oids);
        assert_eq!(oids.width(), Some(3));
        assert_eq!(parse(b"COPY \"from\" (period) FROM stdin").width(), Some(1));
    }

    #[test]
    fn refuses_the_rest() {
        for bad in
            ["", "COPY", "COPY t (a", "COPY t (a) TO stdout;", "COPY t (a) FROM 'f';", "COPY t FROM stdin WITH (FORMAT csv);", "SELECT 1;"]
        {
            assert!(CopyStatement::parse(bad.as_bytes()).is_err(), "{bad}");
        }
    }
}
