//! Reading what a selection names, and applying it.

use std::borrow::Cow;
use std::fs::{self, File};
use std::io::BufReader;
use std::path::Path;

use dumpkit_formats::postgres::archive::{EntryList, Toc};
use dumpkit_formats::{Error, Result};

use crate::model::unknown::{self, Unknown};
use crate::model::{Choice, choose, filter_file};
use crate::plan::select::Select;
use crate::report::Reporter;

/// Applies a selection to a TOC, which a list file may put into another order first.
pub fn apply<'a>(toc: Cow<'a, Toc>, select: &Select, reporter: &dyn Reporter) -> Result<(Cow<'a, Toc>, Choice)> {
    let mut selection = select.selection.clone();
    for path in &select.filters {
        filter_file::read(&read(path)?, &mut selection).map_err(|e| e.in_part(path.display().to_string()))?;
    }
    let chosen = selection.data_only || select.list.is_some() || !selection.schemas.is_empty() || selection.selects_kinds();
    selection.create |= select.keeps_database && !chosen;
    let mut toc = toc;
    if let Some(path) = &select.list {
        let list = list(path, &toc).map_err(|e| e.in_part(path.display().to_string()))?;
        for (line, text) in &list.ignored {
            reporter.warning(&format_args!("{}, line {line}: ignored: {}", path.display(), text.trim()), None);
        }
        toc = Cow::Owned(list.reorder(toc.into_owned()));
        selection.only = Some(list.ids);
    }
    let unknown = unknown::find(&toc, &selection)?;
    let choice = choose(&toc, &selection).map_err(|e| match unknown.iter().find_map(Unknown::hint) {
        Some(hint) if selection.strict_names => e.hint(hint),
        _ => e,
    })?;
    for unknown in unknown {
        reporter.warning(&format_args!("{} \"{}\" not found", unknown.what, unknown.name), unknown.hint().as_deref());
    }
    Ok((toc, choice))
}

fn list(path: &Path, toc: &Toc) -> Result<EntryList> {
    EntryList::parse(BufReader::new(File::open(path)?), toc)
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|e| Error::from(e).in_part(path.display().to_string()))
}
