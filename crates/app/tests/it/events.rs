//! The event log: who did what, when and from where, and nothing that must not be told.

use std::collections::BTreeSet;

use claviger_app::act::Who;
use claviger_app::domain::account::{Membership, Role};
use claviger_app::domain::id::EventId;
use claviger_app::invitation::{self, Acceptance};
use claviger_app::mail::Content;
use claviger_app::store::event::Event;
use claviger_app::store::fault::Fault;
use claviger_app::{Error, api_key, order as orders, session, setup, store};
use claviger_testkit::engines::on_both;
use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::product::Product;
use crate::world::{ORIGIN, World, cell, order};

/// The log as it grows, deed by deed.
struct Log<'w> {
    world: &'w World,
    known: BTreeSet<EventId>,
    secrets: Vec<String>,
}

impl<'w> Log<'w> {
    fn new(world: &'w World) -> Self {
        let mut log = Self { world, known: BTreeSet::new(), secrets: Vec::new() };
        log.fresh();
        log
    }

    /// The events since the last look, by their kinds.
    fn fresh(&mut self) -> Vec<Event> {
        let all = self
            .world
            .sees::<_, Fault>(&Who::System, |tx, _, _| {
                store::event::search(tx, &store::event::Filter::default(), None, 10_000)
            })
            .unwrap();
        let mut fresh: Vec<_> = all.into_iter().filter(|event| self.known.insert(event.id)).collect();
        fresh.sort_by(|one, other| one.kind.cmp(&other.kind));
        fresh
    }

    /// What was just done by `who` has left exactly these events.
    fn tells(&mut self, who: &Who, kinds: &[&str]) -> Vec<Event> {
        let fresh = self.fresh();
        assert_eq!(fresh.iter().map(|event| event.kind.as_str()).collect::<Vec<_>>(), kinds);
        let (actor_kind, actor) = who.in_the_log();
        for event in &fresh {
            assert_eq!((event.actor_kind.as_str(), event.actor), (actor_kind, actor), "{event:?}");
            assert_eq!((event.at, event.origin.as_str()), (self.world.now(), ORIGIN), "{event:?}");
            let said = format!("{:?} {:?}", event.before, event.after);
            assert!(!said.contains('@') && !said.contains("Conti"), "{said}");
            assert!(self.secrets.iter().all(|secret| !said.contains(secret.as_str())), "{said}");
        }
        self.world.pass(SignedDuration::from_secs(1));
        fresh
    }
}

fn read(text: &Option<String>) -> Value {
    serde_json::from_str(text.as_ref().unwrap()).unwrap()
}

