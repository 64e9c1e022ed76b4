//! Scripts cut as psql cuts them, in one run and byte by byte.

use std::io::{self, Read};
use std::path::PathBuf;

use dumpkit_formats::limits::Limits;
use dumpkit_formats::postgres::script::{Lexer, TokenKind};

/// Gives a fixed number of bytes at a time.
struct Chunks<'a>(&'a [u8], usize);

impl Read for Chunks<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let n = self.1.min(out.len());
        self.0.take(n as u64).read(out).inspect(|n| self.0 = &self.0[*n..])
    }
}

fn fixture(path: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../testdata/postgres").join(path);
    std::fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

#[test]
fn tokens_cover_every_byte() {
    let bytes = fixture("18/plain.sql");
    for size in [1, 5, 100_000] {
        let mut lexer = Lexer::new(Chunks(&bytes, size), &Limits::default());
        let mut all = Vec::new();
        while let Some(token) = lexer.next_token().expect("whole") {
            assert_eq!(token.start.offset, all.len() as u64);
            assert_eq!(token.start.line as usize, 1 + memchr::memchr_iter(b'\n', &all).count());
            all.extend_from_slice(token.bytes);
        }
        assert!(all == bytes);
    }
}

/// Kinds and texts of a script's tokens, in one run and byte by byte.
#[track_caller]
fn tokens(script: &str, std_strings: bool) -> Vec<(TokenKind, String)> {
    let run = |size| {
        let mut lexer = Lexer::new(Chunks(script.as_bytes(), size), &Limits::default());
        lexer.set_std_strings(std_strings);
        let mut all: Vec<(TokenKind, String)> = Vec::new();
        while let Some(token) = lexer.next_token().expect("whole") {
            let text = String::from_utf8_lossy(token.bytes).into_owned();
            match all.last_mut() {
                Some((kind, last)) if *kind == token.kind && matches!(kind, TokenKind::CopyData | TokenKind::Blank) => last.push_str(&text),
                _ => all.push((token.kind, text)),
            }
        }
        all.retain(|(kind, _)| *kind != TokenKind::Blank);
        all
    };
    let whole = run(1 << 20);
    assert_eq!(run(1), whole);
    whole
}

#[track_caller]
fn statements(script: &str, expected: &[&str]) {
    let found: Vec<String> = tokens(script, true).into_iter().map(|(_, text)| text).collect();
    assert_eq!(found, expected);
}

#[test]
fn statements_end_where_psql_ends_them() {
    statements("SELECT ';' || \"a;\"\"b\"; SELECT 1;", &["SELECT ';' || \"a;\"\"b\";", "SELECT 1;"]);
    statements("SELECT E'\\';' 'x'; SELECT '\\';", &["SELECT E'\\';' 'x';", "SELECT '\\';"]);
    statements("SELECT E'a'\n  '\\';'; x;", &["SELECT E'a'\n  '\\';';", "x;"]);
    statements("SELECT U&'\\0061;', B'1;', X'1;', N';'; x;", &["SELECT U&'\\0061;', B'1;', X'1;', N';';", "x;"]);
    statements("SELECT $$;$a$;$$, $a$;$$;$a$; x;", &["SELECT $$;$a$;$$, $a$;$$;$a$;", "x;"]);
    statements("SELECT a$b$; x;", &["SELECT a$b$;", "x;"]);
    statements("SELECT $1$a$;$a$; x;", &["SELECT $1$a$;$a$;", "x;"]);
    statements("SELECT 1e'\\'; x;", &["SELECT 1e'\\';", "x;"]);
    statements("SELECT (1;2); x;", &["SELECT (1;2);", "x;"]);
    statements("SELECT 1 /* ; /* ; */ ; */ - -1 -- ;\n; x;", &["SELECT 1 /* ; /* ; */ ; */ - -1 -- ;\n;", "x;"]);
    statements("SELECT 1 \\; SELECT 2; x;", &["SELECT 1 \\; SELECT 2;", "x;"]);
    let routine = "CREATE OR REPLACE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END;";
    statements(&format!("{routine} x;"), &[routine, "x;"]);
    statements("BEGIN; SELECT begin; END; x;", &["BEGIN;", "SELECT begin;", "END;", "x;"]);
}

#[test]
fn backslashes_follow_the_string_syntax() {
    assert_eq!(tokens("SELECT '\\'; x; y;", true).len(), 3);
    assert_eq!(tokens("SELECT '\\'; x'; y;", false).len(), 2);
    // A literal goes on in the way it began.
    assert_eq!(tokens("SELECT U&'a'\n '\\'; y;", false).len(), 2);
}

#[test]
fn commands_comments_and_copy_data() {
    use TokenKind::{Comment, CopyData, CopyEnd, CopyStatement, Fragment, Meta, Statement, Unterminated};
    let script = "-- a ; b\n\\connect x\ncopy binary \"a;\".b (c) FROM STDIN ; -- rows\n1\\.\n\\.x\n\n\\.\r\nSELECT 1 \\gset\n;\nSELECT 2";
    let found = tokens(script, true);
    let kinds: Vec<TokenKind> = found.iter().map(|(kind, _)| *kind).collect();
    assert_eq!(kinds, [Comment, Meta, CopyStatement, Comment, CopyData, CopyEnd, Fragment, Meta, Statement, Unterminated]);
    assert_eq!(found[4].1, "1\\.\n\\.x\n\n");
    assert_eq!(tokens("COPY t FROM stdin;\n\\.", true).last().map(|(kind, _)| *kind), Some(CopyEnd));
    assert_eq!(tokens("COPY t TO stdout;\nx;", true).len(), 2);
}

#[test]
fn characters_that_end_in_a_backslash() {
    // The second byte of U+8868 in SJIS is that of a backslash.
    let script = b"SELECT E'\x95\\'; SELECT 1;";
    let count = |encoding: &[u8]| {
        let mut lexer = Lexer::new(Chunks(script, 1), &Limits::default());
        lexer.set_encoding(encoding);
        let mut n = 0;
        while let Ok(Some(_)) = lexer.next_token() {
            n += 1;
        }
        n
    };
    assert_eq!((count(b"SJIS"), count(b"LATIN1")), (3, 0));
}
