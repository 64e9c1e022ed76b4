//! The lab itself: a server that dies or hangs fails the test that uses it, with the reason, and soon; and
//! `lab down` leaves no process and no port.
//!
//! All of it in a lab of its own, so that the shared one's servers are left in peace: in another folder, with
//! the shared lab's programs (hard links, for a server is known by the path of its program).

use std::fs;
use std::net::{TcpListener, TcpStream};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::support::process::run_within;
use crate::support::{Lab, Server, expect_success, lab_command, pgtools, postgres};

/// A lab with one server, taken down and removed at the end.
struct OwnLab {
    folder: PathBuf,
    /// Two labs that start at once may choose the same free port.
    _alone: fs::File,
}

const NAME: &str = "pg16";

impl OwnLab {
    /// `None` when the server is left out or runs in Docker, where there is no process to kill.
    fn start(what: &str) -> Option<Self> {
        let shared = postgres(16)?;
        // .../data/pg16: the lab's folder is two above.
        let home = shared.data.as_deref()?.parent()?.parent()?;
        let folder = home.with_file_name(format!("dumpkit-lab-{what}-{}", std::process::id()));
        let alone = fs::File::create(std::env::temp_dir().join("dumpkit-lab-test.lock")).expect("a file in the temporary folder");
        alone.lock().expect("a lock");
        let lab = OwnLab { folder, _alone: alone };
        fs::create_dir_all(lab.folder.join("items")).expect("a folder beside the lab's");
        expect_success(Command::new("cp").arg("-al").arg(home.join("items").join(NAME)).arg(lab.folder.join("items")));
        expect_success(lab.command().args(["up", NAME]));
        Some(lab)
    }

    fn command(&self) -> Command {
        let mut command = lab_command();
        command.env("DUMPKIT_LAB", &self.folder);
        command
    }

    /// Its server, for the rest of the test.
    fn server(&self) -> &'static Server {
        let lab: &'static Lab = Box::leak(Box::new(Lab::ask(&mut self.command())));
        &lab.servers[NAME]
    }

    /// The processes whose program lies in this lab.
    fn processes(&self) -> Vec<String> {
        let of_ours = |pid: &str| fs::read_link(Path::new("/proc").join(pid).join("exe")).is_ok_and(|exe| exe.starts_with(&self.folder));
        let all = fs::read_dir("/proc").expect("/proc").filter_map(|e| e.ok()?.file_name().into_string().ok());
        all.filter(|pid| pid.bytes().all(|b| b.is_ascii_digit()) && of_ours(pid)).collect()
    }
}

impl Drop for OwnLab {
    fn drop(&mut self) {
        let _ = self.command().arg("down").output();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn port_of(server: &Server) -> u16 {
    let address = server.url.rsplit(':').next().expect("a port");
    address.split('/').next().and_then(|port| port.parse().ok()).expect("a port")
}

fn signal(pid: &str, name: &str) {
    expect_success(Command::new("kill").arg(format!("-{name}")).arg(pid));
}

/// What a test that does this would fail with, and after how long.
fn failure(test: impl FnOnce()) -> (String, Duration) {
    let began = Instant::now();
    let error = catch_unwind(AssertUnwindSafe(test)).expect_err("the test should fail");
    let text = error.downcast_ref::<String>().cloned().or_else(|| error.downcast_ref::<&str>().map(|s| (*s).to_owned()));
    (text.expect("a panic with a message"), began.elapsed())
}

#[test]
#[cfg(target_os = "linux")]
fn a_server_that_is_killed_fails_its_test() {
    let Some(own) = OwnLab::start("killed") else { return };
    let server = own.server();
    let database = server.load("small");
    let pid = server.pid.expect("a process").to_string();

    // In the middle of a statement.
    let killer = std::thread::spawn(move || {
        sleep(Duration::from_secs(1));
        // The children too: a backend goes on with its statement when its server is gone.
        let children = Command::new("pgrep").args(["-P", &pid]).output().map(|out| String::from_utf8_lossy(&out.stdout).into_owned());
        signal(&pid, "KILL");
        for child in children.unwrap_or_default().split_whitespace() {
            let _ = Command::new("kill").args(["-KILL", child]).output();
        }
    });
    let (text, took) = failure(|| drop(database.sql("SELECT pg_sleep(60)")));
    killer.join().expect("the killer");
    assert!(text.contains("the server is gone or does not answer"), "{text}");
    assert!(took < Duration::from_secs(30), "it took {took:?}");

    // From then on.
    let (text, took) = failure(|| drop(database.sql("SELECT 1")));
    assert!(text.contains("Connection refused") && text.contains("compat/lab up"), "{text}");
    assert!(took < Duration::from_secs(20), "it took {took:?}");
    let tools = pgtools(18).expect("pgtools18");
    let (text, _) = failure(|| drop(expect_success(tools.command("pg_dump").arg(database.url()))));
    assert!(text.contains("the server is gone or does not answer"), "{text}");

    // And the lab brings it up again, with the database.
    expect_success(own.command().args(["up", NAME]));
    assert_eq!(database.sql("SELECT count(*) FROM app.users"), "40");
}

#[test]
#[cfg(target_os = "linux")]
fn a_server_that_hangs_fails_its_test() {
    let Some(own) = OwnLab::start("hangs") else { return };
    let server = own.server();
    let pid = server.pid.expect("a process").to_string();
    signal(&pid, "STOP");
    let (text, took) = failure(|| drop(server.sql("postgres", "SELECT 1")));
    signal(&pid, "CONT");
    assert!(text.contains("timeout expired") && text.contains("the server is gone or does not answer"), "{text}");
    assert!(took < Duration::from_secs(60), "it took {took:?}");

    // A program that never ends is given up.
    let (text, took) = failure(|| drop(run_within(Command::new("sleep").arg("100"), Duration::from_secs(1))));
    assert!(text.contains("was not done after 1s and was killed"), "{text}");
    assert!(took < Duration::from_secs(20), "it took {took:?}");
}

#[test]
#[cfg(target_os = "linux")]
fn down_leaves_nothing() {
    let Some(own) = OwnLab::start("down") else { return };
    let server = own.server();
    let port = port_of(server);
    TcpStream::connect(("127.0.0.1", port)).expect("the server listens");
    assert!(!own.processes().is_empty(), "the lab's processes are not found");
    expect_success(own.command().args(["down"]));
    assert_eq!(own.processes(), Vec::<String>::new(), "processes are left");
    assert!(TcpStream::connect(("127.0.0.1", port)).is_err(), "somebody listens on port {port}");
    TcpListener::bind(("127.0.0.1", port)).expect("the port is free");
    let left: Vec<_> =
        fs::read_dir(own.folder.join("run")).map(|dir| dir.filter_map(|e| Some(e.ok()?.path())).collect()).unwrap_or_default();
    assert!(left.is_empty(), "sockets are left: {left:?}");
    // A server of which only a child is left is stopped, too.
    expect_success(own.command().args(["up", NAME]));
    signal(&own.server().pid.expect("a process").to_string(), "KILL");
    expect_success(own.command().args(["down"]));
    assert_eq!(own.processes(), Vec::<String>::new(), "processes are left");
}

/// A server that is not there has a name and a cure.
#[test]
fn a_server_that_does_not_run_is_named() {
    let (text, _) = failure(|| assert!(postgres(99).is_none()));
    assert_eq!(text, "pg99 does not run: compat/lab up pg99");
}
