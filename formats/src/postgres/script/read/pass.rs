//! The pass over a script that makes entries of it.
//!
//! What pg_dump wrote is cut at its comments: an entry's text goes from its `-- Name:` block to the
//! next. Statements that no comment announces, in scripts of other tools or edited by hand, become
//! entries one by one, by what they say; whatever is not known is kept as [`STATEMENT`].

use std::io::Read;

use super::super::lexer::{Lexer, Spot, Token, TokenKind};
use super::body::{Body, alter_owner};
use super::classify::{Subject, classify};
use super::comment::Block;
use super::head;
use super::part::PartBuilder;
use super::script::{DataObserver, Script, ScriptPart};
use crate::limits::Limits;
use crate::postgres::archive::{EntryKind, Extra, TocEntry};
use crate::{Class, Error, Result, Text};

/// The `desc` of a statement that is none of pg_dump's.
const STATEMENT: &str = "STATEMENT";
/// The `desc` of a psql command that means nothing to an archive.
const PSQL_COMMAND: &str = "PSQL COMMAND";

/// Data that is being passed over.
struct Run {
    entry: TocEntry,
    /// A comment announced it.
    announced: bool,
    kind: RunKind,
    start: Option<u64>,
    end: u64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum RunKind {
    Copy,
    Inserts,
    LargeObjects,
    /// Comments on large objects, data before 9.0.
    Comments,
}

/// The pass.
pub(super) struct Pass<'a> {
    limits: &'a Limits,
    observer: &'a mut dyn DataObserver,
    parts: Vec<ScriptPart>,
    part: PartBuilder,
    /// Blank lines and comments since the last statement.
    gap: Vec<u8>,
    /// Where in the gap a comment block begins that has not ended.
    block: Option<usize>,
    /// The entry whose comment was read last, and the text since.
    current: Option<(TocEntry, Body)>,
    run: Option<Run>,
}

impl<'a> Pass<'a> {
    pub(super) fn new(limits: &'a Limits, observer: &'a mut dyn DataObserver) -> Self {
        Pass { limits, observer, parts: Vec::new(), part: PartBuilder::default(), gap: Vec::new(), block: None, current: None, run: None }
    }

    pub(super) fn run<R: Read>(mut self, mut lexer: Lexer<R>) -> Result<Script> {
        let mut truncated = None;
        loop {
            let token = match lexer.next_token() {
                Ok(Some(token)) => token,
                Ok(None) => break,
                Err(e) if e.class() == Class::Truncated => {
                    truncated = Some(e);
                    break;
                }
                Err(e) => return Err(e),
            };
            if token.kind == TokenKind::Unterminated {
                let end = token.start.offset + token.bytes.len() as u64;
                let what = format!("a statement that begins on line {}", token.start.line);
                truncated = Some(Error::truncated(what).at(end).on_line(token.start.line));
                break;
            }
            self.token(token)?;
            lexer.set_std_strings(self.part.std_strings);
            if let Some(encoding) = self.part.new_encoding.take() {
                lexer.set_encoding(&encoding);
            }
        }
        let end = lexer.spot();
        self.finish(truncated, end)
    }

    fn finish(mut self, mut truncated: Option<Error>, end: Spot) -> Result<Script> {
        if let Some(e) = truncated.take() {
            // What is cut is left out; what it belongs to is said.
            let of = self.run.take().map(|run| run.entry).or(self.current.take().map(|(entry, _)| entry));
            let what = of.map_or_else(|| e.what().to_owned(), |entry| format!("{} of {}", e.what(), entry.label()));
            let place = e.place().clone();
            truncated =
                Some(Error::new(Class::Truncated, what).at(place.offset.unwrap_or(end.offset)).on_line(place.line.unwrap_or(end.line)));
        } else {
            self.end_run()?;
            self.end_current()?;
            if self.part.style.head && !self.part.complete {
                let what = "a dump: the line \"PostgreSQL database dump complete\" is missing";
                truncated = Some(Error::truncated(what).at(end.offset).on_line(end.line));
            }
        }
        self.end_part(end.offset);
        if self.parts.is_empty() {
            self.parts.push(PartBuilder::default().finish(end.offset));
        }
        Ok(Script { parts: self.parts, bytes: end.offset, lines: end.line - 1, truncated })
    }

