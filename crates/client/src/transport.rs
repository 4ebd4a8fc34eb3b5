//! The way to the service: HTTPS on one port, straight or through a proxy, and nothing else. (L-16)
//!
//! Behind a proxy no name but the proxy's own is resolved here: the proxy is asked for the service by name (CONNECT).
//! Nothing is followed elsewhere, waited for without end, or read without end.

use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use claviger_wire::follow::HEARTBEAT_SECS;
use claviger_wire::problem::{self, Problem};
use ureq::http::{HeaderMap, Response, header};
use ureq::tls::{PemItem, RootCerts, TlsConfig, TlsProvider, parse_pem};
use ureq::{Agent, Body};
use url::{Host, Url};

use crate::error::Error;
use crate::way;

const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
const CALL_TIMEOUT: Duration = Duration::from_secs(30);
/// A stream on which nothing came for so long is cut off.
const SILENCE: Duration = Duration::from_secs(3 * HEARTBEAT_SECS);
/// The longest answer that is read, in bytes.
const LONGEST_ANSWER: u64 = 1024 * 1024;
/// No file of authorities is longer than this, in bytes.
const LONGEST_CA_FILE: u64 = 4 * 1024 * 1024;

/// The way to one service. Clones share its connections.
#[derive(Clone)]
pub(crate) struct Transport {
    /// The service's address, without a slash at its end.
    pub service: String,
    agent: Agent,
}

/// What the service answered.
pub(crate) struct Answer {
    pub status: u16,
    pub body: Vec<u8>,
    headers: HeaderMap,
    service: String,
}

impl Transport {
    pub fn new(service: &str, proxy: Option<&str>, ca_file: Option<&Path>) -> Result<Self, Error> {
        let url = address(service)?;
        let proxy = match proxy {
            Some(proxy) => Some(way::named(proxy)?),
            None if url.scheme() == "http" => None,
            None => way::of_environment(url.host_str().unwrap_or_default())?,
        };
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let tls = TlsConfig::builder()
            .provider(TlsProvider::Rustls)
            .root_certs(authorities(ca_file)?)
            .unversioned_rustls_crypto_provider(provider)
            .build();
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .proxy(proxy)
            .tls_config(tls)
            .timeout_connect(Some(CONNECT_TIMEOUT))
            .timeout_global(Some(CALL_TIMEOUT))
            .user_agent(concat!("claviger-client/", env!("CARGO_PKG_VERSION")))
            .build();
        Ok(Self { service: url.as_str().trim_end_matches('/').to_owned(), agent: config.new_agent() })
    }

    pub fn get(&self, path: &str, headers: &[(&str, &str)]) -> Result<Answer, Error> {
        let mut request = self.agent.get(format!("{}{path}", self.service));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.read(request.call())
    }

    pub fn post_json(&self, path: &str, body: &[u8], headers: &[(&str, &str)]) -> Result<Answer, Error> {
        let mut request = self.agent.post(format!("{}{path}", self.service)).content_type("application/json");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.read(request.send(body))
    }

    /// Opens an answer that goes on, of this media type: what is to be read of it, for as long as something comes.
    pub fn stream(
        &self,
        path: &str,
        headers: &[(&str, &str)],
        media_type: &str,
    ) -> Result<Box<dyn Read + Send>, Error> {
        let mut request = self.agent.get(format!("{}{path}", self.service));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request
            .config()
            .timeout_global(None)
            .timeout_recv_response(Some(CALL_TIMEOUT))
            .timeout_per_read(Some(SILENCE))
            .build();
        let answer = request.call().map_err(|error| self.unreachable(&error))?;
        let kind = answer.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        if answer.status() != 200 || kind.split(';').next() != Some(media_type) {
            return Err(self.read(Ok(answer))?.failure());
        }
        Ok(Box::new(answer.into_body().into_reader()))
    }

    fn read(&self, answer: Result<Response<Body>, ureq::Error>) -> Result<Answer, Error> {
        let answer = answer.map_err(|error| self.unreachable(&error))?;
        let (parts, mut body) = answer.into_parts();
        let body = body.with_config().limit(LONGEST_ANSWER).read_to_vec().map_err(|error| self.unreachable(&error))?;
        Ok(Answer { status: parts.status.as_u16(), body, headers: parts.headers, service: self.service.clone() })
    }

