//! Who tries, what they ask for, and how it is asked.

use std::collections::BTreeMap;

use claviger_app::act::{Act, Who};
use claviger_app::domain::account::team::roles;
use claviger_app::domain::account::{Account, AccountKind, GrantScope, Membership, Role, may};
use claviger_app::domain::id::{AccountId, Id, SessionId};
use claviger_app::domain::license::alert::{Alert, AlertKind, Sighting};
use claviger_app::domain::license::transfer::{State, Transfer, What};
use claviger_app::domain::sorting::Part;
use claviger_app::domain::units::Units;
use claviger_app::{Error, api_key, session, setup};
use claviger_server::store::engine::Db;
use claviger_server::store::fault::Fault;
use claviger_server::store::grant::{Grant, Request};
use claviger_server::store::{account, alert, grant, invitation, order, outbox, person, pool, server, transfer};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::table::{For, Route};
use crate::stage::{Answer, Stage, Visitor};

/// Somebody who tries.
pub struct Tries {
    pub name: String,
    pub memberships: Vec<Membership>,
    pub visitor: Visitor,
    proof: String,
    pub key: String,
    /// Another session of theirs.
    session: String,
}

/// What stands in addresses, and what else the table is about.
pub struct Ids {
    values: BTreeMap<&'static str, String>,
    /// The account of the address and of the server.
    account: AccountId,
    /// Who was let in there.
    let_in: Vec<AccountId>,
    /// Who sold the order.
    reseller: AccountId,
}

impl Ids {
    /// `text` with these ids in it.
    pub fn fill(&self, text: &str) -> String {
        let mut filled = text.to_owned();
        for (name, value) in &self.values {
            filled = filled.replace(&format!("{{{name}}}"), value);
        }
        filled
    }

    /// The same things, as if they were those of another account.
    pub fn under(&self, account: AccountId) -> Self {
        let mut values = self.values.clone();
        values.insert("account", account.to_string());
        Self { values, account: self.account, let_in: self.let_in.clone(), reseller: self.reseller }
    }

    /// The same kinds of ids, of nothing.
    pub fn of_nothing(&self) -> Self {
        let nothing = |value: &String| match value.split_once('_') {
            Some((prefix, digits)) if digits.len() == 32 => format!("{prefix}_{}", "0".repeat(32)),
            _ => value.clone(),
        };
        let mut values: BTreeMap<_, _> = self.values.iter().map(|(name, value)| (*name, nothing(value))).collect();
        // What is sent stays, and a secret may look like an id; only the address leads nowhere.
        for sent in ["forwarded", "forwarded secret"] {
            values.insert(sent, self.values[sent].clone());
        }
        Self { values, account: self.account, let_in: self.let_in.clone(), reseller: self.reseller }
    }
}

impl Tries {
    /// Whether they get in, worked out from the table of permissions and who let whom in.
    pub fn gets_in(&self, route: &Route, ids: &Ids) -> bool {
        let has = |what, reaches: &dyn Fn(&Membership) -> bool| {
            self.memberships.iter().any(|one| reaches(one) && may(one.kind, one.role, what))
        };
        let is_vendor = |one: &Membership| one.kind == AccountKind::Vendor;
        let is_member = |one: &Membership| one.account == ids.account;
        match route.whose {
            For::Everybody => true,
            For::LinkHolders | For::Products => false,
            For::SignedIn => !self.memberships.is_empty(),
            For::Somewhere(what) => has(what, &|_| true),
            For::Selling(what) => has(what, &|one| one.kind != AccountKind::Customer),
            For::Vendor(what) => has(what, &is_vendor),
            For::Own(what) => has(what, &is_member),
            For::Members => self.memberships.iter().any(is_member),
            For::Account(what) => has(what, &|one| {
                let by_grant = ids.let_in.contains(&one.account) && what.goes_with_a_grant();
                is_vendor(one) || one.account == ids.account || by_grant
            }),
            For::Order(what) => has(what, &|one| is_vendor(one) || one.account == ids.reseller),
        }
    }

    /// Whether the account of the address is there, as far as they can tell.
    pub fn reaches(&self, route: &Route, ids: &Ids) -> bool {
        self.memberships.iter().any(|one| match route.whose {
            For::Account(_) | For::Own(_) => {
                one.kind == AccountKind::Vendor || one.account == ids.account || ids.let_in.contains(&one.account)
            }
            For::Members => one.account == ids.account,
            For::Order(_) => one.kind == AccountKind::Vendor || one.account == ids.reseller,
            _ => true,
        })
    }
}

