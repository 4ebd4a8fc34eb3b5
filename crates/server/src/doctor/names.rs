//! What the sender's domain says about its mail: SPF, DKIM and DMARC. Without them, much of our mail ends up as spam.

use hickory_resolver::TokioResolver;
use hickory_resolver::proto::rr::RData;

use super::Finding;
use crate::config::Config;

/// What came of a question for TXT records.
enum Answer {
    Found(Vec<String>),
    /// The name exists without such records, or does not exist.
    Nothing,
    /// Nobody could be asked.
    Unknown(String),
}

pub(super) async fn examine(config: &Config) -> Vec<Finding> {
    let domain = config.mail.from.email.domain().to_ascii_lowercase();
    if is_never_public(&domain) {
        return vec![Finding::skipped("SPF, DKIM, DMARC", format!("{domain} is no domain of the public network"))];
    }
    let resolver = match TokioResolver::builder_tokio().and_then(|builder| builder.build()) {
        Ok(resolver) => resolver,
        Err(error) => return vec![Finding::skipped("SPF, DKIM, DMARC", format!("no name server is known: {error}"))],
    };
    let mut findings = vec![
        match texts(&resolver, &domain).await {
            Answer::Found(texts) => judge_spf(&domain, &texts),
            Answer::Nothing => judge_spf(&domain, &[]),
            Answer::Unknown(why) => Finding::skipped("SPF", why),
        },
        dmarc(&resolver, &domain).await,
    ];
    findings.push(match &config.mail.dkim_selector {
        None => Finding::skipped("DKIM", "name the selector that signs by `mail.dkim_selector`, and it is looked at"),
        Some(selector) => {
            let name = format!("{selector}._domainkey.{domain}");
            match texts(&resolver, &name).await {
                Answer::Found(texts) => judge_dkim(&name, &texts),
                Answer::Nothing => judge_dkim(&name, &[]),
                Answer::Unknown(why) => Finding::skipped("DKIM", why),
            }
        }
    });
    findings
}

async fn dmarc(resolver: &TokioResolver, domain: &str) -> Finding {
    // What the domain does not say itself, the one above it may.
    let above = domain.split_once('.').map(|(_, above)| above).filter(|above| above.contains('.'));
    let mut told = Vec::new();
    for domain in std::iter::once(domain).chain(above) {
        match texts(resolver, &format!("_dmarc.{domain}")).await {
            Answer::Unknown(why) => return Finding::skipped("DMARC", why),
            Answer::Nothing => {}
            Answer::Found(texts) => told.extend(texts),
        }
        if told.iter().any(|text| is_dmarc(text)) {
            break;
        }
    }
    judge_dmarc(domain, &told)
}

async fn texts(resolver: &TokioResolver, name: &str) -> Answer {
    // With the dot at its end the name is not looked for in the machine's own domain.
    match resolver.txt_lookup(format!("{name}.")).await {
        Ok(found) => {
            let texts = found.answers().iter().filter_map(|record| match &record.data {
                RData::TXT(text) => Some(text.txt_data.iter().map(|part| String::from_utf8_lossy(part)).collect()),
                _ => None,
            });
            Answer::Found(texts.collect())
        }
        Err(error) if error.is_nx_domain() || error.is_no_records_found() => Answer::Nothing,
        Err(error) => Answer::Unknown(format!("{name} could not be looked up: {error}")),
    }
}

fn judge_spf(domain: &str, texts: &[String]) -> Finding {
    let is_spf =
        |text: &&String| text.eq_ignore_ascii_case("v=spf1") || text.to_ascii_lowercase().starts_with("v=spf1 ");
    let records: Vec<_> = texts.iter().filter(is_spf).collect();
    let cure = format!("let {domain} say in a TXT record who may send for it, such as \"v=spf1 mx -all\"");
    match records.as_slice() {
        [] => Finding::warn("SPF", format!("{domain} does not say who may send its mail"), cure),
        [record] => {
            let all = record.split_whitespace().map(str::to_ascii_lowercase).find(|word| word.ends_with("all"));
            match all.as_deref() {
                Some("all" | "+all") => Finding::warn("SPF", format!("{domain} lets everybody send its mail"), cure),
                _ => Finding::ok("SPF", format!("{domain}: {record}")),
            }
        }
        _ => Finding::fail(
            "SPF",
            format!("{domain} has several such records, which counts as none"),
            "leave one of them",
        ),
    }
}

