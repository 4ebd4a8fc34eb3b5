//! `claviger key`: whether a device's license keys are good, by the vendor's public keys alone. (P-09, P-12)

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Subcommand};
use claviger_server::wire::device::{Line, Revoked};
use claviger_server::wire::key::{JwkSet, PublicKey};

/// What to do with license keys.
#[derive(Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Check every line of a device's file; no network is needed
    Verify {
        /// The file, as it was downloaded
        file: PathBuf,
        /// The vendor's public keys for devices (/.well-known/claviger-device-keys.json), or one of them
        #[arg(long)]
        key: PathBuf,
        /// The list of revoked keys (/.well-known/claviger-revoked-license-keys.txt)
        #[arg(long)]
        revoked: Option<PathBuf>,
    },
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> ExitCode {
    let Command::Verify { file, key, revoked } = &arguments.command;
    match verify(file, key, revoked.as_deref()) {
        Ok(said) => {
            println!("{said}");
            ExitCode::SUCCESS
        }
        Err(mistakes) => {
            eprintln!("{mistakes}");
            ExitCode::FAILURE
        }
    }
}

fn verify(file: &Path, key: &Path, revoked: Option<&Path>) -> Result<String, String> {
    let named = |path: &Path| path.display().to_string();
    let read = |path: &Path| {
        std::fs::read_to_string(path).map_err(|why| format!("claviger: {} cannot be read: {why}", named(path)))
    };
    let public = public_keys(&read(key)?).map_err(|why| {
        format!("claviger: {} is no Ed25519 key as a JSON Web Key, and no set of them: {why}", named(key))
    })?;
    let revoked = match revoked {
        Some(path) => {
            let list = Revoked::read_by(&public, &read(path)?);
            Some(list.map_err(|why| format!("claviger: the list {}: {why}", named(path)))?)
        }
        None => None,
    };
    let text = read(file)?;
    let (mut good, mut mistakes) = (0, Vec::new());
    for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        let is_revoked = |line: &Line<'_>| {
            revoked
                .as_ref()
                .is_some_and(|list| list.numbers.binary_search_by(|one| one.as_str().cmp(line.number)).is_ok())
        };
        match Line::read_by(&public, line) {
            Err(why) => mistakes.push(format!("{}:{number}: {why}", named(file))),
            Ok(line) if is_revoked(&line) => {
                mistakes.push(format!("{}:{number}: key {} is revoked: use it on no device", named(file), line.number));
            }
            Ok(_) => good += 1,
        }
    }
    if good == 0 && mistakes.is_empty() {
        return Err(format!("claviger: {} holds no license key", named(file)));
    }
    if !mistakes.is_empty() {
        return Err(mistakes.join("\n"));
    }
    let list = if revoked.is_some() { "none of them revoked" } else { "not compared with a list of revoked keys" };
    let by = if public.len() == 1 { "this key" } else { "one of these keys" };
    Ok(format!("{} is good: {good} license keys signed by {by}, {list}", named(file)))
}

/// One key, or a set of them.
fn public_keys(text: &str) -> Result<Vec<PublicKey>, serde_json::Error> {
    match serde_json::from_str::<JwkSet>(text) {
        Ok(set) => Ok(set.keys),
        Err(_) => serde_json::from_str(text).map(|key| vec![key]),
    }
}

#[cfg(test)]
mod tests {
    use claviger_server::wire::device::DeviceSigner;

    use super::*;

    #[test]
    fn p_12_a_file_is_checked_with_the_public_key_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let (signer, other) = (DeviceSigner::from_seed(&[1; 32]), DeviceSigner::from_seed(&[2; 32]));
        let says = "vars create LICENSE/RELAY0 pau BRIs=2,00-90-33-00-00-00,444,a b c";
        let first = signer.line(says, "0000000000000001");
        let second = signer.line(says, "0000000000000002");
        std::fs::write(path("keys.txt"), format!("{first}\n{second}\n")).unwrap();
        std::fs::write(path("key.json"), serde_json::to_string(&signer.public()).unwrap()).unwrap();
        std::fs::write(path("other.json"), serde_json::to_string(&other.public()).unwrap()).unwrap();
        let list = |numbers: &[&str]| {
            let numbers = numbers.iter().map(|number| (*number).to_owned()).collect();
            std::fs::write(path("list.txt"), signer.list(&Revoked { made: 0, numbers })).unwrap();
        };
        list(&["0000000000000003"]);
        let check = |key: &str, with_list: bool| {
            verify(&path("keys.txt"), &path(key), with_list.then(|| path("list.txt")).as_deref())
        };
        assert!(check("key.json", false).unwrap().contains("2 license keys"));
        assert!(check("key.json", true).unwrap().contains("none of them revoked"));
        assert!(check("other.json", false).unwrap_err().contains("keys.txt:1: its signature does not fit"));
        assert!(check("other.json", true).unwrap_err().contains("list.txt: its signature does not fit"));
        assert!(check("keys.txt", false).unwrap_err().contains("is no Ed25519 key"));
        // A set of keys, as it is published: what each of them signed is good.
        let next = DeviceSigner::from_seed(&[3; 32]).naming_itself();
        let set = JwkSet { keys: vec![next.public(), signer.public()] };
        std::fs::write(path("keys.json"), serde_json::to_string(&set).unwrap()).unwrap();
        assert!(check("keys.json", true).unwrap().contains("signed by one of these keys, none of them revoked"));
        let file = format!("{first}\n{}\n", next.line(says, "0000000000000009"));
        std::fs::write(path("keys.txt"), file).unwrap();
        assert!(check("keys.json", false).unwrap().contains("2 license keys"));
        assert!(check("key.json", false).unwrap_err().contains("keys.txt:2: its signature does not fit"));
        std::fs::write(path("keys.txt"), format!("{first}\n{second}\n")).unwrap();
        list(&["0000000000000002"]);
        let told = check("key.json", true).unwrap_err();
        assert!(told.contains("keys.txt:2: key 0000000000000002 is revoked") && !told.contains(":1:"), "{told}");
        std::fs::write(path("keys.txt"), format!("{first}\n{}\n", second.replace("BRIs=2", "BRIs=9"))).unwrap();
        assert!(check("key.json", false).unwrap_err().contains("keys.txt:2: its signature does not fit"));
        std::fs::write(path("keys.txt"), "\n").unwrap();
        assert!(check("key.json", false).unwrap_err().contains("holds no license key"));
    }
}