    fn token(&mut self, token: Token<'_>) -> Result<()> {
        match token.kind {
            TokenKind::Blank => {
                self.block = None;
                self.pass(token.bytes)
            }
            TokenKind::Comment => self.comment(token),
            TokenKind::Statement | TokenKind::CopyStatement => self.statement(token),
            TokenKind::CopyData => self.copy_data(token),
            TokenKind::CopyEnd => {
                self.copy_data(token)?;
                self.end_run()
            }
            TokenKind::Meta => self.meta(token),
            TokenKind::Fragment | TokenKind::Unterminated => self.lone(token.bytes, STATEMENT),
        }
    }

    /// Keeps what stands between statements.
    fn pass(&mut self, bytes: &[u8]) -> Result<()> {
        if self.current.is_none() && self.run.is_none() && bytes.iter().all(u8::is_ascii_whitespace) && bytes.len() > 4096 {
            return Ok(());
        }
        if (self.gap.len() + bytes.len()) as u64 > self.limits.statement_bytes {
            return Err(Error::limit(format!("comments are over statement_bytes ({})", self.limits.statement_bytes)));
        }
        self.gap.extend_from_slice(bytes);
        Ok(())
    }

    fn comment(&mut self, token: Token<'_>) -> Result<()> {
        let line = token.bytes.trim_ascii_end();
        if line == b"--" {
            let at = self.gap.len();
            self.pass(token.bytes)?;
            let Some(start) = self.block else {
                self.block = Some(at);
                return Ok(());
            };
            self.block = None;
            if let Some(block) = Block::parse(&self.gap[start..]) {
                let len = (self.gap.len() - start) as u64;
                self.gap.truncate(start);
                let at = token.start.offset + token.bytes.len() as u64 - len;
                self.block_found(block, at)?;
            }
            return Ok(());
        }
        if self.block.is_none() && self.lone_comment(line)? {
            return Ok(());
        }
        self.pass(token.bytes)
    }

    /// Comments that pg_dump writes by themselves.
    fn lone_comment(&mut self, line: &[u8]) -> Result<bool> {
        if let Some(version) = line.strip_prefix(b"-- Dumped from database version ") {
            self.part.server_version = Some(version.into());
        } else if let Some(version) = line.strip_prefix(b"-- Dumped by pg_dump version ") {
            self.part.dump_version = Some(version.into());
        } else if let Some(time) = line.strip_prefix(b"-- Started on ").filter(|_| self.part.is_empty()) {
            self.part.style.started = Some(time.into());
        } else if let Some(time) = line.strip_prefix(b"-- Completed on ").filter(|_| self.part.style.head) {
            self.part.style.completed = Some(time.into());
            self.end_run()?;
            self.end_current()?;
        } else if line == b"-- *not* dropping schema, since initdb creates it" && self.part.in_head() && self.current.is_none() {
            self.part.drops.push([line, b"\n"].concat());
        } else {
            return Ok(false);
        }
        Ok(true)
    }

    fn block_found(&mut self, block: Block, at: u64) -> Result<()> {
        self.end_run()?;
        self.end_current()?;
        self.gap.clear();
        match block {
            Block::Entry(comment) => {
                let entry = self.part.announced(comment);
                self.current = Some((entry, Body::default()));
            }
            Block::Head => {
                // What pg_dumpall says before a database belongs to that database.
                if self.part.style.head || !self.part.is_empty() {
                    self.end_part(at);
                }
                self.part.style.head = true;
            }
            Block::Complete => self.part.complete = true,
            Block::Cluster => {}
            Block::Database(name) => {
                self.end_part(at);
                self.part.database = Some(name);
            }
        }
        Ok(())
    }

