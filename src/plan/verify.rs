//! Checking files.

use std::path::PathBuf;

/// Which files to check, and how closely.
#[derive(Debug, Clone)]
pub struct Verify {
    /// The files, folders or `-`.
    pub inputs: Vec<PathBuf>,
    /// How closely.
    pub level: Level,
    /// A list of SHA-256 digests to check against, instead of `FILE.sha256`.
    pub sha256: Option<PathBuf>,
    /// A manifest to check against, instead of `FILE.manifest.json`.
    pub manifest: Option<PathBuf>,
    /// Problems of one entry that are told; the rest is counted.
    pub max_problems: usize,
    /// Threads.
    pub jobs: usize,
}

/// How closely a file is checked; each level includes those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Header, TOC, and where everything lies.
    Structure,
    /// Every byte decoded, every row split.
    Data,
    /// Decoded and encoded again; keys and foreign keys.
    Full,
}

impl Level {
    /// The word of `--level`.
    pub fn name(self) -> &'static str {
        match self {
            Level::Structure => "structure",
            Level::Data => "data",
            Level::Full => "full",
        }
    }
}
