//! An installation with a clock that stands still, asked in this process: for stories in which time matters.

use std::collections::BTreeMap;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::Request;
use claviger_app::act::{Act, Who};
use claviger_app::domain::account::{Account, AccountKind, Membership, Role};
use claviger_app::domain::license::lease::LeasePolicy;
use claviger_app::setup::NewAccount;
use claviger_app::store::engine::{Db, Target, Tx};
use claviger_app::vault::Vault;
use claviger_app::wire::key::SigningKey;
use claviger_app::{Error, Vendor, api_key, catalogue, keys, setup};
use claviger_server::brand::Brand;
use claviger_server::clock::{Clock, Entropy};
use claviger_server::edge::Edge;
use claviger_server::limits::Limits;
use claviger_server::serve;
use claviger_server::web::{Parts, Web};
use claviger_testkit::engines::Scratch;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use tokio::runtime::Runtime;
use tower::ServiceExt as _;

use crate::stage::Answer;

const CATALOGUE: &str = include_str!("../../../../data/demonstration/catalogue.toml");

/// The installation, with a vendor, a reseller and two customers.
pub struct House {
    pub web: Web,
    pub router: Router,
    pub runtime: Runtime,
    pub vendor: Account,
    pub customer: Account,
    pub neighbour: Account,
    /// A key of the vendor's operator.
    pub key: String,
    scratch: Scratch,
}

/// Plays `scene` in a fresh house on each engine.
pub fn in_both(scene: impl Fn(&House)) {
    in_both_with(Limits::default(), scene);
}

/// The same, with limits of its own.
pub fn in_both_with(limits: Limits, scene: impl Fn(&House)) {
    for scratch in [Scratch::sqlite(), Scratch::postgres()] {
        scene(&House::open(scratch, limits));
    }
}

impl House {
    /// Whether it stands on SQLite.
    pub fn is_on_sqlite(&self) -> bool {
        matches!(self.scratch.target(), Target::Sqlite(_))
    }

    /// A house on this database alone.
    pub fn fresh(scratch: Scratch) -> Self {
        Self::open(scratch, Limits::default())
    }

    fn open(scratch: Scratch, limits: Limits) -> Self {
        let runtime = Runtime::new().unwrap();
        let db = scratch.open();
        let start: Timestamp = "2026-11-02T09:00:00Z".parse().unwrap();
        let vendor = Vendor {
            name: "Imago Software".into(),
            address: "https://licensing.example".into(),
            catalogue: catalogue::read("catalogue.toml", CATALOGUE).unwrap(),
            edition: Default::default(),
            server_policy: Default::default(),
            transfer_policy: Default::default(),
            lease_policy: LeasePolicy::default(),
            vault: Vault::new(&[7; 32]),
        };
        let (vault, root) = (vendor.vault.clone(), SigningKey::from_seed(&[9; 32]));
        system(&db, start, 1, move |tx, act| keys::make(tx, act, &vault, &root));
        let vault = vendor.vault.clone();
        let keys = db.read(move |tx| keys::load(tx, &vault)).wait().unwrap().unwrap();
        let mut seed = 1;
        let mut account = |number: &str, kind, name: &str| {
            let new = NewAccount {
                number: number.into(),
                kind,
                name: name.into(),
                country: "IT".into(),
                zone: TimeZone::get("Europe/Rome").unwrap(),
                above: None,
                orders_to: (kind == AccountKind::Reseller).then(|| "orders@belcampo.example".parse().unwrap()),
            };
            seed += 1;
            system(&db, start, seed, move |tx, act| setup::account(tx, act, &new))
        };
        let ours = account("V1", AccountKind::Vendor, "Imago Software");
        account("R1", AccountKind::Reseller, "Belcampo Systems");
        let customer = account("C1", AccountKind::Customer, "Museo Civico");
        let neighbour = account("C2", AccountKind::Customer, "Teatro Nuovo");
        let (clock, entropy) = (Clock::standing_at(start), Entropy::seeded(1));
        let brand = Brand::new(&vendor.name, None, None);
        let parts = Parts { db, vendor, keys, clock, entropy, mailbox: None, brand, edge: Edge::default() };
        let web = Web::with_limits(parts, limits);
        let router = serve::routes(&web);
        let mut house = Self { web, router, runtime, vendor: ours, customer, neighbour, key: String::new(), scratch };
        house.key = house.issue(&house.vendor, Role::Operator);
        house
    }

