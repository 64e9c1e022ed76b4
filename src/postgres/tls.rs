//! TLS to a server: what `sslmode` and its companions ask for, by rustls (fe-secure-openssl.c).

use std::fs;
use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use dumpkit_formats::{Class, Error, Result};
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::client::{ResolvesClientCert, Resumption, WebPkiServerVerifier};
use rustls::crypto::{CryptoProvider, ring, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, CertificateRevocationListDer, PrivateKeyDer, ServerName, UnixTime};
use rustls::sign::CertifiedKey;
use rustls::version::{TLS12, TLS13};
use rustls::{CertificateError, ClientConfig, ClientConnection, DigitallySignedStruct, RootCertStore, SignatureScheme, StreamOwned};

use super::certificate;
use super::conninfo::{Host, Place, Roots, Tls, TlsMode, Wish};
use super::stream::Stream;

/// The protocol's name in TLS, since 17 (protocol.h `PG_ALPN_PROTOCOL`).
const ALPN: &[u8] = b"postgresql";
/// `NEGOTIATE_SSL_CODE` of pqcomm.h.
const SSL_REQUEST: [u8; 8] = [0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f];

/// What connections over TLS have in common.
#[derive(Debug, Clone)]
pub(super) struct Context {
    config: Arc<ClientConfig>,
    identity: Arc<Identity>,
    direct: bool,
}

impl Context {
    /// Reads the files that `options` name.
    pub(super) fn new(options: &Tls) -> Result<Self> {
        let provider = Arc::new(ring::default_provider());
        let identity = Arc::new(Identity::read(options, &provider)?);
        let verifier = Verifier::new(options, &provider)?;
        let versions = [(options.allow_1_2, &TLS12), (options.allow_1_3, &TLS13)];
        let versions: Vec<_> = versions.iter().filter(|(allowed, _)| *allowed).map(|(_, version)| *version).collect();
        let builder = ClientConfig::builder_with_provider(provider).with_protocol_versions(&versions).map_err(failed)?;
        let builder = builder.dangerous().with_custom_certificate_verifier(Arc::new(verifier));
        let mut config = builder.with_client_cert_resolver(identity.clone());
        config.alpn_protocols = vec![ALPN.to_vec()];
        config.enable_sni = options.sni;
        // Each connection proves itself anew.
        config.resumption = Resumption::disabled();
        Ok(Context { config: Arc::new(config), identity, direct: options.direct })
    }

    /// Asks the server whether it speaks TLS: `S` if so. Not of those that are to be spoken to directly.
    pub(super) fn ask(&self, tcp: &mut TcpStream) -> io::Result<u8> {
        let mut answer = *b"S";
        if !self.direct {
            tcp.write_all(&SSL_REQUEST)?;
            tcp.read_exact(&mut answer)?;
        }
        Ok(answer[0])
    }

    /// Begins TLS with a host.
    pub(super) fn wrap(&self, mut tcp: TcpStream, host: &Host) -> Result<Stream> {
        let mut tls = ClientConnection::new(self.config.clone(), server_name(host)?).map_err(failed)?;
        while tls.is_handshaking() {
            if let Err(e) = tls.complete_io(&mut tcp) {
                return Err(match e.get_ref().and_then(|cause| cause.downcast_ref::<rustls::Error>()) {
                    Some(cause) => failed(cause),
                    None => failed(e),
                });
            }
        }
        if self.direct && tls.alpn_protocol() != Some(ALPN) {
            return Err(Error::server("direct SSL connection was established without ALPN protocol negotiation extension"));
        }
        Ok(Stream::Tls(Box::new(StreamOwned::new(tls, tcp))))
    }

    /// Whether the server asked for our certificate, and whether it got one.
    pub(super) fn identity_was(&self) -> (bool, bool) {
        let asked = self.identity.asked.load(Ordering::Relaxed);
        (asked, asked && self.identity.key.is_some())
    }
}

fn failed(error: impl std::fmt::Display) -> Error {
    Error::server(format!("SSL error: {error}"))
}

