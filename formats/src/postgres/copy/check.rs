//! Checks the rows of a table at the speed they are decompressed.
//!
//! Blocks of 64 bytes go through bit masks (scan.rs); whatever is out of the ordinary in one (the
//! first row, a carriage return, a numeric escape, the end marker) goes byte by byte through the
//! machine (machine.rs), which says what the format is (copyfromparse.c `CopyReadLineText`,
//! `CopyReadAttributesText`). UTF-8 is checked apart, a stretch at a time.

use super::machine::Machine;
use super::problem::Problem;
use super::scan;
use crate::postgres::encoding::{Char, Encoding};

/// What to check against.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct CheckOptions {
    /// Columns of every row; `None` when they are not known: all rows must then be like the first.
    pub columns: Option<usize>,
    /// The encoding of the data.
    pub encoding: Encoding,
    /// Whether spellings count that a server reads but never writes: in an archive they are signs of
    /// damage. Default: true.
    pub strict: bool,
    /// Whether the data must end in `\.`. Default: true; files of `COPY ... TO` have none.
    pub end_marker: bool,
    /// Problems kept; the rest is only counted. Default: 100.
    pub max_problems: usize,
}

impl CheckOptions {
    /// The defaults for a table of so many columns.
    pub fn new(columns: Option<usize>, encoding: Encoding) -> Self {
        CheckOptions { columns, encoding, strict: true, end_marker: true, max_problems: 100 }
    }
}

/// What a [`Checker`] found.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct CheckOutcome {
    /// Rows, whole ones only.
    pub rows: u64,
    /// Bytes of data in all.
    pub bytes: u64,
    /// Whether `\.` was there.
    pub end_marker: bool,
    /// Bytes after the line of the end marker; pg_dump writes two newlines.
    pub after_end: u64,
    /// The first problems, in the order of their discovery.
    pub problems: Vec<Problem>,
    /// All problems, kept or not.
    pub problem_count: u64,
}

/// Checks rows fed in blocks of any size, and goes on after what it finds.
#[derive(Debug)]
pub struct Checker {
    machine: Machine,
    /// A UTF-8 character that the last block left unfinished.
    partial: [u8; 4],
    partial_len: usize,
    masks: bool,
}

impl Checker {
    /// Starts before the first row.
    pub fn new(options: CheckOptions) -> Self {
        Checker { machine: Machine::new(options), partial: [0; 4], partial_len: 0, masks: true }
    }

    /// The next block.
    pub fn feed(&mut self, block: &[u8]) {
        if self.machine.options.encoding != Encoding::Utf8 {
            return self.scan(block);
        }
        // In stretches that are still in the first cache when the masks come to them.
        for stretch in block.chunks(16 * 1024) {
            self.feed_utf8(stretch);
        }
    }

    /// Rows so far.
    pub fn rows(&self) -> u64 {
        self.machine.rows
    }

    /// Whether nothing is wrong so far.
    pub fn is_clean(&self) -> bool {
        self.machine.problem_count == 0
    }

    /// The outcome, at the end of the data.
    pub fn finish(mut self) -> CheckOutcome {
        if self.partial_len > 0 {
            let at = self.machine.offset - self.partial_len as u64;
            self.machine.bad_encoding(at);
        }
        self.machine.finish()
    }

    fn feed_utf8(&mut self, stretch: &[u8]) {
        let mut checked = self.finish_partial(stretch);
        if simdutf8::basic::from_utf8(&stretch[checked..]).is_ok() {
            return self.scan(stretch);
        }
        let mut scanned = 0;
        for chunk in stretch[checked..].utf8_chunks() {
            let bad = checked + chunk.valid().len();
            let invalid = chunk.invalid();
            checked = bad + invalid.len();
            if checked == stretch.len() && Encoding::Utf8.first_char(invalid) == Char::Partial {
                self.partial[..invalid.len()].copy_from_slice(invalid);
                self.partial_len = invalid.len();
            } else if !invalid.is_empty() {
                let at = self.machine.offset + (bad - scanned) as u64;
                self.scan(&stretch[scanned..checked]);
                scanned = checked;
                self.machine.bad_encoding(at);
            }
        }
        self.scan(&stretch[scanned..]);
    }

    /// Completes the character begun in the last block: bytes of `stretch` that it took.
    fn finish_partial(&mut self, stretch: &[u8]) -> usize {
        let begun = self.partial_len;
        for (i, &b) in stretch.iter().enumerate() {
            if self.partial_len == 0 {
                break;
            }
            self.partial[self.partial_len] = b;
            match Encoding::Utf8.first_char(&self.partial[..=self.partial_len]) {
                Char::Partial => self.partial_len += 1,
                Char::Whole(_) => {
                    self.partial_len = 0;
                    return i + 1;
                }
                Char::Invalid => {
                    // Without the byte that cannot follow, which is looked at again.
                    self.partial_len = 0;
                    self.machine.bad_encoding(self.machine.offset - begun as u64);
                    return i;
                }
            }
        }
        if begun > 0 { stretch.len() } else { 0 }
    }

