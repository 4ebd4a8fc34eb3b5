//! Which proxy leads to the service, as it was told or as the environment says. (L-16)
//!
//! The environment is read as other programs read it: `https_proxy` or `HTTPS_PROXY`, else `all_proxy` or `ALL_PROXY`,
//! unless `no_proxy` or `NO_PROXY` names the host. What stands there and cannot be used is an error, and not passed over:
//! who names a proxy does not want the service to be called without it.

use ureq::{Proxy, ProxyProtocol};

use crate::error::Error;

const PROXIES: [&str; 4] = ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"];
const EXCEPTIONS: [&str; 2] = ["no_proxy", "NO_PROXY"];

/// The proxy that was named, with credentials if it has some: `http://user:password@proxy.example:3128`.
pub(crate) fn named(proxy: &str) -> Result<Proxy, Error> {
    let proxy = Proxy::new(proxy.trim()).map_err(|_| Error::BadProxy("it is not an address"))?;
    match proxy.protocol() {
        ProxyProtocol::Http | ProxyProtocol::Https => Ok(proxy),
        _ => Err(Error::BadProxy("it is not an HTTP proxy")),
    }
}

/// The proxy that the environment names for `host`.
pub(crate) fn of_environment(host: &str) -> Result<Option<Proxy>, Error> {
    among(&|name| std::env::var(name).ok(), host)
}

fn among(variable: &dyn Fn(&str) -> Option<String>, host: &str) -> Result<Option<Proxy>, Error> {
    let first = |names: &[&str]| names.iter().find_map(|name| variable(name).filter(|value| !value.trim().is_empty()));
    let Some(proxy) = first(&PROXIES) else { return Ok(None) };
    if first(&EXCEPTIONS).is_some_and(|exceptions| is_exception(&exceptions, host)) {
        return Ok(None);
    }
    named(&proxy).map(Some)
}

/// Whether a list such as `localhost,.example.com,10.1.2.3` names `host`: as it is, or as a name under one of the list's.
fn is_exception(exceptions: &str, host: &str) -> bool {
    let host = host.trim_matches(['[', ']']).trim_end_matches('.').to_ascii_lowercase();
    exceptions.split([',', ' ']).map(str::trim).filter(|entry| !entry.is_empty()).any(|entry| {
        if entry == "*" {
            return true;
        }
        let entry = entry.trim_start_matches("*.").trim_start_matches('.').trim_matches(['[', ']']);
        let entry = entry.to_ascii_lowercase();
        host == entry || host.strip_suffix(&entry).is_some_and(|rest| rest.ends_with('.'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn l_16_a_proxy_is_an_http_proxy_and_is_not_asked_to_have_names_resolved_here() {
        let proxy = named("http://user:p%40ss@proxy.example:3128").unwrap();
        assert_eq!((proxy.username(), proxy.password(), proxy.resolve_target()), (Some("user"), Some("p@ss"), false));
        let check = |proxy: &str, says: &str| {
            let error = named(proxy).unwrap_err().to_string();
            assert!(error.contains(says) && !error.contains("s3cret"), "{error}");
        };
        check("socks5://user:s3cret@proxy.example", "not an HTTP proxy");
        check("http://user:s3cret@", "not an address");
    }

    #[test]
    fn l_16_the_environment_is_read_as_other_programs_read_it() {
        let check = |variables: &[(&str, &str)], expected: Option<&str>| {
            let variable =
                |name: &str| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
            let found = among(&variable, "licensing.example").unwrap();
            assert_eq!(found.as_ref().map(Proxy::host), expected, "{variables:?}");
        };
        check(&[], None);
        check(&[("HTTPS_PROXY", "http://a.example:3128")], Some("a.example"));
        check(&[("HTTPS_PROXY", "http://a.example"), ("https_proxy", "http://b.example")], Some("b.example"));
        check(&[("ALL_PROXY", "c.example:3128"), ("HTTPS_PROXY", " ")], Some("c.example"));
        check(&[("HTTP_PROXY", "http://d.example:3128")], None);
        check(&[("HTTPS_PROXY", "http://a.example"), ("NO_PROXY", "localhost, .example")], None);
        check(&[("HTTPS_PROXY", "http://a.example"), ("NO_PROXY", "other.example")], Some("a.example"));
        let unusable = |name: &str| (name == "ALL_PROXY").then(|| "socks5://c.example".to_owned());
        assert!(matches!(among(&unusable, "licensing.example"), Err(Error::BadProxy(_))));
    }

    #[test]
    fn l_16_exceptions_name_hosts_and_what_lies_under_them() {
        let check = |exceptions: &str, host: &str, expected: bool| {
            assert_eq!(is_exception(exceptions, host), expected, "{exceptions} {host}");
        };
        check("*", "licensing.example", true);
        check("LICENSING.example", "licensing.Example", true);
        check("example", "licensing.example", true);
        check("*.example", "licensing.example", true);
        check("ample", "licensing.example", false);
        check("10.1.2.3 10.1.2.4", "10.1.2.4", true);
        check("::1", "[::1]", true);
        check("", "licensing.example", false);
    }
}
