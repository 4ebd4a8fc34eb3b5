//! The walk over every route: whoever one is, one gets in where the table of permissions says so, and nowhere else. (X-03)
//!
//! The router itself tells its routes, so a new route makes this test fail until it stands in `TABLE`. To put it there,
//! write its method, its path as the router has it, and for whom it is:
//!
//! - `open`: for everybody, signed in or not;
//! - `link`: for whoever holds the secret in the address, and for nobody without it;
//! - `product`: for licensed products, which prove who they are in their own way;
//! - `signed-in`: for everybody who has signed in;
//! - `somewhere P`: for those who have permission P in any account they belong to;
//! - `vendor P`: for the vendor's staff with permission P;
//! - `account P`, `server P`, `order P`: for those who have P in the account of the address, in the account of its server,
//!   or for its order.
//!
//! A route that changes something needs what it is sent behind that: a form as `a=1&b=2`, or JSON for the API; the ids of
//! the address can be used there, too. An address with a new kind of id needs one in `Ids`. What a route uses up is brought
//! back by `ready`, after every request that may have changed something. What ends a session stands last in the table.
//!
//! Everybody is tried: each role of each kind of account, of the account in question and of others, and a stranger; pages
//! with a session, the API with a key. Who is refused must be told exactly what is told of something that does not exist,
//! unless their role is the reason, and must not have changed anything.

use std::collections::BTreeMap;

use claviger_app::act::{Act, Who};
use claviger_app::domain::account::team::roles;
use claviger_app::domain::account::{Account, AccountKind, GrantScope, Membership, Permission, Role, may};
use claviger_app::domain::id::{AccountId, Id};
use claviger_app::{Error, api_key, session, setup};
use claviger_server::demo::Demo;
use claviger_server::store::engine::Db;
use claviger_server::store::fault::Fault;
use claviger_server::store::grant::{Grant, Request};
use claviger_server::store::{account, grant, invitation, order, person, server};
use jiff::{SignedDuration, Timestamp};

use crate::stage::{Answer, Stage, Visitor, on_both};

const TABLE: &str = r#"
GET    /                                    open
GET    /sign-in                             open
POST   /sign-in                             open                    email=nobody@x.example&password=no
GET    /healthz                             open
GET    /assets/{name}                       link
GET    /unlock/{order}/{secret}             link
POST   /unlock/{order}/{secret}             link
POST   /unlock/{order}/{secret}/forward     link                    to=customer
GET    /invitations/{id}/{secret}           link
POST   /invitations/{id}/{secret}           link                    name=N&password=long-enough-for-anybody
POST   /invitations/{id}/{secret}/join      link
GET    /forwardings/{forwarding}/{secret}   link
POST   /forwardings/{forwarding}/{secret}   link                    partner={account}
GET    /mailbox                             open
GET    /mailbox/{index}                     open
GET    /mailbox/{index}/html                open
POST   /mailbox/clock                       open                    days=nought

GET    /.well-known/claviger-keys.jwt       open
GET    /.well-known/jwks.json               open
POST   /agent/v1/activations                product
POST   /agent/v1/renewals                   product
GET    /agent/v1/lease                      product

GET    /customers                           somewhere SeeLicenses
GET    /account                             signed-in
GET    /accounts                            vendor SeeAccounts
POST   /accounts                            vendor ManageAccounts   kind=customer&number=&name=N
GET    /accounts/new                        vendor ManageAccounts
GET    /accounts/{account}/profile          account SeeAccounts
POST   /accounts/{account}/profile          account ManageAccounts  version=999
GET    /accounts/{account}/partners         account SeeAccounts
POST   /accounts/{account}/partners         account ManageGrants    number=D1001&scope=both
POST   /accounts/{account}/partners/{partner}/end      account ManageGrants
POST   /accounts/{account}/partners/{partner}/accept   account ManageGrants
POST   /accounts/{account}/partners/{partner}/decline  account ManageGrants
GET    /accounts/{account}/users            account SeeUsers
POST   /accounts/{account}/users            account ManageUsers     email=new@x.example&role=read-only&language=en
POST   /accounts/{account}/users/{person}/role         account ManageUsers  role=licenses
POST   /accounts/{account}/users/{person}/remove       account ManageUsers
POST   /accounts/{account}/invitations/{invitation}/resend    account ManageUsers
POST   /accounts/{account}/invitations/{invitation}/withdraw  account ManageUsers
GET    /accounts/{account}/licenses         account SeeLicenses
POST   /accounts/{account}/licenses         account AssignLicenses
POST   /accounts/{account}/servers          account AssignLicenses  name=
GET    /accounts/{account}/events           account SeeEvents
GET    /servers/{server}                    server SeeLicenses
GET    /orders                              somewhere SeeOrders
GET    /orders/{order}                      order SeeOrders
POST   /orders/{order}/resend               vendor PlaceOrders
POST   /orders/{order}/cancel               vendor PlaceOrders
GET    /events                              vendor SeeEvents

