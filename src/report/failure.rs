//! An error at the edge: heading, place, causes, hint.

use std::error::Error as _;
use std::fmt::Write;
use std::io;

use dumpkit_formats::{Class, Error};

use super::Exit;
use super::human::printable;

/// The text of an error, as it stands on standard error.
pub fn text(error: &Error) -> String {
    // An i/o error says nothing that its cause does not say better.
    let bare = error.class() == Class::Io && error.what() == "i/o error";
    let mut cause = error.source();
    let what = match cause {
        Some(e) if bare => {
            cause = e.source();
            without_number(&e.to_string()).to_owned()
        }
        _ => error.what().to_owned(),
    };
    let mut out = format!("dumpkit: {}: {}\n", heading(error.class()), printable(&what));
    if !error.place().is_empty() {
        let _ = writeln!(out, "  at {}", printable(&error.place().to_string()));
    }
    while let Some(e) = cause {
        let _ = writeln!(out, "  caused by: {}", printable(without_number(&e.to_string())));
        cause = e.source();
    }
    if let Some(hint) = error.hint_text() {
        let _ = writeln!(out, "hint: {}", printable(hint));
    }
    out
}

/// The system's message without the ` (os error 2)` that the standard library puts behind it.
fn without_number(text: &str) -> &str {
    text.rfind(" (os error ").map_or(text, |at| &text[..at])
}

fn heading(class: Class) -> &'static str {
    match class {
        Class::Malformed => "bad input",
        Class::Truncated => "truncated input",
        Class::Checksum => "damaged input",
        Class::Unsupported => "not supported",
        Class::Limit => "limit reached",
        Class::Misuse => "usage",
        Class::Cancelled => "cancelled",
        _ => "failed",
    }
}

/// Prints the error and gives the exit code. A reader that went away (`| head`) is no error to tell.
pub fn print(error: &Error) -> Exit {
    if is_broken_pipe(error) {
        return Exit::Failed;
    }
    let _ = io::Write::write_all(&mut io::stderr().lock(), text(error).as_bytes());
    Exit::of(error)
}

fn is_broken_pipe(error: &Error) -> bool {
    let source = error.source().and_then(|e| e.downcast_ref::<io::Error>());
    source.is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe)
}
