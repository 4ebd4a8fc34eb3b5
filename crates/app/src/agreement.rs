//! The license agreement: published by the vendor, accepted by people, asked for before stock opens. (P-01)
//!
//! Persons are asked in the name of the account whose stock they open; once the latest version is another one, they are asked
//! again. Programs agree to nothing: what changes stock needs that one of the account's people has accepted, while what only
//! looks, such as the file of a device's keys, stays open to them, so that no device waits for a signature. Where nothing was
//! ever published, nobody is asked.

pub use claviger_domain::account::agreement::{Block, Draft, LONGEST_TEXT, Sound, Wrong, blocks};
use claviger_domain::account::agreement::{accepts_for, opens_as, read_in};
use claviger_domain::account::{Account, AccountKind, Language, Membership, Permission, Person};
use claviger_domain::id::{AccountId, AgreementId};
use claviger_domain::sorting::{Part, Placed};
use claviger_store as store;
pub use claviger_store::agreement::{Acceptance, Agreement, By};
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
use jiff::Timestamp;
use serde_json::{Map, Value, json};

use crate::act::{Act, Who};
use crate::event::{self, About};
use crate::{Error, access, audit, vault};

/// Why stock does not open, or an agreement is not published or accepted. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The version in force is not accepted yet.
    #[error("the license agreement, version {version}, is to be accepted first, by a person")]
    NotAccepted {
        /// What the version is called.
        version: String,
    },
    /// Another version has come into force since.
    #[error("this is not the version of the license agreement that is in force")]
    NotInForce,
    /// It cannot be published like this.
    #[error("the license agreement cannot be published: {}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Mistakes(Vec<Wrong>),
}

/// A version as somebody reads it.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The version.
    pub agreement: Agreement,
    /// The languages there are.
    pub languages: Vec<Language>,
    /// The one it is read in.
    pub language: Language,
    /// The text.
    pub text: String,
}

/// The version in force, and how its reader stands to it.
#[derive(Debug, Clone)]
pub struct Asked {
    /// What is read.
    pub reading: Reading,
    /// In whose name it is still to be accepted.
    pub pending: Vec<Account>,
    /// When the reader accepted it first.
    pub accepted: Option<Timestamp>,
}

/// An acceptance with the names it is told by.
#[derive(Debug, Clone)]
pub struct Accepted {
    /// The acceptance.
    pub acceptance: Acceptance,
    /// In whose name.
    pub account: Account,
    /// Who: empty for somebody who was erased.
    pub person: String,
}

/// How an account stands to the version in force.
#[derive(Debug, Clone)]
pub struct Standing {
    /// The version in force.
    pub agreement: Agreement,
    /// When it was first accepted in the account's name.
    pub accepted: Option<Timestamp>,
}

/// What would be published, or everything that is wrong; nothing is stored.
pub fn review(tx: &mut Tx<'_>, act: &Act, draft: &Draft) -> Result<Sound, Error> {
    access::as_vendor(&act.who, Permission::ManageAccounts)?;
    let mut wrong = Vec::new();
    let sound = draft.examine().map_err(|found| wrong.extend(found)).ok();
    if store::agreement::of_version(tx, draft.version.trim())?.is_some() {
        wrong.push(Wrong::VersionTaken);
    }
    match sound {
        Some(sound) if wrong.is_empty() => Ok(sound),
        _ => Err(Refusal::Mistakes(wrong).into()),
    }
}

/// Publishes a version: it is in force at once, for good, and asks everybody again. (P-01)
pub fn publish(tx: &mut Tx<'_>, act: &mut Act, draft: &Draft) -> Result<Agreement, Error> {
    let sound = review(tx, act, draft)?;
    let agreement = Agreement { id: act.id(), version: sound.version, published: act.now };
    store::agreement::add(tx, &agreement, &sound.texts)?;
    // The log vouches for what the texts were.
    let digest = |text: &str| Value::from(audit::hex(&vault::digest(text.as_bytes())));
    let texts: Map<_, _> =
        sound.texts.iter().map(|(language, text)| (language.code().to_owned(), digest(text))).collect();
    let about =
        About { kind: "agreement.published", subject_kind: "agreement", subject: agreement.id.uuid(), account: None };
    event::record(tx, act, about, None, Some(json!({ "version": agreement.version, "sha256": texts })))?;
    Ok(agreement)
}

