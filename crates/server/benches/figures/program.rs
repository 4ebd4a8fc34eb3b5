//! The program itself: how large it is, how soon it is ready, how much memory it takes.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use claviger_server::store::engine::{Db, Target};
use jiff::Timestamp;

use crate::ground::{Sizes, fill};
use crate::machine;
use crate::report::Report;

/// Names the program that is measured; `cargo xtask bench` sets it.
const PROGRAM: &str = "CLAVIGER_BENCH_PROGRAM";
const MIB: f64 = 1_048_576.0;
/// How long a start may take before something else is wrong.
const PATIENCE: Duration = Duration::from_secs(60);

pub fn measure(report: &mut Report, folder: &Path, sizes: &Sizes) {
    let Some(program) = std::env::var_os(PROGRAM) else {
        report.note(&format!("The program itself was not measured: {PROGRAM} does not name it."));
        return;
    };
    let length = fs::metadata(&program).map_or(0, |file| file.len());
    report.at_most("size of the program", length as f64 / MIB, 25.0, "MiB");

    let data = folder.join("demonstration");
    let (first, running) = Running::start(Path::new(&program), &data);
    report.at_most("first start until ready", first.as_secs_f64(), 1.0, "s");
    for path in ["/", "/sign-in", "/mailbox", "/api/v1/openapi.json", "/assets/claviger.css"] {
        running.get(path);
    }
    let resident = machine::resident(&running.child.id().to_string()) as f64;
    report.at_most("memory with the demonstration loaded", resident / MIB, 100.0, "MiB");
    drop(running);

    let db = Db::open(&Target::Sqlite(data.join("claviger.db"))).expect("the demonstration's database");
    fill(&db, Timestamp::UNIX_EPOCH, sizes.many);
    drop(db);
    let (again, running) = Running::start(Path::new(&program), &data);
    drop(running);
    let name = format!("start with {} licenses until ready", sizes.many);
    if sizes.is_full() {
        report.at_most(&name, again.as_secs_f64(), 2.0, "s");
    } else {
        report.told(&name, &format!("{:.2} s", again.as_secs_f64()));
    }
    let cores = machine::cores();
    report.note(&format!(
        "Two nodes against one on PostgreSQL: not measured, as this machine has {cores} core(s); it takes five: one for \
         each node, one for the load, two for the database."
    ));
}

/// A demonstration that runs.
struct Running {
    child: Child,
    address: String,
}

impl Running {
    /// Starts it; answers with how long it took until it was ready.
    fn start(program: &Path, data: &Path) -> (Duration, Self) {
        let began = machine::now();
        let mut command = Command::new(program);
        command.args(["demo", "--port", "0", "--data"]).arg(data).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().expect("the program starts");
        let output = BufReader::new(child.stdout.take().expect("its output"));
        let portal = output
            .lines()
            .map_while(Result::ok)
            .find_map(|line| line.trim().strip_prefix("Portal").map(|address| address.trim().to_owned()));
        let address = portal.expect("it says where it is");
        let address = address.trim_start_matches("http://").trim_end_matches('/').to_owned();
        let running = Self { child, address };
        while !running.get("/readyz").starts_with("HTTP/1.1 200") {
            assert!(machine::now() - began < PATIENCE, "it does not become ready");
            thread::sleep(Duration::from_millis(5));
        }
        (machine::now() - began, running)
    }

    fn get(&self, path: &str) -> String {
        let mut answer = Vec::new();
        let request = format!("GET {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n\r\n", self.address);
        let asked = TcpStream::connect(&self.address).and_then(|mut stream| {
            stream.write_all(request.as_bytes())?;
            stream.read_to_end(&mut answer)
        });
        asked.map(|_| String::from_utf8_lossy(&answer).into_owned()).unwrap_or_default()
    }
}

impl Drop for Running {
    /// Lets it come to its end, so that what it kept is whole.
    fn drop(&mut self) {
        let _ = Command::new("kill").args(["-INT", &self.child.id().to_string()]).status();
        let _ = self.child.wait();
    }
}
