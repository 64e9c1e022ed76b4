//! What TLS libraries do not tell of a server's certificate: the hash that channel binding needs, and the
//! common name by which old certificates name their host, and what there is to check of certificates of
//! version 1, which webpki does not take and `openssl x509 -req` made for many servers.
//!
//! X.509 in DER (RFC 5280, section 4.1): `SEQUENCE { tbs, algorithm, signature }`, and in `tbs`: version
//! `[0]`, serial, algorithm, issuer, validity, subject, key, then `[3]` extensions.

use std::net::IpAddr;

use rustls::pki_types::{CertificateDer, SignatureVerificationAlgorithm};
use sha2::{Digest, Sha256, Sha384, Sha512};

const SEQUENCE: u8 = 0x30;
const CONTEXT_0: u8 = 0xa0;
const CONTEXT_3: u8 = 0xa3;
const OID: u8 = 0x06;
const BITS: u8 = 0x03;
const OCTETS: u8 = 0x04;
const UTC_TIME: u8 = 0x17;

/// 2.5.4.3
const COMMON_NAME: &[u8] = &[0x55, 0x04, 0x03];
/// 2.5.29.17
const ALT_NAMES: &[u8] = &[0x55, 0x1d, 0x11];
/// dNSName and iPAddress, as alternative names are tagged.
const ALT_DNS: u8 = 0x82;
const ALT_IP: u8 = 0x87;
/// 1.2.840.113549.1.1.10, whose parameters name the hash.
const RSA_PSS: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0a];

/// How a certificate was signed, as far as channel binding asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hash {
    Sha256,
    Sha384,
    Sha512,
}

/// Signature and hash algorithms by object identifier. RFC 5929 wants SHA-256 in the place of MD5 and SHA-1.
const HASHES: &[(&[u8], Hash)] = &[
    // RSA with MD5, SHA-1, SHA-256, SHA-384, SHA-512.
    (&[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x04], Hash::Sha256),
    (&[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x05], Hash::Sha256),
    (&[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b], Hash::Sha256),
    (&[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0c], Hash::Sha384),
    (&[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0d], Hash::Sha512),
    // ECDSA with SHA-1, SHA-256, SHA-384, SHA-512.
    (&[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x01], Hash::Sha256),
    (&[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02], Hash::Sha256),
    (&[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x03], Hash::Sha384),
    (&[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x04], Hash::Sha512),
    // The hashes themselves, in the parameters of RSA-PSS.
    (&[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01], Hash::Sha256),
    (&[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x02], Hash::Sha384),
    (&[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x03], Hash::Sha512),
];

/// The certificate's hash that stands for the connection (`tls-server-end-point`, RFC 5929 section 4.1);
/// `None` when its signature has no hash of its own, as with Ed25519.
pub(super) fn end_point(der: &[u8]) -> Option<Vec<u8>> {
    Some(match signature_hash(der)? {
        Hash::Sha256 => Sha256::digest(der).to_vec(),
        Hash::Sha384 => Sha384::digest(der).to_vec(),
        Hash::Sha512 => Sha512::digest(der).to_vec(),
    })
}

fn signature_hash(der: &[u8]) -> Option<Hash> {
    let mut certificate = only(der, SEQUENCE)?;
    take(&mut certificate)?;
    let mut algorithm = expect(&mut certificate, SEQUENCE)?;
    let mut oid = expect(&mut algorithm, OID)?;
    if oid == RSA_PSS {
        // `[0]` is the hash; left out it is SHA-1.
        let mut parameters = expect(&mut algorithm, SEQUENCE)?;
        let Some(mut hash) = expect(&mut parameters, CONTEXT_0) else { return Some(Hash::Sha256) };
        let mut hash = expect(&mut hash, SEQUENCE)?;
        oid = expect(&mut hash, OID)?;
    }
    HASHES.iter().find(|(known, _)| *known == oid).map(|(_, hash)| *hash)
}

