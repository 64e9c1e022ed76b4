//! COPY text: rows split, checked, decoded and written again.

use super::{Cut, blame, class};
use crate::limits::Limits;
use crate::postgres::copy::{
    CheckOptions, CheckOutcome, Checker, CopyStatement, CsvWriter, Digest, Item, Row, RowDigester, RowReader, RowSplitter, write_row,
};
use crate::postgres::encoding::Encoding;
use crate::{Class, Result};

/// Rows in an encoding where every byte is a character, in the usual one, and in one whose second
/// bytes may be backslashes.
pub fn pg_copy_text(data: &[u8]) {
    for encoding in [Encoding::SqlAscii, Encoding::Utf8, Encoding::Sjis] {
        let whole = split(std::iter::once(data), encoding);
        assert_eq!(whole, split(Cut::new(data), encoding));
        let read = read(RowReader::new(data, encoding, &Limits::default()));
        let cut = self::read(RowReader::new(Cut::new(data), encoding, &Limits::default()));
        assert_eq!((&read.0, class(&read.1)), (&cut.0, class(&cut.1)));
        assert!(read.0.iter().eq(whole.rows.iter().map(|(row, ..)| row)));
        assert_eq!(class(&read.1), whole.finish);

        let options = CheckOptions::new(None, encoding);
        let outcome = check(std::iter::once(data), &options);
        assert_eq!(outcome, check(Cut::new(data), &options));
        for problem in &outcome.problems {
            blame(&problem.to_error());
        }
        for (row, number, offset) in &whole.rows {
            let from = *offset as usize;
            assert_eq!(data.get(from..from + row.len()), Some(&row[..]), "row {number} is not where it is said to be");
            fields(row, encoding, outcome.problem_count == 0);
        }
        digest(&whole, encoding);
    }
}

#[derive(Debug, PartialEq)]
struct Split {
    /// Bytes, number and offset.
    rows: Vec<(Vec<u8>, u64, u64)>,
    finish: Option<Class>,
    after: Vec<u8>,
}

fn split<'a>(blocks: impl Iterator<Item = &'a [u8]>, encoding: Encoding) -> Split {
    let mut splitter = RowSplitter::new(encoding, &Limits::default());
    let mut seen = Split { rows: Vec::new(), finish: None, after: Vec::new() };
    let (mut ended, mut failed) = (false, None);
    for mut block in blocks {
        while !ended && failed.is_none() {
            match splitter.next(&mut block) {
                Ok(None) => break,
                Ok(Some(Item::End)) => ended = true,
                Ok(Some(Item::Row(row))) => seen.rows.push((row.bytes.to_vec(), row.number, row.offset)),
                Err(e) => {
                    blame(&e);
                    failed = Some(e.class());
                }
            }
        }
        seen.after.extend_from_slice(block);
    }
    seen.finish = failed.or(class(&splitter.finish()));
    assert_eq!(ended, seen.finish.is_none());
    assert_eq!(splitter.rows(), seen.rows.len() as u64);
    seen
}

fn read<R: std::io::BufRead>(mut reader: RowReader<R>) -> (Vec<Vec<u8>>, Result<()>) {
    let mut rows = Vec::new();
    loop {
        match reader.next_row() {
            Ok(Some(row)) => rows.push(row.bytes.to_vec()),
            Ok(None) => return (rows, Ok(())),
            Err(e) => return (rows, Err(e)),
        }
    }
}

fn check<'a>(blocks: impl Iterator<Item = &'a [u8]>, options: &CheckOptions) -> CheckOutcome {
    let mut checker = Checker::new(options.clone());
    blocks.for_each(|block| checker.feed(block));
    checker.finish()
}

/// A row decoded and written again means the same, and is the same if a server could have written it.
fn fields(row: &[u8], encoding: Encoding, sound: bool) {
    let row = Row::new(row, encoding);
    let values = |row: Row<'_>| -> Vec<Option<Vec<u8>>> {
        let mut scratch = Vec::new();
        row.fields().map(|field| field.value(&mut scratch).map(<[u8]>::to_vec)).collect()
    };
    let decoded = values(row);
    let mut written = Vec::new();
    write_row(&mut written, decoded.iter().map(Option::as_deref), encoding);
    assert_eq!(written.pop(), Some(b'\n'));
    assert_eq!(row.is_canonical(), written == row.bytes, "{} is written {}", row.bytes.escape_ascii(), written.escape_ascii());
    if sound {
        assert!(row.is_canonical(), "no problem was found in {}", row.bytes.escape_ascii());
        assert_eq!(values(Row::new(&written, encoding)), decoded);
    }
    let (mut direct, mut by_value) = (Vec::new(), Vec::new());
    let mut csv = CsvWriter::new(decoded.len());
    csv.copy_row(&mut direct, row);
    csv.row(&mut by_value, decoded.iter().map(Option::as_deref));
    assert_eq!(direct, by_value);
}

/// The digest of the rows is the same in any order and in any parts.
fn digest(seen: &Split, encoding: Encoding) {
    let digest = |rows: &mut dyn Iterator<Item = &Vec<u8>>| {
        let mut digester = RowDigester::new(encoding);
        rows.for_each(|row| digester.row(row).expect("all columns are there"));
        digester.digest()
    };
    let forward = digest(&mut seen.rows.iter().map(|r| &r.0));
    assert_eq!(forward, digest(&mut seen.rows.iter().rev().map(|r| &r.0)));
    let (a, b) = seen.rows.split_at(seen.rows.len() / 2);
    let mut parts = digest(&mut a.iter().map(|r| &r.0));
    parts.merge(digest(&mut b.iter().map(|r| &r.0)));
    assert_eq!(forward, parts);
    assert_eq!(forward.to_string().parse::<Digest>().expect("its own text"), forward);
}

/// `COPY ... FROM stdin`.
pub fn pg_copy_statement(data: &[u8]) {
    match CopyStatement::parse(data) {
        Err(e) => blame(&e),
        Ok(copy) => {
            let mut again = b"COPY ".to_vec();
            copy.table.write(&mut again, Encoding::SqlAscii);
            again.push(b' ');
            match copy.columns.as_deref() {
                None => {}
                Some([]) => again.push(b' '),
                Some(columns) => {
                    for (i, column) in columns.iter().enumerate() {
                        again.push(if i == 0 { b'(' } else { b',' });
                        crate::postgres::sql::quote_ident(&mut again, column, Encoding::SqlAscii);
                    }
                    again.extend_from_slice(b") ");
                }
            }
            again.extend_from_slice(if copy.with_oids { b"WITH OIDS FROM stdin;\n" } else { b"FROM stdin;\n" });
            assert_eq!(CopyStatement::parse(&again).unwrap_or_else(|e| panic!("{}: {e}", again.escape_ascii())), copy);
        }
    }
}
