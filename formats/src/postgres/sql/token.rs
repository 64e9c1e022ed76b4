//! SQL text as tokens, each with its place.
//!
//! Follows src/backend/parser/scan.l of the server for where strings, quoted names, dollar quotes,
//! comments and numbers end. Whoever reads SQL that is at hand as a whole reads it by these; scripts that
//! flow by are cut by [`script::Lexer`](crate::postgres::script::Lexer), as psql cuts them.

use std::borrow::Cow;

use memchr::{memchr, memchr2, memmem};

use crate::postgres::encoding::Encoding;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// White space or a comment.
    Blank,
    /// A name or keyword without quotes.
    Word,
    /// `"name"`.
    Quoted,
    /// `'text'`.
    String,
    /// A string in which what stands is not what is meant: `E'..'`, `B'..'`, `X'..'`, `U&'..'`, `U&"..."`.
    Escaped,
    /// `$tag$ ... $tag$`.
    Dollar,
    /// A number or a parameter.
    Number,
    /// One byte of anything else.
    Symbol(u8),
}

/// A token and its bytes, from `start` to before `end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Its first byte.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
    /// The text ends inside of it: a quote or comment is not closed.
    pub open: bool,
}

impl Token {
    /// Its bytes in the text it was cut from.
    pub fn text(self, sql: &[u8]) -> &[u8] {
        &sql[self.start..self.end]
    }

    /// The name that a [`TokenKind::Word`] or [`TokenKind::Quoted`] means.
    pub fn name(self, sql: &[u8]) -> Option<Cow<'_, [u8]>> {
        matches!(self.kind, TokenKind::Word | TokenKind::Quoted).then(|| unquote(self.text(sql)))
    }

    /// The text that a [`TokenKind::String`] means.
    pub fn string(self, sql: &[u8]) -> Option<Cow<'_, [u8]>> {
        match self.text(sql) {
            [b'\'', inner @ .., b'\''] if self.kind == TokenKind::String => Some(single(inner, b'\'')),
            _ => None,
        }
    }
}

/// Cuts SQL into tokens that together are all of it.
#[derive(Debug, Clone)]
pub struct Tokens<'a> {
    sql: &'a [u8],
    at: usize,
    encoding: Encoding,
    std_strings: bool,
}

impl<'a> Tokens<'a> {
    /// Starts at the first byte. With `std_strings` off a backslash escapes in every string, so none
    /// counts as [`TokenKind::String`].
    pub fn new(sql: &'a [u8], encoding: Encoding, std_strings: bool) -> Self {
        Tokens { sql, at: 0, encoding, std_strings }
    }

    /// The first byte of the next token.
    pub fn offset(&self) -> usize {
        self.at
    }

    /// Goes on at another byte.
    pub(in crate::postgres) fn go_to(&mut self, at: usize) {
        self.at = at.min(self.sql.len());
    }

    /// Passes over white space and comments; `false` if a comment is not closed.
    pub(in crate::postgres) fn pass_blanks(&mut self) -> bool {
        loop {
            match &self.sql[self.at..] {
                [b, ..] if is_space(*b) => {}
                [b'-', b'-', ..] | [b'/', b'*', ..] => {}
                _ => return true,
            }
            if self.next().is_some_and(|token| token.open) {
                return false;
            }
        }
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let rest = self.sql.get(self.at..).filter(|rest| !rest.is_empty())?;
        let (kind, len) = token(rest, self.encoding, self.std_strings);
        let start = self.at;
        self.at += len.unwrap_or(rest.len()).clamp(1, rest.len());
        Some(Token { kind, start, end: self.at, open: len.is_none() })
    }
}

/// The name that is meant by one that is written: without its quotes, or folded to lower case.
pub(in crate::postgres) fn unquote(written: &[u8]) -> Cow<'_, [u8]> {
    match written {
        [b'"', inner @ .., b'"'] => single(inner, b'"'),
        _ if written.iter().any(u8::is_ascii_uppercase) => Cow::Owned(written.to_ascii_lowercase()),
        _ => Cow::Borrowed(written),
    }
}

