//! The license agreement over HTTP: asked for after signing in, kept, published anew. (P-01)

use serde_json::{Value, json};

use crate::stage::{Answer, OPERATOR, PASSWORD, Stage, Visitor, on_both};

/// The distributor's administrator, who has not accepted the demonstration's agreement.
const DORA: &str = "dora@arcata.example";
const RENZO: &str = "renzo@voxline.example";

fn says(answer: &Answer, parts: &[&str]) {
    for part in parts {
        assert!(answer.body.contains(part), "{part} is not in {}", answer.body);
    }
}

/// The value of a hidden field.
fn hidden(page: &Answer, name: &str) -> String {
    let (_, rest) = page.body.split_once(&format!("name=\"{name}\" value=\"")).expect("the field");
    rest.split('"').next().unwrap().to_owned()
}

/// Signs in, and answers with where that leads.
fn signs_in(stage: &Stage, email: &str, next: &str) -> (Visitor, String) {
    let mut visitor = Visitor::default();
    let page = stage.open(&mut visitor, "/sign-in");
    let fields = [("email", email), ("password", PASSWORD), ("next", next)];
    let answer = stage.send(&mut visitor, &page, "/sign-in", &fields);
    assert_eq!(answer.status, 303, "{}", answer.body);
    (visitor, answer.header("location").to_owned())
}

