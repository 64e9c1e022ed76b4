//! Finding out what an input is and opening it as an archive, however it is wrapped.
//!
//! | given | found |
//! |---|---|
//! | a folder with `toc.dat` | directory |
//! | `toc.dat` itself | its folder |
//! | `PGDMP`, format 1 | custom |
//! | a tar file with `toc.dat`, in any folder of it | tar, or a directory that was tarred |
//! | a tar file around one archive or script | that archive |
//! | gzip, lz4, zstd around any of these | that, decompressed into a spool |
//! | text | plain script |
//! | `-`, a pipe | any of the above, through a spool |

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{IsTerminal, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use dumpkit_formats::compress::{Codec, Container, Decoder};
use dumpkit_formats::detect::{self, Kind};
use dumpkit_formats::limits::Limits;
use dumpkit_formats::parts::Parts;
use dumpkit_formats::postgres::archive::{ArchiveReader, EntryKind, Header, Layout, tar};
use dumpkit_formats::postgres::script::{ScanOptions, ScriptPart, ScriptStyle, scan};
use dumpkit_formats::source::{Bytes, SequentialReader, Window};
use dumpkit_formats::{Class, Error, Result};

use super::progress;
use crate::report::Reporter;
use crate::storage::input::{LocalFile, LocalFolder, ReadCount};
use crate::storage::spool::Spool;

/// An open input.
pub struct Opened {
    /// The archive.
    pub archive: ArchiveReader,
    /// How messages name it.
    pub name: String,
    /// What was around it, from the outside in: `gzip`, `tar (folder backup/)`.
    pub wrapping: Vec<String>,
    /// How a plain script was written.
    pub style: Option<ScriptStyle>,
    /// Why a plain script, a tar file or a TOC ends before its end; what lies before it was opened.
    pub damage: Option<Error>,
    /// Whether that is in the TOC: entries are missing, and nobody knows which.
    pub toc_is_damaged: bool,
    /// The bytes that the archive lies in, unwrapped: a custom archive, a tar file, a script. `None`
    /// for a folder.
    pub source: Option<Bytes>,
    /// Bytes read from the input so far.
    pub read: ReadCount,
    /// Members of a tar file or folder that are nobody's: macOS's `._` files and the like.
    pub strangers: Vec<String>,
}

/// How deep archives may lie in each other: `.tar.gz` holding a `.dump.gz` needs 4.
const MAX_WRAPPING: usize = 6;

/// Opens a file, a folder or `-`.
pub fn open(location: &Path, limits: &Limits, reporter: &dyn Reporter) -> Result<Opened> {
    let name = if location == Path::new("-") { "standard input".to_owned() } else { location.display().to_string() };
    let mut opener = Opener { limits, wrapping: Vec::new(), read: ReadCount::default(), remarks: Vec::new() };
    // Lasts only where all of it must be read: a script, or something compressed around it.
    let (total, read) = (fs::metadata(location).ok().filter(fs::Metadata::is_file).map(|meta| meta.len()), opener.read.clone());
    let found = progress::during(reporter, &format!("reading {name}"), total, &read, || opener.location(location));
    opener.remarks.iter().for_each(|remark| reporter.warning(remark, None));
    found.map(|found| found.named(name.clone())).map_err(|e| e.in_part(name))
}

/// Whether a file must be read to its end to be opened: a script, or something compressed.
pub fn reads_all(location: &Path) -> bool {
    let mut prefix = Vec::new();
    let is_file = fs::metadata(location).is_ok_and(|meta| meta.is_file());
    let mut read = || File::open(location)?.take(detect::PREFIX as u64).read_to_end(&mut prefix);
    is_file && read().is_ok() && matches!(detect::detect(&prefix), Kind::Text | Kind::Compressed(_))
}

/// Opens what lies in memory or anywhere else that can be read by position.
pub fn open_bytes(bytes: Bytes, name: &str, limits: &Limits) -> Result<Opened> {
    let mut opener = Opener { limits, wrapping: Vec::new(), read: ReadCount::default(), remarks: Vec::new() };
    opener.bytes(bytes).map(|found| found.named(name.to_owned())).map_err(|e| e.in_part(name))
}

/// Opens a directory archive whose files lie anywhere.
pub fn open_parts(parts: Arc<dyn Parts>, name: &str, limits: &Limits) -> Result<Opened> {
    let mut opener = Opener { limits, wrapping: Vec::new(), read: ReadCount::default(), remarks: Vec::new() };
    opener.members(parts, Layout::Directory).map(|found| found.named(name.to_owned())).map_err(|e| e.in_part(name))
}

struct Opener<'a> {
    limits: &'a Limits,
    wrapping: Vec<String>,
    read: ReadCount,
    /// What is told as soon as it is open.
    remarks: Vec<String>,
}

