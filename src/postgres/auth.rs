//! Proving who we are: passwords in the clear, by MD5, and by SCRAM-SHA-256 with channel binding; and
//! refusing what the user does not want (fe-auth.c `check_expected_areq`, `pg_fe_sendauth`).

use dumpkit_formats::{Error, Result};
use postgres_protocol::authentication::md5_hash;
use postgres_protocol::authentication::sasl::{ChannelBinding, SCRAM_SHA_256, SCRAM_SHA_256_PLUS, ScramSha256};

use super::certificate;
use super::conninfo::{AuthMethod, Conninfo, Host, Wish};
use super::stream::Stream;

/// What is said when a password is asked for and there is none.
const NO_PASSWORD: &str = "the server asks for a password, and none was given";

/// Whether connecting failed for want of a password, so that asking the user for one helps.
pub fn wants_password(error: &Error) -> bool {
    error.what().contains(NO_PASSWORD)
}

/// One exchange with a server.
pub(super) struct Exchange<'a> {
    conninfo: &'a Conninfo,
    host: &'a Host,
    encrypted: bool,
    certificate: Option<Vec<u8>>,
    scram: Option<ScramSha256>,
    /// A password was proved; of SCRAM, also that the server knows it.
    finished: bool,
    bound: bool,
    asked: bool,
}

impl<'a> Exchange<'a> {
    /// Nothing said yet.
    pub(super) fn new(conninfo: &'a Conninfo, host: &'a Host, stream: &Stream) -> Self {
        Exchange {
            conninfo,
            host,
            encrypted: stream.is_encrypted(),
            certificate: stream.server_certificate().map(<[u8]>::to_vec),
            scram: None,
            finished: false,
            bound: false,
            asked: false,
        }
    }

    /// Whether the server asked for anything: then the fault is not the way we connected.
    pub(super) fn was_asked(&self) -> bool {
        self.asked
    }

    /// Answers an Authentication message (payload: its kind in four bytes, and what belongs to it) by
    /// what is to be sent back, if anything.
    pub(super) fn answer(&mut self, payload: &[u8]) -> Result<Option<Vec<u8>>> {
        let (kind, body) = payload.split_first_chunk().ok_or_else(|| refused("received invalid authentication request"))?;
        let kind = u32::from_be_bytes(*kind);
        self.asked |= kind != 0;
        match kind {
            0 => self.accepted().map(|()| None),
            3 => {
                self.allow(AuthMethod::Password, "server requested a cleartext password")?;
                self.refuse_unbound()?;
                let password = self.password()?;
                self.finished = true;
                Ok(Some([password, &[0]].concat()))
            }
            5 => {
                self.allow(AuthMethod::Md5, "server requested a hashed password")?;
                self.refuse_unbound()?;
                let salt = body.try_into().map_err(|_| refused("received invalid authentication request"))?;
                let hash = md5_hash(&self.conninfo.user, self.password()?, salt);
                self.finished = true;
                Ok(Some([hash.as_bytes(), &[0]].concat()))
            }
            10 => self.begin_scram(body).map(Some),
            11 => {
                let scram = self.scram.as_mut().ok_or_else(|| refused("received a SASL message out of turn"))?;
                scram.update(body).map_err(|e| refused(&format!("error in SASL authentication: {e}")))?;
                Ok(Some(scram.message().to_vec()))
            }
            12 => {
                let mut scram = self.scram.take().ok_or_else(|| refused("received a SASL message out of turn"))?;
                scram.finish(body).map_err(|e| refused(&format!("error in SASL authentication: {e}")))?;
                self.finished = true;
                Ok(None)
            }
            2 => Err(Error::unsupported("Kerberos 5 authentication is not supported")),
            7 | 8 => {
                self.allow(AuthMethod::Gss, "server requested GSSAPI authentication")?;
                Err(Error::unsupported("GSSAPI authentication is not supported"))
            }
            9 => {
                self.allow(AuthMethod::Sspi, "server requested SSPI authentication")?;
                Err(Error::unsupported("SSPI authentication is not supported"))
            }
            other => Err(Error::unsupported(format!("authentication method {other} is not supported"))),
        }
    }

