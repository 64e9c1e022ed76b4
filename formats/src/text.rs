//! Names and SQL as the archive has them: bytes in the archive's own encoding.
//!
//! A dump of a LATIN1 or SQL_ASCII database is not UTF-8, so nothing here is a `String`. NULL is
//! `Option::None`, apart from the empty text.

use std::borrow::{Borrow, Cow};
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::Arc;

/// An immutable byte string in the encoding of its source. Clones share the bytes: an archive of many
/// objects names few schemas and owners.
#[derive(Clone, Default)]
pub struct Text {
    /// Its bytes, or those of many texts, one behind the other ([`Text::pack`]).
    block: Arc<Box<[u8]>>,
    start: u32,
    /// [`ALL`]: it has the bytes for itself, however many.
    len: u32,
}

const ALL: u32 = u32::MAX;

/// Bytes of a text that is worth packing.
const SMALL: usize = 4096;

impl Text {
    /// The bytes as UTF-8, with what is not UTF-8 replaced: for showing, never for writing back.
    pub fn display(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(self.as_bytes())
    }

    /// The bytes.
    pub fn as_bytes(&self) -> &[u8] {
        let rest = self.block.get(self.start as usize..).unwrap_or_default();
        rest.get(..self.len as usize).unwrap_or(rest)
    }

    /// Puts the bytes of many small texts into one block of memory, where they take no more than their
    /// length. Texts that share their bytes with others are left as they are.
    pub(crate) fn pack<'t>(texts: impl Iterator<Item = &'t mut Text>) {
        let mut block = Vec::new();
        let mut packed: Vec<&mut Text> = Vec::new();
        let waiting = Arc::default();
        for text in texts {
            let len = text.block.len();
            let Ok(start) = u32::try_from(block.len()) else { break };
            if text.len == ALL && len <= SMALL && Arc::strong_count(&text.block) == 1 {
                block.extend_from_slice(&text.block);
                *text = Text { block: Arc::clone(&waiting), start, len: len as u32 };
                packed.push(text);
            }
        }
        let block = Arc::new(block.into_boxed_slice());
        packed.into_iter().for_each(|text| text.block = block.clone());
    }
}

impl Deref for Text {
    type Target = [u8];
    fn deref(&self) -> &[u8] {
        self.as_bytes()
    }
}

impl AsRef<[u8]> for Text {
    fn as_ref(&self) -> &[u8] {
        self.as_bytes()
    }
}

impl Borrow<[u8]> for Text {
    fn borrow(&self) -> &[u8] {
        self.as_bytes()
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.as_bytes() == other.as_bytes()
    }
}

impl Eq for Text {}

impl PartialOrd for Text {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Text {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_bytes().cmp(other.as_bytes())
    }
}

impl Hash for Text {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_bytes().hash(state);
    }
}

impl From<Vec<u8>> for Text {
    fn from(bytes: Vec<u8>) -> Self {
        Text { block: Arc::new(bytes.into()), start: 0, len: ALL }
    }
}

impl From<&[u8]> for Text {
    fn from(bytes: &[u8]) -> Self {
        bytes.to_vec().into()
    }
}

impl From<&str> for Text {
    fn from(s: &str) -> Self {
        s.as_bytes().into()
    }
}

impl From<String> for Text {
    fn from(s: String) -> Self {
        s.into_bytes().into()
    }
}

impl PartialEq<[u8]> for Text {
    fn eq(&self, other: &[u8]) -> bool {
        self.as_bytes() == other
    }
}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        self.as_bytes() == other.as_bytes()
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        self.as_bytes() == other.as_bytes()
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.display())
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "b\"{}\"", self.as_bytes().escape_ascii())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_texts_are_what_they_were() {
        let large = "x".repeat(SMALL + 1);
        let words = ["", "one", "shared", "zwei", large.as_str(), ""];
        let mut texts: Vec<Text> = words.iter().map(|word| Text::from(*word)).collect();
        let shared = texts[2].clone();
        Text::pack(texts.iter_mut());
        assert!(texts.iter().zip(words).all(|(text, word)| *text == word), "{texts:?}");
        assert!(Arc::ptr_eq(&texts[1].block, &texts[3].block), "in one block");
        assert!(Arc::ptr_eq(&texts[2].block, &shared.block), "still shared");
        // Packing again changes nothing.
        Text::pack(texts.iter_mut());
        assert!(texts.iter().zip(words).all(|(text, word)| *text == word), "{texts:?}");
    }
}