/// `text` with each doubled `byte` single.
pub(in crate::postgres) fn single(text: &[u8], byte: u8) -> Cow<'_, [u8]> {
    if memchr(byte, text).is_none() {
        return Cow::Borrowed(text);
    }
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(n) = memchr(byte, rest) {
        out.extend_from_slice(&rest[..=n]);
        rest = rest[n + 1..].strip_prefix(&[byte]).unwrap_or(&rest[n + 1..]);
    }
    out.extend_from_slice(rest);
    Cow::Owned(out)
}

/// What `sql` begins with, and its length; `None` if it is not closed.
fn token(sql: &[u8], encoding: Encoding, std_strings: bool) -> (TokenKind, Option<usize>) {
    use TokenKind as K;
    let next = |i: usize| sql.get(i).copied();
    let plain = if std_strings { K::String } else { K::Escaped };
    match sql[0] {
        b if is_space(b) => (K::Blank, Some(span(sql, is_space))),
        b'-' if next(1) == Some(b'-') => (K::Blank, Some(span(sql, |b| !matches!(b, b'\n' | b'\r')))),
        b'/' if next(1) == Some(b'*') => (K::Blank, comment(sql)),
        b'\'' => (plain, quoted(sql, 0, encoding, !std_strings)),
        b'"' => (K::Quoted, quoted(sql, 0, encoding, false)),
        b'e' | b'E' if next(1) == Some(b'\'') => (K::Escaped, quoted(sql, 1, encoding, true)),
        b'b' | b'B' | b'x' | b'X' if next(1) == Some(b'\'') => (K::Escaped, quoted(sql, 1, encoding, false)),
        b'n' | b'N' if next(1) == Some(b'\'') => (K::Escaped, quoted(sql, 1, encoding, !std_strings)),
        b'u' | b'U' if next(1) == Some(b'&') && matches!(next(2), Some(b'\'' | b'"')) => (K::Escaped, quoted(sql, 2, encoding, false)),
        b'$' if next(1).is_some_and(|b| b.is_ascii_digit()) => (K::Number, Some(1 + span(&sql[1..], |b| b.is_ascii_digit()))),
        b'$' => match dollar_tag(sql) {
            Some(tag) => (K::Dollar, memmem::find(&sql[tag.len()..], tag).map(|at| at + 2 * tag.len())),
            None => (K::Symbol(b'$'), Some(1)),
        },
        b'0'..=b'9' => (K::Number, Some(number(sql))),
        b if is_name_start(b) => (K::Word, Some(word(sql, encoding))),
        b => (K::Symbol(b), Some(1)),
    }
}

/// `space` of scan.l and of psqlscan.l.
pub(in crate::postgres) const fn is_space(b: u8) -> bool {
    matches!(b, b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c)
}

/// `ident_start` of scan.l and of psqlscan.l.
pub(in crate::postgres) const fn is_name_start(b: u8) -> bool {
    b.is_ascii_alphabetic() || b == b'_' || b >= 0x80
}

/// `ident_cont`.
pub(in crate::postgres) const fn is_name_byte(b: u8) -> bool {
    is_name_start(b) || b.is_ascii_digit() || b == b'$'
}

fn span(sql: &[u8], class: impl Fn(u8) -> bool) -> usize {
    sql.iter().position(|b| !class(*b)).unwrap_or(sql.len())
}

/// Whole characters: the second byte of one may look like a letter or a backslash.
fn step(sql: &[u8], at: usize, encoding: Encoding) -> usize {
    if sql[at] < 0x80 { 1 } else { encoding.step(&sql[at..]).max(1) }
}

fn word(sql: &[u8], encoding: Encoding) -> usize {
    if !encoding.embeds_ascii() {
        return span(sql, is_name_byte);
    }
    let mut at = 0;
    while at < sql.len() && is_name_byte(sql[at]) {
        at += step(sql, at, encoding);
    }
    at
}

/// A number with its point, and the letters of an exponent or another base. Two points are those of
/// `1..10`.
fn number(sql: &[u8]) -> usize {
    let digits = |from: usize| from + span(&sql[from..], |b| b.is_ascii_alphanumeric() || b == b'_');
    let whole = digits(0);
    if sql.get(whole) == Some(&b'.') && sql.get(whole + 1) != Some(&b'.') { digits(whole + 1) } else { whole }
}

