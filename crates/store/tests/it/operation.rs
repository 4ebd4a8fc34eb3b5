//! What those who run an installation look at.

use claviger_domain::account::Language;
use claviger_domain::id::Id;
use claviger_store::engine::Target;
use claviger_store::fault::Fault;
use claviger_store::mail::{self, Mail};
use claviger_store::operation::{self, Figures};
use claviger_store::schema::{self, Standing};
use claviger_testkit::engines::{Scratch, on_both};
use jiff::Timestamp;

#[test]
fn x_11_the_figures_count_what_waits_and_what_was_given_up() {
    on_both(|db| {
        let at = |second| Timestamp::from_second(second).unwrap();
        let figures = |now| db.read(move |tx| operation::figures(tx, at(now))).wait().unwrap();
        let none = Figures { mails_waiting: 0, mails_dead: 0, oldest_waiting: None, leases: 0 };
        assert_eq!(figures(100), none);
        let done = db.write(move |tx| {
            for number in 1..=4_u8 {
                let mail = Mail {
                    id: Id::new(at(i64::from(number)), [number; 10]),
                    kind: "order".into(),
                    subject: Id::<()>::new(at(1), [number; 10]).uuid(),
                    generation: 1,
                    recipient: "it@customer.example".parse().unwrap(),
                    language: Language::English,
                    attempts: 0,
                };
                mail::enqueue(tx, &mail, at(i64::from(number)))?;
                match number {
                    1 => mail::note_sent(tx, mail.id, at(9))?,
                    2 => mail::note_failed(tx, mail.id, "no such user", None)?,
                    _ => {}
                }
            }
            Ok::<_, Fault>(())
        });
        done.wait().unwrap();
        assert_eq!(figures(100), Figures { mails_waiting: 2, mails_dead: 1, oldest_waiting: Some(at(3)), leases: 0 });
        assert_eq!(db.read(operation::version).wait().unwrap(), schema::newest());
        assert_eq!(db.waiting(), (0, 0));
    });
}

#[test]
fn x_09_looking_at_a_database_tells_its_version_and_changes_nothing() {
    let nowhere = tempfile::tempdir().unwrap();
    let file = nowhere.path().join("none.db");
    assert_eq!(schema::look(&Target::Sqlite(file.clone())).unwrap(), None);
    assert!(!file.exists());
    std::fs::write(&file, "").unwrap();
    let empty = Some(Standing { version: 0, clock: None });
    assert_eq!(schema::look(&Target::Sqlite(file.clone())).unwrap(), empty);
    std::fs::write(&file, "no database at all, and long enough to be seen as none").unwrap();
    assert!(matches!(schema::look(&Target::Sqlite(file)), Err(Fault::Unavailable(_))));

    for scratch in [Scratch::sqlite(), Scratch::postgres()] {
        drop(scratch.open());
        let standing = schema::look(scratch.target()).unwrap().unwrap();
        assert_eq!(standing.version, schema::newest());
        assert_eq!(standing.clock.is_some(), matches!(scratch.target(), Target::Postgres(_)));
    }
    assert!(schema::refuse_newer(schema::newest()).is_ok());
    let newer = schema::refuse_newer(schema::newest() + 1).unwrap_err().to_string();
    assert!(newer.contains("changed by a newer program") && newer.contains("backup"), "{newer}");
    let away = "postgres://nobody@127.0.0.1:1/none".parse().unwrap();
    assert!(matches!(schema::look(&away), Err(Fault::Unavailable(_))));
}
