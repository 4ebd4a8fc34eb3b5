//! Our own certificate and key, from files, taken up anew when they change.
//!
//! Whoever renews certificates replaces the two files; nothing has to be told, though SIGHUP makes it quicker. What cannot
//! be used is named in the log, and the certificate before it stays in use.

use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use rustls_pki_types::pem::PemObject as _;
use rustls_pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::crypto::aws_lc_rs::default_provider;
use tokio_rustls::rustls::server::{ClientHello, ResolvesServerCert};
use tokio_rustls::rustls::sign::CertifiedKey;
use tokio_rustls::rustls::{Error, ServerConfig};

use crate::stopping::Stop;

/// How often we look whether the files have changed.
const LOOK_EVERY: Duration = Duration::from_secs(30);
/// The largest file that can be a chain of certificates or a key, in bytes.
const LARGEST_FILE: u64 = 1024 * 1024;

/// A certificate and its key, ready for use. Clones share them.
#[derive(Clone)]
pub struct Tls {
    acceptor: TlsAcceptor,
    current: Arc<Current>,
}

/// Why a certificate and its key cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum BadCertificate {
    /// A file cannot be read.
    #[error("{path} cannot be read: {why}")]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        why: std::io::Error,
    },
    /// The certificate's file holds none.
    #[error(
        "{0} holds no certificate: it is to be a PEM file with the server's own certificate first, then those above it"
    )]
    NoCertificate(PathBuf),
    /// The key's file holds none.
    #[error("{0} holds no private key: it is to be a PEM file with an unencrypted key (PKCS#8, PKCS#1 or SEC1)")]
    NoKey(PathBuf),
    /// They do not belong together, or are of a kind we do not know.
    #[error("{certificate} and {key} cannot be used together: {why}")]
    Misfit {
        /// The certificate's file.
        certificate: PathBuf,
        /// The key's file.
        key: PathBuf,
        /// What is wrong with them.
        why: Error,
    },
}

#[derive(Debug)]
struct Current {
    certificate: PathBuf,
    key: PathBuf,
    /// What the files held, and what that means.
    loaded: RwLock<(Vec<u8>, Arc<CertifiedKey>)>,
}

impl Tls {
    /// Reads certificate and key.
    pub fn load(certificate: &Path, key: &Path) -> Result<Self, BadCertificate> {
        let loaded = RwLock::new(read(certificate, key)?);
        let current = Arc::new(Current { certificate: certificate.to_owned(), key: key.to_owned(), loaded });
        let misfit = |why| BadCertificate::Misfit { certificate: certificate.to_owned(), key: key.to_owned(), why };
        let mut config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(misfit)?
            .with_no_client_auth()
            .with_cert_resolver(Arc::clone(&current) as Arc<dyn ResolvesServerCert>);
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        Ok(Self { acceptor: TlsAcceptor::from(Arc::new(config)), current })
    }

    /// Makes the handshakes.
    #[must_use]
    pub fn acceptor(&self) -> &TlsAcceptor {
        &self.acceptor
    }

    /// The certificates in use, the server's own first.
    #[must_use]
    pub fn certificates(&self) -> Vec<CertificateDer<'static>> {
        self.current.loaded.read().unwrap_or_else(PoisonError::into_inner).1.cert.clone()
    }

    /// Takes up what the files hold now; answers whether that is something new. What cannot be used changes nothing.
    pub fn reload(&self) -> Result<bool, BadCertificate> {
        let fresh = read(&self.current.certificate, &self.current.key)?;
        let mut loaded = self.current.loaded.write().unwrap_or_else(PoisonError::into_inner);
        let is_new = fresh.0 != loaded.0;
        if is_new {
            *loaded = fresh;
        }
        Ok(is_new)
    }

    /// Looks after the files for as long as the program runs.
    pub async fn keep_up(self, stop: Stop) {
        let mut signals = Hangups::new();
        while !stop.has_begun() {
            tokio::select! {
                () = stop.rest(LOOK_EVERY) => {}
                () = signals.next() => {}
            }
            match self.reload() {
                Ok(true) => tracing::info!("the new certificate is in use"),
                Ok(false) => {}
                Err(error) => tracing::error!(%error, "the certificate in use stays"),
            }
        }
    }
}

