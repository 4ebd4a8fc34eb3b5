//! Stock that goes from one partner to another: offered, answered, and never in two pools or in none. (P-14)

use claviger_app::act::Who;
use claviger_app::activation_key::{self, Refused as KeyRefused};
use claviger_app::domain::account::Role;
use claviger_app::domain::id::{AccountId, PoolId, TransferId};
use claviger_app::domain::license::ledger::Figures;
use claviger_app::domain::sorting::Part;
use claviger_app::mail::{self, Content};
use claviger_app::store::fault::Fault;
use claviger_app::transfer::{self, Answer, Refusal, Refused, Seen, State, Wanted, Wrong};
use claviger_app::{Error, order, overview, stock, store};
use claviger_testkit::engines::on_both;
use jiff::SignedDuration;
use uuid::Uuid;

use crate::stock::{codes, figures, pool_of, redeem, stock_order, stocked};
use crate::world::{World, at_once, order as usual_order, perpetual};

fn offer(world: &World, who: &Who, account: AccountId, wanted: Wanted, to: &'static str) -> Result<Seen, Error> {
    world.does(who, move |tx, act, vendor| transfer::offer(tx, act, vendor, account, Some(wanted), to, None))
}

fn answer(world: &World, who: &Who, id: TransferId, how: Answer) -> Result<Seen, Error> {
    world.does(who, move |tx, act, vendor| transfer::answer(tx, act, vendor, id, how))
}

/// The subjects of what is told of transfers: to whom, and in which state.
fn told(world: &World) -> Vec<(String, &'static str)> {
    let until = world.now() + SignedDuration::from_mins(5);
    let mails =
        world.does::<_, Fault>(&Who::System, move |tx, act, vendor| mail::claim(tx, act, vendor, until, 100)).unwrap();
    let transfers = mails.into_iter().filter_map(|(mail, content)| match content {
        Some(Content::Transfer { told, .. }) => Some((mail.recipient.as_str().to_owned(), told.transfer.state.word())),
        _ => None,
    });
    transfers.collect()
}

/// The ledger of a license type: word, units, what it is about, who.
fn ledger(world: &World, who: &Who, account: AccountId, pool: PoolId) -> Vec<String> {
    let lines = world
        .sees(who, move |tx, act, vendor| stock::ledger(tx, act, vendor, account, pool, &Part::first(99)))
        .unwrap();
    lines
        .iter()
        .map(|line| &line.row)
        .map(|line| {
            let movement = line.told.entry.movement;
            format!("{} {} {} {}", movement.kind.word(), movement.units, line.told.about, line.by)
        })
        .collect()
}

/// Compares the account's stock with its ledgers.
fn audit(world: &World, account: AccountId) {
    let all = world.sees::<_, Fault>(&Who::System, move |tx, _, _| {
        let pools = store::pool::of_account(tx, account)?;
        pools
            .into_iter()
            .map(|pool| Ok((pool.figures, store::pool::ledger(tx, pool.id)?)))
            .collect::<Result<Vec<_>, _>>()
    });
    for (figures, ledger) in all.unwrap() {
        assert_eq!(Figures::sums_of(ledger.into_iter().map(|entry| entry.movement)).unwrap(), figures);
    }
}

