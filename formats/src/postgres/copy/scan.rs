//! 64 bytes at a time: where the bytes are that COPY text gives a meaning.

use wide::u8x16;

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

/// The masks of a block, 16 bytes of it at a time.
#[inline]
pub(super) fn masks(block: &[u8; 64]) -> Masks {
    let mut masks = Masks { newline: 0, tab: 0, backslash: 0, odd: 0, high: 0 };
    let (lanes, _) = block.as_chunks::<16>();
    for (i, lane) in lanes.iter().enumerate() {
        let lane = u8x16::new(*lane);
        let is = |b: u8| lane.simd_eq(u8x16::splat(b));
        let bits = |lanes: u8x16| u64::from(lanes.to_bitmask()) << (16 * i);
        let from_8 = lane - u8x16::splat(8);
        let control = from_8.min(u8x16::splat(5)).simd_eq(from_8);
        masks.newline |= bits(is(b'\n'));
        masks.tab |= bits(is(b'\t'));
        masks.backslash |= bits(is(b'\\'));
        // Tab and newline are among the control characters 8 to 13.
        masks.odd |= bits((control ^ is(b'\n') ^ is(b'\t')) | is(0));
        masks.high |= bits(lane);
    }
    masks
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
