//! How `verify` looks: lines for people, one JSON object for programs, JUnit for CI systems.
//!
//! JSON: `{"sound": N, "damaged": N, "unreadable": N, "files": [FILE, ...]}`, each FILE with
//!
//! | key | value |
//! |---|---|
//! | `file`, `level` | as asked for |
//! | `outcome` | `sound`, `damaged`, `unreadable` |
//! | `format` | `custom`, `directory`, `tar`, `plain`; null when it could not be told |
//! | `problem_count` | all problems, those not listed included |
//! | `problems` | objects of `class`, `entry` (`dump_id`, `label`), `member`, `row`, `line`, `byte`, `byte_of` (`stored` or `decoded`), `text`; null where not known |
//! | `more` | objects of `entry` and `count`: problems that are not listed |
//! | `notes` | strings: what was not checked, what is odd |
//! | `counts` | `entries`, `tables`, `rows`, `large_objects`, `bytes` (decoded), `keys` |
//! | `seconds` | time taken |

use std::collections::HashMap;
use std::fmt::Write;

use serde_json::{Value, json};

use super::human::{bytes, count, printable};
use crate::model::verdict::{EntryName, OffsetOf, Outcome, Problem, Verdict};

/// The lines of one file; `quiet` leaves out what is not wrong.
pub fn text(verdict: &Verdict, quiet: bool) -> String {
    let mut out = String::new();
    let mut line = |text: String| {
        let _ = writeln!(out, "{}: {}", printable(&verdict.file), printable(&text));
    };
    let mut alike: HashMap<&str, (u64, u64)> = HashMap::new();
    for problem in verdict.problems.iter().filter(|p| is_of_entry(p)) {
        alike.entry(&problem.text).or_default().0 += 1;
    }
    for problem in &verdict.problems {
        match alike.get_mut(problem.text.as_str()).filter(|(all, _)| *all > ALIKE && is_of_entry(problem)) {
            None => line(problem.to_string()),
            Some((all, told)) => {
                *told += 1;
                if *told <= ALIKE_TOLD {
                    line(problem.to_string());
                } else if told == all {
                    let place = problem.entry.as_ref().map_or_else(String::new, ToString::to_string);
                    line(format!("{} more entries, the last {place}: {}", count(*all - ALIKE_TOLD), problem.text));
                }
            }
        }
    }
    for (entry, n) in &verdict.more {
        let place = entry.as_ref().map_or_else(String::new, |entry| format!("{entry}: "));
        line(format!("{place}{} more problem{}", count(*n), plural(*n)));
    }
    if !quiet {
        for note in &verdict.notes {
            line(format!("note: {note}"));
        }
    }
    if !quiet || verdict.outcome != Outcome::Sound {
        line(summary(verdict));
    }
    out
}

/// Entries with the same problem that are told one by one.
const ALIKE: u64 = 10;

/// Of more than that, those that are.
const ALIKE_TOLD: u64 = 3;

/// Whether it is said of an entry as a whole, as many may be behind the place where a file was cut.
fn is_of_entry(problem: &Problem) -> bool {
    problem.entry.is_some() && problem.row.is_none()
}

/// `sound (custom, 231 entries, 45 tables with 1 234 567 rows, 1.2 GB, data level, 0.8 s)`.
fn summary(verdict: &Verdict) -> String {
    let head = match verdict.outcome {
        Outcome::Sound => "sound".to_owned(),
        Outcome::Damaged => {
            let n = verdict.problem_count();
            format!("damaged: {} problem{}", count(n), plural(n))
        }
        Outcome::Unreadable => "not checked".to_owned(),
    };
    let Some(format) = verdict.format else { return head };
    let c = &verdict.counts;
    let mut facts = vec![format.to_owned(), format!("{} entr{}", count(c.entries), if c.entries == 1 { "y" } else { "ies" })];
    if verdict.level != "structure" {
        facts.push(format!("{} table{} with {} row{}", count(c.tables), plural(c.tables), count(c.rows), plural(c.rows)));
        if c.large_objects > 0 {
            facts.push(format!("{} large object{}", count(c.large_objects), plural(c.large_objects)));
        }
        facts.push(bytes(c.bytes));
    }
    if c.keys > 0 {
        facts.push(format!("{} key values", count(c.keys)));
    }
    facts.push(format!("{} level", verdict.level));
    facts.push(format!("{:.1} s", verdict.elapsed.as_secs_f64()));
    format!("{head} ({})", facts.join(", "))
}

