//! What the engines promise to whoever stores something, and that they promise the same.

use std::collections::BTreeSet;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use claviger_domain::id::{OrderId, ServerId};
use claviger_store::binds;
use claviger_store::engine::{Db, Engine, Notice, Reply, Target, Tx, Value};
use claviger_store::fault::Fault;
use claviger_testkit::engines::{Scratch, on_both};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use uuid::Uuid;

use crate::notes::{Answer, No, hold, note, notes, run, with_notes, write};

#[test]
fn x_09_every_kind_of_value_comes_back_as_it_went_in() {
    on_both(|db| {
        run(
            &db,
            "CREATE TABLE test_kind (id UUID NOT NULL PRIMARY KEY, number BIGINT, small BIGINT, text TEXT, bytes BYTEA,
                                truth BOOLEAN, at BIGINT, day TEXT, owner UUID)",
        );
        let at = Timestamp::from_microsecond(1_785_000_000_123_456).unwrap();
        let first = Uuid::from_u128(0x31323334_35363738_39303132_33343536);
        // Texts and bytes that look like numbers, for columns without a kind of their own try to make numbers of them.
        let bodies = ["0042", "1e3", " 7 ", "", "naïve 'quotes' $1 \u{1F511}"];
        for (n, body) in (0_u128..).zip(bodies) {
            let id = Uuid::from_u128(first.as_u128() + n);
            let owner = ServerId::from_uuid(Uuid::from_u128(n));
            let day = date(2027, 8, 7);
            write(&db, move |tx| {
                let changed = tx.execute(
                    "INSERT INTO test_kind (id, number, small, text, bytes, truth, at, day, owner)
                     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                    binds![id, i64::MIN, u32::MAX, body, body.as_bytes(), n % 2 == 0, at, day, owner],
                )?;
                assert_eq!(changed, 1);
                Ok(())
            })
            .unwrap();
            let read = move |tx: &mut Tx<'_>| -> Answer {
                let row =
                    tx.row("SELECT * FROM test_kind WHERE id = $1 AND truth = $2", binds![id, n % 2 == 0])?.unwrap();
                assert_eq!(row.get::<Uuid>("id")?, id);
                assert_eq!(row.get::<i64>("number")?, i64::MIN);
                assert_eq!(row.get::<u32>("small")?, u32::MAX);
                assert_eq!(row.get::<u64>("small")?, u64::from(u32::MAX));
                assert_eq!(row.get::<String>("text")?, body);
                assert_eq!(row.get::<Vec<u8>>("bytes")?, body.as_bytes());
                assert_eq!(row.get::<bool>("truth")?, n % 2 == 0);
                assert_eq!(row.get::<Timestamp>("at")?, at);
                assert_eq!(row.get::<Date>("day")?, day);
                assert_eq!(row.get::<ServerId>("owner")?, owner);
                assert_eq!(row.get::<Option<ServerId>>("owner")?, Some(owner));
                Ok(())
            };
            db.read(read).wait().unwrap();
        }
    });
}

#[test]
fn nothing_stays_nothing_and_the_wrong_kind_is_a_fault_that_names_the_column() {
    on_both(|db| {
        run(
            &db,
            "CREATE TABLE test_kind (id UUID NOT NULL PRIMARY KEY, number BIGINT, text TEXT, bytes BYTEA, truth BOOLEAN)",
        );
        write(&db, |tx| {
            tx.execute(
                "INSERT INTO test_kind (id, number, text, bytes, truth) VALUES ($1, $2, $3, $4, $5)",
                binds![Uuid::nil(), None::<i64>, None::<&str>, None::<Vec<u8>>, None::<bool>],
            )?;
            let row = tx.row("SELECT * FROM test_kind", binds![])?.unwrap();
            assert_eq!(row.get::<Option<i64>>("number")?, None);
            assert_eq!(row.get::<Option<String>>("text")?, None);
            assert_eq!(row.get::<Option<Vec<u8>>>("bytes")?, None);
            assert_eq!(row.get::<Option<OrderId>>("number")?, None);
            assert_eq!(row.get::<Option<bool>>("truth")?, None);
            let said = row.get::<i64>("number").unwrap_err().to_string();
            assert_eq!(said, "column number is not a number: it is null");
            assert!(matches!(row.get::<String>("id"), Err(Fault::Column { column, .. }) if column == "id"));
            assert!(matches!(row.get::<i64>("nubmer"), Err(Fault::Column { column, .. }) if column == "nubmer"));
            Ok(())
        })
        .unwrap();
    });
}

