//! Reading files and folders by position.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use dumpkit_formats::Error;
use dumpkit_formats::parts::Parts;
use dumpkit_formats::source::{Bytes, ReadAt};

/// Bytes read from files so far, over all threads: what progress is told by.
#[derive(Debug, Clone, Default)]
pub struct ReadCount(Arc<AtomicU64>);

impl ReadCount {
    /// The bytes.
    pub fn bytes(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }

    /// Adds bytes that were read.
    pub fn add(&self, bytes: usize) {
        self.0.fetch_add(bytes as u64, Ordering::Relaxed);
    }
}

/// An open file. Its size is taken when it is opened: a file that grows meanwhile is read as it was.
pub struct LocalFile {
    file: File,
    size: u64,
    read: ReadCount,
}

impl LocalFile {
    /// Opens a regular file.
    pub fn open(path: &Path, read: &ReadCount) -> io::Result<Self> {
        Self::from_file(File::open(path)?, read)
    }

    /// Takes an open regular file.
    pub fn from_file(file: File, read: &ReadCount) -> io::Result<Self> {
        let size = file.metadata()?.len();
        Ok(LocalFile { file, size, read: read.clone() })
    }
}

impl ReadAt for LocalFile {
    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        // An offset from a damaged archive may be more than the system takes.
        if offset >= self.size {
            return Ok(0);
        }
        let n = read_file_at(&self.file, offset, buf)?;
        self.read.add(n);
        Ok(n)
    }

    fn size(&self) -> io::Result<Option<u64>> {
        Ok(Some(self.size))
    }
}

/// A positional read, which does not move the file's own position.
#[cfg(unix)]
pub(super) fn read_file_at(file: &File, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
    std::os::unix::fs::FileExt::read_at(file, buf, offset)
}

/// A positional read; the file's own position moves, but nobody relies on it.
#[cfg(windows)]
pub(super) fn read_file_at(file: &File, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
    std::os::windows::fs::FileExt::seek_read(file, buf, offset)
}

/// The files of a folder.
pub struct LocalFolder {
    path: PathBuf,
    read: ReadCount,
}

impl LocalFolder {
    /// The folder at this path.
    pub fn new(path: impl Into<PathBuf>, read: &ReadCount) -> Self {
        LocalFolder { path: path.into(), read: read.clone() }
    }
}

/// Whether a file of the folder is a link to one that is not in it: who gives an archive away does not
/// choose which other files are read.
fn leads_out(folder: &Path, file: &Path) -> io::Result<bool> {
    if !fs::symlink_metadata(file).is_ok_and(|meta| meta.is_symlink()) {
        return Ok(false);
    }
    match fs::canonicalize(file) {
        Ok(target) => Ok(!target.starts_with(fs::canonicalize(folder)?)),
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(e) => Err(e),
    }
}

impl Parts for LocalFolder {
    fn open(&self, name: &str) -> io::Result<Option<Bytes>> {
        let path = self.path.join(name);
        if leads_out(&self.path, &path)? {
            return Err(Error::malformed(format!("{name} is a link to something outside the archive's folder")).into());
        }
        match fs::metadata(&path) {
            Ok(meta) if meta.is_file() => Ok(Some(Arc::new(LocalFile::open(&path, &self.read)?))),
            Ok(_) => Err(io::Error::new(io::ErrorKind::InvalidInput, format!("{} is not a regular file", path.display()))),
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(e) => Err(e),
        }
    }

    fn names(&self) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in fs::read_dir(&self.path)? {
            names.push(entry?.file_name().to_string_lossy().into_owned());
        }
        names.sort_unstable();
        Ok(names)
    }
}
