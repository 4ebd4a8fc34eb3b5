//! Refusals in the language of whoever is refused: people by their profile, programs by what they ask for.

use serde_json::{Value, json};

use crate::house::{in_both, order};
use crate::orders::{fields, send, upload, with};
use crate::stage::{Answer, CUSTOMER, OPERATOR, Stage, Visitor, on_both};

const TABLE: &str = "reseller,number,date,customer_number,customer_name,country,contact_email,sku,items,model,care,first,last\n\
     R1001,W-1,22.11.2026,C9,,IT,nina,IM120-4K,many,rental,,,\n\
     R9,W-2,2026-11-22,C9,Nove,IT,it@nove.example,IM0,1,subscription,,2026-11-22,2026-11-21\n";

/// Somebody of the vendor's who reads `language`.
fn reader(stage: &Stage, language: &str) -> Visitor {
    chooses(stage, OPERATOR, language)
}

/// Whoever has this address signs in and chooses `language`.
fn chooses(stage: &Stage, email: &str, language: &str) -> Visitor {
    let mut person = stage.signed_in(email);
    let page = stage.open(&mut person, "/profile");
    let chosen = stage.send(&mut person, &page, "/profile", &[("name", "Olivia"), ("language", language)]);
    assert_eq!(chosen.status, 303, "{}", chosen.body);
    person
}

fn preview(stage: &Stage, language: &str) -> String {
    let mut olivia = reader(stage, language);
    let proof = stage.open(&mut olivia, "/orders/import").proof();
    let seen = upload(stage, &mut olivia, &proof, &[("do", b"preview"), ("text", TABLE.as_bytes())]);
    assert_eq!(seen.status, 422, "{}", seen.body);
    seen.body
}

#[test]
fn x_04_x_12_what_is_wrong_with_a_file_is_read_in_ones_own_language() {
    let english = [
        "“22.11.2026” is no day. Write it as in 2027-08-07.",
        "Customer “C9” is new. Give its name, of 1 to 200 characters.",
        "An e-mail address looks like name@example.com.",
        "“IM120-4K” is not in the catalogue. Is IM120-4L meant?",
        "“many” is no number of items. Write a whole number, as in 4.",
        "“rental” is no license model. Use one of: perpetual, subscription, cloud.",
        "No reseller has the number “R9”.",
        "A subscription includes care. Name the plan: basic, gold, platinum.",
        "The last day is the first one or later, and 30 years later at the most.",
    ];
    let italian = [
        "“22.11.2026” non è una data. Scrivila come 2027-08-07.",
        "Il cliente “C9” è nuovo. Indica il suo nome, da 1 a 200 caratteri.",
        "Un indirizzo e-mail ha la forma nome@example.com.",
        "“IM120-4K” non è nel catalogo. Forse si intende IM120-4L?",
        "“many” non è un numero di articoli. Scrivi un numero intero, come 4.",
        "“rental” non è un modello di licenza. Usa uno di questi: Perpetua (perpetual), Abbonamento (subscription), cloud.",
        "Nessun rivenditore ha il codice “R9”.",
        "Un abbonamento comprende l’assistenza. Indica il piano: basic, gold, platinum.",
        "L’ultimo giorno deve essere il primo o uno successivo, al massimo 30 anni dopo.",
    ];
    on_both(|stage| {
        for (language, told, strange) in [("en", english, italian), ("it", italian, english)] {
            let page = preview(stage, language);
            assert!(page.contains(&format!("lang=\"{language}\"")), "{page}");
            for sentence in told {
                assert!(page.contains(sentence), "{sentence} is not in {page}");
            }
            for sentence in strange {
                assert!(!page.contains(sentence), "{sentence} is in {page}");
            }
            // Where it is wrong is told as before: line and column.
            for place in
                ["<td class=\"num\">2</td><td><code>date</code>", "<td class=\"num\">3</td><td><code>sku</code>"]
            {
                assert!(page.contains(place), "{place} is not in {page}");
            }
        }
    });
}

#[test]
fn x_04_x_12_the_order_form_says_what_is_wrong_in_ones_own_language() {
    on_both(|stage| {
        let mut olivia = reader(stage, "de");
        let wrong = [
            ("do", "review"),
            ("date", "gestern"),
            ("lines[0].items", "0"),
            ("lines[0].sku", "im120-4l"),
            ("customer.country", ""),
        ];
        let answer = send(stage, &mut olivia, "/orders/new", &with(fields("W-3"), &wrong));
        assert_eq!(answer.status, 422);
        for sentence in [
            "„gestern“ ist kein Datum. Schreiben Sie es wie 2027-08-07.",
            "„im120-4l“ steht nicht im Katalog. Ist IM120-4L gemeint?",
            "Ein Land wird mit zwei Großbuchstaben angegeben, z. B. IT, DE, GB.",
        ] {
            assert!(answer.body.contains(sentence), "{sentence} is not in {}", answer.body);
        }
        assert!(!answer.body.contains("is no day") && !answer.body.contains("not in the catalogue"));
        let missing = stage.open(&mut olivia, "/orders/ord_0");
        assert!(missing.status == 404 && missing.body.contains("Nicht gefunden"), "{}", missing.body);
    });
}

