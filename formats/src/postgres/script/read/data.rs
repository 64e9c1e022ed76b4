//! The data of a script's entries, read from where the pass found it.

use std::io::{BufRead, Read};
use std::sync::Arc;

use super::super::lexer::Lexer;
use super::large_object::ScriptObjects;
use crate::Result;
use crate::limits::Limits;
use crate::postgres::archive::{EntryData, EntryKind, EntrySource, Extra, Toc, TocEntry};
use crate::source::{Bytes, SequentialReader, Window};

/// The bytes of a script, as what holds the data of its TOC.
pub(super) struct ScriptBytes(pub(super) Bytes);

impl EntrySource for ScriptBytes {
    fn open(&self, toc: &Toc, entry: &TocEntry) -> Result<Option<EntryData<'static>>> {
        entry_data(&self.0, toc, entry)
    }

    fn size(&self) -> Result<Option<u64>> {
        Ok(self.0.size()?)
    }
}

/// The data of an entry of `toc`, which was made from the script in `source`: what the data block of
/// a custom archive would hold, that is rows and `\.`, or statements, and the empty lines after them.
fn entry_data(source: &Bytes, toc: &Toc, entry: &TocEntry) -> Result<Option<EntryData<'static>>> {
    let Extra::Range { start, len } = entry.extra else { return Ok(None) };
    let window: Bytes = Arc::new(Window::new(source.clone(), start, len));
    if entry.kind == EntryKind::Blobs {
        let mut lexer = Lexer::new(SequentialReader::new(window, 0), &Limits::default());
        lexer.set_std_strings(toc.std_strings());
        return Ok(Some(EntryData::LargeObjects(Box::new(ScriptObjects::new(lexer)))));
    }
    let mut last = [b'\n'];
    if let Some(at) = len.checked_sub(1) {
        window.read_full_at(at, &mut last)?;
    }
    let end: &[u8] = if last == *b"\n" { b"\n\n" } else { b"\n\n\n" };
    let stream: Box<dyn BufRead + Send> = Box::new(SequentialReader::new(window, 0).chain(end));
    Ok(Some(EntryData::Stream(stream)))
}
