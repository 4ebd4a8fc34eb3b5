//! A secret of 32 bytes in a file, sealed by a passphrase. (X-13)
//!
//! The file is JSON, so that a person can see what it is and any program can open it:
//!
//! ```json
//! { "format": "claviger-sealed-1",
//!   "kdf": { "name": "argon2id", "memory_kib": 65536, "passes": 3, "lanes": 1, "salt": "…" },
//!   "cipher": "aes-256-gcm", "nonce": "…", "text": "…", "sum": "…" }
//! ```
//!
//! Binary is base64url without padding. The key is argon2id (version 0x13) over the passphrase's UTF-8 bytes, 32 bytes
//! long; `text` is the secret with the 16 bytes of the tag behind it; the associated data are the words
//! `claviger-sealed-1|argon2id|memory_kib|passes|lanes|salt`. `sum` is the SHA-256 of those words, nonce and text, each
//! followed by a line feed: by it a file that was damaged is told from a passphrase that is wrong. It tells nothing of
//! the secret.

use argon2::{Algorithm, Argon2, Params, Version};
use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use claviger_app::wire::key::{decode, encode, hash};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::passphrase::Passphrase;
use crate::clock::Entropy;

const FORMAT: &str = "claviger-sealed-1";
const KDF: &str = "argon2id";
const CIPHER: &str = "aes-256-gcm";
/// What one guess costs: 64 MiB, three passes.
const MEMORY_KIB: u32 = 64 * 1024;
const PASSES: u32 = 3;
const LANES: u32 = 1;
/// A file may ask for no more than this: 1 GiB, 20 passes, 16 lanes.
const MOST: (u32, u32, u32) = (1024 * 1024, 20, 16);

/// A sealed secret as it lies in its file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SealedFile {
    format: String,
    kdf: Kdf,
    cipher: String,
    nonce: String,
    text: String,
    sum: String,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kdf {
    name: String,
    memory_kib: u32,
    passes: u32,
    lanes: u32,
    salt: String,
}

/// Why a sealed secret does not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DoesNotOpen {
    /// The file is not as it was written.
    Damaged(&'static str),
    /// The file is whole, so the passphrase is another one.
    WrongPassphrase,
}

impl SealedFile {
    /// Whether a text was meant to be one.
    pub fn is_meant_by(text: &str) -> bool {
        text.trim_start().starts_with('{')
    }

    /// Reads a file's text.
    pub fn read(text: &str) -> Result<Self, DoesNotOpen> {
        let file: Self = serde_json::from_str(text).map_err(|_| DoesNotOpen::Damaged("it is not the JSON expected"))?;
        if file.format != FORMAT || file.kdf.name != KDF || file.cipher != CIPHER {
            return Err(DoesNotOpen::Damaged("it is of a format that this program does not know"));
        }
        if file.sum != file.right_sum() {
            return Err(DoesNotOpen::Damaged("its check sum does not fit"));
        }
        Ok(file)
    }

    /// The file's text.
    pub fn text(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// Seals `secret`.
    ///
    /// # Panics
    /// Never: 32 bytes can be sealed, and the costs are ones that argon2id knows.
    pub fn seal(secret: &[u8; 32], passphrase: &Passphrase, entropy: &Entropy) -> Self {
        let (salt, nonce) = (entropy.seed(), entropy.seed());
        let nonce: [u8; 12] = *nonce.first_chunk().expect("twelve of 32 bytes");
        let kdf =
            Kdf { name: KDF.into(), memory_kib: MEMORY_KIB, passes: PASSES, lanes: LANES, salt: encode(&salt[..16]) };
        let key = kdf.key(passphrase).expect("these costs are allowed");
        let mut text = secret.to_vec();
        key.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::from(kdf.words()), &mut text)
            .expect("32 bytes can be sealed");
        let (nonce, text) = (encode(&nonce), encode(&text));
        let mut file = Self { format: FORMAT.into(), kdf, cipher: CIPHER.into(), nonce, text, sum: String::new() };
        file.sum = file.right_sum();
        file
    }

