//! Running programs: nothing is waited for without an end.

use std::io::{Read, Write};
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

/// How long one program may take. The slowest here takes seconds; a server that was stopped rather than
/// ended keeps its clients waiting for ever.
const PATIENCE: Duration = Duration::from_secs(150);

/// Runs a command without input and gives its output, whatever its exit code.
pub(crate) fn run(command: &mut Command) -> Output {
    run_with(command, Stdio::null(), None, PATIENCE)
}

/// Runs a command that reads these bytes from a pipe.
pub(crate) fn run_fed(command: &mut Command, input: &[u8]) -> Output {
    run_with(command, Stdio::piped(), Some(input), PATIENCE)
}

/// Runs a command with this as its standard input.
pub(crate) fn run_from(command: &mut Command, stdin: impl Into<Stdio>) -> Output {
    run_with(command, stdin.into(), None, PATIENCE)
}

/// Runs a command for as long as this at most.
pub(crate) fn run_within(command: &mut Command, patience: Duration) -> Output {
    run_with(command, Stdio::null(), None, patience)
}

/// Runs a command that must succeed.
pub(crate) fn expect_success(command: &mut Command) -> Output {
    let out = run(command);
    must_have_succeeded(command, &out);
    out
}

/// Fails with what the command said, and with a hint where the reason is the lab's and not the program's.
pub(crate) fn must_have_succeeded(command: &Command, out: &Output) {
    if out.status.success() {
        return;
    }
    let said = String::from_utf8_lossy(&out.stderr);
    let gone = ["Connection refused", "timeout expired", "server closed the connection", "terminating connection", "Can't connect"];
    let hint = if gone.iter().any(|sign| said.contains(sign)) {
        "\nthe server is gone or does not answer: see compat/lab status, compat/lab up"
    } else {
        ""
    };
    panic!("{command:?} failed with {}:\n{said}{hint}", out.status);
}

fn run_with(command: &mut Command, stdin: Stdio, input: Option<&[u8]>, patience: Duration) -> Output {
    let began = Instant::now();
    let mut child = command
        .stdin(stdin)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|e| panic!("{command:?} does not run: {e}"));
    let (sender, receiver) = channel();
    drain(child.stdout.take().expect("a piped output"), 1, sender.clone());
    drain(child.stderr.take().expect("a piped output"), 2, sender);
    if let (Some(input), Some(mut pipe)) = (input, child.stdin.take()) {
        let input = input.to_vec();
        // Who does not want all of it closes the pipe, and that is its right.
        thread::spawn(move || {
            let _ = pipe.write_all(&input);
        });
    }
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    for _ in 0..2 {
        match receiver.recv_timeout(patience.saturating_sub(began.elapsed())) {
            Ok((1, bytes)) => stdout = bytes,
            Ok((_, bytes)) => stderr = bytes,
            Err(RecvTimeoutError::Timeout) => give_up(child, command, patience),
            Err(RecvTimeoutError::Disconnected) => unreachable!("each reader sends once"),
        }
    }
    let status = child.wait().expect("our own child");
    Output { status, stdout, stderr }
}

fn drain(mut from: impl Read + Send + 'static, which: u8, to: Sender<(u8, Vec<u8>)>) {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        let _ = from.read_to_end(&mut bytes);
        let _ = to.send((which, bytes));
    });
}

fn give_up(mut child: Child, command: &Command, patience: Duration) -> ! {
    let _ = child.kill();
    let _ = child.wait();
    panic!("{command:?} was not done after {patience:?} and was killed: a server that hangs? see compat/lab status");
}