/// Whether the certificate names a host by its common name, where that counts: without alternative names
/// of the host's type (fe-secure-openssl.c `pgtls_verify_peer_name_matches_certificate_guts`).
pub(super) fn common_name_is(der: &[u8], host: &str) -> bool {
    let Some(tbs) = Tbs::read(der) else { return false };
    let alt = if host.parse::<IpAddr>().is_ok() { ALT_IP } else { ALT_DNS };
    if tbs.alt_names().is_none_or(|names| names.contains(&alt)) {
        return false;
    }
    // The first one counts.
    let names = elements(tbs.subject).flat_map(|(_, set)| elements(set));
    let mut common = names.filter_map(|(_, mut pair)| {
        let oid = expect(&mut pair, OID)?;
        let (_, value) = take(&mut pair)?;
        (oid == COMMON_NAME).then_some(value)
    });
    common.next().is_some_and(|name| name_matches(name, host))
}

/// A certificate of version 1 as one of version 3, to read its key by: its own signature fits no longer.
/// `None` for any other.
pub(super) fn as_version_3(der: &[u8]) -> Option<CertificateDer<'static>> {
    let mut rest = only(der, SEQUENCE)?;
    let tbs = expect(&mut rest, SEQUENCE)?;
    if tbs.first() == Some(&CONTEXT_0) {
        return None;
    }
    let version = [CONTEXT_0, 3, 2, 1, 2];
    Some(wrap(&[&wrap(&[&version, tbs]), rest]).into())
}

/// Whether a certificate of version 1 was issued by another, by name and signature.
pub(super) fn is_issued_by(der: &[u8], issuer: &[u8], algorithms: &[&dyn SignatureVerificationAlgorithm]) -> bool {
    let (Some(tbs), Some(issuer)) = (Tbs::read(der), Tbs::read(issuer)) else { return false };
    let Some((signed, algorithm, signature)) = signed(der).filter(|_| as_version_3(der).is_some()) else { return false };
    let Some((key_algorithm, key)) = issuer.key() else { return false };
    let fitting = |known: &&&dyn SignatureVerificationAlgorithm| {
        known.signature_alg_id().as_ref() == algorithm && known.public_key_alg_id().as_ref() == key_algorithm
    };
    tbs.issuer == issuer.subject && algorithms.iter().filter(fitting).any(|known| known.verify_signature(key, signed, signature).is_ok())
}

/// What is signed, how, and the signature.
fn signed(der: &[u8]) -> Option<(&[u8], &[u8], &[u8])> {
    let whole = only(der, SEQUENCE)?;
    let mut rest = whole;
    take(&mut rest)?;
    let signed = &whole[..whole.len() - rest.len()];
    let algorithm = expect(&mut rest, SEQUENCE)?;
    Some((signed, algorithm, bits(expect(&mut rest, BITS)?)?))
}

/// A string of whole bytes.
fn bits(contents: &[u8]) -> Option<&[u8]> {
    contents.strip_prefix(&[0])
}

/// Parts as a sequence; its length in as few bytes as can be.
fn wrap(parts: &[&[u8]]) -> Vec<u8> {
    let contents = parts.concat();
    let digits: Vec<u8> = contents.len().to_be_bytes().into_iter().skip_while(|byte| *byte == 0).collect();
    let head = match digits.as_slice() {
        [] => vec![0],
        &[short @ ..0x80] => vec![short],
        long => [&[0x80 | long.len() as u8], long].concat(),
    };
    [&[SEQUENCE], &head[..], &contents].concat()
}

/// Whether a certificate is its own issuer's, as far as names say.
pub(super) fn is_self_issued(der: &[u8]) -> bool {
    Tbs::read(der).is_some_and(|tbs| tbs.issuer == tbs.subject)
}

/// Whether a time, in seconds since 1970, is within the certificate's validity.
pub(super) fn is_valid_at(der: &[u8], now: u64) -> bool {
    let times = Tbs::read(der).and_then(|tbs| {
        let mut times = elements(tbs.validity).map(|(tag, text)| seconds(tag, text));
        Some((times.next()??, times.next()??))
    });
    i64::try_from(now).is_ok_and(|now| times.is_some_and(|(from, to)| (from..=to).contains(&now)))
}

