//! The first start, and the first day.

use std::os::unix::fs::PermissionsExt as _;

use crate::installed::{PASSWORD, Place, get, post};

/// The first form's proof on a page.
fn proof(page: &str) -> &str {
    page.split_once("name=\"csrf\" value=\"").unwrap().1.split('"').next().unwrap()
}

#[test]
fn x_11_an_installation_is_made_its_operator_comes_in_and_its_programs_work() {
    let place = Place::new("");
    let said = place.run(&["config", "check"], &[]);
    assert!(said.status.success() && said.out.contains("can be used"), "{}", said.err);

    let link = place.init(&[], &[]);
    let mode = |name: &str| std::fs::metadata(place.path(name)).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode("safe/root.key"), mode("data"), mode("data/secret")), (0o600, 0o700, 0o600));
    let key_file = place.path("program.key");
    let made = ["admin", "api-key", "--name", "shop", "--out", key_file.to_str().unwrap()];
    assert!(place.run(&made, &[]).status.success());
    assert!(place.run(&made, &[]).err.contains("is there already"));
    let key = std::fs::read_to_string(&key_file).unwrap().trim().to_owned();

    let service = place.serve(&[], &[]);
    assert_eq!(get(&place.url("/healthz"), &[]).0, 204);
    let (status, _, ready) = get(&place.url("/readyz"), &[]);
    assert_eq!((status, ready.as_str()), (200, r#"{"ready":true,"missing":[]}"#));

    // The first operator comes in by the link that was printed.
    let (status, headers, page) = get(&place.url(&link), &[]);
    assert_eq!(status, 200, "{page}");
    let cookie = headers["set-cookie"].split(';').next().unwrap().to_owned();
    let form = [("cookie", cookie.as_str()), ("content-type", "application/x-www-form-urlencoded")];
    let body = format!(
        "csrf={}&name=Olga&password={}&repeat={}",
        proof(&page),
        PASSWORD.replace(' ', "+"),
        PASSWORD.replace(' ', "+")
    );
    let (status, headers, page) = post(&place.url(&link), &form, &body);
    assert_eq!(status, 303, "{page}");
    let cookie = headers["set-cookie"].split(';').next().unwrap().to_owned();
    let (status, _, page) = get(&place.url("/orders"), &[("cookie", &cookie)]);
    assert!(status == 200 || page.contains("Orders") || status == 303, "{status} {page}");

    // A program places an order, and its mail goes out by the mail server that is configured.
    let order = serde_json::json!({
        "number": "N-1", "date": "2026-11-22", "reseller": "R1", "contact": { "email": "it@customer.test" },
        "customer": { "number": "C1", "name": "Customer", "country": "IT" },
        "lines": [{ "sku": "IM120-4L", "items": 1, "model": "subscription", "care": "gold",
                    "first": "2026-08-08", "last": "2027-08-07" }],
    });
    let authorization = format!("Bearer {key}");
    let headers = [("authorization", authorization.as_str()), ("content-type", "application/json")];
    let (status, _, body) = post(&place.url("/api/v1/orders"), &headers, &order.to_string());
    assert_eq!(status, 422, "there is no reseller yet: {body}");
    assert!(body.contains("No reseller has the number"), "{body}");

    // Somebody else is invited by mail while the service runs.
    assert!(place.run(&["admin", "invite-operator", "otto@vendor.test", "--mail"], &[]).status.success());
    let mail = loop {
        if let Some(mail) = place.mailbox.all().into_iter().next() {
            break mail;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    };
    assert_eq!(mail.to, ["otto@vendor.test"]);
    let text = mail.text();
    let mailed = &text[text.find("/invitations/").unwrap()..];
    let mailed = mailed.split_whitespace().next().unwrap();

    // Watchers have an address of their own, and strangers do not learn what is sold.
    assert_eq!(get(&place.url("/metrics"), &[]).0, 404);
    let watched = || get(&format!("http://127.0.0.1:{}/metrics", place.metrics), &[]);
    // That a mail was sent is noted after the mail server has it.
    let (_, headers, figures) = (0..200)
        .map(|_| watched())
        .find(|(_, _, figures)| {
            let is_noted = figures.contains("claviger_outbox_waiting 0");
            if !is_noted {
                std::thread::sleep(std::time::Duration::from_millis(50));
            }
            is_noted
        })
        .expect("no mail waits any more");
    assert!(headers["content-type"].starts_with("application/openmetrics-text"));
    for figure in [
        "claviger_build_info",
        "claviger_outbox_waiting 0",
        "claviger_leases_current 0",
        r#"claviger_http_requests_total{method="GET",route="/healthz",status="204"} 1"#,
        r#"route="/invitations/{id}/{secret}""#,
        r#"claviger_job_last_success_timestamp_seconds{job="mailer"}"#,
        r#"claviger_job_last_success_timestamp_seconds{job="key-watch"}"#,
        r#"claviger_job_last_success_timestamp_seconds{job="retention"}"#,
        r#"claviger_job_last_success_timestamp_seconds{job="seal-events"}"#,
        r#"claviger_job_last_success_timestamp_seconds{job="release-ended-leases"}"#,
        r#"claviger_job_last_success_timestamp_seconds{job="forget-old-calls"}"#,
    ] {
        assert!(figures.contains(figure), "{figure} is not in\n{figures}");
    }

    // All of that is logged, at the most talkative of levels, without a secret.
    let secret = |link: &str| link.rsplit('/').next().unwrap().to_owned();
    let log = service.stop();
    assert!(log.contains(r#""route":"/invitations/{id}/{secret}""#) && log.contains("mail sent"), "{log}");
    let session = cookie.split('=').nth(1).unwrap().to_owned();
    for secret in [secret(&link), secret(mailed), key, PASSWORD.to_owned(), session] {
        assert!(secret.len() > 10 && !log.contains(&secret), "{secret} is in the log");
    }
}

#[test]
fn x_11_an_installation_that_is_not_made_or_was_made_already_says_what_to_do() {
    let place = Place::new("");
    let said = place.run(&["serve"], &[]);
    assert!(!said.status.success() && said.err.contains("`claviger admin init` makes them"), "{}", said.err);
    assert!(!place.path("data/secret").exists());

    let inside = place.path("data/root.key");
    let arguments = ["admin", "init", "--operator", "olga@vendor.test", "--country", "IT", "--root-key"];
    let said = place.run(&[&arguments[..], &[inside.to_str().unwrap()]].concat(), &[]);
    assert!(!said.status.success() && said.err.contains("belongs apart"), "{}", said.err);
    let wrong = ["admin", "init", "--operator", "nobody", "--country", "IT", "--root-key", "root.key"];
    assert!(place.run(&wrong, &[]).err.contains("is no address"));
    assert!(!place.path("data").exists(), "nothing is made before all is right");

    place.init(&[], &[]);
    let before = std::fs::read(place.path("data/secret")).unwrap();
    let outside = place.path("safe/other.key");
    let said = place.run(&[&arguments[..], &[outside.to_str().unwrap()]].concat(), &[]);
    assert!(!said.status.success() && said.err.contains("was made already"), "{}", said.err);
    assert!(!outside.exists());
    assert_eq!(std::fs::read(place.path("data/secret")).unwrap(), before);

    // Secrets that were lost are not made anew beside a database that needs the old ones.
    std::fs::remove_file(place.path("data/secret")).unwrap();
    let said = place.run(&["serve"], &[]);
    assert!(!said.status.success() && said.err.contains("bring that folder back"), "{}", said.err);
    let said = place.run(&[&arguments[..], &[outside.to_str().unwrap()]].concat(), &[]);
    assert!(!said.status.success() && said.err.contains("bring it back from a backup"), "{}", said.err);
    assert!(!place.path("data/secret").exists());
}

#[test]
fn x_13_sealed_secrets_open_by_the_passphrase_alone_and_without_anybody_at_a_terminal() {
    let place = Place::new("");
    let passphrase = "nine small brass keys";
    place.init(&["--seal"], &[("CLAVIGER_PASSPHRASE", passphrase)]);
    let secret = std::fs::read_to_string(place.path("data/secret")).unwrap();
    assert!(secret.contains("claviger-sealed"), "{secret}");

    let said = place.run(&["serve"], &[]);
    assert!(!said.status.success() && said.err.contains("nobody gave its passphrase"), "{}", said.err);
    let said = place.run(&["serve"], &[("CLAVIGER_PASSPHRASE", "nine small brass kez")]);
    assert!(!said.status.success() && said.err.contains("does not open"), "{}", said.err);
    assert_eq!(std::fs::read_to_string(place.path("data/secret")).unwrap(), secret);

    // As systemd hands it over, and from a file.
    let credentials = place.path("credentials");
    std::fs::create_dir(&credentials).unwrap();
    std::fs::write(credentials.join("claviger-passphrase"), passphrase).unwrap();
    let service = place.serve(&[], &[("CREDENTIALS_DIRECTORY", credentials.to_str().unwrap())]);
    assert_eq!(get(&place.url("/readyz"), &[]).0, 200);
    assert!(!service.stop().contains(passphrase));
    let file = credentials.join("claviger-passphrase");
    let service = place.serve(&["--passphrase-file", file.to_str().unwrap()], &[]);
    assert_eq!(get(&place.url("/readyz"), &[]).0, 200);
    service.stop();
}