#[test]
fn x_09_what_neither_engine_can_store_is_refused_by_both() {
    on_both(|db| {
        let bound = |value: Value| {
            let sql = "SELECT CAST($1 AS BIGINT) AS n";
            write(&db, move |tx| Ok(tx.rows(sql, std::slice::from_ref(&value))?)).unwrap_err()
        };
        assert!(matches!(bound(Value::from(u64::MAX)), No::Fault(Fault::Bind { position: 1, .. })));
        assert!(matches!(bound(Value::from("a\0b")), No::Fault(Fault::Bind { position: 1, .. })));
    });
}

#[test]
fn x_09_parameters_are_told_apart_by_their_numbers() {
    on_both(|db| {
        let read = |tx: &mut Tx<'_>| -> Answer<(i64, i64, String)> {
            let sql = "SELECT CAST($2 AS BIGINT) AS two, CAST($1 AS BIGINT) AS one, '$1' AS text -- not $3";
            let row = tx.row(sql, binds![1_i64, 2_i64])?.unwrap();
            Ok((row.get("one")?, row.get("two")?, row.get("text")?))
        };
        assert_eq!(db.read(read).wait().unwrap(), (1, 2, "$1".to_owned()));
        let too_few = db.read(|tx| -> Answer { Ok(tx.rows("SELECT CAST($1 AS BIGINT) AS n", binds![]).map(drop)?) });
        assert!(matches!(too_few.wait(), Err(No::Fault(Fault::Unexpected { .. }))));
    });
}

#[test]
fn x_09_a_statement_counts_the_rows_it_changed() {
    on_both(|db| {
        with_notes(&db);
        write(&db, |tx| {
            for n in 1..=3 {
                note(tx, n)?;
            }
            assert_eq!(tx.execute("UPDATE test_note SET body = $1 WHERE n > $2", binds!["new", 1_i64])?, 2);
            assert_eq!(tx.execute("UPDATE test_note SET body = $1 WHERE n > $2", binds!["new", 9_i64])?, 0);
            assert_eq!(tx.execute("CREATE TABLE test_other (n BIGINT)", binds![])?, 0);
            let again = "INSERT INTO test_note (n, body) VALUES ($1, $2) ON CONFLICT (n) DO NOTHING";
            assert_eq!(tx.execute(again, binds![1_i64, "new"])?, 0);
            assert_eq!(tx.execute("DELETE FROM test_note WHERE n < $1 RETURNING n", binds![3_i64])?, 2);
            Ok(())
        })
        .unwrap();
    });
}

#[test]
fn more_than_one_row_is_a_fault_where_one_is_expected() {
    on_both(|db| {
        with_notes(&db);
        let two = write(&db, |tx| {
            note(tx, 1)?;
            note(tx, 2)?;
            Ok(tx.row("SELECT n FROM test_note", binds![]).map(drop)?)
        });
        assert!(matches!(two, Err(No::Fault(Fault::TooManyRows { .. }))));
        assert_eq!(notes(&db), Vec::<i64>::new());
    });
}

#[test]
fn a_refusal_undoes_its_own_work_and_nobody_elses() {
    on_both(|db| {
        with_notes(&db);
        let (held, release) = hold(&db);
        let replies: Vec<Reply<(), No>> = (0..20)
            .map(|n| {
                db.write(move |tx| {
                    note(tx, n)?;
                    if n % 3 == 0 { Err(No::Refused) } else { Ok(()) }
                })
            })
            .collect();
        release.send(()).unwrap();
        held.wait().unwrap();
        for (n, reply) in (0..).zip(replies) {
            assert_eq!(matches!(reply.wait(), Err(No::Refused)), n % 3 == 0, "{n}");
        }
        assert_eq!(notes(&db), (0..20).filter(|n| n % 3 != 0).collect::<Vec<i64>>());
    });
}

#[test]
fn what_is_undone_leaves_no_table_and_no_notice_behind_and_the_rest_is_told_once() {
    on_both(|db| {
        with_notes(&db);
        let mut notices = db.listen();
        while notices.heard().is_some() {}
        let server = |n: u128| ServerId::from_uuid(Uuid::from_u128(n));
        let (held, release) = hold(&db);
        let kept = db.write(move |tx| {
            tx.tell(Notice::Server(server(1)));
            note(tx, 1)
        });
        let undone = db.write(move |tx| -> Answer {
            tx.tell(Notice::Server(server(2)));
            tx.execute("CREATE TABLE test_never (n BIGINT NOT NULL)", binds![])?;
            Err(No::Refused)
        });
        let after = db.write(move |tx| {
            tx.tell(Notice::Server(server(3)));
            note(tx, 2)
        });
        release.send(()).unwrap();
        held.wait().unwrap();
        kept.wait().unwrap();
        assert!(matches!(undone.wait(), Err(No::Refused)));
        after.wait().unwrap();
        let told = std::iter::from_fn(|| notices.heard()).filter(|notice| matches!(notice, Notice::Server(_)));
        let mut told: Vec<_> = told.collect();
        told.sort();
        assert_eq!(told, [1, 3].map(|n| Notice::Server(server(n))));
        assert_eq!(notes(&db), [1, 2]);
        let looked = write(&db, |tx| Ok(tx.rows("SELECT n FROM test_never", binds![]).map(drop)?));
        assert!(matches!(looked, Err(No::Fault(_))), "{looked:?}");
    });
}

