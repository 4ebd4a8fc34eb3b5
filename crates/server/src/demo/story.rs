//! The demonstration's people and orders, told once: everything goes through the same deeds as in real life.

use std::collections::BTreeMap;

use claviger_app::act::{Act, Who};
use claviger_app::agreement;
use claviger_app::device_key::{self, Draft, Texts};
use claviger_app::domain::account::{Account, AccountKind, Language, Membership, Role};
use claviger_app::domain::id::AccountId;
use claviger_app::domain::license::ProductRole;
use claviger_app::domain::sales::catalogue::Catalogue;
use claviger_app::domain::sales::order::Order;
use claviger_app::domain::time::Term;
use claviger_app::domain::units::Units;
use claviger_app::matrix::{self, CellChange, Row};
use claviger_app::order::{self, Addressee, CustomerRequest, LineRequest, Request};
use claviger_app::setup::{self, NewAccount};
use claviger_app::store::engine::Tx;
use claviger_app::vault::Link;
use claviger_app::{Error, Vendor, activation_key, person, shipment, store};
use jiff::tz::TimeZone;
use serde::Deserialize;

use super::{DataSet, operator, term};
use crate::web::Web;

/// The license agreement in the languages it is written in; whoever reads another one reads English.
const AGREEMENT: [(Language, &str); 4] = [
    (Language::English, include_str!("../../../../data/demonstration/agreement/en.txt")),
    (Language::Italian, include_str!("../../../../data/demonstration/agreement/it.txt")),
    (Language::German, include_str!("../../../../data/demonstration/agreement/de.txt")),
    (Language::Arabic, include_str!("../../../../data/demonstration/agreement/ar.txt")),
];
/// Noted in the database once the story was told.
const TOLD: &str = "demonstration";

/// The demonstration's people and orders.
#[derive(Clone)]
pub(super) struct Story {
    script: Script,
    set: DataSet,
}

/// Somebody who can sign in to the demonstration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignIn {
    /// What they are: `vendor`, `reseller`, `customer`.
    pub kind: String,
    /// What they may do there: `operator`, `administrator`.
    pub role: String,
    /// Their address.
    pub email: String,
    /// Their password.
    pub password: String,
}

#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
struct Script {
    vendor: String,
    time_zone: String,
    password: String,
    term: TermScript,
    agreement: AgreementScript,
    account: Vec<AccountScript>,
    person: Vec<PersonScript>,
    #[serde(default)]
    grant: Vec<GrantScript>,
    order: Vec<OrderScript>,
    #[serde(default)]
    shipment: Vec<shipment::Request>,
    #[serde(default)]
    server: Vec<ServerScript>,
    #[serde(default)]
    license_key: Vec<LicenseKeyScript>,
}

#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
struct TermScript {
    first: String,
    last: String,
}

#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
struct AccountScript {
    number: String,
    kind: String,
    name: String,
    country: String,
    /// The number of the account above it.
    above: Option<String>,
    orders_to: Option<String>,
}

#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
struct PersonScript {
    name: String,
    email: String,
    account: String,
    role: String,
}

#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
struct AgreementScript {
    version: String,
    /// The addresses of those who have accepted it.
    accepted: Vec<String>,
}

#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
struct GrantScript {
    customer: String,
    reseller: String,
}

#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
struct OrderScript {
    number: String,
    state: String,
    customer: CustomerRequest,
    reseller: String,
    contact: String,
    lines: Vec<OrderLineScript>,
}

#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
struct OrderLineScript {
    sku: String,
    items: u32,
    code: Option<String>,
    #[serde(default = "subscription")]
    model: String,
    #[serde(default = "gold")]
    care: String,
}

#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
struct ServerScript {
    account: String,
    name: String,
    /// What it is given of each application.
    #[serde(default)]
    give: BTreeMap<String, u64>,
    /// What it is given of what stands by.
    #[serde(default)]
    give_redundant: BTreeMap<String, u64>,
}

#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
struct LicenseKeyScript {
    account: String,
    application: String,
    units: u64,
    serial: String,
    end_customer: String,
    location: String,
    description: String,
}

/// Which story a database has been told.
pub(super) fn told(tx: &mut Tx<'_>) -> Result<Option<DataSet>, Error> {
    // Before there were several, there was this one.
    Ok(store::setting::get(tx, TOLD)?.map(|word| word.parse().unwrap_or_default()))
}