/// The version in force, for whoever is signed in; `None` where none was ever published.
pub fn asked(tx: &mut Tx<'_>, act: &Act, wanted: Option<Language>) -> Result<Option<Asked>, Error> {
    let person = access::as_person(&act.who)?;
    let Some(agreement) = store::agreement::current(tx)? else { return Ok(None) };
    let given = store::agreement::accepted_by(tx, agreement.id, person.id)?;
    let mut pending = Vec::new();
    for account in accepts_for(act.who.memberships()) {
        if given.iter().all(|(known, _)| *known != account) {
            pending.extend(store::account::find(tx, account)?);
        }
    }
    let reading = read(tx, agreement, wanted.unwrap_or(person.language))?;
    Ok(Some(Asked { reading, pending, accepted: given.iter().map(|(_, at)| *at).min() }))
}

/// Whether somebody is still to accept the version in force in the name of a partner of theirs: asked right after signing in.
pub fn is_pending(tx: &mut Tx<'_>, person: &Person, memberships: &[Membership]) -> Result<bool, Error> {
    let Some(agreement) = store::agreement::current(tx)? else { return Ok(false) };
    let given = store::agreement::accepted_by(tx, agreement.id, person.id)?;
    let keeps_stock = |one: &&Membership| matches!(one.kind, AccountKind::Distributor | AccountKind::Reseller);
    let partners: Vec<_> = memberships.iter().filter(keeps_stock).copied().collect();
    Ok(accepts_for(&partners).iter().any(|account| given.iter().all(|(known, _)| known != account)))
}

/// The text of any version, for whoever is signed in.
pub fn text(tx: &mut Tx<'_>, act: &Act, id: AgreementId, wanted: Option<Language>) -> Result<Reading, Error> {
    let person = access::as_person(&act.who)?;
    let agreement = store::agreement::find(tx, id)?.ok_or(Error::NotFound("agreement"))?;
    Ok(read(tx, agreement, wanted.unwrap_or(person.language))?)
}

/// Accepts the version in force in the name of all accounts one belongs to; `language` is that of the text one has read. (P-01)
pub fn accept(tx: &mut Tx<'_>, act: &mut Act, id: Option<AgreementId>, language: Language) -> Result<(), Error> {
    let person = access::as_person(&act.who)?.id;
    let agreement = store::agreement::current(tx)?.filter(|current| Some(current.id) == id);
    let agreement = agreement.ok_or(Refusal::NotInForce)?;
    let language = read(tx, agreement.clone(), language)?.language;
    for account in accepts_for(act.who.memberships()) {
        let acceptance = Acceptance { id: act.id(), agreement: agreement.id, account, person, language, at: act.now };
        if store::agreement::accept(tx, &acceptance)? {
            let about = About {
                kind: "agreement.accepted",
                subject_kind: "agreement",
                subject: agreement.id.uuid(),
                account: Some(account),
            };
            let after = json!({ "version": agreement.version, "language": language.code() });
            event::record(tx, act, about, None, Some(after))?;
        }
    }
    Ok(())
}

/// A part of the versions, each with how often it was accepted; for the vendor's staff.
pub fn list(tx: &mut Tx<'_>, act: &Act, part: &Part<By>) -> Result<Vec<Placed<(Agreement, u64)>>, Error> {
    access::as_vendor(&act.who, Permission::SeeAccounts)?;
    Ok(store::agreement::list(tx, part)?)
}

/// The version in force, if one was ever published; for the vendor's staff.
pub fn in_force(tx: &mut Tx<'_>, act: &Act) -> Result<Option<Agreement>, Error> {
    access::as_vendor(&act.who, Permission::SeeAccounts)?;
    Ok(store::agreement::current(tx)?)
}

