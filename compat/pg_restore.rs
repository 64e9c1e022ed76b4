//! What we print for an archive is what pg_restore prints, byte for byte: `inspect --list` and
//! `convert FILE -`, for archives of every pg_dump from 13 to 18, in every format and compression that
//! it writes, of every shape of database in testdata, under every set of options that both know.
//!
//! The judge is pg_restore 18, and with `--pg-version N` the pg_restore of that release.

mod options;

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::{Database, OLDEST_TOOLS, Record, Tools, difference, dumpkit, expect_success, folder, pgtools, postgres, run};
use options::{FILTERS, GENERAL, NOTHING, Set, TELLING, is_for_scripts, named};

/// An archive that a real pg_dump wrote.
struct Archive {
    path: PathBuf,
    /// All sets of options are tried, or the most telling.
    thorough: bool,
}

/// Every format and compression that this pg_dump writes.
fn dump_all(tools: &Tools, database: &Database, shape: &str, folder: &Path) -> Vec<Archive> {
    let mut archives = Vec::new();
    let mut dump = |name: String, thorough: bool, options: &[&str]| {
        let path = folder.join(name);
        expect_success(tools.command("pg_dump").args(options).arg("-f").arg(&path).arg(database.url()));
        archives.push(Archive { path, thorough });
    };
    for codec in ["none"].into_iter().chain(tools.compression.iter().map(String::as_str)) {
        let z = match (tools.major() >= 16, codec) {
            (true, codec) => format!("-Z{codec}"),
            (false, "none") => "-Z0".to_owned(),
            (false, _) => "-Z6".to_owned(),
        };
        dump(format!("custom-{codec}.dump"), codec == "gzip", &["-Fc", &z]);
        dump(format!("directory-{codec}"), codec == "gzip" && shape == "full", &["-Fd", &z]);
    }
    dump("tar.tar".to_owned(), true, &["-Ft"]);
    dump("inserts.dump".to_owned(), shape == "full", &["-Fc", "--inserts"]);
    if shape != "big" {
        dump("rows-per-insert.dump".to_owned(), false, &["-Fc", "--column-inserts", "--rows-per-insert=3", "--on-conflict-do-nothing"]);
        dump("schema.dump".to_owned(), false, &["-Fc", "-s"]);
        dump("data.tar".to_owned(), false, &["-Ft", "-a", "--disable-triggers"]);
        dump("quoted.dump".to_owned(), false, &["-Fc", "--quote-all-identifiers", "--create"]);
        dump("clean.tar".to_owned(), false, &["-Ft", "-c", "--if-exists"]);
        dump("parallel".to_owned(), false, &["-Fd", "-j2"]);
    }
    if tools.knows("--statistics") {
        // Foreign tables, partitions some of them, have no handler here.
        database.sql("DO $$ DECLARE t regclass; BEGIN FOR t IN SELECT oid FROM pg_class WHERE relkind IN ('r', 'm') LOOP EXECUTE format('ANALYZE %s', t); END LOOP; END $$");
        dump("statistics.dump".to_owned(), true, &["-Fc", "--statistics"]);
    }
    let pipe = folder.join("pipe.dump");
    let piped = expect_success(tools.command("pg_dump").arg("-Fc").arg(database.url()));
    std::fs::write(&pipe, piped.stdout).expect("a file in a temporary folder");
    archives.push(Archive { path: pipe, thorough: false });
    archives
}

/// Ours against one release of pg_restore.
struct Judge<'a> {
    theirs: &'a Tools,
    /// What makes us write as it does.
    as_it: Option<String>,
    compared: usize,
    failures: Vec<String>,
}

impl<'a> Judge<'a> {
    fn new(theirs: &'a Tools) -> Self {
        let as_it = (theirs.major() != 18).then(|| format!("--pg-version={}", theirs.major()));
        Judge { theirs, as_it, compared: 0, failures: Vec::new() }
    }

