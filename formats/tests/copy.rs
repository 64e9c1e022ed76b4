//! COPY text: every reader whole, byte by byte and cut at every border; what is written is read back;
//! rows that real servers wrote are read as what they hold.

use dumpkit_formats::limits::Limits;
use dumpkit_formats::postgres::copy::{
    CheckOptions, CheckOutcome, Checker, CopyStatement, CsvWriter, Digest, END_OF_DATA, Item, ProblemKind, Row, RowDigester, RowReader,
    RowSplitter, write_row,
};
use dumpkit_formats::postgres::encoding::Encoding;
use dumpkit_formats::postgres::sql::{Constraint, QualifiedName, TableDefinition, TypeName};
use dumpkit_formats::{Class, Result};
use proptest::prelude::*;

/// Runs a reader of blocks on the data whole, byte by byte, cut in two everywhere, and in blocks of
/// several sizes, and wants the same of all.
macro_rules! however_cut {
    ($data:expr, $read:expr) => {{
        let data: &[u8] = $data;
        let read = $read;
        let whole = read(&mut std::iter::once(data));
        for size in [1, 2, 3, 7, 64, 65] {
            assert_eq!(read(&mut data.chunks(size)), whole, "in blocks of {size}: {}", data.escape_ascii());
        }
        for border in 0..=data.len() {
            let (a, b) = data.split_at(border);
            assert_eq!(read(&mut [a, b].into_iter()), whole, "cut at {border}: {}", data.escape_ascii());
        }
        whole
    }};
}

type Blocks<'a> = dyn Iterator<Item = &'a [u8]> + 'a;
type Values = Vec<Vec<Option<Vec<u8>>>>;

/// Every row's place and values, whether the end marker came, and what followed it.
#[derive(Debug, Default, PartialEq)]
struct Seen {
    rows: Values,
    places: Vec<(u64, u64)>,
    end: bool,
    after: Vec<u8>,
    finish: Option<Class>,
}

fn values(row: Row<'_>) -> Vec<Option<Vec<u8>>> {
    let mut scratch = Vec::new();
    row.fields().map(|field| field.value(&mut scratch).map(<[u8]>::to_vec)).collect()
}

fn split(blocks: &mut Blocks<'_>, encoding: Encoding) -> Seen {
    let mut splitter = RowSplitter::new(encoding, &Limits::default());
    let mut seen = Seen::default();
    for mut block in blocks {
        while !seen.end
            && let Some(item) = splitter.next(&mut block).unwrap()
        {
            match item {
                Item::Row(row) => {
                    seen.rows.push(values(row));
                    seen.places.push((row.number, row.offset));
                }
                Item::End => seen.end = true,
            }
        }
        seen.after.extend_from_slice(block);
    }
    seen.finish = splitter.finish().err().map(|e| e.class());
    seen
}

fn read_all(data: &[u8], encoding: Encoding) -> Result<Values> {
    let limits = Limits::default();
    let mut reader = RowReader::new(data, encoding, &limits);
    let mut rows = Vec::new();
    while let Some(row) = reader.next_row()? {
        rows.push(values(row));
    }
    Ok(rows)
}

fn some(values: &[&[u8]]) -> Vec<Option<Vec<u8>>> {
    values.iter().map(|v| Some(v.to_vec())).collect()
}

fn check(data: &[u8], options: &CheckOptions) -> CheckOutcome {
    however_cut!(data, |blocks: &mut Blocks<'_>| {
        let mut checker = Checker::new(options.clone());
        blocks.for_each(|block| checker.feed(block));
        checker.finish()
    })
}

/// The kinds of problems with their rows and bytes.
fn problems(data: &[u8], columns: usize, encoding: Encoding) -> Vec<(ProblemKind, u64, u64)> {
    check(data, &CheckOptions::new(Some(columns), encoding)).problems.iter().map(|p| (p.kind, p.row, p.offset)).collect()
}

