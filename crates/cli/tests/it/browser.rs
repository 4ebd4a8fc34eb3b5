//! Somebody with a browser.

use std::collections::BTreeMap;

use crate::cluster::node_of;
use crate::installed::{Answer, get, post};

/// Its cookies, and the proof on the page before.
pub struct Browser {
    url: String,
    pub cookies: BTreeMap<String, String>,
    pub proof: String,
    /// Which node answered each request.
    pub nodes: Vec<String>,
}

impl Browser {
    pub fn new(url: &str) -> Self {
        Self { url: url.to_owned(), cookies: BTreeMap::new(), proof: String::new(), nodes: Vec::new() }
    }

    pub fn open(&mut self, path: &str) -> Answer {
        let cookies = self.cookies();
        let answer = get(&format!("{}{path}", self.url), &[("cookie", &cookies)]);
        self.seen(answer)
    }

    pub fn send(&mut self, path: &str, fields: &str) -> Answer {
        let cookies = self.cookies();
        let form = [("cookie", cookies.as_str()), ("content-type", "application/x-www-form-urlencoded")];
        let body = format!("csrf={}&{fields}", self.proof);
        let answer = post(&format!("{}{path}", self.url), &form, &body);
        self.seen(answer)
    }

    fn cookies(&self) -> String {
        self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    fn seen(&mut self, answer: Answer) -> Answer {
        self.nodes.push(node_of(&answer.1));
        for cookie in answer.1.get("set-cookie").map_or("", String::as_str).lines() {
            let (name, value) = cookie.split(';').next().unwrap().split_once('=').unwrap();
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        if let Some((_, rest)) = answer.2.split_once("name=\"csrf\" value=\"") {
            self.proof = rest.split('"').next().unwrap().to_owned();
        }
        answer
    }

    /// Whether no node answered two requests in a row, so that each was answered by another one than the one before.
    pub fn went_to_and_fro(&self) -> bool {
        self.nodes.windows(2).all(|pair| pair[0] != pair[1])
    }
}