GET    /api/v1/openapi.json                 open
ANY    /api/{*rest}                         open
GET    /api/v1/orders                       somewhere SeeOrders
POST   /api/v1/orders                       vendor PlaceOrders      {"number":"","date":"","customer":{"number":"","country":""},"reseller":"","contact":{"email":""},"lines":[]}
GET    /api/v1/orders/{order}               order SeeOrders
POST   /api/v1/orders/{order}/resend        vendor PlaceOrders
POST   /api/v1/orders/{order}/cancellation  vendor PlaceOrders
POST   /api/v1/orders/{order}/forwardings   order AssignLicenses    {"to":"customer"}
GET    /api/v1/accounts                     vendor SeeAccounts
POST   /api/v1/accounts                     vendor ManageAccounts   {"kind":"customer","number":"","name":"","country":"","time_zone":"","language":""}
GET    /api/v1/accounts/{account}           account SeeAccounts
PUT    /api/v1/accounts/{account}           account ManageAccounts  {"number":"","name":"","country":"","time_zone":"","language":""}
GET    /api/v1/accounts/{account}/grants    account SeeAccounts
POST   /api/v1/accounts/{account}/grants    account ManageGrants    {"partner":"D1001","scope":"both"}
DELETE /api/v1/accounts/{account}/grants/{partner}                     account ManageGrants
GET    /api/v1/accounts/{account}/grant-requests                       account SeeAccounts
POST   /api/v1/accounts/{account}/grant-requests                       account AssignLicenses {"forwarding":"{forwarded}","secret":"{forwarded secret}"}
POST   /api/v1/accounts/{account}/grant-requests/{partner}/acceptance  account ManageGrants
DELETE /api/v1/accounts/{account}/grant-requests/{partner}             account ManageGrants
GET    /api/v1/accounts/{account}/members                              account SeeUsers
PUT    /api/v1/accounts/{account}/members/{person}                     account ManageUsers {"role":"licenses"}
DELETE /api/v1/accounts/{account}/members/{person}                     account ManageUsers
GET    /api/v1/accounts/{account}/invitations                          account SeeUsers
POST   /api/v1/accounts/{account}/invitations                          account ManageUsers {"email":"new@x.example","role":"read-only"}
POST   /api/v1/accounts/{account}/invitations/{invitation}/resend      account ManageUsers
DELETE /api/v1/accounts/{account}/invitations/{invitation}             account ManageUsers
GET    /api/v1/accounts/{account}/allocations                          account SeeLicenses
PUT    /api/v1/accounts/{account}/allocations                          account AssignLicenses {"cells":[]}
POST   /api/v1/accounts/{account}/servers                              account AssignLicenses {"name":""}
GET    /api/v1/customers                    somewhere SeeLicenses
GET    /api/v1/events                       vendor SeeEvents
GET    /api/v1/events/head                  somewhere SeeEvents

POST   /sign-out                            open
"#;

/// For whom a route is.
#[derive(Debug, Clone, Copy, PartialEq)]
enum For {
    Everybody,
    LinkHolders,
    Products,
    SignedIn,
    Somewhere(Permission),
    Vendor(Permission),
    Account(Permission),
    Server(Permission),
    Order(Permission),
}

/// A line of the table.
#[derive(Debug, Clone)]
struct Route {
    method: String,
    path: String,
    whose: For,
    sent: String,
}

/// Somebody who tries.
struct Tries {
    name: String,
    memberships: Vec<Membership>,
    visitor: Visitor,
    proof: String,
    key: String,
}

