//! A server's page and its routes of the API, with products that speak to the service meanwhile.

use serde_json::Value;

use crate::installation::Product;
use crate::stage::{Answer, CUSTOMER, OPERATOR, Stage, Visitor, on_both};

/// The first server of the demonstration's customer, through its eyes.
struct Scene<'s> {
    stage: &'s Stage,
    carla: Visitor,
    licenses: String,
    /// The server's page.
    path: String,
    server: String,
}

impl<'s> Scene<'s> {
    fn new(stage: &'s Stage) -> Self {
        let mut carla = stage.signed_in(CUSTOMER);
        let licenses = stage.open(&mut carla, "/").header("location").to_owned();
        let page = stage.open(&mut carla, &licenses);
        let (_, rest) = page.body.split_once("/servers/srv_").expect("a server on the page");
        let server = format!("srv_{}", rest.chars().take_while(char::is_ascii_alphanumeric).collect::<String>());
        let path = format!("/servers/{server}");
        Self { stage, carla, licenses, path, server }
    }

    fn page(&mut self) -> Answer {
        self.stage.open(&mut self.carla, &self.path)
    }

    fn press(&mut self, what: &str, fields: &[(&str, &str)]) -> Answer {
        let page = self.page();
        self.stage.send(&mut self.carla, &page, &format!("{}/{what}", self.path), fields)
    }

    fn token(&mut self) -> String {
        let key = self.stage.admin_key();
        let shown = self.stage.api(&key, &format!("/api/v1/servers/{}", self.server), None);
        let shown: Value = serde_json::from_str(&shown.body).unwrap();
        let token = shown["token"].as_str().unwrap().to_owned();
        assert!(self.page().body.contains(&token), "the page shows it, too");
        token
    }
}

#[test]
fn l_15_a_server_is_disabled_and_enabled_on_its_page() {
    on_both(|stage| {
        let mut scene = Scene::new(stage);
        let token = scene.token();
        let mut product = Product::new(1, "rome-host");
        assert_eq!(product.activate(stage, &token).status, 200);
        let page = scene.page();
        assert!(page.body.contains("rome-host") && !page.body.contains(&token));
        assert!(page.body.contains("20 channels") && page.body.contains("/disable\""), "{}", page.body);

        let pressed = scene.press("disable", &[]);
        assert_eq!(
            (pressed.status, pressed.header("location")),
            (303, format!("{}?done=disabled", scene.path).as_str())
        );
        assert_eq!(scene.press("disable", &[]).status, 303, "pressed twice is pressed once");
        let server = scene.server.clone();
        assert_eq!(product.renew(stage, &server).cause(), "server-disabled");
        let page = scene.page();
        assert!(
            page.body.contains("/enable\"")
                && page.body.contains("/release-now\"")
                && !page.body.contains("/disable\"")
        );
        let licenses = scene.licenses.clone();
        let matrix = stage.open(&mut scene.carla, &licenses);
        assert!(!matrix.body.contains(&format!(".{server}\"")), "none of its cells can be typed into");
        assert!(matrix.body.contains("disabled: it has none of it until it is enabled"));

        assert_eq!(scene.press("release-now", &[]).status, 303);
        assert!(!scene.page().body.contains("/release-now\""));
        assert_eq!(scene.press("enable", &[]).status, 303);
        let new = scene.token();
        assert_ne!(new, token);
        assert_eq!(product.activate(stage, &token).cause(), "token-unknown");
        assert_eq!(product.activate(stage, &new).status, 200);

        let removed = scene.press("remove", &[]);
        assert_eq!(removed.status, 409);
        assert!(removed.body.contains("Disable it first"), "{}", removed.body);
        let renamed = scene.press("rename", &[("name", "rome-ucx-2")]);
        assert_eq!(renamed.status, 422);
        assert!(
            renamed.body.contains("value=\"rome-ucx-2\"") && renamed.body.contains("There is a server of this name")
        );
        assert_eq!(scene.press("rename", &[("name", "Rom <b>eins</b>")]).status, 303);
        assert!(scene.page().body.contains("Rom &#60;b&#62;eins"));
    });
}

#[test]
fn l_17_a_second_installation_stands_on_the_page_until_somebody_has_looked_and_is_written_about() {
    on_both(|stage| {
        let mut scene = Scene::new(stage);
        let token = scene.token();
        assert_eq!(Product::new(1, "rome-host").activate(stage, &token).status, 200);
        assert_eq!(Product::new(2, "thief-host").activate(stage, &token).cause(), "token-bound");
        let page = scene.page();
        assert!(page.body.contains("thief-host") && page.body.contains("print of rome-host"), "{}", page.body);
        let mail = stage.mail(&["thief-host", "release the binding"]);
        assert!(mail.contains(&scene.path) && mail.contains("rome-host"), "{mail}");
        let list = stage.open(&mut scene.carla, "/servers");
        assert!(list.body.contains("1 alert"), "{}", list.body);

        let (_, rest) = page.body.split_once("/alerts/").unwrap();
        let alert = rest.split('/').next().unwrap().to_owned();
        assert_eq!(scene.press(&format!("alerts/{alert}/acknowledge"), &[]).status, 303);
        assert!(!scene.page().body.contains("thief-host"));

        // The hardware was replaced after all.
        assert_eq!(scene.press("release-binding", &[]).status, 303);
        let new = scene.token();
        let mut second = Product::new(2, "thief-host");
        assert_eq!(second.activate(stage, &new).status, 200);
        let page = scene.page();
        assert!(page.body.contains("waiting for") || page.body.contains("waiting"), "{}", page.body);
    });
}

