//! Through a real proxy, over TLS, to a service whose name nobody here can resolve. (L-16)

use claviger_client::{CheckedIn, Error, Installation};

use crate::proxy::Proxy;
use crate::service::Service;
use crate::tinyproxy::Tinyproxy;
use crate::tls::Tls;
use crate::{NOW, Product, token};

/// A name that is resolved nowhere: who reaches it did not have to.
const NAME: &str = "licensing.example";

/// A product in a company: everything leaves by a proxy.
struct Company {
    service: Service,
    product: Product,
    last_hop: Proxy,
    tinyproxy: Tinyproxy,
}

fn company(user: Option<(&str, &str)>) -> Company {
    let service = Service::open();
    let tls = Tls::before(service.url.trim_start_matches("http://"), NAME);
    let last_hop = Proxy::open(&tls.address, "");
    let tinyproxy = Tinyproxy::start(&last_hop.address, user);
    let mut product = Product::of(&service);
    let authority = product.folder.path().join("authority.pem");
    std::fs::write(&authority, &tls.authority).expect("a file");
    product.config.service = format!("https://{NAME}");
    product.config.ca_file = Some(authority);
    Company { service, product, last_hop, tinyproxy }
}

#[test]
fn l_16_a_product_behind_a_real_proxy_with_credentials_activates_and_checks_in() {
    let mut company = company(Some(("ada", "p4ss")));
    let address = company.tinyproxy.address.clone();

    for wrong in [format!("http://{address}"), format!("http://ada:s3cret@{address}")] {
        company.product.config.proxy = Some(wrong);
        let error = company.product.open().activate(&token(), NOW).unwrap_err();
        assert!(matches!(error, Error::Unreachable { .. }), "{error}");
        let told = error.to_string();
        assert!(told.contains("the proxy wants a user and a password") && !told.contains("s3cret"), "{told}");
    }
    assert!(company.service.calls().is_empty() && company.last_hop.heads().is_empty());

    company.product.config.proxy = Some(format!("http://ada:p4ss@{address}"));
    let mut installation = company.product.open();
    installation.activate(&token(), NOW).unwrap();
    assert_eq!(installation.check_in(NOW + 3_600).unwrap(), CheckedIn::Unchanged);
    let heads = company.last_hop.heads();
    assert!(
        !heads.is_empty() && heads.iter().all(|head| head.starts_with("CONNECT licensing.example:443 ")),
        "{heads:?}"
    );
    // The proxy keeps the credentials to itself, and sees nothing of what passes.
    assert!(heads.iter().all(|head| !head.to_lowercase().contains("authorization")), "{heads:?}");
    let log = company.tinyproxy.log();
    assert!(log.contains("CONNECT licensing.example:443") && !log.contains("/agent/v1"), "{log}");
}

#[test]
fn l_16_a_product_behind_a_real_proxy_without_credentials_activates_and_checks_in() {
    let mut company = company(None);
    company.product.config.proxy = Some(company.tinyproxy.address.clone());
    let mut installation = company.product.open();
    installation.activate(&token(), NOW).unwrap();
    assert_eq!(installation.check_in(NOW + 3_600).unwrap(), CheckedIn::Unchanged);

    // Without the proxy there is no way: the name cannot be resolved here.
    company.product.config.proxy = Some("http://127.0.0.1:1".into());
    let error = company.product.open().check_in(NOW + 7_200).unwrap_err();
    assert!(matches!(error, Error::Unreachable { .. }), "{error}");
}

#[test]
fn l_16_a_service_is_believed_by_the_authorities_that_were_named_and_no_other() {
    let mut company = company(None);
    company.product.config.proxy = Some(company.tinyproxy.address.clone());
    let own = company.product.config.ca_file.take().unwrap();
    let told = company.product.open().activate(&token(), NOW).unwrap_err().to_string();
    assert!(told.contains("invalid peer certificate") && told.contains("name the file of that authority"), "{told}");
    let other = company.product.folder.path().join("other.pem");
    std::fs::write(&other, Tls::before("127.0.0.1:1", NAME).authority).unwrap();
    company.product.config.ca_file = Some(other);
    assert!(company.product.open().activate(&token(), NOW).is_err());
    assert!(company.service.calls().is_empty(), "nothing was said to whom nobody vouches for");

    company.product.config.ca_file = Some(own);
    company.product.open().activate(&token(), NOW).unwrap();

    let file = company.product.folder.path().join("none.pem");
    for content in [None, Some(""), Some("-----BEGIN CERTIFICATE-----\nhalf"), Some("no certificate at all")] {
        if let Some(content) = content {
            std::fs::write(&file, content).unwrap();
        }
        company.product.config.ca_file = Some(file.clone());
        let error = Installation::open(company.product.config.clone()).unwrap_err();
        assert!(matches!(error, Error::BadCaFile { .. }) && error.to_string().contains("none.pem"), "{error}");
    }
}
