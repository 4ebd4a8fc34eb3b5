//! The catalogue edited on pages and by programs. (X-18)

use jiff::SignedDuration;
use serde_json::Value;

use crate::stage::{Answer, CUSTOMER, OPERATOR, Stage, Visitor, on_both};

fn put(stage: &Stage, key: &str, path: &str, seen: &str, document: &str) -> Answer {
    let authorization = format!("Bearer {key}");
    let mut headers = vec![("authorization", authorization.as_str()), ("content-type", "application/toml")];
    if !seen.is_empty() {
        headers.push(("if-match", seen));
    }
    stage.request("PUT", path, &headers, Some(document.as_bytes()))
}

fn json(answer: &Answer) -> Value {
    serde_json::from_str(&answer.body).unwrap_or_else(|why| panic!("{why}: {}", answer.body))
}

const DOCUMENT: &str = "/api/v1/catalogue/document";

fn name_of(stage: &Stage, key: &str, sku: &str) -> String {
    let catalogue = json(&stage.api(key, "/api/v1/catalogue", None));
    let products = catalogue["products"].as_array().unwrap().clone();
    let found = products.iter().find(|product| product["sku"] == sku);
    found.map(|product| product["name"].as_str().unwrap().to_owned()).unwrap_or_default()
}

#[test]
fn x_18_a_program_gets_edits_previews_and_publishes_the_document() {
    on_both(|stage| {
        let key = stage.admin_key();
        let got = stage.api(&key, DOCUMENT, None);
        assert_eq!((got.status, got.header("content-type")), (200, "application/toml"));
        let shipped = include_str!("../../../../data/demonstration/catalogue.toml");
        assert_eq!(got.body, shipped, "as its authors wrote it");
        let seen = got.header("etag").to_owned();
        let edited = got.body.replace("name = \"IP Fax server, 4 channels\"", "name = \"Facsimile, 4 channels\"");
        assert_ne!(edited, got.body);

        // Looked at first: nothing changes.
        let preview = put(stage, &key, &format!("{DOCUMENT}?dry_run=true"), &seen, &edited);
        assert_eq!(preview.status, 200, "{}", preview.body);
        let change = &json(&preview)["changes"][0];
        assert_eq!((change["id"].as_str(), change["field"].as_str()), (Some("IM120-4L"), Some("name")));
        assert_eq!(change["after"], "Facsimile, 4 channels");
        assert_eq!(name_of(stage, &key, "IM120-4L"), "IP Fax server, 4 channels");

        let published = put(stage, &key, &format!("{DOCUMENT}?note=Names"), &seen, &edited);
        assert_eq!((published.status, json(&published)["number"].as_u64()), (200, Some(1)), "{}", published.body);
        assert_eq!(name_of(stage, &key, "IM120-4L"), "Facsimile, 4 channels");
        assert_eq!(json(&stage.api(&key, "/api/v1/catalogue", None))["edition"], 1);
        // Two editors: the second is told.
        let late = put(stage, &key, DOCUMENT, &seen, &format!("{edited}# mine\n"));
        assert_eq!((late.status, late.cause().as_str()), (412, "precondition-failed"));
        let both = put(stage, &key, &format!("{DOCUMENT}?from=tomorrow"), &seen, &edited);
        assert_eq!((both.status, both.cause().as_str()), (422, "invalid"));
        let never = put(stage, &key, DOCUMENT, "\"nonsense\"", &format!("{edited}# mine\n"));
        assert_eq!((never.status, never.cause().as_str()), (412, "precondition-failed"));

        // Refused with every reason; the orders of the demonstration have sold this product.
        let gone = edited.replace("IM120-4L", "IM120-4X");
        let refused = put(stage, &key, DOCUMENT, "", &gone);
        assert_eq!((refused.status, refused.cause().as_str()), (422, "catalogue-invalid"));
        assert!(refused.body.contains("Product IM120-4L was sold"), "{}", refused.body);
        let broken = put(stage, &key, DOCUMENT, "", "[[product]]\nsku = 7\n");
        assert_eq!(broken.cause(), "catalogue-invalid");
        assert!(broken.body.contains("Line 2: `sku` is a text in quotes"), "{}", broken.body);
        let past = put(stage, &key, &format!("{DOCUMENT}?from=2020-01-01"), "", &format!("{edited}# a\n"));
        assert!(past.status == 422 && past.body.contains("\"field\":\"from\""), "{}", past.body);
        let kind = stage.api_by("PUT", &key, DOCUMENT, &edited);
        assert_eq!((kind.status, kind.cause().as_str()), (415, "unsupported-media-type"));
        for number in ["0", "7", "9223372036854775808", "18446744073709551615"] {
            let nowhere = stage.api(&key, &format!("{DOCUMENT}?edition={number}"), None);
            assert_eq!((nowhere.status, nowhere.cause().as_str()), (404, "not-found"), "{number}");
            let body = format!("{{\"edition\":{number}}}");
            let withdrawn = stage.api(&key, "/api/v1/catalogue/withdrawals", Some(&body));
            assert_eq!((withdrawn.status, withdrawn.cause().as_str()), (409, "catalogue-edition-state"), "{number}");
        }
        let described = json(&stage.api(&key, "/api/v1/openapi.json", None));
        let answers = described["paths"][DOCUMENT]["get"]["responses"].as_object().unwrap().clone();
        assert!(answers.contains_key("404") && answers.contains_key("409"), "{answers:?}");
        assert_eq!(stage.api(&key, &format!("{DOCUMENT}?edition=1"), None).body, edited);

        // Planned for the day after tomorrow, seen in the list, withdrawn; planned again, it applies on its day.
        let in_two_days = stage.demo().clock().now() + SignedDuration::from_hours(48);
        let path = format!("{DOCUMENT}?from={}", in_two_days.to_zoned(jiff::tz::TimeZone::UTC).date());
        let later = edited.replace("Facsimile, 4 channels", "Telecopier, 4 channels");
        let planned = put(stage, &key, &path, "", &later);
        assert_eq!((planned.status, json(&planned)["number"].as_u64()), (200, Some(2)), "{}", planned.body);
        let states = || -> Vec<String> {
            let list = json(&stage.api(&key, "/api/v1/catalogue/editions", None));
            list["items"].as_array().unwrap().iter().map(|one| one["state"].as_str().unwrap().to_owned()).collect()
        };
        assert_eq!(states(), ["planned", "in-force"]);
        let withdraw = |number: &str| stage.api(&key, "/api/v1/catalogue/withdrawals", Some(number));
        assert_eq!(withdraw(r#"{"edition":2}"#).status, 200);
        let again = withdraw(r#"{"edition":2}"#);
        assert_eq!((again.status, again.cause().as_str()), (409, "catalogue-edition-state"));
        assert_eq!(put(stage, &key, &path, "", &later).status, 200);
        assert_eq!(states(), ["planned", "withdrawn", "in-force"]);
        assert_eq!(name_of(stage, &key, "IM120-4L"), "Facsimile, 4 channels");
        stage.demo().clock().move_by(SignedDuration::from_hours(48));
        let key = stage.admin_key();
        assert_eq!(name_of(stage, &key, "IM120-4L"), "Telecopier, 4 channels");
    });
}

#[test]
fn x_18_a_price_is_edited_on_its_page_looked_through_and_published() {
    on_both(|stage| {
        let mut olivia = stage.signed_in(OPERATOR);
        let list = stage.open(&mut olivia, "/catalogue");
        assert!(
            list.body.contains("The configured file applies") && list.body.contains("/catalogue/product?sku=IM120-4L")
        );
        let page = "/catalogue/product?sku=IM120-4L";
        let form = stage.open(&mut olivia, page);
        assert_eq!(form.status, 200, "{}", form.body);
        let value = |page: &Answer, name: &str| {
            let (_, rest) = page.body.split_once(&format!("name=\"{name}\"")).unwrap_or_else(|| panic!("{name}"));
            let field = rest.split('>').next().unwrap();
            field.split_once("value=\"").map_or(String::new(), |(_, rest)| rest.split('"').next().unwrap().to_owned())
        };
        let sent = |form: &Answer, price: &str, what: &str| -> Vec<(String, String)> {
            let mut fields: Vec<(String, String)> =
                ["sku", "name", "currency", "on_sale_until", "end_of_support", "from", "seen"]
                    .map(|name| (name.to_owned(), value(form, name)))
                    .into();
            for (name, value) in [
                ("list_price", price),
                ("application", "ip-fax"),
                ("units_per_item", "4"),
                ("role", "base"),
                ("binding", "server"),
                ("delivery", "unlock"),
                ("note", "Prices of <spring>"),
                ("do", what),
            ] {
                fields.push((name.into(), value.into()));
            }
            // As the form has them.
            for model in form.body.split("name=\"models\" value=\"").skip(1) {
                let (word, rest) = model.split_once('"').unwrap();
                if rest.split('>').next().unwrap().contains("checked") {
                    fields.push(("models".into(), word.into()));
                }
            }
            fields
        };
        let send = |visitor: &mut Visitor, form: &Answer, fields: &[(String, String)]| {
            let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            stage.send(visitor, form, "/catalogue/product", &fields)
        };
        // What is wrong stands beside its field, and what was typed stays.
        let wrong = send(&mut olivia, &form, &sent(&form, "12,345.00", "review"));
        assert!(wrong.status == 422 && wrong.body.contains("f-list_price-error"), "{}", wrong.body);
        assert!(wrong.body.contains("value=\"12,345.00\"") && wrong.body.contains("Prices of &#60;spring&#62;"));

        let preview = send(&mut olivia, &form, &sent(&form, "4321.00", "review"));
        assert_eq!(preview.status, 200, "{}", preview.body);
        assert!(
            preview.body.contains("4321.00 EUR") && preview.body.contains("It applies at once"),
            "{}",
            preview.body
        );
        assert!(!stage.open(&mut olivia, "/catalogue").body.contains("4,321.00"));
        // A colleague edits the same version meanwhile.
        let mut colleague = stage.signed_in(OPERATOR);
        let theirs = stage.open(&mut colleague, page);
        let published = send(&mut olivia, &preview, &sent(&form, "4321.00", "publish"));
        assert_eq!(published.status, 303, "{}", published.body);
        assert_eq!(published.header("location"), "/catalogue/editions?done=published&edition=1");
        let late = send(&mut colleague, &theirs, &sent(&theirs, "1.00", "publish"));
        assert!(late.status == 409 && late.body.contains("Another edition was published"), "{}", late.body);
        let list = stage.open(&mut olivia, "/catalogue");
        assert!(list.body.contains("4,321.00") && list.body.contains("Edition 1 applies"), "{}", list.body);
        // The history tells who, what and why; its document is the shipped one but for one line.
        let history = stage.open(&mut olivia, "/catalogue/editions");
        for told in ["Olivia Operti", "4321.00 EUR", "Prices of &#60;spring&#62;", "/catalogue/document?edition=1"] {
            assert!(history.body.contains(told), "{told}: {}", history.body);
        }
        let document = stage.open(&mut olivia, "/catalogue/document?edition=1");
        assert!(document.header("content-disposition").contains("catalogue-1.toml"));
        let shipped = include_str!("../../../../data/demonstration/catalogue.toml");
        let differ = document.body.lines().zip(shipped.lines()).filter(|(one, other)| one != other).count();
        assert!(document.body.lines().count() <= shipped.lines().count() + 1 && differ >= 1);
        // Taken back is what is planned, and nothing else.
        let refused = stage.send(&mut olivia, &history, "/catalogue/editions/withdrawal", &[("edition", "1")]);
        assert_eq!(refused.status, 409);

        // What it was sold as stays: told beside the field.
        let form = stage.open(&mut olivia, page);
        let mut other = sent(&form, "4321.00", "review");
        other.iter_mut().find(|(name, _)| name == "units_per_item").unwrap().1 = "5".into();
        let kept = send(&mut olivia, &form, &other);
        assert!(kept.status == 422 && kept.body.contains("f-units_per_item-error"), "{}", kept.body);
        assert!(stage.open(&mut olivia, "/catalogue/product?sku=NO").status == 404);
        // The vendor's others look, and edit nothing.
        let mut ada = stage.signed_in("ada@cantora.example");
        assert!(!stage.open(&mut ada, "/catalogue").body.contains("/catalogue/product"));
        assert_eq!(stage.open(&mut ada, page).status, 403);
        assert!([403, 404].contains(&stage.open(&mut stage.signed_in(CUSTOMER), page).status));
    });
}

#[test]
fn x_18_new_entries_and_whole_documents_come_in_by_pages() {
    on_both(|stage| {
        let mut olivia = stage.signed_in(OPERATOR);
        let form = stage.open(&mut olivia, "/catalogue/application");
        let seen = |page: &Answer| {
            let (_, rest) = page.body.split_once("name=\"seen\" value=\"").unwrap();
            rest.split('"').next().unwrap().to_owned()
        };
        let fields = |seen: &str, what: &str| {
            [
                ("new", "yes"),
                ("id", "video"),
                ("name", "Video <rooms>"),
                ("unit", "rooms"),
                ("seen", seen),
                ("do", what),
            ]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
        };
        let send = |visitor: &mut Visitor, page: &Answer, path: &str, fields: &[(String, String)]| {
            let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            stage.send(visitor, page, path, &fields)
        };
        let preview = send(&mut olivia, &form, "/catalogue/application", &fields(&seen(&form), "review"));
        assert!(preview.status == 200 && preview.body.contains("Video &#60;rooms&#62;"), "{}", preview.body);
        let back = send(&mut olivia, &preview, "/catalogue/application", &fields(&seen(&form), "back"));
        assert!(back.body.contains("value=\"video\""), "{}", back.body);
        let published = send(&mut olivia, &preview, "/catalogue/application", &fields(&seen(&form), "publish"));
        assert_eq!(published.status, 303, "{}", published.body);
        let form = stage.open(&mut olivia, "/catalogue/product");
        let product = [
            ("new", "yes"),
            ("sku", "VID/1"),
            ("name", "One room"),
            ("application", "video"),
            ("units_per_item", "1"),
            ("role", "base"),
            ("binding", "server"),
            ("delivery", "unlock"),
            ("models", "perpetual"),
            ("models", "cloud"),
            ("list_price", "99,50"),
            ("currency", "EUR"),
            ("do", "publish"),
        ];
        let mut product: Vec<_> = product.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        product.push(("seen".into(), seen(&form)));
        let published = send(&mut olivia, &form, "/catalogue/product", &product);
        assert_eq!(published.status, 303, "{}", published.body);
        let list = stage.open(&mut olivia, "/catalogue?q=video");
        assert!(list.body.contains("VID/1") && list.body.contains("/catalogue/product?sku=VID%2F1"), "{}", list.body);
        assert_eq!(stage.open(&mut olivia, "/catalogue/product?sku=VID%2F1").status, 200);
        // Twice the same is told.
        let form = stage.open(&mut olivia, "/catalogue/product");
        let twice = send(&mut olivia, &form, "/catalogue/product", &product);
        assert!(twice.status == 422 && twice.body.contains("f-sku-error"), "{}", twice.body);

        // The document as a whole.
        let form = stage.open(&mut olivia, "/catalogue/upload");
        assert!(form.body.contains("VID/1"));
        let upload = |visitor: &Visitor, page: &Answer, fields: &[(&str, &str)]| {
            let proof = page.proof();
            let mut body = String::new();
            for (name, value) in std::iter::once(&("csrf", proof.as_str())).chain(fields) {
                body += &format!("--part\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            }
            body += "--part--\r\n";
            let kind = ("content-type", "multipart/form-data; boundary=part");
            stage.post("/catalogue/upload", &[kind, ("cookie", &visitor.cookie())], body.as_bytes())
        };
        let seen = seen(&form);
        let wrong =
            upload(&olivia, &form, &[("text", "[[product]]\r\nsku = 7\r\n"), ("seen", &seen), ("do", "review")]);
        assert!(wrong.status == 422 && wrong.body.contains("Line 2: `sku` is a text in quotes"), "{}", wrong.body);
        let key = stage.admin_key();
        let document = stage.api(&key, DOCUMENT, None).body.replace("One room", "A room").replace('\n', "\r\n");
        let preview = upload(&olivia, &form, &[("text", &document), ("seen", &seen), ("do", "review")]);
        assert!(preview.status == 200 && preview.body.contains("A room"), "{}", preview.body);
        let terms = [("text", document.as_str()), ("seen", &seen), ("from", "2099-01-01"), ("do", "publish")];
        let far = upload(&olivia, &preview, &terms);
        assert!(far.status == 422 && far.body.contains("f-from-error"), "{}", far.body);
        let published = upload(&olivia, &preview, &[("text", &document), ("seen", &seen), ("do", "publish")]);
        assert_eq!(published.status, 303, "{}", published.body);
        assert_eq!(name_of(stage, &key, "VID/1"), "A room");
        assert!(!stage.api(&key, DOCUMENT, None).body.contains('\r'));
    });
}

#[test]
fn x_18_a_restart_takes_up_the_edition_that_applies() {
    for scratch in [claviger_testkit::engines::Scratch::sqlite(), claviger_testkit::engines::Scratch::postgres()] {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let mut stage = Stage { demo: None, runtime, scratch, data: tempfile::tempdir().unwrap() };
        stage.start(None).unwrap();
        let key = stage.admin_key();
        let edited = stage.api(&key, DOCUMENT, None).body.replace("IP Fax server, 4 channels", "Facsimile");
        assert_eq!(put(&stage, &key, DOCUMENT, "", &edited).status, 200);
        stage.stop();
        stage.start(None).unwrap();
        assert_eq!(name_of(&stage, &key, "IM120-4L"), "Facsimile");
        assert_eq!(stage.api(&key, DOCUMENT, None).body, edited);
    }
}
