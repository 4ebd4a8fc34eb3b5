//! The vendor's root key: it says which keys may sign leases, is used rarely, and lies apart. (L-18)

use std::io::ErrorKind;
use std::path::Path;

use claviger_app::wire::key::{PublicKey, SigningKey, encode};

use super::{BadSecret, PassphraseSource, files, secret_in};
use crate::clock::Entropy;

/// Reads the root key's private half from `file`, which may be sealed by a passphrase.
pub fn root_key(file: &Path, passphrase: &PassphraseSource) -> Result<SigningKey, BadSecret> {
    Ok(SigningKey::from_seed(&*secret_in(file, passphrase)?))
}

/// Makes a root key in `file`, in a folder of its own that only its owner may enter; never over one that is there.
pub fn make_root_key(file: &Path, entropy: &Entropy) -> Result<SigningKey, BadSecret> {
    let failed = |why| BadSecret::File { path: file.to_owned(), why };
    if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        files::make_private_folder(folder).map_err(failed)?;
    }
    let seed = entropy.seed();
    files::write_private(file, &encode(&seed)).map_err(|why| match why.kind() {
        ErrorKind::AlreadyExists => BadSecret::AlreadyThere(file.to_owned()),
        _ => failed(why),
    })?;
    Ok(SigningKey::from_seed(&seed))
}

/// Writes the root key's public half to `file`, for products; replaces what is there.
pub fn publish_root_key(root: &PublicKey, file: &Path) -> Result<(), BadSecret> {
    let jwk = serde_json::to_string_pretty(root).unwrap_or_default();
    std::fs::write(file, jwk + "\n").map_err(|why| BadSecret::File { path: file.to_owned(), why })
}
