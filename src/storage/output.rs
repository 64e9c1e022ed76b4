//! Writing to a file, a folder or standard output: nothing half-written ever carries its final name.
//!
//! | the output is | what happens |
//! |---|---|
//! | `-`, a pipe, a device | it is written to as it comes |
//! | a name nobody has | written under a temporary one beside it, synced, renamed without replacing |
//! | an existing file or folder | refused; with `force` replaced by that rename |
//! | a link | what it points to is meant |
//! | the input, inside of it or around it | refused |

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, IntoInnerError, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use dumpkit_formats::parts::PartSink;
use dumpkit_formats::{Class, Error, Result};

use super::temporary::{self, Temporary};

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
    end: End,
    options: OutputOptions,
}

/// What is left to do when everything is written.
enum End {
    /// Nothing: a pipe or a device has had it all.
    Streamed,
    /// The file gets its name.
    Rename(Temporary, PathBuf),
    /// The pipe or device gets the whole, parts of which were written twice.
    Copy(File),
}

impl FileOutput {
    /// The file at `path`; `-` is standard output.
    pub fn create(path: &Path, options: OutputOptions) -> Result<Self> {
        match stream_at(path, options)? {
            Some(stream) => Ok(Self::new(stream, End::Streamed, options)),
            None => Self::beside(path, options),
        }
    }

    /// The same for layouts that have sizes before contents: what goes to a pipe goes through a temporary
    /// file, and at the end.
    pub fn create_patchable(path: &Path, options: OutputOptions) -> Result<Self> {
        match stream_at(path, options)? {
            Some(stream) => Ok(Self::new(Temporary::anonymous()?, End::Copy(stream), options)),
            None => Self::beside(path, options),
        }
    }

    fn beside(path: &Path, options: OutputOptions) -> Result<Self> {
        refuse_existing(path, options)?;
        if path.is_dir() {
            return Err(Error::misuse(format!("{} is a folder", path.display())));
        }
        let target = followed(path);
        let (file, temporary) = Temporary::file_beside(&target).map_err(|e| cannot_create(path, e))?;
        Ok(Self::new(file, End::Rename(temporary, target), options))
    }

    fn new(file: File, end: End, options: OutputOptions) -> Self {
        FileOutput { writer: BufWriter::with_capacity(BUFFER, file), end, options }
    }

    /// Everything is written: sync, rename.
    pub fn commit(self) -> Result<()> {
        let mut file = self.writer.into_inner().map_err(IntoInnerError::into_error)?;
        match self.end {
            End::Streamed => Ok(()),
            End::Rename(temporary, target) => {
                if !self.options.no_sync {
                    file.sync_all()?;
                }
                drop(file);
                temporary.rename_to(&target, self.options.force).map_err(|e| cannot_create(&target, e))
            }
            End::Copy(mut stream) => {
                file.seek(SeekFrom::Start(0))?;
                Ok(copy(&mut file, &mut stream)?)
            }
        }
    }
}

/// Standard output, or what is at `path` and is neither file nor folder: a pipe, a device. There is nothing
/// in it that could be kept, and a rename would put a file where a device was; a disk has something in it.
fn stream_at(path: &Path, options: OutputOptions) -> Result<Option<File>> {
    if path == Path::new("-") {
        return Ok(Some(stdout_file()?));
    }
    match fs::metadata(path) {
        Ok(meta) if !meta.is_file() && !meta.is_dir() => {
            if is_disk(&meta) {
                refuse_existing(path, options)?;
            }
            Ok(Some(OpenOptions::new().write(true).open(path).map_err(|e| cannot_create(path, e))?))
        }
        _ => Ok(None),
    }
}

#[cfg(unix)]
fn is_disk(meta: &fs::Metadata) -> bool {
    std::os::unix::fs::FileTypeExt::is_block_device(&meta.file_type())
}

#[cfg(not(unix))]
fn is_disk(_: &fs::Metadata) -> bool {
    false
}

