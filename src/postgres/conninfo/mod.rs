//! Where to connect and how: what URLs, keyword strings, the environment, service files and password
//! files say, as one value. Every keyword of libpq 18 is known; what cannot be done is refused, never
//! passed over when security hangs on it.

mod environment;
mod hosts;
mod keywords;
mod passfile;
mod require_auth;
mod service;
mod url;

use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

use dumpkit_formats::{Error, Result, Text};

pub use environment::Environment;
pub use hosts::{Host, Place};
pub use require_auth::{AuthMethod, RequireAuth};

use crate::report::Reporter;
use keywords::Settings;

/// Something that is never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Vec<u8>);

impl Secret {
    /// Keeps it.
    pub fn new(bytes: Vec<u8>) -> Self {
        Secret(bytes)
    }

    /// What it is.
    pub fn reveal(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(secret)")
    }
}

/// How to connect.
#[derive(Debug, Clone)]
pub struct Conninfo {
    /// The servers to try, in order; at least one.
    pub hosts: Vec<Host>,
    /// Whether to try them in a random order.
    pub shuffle: bool,
    /// The role.
    pub user: Text,
    /// The database.
    pub database: Text,
    /// How long one address may take; none: for ever.
    pub connect_timeout: Option<Duration>,
    /// What the server must be.
    pub target: Target,
    /// Parameters for the server besides role and database, such as `application_name`.
    pub startup: Vec<(&'static str, Text)>,
    /// How TLS is used.
    pub tls: Tls,
    /// Whether the password's exchange is bound to the TLS connection.
    pub channel_binding: Wish,
    /// Which ways to authenticate are allowed.
    pub require_auth: RequireAuth,
    /// How TCP notices that the server is gone.
    pub keepalive: Keepalive,
}

/// What a server must be to be taken (`target_session_attrs`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// Anything.
    Any,
    /// Transactions may write.
    ReadWrite,
    /// Transactions may not write.
    ReadOnly,
    /// Not in recovery.
    Primary,
    /// In recovery.
    Standby,
    /// In recovery; if none is, anything.
    PreferStandby,
}

/// How much something is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// Not at all.
    Disable,
    /// If the server can.
    Prefer,
    /// Always.
    Require,
}

/// How TLS is used.
#[derive(Debug, Clone)]
pub struct Tls {
    /// Whether at all, and what is checked.
    pub mode: TlsMode,
    /// Without asking the server first, which those before 17 do not understand.
    pub direct: bool,
    /// The authorities: a file, or those of the system.
    pub roots: Roots,
    /// Certificates that were revoked: a file.
    pub revoked: Option<PathBuf>,
    /// Our certificate.
    pub certificate: Option<PathBuf>,
    /// Its key.
    pub key: Option<PathBuf>,
    /// Whether our certificate is sent when the server asks for one.
    pub send_certificate: Wish,
    /// Whether the server is told the name we know it by.
    pub sni: bool,
    /// Whether TLS 1.2 may be spoken.
    pub allow_1_2: bool,
    /// Whether TLS 1.3 may be spoken.
    pub allow_1_3: bool,
}

/// `sslmode`
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TlsMode {
    /// Never.
    Disable,
    /// If the server takes nothing else.
    Allow,
    /// If the server can.
    Prefer,
    /// Always; the certificate is checked only if there is a file of authorities.
    Require,
    /// Always; the certificate must come from an authority.
    VerifyCa,
    /// Always; it must also be the host's.
    VerifyFull,
}

/// The authorities that certificates may come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Roots {
    /// Those the system trusts.
    System,
    /// Those in this file, if it is there.
    File(Option<PathBuf>),
}

/// TCP's own care for connections that are silent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Keepalive {
    /// No probes at all.
    pub off: bool,
    /// Silence before the first probe; none: the system's.
    pub idle: Option<Duration>,
    /// Time between probes; none: the system's.
    pub interval: Option<Duration>,
    /// Probes before the connection is given up; none: the system's.
    pub count: Option<u32>,
    /// How long what was sent may stay without an answer; none: the system's.
    pub user_timeout: Option<Duration>,
}

impl Conninfo {
    /// Whether a text is a URL or keyword string of PostgreSQL, and not the name of something else.
    pub fn recognizes(source: &str) -> bool {
        url::strip_scheme(source.as_bytes()).is_some()
    }

