//! Where bytes come from: positional reads, so that workers share one input without a seek between them.

use std::io::{self, BufRead, Read, Seek, SeekFrom};
use std::sync::{Arc, Mutex, PoisonError};

/// Bytes that can be read from any position by several threads at once.
///
/// Implemented here for whatever holds its bytes in memory, and with a lock for what can only be sought
/// in ([`Seekable`]). A caller whose files have positional reads does better to use those.
pub trait ReadAt: Send + Sync {
    /// Reads at most `buf.len()` bytes from `offset`; 0 means `offset` is at or past the end.
    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize>;

    /// Bytes in all, when that is known without reading on (a pipe's length is not).
    fn size(&self) -> io::Result<Option<u64>>;

    /// Fills `buf` from `offset` as far as the bytes reach.
    fn read_full_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        let mut done = 0;
        while done < buf.len() {
            match self.read_at(offset + done as u64, &mut buf[done..]) {
                Ok(0) => break,
                Ok(n) => done += n,
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                Err(e) => return Err(e),
            }
        }
        Ok(done)
    }
}

impl<T: AsRef<[u8]> + Send + Sync> ReadAt for T {
    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        let bytes = self.as_ref();
        let start = usize::try_from(offset).unwrap_or(usize::MAX).min(bytes.len());
        let n = buf.len().min(bytes.len() - start);
        buf[..n].copy_from_slice(&bytes[start..start + n]);
        Ok(n)
    }

    fn size(&self) -> io::Result<Option<u64>> {
        Ok(Some(self.as_ref().len() as u64))
    }
}

/// A shared handle on a part's bytes.
pub type Bytes = Arc<dyn ReadAt>;

/// A file, or anything else that is read from where it stands, as a source: readers on several threads
/// take turns.
#[derive(Debug)]
pub struct Seekable<R> {
    inner: Mutex<R>,
    size: u64,
}

impl<R: Read + Seek + Send> Seekable<R> {
    /// All of `inner`, wherever it stands.
    pub fn new(mut inner: R) -> io::Result<Self> {
        let size = inner.seek(SeekFrom::End(0))?;
        Ok(Seekable { inner: Mutex::new(inner), size })
    }
}

impl<R: Read + Seek + Send> ReadAt for Seekable<R> {
    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        // Whoever panicked while reading left a position behind, and every read sets its own.
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        inner.seek(SeekFrom::Start(offset))?;
        inner.read(buf)
    }

    fn size(&self) -> io::Result<Option<u64>> {
        Ok(Some(self.size))
    }
}

/// A range of another source: a tar member, the data of a script.
pub struct Window {
    inner: Bytes,
    start: u64,
    len: u64,
}

impl Window {
    /// The `len` bytes of `inner` from `start`; the inner source may end earlier.
    pub fn new(inner: Bytes, start: u64, len: u64) -> Self {
        Window { inner, start, len }
    }
}

impl ReadAt for Window {
    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        let left = self.len.saturating_sub(offset);
        let n = buf.len().min(usize::try_from(left).unwrap_or(usize::MAX));
        match self.start.checked_add(offset) {
            Some(at) if n > 0 => self.inner.read_at(at, &mut buf[..n]),
            _ => Ok(0),
        }
    }

    fn size(&self) -> io::Result<Option<u64>> {
        Ok(Some(self.len))
    }
}

/// [`Read::read`] of what has a buffer: so much of it as there is room for.
pub fn read_buffered(input: &mut (impl BufRead + ?Sized), out: &mut [u8]) -> io::Result<usize> {
    let held = input.fill_buf()?;
    let n = held.len().min(out.len());
    out[..n].copy_from_slice(&held[..n]);
    input.consume(n);
    Ok(n)
}

/// Gives every block of a stream to `each`, as the stream hands them out, to its end. Returns how many
/// bytes there were.
pub fn each_block(input: &mut (impl BufRead + ?Sized), mut each: impl FnMut(&[u8]) -> io::Result<()>) -> io::Result<u64> {
    let mut total = 0;
    loop {
        let block = match input.fill_buf() {
            Ok(block) => block,
            Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
            Err(e) => return Err(e),
        };
        let len = block.len();
        if len == 0 {
            return Ok(total);
        }
        each(block)?;
        input.consume(len);
        total += len as u64;
    }
}

/// Reads a source from a position onwards, in blocks of [`SequentialReader::BLOCK`] bytes.
pub struct SequentialReader {
    source: Bytes,
    next: u64,
    buf: Vec<u8>,
    pos: usize,
}

impl SequentialReader {
    /// Bytes asked of the source at a time.
    pub const BLOCK: usize = 128 * 1024;

    /// Starts at byte `offset`.
    pub fn new(source: Bytes, offset: u64) -> Self {
        SequentialReader { source, next: offset, buf: Vec::new(), pos: 0 }
    }

    /// The byte that is read next.
    pub fn offset(&self) -> u64 {
        self.next - (self.buf.len() - self.pos) as u64
    }

    /// Goes on at `offset`; bytes already held are used where they reach.
    pub fn seek_to(&mut self, offset: u64) {
        let held_from = self.next - self.buf.len() as u64;
        if (held_from..=self.next).contains(&offset) {
            self.pos = (offset - held_from) as usize;
        } else {
            self.buf.clear();
            self.pos = 0;
            self.next = offset;
        }
    }

    /// The bytes at hand, reading more when there are none; empty at the end.
    pub fn fill(&mut self) -> io::Result<&[u8]> {
        if self.pos == self.buf.len() {
            self.buf.resize(Self::BLOCK, 0);
            let n = loop {
                match self.source.read_at(self.next, &mut self.buf) {
                    Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                    other => break other,
                }
            };
            self.pos = 0;
            self.buf.truncate(*n.as_ref().unwrap_or(&0));
            self.next += n? as u64;
        }
        Ok(&self.buf[self.pos..])
    }

    /// Steps over `n` of the bytes that [`fill`](Self::fill) gave.
    pub fn consume(&mut self, n: usize) {
        self.pos = (self.pos + n).min(self.buf.len());
    }
}

impl Read for SequentialReader {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.pos == self.buf.len() && out.len() >= Self::BLOCK {
            // Large reads go straight to their destination.
            let n = self.source.read_at(self.next, out)?;
            self.buf.clear();
            self.pos = 0;
            self.next += n as u64;
            return Ok(n);
        }
        read_buffered(self, out)
    }
}

impl BufRead for SequentialReader {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.fill()
    }

    fn consume(&mut self, n: usize) {
        SequentialReader::consume(self, n);
    }
}
