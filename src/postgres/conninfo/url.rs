//! Connection URLs: `postgres://user:password@host:port,host:port/database?keyword=value&...`.
//!
//! As libpq reads them (fe-connect.c `conninfo_uri_parse_options`), which is not quite RFC 3986: several
//! hosts, any of which may be empty or in brackets, and no part that must be there.

use dumpkit_formats::{Error, Result};

use super::keywords::Settings;

/// What follows the scheme, if it is that of a connection URL.
pub(super) fn strip_scheme(source: &[u8]) -> Option<&[u8]> {
    source.strip_prefix(b"postgresql://").or_else(|| source.strip_prefix(b"postgres://"))
}

/// Reads what follows the scheme. Errors never show the URL: it may have a password.
pub(super) fn parse(rest: &[u8]) -> Result<Settings> {
    let mut settings = Settings::default();
    let mut rest = rest;
    let end = rest.iter().position(|b| matches!(b, b'@' | b'/'));
    if let Some(at) = end.filter(|at| rest[*at] == b'@') {
        let credentials = &rest[..at];
        let (user, password) = split(credentials, b":");
        store(&mut settings, "user", user)?;
        store(&mut settings, "password", password.map_or(&[][..], |after| &after[1..]))?;
        rest = &rest[at + 1..];
    }

    let (mut hosts, mut ports) = (Vec::new(), Vec::new());
    loop {
        let (host, after) = host(rest)?;
        hosts.extend_from_slice(host);
        rest = after;
        if let Some(after) = rest.strip_prefix(b":") {
            let (port, tail) = split(after, b"/?,");
            ports.extend_from_slice(port);
            rest = tail.unwrap_or_default();
        }
        match rest.strip_prefix(b",") {
            Some(after) => rest = after,
            None => break,
        }
        hosts.push(b',');
        ports.push(b',');
    }
    // Of a password with bytes that had to be encoded, the rest is here: it is not shown.
    if hosts.contains(&b'@') || !ports.iter().all(|b| b.is_ascii_digit() || matches!(b, b',' | b' ' | b'%')) {
        let hint = "write \"@\" and \"/\" in a password as %40 and %2F";
        return Err(Error::misuse("a host of the URL has an \"@\", or a port is no number").hint(hint));
    }
    store(&mut settings, "host", &hosts)?;
    store(&mut settings, "port", &ports)?;

    if let Some(path) = rest.strip_prefix(b"/") {
        let (database, query) = split(path, b"?");
        // An empty one would mean the user's name, whatever PGDATABASE says.
        store(&mut settings, "dbname", database)?;
        rest = query.unwrap_or_default();
    }
    if let Some(query) = rest.strip_prefix(b"?") {
        parameters(&mut settings, query)?;
    }
    Ok(settings)
}

/// What comes before the first of `ends`, and the rest from there, if there is one.
fn split<'a>(text: &'a [u8], ends: &[u8]) -> (&'a [u8], Option<&'a [u8]>) {
    match text.iter().position(|b| ends.contains(b)) {
        Some(at) => (&text[..at], Some(&text[at..])),
        None => (text, None),
    }
}

/// A host, perhaps an IPv6 address in brackets, and what follows it.
fn host(text: &[u8]) -> Result<(&[u8], &[u8])> {
    let Some(inside) = text.strip_prefix(b"[") else {
        let (host, rest) = split(text, b":/?,");
        return Ok((host, rest.unwrap_or_default()));
    };
    let (address, rest) = split(inside, b"]");
    let rest = rest.ok_or_else(|| Error::misuse("the URL ends before the \"]\" of an IPv6 address"))?;
    if address.is_empty() {
        return Err(Error::misuse("an IPv6 address in the URL is empty"));
    }
    match rest[1..].first() {
        None | Some(b':' | b'/' | b'?' | b',') => Ok((address, &rest[1..])),
        Some(other) => {
            let other = char::from(*other);
            Err(Error::misuse(format!("unexpected character \"{other}\" in the URL after an IPv6 address (expected \":\" or \"/\")")))
        }
    }
}

fn parameters(settings: &mut Settings, query: &[u8]) -> Result<()> {
    for parameter in query.split(|b| *b == b'&').filter(|parameter| !parameter.is_empty()) {
        let (name, value) = split(parameter, b"=");
        let name = decode("a query parameter", name)?;
        let shown = String::from_utf8_lossy(&name);
        let value = value.ok_or_else(|| Error::misuse(format!("missing \"=\" after query parameter \"{shown}\" of the URL")))?;
        if value[1..].contains(&b'=') {
            return Err(Error::misuse(format!("extra \"=\" after query parameter \"{shown}\" of the URL")));
        }
        let value = decode(&shown, &value[1..])?;
        // As the URLs of JDBC have it.
        if name == b"ssl" && value == b"true" {
            settings.set(b"sslmode", b"require".to_vec())?;
        } else {
            settings.set(&name, value).map_err(|_| Error::misuse(format!("invalid URI query parameter: \"{shown}\"")))?;
        }
    }
    Ok(())
}

