//! The agent in a company whose proxy and authority are named by the environment, as for other programs. (L-16)

use std::process::Stdio;

use crate::proxy::Proxy;
use crate::service::TOKEN;
use crate::tinyproxy::Tinyproxy;
use crate::tls::Tls;
use crate::{Operator, fails, text};

#[test]
fn l_16_the_environment_names_the_proxy_and_its_credentials() {
    let operator = Operator::new();
    let tls = Tls::before(operator.service.url.trim_start_matches("http://"), "licensing.example");
    let last_hop = Proxy::open(&tls.address, "");
    let tinyproxy = Tinyproxy::start(&last_hop.address, Some(("ada", "p4ss")));
    let (authority, token) = (operator.folder.path().join("authority.pem"), operator.folder.path().join("token"));
    std::fs::write(&authority, &tls.authority).unwrap();
    std::fs::write(&token, TOKEN).unwrap();
    let agent = |args: &[&str], proxy: &str| {
        let mut command = operator.agent(args);
        command.env("HTTPS_PROXY", proxy).env("NO_PROXY", "localhost,.internal").stdin(Stdio::null());
        command
    };
    let (authority, token) = (authority.to_str().unwrap(), token.to_str().unwrap());
    let activate =
        ["activate", "--service", "https://licensing.example", "--ca", authority, "--token-file", token, "--json"];

    let output = agent(&activate, &format!("http://ada:s3cret@{}", tinyproxy.address)).output().unwrap();
    fails(&output, 1, "the proxy wants a user and a password");
    assert!(!text(&output.stderr).contains("s3cret"));
    let output = agent(&activate, "socks5://proxy.example").output().unwrap();
    fails(&output, 1, "it is not an HTTP proxy");

    let proxy = format!("http://ada:p4ss@{}", tinyproxy.address);
    let output = agent(&activate, &proxy).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let status: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&status["activation"], &status["server"]), (&"active".into(), &"srv_1".into()));
    let output = agent(&["run", "--once", "--ca", authority], &proxy).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(last_hop.heads().iter().all(|head| head.starts_with("CONNECT licensing.example:443 ")));
}
