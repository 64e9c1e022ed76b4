//! Connecting: the hosts in turn, their addresses in turn, with TLS or without, until one lets us in and
//! is what was asked for (fe-connect.c `PQconnectPoll`).

use std::net::ToSocketAddrs;
use std::sync::Arc;
use std::time::{Duration, Instant};

use dumpkit_formats::{Class, Error, Result};

use super::auth::Exchange;
use super::cancel::Canceller;
use super::conninfo::{Conninfo, Host, Place, Target, TlsMode, Wish};
use super::session::{Session, TIMEOUT, refusal, sqlstate};
use super::stream::{Address, Stream};
use super::tls::{Context, is_timeout};

/// Version 3.0.
const PROTOCOL: u32 = 3 << 16;
/// cannot_connect_now: the server starts, stops, or is a standby that takes nobody.
const CANNOT_CONNECT_NOW: &[u8] = b"57P03";

/// What is left to try after a failure.
enum Next {
    /// The same address, encrypted or not.
    Encryption,
    /// The next address.
    Address,
    /// The next host.
    Host,
    /// Nothing: what is wrong would be wrong everywhere.
    Nothing,
}

struct Failure {
    error: Error,
    next: Next,
}

impl Failure {
    fn new(error: impl Into<Error>, next: Next) -> Self {
        Failure { error: error.into(), next }
    }
}

/// Connects to the first server that `conninfo` allows.
pub(super) fn connect(conninfo: &Conninfo) -> Result<Session> {
    let tls = match conninfo.tls.mode {
        TlsMode::Disable => None,
        _ => Some(Context::new(&conninfo.tls)?),
    };
    let attempt = Attempt { conninfo, tls };
    let targets: &[Target] = match conninfo.target {
        Target::PreferStandby => &[Target::Standby, Target::Any],
        other => &[other],
    };
    let mut hosts: Vec<&Host> = conninfo.hosts.iter().collect();
    if conninfo.shuffle {
        shuffle(&mut hosts)?;
    }
    let mut errors = Vec::new();
    for target in targets {
        for host in &hosts {
            match attempt.host(host, *target, &mut errors) {
                Ok(Some(session)) => return Ok(session),
                Ok(None) => {}
                Err(error) => {
                    errors.push(error);
                    return Err(gather(errors));
                }
            }
        }
    }
    Err(gather(errors))
}

/// All failures as one; the hint is the last one's.
fn gather(mut errors: Vec<Error>) -> Error {
    let Some(last) = errors.pop() else { return Error::misuse("there is no server to connect to") };
    if errors.is_empty() {
        return last;
    }
    let mut said: Vec<&str> = errors.iter().map(Error::what).collect();
    said.push(last.what());
    said.dedup();
    let all = Error::new(last.class(), said.join("; "));
    match last.hint_text() {
        Some(hint) => all.hint(hint),
        None => all,
    }
}

fn shuffle<T>(list: &mut [T]) -> Result<()> {
    for n in (1..list.len()).rev() {
        let random = getrandom::u64().map_err(|e| Error::new(Class::Io, format!("no random numbers: {e}")))?;
        list.swap(n, usize::try_from(random % (n as u64 + 1)).unwrap_or(n));
    }
    Ok(())
}

struct Attempt<'a> {
    conninfo: &'a Conninfo,
    tls: Option<Context>,
}