#[test]
fn p_14_units_are_reserved_and_go_over_when_the_other_side_accepts() {
    on_both(|db| {
        let world = World::new(db);
        let (renzo, belcampo) = stocked(&world);
        let rosa = world.person("rosa@costa.example", &world.other_reseller, Role::Administrator);
        let costa = world.other_reseller.id;
        let pool = pool_of(&world, belcampo.id, "PBX-Registrations");
        let offered = offer(&world, &renzo, belcampo.id, Wanted::Units(pool, 30), "R-2").unwrap();
        assert!(offered.may_cancel && !offered.may_answer);
        assert_eq!(figures(&world, &renzo, belcampo.id).lines().nth(1), Some("PBX-Registrations 100 0 30 70"));
        assert_eq!(figures(&world, &rosa, costa), "");
        assert_eq!(told(&world), [("rosa@costa.example".to_owned(), "open")]);
        // What is promised is nobody else's.
        let more = offer(&world, &renzo, belcampo.id, Wanted::Units(pool, 71), "R-2").unwrap_err();
        assert!(
            matches!(&more, Error::Transfer(Refusal::Mistakes(wrong))
                if matches!(wrong[..], [("units", Wrong::NotEnough(short))] if short.available.count() == 70)),
            "{more}"
        );
        // The sender cannot accept for the other, nor the other cancel; the vendor looks and no more.
        let id = offered.transfer.id;
        for (who, how) in [(&renzo, Answer::Accept), (&renzo, Answer::Decline), (&rosa, Answer::Cancel)] {
            let refused = answer(&world, who, id, how).unwrap_err();
            assert!(matches!(refused, Error::Transfer(Refusal::OtherSide)), "{refused}");
        }
        assert!(matches!(answer(&world, &world.operator, id, Answer::Accept), Err(Error::Forbidden)));
        let stranger = world.person("anna@alpenland.example", &world.distributor, Role::Administrator);
        assert!(matches!(answer(&world, &stranger, id, Answer::Accept), Err(Error::NotFound("transfer"))));
        let looks = world.person("rita@costa.example", &world.other_reseller, Role::ReadOnly);
        assert!(matches!(answer(&world, &looks, id, Answer::Accept), Err(Error::Forbidden)));

        // Who did a line is told by the event of its instant.
        world.pass(SignedDuration::from_secs(1));
        let accepted = answer(&world, &rosa, id, Answer::Accept).unwrap();
        assert!(matches!(accepted.transfer.state, State::Accepted(_)));
        assert_eq!(figures(&world, &renzo, belcampo.id).lines().nth(1), Some("PBX-Registrations 70 0 0 70"));
        assert_eq!(figures(&world, &rosa, costa), "PBX-Registrations 30 0 0 30\n");
        assert_eq!(told(&world), [("renzo@belcampo.example".to_owned(), "accepted")]);
        // Once more is no more.
        answer(&world, &rosa, id, Answer::Accept).unwrap();
        let late = answer(&world, &renzo, id, Answer::Cancel).unwrap_err();
        assert!(matches!(late, Error::Transfer(Refusal::State(Refused::Ended(State::Accepted(_))))), "{late}");
        assert_eq!(figures(&world, &rosa, costa), "PBX-Registrations 30 0 0 30\n");
        // Both ledgers show it; who pressed at the other side is that side's business.
        let sent = ledger(&world, &renzo, belcampo.id, pool);
        assert_eq!(sent[..2], ["posted 30 Costa Partner ", "reserved 30 Costa Partner Somebody"]);
        let there = pool_of(&world, costa, "PBX-Registrations");
        assert_eq!(ledger(&world, &rosa, costa, there), ["received 30 Belcampo Systems Somebody"]);
        let kinds: Vec<_> = world.events(id.uuid()).into_iter().map(|event| event.kind).collect();
        assert_eq!(kinds.iter().filter(|kind| *kind == "transfer.accepted").count(), 2, "{kinds:?}");
        audit(&world, belcampo.id);
        audit(&world, costa);
        // What came by transfer goes on by transfer.
        let back = offer(&world, &rosa, costa, Wanted::Units(there, 30), "D-1").unwrap();
        answer(&world, &stranger, back.transfer.id, Answer::Accept).unwrap();
        assert_eq!(figures(&world, &stranger, world.distributor.id), "PBX-Registrations 30 0 0 30\n");
        assert_eq!(figures(&world, &rosa, costa), "PBX-Registrations 0 0 0 0\n");
    });
}

