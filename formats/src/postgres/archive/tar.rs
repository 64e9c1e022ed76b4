//! Tar members: finding them in a file, and writing them.
//!
//! A header of 512 bytes, the contents, padding to the next 512; two blocks of zeros at the end.
//!
//! | offset | bytes | field |
//! |---|---|---|
//! | 0 | 100 | name |
//! | 100 | 8 + 8 + 8 | mode, uid, gid (octal) |
//! | 124 | 12 | size: octal, or base 256 when the first bit is set |
//! | 136 | 12 | mtime (octal) |
//! | 148 | 8 | checksum: sum of all bytes, these eight taken as blanks |
//! | 156 | 1 | type: `0` or NUL file, `5` folder, `L` GNU long name, `x` `g` pax |
//! | 257 | 8 | `ustar` and version |
//! | 345 | 155 | prefix of the name (POSIX) |
//!
//! Sources: `tarCreateHeader` in PostgreSQL's src/port/tar.c, POSIX ustar and pax, GNU tar's manual
//! for `L`. Archives of `pg_dump` use the plain subset; folders tarred by people use the rest.

use std::collections::HashMap;
use std::io;
use std::sync::Arc;

use crate::limits::Limits;
use crate::parts::{Parts, check_name};
use crate::source::{Bytes, Window};
use crate::{Error, Result};

/// Bytes of a tar block.
pub const BLOCK: u64 = 512;

/// A regular file in a tar archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Its path as stored.
    pub path: String,
    /// First byte of its contents in the tar file.
    pub start: u64,
    /// Bytes of its contents.
    pub size: u64,
}

/// The regular files of a tar archive, in order, as far as the archive is sound.
#[derive(Debug)]
pub struct TarIndex {
    /// The members.
    pub members: Vec<Member>,
    /// Why the index ends before the archive says it does.
    pub damage: Option<Error>,
    /// First byte after the last member's padding.
    pub end: u64,
}

/// Whether the first block of a file is a tar header: its checksum agrees.
pub fn looks_like_header(block: &[u8]) -> bool {
    block.len() >= BLOCK as usize && block[0] != 0 && stored_checksum(block) == Some(checksum(block))
}

/// Walks the headers. Damage ends the walk and is kept, so that what lies before it can be used.
pub fn index(tar: &Bytes, limits: &Limits) -> Result<TarIndex> {
    let mut out = TarIndex { members: Vec::new(), damage: None, end: 0 };
    let mut walk = Walk { tar, at: 0, long_name: None, pax: Pax::default() };
    loop {
        if out.members.len() as u64 >= limits.members {
            return Err(Error::limit(format!("more tar members than the limit members ({})", limits.members)));
        }
        match walk.next_file() {
            Ok(Some(member)) => out.members.push(member),
            Ok(None) => break,
            Err(e) if e.class() == crate::Class::Io => return Err(e),
            Err(e) => {
                out.damage = Some(e);
                break;
            }
        }
    }
    out.end = walk.at;
    Ok(out)
}

struct Walk<'a> {
    tar: &'a Bytes,
    at: u64,
    long_name: Option<Vec<u8>>,
    pax: Pax,
}

#[derive(Default)]
struct Pax {
    path: Option<Vec<u8>>,
    size: Option<u64>,
}

