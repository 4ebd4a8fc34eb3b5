//! What devices load: lines of text that the vendor's *device key* has signed, and the signed list of those that were
//! revoked. Whoever has the public half checks both with it alone, without a network. (P-09, P-12)
//!
//! A line ends in a number that no other line has, a dot, and the Ed25519 signature (base64url) of everything before the
//! dot. The list is a first line (`claviger-revoked-keys-1`, when it was made in seconds since 1970, how many numbers
//! follow), the numbers, one a line, and last the signature of everything before it.

use std::fmt;
use std::sync::Arc;

use aws_lc_rs::signature::{ED25519, Ed25519KeyPair, KeyPair as _, UnparsedPublicKey};

use crate::key::{PublicKey, decode, encode};

/// The longest line that is looked at, in bytes.
pub const LONGEST_LINE: usize = 4096;

const LIST: &str = "claviger-revoked-keys-1";

/// The key that signs what devices load.
#[derive(Clone)]
pub struct DeviceSigner(Arc<Ed25519KeyPair>);

/// Why a line or a list is not to be believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotSigned {
    /// It does not have the form.
    #[error("it is not in the form of something that was signed for devices")]
    Form,
    /// The signature does not fit.
    #[error("its signature does not fit: it was changed, or signed by another key")]
    Signature,
}

/// A line that was signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line<'a> {
    /// What the device is told.
    pub says: &'a str,
    /// What tells it from every other.
    pub number: &'a str,
}

/// The numbers of the keys that were revoked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revoked {
    /// When the list was made, in seconds since 1970.
    pub made: i64,
    /// The numbers, in order.
    pub numbers: Vec<String>,
}

impl DeviceSigner {
    /// Makes the key that belongs to 32 secret bytes.
    ///
    /// # Panics
    /// Never: every 32 bytes are an Ed25519 seed.
    #[must_use]
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(Arc::new(Ed25519KeyPair::from_seed_unchecked(seed).expect("every 32 bytes are an Ed25519 seed")))
    }

    /// The public half.
    ///
    /// # Panics
    /// Never: an Ed25519 public key has 32 bytes.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        PublicKey::from_bytes(self.0.public_key().as_ref().try_into().expect("an Ed25519 public key has 32 bytes"))
    }

    /// The signature of `text`.
    #[must_use]
    pub fn sign(&self, text: &str) -> String {
        encode(self.0.sign(text.as_bytes()).as_ref())
    }

    /// The line that tells a device what it `says`.
    #[must_use]
    pub fn line(&self, says: &str, number: &str) -> String {
        let signed = format!("{says} {number}");
        let signature = self.sign(&signed);
        format!("{signed}.{signature}")
    }

    /// The list, signed.
    #[must_use]
    pub fn list(&self, revoked: &Revoked) -> String {
        let mut text = format!("{LIST} {} {}\n", revoked.made, revoked.numbers.len());
        for number in &revoked.numbers {
            text.push_str(number);
            text.push('\n');
        }
        let signature = self.sign(&text);
        format!("{text}{signature}\n")
    }
}

impl fmt::Debug for DeviceSigner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DeviceSigner({})", self.public().thumbprint())
    }
}

impl<'a> Line<'a> {
    /// Reads a line that `key` has signed.
    pub fn read(key: &PublicKey, line: &'a str) -> Result<Self, NotSigned> {
        if line.len() > LONGEST_LINE {
            return Err(NotSigned::Form);
        }
        let (signed, signature) = line.rsplit_once('.').ok_or(NotSigned::Form)?;
        let (says, number) = signed.rsplit_once(' ').ok_or(NotSigned::Form)?;
        check(key, signed, signature)?;
        Ok(Self { says, number })
    }
}

