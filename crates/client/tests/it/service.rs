//! A licensing service small enough to hold in the head: it speaks just enough HTTP/1.1 and signs real leases.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread;

use claviger_client::PublicKey;
use claviger_client::wire::activation::{
    ACTIVATIONS, ActivationRequest, Grant, PROOF_HEADER, RENEWALS, RenewalRequest, SIGNED_KEYS, Session, check_proof,
};
use claviger_client::wire::check_in::{self, CheckIn, Unchanged};
use claviger_client::wire::key::{KEY_SET, KeySet, SigningKey, encode};
use claviger_client::wire::lease::{Care, Confirmation, Item, Lease};
use claviger_client::wire::problem::{
    BASE, LEASE_CHANGED, MEDIA_TYPE, PROOF_INVALID, Problem, SEQUENCE_REPEATED, SESSION_ENDED, TOKEN_BOUND,
    TOKEN_UNKNOWN,
};

/// The token that the service knows.
pub const TOKEN: &str = "b121893|kwee1u9213jop";

/// The service as a test sees it.
pub struct Service {
    pub url: String,
    shared: Arc<Shared>,
}

struct Shared {
    desk: Mutex<Desk>,
    came: Condvar,
}

/// What the service knows and does; a test may change any of it.
pub struct Desk {
    pub root: SigningKey,
    pub signing: SigningKey,
    pub keys: KeySet,
    pub number: u64,
    pub iat: i64,
    pub renew_after: i64,
    pub exp: i64,
    pub session_expires: i64,
    pub server_time: i64,
    pub check_in_secs: u32,
    pub server: String,
    pub items: Vec<Item>,
    /// Of the host that was activated.
    pub fingerprint: String,
    /// The key that the token is bound to.
    pub bound: Option<PublicKey>,
    /// What to do, once each, instead of answering a call to a path.
    pub mishaps: Vec<(&'static str, Mishap)>,
    /// Every request that came.
    pub seen: Vec<Request>,
    last: (u64, String),
    sessions: u8,
}

pub enum Mishap {
    /// Do what was asked, and let the answer be lost.
    LoseAnswer,
    /// Give this answer instead.
    Answer(Response),
}

#[derive(Clone)]
pub struct Request {
    pub method: String,
    pub path: String,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

pub struct Response {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Service {
    /// Opens on a free port of this host.
    pub fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("its address"));
        let shared = Arc::new(Shared { desk: Mutex::new(Desk::new()), came: Condvar::new() });
        let served = Arc::clone(&shared);
        thread::spawn(move || {
            for connection in listener.incoming().flatten() {
                served.serve(&connection);
            }
        });
        Self { url, shared }
    }

    pub fn desk(&self) -> MutexGuard<'_, Desk> {
        self.shared.desk.lock().expect("no test has panicked at the desk")
    }

    pub fn root_key(&self) -> PublicKey {
        self.desk().root.public()
    }

    /// Something goes wrong with the next call to `path`.
    pub fn mishap(&self, path: &'static str, mishap: Mishap) {
        self.desk().mishaps.push((path, mishap));
    }

    /// What came since the last look, as `GET /agent/v1/lease`.
    pub fn calls(&self) -> Vec<String> {
        self.requests().iter().map(|request| format!("{} {}", request.method, request.path)).collect()
    }

    /// What came since the last look.
    pub fn requests(&self) -> Vec<Request> {
        std::mem::take(&mut self.desk().seen)
    }

    /// Waits until something has come for `path`.
    pub fn wait_for(&self, path: &str) {
        let came = |desk: &mut Desk| !desk.seen.iter().any(|request| request.path == path);
        let _desk = self.shared.came.wait_while(self.desk(), came).expect("no test has panicked at the desk");
    }
}

impl Shared {
    fn serve(&self, connection: &TcpStream) {
        let Some(request) = Request::read(connection) else { return };
        let mut desk = self.desk.lock().expect("no test has panicked at the desk");
        let mishap = desk.mishaps.iter().position(|(path, _)| *path == request.path);
        let mishap = mishap.map(|at| desk.mishaps.remove(at).1);
        let response = match mishap {
            Some(Mishap::Answer(response)) => Some(response),
            Some(Mishap::LoseAnswer) => {
                desk.answer(&request);
                None
            }
            None => Some(desk.answer(&request)),
        };
        desk.seen.push(request);
        drop(desk);
        if let Some(response) = response {
            response.write(connection);
        }
        let _ = connection.shutdown(Shutdown::Both);
        self.came.notify_all();
    }
}