/// What stands in addresses, and what else the table is about.
struct Ids {
    values: BTreeMap<&'static str, String>,
    /// The account of the address and of the server.
    account: AccountId,
    /// Who was let in there.
    let_in: Vec<AccountId>,
    /// Who sold the order.
    reseller: AccountId,
}

impl Route {
    fn read(line: &str) -> Self {
        let mut words = line.split_whitespace();
        let mut word = || words.next().unwrap_or_default().to_owned();
        let (method, path, whose) = (word(), word(), word());
        let mut permission = || {
            let name = word();
            let found = Permission::ALL.into_iter().find(|what| format!("{what:?}") == name);
            found.unwrap_or_else(|| panic!("{name:?} is no permission in: {line}"))
        };
        let whose = match whose.as_str() {
            "open" => For::Everybody,
            "link" => For::LinkHolders,
            "product" => For::Products,
            "signed-in" => For::SignedIn,
            "somewhere" => For::Somewhere(permission()),
            "vendor" => For::Vendor(permission()),
            "account" => For::Account(permission()),
            "server" => For::Server(permission()),
            "order" => For::Order(permission()),
            other => panic!("{other:?} is nobody, in: {line}"),
        };
        Self { method, path, whose, sent: words.collect::<Vec<_>>().join(" ") }
    }

    fn is_api(&self) -> bool {
        self.path.starts_with("/api/")
    }

    fn changes(&self) -> bool {
        !["GET", "ANY"].contains(&self.method.as_str())
    }
}

impl Ids {
    /// `text` with these ids in it.
    fn fill(&self, text: &str) -> String {
        let mut filled = text.to_owned();
        for (name, value) in &self.values {
            filled = filled.replace(&format!("{{{name}}}"), value);
        }
        filled
    }

    /// The same kinds of ids, of nothing.
    fn of_nothing(&self) -> Self {
        let nothing = |value: &String| match value.split_once('_') {
            Some((prefix, digits)) if digits.len() == 32 => format!("{prefix}_{}", "0".repeat(32)),
            _ => value.clone(),
        };
        let mut values: BTreeMap<_, _> = self.values.iter().map(|(name, value)| (*name, nothing(value))).collect();
        // What is sent stays; only the address leads nowhere.
        values.insert("forwarded", self.values["forwarded"].clone());
        Self { values, account: self.account, let_in: self.let_in.clone(), reseller: self.reseller }
    }
}

impl Tries {
    /// Whether they get in, worked out from the table of permissions and who let whom in.
    fn gets_in(&self, route: &Route, ids: &Ids) -> bool {
        let has = |what, reaches: &dyn Fn(&Membership) -> bool| {
            self.memberships.iter().any(|one| reaches(one) && may(one.kind, one.role, what))
        };
        let is_vendor = |one: &Membership| one.kind == AccountKind::Vendor;
        match route.whose {
            For::Everybody => true,
            For::LinkHolders | For::Products => false,
            For::SignedIn => !self.memberships.is_empty(),
            For::Somewhere(what) => has(what, &|_| true),
            For::Vendor(what) => has(what, &is_vendor),
            For::Account(what) | For::Server(what) => has(what, &|one| {
                let by_grant = ids.let_in.contains(&one.account) && what.goes_with_a_grant();
                is_vendor(one) || one.account == ids.account || by_grant
            }),
            For::Order(what) => has(what, &|one| is_vendor(one) || one.account == ids.reseller),
        }
    }

    /// Whether the account of the address is there, as far as they can tell.
    fn reaches(&self, route: &Route, ids: &Ids) -> bool {
        self.memberships.iter().any(|one| match route.whose {
            For::Account(_) | For::Server(_) => {
                one.kind == AccountKind::Vendor || one.account == ids.account || ids.let_in.contains(&one.account)
            }
            For::Order(_) => one.kind == AccountKind::Vendor || one.account == ids.reseller,
            _ => true,
        })
    }
}

