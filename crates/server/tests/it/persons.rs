//! Persons at the door: coming in, forgetting, staying signed in, going for good.

use jiff::SignedDuration;

use crate::stage::{Answer, CUSTOMER, OPERATOR, PASSWORD, Stage, Visitor, on_both};

const NEW: &str = "nina@example.org";
/// Reads in the account that the customer manages.
const READER: &str = "rita@belcampo.example";
const SECRET: &str = "seven quiet paintings";

/// Fills in the form at `path` in a fresh browser.
fn fill_in(stage: &Stage, path: &str, fields: &[(&str, &str)]) -> (Visitor, Answer) {
    let mut visitor = Visitor::default();
    let page = stage.open(&mut visitor, path);
    let answer = stage.send(&mut visitor, &page, path, fields);
    (visitor, answer)
}

fn register(stage: &Stage, email: &str) -> Answer {
    fill_in(stage, "/registration", &[("name", "Nina"), ("email", email), ("password", SECRET)]).1
}

fn sign_in(stage: &Stage, email: &str, password: &str) -> (Visitor, Answer) {
    fill_in(stage, "/sign-in", &[("email", email), ("password", password)])
}

/// Whether somebody is signed in there, with an account or without.
fn is_in(stage: &Stage, visitor: &mut Visitor) -> bool {
    stage.open(visitor, "/profile").status == 200
}

/// Everything an answer tells, but for what is different each time.
fn told(answer: &Answer, typed: &str) -> (u16, String, Vec<(String, String)>) {
    let mut body = answer.body.replace(typed, "…");
    if body.contains("name=\"csrf\"") {
        body = body.replace(&answer.proof(), "…");
    }
    let changing = ["date", "x-request-id", "content-length"];
    let headers = answer.headers.iter().filter(|(name, _)| !changing.contains(&name.as_str()));
    (answer.status, body, headers.map(|(name, value)| (name.clone(), value.clone())).collect())
}

#[test]
fn x_02_registration_reset_and_sign_in_answer_the_same_whether_an_address_is_known_or_not() {
    on_both(|stage| {
        let nobody = "nobody@example.org";
        assert_eq!(told(&register(stage, CUSTOMER), CUSTOMER), told(&register(stage, NEW), NEW));
        let ask = |email: &str| fill_in(stage, "/password-reset", &[("email", email)]).1;
        assert_eq!(told(&ask(CUSTOMER), CUSTOMER), told(&ask(nobody), nobody));
        // What the mails behind it say is for their readers only.
        stage.mail(&["You are registered with it already"]);
        stage.mail(&["/confirmations/"]);
        let reset = stage.mail(&["/password-resets/"]);
        assert!(!reset.contains(nobody));
        assert!(stage.demo().mailbox().all().iter().all(|mail| mail.to != [nobody]));

        // Held back one after the other, at an instant that does not move between the two.
        for attempt in 0..6 {
            let (known, unknown) =
                (sign_in(stage, CUSTOMER, "wrong wrong wrong").1, sign_in(stage, nobody, "wrong wrong wrong").1);
            assert_eq!(known.status, if attempt < 5 { 422 } else { 429 });
            assert_eq!(told(&known, CUSTOMER), told(&unknown, nobody));
        }
        let limited = sign_in(stage, CUSTOMER, PASSWORD).1;
        assert!(limited.status == 429 && limited.body.contains("Try again in one minute"), "{}", limited.body);
        stage.demo().clock().move_by(SignedDuration::from_mins(1));
        assert_eq!(sign_in(stage, CUSTOMER, PASSWORD).1.status, 303);
    });
}

