//! Secrets sealed in their files, and keys that follow one another, from the command line. (X-13, L-18)

use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// A folder with an installation in it that has been started once.
struct Installation(TempDir);

impl Installation {
    fn new() -> Self {
        let installation = Self(tempfile::tempdir().unwrap());
        let walked = installation.walk(&[]);
        assert!(walked.status.success(), "{}", text(&walked));
        installation
    }

    fn path(&self, name: &str) -> String {
        self.0.path().join(name).to_str().unwrap().to_owned()
    }

    /// A file with `content` beside the installation.
    fn file(&self, name: &str, content: &str) -> String {
        std::fs::write(self.0.path().join(name), content).unwrap();
        self.path(name)
    }

    /// Starts it, walks the way of one license, and ends it.
    fn walk(&self, environment: &[(&str, &str)]) -> Output {
        claviger(&["demo", "--walk", "--data", &self.path("data")], environment)
    }

    fn signing_key(&self, arguments: &[&str]) -> Output {
        let (deed, rest) = arguments.split_at(1);
        claviger(&[&["signing-key"], deed, &["--data", &self.path("data")], rest].concat(), &[])
    }

    fn keys(&self) -> Vec<(String, String)> {
        let listed = self.signing_key(&["list", "--json"]);
        let listed: Value = serde_json::from_slice(&listed.stdout).unwrap_or_else(|_| panic!("{}", text(&listed)));
        let word = |key: &Value, name: &str| key[name].as_str().unwrap().to_owned();
        listed["keys"].as_array().unwrap().iter().map(|key| (word(key, "kid"), word(key, "state"))).collect()
    }
}

fn claviger(arguments: &[&str], environment: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_claviger"));
    command.args(arguments).env_clear().envs(environment.iter().copied()).stdin(Stdio::null());
    command.output().unwrap()
}

fn text(output: &Output) -> String {
    String::from_utf8_lossy(&[output.stdout.as_slice(), output.stderr.as_slice()].concat()).into_owned()
}

/// It failed with one sentence that holds all of `says`.
fn fails(output: &Output, says: &[&str]) {
    let told = text(output);
    assert_eq!(output.status.code(), Some(1), "{told}");
    assert_eq!(told.lines().count(), 1, "{told}");
    assert!(says.iter().all(|part| told.contains(part)), "{told}");
}

fn works(output: &Output, says: &str) {
    let told = text(output);
    assert!(output.status.success() && told.contains(says), "{told}");
}

#[test]
fn x_13_an_installation_with_a_sealed_secret_starts_unattended_with_its_passphrase_alone() {
    let installation = Installation::new();
    let secret = installation.path("data/secret");
    let passphrase = installation.file("passphrase", "nine small brass keys\n");
    works(&claviger(&["secrets", "check", &secret], &[]), "not sealed");
    works(&claviger(&["secrets", "seal", &secret, "--passphrase-file", &passphrase], &[]), "is sealed");
    works(&claviger(&["secrets", "check", &secret, "--passphrase-file", &passphrase], &[]), "the passphrase opens it");

    fails(&installation.walk(&[]), &["data/secret is sealed", "CLAVIGER_PASSPHRASE_FILE", "systemd"]);
    let wrong = installation.walk(&[("CLAVIGER_PASSPHRASE", "nine large brass keys")]);
    fails(&wrong, &["does not open", "If that is lost"]);
    works(&installation.walk(&[("CLAVIGER_PASSPHRASE", "nine small brass keys")]), "Every step held.");
    let credentials = installation.path("credentials");
    std::fs::create_dir(&credentials).unwrap();
    std::fs::write(Path::new(&credentials).join("claviger-passphrase"), "nine small brass keys").unwrap();
    works(&installation.walk(&[("CREDENTIALS_DIRECTORY", &credentials)]), "Every step held.");

    let whole = std::fs::read_to_string(&secret).unwrap();
    std::fs::write(&secret, &whole[..whole.len() / 2]).unwrap();
    let damaged = installation.walk(&[("CLAVIGER_PASSPHRASE", "nine small brass keys")]);
    fails(&damaged, &["data/secret is damaged", "bring it back from a backup"]);
    std::fs::write(&secret, &whole).unwrap();
    let new = installation.file("new", "eleven large iron keys\n");
    let change = ["secrets", "change", &secret, "--passphrase-file", &passphrase, "--new-passphrase-file", &new];
    works(&claviger(&change, &[]), "another passphrase");
    works(&claviger(&["secrets", "unseal", &secret, "--passphrase-file", &new], &[]), "no longer sealed");
    works(&installation.walk(&[]), "Every step held.");
}