    fn statement(&mut self, token: Token<'_>) -> Result<()> {
        let statement = token.bytes;
        let insert = is_insert(statement);
        if let Some(run) = self.run.as_mut() {
            let goes_on = match run.kind {
                RunKind::Copy => false,
                RunKind::Inserts => insert && (run.announced || is_into(&run.entry, statement)),
                RunKind::LargeObjects => is_large_object_call(statement),
                RunKind::Comments => is_large_object_comment(statement),
            };
            if goes_on {
                return self.pass_data(token);
            }
            self.end_run()?;
        }
        if token.kind == TokenKind::CopyStatement {
            let copy_stmt: Text = [statement, b"\n"].concat().into();
            let (mut entry, announced) = self.data_entry(statement)?;
            entry.copy_stmt = Some(copy_stmt);
            return self.begin_run(entry, announced, RunKind::Copy, None);
        }
        if insert {
            let (entry, announced) = self.data_entry(statement)?;
            self.begin_run(entry, announced, RunKind::Inserts, Some(token.start.offset))?;
            return self.pass_data(token);
        }
        if self.is_large_object_start(statement) {
            let announced = self.current.as_ref().is_some_and(|(entry, _)| entry.kind == EntryKind::Blobs);
            let entry = match self.current.take_if(|_| announced) {
                Some((entry, _)) => entry,
                None => {
                    self.end_current()?;
                    self.part.lone(EntryKind::Blobs, Some("BLOBS".into()), None)
                }
            };
            self.begin_run(entry, announced, RunKind::LargeObjects, Some(token.start.offset))?;
            return self.pass_data(token);
        }
        let comments = |(entry, _): &mut (TocEntry, Body)| entry.kind == EntryKind::BlobComments;
        if is_large_object_comment(statement)
            && let Some((entry, _)) = self.current.take_if(comments)
        {
            self.begin_run(entry, true, RunKind::Comments, Some(token.start.offset))?;
            return self.pass_data(token);
        }
        if self.in_data_entry() && (self.part.superuser(statement) || self.part.session(statement)) {
            self.gap.clear();
            return Ok(());
        }
        let Some((entry, body)) = self.current.as_mut() else { return self.unannounced(statement) };
        if !body.statements.is_empty() && begins_another(entry, body, statement) {
            self.end_current()?;
            return self.unannounced(statement);
        }
        if (body.text.len() + self.gap.len() + statement.len()) as u64 > self.limits.statement_bytes {
            return Err(Error::limit(format!("a definition is over statement_bytes ({})", self.limits.statement_bytes))
                .at(token.start.offset)
                .on_line(token.start.line));
        }
        body.push(&self.gap, statement);
        self.gap.clear();
        Ok(())
    }

    /// A statement that is data, with what stood before it.
    fn pass_data(&mut self, token: Token<'_>) -> Result<()> {
        let Some(run) = self.run.as_mut() else { return Ok(()) };
        self.observer.data(&self.gap)?;
        self.observer.data(token.bytes)?;
        self.gap.clear();
        run.end = token.start.offset + token.bytes.len() as u64;
        if run.kind == RunKind::LargeObjects {
            let opens = [&b"lo_open(lo_create("[..], b"lo_open(pg_catalog.lo_create("];
            let start = &token.bytes[..token.bytes.len().min(64)];
            self.part.creates_in_data |= opens.iter().any(|o| memchr::memmem::find(start, o).is_some());
            if token.bytes == b"COMMIT;" {
                return self.end_run();
            }
        }
        Ok(())
    }

    /// A statement outside of any announced entry.
    fn unannounced(&mut self, statement: &[u8]) -> Result<()> {
        if self.part.session(statement) || self.part.head_statement(statement) {
            self.gap.clear();
            return Ok(());
        }
        if let Some((object, owner)) = alter_owner(statement)
            && self.part.set_owner(&object, &owner)
        {
            self.gap.clear();
            return Ok(());
        }
        let entry = match classify(statement) {
            Some(Subject { kind, tag, schema }) => self.part.lone(kind, Some(tag), schema),
            None => self.part.lone(EntryKind::Other(STATEMENT.into()), first_words(statement), None),
        };
        self.keep(entry, statement)
    }

