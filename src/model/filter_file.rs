//! `--filter`: a file of `include` and `exclude` lines.
//!
//! | line | |
//! |---|---|
//! | `include table PATTERN` | as `-t`; likewise `schema`, `index`, `function`, `trigger`, `extension` |
//! | `exclude schema PATTERN` | as `-N`; likewise `table`, `table_data`, `extension` |
//! | `# comment` | also at the end of a line |
//!
//! A quoted name can go on over several lines. Source: src/bin/pg_dump/filter.c and
//! `read_restore_filters` in pg_restore.c; `exclude table` and its like are pg_dump's.

use dumpkit_formats::{Error, Result, Text};

use super::selection::Selection;

/// What a filter file can be read into.
pub trait Filtered {
    /// The patterns for what is included or excluded of this kind of object; `None` if it cannot be.
    fn patterns(&mut self, include: bool, object: &str) -> Option<&mut Vec<Text>>;
}

impl Filtered for Selection {
    fn patterns(&mut self, include: bool, object: &str) -> Option<&mut Vec<Text>> {
        Some(match (include, object) {
            (true, "table") => &mut self.tables,
            (true, "schema") => &mut self.schemas,
            (true, "index") => &mut self.indexes,
            (true, "function") => &mut self.functions,
            (true, "trigger") => &mut self.triggers,
            (true, "extension") => &mut self.extensions,
            (false, "schema") => &mut self.exclude_schemas,
            (false, "table") => &mut self.exclude_tables,
            (false, "table_data") => &mut self.exclude_table_data,
            (false, "extension") => &mut self.exclude_extensions,
            _ => return None,
        })
    }
}

/// Reads a filter file and adds what it says to `selection`.
///
/// # Errors
///
/// The line that is malformed, or that speaks of something that cannot be selected.
pub fn read(text: &[u8], selection: &mut impl Filtered) -> Result<()> {
    let mut lines = Lines { rest: text, number: 0 };
    while let Some(line) = lines.next() {
        let at = lines.number;
        item(line, &mut lines, selection).map_err(|e| e.on_line(lines.number.max(at)))?;
    }
    Ok(())
}

struct Lines<'a> {
    rest: &'a [u8],
    number: u64,
}

impl<'a> Lines<'a> {
    /// The next line without its end.
    fn next(&mut self) -> Option<&'a [u8]> {
        if self.rest.is_empty() {
            return None;
        }
        self.number += 1;
        let end = memchr::memchr(b'\n', self.rest).map_or(self.rest.len(), |i| i + 1);
        let (line, rest) = self.rest.split_at(end);
        self.rest = rest;
        Some(line.strip_suffix(b"\n").unwrap_or(line))
    }
}

fn item<'a>(line: &'a [u8], lines: &mut Lines<'a>, selection: &mut impl Filtered) -> Result<()> {
    let line = line.trim_ascii_start();
    if line.is_empty() || line[0] == b'#' {
        return Ok(());
    }
    let (command, rest) = word(line);
    let include = match &*command.to_ascii_lowercase() {
        b"include" => true,
        b"exclude" => false,
        _ => return Err(Error::misuse("invalid filter command (expected \"include\" or \"exclude\")")),
    };
    let (object, rest) = word(rest);
    if object.is_empty() {
        return Err(Error::misuse("missing filter object type"));
    }
    let object = String::from_utf8_lossy(object).to_ascii_lowercase();
    let Some(name) = OBJECTS.iter().find(|o| **o == object) else {
        return Err(Error::misuse(format!("unsupported filter object type: \"{object}\"")));
    };
    let pattern = pattern(rest, lines)?;
    let Some(names) = selection.patterns(include, name) else {
        let command = if include { "include" } else { "exclude" };
        let object = name.replace('_', " ");
        return Err(Error::misuse(format!("{command} filter for \"{object}\" is not allowed")));
    };
    names.push(Text::from(pattern));
    Ok(())
}

/// filter.c `get_object_type`.
const OBJECTS: &[&str] = &[
    "table_data",
    "table_data_and_children",
    "database",
    "extension",
    "foreign_data",
    "function",
    "index",
    "schema",
    "table",
    "table_and_children",
    "trigger",
];

fn word(text: &[u8]) -> (&[u8], &[u8]) {
    let text = text.trim_ascii_start();
    text.split_at(text.iter().position(|b| is_space(*b)).unwrap_or(text.len()))
}

