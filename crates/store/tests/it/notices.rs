//! How a change is heard: after the commit, never without it, on every node.

use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use claviger_domain::id::{Id, ServerId};
use claviger_store::binds;
use claviger_store::engine::{Db, Notice, Notices, Target, Tx};
use claviger_store::fault::Fault;
use claviger_testkit::engines::{Scratch, on_both};
use uuid::Uuid;

/// Longer than anything here takes on a machine that is busy with other things.
const PATIENCE: Duration = Duration::from_secs(30);

fn server(number: u128) -> Notice {
    Notice::Server(ServerId::from_uuid(Uuid::from_u128(number)))
}

fn tell(db: &Db, notices: impl IntoIterator<Item = Notice>) {
    let notices: Vec<Notice> = notices.into_iter().collect();
    let told = move |tx: &mut Tx<'_>| {
        notices.iter().for_each(|notice| tx.tell(*notice));
        Ok::<_, Fault>(())
    };
    db.write(told).wait().expect("it is told");
}

/// Everything that was told up to and with `last`, waited for.
fn up_to(notices: Notices, last: Notice) -> (Notices, Vec<Notice>) {
    let (sender, answer) = channel();
    thread::spawn(move || {
        let mut notices = notices;
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        let heard = runtime.block_on(async {
            let mut heard = Vec::new();
            while let Some(notice) = notices.next().await {
                heard.push(notice);
                if notice == last {
                    break;
                }
            }
            heard
        });
        let _ = sender.send((notices, heard));
    });
    answer.recv_timeout(PATIENCE).expect("it is heard")
}

/// A listener on a node that hears the others already.
pub fn listening(db: &Db) -> Notices {
    let notices = db.listen();
    if db.hears_others() {
        return notices;
    }
    let (notices, _) = up_to(notices, Notice::Everything);
    wait_until_it_hears(db);
    notices
}

/// That everything has to be looked at is told first, so that nobody who trusts what is heard has passed over it.
fn wait_until_it_hears(db: &Db) {
    while !db.hears_others() {
        thread::sleep(Duration::from_millis(1));
    }
}

#[test]
fn x_10_what_was_committed_is_heard_before_it_is_answered_and_each_notice_once() {
    on_both(|db| {
        let mut notices = listening(&db);
        tell(&db, [server(2), Notice::Mail, server(2), server(1), Notice::Mail]);
        let mut heard: Vec<Notice> = std::iter::from_fn(|| notices.heard()).collect();
        heard.sort();
        assert_eq!(heard, [server(1), server(2), Notice::Mail]);
    });
}

#[test]
fn x_10_what_was_undone_is_not_heard() {
    on_both(|db| {
        let mut notices = listening(&db);
        let refused = db.write(|tx: &mut Tx<'_>| {
            tx.tell(server(1));
            Err::<(), _>(Fault::Gone("refused".to_owned()))
        });
        refused.wait().unwrap_err();
        let dead = db.write(|tx: &mut Tx<'_>| {
            tx.tell(server(2));
            let _ = tx.execute("INSERT INTO nowhere (n) VALUES (1)", binds![]);
            Ok::<_, Fault>(())
        });
        dead.wait().unwrap_err();
        let panicked = db.write(|tx: &mut Tx<'_>| -> Result<(), Fault> {
            tx.tell(server(3));
            panic!("nobody should hear of this")
        });
        panicked.wait().unwrap_err();
        let read = db.read(|tx: &mut Tx<'_>| {
            tx.tell(server(4));
            Ok::<_, Fault>(())
        });
        read.wait().unwrap();
        tell(&db, [server(5)]);
        assert_eq!(notices.heard(), Some(server(5)));
        assert_eq!(notices.heard(), None);
    });
}