fn detail_of(answer: &Answer, field: &str) -> String {
    let errors = answer.json()["errors"].clone();
    let found = errors.as_array().into_iter().flatten().find(|error| error["field"] == field);
    found.map_or(String::new(), |error| error["detail"].as_str().unwrap().to_owned())
}

#[test]
fn x_04_x_12_a_program_is_refused_in_the_language_it_asks_for() {
    in_both(|house| {
        let mut wrong = order("W-4");
        wrong["date"] = json!("22.11.2026");
        wrong["lines"][0]["sku"] = json!("IM0");
        let text = |answer: &Answer, key: &str| answer.json()[key].as_str().unwrap().to_owned();
        for (asked, language, title, detail, day, sku) in [
            (
                "de-AT, en;q=0.5",
                "de",
                "Die Bestellung kann nicht aufgegeben werden",
                "2 Felder stimmen nicht. Es wurde nichts geändert.",
                "„22.11.2026“ ist kein Datum. Schreiben Sie es wie 2027-08-07.",
                "„IM0“ steht nicht im Katalog.",
            ),
            (
                "it",
                "it",
                "L’ordine non può essere inserito",
                "2 campi non sono corretti. Non è stato modificato nulla.",
                "“22.11.2026” non è una data. Scrivila come 2027-08-07.",
                "“IM0” non è nel catalogo.",
            ),
            (
                "ja, *;q=0.1",
                "en",
                "The order cannot be placed",
                "2 fields are wrong. Nothing was changed.",
                "“22.11.2026” is no day. Write it as in 2027-08-07.",
                "“IM0” is not in the catalogue.",
            ),
        ] {
            let headers = [("accept-language", asked)];
            let refused = house.call(&house.key, "POST", "/api/v1/orders", &headers, Some(&wrong));
            assert_eq!((refused.status, refused.cause().as_str()), (422, "order-invalid"), "{asked}");
            assert_eq!(refused.json()["type"], "https://claviger.dev/problems/order-invalid");
            assert_eq!((refused.header("content-language"), refused.header("vary")), (language, "accept-language"));
            assert_eq!((text(&refused, "title").as_str(), text(&refused, "detail").as_str()), (title, detail));
            assert_eq!((detail_of(&refused, "date"), detail_of(&refused, "lines[0].sku")), (day.into(), sku.into()));
        }
        let plain = house.call(&house.key, "POST", "/api/v1/orders", &[], Some(&wrong));
        assert_eq!(
            (plain.header("content-language"), text(&plain, "title")),
            ("en", "The order cannot be placed".into())
        );
    });
}

#[test]
fn x_04_x_12_whatever_refuses_a_program_speaks_its_language() {
    in_both(|house| {
        let german = [("accept-language", "de")];
        let check = |key: &str, method: &str, path: &str, body: Option<&Value>, cause: &str, says: &str| {
            let refused = house.call(key, method, path, &german, body);
            assert_eq!(refused.cause(), cause, "{path}");
            assert_eq!(
                (refused.header("content-language"), refused.header("vary")),
                ("de", "accept-language"),
                "{path}"
            );
            assert!(refused.body.contains(says), "{says} is not in {}", refused.body);
        };
        let key = house.key.as_str();
        check("wrong", "GET", "/api/v1/orders", None, "unauthorized", "noch gültigen API-Schlüssel");
        check(key, "GET", "/api/v1/nothing", None, "not-found", "Nicht gefunden");
        check(key, "GET", "/api/v1/orders/ord_0", None, "not-found", "Diese Bestellung gibt es nicht");
        check(key, "DELETE", "/api/v1/orders", None, "method-not-allowed", "nimmt diese Methode nicht an");
        check(key, "GET", "/api/v1/orders?limit=0", None, "bad-limit", "eine Zahl von 1 bis 200");
        check(key, "GET", "/api/v1/orders?after=x", None, "bad-cursor", "kein Cursor dieser Liste");
        check(key, "GET", "/api/v1/orders?state=odd", None, "invalid", "ist eines von: locked, unlocked, cancelled");
        check(key, "POST", "/api/v1/orders", Some(&json!({ "colour": 1 })), "invalid-json", "Der Inhalt passt nicht");
        let nameless = json!({ "number": "", "kind": "customer", "name": "N", "country": "it", "time_zone": "Mond", "language": "en" });
        check(key, "POST", "/api/v1/accounts", Some(&nameless), "account-invalid", "Diese Zeitzone gibt es nicht");
        check("", "POST", "/agent/v1/activations", Some(&json!({})), "invalid-json", "Der Inhalt passt nicht");
    });
}

