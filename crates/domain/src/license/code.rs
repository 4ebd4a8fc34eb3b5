//! Codes that people read aloud and type: license codes, public ids, secrets. (L-02, L-14)
//!
//! Thirty-two characters without the ones that are mistaken for each other (no I, L, O, U), five bits each.

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A license code from 10 random bytes: four groups of four characters and a check character, `7K3M-QX2P-9D4T-WA6E-R`.
#[must_use]
pub fn license_code(random: [u8; 10]) -> String {
    let body = letters(&random);
    let groups: Vec<_> = body.as_bytes().chunks(4).map(|group| String::from_utf8_lossy(group).into_owned()).collect();
    format!("{}-{}", groups.join("-"), check_character(&body))
}

/// Whether `code` has the form of one of our own codes and its check character fits, however it is spelt.
///
/// Codes given by the vendor's own books are free in form; of those nothing can be said. (L-02)
#[must_use]
pub fn is_license_code(code: &str) -> bool {
    let plain = plain(code);
    let Some((at, check)) = plain.char_indices().next_back() else { return false };
    plain.len() == 17 && plain.bytes().all(|byte| ALPHABET.contains(&byte)) && check_character(&plain[..at]) == check
}

/// A server's public id: `b` and ten characters. Not secret, only unlike all others.
#[must_use]
pub fn server_public_id(random: [u8; 7]) -> String {
    format!("b{}", &letters(&random)[..10].to_ascii_lowercase())
}

/// A secret of 160 bits, in small letters and digits.
#[must_use]
pub fn secret(random: [u8; 20]) -> String {
    letters(&random).to_ascii_lowercase()
}

/// `bytes` as characters of the alphabet, five bits each; bits left over at the end are dropped.
fn letters(bytes: &[u8]) -> String {
    let mut text = String::new();
    let (mut bits, mut held) = (0_u32, 0_u32);
    for byte in bytes {
        bits = (bits << 8) | u32::from(*byte);
        held += 8;
        while held >= 5 {
            held -= 5;
            text.push(char::from(ALPHABET[(bits >> held & 31) as usize]));
        }
        bits &= (1 << held) - 1;
    }
    text
}

/// Hyphens and spaces left out, small letters made large, and what is commonly misread put right.
fn plain(code: &str) -> String {
    let digit_for = |c: char| match c.to_ascii_uppercase() {
        'I' | 'L' => '1',
        'O' => '0',
        other => other,
    };
    code.chars().filter(|c| *c != '-' && !c.is_whitespace()).map(digit_for).collect()
}

/// Weighs each character by its place, modulo the prime 31: one wrong character or two swapped neighbours show.
///
/// The weights 1..=16 differ from each other and from nought modulo 31; the last character of the alphabet shares its
/// remainder with the first, so of the 31 wrong characters in a place one can pass only if it is that very pair.
fn check_character(body: &str) -> char {
    let value = |byte: u8| ALPHABET.iter().position(|letter| *letter == byte).unwrap_or(0);
    let sum: usize = body.bytes().enumerate().map(|(place, byte)| (place + 1) * value(byte)).sum();
    char::from(ALPHABET[sum % 31])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn l_02_a_code_is_read_however_it_is_spelt() {
        let code = license_code([0x3e, 0xc5, 0x19, 0xa0, 0x77, 0x42, 0x8b, 0xfe, 0x10, 0x6d]);
        assert_eq!(code.len(), 21, "{code}");
        assert!(is_license_code(&code));
        assert!(is_license_code(&code.to_lowercase().replace('-', " ")));
        assert!(!is_license_code(""));
        assert!(!is_license_code("TESTLIC0002"));
        assert!(!is_license_code("é"));
    }

    #[test]
    fn l_02_a_typing_mistake_shows() {
        let code = license_code([0x3e, 0xc5, 0x19, 0xa0, 0x77, 0x42, 0x8b, 0xfe, 0x10, 0x6d]);
        let letters: Vec<char> = plain(&code).chars().collect();
        let (mut slips, mut unseen) = (0, 0);
        for place in 0..16 {
            for letter in ALPHABET.iter().map(|byte| char::from(*byte)).filter(|letter| *letter != letters[place]) {
                let mut wrong = letters.clone();
                wrong[place] = letter;
                slips += 1;
                unseen += usize::from(is_license_code(&wrong.iter().collect::<String>()));
            }
        }
        assert!(unseen * 100 < slips, "{unseen} of {slips} single mistakes pass");
        for place in 0..15 {
            let mut swapped = letters.clone();
            swapped.swap(place, place + 1);
            assert!(swapped == letters || !is_license_code(&swapped.iter().collect::<String>()), "swap at {place}");
        }
    }

    #[test]
    fn l_14_a_secret_holds_more_than_128_bits() {
        assert_eq!(secret([0xff; 20]), "z".repeat(32));
        assert_eq!(server_public_id([0; 7]), "b0000000000");
    }
}
