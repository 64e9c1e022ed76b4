//! Table data written as INSERT statements, read as rows of COPY text.
//!
//! ```text
//! INSERT INTO s.t VALUES (1, 'it''s', NULL, true, B'101', DEFAULT);          one row a statement
//! INSERT INTO s.t (a, "B") OVERRIDING SYSTEM VALUE VALUES
//!     (1, 'x'),
//!     (2, 'y') ON CONFLICT DO NOTHING;                                       --rows-per-insert
//! INSERT INTO s.t DEFAULT VALUES;                                            a table without columns
//! ```
//!
//! This is what `pg_dump --inserts` writes (pg_dump.c `dumpTableData_insert`), and no more of SQL. A
//! row comes out as COPY would have written it, so that whatever reads rows reads these: `true` is
//! `t`, a bit string its digits. `DEFAULT` stands in columns that are generated; COPY leaves them
//! out, and so do the rows here.

mod scanner;

use std::io::BufRead;

use self::scanner::Scanner;
use crate::limits::Limits;
use crate::postgres::copy::{Row, write_field};
use crate::postgres::encoding::Encoding;
use crate::postgres::sql::QualifiedName;
use crate::{Error, Result, Text};

/// Where the rows of an INSERT statement go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InsertTarget {
    /// The table.
    pub table: QualifiedName,
    /// The columns, if the statement names them.
    pub columns: Option<Vec<Text>>,
    /// Positions of the columns that every row leaves to their default, ascending.
    pub defaults: Vec<usize>,
}

/// Rows out of INSERT statements. One row is held at a time, however many a statement has.
pub struct InsertReader<R> {
    input: Scanner<R>,
    encoding: Encoding,
    std_strings: bool,
    rows: u64,
    /// Inside a VALUES list, before a row.
    in_rows: bool,
    target: Option<InsertTarget>,
    row: Vec<u8>,
    /// `row` was read ahead of being asked for.
    ahead: bool,
}

/// What stands between two commas.
enum Value {
    Null,
    Default,
    /// In the scanner's `word`.
    Text,
}

impl<R: BufRead> InsertReader<R> {
    /// Starts before the first statement. `std_strings` says how the archive writes backslashes
    /// ([`Toc::std_strings`](crate::postgres::archive::Toc::std_strings)).
    pub fn new(inner: R, encoding: Encoding, std_strings: bool, limits: &Limits) -> Self {
        let input = Scanner::new(inner, encoding, limits);
        InsertReader { input, encoding, std_strings, rows: 0, in_rows: false, target: None, row: Vec::new(), ahead: false }
    }

    /// Where the rows go and the first of them, unless one was given out already; `None` if there
    /// are no rows.
    ///
    /// # Errors
    /// As [`next_row`](Self::next_row).
    pub fn target(&mut self) -> Result<Option<(&InsertTarget, Row<'_>)>> {
        if self.rows == 0 && !self.ahead {
            self.ahead = self.read_row().map_err(|e| e.in_row(1).at(self.input.offset()))?;
        }
        Ok(self.target.as_ref().map(|target| (target, Row::new(&self.row, self.encoding))))
    }

