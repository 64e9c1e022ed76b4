//! Rows as JSON Lines: an object a row, its keys the columns in their order.
//!
//! | type | JSON |
//! |---|---|
//! | integers, oid, real, double precision, numeric | number with every digit of the dump; `NaN`, `Infinity` a string |
//! | boolean | `true`, `false` |
//! | json, jsonb | itself; line breaks between its tokens become blanks |
//! | bytea | string, `\x` and hex digits |
//! | arrays | array, nested once for each dimension |
//! | NULL | `null` |
//! | anything else | string, as in the dump |

use std::io::Write;

use dumpkit_formats::Result;
use dumpkit_formats::postgres::sql::{decode_bytea, encode_hex};
use serde::de::IgnoredAny;

use super::array::{self, Item};
use super::{FileOutput, OutColumn, OutRow, Sink, misfit};
use crate::model::column_type::{ColumnType, Scalar};

/// Writes JSON Lines.
pub(super) struct JsonSink {
    out: FileOutput,
    columns: Vec<Column>,
    lenient: bool,
    lost: u64,
    pending: Vec<u8>,
    value: Vec<u8>,
    scratch: Vec<u8>,
}

struct Column {
    name: String,
    /// `"name":`, quoted, with what separates it from the column before.
    key: Vec<u8>,
    column_type: ColumnType,
}

const PENDING: usize = 64 * 1024;

impl JsonSink {
    pub(super) fn new(out: FileOutput, columns: &[OutColumn], lenient: bool) -> Self {
        let column = |(i, column): (usize, &OutColumn)| {
            let mut key = if i == 0 { Vec::new() } else { vec![b','] };
            string(&mut key, column.name.as_bytes());
            key.push(b':');
            Column { name: column.name.clone(), key, column_type: column.column_type }
        };
        let columns = columns.iter().enumerate().map(column).collect();
        JsonSink { out, columns, lenient, lost: 0, pending: Vec::new(), value: Vec::new(), scratch: Vec::new() }
    }
}

impl Sink for JsonSink {
    fn row(&mut self, row: &OutRow<'_>) -> Result<()> {
        let JsonSink { columns, lenient, lost, pending, value, scratch, .. } = self;
        pending.push(b'{');
        for (column, field) in columns.iter().zip(row.fields()) {
            pending.extend_from_slice(&column.key);
            let Some(text) = field.value(value) else {
                pending.extend_from_slice(b"null");
                continue;
            };
            let start = pending.len();
            // The row was text; an escape can still make something else of it.
            let written = match std::str::from_utf8(text) {
                Ok(_) => typed(pending, column.column_type, text, scratch),
                Err(_) => Err("not UTF-8"),
            };
            if let Err(what) = written {
                if !*lenient {
                    return Err(misfit(&column.name, text, what));
                }
                *lost += 1;
                pending.truncate(start);
                pending.extend_from_slice(b"null");
            }
        }
        pending.extend_from_slice(b"}\n");
        if pending.len() >= PENDING {
            self.out.write_all(pending)?;
            pending.clear();
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(FileOutput, u64)> {
        self.out.write_all(&self.pending)?;
        Ok((self.out, self.lost))
    }
}

fn typed(out: &mut Vec<u8>, column_type: ColumnType, text: &[u8], scratch: &mut Vec<u8>) -> Result<(), &'static str> {
    let (element, delimiter) = match column_type {
        ColumnType::Scalar(scalar) => return one(out, scalar, text),
        ColumnType::Array { element, delimiter } => (element, delimiter),
    };
    let mut first = true;
    array::walk(text, delimiter, scratch, |item| {
        if !first && !matches!(item, Item::Close) {
            out.push(b',');
        }
        first = matches!(item, Item::Open);
        match item {
            Item::Open => out.push(b'['),
            Item::Close => out.push(b']'),
            Item::Null => out.extend_from_slice(b"null"),
            Item::Value(value) => one(out, element, value)?,
        }
        Ok(())
    })
}

fn one(out: &mut Vec<u8>, scalar: Scalar, text: &[u8]) -> Result<(), &'static str> {
    match scalar {
        Scalar::Bool => out.extend_from_slice(match text {
            b"t" | b"true" => b"true",
            b"f" | b"false" => b"false",
            _ => return Err("not a boolean"),
        }),
        Scalar::Int2 | Scalar::Int4 | Scalar::Int8 | Scalar::Oid => match text.iter().any(|b| matches!(b, b'.' | b'e' | b'E')) {
            false if is_number(text) => out.extend_from_slice(text),
            _ => return Err("not an integer"),
        },
        Scalar::Float4 | Scalar::Float8 | Scalar::Numeric(_) => match text {
            b"NaN" | b"Infinity" | b"-Infinity" => string(out, text),
            _ if is_number(text) => out.extend_from_slice(text),
            _ => return Err("not a number"),
        },
        Scalar::Json => {
            // Looked at, since one wrong value would break its whole line.
            serde_json::from_slice::<IgnoredAny>(text).map_err(|_| "not JSON")?;
            out.extend(text.iter().map(|b| if matches!(b, b'\n' | b'\r') { b' ' } else { *b }));
        }
        Scalar::Bytea if !text.starts_with(b"\\x") => {
            let (mut bytes, mut hex) = (Vec::new(), b"\\x".to_vec());
            if !decode_bytea(text, &mut bytes) {
                return Err("not a bytea");
            }
            encode_hex(&bytes, &mut hex);
            string(out, &hex);
        }
        _ => string(out, text),
    }
    Ok(())
}

