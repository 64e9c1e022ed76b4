//! A TCP proxy that cuts all its connections after so many bytes from the server.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

/// A port that leads to a server, until it does not.
pub(crate) struct Proxy {
    port: u16,
    shared: Arc<Shared>,
}

struct Shared {
    /// The server, `host:port`.
    to: String,
    /// Bytes from the server that pass before everything is cut.
    limit: u64,
    passed: AtomicU64,
    open: Mutex<Vec<TcpStream>>,
}

impl Proxy {
    /// To this server; `limit` bytes from it pass, over all connections together.
    pub(crate) fn new(to: &str, limit: u64) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let port = listener.local_addr().expect("the port").port();
        let shared = Arc::new(Shared { to: to.to_owned(), limit, passed: AtomicU64::new(0), open: Mutex::default() });
        let accepting = Arc::clone(&shared);
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                if accepting.is_cut() {
                    break;
                }
                let server = TcpStream::connect(&accepting.to).expect("the server behind the proxy");
                accepting.carry(client, server);
            }
        });
        Proxy { port, shared }
    }

    /// Where clients connect to.
    pub(crate) fn address(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// How many bytes came from the server.
    pub(crate) fn passed(&self) -> u64 {
        self.shared.passed.load(Ordering::SeqCst)
    }
}

impl Shared {
    fn is_cut(&self) -> bool {
        self.passed.load(Ordering::SeqCst) >= self.limit
    }

    /// Both directions, each in its thread.
    fn carry(self: &Arc<Self>, client: TcpStream, server: TcpStream) {
        let twin = |stream: &TcpStream| stream.try_clone().expect("a second handle of a socket");
        self.open.lock().expect("no panic beside it").extend([twin(&client), twin(&server)]);
        let (mut up_from, mut up_to) = (twin(&client), twin(&server));
        thread::spawn(move || {
            let _ = std::io::copy(&mut up_from, &mut up_to);
            let _ = up_to.shutdown(Shutdown::Write);
        });
        let shared = Arc::clone(self);
        thread::spawn(move || shared.down(server, client));
    }

    /// From the server to the client, up to the limit.
    fn down(&self, mut server: TcpStream, mut client: TcpStream) {
        let mut buffer = [0; 4096];
        while let Ok(n @ 1..) = server.read(&mut buffer) {
            let before = self.passed.fetch_add(n as u64, Ordering::SeqCst);
            let allowed = n.min(usize::try_from(self.limit.saturating_sub(before)).unwrap_or(n));
            if client.write_all(&buffer[..allowed]).is_err() || allowed < n {
                break;
            }
        }
        if self.is_cut() {
            self.open.lock().expect("no panic beside it").iter().for_each(|stream| drop(stream.shutdown(Shutdown::Both)));
        }
        let _ = client.shutdown(Shutdown::Both);
    }
}