impl Opener<'_> {
    fn location(&mut self, location: &Path) -> Result<Opened> {
        if location == Path::new("-") {
            let stdin = stdin_file()?;
            if stdin.is_terminal() {
                return Err(Error::misuse("standard input is a terminal, expected an archive").hint("give a file, or pipe one in"));
            }
            // A redirected file is as good as a named one.
            if stdin.metadata()?.is_file() {
                return self.bytes(Arc::new(LocalFile::from_file(stdin, &self.read)?));
            }
            return self.bytes(Arc::new(Spool::new(stdin, &self.read)?));
        }
        let meta = fs::metadata(location)?;
        if meta.is_dir() {
            return self.folder(location);
        }
        if !meta.is_file() {
            return self.bytes(Arc::new(Spool::new(File::open(location)?, &self.read)?));
        }
        let file: Bytes = Arc::new(LocalFile::open(location, &self.read)?);
        if is_toc_member(location) && self.is_directory_toc(location, &file)? {
            let folder = location.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
            return self.folder(folder);
        }
        self.bytes(file)
    }

    fn folder(&mut self, folder: &Path) -> Result<Opened> {
        let mut home = folder.to_owned();
        if !has_toc(&home) {
            // Unpacked somewhere, with its folder around it.
            let mut inner: Vec<PathBuf> =
                fs::read_dir(folder)?.filter_map(|e| Some(e.ok()?.path())).filter(|p| p.is_dir() && has_toc(p)).collect();
            home = match (inner.pop(), inner.pop()) {
                (Some(only), None) => only,
                (None, _) => return Err(Error::malformed("the folder has no toc.dat: it is not a directory archive")),
                (Some(a), Some(b)) => {
                    return Err(Error::misuse(format!("several archives are in the folder: {}, {}, ...", a.display(), b.display()))
                        .hint("name one of them"));
                }
            };
            self.wrapping.push(format!("folder {}", home.display()));
        }
        self.members(Arc::new(LocalFolder::new(home, &self.read)), Layout::Directory)
    }

    /// Whether a file called `toc.dat` is a directory's, not a custom archive of that name.
    fn is_directory_toc(&self, path: &Path, file: &Bytes) -> Result<bool> {
        let mut prefix = [0; 11];
        let n = file.read_full_at(0, &mut prefix)?;
        let compressed = path.extension().is_some_and(|e| e != "dat");
        Ok(compressed || matches!(detect::detect(&prefix[..n]), Kind::PgArchive { format } if format != Layout::Custom.format_byte()))
    }

    fn bytes(&mut self, bytes: Bytes) -> Result<Opened> {
        let mut prefix = vec![0; detect::PREFIX];
        let n = bytes.read_full_at(0, &mut prefix)?;
        prefix.truncate(n);
        match detect::detect(&prefix) {
            Kind::PgArchive { format: 1 } => {
                let (archive, damage) = ArchiveReader::salvage_custom(bytes.clone(), self.limits.clone())?;
                Ok(self.salvaged(archive, damage).within(bytes))
            }
            Kind::PgArchive { format } => Err(match format {
                3 => Error::misuse("this is the toc.dat of a directory or tar archive, without its data")
                    .hint("give the folder it came from"),
                _ => Error::malformed(format!("format byte is {format}, expected 1 for a custom archive")).at(10),
            }),
            Kind::Tar => self.tar(bytes),
            Kind::Compressed(codec) => self.compressed(bytes, codec),
            Kind::Text => self.script(bytes),
            Kind::Empty => Err(Error::new(Class::Truncated, "the file is empty")),
            Kind::Other(what, hint) => {
                let e = Error::malformed(format!("this is {what}, not a PostgreSQL dump"));
                Err(if hint.is_empty() { e } else { e.hint(hint) })
            }
            _ => Err(Error::malformed("this is not a PostgreSQL dump")),
        }
    }

    fn compressed(&mut self, bytes: Bytes, codec: Codec) -> Result<Opened> {
        self.wrap(codec.name().to_owned())?;
        let decoder = Decoder::new(codec, Container::File, SequentialReader::new(bytes, 0))?;
        // From now on, what is read is read from the spool.
        self.read = ReadCount::default();
        self.bytes(Arc::new(Spool::new(decoder, &self.read)?))
    }

    fn wrap(&mut self, what: String) -> Result<()> {
        self.wrapping.push(what);
        if self.wrapping.len() > MAX_WRAPPING {
            return Err(Error::limit(format!("{MAX_WRAPPING} wrappings are around the archive, and it goes on")));
        }
        Ok(())
    }

    fn tar(&mut self, bytes: Bytes) -> Result<Opened> {
        let index = tar::index(&bytes, self.limits)?;
        let file_name = |path: &str| path.rsplit('/').next().unwrap_or(path).to_owned();
        let folder_of = |path: &str| path[..path.len() - file_name(path).len()].to_owned();
        let homes: BTreeSet<String> = index
            .members
            .iter()
            .filter(|m| is_toc_member(Path::new(&m.path)) && !file_name(&m.path).starts_with("._"))
            .map(|m| folder_of(&m.path))
            .collect();
        let mut homes = homes.into_iter();
        match (homes.next(), homes.next()) {
            (Some(folder), None) => {
                let inside = folder.strip_prefix("./").unwrap_or(&folder).to_owned();
                let parts = tar::TarParts::new(bytes.clone(), &index, &inside);
                // pg_dump's own tar has no folder and no compressed member.
                let own = inside.is_empty() && !index.members.iter().any(|m| [".gz", ".lz4", ".zst"].iter().any(|s| m.path.ends_with(s)));
                let layout = if own { Layout::Tar } else { Layout::Directory };
                if !own {
                    self.wrap(if inside.is_empty() { "tar".to_owned() } else { format!("tar (folder {inside})") })?;
                }
                let mut opened = self.members(Arc::new(parts), layout)?;
                opened.strangers = index.members.iter().filter(|m| file_name(&m.path).starts_with("._")).map(|m| m.path.clone()).collect();
                opened.damage = opened.damage.or(index.damage);
                Ok(opened.within(bytes))
            }
            (Some(a), Some(b)) => Err(Error::misuse(format!("several archives are in the tar file, in {a:?} and {b:?} among others"))
                .hint("unpack it and name one")),
            (None, _) => self.single_member(bytes, index),
        }
    }

    /// A tar file around one archive or script that is no directory.
    fn single_member(&mut self, bytes: Bytes, index: tar::TarIndex) -> Result<Opened> {
        let mut found = Vec::new();
        for member in &index.members {
            let base = member.path.rsplit('/').next().unwrap_or_default();
            if member.size == 0 || base.starts_with('.') {
                continue;
            }
            let window: Bytes = Arc::new(Window::new(bytes.clone(), member.start, member.size));
            let mut prefix = [0; 512];
            let n = window.read_full_at(0, &mut prefix)?;
            match detect::detect(&prefix[..n]) {
                Kind::PgArchive { .. } | Kind::Compressed(_) | Kind::Tar => found.push((member, window)),
                Kind::Text if base.ends_with(".sql") => found.push((member, window)),
                _ => {}
            }
        }
        match (found.pop(), found.is_empty()) {
            (Some((member, window)), true) => {
                self.wrap(format!("tar (member {})", member.path))?;
                let mut opened = self.bytes(window)?;
                opened.damage = opened.damage.or(index.damage);
                Ok(opened)
            }
            (Some((last, _)), false) => {
                let names: Vec<_> = found.iter().map(|(m, _)| m.path.as_str()).chain([last.path.as_str()]).collect();
                Err(Error::misuse(format!("several archives are in the tar file: {}", names.join(", "))).hint("unpack it and name one"))
            }
            (None, _) => {
                Err(index.damage.unwrap_or_else(|| Error::malformed("the tar file has neither a toc.dat nor an archive or script in it")))
            }
        }
    }

    fn members(&mut self, parts: Arc<dyn Parts>, layout: Layout) -> Result<Opened> {
        let (archive, damage) = ArchiveReader::salvage_members(parts, layout, self.limits.clone())?;
        Ok(self.salvaged(archive, damage))
    }

    fn script(&mut self, bytes: Bytes) -> Result<Opened> {
        let mut options = ScanOptions::default();
        options.limits = self.limits.clone();
        let mut script = scan(SequentialReader::new(bytes.clone(), 0), &options, &mut ())?;
        let main = script.main();
        let databases = script.parts.iter().filter(|part| part.style.head).count();
        if databases > 1 {
            self.wrapping.push(format!("script of {databases} databases"));
            let name = script.parts[main].toc.header.database.as_ref().map_or(String::new(), |name| format!(", {name}"));
            self.remarks.push(format!("the script holds {databases} databases; only the first that has objects{name} is read"));
        }
        if !is_dump(&script.parts[main]) {
            return Err(Error::malformed("this is text, but no SQL dump: no statement in it is one that dumps have"));
        }
        let style = script.parts[main].style.clone();
        let damage = script.truncated.take();
        let mut opened = self.opened(script.into_archive(main, bytes.clone(), self.limits.clone())?, damage).within(bytes);
        opened.style = Some(style);
        Ok(opened)
    }

    /// An archive whose TOC may be damaged.
    fn salvaged(&mut self, archive: ArchiveReader, damage: Option<Error>) -> Opened {
        Opened { toc_is_damaged: damage.is_some(), ..self.opened(archive, damage) }
    }

    fn opened(&mut self, archive: ArchiveReader, damage: Option<Error>) -> Opened {
        Opened {
            archive,
            name: String::new(),
            wrapping: std::mem::take(&mut self.wrapping),
            style: None,
            damage,
            toc_is_damaged: false,
            source: None,
            read: self.read.clone(),
            strangers: Vec::new(),
        }
    }
}

