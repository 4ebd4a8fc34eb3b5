//! The agent as an operator runs it, against a licensing service played in full on this host.

mod company;
#[path = "../../../client/tests/it/proxy.rs"]
mod proxy;
#[path = "../../../client/tests/it/service.rs"]
#[expect(dead_code, reason = "the library's own tests ask other things of the service")]
mod service;
mod show;
#[path = "../../../client/tests/it/tinyproxy.rs"]
mod tinyproxy;
#[path = "../../../client/tests/it/tls.rs"]
mod tls;

use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};

use claviger_client::wire::check_in::LEASE;
use claviger_client::wire::problem::SERVER_DISABLED;
use tempfile::TempDir;

use crate::service::{Mishap, Service, TOKEN, refusal};

/// Later than any test is run.
const FAR: i64 = 4_000_000_000;

/// A host with an agent on it, and the service it may reach.
struct Operator {
    service: Service,
    folder: TempDir,
}

impl Operator {
    fn new() -> Self {
        let service = Service::open();
        {
            let mut desk = service.desk();
            (desk.renew_after, desk.exp, desk.session_expires) = (FAR, FAR, FAR);
        }
        let folder = tempfile::tempdir().expect("a folder");
        let key = serde_json::to_string(&service.root_key()).expect("JSON");
        std::fs::write(folder.path().join("root.jwk"), key).expect("a file");
        Self { service, folder }
    }

    fn state(&self) -> PathBuf {
        self.folder.path().join("state/agent.json")
    }

