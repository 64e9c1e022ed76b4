//! 64 bytes at a time: where the bytes are that COPY text gives a meaning.

/// One bit per byte of a block, the lowest for the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Masks {
    pub(super) newline: u64,
    pub(super) tab: u64,
    pub(super) backslash: u64,
    /// NUL, and the control characters 8 to 13 without tab and newline: the server writes none.
    pub(super) odd: u64,
    /// Bytes from 0x80.
    pub(super) high: u64,
}

/// The masks of a block.
///
/// The first loop is one that compilers turn into vector compares; then the bits of eight classes at
/// a time are gathered by a multiplication, and the rare classes only when there are any.
#[inline]
pub(super) fn masks(block: &[u8; 64]) -> Masks {
    let mut classes = [0u8; 64];
    for (class, &b) in classes.iter_mut().zip(block) {
        // Tab and newline are among the control characters 8 to 13.
        let newline = if b == b'\n' { NEWLINE } else { 0 };
        let tab = if b == b'\t' { TAB } else { 0 };
        let backslash = if b == b'\\' { BACKSLASH } else { 0 };
        let control = if b.wrapping_sub(8) < 6 { ODD } else { 0 };
        let nul = if b == 0 { ODD } else { 0 };
        let plain = if newline | tab != 0 { ODD } else { 0 };
        *class = newline | tab | backslash | ((control | nul) & !plain) | (b & HIGH);
    }
    let (classes, _) = classes.as_chunks::<8>();
    let mut words = [0u64; 8];
    let mut all = 0;
    for (word, eight) in words.iter_mut().zip(classes) {
        *word = u64::from_le_bytes(*eight);
        all |= *word;
    }
    let all = all.to_le_bytes().iter().fold(0, |all, b| all | b);
    let rare = |class: u8| if all & class != 0 { gather(&words, class) } else { 0 };
    Masks { newline: gather(&words, NEWLINE), tab: gather(&words, TAB), backslash: rare(BACKSLASH), odd: rare(ODD), high: rare(HIGH) }
}

const NEWLINE: u8 = 1;
const TAB: u8 = 2;
const BACKSLASH: u8 = 4;
const ODD: u8 = 8;
const HIGH: u8 = 0x80;

/// One bit of each byte, side by side.
#[inline]
fn gather(words: &[u64; 8], bit: u8) -> u64 {
    let mut mask = 0;
    for (i, word) in words.iter().enumerate() {
        let low = (word >> bit.trailing_zeros()) & 0x0101_0101_0101_0101;
        mask |= (low.wrapping_mul(0x0102_0408_1020_4080) >> 56) << (8 * i);
    }
    mask
}

/// The bytes that a backslash before them escapes. `carry` says whether the first one is.
///
/// A run of backslashes escapes what follows when its length is odd; adding its start to the run
/// carries over its end, and the parity of start and end tells the two cases apart.
#[inline]
pub(super) fn escaped(backslash: u64, carry: bool) -> u64 {
    const EVEN: u64 = 0x5555_5555_5555_5555;
    let carry = u64::from(carry);
    let backslash = backslash & !carry;
    let follows = (backslash << 1) | carry;
    let odd_starts = backslash & !EVEN & !follows;
    let even_ends = odd_starts.wrapping_add(backslash);
    (EVEN ^ (even_ends << 1)) & follows
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn classes_are_right(seed in proptest::collection::vec(any::<u8>(), 64), near in any::<bool>()) {
            let mut block = [0; 64];
            for (to, from) in block.iter_mut().zip(&seed) {
                *to = if near { from % 16 } else { *from };
            }
            let m = masks(&block);
            for (i, &b) in block.iter().enumerate() {
                prop_assert_eq!(m.newline >> i & 1 == 1, b == b'\n');
                prop_assert_eq!(m.tab >> i & 1 == 1, b == b'\t');
                prop_assert_eq!(m.backslash >> i & 1 == 1, b == b'\\');
                prop_assert_eq!(m.odd >> i & 1 == 1, matches!(b, 0 | 8 | 11 | 12 | 13));
                prop_assert_eq!(m.high >> i & 1 == 1, b >= 0x80);
            }
        }

        #[test]
        fn escapes_are_found(backslash in any::<u64>(), dense in any::<u64>(), carry in any::<bool>()) {
            for backslash in [backslash, backslash | dense, !0, backslash & dense] {
                let mut expected = 0;
                let mut next = carry;
                for i in 0..64 {
                    let is_escaped = next;
                    expected |= u64::from(is_escaped) << i;
                    next = !is_escaped && backslash >> i & 1 == 1;
                }
                prop_assert_eq!(escaped(backslash, carry), expected);
            }
        }
    }
}