#[test]
fn p_14_what_is_declined_cancelled_or_left_unanswered_is_the_senders_again() {
    on_both(|db| {
        let world = World::new(db);
        let (renzo, belcampo) = stocked(&world);
        let rosa = world.person("rosa@costa.example", &world.other_reseller, Role::Administrator);
        let pool = pool_of(&world, belcampo.id, "PBX-SoftwarePhones");
        let line = |world: &World| figures(world, &renzo, belcampo.id).lines().nth(2).unwrap().to_owned();
        for (who, how, state, reads) in [
            (&rosa, Answer::Decline, "declined", "renzo@belcampo.example"),
            (&renzo, Answer::Cancel, "cancelled", "rosa@costa.example"),
        ] {
            let id = offer(&world, &renzo, belcampo.id, Wanted::Units(pool, 25), "R-2").unwrap().transfer.id;
            told(&world);
            assert_eq!(line(&world), "PBX-SoftwarePhones 25 0 25 0");
            assert_eq!(answer(&world, who, id, how).unwrap().transfer.state.word(), state);
            assert_eq!(line(&world), "PBX-SoftwarePhones 25 0 0 25");
            assert_eq!(told(&world), [(reads.to_owned(), state)]);
            let late = answer(&world, &rosa, id, Answer::Accept).unwrap_err();
            assert!(matches!(late, Error::Transfer(Refusal::State(Refused::Ended(_)))), "{late}");
        }
        // The time is over: it cannot be accepted any more, and the job frees it.
        let id = offer(&world, &renzo, belcampo.id, Wanted::Units(pool, 5), "R-2").unwrap().transfer.id;
        let expire = || world.does(&Who::System, |tx, act, _| transfer::expire(tx, act, 10)).unwrap();
        world.pass(SignedDuration::from_hours(24 * 30 - 1));
        assert_eq!(expire(), 0);
        world.pass(SignedDuration::from_hours(1));
        let late = answer(&world, &rosa, id, Answer::Accept).unwrap_err();
        assert!(matches!(late, Error::Transfer(Refusal::State(Refused::TooLate))), "{late}");
        told(&world);
        assert_eq!((expire(), expire()), (1, 0));
        assert_eq!(line(&world), "PBX-SoftwarePhones 25 0 0 25");
        assert_eq!(told(&world), [("renzo@belcampo.example".to_owned(), "expired")]);
        assert_eq!(figures(&world, &rosa, world.other_reseller.id), "");
        audit(&world, belcampo.id);
    });
}

#[test]
fn p_14_an_activation_key_changes_hands_and_the_former_copy_is_worthless() {
    on_both(|db| {
        let world = World::new(db);
        let renzo = world.person("renzo@belcampo.example", &world.reseller, Role::Administrator);
        let rosa = world.person("rosa@costa.example", &world.other_reseller, Role::Administrator);
        let (belcampo, costa) = (world.reseller.id, world.other_reseller.id);
        world.place(&order::Request { lines: vec![perpetual("PBX-1", 100)], ..stock_order("S-1") }).unwrap();
        let code = codes(&world).remove(0);
        let keys = |who: &Who, account| {
            world
                .sees(who, move |tx, act, vendor| activation_key::list(tx, act, vendor, account, &Part::first(9)))
                .unwrap()
                .keys
        };
        let key = keys(&renzo, belcampo)[0].row.0.key.id;
        let id = offer(&world, &renzo, belcampo, Wanted::Key(key), "R-2").unwrap().transfer.id;
        // Promised, it is nobody's to redeem or to promise again.
        let refused = redeem(&world, &renzo, belcampo, &code).unwrap();
        assert_eq!(refused, Err(activation_key::Refusal::Key(KeyRefused::Promised)));
        let again = offer(&world, &renzo, belcampo, Wanted::Key(key), "D-1").unwrap_err();
        assert!(
            matches!(&again, Error::Transfer(Refusal::Mistakes(wrong)) if wrong[..] == [("what", Wrong::What)]),
            "{again}"
        );
        answer(&world, &rosa, id, Answer::Accept).unwrap();
        assert!(keys(&renzo, belcampo).is_empty());
        // The new holder reads the code, and only it redeems.
        let held = keys(&rosa, costa);
        assert_eq!(held[0].row.1.as_deref(), Some(&*code));
        let former = redeem(&world, &renzo, belcampo, &code).unwrap();
        assert_eq!(former, Err(activation_key::Refusal::Key(KeyRefused::Unknown)));
        redeem(&world, &rosa, costa, &code).unwrap().unwrap();
        assert_eq!(figures(&world, &rosa, costa), "PBX-Registrations 100 0 0 100\n");
        assert_eq!(figures(&world, &renzo, belcampo), "");

        // An order that is cancelled takes its key back from whoever it is promised to.
        let mixed =
            order::Request { lines: vec![perpetual("IM120-4L", 5), perpetual("PBX-1", 10)], ..usual_order("M-1") };
        let placed = world.place(&mixed).unwrap().order;
        let anna = world.person("anna@museo.example", &world.account("C-1"), Role::Licenses);
        let key = keys(&anna, placed.customer)[0].row.0.key.id;
        let id = offer(&world, &anna, placed.customer, Wanted::Key(key), "R-2").unwrap().transfer.id;
        world.does(&world.operator, move |tx, act, _| order::cancel(tx, act, placed.id)).unwrap();
        assert_eq!(keys(&anna, placed.customer)[0].row.0.key.state.word(), "withdrawn");
        let late = answer(&world, &rosa, id, Answer::Accept).unwrap_err();
        assert!(matches!(late, Error::Transfer(Refusal::State(Refused::Ended(State::Cancelled(_))))), "{late}");
    });
}

