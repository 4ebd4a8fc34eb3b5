//! Chance, in the one place where it is made: the installation's key and the nonces of its calls.

use claviger_wire::key::encode;
use zeroize::Zeroizing;

use crate::error::Error;

/// Thirty-two secret bytes for a new key.
pub(crate) fn seed() -> Result<Zeroizing<[u8; 32]>, Error> {
    let mut bytes = Zeroizing::new([0; 32]);
    fill(bytes.as_mut_slice())?;
    Ok(bytes)
}

/// Sixteen bytes, base64url, that tell one call from another with the same number. (L-17)
pub(crate) fn nonce() -> Result<String, Error> {
    let mut bytes = [0; 16];
    fill(&mut bytes)?;
    Ok(encode(&bytes))
}

#[expect(clippy::disallowed_methods, reason = "the one place of this library that makes chance")]
fn fill(bytes: &mut [u8]) -> Result<(), Error> {
    getrandom::fill(bytes).map_err(|_| Error::NoRandomness)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn l_17_no_two_keys_and_no_two_nonces_are_alike() {
        assert_ne!(seed().unwrap(), seed().unwrap());
        let (one, other) = (nonce().unwrap(), nonce().unwrap());
        assert_ne!(one, other);
        assert_eq!(claviger_wire::key::decode(&one).unwrap().len(), 16);
    }
}
