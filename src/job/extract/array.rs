//! The text of an array, `{1,NULL,{"a \"b\"",c}}`, taken apart (arrayfuncs.c `array_in`, `array_out`).
//!
//! Lower bounds (`[0:1]={...}`) are passed over: no format written here has them.

/// A piece of an array.
pub(super) enum Item<'a> {
    /// An array, or one of its sub-arrays, begins.
    Open,
    /// It ends.
    Close,
    /// A NULL.
    Null,
    /// An element, its quotes taken off.
    Value(&'a [u8]),
}

/// What is wrong with a text that is no array.
pub(super) const NO_ARRAY: &str = "not an array";

/// Dimensions that the server allows (`MAXDIM`).
const MAX_DEPTH: usize = 6;

/// Hands the pieces of `text` to `each`, in order, until it objects.
pub(super) fn walk(
    text: &[u8],
    delimiter: u8,
    scratch: &mut Vec<u8>,
    mut each: impl FnMut(Item<'_>) -> Result<(), &'static str>,
) -> Result<(), &'static str> {
    let mut rest = text;
    if rest.first() == Some(&b'[') {
        let at = memchr::memchr(b'=', rest).ok_or(NO_ARRAY)?;
        rest = &rest[at + 1..];
    }
    let mut depth = 0;
    // Whether an element, and not a comma or the end, comes next.
    let mut expects = true;
    let mut empty = true;
    loop {
        let (first, after) = rest.split_first().ok_or(NO_ARRAY)?;
        match *first {
            b'{' if expects && depth < MAX_DEPTH => {
                depth += 1;
                empty = true;
                each(Item::Open)?;
                rest = after;
            }
            b'}' if depth > 0 && (!expects || empty) => {
                depth -= 1;
                (expects, empty) = (false, false);
                each(Item::Close)?;
                rest = after;
                if depth == 0 {
                    return if rest.is_empty() { Ok(()) } else { Err(NO_ARRAY) };
                }
            }
            b if b == delimiter && !expects => {
                expects = true;
                rest = after;
            }
            b'"' if expects && depth > 0 => {
                rest = quoted(after, scratch)?;
                each(Item::Value(scratch))?;
                (expects, empty) = (false, false);
            }
            _ if expects && depth > 0 => {
                let end = rest.iter().position(|b| *b == delimiter || matches!(b, b'{' | b'}' | b'"')).ok_or(NO_ARRAY)?;
                let value = rest[..end].trim_ascii();
                if value.is_empty() {
                    return Err(NO_ARRAY);
                }
                if value.eq_ignore_ascii_case(b"null") {
                    each(Item::Null)?;
                } else if memchr::memchr(b'\\', value).is_none() {
                    each(Item::Value(value))?;
                } else {
                    unescape(value, scratch);
                    each(Item::Value(scratch))?;
                }
                (expects, empty) = (false, false);
                rest = &rest[end..];
            }
            _ => return Err(NO_ARRAY),
        }
    }
}

/// An element up to its closing quote; gives what follows.
fn quoted<'a>(text: &'a [u8], value: &mut Vec<u8>) -> Result<&'a [u8], &'static str> {
    value.clear();
    let mut rest = text;
    loop {
        let at = memchr::memchr2(b'"', b'\\', rest).ok_or(NO_ARRAY)?;
        value.extend_from_slice(&rest[..at]);
        if rest[at] == b'"' {
            return Ok(&rest[at + 1..]);
        }
        value.push(*rest.get(at + 1).ok_or(NO_ARRAY)?);
        rest = &rest[at + 2..];
    }
}

fn unescape(text: &[u8], value: &mut Vec<u8>) {
    value.clear();
    let mut bytes = text.iter();
    while let Some(b) = bytes.next() {
        value.push(if *b == b'\\' { *bytes.next().unwrap_or(b) } else { *b });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, delimiter: u8) -> Result<String, &'static str> {
        let mut out = String::new();
        walk(text.as_bytes(), delimiter, &mut Vec::new(), |item| {
            match item {
                Item::Open => out.push('<'),
                Item::Close => out.push('>'),
                Item::Null => out.push('~'),
                Item::Value(value) => out.push_str(&format!("({})", String::from_utf8_lossy(value))),
            }
            Ok(())
        })?;
        Ok(out)
    }

    #[test]
    fn arrays_are_taken_apart() {
        assert_eq!(shown("{}", b','), Ok("<>".into()));
        assert_eq!(shown("{1,NULL,-3}", b','), Ok("<(1)~(-3)>".into()));
        assert_eq!(shown("{{1,2},{3,4}}", b','), Ok("<<(1)(2)><(3)(4)>>".into()));
        assert_eq!(shown("[0:1][2:3]={{1,2},{3,4}}", b','), Ok("<<(1)(2)><(3)(4)>>".into()));
        assert_eq!(
            shown(r#"{"",NULL,"NULL","a,b","{c}","d\"e","f\\g"," h "}"#, b','),
            Ok(r#"<()~(NULL)(a,b)({c})(d"e)(f\g)( h )>"#.into())
        );
        assert_eq!(shown("{(2,2),(0,0);(1,1),(0,0)}", b';'), Ok("<((2,2),(0,0))((1,1),(0,0))>".into()));
        for bad in ["", "{", "}", "1", "{1", "{1,}", "{,1}", "{1}x", "{\"a", "{1 \"a\"}", "{{1}{2}}", "[0:1]", "{{{{{{{1}}}}}}}"] {
            assert_eq!(shown(bad, b','), Err(NO_ARRAY), "{bad}");
        }
    }
}