fn is_space(b: u8) -> bool {
    b.is_ascii_whitespace() || b == 0x0b
}

/// Reads a pattern to the end of the line or a comment, blanks made even: one between words, one
/// after a comma, none around dots and parentheses.
fn pattern<'a>(text: &'a [u8], lines: &mut Lines<'a>) -> Result<Vec<u8>> {
    let mut rest = text.trim_ascii_start();
    if rest.is_empty() {
        return Err(Error::misuse("missing object name pattern"));
    }
    let mut out = Vec::new();
    let mut skip_space = true;
    let mut found_space = false;
    while let Some(b) = rest.first().copied().filter(|b| *b != b'#') {
        let plain = rest.iter().position(|b| is_space(*b) || b"#,.()\"".contains(b)).unwrap_or(rest.len());
        if plain > 0 {
            if !skip_space && found_space {
                out.push(b' ');
            }
            out.extend_from_slice(&rest[..plain]);
            rest = &rest[plain..];
            skip_space = false;
        } else {
            rest = match b {
                b'"' => {
                    if found_space {
                        out.push(b' ');
                    }
                    skip_space = false;
                    quoted(&rest[1..], lines, &mut out)?
                }
                b',' => {
                    out.extend_from_slice(b", ");
                    skip_space = true;
                    &rest[1..]
                }
                _ => {
                    out.push(b);
                    skip_space = true;
                    &rest[1..]
                }
            };
        }
        found_space = rest.first().is_some_and(|b| is_space(*b));
        rest = rest.trim_ascii_start();
    }
    Ok(out)
}

/// Reads the rest of a quoted name, from later lines if need be; `\n` and `\\` are escapes.
fn quoted<'a>(text: &'a [u8], lines: &mut Lines<'a>, out: &mut Vec<u8>) -> Result<&'a [u8]> {
    out.push(b'"');
    let mut rest = text;
    loop {
        match rest {
            [] => {
                rest = lines.next().ok_or_else(|| Error::misuse("unexpected end of file"))?;
                out.push(b'\n');
            }
            [b'\r', tail @ ..] => rest = tail,
            [b'"', b'"', tail @ ..] => {
                out.extend_from_slice(b"\"\"");
                rest = tail;
            }
            [b'"', tail @ ..] => {
                out.push(b'"');
                return Ok(tail);
            }
            [b'\\', b'n', tail @ ..] => {
                out.push(b'\n');
                rest = tail;
            }
            [b'\\', b'\\', tail @ ..] => {
                out.push(b'\\');
                rest = tail;
            }
            [b'\\', tail @ ..] => rest = tail.get(1..).unwrap_or_default(),
            [b, tail @ ..] => {
                out.push(*b);
                rest = tail;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn selection(text: &str) -> Result<Selection> {
        let mut selection = Selection::default();
        read(text.as_bytes(), &mut selection)?;
        Ok(selection)
    }

    #[test]
    fn every_kind_of_line() {
        let read = selection(
            "# comment\n\n include table  app . t1 # why\nINCLUDE Function app.add( integer,integer )\nexclude schema \"Odd Schema\"\n\
             exclude table_data big*\ninclude table \"two\nlines\"\ninclude extension hstore\n",
        )
        .expect("reads");
        assert_eq!(read.tables, ["app.t1".into(), Text::from("\"two\nlines\"")]);
        assert_eq!(read.functions, [Text::from("app.add(integer, integer)")]);
        assert_eq!(read.exclude_schemas, [Text::from("\"Odd Schema\"")]);
        assert_eq!(read.exclude_table_data, [Text::from("big*")]);
        assert_eq!(read.extensions, [Text::from("hstore")]);
    }

    #[test]
    fn what_cannot_be_has_its_line() {
        let error = |text: &str| selection(text).expect_err("refused").to_string();
        assert_eq!(error("\ninclude foreign_data x"), "include filter for \"foreign data\" is not allowed (line 2)");
        assert_eq!(error("drop table x"), "invalid filter command (expected \"include\" or \"exclude\") (line 1)");
        assert_eq!(error("include"), "missing filter object type (line 1)");
        assert_eq!(error("include role x"), "unsupported filter object type: \"role\" (line 1)");
        assert_eq!(error("include table"), "missing object name pattern (line 1)");
        assert_eq!(error("include table \"x\n\n"), "unexpected end of file (line 2)");
    }
}