impl Stage {
    /// Sends what the route takes.
    pub fn ask(&self, who: &Tries, route: &Route, ids: &Ids) -> Answer {
        let path = ids.fill(&route.path.replace("{session}", &who.session));
        let mut headers = vec![("accept-language", "en".to_owned())];
        let mut body = ids.fill(&route.sent);
        let mut content_type = route.content_type.to_owned();
        if route.is_api() {
            headers.push(("authorization", format!("Bearer {}", who.key)));
        } else {
            headers.push(("cookie", who.visitor.cookie()));
            body = format!("csrf={}&{body}", who.proof);
        }
        if content_type == "multipart/form-data" {
            content_type += "; boundary=walk";
            body = in_parts(&body);
        }
        headers.push(("content-type", content_type));
        let headers: Vec<_> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let method = if route.method == "ANY" { "GET" } else { &route.method };
        self.request(method, &path, &headers, (route.changes() && method != "DELETE").then_some(body.as_bytes()))
    }

    /// Goes where a page leads that shows nothing itself.
    pub fn lead_on(&self, who: &Tries, route: &Route, answer: Answer) -> Answer {
        let shows_nothing = answer.status == 303 && !route.changes() && !is_sign_in(&answer);
        if !shows_nothing {
            return answer;
        }
        let cookie = who.visitor.cookie();
        self.request("GET", answer.header("location"), &[("cookie", &cookie), ("accept-language", "en")], None)
    }
}

/// The fields of a form, each in a part of its own.
fn in_parts(form: &str) -> String {
    let fields = url::form_urlencoded::parse(form.as_bytes());
    let parts: String = fields
        .map(|(name, value)| format!("--walk\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"))
        .collect();
    parts + "--walk--\r\n"
}

/// Whether somebody is asked to sign in.
pub fn is_sign_in(answer: &Answer) -> bool {
    answer.status == 401 || answer.status == 303 && answer.header("location").starts_with("/sign-in?")
}

/// Opens the demonstration's own database beside it.
pub fn database(stage: &Stage) -> Db {
    Db::open(stage.scratch.target()).unwrap()
}

pub fn act(seed: u8) -> Act {
    act_at(now(), seed)
}

/// For what does not last, at the time of the demonstration's own clock.
pub fn act_at(at: Timestamp, seed: u8) -> Act {
    Act::new(at, Who::System, "test", [seed; 32])
}

/// A little before whatever the demonstration's clock says: what is made here is good.
fn now() -> Timestamp {
    "2020-01-01T00:00:00Z".parse().unwrap()
}

fn long() -> SignedDuration {
    SignedDuration::from_hours(24 * 36_500)
}

pub fn of_number(db: &Db, number: &'static str) -> Account {
    db.read::<_, Fault, _>(move |tx| account::find_by_number(tx, number)).wait().unwrap().unwrap()
}

/// Everybody there can be: each role of each account, and a stranger.
pub fn everybody(stage: &Stage, db: &Db) -> Vec<Tries> {
    let mut everybody = vec![stranger(stage)];
    let accounts = [
        ("vendor", "V0001"),
        ("distributor", "D1001"),
        ("reseller", "R1001"),
        ("other reseller", "R1002"),
        ("customer", "C2001"),
        ("other customer", "C2002"),
    ];
    let mut seed = 0;
    for (name, number) in accounts {
        let account = of_number(db, number);
        for role in roles(account.kind) {
            seed += 1;
            let email = format!("{number}-{}@walk.example", role.word()).parse().unwrap();
            let (role, of) = (*role, account.clone());
            let at = stage.demo().clock().now();
            let made = db.write::<_, Error, _>(move |tx| {
                let (act, now) = (&mut act(seed), &mut act_at(at, 100 + seed));
                let membership = setup::person(tx, act, &email, "Walker", "no password has this hash", &of, role)?;
                let (walker, _) = person::find_by_email(tx, &email)?.unwrap();
                let key = api_key::issue(tx, act, "walk", membership, long())?;
                let session = session::open(tx, now, &walker, "walk")?;
                let other = session::open(tx, now, &walker, "walk elsewhere")?;
                let other = session::recognise(tx, now, &other)?.unwrap().session;
                Ok((membership, session, other, key))
            });
            let (membership, session, other, key) = made.wait().unwrap();
            let mut tries = stranger(stage);
            tries.visitor.cookies.insert("claviger-session".into(), session);
            everybody.push(Tries {
                name: format!("{name} {}", role.word()),
                memberships: vec![membership],
                key,
                session: other.to_string(),
                ..tries
            });
        }
    }
    everybody
}

/// Nobody we know, with a visit of their own.
pub fn stranger(stage: &Stage) -> Tries {
    let mut visitor = Visitor::default();
    let proof = stage.open(&mut visitor, "/sign-in").proof();
    let session: SessionId = Id::new(now(), [2; 10]);
    Tries {
        name: "stranger".into(),
        memberships: Vec::new(),
        visitor,
        proof,
        key: "no key".into(),
        session: session.to_string(),
    }
}