#[test]
fn p_02_x_02_from_registration_to_the_door_in_another_browser() {
    on_both(|stage| {
        assert_eq!(register(stage, NEW).header("location"), "/registration/sent");
        // Before the address is confirmed there is one page, whatever one asks for.
        let (mut early, answer) = sign_in(stage, NEW, SECRET);
        assert_eq!(answer.status, 303);
        for path in ["/", "/profile", "/orders", "/customers"] {
            let sent_away = stage.open(&mut early, path);
            assert!(sent_away.header("location").starts_with("/sign-in"), "{path}");
        }
        assert_eq!(stage.open(&mut early, "/sign-in").header("location"), "/confirmation");
        let page = stage.open(&mut early, "/confirmation");
        assert!(page.body.contains(NEW));
        // The first mail is out before it is replaced: one that still waits would not be sent any more.
        stage.mail(&["/confirmations/"]);
        assert_eq!(stage.send(&mut early, &page, "/confirmation", &[]).header("location"), "/confirmation?done=1");

        let mails = || {
            let all = stage.demo().mailbox().all();
            all.iter().map(|mail| mail.text()).filter(|text| text.contains("/confirmations/")).collect::<Vec<_>>()
        };
        while mails().len() < 2 {
            std::thread::sleep(std::time::Duration::from_millis(25));
        }
        let [old, link] = &mails()[..] else { panic!("{:?}", mails()) };
        let (old, link) = (stage.link(old, "/confirmations/"), stage.link(link, "/confirmations/"));
        let mut elsewhere = Visitor::default();
        assert_eq!(stage.open(&mut elsewhere, &old).status, 404, "the newest only");
        let page = stage.open(&mut elsewhere, &link);
        assert_eq!(page.status, 200);
        let wrong = stage.send(&mut elsewhere, &page, &link, &[("password", "wrong wrong wrong")]);
        assert!(wrong.status == 422 && wrong.body.contains("f-password-error"), "{}", wrong.body);
        let forged = stage.send(&mut Visitor::default(), &page, &link, &[("password", SECRET)]);
        assert_eq!(forged.status, 403, "a form is good in its own browser only");
        assert!(!is_in(stage, &mut elsewhere));
        assert_eq!(stage.send(&mut elsewhere, &page, &link, &[("password", SECRET)]).status, 303);
        assert!(is_in(stage, &mut elsewhere) && is_in(stage, &mut early));
        assert_eq!(stage.open(&mut elsewhere, "/start").status, 200, "who belongs nowhere yet is welcome");
        let start = stage.open(&mut elsewhere, "/");
        assert!(start.status == 200 && start.body.contains("no invitation waits for"), "{}", start.body);
        assert_eq!(stage.open(&mut Visitor::default(), &link).status, 404, "good once");
    });
}

#[test]
fn x_02_a_forgotten_password_over_the_pages() {
    on_both(|stage| {
        let (mut before, _) = sign_in(stage, CUSTOMER, PASSWORD);
        assert!(is_in(stage, &mut before));
        fill_in(stage, "/password-reset", &[("email", CUSTOMER)]);
        let link = stage.link(&stage.mail(&["/password-resets/"]), "/password-resets/");
        let mut visitor = Visitor::default();
        let page = stage.open(&mut visitor, &link);
        assert_eq!((page.status, page.header("cache-control")), (200, "no-store"));
        for (wrong, says) in [("short", "12 to 200"), ("password1234", "tried first"), (CUSTOMER, "your own name")] {
            let answer = stage.send(&mut visitor, &page, &link, &[("password", wrong)]);
            assert!(answer.status == 422 && answer.body.contains(says), "{wrong}: {}", answer.body);
            assert!(!answer.body.contains(&format!("value=\"{wrong}\"")) || wrong == CUSTOMER);
        }
        assert!(is_in(stage, &mut before), "what was refused has changed nothing");
        let answer = stage.send(&mut visitor, &page, &link, &[("password", SECRET)]);
        assert_eq!(answer.header("location"), "/sign-in?done=password");
        assert!(!is_in(stage, &mut before), "signed out everywhere");
        for wrong in [link.clone(), format!("{link}x"), link.replace("/per_", "/per_0"), "/password-resets/x/y".into()]
        {
            assert_eq!(stage.open(&mut Visitor::default(), &wrong).status, 404, "{wrong}");
        }
        assert_eq!(sign_in(stage, CUSTOMER, PASSWORD).1.status, 422);
        assert_eq!(sign_in(stage, CUSTOMER, SECRET).1.status, 303);
        stage.mail(&["The password for this address was changed"]);
    });
}

#[test]
fn p_02_x_02_a_session_gets_new_secrets_while_it_is_used_stolen_ones_die_and_signing_out_ends_it() {
    on_both(|stage| {
        let (mut carla, _) = sign_in(stage, CUSTOMER, PASSWORD);
        let stolen = carla.clone();
        assert!(is_in(stage, &mut carla));
        assert_eq!(carla.cookies, stolen.cookies);
        stage.demo().clock().move_by(SignedDuration::from_hours(4));
        assert!(is_in(stage, &mut carla));
        assert_ne!(carla.cookies, stolen.cookies);
        assert!(is_in(stage, &mut stolen.clone()), "pages under way are not lost");
        stage.demo().clock().move_by(SignedDuration::from_mins(1));
        assert!(!is_in(stage, &mut stolen.clone()));
        assert!(is_in(stage, &mut carla));
        stage.demo().clock().move_by(SignedDuration::from_hours(4));
        let page = stage.open(&mut carla.clone(), "/sign-in");
        let answer = stage.send(&mut carla, &page, "/sign-out", &[]);
        assert_eq!(answer.status, 303);
        assert!(!is_in(stage, &mut carla), "signing out has the last word");
    });
}