impl Stage {
    /// Sends what the route takes.
    fn ask(&self, who: &Tries, route: &Route, ids: &Ids) -> Answer {
        let path = ids.fill(&route.path);
        let mut headers = vec![("accept-language", "en".to_owned())];
        let mut body = ids.fill(&route.sent);
        if route.is_api() {
            headers.push(("authorization", format!("Bearer {}", who.key)));
            headers.push(("content-type", "application/json".into()));
        } else {
            headers.push(("cookie", who.visitor.cookie()));
            headers.push(("content-type", "application/x-www-form-urlencoded".into()));
            body = format!("csrf={}&{body}", who.proof);
        }
        let headers: Vec<_> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let method = if route.method == "ANY" { "GET" } else { &route.method };
        self.request(method, &path, &headers, (route.changes() && method != "DELETE").then_some(body.as_bytes()))
    }
}

/// Opens the demonstration's own database beside it.
fn database(stage: &Stage) -> Db {
    Db::open(stage.scratch.target()).unwrap()
}

fn act(seed: u8) -> Act {
    Act::new(now(), Who::System, "test", [seed; 32])
}

/// A little before whatever the demonstration's clock says: what is made here is good.
fn now() -> Timestamp {
    "2020-01-01T00:00:00Z".parse().unwrap()
}

fn long() -> SignedDuration {
    SignedDuration::from_hours(24 * 36_500)
}

fn of_number(db: &Db, number: &'static str) -> Account {
    db.read::<_, Fault, _>(move |tx| account::find_by_number(tx, number)).wait().unwrap().unwrap()
}

/// Everybody there can be: each role of each account, and a stranger.
fn everybody(stage: &Stage, db: &Db) -> Vec<Tries> {
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
            let made = db.write::<_, Error, _>(move |tx| {
                let act = &mut act(seed);
                let membership = setup::person(tx, act, &email, "Walker", "no password has this hash", &of, role)?;
                let (walker, _) = person::find_by_email(tx, &email)?.unwrap();
                let key = api_key::issue(tx, act, "walk", membership, long())?;
                let session = session::open(tx, act, &walker, "walk")?;
                Ok((membership, session, key))
            });
            let (membership, session, key) = made.wait().unwrap();
            let mut tries = stranger(stage);
            tries.visitor.cookies.insert("claviger-session".into(), session);
            everybody.push(Tries {
                name: format!("{name} {}", role.word()),
                memberships: vec![membership],
                key,
                ..tries
            });
        }
    }
    everybody
}

/// Nobody we know, with a visit of their own.
fn stranger(stage: &Stage) -> Tries {
    let mut visitor = Visitor::default();
    let proof = stage.open(&mut visitor, "/sign-in").proof();
    Tries { name: "stranger".into(), memberships: Vec::new(), visitor, proof, key: "no key".into() }
}

/// The ids of the walk: everything belongs to the demonstration's customer, the order to its reseller.
fn ids(stage: &Stage, db: &Db) -> Ids {
    let (customer, partner) = (of_number(db, "C2001"), of_number(db, "R1001"));
    let (customer_id, partner_id) = (customer.id, partner.id);
    let found = db.write::<_, Error, _>(move |tx| {
        let act = &mut act(200);
        let email = "spare@walk.example".parse().unwrap();
        setup::person(tx, act, &email, "Spare", "no password has this hash", &customer, Role::ReadOnly)?;
        let (spare, _) = person::find_by_email(tx, &email)?.unwrap();
        let order = order::find_by_number(tx, partner_id, "OrdNum002")?.unwrap();
        let unlocked = order::find_by_number(tx, partner_id, "OrdNum001")?.unwrap().id;
        let server = server::of_account(tx, customer_id)?.remove(0).server.id;
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
        Ok((spare, order, server, invited.id, unlocked))
    });
    let (spare, order, server, invited, unlocked) = found.wait().unwrap();
    let nothing: Id<claviger_app::domain::id::kind::Forwarding> = Id::new(now(), [1; 10]);
    // A link that was really forwarded, as its mail has it.
    let key = stage.admin_key();
    let sent = stage.api(
        &key,
        &format!("/api/v1/orders/{unlocked}/forwardings"),
        Some(r#"{"to":"reseller","email":"walk@walk.example"}"#),
    );
    assert_eq!(sent.status, 202, "{}", sent.body);
    let link = stage.link(&stage.mail(&["/forwardings/"]), "/forwardings/");
    let parts: Vec<_> = link.split('/').collect();
    Ids {
        values: BTreeMap::from([
            ("account", customer_id.to_string()),
            ("partner", partner_id.to_string()),
            ("person", spare.id.to_string()),
            ("order", order.id.to_string()),
            ("server", server.to_string()),
            ("invitation", invited.to_string()),
            ("id", invited.to_string()),
            ("forwarding", nothing.to_string()),
            ("secret", "not-the-secret".into()),
            ("forwarded", parts[2].into()),
            ("forwarded secret", parts[3].into()),
            ("name", "nothing.css".into()),
            ("index", "0".into()),
            ("*rest", "nothing".into()),
        ]),
        account: customer_id,
        let_in: vec![partner_id],
        reseller: partner_id,
    }
}

/// Brings back what requests use up: the grant and the wish, the spare member, the invitation, the locked order.
fn ready(db: &Db, ids: &Ids) {
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
        person::join(tx, person, customer, Role::ReadOnly, now())?;
        tx.execute(
            "UPDATE invitation SET withdrawn_at = NULL, accepted_at = NULL WHERE email = 'invited@walk.example'",
            &[],
        )?;
        tx.execute("DELETE FROM invitation WHERE email = 'new@x.example'", &[])?;
        tx.execute("DELETE FROM account_grant WHERE by_kind = 'person' OR by_kind = 'api-key'", &[])?;
        tx.execute("UPDATE sales_order SET state = 'locked', state_at = NULL WHERE number = 'OrdNum002'", &[])?;
        Ok(())
    });
    done.wait().unwrap();
}

