//! Our certificate: whether it can be used, how long it holds, and whether it is for our name.

use jiff::{SignedDuration, Timestamp};
use rustls_pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::client::verify_server_name;
use tokio_rustls::rustls::server::ParsedCertificate;
use url::Url;
use x509_cert::Certificate;
use x509_cert::der::Decode as _;

use super::{Finding, day};
use crate::config::Config;
use crate::tls::Tls;

const CHECK: &str = "certificate";
/// So long before its end one should have a new one.
const SOON: SignedDuration = SignedDuration::from_hours(14 * 24);

pub(super) fn examine(config: &Config, now: Timestamp) -> Finding {
    let Some(tls) = &config.tls else {
        return Finding::skipped(CHECK, "TLS does not end here: whatever stands before us has the certificate");
    };
    match Tls::load(&tls.certificate, &tls.key) {
        Err(why) => {
            Finding::fail(CHECK, why.to_string(), "name certificate and key by `tls.certificate` and `tls.key`")
        }
        Ok(loaded) => match loaded.certificates().first() {
            Some(own) => judge(own, &config.address, now),
            None => Finding::fail(CHECK, "there is none", "name its file by `tls.certificate`"),
        },
    }
}

fn judge(certificate: &CertificateDer<'_>, address: &str, now: Timestamp) -> Finding {
    let renew = "get a new one and replace both files; it is taken up by itself";
    let Ok(parsed) = Certificate::from_der(certificate) else {
        return Finding::fail(CHECK, "it cannot be read", renew);
    };
    let instant = |time: x509_cert::time::Time| {
        Timestamp::from_second(i64::try_from(time.to_unix_duration().as_secs()).unwrap_or(i64::MAX))
            .unwrap_or(Timestamp::MAX)
    };
    let validity = parsed.tbs_certificate.validity;
    let (from, until) = (instant(validity.not_before), instant(validity.not_after));
    let host = Url::parse(address).ok().and_then(|url| url.host_str().map(ToOwned::to_owned)).unwrap_or_default();
    if now < from {
        let cure = "look whether the clock is right; if it is, wait or get another certificate";
        return Finding::fail(CHECK, format!("it holds only from {} on", day(from)), cure);
    }
    if now >= until {
        return Finding::fail(CHECK, format!("it ended on {}", day(until)), renew);
    }
    if !is_for(certificate, &host) {
        let cure = format!("get one for {host}, or name by `address` what it is for");
        return Finding::fail(CHECK, format!("it is not for {host}"), cure);
    }
    if now + SOON >= until {
        return Finding::warn(CHECK, format!("it ends on {}", day(until)), renew);
    }
    Finding::ok(CHECK, format!("for {host}, until {}", day(until)))
}

fn is_for(certificate: &CertificateDer<'_>, host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let (Ok(parsed), Ok(name)) = (ParsedCertificate::try_from(certificate), ServerName::try_from(bare)) else {
        return false;
    };
    verify_server_name(&parsed, &name).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::Verdict;

    #[test]
    fn x_11_the_doctor_tells_when_a_certificate_ends_and_for_whom_it_is() {
        let mut wanted = rcgen::CertificateParams::new(vec!["licensing.example".to_owned()]).unwrap();
        wanted.not_before = rcgen::date_time_ymd(2027, 1, 1);
        wanted.not_after = rcgen::date_time_ymd(2027, 4, 1);
        let made = wanted.self_signed(&rcgen::KeyPair::generate().unwrap()).unwrap();
        let check = |address: &str, now: &str, verdict: Verdict, says: &str| {
            let finding = judge(made.der(), address, now.parse().unwrap());
            assert_eq!(finding.verdict, verdict, "{finding:?}");
            assert!(finding.found.contains(says), "{finding:?}");
        };
        let ours = "https://licensing.example";
        check(ours, "2026-12-31T00:00:00Z", Verdict::Fail, "only from 2027-01-01 on");
        check(ours, "2027-02-01T00:00:00Z", Verdict::Ok, "until 2027-04-01");
        check(ours, "2027-03-25T00:00:00Z", Verdict::Warn, "ends on 2027-04-01");
        check(ours, "2027-04-01T00:00:00Z", Verdict::Fail, "ended on 2027-04-01");
        check("https://other.example", "2027-02-01T00:00:00Z", Verdict::Fail, "not for other.example");
    }
}