impl ResolvesServerCert for Current {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(Arc::clone(&self.loaded.read().unwrap_or_else(PoisonError::into_inner).1))
    }
}

fn read(certificate: &Path, key: &Path) -> Result<(Vec<u8>, Arc<CertifiedKey>), BadCertificate> {
    let (chain_pem, key_pem) = (bytes(certificate)?, bytes(key)?);
    let chain: Vec<_> = CertificateDer::pem_slice_iter(&chain_pem)
        .collect::<Result<_, _>>()
        .map_err(|_| BadCertificate::NoCertificate(certificate.to_owned()))?;
    if chain.is_empty() {
        return Err(BadCertificate::NoCertificate(certificate.to_owned()));
    }
    let secret = PrivateKeyDer::from_pem_slice(&key_pem).map_err(|_| BadCertificate::NoKey(key.to_owned()))?;
    let certified = CertifiedKey::from_der(chain, secret, &default_provider())
        .map_err(|why| BadCertificate::Misfit { certificate: certificate.to_owned(), key: key.to_owned(), why })?;
    Ok(([chain_pem, key_pem].concat(), Arc::new(certified)))
}

fn bytes(path: &Path) -> Result<Vec<u8>, BadCertificate> {
    let failed = |why| BadCertificate::File { path: path.to_owned(), why };
    let size = std::fs::metadata(path).map_err(failed)?.len();
    if size > LARGEST_FILE {
        return Err(failed(std::io::Error::other("it is larger than any certificate")));
    }
    std::fs::read(path).map_err(failed)
}

/// The signal by which daemons are told to look at their files again.
#[cfg(unix)]
struct Hangups(Option<tokio::signal::unix::Signal>);

#[cfg(unix)]
impl Hangups {
    fn new() -> Self {
        Self(tokio::signal::unix::signal(tokio::signal::unix::SignalKind::hangup()).ok())
    }

    async fn next(&mut self) {
        match &mut self.0 {
            Some(signal) => {
                signal.recv().await;
            }
            None => std::future::pending().await,
        }
    }
}

#[cfg(not(unix))]
struct Hangups;

#[cfg(not(unix))]
impl Hangups {
    fn new() -> Self {
        Self
    }

    async fn next(&mut self) {
        std::future::pending().await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(folder: &Path, name: &str) -> (PathBuf, PathBuf) {
        let made = rcgen::generate_simple_self_signed(vec![name.to_owned()]).unwrap();
        let (certificate, key) = (folder.join("tls.crt"), folder.join("tls.key"));
        std::fs::write(&certificate, made.cert.pem()).unwrap();
        std::fs::write(&key, made.signing_key.serialize_pem()).unwrap();
        (certificate, key)
    }

    #[test]
    fn x_11_a_new_certificate_is_taken_up_and_a_bad_one_leaves_the_old_one_in_use() {
        let folder = tempfile::tempdir().unwrap();
        let (certificate, key) = write(folder.path(), "one.example");
        let tls = Tls::load(&certificate, &key).unwrap();
        let first = tls.certificates();
        assert!(!tls.reload().unwrap());

        write(folder.path(), "two.example");
        assert!(tls.reload().unwrap());
        let second = tls.certificates();
        assert_ne!(first, second);

        for (file, content, says) in
            [(&certificate, "no certificate", "holds no certificate"), (&key, "no key", "holds no private key")]
        {
            let before = std::fs::read(file).unwrap();
            std::fs::write(file, content).unwrap();
            let refused = tls.reload().unwrap_err().to_string();
            assert!(refused.contains(says), "{refused}");
            std::fs::write(file, before).unwrap();
        }
        let good = std::fs::read(&key).unwrap();
        write(folder.path(), "three.example");
        std::fs::write(&key, good).unwrap();
        let refused = tls.reload().unwrap_err().to_string();
        assert!(refused.contains("cannot be used together"), "{refused}");
        assert_eq!(tls.certificates(), second);
    }
}