#[test]
fn x_02_one_sees_where_one_is_signed_in_and_ends_it_there() {
    on_both(|stage| {
        let (mut here, mut there) = (sign_in(stage, CUSTOMER, PASSWORD).0, sign_in(stage, CUSTOMER, PASSWORD).0);
        let page = stage.open(&mut here, "/profile");
        let (_, rest) = page.body.split_once("/profile/sessions/ses_").expect("another session");
        let digits: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
        let end = format!("/profile/sessions/ses_{digits}/end");
        let mut olivia = stage.signed_in(OPERATOR);
        let foreign = stage.open(&mut olivia, "/profile");
        assert_eq!(stage.send(&mut olivia, &foreign, &end, &[]).status, 404, "it is not hers");
        assert!(is_in(stage, &mut there));
        assert_eq!(stage.send(&mut here, &page, &end, &[]).status, 303);
        assert!(is_in(stage, &mut here) && !is_in(stage, &mut there));
        let mut there = sign_in(stage, CUSTOMER, PASSWORD).0;
        assert_eq!(stage.send(&mut here, &page, "/profile/sessions/end", &[]).status, 303);
        assert!(is_in(stage, &mut here) && !is_in(stage, &mut there));
        assert_eq!(stage.send(&mut here, &page, "/profile/sessions/end-all", &[]).status, 303);
        assert!(!is_in(stage, &mut here));
    });
}

#[test]
fn x_02_the_profile_changes_name_address_and_password() {
    on_both(|stage| {
        let mut carla = stage.signed_in(CUSTOMER);
        let page = stage.open(&mut carla, "/profile");
        let send =
            |visitor: &mut Visitor, path: &str, fields: &[(&str, &str)]| stage.send(visitor, &page, path, fields);
        let answer = send(&mut carla, "/profile", &[("name", " "), ("language", "en")]);
        assert!(answer.status == 422 && answer.body.contains("f-name-error"), "{}", answer.body);
        assert_eq!(send(&mut carla, "/profile", &[("name", "Carla Verdi"), ("language", "it")]).status, 303);
        assert!(stage.open(&mut carla, "/profile").body.contains("Carla Verdi"));

        let address = [("new_email", NEW), ("address_password", "wrong wrong wrong")];
        let answer = send(&mut carla, "/profile/address", &address);
        assert!(answer.status == 422 && answer.body.contains("f-address_password-error"), "{}", answer.body);
        assert!(answer.body.contains(NEW), "what was typed stays");
        let address = [("new_email", NEW), ("address_password", PASSWORD)];
        assert_eq!(send(&mut carla, "/profile/address", &address).status, 303);
        let link = stage.link(&stage.mail(&["/new-addresses/"]), "/new-addresses/");
        let mut elsewhere = Visitor::default();
        let confirm = stage.open(&mut elsewhere, &link);
        assert!(confirm.body.contains(NEW));
        assert_eq!(sign_in(stage, NEW, PASSWORD).1.status, 422, "looking changes nothing");
        assert_eq!(stage.send(&mut elsewhere, &confirm, &link, &[]).status, 303);
        assert_eq!(stage.open(&mut elsewhere, &link).status, 404);
        assert_eq!(sign_in(stage, NEW, PASSWORD).1.status, 303);
        // She reads Italian.
        assert!(stage.mail(&["Ora si accede con"]).contains(NEW));

        let wrong = [("present_password", PASSWORD), ("new_password", "password1234")];
        let answer = send(&mut carla, "/profile/password", &wrong);
        assert!(answer.status == 422 && answer.body.contains("f-new_password-error"), "{}", answer.body);
        let right = [("present_password", PASSWORD), ("new_password", SECRET)];
        assert_eq!(send(&mut carla, "/profile/password", &right).status, 303);
        assert!(is_in(stage, &mut carla));
        assert_eq!(sign_in(stage, NEW, SECRET).1.status, 303);
    });
}

