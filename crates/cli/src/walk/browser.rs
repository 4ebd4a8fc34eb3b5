//! A browser without a window: cookies, forms, and the few things the walk reads off a page.

use std::collections::BTreeMap;
use std::time::Duration;

/// One browser with its cookies.
pub struct Browser {
    agent: ureq::Agent,
    address: String,
    cookies: BTreeMap<String, String>,
}

/// A page that was answered, after any redirects.
pub struct Page {
    /// HTTP status.
    pub status: u16,
    /// Where one is.
    pub path: String,
    /// The HTML.
    pub body: String,
}

/// The most redirects followed.
const MOST_REDIRECTS: usize = 5;

impl Browser {
    /// A fresh browser for the installation at `address`.
    pub fn new(address: &str) -> Self {
        Self { agent: agent(), address: address.to_owned(), cookies: BTreeMap::new() }
    }

    /// Opens a page; an address of the installation may be given whole.
    pub fn open(&mut self, path: &str) -> Result<Page, String> {
        let mut path = path.strip_prefix(self.address.as_str()).unwrap_or(path).to_owned();
        for _ in 0..MOST_REDIRECTS {
            let request = self.agent.get(format!("{}{path}", self.address)).header("cookie", self.cookie_header());
            let response = request.call().map_err(|why| format!("GET {path}: {why}"))?;
            match self.take(response)? {
                Answer::Page { status, body } => return Ok(Page { status, path, body }),
                Answer::Elsewhere(location) => path = location,
            }
        }
        Err(format!("{path} leads around in circles"))
    }

    /// Sends a form from `page` to `path`, with the proof that `page` holds.
    pub fn send(&mut self, page: &Page, path: &str, fields: &[(&str, &str)]) -> Result<Page, String> {
        let proof = page.input("csrf").ok_or_else(|| format!("{} holds no form", page.path))?;
        let fields = std::iter::once(("csrf", proof.as_str())).chain(fields.iter().copied());
        let url = format!("{}{path}", self.address);
        let request = self.agent.post(url).header("cookie", self.cookie_header());
        let response = request.send_form(fields).map_err(|why| format!("POST {path}: {why}"))?;
        match self.take(response)? {
            Answer::Page { status, body } => Ok(Page { status, path: path.to_owned(), body }),
            Answer::Elsewhere(location) => self.open(&location),
        }
    }

    fn take(&mut self, mut response: ureq::http::Response<ureq::Body>) -> Result<Answer, String> {
        for header in response.headers().get_all("set-cookie") {
            let pair = header.to_str().unwrap_or_default().split(';').next().unwrap_or_default();
            if let Some((name, value)) = pair.split_once('=') {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let status = response.status();
        if status.is_redirection()
            && let Some(location) = response.headers().get("location").and_then(|location| location.to_str().ok())
        {
            return Ok(Answer::Elsewhere(location.strip_prefix(self.address.as_str()).unwrap_or(location).to_owned()));
        }
        let body = response.body_mut().read_to_string().map_err(|why| why.to_string())?;
        Ok(Answer::Page { status: status.as_u16(), body })
    }

    fn cookie_header(&self) -> String {
        self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }
}

enum Answer {
    Page { status: u16, body: String },
    Elsewhere(String),
}

impl Page {
    /// The value of the first input called `name`.
    pub fn input(&self, name: &str) -> Option<String> {
        self.inputs().find(|(found, _)| found == name).map(|(_, value)| value)
    }

    /// All inputs that have a name: name and value, in order.
    pub fn inputs(&self) -> impl Iterator<Item = (String, String)> + '_ {
        self.body.split("<input ").skip(1).filter_map(|rest| {
            let tag = rest.split('>').next()?;
            Some((attribute(tag, "name")?, attribute(tag, "value").unwrap_or_default()))
        })
    }

    /// Whether the page says `text`.
    pub fn says(&self, text: &str) -> bool {
        self.body.contains(text)
    }
}

/// An HTTP client that tells statuses instead of failing on them, and follows nobody.
pub fn agent() -> ureq::Agent {
    ureq::Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .timeout_global(Some(Duration::from_secs(20)))
        .build()
        .into()
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let start = tag.find(&format!("{name}=\""))? + name.len() + 2;
    let value = tag[start..].split('"').next()?;
    Some(
        value
            .replace("&#38;", "&")
            .replace("&#34;", "\"")
            .replace("&#39;", "'")
            .replace("&#60;", "<")
            .replace("&#62;", ">"),
    )
}
