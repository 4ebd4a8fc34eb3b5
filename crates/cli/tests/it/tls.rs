//! TLS that ends in the program itself.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::sync::Arc;

use rustix::process::Signal;
use ureq::tls::{Certificate, RootCerts, TlsConfig, TlsProvider};

use crate::installed::{Answer, LONG, Place, answer, free_port, get};

/// Puts a fresh certificate in place; answers with it.
fn renew(place: &Place) -> Vec<u8> {
    let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    std::fs::write(place.path("tls.key"), made.signing_key.serialize_pem()).unwrap();
    std::fs::write(place.path("tls.crt"), made.cert.pem()).unwrap();
    made.cert.der().to_vec()
}

/// Asks, believing this certificate alone.
fn ask(place: &Place, certificate: &[u8], path: &str) -> Result<Answer, ureq::Error> {
    let roots = RootCerts::Specific(Arc::new(vec![Certificate::from_der(certificate).to_owned()]));
    let tls = TlsConfig::builder()
        .provider(TlsProvider::Rustls)
        .root_certs(roots)
        .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::aws_lc_rs::default_provider()))
        .build();
    let config = ureq::Agent::config_builder().http_status_as_error(false).max_redirects(0).tls_config(tls);
    let agent: ureq::Agent = config.timeout_global(Some(LONG)).build().into();
    agent.get(format!("https://localhost:{}{path}", place.port)).call().map(answer)
}

#[test]
fn x_11_tls_ends_here_and_a_new_certificate_is_taken_up_without_a_restart() {
    let redirect = free_port();
    let more = format!(
        "address = \"https://localhost:1\"\nlimits.handshake = \"1s\"\n\
         tls = {{ certificate = \"tls.crt\", key = \"tls.key\", redirect_listen = [\"127.0.0.1:{redirect}\"] }}"
    );
    let place = Place::new(&more);
    let said = place.run(&["config", "check"], &[]);
    assert!(!said.status.success() && said.err.contains("tls.crt cannot be read"), "{}", said.err);
    let first = renew(&place);
    place.init(&[], &[]);
    let service = place.serve(&[], &[]);

    let (status, headers, _) = ask(&place, &first, "/sign-in").unwrap();
    assert_eq!((status, headers["strict-transport-security"].as_str()), (200, "max-age=31536000"));
    assert!(headers["set-cookie"].contains("__Host-") && headers["set-cookie"].contains("Secure"));

    // Plain HTTP is sent elsewhere, with its path.
    let (status, headers, _) = get(&format!("http://127.0.0.1:{redirect}/orders?x=1"), &[]);
    assert_eq!((status, headers["location"].as_str()), (308, "https://localhost:1/orders?x=1"));

    // Who connects and says nothing, or no TLS, is let go.
    let mut silent = TcpStream::connect(("127.0.0.1", place.port)).unwrap();
    silent.set_read_timeout(Some(LONG)).unwrap();
    assert_eq!(silent.read(&mut [0; 16]).unwrap_or(0), 0);
    let mut plain = TcpStream::connect(("127.0.0.1", place.port)).unwrap();
    plain.write_all(b"GET / HTTP/1.1\r\nhost: x\r\n\r\n").unwrap();
    plain.set_read_timeout(Some(LONG)).unwrap();
    let mut told = Vec::new();
    let _ = plain.read_to_end(&mut told);
    assert!(!told.starts_with(b"HTTP"));

    // What cannot be used changes nothing.
    std::fs::write(place.path("tls.crt"), "damaged").unwrap();
    service.signal(Signal::HUP);
    service.wait_for("the certificate in use stays");
    assert_eq!(ask(&place, &first, "/healthz").unwrap().0, 204);

    let second = renew(&place);
    service.signal(Signal::HUP);
    service.wait_for("the new certificate is in use");
    assert_eq!(ask(&place, &second, "/healthz").unwrap().0, 204);
    assert!(ask(&place, &first, "/healthz").is_err());
    service.stop();
}
