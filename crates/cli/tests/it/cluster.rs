//! Several nodes of one installation behind a real load balancer, on a PostgreSQL of their own that can be stopped and
//! started.

use std::net::TcpStream;
use std::os::unix::fs::chown;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use tempfile::TempDir;

use crate::installed::{Place, Service, free_port, get};

/// Tells the tests where haproxy is.
const HAPROXY: &str = "CLAVIGER_TEST_HAPROXY";
/// And where PostgreSQL's programs lie.
const POSTGRES_PROGRAMS: &str = "CLAVIGER_TEST_POSTGRES_PROGRAMS";

/// A PostgreSQL that loses nothing it has committed.
pub struct Postgres {
    folder: TempDir,
    programs: PathBuf,
    port: u16,
    server: Option<Child>,
}

/// Two nodes, and what stands before them.
pub struct Cluster {
    pub place: Place,
    pub postgres: Postgres,
    pub nodes: Vec<Service>,
    pub balancer: u16,
    ports: [u16; 2],
    watchers: [u16; 2],
    haproxy: Child,
}

impl Postgres {
    /// A fresh one.
    pub fn start() -> Self {
        let programs = std::env::var_os(POSTGRES_PROGRAMS).map_or_else(
            || {
                let told = Command::new("pg_config").arg("--bindir").output();
                let told = told.unwrap_or_else(|_| panic!("{POSTGRES_PROGRAMS} is not set: run `cargo xtask test`"));
                PathBuf::from(String::from_utf8(told.stdout).unwrap().trim())
            },
            PathBuf::from,
        );
        let folder = TempDir::with_prefix("claviger-cluster-").unwrap();
        if let Some(user) = lent_user() {
            chown(folder.path(), Some(user), Some(user)).unwrap();
        }
        let mut postgres = Self { folder, programs, port: free_port(), server: None };
        let mut initdb = postgres.program("initdb");
        initdb.args(["--auth=trust", "--locale=C", "--encoding=UTF8", "--no-sync", "--username=postgres", "--pgdata"]);
        let made = initdb.arg(postgres.data()).output().unwrap();
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        postgres.bring_up();
        postgres
    }

    /// Where it is.
    pub fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    /// Starts it, and waits until it takes connections.
    pub fn bring_up(&mut self) {
        let log = std::fs::File::options().create(true).append(true).open(self.folder.path().join("log"));
        let mut server = self.program("postgres");
        server.arg("-D").arg(self.data());
        for setting in [
            "listen_addresses=127.0.0.1",
            &format!("port={}", self.port),
            &format!("unix_socket_directories={}", self.folder.path().display()),
            "shared_buffers=64MB",
            "max_connections=100",
        ] {
            server.arg("-c").arg(setting);
        }
        let log = log.unwrap_or_else(|error| panic!("{error}"));
        server.stdin(Stdio::null()).stdout(log.try_clone().unwrap()).stderr(log);
        self.server = Some(server.spawn().unwrap());
        for _ in 0..600 {
            let mut ask = self.program("pg_isready");
            ask.args(["--quiet", "--username=postgres", "--host"]).arg(self.folder.path());
            if ask.arg(format!("--port={}", self.port)).status().unwrap().success() {
                return;
            }
            thread::sleep(Duration::from_millis(50));
        }
        panic!("{}", std::fs::read_to_string(self.folder.path().join("log")).unwrap());
    }

    /// Ends it as a loss of power would: without a word to anybody, and without tidying up.
    pub fn crash(&mut self) {
        self.stop("immediate");
    }

    /// Ends it in good order.
    pub fn end(&mut self) {
        self.stop("fast");
    }

    fn stop(&mut self, mode: &str) {
        let Some(mut server) = self.server.take() else { return };
        let mut stop = self.program("pg_ctl");
        let _ = stop.args(["stop", "--wait", "--mode", mode, "--pgdata"]).arg(self.data()).output();
        let _ = server.kill();
        let _ = server.wait();
    }

    /// Where its files lie.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// One of its programs. It does not run as root, who lends it another user.
    fn program(&self, name: &str) -> Command {
        let program = self.programs.join(name);
        let mut command = match lent_user() {
            None => Command::new(program),
            Some(user) => {
                let mut lent = Command::new("setpriv");
                lent.args(["--pdeathsig", "INT", "--clear-groups"]);
                lent.args([format!("--reuid={user}"), format!("--regid={user}")]).arg("--").arg(program);
                lent
            }
        };
        command.current_dir(self.folder.path());
        command
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        self.stop("immediate");
    }
}

