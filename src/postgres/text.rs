//! Building SQL out of names and texts that need not be UTF-8.

use dumpkit_formats::Text;

/// Something that can be appended to SQL as it is.
pub trait Put {
    /// Appends it.
    fn put(&self, out: &mut Vec<u8>);
}

macro_rules! put_bytes {
    ($($ty:ty),*) => { $(impl Put for $ty {
        fn put(&self, out: &mut Vec<u8>) {
            let bytes: &[u8] = self.as_ref();
            out.extend_from_slice(bytes);
        }
    })* };
}

macro_rules! put_numbers {
    ($($ty:ty),*) => { $(impl Put for $ty {
        fn put(&self, out: &mut Vec<u8>) {
            out.extend_from_slice(self.to_string().as_bytes());
        }
    })* };
}

put_bytes!(str, String, [u8], Vec<u8>, Text);
put_numbers!(i32, u32, i64, u64, usize);

impl Put for char {
    fn put(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(self.encode_utf8(&mut [0; 4]).as_bytes());
    }
}

impl<T: Put + ?Sized> Put for &T {
    fn put(&self, out: &mut Vec<u8>) {
        (**self).put(out);
    }
}

impl<const N: usize> Put for [u8; N] {
    fn put(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(self);
    }
}

/// Appends pieces to SQL: `put!(sql, "DROP TABLE ", name, ";\n")`.
macro_rules! put {
    ($out:expr, $($piece:expr),+ $(,)?) => {{
        let out: &mut Vec<u8> = &mut $out;
        $($crate::postgres::text::Put::put(&$piece, out);)+
    }};
}

pub(crate) use put;

/// The elements of an array in the server's notation, such as `{a,"b c",NULL}`; `None` is NULL.
/// One-dimensional arrays without bounds only, as pg_dump reads them (fe_utils `parsePGArray`);
/// `None` when it is none.
pub fn parse_array(text: &[u8]) -> Option<Vec<Option<Vec<u8>>>> {
    let inner = text.strip_prefix(b"{")?.strip_suffix(b"}")?;
    let mut elements = Vec::new();
    if inner.is_empty() {
        return Some(elements);
    }
    let mut at = 0;
    loop {
        let mut element = Vec::new();
        let quoted = inner.get(at) == Some(&b'"');
        if quoted {
            at += 1;
            loop {
                match *inner.get(at)? {
                    b'"' => break,
                    b'\\' => {
                        element.push(*inner.get(at + 1)?);
                        at += 2;
                    }
                    byte => {
                        element.push(byte);
                        at += 1;
                    }
                }
            }
            at += 1;
        } else {
            while let Some(&byte) = inner.get(at).filter(|b| **b != b',') {
                if matches!(byte, b'{' | b'}' | b'"') {
                    return None;
                }
                element.push(byte);
                at += 1;
            }
        }
        elements.push((quoted || !element.eq_ignore_ascii_case(b"NULL")).then_some(element));
        match inner.get(at) {
            None => return Some(elements),
            Some(b',') => at += 1,
            Some(_) => return None,
        }
    }
}

/// The numbers of an `oidvector` or `int2vector`: separated by blanks.
pub fn parse_vector<N: std::str::FromStr>(text: &[u8]) -> Vec<N> {
    text.split(|b| *b == b' ').filter_map(|n| std::str::from_utf8(n).ok()?.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrays_are_read_as_the_server_writes_them() {
        let some = |s: &str| Some(s.as_bytes().to_vec());
        assert_eq!(parse_array(b"{}"), Some(vec![]));
        assert_eq!(parse_array(b"{a,\"b,\\\"c\",NULL,\"NULL\",\"\"}"), Some(vec![some("a"), some("b,\"c"), None, some("NULL"), some("")]));
        for broken in [&b"a"[..], b"{a", b"{\"a}", b"{{a}}", b"{\"a\"b}"] {
            assert_eq!(parse_array(broken), None, "{}", String::from_utf8_lossy(broken));
        }
        assert_eq!(parse_vector::<u32>(b"23 25"), [23, 25]);
        assert_eq!(parse_vector::<u32>(b""), [0u32; 0]);
    }

    #[test]
    fn pieces_are_put_in_order() {
        let mut sql = Vec::new();
        put!(sql, "a ", 1u32, Text::from("é"), 'x', b"y");
        assert_eq!(sql, "a 1éxy".as_bytes());
    }
}