    /// Reads a URL or keyword string, or the name of a database, and fills in what it leaves open from
    /// its service, the environment and the password file.
    ///
    /// # Errors
    ///
    /// What contradicts itself or cannot be done; passwords are not shown.
    pub fn parse(source: &str, environment: &Environment, reporter: &dyn Reporter) -> Result<Self> {
        let source = source.as_bytes();
        let mut settings = match url::strip_scheme(source) {
            Some(rest) => url::parse(rest)?,
            None if source.contains(&b'=') => Settings::parse(source)?,
            None => {
                let mut settings = Settings::default();
                settings.set(b"dbname", source.to_vec())?;
                settings
            }
        };
        service::add(&mut settings, environment)?;
        settings.complete(environment);
        refuse(&settings)?;
        let mut conninfo = read(&settings, environment)?;
        conninfo.find_passwords(&settings, environment, reporter);
        Ok(conninfo)
    }

    /// The same, but for this password: one that the user was asked for.
    pub fn with_password(mut self, password: Secret) -> Self {
        for host in &mut self.hosts {
            host.password = Some(password.clone());
        }
        self
    }

    fn find_passwords(&mut self, settings: &Settings, environment: &Environment, reporter: &dyn Reporter) {
        if let Some(password) = settings.given("password") {
            let password = Secret::new(password.to_vec());
            self.hosts.iter_mut().for_each(|host| host.password = Some(password.clone()));
            return;
        }
        let path = settings.given("passfile").map(environment::path_of).or_else(|| environment.passfile());
        let Some(path) = path.filter(|path| path.exists()) else { return };
        for host in &mut self.hosts {
            let wanted =
                passfile::Wanted { host: host.in_passfile().as_bytes(), port: host.port, database: &self.database, user: &self.user };
            host.password = passfile::look_up(&path, &wanted, reporter);
        }
    }
}

/// What libpq can and we cannot, where doing without would not be what was asked for.
fn refuse(settings: &Settings) -> Result<()> {
    let refuse = |what: &str| Err(Error::unsupported(format!("{what} is not supported")));
    if settings.given("gssencmode") == Some(b"require") {
        return refuse("gssencmode=require (GSSAPI)");
    }
    for name in ["requirepeer", "sslcrldir", "scram_client_key", "scram_server_key", "oauth_issuer", "sslkeylogfile"] {
        if settings.given(name).is_some() {
            return refuse(&format!("connection option {name}"));
        }
    }
    if !matches!(settings.given("min_protocol_version"), None | Some(b"3.0")) {
        return refuse("a min_protocol_version above 3.0");
    }
    Ok(())
}

fn read(settings: &Settings, environment: &Environment) -> Result<Conninfo> {
    const WISHES: [(&str, Wish); 3] = [("disable", Wish::Disable), ("prefer", Wish::Prefer), ("require", Wish::Require)];
    let user = settings.given("user").map(Text::from).or_else(|| environment.user().cloned());
    let user = user.ok_or_else(|| Error::misuse("no PostgreSQL user name specified"))?;
    let targets = [
        ("any", Target::Any),
        ("read-write", Target::ReadWrite),
        ("read-only", Target::ReadOnly),
        ("primary", Target::Primary),
        ("standby", Target::Standby),
        ("prefer-standby", Target::PreferStandby),
    ];
    let require_auth = match settings.given("require_auth") {
        Some(list) => RequireAuth::parse(&String::from_utf8_lossy(list))?,
        None => RequireAuth::default(),
    };
    settings.choose("gssencmode", &WISHES)?;
    Ok(Conninfo {
        hosts: hosts::read(settings)?,
        shuffle: settings.choose("load_balance_hosts", &[("disable", false), ("random", true)])?,
        database: settings.given("dbname").map_or_else(|| user.clone(), Text::from),
        user,
        connect_timeout: seconds(settings, "connect_timeout")?,
        target: settings.choose("target_session_attrs", &targets)?,
        startup: startup(settings, environment),
        tls: tls(settings, environment)?,
        channel_binding: settings.choose("channel_binding", &WISHES)?,
        require_auth,
        keepalive: Keepalive {
            off: settings.number("keepalives")? == Some(0),
            idle: seconds(settings, "keepalives_idle")?,
            interval: seconds(settings, "keepalives_interval")?,
            count: settings.number("keepalives_count")?.and_then(|n| u32::try_from(n).ok()).filter(|n| *n > 0),
            user_timeout: positive(settings, "tcp_user_timeout")?.map(Duration::from_millis),
        },
    })
}

fn positive(settings: &Settings, name: &str) -> Result<Option<u64>> {
    Ok(settings.number(name)?.and_then(|n| u64::try_from(n).ok()).filter(|n| *n > 0))
}

