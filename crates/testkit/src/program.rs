//! A program of an account's own, for tests that speak over the network: whoever belongs to an account makes it a key.

use claviger_app::act::{Act, Who};
use claviger_app::api_key::{self, Request};
use claviger_app::domain::account::{Language, Membership, Person, Role};
use claviger_app::domain::id::Id;
use claviger_app::{Error, store};
use claviger_store::engine::Db;
use claviger_store::fault::Fault;
use jiff::Timestamp;

/// The secret of a new key of the account with this number, which may do whatever its administrator may; its randomness is
/// `seed`.
///
/// # Errors
///
/// If there is no such account, or no key can be made for it.
pub fn key_of(db: &Db, number: &str, now: Timestamp, seed: [u8; 32]) -> Result<String, Error> {
    let number = number.to_owned();
    let made = db.write(move |tx| {
        let account = store::account::find_by_number(tx, &number)?.ok_or(Error::NotFound("account"))?;
        let membership = Membership { account: account.id, kind: account.kind, role: Role::Administrator };
        let person = Person {
            id: Id::new(now, [1; 10]),
            email: "somebody@partner.example".parse().map_err(|_| Fault::Gone("an address is none".into()))?,
            name: "Somebody".into(),
            language: Language::English,
        };
        let mut act = Act::new(now, Who::Person(person, vec![membership]), "test", seed);
        let request = Request { name: "stock".into(), role: "administrator".into(), scopes: None, days: 30 };
        Ok::<_, Error>(api_key::make(tx, &mut act, account.id, &request)?.secret)
    });
    made.wait()
}