#[test]
fn l_21_an_old_product_is_told_in_the_programmes_own_words() {
    on_both(|stage| {
        let mut scene = Scene::new(stage);
        let token = scene.token();
        let mut product = Product::new(1, "rome-host");
        product.host.product_version = "Autumn 2019".into();
        let answer = product.activate(stage, &token);
        assert_eq!((answer.status, answer.cause().as_str()), (403, "version-too-old"));
        assert!(answer.body.contains("Requires ApplicationSuite Winter '20 or later"), "{}", answer.body);
        assert!(scene.page().body.contains("Autumn 2019"));
        product.host.product_version = "Winter 2020".into();
        assert_eq!(product.activate(stage, &token).status, 200);
    });
}

#[test]
fn l_13_l_28_whatever_the_page_can_do_a_program_can() {
    on_both(|stage| {
        let mut scene = Scene::new(stage);
        let token = scene.token();
        let mut product = Product::new(1, "rome-host");
        product.activate(stage, &token);
        assert_eq!(Product::new(2, "thief-host").activate(stage, &token).cause(), "token-bound");
        let key = stage.admin_key();
        let at = format!("/api/v1{}", scene.path);
        let read = |answer: Answer| -> Value {
            serde_json::from_str(&answer.body).unwrap_or_else(|_| panic!("{}", answer.body))
        };
        let shown = read(stage.api(&key, &at, None));
        assert_eq!((shown["status"].as_str(), shown["name"].as_str()), (Some("active"), Some("rome-ucx-1")));
        assert_eq!((&shown["token"], shown["installation"]["host"].as_str()), (&Value::Null, Some("rome-host")));
        assert_eq!(shown["items"][0]["status"][0].as_str().map(str::is_empty), Some(false));
        // The last thirty days, and a clock that stands at the beginning of 1970.
        assert_eq!(shown["days"].as_array().map(Vec::len), Some(30));
        assert!(shown["days"][0]["check_ins"].is_u64() && shown["clock_seen_at"].is_string(), "{shown}");
        assert!(shown["clock_off_secs"].as_i64() < Some(-1_000_000_000), "{shown}");
        assert_eq!(product.renew(stage, &scene.server).status, 200);
        let heard = read(stage.api(&key, &at, None));
        assert_eq!((heard["days"][29]["check_ins"].as_u64(), heard["days"][29]["last"].is_string()), (Some(1), true));
        let post = |path: &str| {
            let answer = stage.api(&key, &format!("{at}/{path}"), Some("{}"));
            (answer.status, if answer.body.is_empty() { Value::Null } else { read(answer) })
        };

        let alerts = read(stage.api(&key, &format!("{at}/alerts"), None));
        assert_eq!(
            (alerts[0]["kind"].as_str(), alerts[0]["seen"]["host"].as_str()),
            (Some("second-installation"), Some("thief-host"))
        );
        let alert = alerts[0]["id"].as_str().unwrap();
        assert_eq!(post(&format!("alerts/{alert}/acknowledgement")).0, 204);
        assert_eq!(read(stage.api(&key, &at, None))["alerts"], Value::Array(Vec::new()));

        let tag = stage.api(&key, &at, None).header("etag").to_owned();
        let authorization = format!("Bearer {key}");
        let asked = stage.get(&at, &[("authorization", &authorization), ("if-none-match", &tag)]);
        assert_eq!((asked.status, asked.body.as_str()), (304, ""));
        let kind = ("content-type", "application/json");
        let stale = [("authorization", authorization.as_str()), ("if-match", "\"old\""), kind];
        assert_eq!(stage.post(&format!("{at}/disabling"), &stale, b"").cause(), "precondition-failed");
        let renamed = stage.api_by("PATCH", &key, &at, r#"{"name":"rome-1"}"#);
        assert_eq!((renamed.status, read(renamed)["name"].as_str()), (200, Some("rome-1")));
        assert_eq!(stage.api_by("PATCH", &key, &at, r#"{"name":"rome-ucx-2"}"#).cause(), "server-name-taken");
        let (status, rotated) = post("token-rotation");
        assert_eq!((status, rotated["status"].as_str()), (200, Some("active")));
        let (status, disabled) = post("disabling");
        assert_eq!(
            (status, disabled["status"].as_str(), disabled["items"][0]["granted"].as_u64()),
            (200, Some("disabled"), Some(0))
        );
        assert!(
            disabled["items"][0]["releasing"].as_u64() > Some(0) && disabled["lease_until"].is_string(),
            "{disabled}"
        );
        let refused = stage.api(&key, &format!("{at}/token-rotation"), Some("{}"));
        assert_eq!((refused.status, refused.cause().as_str()), (409, "server-disabled"));
        assert_eq!(stage.api_by("DELETE", &key, &at, "").cause(), "server-in-use");
        let (status, released) = post("release");
        assert_eq!(
            (status, released["items"][0]["releasing"].as_u64(), &released["releases_left"]),
            (200, Some(0), &Value::Null)
        );
        let (status, enabled) = post("enabling");
        assert_eq!((status, enabled["status"].as_str(), enabled["token"].is_string()), (200, Some("available"), true));
        product.activate(stage, enabled["token"].as_str().unwrap());
        let (status, unbound) = post("binding-release");
        assert_eq!((status, unbound["unbound_at"].is_string()), (200, true));
        post("disabling");
        post("release");
        let removed = stage.api_by("DELETE", &key, &at, "");
        assert_eq!((removed.status, removed.body.as_str()), (204, ""));
        assert_eq!(stage.api(&key, &at, None).cause(), "not-found");
        assert_eq!(scene.page().status, 404);
    });
}

#[test]
fn l_13_x_06_servers_are_listed_searched_and_paged() {
    on_both(|stage| {
        let scene = Scene::new(stage);
        let key = stage.admin_key();
        let account = scene.licenses.split('/').nth(2).unwrap();
        let get = |path: &str| -> Value { serde_json::from_str(&stage.api(&key, path, None).body).unwrap() };
        let names = |list: &Value| -> Vec<String> {
            list["items"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap().to_owned()).collect()
        };
        let all = get(&format!("/api/v1/accounts/{account}/servers"));
        assert_eq!(names(&all), ["rome-ucx-1", "rome-ucx-2"]);
        assert_eq!(names(&get(&format!("/api/v1/accounts/{account}/servers?q=UCX-2"))), ["rome-ucx-2"]);
        let first = get(&format!("/api/v1/accounts/{account}/servers?limit=1"));
        let next = first["next"].as_str().unwrap();
        let second = get(&format!("/api/v1/accounts/{account}/servers?limit=1&after={next}"));
        assert_eq!((names(&first), names(&second)), (vec!["rome-ucx-1".into()], vec!["rome-ucx-2".into()]));
        assert_eq!(second["next"], Value::Null);
        assert!(names(&get("/api/v1/servers?status=available&limit=200")).contains(&"rome-ucx-1".to_owned()));
        let wrong = stage.api(&key, "/api/v1/servers?status=asleep", None);
        assert_eq!((wrong.status, wrong.cause().as_str()), (422, "invalid"));

        let mut olivia = stage.signed_in(OPERATOR);
        let page = stage.open(&mut olivia, "/servers?q=rome-ucx-1&status=available");
        assert_eq!(page.status, 200);
        assert!(page.body.contains(&scene.path) && page.body.contains("Belcampo") && !page.body.contains("rome-ucx-2"));
        assert!(stage.open(&mut olivia, "/servers?q=nowhere").body.contains("No such server"));
        assert_eq!(stage.open(&mut Visitor::default(), "/servers").status, 303);
    });
}

#[test]
fn x_13_whoever_is_refused_too_often_waits_and_is_told_how_long() {
    on_both(|stage| {
        let mut scene = Scene::new(stage);
        let token = scene.token();
        let mut guesser = Product::new(7, "guesser");
        for _ in 0..30 {
            assert_eq!(guesser.activate(stage, "b0000000000|nothing").cause(), "token-unknown");
        }
        for token in ["b0000000000|nothing", &token] {
            let answer = guesser.activate(stage, token);
            assert_eq!((answer.status, answer.cause().as_str()), (429, "too-many-requests"));
            let wait: u32 = answer.header("retry-after").parse().unwrap();
            assert!((1..=20).contains(&wait), "{wait}");
        }
        assert!(!scene.page().body.contains("guesser"));
    });
}

#[test]
fn x_13_a_server_that_calls_too_often_waits_and_others_do_not() {
    on_both(|stage| {
        let mut scene = Scene::new(stage);
        let token = scene.token();
        let mut product = Product::new(1, "rome-host");
        assert_eq!(product.activate(stage, &token).status, 200);
        let server = scene.server.clone();
        let answer = (0..200).map(|_| product.renew(stage, &server)).find(|answer| answer.status != 200).unwrap();
        assert_eq!((answer.status, answer.cause().as_str()), (429, "too-many-requests"));
        assert!(answer.header("retry-after").parse::<u32>().unwrap() > 0);
        // Nor does it get round that by activating instead.
        let answer = (0..200).map(|_| product.activate(stage, &token)).find(|answer| answer.status != 200).unwrap();
        assert_eq!((answer.status, answer.cause().as_str()), (429, "too-many-requests"));
        // Somebody else, who cannot prove to be that server, is told so and uses up nothing of it.
        assert_eq!(Product::new(9, "other").renew(stage, &server).cause(), "proof-invalid");
    });
}
