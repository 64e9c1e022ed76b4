//! Words within one statement: what it takes to tell what a statement of a dump is about.
//!
//! Not a parser. A [`Words`] walks over the words of a statement that the lexer has found whole,
//! and gives names as they are written, so that they can be put into other statements.

use crate::Text;
use crate::postgres::encoding::Encoding;
use crate::postgres::sql::{self, TokenKind, Tokens};

/// One word of a statement, as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word<'a> {
    /// A keyword or a name without quotes.
    Bare(&'a [u8]),
    /// A name in double quotes, with them.
    Quoted(&'a [u8]),
    /// A string literal, dollar-quoted or not, with its quotes and prefix.
    Literal(&'a [u8]),
    /// A number or any other byte.
    Other(&'a [u8]),
}

/// A name with or without its schema, as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Name<'a> {
    /// All of it: `public."My table"`.
    pub full: &'a [u8],
    /// What stands before the last dot, if there is one.
    pub schema: Option<&'a [u8]>,
    /// What stands behind the last dot.
    pub last: &'a [u8],
}

/// Walks over the words of a statement; white space and comments are passed over.
#[derive(Debug, Clone)]
pub struct Words<'a> {
    text: &'a [u8],
    tokens: Tokens<'a>,
}

impl<'a> Words<'a> {
    /// Starts before the first word of `text`.
    pub fn new(text: &'a [u8]) -> Self {
        let mut tokens = Tokens::new(text, Encoding::SqlAscii, true);
        tokens.pass_blanks();
        Words { text, tokens }
    }

    /// Bytes of the text before the next word.
    pub fn offset(&self) -> usize {
        self.tokens.offset()
    }

    /// What is left, from the next word on.
    pub fn rest(&self) -> &'a [u8] {
        &self.text[self.offset()..]
    }

    /// The next word, without passing over it.
    pub fn peek(&self) -> Option<Word<'a>> {
        self.clone().next()
    }

    /// Passes over `words`, in any case and with any white space between; `false` if others stand there.
    pub fn accept(&mut self, words: &str) -> bool {
        let mut ahead = self.clone();
        for wanted in words.split(' ') {
            match ahead.next() {
                Some(Word::Bare(word)) if word.eq_ignore_ascii_case(wanted.as_bytes()) => {}
                _ => return false,
            }
        }
        *self = ahead;
        true
    }

    /// Passes over one byte that stands for itself.
    pub fn accept_byte(&mut self, byte: u8) -> bool {
        let found = self.text.get(self.offset()) == Some(&byte);
        if found {
            self.tokens.go_to(self.offset() + 1);
            self.tokens.pass_blanks();
        }
        found
    }

    /// A name, schema-qualified or not.
    pub fn name(&mut self) -> Option<Name<'a>> {
        let start = self.offset();
        let mut last = start;
        loop {
            match self.peek()? {
                Word::Bare(word) | Word::Quoted(word) => {
                    let end = self.offset() + word.len();
                    let mut ahead = self.clone();
                    ahead.next();
                    if ahead.offset() == end && self.text.get(end) == Some(&b'.') {
                        self.tokens.go_to(end + 1);
                        last = end + 1;
                        continue;
                    }
                    *self = ahead;
                    let schema = (last > start).then(|| &self.text[start..last - 1]);
                    return Some(Name { full: &self.text[start..end], schema, last: &self.text[last..end] });
                }
                _ => return None,
            }
        }
    }

    /// What is written from here up to where `words` stand, outside of parentheses, trimmed; passes
    /// over it, not over the words.
    pub fn until(&mut self, words: &str) -> Option<&'a [u8]> {
        let start = self.offset();
        let mut depth = 0_usize;
        while let Some(word) = self.peek() {
            match word {
                Word::Other(b"(") => depth += 1,
                Word::Other(b")") => depth = depth.saturating_sub(1),
                Word::Bare(_) if depth == 0 && self.clone().accept(words) => {
                    return Some(self.text[start..self.offset()].trim_ascii_end());
                }
                _ => {}
            }
            self.next();
        }
        None
    }

    /// A parenthesis and all that is in it.
    pub fn parenthesis(&mut self) -> Option<&'a [u8]> {
        let start = self.offset();
        let mut depth = 0_usize;
        loop {
            let before = self.offset();
            match self.next()? {
                Word::Other(b"(") => depth += 1,
                Word::Other(b")") if depth <= 1 => return Some(&self.text[start..=before]),
                Word::Other(b")") => depth -= 1,
                _ if depth == 0 => return None,
                _ => {}
            }
        }
    }
}

impl<'a> Iterator for Words<'a> {
    type Item = Word<'a>;

    fn next(&mut self) -> Option<Word<'a>> {
        let token = self.tokens.next()?;
        self.tokens.pass_blanks();
        let written = token.text(self.text);
        Some(match token.kind {
            TokenKind::Word => Word::Bare(written),
            TokenKind::Quoted => Word::Quoted(written),
            TokenKind::String | TokenKind::Escaped | TokenKind::Dollar => Word::Literal(written),
            TokenKind::Number | TokenKind::Symbol(_) | TokenKind::Blank => Word::Other(written),
        })
    }
}

/// Whether the words of a statement begin so.
pub(super) fn begins(statement: &[u8], words: &str) -> bool {
    Words::new(statement).accept(words)
}

/// The name that `written` stands for: quotes removed, or folded to lower case.
pub(super) fn unquote(written: &[u8]) -> Text {
    Text::from(&*sql::unquote(written))
}

/// The bytes of a plain or `E''` literal without prefix characters beyond ASCII escapes: what dumps
/// write for names and settings.
pub(super) fn literal_value(written: &[u8]) -> Vec<u8> {
    let (inner, escapes) = match written {
        [b'\'', inner @ .., b'\''] => (inner, false),
        [b'e' | b'E', b'\'', inner @ .., b'\''] => (inner, true),
        _ => return written.to_vec(),
    };
    let plain = sql::single(inner, b'\'');
    if escapes { sql::single(&plain, b'\\').into_owned() } else { plain.into_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_given_as_written() {
        let mut words = Words::new(b"CREATE TABLE public.\"My \"\"T\"\".x\" (");
        assert!(words.accept("create table"));
        let name = words.name().unwrap();
        assert_eq!(name.full, b"public.\"My \"\"T\"\".x\"");
        assert_eq!(name.schema, Some(&b"public"[..]));
        assert_eq!(unquote(name.last), "My \"T\".x");
        assert_eq!(words.next(), Some(Word::Other(b"(")));
        assert_eq!(words.next(), None);
    }

    #[test]
    fn literals_and_comments_are_one_word() {
        let all: Vec<_> = Words::new(b"a /* x /* y */ */ 'it''s' $q$ ; $q$ E'\\'' -- end").collect();
        assert_eq!(all, [Word::Bare(b"a"), Word::Literal(b"'it''s'"), Word::Literal(b"$q$ ; $q$"), Word::Literal(b"E'\\''")]);
    }

    #[test]
    fn parentheses_are_balanced() {
        let mut words = Words::new(b"(a (b), ')') RETURNS");
        assert_eq!(words.parenthesis(), Some(&b"(a (b), ')')"[..]));
        assert!(words.accept("returns"));
    }
}
