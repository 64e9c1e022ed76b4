//! What a script is to look like.

use crate::postgres::archive::Restorer;
use crate::postgres::encoding::Encoding;
use crate::postgres::sql::{quote_every_ident, quote_ident};
use crate::{Error, Result, Text};

/// Times for the comments of a verbose script, as local time `%Y-%m-%d %H:%M:%S %Z`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stamps {
    /// When the dump began.
    pub started: String,
    /// When the script was finished: known before it is written, since nothing here reads a clock.
    pub completed: String,
}

/// How a script is written. The names are pg_restore's; the default is what it prints unasked.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ScriptOptions {
    /// The release whose text is printed. Default: 18.
    pub restorer: Restorer,
    /// The key of `\restrict` and `\unrestrict`, letters and digits; without one neither is printed.
    pub restrict_key: Option<String>,
    /// Print where each entry comes from, and these times.
    pub verbose: Option<Stamps>,
    /// Definitions are asked for at all (not `-a`); it decides whether triggers are disabled. Off by
    /// itself when no entry's definition is wanted. Default: on.
    pub schema: bool,
    /// Drop what is created first.
    pub clean: bool,
    /// With `clean`: `IF EXISTS`.
    pub if_exists: bool,
    /// Create the database and connect to it.
    pub create: bool,
    /// Put names in quotes that need none.
    pub quote_all_identifiers: bool,
    /// Say nothing of owners.
    pub no_owner: bool,
    /// Become each owner, instead of changing the owner after creation.
    pub use_set_session_authorization: bool,
    /// Leave everything in the default tablespace.
    pub no_tablespaces: bool,
    /// Leave every table to the default access method.
    pub no_table_access_method: bool,
    /// Disable triggers while data is loaded, if no definitions are restored.
    pub disable_triggers: bool,
    /// Who disables them.
    pub superuser: Option<Text>,
    /// `SET ROLE` at the start.
    pub role: Option<Text>,
    /// Load only the rows that the role may see.
    pub enable_row_security: bool,
    /// Everything in one transaction.
    pub single_transaction: bool,
    /// Commit after so many objects; 0: no transactions.
    pub transaction_size: u32,
}

impl Default for ScriptOptions {
    fn default() -> Self {
        ScriptOptions {
            restorer: Restorer::default(),
            restrict_key: None,
            verbose: None,
            schema: true,
            clean: false,
            if_exists: false,
            create: false,
            quote_all_identifiers: false,
            no_owner: false,
            use_set_session_authorization: false,
            no_tablespaces: false,
            no_table_access_method: false,
            disable_triggers: false,
            superuser: None,
            role: None,
            enable_row_security: false,
            single_transaction: false,
            transaction_size: 0,
        }
    }
}

impl ScriptOptions {
    /// Appends a name, quoted if it must be or all are.
    pub(super) fn quote(&self, out: &mut Vec<u8>, name: &[u8], encoding: Encoding) {
        let quote = if self.quote_all_identifiers { quote_every_ident } else { quote_ident };
        quote(out, name, encoding);
    }

    /// Refuses options that contradict each other, in pg_restore's words.
    pub fn check(&self) -> Result<()> {
        if let Some(key) = &self.restrict_key {
            check_restrict_key(key)?;
        }
        let both = |a: &str, b: &str| Err(Error::misuse(format!("options {a} and {b} cannot be used together")));
        if self.if_exists && !self.clean {
            return Err(Error::misuse("option --if-exists requires option -c/--clean"));
        }
        if self.single_transaction && self.transaction_size > 0 {
            return both("-1/--single-transaction", "--transaction-size");
        }
        if self.single_transaction && self.create {
            return both("-C/--create", "-1/--single-transaction");
        }
        Ok(())
    }
}

/// Characters of a generated restrict key.
pub const RESTRICT_KEY_LEN: usize = 63;

/// A restrict key from random bytes, one character each (dumputils.c `generate_restrict_key`).
pub fn restrict_key(random: &[u8; RESTRICT_KEY_LEN]) -> String {
    const CHARS: &[u8; 62] = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    random.iter().map(|b| char::from(CHARS[usize::from(*b) % CHARS.len()])).collect()
}

/// A key must be letters and digits: anything else could end the psql command it stands in.
pub fn check_restrict_key(key: &str) -> Result<()> {
    if !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric()) {
        Ok(())
    } else {
        Err(Error::misuse("invalid restrict key: only letters and digits can be in it"))
    }
}