#[test]
fn x_09_a_transaction_is_dead_after_its_first_fault() {
    on_both(|db| {
        with_notes(&db);
        let swallowed = write(&db, |tx| {
            note(tx, 1)?;
            assert!(tx.execute("INSERT INTO test_note (n, body) VALUES ($1, $2)", binds![1_i64, "again"]).is_err());
            let later = tx.execute("INSERT INTO test_note (n, body) VALUES ($1, $2)", binds![2_i64, "later"]);
            assert!(matches!(later, Err(Fault::UniqueViolation { .. })), "{later:?}");
            let later = tx.rows("SELECT n FROM test_note", binds![]);
            assert!(matches!(later, Err(Fault::UniqueViolation { .. })), "{later:?}");
            Ok("as if nothing had happened")
        });
        assert!(matches!(swallowed, Err(No::Fault(Fault::UniqueViolation { .. }))), "{swallowed:?}");
        let refused = write(&db, |tx| {
            note(tx, 3)?;
            note(tx, 3).map_err(|_| No::Refused)
        });
        assert!(matches!(refused, Err(No::Refused)), "the closure's own refusal stands: {refused:?}");
        assert_eq!(notes(&db), Vec::<i64>::new());
    });
}

#[test]
fn x_09_violations_are_named_alike() {
    on_both(|db| {
        run(
            &db,
            "CREATE TABLE test_owner (id BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL, folded TEXT NOT NULL, UNIQUE (id, name),
                                 CONSTRAINT owner_name_is_short CHECK (length(name) < 9))",
        );
        run(&db, "CREATE UNIQUE INDEX owner_folded ON test_owner (lower(folded))");
        run(
            &db,
            "CREATE TABLE test_thing (owner BIGINT NOT NULL REFERENCES test_owner (id), n BIGINT NOT NULL, UNIQUE (owner, n))",
        );
        run(&db, "INSERT INTO test_owner (id, name, folded) VALUES (1, 'Ada', 'ada')");
        run(&db, "INSERT INTO test_thing (owner, n) VALUES (1, 1)");
        let fault = |sql: &'static str| match write(&db, move |tx| Ok(tx.execute(sql, binds![])?)) {
            Err(No::Fault(fault)) => fault,
            other => panic!("{sql}: {other:?}"),
        };
        let check = |sql: &'static str, expected: &str| {
            let what = match fault(sql) {
                Fault::UniqueViolation { what } => what,
                Fault::CheckViolation { constraint } => constraint,
                Fault::ForeignKeyViolation { .. } => "a reference".to_owned(),
                other => panic!("{sql}: {other:?}"),
            };
            assert_eq!(what, expected, "{sql}");
        };
        check("INSERT INTO test_owner (id, name, folded) VALUES (1, 'Bea', 'bea')", "test_owner.id");
        check("INSERT INTO test_owner (id, name, folded) VALUES (2, 'Bea', 'ADA')", "index 'owner_folded'");
        check("INSERT INTO test_owner (id, name, folded) VALUES (3, 'Wilhelmina', 'w')", "owner_name_is_short");
        check("INSERT INTO test_thing (owner, n) VALUES (1, 1)", "test_thing.owner, test_thing.n");
        check("INSERT INTO test_thing (owner, n) VALUES (4, 1)", "a reference");
        check("DELETE FROM test_owner WHERE id = 1", "a reference");
        let said = fault("INSERT INTO test_owner (id, name) VALUES (5, 'Eve')").to_string();
        assert!(said.contains("folded"), "{said}");
    });
}