#[test]
fn p_12_another_key_for_devices_is_announced_and_then_signs() {
    let installation = Installation::new();
    let device = |arguments: &[&str]| {
        claviger(&[&["signing-key", "device"], arguments, &["--data", &installation.path("data")]].concat(), &[])
    };
    let listed = || {
        let listed = device(&["list", "--json"]);
        let listed: Value = serde_json::from_slice(&listed.stdout).unwrap_or_else(|_| panic!("{}", text(&listed)));
        let keys = listed["keys"].as_array().unwrap();
        keys.iter().map(|key| key["state"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    works(&device(&["list"]), "the beginning");
    assert_eq!(listed(), ["signing"]);
    works(&device(&["rotate", "--lead-days", "0"]), "is published and signs from now on");
    assert_eq!(listed(), ["signing", "signed"]);
    works(&device(&["rotate"]), "what the keys before it signed stays good");
    assert_eq!(listed(), ["announced", "signing", "signed"]);
    fails(&device(&["rotate"]), &["is announced already"]);
    works(&installation.walk(&[]), "Every step held.");
}

#[test]
fn l_18_keys_are_listed_rotated_retired_and_revoked_with_the_root_key_given_for_the_moment() {
    let installation = Installation::new();
    let root = installation.path("data/root/root.key");
    let states = |installation: &Installation| -> Vec<String> {
        installation.keys().into_iter().map(|(_, state)| state).collect()
    };
    works(&installation.signing_key(&["list"]), "signing");
    let first = installation.keys()[0].0.clone();

    fails(&installation.signing_key(&["rotate", "--root-key", &installation.path("none")]), &["there is no secret"]);
    let stranger = installation.file("stranger.key", &claviger_server::wire::key::encode(&[3; 32]));
    fails(
        &installation.signing_key(&["rotate", "--root-key", &stranger]),
        &["is not the root key of this installation"],
    );
    works(&installation.signing_key(&["rotate", "--root-key", &root]), "is published and signs from");
    assert_eq!(states(&installation), ["announced", "signing"]);
    fails(&installation.signing_key(&["rotate", "--root-key", &root]), &["is announced already"]);
    works(&installation.signing_key(&["retire", &first]), "signs no more");
    assert_eq!(states(&installation), ["signing", "retired"]);
    works(&installation.walk(&[]), "Every step held.");

    // The root key may be sealed too, by a passphrase of its own.
    let passphrase = installation.file("passphrase", "four square copper keys");
    works(&claviger(&["secrets", "seal", &root, "--passphrase-file", &passphrase], &[]), "is sealed");
    let second = installation.keys()[0].0.clone();
    let revoke = ["revoke", "--root-key", &root, "--root-passphrase-file", &passphrase, "--", &second];
    let revoked = installation.signing_key(&revoke);
    works(&revoked, "1 servers get another lease");
    works(&revoked, "signs from now on");
    assert_eq!(states(&installation), ["signing", "revoked", "retired"]);
    fails(&installation.signing_key(&revoke), &["was revoked already"]);
    works(&claviger(&["secrets", "unseal", &root, "--passphrase-file", &passphrase], &[]), "no longer sealed");
    works(&installation.walk(&[]), "Every step held.");
}
