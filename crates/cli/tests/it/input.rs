//! Bad input from the network, and a database that is not for this program.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use claviger_server::store::binds;
use claviger_server::store::engine::{Db, Target};
use claviger_server::store::fault::Fault;

use crate::installed::{LONG, Place, Service, get};

const MEBIBYTE: usize = 1024 * 1024;

fn send(place: &Place, head: &str) -> TcpStream {
    let mut stream = TcpStream::connect(("127.0.0.1", place.port)).unwrap();
    stream.set_read_timeout(Some(LONG)).unwrap();
    stream.write_all(head.as_bytes()).unwrap();
    stream
}

fn answer(mut stream: TcpStream) -> String {
    let mut answer = Vec::new();
    // Who was refused in the middle of sending may find the connection reset after the answer.
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

/// The most memory the service has held so far, in KiB.
#[cfg(target_os = "linux")]
fn most_held_kib(service: &Service) -> usize {
    let status = std::fs::read_to_string(format!("/proc/{}/status", service.id())).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn x_12_a_hundred_megabytes_are_refused_early_and_held_nowhere() {
    let place = Place::new("");
    place.init(&[], &[]);
    let service = place.serve(&[], &[]);
    assert_eq!(get(&place.url("/sign-in"), &[]).0, 200);
    let before = most_held_kib(&service);

    // Announced: refused although not a byte of it was sent.
    for path in ["/api/v1/orders", "/sign-in", "/agent/v1/activations", "/nowhere"] {
        let head = format!("POST {path} HTTP/1.1\r\nhost: x\r\ncontent-length: 104857600\r\nconnection: close\r\n\r\n");
        let answer = answer(send(&place, &head));
        assert!(answer.starts_with("HTTP/1.1 413"), "{path}: {answer}");
        let says = if path.starts_with("/a") { "body-too-large" } else { "4,194,304 are taken at the most" };
        assert!(answer.contains(says), "{path}: {answer}");
    }

    // Not announced: cut off once it is too long.
    for path in ["/api/v1/orders", "/sign-in", "/agent/v1/activations"] {
        let head = format!(
            "POST {path} HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\ncontent-type: application/json\r\n\
             authorization: Bearer nothing\r\nconnection: close\r\n\r\n"
        );
        let mut stream = send(&place, &head);
        let chunk = [format!("{MEBIBYTE:x}\r\n").into_bytes(), vec![b'x'; MEBIBYTE], b"\r\n".to_vec()].concat();
        let taken = (0..100).take_while(|_| stream.write_all(&chunk).is_ok()).count();
        assert!(taken < 100, "{path} took all of it");
    }
    let grown = most_held_kib(&service) - before;
    assert!(grown < 48 * 1024, "memory grew by {grown} KiB");
    assert_eq!(get(&place.url("/healthz"), &[]).0, 204);
    service.stop();
}

#[test]
fn x_12_whoever_is_silent_or_slow_loses_the_connection() {
    let place = Place::new("limits = { headers = \"1s\", request = \"2s\" }");
    place.init(&[], &[]);
    let service = place.serve(&[], &[]);
    assert_eq!(answer(send(&place, "")), "");
    let half = answer(send(&place, "GET / HTTP/1.1\r\nhost: x\r\n"));
    assert!(half.is_empty() || half.starts_with("HTTP/1.1 408"), "{half}");
    let slow = "POST /sign-in HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\nconnection: close\r\n\
                content-type: application/x-www-form-urlencoded\r\n\r\nhalf";
    assert!(answer(send(&place, slow)).starts_with("HTTP/1.1 503"));
    let long = format!("GET / HTTP/1.1\r\nhost: x\r\nx-long: {}\r\n\r\n", "x".repeat(100_000));
    let refused = answer(send(&place, &long));
    assert!(refused.is_empty() || refused.starts_with("HTTP/1.1 431"), "{refused}");
    assert!(answer(send(&place, "nonsense\r\n\r\n")).starts_with("HTTP/1.1 400"));
    service.stop();
}

#[test]
fn x_09_a_database_that_a_newer_program_has_changed_is_refused_in_a_sentence() {
    let place = Place::new("");
    place.init(&[], &[]);
    let file = place.path("data/claviger.db");
    let db = Db::open(&Target::Sqlite(file.clone())).unwrap();
    db.write(|tx| {
        tx.execute(
            "INSERT INTO refinery_schema_history (version, name, applied_on, checksum) VALUES (9999, 'later', '', '0')",
            binds![],
        )?;
        Ok::<_, Fault>(())
    })
    .wait()
    .unwrap();
    drop(db);
    let before = std::fs::read(&file).unwrap();
    for command in [&["serve"][..], &["admin", "invite-operator", "otto@vendor.test"]] {
        let said = place.run(command, &[]);
        assert_eq!(said.status.code(), Some(1), "{}", said.err);
        assert!(said.err.contains("changed by a newer program: its tables are at version 9999"), "{}", said.err);
        assert!(said.err.contains("bring back the backup"), "{}", said.err);
    }
    let said = place.run(&["doctor", "--json"], &[]);
    assert_eq!(said.status.code(), Some(1));
    assert!(said.out.contains("changed by a newer program"), "{}", said.out);
    let said = place.run(&["audit", "verify", "--database", file.to_str().unwrap()], &[]);
    assert_eq!(said.status.code(), Some(2));
    assert!(said.err.contains("changed by a newer program"), "{}", said.err);
    assert_eq!(std::fs::read(&file).unwrap(), before, "nothing was changed");
}

#[test]
fn x_07_checking_the_event_log_changes_no_database_be_it_older_strange_or_not_there() {
    let place = Place::new("");
    place.init(&[], &[]);
    let file = place.path("data/claviger.db");
    let verify = |file: &std::path::Path| place.run(&["audit", "verify", "--database", file.to_str().unwrap()], &[]);
    let said = verify(&file);
    assert!(said.status.success() && said.out.contains("The event log holds"), "{}{}", said.out, said.err);

    let not_there = place.path("data/other.db");
    let said = verify(&not_there);
    assert_eq!(said.status.code(), Some(2));
    assert!(said.err.contains("there is no ") && !not_there.exists(), "{}", said.err);
    std::fs::write(&not_there, "").unwrap();
    let said = verify(&not_there);
    assert_eq!(said.status.code(), Some(2));
    assert!(said.err.contains("has no tables of this program"), "{}", said.err);
    assert_eq!(std::fs::read(&not_there).unwrap(), b"");

    let db = Db::open(&Target::Sqlite(file.clone())).unwrap();
    db.write(|tx| {
        tx.execute("DELETE FROM refinery_schema_history WHERE version > 12", binds![])?;
        Ok::<_, Fault>(())
    })
    .wait()
    .unwrap();
    drop(db);
    let before = std::fs::read(&file).unwrap();
    let said = verify(&file);
    assert_eq!(said.status.code(), Some(2));
    assert!(said.err.contains("is at version 12 and this program works with version"), "{}", said.err);
    assert_eq!(std::fs::read(&file).unwrap(), before, "nothing was changed");
}