impl Walk<'_> {
    fn next_file(&mut self) -> Result<Option<Member>> {
        loop {
            let at = self.at;
            let mut header = [0u8; BLOCK as usize];
            let n = self.tar.read_full_at(at, &mut header)?;
            if n == 0 {
                // The two blocks of zeros are missing: the end of the file serves as well, as in
                // the original reader, but a cut is told.
                return Err(Error::truncated("the tar archive, before its end marker").at(at));
            }
            if n < header.len() {
                return Err(Error::truncated("a tar header").at(at + n as u64));
            }
            if header.iter().all(|b| *b == 0) {
                return Ok(None);
            }
            let (stored, computed) = (stored_checksum(&header), checksum(&header));
            if stored != Some(computed) {
                let stored = stored.map_or("unreadable".to_owned(), |s| s.to_string());
                return Err(Error::checksum(format!("tar header checksum is {stored}, computed {computed}")).at(at));
            }
            let mut size = number(&header[124..136]).ok_or_else(|| Error::malformed("tar member size is not a number").at(at + 124))?;
            let start = at + BLOCK;
            let kind = header[156];
            if let (b'0' | 0 | b'7', Some(pax)) = (kind, self.pax.size) {
                size = pax;
            }
            let next = size.checked_next_multiple_of(BLOCK).and_then(|len| start.checked_add(len));
            let Some(next) = next else {
                return Err(Error::malformed(format!("tar member size is {size}")).at(at + 124));
            };
            self.at = next;
            match kind {
                b'0' | 0 | b'7' => {
                    let name = self.pax.path.take().or(self.long_name.take()).unwrap_or_else(|| header_name(&header));
                    self.pax = Pax::default();
                    let path = String::from_utf8_lossy(&name).into_owned();
                    if let Some(have) = self.tar.size()?
                        && start.saturating_add(size) > have
                    {
                        self.at = have;
                        return Err(Error::truncated(format!("tar member {path} of {size} bytes")).at(have));
                    }
                    return Ok(Some(Member { path, start, size }));
                }
                b'L' => self.long_name = Some(trim_nul(&self.small(start, size, at)?).to_vec()),
                b'x' => self.pax = parse_pax(&self.small(start, size, at)?),
                // Folders, links, global pax headers and the like hold nothing for us.
                _ => {
                    self.pax = Pax::default();
                    self.long_name = None;
                }
            }
        }
    }

    /// The contents of a header that describes the next one.
    fn small(&self, start: u64, size: u64, at: u64) -> Result<Vec<u8>> {
        if size > 1024 * 1024 {
            return Err(Error::limit(format!("a tar extension header of {size} bytes, at most 1 MiB are read")).at(at));
        }
        let mut bytes = vec![0; size as usize];
        let n = self.tar.read_full_at(start, &mut bytes)?;
        if n < bytes.len() {
            return Err(Error::truncated("a tar extension header").at(start + n as u64));
        }
        Ok(bytes)
    }
}

fn trim_nul(field: &[u8]) -> &[u8] {
    let len = field.iter().position(|b| *b == 0).unwrap_or(field.len());
    &field[..len]
}

fn header_name(header: &[u8; BLOCK as usize]) -> Vec<u8> {
    let name = trim_nul(&header[..100]);
    let prefix = trim_nul(&header[345..500]);
    // GNU's old header keeps other things where POSIX has the prefix.
    if prefix.is_empty() || &header[257..263] != b"ustar\0" {
        return name.to_vec();
    }
    [prefix, b"/", name].concat()
}

/// `LEN KEY=VALUE\n`, repeated; what does not parse is passed over.
fn parse_pax(mut rest: &[u8]) -> Pax {
    let mut pax = Pax::default();
    while let Some(space) = rest.iter().position(|b| *b == b' ') {
        let len = std::str::from_utf8(&rest[..space]).ok().and_then(|s| s.parse::<usize>().ok());
        let Some(record) = len.filter(|len| *len > space + 1 && *len <= rest.len()).map(|len| &rest[space + 1..len - 1]) else { break };
        if let Some(path) = record.strip_prefix(b"path=") {
            pax.path = Some(path.to_vec());
        } else if let Some(size) = record.strip_prefix(b"size=") {
            pax.size = std::str::from_utf8(size).ok().and_then(|s| s.parse().ok());
        }
        rest = &rest[record.len() + space + 2..];
    }
    pax
}

fn number(field: &[u8]) -> Option<u64> {
    if field[0] & 0x80 != 0 {
        // Base 256, for what octal digits cannot hold (src/port/tar.c print_tar_number).
        let mut value = u64::from(field[0] & 0x7f);
        for b in &field[1..] {
            value = value.checked_mul(256)?.checked_add(u64::from(*b))?;
        }
        return Some(value);
    }
    let digits = std::str::from_utf8(trim_nul(field)).ok()?.trim_matches(' ');
    if digits.is_empty() { Some(0) } else { u64::from_str_radix(digits, 8).ok() }
}

fn stored_checksum(header: &[u8]) -> Option<u64> {
    number(&header[148..156])
}

fn checksum(header: &[u8]) -> u64 {
    let sum: u64 = header[..BLOCK as usize].iter().map(|b| u64::from(*b)).sum();
    let own: u64 = header[148..156].iter().map(|b| u64::from(*b)).sum();
    sum - own + 8 * u64::from(b' ')
}

