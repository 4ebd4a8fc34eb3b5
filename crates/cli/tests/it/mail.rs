//! Mail by real mail servers: out with encryption and a password, and back again. (L-03)

use std::time::Duration;

use serde_json::{Value, json};

use crate::installed::{PASSWORD, Place, get, post};
use crate::mail_servers::MailServers;

/// What a mail server sends back (RFC 3464) about the mail with this Message-ID.
fn report(action: &str, message_id: &str, said: &str) -> String {
    format!(
        "From: MAILER-DAEMON@mx.test\nTo: licenses@vendor.test\nSubject: Undelivered Mail Returned to Sender\n\
         Auto-Submitted: auto-replied\nMIME-Version: 1.0\nContent-Type: multipart/report; \
         report-type=delivery-status;\n boundary=\"=_b\"\n\n--=_b\nContent-Type: text/plain\n\nI'm sorry.\n\n\
         --=_b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.test\n\n\
         Final-Recipient: rfc822; orders@reseller.test\nAction: {action}\nStatus: 5.1.1\n\
         Diagnostic-Code: smtp; {said}\n\n--=_b\nContent-Type: text/rfc822-headers\n\n\
         Message-ID: {message_id}\nSubject: Your licenses\n\n--=_b--\n"
    )
}

fn verdict(findings: &str, check: &str) -> (String, String) {
    let told: Value = serde_json::from_str(findings).unwrap();
    let found = told["findings"].as_array().unwrap().iter().find(|finding| finding["check"] == check).unwrap().clone();
    (found["verdict"].as_str().unwrap().to_owned(), found["found"].as_str().unwrap().to_owned())
}

/// What a browser sends back of the cookies it was given.
fn cookies(given: &str) -> String {
    given.lines().map(|cookie| cookie.split(';').next().unwrap()).collect::<Vec<_>>().join("; ")
}

#[test]
fn l_03_a_mail_that_comes_back_shows_on_its_order_with_what_the_other_server_said() {
    let servers = MailServers::beside();
    // Mailboxes of this run alone.
    let place = Place::new("");
    let (sender, reseller) =
        (format!("licenses-{}@vendor.test", place.port), format!("r-{}@reseller.test", place.port));
    let variables = servers.variables(&sender);
    let link = place.init(&[], &variables);
    let key_file = place.path("program.key");
    let made = ["admin", "api-key", "--name", "shop", "--out", key_file.to_str().unwrap()];
    assert!(place.run(&made, &variables).status.success());
    let authorization = format!("Bearer {}", std::fs::read_to_string(&key_file).unwrap().trim());
    let headers = [("authorization", authorization.as_str()), ("content-type", "application/json")];

    // Both servers are as they should be, however the connection is encrypted.
    let starttls = [
        &variables[..],
        &[("CLAVIGER_BOUNCES_TLS", "starttls"), ("CLAVIGER_BOUNCES_PORT", &servers.imap_starttls_port)],
    ]
    .concat();
    for variables in [&variables, &starttls] {
        let said = place.run(&["doctor", "--json"], variables);
        for check in ["mail server", "returned mails"] {
            let (verdict, found) = verdict(&said.out, check);
            assert!(verdict == "ok" && found.contains("signed in"), "{check}: {verdict}, {found}");
        }
    }

    let service = place.serve(&[], &variables);
    let account = json!({
        "kind": "reseller", "number": "R1", "name": "Reseller", "country": "IT", "time_zone": "Europe/Rome",
        "language": "en", "orders_to": reseller,
    });
    let (status, _, body) = post(&place.url("/api/v1/accounts"), &headers, &account.to_string());
    assert_eq!(status, 201, "{body}");
    let order = json!({
        "number": "N-1", "date": "2026-11-22", "reseller": "R1", "contact": { "email": "it@customer.test" },
        "customer": { "number": "C1", "name": "Customer", "country": "IT" },
        "lines": [{ "sku": "IM120-4L", "items": 1, "model": "subscription", "care": "gold",
                    "first": "2026-08-08", "last": "2027-08-07" }],
    });
    let (status, _, body) = post(&place.url("/api/v1/orders"), &headers, &order.to_string());
    assert_eq!(status, 201, "{body}");
    let order: Value = serde_json::from_str(&body).unwrap();
    let path = format!("/api/v1/orders/{}", order["id"].as_str().unwrap());
    let state = || {
        let order: Value = serde_json::from_str(&get(&place.url(&path), &headers).2).unwrap();
        order["mail"].as_str().unwrap().to_owned()
    };

    // It arrives, once, by a server that takes mail only encrypted and only from those who sign in.
    let mail = servers.letterbox(&reseller).first();
    let id = mail.lines().find_map(|line| line.strip_prefix("Message-ID: ")).unwrap().trim().to_owned();
    assert!(id.starts_with("<mail_") && id.ends_with("@vendor.test>"), "{id}");
    assert_eq!(servers.letterbox(&reseller).find("ALL"), [1]);

    // What does not say that it failed changes nothing, and neither does what somebody made up.
    let mut bounces = servers.letterbox(&sender);
    bounces.put(&report("delayed", &id, "450 4.2.0 try later"));
    bounces.put(&format!("From: r@reseller.test\nSubject: Out of office\nIn-Reply-To: {id}\n\nAction: failed\n"));
    bounces.put(&report("failed", "<mail_00000000000000000000000000000000@vendor.test>", "550 never sent"));
    bounces.put(&report("failed", "<anything@elsewhere.test>", "550 not ours"));
    bounces.put(&format!("{}{}", report("failed", &id, "550 too large to be true"), "x".repeat(1_100_000)));
    bounces.put(
        "Content-Type: multipart/report; report-type=delivery-status; boundary=\n\n----\n\u{0}--\n".trim_matches('\0'),
    );
    bounces.wait_until("UNSEEN", <[u32]>::is_empty);
    assert_eq!(state(), "sent");

    // The failure does, once; a later report changes nothing any more.
    bounces.put(&report("failed", &id, "550 5.1.1 <r>: no such user & no other"));
    service.wait_for("a mail came back");
    bounces.put(&report("failed", &id, "550 said later"));
    bounces.wait_until("UNSEEN", <[u32]>::is_empty);
    assert_eq!(state(), "bounced");
    let (_, _, mails) = get(&place.url("/api/v1/mails?state=bounced"), &headers);
    assert!(mails.contains("550 5.1.1 <r>: no such user & no other") && !mails.contains("said later"), "{mails}");
    assert_eq!((bounces.find("ALL").len(), bounces.find("DELETED")), (8, vec![]), "nothing is deleted");

    // The vendor's people see it, on the order's page and among the mails.
    let (_, headers, page) = get(&place.url(&link), &[]);
    let cookie = cookies(&headers["set-cookie"]);
    let proof = page.split_once("name=\"csrf\" value=\"").unwrap().1.split('"').next().unwrap();
    let word = PASSWORD.replace(' ', "+");
    let form = [("cookie", cookie.as_str()), ("content-type", "application/x-www-form-urlencoded")];
    let body = format!("csrf={proof}&name=Olga&password={word}&repeat={word}");
    let (status, headers, page) = post(&place.url(&link), &form, &body);
    assert_eq!(status, 303, "{page}");
    let cookie = cookies(&headers["set-cookie"]);
    for path in [path.replace("/api/v1", ""), "/mails?state=bounced".to_owned()] {
        let (status, _, page) = get(&place.url(&path), &[("cookie", &cookie)]);
        let is_told = page.contains("no such user &amp; no other") || page.contains("no such user &#38; no other");
        assert!(status == 200 && is_told && page.contains("came back"), "{path}: {status} {page}");
    }

    let log = service.stop();
    assert!(!log.contains(&servers.password), "{log}");
}