    /// All that is compared of one archive.
    fn archive(&mut self, archive: &Archive, shape: &str) {
        let path = &archive.path;
        let general = &GENERAL[..if archive.thorough && shape != "big" { GENERAL.len() } else { TELLING }];
        for set in general {
            self.set(path, set);
        }
        if archive.thorough {
            let nothing = self.script(path, NOTHING).len();
            for set in named(shape) {
                let printed = self.set(path, set);
                if printed.is_some_and(|n| n <= nothing) {
                    self.failures.push(format!("{} {set:?}: selects nothing, so it tests nothing", name_of(path)));
                }
            }
            if shape == "full" && self.theirs.knows("--filter") {
                FILTERS.iter().for_each(|filter| self.filter(path, filter));
            }
        }
        self.use_lists(path);
    }

    /// One set of options: the script, and the list if it has a meaning there. Gives how much pg_restore
    /// printed; `None` if it does not know an option.
    fn set(&mut self, path: &Path, set: Set) -> Option<usize> {
        if set.iter().any(|o| o.starts_with("--") && !self.theirs.knows(o)) || self.is_mended_since(set) {
            return None;
        }
        let printed = self.script(path, set).len();
        if !is_for_scripts(set) && !self.is_list_mended_since(set) {
            let mut ours = dumpkit();
            ours.args(["inspect", "--list"]).arg(path).args(&self.as_it).args(set);
            let mut theirs = self.theirs.command("pg_restore");
            self.compare(format!("{} list {set:?}", name_of(path)), &mut ours, theirs.arg("-l").args(set).arg(path));
        }
        Some(printed)
    }

    /// Later minor releases, those that have `--restrict-key`, leave out the comments of publications and
    /// subscriptions with these, and so do we.
    fn is_mended_since(&self, set: Set) -> bool {
        !self.theirs.knows("--restrict-key") && set.iter().any(|o| ["--no-publications", "--no-subscriptions"].contains(o))
    }

    /// Before the minor releases of August 2024, lists of a selection lacked the comments and rights of what
    /// is selected, which their scripts had.
    fn is_list_mended_since(&self, set: Set) -> bool {
        let minor = self.theirs.version.split('.').nth(1).and_then(|minor| minor.parse::<u32>().ok());
        let mended = match self.theirs.major() {
            13 => 16,
            14 => 13,
            15 => 8,
            16 => 4,
            _ => 0,
        };
        minor.is_none_or(|minor| minor < mended) && set.iter().any(|o| ["-n", "-N", "-t", "-I", "-P", "-T"].contains(o))
    }

    /// Compares the script and gives theirs.
    fn script(&mut self, path: &Path, set: &[&str]) -> Vec<u8> {
        let (their_key, our_key) = self.theirs.fixed_key();
        let mut ours = dumpkit();
        ours.arg("convert").arg(path).args(["-", "-q"]).args(&self.as_it).args(our_key).args(set);
        let mut theirs = self.theirs.command("pg_restore");
        theirs.args(["-f", "-"]).args(their_key).args(set).arg(path);
        self.compare(format!("{} script {set:?}", name_of(path)), &mut ours, &mut theirs)
    }

    fn filter(&mut self, path: &Path, filter: &str) {
        let file = tempfile::NamedTempFile::new().expect("a temporary file");
        std::fs::write(file.path(), filter).expect("a temporary file");
        let name = file.path().to_str().expect("a plain name").to_owned();
        self.script(path, &["--filter", &name]);
    }

    /// Lists as people edit them: comments between, entries left out, and in another order.
    fn use_lists(&mut self, path: &Path) {
        let list = expect_success(self.theirs.command("pg_restore").arg("-l").arg(path)).stdout;
        let mut lines: Vec<&[u8]> = list.split_inclusive(|b| *b == b'\n').filter(|line| !line.starts_with(b";")).collect();
        let sparse = |lines: &[&[u8]]| -> Vec<u8> {
            lines.iter().enumerate().flat_map(|(i, line)| if i % 5 == 0 { [b";", *line].concat() } else { line.to_vec() }).collect()
        };
        let mut edited = vec![sparse(&lines)];
        // A tar file's data can only be read forwards by the original.
        if path.extension().is_none_or(|e| e != "tar") {
            lines.reverse();
            edited.push(sparse(&lines));
        }
        for text in edited {
            let file = tempfile::NamedTempFile::new().expect("a temporary file");
            std::fs::write(file.path(), text).expect("a temporary file");
            let name = file.path().to_str().expect("a plain name").to_owned();
            self.script(path, &["-L", &name]);
            self.script(path, &["-L", &name, "-c"]);
        }
    }

