//! Corrections, care and start pages over HTTP: the same for people and for programs.

use serde_json::{Value, json};

use crate::stage::{Answer, CUSTOMER, OPERATOR, Stage, Visitor, on_both};

const RESELLER: &str = "renzo@voxline.example";

/// The account of the customer, as the portal leads there. (L-08)
pub fn account_of(stage: &Stage, visitor: &mut Visitor) -> String {
    let answer = stage.open(visitor, "/");
    let place = answer.header("location").to_owned();
    let account = place.strip_prefix("/accounts/").and_then(|rest| rest.strip_suffix("/licenses"));
    account.unwrap_or_else(|| panic!("{place}")).to_owned()
}

fn json_of(answer: &Answer) -> Value {
    serde_json::from_str(&answer.body).unwrap_or_else(|error| panic!("{error}: {}", answer.body))
}

/// The id of the first license of an account with this many units.
fn license_with(stage: &Stage, key: &str, account: &str, units: u64) -> String {
    let matrix = json_of(&stage.api(key, &format!("/api/v1/accounts/{account}/allocations"), None));
    let rows = matrix["rows"].as_array().unwrap().clone();
    let mut licenses = rows.iter().flat_map(|row| row["licenses"].as_array().unwrap().clone());
    licenses.find(|one| one["units"] == units).unwrap()["id"].as_str().unwrap().to_owned()
}

#[test]
fn l_29_a_correction_is_reviewed_in_figures_and_made_once() {
    on_both(|stage| {
        let key = stage.admin_key();
        let mut carla = stage.signed_in(CUSTOMER);
        let account = account_of(stage, &mut carla);
        let license = license_with(stage, &key, &account, 20);
        let page_of = format!("/licenses/{license}");
        let correct = format!("{page_of}/corrections");

        let mut olivia = stage.signed_in(OPERATOR);
        let page = stage.open(&mut olivia, &page_of);
        assert!(page.status == 200 && page.body.contains("name=\"return-reason\""), "{}", page.body);
        // What is wrong stands beside its field, and what was typed stays.
        let fields = [("what", "move"), ("move-to", "C9999"), ("move-reason", ""), ("step", "review")];
        let wrong = stage.send(&mut olivia, &page, &correct, &fields);
        assert!(wrong.status == 422 && wrong.body.contains("value=\"C9999\""), "{}", wrong.body);
        assert!(wrong.body.contains("Say why") && wrong.body.contains("id=\"f-move-reason-error\""));
        let fields = [("what", "return"), ("return-reason", "ordered twice"), ("step", "review")];
        let review = stage.send(&mut olivia, &page, &correct, &fields);
        assert_eq!(review.status, 200, "{}", review.body);
        assert!(review.body.contains("Nothing has been changed yet.") && review.body.contains("ordered twice"));
        assert!(review.body.contains("nothing is left: servers stop at their next check-in"), "{}", review.body);

        let fields = [("what", "return"), ("return-reason", "ordered twice"), ("step", "confirm")];
        let done = stage.send(&mut olivia, &review, &correct, &fields);
        assert_eq!((done.status, done.header("location")), (303, format!("{page_of}?done=return").as_str()));
        let again = stage.send(&mut olivia, &review, &correct, &fields);
        assert!(again.status == 422 && again.body.contains("not in force any more"), "{}", again.body);

        // The customer sees what was, why, and that more is given out than there is; and can correct nothing.
        let page = stage.open(&mut carla, &page_of);
        assert!(page.status == 200 && page.body.contains("ordered twice"), "{}", page.body);
        assert!(!page.body.contains("/corrections"));
        let matrix = stage.open(&mut carla, &format!("/accounts/{account}/licenses"));
        assert!(matrix.body.contains("over-allocated by 20") && matrix.body.contains("Reason: ordered twice"));
        let refused = stage.send(&mut carla, &matrix, &correct, &fields);
        assert_eq!(refused.status, 403);
        stage.mail(&["was returned and taken out of the account", "ordered twice"]);
    });
}