#[test]
fn p_14_stock_goes_to_partners_alone_and_nobody_learns_who_else_there_is() {
    on_both(|db| {
        let world = World::new(db);
        let (renzo, belcampo) = stocked(&world);
        world.place(&usual_order("A-1")).unwrap();
        let pool = pool_of(&world, belcampo.id, "PBX-Operators");
        let vendor = world.sees::<_, Fault>(&Who::System, |tx, _, _| {
            tx.row("SELECT number FROM account WHERE kind = 'vendor'", &[])?.unwrap().get::<String>("number")
        });
        let wrong = |to: String| {
            let deed = move |tx: &mut store::engine::Tx<'_>,
                             act: &mut claviger_app::act::Act,
                             vendor: &claviger_app::Vendor| {
                transfer::offer(tx, act, vendor, belcampo.id, Some(Wanted::Units(pool, 1)), &to, None)
            };
            match world.does(&renzo, deed).unwrap_err() {
                Error::Transfer(Refusal::Mistakes(wrong)) => wrong,
                other => panic!("{other}"),
            }
        };
        for number in ["C-1".to_owned(), "R-99".into(), String::new(), "R\u{0}".into(), vendor.unwrap()] {
            assert_eq!(wrong(number.clone()), [("to", Wrong::Receiver)], "{number}");
        }
        assert_eq!(wrong(" R-1 ".into()), [("to", Wrong::Itself)]);
        for units in [0, u64::MAX] {
            let refused = offer(&world, &renzo, belcampo.id, Wanted::Units(pool, units), "R-99").unwrap_err();
            assert!(
                matches!(&refused, Error::Transfer(Refusal::Mistakes(wrong))
                    if wrong[..] == [("units", Wrong::Units), ("to", Wrong::Receiver)]),
                "{refused}"
            );
        }
        // The vendor, and whoever may only look, offer nothing of it.
        let looks = world.person("rita@belcampo.example", &world.reseller, Role::ReadOnly);
        for who in [&world.operator, &looks] {
            assert!(matches!(offer(&world, who, belcampo.id, Wanted::Units(pool, 1), "R-2"), Err(Error::Forbidden)));
        }
        assert_eq!(figures(&world, &renzo, belcampo.id).lines().next(), Some("PBX-Operators 2 0 0 2"));
    });
}

