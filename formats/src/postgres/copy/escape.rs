//! The escapes of COPY text: a value out of a field, and back.
//!
//! Sources: copyfromparse.c `CopyReadAttributesText`, copyto.c `CopyAttributeOutText`.

use memchr::memchr;

use crate::postgres::encoding::Encoding;

/// How NULL is written.
pub(super) const NULL: &[u8] = b"\\N";

/// Whether the run of backslashes that ends `bytes` is of odd length, that is, whether the byte that
/// follows is escaped. `bytes` must start outside an escape.
pub(super) fn ends_escaping(bytes: &[u8]) -> bool {
    bytes.iter().rev().take_while(|&&b| b == b'\\').count() % 2 == 1
}

/// The first backslash in `bytes` that is a character of its own.
pub(super) fn find_backslash(bytes: &[u8], encoding: Encoding) -> Option<usize> {
    let first = memchr(b'\\', bytes)?;
    if !encoding.embeds_ascii() {
        return Some(first);
    }
    let mut at = 0;
    while let Some(&b) = bytes.get(at) {
        if b == b'\\' {
            return Some(at);
        }
        at += encoding.step(&bytes[at..]);
    }
    None
}

/// Appends the value of a field that is not NULL. A backslash at the very end is dropped, as the
/// server does.
pub(super) fn unescape(mut raw: &[u8], encoding: Encoding, out: &mut Vec<u8>) {
    while let Some(at) = find_backslash(raw, encoding) {
        out.extend_from_slice(&raw[..at]);
        let Some((&c, rest)) = raw[at + 1..].split_first() else { return };
        raw = match c {
            b'0'..=b'7' => {
                let (value, used) = digits(&raw[at + 1..], 8, 3);
                out.push(value);
                &raw[at + 1 + used..]
            }
            b'x' => match digits(rest, 16, 2) {
                // Without a digit it is the letter itself.
                (_, 0) => {
                    out.push(b'x');
                    rest
                }
                (value, used) => {
                    out.push(value);
                    &rest[used..]
                }
            },
            c if c >= 0x80 && encoding.embeds_ascii() => {
                let (char, rest) = raw[at + 1..].split_at(encoding.step(&raw[at + 1..]));
                out.extend_from_slice(char);
                rest
            }
            c => {
                out.push(control(c).unwrap_or(c));
                rest
            }
        };
    }
    out.extend_from_slice(raw);
}

/// Appends a value as the server writes it.
pub(super) fn escape(mut value: &[u8], encoding: Encoding, out: &mut Vec<u8>) {
    while let Some(at) = find_special(value, encoding) {
        out.extend_from_slice(&value[..at]);
        out.extend_from_slice(&[b'\\', letter(value[at])]);
        value = &value[at + 1..];
    }
    out.extend_from_slice(value);
}

/// Whether the server would have written these fields of a row exactly so.
pub(super) fn is_canonical(row: &[u8], encoding: Encoding) -> bool {
    if row.iter().fold(false, |found, &b| found | (b.wrapping_sub(8) < 6 && b != b'\t')) {
        return false;
    }
    let mut from = 0;
    while let Some(i) = find_backslash(&row[from..], encoding) {
        let at = from + i;
        match row.get(at + 1) {
            Some(b'b' | b'f' | b'n' | b'r' | b't' | b'v' | b'\\') => {}
            Some(b'N') if (at == 0 || row[at - 1] == b'\t') && matches!(row.get(at + 2), None | Some(b'\t')) => {}
            _ => return false,
        }
        from = at + 2;
    }
    true
}

/// What the letter after a backslash stands for, if it is not itself.
fn control(letter: u8) -> Option<u8> {
    Some(match letter {
        b'b' => 8,
        b'f' => 12,
        b'n' => b'\n',
        b'r' => b'\r',
        b't' => b'\t',
        b'v' => 11,
        _ => return None,
    })
}

fn letter(special: u8) -> u8 {
    match special {
        8 => b'b',
        9 => b't',
        10 => b'n',
        11 => b'v',
        12 => b'f',
        13 => b'r',
        other => other,
    }
}

/// Leading digits of `base`, at most `max`: their value modulo 256 and how many there are.
fn digits(bytes: &[u8], base: u32, max: usize) -> (u8, usize) {
    let mut value = 0u32;
    let mut used = 0;
    while used < max {
        let Some(digit) = bytes.get(used).and_then(|&b| char::from(b).to_digit(base)) else { break };
        value = value * base + digit;
        used += 1;
    }
    (value as u8, used)
}

/// The first byte that is not written as it is. 32 at a time, a loop the compiler vectorises.
fn find_special(bytes: &[u8], encoding: Encoding) -> Option<usize> {
    let special = |b: u8| b.wrapping_sub(8) < 6 || b == b'\\';
    let chunks = bytes.chunks(32);
    let mut at = 0;
    for chunk in chunks {
        if chunk.iter().fold(false, |found, &b| found | special(b)) {
            let found = at + chunk.iter().position(|&b| special(b))?;
            if bytes[found] != b'\\' || !encoding.embeds_ascii() {
                return Some(found);
            }
            // It may belong to a longer character: walk from the start.
            let mut at = 0;
            while let Some(&b) = bytes.get(at) {
                if special(b) {
                    return Some(at);
                }
                at += encoding.step(&bytes[at..]);
            }
            return None;
        }
        at += chunk.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(raw: &[u8], encoding: Encoding) -> Vec<u8> {
        let mut out = Vec::new();
        unescape(raw, encoding, &mut out);
        out
    }

    #[test]
    fn unescapes_as_the_server_does() {
        for (raw, expected) in [
            (&b"a\\tb\\nc\\rd\\\\e\\bf\\fg\\vh"[..], &b"a\tb\nc\rd\\e\x08f\x0cg\x0bh"[..]),
            (b"\\101\\7\\08\\1018", b"A\x07\x008A8"),
            (b"\\x41\\x4g\\xg\\x", b"A\x04gxgx"),
            (b"\\777", b"\xff"),
            (b"\\.\\q\\\t\\\n", b".q\t\n"),
            (b"end\\", b"end"),
        ] {
            assert_eq!(value(raw, Encoding::Utf8), expected, "{}", raw.escape_ascii());
        }
    }

    #[test]
    fn a_trail_byte_is_no_backslash() {
        assert_eq!(value(b"\x83\x5cn\\n", Encoding::Sjis), b"\x83\x5cn\n");
        assert_eq!(value(b"\\\x83\x5cn", Encoding::Sjis), b"\x83\x5cn");
        assert_eq!(value(b"\x83\x5cn", Encoding::SqlAscii), b"\x83\n");
        let mut out = Vec::new();
        escape(b"\x83\x5c\\\x83\x5c", Encoding::Sjis, &mut out);
        assert_eq!(out, b"\x83\x5c\\\\\x83\x5c");
    }

    #[test]
    fn knows_the_spelling_of_the_server() {
        for good in [&b""[..], b"\\N", b"1\t\\N\t\\N", b"\\\\N\t\\\\.", b"a\\tb\\nc\\rd\\\\e\\bf\\fg\\vh", b"\x01\x7f"] {
            assert!(is_canonical(good, Encoding::Utf8), "{}", good.escape_ascii());
        }
        for bad in [&b"\\"[..], b"a\\N", b"\\Na", b"\\N\\N", b"\\.", b"\\x41", b"\\101", b"\r", b"\x08", b"\\q"] {
            assert!(!is_canonical(bad, Encoding::Utf8), "{}", bad.escape_ascii());
        }
    }
}
