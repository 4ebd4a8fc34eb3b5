//! The end: what is under way is finished, and whoever has no patience has the last word.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use rustix::process::Signal;

use crate::installed::{LONG, Place, get};

/// A form that is sent only by half.
fn half_a_form(place: &Place) -> TcpStream {
    let mut stream = TcpStream::connect(("127.0.0.1", place.port)).unwrap();
    stream.set_read_timeout(Some(LONG)).unwrap();
    let head = "POST /sign-in HTTP/1.1\r\nhost: localhost\r\ncontent-length: 10\r\n\
                content-type: application/x-www-form-urlencoded\r\nconnection: close\r\n\r\n";
    stream.write_all(head.as_bytes()).unwrap();
    stream.write_all(b"email").unwrap();
    stream
}

#[test]
fn x_11_what_is_under_way_is_finished_before_the_end() {
    let place = Place::new("");
    place.init(&[], &[]);
    let service = place.serve(&[], &[]);
    let mut stream = half_a_form(&place);
    // Answered over another connection, so the first one was taken before.
    assert_eq!(get(&place.url("/healthz"), &[]).0, 204);
    service.signal(Signal::TERM);
    service.wait_for("finishing what is under way");
    stream.write_all(b"=x&y=").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 403"), "{answer}");
    let (status, log) = service.ended();
    assert!(status.success(), "{status}\n{log}");
    assert!(log.contains("\"ended\"") && !log.contains("cut off"), "{log}");
    assert!(TcpStream::connect(("127.0.0.1", place.port)).is_err());
    let log_of_the_database = std::fs::metadata(place.path("data/claviger.db-wal")).map_or(0, |found| found.len());
    assert_eq!(log_of_the_database, 0, "the file alone is whole");
}

#[test]
fn x_11_what_does_not_finish_is_cut_off_and_a_second_signal_ends_at_once() {
    let place = Place::new("limits.shutdown = \"1s\"");
    place.init(&[], &[]);
    let service = place.serve(&[], &[]);
    let stream = half_a_form(&place);
    assert_eq!(get(&place.url("/healthz"), &[]).0, 204);
    service.signal(Signal::INT);
    let (status, log) = service.ended();
    assert!(status.success() && log.contains("cut off what took too long"), "{status}\n{log}");
    drop(stream);

    let service = place.serve(&["--limits-shutdown", "1h"], &[]);
    let stream = half_a_form(&place);
    assert_eq!(get(&place.url("/healthz"), &[]).0, 204);
    service.signal(Signal::TERM);
    service.wait_for("finishing what is under way");
    service.signal(Signal::TERM);
    let (status, log) = service.ended();
    assert_eq!(status.code(), Some(130), "{log}");
    drop(stream);
}