fn plural(n: u64) -> &'static str {
    if n == 1 { "" } else { "s" }
}

/// The JSON object.
pub fn json(verdicts: &[Verdict]) -> Vec<u8> {
    let number = |outcome| verdicts.iter().filter(|v| v.outcome == outcome).count();
    let object = json!({
        "sound": number(Outcome::Sound),
        "damaged": number(Outcome::Damaged),
        "unreadable": number(Outcome::Unreadable),
        "files": verdicts.iter().map(file).collect::<Vec<_>>(),
    });
    format!("{object:#}\n").into_bytes()
}

fn file(verdict: &Verdict) -> Value {
    let c = &verdict.counts;
    json!({
        "file": verdict.file,
        "outcome": verdict.outcome.name(),
        "format": verdict.format,
        "level": verdict.level,
        "problem_count": verdict.problem_count(),
        "problems": verdict.problems.iter().map(problem).collect::<Vec<_>>(),
        "more": verdict.more.iter().map(|(entry, n)| json!({"entry": entry.as_ref().map(name), "count": n})).collect::<Vec<_>>(),
        "notes": verdict.notes,
        "counts": {
            "entries": c.entries,
            "tables": c.tables,
            "rows": c.rows,
            "large_objects": c.large_objects,
            "bytes": c.bytes,
            "keys": c.keys,
        },
        "seconds": verdict.elapsed.as_secs_f64(),
    })
}

fn problem(problem: &Problem) -> Value {
    json!({
        "class": problem.class.name(),
        "entry": problem.entry.as_ref().map(name),
        "member": problem.member,
        "row": problem.row,
        "line": problem.line,
        "byte": problem.byte,
        "byte_of": problem.byte.map(|_| match problem.offset_of {
            OffsetOf::Stored => "stored",
            OffsetOf::Decoded => "decoded",
        }),
        "text": problem.text,
    })
}

fn name(entry: &EntryName) -> Value {
    json!({"dump_id": entry.id, "label": entry.label})
}

/// A JUnit report: one suite, one case for each file; damage is a failure, an unreadable file an error.
pub fn junit(verdicts: &[Verdict]) -> String {
    let number = |outcome| verdicts.iter().filter(|v| v.outcome == outcome).count();
    let seconds: f64 = verdicts.iter().map(|v| v.elapsed.as_secs_f64()).sum();
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let counts = format!(
        "tests=\"{}\" failures=\"{}\" errors=\"{}\" time=\"{seconds:.3}\"",
        verdicts.len(),
        number(Outcome::Damaged),
        number(Outcome::Unreadable)
    );
    let _ = writeln!(out, "<testsuites name=\"dumpkit\" {counts}>\n  <testsuite name=\"dumpkit verify\" {counts}>");
    for v in verdicts {
        let class = format!("dumpkit.verify.{}", v.format.unwrap_or("unknown"));
        let _ = writeln!(out, "    <testcase classname=\"{class}\" name=\"{}\" time=\"{:.3}\">", xml(&v.file), v.elapsed.as_secs_f64());
        let tag = match v.outcome {
            Outcome::Sound => None,
            Outcome::Damaged => Some("failure"),
            Outcome::Unreadable => Some("error"),
        };
        if let Some(tag) = tag {
            let first = v.problems.first().map(Problem::to_string).unwrap_or_default();
            let message = format!("{}; first: {first}", summary(v));
            let _ = write!(out, "      <{tag} type=\"{}\" message=\"{}\">", v.outcome.name(), xml(&message));
            for problem in &v.problems {
                let _ = writeln!(out, "{}", xml(&problem.to_string()));
            }
            for (entry, n) in &v.more {
                let _ = writeln!(out, "{}{n} more", entry.as_ref().map_or_else(String::new, |e| xml(&format!("{e}: "))));
            }
            let _ = writeln!(out, "</{tag}>");
        }
        let _ = writeln!(out, "      <system-out>{}", xml(&summary(v)));
        for note in &v.notes {
            let _ = writeln!(out, "note: {}", xml(note));
        }
        let _ = writeln!(out, "</system-out>\n    </testcase>");
    }
    out.push_str("  </testsuite>\n</testsuites>\n");
    out
}

