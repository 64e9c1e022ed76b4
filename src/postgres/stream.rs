//! What a connection goes over: TCP, a Unix socket, or TLS on TCP.

use std::fmt;
use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream};
#[cfg(unix)]
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::time::Duration;

use rustls::{ClientConnection, StreamOwned};
use socket2::{SockRef, TcpKeepalive};

use super::conninfo::Keepalive;

/// Where a server listens.
#[derive(Debug, Clone)]
pub(super) enum Address {
    /// A socket in the file system; `@` is Linux's abstract name space.
    Socket(PathBuf),
    /// An address and port.
    Tcp(SocketAddr),
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Address::Socket(path) => write!(f, "{}", path.display()),
            Address::Tcp(address) => write!(f, "{address}"),
        }
    }
}

/// An open connection.
pub(super) enum Stream {
    /// TCP in the clear.
    Tcp(TcpStream),
    /// A Unix socket.
    #[cfg(unix)]
    Socket(UnixStream),
    /// TLS.
    Tls(Box<StreamOwned<ClientConnection, TcpStream>>),
}

impl Stream {
    /// Connects; `timeout` bounds the connecting, not what follows.
    pub(super) fn open(address: &Address, timeout: Option<Duration>, keepalive: &Keepalive) -> io::Result<Self> {
        match address {
            Address::Tcp(address) => {
                let stream = match timeout {
                    Some(timeout) => TcpStream::connect_timeout(address, timeout)?,
                    None => TcpStream::connect(address)?,
                };
                stream.set_nodelay(true)?;
                watch(&stream, keepalive)?;
                Ok(Stream::Tcp(stream))
            }
            #[cfg(unix)]
            Address::Socket(path) => Ok(Stream::Socket(open_socket(path)?)),
            #[cfg(not(unix))]
            Address::Socket(_) => Err(io::ErrorKind::Unsupported.into()),
        }
    }

    /// How long reads and writes may wait; `None`: for ever.
    pub(super) fn set_timeout(&self, timeout: Option<Duration>) -> io::Result<()> {
        match self {
            #[cfg(unix)]
            Stream::Socket(stream) => stream.set_read_timeout(timeout).and_then(|()| stream.set_write_timeout(timeout)),
            Stream::Tcp(stream) => stream.set_read_timeout(timeout).and_then(|()| stream.set_write_timeout(timeout)),
            Stream::Tls(stream) => stream.sock.set_read_timeout(timeout).and_then(|()| stream.sock.set_write_timeout(timeout)),
        }
    }

    /// The server's certificate, over TLS.
    pub(super) fn server_certificate(&self) -> Option<&[u8]> {
        match self {
            Stream::Tls(stream) => Some(stream.conn.peer_certificates()?.first()?.as_ref()),
            _ => None,
        }
    }

    /// Whether what goes over it is encrypted.
    pub(super) fn is_encrypted(&self) -> bool {
        matches!(self, Stream::Tls(_))
    }
}

#[cfg(unix)]
fn open_socket(path: &std::path::Path) -> io::Result<UnixStream> {
    #[cfg(target_os = "linux")]
    {
        use std::os::linux::net::SocketAddrExt;
        use std::os::unix::ffi::OsStrExt;
        if let Some(name) = path.as_os_str().as_bytes().strip_prefix(b"@") {
            return UnixStream::connect_addr(&std::os::unix::net::SocketAddr::from_abstract_name(name)?);
        }
    }
    UnixStream::connect(path)
}

fn watch(stream: &TcpStream, keepalive: &Keepalive) -> io::Result<()> {
    let socket = SockRef::from(stream);
    if !keepalive.off {
        let mut probes = TcpKeepalive::new();
        if let Some(idle) = keepalive.idle {
            probes = probes.with_time(idle);
        }
        if let Some(interval) = keepalive.interval {
            probes = probes.with_interval(interval);
        }
        if let Some(count) = keepalive.count {
            probes = probes.with_retries(count);
        }
        socket.set_keepalive(true)?;
        socket.set_tcp_keepalive(&probes)?;
    }
    #[cfg(target_os = "linux")]
    if keepalive.user_timeout.is_some() {
        socket.set_tcp_user_timeout(keepalive.user_timeout)?;
    }
    Ok(())
}

impl Read for Stream {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Stream::Tcp(stream) => stream.read(buffer),
            #[cfg(unix)]
            Stream::Socket(stream) => stream.read(buffer),
            Stream::Tls(stream) => stream.read(buffer),
        }
    }
}

impl Write for Stream {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Stream::Tcp(stream) => stream.write(bytes),
            #[cfg(unix)]
            Stream::Socket(stream) => stream.write(bytes),
            Stream::Tls(stream) => stream.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Stream::Tcp(stream) => stream.flush(),
            #[cfg(unix)]
            Stream::Socket(stream) => stream.flush(),
            Stream::Tls(stream) => stream.flush(),
        }
    }
}
