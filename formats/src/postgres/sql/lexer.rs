//! SQL cut into tokens, as scan.l of the server does, for the statements that pg_dump writes.

use std::borrow::Cow;

use memchr::{memchr, memmem};

use crate::{Error, Result, Text};

/// A piece of a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) enum Token<'a> {
    /// A name or keyword without quotes, folded to lower case.
    Word(Cow<'a, [u8]>),
    /// A name in double quotes, its quotes taken off.
    Quoted(Cow<'a, [u8]>),
    /// A string in any quotes, as written.
    String(&'a [u8]),
    /// A number.
    Number(&'a [u8]),
    /// Any other character.
    Symbol(u8),
    /// Nothing is left.
    End,
}

/// Tokens of a text, with the one that comes next always at hand.
#[derive(Debug, Clone)]
pub(in super::super) struct Lexer<'a> {
    text: &'a [u8],
    /// The token at hand, where it starts and where it ends.
    token: Token<'a>,
    start: usize,
    end: usize,
    /// Where the token before ends.
    before: usize,
}

impl<'a> Lexer<'a> {
    /// Starts at the first token of `text`.
    pub(in super::super) fn new(text: &'a [u8]) -> Result<Self> {
        let mut lexer = Lexer { text, token: Token::End, start: 0, end: 0, before: 0 };
        lexer.advance()?;
        Ok(lexer)
    }

    /// The token at hand.
    pub(in super::super) fn peek(&self) -> &Token<'a> {
        &self.token
    }

    /// Where the token at hand starts.
    pub(in super::super) fn offset(&self) -> usize {
        self.start
    }

    /// Where the token before it ends.
    pub(in super::super) fn before(&self) -> usize {
        self.before
    }

    /// The text between two places.
    pub(in super::super) fn text(&self, from: usize, to: usize) -> &'a [u8] {
        &self.text[from..to.max(from)]
    }

    /// Takes the token at hand.
    pub(in super::super) fn next(&mut self) -> Result<Token<'a>> {
        let token = std::mem::replace(&mut self.token, Token::End);
        self.before = self.end;
        self.advance()?;
        Ok(token)
    }

    /// Whether the keyword `word` (in lower case) is at hand.
    pub(in super::super) fn at_word(&self, word: &str) -> bool {
        matches!(&self.token, Token::Word(w) if **w == *word.as_bytes())
    }

    /// Takes the keyword `word` if it is at hand.
    pub(in super::super) fn accept(&mut self, word: &str) -> Result<bool> {
        let there = self.at_word(word);
        if there {
            self.next()?;
        }
        Ok(there)
    }

    /// Takes `words`, all of them or none.
    pub(in super::super) fn accept_all(&mut self, words: &[&str]) -> Result<bool> {
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
    pub(in super::super) fn accept_symbol(&mut self, symbol: u8) -> Result<bool> {
        let there = self.token == Token::Symbol(symbol);
        if there {
            self.next()?;
        }
        Ok(there)
    }

    /// Takes the keyword `word`, which must come.
    pub(in super::super) fn expect(&mut self, word: &str) -> Result<()> {
        if self.accept(word)? { Ok(()) } else { Err(self.unexpected(&word.to_ascii_uppercase())) }
    }

    /// Takes the character `symbol`, which must come.
    pub(in super::super) fn expect_symbol(&mut self, symbol: u8) -> Result<()> {
        if self.accept_symbol(symbol)? { Ok(()) } else { Err(self.unexpected(&format!("`{}`", char::from(symbol)))) }
    }

    /// Takes a name, quoted or not.
    pub(in super::super) fn name(&mut self, what: &str) -> Result<Text> {
        match &self.token {
            Token::Word(name) | Token::Quoted(name) => {
                let name = Text::from(&**name);
                self.next()?;
                Ok(name)
            }
            _ => Err(self.unexpected(what)),
        }
    }

    /// Takes a list of names in parentheses; it may be empty.
    pub(in super::super) fn names(&mut self, what: &str) -> Result<Vec<Text>> {
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
    pub(in super::super) fn skip_until(&mut self, stop: impl Fn(&Token<'a>) -> bool) -> Result<()> {
        let mut depth = 0u64;
        loop {
            match &self.token {
                Token::End => return Ok(()),
                Token::Symbol(b')' | b']') if depth == 0 => return Ok(()),
                token if depth == 0 && stop(token) => return Ok(()),
                Token::Symbol(b'(' | b'[') => depth += 1,
                Token::Symbol(b')' | b']') => depth -= 1,
                _ => {}
            }
            self.next()?;
        }
    }

    /// An error that says what is at hand and what should be.
    pub(in super::super) fn unexpected(&self, expected: &str) -> Error {
        let found = match &self.token {
            Token::End => "the end of the statement".into(),
            _ => format!("`{}`", String::from_utf8_lossy(&self.text[self.start..self.end.min(self.start + 60)])),
        };
        Error::malformed(format!("found {found} in a statement, expected {expected}"))
    }

    fn advance(&mut self) -> Result<()> {
        self.skip_blanks()?;
        self.start = self.end;
        let rest = &self.text[self.start..];
        let Some(&first) = rest.first() else {
            self.token = Token::End;
            return Ok(());
        };
        let (token, len) = match first {
            b'"' => {
                let len = self.quoted(0, b'"', false)?;
                (Token::Quoted(undouble(&rest[1..len - 1])), len)
            }
            b'\'' => self.string(0, false)?,
            b'e' | b'E' if rest.get(1) == Some(&b'\'') => self.string(1, true)?,
            b'b' | b'B' | b'x' | b'X' | b'n' | b'N' if rest.get(1) == Some(&b'\'') => self.string(1, false)?,
            b'u' | b'U' if rest[1..].starts_with(b"&'") => self.string(2, false)?,
            b'$' => match dollar_tag(rest) {
                Some(tag) => {
                    let body =
                        memmem::find(&rest[tag.len()..], tag).ok_or_else(|| Error::truncated("a dollar-quoted string of a statement"))?;
                    let len = body + 2 * tag.len();
                    (Token::String(&rest[..len]), len)
                }
                None => (Token::Symbol(b'$'), 1),
            },
            b'0'..=b'9' => {
                let len = rest.iter().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_')).count();
                (Token::Number(&rest[..len]), len)
            }
            b if is_name_start(b) => {
                let len = rest.iter().take_while(|&&b| is_name_start(b) || b.is_ascii_digit() || b == b'$').count();
                let word = &rest[..len];
                let folded =
                    if word.iter().any(u8::is_ascii_uppercase) { Cow::Owned(word.to_ascii_lowercase()) } else { Cow::Borrowed(word) };
                (Token::Word(folded), len)
            }
            b => (Token::Symbol(b), 1),
        };
        self.token = token;
        self.end = self.start + len;
        Ok(())
    }

    /// Passes over blanks and comments.
    fn skip_blanks(&mut self) -> Result<()> {
        loop {
            let rest = &self.text[self.end..];
            match rest {
                [b' ' | b'\t' | b'\n' | b'\r' | b'\x0b' | b'\x0c', ..] => self.end += 1,
                [b'-', b'-', ..] => self.end += memchr(b'\n', rest).unwrap_or(rest.len()),
                [b'/', b'*', ..] => self.end += comment(rest)?,
                _ => return Ok(()),
            }
        }
    }

    fn string(&self, prefix: usize, backslashes: bool) -> Result<(Token<'a>, usize)> {
        let len = self.quoted(prefix, b'\'', backslashes)?;
        Ok((Token::String(&self.text[self.start..self.start + len]), len))
    }

    /// The length of what is quoted after `prefix` bytes, all included; a doubled quote is one of its
    /// characters.
    fn quoted(&self, prefix: usize, quote: u8, backslashes: bool) -> Result<usize> {
        let rest = &self.text[self.start..];
        let mut at = prefix + 1;
        loop {
            match rest.get(at) {
                None => return Err(Error::truncated("a quoted part of a statement")),
                Some(b'\\') if backslashes => at += 2,
                Some(&b) if b == quote && rest.get(at + 1) == Some(&quote) => at += 2,
                Some(&b) if b == quote => return Ok(at + 1),
                Some(_) => at += 1,
            }
        }
    }
}

fn is_name_start(b: u8) -> bool {
    b.is_ascii_alphabetic() || b == b'_' || b >= 0x80
}

fn undouble(inner: &[u8]) -> Cow<'_, [u8]> {
    if memchr(b'"', inner).is_none() {
        return Cow::Borrowed(inner);
    }
    let mut name = Vec::with_capacity(inner.len());
    let mut bytes = inner.iter();
    while let Some(&b) = bytes.next() {
        name.push(b);
        if b == b'"' {
            bytes.next();
        }
    }
    Cow::Owned(name)
}

/// `$$` or `$tag$` at the start of `rest`.
fn dollar_tag(rest: &[u8]) -> Option<&[u8]> {
    let inner = &rest[1..];
    let len = inner.iter().take_while(|&&b| is_name_start(b) || b.is_ascii_digit()).count();
    let named = len == 0 || is_name_start(inner[0]);
    (named && inner.get(len) == Some(&b'$')).then(|| &rest[..len + 2])
}

/// The length of the comment at the start of `rest`; comments nest.
fn comment(rest: &[u8]) -> Result<usize> {
    let mut depth = 0u64;
    let mut at = 0;
    loop {
        match &rest[at..] {
            [b'/', b'*', ..] => {
                depth += 1;
                at += 2;
            }
            [b'*', b'/', ..] => {
                depth -= 1;
                at += 2;
                if depth == 0 {
                    return Ok(at);
                }
            }
            [_, ..] => at += 1,
            [] => return Err(Error::truncated("a comment in a statement")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_what_pg_dump_writes() {
        let sql = b"Create \"a\"\"b\".c -- x\n (E'it\\'s', 'a''b', $x$;)$x$, 1.5e3) /* a /* b */ c */ \xc3\x84b$";
        let mut lexer = Lexer::new(sql).unwrap();
        let mut tokens = Vec::new();
        while *lexer.peek() != Token::End {
            tokens.push(lexer.next().unwrap());
        }
        assert_eq!(
            tokens,
            [
                Token::Word(b"create"[..].into()),
                Token::Quoted(b"a\"b"[..].into()),
                Token::Symbol(b'.'),
                Token::Word(b"c"[..].into()),
                Token::Symbol(b'('),
                Token::String(b"E'it\\'s'"),
                Token::Symbol(b','),
                Token::String(b"'a''b'"),
                Token::Symbol(b','),
                Token::String(b"$x$;)$x$"),
                Token::Symbol(b','),
                Token::Number(b"1.5e3"),
                Token::Symbol(b')'),
                Token::Word(b"\xc3\x84b$"[..].into()),
            ]
        );
    }

    #[test]
    fn an_open_end_is_an_error() {
        for sql in [&b"\"a"[..], b"'a''", b"E'a\\'", b"$x$ $", b"/* /* */"] {
            let mut lexer = Lexer::new(sql);
            while let Ok(l) = &mut lexer {
                assert_ne!(*l.peek(), Token::End, "{}", sql.escape_ascii());
                if let Err(e) = l.next() {
                    lexer = Err(e);
                }
            }
        }
    }
}
