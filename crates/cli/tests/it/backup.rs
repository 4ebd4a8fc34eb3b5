//! A backup is made while the service works, and stands again elsewhere.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

use claviger_server::store::engine::{Db, Target};
use claviger_server::store::fault::Fault;

use crate::installed::{Place, get, post};
use crate::shop::Shop;

const PASSPHRASE: (&str, &str) = ("CLAVIGER_PASSPHRASE", "nine small brass keys");

fn written(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn x_11_a_backup_made_under_load_stands_again_elsewhere_with_all_that_was_answered_for() {
    let place = Place::new("");
    place.init(&[], &[]);
    let service = place.serve(&[], &[]);
    let shop = Shop::of(&place, &place.url(""), &[]);
    shop.make_reseller();

    // Four programs place orders all the while, and note what was answered for.
    let (placed, is_over) = (Arc::new(Mutex::new(BTreeSet::new())), Arc::new(AtomicBool::new(false)));
    let placing: Vec<_> = (0..4)
        .map(|program| {
            let (shop, placed, is_over) = (shop.clone(), Arc::clone(&placed), Arc::clone(&is_over));
            thread::spawn(move || {
                for count in 0.. {
                    let number = format!("N-{program}-{count}");
                    let (status, body) = shop.order(&number);
                    assert_eq!(status, 201, "{body}");
                    placed.lock().unwrap().insert(number);
                    if is_over.load(Ordering::Relaxed) {
                        return;
                    }
                }
            })
        })
        .collect();
    while placed.lock().unwrap().len() < 20 {
        thread::yield_now();
    }
    let backups = place.path("backups");
    std::fs::create_dir(&backups).unwrap();
    let mut made: Vec<(PathBuf, BTreeSet<String>)> = Vec::new();
    for number in 1..=3 {
        let answered = placed.lock().unwrap().clone();
        let file = backups.join(format!("{number}.db"));
        let said = place.run(&["backup", "--to", written(&file), "--with-secrets"], &[PASSPHRASE]);
        assert!(said.status.success(), "{}", said.err);
        assert!(said.out.contains("It goes up to the event evt_"), "{}", said.out);
        made.push((file, answered));
    }
    is_over.store(true, Ordering::Relaxed);
    placing.into_iter().for_each(|program| program.join().unwrap());

    // The file alone is whole, for its owner alone; the secret beside it is sealed.
    let names: BTreeSet<_> = std::fs::read_dir(&backups).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names.len(), 9, "{names:?}");
    for name in &names {
        let is_public = name.to_str().unwrap().ends_with(".jwk");
        let mode = std::fs::metadata(backups.join(name)).unwrap().permissions().mode() & 0o777;
        assert!(is_public || mode == 0o600, "{name:?} {mode:o}");
    }
    let secret = std::fs::read_to_string(place.path("data/secret")).unwrap();
    assert!(!std::fs::read_to_string(backups.join("1.db.secret")).unwrap().contains(secret.trim()));
    let again = place.run(&["backup", "--to", written(&made[0].0)], &[]);
    assert!(!again.status.success() && again.err.contains("is there already"), "{}", again.err);

    for (file, answered) in &made {
        let elsewhere = Place::new("");
        let said = elsewhere.run(&["restore", "--from", written(file)], &[]);
        assert!(said.status.success(), "{}", said.err);
        for part in ["was put back", "Its event log holds:", "are the sums of their ledgers", "was brought into"] {
            assert!(said.out.contains(part), "{part}: {}", said.out);
        }
        let service = elsewhere.serve(&[], &[PASSPHRASE]);
        let shop = shop.at(&elsewhere.url(""));
        let there = shop.orders();
        assert!(answered.is_subset(&there), "{} were answered for, {} are there", answered.len(), there.len());
        assert_eq!(shop.order("N-after").0, 201, "it goes on from there");
        let said = elsewhere.run(&["restore", "--verify"], &[]);
        assert!(said.status.success() && said.out.contains("is whole"), "{}{}", said.out, said.err);
        service.stop();
    }
    service.stop();
}

#[test]
fn x_11_a_restore_takes_no_place_that_is_taken_unless_told_and_keeps_what_was_there() {
    let place = Place::new("");
    place.init(&[], &[]);
    let service = place.serve(&[], &[]);
    let shop = Shop::of(&place, &place.url(""), &[]);
    shop.make_reseller();
    assert_eq!(shop.order("N-before").0, 201);
    let backup = place.path("backup.db");
    let said = place.run(&["backup", "--to", written(&backup)], &[]);
    assert!(said.status.success() && said.out.contains("Without the master secret"), "{}{}", said.out, said.err);
    assert_eq!(shop.order("N-later").0, 201);

    let refused = |arguments: &[&str], says: &str| {
        let said = place.run(&[&["restore"], arguments].concat(), &[]);
        assert!(!said.status.success() && said.err.contains(says), "{says}: {}{}", said.out, said.err);
    };
    let from = ["--from", written(&backup)];
    refused(&from, "there is a database");
    refused(&[&from[..], &["--replace"]].concat(), "stop the service");
    assert_eq!(shop.orders().len(), 2, "the service goes on as if nothing had been asked");
    service.stop();

    let said = place.run(&["restore", "--from", written(&backup), "--replace"], &[]);
    assert!(said.status.success() && said.out.contains("are those it was made with"), "{}{}", said.out, said.err);
    let kept = said.out.lines().find_map(|line| line.strip_prefix("The database that was there is kept as ")).unwrap();
    let kept = PathBuf::from(kept.trim_end_matches('.'));
    let service = place.serve(&[], &[]);
    assert_eq!(shop.orders(), BTreeSet::from(["N-before".to_owned()]));
    service.stop();
    let said = place.run(&["restore", "--from", written(&kept), "--replace"], &[]);
    assert!(said.status.success(), "what was kept is a backup like any other: {}", said.err);
    let service = place.serve(&[], &[]);
    assert_eq!(shop.orders().len(), 2);
    service.stop();

    // Another installation's secrets do not open it.
    let elsewhere = Place::new("");
    elsewhere.init(&[], &[]);
    let said = elsewhere.run(&["restore", "--from", written(&backup), "--replace"], &[]);
    assert!(!said.status.success() && said.err.contains("made with other secrets"), "{}", said.err);
    // Without any, it says what is missing.
    let nowhere = Place::new("");
    let said = nowhere.run(&["restore", "--from", written(&backup)], &[]);
    assert!(said.status.success() && said.out.contains("The master secret is missing"), "{}{}", said.out, said.err);
}

