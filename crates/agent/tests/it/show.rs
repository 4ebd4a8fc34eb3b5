//! What the agent shows to people and to programs. (L-22, C-08)

use claviger_client::wire::check_in::LEASE;
use claviger_client::wire::problem::SERVER_DISABLED;
use serde_json::Value;

use crate::service::{Mishap, item, refusal};
use crate::{Operator, fails, text};

fn json(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).unwrap_or_else(|error| panic!("{error}: {}", text(bytes)))
}

#[test]
fn l_22_licenses_are_shown_with_quantity_and_term_and_what_to_do_next() {
    let operator = Operator::new();
    let output = operator.run(&["licenses"]);
    assert_eq!(output.status.code(), Some(3));
    assert!(text(&output.stdout).contains("Copy the token"), "{}", text(&output.stdout));

    operator.service.desk().items.push(item("Call Recording", 5));
    let operator = operator.activated();
    let output = operator.run(&["licenses"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let shown = text(&output.stdout);
    let lines: Vec<_> = shown.lines().collect();
    assert!(lines[0].starts_with("20 channels of Advanced Queueing, subscription, until 2027-08-07"), "{shown}");
    assert!(lines[1].starts_with("5 channels of Call Recording"), "{shown}");
    assert_eq!(lines[2], "Nothing: changes arrive by themselves.");

    let shown = json(&operator.run(&["licenses", "--json"]).stdout);
    assert_eq!((&shown["items"][1]["units"], &shown["items"][1]["term"]), (&5.into(), &"2027-08-07".into()));
    assert!(operator.service.calls().is_empty(), "the network is not asked");
}

#[test]
fn c_08_may_run_answers_by_its_exit_code() {
    let operator = Operator::new();
    assert_eq!(operator.run(&["may-run", "--release", "2027-08-07"]).status.code(), Some(1), "not activated");
    operator.service.desk().items[0].newest_release = Some("2027-08-07".into());
    let operator = operator.activated();
    let output = operator.run(&["may-run", "--release", "2027-08-07"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(text(&output.stdout).starts_with("Release       2027-08-07, may run\n"), "{}", text(&output.stdout));

    let output = operator.run(&["may-run", "--release", "2027-08-08", "--json"]);
    assert_eq!(output.status.code(), Some(1));
    let verdict = json(&output.stdout);
    assert_eq!((&verdict["may_run"], &verdict["release"]), (&false.into(), &"2027-08-08".into()));
    assert_eq!(verdict["withheld"][0]["name"], "Advanced Queueing");
    assert!(verdict["what_to_do_next"].as_str().unwrap().contains("renew the care"), "{verdict}");

    fails(&operator.run(&["may-run", "--release", "8 August"]), 2, "a release date looks like 2027-08-07");
    assert_eq!(operator.run(&["may-run"]).status.code(), Some(2), "no release date");
    std::fs::write(operator.state(), "half a sta").unwrap();
    let output = operator.run(&["may-run", "--release", "2027-08-07"]);
    assert_eq!((output.status.code(), text(&output.stdout).as_str()), (Some(2), ""));
}

#[test]
fn l_22_each_check_in_is_a_line_for_programs() {
    let operator = Operator::new().activated();
    let output = operator.run(&["run", "--once", "--json"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert_eq!(text(&output.stdout).lines().count(), 1);
    let told = json(&output.stdout);
    assert_eq!(
        (&told["outcome"], &told["server"], &told["lease"], &told["error"]),
        (&"unchanged".into(), &"srv_1".into(), &1.into(), &Value::Null)
    );
    assert!(told["next_check_in"].as_i64() > told["at"].as_i64(), "{told}");

    operator.service.mishap(LEASE, Mishap::Answer(refusal(403, SERVER_DISABLED)));
    let output = operator.run(&["run", "--once", "--json"]);
    let told = json(&output.stdout);
    assert_eq!((output.status.code(), &told["outcome"]), (Some(1), &"refused".into()));
    assert!(told["error"].as_str().unwrap().contains("server-disabled"), "{told}");
}

/// A limit on the length of files is to a program what a full disk is: it cannot write to the end.
#[cfg(unix)]
#[test]
fn l_20_a_full_disk_is_told_and_the_state_stays_whole() {
    let operator = Operator::new().activated();
    let before = std::fs::read(operator.state()).unwrap();
    assert!(before.len() > 1_024, "the state is longer than the limit");
    let check = |args: &str, says: &str| {
        let program = env!("CARGO_BIN_EXE_claviger-agent");
        let mut limited = std::process::Command::new("sh");
        limited.args(["-c", &format!("trap '' XFSZ; ulimit -f 1; exec '{program}' {args}")]);
        limited.env("CLAVIGER_AGENT_ROOT_KEY", operator.folder.path().join("root.jwk"));
        limited.env("CLAVIGER_AGENT_PRODUCT_VERSION", "2026.2");
        limited.env("CLAVIGER_AGENT_STATE", operator.state()).stdin(std::process::Stdio::null());
        let output = limited.output().unwrap();
        let told = text(&output.stderr);
        assert_eq!((output.status.code(), told.contains(says)), (Some(1), true), "{told}");
        assert_eq!(std::fs::read(operator.state()).unwrap(), before);
    };
    operator.service.requests();
    check("run --once", "cannot be written");
    assert!(operator.service.calls().is_empty(), "what could not be written down was not sent");
    // When there is space again, it goes on.
    let output = operator.run(&["run", "--once"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
}
