//! Signing in and out, and the keys of programs.

use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, PasswordHasher as _, PasswordVerifier as _};
use claviger_domain::account::{Email, Membership, Person};
use claviger_store as store;
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
use claviger_store::person::ApiKey;
use jiff::SignedDuration;
use serde_json::json;

use crate::act::{Act, Who};
use crate::event::{self, About};
use crate::{Error, invitation, vault};

/// How long one stays signed in.
pub const SESSION_LASTS: SignedDuration = SignedDuration::from_hours(12);

/// Fewest and most characters of a password.
const PASSWORD_LENGTH: std::ops::RangeInclusive<usize> = 12..=200;

/// The hash of a password (argon2id); takes long on purpose, so not on a thread that others wait for.
pub fn hash_password(password: &str, salt: [u8; 16]) -> Result<String, Error> {
    if !PASSWORD_LENGTH.contains(&password.chars().count()) {
        return Err(invitation::Refusal::Password.into());
    }
    let hash: PasswordHash = Argon2::default()
        .hash_password_with_salt(password.as_bytes(), &salt)
        .map_err(|error| Fault::Gone(format!("a password could not be hashed: {error}")))?;
    Ok(hash.to_string())
}

/// Whether `password` is the one of `hash`; takes as long when there is no hash, so that nobody learns which addresses
/// are registered.
#[must_use]
pub fn is_password(password: &str, hash: Option<&str>) -> bool {
    const NOBODY: &str =
        "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5bm9ib2R5MTIzNA$u1OMtJCwAfhcFNXpM7BYyjKyXRV0NBFvB0LbSqZIOoM";
    if password.chars().count() > *PASSWORD_LENGTH.end() {
        return false;
    }
    let Ok(parsed) = PasswordHash::new(hash.unwrap_or(NOBODY)) else { return false };
    let fits = Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok();
    fits && hash.is_some()
}

/// The hash of the password of whoever signs in with this address.
pub fn password_hash(tx: &mut Tx<'_>, email: &Email) -> Result<Option<(Person, String)>, Error> {
    Ok(store::person::find_by_email(tx, email)?)
}

/// Opens a session for somebody whose password was right; answers with its secret.
pub fn sign_in(tx: &mut Tx<'_>, act: &mut Act, person: &Person) -> Result<String, Error> {
    let (secret, hash) = vault::fresh_secret(act);
    store::person::open_session(tx, &hash, person.id, act.now, act.now + SESSION_LASTS)?;
    let about = About { kind: "person.signed-in", subject_kind: "person", subject: person.id.uuid(), account: None };
    event::record(tx, act, about, None, None)?;
    Ok(secret)
}

/// Ends the session with this secret.
pub fn sign_out(tx: &mut Tx<'_>, secret: &str) -> Result<(), Error> {
    store::person::end_session(tx, &vault::hash(secret))?;
    Ok(())
}

/// Who has the session with this secret.
pub fn of_session(tx: &mut Tx<'_>, act: &Act, secret: &str) -> Result<Who, Error> {
    let Some(person) = store::person::of_session(tx, &vault::hash(secret), act.now)? else { return Ok(Who::Nobody) };
    let memberships = store::person::memberships(tx, person.id)?;
    Ok(Who::Person(person, memberships))
}

/// Which program has the API key with this secret.
pub fn of_api_key(tx: &mut Tx<'_>, act: &Act, secret: &str) -> Result<Who, Error> {
    let key = store::person::api_key(tx, &vault::hash(secret), act.now)?;
    Ok(key.map_or(Who::Nobody, |key| Who::ApiKey(key.id, key.membership)))
}

/// Makes a key for a program; answers with its secret, which is shown once.
pub fn make_api_key(
    tx: &mut Tx<'_>,
    act: &mut Act,
    name: &str,
    membership: Membership,
    lasts: SignedDuration,
) -> Result<String, Error> {
    if !matches!(act.who, Who::System) {
        return Err(Error::Forbidden);
    }
    let (secret, hash) = vault::fresh_secret(act);
    let key = ApiKey { id: act.id(), name: name.into(), membership, expires: act.now + lasts };
    store::person::add_api_key(tx, &key, &hash, act.now)?;
    let subject = key.id.uuid();
    let about = About { kind: "api-key.made", subject_kind: "api-key", subject, account: Some(membership.account) };
    event::record(tx, act, about, None, Some(json!({ "role": membership.role.word() })))?;
    Ok(secret)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x_02_a_password_is_recognised_and_nothing_else_is() {
        let hash = hash_password("correct horse battery", [7; 16]).unwrap();
        assert!(hash.starts_with("$argon2id$"), "{hash}");
        assert!(is_password("correct horse battery", Some(&hash)));
        assert!(!is_password("correct horse batterz", Some(&hash)));
        assert!(!is_password("correct horse battery", None));
        assert!(!is_password("correct horse battery", Some("no hash")));
    }

    #[test]
    fn x_02_an_unknown_address_costs_the_same_work() {
        let nobody =
            "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5bm9ib2R5MTIzNA$u1OMtJCwAfhcFNXpM7BYyjKyXRV0NBFvB0LbSqZIOoM";
        let (ours, theirs) =
            (hash_password("correct horse battery", [7; 16]).unwrap(), PasswordHash::new(nobody).unwrap());
        let ours = PasswordHash::new(&ours).unwrap();
        assert_eq!(
            (ours.algorithm, ours.version, ours.params.clone()),
            (theirs.algorithm, theirs.version, theirs.params.clone())
        );
    }

    #[test]
    fn x_12_a_password_has_bounds() {
        for wrong in ["", "too short", &"x".repeat(201)] {
            let refused = hash_password(wrong, [7; 16]);
            assert!(matches!(refused, Err(Error::Invitation(invitation::Refusal::Password))), "{wrong}");
        }
    }
}
