//! The stock pg_restore and pg_dump as judges of what a database is.

use std::path::Path;

use super::process::{expect_success, run};
use super::{Database, Tools};

/// A database as this pg_dump prints it, without the random key.
pub(crate) fn printed(tools: &Tools, database: &Database) -> Vec<u8> {
    without_key(&expect_success(tools.command("pg_dump").arg(database.url())).stdout)
}

/// A script without its random key.
pub(crate) fn without_key(dump: &[u8]) -> Vec<u8> {
    let lines =
        dump.split_inclusive(|b| *b == b'\n').filter(|line| !line.starts_with(b"\\restrict ") && !line.starts_with(b"\\unrestrict "));
    lines.flatten().copied().collect()
}

/// Restores an archive, which must go without a single error.
pub(crate) fn restore(tools: &Tools, archive: &Path, database: &Database) {
    restore_with(tools, &[], archive, database);
}

/// Restores an archive with these options, which must go without a single error.
pub(crate) fn restore_with(tools: &Tools, options: &[&str], archive: &Path, database: &Database) {
    let mut command = tools.command("pg_restore");
    let out = run(command.args(options).args(["-d", &database.url()]).arg(archive));
    let said = String::from_utf8_lossy(&out.stderr);
    // Releases from 17 on set it on servers that do not know it yet, and go on.
    let own_fault = |line: &&str| line.contains("unrecognized configuration parameter \"transaction_timeout\"");
    let errors: Vec<&str> = said.lines().filter(|line| line.contains("error:")).filter(|line| !own_fault(line)).collect();
    let excused = said.lines().any(|line| own_fault(&line));
    assert!(errors.is_empty() && (out.status.success() || excused), "{command:?}: {}\n{said}", out.status);
}
