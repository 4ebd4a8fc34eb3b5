//! Who is not signed in, and who is, but elsewhere.

use claviger_server::demo::CannotRun;

use crate::stage::{CUSTOMER, OPERATOR, Stage, Visitor, on_both};

/// The paths of the demonstration's customer: its licenses and its first server.
fn belcampo(stage: &Stage) -> (String, String) {
    let mut carla = stage.signed_in(CUSTOMER);
    let start = stage.open(&mut carla, "/");
    let licenses = start.header("location").to_owned();
    let page = stage.open(&mut carla, &licenses);
    let (_, rest) = page.body.split_once("/servers/srv_").expect("a server on the page");
    let digits: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
    (licenses, format!("/servers/srv_{digits}"))
}

/// Somebody of another customer: the contact of the locked order, who comes in by invitation.
fn neighbour(stage: &Stage) -> Visitor {
    let mut visitor = Visitor::default();
    let unlock = stage.link(&stage.mail(&["OrdNum002", "/unlock/"]), "/unlock/");
    let page = stage.open(&mut visitor, &unlock);
    assert_eq!(stage.send(&mut visitor, &page, &unlock, &[]).status, 303);
    let invitation = stage.link(&stage.mail(&["/invitations/"]), "/invitations/");
    let page = stage.open(&mut visitor, &invitation);
    let fields = [("name", "Nina Neighbour"), ("password", "good fences, good neighbours")];
    assert_eq!(stage.send(&mut visitor, &page, &invitation, &fields).status, 303);
    visitor
}

#[test]
fn x_03_a_stranger_is_sent_to_sign_in_and_a_program_without_key_is_refused() {
    on_both(|stage| {
        let (licenses, server) = belcampo(stage);
        for path in ["/orders", "/customers", "/events", &licenses, &server] {
            let answer = stage.open(&mut Visitor::default(), path);
            assert_eq!(answer.status, 303, "{path}");
            assert!(answer.header("location").starts_with("/sign-in?next=%2F"), "{path}");
        }
        let account = licenses.split('/').nth(2).unwrap();
        for path in ["/api/v1/orders", "/api/v1/events", &format!("/api/v1/accounts/{account}/allocations")] {
            for key in ["", "wrong", "Bearer"] {
                let answer = stage.api(key, path, None);
                assert_eq!((answer.status, answer.cause().as_str()), (401, "unauthorized"), "{path} {key}");
            }
        }
    });
}

#[test]
fn x_03_what_is_another_customers_does_not_exist() {
    on_both(|stage| {
        let (licenses, server) = belcampo(stage);
        let mut nina = neighbour(stage);
        let own = stage.open(&mut nina, "/").header("location").to_owned();
        let own_page = stage.open(&mut nina, &own);
        assert_eq!(own_page.status, 200);
        assert_ne!(own, licenses);
        let nowhere = stage.open(&mut nina, &server.replace("srv_0", "srv_1"));
        for path in [&licenses, &server] {
            let answer = stage.open(&mut nina, path);
            assert_eq!(answer.status, 404, "{path}");
            assert!(!answer.body.contains("Belcampo"), "{path}");
        }
        assert_eq!(stage.open(&mut nina, &server).body, nowhere.body, "what is there and what is not look the same");
        let servers = licenses.replace("/licenses", "/servers");
        let answer = stage.send(&mut nina, &own_page, &servers, &[("name", "intruder")]);
        assert_eq!(answer.status, 404);
        for path in ["/orders", "/events"] {
            let answer = stage.open(&mut nina, path);
            assert!([403, 404].contains(&answer.status), "{path}: {}", answer.status);
        }
    });
}

#[test]
fn x_02_a_form_from_another_browser_is_not_taken() {
    on_both(|stage| {
        let (licenses, _) = belcampo(stage);
        let servers = licenses.replace("/licenses", "/servers");
        let mut carla = stage.signed_in(CUSTOMER);
        let page = stage.open(&mut Visitor::default(), "/sign-in");
        let answer = stage.send(&mut carla, &page, &servers, &[("name", "forged")]);
        assert_eq!(answer.status, 403);
        let page = stage.open(&mut carla, &licenses);
        assert!(!page.body.contains("forged"));
        let answer = stage.send(&mut carla, &page, &servers, &[("name", "genuine")]);
        assert_eq!(answer.status, 303);
        assert!(stage.open(&mut carla, &licenses).body.contains("genuine"));
    });
}

#[test]
fn x_02_no_answer_tells_whether_an_address_is_registered() {
    on_both(|stage| {
        let refused = |email: &str| {
            let mut visitor = Visitor::default();
            let page = stage.open(&mut visitor, "/sign-in");
            let answer =
                stage.send(&mut visitor, &page, "/sign-in", &[("email", email), ("password", "wrong wrong wrong")]);
            let body = answer.body.replace(email, "…").replace(&answer.proof(), "…");
            (answer.status, body)
        };
        assert_eq!(refused(CUSTOMER), refused("nobody@belcampo.example"));
        assert_eq!(refused(CUSTOMER).0, 422);
    });
}

#[test]
fn x_02_signing_out_ends_the_session_everywhere_its_cookie_was_copied_to() {
    on_both(|stage| {
        let mut olivia = stage.signed_in(OPERATOR);
        let copied = olivia.clone();
        let page = stage.open(&mut olivia, "/orders");
        assert_eq!(page.status, 200);
        assert_eq!(stage.send(&mut olivia, &page, "/sign-out", &[]).status, 303);
        assert_eq!(stage.open(&mut copied.clone(), "/orders").status, 303);
    });
}

#[test]
fn x_13_a_restart_keeps_everything_and_other_secrets_are_told_apart() {
    for scratch in [claviger_testkit::engines::Scratch::sqlite(), claviger_testkit::engines::Scratch::postgres()] {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let mut stage = Stage { demo: None, runtime, scratch, data: tempfile::tempdir().unwrap() };
        stage.start(None).unwrap();
        let (key, mut olivia) = (stage.admin_key(), stage.signed_in(OPERATOR));
        let orders = stage.api(&key, "/api/v1/orders", None).body;
        let root = stage.demo().root_key;
        stage.stop();
        stage.start(None).unwrap();
        assert_eq!(
            stage.api(&key, "/api/v1/orders", None).body.replace("\"waiting\"", "\"sent\""),
            orders.replace("\"waiting\"", "\"sent\"")
        );
        assert_eq!(stage.open(&mut olivia, "/orders").status, 200);
        assert_eq!(stage.demo().root_key, root);
        stage.stop();
        let elsewhere = tempfile::tempdir().unwrap();
        let refused = stage.start(Some(elsewhere.path().to_owned()));
        assert!(matches!(refused, Err(CannotRun::OtherSecrets(_))), "{:?}", refused.err());
    }
}