    /// An entry of one statement and the comments before it.
    fn keep(&mut self, mut entry: TocEntry, statement: &[u8]) -> Result<()> {
        let comments = self.gap.trim_ascii();
        let sep: &[u8] = if comments.is_empty() { b"" } else { b"\n" };
        entry.defn = Some([comments, sep, statement, b"\n"].concat().into());
        self.gap.clear();
        self.part.push_lone(entry, self.limits)
    }

    fn lone(&mut self, text: &[u8], desc: &str) -> Result<()> {
        self.end_run()?;
        self.end_current()?;
        let entry = self.part.lone(EntryKind::Other(desc.into()), first_words(text), None);
        self.keep(entry, text)
    }

    fn meta(&mut self, token: Token<'_>) -> Result<()> {
        let line = token.bytes.trim_ascii_end();
        if let Some(key) = line.strip_prefix(b"\\restrict ") {
            self.part.style.restrict_key.get_or_insert_with(|| key.trim_ascii().into());
        } else if line.starts_with(b"\\unrestrict") || line == b"\\encoding SQL_ASCII" {
            // Comes before \connect, or at the end.
            self.end_run()?;
            self.end_current()?;
        } else if let Some(target) = line.strip_prefix(b"\\connect ").or_else(|| line.strip_prefix(b"\\c ")) {
            self.end_run()?;
            self.end_current()?;
            let name = head::connected(target);
            let last_is_database = self.part.last_kind().is_some_and(|k| matches!(k, EntryKind::Database | EntryKind::DatabaseProperties));
            if last_is_database {
                self.part.style.create_db = true;
            } else if !self.part.is_empty() {
                self.end_part(token.start.offset);
            }
            self.part.database = Some(name);
        } else {
            return self.lone(line, PSQL_COMMAND);
        }
        self.gap.clear();
        Ok(())
    }

    /// The entry that data belongs to: the announced one, or a new one by the statement.
    fn data_entry(&mut self, statement: &[u8]) -> Result<(TocEntry, bool)> {
        if self.in_data_entry()
            && let Some((mut entry, mut body)) = self.current.take()
        {
            body.text.extend_from_slice(&self.gap);
            self.gap.clear();
            self.part.describe(&mut entry, body);
            self.part.restore_names(&mut entry, statement);
            return Ok((entry, true));
        }
        self.end_current()?;
        self.gap.clear();
        let subject = classify(statement);
        let (tag, schema) = subject.map_or((None, None), |s| (Some(s.tag), s.schema));
        Ok((self.part.lone(EntryKind::TableData, tag, schema), false))
    }

    fn in_data_entry(&self) -> bool {
        self.current.as_ref().is_some_and(|(entry, _)| entry.kind == EntryKind::TableData)
    }

    fn is_large_object_start(&self, statement: &[u8]) -> bool {
        match &self.current {
            Some((entry, _)) if entry.kind == EntryKind::Blobs => is_large_object_call(statement),
            _ => classify_cheaply(statement, b"SELECT ") && classify(statement).is_some_and(|s| s.kind == EntryKind::Blobs),
        }
    }

    fn begin_run(&mut self, mut entry: TocEntry, announced: bool, kind: RunKind, start: Option<u64>) -> Result<()> {
        entry.had_dumper = true;
        self.gap.clear();
        self.observer.begin(self.parts.len(), self.part.with_data(), &entry)?;
        self.run = Some(Run { entry, announced, kind, start, end: start.unwrap_or(0) });
        Ok(())
    }

    fn copy_data(&mut self, token: Token<'_>) -> Result<()> {
        self.gap.clear();
        if let Some(run) = self.run.as_mut() {
            run.start.get_or_insert(token.start.offset);
            run.end = token.start.offset + token.bytes.len() as u64;
            self.observer.data(token.bytes)?;
        }
        Ok(())
    }

