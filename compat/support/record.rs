//! What was checked, on which server, and how it went: the lines that `compat/matrix` makes
//! docs/compatibility.md of. Written only when DUMPKIT_MATRIX names a file.

use std::fs::OpenOptions;
use std::io::Write;

/// One check of one server or tool set. Dropped before `passed`, it is a failed one.
pub(crate) struct Record {
    server: String,
    check: &'static str,
    subject: String,
    result: Option<String>,
    word: &'static str,
}

impl Record {
    /// `server` is a name of the lab, `check` a column of the matrix, `subject` what was looked at: a shape,
    /// a tool.
    pub(crate) fn new(server: &str, check: &'static str, subject: impl Into<String>) -> Self {
        Record { server: server.to_owned(), check, subject: subject.into(), result: None, word: "FAILED" }
    }

    /// It went well; `what` counts it, as in "828 outputs".
    pub(crate) fn passed(mut self, count: usize, what: &str) {
        self.result = Some(format!("{count}\t{what}"));
        self.word = "passed";
    }

    /// It failed, by so much: "17 lines".
    pub(crate) fn failed(mut self, count: usize, what: &str) {
        self.result = Some(format!("{count}\t{what}"));
    }
}

impl Drop for Record {
    fn drop(&mut self) {
        let Some(path) = std::env::var_os("DUMPKIT_MATRIX") else { return };
        let rest = self.result.as_deref().unwrap_or("0\t");
        let line = format!("{}\t{}\t{}\t{}\t{rest}\n", self.server, self.check, self.subject, self.word);
        // One write of one line: the lines of tests that run side by side do not mix.
        let written = OpenOptions::new().create(true).append(true).open(&path).and_then(|mut file| file.write_all(line.as_bytes()));
        if let Err(e) = written {
            eprintln!("{}: {e}", path.display());
        }
    }
}