#[test]
fn x_07_every_deed_leaves_its_event_and_looking_leaves_none() {
    on_both(|db| {
        let world = World::new(db);
        let mut log = Log::new(&world);
        let (operator, link) = (world.operator.clone(), Who::LinkHolder);

        let placed = world.place(&order("A-1")).unwrap().order;
        let (id, customer) = (placed.id, placed.customer);
        let events = log.tells(&operator, &["account.created", "order.placed"]);
        assert!(events.iter().all(|event| event.account == Some(customer)));
        assert_eq!((events[1].subject_kind.as_str(), events[1].subject), ("order", id.uuid()));
        let line = json!({ "sku": "IM120-4L", "items": 5, "code": placed.lines[0].code });
        assert_eq!(read(&events[1].after), json!({ "state": "locked", "number": "A-1", "lines": [line] }));
        assert_eq!(events[1].before, None);

        world.place(&order("A-1")).unwrap();
        log.tells(&operator, &[]);
        world.does(&operator, move |tx, act, _| orders::resend(tx, act, id)).unwrap();
        log.tells(&operator, &["order.resent"]);

        let secret = world.secret(id);
        log.secrets.push(secret.clone());
        let of_link = secret.clone();
        world.sees(&link, move |tx, _, vendor| orders::by_link(tx, vendor, id, &of_link)).unwrap();
        world.sees(&operator, move |tx, act, _| orders::show(tx, act, id)).unwrap();
        log.tells(&link, &[]);
        world.unlock(id, "wrong").unwrap_err();
        log.tells(&link, &[]);
        world.unlock(id, &secret).unwrap();
        let events = log.tells(&link, &["account.granted", "invitation.sent", "order.unlocked"]);
        assert_eq!(read(&events[2].before), json!({ "state": "locked" }));
        assert_eq!(read(&events[2].after)["state"], "unlocked");
        world.unlock(id, &secret).unwrap();
        log.tells(&link, &[]);

        let mails = world.claim(100);
        let accept = mails.into_iter().find_map(|(_, content)| match content {
            Some(Content::Invitation { accept, invitation }) => Some((accept, invitation.invitation.id)),
            _ => None,
        });
        let (url, invitation) = accept.unwrap();
        let secret = url.rsplit('/').next().unwrap().to_owned();
        let acceptance = Acceptance { name: "Anna Conti".into(), password_hash: "hash-of-a-password".into() };
        log.secrets.extend([secret.clone(), acceptance.password_hash.clone()]);
        let anna = world
            .does(&link, move |tx, act, vendor| invitation::accept(tx, act, vendor, invitation, &secret, &acceptance));
        let anna = anna.unwrap();
        let events = log.tells(&link, &["invitation.accepted"]);
        assert_eq!(events[0].subject, anna.id.uuid());

        let signed_in = world.does::<_, Error>(&Who::Nobody, move |tx, act, _| {
            let secret = session::open(tx, act, &anna, "")?;
            Ok((session::who(tx, act, &secret)?, secret))
        });
        let (anna, secret) = signed_in.unwrap();
        log.secrets.push(secret);
        log.tells(&Who::Nobody, &["person.signed-in"]);

        let server = world.add_server(&anna, customer, "rome-1").unwrap().id;
        log.tells(&anna, &["server.added"]);
        let pool = world.pool(customer, "ip-fax", "perpetual").id;
        world.save(&anna, customer, &[cell(pool, server, 0, 21)]).unwrap_err();
        log.tells(&anna, &[]);
        world.save(&anna, customer, &[cell(pool, server, 0, 12)]).unwrap();
        let token = world.token(server).unwrap();
        log.secrets.extend(token.split_once('|').map(|(_, secret)| secret.to_owned()));
        let events = log.tells(&anna, &["allocation.saved", "server.token-made"]);
        let wanted = |units: u64| json!({ "application": "ip-fax", "pool": pool.to_string(), "wanted": units });
        assert_eq!((read(&events[0].before), read(&events[0].after)), (wanted(0), wanted(12)));
        assert_eq!(events[1].subject, server.uuid());

        let product = Who::Product(server);
        let mut rome = Product::new(&world, "rome-host", server);
        rome.activate().unwrap();
        log.secrets.push(rome.grant.as_ref().unwrap().session.key.clone());
        log.tells(&product, &["lease.issued", "server.activated"]);
        rome.check_in().unwrap();
        log.tells(&product, &[]);
        Product::clone_of(&rome, "other").check_in_again().unwrap_err();
        log.tells(&product, &["product.refused", "server.alert-raised"]);
        world.save(&anna, customer, &[cell(pool, server, 12, 4)]).unwrap();
        log.tells(&anna, &["allocation.saved"]);
        rome.renew().unwrap();
        log.tells(&product, &["lease.issued"]);
        rome.check_in().unwrap();
        log.tells(&product, &["allocation.released"]);

        let other = world.place(&order("A-2")).unwrap().order.id;
        log.tells(&operator, &["order.placed"]);
        world.does(&operator, move |tx, act, _| orders::cancel(tx, act, other)).unwrap();
        log.tells(&operator, &["order.cancelled"]);

        let membership =
            Membership { account: world.vendor_account.id, kind: world.vendor_account.kind, role: Role::Operator };
        let key = world.does(&Who::System, move |tx, act, _| {
            api_key::issue(tx, act, "books", membership, SignedDuration::from_hours(1))
        });
        log.secrets.push(key.unwrap());
        log.tells(&Who::System, &["api-key.made"]);
        let reseller = world.other_reseller.id;
        world.does(&Who::System, move |tx, act, _| setup::grant(tx, act, customer, reseller)).unwrap();
        log.tells(&Who::System, &["account.granted"]);
    });
}