#[test]
fn a_panic_is_the_fault_of_one_and_the_others_go_on() {
    on_both(|db| {
        with_notes(&db);
        let (held, release) = hold(&db);
        let before = db.write(|tx| note(tx, 1));
        let panicking: Reply<(), No> = db.write(|tx| {
            note(tx, 2)?;
            panic!("this panic belongs to the test");
        });
        let after = db.write(|tx| note(tx, 3));
        release.send(()).unwrap();
        held.wait().unwrap();
        before.wait().unwrap();
        assert!(matches!(panicking.wait(), Err(No::Fault(Fault::Panicked))));
        after.wait().unwrap();
        let reading: Reply<(), No> = db.read(|_| panic!("this one, too"));
        assert!(matches!(reading.wait(), Err(No::Fault(Fault::Panicked))));
        assert_eq!(notes(&db), [1, 3]);
    });
}

#[test]
fn x_09_sixteen_threads_that_count_together_lose_nothing() {
    on_both(|db| {
        run(&db, "CREATE TABLE test_counter (n BIGINT NOT NULL)");
        run(&db, "INSERT INTO test_counter (n) VALUES (0)");
        let n = |tx: &mut Tx<'_>| -> Answer<i64> {
            Ok(tx.row("SELECT n FROM test_counter", binds![])?.ok_or(No::Refused)?.get("n")?)
        };
        thread::scope(|scope| {
            for _ in 0..16 {
                scope.spawn(|| {
                    for _ in 0..20 {
                        let count = move |tx: &mut Tx<'_>| -> Answer {
                            let next = n(tx)? + 1;
                            tx.execute("UPDATE test_counter SET n = $1", binds![next])?;
                            Ok(())
                        };
                        write(&db, count).unwrap();
                    }
                });
            }
        });
        assert_eq!(db.read(n).wait().unwrap(), 16 * 20);
    });
}

#[test]
fn x_09_a_limit_that_each_checks_before_adding_is_kept_by_all() {
    on_both(|db| {
        with_notes(&db);
        let admitted = thread::scope(|scope| {
            let guests: Vec<_> = (0..12)
                .map(|n| {
                    let db = &db;
                    let enter = move |tx: &mut Tx<'_>| -> Answer {
                        if tx.rows("SELECT n FROM test_note", binds![])?.len() >= 3 {
                            return Err(No::Refused);
                        }
                        note(tx, n)
                    };
                    scope.spawn(move || match write(db, enter) {
                        Ok(()) => 1,
                        Err(No::Refused) => 0,
                        Err(fault) => panic!("{fault:?}"),
                    })
                })
                .collect();
            guests.into_iter().map(|guest| guest.join().unwrap()).sum::<usize>()
        });
        assert_eq!((admitted, notes(&db).len()), (3, 3));
    });
}

#[test]
fn x_09_a_reader_sees_one_state_and_cannot_write() {
    on_both(|db| {
        with_notes(&db);
        let (looked, has_looked) = channel();
        let (written, has_written) = channel();
        let reading = db.read(move |tx| -> Answer {
            assert_eq!(tx.rows("SELECT n FROM test_note", binds![])?.len(), 0);
            looked.send(()).unwrap();
            has_written.recv_timeout(Duration::from_secs(20)).unwrap();
            assert_eq!(tx.rows("SELECT n FROM test_note", binds![])?.len(), 0);
            Ok(())
        });
        has_looked.recv().unwrap();
        write(&db, |tx| note(tx, 1)).unwrap();
        written.send(()).unwrap();
        reading.wait().unwrap();
        assert!(matches!(db.read(|tx| note(tx, 2)).wait(), Err(No::Fault(Fault::Unexpected { .. }))));
        assert_eq!(notes(&db), [1]);
    });
}

#[test]
fn a_reply_can_be_awaited() {
    on_both(|db| {
        with_notes(&db);
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(async {
            db.write(|tx| note(tx, 1)).await.unwrap();
            let twice = db.write(|tx| note(tx, 1)).await;
            assert!(matches!(twice, Err(No::Fault(Fault::UniqueViolation { .. }))));
        });
    });
}

#[test]
fn closing_finishes_what_waits() {
    for scratch in [Scratch::sqlite(), Scratch::postgres()] {
        let db = scratch.open();
        with_notes(&db);
        let (held, release) = hold(&db);
        // Nobody waits for these.
        for n in 0..10 {
            drop(db.write(move |tx| note(tx, n)));
        }
        let closing = thread::spawn(move || drop(db));
        release.send(()).unwrap();
        closing.join().unwrap();
        held.wait().unwrap();
        assert_eq!(notes(&scratch.open()), (0..10).collect::<Vec<i64>>());
    }
}

#[test]
fn work_may_be_the_last_to_hold_its_own_database() {
    on_both(|db| {
        with_notes(&db);
        let (held, release) = hold(&db);
        let handle = db.clone();
        let reply = db.write(move |tx| {
            let _ = handle.engine();
            note(tx, 1)
        });
        drop(db);
        release.send(()).unwrap();
        held.wait().unwrap();
        reply.wait().unwrap();
    });
}