impl Attempt<'_> {
    /// A session with this host; `None`, and why, when others may be tried.
    fn host(&self, host: &Host, target: Target, errors: &mut Vec<Error>) -> Result<Option<Session>> {
        let mut addresses = match resolve(host) {
            Ok(addresses) => addresses,
            Err(e) => {
                errors.push(e);
                return Ok(None);
            }
        };
        if self.conninfo.shuffle {
            shuffle(&mut addresses)?;
        }
        for address in addresses {
            let ways = self.ways(&address);
            for (n, encrypted) in ways.iter().enumerate() {
                let failure = match self.address(host, &address, *encrypted, target) {
                    Ok(session) => return Ok(Some(session)),
                    Err(failure) => failure,
                };
                let error = explained(failure.error, host, &address);
                match failure.next {
                    Next::Encryption if n + 1 < ways.len() => errors.push(error),
                    Next::Encryption | Next::Nothing => return Err(error),
                    Next::Address => {
                        errors.push(error);
                        break;
                    }
                    Next::Host => {
                        errors.push(error);
                        return Ok(None);
                    }
                }
            }
        }
        Ok(None)
    }

    /// Whether to try with TLS, in order (`select_next_encryption_method`). Sockets have none.
    fn ways(&self, address: &Address) -> &'static [bool] {
        match (address, self.conninfo.tls.mode) {
            (Address::Socket(_), _) | (_, TlsMode::Disable) => &[false],
            (_, TlsMode::Allow) => &[false, true],
            (_, TlsMode::Prefer) => &[true, false],
            _ => &[true],
        }
    }

    fn address(&self, host: &Host, address: &Address, encrypted: bool, target: Target) -> std::result::Result<Session, Failure> {
        let deadline = Deadline::new(self.conninfo.connect_timeout);
        let timed = |e: std::io::Error| Failure::new(timed_out(e), Next::Address);
        let stream = Stream::open(address, deadline.left().map_err(timed)?, &self.conninfo.keepalive).map_err(timed)?;
        stream.set_timeout(deadline.left().map_err(timed)?).map_err(timed)?;
        let tls = self.tls.as_ref().filter(|_| encrypted);
        let stream = match tls {
            Some(tls) => self.negotiate(stream, tls, host)?,
            None => stream,
        };
        // A server without TLS is talked to in the clear at once, if that is allowed.
        let in_the_clear = encrypted && !stream.is_encrypted();
        let canceller = Canceller::new(address.clone(), tls.filter(|_| !in_the_clear).map(|tls| (tls.clone(), host.clone())));
        let mut session = Session::new(stream, canceller);
        self.log_in(&mut session, host, &deadline).map_err(|failure| match failure.next {
            Next::Encryption if in_the_clear => Failure { next: Next::Nothing, ..failure },
            _ => failure,
        })?;
        check(&mut session, target)?;
        session.stream().set_timeout(None).map_err(|e| Failure::new(e, Next::Nothing))?;
        session.set_source(self.narrowed(host, address));
        Ok(session)
    }

    /// What leads to this very server again.
    fn narrowed(&self, host: &Host, address: &Address) -> Arc<Conninfo> {
        let mut host = host.clone();
        host.place = match address {
            Address::Tcp(address) => Place::Name(address.ip().to_string()),
            Address::Socket(path) => Place::Sockets(path.parent().map(Into::into).into_iter().collect()),
        };
        Arc::new(Conninfo { hosts: vec![host], target: Target::Any, ..self.conninfo.clone() })
    }

    fn negotiate(&self, stream: Stream, tls: &Context, host: &Host) -> std::result::Result<Stream, Failure> {
        let Stream::Tcp(mut tcp) = stream else { return Ok(stream) };
        if host.name.is_empty() && self.conninfo.tls.mode == TlsMode::VerifyFull {
            return Err(Failure::new(Error::misuse("host name must be specified for a verified SSL connection"), Next::Nothing));
        }
        match tls.ask(&mut tcp).map_err(|e| Failure::new(timed_out(e), Next::Address))? {
            b'S' => {}
            b'N' if self.conninfo.tls.mode == TlsMode::Prefer => return Ok(Stream::Tcp(tcp)),
            b'N' => return Err(Failure::new(server("server does not support SSL, but SSL was required"), Next::Nothing)),
            // Not shown: nothing yet proves that it is the server who says so.
            b'E' => return Err(Failure::new(server("server sent an error response during SSL exchange"), Next::Nothing)),
            other => {
                let what = format!("received invalid response to SSL negotiation: {}", other.escape_ascii());
                return Err(Failure::new(server(&what), Next::Nothing));
            }
        }
        tls.wrap(tcp, host).map_err(|e| Failure::new(e, Next::Encryption))
    }

    /// From the startup packet until the server is ready for queries.
    fn log_in(&self, session: &mut Session, host: &Host, deadline: &Deadline) -> std::result::Result<(), Failure> {
        let stop = |e: Error| Failure::new(e, Next::Nothing);
        let packet = startup(self.conninfo).map_err(stop)?;
        session.send_raw(&packet).map_err(stop)?;
        let mut exchange = Exchange::new(self.conninfo, host, session.stream());
        let mut payload = Vec::new();
        loop {
            let left = deadline.left().and_then(|left| session.stream().set_timeout(left));
            left.map_err(|e| Failure::new(timed_out(e), Next::Address))?;
            let tag = session.message(&mut payload).map_err(|e| {
                let next = if e.what() == TIMEOUT { Next::Address } else { Next::Nothing };
                Failure::new(e, next)
            })?;
            match tag {
                b'R' => {
                    if payload == [0; 4] {
                        self.check_identity(session).map_err(stop)?;
                    }
                    if let Some(answer) = exchange.answer(&payload).map_err(stop)? {
                        session.send(b'p', &[&answer]).map_err(stop)?;
                    }
                }
                b'K' => session.set_key(&payload),
                b'Z' => return Ok(()),
                b'E' => {
                    let next = match sqlstate(&payload) {
                        Some(CANNOT_CONNECT_NOW) => Next::Host,
                        // A password that was given is not given again, perhaps in the clear.
                        _ if exchange.was_asked() => Next::Nothing,
                        _ => Next::Encryption,
                    };
                    return Err(Failure::new(refusal(&payload), next));
                }
                _ => {}
            }
        }
    }

    /// `sslcertmode=require`: whether the server has our certificate.
    fn check_identity(&self, session: &Session) -> Result<()> {
        if self.conninfo.tls.send_certificate != Wish::Require {
            return Ok(());
        }
        let encrypted = session.stream().is_encrypted();
        match self.tls.as_ref().filter(|_| encrypted).map_or((false, false), Context::identity_was) {
            (false, _) => Err(server("server did not request an SSL certificate")),
            (true, false) => Err(server("server accepted connection without a valid SSL certificate")),
            (true, true) => Ok(()),
        }
    }
}