    /// A key without scopes, for a year.
    pub fn issue(&self, account: &Account, role: Role) -> String {
        let membership = Membership { account: account.id, kind: account.kind, role };
        let year = SignedDuration::from_hours(24 * 365);
        self.does(&Who::System, move |tx, act, _| api_key::issue(tx, act, "books", membership, year)).unwrap()
    }

    /// Does something in one transaction.
    pub fn does<T: Send + 'static>(
        &self,
        who: &Who,
        deed: impl Fn(&mut Tx<'_>, &mut Act, &Vendor) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        self.runtime.block_on(self.web.write(&self.web.act(who.clone(), "test"), deed))
    }

    /// Lets time pass.
    pub fn pass(&self, time: SignedDuration) {
        self.web.clock().move_by(time);
    }

    /// A call with a key; `headers` come on top.
    pub fn call(&self, key: &str, method: &str, path: &str, headers: &[(&str, &str)], body: Option<&Value>) -> Answer {
        self.runtime.block_on(answer(self.router.clone(), request(key, method, path, headers, body)))
    }

    /// Sends a form.
    pub fn send(&self, path: &str, headers: &[(&str, &str)], form: String) -> Answer {
        let mut request = Request::post(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.runtime.block_on(answer(self.router.clone(), request.body(Body::from(form)).unwrap()))
    }

    /// The same call, so often at once.
    pub fn call_at_once(&self, times: usize, method: &str, path: &str, headers: &[(&str, &str)]) -> Vec<Answer> {
        self.runtime.block_on(async {
            let calls: Vec<_> = (0..times)
                .map(|_| tokio::spawn(answer(self.router.clone(), request(&self.key, method, path, headers, None))))
                .collect();
            let mut answers = Vec::new();
            for call in calls {
                answers.push(call.await.unwrap());
            }
            answers
        })
    }

    /// A call of the operator's.
    pub fn get(&self, path: &str) -> Answer {
        self.call(&self.key, "GET", path, &[], None)
    }

    /// Places an order of the operator's and answers with its id.
    pub fn order(&self, number: &str) -> String {
        let answer = self.call(&self.key, "POST", "/api/v1/orders", &[], Some(&order(number)));
        assert_eq!(answer.status, 201, "{}", answer.body);
        answer.json()["id"].as_str().unwrap().to_owned()
    }

    /// How many events of this kind there are.
    pub fn events(&self, kind: &str) -> usize {
        let events = self.get("/api/v1/events?limit=200").json();
        events["items"].as_array().unwrap().iter().filter(|event| event["kind"] == kind).count()
    }
}

impl Answer {
    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }
}

/// An order of the customer's.
pub fn order(number: &str) -> Value {
    json!({
        "number": number, "date": "2026-11-02", "reseller": "R1",
        "customer": { "number": "C1", "country": "IT" },
        "contact": { "email": "it@museo.example" },
        "lines": [{ "sku": "IM120-4L", "items": 1, "model": "subscription", "care": "gold",
                    "first": "2026-11-02", "last": "2027-11-01" }],
    })
}

fn request(key: &str, method: &str, path: &str, headers: &[(&str, &str)], body: Option<&Value>) -> Request<Body> {
    let mut request = Request::builder().method(method).uri(path);
    if !key.is_empty() {
        request = request.header("authorization", format!("Bearer {key}"));
    }
    if body.is_some() && !headers.iter().any(|(name, _)| *name == "content-type") {
        request = request.header("content-type", "application/json");
    }
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(body.map_or_else(Body::empty, |body| Body::from(body.to_string()))).unwrap()
}

async fn answer(router: Router, request: Request<Body>) -> Answer {
    let (parts, body) = router.oneshot(request).await.unwrap().into_parts();
    let headers = parts.headers.iter().map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()));
    let headers: BTreeMap<_, _> = headers.collect();
    let body = to_bytes(body, usize::MAX).await.unwrap();
    Answer {
        status: parts.status.as_u16(),
        headers,
        cookies: Vec::new(),
        body: String::from_utf8(body.to_vec()).unwrap(),
    }
}

fn system<T: Send + 'static>(
    db: &Db,
    now: Timestamp,
    seed: u8,
    deed: impl Fn(&mut Tx<'_>, &mut Act) -> Result<T, Error> + Send + 'static,
) -> T {
    let act = Act::new(now, Who::System, "test", [seed; 32]);
    db.write(move |tx| deed(tx, &mut act.clone())).wait().unwrap()
}