    fn end_run(&mut self) -> Result<()> {
        let Some(mut run) = self.run.take() else { return Ok(()) };
        if run.kind != RunKind::Copy
            && let Some(rest) = self.gap.strip_prefix(b"\n")
        {
            self.observer.data(b"\n")?;
            run.end += 1;
            self.gap = rest.to_vec();
        }
        self.observer.end()?;
        let start = run.start.unwrap_or(run.end);
        run.entry.extra = Extra::Range { start, len: run.end.saturating_sub(start) };
        self.part.push(run.entry, self.limits)
    }

    /// The announced entry is over: the gap up to here is its, too.
    fn end_current(&mut self) -> Result<()> {
        let Some((mut entry, mut body)) = self.current.take() else { return Ok(()) };
        body.text.extend_from_slice(&self.gap);
        self.gap.clear();
        self.part.describe(&mut entry, body);
        if matches!(entry.kind, EntryKind::TableData | EntryKind::Blobs) {
            // A table without rows leaves nothing in a dump of INSERT commands.
            entry.had_dumper = true;
            entry.extra = Extra::Range { start: 0, len: 0 };
            self.observer.begin(self.parts.len(), self.part.with_data(), &entry)?;
            self.observer.end()?;
        }
        self.part.push(entry, self.limits)
    }

    fn end_part(&mut self, at: u64) {
        let part = std::mem::take(&mut self.part);
        self.part.start = at;
        if !part.is_empty() || part.style.head {
            self.parts.push(part.finish(at));
        }
    }
}

/// Whether a statement cannot be part of the entry whose text it stands in: comments were removed.
fn begins_another(entry: &TocEntry, body: &Body, statement: &[u8]) -> bool {
    let words = ["CREATE ", "COMMENT ON ", "GRANT ", "REVOKE ", "ALTER TABLE "];
    if !words.iter().any(|w| classify_cheaply(statement, w.as_bytes())) {
        return false;
    }
    let Some(subject) = classify(statement) else { return false };
    let makes = |range: &std::ops::Range<usize>| classify_cheaply(&body.text[range.clone()], b"CREATE ");
    match subject.kind {
        EntryKind::Comment | EntryKind::Acl => {
            subject.kind != entry.kind && !matches!(entry.kind, EntryKind::DefaultAcl | EntryKind::Other(_))
        }
        EntryKind::Constraint | EntryKind::FkConstraint | EntryKind::CheckConstraint => {
            matches!(entry.kind, EntryKind::Table | EntryKind::Index) && body.statements.iter().any(makes)
        }
        _ if classify_cheaply(statement, b"CREATE ") => body.statements.iter().any(makes),
        _ => false,
    }
}

fn classify_cheaply(statement: &[u8], word: &[u8]) -> bool {
    statement.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}

fn is_insert(statement: &[u8]) -> bool {
    classify_cheaply(statement, b"INSERT INTO ")
}

/// Whether an INSERT command is into the entry's table. Announced data may be into another: that of
/// partitions can be loaded through their root.
fn is_into(entry: &TocEntry, statement: &[u8]) -> bool {
    let subject = classify(statement);
    subject.is_some_and(|s| entry.tag.as_ref() == Some(&s.tag) && (s.schema.is_none() || entry.namespace == s.schema))
}

fn is_large_object_call(statement: &[u8]) -> bool {
    if matches!(statement, b"BEGIN;" | b"COMMIT;") {
        return true;
    }
    let Some(rest) = statement.strip_prefix(b"SELECT ") else { return false };
    let rest = rest.strip_prefix(b"pg_catalog.").unwrap_or(rest);
    [&b"lo_open("[..], b"lowrite(", b"lo_close(", b"lo_create("].iter().any(|f| rest.starts_with(f))
}

fn is_large_object_comment(statement: &[u8]) -> bool {
    statement.starts_with(b"COMMENT ON LARGE OBJECT ")
}

/// A tag for what has no name: its first two words.
fn first_words(statement: &[u8]) -> Option<Text> {
    let words: Vec<&[u8]> = statement.split(u8::is_ascii_whitespace).filter(|w| !w.is_empty()).take(2).collect();
    let tag = words.join(&b' ');
    Some(tag[..tag.len().min(64)].trim_ascii_end().into())
}
