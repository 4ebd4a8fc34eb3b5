//! The way to the service: through a proxy, and no further than it should go. (L-16)

use claviger_client::wire::activation::{ACTIVATIONS, SIGNED_KEYS};
use claviger_client::{CheckedIn, Error, Installation};

use crate::proxy::Proxy;
use crate::service::{Mishap, Response, Service};
use crate::{NOW, Product, token};

/// `ada:p@ss`, base64.
const CREDENTIALS: &str = "YWRhOnBAc3M=";

#[test]
fn l_16_through_a_proxy_no_name_is_resolved_here() {
    let service = Service::open();
    let proxy = Proxy::open(service.url.trim_start_matches("http://"), CREDENTIALS);
    let mut product = Product::of(&service);
    product.config.proxy = Some(format!("http://ada:p%40ss@{}", proxy.address));

    // A name that nobody can resolve reaches the proxy as it is. (No TLS begins behind it, so there it ends.)
    product.config.service = "https://licensing.invalid".into();
    let error = product.open().activate(&token(), NOW).unwrap_err();
    assert!(matches!(error, Error::Unreachable { .. }), "{error}");
    let heads = proxy.heads();
    assert!(heads[0].starts_with("CONNECT licensing.invalid:443 HTTP/1.1\r\n"), "{heads:?}");

    // And all that an installation does goes through the tunnel.
    product.config.service = "http://localhost:4".into();
    let mut installation = product.open();
    installation.activate(&token(), NOW).unwrap();
    assert_eq!(installation.check_in(NOW + 3_600).unwrap(), CheckedIn::Unchanged);
    let heads = proxy.heads();
    assert_eq!(heads.len(), 4);
    assert!(heads[1..].iter().all(|head| head.starts_with("CONNECT localhost:4 HTTP/1.1\r\n")), "{heads:?}");
}

#[test]
fn l_16_a_proxy_that_wants_credentials_is_told_apart() {
    let service = Service::open();
    let proxy = Proxy::open(service.url.trim_start_matches("http://"), CREDENTIALS);
    let mut product = Product::of(&service);
    product.config.proxy = Some(format!("http://ada:s3cret@{}", proxy.address));
    let error = product.open().activate(&token(), NOW).unwrap_err().to_string();
    assert!(error.contains("the proxy wants a user and a password") && !error.contains("s3cret"), "{error}");
    assert!(service.calls().is_empty());
}

#[test]
fn l_16_an_answer_without_end_is_not_read() {
    let service = Service::open();
    let product = Product::of(&service);
    let long = "x".repeat(1024 * 1024 + 1);
    service.mishap(ACTIVATIONS, Mishap::Answer(Response::text(200, &long)));
    let error = product.open().activate(&token(), NOW).unwrap_err();
    assert!(matches!(error, Error::AnswerTooLong { .. }), "{error}");
    product.open().activate(&token(), NOW).unwrap();
}

#[test]
fn l_16_nobody_is_followed_elsewhere() {
    let service = Service::open();
    let elsewhere = Service::open();
    let product = Product::of(&service);
    let mut redirect = Response::text(302, "");
    redirect.headers.push(("location".into(), format!("{}{SIGNED_KEYS}", elsewhere.url)));
    service.mishap(SIGNED_KEYS, Mishap::Answer(redirect));
    let error = product.open().activate(&token(), NOW).unwrap_err();
    assert!(matches!(error, Error::NotAService { .. }), "{error}");
    assert!(elsewhere.calls().is_empty());
}

#[test]
fn l_16_a_page_of_somebody_else_is_not_taken_for_a_refusal() {
    let service = Service::open();
    let product = Product::of(&service);
    for status in [200, 401, 403] {
        service.mishap(ACTIVATIONS, Mishap::Answer(Response::text(status, "<html>please log in to the hotel</html>")));
        let error = product.open().activate(&token(), NOW).unwrap_err();
        assert!(matches!(error, Error::NotAService { .. }), "{error}");
    }
    // It was no answer of the service, so the call is the same.
    product.open().activate(&token(), NOW).unwrap();
    let numbers: Vec<_> = service.requests().iter().filter(|r| r.path == ACTIVATIONS).map(|r| r.numbered()).collect();
    assert!(numbers.len() == 4 && numbers.iter().all(|number| *number == numbers[0]), "{numbers:?}");
}

#[test]
fn l_16_a_plain_http_address_elsewhere_is_refused_before_anything_is_sent() {
    let service = Service::open();
    let mut product = Product::of(&service);
    product.config.service = "http://licensing.example".into();
    let error = Installation::open(product.config.clone()).unwrap_err();
    assert!(matches!(error, Error::BadService(_)), "{error}");
}