/// Text as XML may hold it: markup escaped, control characters spelled out.
fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            // Not characters of XML 1.0, escaped or not.
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c if c.is_control() => out.extend(c.escape_default()),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use dumpkit_formats::Class;

    use super::*;
    use crate::model::verdict::Counts;

    fn verdict(outcome: Outcome) -> Verdict {
        let mut problem = Problem::malformed("row has 5 columns, expected 6").in_row(17, Some(2311));
        problem.entry = Some(EntryName { id: 214, label: "TABLE DATA public.<o&\u{7}>".into() });
        let damaged = outcome == Outcome::Damaged;
        Verdict {
            file: "backup.dump".into(),
            outcome,
            format: Some("custom"),
            level: "data",
            problems: if damaged { vec![problem, Problem::new(Class::Truncated, "cut").at(9)] } else { Vec::new() },
            more: if damaged { vec![(None, 1), (Some(EntryName { id: 3, label: String::new() }), 1200)] } else { Vec::new() },
            notes: vec!["odd".into()],
            counts: Counts { entries: 231, tables: 45, rows: 1_234_567, large_objects: 0, bytes: 1_200_000_000, keys: 0 },
            elapsed: Duration::from_millis(800),
        }
    }

    #[test]
    fn a_line_for_each_problem_and_one_for_the_file() {
        assert_eq!(
            text(&verdict(Outcome::Sound), false),
            "backup.dump: note: odd\nbackup.dump: sound (custom, 231 entries, 45 tables with 1 234 567 rows, 1.20 GB, data level, 0.8 s)\n"
        );
        assert_eq!(text(&verdict(Outcome::Sound), true), "");
        let damaged = text(&verdict(Outcome::Damaged), true);
        let lines: Vec<_> = damaged.lines().collect();
        assert_eq!(lines[0], "backup.dump: entry 214 TABLE DATA public.<o&\\u{7}>, row 17, byte 2311: row has 5 columns, expected 6");
        assert_eq!(lines[1], "backup.dump: byte 9: cut");
        assert_eq!(lines[2], "backup.dump: 1 more problem");
        assert_eq!(lines[3], "backup.dump: entry 3: 1 200 more problems");
        assert!(lines[4].starts_with("backup.dump: damaged: 1 203 problems (custom, "));
    }

    #[test]
    fn json_is_one_object_with_the_place_of_each_problem() {
        let value: Value = serde_json::from_slice(&json(&[verdict(Outcome::Damaged), verdict(Outcome::Sound)])).expect("json");
        assert_eq!(value["damaged"], 1);
        assert_eq!(value["files"][0]["problems"][0]["byte_of"], "decoded");
        assert_eq!(value["files"][0]["problems"][1]["entry"], Value::Null);
    }

    #[test]
    fn junit_holds_no_markup_of_others() {
        let xml = junit(&[verdict(Outcome::Damaged), verdict(Outcome::Unreadable)]);
        assert!(xml.contains("tests=\"2\" failures=\"1\" errors=\"1\""));
        assert!(xml.contains("public.&lt;o&amp;\\u{7}&gt;"));
        assert!(!xml.chars().any(|c| c.is_control() && c != '\n'));
    }
}
