//! The three primitives of header and TOC, read and written.
//!
//! | what | bytes |
//! |---|---|
//! | integer | sign byte (0 or 1), then `int_size` bytes, least significant first |
//! | string | integer length (-1: NULL), then the bytes |
//! | offset | flag byte (1 not set, 2 set, 3 no data), then `off_size` bytes, least significant first |
//!
//! Source: `ReadInt`, `ReadStr`, `ReadOffset` and their writers in pg_backup_archiver.c.

use std::io::{self, Read, Write};

use crate::limits::Limits;
use crate::{Error, Result, Text};

/// The widths that the header names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Widths {
    /// Bytes of an integer after its sign byte: 1 to 32, 4 in practice.
    pub int: u8,
    /// Bytes of an offset after its flag: 8 in practice.
    pub offset: u8,
}

impl Default for Widths {
    fn default() -> Self {
        Widths { int: 4, offset: 8 }
    }
}

/// Where an entry's data is in a custom archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DataOffset {
    /// Written to a pipe: the blocks must be scanned.
    NotSet,
    /// The data block starts at this byte of the file.
    At(u64),
    /// The entry has no data.
    NoData,
}

/// Reads primitives from a stream and knows at which byte it is.
pub struct ArchiveInput<'l, R> {
    inner: R,
    offset: u64,
    widths: Widths,
    limits: &'l Limits,
}

impl<'l, R: Read> ArchiveInput<'l, R> {
    /// Starts at byte `offset` of the part.
    pub fn new(inner: R, offset: u64, widths: Widths, limits: &'l Limits) -> Self {
        ArchiveInput { inner, offset, widths, limits }
    }

    /// Bytes of the part before the next one read.
    pub fn offset(&self) -> u64 {
        self.offset
    }

    /// The limits in force.
    pub fn limits(&self) -> &'l Limits {
        self.limits
    }

    pub(super) fn set_widths(&mut self, widths: Widths) {
        self.widths = widths;
    }

    fn exact(&mut self, buf: &mut [u8], what: &str) -> Result<()> {
        let mut done = 0;
        while done < buf.len() {
            match self.inner.read(&mut buf[done..]) {
                Ok(0) => return Err(Error::truncated(what).at(self.offset)),
                Ok(n) => {
                    done += n;
                    self.offset += n as u64;
                }
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                Err(e) => return Err(Error::from(e).at(self.offset)),
            }
        }
        Ok(())
    }

    /// One byte.
    pub fn byte(&mut self, what: &str) -> Result<u8> {
        let mut b = [0];
        self.exact(&mut b, what)?;
        Ok(b[0])
    }

    /// `N` bytes.
    pub fn array<const N: usize>(&mut self, what: &str) -> Result<[u8; N]> {
        let mut b = [0; N];
        self.exact(&mut b, what)?;
        Ok(b)
    }

    /// One integer. A value outside 32 bits is refused: no archiver has ever had a wider `int`, and
    /// the original would wrap it silently.
    pub fn int(&mut self, what: &str) -> Result<i32> {
        let at = self.offset;
        let mut bytes = [0u8; 32];
        let width = usize::from(self.widths.int.min(32));
        let sign = self.byte(what)?;
        self.exact(&mut bytes[..width], what)?;
        let (low, high) = bytes.split_at(4);
        let magnitude = u32::from_le_bytes([low[0], low[1], low[2], low[3]]);
        let value = if sign != 0 { -i64::from(magnitude) } else { i64::from(magnitude) };
        match i32::try_from(value) {
            Ok(v) if sign <= 1 && high.iter().all(|b| *b == 0) => Ok(v),
            _ => Err(Error::malformed(format!("{what} is not an integer (sign byte {sign}, bytes {:02x?})", &bytes[..width])).at(at)),
        }
    }

    /// One string; `None` is NULL.
    pub fn string(&mut self, what: &str) -> Result<Option<Text>> {
        let at = self.offset;
        let len = self.int(what)?;
        // -1 is what is written; any negative length reads as NULL in the original.
        let Ok(len) = u64::try_from(len) else { return Ok(None) };
        if len > self.limits.toc_string_bytes {
            return Err(Error::limit(format!("{what} of {len} bytes is over toc_string_bytes ({})", self.limits.toc_string_bytes)).at(at));
        }
        let mut bytes = Vec::new();
        // Reserve what is plausible; the rest grows with what really arrives.
        bytes.reserve_exact(len.min(64 * 1024) as usize);
        while (bytes.len() as u64) < len {
            let from = bytes.len();
            let step = (len - from as u64).min(64 * 1024) as usize;
            bytes.resize(from + step, 0);
            self.exact(&mut bytes[from..], what)?;
        }
        Ok(Some(Text::from(bytes)))
    }

    /// One data offset.
    pub fn data_offset(&mut self) -> Result<DataOffset> {
        let at = self.offset;
        let flag = self.byte("data offset")?;
        let mut value = 0u64;
        for i in 0..u32::from(self.widths.offset) {
            let b = u64::from(self.byte("data offset")?);
            if i < 8 {
                value |= b << (i * 8);
            } else if b != 0 {
                return Err(Error::malformed("data offset does not fit into 64 bits").at(at));
            }
        }
        match flag {
            1 => Ok(DataOffset::NotSet),
            2 => Ok(DataOffset::At(value)),
            3 => Ok(DataOffset::NoData),
            other => Err(Error::malformed(format!("data offset flag is {other}, expected 1, 2 or 3")).at(at)),
        }
    }
}

