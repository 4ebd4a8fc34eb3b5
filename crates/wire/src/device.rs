//! What devices load: lines of text that the vendor's *device key* has signed, and the signed list of those that were
//! revoked. Whoever has the public half checks both with it alone, without a network. (P-09, P-12)
//!
//! A line ends in a number that no other line has, a dot, and the Ed25519 signature (base64url) of everything before the
//! dot. Of a key that follows the first one, a line has the name, too: eight characters between number and signature, with
//! a dot on either side, and signed with the rest. The list is a first line (`claviger-revoked-keys-1`, when it was made in
//! seconds since 1970, how many numbers follow), the numbers, one a line, and last the signature of everything before it,
//! one a line by each of the keys that are published.

use std::fmt;
use std::sync::Arc;

use aws_lc_rs::signature::{ED25519, Ed25519KeyPair, KeyPair as _, UnparsedPublicKey};

use crate::key::{PublicKey, decode, encode};

/// The longest line that is looked at, in bytes.
pub const LONGEST_LINE: usize = 4096;

/// How much of a key's thumbprint stands in the lines it signs, in characters.
const NAME: usize = 8;
/// The most signatures of a list that are looked at.
const MOST_SIGNATURES: usize = 100;

const LIST: &str = "claviger-revoked-keys-1";

/// The key that signs what devices load.
#[derive(Clone)]
pub struct DeviceSigner {
    pair: Arc<Ed25519KeyPair>,
    /// What it is called in the lines it signs; empty for the first key.
    name: String,
}

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
    /// The name of the key that signed it; none for the first key.
    pub key: Option<&'a str>,
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
        let pair = Ed25519KeyPair::from_seed_unchecked(seed).expect("every 32 bytes are an Ed25519 seed");
        Self { pair: Arc::new(pair), name: String::new() }
    }

    /// The same key, as one that follows another: the lines it signs say so.
    #[must_use]
    pub fn naming_itself(self) -> Self {
        let mut name = self.public().thumbprint();
        name.truncate(NAME);
        Self { name, ..self }
    }

    /// The public half.
    ///
    /// # Panics
    /// Never: an Ed25519 public key has 32 bytes.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        PublicKey::from_bytes(self.pair.public_key().as_ref().try_into().expect("an Ed25519 public key has 32 bytes"))
    }

    /// The signature of `text`.
    #[must_use]
    pub fn sign(&self, text: &str) -> String {
        encode(self.pair.sign(text.as_bytes()).as_ref())
    }

    /// The line that tells a device what it `says`.
    #[must_use]
    pub fn line(&self, says: &str, number: &str) -> String {
        let dot = if self.name.is_empty() { "" } else { "." };
        let signed = format!("{says} {number}{dot}{}", self.name);
        let signature = self.sign(&signed);
        format!("{signed}.{signature}")
    }

    /// The list, signed by this key alone.
    #[must_use]
    pub fn list(&self, revoked: &Revoked) -> String {
        revoked.signed_by(std::slice::from_ref(self))
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
        Self::read_by(std::slice::from_ref(key), line)
    }

    /// Reads a line that one of `keys` has signed: where it names its key, that one.
    pub fn read_by(keys: &[PublicKey], line: &'a str) -> Result<Self, NotSigned> {
        if line.len() > LONGEST_LINE {
            return Err(NotSigned::Form);
        }
        let (signed, signature) = line.rsplit_once('.').ok_or(NotSigned::Form)?;
        let (says, number) = signed.rsplit_once(' ').ok_or(NotSigned::Form)?;
        let (number, key) = match number.split_once('.') {
            Some((number, name)) if name.len() == NAME => (number, Some(name)),
            Some(_) => return Err(NotSigned::Form),
            None => (number, None),
        };
        let is_named = |one: &PublicKey| key.is_none_or(|name| one.thumbprint().starts_with(name));
        let signature = read_signature(signature)?;
        let is_signed = |one: &PublicKey| fits(one, signed, &signature);
        if keys.iter().any(|one| is_named(one) && is_signed(one)) {
            Ok(Self { says, number, key })
        } else {
            Err(NotSigned::Signature)
        }
    }
}

impl Revoked {
    /// The list, signed by each of these.
    #[must_use]
    pub fn signed_by(&self, signers: &[DeviceSigner]) -> String {
        let mut text = format!("{LIST} {} {}\n", self.made, self.numbers.len());
        for number in &self.numbers {
            text.push_str(number);
            text.push('\n');
        }
        let signatures: Vec<_> = signers.iter().map(|signer| signer.sign(&text)).collect();
        format!("{text}{}\n", signatures.join("\n"))
    }

    /// Reads a list that `key` has signed, whoever else has.
    pub fn read(key: &PublicKey, text: &str) -> Result<Self, NotSigned> {
        Self::read_by(std::slice::from_ref(key), text)
    }

