//! Proving by password who one is.

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher as _, PasswordVerifier as _, Version};
use claviger_domain::account::{Email, Password, Person};
use claviger_store::fault::Fault;
use claviger_store::person::Credentials;

use crate::Error;
use crate::person::Refusal;

/// Stands in for the hash of somebody nobody knows, so that looking takes as long.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5bm9ib2R5MTIzNA$u1OMtJCwAfhcFNXpM7BYyjKyXRV0NBFvB0LbSqZIOoM";

/// Somebody who has just proved by their password that it is them. Only [`prove`] makes one.
#[derive(Clone)]
pub struct Proof {
    /// Who.
    pub person: Person,
    /// The hash that the password was compared with: it must still be theirs when the proof is used.
    pub(crate) hash: String,
    /// The same password as it would be hashed today, if the stored hash is weaker or was made of another writing of it.
    pub(crate) fresh: Option<String>,
}

/// The hash of a password that the person with this address and name chooses (argon2id); takes long on purpose, so not on
/// a thread that others wait for.
pub fn hash(text: &str, email: Option<&Email>, name: &str, salt: [u8; 16]) -> Result<String, Error> {
    hash_text(Password::choose(text, email, name).map_err(Refusal::Password)?.as_str(), salt)
}

/// Whether `text` is the password of whoever was looked up; takes as long when nobody was found, so that nobody learns
/// which addresses are registered. Takes long on purpose, so not on a thread that others wait for.
pub fn prove(text: &str, known: Option<&Credentials>, salt: [u8; 16]) -> Result<Option<Proof>, Error> {
    if text.chars().count() > *Password::LENGTH.end() {
        return Ok(None);
    }
    let typed = Password::typed(text);
    let hash = known.map(|known| known.password_hash.as_str());
    let mut fits = is_password(typed.as_str(), hash);
    // Hashes from before passwords were brought into one form are of the very signs that were typed.
    let is_as_typed = typed.as_str() == text;
    let mut is_old_form = false;
    if !fits && !is_as_typed {
        is_old_form = is_password(text, hash);
        fits = is_old_form;
    }
    let Some(known) = known.filter(|_| fits) else { return Ok(None) };
    let fresh =
        if is_old_form || is_weak(&known.password_hash) { Some(hash_text(typed.as_str(), salt)?) } else { None };
    Ok(Some(Proof { person: known.person.clone(), hash: known.password_hash.clone(), fresh }))
}

fn hash_text(text: &str, salt: [u8; 16]) -> Result<String, Error> {
    let hash: PasswordHash = Argon2::default()
        .hash_password_with_salt(text.as_bytes(), &salt)
        .map_err(|error| Fault::Gone(format!("a password could not be hashed: {error}")))?;
    Ok(hash.to_string())
}

fn is_password(text: &str, hash: Option<&str>) -> bool {
    let Ok(parsed) = PasswordHash::new(hash.unwrap_or(NOBODY)) else { return false };
    let fits = Argon2::default().verify_password(text.as_bytes(), &parsed).is_ok();
    fits && hash.is_some()
}

/// Whether a hash was made with less effort than we make today.
fn is_weak(hash: &str) -> bool {
    let Ok(parsed) = PasswordHash::new(hash) else { return true };
    let Ok(params) = Params::try_from(&parsed) else { return true };
    let today = Params::DEFAULT;
    parsed.algorithm != Algorithm::Argon2id.ident()
        || parsed.version != Some(Version::V0x13.into())
        || params.m_cost() < today.m_cost()
        || params.t_cost() < today.t_cost()
        || params.p_cost() < today.p_cost()
}

#[cfg(test)]
mod tests {
    use claviger_domain::account::{Language, Unfit};
    use claviger_domain::id::PersonId;
    use jiff::Timestamp;
    use uuid::Uuid;

    use super::*;

    fn somebody(password_hash: &str) -> Credentials {
        let email = "anna@museo.example".parse().unwrap();
        let id = PersonId::from_uuid(Uuid::from_u128(1));
        let person = Person { id, email, name: "Anna".into(), language: Language::Italian };
        let created = Timestamp::UNIX_EPOCH;
        Credentials { person, password_hash: password_hash.into(), confirmed: None, created }
    }

    fn hashed(text: &str) -> String {
        hash(text, None, "", [7; 16]).unwrap()
    }

    #[test]
    fn x_02_a_password_is_recognised_and_nothing_else_is() {
        let anna = somebody(&hashed("correct horse battery"));
        assert!(anna.password_hash.starts_with("$argon2id$"), "{}", anna.password_hash);
        let proves = |text: &str, known| prove(text, known, [8; 16]).unwrap().is_some();
        assert!(proves("correct horse battery", Some(&anna)));
        assert!(!proves("correct horse batterz", Some(&anna)));
        assert!(!proves("correct horse battery", None));
        assert!(!proves("", Some(&anna)));
        assert!(!proves(&"x".repeat(201), Some(&anna)));
        let (unreadable, erased) = (somebody("no hash"), somebody(""));
        assert!(!proves("correct horse battery", Some(&unreadable)));
        assert!(!proves("", Some(&erased)));
    }

    #[test]
    fn x_02_an_unknown_address_costs_the_same_work() {
        let (ours, theirs) = (hashed("correct horse battery"), PasswordHash::new(NOBODY).unwrap());
        let ours = PasswordHash::new(&ours).unwrap();
        assert_eq!(
            (ours.algorithm, ours.version, ours.params.clone()),
            (theirs.algorithm, theirs.version, theirs.params.clone())
        );
    }

    #[test]
    fn x_02_a_hash_of_less_effort_or_of_another_writing_is_made_anew() {
        let fresh = |hash: &str, text: &str| {
            let anna = somebody(hash);
            prove(text, Some(&anna), [8; 16]).unwrap().expect("the password fits").fresh
        };
        assert_eq!(fresh(&hashed("correct horse battery"), "correct horse battery"), None);
        let with = |algorithm, params, text: &str| {
            let hasher = Argon2::new(algorithm, Version::V0x13, params);
            let hash: PasswordHash = hasher.hash_password_with_salt(text.as_bytes(), &[7; 16]).unwrap();
            hash.to_string()
        };
        let text = "correct horse battery";
        let less = with(Algorithm::Argon2id, Params::new(8 * 1024, 2, 1, None).unwrap(), text);
        let again = fresh(&less, text).expect("made anew");
        assert_eq!(fresh(&again, text), None);
        assert!(fresh(&with(Algorithm::Argon2i, Params::DEFAULT, text), text).is_some());
        let more = with(Algorithm::Argon2id, Params::new(32 * 1024, 3, 1, None).unwrap(), text);
        assert_eq!(fresh(&more, text), None);
        let decomposed = "cafe\u{301} au lait au lit";
        let as_typed = with(Algorithm::Argon2id, Params::DEFAULT, decomposed);
        let again = fresh(&as_typed, decomposed).expect("made anew");
        assert_eq!(fresh(&again, decomposed), None);
        assert_eq!(fresh(&again, "café au lait au lit"), None);
    }

    #[test]
    fn x_12_a_password_has_bounds() {
        for wrong in ["", "too short", &"x".repeat(201)] {
            let refused = hash(wrong, None, "", [7; 16]);
            assert!(matches!(refused, Err(Error::Person(Refusal::Password(Unfit::Length)))), "{wrong}");
        }
    }
}