    /// The next row as COPY text, `None` after the last statement.
    ///
    /// # Errors
    /// [`Class::Truncated`](crate::Class::Truncated) when the data ends inside a statement,
    /// [`Class::Unsupported`](crate::Class::Unsupported) for SQL that `pg_dump` does not write,
    /// [`Class::Limit`](crate::Class::Limit) for a row longer than [`Limits::copy_row_bytes`].
    pub fn next_row(&mut self) -> Result<Option<Row<'_>>> {
        let start = if self.ahead { 0 } else { self.input.offset() };
        let found = if std::mem::take(&mut self.ahead) { Ok(true) } else { self.read_row() };
        match found {
            Ok(false) => Ok(None),
            Ok(true) => {
                self.rows += 1;
                let mut row = Row::new(&self.row, self.encoding);
                row.number = self.rows;
                row.offset = start;
                Ok(Some(row))
            }
            Err(e) => Err(e.in_row(self.rows + 1).at(self.input.offset())),
        }
    }

    fn read_row(&mut self) -> Result<bool> {
        self.row.clear();
        if !self.in_rows {
            if self.input.skip_space()?.is_none() {
                return Ok(false);
            }
            if !self.begin_statement()? {
                self.end_statement()?;
                return Ok(true);
            }
            self.in_rows = true;
        }
        self.values()?;
        match self.input.skip_space()? {
            Some(b',') => {
                self.input.advance(1)?;
                self.input.skip_space()?;
            }
            _ => {
                self.end_statement()?;
                self.in_rows = false;
            }
        }
        Ok(true)
    }

    /// Up to the first row; false for DEFAULT VALUES.
    fn begin_statement(&mut self) -> Result<bool> {
        if self.target.is_some() && self.input.accept_head()? {
            return Ok(true);
        }
        self.input.begin_head(self.target.is_none());
        self.input.keyword(b"INSERT")?;
        self.input.keyword(b"INTO")?;
        let first_part = self.input.identifier()?;
        let table = if self.input.peek()? == Some(b'.') {
            self.input.advance(1)?;
            QualifiedName { schema: Some(first_part), name: self.input.identifier()? }
        } else {
            QualifiedName { schema: None, name: first_part }
        };
        let mut columns = None;
        if self.input.skip_space()? == Some(b'(') {
            columns = Some(self.column_list()?);
        }
        let mut has_rows = true;
        self.input.next_word()?;
        if self.input.word.eq_ignore_ascii_case(b"OVERRIDING") {
            self.input.next_word()?;
            self.input.keyword(b"VALUE")?;
            self.input.next_word()?;
        } else if self.input.word.eq_ignore_ascii_case(b"DEFAULT") {
            has_rows = false;
            self.input.next_word()?;
        }
        if !self.input.word.eq_ignore_ascii_case(b"VALUES") {
            return Err(self.input.unexpected("VALUES"));
        }
        self.input.end_head(has_rows);
        match &mut self.target {
            None => self.target = Some(InsertTarget { table, columns, defaults: Vec::new() }),
            Some(target) if target.table == table && target.columns == columns => {}
            Some(_) => return Err(Error::malformed("the statement names another table or other columns than the first one")),
        }
        self.input.skip_space()?;
        Ok(has_rows)
    }

    fn column_list(&mut self) -> Result<Vec<Text>> {
        let mut columns = Vec::new();
        self.input.advance(1)?;
        loop {
            self.input.skip_space()?;
            columns.push(self.input.identifier()?);
            match self.input.skip_space()? {
                Some(b',') => self.input.advance(1)?,
                Some(b')') => break,
                _ => return Err(self.input.unexpected("',' or ')' in the list of columns")),
            }
        }
        self.input.advance(1)?;
        Ok(columns)
    }

    /// One `(value, ...)` into `row`.
    fn values(&mut self) -> Result<()> {
        if self.input.peek()? != Some(b'(') {
            return Err(self.input.unexpected("'(' before a row"));
        }
        self.input.advance(1)?;
        let mut written = false;
        let (mut position, mut seen) = (0, 0);
        loop {
            self.input.skip_space()?;
            let value = self.value()?;
            if let Value::Default = value {
                self.defaulted(position, seen)?;
                seen += 1;
            } else {
                if written {
                    self.row.push(b'\t');
                }
                written = true;
                write_field(&mut self.row, matches!(value, Value::Text).then_some(&self.input.word), self.encoding);
                self.input.check_row(self.row.len())?;
            }
            position += 1;
            match self.input.skip_space()? {
                Some(b',') => self.input.advance(1)?,
                Some(b')') => break,
                _ => return Err(self.input.unexpected("',' or ')' after a value")),
            }
        }
        self.input.advance(1)?;
        let expected = self.target.as_ref().map_or(0, |t| t.defaults.len());
        if seen != expected {
            return Err(Error::malformed(format!("the row has {seen} times DEFAULT, the first row {expected} times")));
        }
        Ok(())
    }

    /// The first row says where the defaults are, the others must agree.
    fn defaulted(&mut self, position: usize, seen: usize) -> Result<()> {
        let first = self.rows == 0;
        let Some(target) = &mut self.target else { return Ok(()) };
        if first {
            target.defaults.push(position);
        } else if target.defaults.get(seen) != Some(&position) {
            return Err(Error::malformed(format!("value {} is DEFAULT, in the first row it is not", position + 1)));
        }
        Ok(())
    }

    fn value(&mut self) -> Result<Value> {
        match self.input.peek()? {
            Some(b'\'') => self.input.string(self.std_strings).map(|()| Value::Text),
            Some(b'0'..=b'9' | b'-' | b'+' | b'.') => {
                self.input.word.clear();
                self.input.take_while(|b| matches!(b, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E'))?;
                Ok(Value::Text)
            }
            Some(b'A'..=b'Z' | b'a'..=b'z') => {
                self.input.next_word()?;
                let is = |word: &[u8]| self.input.word.eq_ignore_ascii_case(word);
                if is(b"NULL") {
                    return Ok(Value::Null);
                }
                if is(b"DEFAULT") {
                    return Ok(Value::Default);
                }
                if is(b"TRUE") || is(b"FALSE") {
                    self.input.word.truncate(1);
                    self.input.word.make_ascii_lowercase();
                    return Ok(Value::Text);
                }
                let prefixed = if is(b"B") {
                    Some(true)
                } else if is(b"E") {
                    Some(false)
                } else {
                    None
                };
                match (prefixed, self.input.peek()?) {
                    (Some(raw), Some(b'\'')) => self.input.string(raw).map(|()| Value::Text),
                    _ => Err(self.input.unexpected("a value")),
                }
            }
            _ => Err(self.input.unexpected("a value")),
        }
    }

    fn end_statement(&mut self) -> Result<()> {
        if self.input.skip_space()? == Some(b'O') {
            for word in [&b"ON"[..], b"CONFLICT", b"DO", b"NOTHING"] {
                self.input.keyword(word)?;
            }
        }
        if self.input.skip_space()? != Some(b';') {
            return Err(self.input.unexpected("';' after the rows"));
        }
        self.input.advance(1)
    }
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use super::*;
    use crate::Class;

    type Parsed = (Vec<String>, InsertTarget);

    fn parse_by(text: &[u8], step: usize, encoding: Encoding, std_strings: bool) -> Result<Parsed> {
        let mut reader = InsertReader::new(BufReader::with_capacity(step, text), encoding, std_strings, &Limits::default());
        let mut rows = Vec::new();
        let target = reader.target()?.map(|(target, _)| target.clone());
        while let Some(row) = reader.next_row()? {
            assert_eq!(row.number, rows.len() as u64 + 1);
            rows.push(String::from_utf8_lossy(row.bytes).into_owned());
        }
        let none = InsertTarget { table: QualifiedName { schema: None, name: "none".into() }, columns: None, defaults: Vec::new() };
        Ok((rows, target.unwrap_or(none)))
    }

    fn parse(text: &str) -> Result<Parsed> {
        let whole = parse_by(text.as_bytes(), 1 << 16, Encoding::Utf8, true)?;
        for step in [1, 2, 3, 7] {
            assert_eq!(parse_by(text.as_bytes(), step, Encoding::Utf8, true)?, whole, "in steps of {step}");
        }
        Ok(whole)
    }

    #[test]
    fn one_row_a_statement() {
        let (rows, target) = parse(
            "INSERT INTO fx.t VALUES (1, 'it''s', NULL, true, B'101', -1.5e+20, '');\nINSERT INTO fx.t VALUES (2, 'a\nb\\', '\t', false, B'', 'NaN', 'x;');\n\n\n",
        )
        .expect("rows");
        assert_eq!(rows, ["1\tit's\t\\N\tt\t101\t-1.5e+20\t", "2\ta\\nb\\\\\t\\t\tf\t\tNaN\tx;"]);
        assert_eq!((target.table.schema, target.table.name), (Some("fx".into()), "t".into()));
        assert_eq!(target.columns, None);
    }

    #[test]
    fn many_rows_a_statement_and_named_columns() {
        let (rows, target) = parse(
            "INSERT INTO \"S.x\".\"T\"\"q\" (a, \"B c\") OVERRIDING SYSTEM VALUE VALUES\n\t(1, 'x'),\n\t(2, 'y') ON CONFLICT DO NOTHING;\nINSERT INTO \"S.x\".\"T\"\"q\" (a, \"B c\") OVERRIDING SYSTEM VALUE VALUES\n\t(3, NULL) ON CONFLICT DO NOTHING;\n",
        )
        .expect("rows");
        assert_eq!(rows, ["1\tx", "2\ty", "3\t\\N"]);
        assert_eq!((target.table.schema, target.table.name), (Some("S.x".into()), "T\"q".into()));
        assert_eq!(target.columns, Some(vec!["a".into(), "B c".into()]));
    }

    #[test]
    fn generated_columns_are_left_out_and_tables_can_have_none() {
        let (rows, target) =
            parse("INSERT INTO t VALUES (2, DEFAULT, NULL, DEFAULT);\nINSERT INTO t VALUES (3, DEFAULT, 1, DEFAULT);\n").expect("rows");
        assert_eq!(rows, ["2\t\\N", "3\t1"]);
        assert_eq!(target.defaults, [1, 3]);
        assert_eq!(parse("INSERT INTO t DEFAULT VALUES;\nINSERT INTO t DEFAULT VALUES;\n").expect("rows").0, ["", ""]);
        assert_eq!(parse("INSERT INTO t VALUES (DEFAULT);\nINSERT INTO t VALUES (DEFAULT);\n").expect("rows").0, ["", ""]);
        assert!(parse("\n\n").expect("nothing").0.is_empty());
    }

    #[test]
    fn backslashes_of_old_servers() {
        let text = b"INSERT INTO t VALUES ('a\\\\b''c');\n";
        assert_eq!(parse_by(text, 1, Encoding::Utf8, false).expect("rows").0, ["a\\\\b'c"]);
        // In Shift JIS the second byte of 0x955c is no backslash.
        let (rows, _) = parse_by(b"INSERT INTO t VALUES ('\x95\x5c');\n", 1, Encoding::Sjis, false).expect("rows");
        assert_eq!(rows.len(), 1);
    }

    #[test]
    fn what_is_cut_or_foreign_is_an_error() {
        let whole = "INSERT INTO fx.t (a, \"b\") VALUES\n\t(1, 'x''y'),\n\t(2, B'1') ON CONFLICT DO NOTHING;";
        for cut in 1..whole.len() {
            let e = parse_by(&whole.as_bytes()[..cut], 16, Encoding::Utf8, true).expect_err("a cut statement");
            assert!(matches!(e.class(), Class::Truncated | Class::Unsupported), "{cut}: {e}");
        }
        let long = format!("INSERT INTO t ({}a) VALUES (1);", "a, ".repeat(400_000));
        assert_eq!(parse_by(long.as_bytes(), 4096, Encoding::Utf8, true).expect_err("too long").class(), Class::Limit);
        for bad in [
            "SELECT 1;",
            "INSERT INTO t SELECT 1;",
            "INSERT INTO t VALUES (now());",
            "INSERT INTO t VALUES ('a'::text);",
            "INSERT INTO t VALUES (1), DROP;",
        ] {
            assert_eq!(parse(bad).expect_err(bad).class(), Class::Unsupported, "{bad}");
        }
        for bad in
            ["INSERT INTO t VALUES (1, DEFAULT);INSERT INTO t VALUES (DEFAULT, 1);", "INSERT INTO t VALUES (1);INSERT INTO u VALUES (1);"]
        {
            assert_eq!(parse(bad).expect_err(bad).class(), Class::Malformed, "{bad}");
        }
    }
}