    /// Reads a list that one of `keys` has signed.
    pub fn read_by(keys: &[PublicKey], text: &str) -> Result<Self, NotSigned> {
        let (rest, _) = text.rsplit_once('\n').filter(|(_, end)| end.is_empty()).ok_or(NotSigned::Form)?;
        // How many numbers there are is not believed before it was checked: it only says where the signatures begin.
        let claimed = rest.lines().next().and_then(|first| first.rsplit(' ').next()?.parse::<usize>().ok());
        let lines = claimed.and_then(|claimed| claimed.checked_add(1)).ok_or(NotSigned::Form)?;
        let (at, _) = rest.match_indices('\n').nth(lines - 1).ok_or(NotSigned::Form)?;
        let (signed, signatures) = rest.split_at(at + 1);
        let signatures: Vec<_> = signatures.split('\n').map(read_signature).collect::<Result<_, _>>()?;
        if signatures.len() > MOST_SIGNATURES {
            return Err(NotSigned::Form);
        }
        if !signatures.iter().any(|signature| keys.iter().any(|key| fits(key, signed, signature))) {
            return Err(NotSigned::Signature);
        }
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

fn read_signature(text: &str) -> Result<Vec<u8>, NotSigned> {
    decode(text).filter(|bytes| bytes.len() == 64).ok_or(NotSigned::Form)
}

fn fits(key: &PublicKey, signed: &str, signature: &[u8]) -> bool {
    UnparsedPublicKey::new(&ED25519, key.as_bytes()).verify(signed.as_bytes(), signature).is_ok()
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
    fn p_12_a_key_that_follows_says_so_in_its_lines_and_what_the_first_one_signed_stays_good() {
        let (first, next) = (DeviceSigner::from_seed(&[1; 32]), DeviceSigner::from_seed(&[2; 32]).naming_itself());
        let keys = [next.public(), first.public()];
        let (old, new) = (first.line(SAYS, "5d57b1c0b7588ac7"), next.line(SAYS, "5d57b1c0b7588ac7"));
        let name = &next.public().thumbprint()[..8];
        assert!(new.contains(&format!(" 5d57b1c0b7588ac7.{name}.")), "{new}");
        for (line, key) in [(&old, None), (&new, Some(name))] {
            let read = Line { says: SAYS, number: "5d57b1c0b7588ac7", key };
            assert_eq!(Line::read_by(&keys, line), Ok(read));
            assert_eq!(Line::read_by(&[], line), Err(NotSigned::Signature));
        }
        assert_eq!(Line::read(&first.public(), &new), Err(NotSigned::Signature));
        assert_eq!(Line::read(&next.public(), &old), Err(NotSigned::Signature));
        // What names another key than the one that signed it is not believed, nor half a name.
        let liar = DeviceSigner { name: "AAAAAAAA".into(), ..next.clone() };
        assert_eq!(Line::read_by(&keys, &liar.line(SAYS, "5d57b1c0b7588ac7")), Err(NotSigned::Signature));
        let short = DeviceSigner { name: name[..4].into(), ..next.clone() };
        assert_eq!(Line::read_by(&keys, &short.line(SAYS, "5d57b1c0b7588ac7")), Err(NotSigned::Form));
        for place in 0..new.len() {
            let mut bytes = new.clone().into_bytes();
            bytes[place] = if bytes[place] == b'x' { b'y' } else { b'x' };
            assert!(Line::read_by(&keys, &String::from_utf8(bytes).unwrap()).is_err(), "byte {place}");
        }
    }

    #[test]
    fn p_09_the_list_is_signed_by_every_key_and_believed_by_whoever_knows_one() {
        let signers = [1, 2, 3].map(|seed| DeviceSigner::from_seed(&[seed; 32]));
        for numbers in [vec![], vec!["5d57b1c0b7588ac7".to_owned(), "8ac7b758b1c05d57".to_owned()]] {
            let list = Revoked { made: 1_793_610_000, numbers };
            let text = list.signed_by(&signers);
            for signer in &signers {
                assert_eq!(Revoked::read(&signer.public(), &text).as_ref(), Ok(&list));
            }
            let stranger = DeviceSigner::from_seed(&[9; 32]).public();
            assert_eq!(Revoked::read(&stranger, &text), Err(NotSigned::Signature));
            assert_eq!(Revoked::read_by(&[stranger, signers[2].public()], &text).as_ref(), Ok(&list));
            // A signature that was cut off, one too many, and a number more or less than the list says.
            let lines: Vec<_> = text.lines().collect();
            let without = |at: usize| {
                let kept: Vec<_> =
                    lines.iter().enumerate().filter(|(line, _)| *line != at).map(|(_, text)| *text).collect();
                format!("{}\n", kept.join("\n"))
            };
            assert_eq!(Revoked::read(&signers[0].public(), &without(lines.len() - 1)).as_ref(), Ok(&list));
            assert!(Revoked::read(&signers[2].public(), &without(lines.len() - 1)).is_err());
            for at in 0..=list.numbers.len() {
                assert!(Revoked::read(&signers[0].public(), &without(at)).is_err(), "line {at}");
            }
            let many = text.clone() + &format!("{}\n", lines[lines.len() - 1]).repeat(MOST_SIGNATURES);
            assert_eq!(Revoked::read(&signers[0].public(), &many), Err(NotSigned::Form));
            for count in ["18446744073709551615", "99", "-1", "x"] {
                let first = lines[0].rsplit_once(' ').unwrap().0;
                let wrong = text.replacen(lines[0], &format!("{first} {count}"), 1);
                assert!(Revoked::read(&signers[0].public(), &wrong).is_err(), "{wrong}");
            }
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