/// Whether the text is a number by JSON's grammar: no plus sign, no leading zero, digits about a point.
fn is_number(text: &[u8]) -> bool {
    fn digits(text: &[u8]) -> Option<&[u8]> {
        let n = text.iter().take_while(|b| b.is_ascii_digit()).count();
        (n > 0).then(|| &text[n..])
    }
    let text = text.strip_prefix(b"-").unwrap_or(text);
    let leading_zero = matches!(text, [b'0', b'0'..=b'9', ..]);
    let mut rest = match digits(text) {
        Some(rest) if !leading_zero => rest,
        _ => return false,
    };
    if let Some(fraction) = rest.strip_prefix(b".") {
        match digits(fraction) {
            Some(after) => rest = after,
            None => return false,
        }
    }
    if let [b'e' | b'E', exponent @ ..] = rest {
        let unsigned = exponent.strip_prefix(b"+").or_else(|| exponent.strip_prefix(b"-")).unwrap_or(exponent);
        match digits(unsigned) {
            Some(after) => rest = after,
            None => return false,
        }
    }
    rest.is_empty()
}

/// Appends a JSON string of text that is UTF-8.
fn string(out: &mut Vec<u8>, text: &[u8]) {
    out.push(b'"');
    let mut from = 0;
    for (i, b) in text.iter().enumerate() {
        let escaped: &[u8] = match b {
            b'"' => b"\\\"",
            b'\\' => b"\\\\",
            b'\n' => b"\\n",
            b'\r' => b"\\r",
            b'\t' => b"\\t",
            0x08 => b"\\b",
            0x0c => b"\\f",
            0x00..=0x1f => &unicode(*b),
            _ => continue,
        };
        out.extend_from_slice(&text[from..i]);
        out.extend_from_slice(escaped);
        from = i + 1;
    }
    out.extend_from_slice(&text[from..]);
    out.push(b'"');
}

fn unicode(b: u8) -> [u8; 6] {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    [b'\\', b'u', b'0', b'0', DIGITS[usize::from(b >> 4)], DIGITS[usize::from(b & 15)]]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(column_type: ColumnType, text: &str) -> Result<String, &'static str> {
        let mut out = Vec::new();
        typed(&mut out, column_type, text.as_bytes(), &mut Vec::new())?;
        let out = String::from_utf8(out).expect("UTF-8");
        serde_json::from_str::<serde::de::IgnoredAny>(&out).expect(&out);
        Ok(out)
    }

    #[test]
    fn every_type_is_valid_json() {
        let one = |scalar, text: &str| written(ColumnType::Scalar(scalar), text);
        assert_eq!(one(Scalar::Int8, "-9223372036854775808"), Ok("-9223372036854775808".into()));
        assert_eq!(one(Scalar::Int4, "1.5"), Err("not an integer"));
        assert_eq!(one(Scalar::Float8, "2.2250738585072014e-308"), Ok("2.2250738585072014e-308".into()));
        assert_eq!(one(Scalar::Float8, "1e+100"), Ok("1e+100".into()));
        assert_eq!(one(Scalar::Float4, "-0"), Ok("-0".into()));
        assert_eq!(one(Scalar::Numeric(None), "NaN"), Ok("\"NaN\"".into()));
        assert_eq!(one(Scalar::Numeric(None), "0.000000000000000000000000000001"), Ok("0.000000000000000000000000000001".into()));
        for bad in ["", "-", "01", "1.", ".5", "1e", "+1", "1x", "0x1"] {
            assert_eq!(one(Scalar::Numeric(None), bad), Err("not a number"), "{bad}");
        }
        assert_eq!(one(Scalar::Bool, "t"), Ok("true".into()));
        assert_eq!(one(Scalar::Json, "{\"a\" :\n [1e400, \"\\u00e9\"]}"), Ok("{\"a\" :  [1e400, \"\\u00e9\"]}".into()));
        assert_eq!(one(Scalar::Json, "{\"a\""), Err("not JSON"));
        assert_eq!(one(Scalar::Json, &format!("{}{}", "[".repeat(5000), "]".repeat(5000))).map(|s| s.len()), Ok(10_000));
        assert_eq!(one(Scalar::Bytea, "\\x00ff"), Ok("\"\\\\x00ff\"".into()));
        assert_eq!(one(Scalar::Bytea, "a\\000"), Ok("\"\\\\x6100\"".into()));
        assert_eq!(one(Scalar::Text, "a\"b\\\n\u{1}é"), Ok("\"a\\\"b\\\\\\n\\u0001é\"".into()));
    }

    #[test]
    fn arrays_nest() {
        let array = |element, text: &str| written(ColumnType::Array { element, delimiter: b',' }, text);
        assert_eq!(array(Scalar::Int4, "{}"), Ok("[]".into()));
        assert_eq!(array(Scalar::Int4, "{1,NULL,-3}"), Ok("[1,null,-3]".into()));
        assert_eq!(array(Scalar::Int4, "[0:1][2:3]={{1,2},{3,4}}"), Ok("[[1,2],[3,4]]".into()));
        assert_eq!(array(Scalar::Text, "{\"a\\\"b\",NULL,\"NULL\"}"), Ok("[\"a\\\"b\",null,\"NULL\"]".into()));
        assert_eq!(array(Scalar::Json, "{\"{\\\"a\\\": 1}\",\"[]\"}"), Ok("[{\"a\": 1},[]]".into()));
    }
}
