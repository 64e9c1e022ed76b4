//! Words within one statement: what it takes to tell what a statement of a dump is about.
//!
//! Not a parser. A [`Words`] walks over the words of a statement that the lexer has found whole,
//! and gives names as they are written, so that they can be put into other statements.

use super::lexer::{is_space, is_word_byte, is_word_start};
use crate::Text;

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
    at: usize,
}

impl<'a> Words<'a> {
    /// Starts before the first word of `text`.
    pub fn new(text: &'a [u8]) -> Self {
        let mut words = Words { text, at: 0 };
        words.pass_space();
        words
    }

    /// Bytes of the text before the next word.
    pub fn position(&self) -> usize {
        self.at
    }

    /// What is left, from the next word on.
    pub fn rest(&self) -> &'a [u8] {
        &self.text[self.at..]
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
        let found = self.text.get(self.at) == Some(&byte);
        if found {
            self.at += 1;
            self.pass_space();
        }
        found
    }

    /// A name, schema-qualified or not.
    pub fn name(&mut self) -> Option<Name<'a>> {
        let start = self.at;
        let mut last = start;
        loop {
            match self.peek()? {
                Word::Bare(word) | Word::Quoted(word) => {
                    let end = self.at + word.len();
                    let mut ahead = self.clone();
                    ahead.next();
                    if ahead.at == end && self.text.get(end) == Some(&b'.') {
                        self.at = end + 1;
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
        let start = self.at;
        let mut depth = 0_usize;
        while let Some(word) = self.peek() {
            match word {
                Word::Other(b"(") => depth += 1,
                Word::Other(b")") => depth = depth.saturating_sub(1),
                Word::Bare(_) if depth == 0 && self.clone().accept(words) => {
                    return Some(self.text[start..self.at].trim_ascii_end());
                }
                _ => {}
            }
            self.next();
        }
        None
    }

    /// A parenthesis and all that is in it.
    pub fn parenthesis(&mut self) -> Option<&'a [u8]> {
        let start = self.at;
        let mut depth = 0_usize;
        loop {
            let before = self.at;
            match self.next()? {
                Word::Other(b"(") => depth += 1,
                Word::Other(b")") if depth <= 1 => return Some(&self.text[start..=before]),
                Word::Other(b")") => depth -= 1,
                _ if depth == 0 => return None,
                _ => {}
            }
        }
    }

    fn pass_space(&mut self) {
        loop {
            let rest = &self.text[self.at..];
            match rest.first() {
                Some(b) if is_space(*b) => self.at += 1,
                Some(b'-') if rest.starts_with(b"--") => self.at += memchr::memchr(b'\n', rest).unwrap_or(rest.len()),
                Some(b'/') if rest.starts_with(b"/*") => self.at += block_comment(rest),
                _ => return,
            }
        }
    }

    fn word_len(rest: &[u8]) -> usize {
        rest.iter().position(|b| !is_word_byte(*b)).unwrap_or(rest.len())
    }
}

impl<'a> Iterator for Words<'a> {
    type Item = Word<'a>;

    fn next(&mut self) -> Option<Word<'a>> {
        let rest = &self.text[self.at..];
        let first = *rest.first()?;
        let (len, make): (usize, fn(&'a [u8]) -> Word<'a>) = match first {
            b'\'' => (literal(rest, false), Word::Literal),
            b'e' | b'E' if rest.get(1) == Some(&b'\'') => (1 + literal(&rest[1..], true), Word::Literal),
            b'"' => (literal(rest, false), Word::Quoted),
            b'$' => match dollar_quote(rest) {
                Some(len) => (len, Word::Literal),
                None => (1, Word::Other),
            },
            b if is_word_start(b) => (Self::word_len(rest), Word::Bare),
            b'0'..=b'9' => (Self::word_len(rest), Word::Other),
            _ => (1, Word::Other),
        };
        self.at += len;
        self.pass_space();
        Some(make(&rest[..len]))
    }
}

/// Length of the literal or quoted name that `rest` begins with, up to the end if it is not closed.
fn literal(rest: &[u8], escapes: bool) -> usize {
    let quote = rest[0];
    let mut at = 1;
    while at < rest.len() {
        match rest[at] {
            b'\\' if escapes => at += 2,
            b if b == quote && rest.get(at + 1) == Some(&quote) => at += 2,
            b if b == quote => return at + 1,
            _ => at += 1,
        }
    }
    rest.len()
}

fn dollar_quote(rest: &[u8]) -> Option<usize> {
    let tag = 1 + rest.get(1..)?.iter().position(|b| !is_word_byte(*b) || *b == b'$')?;
    if rest.get(tag) != Some(&b'$') || rest[1].is_ascii_digit() {
        return None;
    }
    let delimiter = &rest[..=tag];
    let body = &rest[tag + 1..];
    Some(tag + 1 + memchr::memmem::find(body, delimiter).map_or(body.len(), |n| n + delimiter.len()))
}

fn block_comment(rest: &[u8]) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while at < rest.len() {
        if rest[at..].starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if rest[at..].starts_with(b"*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                break;
            }
        } else {
            at += 1;
        }
    }
    at
}

/// The name that `written` stands for: quotes removed, or folded to lower case.
pub(super) fn unquote(written: &[u8]) -> Text {
    match written {
        [b'"', inner @ .., b'"'] => undouble(inner, b'"').into(),
        _ => written.to_ascii_lowercase().into(),
    }
}

/// The bytes of a plain or `E''` literal without prefix characters beyond ASCII escapes: what dumps
/// write for names and settings.
pub(super) fn literal_value(written: &[u8]) -> Vec<u8> {
    let (inner, escapes) = match written {
        [b'\'', inner @ .., b'\''] => (inner, false),
        [b'e' | b'E', b'\'', inner @ .., b'\''] => (inner, true),
        _ => return written.to_vec(),
    };
    let plain = undouble(inner, b'\'');
    if escapes { undouble(&plain, b'\\') } else { plain }
}

/// `bytes` with every doubled `byte` single.
fn undouble(bytes: &[u8], byte: u8) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some(n) = memchr::memchr(byte, rest) {
        out.extend_from_slice(&rest[..=n]);
        rest = rest[n + 1..].strip_prefix(&[byte]).unwrap_or(&rest[n + 1..]);
    }
    out.extend_from_slice(rest);
    out
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