    /// The server lets us in: whether it did what it had to before.
    fn accepted(&self) -> Result<()> {
        if !self.finished {
            self.allow(AuthMethod::None, "server did not complete authentication")?;
        }
        // Even when nothing is required: half an exchange is none.
        if self.scram.is_some() {
            return Err(refused("server let us in before it proved that it knows the password"));
        }
        if self.conninfo.channel_binding == Wish::Require && !(self.finished && self.bound) {
            return Err(refused("channel binding required, but server authenticated client without channel binding"));
        }
        Ok(())
    }

    fn begin_scram(&mut self, body: &[u8]) -> Result<Vec<u8>> {
        if self.scram.is_some() {
            return Err(refused("duplicate SASL authentication request"));
        }
        let binding = self.conninfo.channel_binding;
        if binding == Wish::Require && !self.encrypted {
            return Err(refused("channel binding required, but SSL not in use"));
        }
        let mechanisms: Vec<&[u8]> = body.split(|b| *b == 0).take_while(|name| !name.is_empty()).collect();
        let offered = |name: &str| mechanisms.contains(&name.as_bytes());
        let plus = offered(SCRAM_SHA_256_PLUS);
        if plus && !self.encrypted {
            return Err(refused("server offered SCRAM-SHA-256-PLUS authentication over a non-SSL connection"));
        }
        let end_point = match binding {
            Wish::Disable => None,
            _ => self.certificate.as_deref().and_then(certificate::end_point),
        };
        let (mechanism, binding) = match end_point {
            Some(hash) if plus => {
                self.bound = true;
                (SCRAM_SHA_256_PLUS, ChannelBinding::tls_server_end_point(hash))
            }
            _ if binding == Wish::Require => {
                let what = "channel binding is required, but server did not offer an authentication method that supports channel binding";
                return Err(refused(what));
            }
            // That we could have: so that the server knows if its offer was taken away on the way.
            Some(_) => (SCRAM_SHA_256, ChannelBinding::unrequested()),
            None => (SCRAM_SHA_256, ChannelBinding::unsupported()),
        };
        if !offered(mechanism) {
            let names: Vec<_> = mechanisms.iter().map(|name| String::from_utf8_lossy(name)).collect();
            return Err(Error::unsupported(format!(
                "none of the server's SASL authentication mechanisms are supported: {}",
                names.join(", ")
            )));
        }
        self.allow(AuthMethod::Scram, &format!("server requested {mechanism} authentication"))?;
        let scram = ScramSha256::new(self.password()?, binding);
        let message = scram.message();
        let len = u32::try_from(message.len()).map_err(|_| refused("the SASL message is too long"))?;
        let answer = [mechanism.as_bytes(), &[0], &len.to_be_bytes(), message].concat();
        self.scram = Some(scram);
        Ok(answer)
    }

    fn allow(&self, method: AuthMethod, reason: &str) -> Result<()> {
        let required = &self.conninfo.require_auth;
        match required.allows(method) {
            true => Ok(()),
            false => Err(refused(&format!("authentication method requirement \"{}\" failed: {reason}", required.as_str()))),
        }
    }

    /// A password is not given to a server that does not bind the channel, if that is required.
    fn refuse_unbound(&self) -> Result<()> {
        match self.conninfo.channel_binding {
            Wish::Require => Err(refused("channel binding required but not supported by server's authentication request")),
            _ => Ok(()),
        }
    }

    fn password(&self) -> Result<&'a [u8]> {
        let password = self.host.password.as_ref().map(|password| password.reveal());
        password
            .filter(|password| !password.is_empty())
            .ok_or_else(|| refused(NO_PASSWORD).hint("set PGPASSWORD, or add a line host:port:database:user:password to the password file"))
    }
}

fn refused(what: &str) -> Error {
    Error::server(what)
}