impl Story {
    /// Reads the story of a data set that is built into the program. What its vendor does not sell was never ordered.
    pub(super) fn read(set: DataSet, catalogue: &Catalogue) -> Result<Self, String> {
        let mut script: Script = toml::from_str(set.story()).map_err(|error| error.to_string())?;
        script.order.retain(|order| order.lines.iter().all(|line| catalogue.product(&line.sku).is_some()));
        let is_sold = |license: &shipment::LicenseRequest| catalogue.product(&license.sku).is_some();
        script.shipment.retain(|sent| sent.devices.iter().flat_map(|device| &device.licenses).all(is_sold));
        Ok(Self { script, set })
    }

    /// The vendor's name.
    pub(super) fn vendor(&self) -> &str {
        &self.script.vendor
    }

    /// Who can sign in.
    pub(super) fn sign_ins(&self) -> Vec<SignIn> {
        let kind = |number: &str| {
            self.script.account.iter().find(|account| account.number == number).map(|account| account.kind.clone())
        };
        let people = self.script.person.iter().map(|person| SignIn {
            kind: kind(&person.account).unwrap_or_default(),
            role: person.role.clone(),
            email: person.email.clone(),
            password: self.script.password.clone(),
        });
        people.collect()
    }

    /// Lets the story happen, unless it has; answers with the membership by which the vendor's programs act.
    pub(super) async fn tell(&self, web: &Web) -> Result<Membership, Error> {
        let act = web.act(Who::System, "demonstration");
        let (password, salt) = (self.script.password.clone(), web.entropy().seed());
        let salt: [u8; 16] = salt[..16].try_into().unwrap_or_default();
        let hash = person::hash_password(&password, salt)?;
        let story = self.clone();
        web.write(&act, move |tx, act, vendor| story.happen(tx, act, vendor, &hash)).await
    }

    fn happen(&self, tx: &mut Tx<'_>, act: &mut Act, vendor: &Vendor, hash: &str) -> Result<Membership, Error> {
        let mut accounts = Vec::new();
        for script in &self.script.account {
            let above = script.above.as_ref().and_then(|number| {
                accounts.iter().find(|account: &&Account| account.number == *number).map(|account| account.id)
            });
            accounts.push(setup::account(tx, act, &NewAccount { above, ..self.account(script)? })?);
        }
        let vendor_account =
            accounts.iter().find(|account| account.kind == AccountKind::Vendor).ok_or(Error::NotFound("vendor"))?;
        let membership = operator(vendor_account.id);
        if store::setting::get(tx, TOLD)?.is_some() {
            return Ok(membership);
        }
        let by_number =
            |number: &str| accounts.iter().find(|account| account.number == number).ok_or(Error::NotFound("account"));
        for script in &self.script.person {
            let role = Role::from_word(&script.role).ok_or(Error::NotFound("role"))?;
            let email = script.email.parse().map_err(|_| Error::NotFound("address"))?;
            setup::person(tx, act, &email, &script.name, hash, by_number(&script.account)?, role)?;
        }
        self.agree(tx, act)?;
        for grant in &self.script.grant {
            setup::grant(tx, act, by_number(&grant.customer)?.id, by_number(&grant.reseller)?.id)?;
        }
        let mut redeemed = Vec::new();
        for script in &self.script.order {
            let placed = order::place(tx, act, vendor, &self.request(script, act)?)?.order;
            if script.state == "unlocked" {
                let secret = vendor.vault.link_secret(Link::Unlock(placed.id.uuid()), placed.link_generation);
                order::unlock(tx, act, vendor, placed.id, &secret)?;
            }
            if script.state == "redeemed" {
                redeemed.push(placed);
            }
        }
        for order in redeemed {
            redeem(tx, act, vendor, &order)?;
        }
        for script in &self.script.license_key {
            make_key(tx, act, vendor, script)?;
        }
        for shipment in &self.script.shipment {
            shipment::import::place(tx, act, vendor, shipment)?;
        }
        for server in &self.script.server {
            // A customer comes into being with its first order.
            let account = store::account::find_by_number(tx, &server.account)?.ok_or(Error::NotFound("account"))?;
            give(tx, act, vendor, account.id, server)?;
        }
        store::setting::set(tx, TOLD, self.set.word())?;
        Ok(membership)
    }

    /// The license agreement, and who has accepted it. (P-01)
    fn agree(&self, tx: &mut Tx<'_>, act: &mut Act) -> Result<(), Error> {
        let AgreementScript { version, accepted } = &self.script.agreement;
        let texts = AGREEMENT.map(|(language, text)| (language, text.to_owned())).into();
        let published = agreement::publish(tx, act, &agreement::Draft { version: version.clone(), texts })?;
        for email in accepted {
            let email = email.parse().map_err(|_| Error::NotFound("address"))?;
            let (person, _) = store::person::find_by_email(tx, &email)?.ok_or(Error::NotFound("person"))?;
            let (language, memberships) = (person.language, store::person::memberships(tx, person.id)?);
            let who = std::mem::replace(&mut act.who, Who::Person(person, memberships));
            let outcome = agreement::accept(tx, act, Some(published.id), language);
            act.who = who;
            outcome?;
        }
        Ok(())
    }

