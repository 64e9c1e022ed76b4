//! COPY text byte by byte: what the format is and what is wrong with it, for the checker.

use super::check::{CheckOptions, CheckOutcome};
use super::problem::{Problem, ProblemKind};
use super::text::LineEnd;
use crate::postgres::encoding::{Char, Encoding};

/// Where in a field the next byte stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fields {
    /// It is the field's first.
    pub(super) at_start: bool,
    /// A backslash escapes it,
    pub(super) escaped: bool,
    /// and was the field's first byte.
    pub(super) escaped_at_start: bool,
    /// `\N` was the whole field so far.
    pub(super) after_null: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Ordinary, or escaped as [`Fields`] says.
    Row,
    /// In the digits of `\ooo` or `\xhh`.
    Digits { base: u32, seen: u8, value: u32 },
    /// After a carriage return that may be half a line end.
    AfterCr,
    /// After `\.` at the start of a row.
    Marker,
    /// After `\.` and a carriage return, before the newline that the rows end in.
    MarkerCr,
    /// After the line of the end marker.
    Ended,
}

#[derive(Debug)]
pub(super) struct Machine {
    pub(super) options: CheckOptions,
    /// Characters of several bytes are to be stepped over and checked here (UTF-8 is not).
    pub(super) wide: bool,
    /// Tabs of a row that is as it should be, or a number that no row has.
    pub(super) wanted_tabs: u64,
    pub(super) offset: u64,
    pub(super) rows: u64,
    pub(super) row_start: u64,
    pub(super) tabs: u64,
    pub(super) fields: Fields,
    pub(super) problem_count: u64,
    state: State,
    line_end: Option<LineEnd>,
    expected: Option<u64>,
    /// The character begun: in the data, and by numeric escapes.
    lead: Unfinished,
    spelled: Unfinished,
    bad_encoding_row: Option<u64>,
    after_end: u64,
    spoilt_end: bool,
    end_marker: bool,
    problems: Vec<Problem>,
}

#[derive(Debug, Default)]
struct Unfinished {
    bytes: [u8; 4],
    len: usize,
}

impl Unfinished {
    /// With one byte more; anything but [`Char::Partial`] starts anew.
    fn push(&mut self, b: u8, encoding: Encoding) -> Char {
        self.bytes[self.len] = b;
        let char = encoding.first_char(&self.bytes[..=self.len]);
        self.len = if char == Char::Partial { self.len + 1 } else { 0 };
        char
    }
}

const FIELD_START: Fields = Fields { at_start: true, escaped: false, escaped_at_start: false, after_null: false };

impl Machine {
    pub(super) fn new(options: CheckOptions) -> Self {
        let encoding = options.encoding;
        let expected = options.columns.map(|n| n as u64);
        Machine {
            wide: encoding != Encoding::Utf8 && !encoding.is_single_byte(),
            wanted_tabs: expected.and_then(|n| n.checked_sub(1)).unwrap_or(u64::MAX),
            options,
            offset: 0,
            rows: 0,
            row_start: 0,
            tabs: 0,
            fields: FIELD_START,
            problem_count: 0,
            state: State::Row,
            line_end: None,
            expected,
            lead: Unfinished::default(),
            spelled: Unfinished::default(),
            bad_encoding_row: None,
            after_end: 0,
            spoilt_end: false,
            end_marker: false,
            problems: Vec::new(),
        }
    }

    /// Whether masks can go on from here.
    #[inline]
    pub(super) fn is_plain(&self) -> bool {
        self.state == State::Row && self.line_end == Some(LineEnd::Lf) && self.lead.len | self.spelled.len == 0
    }

    pub(super) fn step(&mut self, b: u8) {
        if self.wide && self.state != State::Ended && self.is_inside_character(b) {
            self.ordinary();
        } else {
            self.character(b);
        }
        self.offset += 1;
    }

    fn character(&mut self, b: u8) {
        match self.state {
            State::Row if self.fields.escaped => self.escaped(b),
            State::Row => self.plain(b),
            State::Digits { base, seen, value } => match char::from(b).to_digit(base) {
                Some(digit) => {
                    let (seen, value) = (seen + 1, value * base + digit);
                    self.state = State::Digits { base, seen, value };
                    if seen == if base == 8 { 3 } else { 2 } {
                        self.end_digits();
                    }
                }
                None => {
                    self.end_digits();
                    self.plain(b);
                }
            },
            State::AfterCr => self.after_cr(b),
            State::Marker | State::MarkerCr => self.after_marker(b),
            State::Ended => {
                self.after_end += 1;
                if !matches!(b, b'\n' | b'\r') && !std::mem::replace(&mut self.spoilt_end, true) {
                    self.report(ProblemKind::AfterEnd, self.offset);
                }
            }
        }
    }

