//! `claviger demo`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use claviger_server::demo::{DataSet, Demo, NoSuchSet, Options, SignIn};
use claviger_server::secrets::write_private;
use claviger_server::store::engine::{NotATarget, Target};
use tempfile::TempDir;
use tokio::runtime::Runtime;

use crate::signals::Signals;
use crate::walk;

/// How to run the demonstration.
#[derive(Args)]
pub struct Arguments {
    /// Keep its data in this folder; without it, in a temporary one that is gone at the end
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Use this database instead of a file in the data folder: postgres://USER@HOST/NAME, or the path of a file
    #[arg(long, value_name = "URL", value_parser = target)]
    database: Option<Target>,
    /// Listen on this port of 127.0.0.1; 0 for any that is free [default: 8080; with --walk: 0]
    #[arg(long, value_name = "N")]
    port: Option<u16>,
    /// Whose data it shows: both (applications for servers, and telephone systems beside them), applications, or telephones
    #[arg(long, value_name = "SET", value_parser = data_set, default_value_t = DataSet::default())]
    data_set: DataSet,
    /// Write a fresh key to the API, good for 30 days, into this file, which must not exist
    #[arg(long, value_name = "FILE")]
    admin_key: Option<PathBuf>,
    /// Walk the way of an order from the order to the running software, without a browser, and end
    #[arg(long)]
    walk: bool,
    /// With --walk: say what happened as JSON
    #[arg(long, requires = "walk")]
    json: bool,
    /// With --walk: leave mail, leases and keys in this folder
    #[arg(long, value_name = "DIR", requires = "walk")]
    out: Option<PathBuf>,
}

/// Runs the demonstration until it is interrupted, or walks through it.
pub fn run(arguments: &Arguments) -> ExitCode {
    match demonstrate(arguments) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("claviger: {error}");
            ExitCode::FAILURE
        }
    }
}

fn demonstrate(arguments: &Arguments) -> Result<ExitCode, Box<dyn std::error::Error>> {
    // Lives as long as the demonstration, and takes the folder with it.
    let temporary = if arguments.data.is_none() { Some(TempDir::with_prefix("claviger-demo-")?) } else { None };
    let data = arguments.data.clone().or_else(|| temporary.as_ref().map(|folder| folder.path().to_owned()));
    let options = Options {
        data: data.unwrap_or_default(),
        database: arguments.database.clone(),
        port: arguments.port.unwrap_or(if arguments.walk { 0 } else { 8080 }),
    };
    let runtime = Runtime::new()?;
    if arguments.walk && arguments.data_set != DataSet::Both {
        return Err("--walk goes the way of an order of the data set both: leave --data-set out".into());
    }
    let demo = runtime.block_on(Demo::start_with(&options, arguments.data_set))?;
    if let Some(file) = &arguments.admin_key {
        let key = runtime.block_on(demo.make_admin_key())?;
        write_private(file, &key)
            .map_err(|why| format!("the admin key cannot be written to {}: {why}", file.display()))?;
    }

    if arguments.walk {
        let key = runtime.block_on(demo.make_admin_key())?;
        let report = walk::walk(&demo, &key, arguments.out.as_deref());
        runtime.block_on(demo.stop())?;
        print!("{}", if arguments.json { report.json() } else { report.text() });
        return Ok(if report.held() { ExitCode::SUCCESS } else { ExitCode::FAILURE });
    }

    print!("{}", greeting(&demo, arguments, temporary.is_some()));
    runtime.block_on(async { Signals::new().next().await });
    eprintln!("finishing what is under way …");
    runtime.block_on(demo.stop())?;
    Ok(ExitCode::SUCCESS)
}

fn greeting(demo: &Demo, arguments: &Arguments, is_temporary: bool) -> String {
    let program = std::env::current_exe().map_or_else(|_| "claviger".into(), |path| path.display().to_string());
    let address = &demo.address;
    let mut text = format!("{} sells with Claviger: a demonstration, on this machine only.\n\n", demo.vendor);
    text += &format!("  Portal   {address}/\n  Mailbox  {address}/mailbox\n\n  Sign in as\n");
    for SignIn { kind, role, email, .. } in &demo.sign_ins {
        text += &format!("    {email:<24} {kind}, {role}\n");
    }
    if let Some(SignIn { password, .. }) = demo.sign_ins.first() {
        text += &format!("  Everybody's password: {password}\n");
    }
    if arguments.data_set == DataSet::Telephones {
        text += "\n  Begin with the reseller's stock, and with the activation keys in the mail of order B-2002 in the mailbox.\n";
        return text + &ending(arguments, is_temporary);
    }
    text += &format!(
        "\n  Begin with the mail of order OrdNum002 in the mailbox. When a server has its token:\n    {program} agent \
         activate --service {address} --root-key {} --state {} --product-version 2026.2\n",
        demo.root_key_file.display(),
        demo.root_key_file.with_file_name("agent.json").display(),
    );
    text + &ending(arguments, is_temporary)
}

fn ending(arguments: &Arguments, is_temporary: bool) -> String {
    let mut text = String::new();
    if let Some(file) = &arguments.admin_key {
        text += &format!("\n  The API's key is in {}\n", file.display());
    }
    let end = if is_temporary { "; everything is gone then, --data DIR keeps it" } else { "" };
    text + &format!("\n  Ctrl-C ends it{end}.\n")
}

fn data_set(text: &str) -> Result<DataSet, NoSuchSet> {
    text.parse()
}

fn target(text: &str) -> Result<Target, NotATarget> {
    text.parse()
}