    fn account(&self, script: &AccountScript) -> Result<NewAccount, Error> {
        Ok(NewAccount {
            number: script.number.clone(),
            kind: AccountKind::from_word(&script.kind).ok_or(Error::NotFound("kind of account"))?,
            name: script.name.clone(),
            country: script.country.clone(),
            zone: TimeZone::get(&self.script.time_zone).map_err(|_| Error::NotFound("time zone"))?,
            above: None,
            orders_to: script.orders_to.as_ref().and_then(|email| email.parse().ok()),
        })
    }

    fn request(&self, script: &OrderScript, act: &Act) -> Result<Request, Error> {
        let zone = TimeZone::get(&self.script.time_zone).map_err(|_| Error::NotFound("time zone"))?;
        let day = |text: &str| text.parse().map_err(|_| Error::NotFound("day"));
        let written = Term { first: day(&self.script.term.first)?, last: day(&self.script.term.last)? };
        let term = term::around(written, act.now.to_zoned(zone).date());
        let line = |line: &OrderLineScript| LineRequest {
            sku: line.sku.clone(),
            items: line.items,
            model: line.model.clone(),
            first: Some(term.first.to_string()),
            last: Some(term.last.to_string()),
            care: Some(line.care.clone()),
            care_months: None,
            code: line.code.clone(),
            price: None,
        };
        Ok(Request {
            number: script.number.clone(),
            date: term.first.to_string(),
            customer: script.customer.clone(),
            reseller: script.reseller.clone(),
            distributor: None,
            contact: Addressee { email: script.contact.clone(), language: "en".into() },
            recipient: None,
            lines: script.lines.iter().map(line).collect(),
        })
    }
}

/// Lets the holder's administrator redeem every activation key of an order, as the mail tells them.
fn redeem(tx: &mut Tx<'_>, act: &mut Act, vendor: &Vendor, order: &Order) -> Result<(), Error> {
    let holder = order.customer;
    let person = store::person::administrators(tx, holder)?.into_iter().next().ok_or(Error::NotFound("person"))?;
    let memberships = store::person::memberships(tx, person.id)?;
    let who = std::mem::replace(&mut act.who, Who::Person(person, memberships));
    let outcome = (|| -> Result<(), Error> {
        let keys = store::activation_key::of_order(tx, order.id)?;
        for (_, code) in activation_key::codes_of_order(act, vendor, &keys)? {
            activation_key::redeem(tx, act, vendor, holder, &code)??;
        }
        Ok(())
    })();
    act.who = who;
    outcome
}

/// Makes a license key for a device.
fn make_key(tx: &mut Tx<'_>, act: &mut Act, vendor: &Vendor, script: &LicenseKeyScript) -> Result<(), Error> {
    let account = store::account::find_by_number(tx, &script.account)?.ok_or(Error::NotFound("account"))?;
    let pools = store::pool::of_account(tx, account.id)?;
    let pool = pools.into_iter().find(|pool| pool.key.application == script.application);
    let draft = Draft {
        units: script.units,
        serial: script.serial.clone(),
        texts: Texts {
            end_customer: script.end_customer.clone(),
            location: script.location.clone(),
            description: script.description.clone(),
        },
    };
    device_key::make(tx, act, vendor, account.id, pool.map(|pool| pool.id), &draft, None)?;
    Ok(())
}

/// Adds a server and gives it its quantities.
fn give(
    tx: &mut Tx<'_>,
    act: &mut Act,
    vendor: &Vendor,
    account: AccountId,
    script: &ServerScript,
) -> Result<(), Error> {
    let server = matrix::add_server(tx, act, account, &script.name)?;
    let rows = matrix::show(tx, act, vendor, account)?.rows;
    let mut cells = Vec::new();
    for (gifts, redundant) in [(&script.give, false), (&script.give_redundant, true)] {
        for (application, count) in gifts {
            let fits = |row: &&Row| {
                let key = &row.pool.key;
                key.application == *application && (key.role == ProductRole::Redundancy) == redundant
            };
            let row = rows.iter().find(fits).ok_or(Error::NotFound("row"))?;
            let wanted = Units::new(*count).ok_or(Error::NotFound("quantity"))?;
            cells.push(CellChange { pool: row.pool.id, server: server.id, seen: Units::ZERO, wanted });
        }
    }
    matrix::save(tx, act, vendor, account, &cells)?;
    Ok(())
}

fn subscription() -> String {
    "subscription".into()
}

fn gold() -> String {
    "gold".into()
}
