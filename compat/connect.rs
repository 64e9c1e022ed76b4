//! We connect where libpq does, as it does, and are refused where it is: psql 18 and we are given the same
//! connection strings, on servers with TLS and without.

use std::thread;
use std::time::{Duration, Instant};

use dumpkit::postgres::auth::wants_password;
use dumpkit::postgres::conninfo::{Conninfo, Environment, Secret};
use dumpkit::postgres::session::Session;
use dumpkit::report::Silent;
use dumpkit_formats::Error;

use crate::support::{Server, TlsFiles, folder, pgtools, postgres_tls, run};

/// What a connection says of itself: the role, and TLS with its version or none.
const WHO: &str = "SELECT current_user || ' ' || COALESCE((SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid() AND ssl), 'plain')";

/// Roles that pg_hba.conf asks for a password, each in its own way.
const ROLES: &str = "DO $$ BEGIN
    PERFORM pg_advisory_xact_lock(1);
    SET LOCAL password_encryption = 'scram-sha-256';
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'lab_scram') THEN CREATE ROLE lab_scram LOGIN; END IF;
    ALTER ROLE lab_scram PASSWORD 'ge\"h''eim';
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'lab_password') THEN CREATE ROLE lab_password LOGIN; END IF;
    ALTER ROLE lab_password PASSWORD 'in the clear';
    SET LOCAL password_encryption = 'md5';
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'lab_md5') THEN CREATE ROLE lab_md5 LOGIN; END IF;
    ALTER ROLE lab_md5 PASSWORD 'hashed';
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'lab_cert') THEN CREATE ROLE lab_cert LOGIN; END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'lab_reject') THEN CREATE ROLE lab_reject LOGIN; END IF;
END $$";

/// A server with TLS and the roles.
struct Lab {
    server: &'static Server,
    tls: &'static TlsFiles,
    port: String,
}

impl Lab {
    fn new(major: u32) -> Option<Self> {
        let server = postgres_tls(major)?;
        server.sql("postgres", ROLES);
        let tls = server.tls.as_ref().expect("a server with TLS has certificates");
        let port = server.url.rsplit(':').next().and_then(|rest| rest.split('/').next()).expect("a port").to_owned();
        Some(Lab { server, tls, port })
    }

    /// A connection string, with what the lab chose filled in.
    fn fill(&self, text: &str) -> String {
        let socket = self.server.socket.as_deref().unwrap_or_default();
        let files = [("CA", &self.tls.ca), ("CRT", &self.tls.client_cert), ("KEY", &self.tls.client_key)];
        let text = files.iter().fold(text.to_owned(), |text, (name, path)| text.replace(&format!("{{{name}}}"), path));
        let text = text.replace("{PORT}", &self.port).replace("{RUN}", socket);
        if text.contains("dbname=") || text.contains("://") { text } else { format!("{text} dbname=postgres") }
    }
}

fn nowhere() -> Environment {
    Environment::new([], None, "nobody")
}

fn connect(text: &str, environment: &Environment) -> Result<Session, Error> {
    Session::connect(&Conninfo::parse(text, environment, &Silent)?)
}

fn ours(text: &str) -> Result<String, Error> {
    let rows = connect(text, &nowhere())?.query(WHO)?;
    let who = rows.first().and_then(|row| row.at(0)).expect("one value");
    Ok(String::from_utf8_lossy(who).into_owned())
}

