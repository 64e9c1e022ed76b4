//! COPY text, written as the server writes it (copyto.c `CopyAttributeOutText`).

use super::escape;
use crate::postgres::encoding::Encoding;

/// What pg_dump puts after the rows of a table (pg_dump.c `dumpTableData_copy`).
pub const END_OF_DATA: &[u8] = b"\\.\n\n\n";

/// Appends one row with its newline; `None` is NULL. No values at all make the empty row of a table
/// without columns.
pub fn write_row<'v>(out: &mut Vec<u8>, values: impl IntoIterator<Item = Option<&'v [u8]>>, encoding: Encoding) {
    for (i, value) in values.into_iter().enumerate() {
        if i > 0 {
            out.push(b'\t');
        }
        write_field(out, value, encoding);
    }
    out.push(b'\n');
}

/// Appends one field, without a tab.
pub fn write_field(out: &mut Vec<u8>, value: Option<&[u8]>, encoding: Encoding) {
    match value {
        None => out.extend_from_slice(escape::NULL),
        Some(value) => escape::escape(value, encoding, out),
    }
}
