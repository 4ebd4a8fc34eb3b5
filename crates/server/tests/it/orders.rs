//! Orders by hand and by file, over HTTP, with the pages that people see and the calls that programs make.

use serde_json::Value;

use crate::stage::{Answer, OPERATOR, Stage, Visitor, on_both};

const RESELLER: &str = "renzo@voxline.example";

/// The fields of a form that orders twenty channels of IP Fax for a new customer.
pub fn fields(number: &str) -> Vec<(String, String)> {
    let fields = [
        ("number", number),
        ("date", "2026-11-22"),
        ("reseller", "R1001"),
        ("customer.number", "C9"),
        ("customer.name", "Nine & Co"),
        ("customer.country", "it"),
        ("customer.time_zone", "Europe/Paris"),
        ("contact.email", "it@nine.example"),
        ("contact.language", "it"),
        ("recipient.language", "en"),
        ("lines[0].sku", "IM120-4L"),
        ("lines[0].items", "5"),
        ("lines[0].model", "perpetual"),
        ("lines[0].care", "gold"),
        ("lines[0].care_months", "12"),
        ("lines[0].price", "1299.50"),
        ("lines[0].currency", "EUR"),
    ];
    fields.map(|(name, value)| (name.to_owned(), value.to_owned())).into()
}

pub fn with(mut fields: Vec<(String, String)>, changes: &[(&str, &str)]) -> Vec<(String, String)> {
    for (name, value) in changes {
        fields.retain(|(field, _)| field != name);
        fields.push(((*name).to_owned(), (*value).to_owned()));
    }
    fields
}

pub fn send(stage: &Stage, visitor: &mut Visitor, path: &str, fields: &[(String, String)]) -> Answer {
    let page = stage.open(visitor, path);
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    stage.send(visitor, &page, path, &fields)
}