#[test]
fn l_03_who_is_not_let_in_or_not_trusted_says_so_and_does_not_hurry() {
    let servers = MailServers::beside();
    let place = Place::new("");
    let sender = format!("licenses-{}@vendor.test", place.port);
    let good = servers.variables(&sender);
    place.init(&[], &good);

    let with = |more: &[(&'static str, &'static str)]| [&good[..], more].concat();
    let stranger = place.path("stranger.pem");
    std::fs::write(&stranger, rcgen::generate_simple_self_signed(vec!["127.0.0.1".to_owned()]).unwrap().cert.pem())
        .unwrap();
    let stranger = stranger.to_str().unwrap();
    let untrusted = [&good[..], &[("CLAVIGER_MAIL_CA", stranger), ("CLAVIGER_BOUNCES_CA", stranger)]].concat();
    let wrong = with(&[("CLAVIGER_MAIL_PASSWORD", "wrong horse"), ("CLAVIGER_BOUNCES_PASSWORD", "wrong horse")]);
    let elsewhere = with(&[("CLAVIGER_BOUNCES_FOLDER", "None/Such")]);
    for (variables, check, says) in [
        (&wrong, "mail server", "535"),
        (&wrong, "returned mails", "does not let in the user"),
        (&untrusted, "mail server", "certificate"),
        (&untrusted, "returned mails", "cannot be trusted"),
        (&elsewhere, "returned mails", "does not open the folder None/Such"),
    ] {
        let (verdict, found) = verdict(&place.run(&["doctor", "--json"], variables).out, check);
        assert!(verdict == "fail" && found.contains(says), "{check}: {verdict}, {found}");
    }

    let service = place.serve(&[], &wrong);
    service.wait_for("does not let in the user");
    // It is tried again after two seconds, and then after four.
    service.wait_for("does not let in the user");
    std::thread::sleep(Duration::from_secs(2));
    assert_eq!(get(&place.url("/healthz"), &[]).0, 204, "everything else works");
    let log = service.stop();
    assert_eq!(log.matches("does not let in the user").count(), 2, "{log}");
    assert!(log.contains("`bounces.password_file`") && !log.contains("wrong horse"), "{log}");
}
