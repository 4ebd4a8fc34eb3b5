//! The outbox: one mail per order, promised with it and sent after it.

use claviger_app::act::Who;
use claviger_app::domain::account::Language;
use claviger_app::domain::id::{MailId, OrderId};
use claviger_app::domain::sales::order::Recipient;
use claviger_app::mail::{self, Content};
use claviger_app::order::Refusal;
use claviger_app::store::fault::Fault;
use claviger_app::store::mail::{Delivery, Mail};
use claviger_app::{Error, order as orders, outbox, store};
use claviger_testkit::engines::on_both;
use jiff::SignedDuration;

use crate::world::{World, at_once, order, other_order, perpetual};

const MINUTE: SignedDuration = SignedDuration::from_mins(1);

impl World {
    /// Takes the mails that are due, for five minutes.
    pub fn claim(&self, most: u32) -> Vec<(Mail, Option<Content>)> {
        let claimed = self.does::<_, Fault>(&Who::System, move |tx, act, vendor| {
            mail::claim(tx, act, vendor, act.now + 5 * MINUTE, most)
        });
        claimed.unwrap()
    }

    pub fn sent(&self, id: MailId) {
        self.does::<_, Fault>(&Who::System, move |tx, act, _| mail::note_sent(tx, act, id)).unwrap();
    }

    fn failed(&self, mail: &Mail, is_final: bool) {
        let mail = mail.clone();
        let noted = self.does::<_, Error>(&Who::System, move |tx, act, _| {
            mail::note_failed(tx, act, &mail, "450 mailbox busy", is_final)
        });
        noted.unwrap();
    }

    fn delivery(&self, id: OrderId) -> Option<Delivery> {
        let found = self.sees::<_, Fault>(&Who::System, move |tx, _, _| store::mail::delivery(tx, id.uuid()));
        found.unwrap()
    }

    fn resend(&self, id: OrderId) -> Result<(), Error> {
        self.does(&self.operator, move |tx, act, _| orders::resend(tx, act, id))
    }
}

/// The link in an order's mail.
fn link(mail: &(Mail, Option<Content>)) -> String {
    match &mail.1 {
        Some(Content::Order { unlock, .. }) => unlock.clone(),
        other => panic!("not an order's mail: {other:?}"),
    }
}

/// The secret at the end of a link.
fn secret_of(link: &str) -> &str {
    link.rsplit('/').next().unwrap()
}

#[test]
fn l_03_an_order_has_exactly_one_mail_to_the_buyer_in_their_language() {
    on_both(|db| {
        let world = World::new(db);
        let mut request = order("A-1");
        request.lines.push(perpetual("IM120-4R", 5));
        let first = world.place(&request).unwrap().order;
        let to_reseller = world.place(&other_order("B-1")).unwrap().order;
        let mut named = order("A-2");
        named.recipient = Some(orders::Addressee { email: "lena@alpenland.example".into(), language: "de".into() });
        let to_somebody = world.place(&named).unwrap().order;

        let mails = world.claim(100);
        let of = |id: OrderId| -> Vec<_> { mails.iter().filter(|(mail, _)| mail.subject == id.uuid()).collect() };
        for (order, recipient, language) in [
            (&first, "orders@alpenland.example", "en"),
            (&to_reseller, "orders@costa.example", "en"),
            (&to_somebody, "lena@alpenland.example", "de"),
        ] {
            let [mail] = of(order.id)[..] else { panic!("not one mail for {}", order.number) };
            assert_eq!((mail.0.recipient.as_str(), mail.0.language.code()), (recipient, language));
            let Some(Content::Order { order: shown, unlock, .. }) = &mail.1 else { panic!("{:?}", mail.1) };
            assert_eq!(shown.order, *order);
            assert!(unlock.starts_with(&format!("https://licensing.example/unlock/{}/", order.id)), "{unlock}");
        }
        assert_eq!(mails.len(), 3);
        assert_eq!(world.claim(100).len(), 0);
    });
}

#[test]
fn l_03_no_mail_goes_out_for_an_order_that_was_rolled_back() {
    on_both(|db| {
        let world = World::new(db);
        let before = world.dump();
        let request = order("A-1");
        let operator = world.operator.clone();
        let undone = world.does::<(), _>(&operator, move |tx, act, vendor| {
            orders::place(tx, act, vendor, &request)?;
            Err(Error::Forbidden)
        });
        assert!(matches!(undone, Err(Error::Forbidden)));
        assert_eq!(world.dump(), before);
        assert_eq!(world.claim(100).len(), 0);
    });
}

#[test]
fn l_03_a_mail_that_fails_is_tried_again_later_and_later_with_the_same_link_and_then_given_up() {
    on_both(|db| {
        let world = World::new(db);
        let order = world.place(&order("A-1")).unwrap().order;
        let mut links = Vec::new();
        let waits = [30, 60, 120, 240, 480, 960, 1_920, 3_840, 7_680, 15_360, 21_600];
        for (attempts, wait) in (1..).zip(waits) {
            let [mail] = &world.claim(100)[..] else { panic!("attempt {attempts}") };
            assert_eq!(mail.0.attempts, attempts);
            links.push((mail.0.id, link(mail)));
            world.failed(&mail.0, false);
            let error = Some("450 mailbox busy".into());
            assert_eq!(world.delivery(order.id), Some(Delivery::Waiting { attempts, error }));
            world.pass(SignedDuration::from_secs(wait - 1));
            assert_eq!(world.claim(100).len(), 0, "a second before attempt {}", attempts + 1);
            world.pass(SignedDuration::from_secs(1));
        }
        links.dedup();
        assert_eq!(links.len(), 1, "one Message-ID and one link");
        let [last] = &world.claim(100)[..] else { panic!("attempt 12") };
        world.failed(&last.0, false);
        assert_eq!(world.delivery(order.id), Some(Delivery::Dead { error: "450 mailbox busy".into() }));
        world.pass(SignedDuration::from_hours(1_000));
        assert_eq!(world.claim(100).len(), 0);
    });
}