/// Sends a form with a file.
pub fn upload(stage: &Stage, visitor: &mut Visitor, proof: &str, fields: &[(&str, &[u8])]) -> Answer {
    let mut body = Vec::new();
    for (name, content) in [("csrf", proof.as_bytes())].iter().chain(fields) {
        let file = if *name == "file" { "; filename=\"orders.csv\"" } else { "" };
        body.extend_from_slice(
            format!("--limit\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n").as_bytes(),
        );
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--limit--\r\n");
    let cookie: Vec<_> = visitor.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let headers = [("content-type", "multipart/form-data; boundary=limit"), ("cookie", &cookie.join("; "))];
    stage.post("/orders/import", &headers, &body)
}

fn json(answer: &Answer) -> Value {
    serde_json::from_str(&answer.body).unwrap()
}

fn listed(stage: &Stage, key: &str, query: &str) -> Vec<String> {
    let list = json(&stage.api(key, &format!("/api/v1/orders{query}"), None));
    list["items"].as_array().unwrap().iter().map(|order| order["number"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn l_01_the_form_is_reviewed_placed_and_placed_once_however_often_it_is_sent() {
    on_both(|stage| {
        let mut olivia = stage.signed_in(OPERATOR);
        let page = stage.open(&mut olivia, "/orders/new");
        assert_eq!(page.status, 200);
        assert!(
            page.body.contains("<option value=\"IM120-4L\">") && page.body.contains("<option value=\"TS500-100R\">"),
            "{}",
            page.body
        );

        let review = send(stage, &mut olivia, "/orders/new", &with(fields("FORM-1"), &[("do", "review")]));
        assert_eq!(review.status, 200, "{}", review.body);
        for says in [
            "Nine &#38; Co (C9)",
            "becomes an account",
            "Europe/Paris",
            "orders@voxline.example, in English",
            "it@nine.example, in Italiano",
            "12 months from registration",
            "1,299.50\u{a0}EUR",
            "+ 20 channels",
            "value=\"place\"",
        ] {
            assert!(review.body.contains(says), "{says} is not in {}", review.body);
        }
        let key = stage.admin_key();
        assert_eq!(listed(stage, &key, "?q=FORM-1"), Vec::<String>::new(), "a review places nothing");

        let place = with(fields("FORM-1"), &[("do", "place")]);
        let first = send(stage, &mut olivia, "/orders/new", &place);
        assert_eq!(first.status, 303, "{}", first.body);
        let second = send(stage, &mut olivia, "/orders/new", &place);
        let (first, second) = (first.header("location").to_owned(), second.header("location").to_owned());
        assert_eq!(first.strip_suffix("?done=placed"), second.strip_suffix("?done=again"));
        assert_eq!(listed(stage, &key, "?q=FORM-1"), ["FORM-1"]);
        let order = stage.open(&mut olivia, &first);
        for says in ["The order is placed", "aria-current=\"step\"", "order.placed", "12 months from registration"] {
            assert!(order.body.contains(says), "{says} is not in {}", order.body);
        }

        // Another order under the number is told field by field, beside the fields.
        let other = with(fields("FORM-1"), &[("do", "review"), ("lines[0].items", "6")]);
        let conflict = send(stage, &mut olivia, "/orders/new", &other);
        assert_eq!(conflict.status, 409);
        assert!(conflict.body.contains("f-lines[0].items-error") && conflict.body.contains("“5” here, and not “6”"));
        assert!(conflict.body.contains("value=\"6\""), "what was typed stays");
    });
}

#[test]
fn l_01_x_12_the_form_says_what_is_wrong_beside_each_field_and_keeps_what_was_typed() {
    on_both(|stage| {
        let mut olivia = stage.signed_in(OPERATOR);
        let wrong = with(
            fields("FORM-2"),
            &[
                ("do", "review"),
                ("date", "22.11.2026"),
                ("reseller", "R9"),
                ("contact.email", "<script>"),
                ("lines[0].items", "five"),
                ("lines[0].price", "1.2.3"),
                ("lines[1].sku", "IM0"),
                ("lines[1].items", "1"),
                ("lines[1].model", "perpetual"),
            ],
        );
        let answer = send(stage, &mut olivia, "/orders/new", &wrong);
        assert_eq!(answer.status, 422);
        for field in ["date", "reseller", "contact.email", "lines[0].items", "lines[0].price", "lines[1].sku"] {
            assert!(answer.body.contains(&format!("id=\"f-{field}-error\"")), "{field}: {}", answer.body);
            assert!(answer.body.contains(&format!("href=\"#f-{field}\"")), "{field} is not in the summary");
        }
        assert!(answer.body.contains("value=\"five\"") && answer.body.contains("value=\"22.11.2026\""));
        assert!(!answer.body.contains("value=\"<script>"));

        // Lines come and go without script, and nothing is lost.
        let added = send(stage, &mut olivia, "/orders/new", &with(fields("FORM-2"), &[("do", "add")]));
        assert!(added.status == 200 && added.body.contains("name=\"lines[1].sku\""), "{}", added.body);
        assert!(added.body.contains("value=\"Nine &#38; Co\""));
        let two = with(fields("FORM-2"), &[("do", "remove.0"), ("lines[1].sku", "IM162-90L")]);
        let removed = send(stage, &mut olivia, "/orders/new", &two);
        assert!(removed.body.contains("value=\"IM162-90L\"") && !removed.body.contains("name=\"lines[1].sku\""));

        // A customer may be called by its name.
        let called =
            [("do", "review"), ("customer.number", ""), ("customer.name", "belcampo"), ("customer.country", "")];
        let called = send(stage, &mut olivia, "/orders/new", &with(fields("FORM-3"), &called));
        assert!(called.status == 200 && called.body.contains("Belcampo S.p.A. (C2001)"), "{}", called.body);
        let nobody = [("do", "review"), ("customer.number", ""), ("customer.name", "Nobody")];
        let nobody = send(stage, &mut olivia, "/orders/new", &with(fields("FORM-3"), &nobody));
        assert!(nobody.status == 422 && nobody.body.contains("No customer is called “Nobody”"), "{}", nobody.body);

        // What is no longer sold, and what is sold otherwise.
        let cases = [("IM119-2L", "perpetual", "sold until 31 Dec 2025"), ("TS500-100R", "subscription", "is sold as")];
        for (sku, model, says) in cases {
            let answer = send(
                stage,
                &mut olivia,
                "/orders/new",
                &with(fields("FORM-4"), &[("do", "review"), ("lines[0].sku", sku), ("lines[0].model", model)]),
            );
            assert!(answer.status == 422 && answer.body.contains(says), "{sku}: {}", answer.body);
        }
    });
}

const TABLE: &str = "reseller;number;date;customer_number;customer_name;country;contact_email;sku;items;model;care;first;last\n\
     R1001;TABLE-1;2026-11-22;C9;Nine & Co;IT;it@nine.example;IM120-4L;2;subscription;gold;2026-08-08;2027-08-07\n\
     R1001;TABLE-1;;;;;;IM162-90L;1;perpetual;;;\n\
     R1001;TABLE-2;2026-11-22;C9;;IT;it@nine.example;IM120-4L;1;perpetual;;;\n";

#[test]
fn l_01_a_file_is_previewed_and_imported_by_hand() {
    on_both(|stage| {
        let mut olivia = stage.signed_in(OPERATOR);
        let key = stage.admin_key();
        let proof = stage.open(&mut olivia, "/orders/import").proof();
        let seen = upload(stage, &mut olivia, &proof, &[("do", b"preview"), ("file", TABLE.as_bytes())]);
        assert_eq!(seen.status, 200, "{}", seen.body);
        assert!(seen.body.contains("2 to be placed, 0 placed before") && seen.body.contains("value=\"import\""));
        assert_eq!(listed(stage, &key, "?q=nine"), Vec::<String>::new(), "a preview places nothing");

        let done = upload(stage, &mut olivia, &proof, &[("do", b"import"), ("text", TABLE.as_bytes())]);
        assert_eq!((done.status, done.header("location")), (303, "/orders?placed=2&again=0"), "{}", done.body);
        let page = stage.open(&mut olivia, "/orders?placed=2&again=0");
        assert!(page.body.contains("2 orders were placed; none had been placed before."), "{}", page.body);
        let again = upload(stage, &mut olivia, &proof, &[("do", b"import"), ("text", TABLE.as_bytes())]);
        assert_eq!(again.header("location"), "/orders?placed=0&again=2");

        let wrong = TABLE.replace("TABLE-2", "TABLE-3").replace("IM162-90L", "IM0");
        let refused = upload(stage, &mut olivia, &proof, &[("do", b"import"), ("file", wrong.as_bytes())]);
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("“IM0” is not in the catalogue") && !refused.body.contains("value=\"import\""));
        assert_eq!(listed(stage, &key, "?q=TABLE-3"), Vec::<String>::new(), "all or nothing");
        let nothing = upload(stage, &mut olivia, &proof, &[("do", b"preview"), ("text", b" ")]);
        assert!(nothing.status == 422 && nothing.body.contains("Choose a file"), "{}", nothing.body);
        let forged = upload(stage, &mut olivia, "forged", &[("do", b"import"), ("text", TABLE.as_bytes())]);
        assert_eq!(forged.status, 403);
        let largest = [b"number\n".as_slice(), &vec![b'\n'; 4 * 1024 * 1024 - 7]].concat();
        let looked = upload(stage, &mut olivia, &proof, &[("do", b"preview"), ("file", &largest)]);
        assert_eq!(looked.status, 422, "a file of the size we promise to take is looked at");
        let large = vec![b'x'; 5 * 1024 * 1024];
        assert_eq!(upload(stage, &mut olivia, &proof, &[("file", &large)]).status, 413);
    });
}

#[test]
fn l_01_a_file_is_previewed_and_imported_by_a_program() {
    on_both(|stage| {
        let key = stage.admin_key();
        let import = |query: &str, table: &str| {
            let authorization = format!("Bearer {key}");
            let headers = [("authorization", authorization.as_str()), ("content-type", "text/csv; charset=utf-8")];
            stage.post(&format!("/api/v1/orders/import{query}"), &headers, table.as_bytes())
        };
        let seen = import("?preview=true", &TABLE.replace("IM162-90L", "IM0"));
        assert_eq!(seen.status, 200, "{}", seen.body);
        let seen = json(&seen);
        assert_eq!(seen["orders"][0]["order"]["number"], "TABLE-2", "{seen}");
        assert_eq!(
            (&seen["mistakes"][0]["line"], &seen["mistakes"][0]["column"]),
            (&3.into(), &"sku".into()),
            "{seen}"
        );

        let refused = import("", &TABLE.replace("IM162-90L", "IM0"));
        assert_eq!((refused.status, refused.cause().as_str()), (422, "import-invalid"));
        assert!(refused.body.contains("line 3, sku"), "{}", refused.body);
        assert_eq!(listed(stage, &key, "?q=TABLE-1"), Vec::<String>::new());

        let done = import("", TABLE);
        assert_eq!((done.status, &json(&done)["placed"]), (201, &2.into()), "{}", done.body);
        let again = json(&import("", TABLE));
        assert_eq!((&again["placed"], &again["again"]), (&0.into(), &2.into()));
        let kind = stage.api(&key, "/api/v1/orders/import", Some("{}"));
        assert_eq!((kind.status, kind.cause().as_str()), (415, "unsupported-media-type"));
    });
}

#[test]
fn l_01_l_28_a_program_searches_previews_and_sees_how_far_an_order_has_come() {
    on_both(|stage| {
        let key = stage.admin_key();
        assert_eq!(listed(stage, &key, "?q=OrdNum00").len(), listed(stage, &key, "").len());
        assert_eq!(listed(stage, &key, "?q=miramonte"), ["OrdNum002"]);
        assert_eq!(listed(stage, &key, "?q=testlic0003"), ["OrdNum002"]);
        assert_eq!(listed(stage, &key, "?state=unlocked&q=voxline"), ["OrdNum001", "OrdNum004"]);
        assert_eq!(listed(stage, &key, "?mail=dead"), Vec::<String>::new());
        for query in ["?state=open", "?mail=lost"] {
            let answer = stage.api(&key, &format!("/api/v1/orders{query}"), None);
            assert_eq!((answer.status, answer.cause().as_str()), (400, "invalid"), "{query}");
        }
        let first = json(&stage.api(&key, "/api/v1/orders?q=voxline&limit=1", None));
        let next = first["next"].as_str().unwrap();
        assert_eq!(listed(stage, &key, &format!("?q=voxline&limit=1&after={next}")), ["OrdNum001"]);

        stage.mail(&["OrdNum002", "/unlock/"]);
        let of = |number: &str| {
            let list = json(&stage.api(&key, &format!("/api/v1/orders?q={number}"), None));
            let id = list["items"][0]["id"].as_str().unwrap().to_owned();
            json(&stage.api(&key, &format!("/api/v1/orders/{id}"), None))
        };
        assert_eq!(of("OrdNum001")["step"], "activate");

        let order = serde_json::json!({
            "number": "PREVIEW-1", "date": "2026-11-22", "reseller": "R1001",
            "customer": { "number": "C9", "name": "Nine & Co", "country": "IT" },
            "contact": { "email": "it@nine.example" },
            "lines": [{ "sku": "IM120-4L", "items": 3, "model": "perpetual" }],
        });
        let seen = stage.api(&key, "/api/v1/orders?preview=true", Some(&order.to_string()));
        assert_eq!(seen.status, 200, "{}", seen.body);
        let seen = json(&seen);
        assert_eq!((&seen["lines"][0]["units"], &seen["new_customer"]), (&12.into(), &true.into()), "{seen}");
        assert_eq!(listed(stage, &key, "?q=PREVIEW-1"), Vec::<String>::new());
    });
}

#[test]
fn x_15_the_steps_are_shown_to_the_vendor_and_to_the_holder_of_the_link() {
    on_both(|stage| {
        let current = |page: &Answer| {
            let (_, rest) = page.body.split_once("aria-current=\"step\"><span>").expect("a step");
            rest.split('<').next().unwrap().to_owned()
        };
        let link = stage.link(&stage.mail(&["OrdNum002", "/unlock/"]), "/unlock/");
        let mut holder = Visitor::default();
        let page = stage.open(&mut holder, &link);
        assert_eq!(current(&page), "Unlock");
        assert_eq!(stage.send(&mut holder, &page, &link, &[]).status, 303);
        assert_eq!(current(&stage.open(&mut holder, &link)), "Assign");

        let mut olivia = stage.signed_in(OPERATOR);
        let order = |visitor: &mut Visitor, number: &str| {
            let list = stage.open(visitor, &format!("/orders?q={number}"));
            let (_, rest) = list.body.split_once("href=\"/orders/ord_").expect("an order");
            let id = rest.split('"').next().unwrap().to_owned();
            stage.open(visitor, &format!("/orders/ord_{id}"))
        };
        assert_eq!(current(&order(&mut olivia, "OrdNum002")), "Assign");
        let assigned = order(&mut olivia, "OrdNum001");
        assert_eq!(current(&assigned), "Activate");
        assert!(assigned.body.contains("order.unlocked"), "{}", assigned.body);
        // The reseller sees the steps of its order, and not the event log.
        let mut renzo = stage.signed_in(RESELLER);
        let own = order(&mut renzo, "OrdNum001");
        assert_eq!(current(&own), "Activate");
        assert!(!own.body.contains("order.unlocked"));
    });
}

#[test]
fn x_03_orders_are_placed_and_the_catalogue_is_seen_by_the_vendor_only() {
    on_both(|stage| {
        let mut renzo = stage.signed_in(RESELLER);
        let list = stage.open(&mut renzo, "/orders");
        assert!(list.status == 200 && !list.body.contains("/orders/new") && !list.body.contains("/catalogue"));
        for path in ["/orders/new", "/orders/import", "/catalogue"] {
            assert_eq!(stage.open(&mut renzo, path).status, 403, "{path}");
            let answer = stage.open(&mut Visitor::default(), path);
            assert_eq!(answer.status, 303, "{path}");
        }
        let proof = list.proof();
        let place = with(fields("FORM-1"), &[("do", "place"), ("csrf", &proof)]);
        let place: Vec<_> = place.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(stage.send(&mut renzo, &list, "/orders/new", &place).status, 403);
        assert_eq!(upload(stage, &mut renzo, &proof, &[("do", b"import"), ("text", TABLE.as_bytes())]).status, 403);

        let key = stage.admin_key();
        assert_eq!(stage.api("wrong", "/api/v1/catalogue", None).status, 401);
        let catalogue = json(&stage.api(&key, "/api/v1/catalogue", None));
        let find = |sku: &str| {
            let products = catalogue["products"].as_array().unwrap();
            products.iter().find(|product| product["sku"] == sku).unwrap().clone()
        };
        assert_eq!(find("IM119-2L")["on_sale_until"], "2025-12-31");
        assert_eq!(find("IM120R-4L")["base"], "IM120-4L");
        assert_eq!(find("TS500-100R")["delivery"], "activation-key");
        let mut olivia = stage.signed_in(OPERATOR);
        let page = stage.open(&mut olivia, "/catalogue?q=fax");
        assert!(page.body.contains("IM119-2L") && page.body.contains("End of life") && !page.body.contains("IM162"));
    });
}

#[test]
fn l_01_the_list_is_searched_and_filtered_and_says_when_nothing_is_found() {
    on_both(|stage| {
        let mut olivia = stage.signed_in(OPERATOR);
        let mut says = |query: &str, yes: &[&str], no: &[&str]| {
            let page = stage.open(&mut olivia, &format!("/orders{query}"));
            assert_eq!(page.status, 200, "{query}");
            yes.iter().for_each(|text| assert!(page.body.contains(text), "{query}: {text} is not in {}", page.body));
            no.iter().for_each(|text| assert!(!page.body.contains(text), "{query}: {text} is in {}", page.body));
        };
        says("", &["OrdNum001", "OrdNum002"], &["Older"]);
        says("?q=BELCAMPO", &["OrdNum001", "value=\"BELCAMPO\""], &["OrdNum002"]);
        says("?state=locked", &["OrdNum002"], &["OrdNum001"]);
        says("?q=%3Cscript%3E&state=x&mail=y&after=z", &["Nothing found"], &["value=\"<script>", "OrdNum00"]);
        says("?state=nonsense&after=nonsense", &["OrdNum001", "OrdNum002"], &[]);
    });
}