#[test]
fn x_16_one_takes_ones_data_along_and_goes_for_good() {
    on_both(|stage| {
        let mut carla = stage.signed_in(CUSTOMER);
        let data = stage.open(&mut carla, "/profile/data.json");
        assert!(data.header("content-disposition").starts_with("attachment"));
        let told: serde_json::Value = serde_json::from_str(&data.body).unwrap();
        assert_eq!(told["person"]["email"], CUSTOMER);
        assert_eq!(stage.open(&mut Visitor::default(), "/profile/data.json").status, 303);

        let page = stage.open(&mut carla, "/profile");
        let erase = "/profile/erasure";
        let wrong = stage.send(&mut carla, &page, erase, &[("erasure_password", "wrong wrong wrong")]);
        assert!(wrong.status == 422 && wrong.body.contains("f-erasure_password-error"), "{}", wrong.body);
        let needed = stage.send(&mut carla, &page, erase, &[("erasure_password", PASSWORD)]);
        assert!(needed.status == 422 && needed.body.contains("the last one who manages its users"), "{}", needed.body);
        assert!(is_in(stage, &mut carla), "nothing was changed");

        let mut rita = stage.signed_in(READER);
        let page = stage.open(&mut rita, "/profile");
        let gone = stage.send(&mut rita, &page, erase, &[("erasure_password", PASSWORD)]);
        assert_eq!(gone.header("location"), "/sign-in?done=erased", "{}", gone.body);
        assert!(!is_in(stage, &mut rita));
        assert_eq!(sign_in(stage, READER, PASSWORD).1.status, 422);
    });
}

#[test]
fn x_16_the_vendor_erases_on_request_and_sets_how_long_data_is_kept() {
    on_both(|stage| {
        register(stage, NEW);
        stage.mail(&["/confirmations/"]);
        let mut olivia = stage.signed_in(OPERATOR);
        let here = "/settings/personal-data";
        let page = stage.open(&mut olivia, here);
        let wrong = stage.send(&mut olivia, &page, here, &[("email", "nobody")]);
        assert!(wrong.status == 422 && wrong.body.contains("f-email-error"), "{}", wrong.body);
        let found = stage.send(&mut olivia, &page, here, &[("email", NEW)]);
        let (_, rest) = found.body.split_once("/persons/per_").expect("the person");
        let digits: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
        let erase = format!("/persons/per_{digits}/erasure");
        let mut carla = stage.signed_in(CUSTOMER);
        let own = stage.open(&mut carla, "/profile");
        for (path, status) in [(erase.as_str(), 403), (here, 403), ("/settings/retention", 403)] {
            let answer = stage.send(&mut carla, &own, path, &[("email", NEW), ("sessions", "1")]);
            assert_eq!(answer.status, status, "{path}");
        }
        assert_eq!(stage.send(&mut olivia, &found, &erase, &[("email", NEW)]).status, 303);
        assert_eq!(stage.send(&mut olivia, &found, &erase, &[("email", NEW)]).status, 404, "once");
        assert_eq!(sign_in(stage, NEW, SECRET).1.status, 422);
        let found = stage.send(&mut olivia, &page, here, &[("email", NEW)]);
        assert!(
            found.body.contains("Nobody signs in with") && found.body.contains("Mails sent there: 0"),
            "{}",
            found.body
        );

        let here = "/settings/retention";
        let page = stage.open(&mut olivia, here);
        let days = |mails| [("sessions", "30"), ("invitations", "90"), ("mails", mails), ("registrations", "7")];
        let wrong = stage.send(&mut olivia, &page, here, &days("many"));
        assert!(wrong.status == 422 && wrong.body.contains("f-mails-error") && wrong.body.contains("many"));
        assert_eq!(stage.send(&mut olivia, &page, here, &days("14")).status, 303);
        assert!(stage.open(&mut olivia, here).body.contains("value=\"14\""));
    });
}

#[test]
fn x_16_a_program_of_the_vendor_does_the_same() {
    on_both(|stage| {
        let key = stage.admin_key();
        let lookup = |email: &str| {
            let asked = serde_json::json!({ "email": email }).to_string();
            stage.api(&key, "/api/v1/personal-data/lookups", Some(&asked))
        };
        let wrong = lookup("nobody");
        assert_eq!((wrong.status, wrong.cause().as_str()), (422, "invalid"), "{}", wrong.body);
        let found: serde_json::Value = serde_json::from_str(&lookup(READER).body).unwrap();
        let erasure = format!("/api/v1/persons/{}/erasure", found["person"]["id"].as_str().unwrap());
        assert_eq!(stage.api("wrong", &erasure, Some("")).status, 401);
        assert_eq!(stage.api(&key, &erasure, Some("")).status, 204);
        assert_eq!(stage.api(&key, &erasure, Some("")).status, 404, "once");
        let needed: serde_json::Value = serde_json::from_str(&lookup(OPERATOR).body).unwrap();
        let needed = format!("/api/v1/persons/{}/erasure", needed["person"]["id"].as_str().unwrap());
        let refused = stage.api(&key, &needed, Some(""));
        assert_eq!((refused.status, refused.cause().as_str()), (409, "last-administrator"), "{}", refused.body);

        let contact = "it@miramonte.example";
        let orders = |email: &str| {
            let found: serde_json::Value = serde_json::from_str(&lookup(email).body).unwrap();
            found["orders"].as_array().unwrap().len()
        };
        let named = orders(contact);
        let asked = serde_json::json!({ "email": contact }).to_string();
        let erased = stage.api(&key, "/api/v1/personal-data/contact-erasures", Some(&asked));
        assert_eq!(erased.body, format!("{{\"orders\":{named}}}"));
        assert_eq!(orders(contact), 0);
        let policy = stage.api(&key, "/api/v1/settings/retention", None);
        assert!(policy.status == 200 && policy.body.contains("\"mails_days\":90"), "{}", policy.body);
    });
}

