//! Reading the statements that pg_dump writes, a token after the other.

use crate::postgres::encoding::Encoding;
use crate::{Error, Result, Text};

use super::token::{Token, TokenKind, Tokens};

/// Tokens of a text without its blanks, with the one that comes next always at hand.
#[derive(Debug, Clone)]
pub(in crate::postgres) struct Lexer<'a> {
    sql: &'a [u8],
    tokens: Tokens<'a>,
    /// The token at hand; `None` at the end.
    token: Option<Token>,
    /// Where the token before ends.
    before: usize,
}

impl<'a> Lexer<'a> {
    /// Starts at the first token of `sql`, whose strings have no escapes and whose characters are taken
    /// byte by byte: right in every encoding that a server has.
    pub(in crate::postgres) fn new(sql: &'a [u8]) -> Result<Self> {
        let mut lexer = Lexer { sql, tokens: Tokens::new(sql, Encoding::SqlAscii, true), token: None, before: 0 };
        lexer.advance()?;
        Ok(lexer)
    }

    /// The kind of the token at hand; `None` at the end.
    pub(in crate::postgres) fn peek(&self) -> Option<TokenKind> {
        self.token.map(|token| token.kind)
    }

    /// Where the token at hand starts.
    pub(in crate::postgres) fn offset(&self) -> usize {
        self.token.map_or(self.sql.len(), |token| token.start)
    }

    /// Where the token before it ends.
    pub(in crate::postgres) fn before(&self) -> usize {
        self.before
    }

