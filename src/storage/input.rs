//! Reading files and folders by position.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use dumpkit_formats::parts::Parts;
use dumpkit_formats::source::{Bytes, ReadAt};

/// An open file. Its size is taken when it is opened: a file that grows meanwhile is read as it was.
pub struct LocalFile {
    file: File,
    size: u64,
}

impl LocalFile {
    /// Opens a regular file.
    pub fn open(path: &Path) -> io::Result<Self> {
        Self::from_file(File::open(path)?)
    }

    /// Takes an open regular file.
    pub fn from_file(file: File) -> io::Result<Self> {
        let size = file.metadata()?.len();
        Ok(LocalFile { file, size })
    }
}

impl ReadAt for LocalFile {
    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        read_file_at(&self.file, offset, buf)
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
pub struct LocalFolder(PathBuf);

impl LocalFolder {
    /// The folder at this path.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        LocalFolder(path.into())
    }
}

impl Parts for LocalFolder {
    fn open(&self, name: &str) -> io::Result<Option<Bytes>> {
        let path = self.0.join(name);
        match fs::metadata(&path) {
            Ok(meta) if meta.is_file() => Ok(Some(Arc::new(LocalFile::open(&path)?))),
            Ok(_) => Err(io::Error::new(io::ErrorKind::InvalidInput, format!("{} is not a regular file", path.display()))),
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(e) => Err(e),
        }
    }

    fn names(&self) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in fs::read_dir(&self.0)? {
            names.push(entry?.file_name().to_string_lossy().into_owned());
        }
        names.sort_unstable();
        Ok(names)
    }
}
