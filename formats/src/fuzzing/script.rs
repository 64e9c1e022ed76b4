//! Scripts: cut into tokens, read as archives, printed again; and INSERT statements as rows.

use std::io::{BufRead, Read};
use std::sync::Arc;

use super::{Bounded, Choices, Cut, blame, class};
use crate::limits::Limits;
use crate::postgres::archive::{Extra, TocEntry, Wanted};
use crate::postgres::encoding::Encoding;
use crate::postgres::script::{DataObserver, InsertReader, Lexer, ScanOptions, Script, ScriptOptions, TokenKind, scan, write_script};
use crate::source::Bytes;
use crate::{Class, Result};

/// A plain SQL dump.
pub fn pg_script(data: &[u8]) {
    let std_strings = Choices::of(data).below(4) > 0;
    let whole = tokens(data, data, std_strings);
    let cut = tokens(data, Cut::new(data), std_strings);
    assert_eq!(whole.0.iter().zip(&cut.0).find(|(a, b)| a != b), None, "another token when cut");
    assert_eq!((whole.0.len(), whole.1), (cut.0.len(), cut.1));

    let (mut seen, mut seen_cut) = (Seen::default(), Seen::default());
    let script = scan(data, &ScanOptions::default(), &mut seen);
    let cut = scan(Cut::new(data), &ScanOptions::default(), &mut seen_cut);
    assert_eq!(class(&script), class(&cut));
    let (Ok(script), Ok(cut)) = (script, cut) else { return };
    assert!(seen == seen_cut, "other data is observed when cut");
    assert_same(&script, &cut);
    ranges(&script, data, &seen);
    print(data);
}

/// The kinds and ranges of tokens; white space and COPY data joined, since they come as they arrive.
fn tokens<R: Read>(data: &[u8], input: R, std_strings: bool) -> (Vec<(TokenKind, u64, u64)>, Option<Class>) {
    let mut lexer = Lexer::new(input, &Limits::default());
    lexer.set_std_strings(std_strings);
    let mut seen: Vec<(TokenKind, u64, u64)> = Vec::new();
    let (mut at, mut line) = (0, 1);
    loop {
        match lexer.next_token() {
            Ok(None) => {
                assert_eq!(at, data.len(), "the tokens do not cover the script");
                return (seen, None);
            }
            Err(e) => {
                blame(&e);
                return (seen, Some(e.class()));
            }
            Ok(Some(token)) => {
                assert_eq!((token.start.offset, token.start.line), (at as u64, line), "of {token:?}");
                assert!(!token.bytes.is_empty(), "an empty token at byte {at}");
                assert_eq!(Some(token.bytes), data.get(at..at + token.bytes.len()));
                line += token.bytes.iter().filter(|b| **b == b'\n').count() as u64;
                at += token.bytes.len();
                match seen.last_mut() {
                    Some((TokenKind::Blank, _, end)) if token.kind == TokenKind::Blank => *end = at as u64,
                    Some((TokenKind::CopyData, _, end)) if token.kind == TokenKind::CopyData => *end = at as u64,
                    _ => seen.push((token.kind, token.start.offset, at as u64)),
                }
            }
        }
    }
}

/// What an observer is told: the part, which of its data, the bytes, and whether they are whole.
#[derive(Debug, Default, PartialEq)]
struct Seen(Vec<(usize, usize, Vec<u8>, bool)>);

impl DataObserver for Seen {
    fn begin(&mut self, part: usize, nth: usize, _: &TocEntry) -> Result<()> {
        self.0.push((part, nth, Vec::new(), false));
        Ok(())
    }

    fn data(&mut self, bytes: &[u8]) -> Result<()> {
        self.0.last_mut().expect("data after its beginning").2.extend_from_slice(bytes);
        Ok(())
    }

    fn end(&mut self) -> Result<()> {
        self.0.last_mut().expect("an end after a beginning").3 = true;
        Ok(())
    }
}

fn assert_same(a: &Script, b: &Script) {
    assert_eq!((a.bytes, a.lines, a.parts.len()), (b.bytes, b.lines, b.parts.len()));
    assert_eq!(a.truncated.as_ref().map(ToString::to_string), b.truncated.as_ref().map(ToString::to_string));
    for (a, b) in a.parts.iter().zip(&b.parts) {
        assert_eq!((&a.toc, &a.style, &a.database), (&b.toc, &b.style, &b.database));
        assert_eq!((a.start, a.len, a.complete), (b.start, b.len, b.complete));
    }
}

/// Data lies inside the script, and is what the observer saw.
fn ranges(script: &Script, data: &[u8], seen: &Seen) {
    if let Some(e) = &script.truncated {
        assert_eq!(e.class(), Class::Truncated);
    }
    assert!(script.main() < script.parts.len());
    for part in &script.parts {
        assert!(part.start + part.len <= data.len() as u64);
        for entry in part.toc.entries() {
            if let Extra::Range { start, len } = entry.extra {
                assert!(start.checked_add(len).is_some_and(|end| end <= data.len() as u64), "{} lies outside", entry.label());
            }
        }
    }
    for (part, nth, bytes, whole) in &seen.0 {
        let ranges = script.parts.get(*part).into_iter().flat_map(|part| part.toc.entries());
        let mut ranges = ranges.filter_map(|e| if let Extra::Range { start, len } = e.extra { Some((start, len)) } else { None });
        match ranges.nth(*nth) {
            Some((start, len)) => assert!(data[start as usize..][..len as usize] == bytes[..], "other bytes were observed than lie there"),
            None => assert!(!whole, "data without a range"),
        }
    }
}

/// Prints the script from its archive.
fn print(data: &[u8]) {
    let source: Bytes = Arc::new(data.to_vec());
    let script = scan(data, &ScanOptions::default(), &mut ()).expect("it was scanned before");
    let main = script.main();
    let style = script.parts[main].style.clone();
    let archive = script.into_archive(main, source, Limits::default()).expect("a part that is there");
    let toc = archive.toc();
    let wanted: Vec<Wanted> = toc.entries().iter().map(Wanted::of).collect();
    let options = ScriptOptions { clean: style.clean, create: style.create_db, ..ScriptOptions::default() };
    if let Err(e) = write_script(toc, &wanted, &options, &mut &archive, &mut Bounded(16 * data.len() + (1 << 20))) {
        blame(&e);
        assert_ne!(e.class(), Class::Limit, "the script grows without end");
    }
}

/// The data of `pg_dump --inserts`, as rows.
pub fn pg_insert(data: &[u8]) {
    for encoding in [Encoding::Utf8, Encoding::Sjis] {
        for std_strings in [true, false] {
            let whole = rows(data, encoding, std_strings);
            let cut = rows(Cut::new(data), encoding, std_strings);
            assert_eq!((&whole.0, class(&whole.1)), (&cut.0, class(&cut.1)));
            assert!(whole.0.iter().map(Vec::len).sum::<usize>() <= 8 * data.len() + 64, "rows grow without end");
        }
    }
}

fn rows<R: BufRead>(input: R, encoding: Encoding, std_strings: bool) -> (Vec<Vec<u8>>, Result<()>) {
    let mut reader = InsertReader::new(input, encoding, std_strings, &Limits::default());
    let mut rows = Vec::new();
    loop {
        match reader.next_row() {
            Ok(Some(row)) => {
                assert!(row.is_canonical(), "{} is not as the server writes it", row.bytes.escape_ascii());
                rows.push(row.bytes.to_vec());
            }
            Ok(None) => return (rows, Ok(())),
            Err(e) => return (rows, Err(e)),
        }
    }
}