impl Cluster {
    /// An installation that is made, its nodes not started yet; `more` is put to its configuration.
    pub fn made(more: &str) -> (Self, String) {
        let postgres = Postgres::start();
        let (balancer, ports, watchers) = (free_port(), [free_port(), free_port()], [free_port(), free_port()]);
        let place = Place::new(&format!(
            "database = \"{}\"\naddress = \"http://127.0.0.1:{balancer}\"\nproxies = [\"127.0.0.1\"]\n{more}",
            postgres.url()
        ));
        let link = place.init(&[], &[]);
        let config = place.path("haproxy.cfg");
        std::fs::write(&config, balancing(balancer, ports)).unwrap();
        let haproxy = start_balancer(&config);
        (Self { place, postgres, nodes: Vec::new(), balancer, ports, watchers, haproxy }, link)
    }

    /// Two nodes at work, and the first operator's link.
    pub fn at_work(more: &str) -> (Self, String) {
        let (mut cluster, link) = Self::made(more);
        cluster.nodes = vec![cluster.node(0), cluster.node(1)];
        cluster.wait_for(&["one", "two"]);
        (cluster, link)
    }

    /// Starts a node.
    pub fn node(&self, number: usize) -> Service {
        let (listen, watchers) = (self.own(number), format!("127.0.0.1:{}", self.watchers[number]));
        self.place.serve(&["--listen", &listen, "--metrics-listen", &watchers], &[])
    }

    /// Where the balancer is.
    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.balancer)
    }

    /// Where a node itself is.
    pub fn node_url(&self, number: usize, path: &str) -> String {
        format!("http://{}{path}", self.own(number))
    }

    /// Waits until the balancer sends to all of these, and to no other.
    pub fn wait_for(&self, wanted: &[&str]) {
        for _ in 0..600 {
            let answered: Vec<String> = (0..4).map(|_| node_of(&get(&self.url("/healthz"), &[]).1)).collect();
            let is_wanted = answered.iter().all(|node| wanted.contains(&node.as_str()));
            if is_wanted && wanted.iter().all(|node| answered.iter().any(|answered| answered == node)) {
                return;
            }
            thread::sleep(Duration::from_millis(50));
        }
        panic!("the balancer never sent to {wanted:?}");
    }

    fn own(&self, number: usize) -> String {
        format!("127.0.0.1:{}", self.ports[number])
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        self.nodes.clear();
        let _ = self.haproxy.kill();
        let _ = self.haproxy.wait();
    }
}

/// Which node answered, as the balancer tells it.
pub fn node_of(headers: &std::collections::BTreeMap<String, String>) -> String {
    headers.get("x-node").cloned().unwrap_or_default()
}

/// By turns, whoever asks; nobody is tied to a node. What could not be handed over at all goes to the other one.
fn balancing(port: u16, nodes: [u16; 2]) -> String {
    let [one, two] = nodes;
    format!(
        "global
    maxconn 1000
defaults
    mode http
    timeout connect 2s
    timeout client 60s
    timeout server 60s
    retries 2
    option redispatch 1
    option forwardfor
frontend public
    bind 127.0.0.1:{port}
    default_backend nodes
backend nodes
    balance roundrobin
    option httpchk GET /readyz
    http-check expect status 200
    http-response add-header x-node %s
    default-server check inter 100ms fall 2 rise 1
    server one 127.0.0.1:{one}
    server two 127.0.0.1:{two}
"
    )
}

fn start_balancer(config: &Path) -> Child {
    let usual = ["/usr/sbin/haproxy", "/usr/local/sbin/haproxy", "/usr/bin/haproxy"].map(PathBuf::from);
    let told = std::env::var_os(HAPROXY).map(PathBuf::from);
    let program = told.or_else(|| usual.into_iter().find(|program| program.is_file()));
    let program = program.unwrap_or_else(|| panic!("{HAPROXY} is not set: run the tests with `cargo xtask test`"));
    let mut balancer = Command::new(program);
    balancer.arg("-db").arg("-f").arg(config).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut balancer = balancer.spawn().unwrap();
    let text = std::fs::read_to_string(config).unwrap();
    let port = text.split_once("bind 127.0.0.1:").unwrap().1.lines().next().unwrap().parse().unwrap();
    for _ in 0..600 {
        if TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return balancer;
        }
        assert!(balancer.try_wait().unwrap().is_none(), "haproxy does not take its configuration:\n{text}");
        thread::sleep(Duration::from_millis(50));
    }
    panic!("haproxy does not listen");
}

/// Whom root lends to what does not run as root.
fn lent_user() -> Option<u32> {
    if !rustix::process::getuid().is_root() {
        return None;
    }
    let id = |name: &str| {
        let told = Command::new("id").args(["-u", name]).output().ok()?;
        String::from_utf8(told.stdout).ok()?.trim().parse().ok()
    };
    ["postgres", "nobody"].into_iter().find_map(id)
}