/// The data of a table that pg_dump 15 wrote: control characters, `\.`, `\N` and backslashes as text,
/// empty strings beside NULL, bytea.
const NASTY: &[u8] = b"1\ta\\tb\\nc\\rd\\\\e\\bf\\fg\\vh\t\\\\x00ff5c\n2\t\t\\\\x\n3\t\\N\t\\N\n4\t\\\\.\t\\\\x5c2e\n5\t\\\\N\t\\N\n6\t\\\\\t\\N\n7\tx\\\\\\n\t\\N\n\\.\n\n\n";

/// The same for a table without columns and two rows.
const NO_COLUMNS: &[u8] = b"\n\n\\.\n\n\n";

#[test]
fn reads_what_a_server_wrote() {
    let seen = however_cut!(NASTY, |blocks: &mut Blocks<'_>| split(blocks, Encoding::Utf8));
    let expected: Values = vec![
        some(&[b"1", b"a\tb\nc\rd\\e\x08f\x0cg\x0bh", b"\\x00ff5c"]),
        some(&[b"2", b"", b"\\x"]),
        vec![Some(b"3".to_vec()), None, None],
        some(&[b"4", b"\\.", b"\\x5c2e"]),
        vec![Some(b"5".to_vec()), Some(b"\\N".to_vec()), None],
        vec![Some(b"6".to_vec()), Some(b"\\".to_vec()), None],
        vec![Some(b"7".to_vec()), Some(b"x\\\n".to_vec()), None],
    ];
    assert_eq!(seen.rows, expected);
    assert_eq!(seen.places[1], (2, 35));
    assert_eq!((seen.end, &*seen.after, seen.finish), (true, &b"\n\n"[..], None));
    assert_eq!(read_all(NASTY, Encoding::Utf8).unwrap(), expected);

    let mut written = Vec::new();
    for row in &expected {
        write_row(&mut written, row.iter().map(Option::as_deref), Encoding::Utf8);
    }
    written.extend_from_slice(END_OF_DATA);
    assert_eq!(written.escape_ascii().to_string(), NASTY.escape_ascii().to_string());

    let outcome = check(NASTY, &CheckOptions::new(Some(3), Encoding::Utf8));
    assert_eq!((outcome.rows, outcome.problem_count, outcome.end_marker, outcome.after_end), (7, 0, true, 2));
    let outcome = check(NO_COLUMNS, &CheckOptions::new(Some(0), Encoding::Utf8));
    assert_eq!((outcome.rows, outcome.problem_count), (2, 0));
}

#[test]
fn rows_end_as_the_first_one_does() {
    for (data, rows) in [
        (&b"a\nb\n\\.\n"[..], &[&b"a"[..], b"b"][..]),
        (b"a\r\nb\r\n\\.\r\n", &[b"a", b"b"]),
        (b"a\rb\r\\.\r", &[b"a", b"b"]),
        (b"a\\\nb\nc\\\\\nd\n\\.\n", &[b"a\nb", b"c\\", b"d"]),
        (b"\\\r\nb\r\n\\.\r\n", &[b"\r", b"b\r"]),
        (b"a\r\nb\\\r\nc\r\n\\.\r\n", &[b"a", b"b\r", b"c"]),
        (b"\r\n\r\n\\.\r\n", &[b"", b""]),
    ] {
        let seen = however_cut!(data, |blocks: &mut Blocks<'_>| split(blocks, Encoding::Utf8));
        let expected: Vec<_> = rows.iter().map(|row| some(&[row])).collect();
        if data.starts_with(b"\\\r") {
            // The escaped carriage return is data, and so the newline after it ends the row.
            assert_eq!(seen.rows[0], expected[0]);
        } else {
            assert_eq!(seen.rows, expected, "{}", data.escape_ascii());
            assert!(seen.end, "{}", data.escape_ascii());
        }
    }
}

#[test]
fn a_character_may_end_in_a_backslash() {
    // Katakana "so" is 0x83 0x5c in Shift JIS; the server does not escape it there.
    let data = b"1\t\x83\x5c\t\x83\x5cN\n2\t\x83\x5c\\n\t\x83\x5c\n\\.\n\n\n";
    let expected = vec![some(&[b"1", b"\x83\x5c", b"\x83\x5cN"]), some(&[b"2", b"\x83\x5c\n", b"\x83\x5c"])];
    let seen = however_cut!(data, |blocks: &mut Blocks<'_>| split(blocks, Encoding::Sjis));
    assert_eq!(seen.rows, expected);
    assert_eq!(problems(data, 3, Encoding::Sjis), []);
    let mut written = Vec::new();
    for row in &expected {
        write_row(&mut written, row.iter().map(Option::as_deref), Encoding::Sjis);
    }
    written.extend_from_slice(END_OF_DATA);
    assert_eq!(written, data);
    assert!(!problems(data, 3, Encoding::SqlAscii).is_empty());
}

#[test]
fn a_cut_end_is_no_end() {
    for len in 0..NASTY.len() {
        let seen = however_cut!(&NASTY[..len], |blocks: &mut Blocks<'_>| split(blocks, Encoding::Utf8));
        let whole = len >= NASTY.len() - 2;
        assert_eq!(seen.end, whole);
        assert_eq!(seen.finish, (!whole).then_some(Class::Truncated));
        assert_eq!(check(&NASTY[..len], &CheckOptions::new(Some(3), Encoding::Utf8)).problem_count > 0, !whole, "{len}");
        assert_eq!(read_all(&NASTY[..len], Encoding::Utf8).is_err(), !whole);
    }
}

#[test]
fn a_row_may_not_grow_without_bound() {
    let mut limits = Limits::default();
    limits.copy_row_bytes = 10;
    let data = b"123456789\n1234567890\n\\.\n";
    let rows = however_cut!(data, |blocks: &mut Blocks<'_>| {
        let mut splitter = RowSplitter::new(Encoding::Utf8, &limits);
        let mut rows = 0;
        for mut block in blocks {
            loop {
                match splitter.next(&mut block) {
                    Ok(Some(Item::Row(_))) => rows += 1,
                    Ok(Some(Item::End) | None) => break,
                    Err(e) => return Err((e.class(), rows, e.place().offset, e.place().row)),
                }
            }
        }
        Ok(rows)
    });
    assert_eq!(rows, Err((Class::Limit, 1, Some(10), Some(2))));
}

#[test]
fn finds_what_the_server_refuses() {
    use ProblemKind::*;
    let utf8 = Encoding::Utf8;
    for (data, expected) in [
        (&b"a\tb\nc\nd\te\tf\n\\.\n"[..], &[(Columns { found: 1, expected: 2 }, 2, 4), (Columns { found: 3, expected: 2 }, 3, 6)][..]),
        (b"a\tb\n", &[(NoEndMarker, 2, 4)]),
        (b"a\tb\nc\td", &[(CutRow, 2, 7)]),
        (b"a\tb\nc\td\\", &[(CutRow, 2, 8)]),
        (b"a\tb\nc\td\\\n", &[(UnusualEscape(b'\n'), 2, 8), (CutRow, 2, 9)]),
        (b"a\tb\n\\.\n\nx\ny\n", &[(AfterEnd, 2, 8)]),
        (b"a\tb\n\\.", &[(EndMarkerLineEnd, 2, 6)]),
        (b"a\tb\n\\.x\tb\n\\.\n", &[(EndMarkerNotAlone, 2, 4)]),
        (b"a\tb\nx\\.\tb\n\\.\n", &[(EndMarkerNotAlone, 2, 5)]),
        (b"a\tb\nx\t\\.\n\\.\n", &[(EndMarkerNotAlone, 2, 6)]),
        (b"a\tb\r\nc\td\n\\.\r\n", &[(Newline, 2, 8)]),
        (b"a\tb\nc\rd\te\n\\.\n", &[(CarriageReturn, 2, 5)]),
        (b"a\tb\r\nc\rd\te\r\n\\.\n", &[(CarriageReturn, 2, 6), (EndMarkerLineEnd, 3, 14)]),
        (b"a\tb\rc\td\r\\.\r", &[]),
        (b"a\t\0\nb\tc\n\\.\n", &[(Nul, 1, 2)]),
        (b"a\tb\n\xc3\xa9\t\xc3\n\xff\xfe\tb\n\\.\n", &[(InvalidEncoding(utf8), 2, 7), (InvalidEncoding(utf8), 3, 9)]),
        (b"a\t\\xc3\\xa9\n\\.\n", &[(UnusualEscape(b'x'), 1, 3), (UnusualEscape(b'x'), 1, 7)]),
        (b"a\t\\303\n\\.\n", &[(UnusualEscape(b'3'), 1, 3), (EscapedEncoding(utf8), 1, 6)]),
        (b"a\t\\0\n\\.\n", &[(UnusualEscape(b'0'), 1, 3), (EscapedEncoding(utf8), 1, 4)]),
        (b"a\tb\\Nc\n\\Nx\td\n\\.\n", &[(NullInsideField, 1, 4), (NullInsideField, 2, 9)]),
        (b"a\t\x0b\\q\n\\.\n", &[(UnusualByte(11), 1, 2), (UnusualEscape(b'q'), 1, 4)]),
    ] {
        // Far enough in that the masks see it, too.
        for before in [0, 1, 40, 63, 64, 100] {
            let line_end = match data.iter().position(|b| matches!(b, b'\r' | b'\n')) {
                Some(at) if data[at..].starts_with(b"\r\n") => &b"\r\n"[..],
                Some(at) => &data[at..=at],
                None => b"\n",
            };
            let row = [b"0123456789\tabc", line_end].concat();
            let shifted: Vec<u8> = row.repeat(before).into_iter().chain(data.iter().copied()).collect();
            let (rows, bytes) = (before as u64, (before * row.len()) as u64);
            let expected: Vec<_> = expected.iter().map(|(kind, row, at)| (*kind, row + rows, at + bytes)).collect();
            let mut checker = Checker::new(CheckOptions::new(Some(2), utf8));
            checker.feed(&shifted);
            let found: Vec<_> = checker.finish().problems.iter().map(|p| (p.kind, p.row, p.offset)).collect();
            assert_eq!(found, expected, "{} after {before} rows", data.escape_ascii());
        }
        let mut lenient = CheckOptions::new(Some(2), utf8);
        lenient.strict = false;
        let refused: Vec<_> = expected.iter().filter(|(kind, ..)| !kind.is_tolerated()).map(|(kind, ..)| *kind).collect();
        assert_eq!(check(data, &lenient).problems.iter().map(|p| p.kind).collect::<Vec<_>>(), refused, "{}", data.escape_ascii());
    }
}

#[test]
fn encodings_are_checked_where_they_can_be() {
    for (encoding, good, bad) in [
        (Encoding::SqlAscii, &b"\xff\xfe\x80"[..], &b""[..]),
        (Encoding::SingleByte("LATIN1"), b"\xe9", b""),
        (Encoding::EucJp, b"\xa4\xa2\x8e\xb1\x8f\xa1\xa1", b"\xa4"),
        (Encoding::EucKr, b"\xb0\xa1", b"\x8e\xa1"),
        (Encoding::Gb18030, b"\x81\x30\x81\x30\x81\x5c", b"\x81\x30\x81"),
        (Encoding::Big5, b"\xa5\x5c", b"\xa5"),
        (Encoding::Utf8, b"\xf0\x9f\x98\x80", b"\xf0\x9f\x98"),
    ] {
        let good = [b"1\tx", good, b"\n\\.\n"].concat();
        assert_eq!(problems(&good, 2, encoding), [], "{encoding}");
        if !bad.is_empty() {
            let bad = [b"1\tx", bad, b"\n2\ty\n\\.\n"].concat();
            assert_eq!(problems(&bad, 2, encoding), [(ProblemKind::InvalidEncoding(encoding), 1, 3)], "{encoding}");
        }
    }
}

#[test]
fn problems_are_counted_beyond_those_kept() {
    let mut options = CheckOptions::new(Some(3), Encoding::Utf8);
    options.max_problems = 5;
    let outcome = check(&[b"a\tb\n".repeat(40), b"\\.\n\n\n".to_vec()].concat(), &options);
    assert_eq!((outcome.problems.len(), outcome.problem_count, outcome.rows), (5, 40, 40));
    let first = outcome.problems[0].to_error();
    assert_eq!(first.to_string(), "2 columns, expected 3 (row 1, byte 0)");
    options.columns = None;
    assert_eq!(check(b"a\tb\nc\n\\.\n", &options).problems[0].kind, ProblemKind::Columns { found: 1, expected: 2 });
}

fn row_values(columns: usize) -> impl Strategy<Value = Values> {
    let byte = prop_oneof![
        3 => any::<u8>().prop_filter("a value has no NUL", |b| *b != 0),
        2 => prop_oneof![Just(b'\\'), Just(b'\t'), Just(b'\n'), Just(b'\r'), Just(b'.'), Just(b'N'), 8u8..14],
        3 => b'a'..=b'z',
    ];
    let value = proptest::option::weighted(0.8, proptest::collection::vec(byte, 0..40));
    proptest::collection::vec(proptest::collection::vec(value, columns), 0..12)
}

fn written(rows: &Values, encoding: Encoding) -> Vec<u8> {
    let mut data = Vec::new();
    for row in rows {
        write_row(&mut data, row.iter().map(Option::as_deref), encoding);
    }
    data.extend_from_slice(END_OF_DATA);
    data
}

fn digest(data: &[u8], encoding: Encoding) -> Digest {
    let limits = Limits::default();
    let mut reader = RowReader::new(data, encoding, &limits);
    let mut digester = RowDigester::new(encoding);
    while let Some(row) = reader.next_row().unwrap() {
        digester.row(row.bytes).unwrap();
    }
    digester.digest()
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(rows in (1usize..5).prop_flat_map(row_values), chunk in 1usize..100) {
        let columns = rows.first().map_or(1, Vec::len);
        let data = written(&rows, Encoding::SqlAscii);
        let seen = split(&mut data.chunks(chunk), Encoding::SqlAscii);
        prop_assert_eq!(&seen.rows, &rows);
        prop_assert!(seen.end);
        prop_assert_eq!(&read_all(&data, Encoding::SqlAscii).unwrap(), &rows);
        let mut checker = Checker::new(CheckOptions::new(Some(columns), Encoding::SqlAscii));
        data.chunks(chunk).for_each(|block| checker.feed(block));
        let outcome = checker.finish();
        prop_assert_eq!((outcome.rows, outcome.problem_count), (rows.len() as u64, 0), "{:?}", outcome.problems);
        for row in data.split(|&b| b == b'\n').take(rows.len()) {
            prop_assert!(Row::new(row, Encoding::SqlAscii).is_canonical());
        }
    }

    #[test]
    fn a_digest_knows_neither_order_nor_spelling(rows in row_values(3), by in 0usize..12) {
        let data = written(&rows, Encoding::SqlAscii);
        let mut turned = rows.clone();
        turned.rotate_left(by.min(rows.len()));
        prop_assert_eq!(digest(&written(&turned, Encoding::SqlAscii), Encoding::SqlAscii), digest(&data, Encoding::SqlAscii));
        let octal = |value: &Option<Vec<u8>>| value.as_ref().map_or("\\N".into(), |v| v.iter().map(|b| format!("\\{b:03o}")).collect::<String>());
        let mut spelled: String = rows.iter().map(|row| row.iter().map(octal).collect::<Vec<_>>().join("\t") + "\n").collect();
        spelled.push_str("\\.\n\n\n");
        prop_assert_eq!(digest(spelled.as_bytes(), Encoding::SqlAscii), digest(&data, Encoding::SqlAscii));
    }

    #[test]
    fn nothing_makes_a_reader_fail(data in proptest::collection::vec(prop_oneof![Just(b'\\'), Just(b'\n'), Just(b'\r'), Just(b'.'), any::<u8>()], 0..200), chunk in 1usize..40) {
        for encoding in [Encoding::Utf8, Encoding::Sjis, Encoding::Gb18030, Encoding::SqlAscii] {
            let seen = split(&mut data.chunks(chunk), encoding);
            prop_assert_eq!(&split(&mut std::iter::once(&*data), encoding), &seen);
            let mut csv = CsvWriter::new(1);
            let mut out = Vec::new();
            csv.copy_row(&mut out, Row::new(&data, encoding));
            let options = CheckOptions::new(None, encoding);
            let outcome = |size: usize| {
                let mut checker = Checker::new(options.clone());
                data.chunks(size).for_each(|block| checker.feed(block));
                checker.finish()
            };
            prop_assert_eq!(outcome(chunk), outcome(200));
        }
    }

    #[test]
    fn nothing_makes_a_parser_of_statements_panic(
        start in prop_oneof![Just("CREATE TABLE t ("), Just("ALTER TABLE ONLY t ADD CONSTRAINT c "), Just("COPY t "), Just("CREATE TYPE t AS ("), Just("")],
        words in proptest::collection::vec(prop_oneof![
            Just("("), Just(")"), Just("["), Just(","), Just(";"), Just("'"), Just("\""), Just("$$"), Just("$x$"), Just("/*"), Just("*/"), Just("--\n"),
            Just("a "), Just("integer "), Just("numeric(1,2)"), Just("NOT NULL "), Just("FOREIGN KEY "), Just("REFERENCES "), Just("PERIOD "), Just("E'\\"),
            Just("UNIQUE "), Just("."), Just("FROM stdin"), Just("é"), Just("OF "), Just("INHERITS "), Just("GENERATED ALWAYS AS "), Just("\0"), Just("12e"),
        ], 0..20),
    ) {
        let text = format!("{start}{}", words.concat());
        let _ = CopyStatement::parse(text.as_bytes());
        let _ = TableDefinition::parse(text.as_bytes());
        let _ = Constraint::parse(text.as_bytes());
        let _ = TypeName::parse(text.as_bytes());
        if let Ok(name) = QualifiedName::parse(text.as_bytes()) {
            prop_assert_eq!(QualifiedName::parse(name.to_string().as_bytes()).unwrap(), name);
        }
    }

    #[test]
    fn characters_stay_whole(text in "[ -~ア-ンソ表十é\n\t\\\\]{0,40}", chunk in 1usize..20) {
        // UTF-8 stands for encodings without ASCII in later bytes, Shift JIS for those with it.
        let sjis: Vec<u8> = text.chars().flat_map(|c| match c {
            'ソ' => vec![0x83, 0x5c],
            '表' => vec![0x95, 0x5c],
            '十' => vec![0x8f, 0x5c],
            c if c.is_ascii() => vec![c as u8],
            _ => vec![0xb1],
        }).collect();
        for (encoding, value) in [(Encoding::Utf8, text.as_bytes()), (Encoding::Sjis, &sjis)] {
            let rows: Values = vec![vec![Some(value.to_vec()), None], vec![Some(vec![]), Some(value.to_vec())]];
            let data = written(&rows, encoding);
            prop_assert_eq!(&split(&mut data.chunks(chunk), encoding).rows, &rows);
            let mut checker = Checker::new(CheckOptions::new(Some(2), encoding));
            data.chunks(chunk).for_each(|block| checker.feed(block));
            prop_assert_eq!(checker.finish().problems, vec![]);
        }
    }
}