    /// The text between two places.
    pub(in crate::postgres) fn text(&self, from: usize, to: usize) -> &'a [u8] {
        &self.sql[from..to.max(from)]
    }

    /// Takes the token at hand and gives its kind.
    pub(in crate::postgres) fn next(&mut self) -> Result<Option<TokenKind>> {
        let kind = self.peek();
        self.before = self.token.map_or(self.before, |token| token.end);
        self.advance()?;
        Ok(kind)
    }

    /// Whether the keyword `word` (in lower case) is at hand.
    pub(in crate::postgres) fn at_word(&self, word: &str) -> bool {
        self.token.is_some_and(|t| t.kind == TokenKind::Word && t.text(self.sql).eq_ignore_ascii_case(word.as_bytes()))
    }

    /// Takes the keyword `word` if it is at hand.
    pub(in crate::postgres) fn accept(&mut self, word: &str) -> Result<bool> {
        let there = self.at_word(word);
        if there {
            self.next()?;
        }
        Ok(there)
    }

    /// Takes `words`, all of them or none.
    pub(in crate::postgres) fn accept_all(&mut self, words: &[&str]) -> Result<bool> {
        let mut ahead = self.clone();
        for word in words {
            if !ahead.accept(word)? {
                return Ok(false);
            }
        }
        *self = ahead;
        Ok(true)
    }

    /// Takes the character `symbol` if it is at hand.
    pub(in crate::postgres) fn accept_symbol(&mut self, symbol: u8) -> Result<bool> {
        let there = self.peek() == Some(TokenKind::Symbol(symbol));
        if there {
            self.next()?;
        }
        Ok(there)
    }

    /// Takes the keyword `word`, which must come.
    pub(in crate::postgres) fn expect(&mut self, word: &str) -> Result<()> {
        if self.accept(word)? { Ok(()) } else { Err(self.unexpected(&word.to_ascii_uppercase())) }
    }

    /// Takes the character `symbol`, which must come.
    pub(in crate::postgres) fn expect_symbol(&mut self, symbol: u8) -> Result<()> {
        if self.accept_symbol(symbol)? { Ok(()) } else { Err(self.unexpected(&format!("`{}`", char::from(symbol)))) }
    }

    /// Takes a name, quoted or not.
    pub(in crate::postgres) fn name(&mut self, what: &str) -> Result<Text> {
        match self.token.and_then(|token| token.name(self.sql)) {
            Some(name) => {
                let name = Text::from(&*name);
                self.next()?;
                Ok(name)
            }
            None => Err(self.unexpected(what)),
        }
    }

    /// Takes a list of names in parentheses; it may be empty.
    pub(in crate::postgres) fn names(&mut self, what: &str) -> Result<Vec<Text>> {
        self.expect_symbol(b'(')?;
        let mut names = Vec::new();
        if self.accept_symbol(b')')? {
            return Ok(names);
        }
        loop {
            names.push(self.name(what)?);
            if self.accept_symbol(b')')? {
                return Ok(names);
            }
            self.expect_symbol(b',')?;
        }
    }

    /// Takes tokens up to, and without, the first for which `stop` holds outside all brackets, or
    /// the bracket that closes what was open before, or the end.
    pub(in crate::postgres) fn skip_until(&mut self, stop: impl Fn(TokenKind) -> bool) -> Result<()> {
        let mut depth = 0u64;
        loop {
            match self.peek() {
                None => return Ok(()),
                Some(TokenKind::Symbol(b')' | b']')) if depth == 0 => return Ok(()),
                Some(kind) if depth == 0 && stop(kind) => return Ok(()),
                Some(TokenKind::Symbol(b'(' | b'[')) => depth += 1,
                Some(TokenKind::Symbol(b')' | b']')) => depth -= 1,
                Some(_) => {}
            }
            self.next()?;
        }
    }

    /// An error that says what is at hand and what should be.
    pub(in crate::postgres) fn unexpected(&self, expected: &str) -> Error {
        let found = match self.token {
            None => "the end of the statement".into(),
            Some(token) => format!("`{}`", String::from_utf8_lossy(&self.sql[token.start..token.end.min(token.start + 60)])),
        };
        Error::malformed(format!("found {found} in a statement, expected {expected}"))
    }

    fn advance(&mut self) -> Result<()> {
        if !self.tokens.pass_blanks() {
            return Err(Error::truncated("a comment in a statement"));
        }
        self.token = self.tokens.next();
        match self.token {
            Some(Token { open: true, kind: TokenKind::Dollar, .. }) => Err(Error::truncated("a dollar-quoted string of a statement")),
            Some(Token { open: true, .. }) => Err(Error::truncated("a quoted part of a statement")),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_what_pg_dump_writes() {
        use TokenKind::*;
        let sql = b"Create \"a\"\"b\".c -- x\n (E'it\\'s', 'a''b', $x$;)$x$, 1.5e3) /* a /* b */ c */ \xc3\x84b$";
        let mut lexer = Lexer::new(sql).unwrap();
        let mut tokens = Vec::new();
        while let Some(token) = lexer.token {
            tokens.push((token.kind, token.text(sql)));
            lexer.next().unwrap();
        }
        assert_eq!(
            tokens,
            [
                (Word, &b"Create"[..]),
                (Quoted, b"\"a\"\"b\""),
                (Symbol(b'.'), b"."),
                (Word, b"c"),
                (Symbol(b'('), b"("),
                (Escaped, b"E'it\\'s'"),
                (Symbol(b','), b","),
                (String, b"'a''b'"),
                (Symbol(b','), b","),
                (Dollar, b"$x$;)$x$"),
                (Symbol(b','), b","),
                (Number, b"1.5e3"),
                (Symbol(b')'), b")"),
                (Word, b"\xc3\x84b$"),
            ]
        );
        let mut names = Lexer::new(b"Create \"a\"\"B\"").unwrap();
        assert!(names.at_word("create"));
        assert_eq!(names.name("a name").unwrap(), "create");
        assert_eq!(names.name("a name").unwrap(), "a\"B");
    }

    #[test]
    fn an_open_end_is_an_error() {
        for sql in [&b"\"a"[..], b"'a''", b"E'a\\'", b"$x$ $", b"/* /* */"] {
            assert!(Lexer::new(sql).is_err(), "{}", sql.escape_ascii());
            let behind = [b"a ", sql].concat();
            assert!(Lexer::new(&behind).unwrap().next().is_err(), "{}", behind.escape_ascii());
        }
    }
}
