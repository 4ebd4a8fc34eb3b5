//! The example in C, by which makers of devices check a line: compiled here, and run on lines that are good and not. (P-12)

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use claviger_wire::device::{DeviceSigner, LONGEST_LINE};
use claviger_wire::key::encode;

const EXAMPLE: &str = "../../examples/c/device_line.c";
const SERIAL: &str = "00-90-33-00-00-00";

/// The example, compiled with every warning an error.
fn compiled() -> PathBuf {
    let program = Path::new(env!("CARGO_TARGET_TMPDIR")).join("device_line");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join(EXAMPLE);
    let compiler = Command::new("cc")
        .args(["-std=c99", "-Wall", "-Wextra", "-Werror", "-O2", "-o"])
        .args([&program, &source])
        .arg("-lsodium")
        .output()
        .expect("a C compiler is needed, under the name cc: install the Debian package gcc");
    let said = String::from_utf8_lossy(&compiler.stderr);
    assert!(
        compiler.status.success(),
        "the example was not compiled; if sodium.h is missing, install the Debian package libsodium-dev (`cargo xtask ci` \
         does):\n{said}"
    );
    program
}

#[test]
fn p_12_a_device_checks_a_line_in_c_and_believes_only_what_was_signed_for_it() {
    let program = compiled();
    let (signer, other) = (DeviceSigner::from_seed(&[1; 32]), DeviceSigner::from_seed(&[2; 32]));
    let key = encode(signer.public().as_bytes());
    let run = |key: &str, serial: &str, line: &str| {
        let mut child = Command::new(&program)
            .args([key, serial])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(line.as_bytes()).unwrap();
        let done = child.wait_with_output().unwrap();
        let said = [done.stdout, done.stderr].concat();
        (done.status.code(), String::from_utf8(said).unwrap())
    };
    let check = |serial: &str, line: &str, expected: i32, says: &str| {
        let (code, said) = run(&key, serial, line);
        assert_eq!(code, Some(expected), "{line}: {said}");
        assert!(said.contains(says), "{line}: {said}");
    };
    let number = "5d57b1c0b7588ac7";
    let says = |what: &str| format!("vars create LICENSE/RELAY0 pau {what},R1001,Alinea%20S.p.A. Rome master");
    let good = signer.line(&says("BRIs=2,00-90-33-00-00-00"), number);
    check(SERIAL, &good, 0, "BRIs 2 number 5d57b1c0b7588ac7");
    check(SERIAL, &format!("{good}\n"), 0, "BRIs 2");
    check(SERIAL, &format!("{good}\r\n"), 0, "BRIs 2");
    // What is for no device in particular is good on any.
    check("00-90-33-00-00-01", &signer.line(&says("PBX=37,-"), number), 0, "PBX 37");

    check(SERIAL, &good.replace("BRIs=2", "BRIs=9"), 1, "its signature does not fit");
    check(SERIAL, &good.replace(SERIAL, "00-90-33-00-00-01"), 1, "its signature does not fit");
    check("00-90-33-00-00-01", &good, 1, "it is for another device");
    check(SERIAL, &other.line(&says("BRIs=2,00-90-33-00-00-00"), number), 1, "its signature does not fit");
    for length in 0..good.len() {
        let (code, said) = run(&key, SERIAL, &good[..length]);
        assert_eq!(code, Some(1), "the first {length} bytes: {said}");
    }
    check(SERIAL, &format!("{good}A"), 1, "refused");
    check(SERIAL, &format!("{good}\n{good}\n"), 1, "it holds what no line holds");
    // Signed, and yet no line: too long, another form, what cannot be printed.
    let long = format!("{} {}", says("BRIs=2,00-90-33-00-00-00"), "x".repeat(LONGEST_LINE));
    check(SERIAL, &signer.line(&long, number), 1, "it is too long");
    let longest = LONGEST_LINE - signer.line(&says("BRIs=2,00-90-33-00-00-00"), number).len() - 1;
    let longest = format!("{} {}", says("BRIs=2,00-90-33-00-00-00"), "x".repeat(longest));
    let longest = signer.line(&longest, number);
    assert_eq!(longest.len(), LONGEST_LINE);
    check(SERIAL, &longest, 0, "BRIs 2");
    check(SERIAL, &format!("{longest}x"), 1, "it is too long");
    check(SERIAL, &signer.line(&says("BRIs=2,00-90-33-00-00-0g"), number), 1, "its serial number is none");
    check(SERIAL, &signer.line(&says("BRIs=02,00-90-33-00-00-00"), number), 1, "its quantity is no number");
    check(SERIAL, &signer.line(&says("BRIs=2x,00-90-33-00-00-00"), number), 1, "its quantity is no number");
    check(SERIAL, &signer.line("vars create LICENSE/RELAY0", number), 1, "no serial number where one belongs");
    check(SERIAL, &signer.line(&says("=2,00-90-33-00-00-00"), number), 1, "it does not name what it licenses");
    check(SERIAL, &signer.line(&says("BRIs=2,00-90-33-00-00-00"), "5D57B1C0B7588AC7"), 1, "it has no number");
    check(SERIAL, &signer.line(&says("BRIs=2,00-90-33-00-00-00 \u{e9}"), number), 1, "it holds what no line holds");
    // A key that follows the first one says so in its lines; a device that has both in it believes both, and no third.
    let (next, third) = (DeviceSigner::from_seed(&[4; 32]).naming_itself(), DeviceSigner::from_seed(&[5; 32]));
    let named = next.line(&says("BRIs=2,00-90-33-00-00-00"), number);
    let of = |signer: &DeviceSigner| encode(signer.public().as_bytes());
    let both = format!("{key},{}", of(&next));
    for line in [&good, &named] {
        let (code, said) = run(&both, SERIAL, line);
        assert_eq!((code, said.as_str()), (Some(0), "BRIs 2 number 5d57b1c0b7588ac7\n"), "{line}");
    }
    check(SERIAL, &named, 1, "its signature does not fit");
    let foreign = third.naming_itself().line(&says("BRIs=2,00-90-33-00-00-00"), number);
    assert_eq!(run(&both, SERIAL, &foreign).0, Some(1));
    for length in 0..named.len() {
        assert_eq!(run(&both, SERIAL, &named[..length]).0, Some(1), "the first {length} bytes");
    }
    for wrong in [format!("{key},"), format!(",{key}"), format!("{key},{}", &key[1..]), [&*key; 17].join(",")] {
        assert_eq!(run(&wrong, SERIAL, &good).0, Some(2), "{wrong}");
    }
    assert_eq!(run(&[&*key; 16].join(","), SERIAL, &good).0, Some(0));
    // Every single byte counts.
    for place in 0..good.len() {
        let mut bytes = good.clone().into_bytes();
        bytes[place] = if bytes[place] == b'A' { b'B' } else { b'A' };
        let (code, said) = run(&key, SERIAL, &String::from_utf8(bytes).unwrap());
        assert_eq!(code, Some(1), "byte {place}: {said}");
    }
    for (key, serial) in [("", SERIAL), (&key[1..], SERIAL), (key.as_str(), "00-90-33-00-00-0g"), (key.as_str(), "")] {
        assert_eq!(run(key, serial, &good).0, Some(2), "{key} {serial}");
    }
}
