//! `claviger admin`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use claviger_server::admin::{self, Beginning, Made};
use claviger_server::app::domain::account::Email;
use claviger_server::app::operator::Hand;
use claviger_server::clock::{Clock, Entropy};
use claviger_server::config::Config;
use claviger_server::secrets::write_private;
use jiff::SignedDuration;
use jiff::tz::TimeZone;
use tokio::runtime::Runtime;

use crate::configured::Configured;

/// The longest a key to the API may be good, in days.
const MOST_DAYS: i64 = 366;

/// What to do to the installation, from its own machine.
#[derive(Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make the installation: secrets, root key, signing key, the vendor's account, the first operator's invitation
    Init {
        /// Address of the first operator
        #[arg(long, value_name = "EMAIL")]
        operator: String,
        /// Where to write the root key: on a disk that is taken away, not in the data folder
        #[arg(long, value_name = "FILE")]
        root_key: PathBuf,
        /// Send the invitation by mail instead of printing its link
        #[arg(long)]
        mail: bool,
        /// Seal the secrets by a passphrase, which every start needs from then on
        #[arg(long)]
        seal: bool,
        /// The vendor's number in its own books
        #[arg(long, value_name = "NUMBER", default_value = "V1")]
        number: String,
        /// The vendor's country, two letters
        #[arg(long, value_name = "COUNTRY")]
        country: String,
        /// Where the vendor's days begin and end, such as Europe/Rome
        #[arg(long, value_name = "ZONE", default_value = "UTC")]
        time_zone: String,
        #[command(flatten)]
        configured: Configured,
    },
    /// Let somebody in as an operator of the vendor; prints the link, once
    InviteOperator {
        /// Their address
        email: String,
        /// Send the invitation by mail instead of printing its link
        #[arg(long)]
        mail: bool,
        #[command(flatten)]
        configured: Configured,
    },
    /// Make a key by which a program of the vendor's acts over the API
    ApiKey {
        /// What it is for
        #[arg(long, value_name = "NAME")]
        name: String,
        /// For how many days it is good
        #[arg(long, value_name = "DAYS", default_value_t = 90)]
        days: i64,
        /// Write it into this file, which must not exist
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        #[command(flatten)]
        configured: Configured,
    },
}

type Outcome = Result<String, Box<dyn std::error::Error>>;

/// Runs the command.
pub fn run(arguments: &Arguments) -> ExitCode {
    match done(&arguments.command) {
        Ok(said) => {
            print!("{said}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("claviger: {error}");
            ExitCode::FAILURE
        }
    }
}

fn done(command: &Command) -> Outcome {
    let (clock, entropy) = (Clock::of_the_machine(), Entropy::of_the_machine());
    match command {
        Command::Init { operator, root_key, mail, seal, number, country, time_zone, configured } => {
            let config = configured.read()?.config;
            if admin::is_in_data(&config, root_key) {
                return Err(
                    "the root key belongs apart from everything else, not into the data folder: whoever gets at \
                            one should not have the other"
                        .into(),
                );
            }
            let beginning = Beginning {
                operator: email(operator)?,
                hand: hand(*mail),
                root_key: root_key.clone(),
                number: plain("--number", number, 40)?,
                country: country_code(country)?,
                zone: zone(time_zone)?,
                seal: *seal,
            };
            let made = Runtime::new()?.block_on(admin::init(&config, beginning, &clock, &entropy))?;
            Ok(told(&config, &made, *mail, operator))
        }
        Command::InviteOperator { email: operator, mail, configured } => {
            let config = configured.read()?.config;
            let invited = admin::invite(&config, email(operator)?, hand(*mail), clock, entropy);
            let link = Runtime::new()?.block_on(invited)?;
            Ok(invitation(*mail, operator, &link))
        }
        Command::ApiKey { name, days, out, configured } => {
            let config = configured.read()?.config;
            if !(1..=MOST_DAYS).contains(days) {
                return Err(format!("--days: a key is good for 1 to {MOST_DAYS} days").into());
            }
            if out.exists() {
                return Err(
                    format!("{} is there already and was left as it is: name another file", out.display()).into()
                );
            }
            let (name, lasts) = (plain("--name", name, 100)?, SignedDuration::from_hours(24 * days));
            let secret = Runtime::new()?.block_on(admin::api_key(&config, name, lasts, clock, entropy))?;
            write_private(out, &secret).map_err(|why| format!("{} cannot be written: {why}", out.display()))?;
            Ok(format!("The key is in {}, for its owner only, and is good for {days} days.\n", out.display()))
        }
    }
}

fn told(config: &Config, made: &Made, by_mail: bool, operator: &str) -> String {
    let mut text = format!("{} is ready to serve.\n\n", config.vendor);
    text += &invitation(by_mail, operator, &made.invitation);
    text += &format!(
        "\nThe root key {name} is in\n\n    {key}\n\nTake it away now: to a disk in a safe, with a copy elsewhere. The service \
         never needs it; only rotating and\nrevoking signing keys does. Whoever has it can vouch for keys of their own; if it \
         is lost, products have to be\ngiven another one. Its public half, which products are built with, is in\n\n    \
         {public}\n",
        name = made.root_name,
        key = made.root_key.display(),
        public = made.root_public.display(),
    );
    text += &format!("\nThe secrets are in {}: back that folder up, apart from the database.\n", config.data.display());
    if !made.is_sealed {
        text += "They lie there as they are; `claviger secrets seal` seals them by a passphrase.\n";
    }
    text + "\n`claviger serve` starts the service, `claviger doctor` looks whether all is well.\n"
}

fn invitation(by_mail: bool, operator: &str, link: &str) -> String {
    if by_mail {
        return format!("{operator} gets the invitation by mail once the service runs; it is good for seven days.\n");
    }
    format!(
        "{operator} comes in by this link, which is shown this once and good for seven days:\n\n    {link}\n\nWhoever has it \
         may do anything here: hand it over in person or sealed.\n"
    )
}

fn hand(by_mail: bool) -> Hand {
    if by_mail { Hand::Mail } else { Hand::Own }
}

fn email(text: &str) -> Result<Email, String> {
    text.parse().map_err(|error| format!("`{text}` is no address: {error}"))
}

fn zone(text: &str) -> Result<TimeZone, String> {
    TimeZone::get(text).map_err(|_| format!("--time-zone: there is no zone `{text}`; write it as Europe/Rome"))
}

fn country_code(text: &str) -> Result<String, String> {
    let fits = text.len() == 2 && text.chars().all(|c| c.is_ascii_alphabetic());
    if fits { Ok(text.to_ascii_uppercase()) } else { Err("--country: write it in two letters, such as IT".to_owned()) }
}

fn plain(flag: &str, text: &str, most: usize) -> Result<String, String> {
    let text = text.trim();
    let fits = (1..=most).contains(&text.chars().count()) && !text.chars().any(char::is_control);
    if fits { Ok(text.to_owned()) } else { Err(format!("{flag}: give 1 to {most} characters")) }
}