fn judge_dkim(name: &str, texts: &[String]) -> Finding {
    let key = |text: &String| {
        let mut tags = text.split(';').filter_map(|tag| tag.split_once('='));
        tags.find(|(tag, _)| tag.trim() == "p").map(|(_, key)| key.trim().to_owned())
    };
    let cure = "publish the public key by which the mail server signs, or name the right selector";
    match texts.iter().find_map(key) {
        None => Finding::warn("DKIM", format!("{name} holds no key"), cure),
        Some(key) if key.is_empty() => Finding::fail("DKIM", format!("the key in {name} was withdrawn"), cure),
        Some(_) => Finding::ok("DKIM", format!("{name} holds a key")),
    }
}

fn judge_dmarc(domain: &str, texts: &[String]) -> Finding {
    let cure =
        format!("let _dmarc.{domain} say in a TXT record what is to be done, such as \"v=DMARC1; p=quarantine\"");
    match texts.iter().find(|text| is_dmarc(text)) {
        None => Finding::warn("DMARC", format!("{domain} does not say what to do with mail that is not its own"), cure),
        Some(record) => Finding::ok("DMARC", format!("{domain}: {record}")),
    }
}

fn is_dmarc(text: &str) -> bool {
    text.split(';').next().is_some_and(|tag| tag.replace(' ', "").eq_ignore_ascii_case("v=DMARC1"))
}

/// Names for documentation, tests and private networks. (RFC 2606, RFC 6762)
fn is_never_public(domain: &str) -> bool {
    ["example", "test", "invalid", "localhost", "local", "internal", "example.com", "example.net", "example.org"]
        .iter()
        .any(|name| domain == *name || domain.ends_with(&format!(".{name}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::Verdict;

    #[test]
    fn x_11_the_doctor_judges_what_the_senders_domain_says() {
        let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        let spf = |texts: &[&str]| judge_spf("vendor.eu", &owned(texts)).verdict;
        assert_eq!(spf(&["v=spf1 mx -all", "something=else"]), Verdict::Ok);
        assert_eq!(spf(&["V=SPF1 include:mail.eu ~all"]), Verdict::Ok);
        assert_eq!(spf(&["v=spf1 +all"]), Verdict::Warn);
        assert_eq!(spf(&["v=spf10 mx"]), Verdict::Warn);
        assert_eq!(spf(&[]), Verdict::Warn);
        assert_eq!(spf(&["v=spf1 mx -all", "v=spf1 a -all"]), Verdict::Fail);

        let dkim = |texts: &[&str]| judge_dkim("mail._domainkey.vendor.eu", &owned(texts)).verdict;
        assert_eq!(dkim(&["v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="]), Verdict::Ok);
        assert_eq!(dkim(&["v=DKIM1; p="]), Verdict::Fail);
        assert_eq!(dkim(&[]), Verdict::Warn);

        let dmarc = |texts: &[&str]| judge_dmarc("vendor.eu", &owned(texts)).verdict;
        assert_eq!(dmarc(&["v=DMARC1; p=reject"]), Verdict::Ok);
        assert_eq!(dmarc(&["v=spf1 -all"]), Verdict::Warn);
        assert_eq!(dmarc(&[]), Verdict::Warn);
    }

    #[test]
    fn x_11_domains_that_nobody_can_look_up_are_skipped() {
        for domain in ["example.com", "mail.example.com", "vendor.test", "host.local", "localhost"] {
            assert!(is_never_public(domain), "{domain}");
        }
        for domain in ["vendor.eu", "myexample.com", "local.vendor.eu"] {
            assert!(!is_never_public(domain), "{domain}");
        }
    }
}