/// The paths that the router holds, by its own word.
fn paths(demo: &Demo) -> Vec<String> {
    let told = format!("{:?}", demo.routes());
    let mut paths: Vec<String> = told
        .split("RouteId(")
        .filter_map(|part| part.split_once("): \""))
        .filter(|(number, _)| number.bytes().all(|byte| byte.is_ascii_digit()))
        .filter_map(|(_, rest)| Some(rest.split_once('"')?.0.to_owned()))
        .filter(|path| !path.contains("__private__"))
        .collect();
    paths.sort();
    paths.dedup();
    assert!(
        paths.len() > 20 && paths.contains(&"/sign-in".to_owned()),
        "the router does not tell its paths: {paths:?}"
    );
    paths
}

/// The methods that a path takes: what takes another one answers with them.
fn methods(stage: &Stage, path: &str, ids: &Ids) -> Vec<String> {
    let answer = stage.request("TRACE", &ids.fill(path), &[], None);
    if answer.status != 405 {
        return vec!["ANY".into()];
    }
    let allowed = answer.header("allow").split(',').map(|method| method.trim().to_owned());
    allowed.filter(|method| method != "HEAD").collect()
}

/// What an answer says, without what differs from one to the next.
fn plain(answer: &Answer) -> String {
    let without = |text: &str, mark: &str| match text.split_once(mark) {
        Some((before, rest)) => {
            format!("{before}{mark}…{}", rest.split_once('"').map_or("", |(_, rest)| rest))
        }
        None => text.to_owned(),
    };
    without(&without(&answer.body, "name=\"csrf\" value=\""), "\"request_id\":\"")
}

fn table() -> Vec<Route> {
    TABLE.lines().filter(|line| !line.trim().is_empty()).map(Route::read).collect()
}

fn is_sign_in(answer: &Answer) -> bool {
    answer.status == 401 || answer.status == 303 && answer.header("location").starts_with("/sign-in?")
}

#[test]
fn x_03_every_route_stands_in_the_table_and_the_table_has_no_other() {
    on_both(|stage| {
        let db = database(stage);
        let ids = ids(stage, &db);
        let mut there = Vec::new();
        for path in paths(stage.demo()) {
            let filled = ids.fill(&path);
            assert!(!filled.contains('{'), "{path}: put an id of this kind into `Ids`");
            there.extend(methods(stage, &path, &ids).into_iter().map(|method| format!("{method} {path}")));
        }
        let mut written: Vec<_> = table().iter().map(|route| format!("{} {}", route.method, route.path)).collect();
        there.sort();
        written.sort();
        let missing: Vec<_> = there.iter().filter(|route| !written.contains(route)).collect();
        let gone: Vec<_> = written.iter().filter(|route| !there.contains(route)).collect();
        assert!(missing.is_empty(), "say in `TABLE` for whom these routes are: {missing:#?}");
        assert!(gone.is_empty(), "the table has routes that are not there: {gone:#?}");
    });
}