/// One version with its texts; for the vendor's staff.
pub fn show(tx: &mut Tx<'_>, act: &Act, id: AgreementId) -> Result<(Agreement, Vec<(Language, String)>), Error> {
    access::as_vendor(&act.who, Permission::SeeAccounts)?;
    let agreement = store::agreement::find(tx, id)?.ok_or(Error::NotFound("agreement"))?;
    let texts = store::agreement::texts(tx, id)?;
    Ok((agreement, texts))
}

/// A part of who accepted a version and when; for the vendor's staff. (P-01)
pub fn acceptances(
    tx: &mut Tx<'_>,
    act: &Act,
    id: AgreementId,
    part: &Part<By>,
) -> Result<Vec<Placed<Accepted>>, Error> {
    access::as_vendor(&act.who, Permission::SeeUsers)?;
    store::agreement::find(tx, id)?.ok_or(Error::NotFound("agreement"))?;
    let gone = || Fault::Gone("an acceptance names an account that is not there".into());
    let mut accepted = Vec::new();
    for Placed { place, row: acceptance } in store::agreement::acceptances(tx, id, part)? {
        let account = store::account::find(tx, acceptance.account)?.ok_or_else(gone)?;
        let person = store::person::find(tx, acceptance.person)?.filter(|person| !person.is_erased());
        let person = person.map(|person| person.name).unwrap_or_default();
        accepted.push(Placed { place, row: Accepted { acceptance, account, person } });
    }
    Ok(accepted)
}

/// How an account stands to the version in force, for those who may see its licenses; `None` where there is none.
pub fn standing(tx: &mut Tx<'_>, act: &Act, account: AccountId) -> Result<Option<Standing>, Error> {
    access::to_account(tx, &act.who, Permission::SeeLicenses, account)?;
    let Some(agreement) = store::agreement::current(tx)? else { return Ok(None) };
    let accepted = store::agreement::accepted_for(tx, agreement.id, account)?;
    Ok(Some(Standing { agreement, accepted }))
}

/// Whether the stock of `account` opens to look at: to persons who have accepted, and to programs. (P-01)
pub(crate) fn looks(tx: &mut Tx<'_>, act: &Act, account: AccountId) -> Result<(), Error> {
    if matches!(act.who, Who::ApiKey(..)) { Ok(()) } else { deals(tx, act, account) }
}

/// Whether something may be done with the stock of `account`: by persons who have accepted, and by programs of an account
/// one of whose people has. (P-01)
pub(crate) fn deals(tx: &mut Tx<'_>, act: &Act, account: AccountId) -> Result<(), Error> {
    let Some(names) = opens_as(act.who.memberships(), account) else { return Ok(()) };
    if !matches!(act.who, Who::Person(..) | Who::ApiKey(..)) {
        return Ok(());
    }
    let Some(agreement) = store::agreement::current(tx)? else { return Ok(()) };
    let is_accepted = match &act.who {
        Who::Person(person, _) => {
            let given = store::agreement::accepted_by(tx, agreement.id, person.id)?;
            given.iter().any(|(account, _)| names.contains(account))
        }
        _ => {
            let mut is_accepted = false;
            for account in names {
                is_accepted = is_accepted || store::agreement::accepted_for(tx, agreement.id, account)?.is_some();
            }
            is_accepted
        }
    };
    if is_accepted { Ok(()) } else { Err(Refusal::NotAccepted { version: agreement.version }.into()) }
}

fn read(tx: &mut Tx<'_>, agreement: Agreement, wanted: Language) -> Result<Reading, Fault> {
    let texts = store::agreement::texts(tx, agreement.id)?;
    let languages: Vec<_> = texts.iter().map(|(language, _)| *language).collect();
    let language = read_in(&languages, wanted);
    let found = texts.into_iter().find(|(one, _)| Some(*one) == language);
    let (language, text) = found.ok_or_else(|| Fault::Gone("an agreement has no text".into()))?;
    Ok(Reading { agreement, languages, language, text })
}