fn store(settings: &mut Settings, name: &str, value: &[u8]) -> Result<()> {
    if value.is_empty() { Ok(()) } else { settings.set(name.as_bytes(), decode(name, value)?) }
}

/// Percent-decodes a value; blanks around it are dropped, others must be `%20`.
fn decode(name: &str, value: &[u8]) -> Result<Vec<u8>> {
    let trimmed = value.trim_ascii();
    let mut decoded = Vec::with_capacity(trimmed.len());
    let mut bytes = trimmed.iter();
    while let Some(byte) = bytes.next() {
        decoded.push(match byte {
            b'%' => {
                let digit = |byte: Option<&u8>| byte.and_then(|b| char::from(*b).to_digit(16));
                let (high, low) = (digit(bytes.next()), digit(bytes.next()));
                let code = high.zip(low).and_then(|(high, low)| u8::try_from(high * 16 + low).ok());
                match code {
                    Some(0) => return Err(Error::misuse(format!("forbidden value %00 in {name} of the URL"))),
                    Some(code) => code,
                    None => return Err(Error::misuse(format!("invalid percent-encoded token in {name} of the URL"))),
                }
            }
            b' ' => return Err(Error::misuse(format!("unexpected spaces in {name} of the URL (write them as %20)"))),
            other => *other,
        });
    }
    Ok(decoded)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(url: &str) -> Result<Vec<(&'static str, String)>> {
        let settings = parse(strip_scheme(url.as_bytes()).unwrap())?;
        let names = ["user", "password", "host", "port", "dbname", "sslmode", "application_name"];
        Ok(names.iter().filter_map(|name| Some((*name, settings.get(name)?.display().into_owned()))).collect())
    }

    /// Of libpq's own tests (t/001_uri.pl).
    #[test]
    fn urls_are_read_as_libpq_does() {
        for (url, expected) in [
            ("postgresql://uri-user:secret@host:12345/db", "user=uri-user password=secret host=host port=12345 dbname=db"),
            ("postgresql://uri-user@host:12345/", "user=uri-user host=host port=12345"),
            ("postgresql://host:12345", "host=host port=12345"),
            ("postgresql:///?", ""),
            ("postgres://", ""),
            ("postgresql:///db", "dbname=db"),
            ("postgresql://uri-user@host/db?sslmode=disable", "user=uri-user host=host dbname=db sslmode=disable"),
            ("postgresql://host?user=uri-user&port=12345&host=", "user=uri-user host= port=12345"),
            ("postgresql://ho%73t/%64b?sslmod%65=%72equire", "host=host dbname=db sslmode=require"),
            ("postgresql://[::1]:5433/db", "host=::1 port=5433 dbname=db"),
            ("postgresql://[2001:db8::1234]", "host=2001:db8::1234"),
            ("postgresql://%2Fvar%2Flib%2Fpostgresql/dbname", "host=/var/lib/postgresql dbname=dbname"),
            ("postgresql://h1:1,h2,[::2]:3/db?ssl=true", "host=h1,h2,::2 port=1,,3 dbname=db sslmode=require"),
            ("postgresql://user:p%40ss:word@/", "user=user password=p@ss:word"),
            ("postgresql:// host /db", "host=host dbname=db"),
        ] {
            let found = found(url).unwrap();
            let found: Vec<String> = found.iter().map(|(name, value)| format!("{name}={value}")).collect();
            assert_eq!(found.join(" "), expected, "{url}");
        }
    }

    #[test]
    fn what_is_wrong_is_said_without_the_password() {
        for (url, expected) in [
            ("postgresql://u:geheim@[::1", "ends before"),
            ("postgresql://u:geheim@[]", "empty"),
            ("postgresql://u:geheim@[::1]a", "unexpected character \"a\""),
            ("postgresql://u:geheim@host?zzz=1", "\"zzz\""),
            ("postgresql://u:geheim@host?port", "missing \"=\""),
            ("postgresql://u:geheim@host?port=1=2", "extra \"=\""),
            ("postgresql://u:geheim%zz@host", "invalid percent-encoded token in password"),
            ("postgresql://u:geheim%00@host", "forbidden value %00"),
            ("postgresql://u:geheim@ho st", "unexpected spaces in host"),
            ("postgresql://u:12%", "invalid percent-encoded token in port"),
            ("postgresql://u:sehr@geheim@host", "\"@\""),
            ("postgresql://u:geheim/@host", "a port is no number"),
        ] {
            let found = found(url).unwrap_err().to_string();
            assert!(found.contains(expected) && !found.contains("geheim"), "{url}: {found}");
        }
    }
}