/// The name that the certificate must be for.
fn server_name(host: &Host) -> Result<ServerName<'static>> {
    let place = match &host.place {
        Place::Name(name) => name,
        Place::Sockets(_) => &host.name,
    };
    let name = if host.name.is_empty() { place } else { &host.name };
    let name = ServerName::try_from(name.clone()).or_else(|_| ServerName::try_from(place.clone()));
    name.map_err(|_| Error::misuse(format!("\"{}\" is no name that a certificate can be for", host.name)))
}

/// Our certificate and its key, for servers that ask.
#[derive(Debug)]
struct Identity {
    key: Option<Arc<CertifiedKey>>,
    asked: AtomicBool,
}

impl Identity {
    fn read(options: &Tls, provider: &CryptoProvider) -> Result<Self> {
        let without = Identity { key: None, asked: AtomicBool::new(false) };
        let path = options.certificate.as_ref().filter(|path| options.send_certificate != Wish::Disable && path.exists());
        let Some(path) = path else { return Ok(without) };
        let chain = certificates(path)?;
        let key_path = options.key.as_ref().filter(|path| path.exists());
        let key_path = key_path.ok_or_else(|| {
            let key = options.key.as_ref().map_or("postgresql.key".into(), |path| path.to_string_lossy());
            Error::misuse(format!("certificate present, but not private key file \"{key}\""))
        })?;
        check_permissions(key_path)?;
        let unreadable = |e: &dyn std::fmt::Display| {
            Error::new(Class::Io, format!("could not load private key file \"{}\": {e}", key_path.display()))
                .hint("it must be an unencrypted key in PEM")
        };
        let key = PrivateKeyDer::from_pem_file(key_path).map_err(|e| unreadable(&e))?;
        let key = CertifiedKey::from_der(chain, key, provider).map_err(|e| unreadable(&e))?;
        Ok(Identity { key: Some(Arc::new(key)), ..without })
    }
}

impl ResolvesClientCert for Identity {
    fn resolve(&self, _: &[&[u8]], _: &[SignatureScheme]) -> Option<Arc<CertifiedKey>> {
        self.asked.store(true, Ordering::Relaxed);
        self.key.clone()
    }

    fn has_certs(&self) -> bool {
        self.key.is_some()
    }
}

/// A key that others may read is not used; root may lend one to a group.
fn check_permissions(path: &Path) -> Result<()> {
    let metadata = fs::metadata(path)?;
    if !metadata.is_file() {
        return Err(Error::misuse(format!("private key file \"{}\" is not a regular file", path.display())));
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let forbidden = if metadata.uid() == 0 { 0o037 } else { 0o077 };
        if metadata.mode() & forbidden != 0 {
            return Err(Error::misuse(format!("private key file \"{}\" has group or world access", path.display())).hint(
                "file must have permissions u=rw (0600) or less if owned by the current user, or u=rw,g=r (0640) or less if owned by root",
            ));
        }
    }
    Ok(())
}

fn certificates(path: &Path) -> Result<Vec<CertificateDer<'static>>> {
    let unreadable =
        |e: &dyn std::fmt::Display| Error::new(Class::Io, format!("could not read certificate file \"{}\": {e}", path.display()));
    let read = CertificateDer::pem_file_iter(path).map_err(|e| unreadable(&e))?.collect::<std::result::Result<Vec<_>, _>>();
    let read = read.map_err(|e| unreadable(&e))?;
    if read.is_empty() { Err(unreadable(&"it has no certificate")) } else { Ok(read) }
}

/// What of the server's certificate is checked.
#[derive(Debug)]
struct Verifier {
    /// None: nothing, as there is nothing to check it by.
    chain: Option<Arc<WebPkiServerVerifier>>,
    trusted: Vec<CertificateDer<'static>>,
    check_name: bool,
    can_revoke: bool,
    provider: Arc<CryptoProvider>,
}