#[test]
fn l_03_a_mail_that_cannot_succeed_is_given_up_at_once_and_one_that_was_taken_is_not_sent_again() {
    on_both(|db| {
        let world = World::new(db);
        let dead = world.place(&order("A-1")).unwrap().order;
        let [mail] = &world.claim(100)[..] else { panic!() };
        world.failed(&mail.0, true);
        let sent = world.place(&order("A-2")).unwrap().order;
        let [mail] = &world.claim(100)[..] else { panic!() };
        world.sent(mail.0.id);
        assert_eq!(world.delivery(dead.id), Some(Delivery::Dead { error: "450 mailbox busy".into() }));
        assert_eq!(world.delivery(sent.id), Some(Delivery::Sent { at: world.now() }));
        world.pass(SignedDuration::from_hours(1_000));
        assert_eq!(world.claim(100).len(), 0);
    });
}

#[test]
fn l_03_what_a_mailer_dies_over_another_one_sends_with_the_same_id_and_link() {
    on_both(|db| {
        let world = World::new(db);
        world.place(&order("A-1")).unwrap();
        let taken = world.claim(100);
        world.pass(5 * MINUTE - SignedDuration::from_secs(1));
        assert_eq!(world.claim(100).len(), 0);
        world.pass(SignedDuration::from_secs(1));
        let again = world.claim(100);
        assert_eq!((again[0].0.id, link(&again[0])), (taken[0].0.id, link(&taken[0])));
    });
}

#[test]
fn l_03_a_resend_ends_the_old_link_and_the_old_mail_says_nothing_any_more() {
    on_both(|db| {
        let world = World::new(db);
        let id = world.place(&order("A-1")).unwrap().order.id;
        let old = link(&world.claim(100)[0]);
        world.resend(id).unwrap();
        world.pass(5 * MINUTE);

        let mails = world.claim(100);
        let (stale, good): (Vec<_>, Vec<_>) = mails.into_iter().partition(|(mail, _)| mail.generation == 1);
        assert!(matches!(&stale[..], [(_, None)]), "{stale:?}");
        let new = link(&good[0]);
        assert_ne!(old, new);
        let refused = world.unlock(id, secret_of(&old));
        assert!(matches!(refused, Err(Error::Order(Refusal::BadLink))), "{refused:?}");
        world.unlock(id, secret_of(&new)).unwrap();
        assert!(matches!(world.resend(id), Err(Error::Order(Refusal::State(_)))));
    });
}

#[test]
fn l_03_a_mail_that_is_being_sent_is_not_sent_a_second_time_by_trying_it_again() {
    on_both(|db| {
        let world = World::new(db);
        world.place(&order("A-1")).unwrap();
        let retry = |id| world.does(&world.operator, move |tx, act, _| outbox::retry(tx, act, id)).unwrap();
        let [mail] = &world.claim(100)[..] else { panic!() };
        retry(mail.0.id);
        assert_eq!(world.claim(100).len(), 0, "somebody is at it");
        world.failed(&mail.0, false);
        assert_eq!(world.claim(100).len(), 0);
        retry(mail.0.id);
        assert_eq!(world.claim(100).len(), 1, "nobody is");
        // Who sends it has died over it.
        world.pass(5 * MINUTE);
        assert_eq!(world.claim(100).len(), 1);
    });
}

#[test]
fn l_04_the_mail_of_an_order_that_was_cancelled_meanwhile_says_nothing() {
    on_both(|db| {
        let world = World::new(db);
        let id = world.place(&order("A-1")).unwrap().order.id;
        world.does(&world.operator, move |tx, act, _| orders::cancel(tx, act, id)).unwrap();
        let mails = world.claim(100);
        assert!(matches!(&mails[..], [(_, None)]), "{mails:?}");
    });
}

#[test]
fn l_01_an_order_whose_mail_we_sent_elsewhere_is_the_same_when_it_comes_again() {
    on_both(|db| {
        let world = World::new(db);
        let id = world.place(&order("A-1")).unwrap().order.id;
        let to = Recipient { email: "lena@alpenland.example".parse().unwrap(), language: Language::German };
        world.does(&world.operator, move |tx, act, _| outbox::redirect(tx, act, id, &to)).unwrap();
        assert!(world.place(&order("A-1")).unwrap().again);
        // What it is compared with is what was sent, and not what became of it.
        let mut named = order("A-1");
        named.recipient = Some(orders::Addressee { email: "lena@alpenland.example".into(), language: "de".into() });
        assert!(matches!(world.place(&named), Err(Error::Order(Refusal::Conflict { .. }))));
    });
}

#[test]
fn l_03_two_mailers_at_once_never_take_the_same_mail() {
    on_both(|db| {
        let world = World::new(db);
        for number in 1..=20 {
            world.place(&order(&format!("A-{number}"))).unwrap();
        }
        let taken = at_once(2, |_| {
            let mut mine = Vec::new();
            loop {
                let mails = world.claim(3);
                if mails.is_empty() {
                    return mine;
                }
                mine.extend(mails.into_iter().map(|(mail, _)| mail.id));
            }
        });
        let mut all = taken.concat();
        all.sort_unstable();
        let with_repeats = all.len();
        all.dedup();
        assert_eq!((with_repeats, all.len()), (20, 20));
    });
}
