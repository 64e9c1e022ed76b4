//! Connection parameters by keyword, and strings of them: `host=db port=5433 user='a b'`.
//!
//! The table and the syntax are libpq's of version 18 (fe-connect.c `PQconninfoOptions`,
//! `conninfo_parse`).

use std::collections::BTreeMap;

use dumpkit_formats::{Error, Result, Text};

use super::environment::Environment;

/// A keyword, the variable that stands in for it, and what it is otherwise.
struct Keyword(&'static str, Option<&'static str>, Option<&'static str>);

const KEYWORDS: &[Keyword] = &[
    Keyword("service", Some("PGSERVICE"), None),
    Keyword("user", Some("PGUSER"), None),
    Keyword("password", Some("PGPASSWORD"), None),
    Keyword("passfile", Some("PGPASSFILE"), None),
    Keyword("channel_binding", Some("PGCHANNELBINDING"), Some("prefer")),
    Keyword("connect_timeout", Some("PGCONNECT_TIMEOUT"), None),
    Keyword("dbname", Some("PGDATABASE"), None),
    Keyword("host", Some("PGHOST"), None),
    Keyword("hostaddr", Some("PGHOSTADDR"), None),
    Keyword("port", Some("PGPORT"), Some("5432")),
    Keyword("client_encoding", Some("PGCLIENTENCODING"), None),
    Keyword("options", Some("PGOPTIONS"), None),
    Keyword("application_name", Some("PGAPPNAME"), None),
    Keyword("fallback_application_name", None, Some("dumpkit")),
    Keyword("keepalives", None, None),
    Keyword("keepalives_idle", None, None),
    Keyword("keepalives_interval", None, None),
    Keyword("keepalives_count", None, None),
    Keyword("tcp_user_timeout", None, None),
    Keyword("sslmode", Some("PGSSLMODE"), None),
    Keyword("sslnegotiation", Some("PGSSLNEGOTIATION"), Some("postgres")),
    Keyword("sslcompression", Some("PGSSLCOMPRESSION"), None),
    Keyword("sslcert", Some("PGSSLCERT"), None),
    Keyword("sslkey", Some("PGSSLKEY"), None),
    Keyword("sslcertmode", Some("PGSSLCERTMODE"), Some("allow")),
    Keyword("sslpassword", None, None),
    Keyword("sslrootcert", Some("PGSSLROOTCERT"), None),
    Keyword("sslcrl", Some("PGSSLCRL"), None),
    Keyword("sslcrldir", Some("PGSSLCRLDIR"), None),
    Keyword("sslsni", Some("PGSSLSNI"), Some("1")),
    Keyword("requirepeer", Some("PGREQUIREPEER"), None),
    Keyword("require_auth", Some("PGREQUIREAUTH"), None),
    Keyword("min_protocol_version", Some("PGMINPROTOCOLVERSION"), None),
    Keyword("max_protocol_version", Some("PGMAXPROTOCOLVERSION"), None),
    Keyword("ssl_min_protocol_version", Some("PGSSLMINPROTOCOLVERSION"), Some("TLSv1.2")),
    Keyword("ssl_max_protocol_version", Some("PGSSLMAXPROTOCOLVERSION"), None),
    Keyword("gssencmode", Some("PGGSSENCMODE"), Some("prefer")),
    Keyword("krbsrvname", Some("PGKRBSRVNAME"), None),
    Keyword("gsslib", Some("PGGSSLIB"), None),
    Keyword("gssdelegation", Some("PGGSSDELEGATION"), None),
    Keyword("replication", None, None),
    Keyword("target_session_attrs", Some("PGTARGETSESSIONATTRS"), Some("any")),
    Keyword("load_balance_hosts", Some("PGLOADBALANCEHOSTS"), Some("disable")),
    Keyword("scram_client_key", None, None),
    Keyword("scram_server_key", None, None),
    Keyword("oauth_issuer", None, None),
    Keyword("oauth_client_id", None, None),
    Keyword("oauth_client_secret", None, None),
    Keyword("oauth_scope", None, None),
    Keyword("sslkeylogfile", None, None),
];

/// Values by keyword.
#[derive(Default)]
pub(super) struct Settings(BTreeMap<&'static str, Text>);

impl Settings {
    /// Reads a string of keywords and values. Errors never show it: it may have a password.
    pub(super) fn parse(text: &[u8]) -> Result<Self> {
        let mut settings = Settings::default();
        let mut rest = skip_blanks(text);
        while !rest.is_empty() {
            let end = rest.iter().position(|b| *b == b'=' || is_blank(b)).unwrap_or(rest.len());
            let name = &rest[..end];
            rest = skip_blanks(&rest[end..]);
            // What is no keyword may be the rest of a password that had to be quoted.
            let shown = if known(name).is_some() { format!("\"{}\"", String::from_utf8_lossy(name)) } else { "a word".to_owned() };
            let missing = || Error::misuse(format!("missing \"=\" after {shown} in connection info string"));
            rest = rest.strip_prefix(b"=").ok_or_else(missing)?;
            let (value, after) = value(skip_blanks(rest))?;
            let has_password = settings.get("password").is_some();
            settings.set(name, value).map_err(|e| match has_password {
                true => Error::misuse("invalid connection option after the password, which may lack its quotes"),
                false => e,
            })?;
            rest = skip_blanks(after);
        }
        Ok(settings)
    }

    /// Sets a parameter, again if it was set.
    pub(super) fn set(&mut self, name: &[u8], value: Vec<u8>) -> Result<()> {
        // The name and values it had before 8.0.
        if name == b"requiressl" {
            let mode = if value.first() == Some(&b'1') { "require" } else { "prefer" };
            self.0.insert("sslmode", mode.into());
            return Ok(());
        }
        let known = known(name).ok_or_else(|| Error::misuse(format!("invalid connection option \"{}\"", String::from_utf8_lossy(name))))?;
        self.0.insert(known, value.into());
        Ok(())
    }

    /// Sets a parameter that nobody set yet; whether there is such a one.
    pub(super) fn set_missing(&mut self, name: &[u8], value: &[u8]) -> bool {
        let Some(known) = known(name) else { return false };
        self.0.entry(known).or_insert_with(|| value.into());
        true
    }

    /// Fills in what was not set from the environment, and then what is so by default
    /// (`conninfo_add_defaults`).
    pub(super) fn complete(&mut self, environment: &Environment) {
        for Keyword(name, variable, default) in KEYWORDS {
            if self.0.contains_key(name) {
                continue;
            }
            let given = variable.and_then(|variable| environment.variable(variable)).cloned();
            if let Some(value) = given.or_else(|| default.map(Text::from)) {
                self.0.insert(name, value);
            }
        }
        if !self.0.contains_key("sslmode") {
            let old = environment.variable("PGREQUIRESSL").is_some_and(|value| value.first() == Some(&b'1'));
            // Roots that everyone's certificate comes from say nothing without the host's name.
            let mode = match self.given("sslrootcert") {
                _ if old => "require",
                Some(b"system") => "verify-full",
                _ => "prefer",
            };
            self.0.insert("sslmode", mode.into());
        }
    }

    /// The value of a parameter.
    pub(super) fn get(&self, name: &str) -> Option<&Text> {
        self.0.get(name)
    }

    /// The value of a parameter, if it has one that is not empty.
    pub(super) fn given(&self, name: &str) -> Option<&[u8]> {
        self.0.get(name).map(|value| &value[..]).filter(|value| !value.is_empty())
    }

    /// The value of a parameter that is one of a few words.
    pub(super) fn choose<T: Copy>(&self, name: &str, choices: &[(&str, T)]) -> Result<T> {
        let value = self.get(name).map(|value| &value[..]).unwrap_or_default();
        let found = choices.iter().find(|(word, _)| word.as_bytes() == value);
        found.map(|(_, choice)| *choice).ok_or_else(|| self.invalid(name))
    }

    /// A whole number; `None` when it is not given.
    pub(super) fn number(&self, name: &str) -> Result<Option<i32>> {
        let Some(value) = self.get(name) else { return Ok(None) };
        let parsed = value.display().trim().parse().ok();
        parsed
            .map(Some)
            .ok_or_else(|| Error::misuse(format!("invalid integer value \"{}\" for connection option \"{name}\"", value.display())))
    }

    /// The value makes no sense.
    pub(super) fn invalid(&self, name: &str) -> Error {
        let value = self.get(name).cloned().unwrap_or_default();
        Error::misuse(format!("invalid {name} value: \"{}\"", value.display()))
    }
}

fn known(name: &[u8]) -> Option<&'static str> {
    KEYWORDS.iter().map(|keyword| keyword.0).find(|known| known.as_bytes() == name)
}

/// What C's `isspace` takes for blank.
fn is_blank(byte: &u8) -> bool {
    byte.is_ascii_whitespace() || *byte == 0x0b
}

fn skip_blanks(text: &[u8]) -> &[u8] {
    &text[text.iter().take_while(|b| is_blank(b)).count()..]
}

/// A value, in apostrophes or bare, and what follows it; a backslash keeps what comes after it as it is.
fn value(text: &[u8]) -> Result<(Vec<u8>, &[u8])> {
    let (mut rest, quoted) = match text.strip_prefix(b"'") {
        Some(rest) => (rest, true),
        None => (text, false),
    };
    let mut value = Vec::new();
    loop {
        match *rest {
            [] if quoted => return Err(Error::misuse("unterminated quoted string in connection info string")),
            [] | [b'\\'] if !quoted => return Ok((value, &[])),
            [b'\'', ref after @ ..] if quoted => return Ok((value, after)),
            [b'\\', byte, ref after @ ..] => {
                value.push(byte);
                rest = after;
            }
            [byte, ..] if !quoted && is_blank(&byte) => return Ok((value, rest)),
            [byte, ref after @ ..] => {
                if byte != b'\\' {
                    value.push(byte);
                }
                rest = after;
            }
            [] => return Ok((value, &[])),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Result<Vec<(&'static str, String)>> {
        Ok(Settings::parse(text.as_bytes())?.0.iter().map(|(name, value)| (*name, value.display().into_owned())).collect())
    }

    #[test]
    fn values_are_bare_or_quoted() {
        let found = values(" host = a\\ b  user='it''s'").unwrap_err();
        assert!(found.to_string().contains("missing \"=\" after a word"), "{found}");
        let found = values(" host = a\\ b\tuser='it\\'s \\\\ = x'dbname=\tport=").unwrap();
        let expected = [("host", "a b"), ("dbname", "port="), ("user", "it's \\ = x")];
        let mut expected = expected.map(|(name, value)| (name, value.to_owned())).to_vec();
        expected.sort();
        assert_eq!(found, expected);
        assert_eq!(values("").unwrap(), []);
        assert_eq!(values("port=1 port=2").unwrap(), [("port", "2".to_owned())]);
        assert_eq!(values("requiressl=1").unwrap(), [("sslmode", "require".to_owned())]);
    }

    #[test]
    fn what_is_wrong_is_said_without_the_password() {
        for (text, expected) in [
            ("password=geheim host", "missing \"=\" after \"host\""),
            ("hosts=a password=geheim", "invalid connection option \"hosts\""),
            ("password=sehr geheim", "missing \"=\" after a word"),
            ("password=sehr geheim=2", "invalid connection option after the password"),
            ("password='geheim", "unterminated quoted string"),
        ] {
            let found = values(text).unwrap_err().to_string();
            assert!(found.contains(expected) && !found.contains("geheim"), "{found}");
        }
    }

    #[test]
    fn the_environment_fills_in_and_roots_of_the_system_want_names() {
        let mut settings = Settings::parse(b"host=a").unwrap();
        settings.complete(&Environment::new([("PGHOST", "b"), ("PGUSER", "u"), ("PGSSLROOTCERT", "system")], None, "me"));
        assert_eq!(settings.given("host"), Some(&b"a"[..]));
        assert_eq!(settings.given("user"), Some(&b"u"[..]));
        assert_eq!(settings.given("port"), Some(&b"5432"[..]));
        assert_eq!(settings.given("sslmode"), Some(&b"verify-full"[..]));
    }
}