    fn plain(&mut self, b: u8) {
        if b != b'\\' {
            self.end_spelled();
        }
        if self.fields.after_null && !matches!(b, b'\t' | b'\n' | b'\r') {
            self.tolerated(ProblemKind::NullInsideField);
        }
        match b {
            b'\t' => {
                self.tabs += 1;
                self.fields = FIELD_START;
            }
            b'\n' => {
                if matches!(self.line_end, Some(LineEnd::Cr | LineEnd::CrLf)) {
                    self.report(ProblemKind::Newline, self.offset);
                }
                self.line_end.get_or_insert(LineEnd::Lf);
                self.end_row(self.offset, self.offset + 1);
            }
            b'\r' => match self.line_end {
                None | Some(LineEnd::CrLf) => self.state = State::AfterCr,
                Some(LineEnd::Cr) => self.end_row(self.offset, self.offset + 1),
                Some(LineEnd::Lf) => {
                    self.report(ProblemKind::CarriageReturn, self.offset);
                    self.ordinary();
                }
            },
            b'\\' => self.fields = Fields { at_start: false, escaped: true, escaped_at_start: self.fields.at_start, after_null: false },
            0 => {
                self.report(ProblemKind::Nul, self.offset);
                self.ordinary();
            }
            8 | 11 | 12 => {
                self.tolerated(ProblemKind::UnusualByte(b));
                self.ordinary();
            }
            _ => self.ordinary(),
        }
    }

    fn escaped(&mut self, b: u8) {
        let begins_field = self.fields.escaped_at_start;
        let begins_row = begins_field && self.tabs == 0;
        if !matches!(b, b'0'..=b'7' | b'x') {
            self.end_spelled();
        }
        self.ordinary();
        match b {
            b'\\' | b'b' | b'f' | b'n' | b'r' | b't' | b'v' => {}
            b'N' if begins_field => self.fields.after_null = true,
            b'N' => self.tolerated(ProblemKind::NullInsideField),
            b'.' if begins_row => self.state = State::Marker,
            b'.' => self.report(ProblemKind::EndMarkerNotAlone, self.offset - 1),
            b'0'..=b'7' => {
                self.tolerated(ProblemKind::UnusualEscape(b));
                self.state = State::Digits { base: 8, seen: 1, value: u32::from(b - b'0') };
            }
            b'x' => {
                self.tolerated(ProblemKind::UnusualEscape(b));
                self.state = State::Digits { base: 16, seen: 0, value: 0 };
            }
            0 => self.report(ProblemKind::Nul, self.offset),
            _ => self.tolerated(ProblemKind::UnusualEscape(b)),
        }
    }

    fn end_digits(&mut self) {
        let State::Digits { seen, value, .. } = std::mem::replace(&mut self.state, State::Row) else { return };
        let encoding = self.options.encoding;
        match (value & 0xff) as u8 {
            // `\x` without a digit is the letter.
            _ if seen == 0 => self.end_spelled(),
            0 => {
                self.end_spelled();
                self.report(ProblemKind::EscapedEncoding(encoding), self.offset);
            }
            b if b < 0x80 => self.end_spelled(),
            // The value is checked in the database's encoding, which cannot be one of these.
            _ if encoding.embeds_ascii() => {}
            b => {
                if self.spelled.push(b, encoding) == Char::Invalid {
                    self.report(ProblemKind::EscapedEncoding(encoding), self.offset);
                }
            }
        }
    }

    /// No numeric escape goes on with the character that the last one began.
    fn end_spelled(&mut self) {
        if self.spelled.len > 0 {
            self.spelled.len = 0;
            self.report(ProblemKind::EscapedEncoding(self.options.encoding), self.offset);
        }
    }

    fn after_cr(&mut self, b: u8) {
        self.state = State::Row;
        let cr = self.offset - 1;
        match (b, self.line_end) {
            (b'\n', _) => {
                self.line_end = Some(LineEnd::CrLf);
                self.end_row(cr, self.offset + 1);
            }
            (_, None) => {
                self.line_end = Some(LineEnd::Cr);
                self.end_row(cr, self.offset);
                self.character(b);
            }
            _ => {
                self.report(ProblemKind::CarriageReturn, cr);
                self.ordinary();
                self.character(b);
            }
        }
    }

