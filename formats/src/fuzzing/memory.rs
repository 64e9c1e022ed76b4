//! Archives of several parts as one input: `\xffPART NAME\n` and the part's bytes, repeated.
//!
//! Unlike in a tar file no length and no checksum stands between the parts, so a fuzzer can change
//! them freely.

use crate::parts::MemoryParts;

/// What stands before a part's name.
pub const MARK: &[u8] = b"\xffPART ";

/// Joins parts to one input.
pub fn join_members<'a>(members: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Vec<u8> {
    let mut out = Vec::new();
    for (name, bytes) in members {
        out.extend_from_slice(MARK);
        out.extend_from_slice(name.as_bytes());
        out.push(b'\n');
        out.extend_from_slice(bytes);
    }
    out
}

/// The parts of an input; of two with one name the first counts.
pub(super) fn split_members(input: &[u8]) -> MemoryParts {
    let mut parts = MemoryParts::default();
    let mut starts = memchr::memmem::find_iter(input, MARK).map(|at| at + MARK.len()).peekable();
    while let Some(start) = starts.next() {
        let end = starts.peek().map_or(input.len(), |next| next - MARK.len());
        let part = &input[start..end];
        let Some(line) = memchr::memchr(b'\n', part) else { continue };
        let name = String::from_utf8_lossy(&part[..line]).into_owned();
        if parts.part(&name).is_none() {
            parts.insert(name, &part[line + 1..]);
        }
    }
    parts
}
