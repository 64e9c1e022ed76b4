//! Temporary files and folders that vanish with us, also when we are interrupted.
//!
//! What is being written has a temporary name beside its final one, so that the last step is a
//! rename. Every temporary path is in one list; an interrupt removes what is on it and ends.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

static LIVE: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

fn live() -> std::sync::MutexGuard<'static, Vec<PathBuf>> {
    LIVE.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}

/// A path that is removed when this is dropped, unless it was kept.
#[derive(Debug)]
pub struct Temporary(PathBuf);

impl Temporary {
    /// A new empty file beside `target`, with the permissions a file of the caller's gets.
    pub fn file_beside(target: &Path) -> io::Result<(File, Self)> {
        Self::make_beside(target, |path| OpenOptions::new().read(true).write(true).create_new(true).open(path))
    }

    /// A new empty folder beside `target`, for its owner only, as pg_dump makes them.
    pub fn folder_beside(target: &Path) -> io::Result<Self> {
        Self::make_beside(target, private_folder).map(|((), temporary)| temporary)
    }

    /// A new empty file in the system's folder for such, for its owner only, already without a name
    /// where the system allows it.
    pub fn anonymous() -> io::Result<File> {
        tempfile::tempfile()
    }

    fn make_beside<T>(target: &Path, make: impl Fn(&Path) -> io::Result<T>) -> io::Result<(T, Self)> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = target.file_name().unwrap_or(OsStr::new("dumpkit"));
        loop {
            let mut temporary = OsString::from(".");
            temporary.push(name);
            temporary.push(format!(".{}.{}.tmp", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed)));
            let path = target.with_file_name(temporary);
            // The list is held until it is on it: an interrupt waits.
            let mut live = live();
            match make(&path) {
                Ok(made) => {
                    live.push(path.clone());
                    return Ok((made, Temporary(path)));
                }
                Err(e) if e.kind() == io::ErrorKind::AlreadyExists => {}
                Err(e) => return Err(e),
            }
        }
    }

    /// The path.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Gives it its final name. Without `replace` an existing target is an error.
    pub fn rename_to(self, target: &Path, replace: bool) -> io::Result<()> {
        let mut live = live();
        if !replace {
            rename_new(&self.0, target)?;
        } else if target.is_dir() {
            // A folder does not replace a folder: the old one steps aside first.
            let aside = self.0.with_extension("old");
            fs::rename(target, &aside)?;
            if let Err(e) = fs::rename(&self.0, target) {
                fs::rename(&aside, target)?;
                return Err(e);
            }
            let stays =
                |e: io::Error| io::Error::new(e.kind(), format!("the old folder could not be removed, it is {} now: {e}", aside.display()));
            fs::remove_dir_all(&aside).map_err(stays)?;
        } else {
            fs::rename(&self.0, target)?;
        }
        live.retain(|path| *path != self.0);
        drop(live);
        std::mem::forget(self);
        sync_folder(target.parent().unwrap_or(Path::new("")))
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        let mut live = live();
        remove(&self.0);
        live.retain(|path| *path != self.0);
    }
}

/// Renames to a name that nobody may have, not even since it was looked at: a second link to a file is
/// refused when the name is taken. Where there are no links, and for folders, a look must do.
fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    if from.is_file() {
        match fs::hard_link(from, to) {
            Ok(()) => return fs::remove_file(from),
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists => return Err(e),
            Err(_) => {}
        }
    }
    if fs::symlink_metadata(to).is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    fs::rename(from, to)
}

fn remove(path: &Path) {
    // What cannot be removed was never made or is gone: nothing is left to do.
    if !path.is_dir() {
        let _ = fs::remove_file(path);
        return;
    }
    // Under another name, so that a thread that still writes makes no more files in it; one that it is
    // about to make may come between.
    let gone = path.with_extension("gone");
    let path = if fs::rename(path, &gone).is_ok() { &*gone } else { path };
    for _ in 0..100 {
        if fs::remove_dir_all(path).is_ok() || !path.exists() {
            break;
        }
    }
}

/// Removes every temporary path, and says whether there was any. Nothing is renamed from then on, for
/// the list stays locked: the caller ends the process.
pub fn abandon_all() -> (impl Drop, bool) {
    let live = live();
    live.iter().for_each(|path| remove(path));
    let any = !live.is_empty();
    (live, any)
}

/// Makes a rename in this folder last, as far as its file system lets us (`fsync_fname` in PostgreSQL's
/// src/common/file_utils.c passes over the same errors).
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    // Folders cannot be opened on Windows; renames are journalled there.
    if !cfg!(unix) {
        return Ok(());
    }
    const EBADF: i32 = 9;
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    match File::open(folder) {
        Err(e) if e.kind() == io::ErrorKind::PermissionDenied => Ok(()),
        Err(e) => Err(e),
        Ok(folder) => match folder.sync_all() {
            Err(e) if e.kind() == io::ErrorKind::InvalidInput || e.raw_os_error() == Some(EBADF) => Ok(()),
            done => done,
        },
    }
}

#[cfg(unix)]
fn private_folder(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().mode(0o700).create(path)
}

#[cfg(not(unix))]
fn private_folder(path: &Path) -> io::Result<()> {
    fs::create_dir(path)
}