/// Each with how psql and we say why it must fail; without that, it must succeed.
const CASES: &[(&str, Option<(&str, &str)>)] = &[
    ("host=localhost port={PORT} user=postgres", None),
    ("host=127.0.0.1 port={PORT} user=postgres sslmode=disable", None),
    ("host=127.0.0.1 port={PORT} user=postgres sslmode=allow", None),
    ("host=127.0.0.1 port={PORT} user=postgres sslmode=require ssl_max_protocol_version=TLSv1.2", None),
    ("host=127.0.0.1 port={PORT} user=postgres sslmode=require ssl_min_protocol_version=TLSv1.3", None),
    ("postgres://postgres@localhost:{PORT}/postgres?sslmode=verify-full&sslrootcert={CA}", None),
    ("host=127.0.0.1 port={PORT} user=postgres sslmode=verify-full sslrootcert={CA}", None),
    ("host=elsewhere hostaddr=127.0.0.1 port={PORT} user=postgres sslmode=verify-ca sslrootcert={CA}", None),
    (
        "host=elsewhere hostaddr=127.0.0.1 port={PORT} user=postgres sslmode=verify-full sslrootcert={CA}",
        Some(("does not match host name", "certificate not valid for name")),
    ),
    (
        "hostaddr=127.0.0.1 port={PORT} user=postgres sslmode=verify-full sslrootcert={CA}",
        Some(("host name must be specified", "host name must be specified")),
    ),
    ("host=localhost port={PORT} user=postgres sslrootcert={CRT} sslmode=verify-ca", Some(("certificate verify failed", "UnknownIssuer"))),
    ("host=localhost port={PORT} user=postgres sslrootcert={CRT} sslmode=require", Some(("certificate verify failed", "UnknownIssuer"))),
    ("host=localhost port={PORT} user=postgres sslrootcert=system", Some(("certificate verify failed", "UnknownIssuer"))),
    ("host=localhost port={PORT} user=postgres sslrootcert=/no/such sslmode=verify-ca", Some(("does not exist", "does not exist"))),
    ("host=localhost port={PORT} user=postgres sslrootcert=system sslmode=require", Some(("weak sslmode", "weak sslmode"))),
    ("host=localhost port={PORT} user=postgres sslnegotiation=direct", Some(("weak sslmode", "weak sslmode"))),
    ("host=localhost port={PORT} user=lab_cert sslcert={CRT} sslkey={KEY}", None),
    (
        "host=localhost port={PORT} user=lab_cert sslcert={CRT} sslkey={KEY} sslcertmode=disable sslmode=require",
        Some(("certificate", "certificate")),
    ),
    ("host=localhost port={PORT} user=postgres sslcert={CRT} sslkey={KEY} sslcertmode=require", None),
    (
        "host=localhost port={PORT} user=postgres sslcertmode=require",
        Some(("without a valid SSL certificate", "without a valid SSL certificate")),
    ),
    (
        "host=localhost port={PORT} user=postgres sslcert={CRT} sslkey=/no/such sslmode=require",
        Some(("not private key file", "not private key file")),
    ),
    (r#"host=localhost port={PORT} user=lab_scram password='ge"h\'eim'"#, None),
    (r#"host=localhost port={PORT} user=lab_scram password='ge"h\'eim' sslmode=disable require_auth=scram-sha-256"#, None),
    (r#"host=localhost port={PORT} user=lab_scram password='ge"h\'eim' channel_binding=disable"#, None),
    (
        r#"host=localhost port={PORT} user=lab_scram password='ge"h\'eim' channel_binding=require sslmode=disable"#,
        Some(("but SSL not in use", "but SSL not in use")),
    ),
    (
        "host=localhost port={PORT} user=lab_scram password=wrong",
        Some(("password authentication failed", "password authentication failed")),
    ),
    ("host=localhost port={PORT} user=lab_md5 password=hashed", None),
    (
        "host=localhost port={PORT} user=lab_md5 password=hashed channel_binding=require",
        Some(("not supported by server's authentication request", "not supported by server's authentication request")),
    ),
    (
        "host=localhost port={PORT} user=lab_md5 password=hashed require_auth=scram-sha-256",
        Some(("requested a hashed password", "requested a hashed password")),
    ),
    ("host=localhost port={PORT} user=lab_password password='in the clear' require_auth=!md5", None),
    (
        "host=localhost port={PORT} user=lab_password password='in the clear' require_auth=!password",
        Some(("requested a cleartext password", "requested a cleartext password")),
    ),
    ("host=localhost port={PORT} user=postgres require_auth=md5", Some(("did not complete", "did not complete"))),
    ("host=localhost port={PORT} user=postgres require_auth=none", None),
    ("host=localhost port={PORT} user=lab_reject", Some(("rejects connection", "rejects connection"))),
    ("host={RUN} port={PORT} user=postgres sslmode=require", None),
    ("host=/no/such,127.0.0.1 port=1,{PORT} user=postgres", None),
    ("host=127.0.0.1,127.0.0.1 port=1,{PORT} user=postgres target_session_attrs=primary", None),
    ("host=127.0.0.1,127.0.0.1 port=1,{PORT} user=postgres target_session_attrs=prefer-standby", None),
    (
        "host=127.0.0.1,127.0.0.1 port=1,{PORT} user=postgres target_session_attrs=standby",
        Some(("not in hot standby mode", "not in hot standby mode")),
    ),
    ("host=127.0.0.1 port={PORT} user=postgres target_session_attrs=read-only options='-c default_transaction_read_only=on'", None),
    (
        "host=127.0.0.1 port={PORT} user=postgres target_session_attrs=read-write options=-cdefault_transaction_read_only=on",
        Some(("session is read-only", "session is read-only")),
    ),
    ("host=127.0.0.1,127.0.0.1 port={PORT} user=postgres load_balance_hosts=random keepalives_idle=9 tcp_user_timeout=9000", None),
    ("host=127.0.0.1 port=1 user=postgres", Some(("Connection refused", "Connection refused"))),
    ("host=127.0.0.1 port={PORT} user=postgres dbname=none", Some(("does not exist", "does not exist"))),
    ("host=127.0.0.1 port={PORT} user=postgres hosts=a", Some(("invalid connection option", "invalid connection option"))),
];

fn compare(major: u32, more: &[(&str, Option<(&str, &str)>)]) {
    let (Some(lab), Some(tools)) = (Lab::new(major), pgtools(18)) else { return };
    let mut failures = Vec::new();
    for (text, failure) in CASES.iter().chain(more) {
        let text = lab.fill(text);
        let theirs = run(tools.command("psql").args(["-qXAtw", "-c", WHO, &text]).env("HOME", "/nonexistent"));
        let said = String::from_utf8_lossy(if theirs.status.success() { &theirs.stdout } else { &theirs.stderr }).trim().to_owned();
        let ours = ours(&text);
        let agree = match (&ours, failure) {
            (Ok(who), None) => theirs.status.success() && *who == said,
            (Err(e), Some((in_theirs, in_ours))) => !theirs.status.success() && said.contains(in_theirs) && e.what().contains(in_ours),
            _ => false,
        };
        if !agree {
            failures.push(format!("{text}\n  psql: {said}\n  ours: {ours:?}"));
        }
    }
    assert!(failures.is_empty(), "{} of {} differ:\n{}", failures.len(), CASES.len() + more.len(), failures.join("\n"));
}

#[test]
fn connections_to_18_are_psqls() {
    let bound = r#"host=localhost port={PORT} user=lab_scram password='ge"h\'eim' channel_binding=require"#;
    compare(18, &[(bound, None), ("host=localhost port={PORT} user=postgres sslmode=require sslnegotiation=direct", None)]);
}

#[test]
fn connections_to_10_are_psqls() {
    let bound = r#"host=localhost port={PORT} user=lab_scram password='ge"h\'eim' channel_binding=require"#;
    let not_offered = "server did not offer an authentication method that supports channel binding";
    compare(10, &[(bound, Some((not_offered, not_offered)))]);
}

#[test]
fn files_and_variables_fill_in_what_is_left_open() {
    let Some(lab) = Lab::new(18) else { return };
    let folder = folder();
    let passfile = folder.path().join("passwords");
    let services = folder.path().join("services");
    std::fs::write(&passfile, format!("localhost:{}:postgres:lab_scram:ge\"h'eim\n*:*:*:lab_md5:hashed\n", lab.port)).expect("a file");
    std::fs::write(&services, format!("[lab]\nhost=localhost\nport={}\nuser=lab_md5\n", lab.port)).expect("a file");
    only_for_us(&passfile);
    let (passfile, services) = (passfile.to_str().expect("a plain name"), services.to_str().expect("a plain name"));
    let who = |text: &str, variables: &[(&'static str, &str)]| {
        let environment = Environment::new(variables.iter().copied().chain([("PGPASSFILE", passfile)]), None, "nobody");
        let rows = connect(text, &environment)?.query("SELECT current_user || current_setting('application_name')")?;
        Ok::<_, Error>(String::from_utf8_lossy(rows.first().and_then(|row| row.at(0)).expect("one value")).into_owned())
    };
    let variables = [("PGHOST", "localhost"), ("PGPORT", &*lab.port), ("PGUSER", "lab_scram"), ("PGAPPNAME", " here")];
    assert_eq!(who("postgres:///postgres", &variables).unwrap(), "lab_scram here");
    let service = [("PGSERVICEFILE", services), ("PGDATABASE", "postgres"), ("PGUSER", "nobody")];
    assert_eq!(who("service=lab", &service).unwrap(), "lab_md5dumpkit");
    let error = who("service=lab user=lab_password", &service).unwrap_err();
    assert!(wants_password(&error), "{error}");
}

#[cfg(unix)]
fn only_for_us(path: &std::path::Path) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600)).expect("a file of ours");
}

#[cfg(not(unix))]
fn only_for_us(_: &std::path::Path) {}

#[test]
fn a_password_is_in_no_error_and_no_debug_output() {
    let Some(lab) = Lab::new(18) else { return };
    for text in [
        "host=localhost port={PORT} user=lab_md5 password=NotThis",
        "postgres://lab_scram:NotThis@localhost:{PORT}/postgres",
        "postgres://lab_scram:NotThis@localhost:1/postgres",
        "postgres://lab_scram:NotThis@localhost:{PORT}/postgres?zzz=1",
        "postgres://lab_scram:Not@NotThis@localhost:{PORT}/postgres",
        "password=Not NotThis host=localhost",
    ] {
        let text = lab.fill(text);
        let error = connect(&text, &nowhere()).err().expect("a refusal");
        assert!(!format!("{error} {error:?}").contains("NotThis"), "{text}: {error:?}");
        let conninfo = Conninfo::parse(&text, &nowhere(), &Silent);
        assert!(!format!("{conninfo:?}").contains("NotThis"), "{text}: {conninfo:?}");
    }
    let conninfo = Conninfo::parse(&lab.fill("host=localhost port={PORT} user=lab_md5"), &nowhere(), &Silent).unwrap();
    assert!(Session::connect(&conninfo.clone().with_password(Secret::new(b"hashed".to_vec()))).is_ok());
    assert!(wants_password(&Session::connect(&conninfo).err().expect("a refusal")));
}

#[test]
fn a_query_can_be_cancelled_and_the_same_server_found_again() {
    let Some(lab) = Lab::new(18) else { return };
    for mode in ["disable", "require"] {
        let text = lab.fill(&format!("host=127.0.0.1,127.0.0.1 port={{PORT}},1 user=postgres sslmode={mode}"));
        let mut session = connect(&text, &nowhere()).unwrap();
        let canceller = session.canceller();
        let began = Instant::now();
        let cancel = thread::spawn(move || {
            thread::sleep(Duration::from_millis(300));
            canceller.cancel()
        });
        let error = session.query("SELECT pg_sleep(60)").unwrap_err();
        assert!(error.what().contains("canceling statement due to user request"), "{error}");
        assert!(began.elapsed() < Duration::from_secs(30));
        cancel.join().expect("no panic").unwrap();
        assert!(session.query("SELECT 1").is_ok());
        assert!(session.another().unwrap().query("SELECT 1").is_ok());
    }
}

#[test]
fn a_silent_server_is_not_waited_for_beyond_the_timeout() {
    let silent = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = silent.local_addr().expect("an address").port();
    for mode in ["disable", "prefer"] {
        let began = Instant::now();
        let text = format!("host=127.0.0.1 port={port} user=u connect_timeout=1 sslmode={mode}");
        let error = connect(&text, &nowhere()).err().expect("a refusal");
        assert!(error.what().contains("timeout expired"), "{error}");
        assert!(began.elapsed() < Duration::from_secs(10));
    }
}
