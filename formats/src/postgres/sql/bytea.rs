//! The two texts of a bytea: hex (`\x5c00`) and, before 9.0 or by `bytea_output`, escape (`\\\000`).
//!
//! Source: `byteain` and `byteaout` in the server's src/backend/utils/adt/varlena.c.

/// Appends the bytes that `text` stands for; `false` if it is no bytea.
pub fn decode_bytea(text: &[u8], out: &mut Vec<u8>) -> bool {
    let Some(hex) = text.strip_prefix(b"\\x") else { return decode_escaped(text, out) };
    let (pairs, rest) = hex.as_chunks::<2>();
    out.reserve(pairs.len());
    for [high, low] in pairs {
        let (high, low) = (DIGITS[usize::from(*high)], DIGITS[usize::from(*low)]);
        if high > 15 || low > 15 {
            return false;
        }
        out.push(high << 4 | low);
    }
    rest.is_empty()
}

fn decode_escaped(text: &[u8], out: &mut Vec<u8>) -> bool {
    let mut rest = text;
    loop {
        rest = match rest {
            [] => return true,
            [b'\\', b'\\', after @ ..] => {
                out.push(b'\\');
                after
            }
            [b'\\', a @ b'0'..=b'3', b @ b'0'..=b'7', c @ b'0'..=b'7', after @ ..] => {
                out.push((a - b'0') << 6 | (b - b'0') << 3 | (c - b'0'));
                after
            }
            [b'\\', ..] => return false,
            [b, after @ ..] => {
                out.push(*b);
                after
            }
        };
    }
}

/// Appends the hex digits of `bytes`, without the `\x` before them.
pub fn encode_hex(bytes: &[u8], out: &mut Vec<u8>) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    out.reserve(bytes.len() * 2);
    for b in bytes {
        out.extend_from_slice(&[HEX[usize::from(b >> 4)], HEX[usize::from(b & 15)]]);
    }
}

/// The value of a hex digit; 255 for any other byte.
const DIGITS: [u8; 256] = {
    let mut table = [255; 256];
    let mut i = 0;
    while i < 16 {
        table[b"0123456789abcdef"[i] as usize] = i as u8;
        table[b"0123456789ABCDEF"[i] as usize] = i as u8;
        i += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(text: &[u8]) -> Option<Vec<u8>> {
        let mut out = Vec::new();
        decode_bytea(text, &mut out).then_some(out)
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
        assert_eq!(hex, b"00ff");
    }
}
