//! `claviger audit`

use std::process::ExitCode;
use std::str::FromStr;

use clap::{Args, Subcommand};
use claviger_server::app::Error;
use claviger_server::app::audit::{self, Broken, Checked};
use claviger_server::store::engine::{Db, NotATarget, Target};
use claviger_server::store::schema;
use serde_json::json;

/// How many links one look checks.
const AT_ONCE: u32 = 2_000;

/// What to do with the event log.
#[derive(Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Check that nothing in the event log was changed, taken out or put in since it was sealed
    Verify(Verify),
}

#[derive(Args)]
struct Verify {
    /// The database: postgres://USER@HOST/NAME, or the path of a file
    #[arg(long, value_name = "URL", value_parser = target, env = "CLAVIGER_DATABASE")]
    database: Target,
    /// A head that was noted before, as POSITION:HASH; the chain must still have it
    #[arg(long, value_name = "POSITION:HASH")]
    expect_head: Option<Noted>,
    /// Answer as JSON
    #[arg(long)]
    json: bool,
}

/// A head somebody has noted.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Noted {
    position: u64,
    hash: String,
}

/// What the check came to.
struct Verdict {
    checked: Checked,
    broken: Option<Broken>,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> ExitCode {
    let Command::Verify(verify) = &arguments.command;
    if let Err(why) = is_ready(&verify.database) {
        eprintln!("claviger: the event log cannot be read: {why}");
        return ExitCode::from(2);
    }
    match check(verify) {
        Ok(verdict) => {
            println!("{}", if verify.json { verdict.json() } else { verdict.text() });
            if verdict.broken.is_none() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(error) => {
            eprintln!("claviger: the event log cannot be read: {error}");
            ExitCode::from(2)
        }
    }
}

/// Whether the tables are those of this program, so that opening the database changes nothing: whoever checks the log of a
/// copy wants it to stay what it was.
fn is_ready(target: &Target) -> Result<(), String> {
    let standing = schema::look(target).map_err(|fault| fault.to_string())?;
    let version = standing.map_or(0, |standing| standing.version);
    schema::refuse_newer(version).map_err(|newer| newer.to_string())?;
    let newest = schema::newest();
    match version {
        _ if standing.is_none() => Err(format!("there is no {target}: name the database of an installation")),
        0 => Err(format!("{target} has no tables of this program: name the database of an installation")),
        _ if version < newest => Err(format!(
            "{target} is at version {version} and this program works with version {newest}. Nothing was changed: check it \
             with the program that made it, or start this one on it, which brings its tables up to date"
        )),
        _ => Ok(()),
    }
}

fn check(verify: &Verify) -> Result<Verdict, Error> {
    let db = Db::open(&verify.database)?;
    let mut checked = Checked::NOTHING;
    let mut noted = verify.expect_head.as_ref();
    loop {
        // Stop where the noted head stands, to compare it.
        let most = match noted {
            Some(noted) if noted.position > checked.position => {
                AT_ONCE.min(u32::try_from(noted.position - checked.position).unwrap_or(AT_ONCE))
            }
            _ => AT_ONCE,
        };
        let further = match db.read::<_, Error, _>(move |tx| audit::check(tx, checked, most)).wait()? {
            Ok(further) => further,
            Err(broken) => return Ok(Verdict { checked, broken: Some(broken) }),
        };
        if let Some(head) = noted.filter(|head| head.position == further.position) {
            if head.hash != audit::hex(&further.hash) {
                return Ok(Verdict { checked, broken: Some(Broken::OtherHead { position: head.position }) });
            }
            noted = None;
        }
        if further.position == checked.position {
            break;
        }
        checked = further;
    }
    if let Some(Noted { position, .. }) = noted {
        let broken = Some(Broken::CutOff { noted: *position, found: checked.position });
        return Ok(Verdict { checked, broken });
    }
    let outside = db.read::<_, Error, _>(audit::check_outside).wait()?;
    Ok(Verdict { checked, broken: outside.err() })
}

impl Verdict {
    fn text(&self) -> String {
        let Checked { position, hash } = self.checked;
        match &self.broken {
            None => format!("The event log holds: {position} events, head {position}:{}", audit::hex(&hash)),
            Some(broken) => {
                format!("The event log does NOT hold: {broken}\nEverything up to position {position} does.")
            }
        }
    }

    fn json(&self) -> String {
        let Checked { position, hash } = self.checked;
        json!({
            "holds": self.broken.is_none(),
            "position": position,
            "hash": audit::hex(&hash),
            "broken": self.broken.as_ref().map(ToString::to_string),
        })
        .to_string()
    }
}

impl FromStr for Noted {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, &'static str> {
        const HOW: &str = "a head is written as POSITION:HASH, the hash with 64 hexadecimal digits";
        let (position, hash) = text.split_once(':').ok_or(HOW)?;
        let is_hash = hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
        let position = position.parse().ok().filter(|position| *position > 0).ok_or(HOW)?;
        if is_hash { Ok(Self { position, hash: hash.to_ascii_lowercase() }) } else { Err(HOW) }
    }
}

fn target(text: &str) -> Result<Target, NotATarget> {
    text.parse()
}