/// `YYMMDDHHMMSSZ`, or with four digits of the year (RFC 5280, section 4.1.2.5).
fn seconds(tag: u8, text: &[u8]) -> Option<i64> {
    let digits = text.strip_suffix(b"Z")?;
    let (year, rest) = digits.split_at_checked(if tag == UTC_TIME { 2 } else { 4 })?;
    let number = |digits: &[u8]| std::str::from_utf8(digits).ok()?.parse::<i16>().ok();
    let year = match (tag, number(year)?) {
        (UTC_TIME, year @ 50..) => 1900 + year,
        (UTC_TIME, year) => 2000 + year,
        (_, year) => year,
    };
    let parts: Vec<i8> = rest.chunks(2).map(|pair| number(pair).and_then(|n| i8::try_from(n).ok())).collect::<Option<_>>()?;
    let &[month, day, hour, minute, second] = parts.as_slice() else { return None };
    let time = jiff::civil::DateTime::new(year, month, day, hour, minute, second, 0).ok()?;
    time.to_zoned(jiff::tz::TimeZone::UTC).ok().map(|time| time.timestamp().as_second())
}

/// A name of a certificate, perhaps `*.domain`, which is any one label in front of it
/// (fe-secure-common.c `wildcard_certificate_match`).
fn name_matches(name: &[u8], host: &str) -> bool {
    if name.eq_ignore_ascii_case(host.as_bytes()) {
        return true;
    }
    let Some(domain) = name.strip_prefix(b"*").filter(|domain| domain.starts_with(b".") && domain.len() > 1) else { return false };
    let label = host.len().checked_sub(domain.len()).filter(|len| *len > 0);
    label.is_some_and(|len| host.as_bytes()[len..].eq_ignore_ascii_case(domain) && !host.as_bytes()[..len].contains(&b'.'))
}

/// What is signed.
struct Tbs<'a> {
    issuer: &'a [u8],
    validity: &'a [u8],
    subject: &'a [u8],
    rest: &'a [u8],
}

impl<'a> Tbs<'a> {
    fn read(der: &'a [u8]) -> Option<Self> {
        let mut certificate = only(der, SEQUENCE)?;
        let mut tbs = expect(&mut certificate, SEQUENCE)?;
        if tbs.first() == Some(&CONTEXT_0) {
            take(&mut tbs)?;
        }
        // Serial, algorithm.
        for _ in 0..2 {
            take(&mut tbs)?;
        }
        let issuer = expect(&mut tbs, SEQUENCE)?;
        let validity = expect(&mut tbs, SEQUENCE)?;
        let subject = expect(&mut tbs, SEQUENCE)?;
        Some(Tbs { issuer, validity, subject, rest: tbs })
    }

    /// The key: its algorithm, and itself.
    fn key(&self) -> Option<(&'a [u8], &'a [u8])> {
        let mut rest = self.rest;
        let mut key = expect(&mut rest, SEQUENCE)?;
        let algorithm = expect(&mut key, SEQUENCE)?;
        Some((algorithm, bits(expect(&mut key, BITS)?)?))
    }

    /// The types of all alternative names; `None` when the extensions make no sense.
    fn alt_names(&self) -> Option<Vec<u8>> {
        let mut rest = self.rest;
        take(&mut rest)?;
        while let Some((tag, contents)) = take(&mut rest) {
            if tag != CONTEXT_3 {
                continue;
            }
            for (_, mut extension) in elements(only(contents, SEQUENCE)?) {
                let oid = expect(&mut extension, OID)?;
                if oid == ALT_NAMES {
                    // Perhaps a flag that it is critical comes first.
                    let (_, value) = elements(extension).find(|(tag, _)| *tag == OCTETS)?;
                    return Some(elements(only(value, SEQUENCE)?).map(|(tag, _)| tag).collect());
                }
            }
        }
        Some(Vec::new())
    }
}

/// The next element: its tag and contents. Lengths are at most four bytes, which certificates never need.
fn take<'a>(rest: &mut &'a [u8]) -> Option<(u8, &'a [u8])> {
    let (&[tag, first], mut after) = rest.split_first_chunk()?;
    let mut len = usize::from(first);
    if first >= 0x80 {
        let bytes = usize::from(first & 0x7f);
        if !(1..=4).contains(&bytes) {
            return None;
        }
        let (digits, tail) = after.split_at_checked(bytes)?;
        len = digits.iter().try_fold(0usize, |len, byte| len.checked_mul(256)?.checked_add(usize::from(*byte)))?;
        after = tail;
    }
    let (contents, tail) = after.split_at_checked(len)?;
    *rest = tail;
    Some((tag, contents))
}