impl Desk {
    fn new() -> Self {
        let (root, signing) = (SigningKey::from_seed(&[1; 32]), SigningKey::from_seed(&[2; 32]));
        Self {
            keys: KeySet { iat: 100, keys: vec![signing.public()], revoked: vec![] },
            root,
            signing,
            number: 1,
            iat: 1_000_000,
            renew_after: 2_000_000,
            exp: 3_000_000,
            session_expires: 1_090_000,
            server_time: 1_000_000,
            check_in_secs: 3_600,
            server: "srv_1".into(),
            items: vec![item("Advanced Queueing", 20)],
            fingerprint: String::new(),
            bound: None,
            mishaps: vec![],
            seen: vec![],
            last: (0, String::new()),
            sessions: 0,
        }
    }

    fn answer(&mut self, request: &Request) -> Response {
        match (request.method.as_str(), request.path.as_str()) {
            ("GET", SIGNED_KEYS) => Response::text(200, &self.root.sign(KEY_SET, &self.keys)),
            ("POST", ACTIVATIONS) => self.activate(request),
            ("POST", RENEWALS) => self.renew(request),
            ("GET", check_in::LEASE) => self.check_in(request),
            _ => Response::text(404, "not here"),
        }
    }

    fn activate(&mut self, request: &Request) -> Response {
        let asked: ActivationRequest = serde_json::from_slice(&request.body).expect("an activation");
        if check_proof(&asked.key, ACTIVATIONS, &request.body, request.header(PROOF_HEADER)).is_err() {
            return refusal(401, PROOF_INVALID);
        }
        if asked.token != TOKEN {
            return refusal(403, TOKEN_UNKNOWN);
        }
        if self.bound.is_some_and(|bound| bound != asked.key) {
            return refusal(409, TOKEN_BOUND);
        }
        self.bound = Some(asked.key);
        self.fingerprint = asked.host.fingerprint;
        self.number(asked.sequence, &asked.nonce).unwrap_or_else(|| self.grant())
    }

    fn renew(&mut self, request: &Request) -> Response {
        let asked: RenewalRequest = serde_json::from_slice(&request.body).expect("a renewal");
        let bound = self.bound.expect("it was activated");
        if check_proof(&bound, RENEWALS, &request.body, request.header(PROOF_HEADER)).is_err() {
            return refusal(401, PROOF_INVALID);
        }
        self.number(asked.sequence, &asked.nonce).unwrap_or_else(|| self.grant())
    }

    fn check_in(&mut self, request: &Request) -> Response {
        let held = request.header("if-none-match").trim_matches('"').parse().expect("a lease's number in quotes");
        let call = CheckIn {
            session: request.header(check_in::SESSION).into(),
            sequence: request.header(check_in::SEQUENCE).parse().expect("a number"),
            nonce: request.header(check_in::NONCE).into(),
            held,
        };
        let session = self.session();
        if call.session != session.id || !call.is_authentic(&session.key, request.header(check_in::MAC)) {
            return refusal(401, SESSION_ENDED);
        }
        if let Some(refused) = self.number(call.sequence, &call.nonce) {
            return refused;
        }
        if held != self.number {
            return refusal(409, LEASE_CHANGED);
        }
        let said =
            Unchanged { server_time: self.server_time, check_in_secs: self.check_in_secs, keys_issued: self.keys.iat };
        let mac = said.mac(&call, &session.key).expect("a code");
        unchanged(said, &mac)
    }

    /// Takes note of a call's number; a refusal if it was used before with another nonce.
    fn number(&mut self, sequence: u64, nonce: &str) -> Option<Response> {
        let (last, last_nonce) = &self.last;
        if sequence < *last || sequence == *last && nonce != last_nonce {
            return Some(refusal(409, SEQUENCE_REPEATED));
        }
        self.last = (sequence, nonce.into());
        None
    }

    fn grant(&mut self) -> Response {
        self.sessions += 1;
        let grant = Grant {
            server: self.server.clone(),
            lease: self.lease().sign(&self.signing),
            session: self.session(),
            check_in_secs: self.check_in_secs,
            server_time: self.server_time,
            keys_issued: self.keys.iat,
        };
        Response::json(200, "application/json", &grant)
    }