/// A time in seconds; zero and less are no limit.
fn seconds(settings: &Settings, name: &str) -> Result<Option<Duration>> {
    Ok(positive(settings, name)?.map(Duration::from_secs))
}

/// Parameters that the server takes at the beginning (fe-protocol3.c `build_startup_packet`).
fn startup(settings: &Settings, environment: &Environment) -> Vec<(&'static str, Text)> {
    let mut parameters = Vec::new();
    let mut add = |name, value: Option<Text>| parameters.extend(value.filter(|value| !value.is_empty()).map(|value| (name, value)));
    add("replication", settings.get("replication").cloned());
    add("options", settings.get("options").cloned());
    let name = settings.given("application_name").or_else(|| settings.given("fallback_application_name"));
    add("application_name", name.map(Text::from));
    let encoding = settings.get("client_encoding").cloned();
    add("client_encoding", if encoding.as_deref() == Some(b"auto") { Some(encoding_of_locale(environment)) } else { encoding });
    for (variable, name) in [("PGDATESTYLE", "datestyle"), ("PGTZ", "timezone"), ("PGGEQO", "geqo")] {
        add(name, environment.variable(variable).filter(|value| !value.eq_ignore_ascii_case(b"default")).cloned());
    }
    parameters
}

/// The encoding of the locale, by the name after its dot, which the server knows as an alias.
fn encoding_of_locale(environment: &Environment) -> Text {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].iter().filter_map(|name| environment.variable(name)).find(|value| !value.is_empty());
    let codeset = locale.and_then(|locale| locale.split(|b| *b == b'.').nth(1)).and_then(|rest| rest.split(|b| *b == b'@').next());
    codeset.map_or_else(|| "SQL_ASCII".into(), Text::from)
}

fn tls(settings: &Settings, environment: &Environment) -> Result<Tls> {
    let modes = [
        ("disable", TlsMode::Disable),
        ("allow", TlsMode::Allow),
        ("prefer", TlsMode::Prefer),
        ("require", TlsMode::Require),
        ("verify-ca", TlsMode::VerifyCa),
        ("verify-full", TlsMode::VerifyFull),
    ];
    let mode = settings.choose("sslmode", &modes)?;
    let weak = |with: &str, use_instead: &str| {
        let mode = settings.get("sslmode").cloned().unwrap_or_default();
        Error::misuse(format!("weak sslmode \"{}\" may not be used with {with} (use {use_instead})", mode.display()))
    };
    let direct = settings.choose("sslnegotiation", &[("postgres", false), ("direct", true)])?;
    if direct && mode < TlsMode::Require {
        return Err(weak("sslnegotiation=direct", "\"require\", \"verify-ca\", or \"verify-full\""));
    }
    let file = |keyword: &str, default: &str| match settings.given(keyword) {
        Some(path) => Some(environment::path_of(path)),
        None => environment.certificate(default).filter(|path| path.exists()),
    };
    let roots = match settings.given("sslrootcert") {
        Some(b"system") if mode != TlsMode::VerifyFull => return Err(weak("sslrootcert=system", "\"verify-full\"")),
        Some(b"system") => Roots::System,
        Some(path) => Roots::File(Some(environment::path_of(path))),
        None => Roots::File(environment.certificate("root.crt")),
    };
    let versions = [("", 0), ("TLSv1", 0), ("TLSv1.1", 1), ("TLSv1.2", 2), ("TLSv1.3", 3)];
    let lowest = settings.choose("ssl_min_protocol_version", &versions)?;
    let highest = match settings.given("ssl_max_protocol_version") {
        Some(_) => settings.choose("ssl_max_protocol_version", &versions)?,
        None => 3,
    };
    if lowest > highest {
        return Err(Error::misuse("invalid SSL protocol version range"));
    }
    if highest < 2 && mode > TlsMode::Disable {
        return Err(Error::unsupported("TLS before 1.2 is not supported"));
    }
    let sends = [("disable", Wish::Disable), ("allow", Wish::Prefer), ("require", Wish::Require)];
    Ok(Tls {
        mode,
        direct,
        roots,
        revoked: file("sslcrl", "root.crl"),
        certificate: file("sslcert", "postgresql.crt"),
        key: file("sslkey", "postgresql.key"),
        send_certificate: settings.choose("sslcertmode", &sends)?,
        sni: settings.given("sslsni") != Some(b"0"),
        allow_1_2: lowest <= 2,
        allow_1_3: highest == 3,
    })
}