#[test]
fn x_04_x_06_a_refusal_that_is_told_again_stays_in_the_language_of_the_first_time() {
    in_both(|house| {
        let mut wrong = order("W-5");
        wrong["lines"][0]["sku"] = json!("IM0");
        let call = |language: &str| {
            let headers = [("idempotency-key", "once"), ("accept-language", language), ("accept-encoding", "gzip")];
            house.call(&house.key, "POST", "/api/v1/orders", &headers, Some(&wrong))
        };
        let (first, again) = (call("it"), call("de"));
        for answer in [&first, &again] {
            assert_eq!(answer.header("content-encoding"), "", "what is told is told as it is");
            assert_eq!((answer.cause().as_str(), answer.header("content-language")), ("order-invalid", "it"));
            assert_eq!(detail_of(answer, "lines[0].sku"), "“IM0” non è nel catalogo.");
        }
        assert_eq!(again.header("idempotency-replayed"), "true");
    });
}

#[test]
fn x_04_a_visitor_is_met_in_the_browsers_language() {
    on_both(|stage| {
        for (asked, language, direction, title) in [
            ("fr-CH, en;q=0.5", "fr", "ltr", "Se connecter"),
            ("es-MX", "es", "ltr", "Iniciar sesión"),
            ("pt-BR", "pt", "ltr", "Iniciar sessão"),
            ("ar-EG, ar;q=0.9", "ar", "rtl", "تسجيل الدخول"),
            ("tlh", "en", "ltr", "Sign in"),
        ] {
            let page = stage.get("/sign-in", &[("accept-language", asked)]);
            assert_eq!(page.status, 200);
            assert!(page.body.contains(&format!("<html lang=\"{language}\" dir=\"{direction}\">")), "{}", page.body);
            assert!(page.body.contains(&format!("<h1>{title}</h1>")), "{}", page.body);
        }
    });
}

#[test]
fn x_04_the_profiles_language_is_that_of_pages_and_mails() {
    on_both(|stage| {
        for (language, direction, word) in [
            ("fr", "ltr", "Commandes"),
            ("es", "ltr", "Pedidos"),
            ("pt", "ltr", "Encomendas"),
            ("ar", "rtl", "الطلبات"),
        ] {
            let page = stage.open(&mut reader(stage, language), "/orders");
            assert!(page.body.contains(&format!("<html lang=\"{language}\" dir=\"{direction}\">")), "{}", page.body);
            assert!(page.body.contains(&format!("<h1>{word}</h1>")), "{}", page.body);
        }
        for (email, language, lead) in [
            (OPERATOR, "fr", "Un autre mot de passe a été demandé pour cette adresse."),
            (OPERATOR, "es", "Alguien ha solicitado otra contraseña para esta dirección."),
            (CUSTOMER, "pt", "Alguém pediu outra palavra-passe para este endereço."),
            (CUSTOMER, "ar", "طُلبت كلمة مرور أخرى لهذا العنوان."),
        ] {
            chooses(stage, email, language);
            let mut anybody = Visitor::default();
            let page = stage.open(&mut anybody, "/password-reset");
            let asked = stage.send(&mut anybody, &page, "/password-reset", &[("email", email)]);
            assert!(asked.status < 400, "{}", asked.body);
            stage.mail(&[lead]);
        }
    });
}

#[test]
fn x_04_an_order_and_the_licenses_in_it_are_locked_each_in_its_own_gender() {
    on_both(|stage| {
        let orders = stage.api(&stage.admin_key(), "/api/v1/orders?q=OrdNum002", None).body;
        let order = &serde_json::from_str::<Value>(&orders).unwrap()["items"][0];
        let (path, lines) = (format!("/orders/{}", order["id"].as_str().unwrap()), order["lines"].as_array().unwrap());
        for (language, of_order, of_license) in [("es", "Bloqueado", "Bloqueada"), ("it", "Bloccato", "Bloccata")] {
            let page = stage.open(&mut reader(stage, language), &path).body;
            let said = |word| page.matches(word).count();
            assert_eq!((said(of_order), said(of_license)), (1, lines.len()), "{page}");
        }
    });
}