/// The ids of the walk: everything belongs to the demonstration's customer, the order to its reseller.
pub fn ids(stage: &Stage, db: &Db) -> Ids {
    let (customer, partner) = (of_number(db, "C2001"), of_number(db, "R1001"));
    let (customer_id, partner_id) = (customer.id, partner.id);
    let found = db.write::<_, Error, _>(move |tx| {
        let act = &mut act(200);
        let email = "spare@walk.example".parse().unwrap();
        let member = setup::person(tx, act, &email, "Spare", "no password has this hash", &customer, Role::ReadOnly)?;
        let (spare, _) = person::find_by_email(tx, &email)?.unwrap();
        let order = order::find_by_number(tx, partner_id, "OrdNum002")?.unwrap();
        let unlocked = order::find_by_number(tx, partner_id, "OrdNum001")?.unwrap().id;
        let server = server::of_account(tx, customer_id)?.remove(0).server.id;
        let license = pool::of_server(tx, server)?.remove(0).licenses.remove(0).id;
        let secret = api_key::issue(tx, act, "spare", member, long())?;
        let key = api_key::of_secret(tx, act, &secret)?.unwrap().id;
        let seen = Sighting {
            host: "walk".into(),
            fingerprint: "walk".into(),
            product_version: "1.0".into(),
            origin: None,
            at: act.now,
        };
        let alert = Alert {
            id: act.id(),
            server,
            account: customer_id,
            kind: AlertKind::Copy,
            seen,
            known: None,
            since: act.now,
            times: 1,
            acknowledged: None,
        };
        alert::add(tx, &alert)?;
        let invited = invitation::Invitation {
            id: act.id(),
            account: customer_id,
            email: "invited@walk.example".parse().unwrap(),
            language: Default::default(),
            role: Role::ReadOnly,
            expires: act.now + long(),
            accepted: None,
            withdrawn: None,
            generation: 1,
            order: None,
        };
        invitation::add(tx, &invited, act.now)?;
        Ok((
            spare,
            order,
            [server.to_string(), license.to_string(), key.to_string(), alert.id.to_string()],
            invited.id,
            unlocked,
        ))
    });
    let (spare, order, [server, license, key, alert], invited, unlocked) = found.wait().unwrap();
    let nothing: Id<claviger_app::domain::id::kind::Forwarding> = Id::new(now(), [1; 10]);
    // A link that was really forwarded, as its mail has it.
    let sent = stage.api(
        &stage.admin_key(),
        &format!("/api/v1/orders/{unlocked}/forwardings"),
        Some(r#"{"to":"reseller","email":"walk@walk.example"}"#),
    );
    assert_eq!(sent.status, 202, "{}", sent.body);
    let (pool, license_key, activation_key) = stock(stage, customer_id);
    let offered = offered(db, customer_id, &pool);
    let link = stage.link(&stage.mail(&["/forwardings/"]), "/forwardings/");
    let parts: Vec<_> = link.split('/').collect();
    let agreements = stage.api(&stage.admin_key(), "/api/v1/agreements", None);
    let agreements: Value = serde_json::from_str(&agreements.body).unwrap();
    let mails =
        db.read::<_, Fault, _>(|tx| outbox::list(tx, outbox::Which::All, None, &Part::first(1))).wait().unwrap();
    let mail = &mails[0].row;
    Ids {
        values: BTreeMap::from([
            ("account", customer_id.to_string()),
            ("partner", partner_id.to_string()),
            ("person", spare.id.to_string()),
            ("order", order.id.to_string()),
            ("server", server),
            ("license", license),
            ("key", key),
            ("alert", alert),
            ("pool", pool),
            ("serial", "00-90-33-00-00-00".into()),
            ("license_key", license_key),
            ("activation_key", activation_key),
            ("agreement", agreements["items"][0]["id"].as_str().unwrap().into()),
            ("transfer", offered),
            ("device", shipped(stage)),
            ("mail", mail.mail.id.to_string()),
            ("session", "every-try-has-its-own".into()),
            ("room", "orders".into()),
            ("invitation", invited.to_string()),
            ("id", invited.to_string()),
            ("forwarding", nothing.to_string()),
            ("secret", "not-the-secret".into()),
            ("forwarded", parts[2].into()),
            ("forwarded secret", parts[3].into()),
            ("name", "nothing.css".into()),
            ("index", "0".into()),
            ("sample", "order".into()),
            ("*rest", "nothing".into()),
        ]),
        account: customer_id,
        let_in: vec![partner_id],
        reseller: partner_id,
    }
}

/// A license type of the customer's, a license key that was made of it, and an activation key that nobody has redeemed.
fn stock(stage: &Stage, customer: AccountId) -> (String, String, String) {
    let call = |path: &str, body: Value| {
        let answer = stage.api(&stage.admin_key(), path, Some(&body.to_string()));
        assert!((200..300).contains(&answer.status), "{path}: {}", answer.body);
        serde_json::from_str::<Value>(&answer.body).unwrap()
    };
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let line = |sku: &str| json!({ "sku": sku, "items": 9, "model": "perpetual" });
    let order = json!({
        "number": "WALK-STOCK", "date": "2020-01-01", "reseller": "R1001", "customer": { "number": "C2001", "country": "IT" },
        "contact": { "email": "carla@belcampo.example" }, "lines": [line("PBX-DECT-1"), line("PBX-EXS-1")],
    });
    let order = call("/api/v1/orders", order);
    let mail = stage.mail(&["WALK-STOCK", "ACT-1-"]);
    let (_, after) = mail.split_once("PBX-DECT-1").unwrap();
    let code = &after[after.find("ACT-1-").unwrap()..][..25];
    let account = format!("/api/v1/accounts/{customer}");
    let pool = text(&call(&format!("{account}/activation-keys"), json!({ "code": code }))["pool"]);
    let wanted = json!({ "pool": pool, "units": 1, "serial": "00-90-33-00-00-00" });
    let key = text(&call(&format!("{account}/license-keys"), wanted)["id"]);
    (pool, key, text(&order["lines"][1]["activation_key"]))
}

/// A device that left the factory, and that nobody has claimed.
fn shipped(stage: &Stage) -> String {
    let key = stage.admin_key();
    let shipment = json!({
        "number": "WALK-SHIPMENT",
        "devices": [{ "serial": "00-90-33-0F-00-00", "buyer": "R1002", "licenses": [{ "sku": "REL-BRI-1", "items": 1 }] }],
    });
    let sent = stage.api(&key, "/api/v1/shipments", Some(&shipment.to_string()));
    assert_eq!(sent.status, 201, "{}", sent.body);
    let found = stage.api(&key, "/api/v1/shipped-devices?q=00-90-33-0F-00-00", None);
    let found: Value = serde_json::from_str(&found.body).unwrap();
    found["items"][0]["id"].as_str().unwrap().to_owned()
}

/// An offer of the customer's that was cancelled long ago, to somebody whom nobody here belongs to.
fn offered(db: &Db, customer: AccountId, pool: &str) -> String {
    let pool = pool.parse().unwrap();
    let partner = of_number(db, "R1002");
    let done = db.write::<_, Fault, _>(move |tx| {
        let act = &mut act(202);
        let other = Account { id: act.id(), number: "R-WALK".into(), name: "Walk".into(), ..partner.clone() };
        account::add(tx, &other, now())?;
        let transfer = Transfer {
            id: act.id(),
            sender: customer,
            receiver: other.id,
            what: What::Units(pool),
            units: Units::new(1).unwrap(),
            state: State::Cancelled(now()),
            made: now(),
            expires: now() + long(),
        };
        transfer::add(tx, &transfer, None)?;
        Ok(transfer.id.to_string())
    });
    done.wait().unwrap()
}

/// Brings back what requests use up: the grant and the wish, the spare member, erased or not, the invitation, the locked
/// order.
pub fn ready(db: &Db, ids: &Ids) {
    let (customer, partner) = (ids.account, ids.let_in[0]);
    let person: claviger_app::domain::id::PersonId = ids.values["person"].parse().unwrap();
    let order: claviger_app::domain::id::OrderId = ids.values["order"].parse().unwrap();
    let done = db.write::<_, Fault, _>(move |tx| {
        let (by_kind, by) = (String::from("system"), None);
        let given = Grant {
            id: None,
            customer,
            partner,
            scope: GrantScope::Licenses,
            since: now(),
            by_kind: by_kind.clone(),
            by,
        };
        grant::give(tx, &given)?;
        let asked = Request { customer, partner, scope: GrantScope::Both, order, at: now(), by_kind, by };
        grant::ask(tx, &asked)?;
        tx.execute(
            "UPDATE person SET erased_at = NULL, email = 'spare@walk.example' WHERE erased_at IS NOT NULL",
            &[],
        )?;
        person::join(tx, person, customer, Role::ReadOnly, now())?;
        tx.execute(
            "UPDATE invitation SET withdrawn_at = NULL, accepted_at = NULL WHERE email = 'invited@walk.example'",
            &[],
        )?;
        tx.execute("DELETE FROM invitation WHERE email = 'new@x.example'", &[])?;
        tx.execute("DELETE FROM account_grant WHERE by_kind = 'person' OR by_kind = 'api-key'", &[])?;
        tx.execute("UPDATE sales_order SET state = 'locked', state_at = NULL WHERE number = 'OrdNum002'", &[])?;
        tx.execute("UPDATE session SET seeing = NULL", &[])?;
        Ok(())
    });
    done.wait().unwrap();
}