    /// Opens it; takes long on purpose.
    pub fn open(&self, passphrase: &Passphrase) -> Result<Zeroizing<[u8; 32]>, DoesNotOpen> {
        let odd = DoesNotOpen::Damaged("it holds something that cannot be");
        let key = self.kdf.key(passphrase).ok_or(odd)?;
        let nonce: [u8; 12] = decode(&self.nonce).and_then(|bytes| bytes.try_into().ok()).ok_or(odd)?;
        let mut text = Zeroizing::new(decode(&self.text).ok_or(odd)?);
        let opened = key
            .open_in_place(Nonce::assume_unique_for_key(nonce), Aad::from(self.kdf.words()), &mut text)
            .map_err(|_| DoesNotOpen::WrongPassphrase)?;
        Ok(Zeroizing::new((&*opened).try_into().map_err(|_| odd)?))
    }

    fn right_sum(&self) -> String {
        hash(format!("{}\n{}\n{}\n", self.kdf.words(), self.nonce, self.text).as_bytes())
    }
}

impl Kdf {
    fn words(&self) -> String {
        let Self { name, memory_kib, passes, lanes, salt } = self;
        format!("{FORMAT}|{name}|{memory_kib}|{passes}|{lanes}|{salt}")
    }

    /// `None` if the costs are beyond reason.
    fn key(&self, passphrase: &Passphrase) -> Option<LessSafeKey> {
        let (memory_kib, passes, lanes) = MOST;
        if self.memory_kib > memory_kib || self.passes > passes || self.lanes > lanes {
            return None;
        }
        let salt = decode(&self.salt)?;
        let params = Params::new(self.memory_kib, self.passes, self.lanes, Some(32)).ok()?;
        let mut key = Zeroizing::new([0; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(passphrase.as_bytes(), &salt, key.as_mut_slice())
            .ok()?;
        UnboundKey::new(&AES_256_GCM, key.as_slice()).ok().map(LessSafeKey::new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passphrase() -> Passphrase {
        Passphrase::new("nine small brass keys")
    }

    #[test]
    fn x_13_what_is_sealed_opens_with_its_passphrase_alone() {
        let sealed = SealedFile::seal(&[7; 32], &passphrase(), &Entropy::of_the_machine());
        let text = sealed.text();
        assert!(!text.contains(&encode(&[7; 32])) && text.contains("argon2id"), "{text}");
        let read = SealedFile::read(&text).unwrap();
        assert_eq!(read.open(&passphrase()).as_deref(), Ok(&[7; 32]));
        let other = Passphrase::new("nine small brass key");
        assert_eq!(read.open(&other).err(), Some(DoesNotOpen::WrongPassphrase));
        let again = SealedFile::seal(&[7; 32], &passphrase(), &Entropy::of_the_machine());
        assert_ne!(again.text(), text, "salt and nonce are drawn anew");
    }

    #[test]
    fn x_13_a_damaged_file_is_told_from_a_wrong_passphrase() {
        let whole = SealedFile::seal(&[7; 32], &passphrase(), &Entropy::of_the_machine()).text();
        let damaged = |text: &str| {
            assert!(matches!(SealedFile::read(text), Err(DoesNotOpen::Damaged(_))), "{text}");
        };
        for length in [1, whole.len() / 2, whole.len() - 1] {
            damaged(&whole[..length]);
        }
        damaged(&whole.replace("65536", "65537"));
        damaged(&whole.replace("sealed-1", "sealed-2"));
        let read = SealedFile::read(&whole).unwrap();
        let text = if read.text.starts_with('A') { "B" } else { "A" }.to_owned() + &read.text[1..];
        damaged(&SealedFile { text, ..read }.text());
    }

    #[test]
    fn x_13_a_file_that_asks_for_too_much_is_refused_before_it_costs_anything() {
        let mut file = SealedFile::seal(&[7; 32], &passphrase(), &Entropy::of_the_machine());
        file.kdf.memory_kib = u32::MAX;
        file.sum = file.right_sum();
        let read = SealedFile::read(&file.text()).unwrap();
        assert!(matches!(read.open(&passphrase()), Err(DoesNotOpen::Damaged(_))));
    }
}