#[test]
fn p_14_however_many_press_at_once_nothing_is_in_two_pools_or_in_none() {
    on_both(|db| {
        let world = World::new(db);
        let (renzo, belcampo) = stocked(&world);
        let rosa = world.person("rosa@costa.example", &world.other_reseller, Role::Administrator);
        let costa = world.other_reseller.id;
        let pool = pool_of(&world, belcampo.id, "PBX-Registrations");
        // Ten offers of thirty at once: three can be kept.
        let outcomes = at_once(10, |_| offer(&world, &renzo, belcampo.id, Wanted::Units(pool, 30), "R-2"));
        let offered: Vec<_> = outcomes.into_iter().filter_map(Result::ok).map(|seen| seen.transfer.id).collect();
        assert_eq!(offered.len(), 3);
        assert_eq!(figures(&world, &renzo, belcampo.id).lines().nth(1), Some("PBX-Registrations 100 0 90 10"));
        // Both sides answer all of them at once: each ends in one way.
        let outcomes = at_once(6, |n| {
            let id = offered[n / 2];
            if n % 2 == 0 {
                answer(&world, &rosa, id, Answer::Accept)
            } else {
                answer(&world, &renzo, id, Answer::Cancel)
            }
        });
        assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 3, "{outcomes:?}");
        let accepted = outcomes.iter().step_by(2).filter(|outcome| outcome.is_ok()).count() as u64;
        let (here, there) = (100 - 30 * accepted, 30 * accepted);
        let line = format!("PBX-Registrations {here} 0 0 {here}");
        assert_eq!(figures(&world, &renzo, belcampo.id).lines().nth(1), Some(&*line));
        let line = if there == 0 { String::new() } else { format!("PBX-Registrations {there} 0 0 {there}\n") };
        assert_eq!(figures(&world, &rosa, costa), line);
        audit(&world, belcampo.id);
        audit(&world, costa);
    });
}

#[test]
fn p_14_p_16_l_27_the_start_page_names_what_of_the_stock_needs_somebody() {
    on_both(|db| {
        let world = World::new(db);
        let (renzo, reseller) = stocked(&world);
        let costa = world.person("carla@costa.example", &world.other_reseller, Role::Administrator);
        let start = |who: &Who, partner: Option<AccountId>| {
            world.sees(who, move |tx, act, vendor| overview::start(tx, act, vendor, partner)).unwrap().stock
        };
        let needs = |who: &Who, account: AccountId| start(who, Some(account)).unwrap();
        assert!(needs(&renzo, reseller.id).is_empty());
        assert!(start(&world.operator, None).is_none());
        let pool = pool_of(&world, reseller.id, "PBX-Registrations");
        let account = reseller.id;
        world
            .does(&renzo, move |tx, act, vendor| stock::set_threshold(tx, act, vendor, account, pool, Some(90)))
            .unwrap();
        assert!(needs(&renzo, account).low.is_empty());
        let made = offer(&world, &renzo, account, Wanted::Units(pool, 40), "R-2").unwrap().transfer;
        let told = needs(&renzo, account);
        let low: Vec<_> = told.low.iter().map(|low| (low.name.as_str(), low.left.count(), low.below.count())).collect();
        assert_eq!(low, [("PBX-Registrations", 60, 90)]);
        assert_eq!((told.to_answer.count, told.waiting.count), (0, 1));
        let there = needs(&costa, world.other_reseller.id);
        assert_eq!((there.to_answer.count, there.waiting.count), (1, 0));
        assert_eq!(there.to_answer.first[0].sender.id, account);
        // What is answered needs nobody any more; what is left stays low.
        answer(&world, &costa, made.id, Answer::Accept).unwrap();
        assert!(needs(&costa, world.other_reseller.id).is_empty());
        let told = needs(&renzo, account);
        assert_eq!((told.low.len(), told.waiting.count), (1, 0));
    });
}

