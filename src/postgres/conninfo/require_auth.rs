//! Which ways to authenticate are allowed (`require_auth`).

use dumpkit_formats::{Error, Result};

/// A way to authenticate that `require_auth` has a word for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AuthMethod {
    /// `none`: the server lets us in without a question.
    None,
    /// `password`: the password itself.
    Password,
    /// `md5`
    Md5,
    /// `gss`
    Gss,
    /// `sspi`
    Sspi,
    /// `scram-sha-256`
    Scram,
    /// `oauth`
    OAuth,
}

const WORDS: [(&str, AuthMethod); 7] = [
    ("none", AuthMethod::None),
    ("password", AuthMethod::Password),
    ("md5", AuthMethod::Md5),
    ("gss", AuthMethod::Gss),
    ("sspi", AuthMethod::Sspi),
    ("scram-sha-256", AuthMethod::Scram),
    ("oauth", AuthMethod::OAuth),
];

/// A list of ways that are allowed, or of such that are not. Default: all are allowed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RequireAuth {
    methods: Vec<AuthMethod>,
    negated: bool,
    text: String,
}

impl RequireAuth {
    /// Reads a list such as `scram-sha-256,none` or `!password,!md5`.
    pub(super) fn parse(text: &str) -> Result<Self> {
        let mut list = RequireAuth { text: text.to_owned(), ..RequireAuth::default() };
        for (n, item) in text.split(',').enumerate() {
            let word = item.strip_prefix('!');
            if n == 0 {
                list.negated = word.is_some();
            } else if list.negated != word.is_some() {
                let what = match word {
                    Some(_) => format!("negative require_auth method \"{item}\" cannot be mixed with non-negative methods"),
                    None => format!("require_auth method \"{item}\" cannot be mixed with negative methods"),
                };
                return Err(Error::misuse(what));
            }
            let word = word.unwrap_or(item);
            let found = WORDS.iter().find(|(name, _)| *name == word);
            let (_, method) = found.ok_or_else(|| Error::misuse(format!("invalid require_auth value: \"{word}\"")))?;
            if list.methods.contains(method) {
                return Err(Error::misuse(format!("require_auth method \"{item}\" is specified more than once")));
            }
            list.methods.push(*method);
        }
        Ok(list)
    }

    /// Whether this way is allowed.
    pub fn allows(&self, method: AuthMethod) -> bool {
        self.text.is_empty() || self.methods.contains(&method) != self.negated
    }

    /// The list as it was given.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_allow_or_forbid() {
        assert!(RequireAuth::default().allows(AuthMethod::None));
        let list = RequireAuth::parse("scram-sha-256,md5").unwrap();
        assert_eq!(
            [AuthMethod::Scram, AuthMethod::Md5, AuthMethod::None, AuthMethod::Password].map(|m| list.allows(m)),
            [true, true, false, false]
        );
        let list = RequireAuth::parse("!password,!none").unwrap();
        assert_eq!([AuthMethod::Scram, AuthMethod::None, AuthMethod::Password].map(|m| list.allows(m)), [true, false, false]);
        for broken in ["md5,!none", "!none,md5", "md5,md5", "!md5,!md5", "md6", "", "md5,"] {
            assert!(RequireAuth::parse(broken).is_err(), "{broken}");
        }
    }
}
