//! The two texts of a bytea: hex (`\x5c00`) and, before 9.0 or by `bytea_output`, escape (`\\\000`).

/// Appends the bytes that `text` stands for; false if it is no bytea.
pub(super) fn decode(text: &[u8], out: &mut Vec<u8>) -> bool {
    match text.strip_prefix(b"\\x") {
        Some(hex) => {
            let (pairs, rest) = hex.as_chunks::<2>();
            out.reserve(pairs.len());
            for [high, low] in pairs {
                let (Some(high), Some(low)) = (digit(*high), digit(*low)) else { return false };
                out.push(high << 4 | low);
            }
            rest.is_empty()
        }
        None => decode_escaped(text, out),
    }
}

fn decode_escaped(text: &[u8], out: &mut Vec<u8>) -> bool {
    let mut rest = text;
    loop {
        match rest {
            [] => return true,
            [b'\\', b'\\', after @ ..] => {
                out.push(b'\\');
                rest = after;
            }
            [b'\\', a @ b'0'..=b'3', b @ b'0'..=b'7', c @ b'0'..=b'7', after @ ..] => {
                out.push((a - b'0') << 6 | (b - b'0') << 3 | (c - b'0'));
                rest = after;
            }
            [b'\\', ..] => return false,
            [b, after @ ..] => {
                out.push(*b);
                rest = after;
            }
        }
    }
}

fn digit(b: u8) -> Option<u8> {
    match b {
        b'0'..=b'9' => Some(b - b'0'),
        b'a'..=b'f' => Some(b - b'a' + 10),
        b'A'..=b'F' => Some(b - b'A' + 10),
        _ => None,
    }
}

/// Appends the hex text of `bytes`, as the server writes it.
pub(super) fn encode_hex(bytes: &[u8], out: &mut Vec<u8>) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    out.extend_from_slice(b"\\x");
    for b in bytes {
        out.push(DIGITS[usize::from(b >> 4)]);
        out.push(DIGITS[usize::from(b & 15)]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(text: &[u8]) -> Option<Vec<u8>> {
        let mut out = Vec::new();
        decode(text, &mut out).then_some(out)
    }

    #[test]
    fn both_texts() {
        assert_eq!(decoded(b"\\x"), Some(vec![]));
        assert_eq!(decoded(b"\\x00fF5c"), Some(vec![0, 255, 0x5c]));
        assert_eq!(decoded(b"a\\\\b\\000\\377"), Some(vec![b'a', b'\\', b'b', 0, 255]));
        assert_eq!(decoded(b"\\x0"), None);
        assert_eq!(decoded(b"\\xzz"), None);
        assert_eq!(decoded(b"\\9"), None);
        let mut hex = Vec::new();
        encode_hex(&[0, 255], &mut hex);
        assert_eq!(hex, b"\\x00ff");
    }
}