#[test]
fn p_01_a_partner_is_asked_after_signing_in_and_before_the_stock_opens() {
    on_both(|stage| {
        // Who has accepted, and who keeps no stock, is not asked.
        assert_eq!(signs_in(stage, RENZO, "").1, "/");
        assert_eq!(signs_in(stage, OPERATOR, "").1, "/");
        let (mut dora, asked) = signs_in(stage, DORA, "/orders");
        assert_eq!(asked, "/agreement?next=%2Forders");
        // Everything but the stock is open without it.
        assert_eq!(stage.open(&mut dora, "/orders").status, 200);
        let stock = stage.open(&mut dora, "/stock").header("location").to_owned();
        for path in ["", "/activation-keys", "/license-keys", "/license-keys/new", "/transfers"] {
            let closed = stage.open(&mut dora, &format!("{stock}{path}"));
            assert_eq!(closed.status, 303, "{path}: {}", closed.body);
            assert!(closed.header("location").starts_with("/agreement?next=%2Faccounts%2F"), "{path}");
        }
        let asked = stage.open(&mut dora, &stock).header("location").to_owned();
        let page = stage.open(&mut dora, &asked);
        says(
            &page,
            &["License agreement for partners", "Version 2026-01", "Arcata Distribution", "lang=\"en\" dir=\"ltr\""],
        );
        let german = stage.open(&mut dora, "/agreement?language=de");
        says(&german, &["Lizenzvereinbarung f\u{fc}r Partner", "lang=\"de\""]);
        let file = stage.open(&mut dora, &format!("/agreements/{}/text?language=ar", hidden(&page, "agreement")));
        assert_eq!((file.status, file.header("content-type")), (200, "text/plain; charset=utf-8"));
        assert!(file.header("content-disposition").contains("license-agreement-ar.txt"));

        // The programs of the account are told so, too.
        let account = stock.split('/').nth(2).unwrap().to_owned();
        let key = stage.open(&mut dora, &format!("/accounts/{account}/api-keys"));
        let fields = [("name", "robot"), ("role", "administrator"), ("days", "30"), ("whole", "1")];
        let made = stage.send(&mut dora, &key, &format!("/accounts/{account}/api-keys"), &fields);
        let (_, rest) = made.body.split_once("<code dir=\"ltr\"").expect("the secret");
        let key = rest.split_once('>').unwrap().1.split('<').next().unwrap().to_owned();
        let api = format!("/api/v1/accounts/{account}");
        let deed = || stage.api(&key, &format!("{api}/activation-keys"), Some(r#"{"code":"ACT-1"}"#));
        let refused = deed();
        assert_eq!((refused.status, refused.cause().as_str()), (409, "agreement-not-accepted"), "{}", refused.body);
        says(&refused, &["version 2026-01"]);
        assert_eq!(stage.api(&key, &format!("{api}/balance"), None).status, 200);
        let standing = || stage.api(&key, &format!("{api}/agreement"), None);
        says(&standing(), &["\"accepted\":null", "\"version\":\"2026-01\"", "/agreement\""]);

        let fields = [("agreement", hidden(&page, "agreement")), ("language", "en".into()), ("next", stock.clone())];
        let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let accepted = stage.send(&mut dora, &page, "/agreement", &fields);
        assert_eq!((accepted.status, accepted.header("location")), (303, stock.as_str()), "{}", accepted.body);
        assert_eq!(stage.open(&mut dora, &stock).status, 200);
        says(&stage.open(&mut dora, "/agreement"), &["You accepted this version on"]);
        assert_eq!(signs_in(stage, DORA, "").1, "/");
        assert_eq!(deed().cause(), "activation-key-invalid");
        assert!(!standing().body.contains("\"accepted\":null"));
    });
}

#[test]
fn p_01_the_vendor_reviews_publishes_and_sees_who_accepted() {
    on_both(|stage| {
        let mut olivia = stage.signed_in(OPERATOR);
        let list = stage.open(&mut olivia, "/agreements");
        says(&list, &["2026-01", "in force"]);
        let form = stage.open(&mut olivia, "/agreements/new");
        let send =
            |visitor: &mut Visitor, fields: &[(&str, &str)]| stage.send(visitor, &form, "/agreements/new", fields);
        let wrong = send(&mut olivia, &[("version", "2026-01"), ("texts.de", "Text"), ("do", "review")]);
        assert_eq!(wrong.status, 422);
        says(&wrong, &["f-version-error", ">\nText</textarea>"]);
        let good = [("version", "2026-02"), ("texts.de", "# Neu\r\nAbsatz"), ("texts.en", " ")];
        let review = send(&mut olivia, &[&good[..], &[("do", "review")]].concat());
        assert_eq!(review.status, 200, "{}", review.body);
        says(&review, &["<h2>Neu</h2>", "value=\"publish\""]);
        says(&send(&mut olivia, &[&good[..], &[("do", "back")]].concat()), &["value=\"2026-02\"", "# Neu"]);
        let published = send(&mut olivia, &[&good[..], &[("do", "publish")]].concat());
        assert_eq!(published.status, 303, "{}", published.body);
        let page = stage.open(&mut olivia, published.header("location"));
        says(&page, &["Version 2026-02 is published", "Nobody has accepted this version yet"]);

        // Whoever had accepted the one before is asked again, also with its page still open.
        let key = stage.admin_key();
        let all = stage.api(&key, "/api/v1/agreements", None);
        let all: Value = serde_json::from_str(&all.body).unwrap();
        let id = |index: usize| all["items"][index]["id"].as_str().unwrap().to_owned();
        let (mut renzo, asked) = signs_in(stage, RENZO, "");
        assert_eq!(asked, "/agreement?next=%2F");
        let page = stage.open(&mut renzo, &asked);
        says(&page, &["There is no text in your language; this is the one in: Deutsch.", "lang=\"de\""]);
        let old = stage.send(&mut renzo, &page, "/agreement", &[("agreement", &id(1)), ("language", "en")]);
        assert_eq!(old.status, 409);
        says(&old, &["Another version of the license agreement is in force", &id(0)]);
        let done =
            stage.send(&mut renzo, &page, "/agreement", &[("agreement", &id(0)), ("language", "de"), ("next", "/")]);
        assert_eq!((done.status, done.header("location")), (303, "/"));
        says(&stage.open(&mut olivia, &format!("/agreements/{}", id(0))), &["Renzo Riva", "Voxline Srl", "Deutsch"]);
        let csv = stage.open(&mut olivia, &format!("/agreements/{}?as=csv", id(0)));
        says(&csv, &["Renzo Riva", "R1001", ",de\r\n"]);
        says(&stage.open(&mut olivia, &format!("/agreements/{}", id(1))), &["Renzo Riva", "Tea Telli"]);
        says(
            &stage.open(&mut olivia, "/events"),
            &["Renzo Riva accepted version 2026-02", "published version 2026-02"],
        );
    });
}

#[test]
fn p_01_x_12_what_a_form_held_is_kept_over_the_acceptance() {
    on_both(|stage| {
        // The form is open when a new version comes into force.
        let mut renzo = stage.signed_in(RENZO);
        let path = format!("{}/download", stage.open(&mut renzo, "/stock").header("location"));
        let form = stage.open(&mut renzo, &path);
        let body = json!({ "version": "2", "texts": { "en": "Be fair.", "ar": "Be fair, in Arabic." } });
        assert_eq!(stage.api(&stage.admin_key(), "/api/v1/agreements", Some(&body.to_string())).status, 201);
        let typed = [("serial", "0090:3304:0001"), ("label", "a \"b\" & <c>")];
        let asked = stage.send(&mut renzo, &form, &path, &typed);
        assert_eq!(asked.status, 409, "{}", asked.body);
        says(
            &asked,
            &["Version 2", "Be fair.", "What you typed is kept", &format!("name=\"kept-for\" value=\"{path}\"")],
        );
        assert!(!asked.body.contains("?next="), "no link leaves what is kept behind: {}", asked.body);
        let (id, kept, next) = (hidden(&asked, "agreement"), hidden(&asked, "kept"), hidden(&asked, "next"));
        let kept = kept.replace("&#38;", "&");
        assert!(!kept.contains("csrf") && next == path, "{kept} {next}");
        let held = [("kept-for", path.as_str()), ("kept", kept.as_str()), ("next", next.as_str())];
        // It is read in another language, refused once, and accepted: what was typed is there all the while.
        let arabic = stage.send(&mut renzo, &asked, "/agreement", &[&held[..], &[("read", "ar")]].concat());
        assert_eq!(arabic.status, 200, "{}", arabic.body);
        says(&arabic, &["Be fair, in Arabic.", "name=\"kept-for\""]);
        let fields = |agreement| [&held[..], &[("agreement", agreement), ("language", "ar")]].concat();
        let old = stage.send(&mut renzo, &arabic, "/agreement", &fields("agr_019ac2f0b7c07d3e8f1a2b3c4d5e6f70"));
        assert_eq!(old.status, 409, "{}", old.body);
        says(&old, &["Another version of the license agreement is in force", "name=\"kept-for\""]);
        let accepted = stage.send(&mut renzo, &arabic, "/agreement", &fields(id.as_str()));
        assert_eq!(accepted.status, 200, "{}", accepted.body);
        says(&accepted, &["The license agreement is accepted", "Send it now", &format!("action=\"{path}\"")]);
        assert_eq!(hidden(&accepted, "serial"), typed[0].1);
        assert_eq!(hidden(&accepted, "label"), "a &#34;b&#34; &#38; &#60;c&#62;");
        let found = stage.send(&mut renzo, &accepted, &path, &typed);
        assert_eq!(found.status, 200, "{}", found.body);
        says(&found, &["This was found", "00-90-33-04-00-01"]);
        // Nobody is sent elsewhere by what is kept.
        let fields = [("kept-for", "//evil.example/"), ("kept", "a=1"), ("agreement", &*id), ("language", "en")];
        let elsewhere = stage.send(&mut renzo, &accepted, "/agreement", &fields);
        assert_eq!((elsewhere.status, elsewhere.header("location")), (303, "/agreement"));
    });
}

#[test]
fn p_01_l_28_programs_of_the_vendor_publish_and_see_who_accepted() {
    on_both(|stage| {
        let key = stage.admin_key();
        let post = |path: &str, body: Value| stage.api(&key, path, Some(&body.to_string()));
        let wrong = post("/api/v1/agreements", json!({ "version": "", "texts": { "de": "\u{0}" } }));
        assert_eq!((wrong.status, wrong.cause().as_str()), (422, "agreement-invalid"));
        says(&wrong, &["\"field\":\"version\"", "\"field\":\"texts.de\""]);
        assert_eq!(post("/api/v1/agreements", json!({ "version": "2", "texts": { "xx": "x" } })).cause(), "invalid");
        let body = json!({ "version": "2", "texts": { "en": "Be fair.\r\n" } });
        assert_eq!(post("/api/v1/agreements/review", body.clone()).status, 200);
        let made = post("/api/v1/agreements", body.clone());
        assert_eq!(made.status, 201, "{}", made.body);
        assert_eq!(post("/api/v1/agreements/review", body).cause(), "agreement-invalid");
        let id = serde_json::from_str::<Value>(&made.body).unwrap()["id"].as_str().unwrap().to_owned();
        says(&stage.api(&key, &format!("/api/v1/agreements/{id}"), None), &["\"texts\":{\"en\":\"Be fair.\"}"]);
        let list = stage.api(&key, "/api/v1/agreements", None);
        let list: Value = serde_json::from_str(&list.body).unwrap();
        let first = list["items"][1]["id"].as_str().unwrap();
        assert_eq!((&list["items"][0]["acceptances"], &list["items"][1]["acceptances"]), (&json!(0), &json!(2)));
        let who = stage.api(&key, &format!("/api/v1/agreements/{first}/acceptances?limit=1"), None);
        says(&who, &["\"name\":\"Tea Telli\"", "\"account_number\":\"R1002\"", "\"next\":\""]);
    });
}
