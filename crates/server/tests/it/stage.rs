//! A running demonstration, and raw requests to it.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use claviger_server::demo::{CannotRun, Demo, Options};
use claviger_testkit::engines::Scratch;
use tokio::runtime::Runtime;

/// The password of everybody in the demonstration.
pub const PASSWORD: &str = "claviger demonstration";
pub const OPERATOR: &str = "olivia@cantora.example";
pub const CUSTOMER: &str = "carla@belcampo.example";

/// A running demonstration.
pub struct Stage {
    pub demo: Option<Demo>,
    pub runtime: Runtime,
    pub scratch: Scratch,
    pub data: tempfile::TempDir,
}

/// An answer.
pub struct Answer {
    pub status: u16,
    pub headers: BTreeMap<String, String>,
    pub cookies: Vec<(String, String)>,
    pub body: String,
}

/// One browser: its cookies.
#[derive(Default, Clone)]
pub struct Visitor {
    pub cookies: BTreeMap<String, String>,
}

/// Plays `scene` on a fresh demonstration on each engine.
pub fn on_both(scene: impl Fn(&Stage)) {
    for scratch in [Scratch::sqlite(), Scratch::postgres()] {
        let runtime = Runtime::new().unwrap();
        let mut stage = Stage { demo: None, runtime, scratch, data: tempfile::tempdir().unwrap() };
        stage.start(None).unwrap();
        scene(&stage);
    }
}

impl Stage {
    /// Starts the demonstration, with the secrets of another folder if one is given.
    pub fn start(&mut self, folder: Option<PathBuf>) -> Result<(), CannotRun> {
        let data = folder.unwrap_or_else(|| self.data.path().to_owned());
        let options = Options { data, database: Some(self.scratch.target().clone()), port: 0 };
        self.demo = Some(self.runtime.block_on(Demo::start(&options))?);
        Ok(())
    }

    /// Ends the demonstration.
    pub fn stop(&mut self) {
        if let Some(demo) = self.demo.take() {
            self.runtime.block_on(demo.stop()).unwrap();
        }
    }

    pub fn demo(&self) -> &Demo {
        self.demo.as_ref().expect("the demonstration runs")
    }

    pub fn admin_key(&self) -> String {
        self.runtime.block_on(self.demo().make_admin_key()).unwrap()
    }

    pub fn get(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = client().get(format!("{}{path}", self.demo().address));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        answer(request.call().unwrap())
    }

    pub fn post(&self, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        let mut request = client().post(format!("{}{path}", self.demo().address));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        answer(request.send(body).unwrap())
    }

    /// An API call with a key, by any method.
    pub fn api_by(&self, method: &str, key: &str, path: &str, body: &str) -> Answer {
        let request = ureq::http::Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.demo().address))
            .header("authorization", format!("Bearer {key}"))
            .header("content-type", "application/json");
        answer(client().run(request.body(body.to_owned()).unwrap()).unwrap())
    }

    /// Any request; only with a body if it may have one.
    pub fn request(&self, method: &str, path: &str, headers: &[(&str, &str)], body: Option<&[u8]>) -> Answer {
        let mut request = ureq::http::Request::builder().method(method).uri(format!("{}{path}", self.demo().address));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let agent = client();
        let sent = match body {
            Some(body) => agent.run(request.body(body).unwrap()),
            None => agent.run(request.body(()).unwrap()),
        };
        answer(sent.unwrap())
    }

    /// An API call with a key.
    pub fn api(&self, key: &str, path: &str, body: Option<&str>) -> Answer {
        let authorization = format!("Bearer {key}");
        let headers = [("authorization", authorization.as_str()), ("content-type", "application/json")];
        match body {
            None => self.get(path, &headers[..1]),
            Some(body) => self.post(path, &headers, body.as_bytes()),
        }
    }

    /// Opens a page as `visitor`, without following redirects.
    pub fn open(&self, visitor: &mut Visitor, path: &str) -> Answer {
        let answer = self.get(path, &[("cookie", &visitor.cookie())]);
        visitor.cookies.extend(answer.cookies.iter().cloned());
        answer
    }

    /// Sends a form with the proof that `page` holds.
    pub fn send(&self, visitor: &mut Visitor, page: &Answer, path: &str, fields: &[(&str, &str)]) -> Answer {
        let proof = page.proof();
        let fields = std::iter::once(("csrf", proof.as_str())).chain(fields.iter().copied());
        let body: String = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let kind = ("content-type", "application/x-www-form-urlencoded");
        let answer = self.post(path, &[kind, ("cookie", &visitor.cookie())], body.as_bytes());
        visitor.cookies.extend(answer.cookies.iter().cloned());
        answer
    }

    /// Somebody who has signed in.
    pub fn signed_in(&self, email: &str) -> Visitor {
        let mut visitor = Visitor::default();
        let page = self.open(&mut visitor, "/sign-in");
        let answer = self.send(&mut visitor, &page, "/sign-in", &[("email", email), ("password", PASSWORD)]);
        assert_eq!(answer.status, 303, "{email} signs in");
        visitor
    }

    /// The first mail whose text holds all `parts`; waits for it.
    pub fn mail(&self, parts: &[&str]) -> String {
        for _ in 0..400 {
            if let Some(mail) =
                self.demo().mailbox().all().iter().find(|mail| parts.iter().all(|part| mail.text().contains(part)))
            {
                return mail.text();
            }
            std::thread::sleep(Duration::from_millis(25));
        }
        panic!("no mail holds {parts:?}");
    }

    /// The path of the link in `mail` that begins with `prefix`.
    pub fn link(&self, mail: &str, prefix: &str) -> String {
        let from = mail.find(prefix).expect("a link");
        mail[from..].split_whitespace().next().unwrap().to_owned()
    }
}

impl Visitor {
    pub fn cookie(&self) -> String {
        self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    /// The proof of the first form on the page.
    pub fn proof(&self) -> String {
        let (_, rest) = self.body.split_once("name=\"csrf\" value=\"").expect("a form");
        rest.split('"').next().unwrap().to_owned()
    }

    /// The cause of a problem document.
    pub fn cause(&self) -> String {
        assert_eq!(self.header("content-type"), "application/problem+json", "{}", self.body);
        let problem: claviger_server::wire::problem::Problem = serde_json::from_str(&self.body).unwrap();
        assert_eq!(problem.status, self.status);
        problem.cause().to_owned()
    }
}

fn client() -> ureq::Agent {
    let timeout = Some(Duration::from_secs(30));
    ureq::Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .allow_non_standard_methods(true)
        .timeout_global(timeout)
        .build()
        .into()
}

fn answer(mut response: ureq::http::Response<ureq::Body>) -> Answer {
    let headers =
        response.headers().iter().map(|(name, value)| (name.to_string(), value.to_str().unwrap_or("").to_owned()));
    let cookies = response.headers().get_all("set-cookie").iter().map(|value| {
        let pair = value.to_str().unwrap().split(';').next().unwrap();
        let (name, value) = pair.split_once('=').unwrap();
        (name.to_owned(), value.to_owned())
    });
    let (headers, cookies) = (headers.collect(), cookies.collect());
    let status = response.status().as_u16();
    if response.headers().get("content-type").is_some_and(|kind| kind == "text/event-stream") {
        // It goes on: that it was opened is all there is to it.
        return Answer { status, headers, cookies, body: String::new() };
    }
    Answer { status, headers, cookies, body: response.body_mut().read_to_string().unwrap() }
}
