//! Header and TOC decoded and encoded again: the bytes must be the same.

use std::io::{self, BufRead, Write};

use dumpkit_formats::Result;
use dumpkit_formats::compress::{Codec, Container, Decoder};
use dumpkit_formats::parts::Parts;
use dumpkit_formats::postgres::archive::Layout;
use dumpkit_formats::source::SequentialReader;

use super::Subject;
use super::findings::Findings;
use crate::model::verdict::Problem;

/// Compares the TOC's own bytes with what its values encode to.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings) -> Result<()> {
    let layout = subject.archive().layout();
    let (original, member): (Box<dyn BufRead>, Option<String>) = match (layout, &subject.opened.source, subject.archive().parts()) {
        (Layout::Custom, Some(file), _) => (Box::new(SequentialReader::new(file.clone(), 0)), None),
        (Layout::Directory | Layout::Tar, _, Some(parts)) => match toc_member(parts)? {
            Some((name, input)) => (input, Some(name)),
            None => return Ok(()),
        },
        _ => return Ok(()),
    };
    let mut compare = Compare { original, at: 0, differs: None };
    subject.toc().encode(&mut compare, layout)?;
    if let Some(at) = compare.differs {
        let text = "header and TOC, encoded again, differ from the file from here on";
        findings.problem(Problem { member, ..Problem::malformed(text).at(at) });
    }
    Ok(())
}

fn toc_member(parts: &dyn Parts) -> Result<Option<(String, Box<dyn BufRead>)>> {
    for codec in Codec::ALL {
        let name = format!("toc.dat{}", codec.suffix());
        if let Some(bytes) = parts.open(&name)? {
            let input = Decoder::new(codec, Container::File, SequentialReader::new(bytes, 0))?;
            return Ok(Some((name, Box::new(input))));
        }
    }
    Ok(None)
}

/// Takes what is written and looks for it in the original.
struct Compare {
    original: Box<dyn BufRead>,
    at: u64,
    differs: Option<u64>,
}

impl Write for Compare {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.differs.is_some() || bytes.is_empty() {
            return Ok(bytes.len());
        }
        let held = self.original.fill_buf()?;
        let n = held.len().min(bytes.len());
        if n == 0 {
            self.differs = Some(self.at);
            return Ok(bytes.len());
        }
        if let Some(at) = held[..n].iter().zip(bytes).position(|(a, b)| a != b) {
            self.differs = Some(self.at + at as u64);
        }
        self.original.consume(n);
        self.at += n as u64;
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
