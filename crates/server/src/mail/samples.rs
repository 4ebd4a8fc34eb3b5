//! A mail of each kind that nobody was ever written: to be looked at in the style guide, and written in every language by a
//! test. (L-03, X-04)

mod stock;

use claviger_app::alert::AlertView;
use claviger_app::domain::account::{Account, AccountKind, Email, GrantScope, Language, Person, Role};
use claviger_app::domain::id::{
    AccountId, AlertId, CorrectionId, InvitationId, LicenseId, OrderId, PersonId, ServerId,
};
use claviger_app::domain::license::Model;
use claviger_app::domain::license::alert::{Alert, AlertKind, Sighting};
use claviger_app::domain::license::correction::Kind as Corrected;
use claviger_app::domain::sales::order::{self, Contact, Line, Order, Recipient};
use claviger_app::domain::units::Units;
use claviger_app::invitation::InvitationView;
use claviger_app::letter::{Kind as About, Letter};
use claviger_app::mail::{Content, CorrectionView};
use claviger_app::order::OrderView;
use claviger_app::store::correction::Correction;
use claviger_app::store::invitation::Invitation;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

/// Where the samples' links lead.
const NOWHERE: &str = "https://licensing.example/";
const MONTH: SignedDuration = SignedDuration::from_hours(24 * 30);

/// Every sample with its name.
pub(crate) fn all(now: Timestamp) -> Vec<(&'static str, Content)> {
    let Ok(email) = "maria@belcampo.example".parse::<Email>() else { return Vec::new() };
    let samples = Samples { now, email };
    let link = || NOWHERE.to_owned();
    let order = |state| Box::new(samples.order(state));
    let (customer, partner) = (samples.customer(), samples.partner());
    let unlocked = order::State::Unlocked { at: now };
    let mut all = vec![
        (
            "order",
            Content::Order {
                order: order(order::State::Locked),
                unlock: link(),
                keys: Vec::new(),
                redeem: String::new(),
            },
        ),
        ("unlocked", Content::Unlocked { order: order(unlocked), manage: link() }),
        ("forwarded", Content::Forwarded { order: order(unlocked), manage: link(), until: now + MONTH }),
        ("invitation", Content::Invitation { invitation: Box::new(samples.invitation()), accept: link() }),
        ("server-alert", Content::ServerAlert { told: Box::new(samples.alert()), page: link() }),
        ("correction", Content::Correction { correction: Box::new(samples.correction()), look: link() }),
        (
            "asked",
            Content::GrantRequested {
                customer: Box::new(customer.clone()),
                partner: Box::new(partner.clone()),
                answer: link(),
            },
        ),
        (
            "let-in",
            Content::LetIn {
                customer: Box::new(customer),
                partner: Box::new(partner),
                scope: GrantScope::Both,
                manage: link(),
            },
        ),
    ];
    for (name, about) in [
        ("confirmation", About::Confirmation),
        ("known", About::Known),
        ("reset", About::Reset),
        ("password-changed", About::PasswordChanged),
        ("new-address", About::NewAddress),
        ("address-changed", About::AddressChanged),
        ("attempts", About::Attempts),
    ] {
        all.push((name, Content::Letter(Box::new(samples.letter(about)))));
    }
    all.extend(samples.of_stock());
    all
}

/// What the samples have in common.
struct Samples {
    now: Timestamp,
    email: Email,
}

impl Samples {
    fn account(&self, number: &str, kind: AccountKind, name: &str) -> Account {
        Account {
            id: AccountId::new(self.now, [1; 10]),
            number: number.to_owned(),
            kind,
            name: name.to_owned(),
            country: "IT".to_owned(),
            zone: TimeZone::UTC,
            above: None,
            language: Language::English,
            orders_to: None,
        }
    }

    fn customer(&self) -> Account {
        self.account("C2001", AccountKind::Customer, "Belcampo S.p.A.")
    }

    fn partner(&self) -> Account {
        self.account("R1001", AccountKind::Reseller, "Voxline S.r.l.")
    }

    fn order(&self, state: order::State) -> OrderView {
        let line = |number: u8, sku: &str, items| Line {
            license: LicenseId::new(self.now, [number; 10]),
            code: format!("BH16-RSX5-Y7AW-5TEM-{number}"),
            sku: sku.to_owned(),
            items,
            units: Units::new(u64::from(items)).unwrap_or(Units::ZERO),
            model: Model::Perpetual,
            term: None,
            care: None,
            care_plan: None,
            care_months: None,
            price: None,
        };
        let (customer, reseller) = (self.customer(), self.partner());
        OrderView {
            order: Order {
                id: OrderId::new(self.now, [1; 10]),
                number: "OrdNum002".to_owned(),
                ordered_on: self.now.to_zoned(TimeZone::UTC).date(),
                customer: customer.id,
                country: "IT".to_owned(),
                reseller: reseller.id,
                distributor: None,
                contact: Contact { email: self.email.clone(), language: Language::English },
                recipient: Recipient { email: self.email.clone(), language: Language::English },
                lines: vec![line(1, "IM120R-4L", 1), line(2, "IM162-90L", 12)],
                state,
                link_generation: 1,
                placed_at: self.now,
            },
            customer,
            reseller,
            distributor: None,
            delivery: None,
            corrections: Vec::new(),
            exchanged_in: Vec::new(),
            keys: Vec::new(),
        }
    }

    fn invitation(&self) -> InvitationView {
        let account = self.customer();
        let invitation = Invitation {
            id: InvitationId::new(self.now, [1; 10]),
            account: account.id,
            email: self.email.clone(),
            language: Language::English,
            role: Role::Administrator,
            expires: self.now + MONTH,
            accepted: None,
            withdrawn: None,
            generation: 1,
            order: None,
        };
        InvitationView { invitation, account }
    }

    fn alert(&self) -> AlertView {
        let account = self.customer();
        let sighting = |host: &str| Sighting {
            host: host.to_owned(),
            fingerprint: "print".to_owned(),
            product_version: "2026.2".to_owned(),
            origin: Some("192.0.2.7".to_owned()),
            at: self.now,
        };
        let alert = Alert {
            id: AlertId::new(self.now, [1; 10]),
            server: ServerId::new(self.now, [1; 10]),
            account: account.id,
            kind: AlertKind::SecondInstallation,
            seen: sighting("ucx-7.rome"),
            known: Some(sighting("ucx-1.rome")),
            since: self.now,
            times: 3,
            acknowledged: None,
        };
        AlertView { alert, server: "rome-ucx-1".to_owned(), account }
    }

    fn correction(&self) -> CorrectionView {
        let account = self.customer();
        let correction = Correction {
            id: CorrectionId::new(self.now, [1; 10]),
            kind: Corrected::Returned,
            account: account.id,
            other: None,
            license: None,
            replacement: None,
            order: None,
            reason: "Ordered twice.".to_owned(),
            at: self.now,
        };
        CorrectionView { correction, account, merged: None, license: None, replacement: None }
    }

    fn letter(&self, kind: About) -> Letter {
        let person = Person {
            id: PersonId::new(self.now, [1; 10]),
            email: self.email.clone(),
            name: "Maria Campo".to_owned(),
            language: Language::English,
        };
        Letter { kind, person, link: NOWHERE.to_owned(), until: Some(self.now + MONTH), count: 5 }
    }
}