/// Bytes of a string or name whose quote is at `open`. A quote is no part of a longer character in any
/// encoding, a backslash can be.
fn quoted(sql: &[u8], open: usize, encoding: Encoding, backslashes: bool) -> Option<usize> {
    let quote = sql[open];
    let mut at = open + 1;
    loop {
        let rest = sql.get(at..)?;
        at += match (backslashes, encoding.embeds_ascii()) {
            (false, _) => memchr(quote, rest)?,
            (true, false) => memchr2(quote, b'\\', rest)?,
            (true, true) => special(rest, quote, encoding)?,
        };
        if sql[at] == b'\\' {
            at += 1 + sql.get(at + 1).map(|_| step(sql, at + 1, encoding))?;
        } else if sql.get(at + 1) == Some(&quote) {
            at += 2;
        } else {
            return Some(at + 1);
        }
    }
}

/// The first quote or backslash that is a character of its own.
fn special(text: &[u8], quote: u8, encoding: Encoding) -> Option<usize> {
    let mut at = 0;
    loop {
        match *text.get(at)? {
            b if b == quote || b == b'\\' => return Some(at),
            _ => at += step(text, at, encoding),
        }
    }
}

/// `$$` or `$tag$`.
fn dollar_tag(sql: &[u8]) -> Option<&[u8]> {
    let end = 1 + span(&sql[1..], |b| is_name_start(b) || b.is_ascii_digit());
    (sql.get(end) == Some(&b'$')).then(|| &sql[..=end])
}

/// Comments nest.
fn comment(sql: &[u8]) -> Option<usize> {
    let (mut at, mut depth) = (0, 0_u64);
    loop {
        at += memchr2(b'/', b'*', sql.get(at..)?)?;
        match &sql[at..] {
            [b'/', b'*', ..] => (at, depth) = (at + 2, depth + 1),
            [b'*', b'/', ..] => {
                (at, depth) = (at + 2, depth - 1);
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => at += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cut(sql: &str) -> Vec<(TokenKind, &str)> {
        Tokens::new(sql.as_bytes(), Encoding::Utf8, true).map(|t| (t.kind, &sql[t.start..t.end])).collect()
    }

    #[test]
    fn every_kind() {
        use TokenKind::*;
        assert_eq!(
            cut("a.\"B\"\"c\" 'it''s' e'\\'' $f$ ' $f$ -- x\n/* /* */ */$1 12e5 u&'x'"),
            [
                (Word, "a"),
                (Symbol(b'.'), "."),
                (Quoted, "\"B\"\"c\""),
                (Blank, " "),
                (String, "'it''s'"),
                (Blank, " "),
                (Escaped, "e'\\''"),
                (Blank, " "),
                (Dollar, "$f$ ' $f$"),
                (Blank, " "),
                (Blank, "-- x"),
                (Blank, "\n"),
                (Blank, "/* /* */ */"),
                (Number, "$1"),
                (Blank, " "),
                (Number, "12e5"),
                (Blank, " "),
                (Escaped, "u&'x'"),
            ]
        );
    }

    #[test]
    fn names_and_strings_mean_what_is_between_the_quotes() {
        let sql = b"Ab \"A\"\"b\" 'x''''y'";
        let tokens: Vec<Token> = Tokens::new(sql, Encoding::Utf8, true).collect();
        assert_eq!(tokens[0].name(sql).as_deref(), Some(&b"ab"[..]));
        assert_eq!(tokens[2].name(sql).as_deref(), Some(&b"A\"b"[..]));
        assert_eq!(tokens[4].string(sql).as_deref(), Some(&b"x''y"[..]));
    }

    proptest! {
        #[test]
        fn tokens_cover_any_text(sql in proptest::collection::vec(any::<u8>(), 0..200), std in any::<bool>()) {
            for encoding in [Encoding::Utf8, Encoding::SqlAscii, Encoding::Sjis] {
                let mut at = 0;
                for token in Tokens::new(&sql, encoding, std) {
                    prop_assert_eq!(token.start, at);
                    prop_assert!(token.end > token.start);
                    at = token.end;
                    prop_assert!(!token.open || at == sql.len());
                }
                prop_assert_eq!(at, sql.len());
            }
        }
    }
}