/// The contents of the next element, which must have this tag.
fn expect<'a>(rest: &mut &'a [u8], tag: u8) -> Option<&'a [u8]> {
    let mut after = *rest;
    let (found, contents) = take(&mut after)?;
    if found != tag {
        return None;
    }
    *rest = after;
    Some(contents)
}

/// The contents of an element with nothing after it.
fn only(der: &[u8], tag: u8) -> Option<&[u8]> {
    let mut rest = der;
    expect(&mut rest, tag).filter(|_| rest.is_empty())
}

/// The elements up to the end, or to what is none.
fn elements(mut contents: &[u8]) -> impl Iterator<Item = (u8, &[u8])> {
    std::iter::from_fn(move || take(&mut contents))
}

#[cfg(test)]
mod tests {
    use rustls::pki_types::AlgorithmIdentifier;

    use super::*;

    fn element(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
        let contents = parts.concat();
        let len = contents.len();
        let mut out = vec![tag];
        if len < 0x80 {
            out.push(len as u8);
        } else {
            out.extend([0x82, (len >> 8) as u8, len as u8]);
        }
        out.extend(contents);
        out
    }

    /// Takes one key and one signature.
    #[derive(Debug)]
    struct OneKey;

    impl SignatureVerificationAlgorithm for OneKey {
        fn verify_signature(&self, key: &[u8], _: &[u8], signature: &[u8]) -> Result<(), rustls::pki_types::InvalidSignature> {
            if key == b"key" && signature == [0; 200] { Ok(()) } else { Err(rustls::pki_types::InvalidSignature) }
        }

        fn public_key_alg_id(&self) -> AlgorithmIdentifier {
            AlgorithmIdentifier::from_slice(b"how")
        }

        fn signature_alg_id(&self) -> AlgorithmIdentifier {
            AlgorithmIdentifier::from_slice(&[6, 1, 1])
        }
    }

    /// Without a version, and its own issuer.
    fn version_1(name: &str, key: &[u8], signature: &[u8]) -> Vec<u8> {
        let name = element(SEQUENCE, &[name.as_bytes()]);
        let empty = element(SEQUENCE, &[]);
        let key = element(SEQUENCE, &[&element(SEQUENCE, &[b"how"]), &element(BITS, &[&[0], key])]);
        let tbs = element(SEQUENCE, &[&[2, 1, 1], &empty, &name, &empty, &name, &key]);
        element(SEQUENCE, &[&tbs, &element(SEQUENCE, &[&[6, 1, 1]]), &element(BITS, &[&[0], signature])])
    }

    fn certificate(algorithm: &[u8], name: &str, alt_names: &[u8]) -> Vec<u8> {
        let empty = element(SEQUENCE, &[]);
        let pair = element(SEQUENCE, &[&element(OID, &[COMMON_NAME]), &element(0x0c, &[name.as_bytes()])]);
        let subject = element(SEQUENCE, &[&element(0x31, &[&pair])]);
        let names: Vec<u8> = alt_names.iter().flat_map(|tag| element(*tag, &[b"other"])).collect();
        let alt = element(OCTETS, &[&element(SEQUENCE, &[&names])]);
        let alt = element(SEQUENCE, &[&element(OID, &[ALT_NAMES]), &[1, 1, 0xff], &alt]);
        let extensions = element(CONTEXT_3, &[&element(SEQUENCE, &[&alt])]);
        let version = element(CONTEXT_0, &[&[2, 1, 2]]);
        let validity = element(SEQUENCE, &[&element(UTC_TIME, &[b"700101000010Z"]), &element(0x18, &[b"19700102000000Z"])]);
        let tbs = element(SEQUENCE, &[&version, &[2, 1, 1], &empty, &empty, &validity, &subject, &empty, &extensions]);
        element(SEQUENCE, &[&tbs, algorithm, &element(3, &[&[0; 200]])])
    }

    fn algorithm(oid: &[u8]) -> Vec<u8> {
        element(SEQUENCE, &[&element(OID, &[oid]), &[5, 0]])
    }