impl Revoked {
    /// Reads a list that `key` has signed.
    pub fn read(key: &PublicKey, text: &str) -> Result<Self, NotSigned> {
        let (rest, _) = text.rsplit_once('\n').filter(|(_, end)| end.is_empty()).ok_or(NotSigned::Form)?;
        let (_, signature) = rest.rsplit_once('\n').ok_or(NotSigned::Form)?;
        let signed = &rest[..rest.len() - signature.len()];
        check(key, signed, signature)?;
        let mut lines = signed.lines();
        let mut first = lines.next().unwrap_or_default().split(' ');
        let (word, made, count) = (first.next(), first.next(), first.next());
        let made = made.and_then(|made| made.parse().ok()).filter(|_| word == Some(LIST)).ok_or(NotSigned::Form)?;
        let numbers: Vec<_> = lines.map(str::to_owned).collect();
        if count != Some(numbers.len().to_string().as_str()) || first.next().is_some() {
            return Err(NotSigned::Form);
        }
        Ok(Self { made, numbers })
    }
}

fn check(key: &PublicKey, signed: &str, signature: &str) -> Result<(), NotSigned> {
    let signature = decode(signature).filter(|bytes| bytes.len() == 64).ok_or(NotSigned::Form)?;
    let key = UnparsedPublicKey::new(&ED25519, key.as_bytes());
    key.verify(signed.as_bytes(), &signature).map_err(|_| NotSigned::Signature)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAYS: &str = "vars create LICENSE/RELAY0 pau BRIs=2,00-90-33-00-00-00,444,innovaphone Sindelfingen master";

    #[test]
    fn p_12_a_line_is_believed_only_as_it_was_signed_and_only_by_its_key() {
        let (signer, other) = (DeviceSigner::from_seed(&[1; 32]), DeviceSigner::from_seed(&[2; 32]));
        let line = signer.line(SAYS, "5d57b1c0b7588ac7");
        let read = Line::read(&signer.public(), &line).unwrap();
        assert_eq!((read.says, read.number), (SAYS, "5d57b1c0b7588ac7"));
        assert_eq!(Line::read(&other.public(), &line), Err(NotSigned::Signature));
        for place in 0..line.len() {
            let mut bytes = line.clone().into_bytes();
            bytes[place] = if bytes[place] == b'x' { b'y' } else { b'x' };
            let changed = String::from_utf8(bytes).unwrap();
            assert!(Line::read(&signer.public(), &changed).is_err(), "{changed}");
        }
        for wrong in ["", ".", "a b.c", SAYS, &line[..line.len() - 1], &format!("{line}A"), &"x".repeat(10_000)] {
            assert!(Line::read(&signer.public(), wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn p_09_the_list_of_revoked_keys_is_whole_or_not_believed() {
        let signer = DeviceSigner::from_seed(&[1; 32]);
        for numbers in [vec![], vec!["5d57b1c0b7588ac7".to_owned(), "8ac7b758b1c05d57".to_owned()]] {
            let list = Revoked { made: 1_793_610_000, numbers };
            let text = signer.list(&list);
            assert_eq!(Revoked::read(&signer.public(), &text), Ok(list));
            for wrong in [text.replace("1793610000", "1793610001"), text.replace("5d57", "5d58").replacen('-', "_", 1)]
            {
                assert!(Revoked::read(&signer.public(), &wrong).is_err(), "{wrong}");
            }
            assert_eq!(Revoked::read(&signer.public(), text.trim_end()), Err(NotSigned::Form));
            let other = DeviceSigner::from_seed(&[2; 32]);
            assert_eq!(Revoked::read(&other.public(), &text), Err(NotSigned::Signature));
        }
        let line = signer.line(SAYS, "5d57b1c0b7588ac7");
        assert!(Revoked::read(&signer.public(), &format!("{line}\n")).is_err());
    }

    #[test]
    fn x_13_the_device_key_prints_only_its_name() {
        let signer = DeviceSigner::from_seed(&[7; 32]);
        assert_eq!(format!("{signer:?}"), format!("DeviceSigner({})", signer.public().thumbprint()));
    }
}