    fn after_marker(&mut self, b: u8) {
        match (b, self.line_end, self.state) {
            (b'\n', None | Some(LineEnd::Lf), State::Marker) | (b'\n', _, State::MarkerCr) => self.end(true),
            (b'\r', None | Some(LineEnd::Cr), _) => self.end(true),
            (b'\r', Some(LineEnd::CrLf), State::Marker) => self.state = State::MarkerCr,
            (b'\n' | b'\r', ..) => self.end(false),
            _ => {
                self.report(ProblemKind::EndMarkerNotAlone, self.row_start);
                self.state = State::Row;
                self.character(b);
            }
        }
    }

    fn end(&mut self, same_line_end: bool) {
        if !same_line_end {
            self.report(ProblemKind::EndMarkerLineEnd, self.offset);
        }
        self.end_marker = true;
        self.state = State::Ended;
    }

    fn end_row(&mut self, end: u64, next: u64) {
        if self.tabs != self.wanted_tabs {
            self.check_columns(self.tabs, end);
        }
        self.rows += 1;
        self.row_start = next;
        self.tabs = 0;
        self.fields = FIELD_START;
    }

    /// A row that is not as wanted, or nothing is known yet, or an empty row is wanted.
    #[cold]
    pub(super) fn check_columns(&mut self, tabs: u64, end: u64) {
        let found = tabs + 1;
        match self.expected {
            None => {
                self.expected = Some(found);
                self.wanted_tabs = tabs;
            }
            Some(0) if end == self.row_start => {}
            Some(expected) => self.report(ProblemKind::Columns { found, expected }, self.row_start),
        }
    }

    fn ordinary(&mut self) {
        self.fields = Fields { at_start: false, escaped: false, escaped_at_start: false, after_null: false };
    }

    /// Whether `b` is part of a character of several bytes; an invalid one is reported.
    fn is_inside_character(&mut self, b: u8) -> bool {
        let begun = self.lead.len;
        if begun == 0 && b < 0x80 {
            return false;
        }
        if begun == 0 {
            // What came before a character is settled by its first byte.
            match self.state {
                State::Digits { .. } => self.end_digits(),
                State::AfterCr | State::Marker | State::MarkerCr => self.character(b),
                State::Row | State::Ended => {}
            }
            if self.fields.escaped {
                self.escaped(b);
            } else if self.fields.after_null {
                self.tolerated(ProblemKind::NullInsideField);
            }
            self.end_spelled();
        }
        match self.lead.push(b, self.options.encoding) {
            Char::Invalid => {
                self.bad_encoding(self.offset - begun as u64);
                begun == 0
            }
            Char::Partial | Char::Whole(_) => true,
        }
    }

    /// An invalid byte sequence that starts at `offset`, in the row that is under way.
    pub(super) fn bad_encoding(&mut self, offset: u64) {
        if self.bad_encoding_row != Some(self.rows) && self.state != State::Ended {
            self.bad_encoding_row = Some(self.rows);
            self.report(ProblemKind::InvalidEncoding(self.options.encoding), offset);
        }
    }

    fn tolerated(&mut self, kind: ProblemKind) {
        if self.options.strict {
            self.report(kind, self.offset);
        }
    }

    fn report(&mut self, kind: ProblemKind, offset: u64) {
        self.problem_count += 1;
        if self.problems.len() < self.options.max_problems {
            self.problems.push(Problem { kind, row: self.rows + 1, offset });
        }
    }

    pub(super) fn finish(mut self) -> CheckOutcome {
        if let State::Digits { .. } = self.state {
            self.end_digits();
        }
        self.end_spelled();
        if self.lead.len > 0 {
            self.bad_encoding(self.offset - self.lead.len as u64);
        }
        match self.state {
            State::Ended => {}
            State::Marker | State::MarkerCr => {
                self.report(ProblemKind::EndMarkerLineEnd, self.offset);
                self.end_marker = true;
            }
            State::AfterCr if self.line_end.is_none() && !self.options.end_marker => self.end_row(self.offset - 1, self.offset),
            _ if self.offset > self.row_start => self.report(ProblemKind::CutRow, self.offset),
            _ if self.options.end_marker => self.report(ProblemKind::NoEndMarker, self.offset),
            _ => {}
        }
        CheckOutcome {
            rows: self.rows,
            bytes: self.offset,
            end_marker: self.end_marker,
            after_end: self.after_end,
            problems: self.problems,
            problem_count: self.problem_count,
        }
    }
}