/// What a link points to, if that exists; any other path as it is.
fn followed(path: &Path) -> PathBuf {
    match fs::symlink_metadata(path) {
        Ok(meta) if meta.is_symlink() => fs::canonicalize(path).unwrap_or_else(|_| path.to_owned()),
        _ => path.to_owned(),
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
        !matches!(self.end, End::Streamed)
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
        if fs::metadata(path).is_ok_and(|meta| !meta.is_dir()) {
            return Err(Error::misuse(format!("{} is not a folder", path.display())));
        }
        // A trailing slash would put the temporary folder inside the target.
        let target = followed(&path.components().collect::<PathBuf>());
        let temporary = Temporary::folder_beside(&target).map_err(|e| cannot_create(path, e))?;
        Ok(FolderOutput { temporary, target, options, current: None })
    }

    /// Everything is written: sync, rename.
    pub fn commit(self) -> Result<()> {
        if !self.options.no_sync {
            temporary::sync_folder(self.temporary.path())?;
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

/// Refuses what exists, unless it is to be replaced.
pub fn refuse_existing(path: &Path, options: OutputOptions) -> Result<()> {
    if !options.force && fs::symlink_metadata(path).is_ok() {
        return Err(exists(path));
    }
    Ok(())
}

/// Refuses an output that is the input, lies in it, or holds it: with the rename at the end the input
/// would be gone, or an archive would hold a stranger.
pub fn refuse_overlap(input: &Path, output: &Path) -> Result<()> {
    // What does not exist is told of when it is opened.
    let (Ok(input), Some(output)) = (input.canonicalize(), resolved(output)) else { return Ok(()) };
    if input == output {
        return Err(Error::misuse("input and output are the same"));
    }
    if input.starts_with(&output) {
        return Err(Error::misuse(format!("the input lies inside the output, {}", output.display())).hint("write to another place"));
    }
    if output.starts_with(&input) {
        return Err(Error::misuse(format!("the output lies inside the input, {}", input.display())).hint("write to another place"));
    }
    Ok(())
}

/// The path without links, also of what does not exist yet.
fn resolved(path: &Path) -> Option<PathBuf> {
    path.canonicalize().ok().or_else(|| {
        let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        Some(folder.canonicalize().ok()?.join(path.file_name()?))
    })
}

fn exists(path: &Path) -> Error {
    Error::new(Class::Io, format!("{} exists", path.display())).hint("--force replaces it")
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

#[cfg(test)]
mod tests {
    use super::*;

    const FORCE: OutputOptions = OutputOptions { force: true, no_sync: false };

    fn write(path: &Path, options: OutputOptions, text: &[u8]) -> Result<()> {
        let mut output = FileOutput::create(path, options)?;
        output.write_all(text)?;
        output.commit()
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_appears_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out");
        let mut given_up = FileOutput::create(&path, FORCE).unwrap();
        given_up.write_all(b"half").unwrap();
        assert!(!path.exists());
        drop(given_up);
        assert!(names(folder.path()).is_empty());
        write(&path, OutputOptions::default(), b"one").unwrap();
        assert!(write(&path, OutputOptions::default(), b"two").is_err_and(|e| e.what().ends_with("exists")));
        assert_eq!(fs::read(&path).unwrap(), b"one");
        write(&path, FORCE, b"two").unwrap();
        assert_eq!((fs::read(&path).unwrap(), names(folder.path())), (b"two".to_vec(), vec!["out".to_owned()]));
    }

    #[test]
    fn who_comes_in_between_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out");
        let mut output = FileOutput::create(&path, OutputOptions::default()).unwrap();
        output.write_all(b"ours").unwrap();
        fs::write(&path, b"theirs").unwrap();
        assert!(output.commit().is_err_and(|e| e.what().ends_with("exists")));
        assert_eq!((fs::read(&path).unwrap(), names(folder.path())), (b"theirs".to_vec(), vec!["out".to_owned()]));
    }

    #[test]
    fn a_folder_replaces_a_folder_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let (path, file) = (folder.path().join("out"), folder.path().join("file"));
        fs::create_dir(&path).unwrap();
        fs::write(path.join("old"), b"").unwrap();
        fs::write(&file, b"").unwrap();
        assert!(FolderOutput::create(&path, OutputOptions::default()).is_err());
        assert!(FolderOutput::create(&file, FORCE).is_err_and(|e| e.class() == Class::Misuse));
        let mut output = FolderOutput::create(&path, FORCE).unwrap();
        output.begin("new").unwrap();
        output.end().unwrap();
        output.commit().unwrap();
        assert_eq!((names(&path), names(folder.path())), (vec!["new".to_owned()], vec!["file".to_owned(), "out".to_owned()]));
    }

    #[test]
    #[cfg(unix)]
    fn links_are_followed_and_devices_written_to() {
        use std::os::unix::fs::FileTypeExt;
        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (folder.path().join("real"), folder.path().join("link"));
        fs::write(&path, b"one").unwrap();
        std::os::unix::fs::symlink(&path, &link).unwrap();
        assert!(write(&link, OutputOptions::default(), b"two").is_err());
        write(&link, FORCE, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        write(Path::new("/dev/null"), FORCE, b"gone").unwrap();
        assert!(fs::metadata("/dev/null").unwrap().file_type().is_char_device());
    }

    #[test]
    fn input_and_output_keep_apart() {
        let folder = tempfile::tempdir().unwrap();
        let (archive, inside) = (folder.path().join("archive"), folder.path().join("archive/toc.dat"));
        fs::create_dir(&archive).unwrap();
        fs::write(&inside, b"").unwrap();
        let refused = |input: &Path, output: &Path| refuse_overlap(input, output).is_err();
        assert!(refused(&archive, &archive.join("../archive")));
        assert!(refused(&inside, &archive));
        assert!(refused(&archive, &archive.join("out.dump")));
        assert!(!refused(&archive, &folder.path().join("archive.dump")));
        assert!(!refused(&folder.path().join("missing"), &archive));
        assert!(!refused(Path::new("-"), Path::new("-")));
    }
}