#[test]
fn p_09_who_holds_an_activation_key_and_who_sold_it_are_told_why_it_was_taken_back() {
    on_both(|db| {
        let world = World::new(db);
        let renzo = world.person("renzo@belcampo.example", &world.reseller, Role::Administrator);
        world.person("carla@costa.example", &world.other_reseller, Role::Administrator);
        let costa = world.person("carlo@costa.example", &world.other_reseller, Role::Administrator);
        let order = world.place(&stock_order("S-1")).unwrap().order;
        let keys = world.sees::<_, Fault>(&Who::System, move |tx, _, _| store::activation_key::of_order(tx, order.id));
        let keys: Vec<_> = keys.unwrap().into_iter().map(|listed| listed.key.id).collect();
        let account = world.reseller.id;
        let given = offer(&world, &renzo, account, Wanted::Key(keys[0]), "R-2").unwrap().transfer.id;
        answer(&world, &costa, given, Answer::Accept).unwrap();
        told(&world);
        let withdrawn = |world: &World| {
            let until = world.now() + SignedDuration::from_mins(5);
            let mails = world
                .does::<_, Fault>(&Who::System, move |tx, act, vendor| mail::claim(tx, act, vendor, until, 100))
                .unwrap();
            let mut told: Vec<_> = mails
                .into_iter()
                .filter_map(|(mail, content)| match content {
                    Some(Content::ActivationKeyWithdrawn { told, page }) => {
                        let page = page.rsplit_once('/').unwrap().1.to_owned();
                        let is_order = page.starts_with("ord_");
                        let page = if is_order { "the order".to_owned() } else { page };
                        Some((mail.recipient.to_string(), told.reason.unwrap_or_default(), page))
                    }
                    _ => None,
                })
                .collect();
            told.sort();
            told
        };
        let key = keys[0];
        world.does(&world.operator, move |tx, act, _| activation_key::withdraw(tx, act, key, "sold twice")).unwrap();
        let line = |who: &str, reason: &str, page: &str| (who.to_owned(), reason.to_owned(), page.to_owned());
        let expected = [
            line("carla@costa.example", "sold twice", "activation-keys"),
            line("carlo@costa.example", "sold twice", "activation-keys"),
            line("renzo@belcampo.example", "sold twice", "the order"),
        ];
        assert_eq!(withdrawn(&world), expected);
        // That its order was cancelled is no reason that somebody gave.
        world.pass(SignedDuration::from_mins(10));
        let lines = vec![perpetual("IM120-4L", 1), perpetual("PBX-1", 9)];
        let mixed = order::Request { lines, ..usual_order("S-2") };
        let other = world.place(&mixed).unwrap().order.id;
        world.does(&world.operator, move |tx, act, _| order::cancel(tx, act, other)).unwrap();
        let mut lines = withdrawn(&world);
        lines.retain(|(_, reason, _)| reason.is_empty());
        assert_eq!(lines, [line("renzo@belcampo.example", "", "the order")]);
    });
}

#[test]
fn p_14_a_form_that_is_pressed_twice_offers_once() {
    on_both(|db| {
        let world = World::new(db);
        let (renzo, belcampo) = stocked(&world);
        let pool = pool_of(&world, belcampo.id, "PBX-Registrations");
        let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let press = |units, pressed| {
            let deed = move |tx: &mut store::engine::Tx<'_>, act: &mut _, vendor: &_| {
                transfer::offer(tx, act, vendor, belcampo.id, Some(Wanted::Units(pool, units)), "R-2", Some(pressed))
            };
            world.does(&renzo, deed).unwrap().transfer
        };
        let left = || figures(&world, &renzo, belcampo.id).lines().nth(1).unwrap().to_owned();
        let offered = at_once(4, |_| press(10, one).id);
        assert!(offered.iter().all(|id| *id == offered[0]), "{offered:?}");
        assert_eq!(left(), "PBX-Registrations 100 0 10 90");
        // A page that the browser kept, with something else in it, is something else; and pressed twice it is that once.
        let more = at_once(4, |_| press(20, one).id);
        assert!(more.iter().all(|id| *id == more[0] && *id != offered[0]), "{more:?}");
        assert_eq!(left(), "PBX-Registrations 100 0 30 70");
        // After it came to nothing, it is offered anew.
        answer(&world, &renzo, more[0], Answer::Cancel).unwrap();
        assert!(matches!(press(20, one).state, State::Open));
        assert_ne!(press(20, other).id, press(20, one).id);
        assert_eq!(left(), "PBX-Registrations 100 0 50 50");
        // What one account has pressed is nothing to another.
        let rosa = world.person("rosa@costa.example", &world.other_reseller, Role::Administrator);
        let theirs = world.other_reseller.id;
        let deed = move |tx: &mut store::engine::Tx<'_>, act: &mut _, vendor: &_| {
            transfer::offer(tx, act, vendor, theirs, Some(Wanted::Units(pool, 1)), "R-1", Some(other))
        };
        assert!(matches!(world.does(&rosa, deed), Err(Error::Transfer(Refusal::Mistakes(_)))));
    });
}