impl Verifier {
    fn new(options: &Tls, provider: &Arc<CryptoProvider>) -> Result<Self> {
        let check_name = options.mode == TlsMode::VerifyFull;
        let mut verifier = Verifier { chain: None, trusted: Vec::new(), check_name, can_revoke: false, provider: provider.clone() };
        let mut roots = RootCertStore::empty();
        match &options.roots {
            Roots::System => {
                let found = rustls_native_certs::load_native_certs();
                roots.add_parsable_certificates(found.certs);
            }
            Roots::File(Some(path)) if path.exists() => {
                verifier.trusted = certificates(path)?;
                roots.add_parsable_certificates(verifier.trusted.iter().cloned());
            }
            Roots::File(path) if options.mode >= TlsMode::VerifyCa => {
                let path = path.as_ref().map_or("root.crt".into(), |path| path.to_string_lossy());
                return Err(Error::misuse(format!("root certificate file \"{path}\" does not exist")).hint(
                    "either provide the file, use the system's trusted roots with sslrootcert=system, or change sslmode to disable \
                     server certificate verification",
                ));
            }
            // The file alone makes require as strict as verify-ca; without it nothing is checked.
            Roots::File(_) => return Ok(verifier),
        }
        if roots.is_empty() {
            return Err(Error::misuse("there is no root certificate that could be used"));
        }
        let mut builder = WebPkiServerVerifier::builder_with_provider(Arc::new(roots), provider.clone());
        if let Some(path) = options.revoked.as_ref().filter(|path| path.exists()) {
            let unreadable = |e| Error::new(Class::Io, format!("could not read revocation list \"{}\": {e}", path.display()));
            let lists = CertificateRevocationListDer::pem_file_iter(path).map_err(unreadable)?;
            verifier.can_revoke = true;
            builder = builder.with_crls(lists.collect::<std::result::Result<Vec<_>, _>>().map_err(unreadable)?);
        }
        verifier.chain = Some(builder.build().map_err(failed)?);
        Ok(verifier)
    }

    /// What OpenSSL takes and webpki does not: a self-signed certificate that is in the file, though it may
    /// be an authority's, and one of version 1 that an authority in the file issued.
    fn trusts(&self, certificate: &CertificateDer<'_>, now: UnixTime) -> bool {
        let algorithms = self.provider.signature_verification_algorithms.all;
        let is_known = self.trusted.contains(certificate) && certificate::is_self_issued(certificate);
        let is_issued = || self.trusted.iter().any(|root| certificate::is_issued_by(certificate, root, algorithms));
        !self.can_revoke && certificate::is_valid_at(certificate, now.as_secs()) && (is_known || is_issued())
    }

    /// The name is the last thing to be checked: what fails by it has passed everything else.
    fn name_or(&self, error: rustls::Error, der: &[u8], name: &ServerName<'_>) -> std::result::Result<ServerCertVerified, rustls::Error> {
        if !self.check_name || certificate::common_name_is(der, &name.to_str()) { Ok(ServerCertVerified::assertion()) } else { Err(error) }
    }
}

impl ServerCertVerifier for Verifier {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        name: &ServerName<'_>,
        ocsp: &[u8],
        now: UnixTime,
    ) -> std::result::Result<ServerCertVerified, rustls::Error> {
        let Some(chain) = &self.chain else { return Ok(ServerCertVerified::assertion()) };
        match chain.verify_server_cert(end_entity, intermediates, name, ocsp, now) {
            Err(
                e @ rustls::Error::InvalidCertificate(CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. }),
            ) => self.name_or(e, end_entity, name),
            Err(_) if self.trusts(end_entity, now) => {
                let parsed = rustls::server::ParsedCertificate::try_from(end_entity);
                match parsed.and_then(|parsed| rustls::client::verify_server_name(&parsed, name)) {
                    Ok(()) => Ok(ServerCertVerified::assertion()),
                    Err(_) => self.name_or(CertificateError::NotValidForName.into(), end_entity, name),
                }
            }
            result => result,
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> std::result::Result<HandshakeSignatureValid, rustls::Error> {
        let newer = certificate::as_version_3(certificate);
        verify_tls12_signature(message, newer.as_ref().unwrap_or(certificate), signature, &self.provider.signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> std::result::Result<HandshakeSignatureValid, rustls::Error> {
        let newer = certificate::as_version_3(certificate);
        verify_tls13_signature(message, newer.as_ref().unwrap_or(certificate), signature, &self.provider.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}

/// Whether an error is that a wait was too long.
pub(super) fn is_timeout(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock)
}