    /// A command with the root key and the state file named by the environment.
    fn agent(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_claviger-agent"));
        command
            .args(args)
            .env_clear()
            .env("CLAVIGER_AGENT_ROOT_KEY", self.folder.path().join("root.jwk"))
            .env("CLAVIGER_AGENT_STATE", self.state())
            .env("CLAVIGER_AGENT_PRODUCT_VERSION", "2026.2")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    fn run(&self, args: &[&str]) -> Output {
        self.agent(args).output().expect("the agent runs")
    }

    fn activate(&self, token: &str) -> Output {
        let mut child = self
            .agent(&["activate", "--service", &self.service.url])
            .stdin(Stdio::piped())
            .spawn()
            .expect("the agent runs");
        child.stdin.take().expect("its input").write_all(token.as_bytes()).expect("it reads");
        child.wait_with_output().expect("it ends")
    }

    fn activated(self) -> Self {
        let output = self.activate(TOKEN);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        self.service.requests();
        self
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// It ended with `code`, said nothing on standard output, and one sentence that holds `says` on standard error.
fn fails(output: &Output, code: i32, says: &str) {
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{said}");
    assert!(said.contains(says), "{said}");
    assert_eq!((said.lines().count(), text(&output.stdout).as_str()), (1, ""), "{said}");
}

#[test]
fn l_16_a_token_on_standard_input_activates_and_shows_the_status() {
    let operator = Operator::new();
    let output = operator.activate(&format!(" {TOKEN}\n"));
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let shown = text(&output.stdout);
    assert!(shown.contains("State         active\n") && shown.contains("20 channels of Advanced Queueing"), "{shown}");
    assert!(!shown.contains("kwee1u9213jop"));
    assert!(operator.state().exists());
}

#[test]
fn l_16_a_token_in_a_file_activates() {
    let operator = Operator::new();
    let file = operator.folder.path().join("token");
    std::fs::write(&file, TOKEN).unwrap();
    let output =
        operator.run(&["activate", "--service", &operator.service.url, "--token-file", file.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
}

#[test]
fn l_16_a_token_is_never_an_argument() {
    let operator = Operator::new();
    let output = operator.run(&["activate", "--service", &operator.service.url, TOKEN]);
    assert_eq!(output.status.code(), Some(2));
    assert!(operator.service.calls().is_empty());
}

#[test]
fn l_14_what_is_no_token_is_refused_here_without_repeating_it() {
    let operator = Operator::new();
    let output = operator.activate("9x81zq77secret");
    fails(&output, 1, "the token has no bar");
    assert!(!text(&output.stderr).contains("9x81zq77secret") && operator.service.calls().is_empty());
    assert!(!operator.state().exists());
}

#[test]
fn l_17_a_refused_token_is_one_sentence_and_exit_code_1() {
    let operator = Operator::new();
    fails(&operator.activate("b7|wrong"), 1, "the licensing service refuses: this is about token-unknown");
    let output = operator.run(&["status"]);
    assert_eq!(output.status.code(), Some(3));
    assert!(text(&output.stdout).contains("Copy the present one"), "{}", text(&output.stdout));
}

#[test]
fn l_18_without_the_vendor_s_root_key_nothing_is_done() {
    let operator = Operator::new();
    let may_run = vec!["may-run", "--release", "2026-11-25"];
    let output = operator.agent(&may_run).env_remove("CLAVIGER_AGENT_ROOT_KEY").output().unwrap();
    fails(&output, 2, "name its file with --root-key");
    for command in
        [vec!["activate", "--service", &operator.service.url], vec!["run", "--once"], vec!["status"], vec!["licenses"]]
    {
        let output = operator.agent(&command).env_remove("CLAVIGER_AGENT_ROOT_KEY").output().unwrap();
        fails(&output, 1, "name its file with --root-key");
    }
    std::fs::write(operator.folder.path().join("root.jwk"), r#"{"token":"b1|s3cret"}"#).unwrap();
    let output = operator.run(&["status"]);
    fails(&output, 1, "is not a root key");
    assert!(!text(&output.stderr).contains("s3cret"));
    assert!(operator.service.calls().is_empty() && !operator.state().exists());
}

#[test]
fn l_21_nothing_calls_the_service_before_it_knows_which_version_of_the_product_it_is() {
    let operator = Operator::new();
    let unnamed = |args: &[&str]| {
        let mut command = operator.agent(args);
        command.env_remove("CLAVIGER_AGENT_PRODUCT_VERSION");
        command
    };
    let token = operator.folder.path().join("token");
    std::fs::write(&token, TOKEN).unwrap();
    let activate = ["activate", "--service", &operator.service.url, "--token-file", token.to_str().unwrap()];
    let says = "name it with --product-version or CLAVIGER_AGENT_PRODUCT_VERSION";
    fails(&unnamed(&activate).output().unwrap(), 1, says);
    fails(&unnamed(&activate).env("CLAVIGER_AGENT_PRODUCT_VERSION", " ").output().unwrap(), 1, says);
    assert!(operator.service.calls().is_empty() && !operator.state().exists());

    let mut named = activate.to_vec();
    named.extend(["--product-version", "2026.3"]);
    assert_eq!(unnamed(&named).output().unwrap().status.code(), Some(0));
    let said: Vec<_> = operator.service.requests().iter().map(|request| text(&request.body)).collect();
    assert!(said.concat().contains(r#""product_version":"2026.3""#), "{said:?}");
    fails(&unnamed(&["run", "--once"]).output().unwrap(), 1, says);
    // What is told without a network needs none.
    for command in ["status", "licenses"] {
        assert_eq!(unnamed(&[command]).output().unwrap().status.code(), Some(0), "{command}");
    }
}

#[test]
fn l_22_the_status_needs_no_network_and_its_exit_code_tells_how_things_stand() {
    let operator = Operator::new();
    let output = operator.run(&["status"]);
    assert_eq!(output.status.code(), Some(3));
    assert!(text(&output.stdout).contains("not activated"));

    let operator = operator.activated();
    let output = operator.run(&["status", "--json"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let status: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&status["activation"], &status["server"]), (&"active".into(), &"srv_1".into()));
    assert!(operator.service.calls().is_empty());

    operator.service.mishap(LEASE, Mishap::Answer(refusal(403, SERVER_DISABLED)));
    fails(&operator.run(&["run", "--once"]), 1, "the licensing service refuses: this is about server-disabled");
    let output = operator.run(&["status"]);
    assert_eq!(output.status.code(), Some(4));
    assert!(text(&output.stdout).contains("activate with its new token"), "{}", text(&output.stdout));
}

#[test]
fn l_20_an_expired_lease_is_exit_code_4() {
    let operator = Operator::new();
    operator.service.desk().exp = 2;
    let operator = operator.activated();
    let output = operator.run(&["status"]);
    assert_eq!(output.status.code(), Some(4), "{}", text(&output.stdout));
}

#[test]
fn l_19_one_check_in_says_what_it_brought() {
    let operator = Operator::new();
    fails(
        &operator.run(&["run", "--once", "--service", &operator.service.url]),
        1,
        "this installation is not activated",
    );
    let operator = operator.activated();
    let output = operator.run(&["run", "--once"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(text(&output.stderr).contains("nothing has changed"), "{}", text(&output.stderr));
    operator.service.desk().number = 2;
    let output = operator.run(&["run", "--once"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(text(&output.stderr).contains("a new lease is in force"), "{}", text(&output.stderr));
    assert_eq!(text(&output.stderr).lines().count(), 1);
}

#[cfg(unix)]
#[test]
fn l_19_the_daemon_checks_in_and_ends_cleanly_when_it_is_told_to() {
    let operator = Operator::new().activated();
    let check = |signal: &str| {
        let daemon: Child = operator.agent(&["run"]).spawn().unwrap();
        operator.service.wait_for(LEASE);
        operator.service.requests();
        let told = Command::new("sh").args(["-c", &format!("kill -{signal} {}", daemon.id())]).status().unwrap();
        assert!(told.success());
        let output = daemon.wait_with_output().unwrap();
        let log = text(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{log}");
        let lines: Vec<_> = log.lines().collect();
        assert!(lines.len() == 2 && lines[0].contains("nothing has changed") && lines[1].contains("stopped"), "{log}");
    };
    check("TERM");
    check("INT");
}

#[test]
fn x_13_the_log_holds_no_secret() {
    let operator = Operator::new().activated();
    let output = operator
        .agent(&["run", "--once"])
        .env("CLAVIGER_AGENT_LOG", "trace")
        .env("CLAVIGER_AGENT_PROXY", "http://ada:s3cret@127.0.0.1:1")
        .output()
        .unwrap();
    let log = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1));
    assert!(log.contains("cannot be reached"), "{log}");
    assert!(!log.contains("s3cret"), "{log}");
}