#[test]
fn x_09_a_database_of_a_newer_program_is_refused() {
    for scratch in [Scratch::sqlite(), Scratch::postgres()] {
        let db = scratch.open();
        run(
            &db,
            "INSERT INTO refinery_schema_history (version, name, applied_on, checksum)
             VALUES (9999, 'later', '2030-01-01T00:00:00Z', '1')",
        );
        drop(db);
        let refused = Db::open(scratch.target());
        assert!(matches!(refused, Err(Fault::NewerDatabase { found: 9999, known: 1.. })), "{refused:?}");
    }
}

#[test]
fn x_09_nodes_that_start_at_once_make_the_tables_once() {
    for scratch in [Scratch::sqlite(), Scratch::postgres()] {
        if let Target::Postgres(url) = scratch.target() {
            // The copy has its tables already.
            let mut client = postgres::Client::connect(url, postgres::NoTls).unwrap();
            client.batch_execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public").unwrap();
        }
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| drop(scratch.open()));
            }
        });
        let history = |tx: &mut Tx<'_>| -> Answer<BTreeSet<i64>> {
            let rows = tx.rows("SELECT version FROM refinery_schema_history", binds![])?;
            Ok(rows.iter().map(|row| row.get("version")).collect::<Result<_, _>>()?)
        };
        assert!(!scratch.open().read(history).wait().unwrap().is_empty());
    }
}

#[test]
fn x_09_an_answer_comes_after_the_commit() {
    for scratch in [Scratch::sqlite(), Scratch::postgres()] {
        let db = scratch.open();
        with_notes(&db);
        thread::scope(|scope| {
            for thread in 0..4 {
                let (db, target) = (&db, scratch.target());
                scope.spawn(move || {
                    let mut seen = onlooker(target);
                    for n in (thread * 100)..(thread * 100 + 25) {
                        write(db, move |tx| note(tx, n)).unwrap();
                        assert!(seen(n), "{n} was answered before others could see it");
                    }
                });
            }
        });
    }
}

/// Somebody with a connection of his own, who tells whether he sees a note.
fn onlooker(target: &Target) -> Box<dyn FnMut(i64) -> bool> {
    let question = "SELECT n FROM test_note WHERE n = $1";
    match target {
        Target::Sqlite(path) => {
            let connection = rusqlite::Connection::open(path).expect("the file opens twice");
            Box::new(move |n| connection.prepare(question).and_then(|mut asked| asked.exists([n])).expect("an answer"))
        }
        Target::Postgres(url) => {
            let mut client = postgres::Client::connect(url, postgres::NoTls).expect("the server takes one more");
            Box::new(move |n| client.query_opt(question, &[&n]).expect("an answer").is_some())
        }
    }
}

#[test]
fn what_was_bound_is_in_no_fault() {
    on_both(|db| {
        run(
            &db,
            "CREATE TABLE test_secret (name TEXT NOT NULL PRIMARY KEY, n BIGINT, CONSTRAINT secret_n CHECK (n > 0))",
        );
        run(&db, "INSERT INTO test_secret (name, n) VALUES ('geheim', 1)");
        let check = |sql: &'static str, n: i64| {
            let outcome = write(&db, move |tx| Ok(tx.execute(sql, binds!["geheim", n])?));
            // PostgreSQL alone minds a text that is no number; if it does, it may not say which.
            if let Err(No::Fault(fault)) = outcome {
                let said = format!("{fault} {fault:?}");
                assert!(!said.contains("geheim") && !said.contains("424242"), "{said}");
            }
        };
        check("INSERT INTO test_secret (name, n) VALUES ($1, $2)", 424_242);
        check("INSERT INTO test_secret (name, n) VALUES ($1 || 'x', -$2)", 424_242);
        check("UPDATE test_secret SET n = CAST($1 AS BIGINT) WHERE n < $2", 424_242);
        check("UPDATE test_secret SET name = $2 WHERE name = $1", 424_242);
    });
    let shown = format!("{:?}", binds!["geheim", b"geheim".as_slice(), 7_i64, true, Uuid::nil(), None::<i64>]);
    assert!(!shown.contains("geheim") && shown.contains("Text(6 bytes)"), "{shown}");
}

#[test]
fn both_engines_are_told_apart_only_by_name() {
    assert_eq!(Scratch::sqlite().open().engine(), Engine::Sqlite);
    assert_eq!(Scratch::postgres().open().engine(), Engine::Postgres);
}
