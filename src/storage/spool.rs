//! A stream made readable by position: what has been read lies in a temporary file.
//!
//! For standard input on a pipe and for decompressed inputs. Nothing is read before it is asked for,
//! so the TOC of a piped archive costs only its own bytes; the temporary file has no name and holds
//! at most the (decompressed) input.

use std::fs::File;
use std::io::{self, Read, Write};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use dumpkit_formats::source::ReadAt;

use super::input::{ReadCount, read_file_at};
use super::temporary::Temporary;

/// Bytes taken from the stream at a time.
const STEP: usize = 256 * 1024;

/// See the module.
pub struct Spool {
    file: File,
    /// Bytes of the stream in the file.
    filled: AtomicU64,
    rest: Mutex<Rest>,
    read: ReadCount,
}

struct Rest {
    /// Gone at the end.
    stream: Option<Box<dyn Read + Send>>,
    writer: File,
    buf: Vec<u8>,
}

impl Spool {
    /// A spool in front of `stream`; `read` counts what is read of it by position.
    pub fn new(stream: impl Read + Send + 'static, read: &ReadCount) -> io::Result<Self> {
        let file = Temporary::anonymous()?;
        let writer = file.try_clone()?;
        let rest = Rest { stream: Some(Box::new(stream)), writer, buf: vec![0; STEP] };
        Ok(Spool { file, filled: AtomicU64::new(0), rest: Mutex::new(rest), read: read.clone() })
    }

    /// Reads the stream until byte `end` or its own end.
    fn fill_to(&self, end: u64) -> io::Result<()> {
        let mut guard = self.rest.lock().map_err(|_| io::Error::other("a reader of the same input panicked"))?;
        let rest = &mut *guard;
        while self.filled.load(Ordering::Acquire) < end {
            let Some(stream) = &mut rest.stream else { return Ok(()) };
            match stream.read(&mut rest.buf) {
                Ok(0) => rest.stream = None,
                Ok(n) => {
                    rest.writer.write_all(&rest.buf[..n])?;
                    self.filled.fetch_add(n as u64, Ordering::Release);
                }
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                Err(e) => return Err(e),
            }
        }
        Ok(())
    }
}

impl ReadAt for Spool {
    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        if buf.is_empty() {
            return Ok(0);
        }
        if offset >= self.filled.load(Ordering::Acquire) {
            self.fill_to(offset.saturating_add(1))?;
        }
        let held = self.filled.load(Ordering::Acquire).saturating_sub(offset);
        let n = buf.len().min(usize::try_from(held).unwrap_or(usize::MAX));
        if n == 0 {
            return Ok(0);
        }
        let n = read_file_at(&self.file, offset, &mut buf[..n])?;
        self.read.add(n);
        Ok(n)
    }

    fn size(&self) -> io::Result<Option<u64>> {
        let rest = self.rest.lock().map_err(|_| io::Error::other("a reader of the same input panicked"))?;
        Ok(rest.stream.is_none().then(|| self.filled.load(Ordering::Acquire)))
    }
}
