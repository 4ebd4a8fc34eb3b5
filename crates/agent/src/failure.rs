//! Why the agent did not do what was asked, in one sentence.

use std::io;
use std::path::PathBuf;

use claviger_client::wire::token::NotAToken;

/// Why the agent did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    #[error(transparent)]
    Client(#[from] claviger_client::Error),
    #[error(
        "no root key was given: name its file with --root-key or CLAVIGER_AGENT_ROOT_KEY; the vendor of the product hands \
         it out with the product or on his site, as a JSON Web Key, and the licensing service is not the place to ask for it"
    )]
    NoRootKey,
    #[error(
        "the product's version was not given: name it with --product-version or CLAVIGER_AGENT_PRODUCT_VERSION, as the \
         product itself shows it, like 2026.2; it is told to the licensing service, which may refuse old ones"
    )]
    NoProductVersion,
    #[error(
        "{} is not a root key ({reason}): it should hold the vendor's public key as a JSON Web Key, like \
         {{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"…\"}}", .file.display()
    )]
    NotARootKey { file: PathBuf, reason: String },
    #[error("{} cannot be read: {source}", .file.display())]
    Unreadable { file: PathBuf, source: io::Error },
    #[error("the token cannot be read: {0}")]
    NoToken(#[source] io::Error),
    #[error(transparent)]
    NotAToken(#[from] NotAToken),
    #[error("no directory for the state is known: name the state file with --state or CLAVIGER_AGENT_STATE")]
    NoStateDirectory,
    #[error("signals cannot be waited for: {0}")]
    Signals(#[from] ctrlc::Error),
    #[error("the output cannot be written: {0}")]
    Output(#[source] io::Error),
}
