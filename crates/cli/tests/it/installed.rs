//! An installation in a folder of its own, made and served by the real program.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use claviger_server::clock::Clock;
use claviger_server::mail::Mailbox;
use tempfile::TempDir;
use tokio::runtime::Runtime;

/// Longer than anything takes; whoever waits so long waits in vain.
pub const LONG: Duration = Duration::from_secs(60);
pub const PASSWORD: &str = "a password of some length";

/// A folder with a configuration, and a mail server that keeps what it is given.
pub struct Place {
    pub folder: TempDir,
    pub port: u16,
    pub metrics: u16,
    pub mailbox: Mailbox,
    #[expect(dead_code, reason = "held for its end: it runs the mail server")]
    runtime: Runtime,
}

/// What a command said.
pub struct Said {
    pub status: ExitStatus,
    pub out: String,
    pub err: String,
}

/// The service, running.
pub struct Service {
    child: Child,
    log: Arc<Mutex<Vec<String>>>,
    lines: Receiver<String>,
    reader: Option<JoinHandle<()>>,
}

impl Place {
    /// A configuration for plain HTTP on this machine, with `more` at its end.
    pub fn new(more: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let runtime = Runtime::new().unwrap();
        let mailbox = Mailbox::default();
        let smtp = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0")).unwrap();
        let smtp_port = smtp.local_addr().unwrap().port();
        runtime.spawn(mailbox.clone().serve(smtp, Clock::of_the_machine()));
        let (port, metrics) = (free_port(), free_port());
        let catalogue = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../data/demonstration/catalogue.toml");
        let text = format!(
            r#"
data = "data"
catalogue = {catalogue:?}
listen = ["127.0.0.1:{port}"]
vendor.name = "Example Software"
mail = {{ host = "127.0.0.1", port = {smtp_port}, tls = "none", from = "Licensing <licenses@vendor.test>" }}
metrics.listen = "127.0.0.1:{metrics}"
log = {{ format = "json", level = "debug" }}
{more}
"#
        );
        let has_address = more.contains("address =");
        let address = if has_address { String::new() } else { format!("address = \"http://127.0.0.1:{port}\"\n") };
        std::fs::write(folder.path().join("claviger.toml"), address + &text).unwrap();
        Self { folder, port, metrics, mailbox, runtime }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A command of the program; `variables` are all it finds in its environment.
    pub fn command(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_claviger"));
        command
            .args(arguments)
            .env_clear()
            .env("CLAVIGER_CONFIG", self.path("claviger.toml"))
            .envs(variables.iter().copied())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    pub fn run(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Said {
        let output = self.command(arguments, variables).output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Said { status: output.status, out: text(output.stdout), err: text(output.stderr) }
    }

    /// Makes the installation; answers with the path of the first operator's link.
    pub fn init(&self, more: &[&str], variables: &[(&str, &str)]) -> String {
        let key = self.path("safe/root.key");
        let arguments =
            ["admin", "init", "--operator", "olga@vendor.test", "--country", "it", "--root-key", key.to_str().unwrap()];
        let said = self.run(&[&arguments[..], more].concat(), variables);
        assert!(said.status.success(), "{}", said.err);
        let from = said.out.find("/invitations/").expect("a link");
        said.out[from..].split_whitespace().next().unwrap().to_owned()
    }

    /// Starts the service, and waits until it listens.
    pub fn serve(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Service {
        let mut child = self.command(&[&["serve"], arguments].concat(), variables).spawn().unwrap();
        let (sender, lines) = channel();
        let log = Arc::new(Mutex::new(Vec::new()));
        let (kept, stderr) = (Arc::clone(&log), child.stderr.take().unwrap());
        let reader = thread::spawn(move || {
            for line in BufReader::new(stderr).lines().map_while(Result::ok) {
                kept.lock().unwrap().push(line.clone());
                let _ = sender.send(line);
            }
        });
        let service = Service { child, log, lines, reader: Some(reader) };
        service.wait_for("\"listening for watchers\"");
        service
    }

    /// The text of the first mail that holds `part`; waits for it.
    pub fn mail_with(&self, part: &str) -> String {
        for _ in 0..600 {
            if let Some(text) = self.mailbox.all().iter().map(|mail| mail.text()).find(|text| text.contains(part)) {
                return text;
            }
            thread::sleep(Duration::from_millis(50));
        }
        panic!("no mail holds {part}");
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }
}

impl Service {
    /// Waits until the log says so.
    pub fn wait_for(&self, part: &str) {
        loop {
            match self.lines.recv_timeout(LONG) {
                Ok(line) if line.contains(part) => return,
                Ok(_) => {}
                Err(_) => panic!("the log never said {part}:\n{}", self.log()),
            }
        }
    }

    /// Waits until the chain of events holds those of now.
    pub fn wait_until_sealed(&self, place: &Place) {
        let database = place.path("data/claviger.db");
        for _ in 0..600 {
            let said = place.run(&["audit", "verify", "--json", "--database", database.to_str().unwrap()], &[]);
            let told: serde_json::Value = serde_json::from_str(&said.out).unwrap();
            if told["position"].as_u64().unwrap() > 5 {
                return;
            }
            thread::sleep(Duration::from_millis(100));
        }
        panic!("nothing is sealed:\n{}", self.log());
    }

    pub fn log(&self) -> String {
        self.log.lock().unwrap().join("\n")
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    #[cfg(unix)]
    pub fn signal(&self, signal: rustix::process::Signal) {
        let id = rustix::process::Pid::from_raw(self.child.id().cast_signed()).unwrap();
        rustix::process::kill_process(id, signal).unwrap();
    }

    /// Waits for its end; answers with how it ended, and all it logged.
    pub fn ended(mut self) -> (ExitStatus, String) {
        let status = self.child.wait().unwrap();
        self.reader.take().unwrap().join().unwrap();
        (status, self.log())
    }

    /// Tells it to end, and waits until it has.
    #[cfg(unix)]
    pub fn stop(self) -> String {
        self.signal(rustix::process::Signal::TERM);
        let (status, log) = self.ended();
        assert!(status.success(), "{status}\n{log}");
        log
    }
}

/// A test that failed leaves nothing running.
impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A port that nobody listens at just now.
pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// An answer: its status, its headers, its body.
pub type Answer = (u16, BTreeMap<String, String>, String);

pub fn get(url: &str, headers: &[(&str, &str)]) -> Answer {
    let mut request = client().get(url);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    answer(request.call().unwrap())
}

pub fn post(url: &str, headers: &[(&str, &str)], body: &str) -> Answer {
    let mut request = client().post(url);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    answer(request.send(body).unwrap())
}

pub fn answer(mut response: ureq::http::Response<ureq::Body>) -> Answer {
    let text = |(name, value): (&ureq::http::HeaderName, &ureq::http::HeaderValue)| {
        (name.to_string(), value.to_str().unwrap_or("").to_owned())
    };
    let mut headers: BTreeMap<String, String> = BTreeMap::new();
    for (name, value) in response.headers().iter().map(text) {
        // A header that is there more than once has a line for each.
        headers.entry(name).and_modify(|before| *before = format!("{before}\n{value}")).or_insert(value);
    }
    (response.status().as_u16(), headers, response.body_mut().read_to_string().unwrap())
}

pub fn client() -> ureq::Agent {
    let config = ureq::Agent::config_builder().http_status_as_error(false).max_redirects(0);
    config.timeout_global(Some(LONG)).build().into()
}