    fn compare(&mut self, what: String, ours: &mut Command, theirs: &mut Command) -> Vec<u8> {
        let (ours, theirs) = (run(ours), run(theirs));
        self.compared += 1;
        match (ours.status.success(), theirs.status.success()) {
            (true, true) => self.failures.extend(difference(&ours.stdout, &theirs.stdout).map(|d| format!("{what}: {d}"))),
            // What was printed before the failure is of no use to anybody.
            (false, false) => {}
            _ => self.failures.push(format!(
                "{what}: {}, theirs {}\n  ours: {}\n  theirs: {}",
                ours.status,
                theirs.status,
                String::from_utf8_lossy(&ours.stderr),
                String::from_utf8_lossy(&theirs.stderr)
            )),
        }
        theirs.stdout
    }
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Archives of the server's own pg_dump, or of the oldest that speaks with it, of one shape.
fn archives_of(major: u32, shape: &str) {
    let (Some(server), Some(tools), Some(newest)) = (postgres(major), pgtools(major.max(OLDEST_TOOLS)), pgtools(18)) else { return };
    let record = Record::new(&format!("pg{major}"), "script and list", shape);
    let database = server.load(shape);
    let folder = folder();
    let mut judges = vec![Judge::new(newest)];
    if tools.major() != 18 {
        judges.push(Judge::new(tools));
    }
    let archives = dump_all(tools, &database, shape, folder.path());
    for judge in &mut judges {
        archives.iter().for_each(|archive| judge.archive(archive, shape));
    }
    let compared: usize = judges.iter().map(|j| j.compared).sum();
    let failures: Vec<String> =
        judges.iter().flat_map(|j| j.failures.iter().map(|f| format!("pg_restore {}: {f}", j.theirs.version))).collect();
    eprintln!("pg{major} {shape}: {} archives, {compared} outputs compared", archives.len());
    assert!(failures.is_empty(), "{} of {compared} outputs differ:\n{}", failures.len(), failures.join("\n"));
    record.passed(compared, "outputs");
}

macro_rules! matrix {
    ($($name:ident = $major:literal $shape:literal;)*) => {
        $(#[test] fn $name() { archives_of($major, $shape); })*
    };
}

matrix! {
    pg10_full = 10 "full"; pg11_full = 11 "full"; pg12_full = 12 "full"; pg13_full = 13 "full"; pg14_full = 14 "full"; pg15_full = 15 "full"; pg16_full = 16 "full"; pg17_full = 17 "full"; pg18_full = 18 "full";
    pg13_small = 13 "small"; pg14_small = 14 "small"; pg15_small = 15 "small"; pg16_small = 16 "small"; pg17_small = 17 "small"; pg18_small = 18 "small";
    pg13_latin1 = 13 "latin1"; pg14_latin1 = 14 "latin1"; pg15_latin1 = 15 "latin1"; pg16_latin1 = 16 "latin1"; pg17_latin1 = 17 "latin1"; pg18_latin1 = 18 "latin1";
    pg13_sql_ascii = 13 "sql_ascii"; pg14_sql_ascii = 14 "sql_ascii"; pg15_sql_ascii = 15 "sql_ascii"; pg16_sql_ascii = 16 "sql_ascii"; pg17_sql_ascii = 17 "sql_ascii"; pg18_sql_ascii = 18 "sql_ascii";
    pg13_odd = 13 "odd"; pg14_odd = 14 "odd"; pg15_odd = 15 "odd"; pg16_odd = 16 "odd"; pg17_odd = 17 "odd"; pg18_odd = 18 "odd";
    pg13_big = 13 "big"; pg16_big = 16 "big"; pg18_big = 18 "big";
}