fn server(what: &str) -> Error {
    Error::server(what)
}

/// How long one address may take.
struct Deadline(Option<Instant>);

impl Deadline {
    fn new(timeout: Option<Duration>) -> Self {
        Deadline(timeout.and_then(|timeout| Instant::now().checked_add(timeout)))
    }

    /// What is left of it.
    fn left(&self) -> std::io::Result<Option<Duration>> {
        let Some(end) = self.0 else { return Ok(None) };
        let left = end.saturating_duration_since(Instant::now());
        if left.is_zero() { Err(std::io::ErrorKind::TimedOut.into()) } else { Ok(Some(left)) }
    }
}

fn timed_out(error: std::io::Error) -> Error {
    if is_timeout(&error) { server(TIMEOUT) } else { server(&error.to_string()) }
}

/// Which server it was.
fn explained(error: Error, host: &Host, address: &Address) -> Error {
    let which = match address {
        Address::Socket(path) => format!("on socket \"{}\"", path.display()),
        Address::Tcp(tcp) if host.name.is_empty() || host.name == tcp.ip().to_string() => {
            format!("at \"{}\", port {}", tcp.ip(), tcp.port())
        }
        Address::Tcp(tcp) => format!("at \"{}\" ({}), port {}", host.name, tcp.ip(), tcp.port()),
    };
    let explained = Error::new(error.class(), format!("connection to server {which} failed: {}", error.what()));
    match error.hint_text() {
        Some(hint) => explained.hint(hint),
        None => explained,
    }
}

fn resolve(host: &Host) -> Result<Vec<Address>> {
    match &host.place {
        Place::Sockets(folders) => {
            let sockets = folders.iter().map(|folder| folder.join(format!(".s.PGSQL.{}", host.port)));
            let (there, missing): (Vec<_>, Vec<_>) = sockets.partition(|path| path.exists());
            // Of several folders only one has a server's socket; of none, the first is named.
            let chosen = if there.is_empty() { missing.into_iter().take(1).collect() } else { there };
            Ok(chosen.into_iter().map(Address::Socket).collect())
        }
        Place::Name(name) => {
            let found = (name.as_str(), host.port).to_socket_addrs();
            let found = found.map_err(|e| server(&format!("could not translate host name \"{name}\" to address: {e}")))?;
            Ok(found.map(Address::Tcp).collect())
        }
    }
}

fn startup(conninfo: &Conninfo) -> Result<Vec<u8>> {
    let mut body = PROTOCOL.to_be_bytes().to_vec();
    let who = [("user", &conninfo.user), ("database", &conninfo.database)];
    for (name, value) in who.into_iter().chain(conninfo.startup.iter().map(|(name, value)| (*name, value))) {
        if value.contains(&0) {
            return Err(Error::misuse(format!("the value of {name} has a zero byte")));
        }
        for text in [name.as_bytes(), value] {
            body.extend_from_slice(text);
            body.push(0);
        }
    }
    body.push(0);
    let len = u32::try_from(body.len() + 4).map_err(|_| Error::misuse("the connection parameters are too long"))?;
    Ok([&len.to_be_bytes()[..], &body].concat())
}

/// Whether the server is what was asked for. Those from 14 on say so by themselves.
fn check(session: &mut Session, target: Target) -> std::result::Result<(), Failure> {
    let mut ask = |parameters: &[&str], query: &str| {
        let known: Vec<bool> = parameters.iter().filter_map(|name| session.parameter(name).map(|value| value == "on")).collect();
        if known.len() == parameters.len() {
            return Ok(known.contains(&true));
        }
        let rows = session.query(query).map_err(|e| Failure::new(e, Next::Host))?;
        let value = rows.first().and_then(|row| row.at(0)).unwrap_or_default();
        Ok(matches!(value, b"on" | b"t"))
    };
    const READ_ONLY: (&[&str], &str) = (&["default_transaction_read_only", "in_hot_standby"], "SHOW transaction_read_only");
    const STANDBY: (&[&str], &str) = (&["in_hot_standby"], "SELECT pg_catalog.pg_is_in_recovery()");
    let (question, wanted, otherwise) = match target {
        Target::Any | Target::PreferStandby => return Ok(()),
        Target::ReadWrite => (READ_ONLY, false, "session is read-only"),
        Target::ReadOnly => (READ_ONLY, true, "session is not read-only"),
        Target::Primary => (STANDBY, false, "server is in hot standby mode"),
        Target::Standby => (STANDBY, true, "server is not in hot standby mode"),
    };
    match ask(question.0, question.1)? == wanted {
        true => Ok(()),
        false => Err(Failure::new(server(otherwise), Next::Host)),
    }
}