#[test]
fn l_28_programs_correct_under_the_same_rules() {
    on_both(|stage| {
        let key = stage.admin_key();
        let mut carla = stage.signed_in(CUSTOMER);
        let account = account_of(stage, &mut carla);
        let license = license_with(stage, &key, &account, 4);
        let post = |path: &str, body: Value| stage.api(&key, path, Some(&body.to_string()));
        let path = |deed: &str| format!("/api/v1/licenses/{license}/{deed}");

        let answer = post(&path("return"), json!({ "reason": "", "preview": true }));
        assert_eq!((answer.status, answer.cause().as_str()), (422, "invalid"));
        let answer = post(&path("move"), json!({ "to": "C2001", "reason": "wrong customer" }));
        assert_eq!((answer.status, answer.cause().as_str()), (409, "already-there"));
        let exchange = json!({ "sku": "IM120-4L", "items": 0, "model": "subscription", "reason": "longer" });
        let answer = post(&path("exchange"), exchange);
        assert_eq!((answer.status, answer.cause().as_str()), (422, "exchange-invalid"));

        // A preview changes nothing; the deed does what it said.
        let wish = |preview: bool| json!({ "to": "C2002", "reason": "wrong customer", "preview": preview });
        let preview = json_of(&post(&path("move"), wish(true)));
        assert_eq!(preview["pools"][0]["capacity_after"], 0);
        assert_eq!(json_of(&stage.api(&key, &format!("/api/v1/licenses/{license}"), None))["account"], json!(account));
        let made = json_of(&post(&path("move"), wish(false)));
        assert_eq!((&made["preview"], &made["pools"][1]["capacity_after"]), (&json!(false), &json!(4)));
        let shown = json_of(&stage.api(&key, &format!("/api/v1/licenses/{license}"), None));
        assert_ne!(shown["account"], json!(account));
        let what: Vec<_> = shown["history"].as_array().unwrap().iter().map(|one| one["what"].clone()).collect();
        assert_eq!(what, ["loaded", "moved-away", "moved-in"]);
        let answer = post(&format!("/api/v1/licenses/{license}/registration"), json!({}));
        assert_eq!((answer.status, answer.cause().as_str()), (409, "not-registrable"));

        // Both accounts are the same customer's after all.
        let merger = format!("/api/v1/accounts/{account}/merger");
        let preview = json_of(&post(&merger, json!({ "into": "C2002", "reason": "one customer", "preview": true })));
        assert_eq!(preview["servers"].as_array().unwrap().len(), 2);
        let made = post(&merger, json!({ "into": "C2002", "reason": "one customer" }));
        assert_eq!(made.status, 200, "{}", made.body);
        let into = json_of(&made)["into"].as_str().unwrap().to_owned();
        let again = post(&merger, json!({ "into": "C2002", "reason": "one customer" }));
        assert_eq!((again.status, again.cause().as_str()), (409, "account-closed"));
        let page = stage.open(&mut carla, "/");
        assert_eq!(page.header("location"), format!("/accounts/{into}/licenses"), "carla came along");
        let page = stage.open(&mut carla, &format!("/accounts/{account}/licenses"));
        assert_eq!(page.status, 404);

        let unknown = "/api/v1/licenses/lic_00000000000000000000000000000000";
        assert_eq!(stage.api(&key, unknown, None).cause(), "not-found");
    });
}