#[test]
fn x_11_what_was_damaged_or_changed_or_is_newer_is_not_put_back() {
    let place = Place::new("");
    place.init(&[], &[]);
    let service = place.serve(&[], &[]);
    let shop = Shop::of(&place, &place.url(""), &[]);
    shop.make_reseller();
    let unlock = {
        assert_eq!(shop.order("N-1").0, 201);
        let mail = place.mail_with("/unlock/");
        mail[mail.find("/unlock/").unwrap()..].split_whitespace().next().unwrap().to_owned()
    };
    let (_, headers, page) = get(&place.url(&unlock), &[]);
    let cookie = headers["set-cookie"].split(';').next().unwrap();
    let proof = page.split_once("name=\"csrf\" value=\"").unwrap().1.split('"').next().unwrap();
    let form = [("cookie", cookie), ("content-type", "application/x-www-form-urlencoded")];
    assert_eq!(post(&place.url(&unlock), &form, &format!("csrf={proof}")).0, 303);
    // Events are sealed when they are two seconds old.
    service.wait_until_sealed(&place);
    let whole = place.path("whole.db");
    assert!(place.run(&["backup", "--to", written(&whole)], &[]).status.success());
    service.stop();

    let before = std::fs::read(place.path("data/claviger.db")).unwrap();
    let check = |says: &str, damage: &dyn Fn(&Path)| {
        let damaged = place.path("damaged.db");
        std::fs::copy(&whole, &damaged).unwrap();
        damage(&damaged);
        let said = place.run(&["restore", "--from", written(&damaged), "--replace"], &[]);
        assert!(!said.status.success() && said.err.contains(says), "{says}: {}{}", said.out, said.err);
        let names = std::fs::read_dir(place.path("data")).unwrap().map(|entry| entry.unwrap().file_name());
        let is_left_behind = |name: &OsString| name.to_string_lossy().contains(".db.");
        let left: Vec<_> = names.filter(is_left_behind).collect();
        assert!(left.is_empty(), "{left:?}");
        assert_eq!(std::fs::read(place.path("data/claviger.db")).unwrap().len(), before.len());
    };
    let changed_by = |sql: &'static str| {
        move |file: &Path| {
            let db = Db::open(&Target::Sqlite(file.to_owned())).unwrap();
            let changed = db.write::<_, Fault, _>(move |tx| tx.execute(sql, &[])).wait().unwrap();
            assert!(changed > 0, "{sql}");
        }
    };
    check("holds no database of Claviger", &|file| std::fs::write(file, "not a database at all".repeat(99)).unwrap());
    check("holds no database of Claviger", &|file| std::fs::write(file, "").unwrap());
    check("", &|file| {
        let length = std::fs::metadata(file).unwrap().len();
        std::fs::OpenOptions::new().write(true).open(file).unwrap().set_len(length / 2).unwrap();
    });
    check(
        "changed by a newer program",
        &changed_by(
            "INSERT INTO refinery_schema_history (version, name, applied_on, checksum) VALUES (9999, 'later', '', '1')",
        ),
    );
    check(
        "the event log does not hold",
        &changed_by("UPDATE event SET origin = 'nowhere' WHERE kind = 'order.placed'"),
    );
    check("the lines of its ledger come to", &changed_by("UPDATE pool SET loaded = loaded + 1"));
    let said = place.run(&["restore", "--from", written(&whole), "--replace"], &[]);
    assert!(said.status.success(), "{}", said.err);
}

#[test]
fn x_11_postgresql_is_backed_up_by_its_own_tools_and_the_command_says_how() {
    let place = Place::new("database = \"postgres://claviger@db.test/claviger\"");
    let file = place.path("backup.dump");
    let said = place.run(&["backup", "--to", written(&file)], &[]);
    assert!(!said.status.success());
    assert!(said.err.contains("pg_dump --format=custom --file") && said.err.contains("@db.test"), "{}", said.err);
    let said = place.run(&["restore", "--from", written(&file)], &[]);
    assert!(!said.status.success() && said.err.contains("pg_restore --exit-on-error"), "{}", said.err);
    assert!(said.err.contains("claviger restore --verify"), "{}", said.err);
}