    fn scan(&mut self, bytes: &[u8]) {
        let (blocks, tail) = bytes.as_chunks::<64>();
        for block in blocks {
            self.block(block, 64);
        }
        if !tail.is_empty() {
            let mut block = [b' '; 64];
            block[..tail.len()].copy_from_slice(tail);
            self.block(&block, tail.len());
        }
    }

    #[inline]
    fn block(&mut self, block: &[u8; 64], len: usize) {
        if !(self.masks && self.machine.is_plain() && self.by_masks(block, len)) {
            block[..len].iter().for_each(|&b| self.machine.step(b));
        }
    }

    /// Checks the first `len` bytes of a block; false, and nothing done, when there is more in it
    /// than masks can tell.
    #[inline]
    fn by_masks(&mut self, block: &[u8; 64], len: usize) -> bool {
        let m = scan::masks(block);
        let machine = &mut self.machine;
        let high = if machine.wide { m.high } else { 0 };
        if m.odd | high != 0 {
            return false;
        }
        let last = 1u64 << (len - 1);
        let (mut newline, mut tab) = (m.newline, m.tab);
        let carried = machine.fields;
        if m.backslash != 0 || carried.escaped || carried.after_null {
            let escaped = scan::escaped(m.backslash, carried.escaped) & (last | (last - 1));
            let delimiters = (newline | tab) & !escaped;
            if (newline | tab) & escaped != 0 {
                return false;
            }
            let mut nulls = 0u64;
            let mut left = escaped;
            while left != 0 {
                let at = left.trailing_zeros();
                match block[at as usize & 63] {
                    b'\\' | b'n' | b't' | b'r' | b'b' | b'f' | b'v' => {}
                    b'N' => nulls |= 1 << at,
                    _ => return false,
                }
                left &= left - 1;
            }
            let starts = (delimiters << 1) | u64::from(carried.at_start);
            let begun_at_start = ((m.backslash & starts & !escaped) << 1) | u64::from(carried.escaped && carried.escaped_at_start);
            let after_null = (nulls << 1) | u64::from(carried.after_null);
            if nulls & !begun_at_start != 0 || after_null & !delimiters & (last | (last - 1)) != 0 {
                return false;
            }
            let escapes = m.backslash & !escaped;
            machine.fields.escaped = escapes & last != 0;
            machine.fields.escaped_at_start = escapes & starts & last != 0;
            machine.fields.after_null = nulls & last != 0;
            newline &= delimiters;
            tab &= delimiters;
        }
        machine.fields.at_start = (newline | tab) & last != 0;
        let mut left = tab;
        let mut tabs = machine.tabs;
        while newline != 0 {
            let below = newline.trailing_zeros();
            let before = left & ((1u64 << below) - 1);
            tabs += u64::from(before.count_ones());
            left &= !before;
            let end = machine.offset + u64::from(below);
            if tabs != machine.wanted_tabs {
                machine.check_columns(tabs, end);
            }
            machine.rows += 1;
            machine.row_start = end + 1;
            tabs = 0;
            newline &= newline - 1;
        }
        machine.tabs = tabs + u64::from(left.count_ones());
        machine.offset += len as u64;
        true
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn outcome(data: &[u8], chunk: usize, options: &CheckOptions, masks: bool) -> CheckOutcome {
        let mut checker = Checker::new(options.clone());
        checker.masks = masks;
        data.chunks(chunk).for_each(|block| checker.feed(block));
        checker.finish()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn masks_find_what_bytes_find(
            pieces in proptest::collection::vec(prop_oneof![
                8 => Just(&b"\t"[..]), 4 => Just(&b"\n"[..]), 6 => Just(&b"abcdefgh"[..]), 3 => Just(&b"\\N"[..]),
                2 => Just(&b"\\\\"[..]), 2 => Just(&b"\\n"[..]), 1 => Just(&b"\\"[..]), 1 => Just(&b"\xc3\xa9"[..]),
                1 => Just(&b"\xc3"[..]), 1 => Just(&b"\\."[..]), 1 => Just(&b"\r"[..]), 1 => Just(&b"\0"[..]),
                1 => Just(&b"\\x4"[..]), 1 => Just(&b"\\303\\251"[..]), 1 => Just(&b"\\xc3"[..]), 2 => Just(&b"a\tb\tc\n"[..]),
                1 => Just(&b"\x08"[..]), 1 => Just(&b"\x83\x5c"[..]), 1 => Just(&b"\r\n"[..]),
            ], 0..60),
            chunk in 1usize..200,
            columns in proptest::option::of(0usize..4),
            strict in any::<bool>(),
            encoding in prop_oneof![Just(Encoding::Utf8), Just(Encoding::Sjis), Just(Encoding::SqlAscii), Just(Encoding::EucJp)],
        ) {
            let mut data = b"1\t2\n".to_vec();
            data.extend(pieces.concat());
            let options = CheckOptions { strict, ..CheckOptions::new(columns, encoding) };
            let expected = outcome(&data, data.len(), &options, false);
            prop_assert_eq!(&outcome(&data, data.len(), &options, true), &expected);
            prop_assert_eq!(&outcome(&data, chunk, &options, true), &expected);
            prop_assert_eq!(&outcome(&data, 1, &options, true), &expected);
        }
    }
}
