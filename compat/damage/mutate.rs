//! Damage, made the same way in every run.

use std::ops::Range;

use crate::image::{Image, Span};

/// SplitMix64: the same numbers everywhere.
pub(crate) struct Numbers(u64);

impl Numbers {
    pub(crate) fn new(seed: u64) -> Self {
        Numbers(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `n`.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }
}

/// The `n`th byte of all these spans together.
fn place<'a>(spans: &[&'a Span], mut n: usize) -> (&'a str, usize) {
    for span in spans {
        if n < span.range.len() {
            return (&span.file, span.range.start + n);
        }
        n -= span.range.len();
    }
    unreachable!("below the sum of the lengths")
}

/// `count` images with one bit turned, spread over the spans.
pub(crate) fn flips<'a>(
    image: &'a Image,
    spans: &'a [&'a Span],
    count: usize,
    numbers: &'a mut Numbers,
) -> impl Iterator<Item = (String, Image)> + 'a {
    let total: usize = spans.iter().map(|s| s.range.len()).sum();
    (0..count.min(total * 8)).map(move |_| {
        let (file, at) = place(spans, numbers.below(total));
        let bit = numbers.below(8);
        let mut damaged = image.clone();
        damaged.files.get_mut(file).expect("a file")[at] ^= 1 << bit;
        (format!("bit {bit} of byte {at} of {file:?} turned"), damaged)
    })
}

/// Images cut at each of these lengths.
pub(crate) fn cuts<'a>(
    image: &'a Image,
    file: &'a str,
    lengths: impl Iterator<Item = usize> + 'a,
) -> impl Iterator<Item = (String, Image)> + 'a {
    lengths.map(move |len| {
        let mut damaged = image.clone();
        damaged.files.get_mut(file).expect("a file").truncate(len);
        (format!("{file:?} cut to {len} bytes"), damaged)
    })
}

/// `count` images with some bytes put in, taken out or overwritten.
pub(crate) fn scribbles<'a>(image: &'a Image, count: usize, numbers: &'a mut Numbers) -> impl Iterator<Item = (String, Image)> + 'a {
    let names: Vec<&String> = image.files.iter().filter(|(_, b)| !b.is_empty()).map(|(n, _)| n).collect();
    (0..count).map(move |_| {
        let name = names[numbers.below(names.len())];
        let mut damaged = image.clone();
        let file = damaged.files.get_mut(name).expect("a file");
        let at = numbers.below(file.len());
        let len = 1 + numbers.below(40);
        let kind = numbers.below(4);
        match kind {
            0 => drop(file.splice(at..at, (0..len).map(|_| numbers.below(256) as u8).collect::<Vec<_>>())),
            1 => drop(file.drain(at..(at + len).min(file.len()))),
            2 => file.iter_mut().skip(at).take(len).for_each(|b| *b = numbers.below(256) as u8),
            _ => file.iter_mut().skip(at).take(len).for_each(|b| *b = 0xff),
        }
        (format!("{name:?} scribbled on at {at} ({kind}, {len})"), damaged)
    })
}

/// The bytes with two ranges exchanged; the first lies before the second.
pub(crate) fn swapped(bytes: &[u8], a: &Range<usize>, b: &Range<usize>) -> Vec<u8> {
    [&bytes[..a.start], &bytes[b.clone()], &bytes[a.end..b.start], &bytes[a.clone()], &bytes[b.end..]].concat()
}