#[test]
fn x_06_an_administrator_makes_a_key_sees_its_secret_once_and_ends_it() {
    on_both(|stage| {
        let mut carla = stage.signed_in(CUSTOMER);
        let profile = stage.open(&mut carla, "/profile").body;
        let (_, rest) = profile.split_once("href=\"/accounts/").expect("the keys of the account");
        let here = format!("/accounts/{}", rest.split('"').next().unwrap());
        let api = format!("/api/v1{}", here.replace("/api-keys", "/allocations"));
        let page = stage.open(&mut carla, &here);
        assert!(page.body.contains("No keys yet") && !page.body.contains("value=\"operator\""), "{}", page.body);
        let fields = |days, scope| [("name", "monitor"), ("role", "administrator"), ("days", days), ("scope", scope)];
        for (days, scope, field) in [
            ("0", "licenses:read", "days"),
            ("a year", "licenses:read", "days"),
            ("9", "orders:read", "role"),
            ("9", "all", "scopes"),
        ] {
            let answer = stage.send(&mut carla, &page, &here, &fields(days, scope));
            assert!(
                answer.status == 422 && answer.body.contains(&format!("f-{field}-error")),
                "{days} {scope}: {}",
                answer.body
            );
            assert!(answer.body.contains("value=\"monitor\""), "what was typed stays");
        }
        let made = stage.send(&mut carla, &page, &here, &fields("9", "licenses:read"));
        assert_eq!((made.status, made.header("cache-control")), (200, "no-store"));
        let (_, rest) = made.body.split_once("<code dir=\"ltr\"").expect("the secret");
        let secret = rest.split_once('>').unwrap().1.split('<').next().unwrap().to_owned();
        assert_eq!(stage.api(&secret, &api, None).status, 200);
        assert_eq!(stage.api(&secret, "/api/v1/events", None).status, 403, "no more than its scopes");
        // Whoever looks after one account is told where that one's overview stands. (L-27)
        let refused = stage.api(&secret, "/api/v1/overview", None);
        let there = api.replace("/allocations", "/overview");
        assert!(refused.status == 404 && refused.body.contains(&there), "{}", refused.body);
        assert_eq!(stage.api(&secret, &there, None).status, 200);
        let listed = stage.open(&mut carla, &here).body;
        assert!(listed.contains("monitor") && !listed.contains(&secret), "once");

        let (_, rest) = listed.split_once("/api-keys/apik_").expect("the key");
        let end = format!("{here}/apik_{}/end", rest.split('/').next().unwrap());
        let mut rita = stage.signed_in(READER);
        let foreign = stage.open(&mut rita, "/profile");
        assert_eq!(stage.open(&mut rita, &here).status, 403);
        assert_eq!(stage.send(&mut rita, &foreign, &end, &[]).status, 403);
        assert_eq!(stage.send(&mut rita, &foreign, &here, &fields("9", "licenses:read")).status, 403);
        assert_eq!(stage.send(&mut carla, &page, &end, &[]).status, 303);
        assert_eq!(stage.api(&secret, &api, None).status, 401, "at once");
    });
}

#[test]
fn x_02_whoever_tries_many_addresses_from_one_place_has_to_wait() {
    on_both(|stage| {
        let mut waited = 0;
        for number in 0..130 {
            let answer = fill_in(stage, "/password-reset", &[("email", &format!("somebody{number}@example.org"))]).1;
            match answer.status {
                303 => assert!(number < 125, "{number}"),
                _ => {
                    assert!(answer.body.contains("tried too often"), "{}", answer.body);
                    waited += 1;
                }
            }
        }
        assert!(waited > 0);
        stage.demo().clock().move_by(SignedDuration::from_mins(10));
        assert_eq!(fill_in(stage, "/password-reset", &[("email", NEW)]).1.status, 303);
    });
}
