//! How often turned bits are found, counted and compared with `docs/damage.md`.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use crate::image::Region;

/// Between these lines of the document stands the table.
const BEGIN: &str = "<!-- counted by compat/damage: begin -->\n";
const END: &str = "<!-- counted by compat/damage: end -->\n";
/// Points by which a rate may move without the document being wrong.
const PLAY: u32 = 2;

#[derive(Default)]
pub(crate) struct Rates {
    /// In the order of the corpus.
    names: Vec<&'static str>,
    rows: BTreeMap<(usize, Region), Row>,
}

#[derive(Default, Clone, Copy)]
struct Row {
    tried: u32,
    at_data: u32,
    at_full: u32,
    harmless: u32,
}

impl Rates {
    fn row(&mut self, name: &'static str, region: Region) -> &mut Row {
        let i = self.names.iter().position(|n| *n == name).unwrap_or_else(|| {
            self.names.push(name);
            self.names.len() - 1
        });
        self.rows.entry((i, region)).or_default()
    }

    /// A turned bit that changed what the archive says.
    pub(crate) fn count(&mut self, name: &'static str, region: Region, at_data: bool, at_full: bool) {
        let row = self.row(name, region);
        row.tried += 1;
        row.at_data += u32::from(at_data);
        row.at_full += u32::from(at_full);
    }

    /// A turned bit that changed nothing.
    pub(crate) fn harmless(&mut self, name: &'static str, region: Region) {
        self.row(name, region).harmless += 1;
    }

    fn table(&self) -> String {
        let mut out =
            String::from("| archive | bits turned in | found at `data` | found at `full` | without effect |\n|---|---|---|---|---|\n");
        for ((name, region), row) in &self.rows {
            let percent = |n: u32, of: u32| if of == 0 { "-".to_owned() } else { format!("{} %", percent(n, of)) };
            let _ = writeln!(
                out,
                "| {} | {} | {} | {} | {} |",
                self.names[*name],
                region.name(),
                percent(row.at_data, row.tried),
                percent(row.at_full, row.tried),
                percent(row.harmless, row.tried + row.harmless)
            );
        }
        out
    }

    /// Fails when the document says something else.
    pub(crate) fn compare_with_docs(&self) {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/damage.md");
        let text = fs::read_to_string(&path).expect("docs/damage.md").replace("\r\n", "\n");
        let start = text.find(BEGIN).expect("the beginning of the table") + BEGIN.len();
        let end = text.find(END).expect("the end of the table");
        let counted = self.table();
        if std::env::var_os("DUMPKIT_BLESS").is_some() {
            fs::write(&path, [&text[..start], &counted, &text[end..]].concat()).expect("docs/damage.md");
            return;
        }
        let written: Vec<&str> = text[start..end].lines().collect();
        let now: Vec<&str> = counted.lines().collect();
        assert_eq!(written.len(), now.len(), "docs/damage.md has other rows; DUMPKIT_BLESS=1 writes them\n{counted}");
        for (written, now) in written.iter().zip(&now) {
            let same = written.split('|').zip(now.split('|')).all(|(a, b)| a == b || near(a, b));
            assert!(same, "docs/damage.md says\n{written}\nand counted was\n{now}\nDUMPKIT_BLESS=1 writes it");
        }
    }
}

/// Whole percents, 100 only when all were found.
fn percent(n: u32, of: u32) -> u32 {
    n * 100 / of
}

fn near(a: &str, b: &str) -> bool {
    let number = |s: &str| s.trim().strip_suffix(" %").and_then(|s| s.parse::<u32>().ok());
    match (number(a), number(b)) {
        // All is all.
        (Some(100), Some(n)) | (Some(n), Some(100)) => n == 100,
        (Some(a), Some(b)) => a.abs_diff(b) <= PLAY,
        _ => false,
    }
}
