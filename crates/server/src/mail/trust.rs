//! Whom we believe when a mail server says who it is. (L-03)

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustls_pki_types::CertificateDer;
use rustls_pki_types::pem::PemObject as _;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::crypto::aws_lc_rs::default_provider;
use tokio_rustls::rustls::{ClientConfig, Error, RootCertStore};

/// The largest file that can hold authorities, in bytes.
const LARGEST_FILE: u64 = 1024 * 1024;

/// Why a file of authorities cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum BadAuthority {
    /// It cannot be read.
    #[error("{path} cannot be read: {why}")]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        why: std::io::Error,
    },
    /// It holds no certificate.
    #[error("{0} holds no certificate: it is to be a PEM file of the authority's own certificate")]
    NoCertificate(PathBuf),
    /// TLS cannot be spoken with what it holds.
    #[error("the authorities that vouch for the mail server cannot be used: {0}")]
    Unusable(#[from] Error),
}

/// The certificates in `file`.
pub(super) fn authorities(file: &Path) -> Result<Vec<CertificateDer<'static>>, BadAuthority> {
    let failed = |why| BadAuthority::File { path: file.to_owned(), why };
    if std::fs::metadata(file).map_err(failed)?.len() > LARGEST_FILE {
        return Err(failed(std::io::Error::other("it is larger than any certificate")));
    }
    let pem = std::fs::read(file).map_err(failed)?;
    match CertificateDer::pem_slice_iter(&pem).collect::<Result<Vec<_>, _>>() {
        Ok(found) if !found.is_empty() => Ok(found),
        _ => Err(BadAuthority::NoCertificate(file.to_owned())),
    }
}

/// What makes the handshakes: believes the authorities in `file` alone, or without one those that everybody believes.
pub(super) fn connector(file: Option<&Path>) -> Result<TlsConnector, BadAuthority> {
    let mut believed = RootCertStore::empty();
    match file {
        Some(file) => {
            for authority in authorities(file)? {
                believed.add(authority)?;
            }
        }
        None => believed.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned()),
    }
    let config = ClientConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()?
        .with_root_certificates(believed)
        .with_no_client_auth();
    Ok(TlsConnector::from(Arc::new(config)))
}
