//! Tables of which only the first rows are written, for what comes after them is no row of theirs.

use std::collections::HashMap;
use std::io::{self, BufRead, Read};

use dumpkit_formats::Result;
use dumpkit_formats::postgres::archive::{DataSource, DumpId, EntryData};
use dumpkit_formats::postgres::copy::END_OF_DATA;
use dumpkit_formats::source::read_buffered;

/// A source whose data of some entries ends early.
pub(super) struct FirstRows<D> {
    inner: D,
    /// Entries, and the rows of COPY data that are whole.
    rows: HashMap<DumpId, u64>,
}

impl<D> FirstRows<D> {
    pub(super) fn new(inner: D, rows: HashMap<DumpId, u64>) -> Self {
        FirstRows { inner, rows }
    }
}

impl<D: DataSource> DataSource for FirstRows<D> {
    fn data(&mut self, id: DumpId) -> Result<Option<EntryData<'_>>> {
        let rows = self.rows.get(&id).copied();
        Ok(match (self.inner.data(id)?, rows) {
            (Some(EntryData::Stream(inner)), Some(rows)) => {
                Some(EntryData::Stream(Box::new(First { inner, rows, held: 0 }.chain(END_OF_DATA))))
            }
            (data, _) => data,
        })
    }
}

/// So many lines of a stream: a row of COPY data is a line, for line breaks inside of values are escaped.
struct First<R> {
    inner: R,
    /// Rows that are not consumed yet.
    rows: u64,
    /// Bytes of those that the last block ends with or in.
    held: usize,
}

impl<R: BufRead> BufRead for First<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.rows == 0 {
            return Ok(&[]);
        }
        let block = self.inner.fill_buf()?;
        let last = usize::try_from(self.rows).ok().and_then(|rows| memchr::memchr_iter(b'\n', block).nth(rows - 1));
        self.held = last.map_or(block.len(), |at| at + 1);
        Ok(&block[..self.held])
    }

    fn consume(&mut self, n: usize) {
        // What is consumed is what is held: asking again reads nothing.
        let n = n.min(self.held);
        if let Ok(block) = self.inner.fill_buf() {
            let n = n.min(block.len());
            self.rows = self.rows.saturating_sub(memchr::memchr_iter(b'\n', &block[..n]).count() as u64);
        }
        self.held -= n;
        self.inner.consume(n);
    }
}

impl<R: BufRead> Read for First<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        read_buffered(self, out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_wherever_blocks_end() {
        let data = b"a\nbb\n\nc";
        for (rows, first) in [(0, &b""[..]), (1, b"a\n"), (2, b"a\nbb\n"), (3, b"a\nbb\n\n"), (9, data)] {
            for block in 1..=data.len() {
                let inner = io::BufReader::with_capacity(block, &data[..]);
                let mut all = Vec::new();
                First { inner, rows, held: 0 }.read_to_end(&mut all).expect("memory");
                assert_eq!(all, first, "{rows} rows, blocks of {block}");
            }
        }
    }
}