    #[test]
    fn the_signature_says_which_hash_binds() {
        for (oid, hash) in HASHES {
            assert_eq!(signature_hash(&certificate(&algorithm(oid), "a", &[])), Some(*hash));
        }
        let pss = |parameters: &[u8]| element(SEQUENCE, &[&element(OID, &[RSA_PSS]), &element(SEQUENCE, &[parameters])]);
        assert_eq!(signature_hash(&certificate(&pss(&[]), "a", &[])), Some(Hash::Sha256));
        let sha512 = element(CONTEXT_0, &[&algorithm(HASHES[11].0)]);
        assert_eq!(signature_hash(&certificate(&pss(&sha512), "a", &[])), Some(Hash::Sha512));
        let ed25519 = certificate(&algorithm(&[0x2b, 0x65, 0x70]), "a", &[]);
        assert_eq!(end_point(&ed25519), None);
        assert_eq!(end_point(&certificate(&algorithm(HASHES[3].0), "a", &[])).map(|hash| hash.len()), Some(48));
    }

    #[test]
    fn common_names_count_without_alternative_names_of_the_type() {
        let plain = algorithm(HASHES[2].0);
        let named = |name: &str, alt_names: &[u8], host: &str| common_name_is(&certificate(&plain, name, alt_names), host);
        assert!(named("Db.example", &[], "db.Example"));
        assert!(named("db.example", &[ALT_IP], "db.example"));
        assert!(!named("db.example", &[ALT_DNS], "db.example"));
        assert!(named("10.0.0.1", &[ALT_DNS], "10.0.0.1"));
        assert!(!named("10.0.0.1", &[ALT_IP], "10.0.0.1"));
        assert!(named("*.example", &[], "db.example"));
        for host in ["a.db.example", ".example", "example", "db.example.org"] {
            assert!(!named("*.example", &[], host), "{host}");
        }
    }

    #[test]
    fn validity_has_a_beginning_and_an_end() {
        let certificate = certificate(&algorithm(HASHES[2].0), "a", &[]);
        assert_eq!([9, 10, 86_400, 86_401].map(|now| is_valid_at(&certificate, now)), [false, true, true, false]);
        assert!(!is_self_issued(&certificate));
        assert_eq!(seconds(UTC_TIME, b"491231235959Z"), Some(2_524_607_999));
        for broken in [&b"7001010000Z"[..], b"700101000000", b"701301000000Z", b"7001010000x0Z"] {
            assert_eq!(seconds(UTC_TIME, broken), None);
        }
    }

    #[test]
    fn version_1_is_known_by_its_issuer_and_read_as_version_3() {
        let known: &[&dyn SignatureVerificationAlgorithm] = &[&OneKey];
        let signed = version_1("a", b"key", &[0; 200]);
        assert!(is_issued_by(&signed, &signed, known));
        assert!(!is_issued_by(&signed, &signed, &[]));
        assert!(!is_issued_by(&signed, &version_1("b", b"key", &[0; 200]), known));
        assert!(!is_issued_by(&signed, &version_1("a", b"another", &[0; 200]), known));
        assert!(!is_issued_by(&version_1("a", b"key", &[1; 200]), &signed, known));
        let newer = as_version_3(&signed).unwrap();
        assert_eq!(as_version_3(&newer), None);
        assert!(!is_issued_by(&newer, &signed, known));
        assert_eq!(Tbs::read(&newer).and_then(|tbs| tbs.key()), Some((&b"how"[..], &b"key"[..])));
    }

    #[test]
    fn what_is_cut_or_changed_is_nothing() {
        let whole = certificate(&algorithm(HASHES[2].0), "a", &[ALT_DNS]);
        for len in 0..whole.len() {
            assert_eq!(end_point(&whole[..len]), None, "{len}");
            assert!(!common_name_is(&whole[..len], "a"), "{len}");
        }
        for at in 0..whole.len() {
            for bit in 0..8 {
                let mut changed = whole.clone();
                changed[at] ^= 1 << bit;
                let _ = (end_point(&changed), common_name_is(&changed, "b"), is_valid_at(&changed, 0));
            }
        }
    }
}
