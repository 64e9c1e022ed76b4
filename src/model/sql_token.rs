//! SQL text as tokens, each with its place: enough to change names in it and nothing else.
//!
//! Follows src/backend/parser/scan.l for where strings, quoted names, dollar quotes and comments end.

use dumpkit_formats::postgres::encoding::Encoding;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
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
    pub kind: Kind,
    /// Its first byte.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
}

/// Cuts `sql` into tokens that together are all of it. An unfinished string or comment ends with the text.
///
/// With `std_strings` off a backslash escapes in every string, so none counts as [`Kind::String`].
pub fn tokens(sql: &[u8], encoding: Encoding, std_strings: bool) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut start = 0;
    while start < sql.len() {
        let (kind, len) = token(&sql[start..], encoding, std_strings);
        let end = start + len.clamp(1, sql.len() - start);
        tokens.push(Token { kind, start, end });
        start = end;
    }
    tokens
}

/// The name that a [`Kind::Word`] or [`Kind::Quoted`] token means.
pub fn name(token: Token, sql: &[u8]) -> Option<Vec<u8>> {
    let text = &sql[token.start..token.end];
    match token.kind {
        Kind::Word => Some(text.to_ascii_lowercase()),
        Kind::Quoted => Some(unquoted(text, b'"')),
        _ => None,
    }
}

/// The text that a [`Kind::String`] token means.
pub fn string(token: Token, sql: &[u8]) -> Option<Vec<u8>> {
    (token.kind == Kind::String).then(|| unquoted(&sql[token.start..token.end], b'\''))
}

fn unquoted(text: &[u8], quote: u8) -> Vec<u8> {
    let inner = text.get(1..text.len().saturating_sub(1)).unwrap_or_default();
    let mut out = Vec::with_capacity(inner.len());
    let mut doubled = false;
    for b in inner {
        doubled = *b == quote && !doubled;
        if !doubled {
            out.push(*b);
        }
    }
    out
}

fn token(sql: &[u8], encoding: Encoding, std_strings: bool) -> (Kind, usize) {
    let next = |i: usize| sql.get(i).copied();
    let plain = if std_strings { Kind::String } else { Kind::Escaped };
    match sql[0] {
        b if is_space(b) => (Kind::Blank, span(sql, is_space)),
        b'-' if next(1) == Some(b'-') => (Kind::Blank, span(sql, |b| !matches!(b, b'\n' | b'\r'))),
        b'/' if next(1) == Some(b'*') => (Kind::Blank, comment(sql)),
        b'\'' => (plain, quoted(sql, 0, encoding, !std_strings)),
        b'"' => (Kind::Quoted, quoted(sql, 0, encoding, false)),
        b'e' | b'E' if next(1) == Some(b'\'') => (Kind::Escaped, quoted(sql, 1, encoding, true)),
        b'b' | b'B' | b'x' | b'X' if next(1) == Some(b'\'') => (Kind::Escaped, quoted(sql, 1, encoding, false)),
        b'n' | b'N' if next(1) == Some(b'\'') => (Kind::Escaped, quoted(sql, 1, encoding, !std_strings)),
        b'u' | b'U' if next(1) == Some(b'&') && matches!(next(2), Some(b'\'' | b'"')) => (Kind::Escaped, quoted(sql, 2, encoding, false)),
        b'$' if next(1).is_some_and(|b| b.is_ascii_digit()) => (Kind::Number, 1 + span(&sql[1..], |b| b.is_ascii_digit())),
        b'$' => dollar(sql).map_or((Kind::Symbol(b'$'), 1), |len| (Kind::Dollar, len)),
        b'0'..=b'9' => (Kind::Number, span(sql, |b| b.is_ascii_alphanumeric() || b == b'_')),
        b if b.is_ascii_alphabetic() || b == b'_' || b >= 0x80 => (Kind::Word, word(sql, encoding)),
        b => (Kind::Symbol(b), 1),
    }
}

fn is_space(b: u8) -> bool {
    matches!(b, b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c)
}

fn span(sql: &[u8], class: impl Fn(u8) -> bool) -> usize {
    sql.iter().position(|b| !class(*b)).unwrap_or(sql.len())
}

/// Whole characters: the second byte of one may look like a letter or a quote.
fn step(sql: &[u8], at: usize, encoding: Encoding) -> usize {
    if sql[at] < 0x80 { 1 } else { encoding.step(&sql[at..]).max(1) }
}

fn word(sql: &[u8], encoding: Encoding) -> usize {
    let mut at = 0;
    while at < sql.len() && (sql[at].is_ascii_alphanumeric() || matches!(sql[at], b'_' | b'$') || sql[at] >= 0x80) {
        at += step(sql, at, encoding);
    }
    at
}

/// Bytes of a string or name whose quote is at `open`.
fn quoted(sql: &[u8], open: usize, encoding: Encoding, backslash: bool) -> usize {
    let quote = sql[open];
    let mut at = open + 1;
    while at < sql.len() {
        match sql[at] {
            b'\\' if backslash => at += 1 + sql.get(at + 1).map_or(0, |_| step(sql, at + 1, encoding)),
            b if b == quote && sql.get(at + 1) == Some(&quote) => at += 2,
            b if b == quote => return at + 1,
            _ => at += step(sql, at, encoding),
        }
    }
    sql.len()
}

fn comment(sql: &[u8]) -> usize {
    let (mut at, mut depth) = (0, 0u32);
    while at < sql.len() {
        match &sql[at..] {
            [b'/', b'*', ..] => (at, depth) = (at + 2, depth.saturating_add(1)),
            [b'*', b'/', ..] => {
                (at, depth) = (at + 2, depth - 1);
                if depth == 0 {
                    return at;
                }
            }
            _ => at += 1,
        }
    }
    sql.len()
}

fn dollar(sql: &[u8]) -> Option<usize> {
    let tag = 1 + span(&sql[1..], |b| b.is_ascii_alphanumeric() || b == b'_' || b >= 0x80);
    if sql.get(tag) != Some(&b'$') {
        return None;
    }
    let delimiter = &sql[..=tag];
    let body = &sql[delimiter.len()..];
    Some(memchr::memmem::find(body, delimiter).map_or(sql.len(), |at| at + 2 * delimiter.len()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cut(sql: &str) -> Vec<(Kind, &str)> {
        tokens(sql.as_bytes(), Encoding::Utf8, true).iter().map(|t| (t.kind, &sql[t.start..t.end])).collect()
    }

    #[test]
    fn every_kind() {
        use Kind::*;
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
        let tokens = tokens(sql, Encoding::Utf8, true);
        assert_eq!(name(tokens[0], sql).as_deref(), Some(&b"ab"[..]));
        assert_eq!(name(tokens[2], sql).as_deref(), Some(&b"A\"b"[..]));
        assert_eq!(string(tokens[4], sql).as_deref(), Some(&b"x''y"[..]));
    }

    proptest! {
        #[test]
        fn tokens_cover_any_text(sql in proptest::collection::vec(any::<u8>(), 0..200), std in any::<bool>()) {
            for encoding in [Encoding::Utf8, Encoding::SqlAscii, Encoding::Sjis] {
                let mut at = 0;
                for token in tokens(&sql, encoding, std) {
                    prop_assert_eq!(token.start, at);
                    prop_assert!(token.end > token.start);
                    at = token.end;
                }
                prop_assert_eq!(at, sql.len());
            }
        }
    }
}
