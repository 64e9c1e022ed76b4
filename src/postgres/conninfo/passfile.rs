//! The password file: `host:port:database:user:password` lines (fe-connect.c `passwordFromFile`).

use std::fs;
use std::path::Path;

use super::Secret;
use crate::report::Reporter;

/// Who wants a password, as the lines are matched.
pub(super) struct Wanted<'a> {
    /// The host's name, or its address, or `localhost` for the default socket folder.
    pub(super) host: &'a [u8],
    pub(super) port: u16,
    pub(super) database: &'a [u8],
    pub(super) user: &'a [u8],
}

/// The password of the first line that fits. A file that others may read is not used, with a warning.
pub(super) fn look_up(path: &Path, wanted: &Wanted<'_>, reporter: &dyn Reporter) -> Option<Secret> {
    let metadata = fs::metadata(path).ok()?;
    if !metadata.is_file() {
        reporter.warning(&format_args!("password file \"{}\" is not a plain file", path.display()), None);
        return None;
    }
    #[cfg(unix)]
    if std::os::unix::fs::MetadataExt::mode(&metadata) & 0o077 != 0 {
        let text = format!("password file \"{}\" has group or world access; permissions should be u=rw (0600) or less", path.display());
        reporter.warning(&text, None);
        return None;
    }
    find(&fs::read(path).ok()?, wanted).map(Secret::new)
}

fn find(text: &[u8], wanted: &Wanted<'_>) -> Option<Vec<u8>> {
    let port = wanted.port.to_string();
    let fields = [wanted.host, port.as_bytes(), wanted.database, wanted.user];
    text.split(|b| *b == b'\n').filter(|line| line.first() != Some(&b'#')).find_map(|line| {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let mut rest = line;
        for field in fields {
            rest = matching(rest, field)?;
        }
        Some(unescape(rest))
    })
}

/// What follows a field and its colon, if the field is `*` or this text.
fn matching<'a>(line: &'a [u8], wanted: &[u8]) -> Option<&'a [u8]> {
    if let Some(rest) = line.strip_prefix(b"*:") {
        return Some(rest);
    }
    let mut rest = line;
    for byte in wanted {
        rest = rest.strip_prefix(b"\\").unwrap_or(rest);
        rest = rest.strip_prefix(&[*byte])?;
    }
    rest.strip_prefix(b":")
}

/// The password up to a colon; a backslash keeps what comes after it as it is.
fn unescape(text: &[u8]) -> Vec<u8> {
    let mut password = Vec::new();
    let mut bytes = text.iter();
    while let Some(byte) = bytes.next().filter(|b| **b != b':') {
        password.push(if *byte == b'\\' { *bytes.next().unwrap_or(byte) } else { *byte });
    }
    password
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_that_fits_has_the_password() {
        let file = b"# *:*:*:*:comment\nother:*:*:*:no\nh\\:1:5432:db:me:pa\\:s\\\\s:tail\r\n*:5433:*:me:second\n*:*:*:*:last";
        let find = |host: &str, port, database: &str, user: &str| {
            let wanted = Wanted { host: host.as_bytes(), port, database: database.as_bytes(), user: user.as_bytes() };
            super::find(file, &wanted).map(|password| String::from_utf8_lossy(&password).into_owned())
        };
        assert_eq!(find("h:1", 5432, "db", "me").as_deref(), Some("pa:s\\s"));
        assert_eq!(find("h:1", 5433, "db", "me").as_deref(), Some("second"));
        assert_eq!(find("h", 5432, "db", "me").as_deref(), Some("last"));
        assert_eq!(super::find(b"a:1:b:c", &Wanted { host: b"a", port: 1, database: b"b", user: b"c" }), None);
    }
}