impl Opened {
    fn named(mut self, name: String) -> Self {
        self.name = name;
        self
    }

    fn within(mut self, source: Bytes) -> Self {
        self.source = Some(source);
        self
    }

    /// The archive's header.
    pub fn header(&self) -> &Header {
        &self.archive.toc().header
    }
}

/// Whether a script has anything in it that a dump has.
fn is_dump(part: &ScriptPart) -> bool {
    part.style.head || part.toc.entries().iter().any(|e| !matches!(e.kind, EntryKind::Other(_)))
}

/// Whether a folder has a `toc.dat`, alone or compressed.
fn has_toc(folder: &Path) -> bool {
    Codec::ALL.iter().any(|codec| folder.join(format!("toc.dat{}", codec.suffix())).is_file())
}

/// Whether the path's last name is `toc.dat`, alone or compressed.
fn is_toc_member(path: &Path) -> bool {
    let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default();
    name.strip_prefix("toc.dat").is_some_and(|suffix| Codec::ALL.iter().any(|codec| codec.suffix() == suffix))
}

/// Standard input without the standard library's buffer before it.
#[cfg(unix)]
fn stdin_file() -> Result<File> {
    use std::os::fd::AsFd;
    Ok(std::io::stdin().as_fd().try_clone_to_owned()?.into())
}

/// Standard input without the standard library's buffer before it.
#[cfg(windows)]
fn stdin_file() -> Result<File> {
    use std::os::windows::io::AsHandle;
    Ok(std::io::stdin().as_handle().try_clone_to_owned()?.into())
}
