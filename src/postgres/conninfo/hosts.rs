//! The servers to try, in order: lists of hosts, addresses and ports (fe-connect.c `pqConnectOptions2`).

use std::path::PathBuf;

use dumpkit_formats::{Error, Result};

use super::Secret;
use super::environment::path_of;
use super::keywords::Settings;

const DEFAULT_PORT: u16 = 5432;

/// Where servers put their sockets: Debian's and Red Hat's builds, and others.
const SOCKET_FOLDERS: [&str; 2] = ["/var/run/postgresql", "/tmp"];

/// A server to try.
#[derive(Debug, Clone)]
pub struct Host {
    /// Its name as given; empty when only an address was. Certificates are checked against it.
    pub name: String,
    /// Where it is.
    pub place: Place,
    /// The port, which is also part of a socket's name.
    pub port: u16,
    /// The password to give it.
    pub password: Option<Secret>,
}

/// Where a server is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Folders one of which has its socket.
    Sockets(Vec<PathBuf>),
    /// A name or address to be resolved.
    Name(String),
}

impl Host {
    /// The name by which the password file knows it.
    pub(super) fn in_passfile(&self) -> &str {
        match &self.place {
            Place::Sockets(folders) if folders.iter().any(|folder| SOCKET_FOLDERS.iter().any(|known| folder.as_os_str() == *known)) => {
                "localhost"
            }
            Place::Name(name) if self.name.is_empty() => name,
            _ => &self.name,
        }
    }
}

/// The hosts that the settings name: at least one.
pub(super) fn read(settings: &Settings) -> Result<Vec<Host>> {
    let list = |name: &str| settings.given(name).map(|value| value.split(|b| *b == b',').collect::<Vec<_>>());
    let (names, addresses) = (list("host"), list("hostaddr"));
    let count = addresses.as_ref().or(names.as_ref()).map_or(1, Vec::len);
    if let Some(names) = names.as_ref().filter(|names| names.len() != count) {
        return Err(Error::misuse(format!("could not match {} host names to {count} hostaddr values", names.len())));
    }
    let ports = list("port").unwrap_or_default();
    if ports.len() > 1 && ports.len() != count {
        return Err(Error::misuse(format!("could not match {} port numbers to {count} hosts", ports.len())));
    }
    let at = |list: &Option<Vec<&[u8]>>, n: usize| list.as_ref().map_or(Vec::new(), |list| list[n].to_vec());
    (0..count)
        .map(|n| {
            let (name, address) = (at(&names, n), at(&addresses, n));
            let port = ports.get(n).or(ports.first().filter(|_| ports.len() == 1)).copied().unwrap_or_default();
            Ok(Host { place: place(&name, &address), name: lossy(&name), port: port_number(port)?, password: None })
        })
        .collect()
}

fn lossy(text: &[u8]) -> String {
    String::from_utf8_lossy(text).into_owned()
}

fn place(name: &[u8], address: &[u8]) -> Place {
    match (name, address) {
        (_, [_, ..]) => Place::Name(lossy(address)),
        // An @ is Linux's abstract sockets.
        ([b'/' | b'@', ..], _) => Place::Sockets(vec![path_of(name)]),
        ([_, ..], _) => Place::Name(lossy(name)),
        _ if cfg!(unix) => Place::Sockets(SOCKET_FOLDERS.map(PathBuf::from).to_vec()),
        _ => Place::Name("localhost".to_owned()),
    }
}

fn port_number(text: &[u8]) -> Result<u16> {
    if text.is_empty() {
        return Ok(DEFAULT_PORT);
    }
    let parsed = std::str::from_utf8(text).ok().and_then(|text| text.trim().parse().ok()).filter(|port| *port != 0);
    parsed.ok_or_else(|| Error::misuse(format!("invalid port number: \"{}\"", String::from_utf8_lossy(text))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hosts(text: &str) -> Result<Vec<(String, Place, u16)>> {
        let hosts = read(&Settings::parse(text.as_bytes())?)?;
        Ok(hosts.into_iter().map(|host| (host.name, host.place, host.port)).collect())
    }

    #[test]
    fn lists_go_together() {
        let name = |name: &str, at: &str, port| (name.to_owned(), Place::Name(at.to_owned()), port);
        assert_eq!(hosts("host=a,b port=1,").unwrap(), [name("a", "a", 1), name("b", "b", 5432)]);
        assert_eq!(hosts("host=a,b hostaddr=1.2.3.4,::1 port=7").unwrap(), [name("a", "1.2.3.4", 7), name("b", "::1", 7)]);
        assert_eq!(hosts("hostaddr=::1").unwrap(), [name("", "::1", 5432)]);
        let sockets = Place::Sockets(vec!["/run/x".into()]);
        assert_eq!(hosts("host=/run/x,").unwrap()[0], ("/run/x".to_owned(), sockets, 5432));
        for broken in ["host=a,b hostaddr=::1", "host=a,b port=1,2,3", "port=0", "port=65536", "port=x"] {
            assert!(hosts(broken).is_err(), "{broken}");
        }
    }

    #[test]
    fn default_sockets_are_localhost_to_the_password_file() {
        let named = |text: &str| read(&Settings::parse(text.as_bytes()).unwrap()).unwrap()[0].in_passfile().to_owned();
        assert_eq!(named("host=/tmp"), "localhost");
        assert_eq!(named("host=/run/x"), "/run/x");
        assert_eq!(named("hostaddr=::1"), "::1");
        assert_eq!(named("host=a hostaddr=::1"), "a");
    }
}