/// The header of a regular file as `pg_dump` writes it: mode 0600, uid and gid as in pg_backup_tar.c
/// `_tarWriteHeader`. `mtime` is in seconds since 1970.
pub fn header(name: &str, size: u64, mtime: u64) -> Result<[u8; BLOCK as usize]> {
    let mut h = [0u8; BLOCK as usize];
    if name.len() >= 100 {
        return Err(Error::misuse(format!("tar member name {name} is longer than 99 bytes")));
    }
    h[..name.len()].copy_from_slice(name.as_bytes());
    put_number(&mut h[100..108], 0o600);
    put_number(&mut h[108..116], 0o4000);
    put_number(&mut h[116..124], 0o2000);
    put_number(&mut h[124..136], size);
    put_number(&mut h[136..148], mtime);
    h[156] = b'0';
    h[257..265].copy_from_slice(b"ustar\x0000");
    h[265..273].copy_from_slice(b"postgres");
    h[297..305].copy_from_slice(b"postgres");
    put_number(&mut h[329..337], 0);
    put_number(&mut h[337..345], 0);
    let sum = checksum(&h);
    put_number(&mut h[148..156], sum);
    Ok(h)
}

/// Octal digits and a blank, or base 256 when they do not fit (`print_tar_number`).
fn put_number(field: &mut [u8], value: u64) {
    let digits = field.len() - 1;
    if digits * 3 >= 64 || value < 1 << (digits * 3) {
        field[digits] = b' ';
        for (i, b) in field[..digits].iter_mut().rev().enumerate() {
            *b = b'0' + ((value >> (3 * i)) & 7) as u8;
        }
    } else {
        let len = field.len();
        for (i, b) in field.iter_mut().rev().enumerate() {
            *b = if i < 8 { (value >> (8 * i)) as u8 } else { 0 };
        }
        debug_assert!(len >= 9 || value >> (8 * len) == 0);
        field[0] |= 0x80;
    }
}

/// The members of one folder of a tar archive, as parts.
pub struct TarParts {
    tar: Bytes,
    names: Vec<String>,
    places: HashMap<String, (u64, u64)>,
}

impl TarParts {
    /// The members directly inside `folder` (empty: the top), without it. Of two with one name the
    /// first counts, as for the original, which reads forward.
    pub fn new(tar: Bytes, index: &TarIndex, folder: &str) -> Self {
        let mut parts = TarParts { tar, names: Vec::new(), places: HashMap::new() };
        for member in &index.members {
            let path = member.path.strip_prefix("./").unwrap_or(&member.path);
            let Some(name) = path.strip_prefix(folder) else { continue };
            if name.contains('/') || check_name(name.as_bytes()).is_err() {
                continue;
            }
            parts.names.push(name.to_owned());
            parts.places.entry(name.to_owned()).or_insert((member.start, member.size));
        }
        parts
    }
}

impl Parts for TarParts {
    fn open(&self, name: &str) -> io::Result<Option<Bytes>> {
        Ok(self.places.get(name).map(|(start, size)| Arc::new(Window::new(self.tar.clone(), *start, *size)) as Bytes))
    }

    fn names(&self) -> io::Result<Vec<String>> {
        Ok(self.names.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tar(members: &[(&str, &[u8])]) -> Vec<u8> {
        let mut out = Vec::new();
        for (name, contents) in members {
            out.extend_from_slice(&header(name, contents.len() as u64, 0).expect("short name"));
            out.extend_from_slice(contents);
            out.resize(out.len().next_multiple_of(BLOCK as usize), 0);
        }
        out.resize(out.len() + 1024, 0);
        out
    }

    #[test]
    fn what_is_written_is_found() {
        let bytes: Bytes = Arc::new(tar(&[("toc.dat", b"abc"), ("1.dat", b"")]));
        let index = index(&bytes, &Limits::default()).expect("sound");
        assert!(index.damage.is_none());
        let found: Vec<_> = index.members.iter().map(|m| (m.path.as_str(), m.start, m.size)).collect();
        assert_eq!(found, [("toc.dat", 512, 3), ("1.dat", 1536, 0)]);
    }

    #[test]
    fn sizes_past_octal_use_base_256() {
        let h = header("x", 1 << 40, 0).expect("short name");
        assert_eq!(number(&h[124..136]), Some(1 << 40));
        assert!(looks_like_header(&h));
    }

    #[test]
    fn every_cut_is_noticed() {
        let whole = tar(&[("toc.dat", b"abc"), ("1.dat", &[7; 600])]);
        for len in 0..whole.len() - 1024 {
            let bytes: Bytes = Arc::new(whole[..len].to_vec());
            let index = index(&bytes, &Limits::default()).expect("no i/o error");
            assert!(index.damage.is_some(), "a cut at {len} was not noticed");
        }
    }
}