/// Writes primitives.
pub struct ArchiveOutput<W> {
    inner: W,
    widths: Widths,
}

impl<W: Write> ArchiveOutput<W> {
    /// Writes with the given widths; anything but the usual 4 and 8 serves tests of readers.
    pub fn new(inner: W, widths: Widths) -> Self {
        ArchiveOutput { inner, widths }
    }

    /// Bytes as they are.
    pub fn raw(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.inner.write_all(bytes)
    }

    /// One byte.
    pub fn byte(&mut self, b: u8) -> io::Result<()> {
        self.raw(&[b])
    }

    /// One integer.
    pub fn int(&mut self, value: i32) -> io::Result<()> {
        let mut bytes = [0u8; 33];
        bytes[0] = u8::from(value < 0);
        bytes[1..5].copy_from_slice(&value.unsigned_abs().to_le_bytes());
        self.raw(&bytes[..1 + usize::from(self.widths.int.min(32))])
    }

    /// One string.
    pub fn string(&mut self, value: Option<&[u8]>) -> io::Result<()> {
        let Some(value) = value else { return self.int(-1) };
        let len = i32::try_from(value.len()).map_err(|_| io::Error::from(Error::limit("a TOC string is over 2 GiB")))?;
        self.int(len)?;
        self.raw(value)
    }

    /// One data offset.
    pub fn data_offset(&mut self, offset: DataOffset) -> io::Result<()> {
        let (flag, value) = match offset {
            DataOffset::NotSet => (1, 0),
            DataOffset::At(at) => (2, at),
            DataOffset::NoData => (3, 0),
        };
        self.byte(flag)?;
        let bytes = value.to_le_bytes();
        for i in 0..usize::from(self.widths.offset) {
            self.byte(bytes.get(i).copied().unwrap_or(0))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_of_every_width_round_trip() {
        let limits = Limits::default();
        for int in 4..=32 {
            let widths = Widths { int, offset: 8 };
            for value in [0, 1, -1, 255, 256, i32::MAX, -i32::MAX] {
                let mut bytes = Vec::new();
                ArchiveOutput::new(&mut bytes, widths).int(value).expect("write to memory");
                assert_eq!(bytes.len(), 1 + usize::from(int));
                let got = ArchiveInput::new(&bytes[..], 0, widths, &limits).int("n").expect("read back");
                assert_eq!(got, value);
            }
        }
    }

    #[test]
    fn a_lying_length_allocates_only_what_arrives() {
        let limits = Limits::default();
        let mut bytes = Vec::new();
        ArchiveOutput::new(&mut bytes, Widths::default()).int((1 << 30) - 1).expect("write to memory");
        bytes.extend_from_slice(b"short");
        let e = ArchiveInput::new(&bytes[..], 0, Widths::default(), &limits).string("tag").expect_err("truncated");
        assert_eq!(e.to_string(), "input ends inside tag (byte 10)");
    }
}