#[test]
fn x_03_everybody_gets_in_where_the_permissions_say_so_and_nowhere_else() {
    on_both(|stage| {
        let db = database(stage);
        let (everybody, ids) = (everybody(stage, &db), ids(stage, &db));
        let nothing = ids.of_nothing();
        ready(&db, &ids);
        let events = |db: &Db| {
            let counted = db.read::<_, Fault, _>(|tx| tx.row("SELECT count(*) AS events FROM event", &[])).wait();
            counted.unwrap().unwrap().get::<u64>("events").unwrap()
        };
        let before = events(&db);
        for route in table() {
            for who in everybody.iter().filter(|who| !who.gets_in(&route, &ids)) {
                let about = format!("{} asks {} {}", who.name, route.method, route.path);
                let answer = stage.ask(who, &route, &ids);
                let told = plain(&answer);
                assert!(!told.contains("Belcampo") && !told.contains("Miramonte"), "{about}: {told}");
                match route.whose {
                    For::LinkHolders => assert_eq!(answer.status, 404, "{about}: {told}"),
                    For::Products => {
                        let is_refused = (400..500).contains(&answer.status) && answer.status != 404;
                        assert!(is_refused, "{about}: {}", answer.status);
                    }
                    _ if who.memberships.is_empty() => assert!(is_sign_in(&answer), "{about}: {}", answer.status),
                    _ => {
                        assert!([403, 404].contains(&answer.status), "{about}: {} {told}", answer.status);
                        // What one does not reach is not there.
                        if !who.reaches(&route, &ids) {
                            let of_nothing = stage.ask(who, &route, &nothing);
                            assert_eq!(told, plain(&of_nothing), "{about}");
                            assert_eq!(answer.status, of_nothing.status, "{about}");
                        }
                    }
                }
            }
        }
        assert_eq!(events(&db), before, "somebody who was refused has changed something");
        let mut is_used_up = true;
        for route in table() {
            for who in everybody.iter().filter(|who| who.gets_in(&route, &ids)) {
                if is_used_up {
                    ready(&db, &ids);
                }
                is_used_up = route.changes();
                let answer = stage.ask(who, &route, &ids);
                let about = format!("{} asks {} {}: {}", who.name, route.method, route.path, answer.status);
                assert!(answer.status < 500, "{about} {}", answer.body);
                if route.whose != For::Everybody {
                    let is_in = ![401, 403, 404].contains(&answer.status) && !is_sign_in(&answer);
                    assert!(is_in, "{about} {}", answer.body);
                }
            }
        }
    });
}

#[test]
fn x_03_who_is_of_two_accounts_is_in_each_what_they_are_there() {
    on_both(|stage| {
        let db = database(stage);
        let ids = ids(stage, &db);
        let (customer, partner) = (of_number(&db, "C2001"), of_number(&db, "R1002"));
        let made = db.write::<_, Error, _>(move |tx| {
            let act = &mut act(201);
            let email = "both@walk.example".parse().unwrap();
            let one = setup::person(tx, act, &email, "Both", "no hash", &customer, Role::ReadOnly)?;
            let other = setup::person(tx, act, &email, "Both", "no hash", &partner, Role::Administrator)?;
            let (walker, _) = person::find_by_email(tx, &email)?.unwrap();
            let session = session::open(tx, act, &walker, "walk")?;
            Ok((vec![one, other], session))
        });
        let (memberships, session) = made.wait().unwrap();
        let mut both = stranger(stage);
        both.visitor.cookies.insert("claviger-session".into(), session);
        let both = Tries { name: "both".into(), memberships, ..both };
        ready(&db, &ids);
        for route in table().iter().filter(|route| !route.is_api() && matches!(route.whose, For::Account(_))) {
            if route.changes() {
                ready(&db, &ids);
            }
            let answer = stage.ask(&both, route, &ids);
            let is_in = ![403, 404].contains(&answer.status);
            assert_eq!(is_in, both.gets_in(route, &ids), "{} {}: {}", route.method, route.path, answer.status);
        }
    });
}
