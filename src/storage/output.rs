//! Writing to a file, a folder or standard output: nothing half-written ever carries its final name.

use std::fs::{self, File};
use std::io::{self, BufWriter, IntoInnerError, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use dumpkit_formats::parts::PartSink;
use dumpkit_formats::{Error, Result};

use super::temporary::Temporary;

/// Bytes gathered before they go to the system.
const BUFFER: usize = 256 * 1024;

/// How an output is made.
#[derive(Debug, Clone, Copy, Default)]
pub struct OutputOptions {
    /// Replace what exists.
    pub force: bool,
    /// Leave out the sync before the rename (`--no-sync`).
    pub no_sync: bool,
}

/// An output of one stream of bytes.
pub struct FileOutput {
    writer: BufWriter<File>,
    /// `None`: standard output.
    target: Option<(Temporary, PathBuf)>,
    options: OutputOptions,
    /// Standard output gets the whole at the end, since parts of it are written twice.
    copy_at_end: bool,
}

impl FileOutput {
    /// The file at `path`.
    pub fn create(path: &Path, options: OutputOptions) -> Result<Self> {
        refuse_existing(path, options)?;
        if path.is_dir() {
            return Err(Error::misuse(format!("{} is a folder", path.display())));
        }
        let (file, temporary) = Temporary::file_beside(path).map_err(|e| cannot_create(path, e))?;
        Ok(FileOutput {
            writer: BufWriter::with_capacity(BUFFER, file),
            target: Some((temporary, path.to_owned())),
            options,
            copy_at_end: false,
        })
    }

    /// Standard output, streamed.
    pub fn stdout() -> Result<Self> {
        Ok(FileOutput { writer: BufWriter::with_capacity(BUFFER, stdout_file()?), target: None, options: OutputOptions::default(), copy_at_end: false })
    }

    /// Standard output, through a temporary file: for layouts that write sizes before contents.
    pub fn stdout_spooled() -> Result<Self> {
        let file = Temporary::anonymous()?;
        Ok(FileOutput { writer: BufWriter::with_capacity(BUFFER, file), target: None, options: OutputOptions::default(), copy_at_end: true })
    }

    /// Everything is written: sync, rename.
    pub fn commit(self) -> Result<()> {
        let mut file = self.writer.into_inner().map_err(IntoInnerError::into_error)?;
        match self.target {
            Some((temporary, target)) => {
                if !self.options.no_sync {
                    file.sync_all()?;
                }
                drop(file);
                temporary.rename_to(&target, self.options.force).map_err(|e| cannot_create(&target, e))
            }
            None if self.copy_at_end => {
                file.seek(SeekFrom::Start(0))?;
                let mut out = stdout_file()?;
                copy(&mut file, &mut out)?;
                Ok(())
            }
            None => Ok(()),
        }
    }
}

fn copy(from: &mut impl Read, to: &mut impl Write) -> io::Result<()> {
    let mut buf = vec![0; BUFFER];
    loop {
        match from.read(&mut buf)? {
            0 => return Ok(()),
            n => to.write_all(&buf[..n])?,
        }
    }
}

impl Write for FileOutput {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

impl PartSink for FileOutput {
    fn begin(&mut self, _: &str) -> io::Result<()> {
        Ok(())
    }

    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.writer.write_all(bytes)
    }

    fn can_patch(&self) -> bool {
        self.target.is_some() || self.copy_at_end
    }

    fn patch(&mut self, at: u64, bytes: &[u8]) -> io::Result<()> {
        // Seeking the BufWriter writes out what it holds.
        self.writer.seek(SeekFrom::Start(at))?;
        self.writer.write_all(bytes)?;
        self.writer.seek(SeekFrom::End(0))?;
        Ok(())
    }

    fn end(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// An output of several files in a folder.
pub struct FolderOutput {
    temporary: Temporary,
    target: PathBuf,
    options: OutputOptions,
    current: Option<BufWriter<File>>,
}

impl FolderOutput {
    /// The folder at `path`. An existing empty one is used, as pg_dump does.
    pub fn create(path: &Path, options: OutputOptions) -> Result<Self> {
        let empty = fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_none());
        let options = OutputOptions { force: options.force || empty, ..options };
        refuse_existing(path, options)?;
        // A trailing slash would put the temporary folder inside the target.
        let target: PathBuf = path.components().collect();
        let temporary = Temporary::folder_beside(&target).map_err(|e| cannot_create(path, e))?;
        Ok(FolderOutput { temporary, target, options, current: None })
    }

    /// Everything is written: sync, rename.
    pub fn commit(self) -> Result<()> {
        if !self.options.no_sync {
            super::temporary::sync_folder(self.temporary.path())?;
        }
        self.temporary.rename_to(&self.target, self.options.force).map_err(|e| cannot_create(&self.target, e))
    }
}

impl PartSink for FolderOutput {
    fn begin(&mut self, name: &str) -> io::Result<()> {
        let file = File::create_new(self.temporary.path().join(name))?;
        self.current = Some(BufWriter::with_capacity(BUFFER, file));
        Ok(())
    }

    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        match &mut self.current {
            Some(file) => file.write_all(bytes),
            None => Err(io::Error::other("no file was begun")),
        }
    }

    fn can_patch(&self) -> bool {
        true
    }

    fn patch(&mut self, at: u64, bytes: &[u8]) -> io::Result<()> {
        let Some(file) = &mut self.current else { return Err(io::Error::other("no file was begun")) };
        file.seek(SeekFrom::Start(at))?;
        file.write_all(bytes)?;
        file.seek(SeekFrom::End(0)).map(drop)
    }

    fn end(&mut self) -> io::Result<()> {
        if let Some(file) = self.current.take() {
            let file = file.into_inner().map_err(IntoInnerError::into_error)?;
            if !self.options.no_sync {
                file.sync_all()?;
            }
        }
        Ok(())
    }
}

fn refuse_existing(path: &Path, options: OutputOptions) -> Result<()> {
    if !options.force && fs::symlink_metadata(path).is_ok() {
        return Err(exists(path));
    }
    Ok(())
}

fn exists(path: &Path) -> Error {
    Error::new(dumpkit_formats::Class::Io, format!("{} exists", path.display())).hint("--force replaces it")
}

fn cannot_create(path: &Path, e: io::Error) -> Error {
    if e.kind() == io::ErrorKind::AlreadyExists {
        return exists(path);
    }
    Error::from(e).in_part(path.display().to_string())
}

/// Standard output without the line buffer that the standard library puts before it.
#[cfg(unix)]
fn stdout_file() -> io::Result<File> {
    use std::os::fd::AsFd;
    Ok(io::stdout().as_fd().try_clone_to_owned()?.into())
}

/// Standard output without the line buffer that the standard library puts before it.
#[cfg(windows)]
fn stdout_file() -> io::Result<File> {
    use std::os::windows::io::AsHandle;
    Ok(io::stdout().as_handle().try_clone_to_owned()?.into())
}
