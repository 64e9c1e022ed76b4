//! The direction of flow: which room may use which, read off the `use` lines and paths of the code.
//!
//! `formats` > `model` > `postgres`|`mysql` > `job` > `command` > `main`; `plan` is plain data;
//! `storage` knows no format; only `report` prints; and the crate of formats opens nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::root;

/// Room of src/, and the rooms it may use beside itself.
const ROOMS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("storage", &[]),
    ("pipe", &[]),
    ("plan", &["model"]),
    ("report", &["model"]),
    ("postgres", &["model", "plan", "report"]),
    ("job", &["model", "pipe", "plan", "postgres", "report", "storage"]),
    ("command", &["job", "model", "plan", "postgres", "report", "storage"]),
];

/// Modules of formats/src, and those they may use beside themselves.
const FORMATS: &[(&str, &[&str])] = &[
    ("error", &[]),
    ("text", &[]),
    ("limits", &[]),
    ("source", &["error"]),
    ("parts", &["error", "source"]),
    ("compress", &["error"]),
    ("parallel", &["error", "source"]),
    ("postgres::encoding", &["error", "text"]),
    ("postgres::sql", &["error", "text", "postgres::encoding"]),
    ("postgres::copy", &["error", "text", "limits", "postgres::encoding", "postgres::sql"]),
    ("postgres::archive", &["error", "text", "limits", "source", "parts", "compress", "postgres::encoding"]),
    (
        "postgres::script",
        &["error", "text", "limits", "source", "compress", "postgres::archive", "postgres::copy", "postgres::encoding", "postgres::sql"],
    ),
    ("detect", &["error", "compress", "postgres::archive"]),
];

/// What the crate of formats may not touch: files, sockets, clock, environment, processes.
const NOT_IN_FORMATS: &[&str] =
    &["std::fs", "std::net", "std::env", "std::process", "std::time::SystemTime", "std::time::Instant", "tokio"];

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut out = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder of the repository") {
        let path = entry.expect("a folder of the repository").path();
        if path.is_dir() {
            out.extend(files(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
    out
}

/// The code of a file without comments and without its tests, which may use anything.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("a source file");
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// `a::b` of everything said as `crate::a::b` or `crate::{a::b, c}`.
fn uses(code: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        let group = rest.strip_prefix('{').and_then(|group| group.split_once('}')).map(|(group, _)| group);
        match group {
            Some(group) => found.extend(group.split(',').map(|item| item.trim().to_owned())),
            None => {
                let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).unwrap_or(rest.len());
                found.insert(rest[..end].to_owned());
            }
        }
    }
    found
}

/// Every use that no rule allows.
fn violations(base: &Path, rules: &[(&str, &[&str])], module_of: impl Fn(&str) -> Option<String>) -> Vec<String> {
    let rules: BTreeMap<&str, &[&str]> = rules.iter().copied().collect();
    let mut found = Vec::new();
    for path in files(base) {
        let inside = path.strip_prefix(base).expect("a file of the folder").with_extension("").to_string_lossy().replace(['/', '\\'], "::");
        let Some(module) = module_of(&inside) else { continue };
        let Some(allowed) = rules.get(module.as_str()) else {
            found.push(format!("{}: {module} has no rule", path.display()));
            continue;
        };
        for used in uses(&code(&path)) {
            let Some(target) = module_of(&used) else { continue };
            if target != module && !allowed.contains(&target.as_str()) {
                found.push(format!("{}: {module} uses {target} ({used})", path.display()));
            }
        }
    }
    found
}

#[test]
fn rooms_use_only_rooms_to_their_left() {
    let room = |path: &str| ROOMS.iter().map(|(room, _)| *room).find(|room| path.split("::").next() == Some(room)).map(str::to_owned);
    let known = |path: &str| {
        let first = path.split("::").next().unwrap_or_default();
        (!["lib", "main", ""].contains(&first)).then(|| room(path).unwrap_or_else(|| first.to_owned()))
    };
    let found = violations(&root().join("src"), ROOMS, known);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn formats_flow_one_way() {
    let known = |path: &str| {
        let mut parts = path.split("::");
        let first = parts.next().unwrap_or_default();
        let module = match first {
            "lib" | "" | "fuzzing" => return None,
            // The error and text types stand at the crate's root.
            "Error" | "Result" | "Class" | "Place" => "error".to_owned(),
            "Text" => "text".to_owned(),
            "postgres" | "mysql" => match parts.next() {
                None | Some("mod") => return None,
                Some(second) => format!("{first}::{second}"),
            },
            first => first.to_owned(),
        };
        Some(module)
    };
    let found = violations(&root().join("formats/src"), FORMATS, known);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn rules_have_no_cycle() {
    for rules in [ROOMS, FORMATS] {
        let names: Vec<&str> = rules.iter().map(|(name, _)| *name).collect();
        for (i, (name, allowed)) in rules.iter().enumerate() {
            for target in *allowed {
                let at = names.iter().position(|n| n == target).unwrap_or_else(|| panic!("{target}, which {name} may use, has no rule"));
                assert!(at < i, "{name} may use {target}, which stands after it");
            }
        }
    }
}

#[test]
fn formats_open_nothing() {
    for path in files(&root().join("formats/src")) {
        let code = code(&path);
        for word in NOT_IN_FORMATS {
            assert!(!code.contains(word), "{} has {word}", path.display());
        }
    }
}

#[test]
fn only_report_prints() {
    let prints = ["println!", "eprintln!", "print!(", "eprint!(", "io::stdout()", "io::stderr()", "dbg!"];
    // Output that is data goes through storage, which takes standard output as a file.
    let allowed = |path: &Path| path.starts_with(root().join("src/report")) || path.ends_with("storage/output.rs");
    for path in files(&root().join("src")).into_iter().chain(files(&root().join("formats/src"))).filter(|path| !allowed(path)) {
        let code = code(&path);
        for word in prints {
            assert!(!code.contains(word), "{} has {word}", path.display());
        }
    }
}