#[test]
fn l_29_the_contact_of_an_order_is_replaced_before_there_is_an_administrator() {
    on_both(|stage| {
        let mut olivia = stage.signed_in(OPERATOR);
        let mail = stage.mail(&["OrdNum002", "/unlock/"]);
        let unlock = stage.link(&mail, "/unlock/");
        let order = unlock.split('/').nth(2).unwrap().to_owned();
        let path = format!("/orders/{order}/contact");
        let form = stage.open(&mut olivia, &path);
        assert_eq!(form.status, 200, "{}", form.body);
        let fields = |email: &'static str, step: &'static str| {
            [("email", email), ("language", "it"), ("reason", "left the company"), ("step", step)]
        };
        let wrong = stage.send(&mut olivia, &form, &path, &fields("nobody", "review"));
        assert!(wrong.status == 422 && wrong.body.contains("id=\"f-email-error\""), "{}", wrong.body);
        let review = stage.send(&mut olivia, &form, &path, &fields("new@miramonte.example", "review"));
        assert!(review.status == 200 && review.body.contains("the new contact is invited when it is unlocked"));
        let done = stage.send(&mut olivia, &review, &path, &fields("new@miramonte.example", "confirm"));
        assert_eq!(done.header("location"), format!("/orders/{order}?done=contact"));
        let shown = stage.open(&mut olivia, &format!("/orders/{order}"));
        assert!(shown.body.contains("left the company"), "{}", shown.body);

        let mut renzo = stage.signed_in(RESELLER);
        assert_eq!(stage.open(&mut renzo, &path).status, 403);
    });
}

#[test]
fn l_27_start_pages_lead_everybody_to_what_is_theirs() {
    on_both(|stage| {
        let key = stage.admin_key();
        let mut carla = stage.signed_in(CUSTOMER);
        let account = account_of(stage, &mut carla);
        assert_eq!(stage.open(&mut carla, "/start").header("location"), format!("/accounts/{account}"));
        let page = stage.open(&mut carla, &format!("/accounts/{account}"));
        assert_eq!(page.status, 200);
        assert!(page.body.contains("<svg class=\"chart\"") && page.body.contains("By month"), "{}", page.body);
        assert!(page.body.len() < 60_000, "{} bytes", page.body.len());

        let mut olivia = stage.signed_in(OPERATOR);
        let page = stage.open(&mut olivia, "/start");
        assert!(page.status == 200 && page.body.contains("OrdNum002"), "{}", page.body);
        assert!(page.body.contains("Mails"));
        let mut renzo = stage.signed_in(RESELLER);
        let page = stage.open(&mut renzo, "/start");
        assert!(page.status == 200 && page.body.contains("OrdNum002"), "{}", page.body);
        assert!(!page.body.contains("<h2>Mails</h2>"));
        let mut stranger = Visitor::default();
        assert!(stage.open(&mut stranger, "/start").header("location").starts_with("/sign-in"));
        let other = "/accounts/acc_00000000000000000000000000000000";
        assert_eq!(stage.open(&mut carla, other).status, 404);

        let overview = json_of(&stage.api(&key, &format!("/api/v1/accounts/{account}/overview"), None));
        assert_eq!(overview["pools"].as_array().unwrap().len(), 6);
        assert_eq!(overview["pools"][0]["months"].as_array().unwrap().len(), 13);
        assert_eq!(overview["pools"][0]["care"]["plan"], "gold");
        let start = json_of(&stage.api(&key, "/api/v1/overview", None));
        assert_eq!(start["orders_locked"], 1);
        assert_eq!(start["locked"][0]["number"], "OrdNum002");
    });
}

#[test]
fn c_02_the_licenses_page_and_the_server_page_say_how_care_stands() {
    on_both(|stage| {
        let mut carla = stage.signed_in(CUSTOMER);
        let account = account_of(stage, &mut carla);
        let page = stage.open(&mut carla, &format!("/accounts/{account}/licenses"));
        assert!(page.body.contains("Gold · active") || page.body.contains("Gold · expires"), "{}", page.body);
        let (_, rest) = page.body.split_once("href=\"/servers/").unwrap();
        let server = format!("/servers/{}", rest.split('"').next().unwrap());
        let page = stage.open(&mut carla, &server);
        assert!(page.body.contains("Gold · active") || page.body.contains("Gold · expires"), "{}", page.body);
    });
}