#[test]
fn x_10_those_who_share_a_commit_are_heard_each() {
    on_both(|db| {
        let mut notices = listening(&db);
        let work: Vec<_> = (0..50)
            .map(|number| {
                db.write(move |tx: &mut Tx<'_>| {
                    tx.tell(server(number));
                    if number % 2 == 0 { Ok(()) } else { Err(Fault::Gone("refused".to_owned())) }
                })
            })
            .collect();
        for reply in work {
            let _ = reply.wait();
        }
        let mut heard: Vec<Notice> = std::iter::from_fn(|| notices.heard()).collect();
        heard.sort();
        assert_eq!(heard, (0..50).step_by(2).map(server).collect::<Vec<_>>());
    });
}

#[test]
fn x_10_who_lags_behind_is_told_to_look_at_everything() {
    on_both(|db| {
        let mut notices = listening(&db);
        for round in 0..6_u128 {
            tell(&db, (0..1_000).map(|number| server(round * 1_000 + number)));
        }
        assert_eq!(notices.heard(), Some(Notice::Everything));
        let (_, rest) = up_to(notices, server(5_999));
        assert!(rest.contains(&server(5_000)), "what came last is still there");
    });
}

#[test]
fn x_10_what_a_noun_records_is_told_by_it() {
    on_both(|db| {
        let mut notices = listening(&db);
        let id = ServerId::from_uuid(Uuid::from_u128(9));
        db.write(move |tx| claviger_store::server::raise_lease_number(tx, id)).wait().unwrap();
        assert_eq!(notices.heard(), Some(Notice::Server(id)));
        db.write(|tx| claviger_store::mail::note_sent(tx, Id::from_uuid(Uuid::nil()), jiff::Timestamp::UNIX_EPOCH))
            .wait()
            .unwrap();
        assert_eq!(notices.heard(), Some(Notice::Mail));
    });
}

#[test]
fn x_10_nodes_on_one_database_hear_each_other() {
    let scratch = Scratch::postgres();
    let (one, other) = (scratch.open(), scratch.open());
    let (here, there) = (listening(&one), listening(&other));
    assert!(one.hears_others() && other.hears_others());

    tell(&one, [server(1)]);
    let (there, heard) = up_to(there, server(1));
    assert_eq!(heard, [server(1)]);

    // More than fits into one payload arrives whole, and what the other does is heard here; one's own only once.
    tell(&other, (100..1_100).map(server));
    let (here, heard) = up_to(here, server(1_099));
    assert_eq!(heard, std::iter::once(server(1)).chain((100..1_100).map(server)).collect::<Vec<_>>());
    tell(&one, [Notice::Mail]);
    let (_, heard) = up_to(there, Notice::Mail);
    assert_eq!(heard, (100..1_100).map(server).chain([Notice::Mail]).collect::<Vec<_>>());
    tell(&one, [Notice::Events]);
    let (_, heard) = up_to(here, Notice::Events);
    assert_eq!(heard, [Notice::Mail, Notice::Events]);
}

#[test]
fn x_10_who_was_cut_off_looks_at_everything_and_hears_again() {
    let scratch = Scratch::postgres();
    let (one, other) = (scratch.open(), scratch.open());
    let there = listening(&other);
    let Target::Postgres(url) = scratch.target() else { unreachable!("it is a server") };
    let mut server_side = postgres::Client::connect(url, postgres::NoTls).unwrap();
    let cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
               WHERE datname = current_database() AND query LIKE '%LISTEN%' AND pid <> pg_backend_pid()";
    assert!(server_side.execute(cut, &[]).unwrap() > 0);

    // Once when it is lost, once when it is there again.
    let (there, _) = up_to(there, Notice::Everything);
    let (there, _) = up_to(there, Notice::Everything);
    wait_until_it_hears(&other);
    tell(&one, [server(1)]);
    let (_, heard) = up_to(there, server(1));
    assert_eq!(heard, [server(1)]);
}

#[test]
fn x_10_a_closed_database_is_silent_for_ever() {
    for scratch in [Scratch::sqlite(), Scratch::postgres()] {
        let db = scratch.open();
        let notices = listening(&db);
        drop(db);
        let (sender, answer) = channel();
        thread::spawn(move || {
            let mut notices = notices;
            let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
            let _ = sender.send(runtime.block_on(notices.next()));
        });
        assert_eq!(answer.recv_timeout(PATIENCE).expect("it ends"), None);
    }
}