    /// The lease as it would be given now.
    pub fn lease(&self) -> Lease {
        Lease {
            iss: "https://licensing.example".into(),
            aud: self.server.clone(),
            jti: format!("lea_{}", self.number),
            number: self.number,
            iat: self.iat,
            renew_after: self.renew_after,
            exp: self.exp,
            cnf: Confirmation { jkt: self.bound.expect("it was activated").thumbprint() },
            fingerprint: self.fingerprint.clone(),
            items: self.items.clone(),
        }
    }

    fn session(&self) -> Session {
        Session {
            id: format!("ses_{}", self.sessions),
            key: encode(&[self.sessions; 32]),
            expires: self.session_expires,
        }
    }
}

impl Request {
    fn read(connection: &TcpStream) -> Option<Self> {
        let mut reader = BufReader::new(connection);
        let mut first = String::new();
        reader.read_line(&mut first).ok()?;
        let mut words = first.split_whitespace();
        let (method, path) = (words.next()?.to_owned(), words.next()?.to_owned());
        let mut headers = vec![];
        loop {
            let mut line = String::new();
            reader.read_line(&mut line).ok()?;
            let Some((name, value)) = line.trim_end().split_once(": ") else { break };
            headers.push((name.to_lowercase(), value.to_owned()));
        }
        let mut request = Self { method, path, headers, body: vec![] };
        request.body = vec![0; request.header("content-length").parse().unwrap_or(0)];
        reader.read_exact(&mut request.body).ok()?;
        Some(request)
    }

    /// A header's value; empty if it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// The number and nonce that the call carries.
    pub fn numbered(&self) -> (u64, String) {
        if self.method == "GET" {
            let sequence = self.header(check_in::SEQUENCE).parse().expect("a number");
            return (sequence, self.header(check_in::NONCE).into());
        }
        let body: serde_json::Value = serde_json::from_slice(&self.body).expect("JSON");
        (body["sequence"].as_u64().expect("a number"), body["nonce"].as_str().expect("a nonce").into())
    }
}

impl Response {
    pub fn text(status: u16, text: &str) -> Self {
        Self { status, headers: vec![("content-type".into(), "text/plain".into())], body: text.into() }
    }

    pub fn json(status: u16, media_type: &str, body: &impl serde::Serialize) -> Self {
        let body = serde_json::to_vec(body).expect("JSON");
        Self { status, headers: vec![("content-type".into(), media_type.into())], body }
    }

    fn write(&self, mut connection: &TcpStream) {
        let mut head = format!("HTTP/1.1 {} -\r\nconnection: close\r\n", self.status);
        for (name, value) in &self.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        if self.status != 304 {
            head.push_str(&format!("content-length: {}\r\n", self.body.len()));
        }
        head.push_str("\r\n");
        // Who does not want to hear the answer may hang up.
        let _ = connection.write_all(head.as_bytes()).and_then(|()| connection.write_all(&self.body));
    }
}

pub fn item(name: &str, units: u64) -> Item {
    Item {
        application: name.to_lowercase().replace(' ', "-"),
        name: name.into(),
        unit: "channels".into(),
        role: "base".into(),
        model: "subscription".into(),
        units,
        term: Some("2027-08-07".into()),
        ends: Some(4_050_000_000),
        newest_release: None,
        care: Some(Care {
            plan: "gold".into(),
            until: Some("2098-05-03".into()),
            starts: Some(0),
            ends: Some(4_050_000_000),
            ..Care::default()
        }),
    }
}

pub fn unchanged(said: Unchanged, mac: &str) -> Response {
    let headers = vec![
        (check_in::TIME.into(), said.server_time.to_string()),
        (check_in::CHECK_IN_SECS.into(), said.check_in_secs.to_string()),
        (check_in::KEYS_ISSUED.into(), said.keys_issued.to_string()),
        (check_in::MAC.into(), mac.into()),
    ];
    Response { status: 304, headers, body: vec![] }
}

pub fn refusal(status: u16, cause: &str) -> Response {
    let problem = Problem {
        kind: format!("{BASE}{cause}"),
        title: cause.into(),
        status,
        detail: format!("this is about {cause}"),
        errors: vec![],
        request_id: None,
    };
    Response::json(status, MEDIA_TYPE, &problem)
}