    fn unreachable(&self, error: &ureq::Error) -> Error {
        let service = self.service.clone();
        let reason = match error {
            ureq::Error::BodyExceedsLimit(_) => return Error::AnswerTooLong { service },
            // 407 is what a proxy says that wants credentials; some say 401 to those that are wrong.
            ureq::Error::ConnectProxyFailed(said) if said.contains("407") || said.contains("401") => {
                "the proxy wants a user and a password, as in http://user:password@proxy.example:3128".to_owned()
            }
            other => {
                let said = other.to_string();
                match said.contains("invalid peer certificate") {
                    true => format!(
                        "{said}: if the service, or a proxy that opens what passes, has a certificate of the company's own \
                         authority, name the file of that authority"
                    ),
                    false => said,
                }
            }
        };
        Error::Unreachable { service, reason }
    }
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The problem this answer tells of, if it does.
    pub fn problem(&self) -> Option<Problem> {
        let media_type = self.header(header::CONTENT_TYPE.as_str())?.split(';').next()?.trim();
        if self.status < 400 || !media_type.eq_ignore_ascii_case(problem::MEDIA_TYPE) {
            return None;
        }
        serde_json::from_slice(&self.body).ok()
    }

    /// For how long the service does not want to be asked again, in seconds. A date in its place is not looked at: this
    /// host's clock may be wrong.
    fn retry_after_secs(&self) -> Option<u32> {
        self.header(header::RETRY_AFTER.as_str())?.trim().parse().ok()
    }

    /// What an answer means that is none of those hoped for.
    pub fn failure(&self) -> Error {
        let (service, retry_after_secs) = (self.service.clone(), self.retry_after_secs());
        let trouble =
            |detail| Error::Trouble { service: self.service.clone(), status: self.status, detail, retry_after_secs };
        match self.problem() {
            Some(problem) if is_refusal(self.status) => Error::Refused(problem.into()),
            Some(problem) => trouble(problem.detail),
            None if self.status >= 500 || !is_refusal(self.status) && self.status >= 400 => {
                trouble("it does not say why".into())
            }
            None => Error::NotAService { service, what: format!("status {}", self.status) },
        }
    }
}

/// Whether a status says "no", and not "not now".
fn is_refusal(status: u16) -> bool {
    (400..500).contains(&status) && !matches!(status, 408 | 425 | 429)
}

/// Reads the service's address: `https`, or `http` to this very host.
fn address(service: &str) -> Result<Url, Error> {
    let url = Url::parse(service.trim()).map_err(|_| Error::BadService("it is not a web address"))?;
    let here = match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        None => return Err(Error::BadService("it names no host")),
    };
    match url.scheme() {
        "https" => {}
        "http" if here => {}
        "http" => return Err(Error::BadService("http is allowed to this very host only, use https")),
        _ => return Err(Error::BadService("it does not begin with https")),
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Error::BadService("it holds a user or a password"));
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(Error::BadService("it holds a ? or a #"));
    }
    Ok(url)
}

/// The authorities by which the service is believed: those in `ca_file`, or the public ones.
fn authorities(ca_file: Option<&Path>) -> Result<RootCerts, Error> {
    let Some(file) = ca_file else { return Ok(RootCerts::WebPki) };
    let unusable = |reason: String| Error::BadCaFile { file: file.to_owned(), reason };
    let mut pem = Vec::new();
    File::open(file)
        .and_then(|opened| opened.take(LONGEST_CA_FILE).read_to_end(&mut pem))
        .map_err(|error| unusable(error.to_string()))?;
    let mut certificates = Vec::new();
    for item in parse_pem(&pem) {
        // What else lies in the file, a key perhaps, is not looked at.
        if let PemItem::Certificate(certificate) = item.map_err(|error| unusable(error.to_string()))? {
            certificates.push(certificate);
        }
    }
    if certificates.is_empty() {
        return Err(unusable("it holds no certificate".into()));
    }
    Ok(RootCerts::new_with_certs(&certificates))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn l_16_a_service_is_called_over_https_or_on_this_very_host() {
        let good = |service: &str, used: &str| assert_eq!(Transport::new(service, None, None).unwrap().service, used);
        good("https://licensing.example", "https://licensing.example");
        good(" https://licensing.example:8443/claviger/ ", "https://licensing.example:8443/claviger");
        good("http://127.0.0.1:8080", "http://127.0.0.1:8080");
        good("http://127.9.9.9", "http://127.9.9.9");
        good("http://[::1]:8080/", "http://[::1]:8080");
        good("http://localhost:8080", "http://localhost:8080");
    }

    #[test]
    fn l_16_any_other_address_is_refused_with_what_would_be_right() {
        let check = |service: &str, says: &str| {
            let error = Transport::new(service, None, None).map(|_| ()).unwrap_err().to_string();
            assert!(error.contains(says) && error.contains("it looks like https://licensing.example"), "{error}");
            assert!(!error.contains("s3cret"), "{error}");
        };
        check("http://licensing.example", "http is allowed to this very host only");
        check("http://localhost.example", "http is allowed to this very host only");
        check("http://10.0.0.1", "http is allowed to this very host only");
        check("ftp://licensing.example", "does not begin with https");
        check("licensing.example", "not a web address");
        check("https://user:s3cret@licensing.example", "a user or a password");
        check("https://licensing.example/?token=s3cret", "a ? or a #");
    }
}
