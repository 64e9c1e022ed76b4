//! What a connection takes from where it is made: `PG*` variables, the user's name and files.

use std::collections::HashMap;
use std::env;
use std::path::{Path, PathBuf};

use dumpkit_formats::Text;

/// The environment of a process, as far as connections look at it.
#[derive(Clone, Default)]
pub struct Environment {
    variables: HashMap<String, Text>,
    home: Option<PathBuf>,
    user: Option<Text>,
}

impl Environment {
    /// That of this process.
    pub fn of_process() -> Self {
        let text = |value: std::ffi::OsString| Text::from(value.into_encoded_bytes());
        let variables = env::vars_os().filter_map(|(name, value)| Some((name.into_string().ok()?, text(value)))).collect();
        let home = if cfg!(windows) { env::var_os("APPDATA").map(PathBuf::from) } else { env::home_dir() };
        Environment { variables, home, user: user_name() }
    }

    /// One with these variables, this home folder and this user.
    pub fn new<'a>(variables: impl IntoIterator<Item = (&'a str, &'a str)>, home: Option<PathBuf>, user: &str) -> Self {
        let variables = variables.into_iter().map(|(name, value)| (name.to_owned(), value.into())).collect();
        Environment { variables, home, user: Some(user.into()) }
    }

    /// The value of a variable.
    pub fn variable(&self, name: &str) -> Option<&Text> {
        self.variables.get(name)
    }

    /// A variable that names a file or folder.
    pub fn path(&self, name: &str) -> Option<PathBuf> {
        self.variable(name).map(|value| path_of(value))
    }

    /// The name of the user this process runs for (fe-auth.c `pg_fe_getauthname`).
    pub fn user(&self) -> Option<&Text> {
        self.user.as_ref()
    }

    /// The user's password file.
    pub fn passfile(&self) -> Option<PathBuf> {
        self.file(".pgpass", "pgpass.conf")
    }

    /// The user's service file.
    pub fn service_file(&self) -> Option<PathBuf> {
        self.file(".pg_service.conf", ".pg_service.conf")
    }

    /// A file of the user's with certificates or keys, such as `root.crt`.
    pub fn certificate(&self, name: &str) -> Option<PathBuf> {
        self.file(&format!(".postgresql/{name}"), name)
    }

    /// On Windows all files are in one folder of the user's application data.
    fn file(&self, name: &str, on_windows: &str) -> Option<PathBuf> {
        let home = self.home.as_ref()?;
        Some(if cfg!(windows) { home.join("postgresql").join(on_windows) } else { home.join(name) })
    }
}

/// The file a value names.
pub(super) fn path_of(value: &[u8]) -> PathBuf {
    #[cfg(unix)]
    let path = {
        use std::os::unix::ffi::OsStrExt;
        Path::new(std::ffi::OsStr::from_bytes(value)).to_path_buf()
    };
    #[cfg(not(unix))]
    let path = Path::new(&*String::from_utf8_lossy(value)).to_path_buf();
    path
}

/// By the process's effective user, whatever `USER` says: as the server does for `peer`.
#[cfg(unix)]
fn user_name() -> Option<Text> {
    let uid = rustix::process::geteuid().as_raw().to_string();
    let users = std::fs::read("/etc/passwd").unwrap_or_default();
    let found = users.split(|b| *b == b'\n').find_map(|line| {
        let mut fields = line.split(|b| *b == b':');
        let name = fields.next()?;
        (fields.nth(1)? == uid.as_bytes()).then(|| name.into())
    });
    // Users of a directory service are not in that file.
    found.or_else(|| env::var_os("USER").map(|name| name.into_encoded_bytes().into()))
}

#[cfg(not(unix))]
fn user_name() -> Option<Text> {
    env::var_os("USERNAME").map(|name| name.into_encoded_bytes().into())
}
