//! Data that is SQL commands: it ends where a statement ends, and each INSERT is one.
//!
//! What is known of quoting is what pg_restore knows when it cuts such data into statements
//! (pg_backup_db.c `ExecuteSimpleCommands`): `'...'` and `"..."`, with backslash escapes in `'...'`
//! where `standard_conforming_strings` is off. Nothing is held, however long a statement is.

/// Follows the commands through the data.
pub(super) struct Commands {
    state: State,
    backslashes: bool,
    inserts: bool,
    /// Statements that have ended.
    pub(super) statements: u64,
    /// The byte where the current statement began.
    begun_at: u64,
    /// How much of `INSERT INTO ` the current statement has had.
    matched: usize,
    offset: u64,
    /// Newlines since the last other byte.
    pub(super) newlines: u64,
    /// The bytes where statements begin that are no INSERT, and how many there are.
    pub(super) strangers: Vec<(u64, u64)>,
    pub(super) stranger_count: u64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// Between statements.
    Blank,
    Plain,
    Single,
    Escape,
    Double,
}

const INSERT: &[u8] = b"INSERT INTO ";
const KEPT: usize = 100;

impl Commands {
    /// `inserts`: every statement must be an INSERT. `backslashes`: they escape in strings.
    pub(super) fn new(inserts: bool, backslashes: bool) -> Self {
        let state = State::Blank;
        Commands {
            state,
            backslashes,
            inserts,
            statements: 0,
            begun_at: 0,
            matched: 0,
            offset: 0,
            newlines: 0,
            strangers: Vec::new(),
            stranger_count: 0,
        }
    }

    /// The next bytes.
    pub(super) fn feed(&mut self, block: &[u8]) {
        let mut rest = block;
        while let Some(&byte) = rest.first() {
            let mut step = 1;
            match self.state {
                State::Blank => {
                    if !byte.is_ascii_whitespace() {
                        self.begun_at = self.offset + (block.len() - rest.len()) as u64;
                        self.matched = 0;
                        self.state = State::Plain;
                        continue;
                    }
                }
                State::Plain => {
                    if self.inserts && self.matched < INSERT.len() {
                        if byte == INSERT[self.matched] {
                            self.matched += 1;
                        } else {
                            self.stranger_count += 1;
                            if self.strangers.len() < KEPT {
                                self.strangers.push((self.statements + 1, self.begun_at));
                            }
                            self.matched = INSERT.len();
                            continue;
                        }
                    } else {
                        match byte {
                            b'\'' => self.state = State::Single,
                            b'"' => self.state = State::Double,
                            b';' => {
                                self.statements += 1;
                                self.state = State::Blank;
                            }
                            _ => step = memchr::memchr3(b'\'', b'"', b';', rest).unwrap_or(rest.len()),
                        }
                    }
                }
                State::Single => match byte {
                    b'\'' => self.state = State::Plain,
                    b'\\' if self.backslashes => self.state = State::Escape,
                    _ if self.backslashes => step = memchr::memchr2(b'\'', b'\\', rest).unwrap_or(rest.len()),
                    _ => step = memchr::memchr(b'\'', rest).unwrap_or(rest.len()),
                },
                State::Escape => self.state = State::Single,
                State::Double if byte == b'"' => self.state = State::Plain,
                State::Double => step = memchr::memchr(b'"', rest).unwrap_or(rest.len()),
            }
            rest = &rest[step..];
        }
        let newlines = block.iter().rev().take_while(|b| **b == b'\n').count();
        self.newlines = if newlines == block.len() { self.newlines + newlines as u64 } else { newlines as u64 };
        self.offset += block.len() as u64;
    }

    /// Why the data cannot end here; `None` when a statement has just ended.
    pub(super) fn unfinished(&self) -> Option<(&'static str, u64)> {
        match self.state {
            State::Blank => None,
            State::Plain => Some(("data ends inside a statement", self.begun_at)),
            State::Single | State::Escape => Some(("data ends inside a string of a statement", self.begun_at)),
            State::Double => Some(("data ends inside a quoted name of a statement", self.begun_at)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn commands(data: &[u8], block: usize) -> Commands {
        let mut commands = Commands::new(true, false);
        data.chunks(block).for_each(|block| commands.feed(block));
        commands
    }

    #[test]
    fn statements_are_told_apart_however_they_are_cut() {
        let data = b"INSERT INTO public.t VALUES (1, 'a;''b');\nINSERT INTO public.\"x;\" VALUES (2);\n\n\n";
        for block in 1..=data.len() {
            let commands = commands(data, block);
            assert_eq!(commands.statements, 2);
            assert!(commands.unfinished().is_none());
            assert!(commands.strangers.is_empty());
        }
    }

    #[test]
    fn every_cut_inside_a_statement_is_told() {
        let data = b"INSERT INTO t VALUES (1, 'a');\n";
        for len in 1..data.len() - 1 {
            assert!(commands(&data[..len], 7).unfinished().is_some(), "cut at {len}");
        }
    }

    #[test]
    fn a_statement_that_is_no_insert_is_told() {
        let commands = commands(b"INSERT INTO t VALUES (1);\nINSARTED INTO t VALUES (1);\n", 5);
        assert_eq!(commands.strangers, [(2, 26)]);
    }
}
